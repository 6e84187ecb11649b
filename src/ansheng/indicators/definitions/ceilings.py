"""Control indices: how much of a ceiling is used, whether it is broken, and whether the parts make up the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Literal

import attrs

from ansheng.accidents.records import AccidentRecord, CeilingRecord
from ansheng.dates import Period, day_label
from ansheng.errors import DayError, Problem, check_lang, word
from ansheng.facts.frames import records_of
from ansheng.facts.handles import Condition
from ansheng.indicators.core import ACCIDENTS, DEATHS
from ansheng.indicators.definitions.outcomes import LARGER_ACCIDENTS
from ansheng.indicators.evaluation.selection import spellings
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, Tables, evaluate, reaches
from ansheng.indicators.printing import half_up, number
from ansheng.sheets import cells, names
from ansheng.words import Lang, Words

MEASURES: Mapping[str, Indicator] = {"accidents": ACCIDENTS, "deaths": DEATHS, "larger": LARGER_ACCIDENTS}
"""The indicator that a control index limits."""

State = Literal["within", "ahead", "broken", "unknown"]
STATES: Mapping[State, Words] = {
    "within": Words("未突破", "within"),
    "ahead": Words("超时间进度", "ahead of time"),
    "broken": Words("突破", "broken"),
    "unknown": Words("无法判断", "not known"),
}
_INDUSTRIAL = ("coal", "industrial")


@attrs.frozen
class CeilingStanding:
    """How one control index stands.

    A value at the ceiling is within it: “控制在66人以内” allows 66. It is ahead of time when a larger part of the
    ceiling is used than of the year. Records that lack a fact can only raise the value: a broken index stays broken.

    :param limit: the ceiling, or what a decline leaves of last year; None where it is not known
    :param used: the value in percent of the limit
    """

    index: CeilingRecord
    figure: Figure
    limit: Fraction | None
    used: Fraction | None
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        name, state = self.index.name or self.figure.name(lang), word(lang, STATES[self.state])
        if self.limit is None:
            shown = self.figure.shown(lang)
            return word(lang, Words(f"{name}：{shown}，{state}", f"{name}: {shown}, {state}"))
        limit = number(half_up(self.limit, 2))
        used = f"{number(self.used, 1, zeros='keep')}%" if self.used is not None else "—"
        if check_lang(lang) == "en":
            return f"{name}: {self.figure.shown('en')} of {limit} ({used}), {state}"
        return f"{name}：{self.figure.display}，占控制数{limit}的{used}，{state}"


def ceiling_standings(tables: Tables, year: int, as_of: dt.date) -> tuple[CeilingStanding, ...]:
    """How the control indices of a year stand at the end of a day.

    :raises DayError: the day lies before the year
    :raises InputError: there is no table of accidents
    """
    window = Period.parse(str(year))
    if as_of < window.first:
        raise DayError(
            Words(
                f"统计截止日（{day_label(as_of)}）早于{year}年；请更正",
                f"{as_of} lies before {year}; correct it",
            )
        )
    return tuple(
        _standing(index, tables, window, as_of)
        for index in records_of(tables, CeilingRecord)
        if _year(index) in spellings(window)
    )


def ceiling_problems(indices: Iterable[CeilingRecord]) -> tuple[Problem, ...]:
    """Indices whose parts do not add up to them, parts of an index that is not there, and indices of no stated year.

    Zero control counts as 0; where another part has no ceiling, nothing is said of the sum.
    """
    known = tuple(indices)
    by_id = {names.key(index.id): index for index in known if index.id}
    problems = [_no_year(index) for index in known if not _year(index)]
    for key, parent in {names.key(index.part_of): index.part_of for index in known if index.part_of}.items():
        parts = [index for index in known if names.key(index.part_of or "") == key]
        whole = by_id.get(key)
        if whole is None:
            problems.append(
                Problem(
                    "no_parent",
                    Words(f"上级指标“{parent}”不存在；请核对", f"there is no index {parent!r}; check it"),
                    value=parent,
                )
            )
            continue
        limit, limits = _ceiling(whole), [_ceiling(part) for part in parts]
        given = [one for one in limits if one is not None]
        if limit is not None and len(given) == len(limits):
            total = sum(given, Fraction(0))
            if total != limit:
                shown, full = (number(half_up(sum_, 2)) for sum_ in (total, limit))
                problems.append(
                    Problem(
                        "parts_do_not_add_up",
                        Words(
                            f"各分项之和为{shown}，与上级指标“{whole.name or parent}”的{full}不一致；请核对",
                            f"the parts make {shown}, the index {whole.name or parent!r} is {full}; check them",
                        ),
                        value=parent,
                    )
                )
    return tuple(problems)


def _year(index: CeilingRecord) -> str:
    return cells.normalise(index.year or "")


def _no_year(index: CeilingRecord) -> Problem:
    name = index.name or index.id or ""
    return Problem(
        "no_year",
        Words(f"指标“{name}”的年度未填；请填写", f"the index {name!r} has no year; state it"),
        value=name,
    )


def _ceiling(index: CeilingRecord) -> Fraction | None:
    """The ceiling of an index, nothing for zero control; None where it has none."""
    if index.kind == "zero":
        return Fraction(0)
    return None if index.ceiling is None else _exact(index.ceiling)


def _standing(index: CeilingRecord, tables: Tables, window: Period, as_of: dt.date) -> CeilingStanding:
    indicator = _scoped(MEASURES[index.measure or "deaths"], index)
    figure = evaluate(indicator, tables, period=window, as_of=as_of)
    limit = _limit(index, indicator, tables, window, as_of) if index.measure else None
    value = figure.value
    if limit is None or value is None:
        return CeilingStanding(index, figure, limit, None, "unknown")
    used = Fraction(value) * 100 / limit if limit else None
    return CeilingStanding(index, figure, limit, used, _state(Fraction(value), limit, figure, window, as_of))


def _state(value: Fraction, limit: Fraction, figure: Figure, window: Period, as_of: dt.date) -> State:
    if value > limit:
        return "broken"
    if figure.unknown:
        return "unknown"
    months = 12 if as_of > window.last else as_of.month
    return "ahead" if limit and value * 12 > limit * months else "within"


def _limit(
    index: CeilingRecord, indicator: Indicator, tables: Tables, window: Period, as_of: dt.date
) -> Fraction | None:
    match index.kind:
        case "zero" | "ceiling":
            return _ceiling(index)
        case "decline" if index.decline is not None:
            before = window.year_before()
            base = evaluate(indicator, tables, period=before, as_of=as_of)
            known = reaches(indicator.numerator, tables["accidents"], before) and not base.unknown
            if not known or base.value is None:
                return None
            return Fraction(base.value) * (1 - _exact(index.decline) / 100)
    return None


def _scoped(indicator: Indicator, index: CeilingRecord) -> Indicator:
    conditions: list[Condition] = []
    if index.domain:
        conditions.append(_domain(index.domain))
    if index.region:
        conditions.append(AccidentRecord.region == index.region)
    if not conditions:
        return indicator
    where = reduce(lambda left, right: left & right, conditions)
    title = index.name or index.domain or indicator.title
    return indicator.narrowed(f"{indicator.id}@{index.id or title}", title, index.id or indicator.en, where)


def _domain(text: str) -> Condition:
    """That an accident is of a domain; 工矿商贸 includes coal mines, other names that are no domain are sectors.

    Names of a part of a domain, such as 建筑施工, are sectors too: the domain would count the other parts as well.
    """
    domain = AccidentRecord.fact("domain")
    if text == "工矿商贸":
        return AccidentRecord.domain.is_in(list(_INDUSTRIAL))
    code = domain.parse(text)
    part = code == "industrial" and text not in (code, domain.options[code])
    whole = isinstance(code, str) and not part
    return AccidentRecord.domain == code if whole else AccidentRecord.sector == text


def _exact(value: float | None) -> Fraction:
    return Fraction(Decimal(repr(value)))
