"""Schemes of assessment: the parts with their weights, and the bands; both are the office's own data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, TypeVar

import attrs
import cattrs
from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.indicators.printing import Exact
from ansheng.sheets.door import read_toml, unfit
from ansheng.words import NO_WORDS, Words

Mode = Literal[
    "daily", "on_site", "extended", "yearly", "process", "result", "key", "basic", "sector", "overall"
]
Nature = Literal["quantitative", "qualitative"]
Made = TypeVar("Made")

MODES: Mapping[str, Words] = immutabledict(
    {
        "daily": Words("日常考核", "daily"),
        "on_site": Words("现场考核", "on site"),
        "extended": Words("延伸考核", "extended"),
        "yearly": Words("年度考核", "yearly"),
        "process": Words("过程考核", "process"),
        "result": Words("结果考核", "result"),
        "key": Words("重点工作", "key work"),
        "basic": Words("基础管理", "basic management"),
        "sector": Words("行业管理", "by sector"),
        "overall": Words("综合监督管理", "overall supervision"),
    }
)
NATURES: Mapping[str, Words] = immutabledict(
    {"quantitative": Words("定量", "quantitative"), "qualitative": Words("定性", "qualitative")}
)


@attrs.frozen
class Part:
    """One part of a scheme.

    A mark is a score out of ``full``; or, with ``worst`` and ``best``, the value of an indicator that scores nothing at
    the worst, everything at the best, and in between in proportion. The best may be the smaller of the two.

    :param weight: the points that a full mark gives
    """

    id: str
    title: str
    en: str
    weight: Decimal
    mode: Mode | None = None
    nature: Nature | None = None
    full: Decimal = Decimal(100)
    worst: Decimal | None = None
    best: Decimal | None = None

    @property
    def scale_wrong(self) -> bool:
        """Whether only one end of the scale is given, or both are the same."""
        return (self.worst is None) != (self.best is None) or (
            self.best is not None and self.worst == self.best
        )

    def points(self, value: Exact) -> Fraction:
        """The points that a mark gives, exact.

        :raises InputError: a score is below zero or above the full marks
        """
        if isinstance(value, Decimal) and not value.is_finite():
            raise InputError(
                Words(
                    f"“{self.title}”的得分应为数值，填的是“{value}”；请更正",
                    f"{self.en}: the mark {value} is no number; correct it",
                )
            )
        if self.worst is not None and self.best is not None:
            worst, best = Fraction(self.worst), Fraction(self.best)
            share = (Fraction(value) - worst) / (best - worst)
            return Fraction(self.weight) * min(Fraction(1), max(Fraction(0), share))
        if not 0 <= value <= self.full:
            raise InputError(
                Words(
                    f"“{self.title}”的得分应为0～{self.full}，填的是“{value}”；请更正",
                    f"{self.en}: the mark {value} is not between 0 and {self.full}; correct it",
                )
            )
        return Fraction(self.weight) * Fraction(value) / Fraction(self.full)


@attrs.frozen
class Band:
    """A band of scores, from its least score, included, up to the next band."""

    id: str
    title: str
    en: str
    least: Decimal


@attrs.frozen
class Mark:
    """What one part was given, and why; None is not known, which is not zero."""

    value: Exact | None
    words: Words = NO_WORDS


@attrs.frozen
class Scheme:
    """A scheme of assessment: parts whose weights make up ``full``, and bands, the best first.

    :raises InputError: there is no part, ids repeat, the weights do not make up ``full``, a scale has no span, or the
        bands do not fall
    """

    title: str
    en: str
    part: tuple[Part, ...]
    band: tuple[Band, ...] = ()
    full: Decimal = Decimal(100)

    def __attrs_post_init__(self) -> None:
        trouble = next((told for wrong, told in self._troubles() if wrong), None)
        if trouble:
            raise InputError(
                Words(f"“{self.title}”：{trouble.zh}；请更正", f"{self.en}: {trouble.en}; correct it")
            )

    def _troubles(self) -> list[tuple[bool, Words]]:
        ids, weights = [part.id for part in self.part], sum((part.weight for part in self.part), Decimal())
        bands = [band.least for band in self.band]
        low = any(part.weight <= 0 or part.full <= 0 for part in self.part)
        made = Words(
            f"各项权重之和为{weights}，应为{self.full}", f"the weights make {weights}, not {self.full}"
        )
        return [
            (not ids, Words("缺少考核项目", "it has no parts")),
            (len(set(ids)) < len(ids), Words("项目编号重复", "two parts have one id")),
            (low, Words("权重和满分应大于0", "weights and full marks must be above zero")),
            (weights != self.full, made),
            (
                any(part.scale_wrong for part in self.part),
                Words(
                    "worst 与 best 应同时给出，且不相等",
                    "worst and best must be given together and differ",
                ),
            ),
            (sorted(set(bands), reverse=True) != bands, Words("等次的下限应逐级降低", "the bands must fall")),
        ]

    @staticmethod
    def read(path: str | Path) -> Scheme:
        """The scheme of a TOML file with ``[[part]]`` and ``[[band]]``.

        :raises InputError: the file cannot be read, or the scheme does not hold together
        """
        return Scheme.of(read_toml(path), Path(path).name)

    @staticmethod
    def of(data: Mapping[str, Any], name: str = "scheme") -> Scheme:
        """The scheme of plain data, as it stands in a TOML file."""
        return structured(data, Scheme, name)

    def named(self, name: str) -> Part | None:
        """The part with this id or title, None where there is none."""
        return next((part for part in self.part if name in (part.id, part.title)), None)

    def band_of(self, score: Fraction) -> Band | None:
        """The band of a score; None where it is below all of them, or there is none."""
        return next((band for band in self.band if score >= Fraction(band.least)), None)


def structured(data: Mapping[str, Any], cls: type[Made], name: str) -> Made:
    """Plain data as a frozen class, numbers as the decimals that were written.

    :raises InputError: a key is missing, unknown or of the wrong kind; the message names it
    """
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Decimal, lambda value, _: _number(value))
    try:
        return converter.structure(data, cls)
    except (cattrs.BaseValidationError, ArithmeticError) as error:
        inner = _own_error(error)
        if inner is not None:
            raise inner from error
        what = unfit(error, name)
        raise InputError(Words(f"{name}：{what.zh}；请更正", f"{name}: {what.en}; correct it")) from error


def _number(value: object) -> Decimal:
    try:
        found = Decimal(str(value))
    except ArithmeticError:
        found = Decimal("nan")
    if isinstance(value, bool) or not found.is_finite():
        raise ValueError(f"{value!r} is no number")
    return found


def _own_error(error: BaseException) -> InputError | None:
    if isinstance(error, InputError):
        return error
    if isinstance(error, BaseExceptionGroup):
        return next((found for one in error.exceptions if (found := _own_error(one))), None)
    return None
