"""Approximate numbers: 近, 余, 多, 超 and 逾 with 万 and 亿 and measure words, printed and checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs
from immutabledict import immutabledict

from ansheng.errors import InputError, UnknownNameError
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import Exact, number
from ansheng.words import Words

Word = Literal["", "近", "余", "多", "超", "逾"]

SCALES: Mapping[str, int] = immutabledict({"": 1, "万": 10_000, "亿": 100_000_000})

MEASURES: Mapping[str, tuple[str, str]] = immutabledict(
    {
        "起": ("event", "cases"),
        "宗": ("event", "cases"),
        "件": ("event", "cases"),
        "人": ("person", "persons"),
        "名": ("person", "persons"),
        "家": ("unit", "units"),
        "户": ("unit", "units"),
        "家次": ("visit", "visits"),
        "次": ("visit", "times"),
        "轮次": ("visit", "times"),
        "场": ("visit", "times"),
        "场次": ("visit", "times"),
        "处": ("item", "items"),
        "项": ("item", "items"),
        "条": ("item", "items"),
        "个": ("item", "items"),
        "份": ("document", "documents"),
    }
)
"""Measure words: what they count, and their English. 处, 项 and 条 count the same; 家 and 家次 do not."""

_DIGITS = 20
_WRITTEN = re.compile(
    r"(?P<before>将近|近|超过|超|逾)?(?P<digits>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<after>余|多)?(?P<scale2>[万亿]?)"
)


@attrs.frozen
class Approximate:
    """A printed number with its word: 1200余 is at least 1200 and below the next of its last shown digit.

    :param shown: the number printed, in full
    :param step: what one of the last shown digit that is not zero is worth
    """

    shown: Decimal
    word: Word
    step: Decimal

    @staticmethod
    def parse(text: str) -> Approximate:
        """The number that a text writes: 1200余, 4.4万余, 近9340, 超1.5亿, 800多.

        :raises InputError: it is none

        >>> found = Approximate.parse("4.4万余")
        >>> found.shown, found.word, found.step
        (Decimal('44000'), '余', Decimal('1000'))
        """
        written = unicodedata.normalize("NFKC", text).strip()
        found = _WRITTEN.fullmatch(written)
        twice = found and ((found["scale"] and found["scale2"]) or (found["before"] and found["after"]))
        if not found or twice or len(found["digits"]) > _DIGITS:
            raise InputError(
                Words(f"“{text[:20]}”不是数值；请更正", f"{text[:20]!r} is no number; correct it")
            )
        scale = SCALES[found["scale"] or found["scale2"]]
        word = (
            (found["before"] or "")[-1:]
            if found["before"] in ("将近", "近")
            else found["before"] or found["after"]
        )
        value = Decimal(found["digits"]) * scale
        short: Word = {"超过": "超"}.get(word or "", word or "")  # type: ignore[assignment]
        return Approximate(_plain(value), short, _step(value))

    @property
    def bounds(self) -> tuple[Decimal, Decimal | None]:
        """The least and the greatest value, the greatest not included but for an exact number; None is no limit."""
        match self.word:
            case "":
                return self.shown, self.shown
            case "近":
                return self.shown - self.step, self.shown
            case "超" | "逾":
                return self.shown, None
        return self.shown, self.shown + self.step

    def holds(self, value: Exact) -> bool:
        """Whether a value may be printed so."""
        exact, shown = Fraction(value), Fraction(self.shown)
        match self.word:
            case "":
                return exact == shown
            case "近":
                return Fraction(self.shown - self.step) <= exact < shown
            case "超" | "逾":
                return exact > shown
        return shown <= exact < Fraction(self.shown + self.step)

    def text(self, measure: str = "") -> str:
        """The number as it is printed, in 万 or 亿 where it is that large, with a measure word."""
        digits, scale = _scaled(self.shown)
        if self.word in ("余", "多"):
            return f"{digits}{scale}{self.word}{measure}"
        return f"{self.word}{digits}{scale}{measure}"

    def share_of(self, whole: Exact | Approximate) -> tuple[Fraction, Fraction | None]:
        """Between which values this number divided by another lies; None is no limit.

        >>> low, high = Approximate.parse("2072").share_of(Approximate.parse("1200余"))
        >>> round(float(low), 2), round(float(high), 2)
        (1.59, 1.73)
        """
        low, high = self.bounds
        least, most = whole.bounds if isinstance(whole, Approximate) else (whole, whole)
        lowest = Fraction(0) if most is None else Fraction(low) / Fraction(most)
        return lowest, None if high is None or not least else Fraction(high) / Fraction(least)


def approximated(value: Exact, word: Word, digits: int) -> Approximate:
    """A value as a word rounds it, to so many digits: 余, 多, 超 and 逾 down, 近 up.

    :raises InputError: 超, 逾 or 近 of a value that is itself so round, which would say something false; or the value
        is below 1 or longer than offices write numbers

    >>> approximated(1208, "余", 2).text("家次"), approximated(44123, "余", 2).text("项")
    ('1200余家次', '4.4万余项')
    """
    exact = Fraction(value)
    if word == "":
        return Approximate(_decimal(exact), word, Decimal(1))
    if not 1 <= exact < Fraction(10) ** _DIGITS:
        raise InputError(
            Words(
                f"“{word}”仅用于不小于1且整数部分不超过{_DIGITS}位的数；请改用准确数",
                f"{word} is for values of 1 or more, to {_DIGITS} digits; use the exact number",
            )
        )
    size = Fraction(10) ** (len(str(int(exact))) - digits)
    down = exact // size * size
    if word in ("近", "超", "逾") and down == exact:
        raise InputError(
            Words(
                f"{number(_decimal(exact))}恰为取整的数，不能用“{word}”；请改用准确数",
                f"{number(_decimal(exact))} is round; {word} would be false; use the exact number",
            )
        )
    shown = down + size if word == "近" else down
    return Approximate(_decimal(shown), word, _decimal(size))


def in_scale(value: Exact, scale: Literal["万", "亿"], places: int = 2, measure: str = "") -> str:
    """A value in 万 or 亿, rounded half-up.

    >>> in_scale(130999200, "亿", 1, "元"), in_scale(155300, "万", 2, "元")
    ('1.3亿元', '15.53万元')
    """
    return f"{number(Fraction(value) / SCALES[scale], places)}{scale}{measure}"


def in_measure(figure: Figure, measure: str) -> Figure:
    """A figure with another measure word for the same kind of thing: 280条 as 280处.

    :raises UnknownNameError: the word is not known
    :raises InputError: the words count different things, such as 家 (units) and 家次 (visits)
    """
    exchangeable(figure.unit, measure)
    return attrs.evolve(figure, unit=measure, unit_en=MEASURES[measure][1])


def exchangeable(unit: str, measure: str) -> None:
    """Check that two measure words count the same kind of thing.

    :raises UnknownNameError: one of them is not known
    :raises InputError: they count different things, such as 家 (units) and 家次 (visits)
    """
    for word in (measure, unit):
        if word not in MEASURES:
            raise UnknownNameError.of(Words("量词", "measure word"), word, MEASURES)
    if MEASURES[measure][0] != MEASURES[unit][0]:
        raise InputError(
            Words(
                f"“{unit}”与“{measure}”的计数对象不同，不能互换；请更换量词",
                f"{unit} and {measure} count different things; choose another",
            )
        )


def _scaled(value: Decimal) -> tuple[str, str]:
    for scale in ("亿", "万"):
        shown = value / SCALES[scale]
        if shown >= 1 and shown == shown.quantize(Decimal("0.01")):
            return number(shown), scale
    return number(value), ""


def _step(value: Decimal) -> Decimal:
    """What one of the last digit that is not zero is worth."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return _plain(Decimal(1).scaleb(int(exponent)))


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value:f}".rstrip("0").rstrip(".")) if "." in f"{value:f}" else Decimal(f"{value:f}")


def _decimal(value: Fraction) -> Decimal:
    return _plain(Decimal(value.numerator) / Decimal(value.denominator))
