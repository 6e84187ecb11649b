"""Vintages: a figure as it was known on a day, and comparisons that do not take an immature count for a fall.

Counts of a running year grow for months after its end, while last year's are nearly complete. So a comparison is made
twice: with last year as it was known at the same distance from its end, and with last year as it is known now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import attrs

from ansheng.dates import Period
from ansheng.errors import check_lang, word
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.words import NO_WORDS, Lang, Words


@attrs.frozen
class Vintage:
    """A value of a window as known at the end of a day; None is not known."""

    value: int | Decimal | None
    window: Period
    as_of: dt.date

    @staticmethod
    def of(figure: Figure) -> Vintage:
        """The vintage of a figure."""
        return Vintage(figure.value, figure.window, figure.as_of)

    @property
    def lag(self) -> int:
        """How many days after the end of its window it is known; the later, the more mature."""
        return (self.as_of - self.window.last).days


@attrs.frozen
class YearOnYear:
    """A comparison with the year before, made on equally mature counts and on the latest ones.

    :param aligned: with last year as known at the same distance from its end; None where no such vintage is at hand
    :param latest: with last year as known last
    :param tolerance: how many days the distances may differ and still be the same
    """

    current: Vintage
    aligned: Vintage | None
    latest: Vintage | None
    tolerance: int
    unit: str = ""
    unit_en: str = ""
    places: int = 1

    @property
    def comparison(self) -> Comparison:
        """The comparison to print: the aligned one where there is one, else the latest."""
        return self._against(self.aligned or self.latest)

    @property
    def on_latest(self) -> Comparison:
        """The comparison with last year as known last."""
        return self._against(self.latest)

    @property
    def immature(self) -> bool:
        """Whether the comparison to print sets a mature base against an immature year."""
        base = self.aligned or self.latest
        return base is not None and base.lag - self.current.lag > self.tolerance

    def warning(self, lang: Lang = "zh") -> str:
        """What has to be said beside the comparison; empty where nothing has."""
        base = self.aligned or self.latest
        if base is None or not self.immature:
            return word(lang, NO_WORDS)
        now, then = self.current.lag, base.lag
        return word(
            lang,
            Words(
                f"上年数据截至期末后第{then}天，本年数据仅截至期末后第{now}天；后续补报会使本年数增加，下降未必属实",
                f"last year is known {then} days after its end, this one {now} days; late entries will raise this "
                "year's count, so a fall may not be one",
            ),
        )

    def _against(self, base: Vintage | None) -> Comparison:
        return Comparison(
            self.current.value,
            base.value if base else None,
            base.window if base else None,
            unit=self.unit,
            unit_en=self.unit_en,
            places=self.places,
        )


def year_on_year(
    current: Vintage,
    known: Iterable[Vintage],
    *,
    tolerance: int,
    unit: str = "",
    unit_en: str = "",
    places: int = 1,
) -> YearOnYear:
    """The comparison of a vintage with those of the same window a year before.

    :param known: vintages at hand; those of other windows are left out
    :param tolerance: how many days the distances from the end of the window may differ and still be the same
    """
    before = current.window.year_before()
    bases = sorted((one for one in known if one.window == before), key=lambda one: one.as_of)
    near = [one for one in bases if abs(one.lag - current.lag) <= tolerance]
    aligned = min(near, key=lambda one: abs(one.lag - current.lag), default=None)
    return YearOnYear(current, aligned, bases[-1] if bases else None, tolerance, unit, unit_en, places)


@attrs.frozen
class Mismatch:
    """A base that is not the figure that was published for it."""

    published: int | Decimal
    base: int | Decimal
    level: Literal["warning", "error"]

    def text(self, lang: Lang = "zh") -> str:
        """The mismatch in a line."""
        if check_lang(lang) == "en":
            return f"{self.level}: last year was published as {self.published}, the base is {self.base}"
        word = "错误" if self.level == "error" else "提示"
        return f"{word}：上年公布数为{self.published}，本次比较的基数为{self.base}"


def against_published(
    base: int | Decimal | None, published: int | Decimal | None, *, grave: bool
) -> Mismatch | None:
    """Whether the base of a comparison is what was published; None where it is, or one of them is not known.

    :param grave: whether accidents of the grade larger or graver are counted, whose figures do not change any more
    """
    if base is None or published is None or base == published:
        return None
    return Mismatch(published, base, "error" if grave else "warning")
