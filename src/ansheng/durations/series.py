"""Series: the months of indicators, each as it was known at its own end, and what their newest warns of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ansheng.called import called
from ansheng.dates import AnyDay, Period, day_of, shift
from ansheng.durations.spells import tables_of
from ansheng.durations.warning import STOCK, Warned, Warnings, warned
from ansheng.errors import InputError
from ansheng.indicators import core
from ansheng.indicators.definitions import indicator as indicator_called
from ansheng.indicators.figure import Figure
from ansheng.indicators.figures.sources import source as source_of
from ansheng.indicators.indicator import Indicator, evaluate, groups, names_of, reaches, table_of
from ansheng.words import Words

MONTHS = 24
"""So many months are looked back on at most where nothing else is asked."""
WATCHED = (core.HAZARDS_FOUND, core.RECTIFICATION_RATE, core.ACCIDENTS, core.DEATHS)
"""What is watched where nothing else is asked."""


def early_warnings(
    source: object,
    indicators: str | Indicator | Iterable[str | Indicator] = WATCHED,
    *,
    as_of: AnyDay,
    by: str | Sequence[str] | None = None,
    months: int = MONTHS,
) -> Warnings:
    """Whether the newest whole month of each series is out of what the months before it let one expect.

    :param source: a dossier, or tables by name, as :func:`ansheng.figures` takes them
    :param indicators: indicators, or their ids or titles; those whose tables are not there are left out where none are
        named
    :param as_of: the day to whose end data are known; the newest month is the last that is over by then
    :param by: a fact or facts by which series are told apart, such as 责任部门
    :param months: so many months before the newest one are looked back on at most
    :raises InputError: a table is not given or is not typed, or no month is asked for
    :raises UnknownNameError: an indicator or fact is not known; near names are listed
    """
    day, tables = day_of(as_of, "as_of"), tables_of(source)
    last = _newest(day)
    if months < 1:
        raise InputError(Words("回看月数应为正整数", "expected 1 month or more to look back on"))
    usual = indicators is WATCHED
    several = (
        [indicators] if isinstance(indicators, str) or not isinstance(indicators, Iterable) else indicators
    )
    chosen = [indicator_called(one) if isinstance(one, str) else one for one in several]
    kept = [one for one in chosen if not usual or _there(one, tables)]
    for one in kept:
        for part in one.quantities:
            source_of(table_of(one, part, tables), part.record, (), ())
    spans = [shift(last.replace(day=1), months=-back) for back in range(months, -1, -1)]
    facts = _facts(kept, by)
    series: list[tuple[Figure, Sequence[Figure]]] = []
    stocks: list[Warned] = []
    windows = [Period(first, _end(first)) for first in spans]
    for one in kept:
        if any(part.day is None and part.period is None for part in one.quantities):
            stocks += _stocks(one, tables, windows[-1], facts)
        else:
            series += _series(one, tables, windows, facts)
    return Warnings(last, facts, (*warned(series), *stocks))


def _facts(chosen: Sequence[Indicator], by: str | Sequence[str] | None) -> tuple[str, ...]:
    """The names of facts of the first record counted, by name or title."""
    if not chosen:
        return ()
    record = chosen[0].numerator.record
    what = Words(f"“{record.title}”的采集项", f"fact of {record.__name__}")
    facts = record.facts()
    found = (called(what, name, facts, lambda _, fact: (fact.title, fact.en)).name for name in names_of(by))
    return tuple(dict.fromkeys(found))


def _stocks(one: Indicator, tables: Mapping[str, Any], month: Period, by: tuple[str, ...]) -> list[Warned]:
    """A stock as it stands at the end of the newest month, which is not tested."""
    if not by:
        return [Warned(evaluate(one, tables, period=month, as_of=month.last), (), reason=STOCK)]
    return [
        Warned(figure, (), reason=STOCK)
        for figure in evaluate(one, tables, period=month, as_of=month.last, by=by)
    ]


def _newest(day: date) -> date:
    """The last day of the newest month that is over by the end of a day."""
    return day if _end(day) == day else day.replace(day=1) - timedelta(days=1)


def _end(day: date) -> date:
    return shift(day.replace(day=1), months=1) - timedelta(days=1)


def _there(one: Indicator, tables: Mapping[str, Any]) -> bool:
    return all(part.table in tables for part in one.quantities)


def _series(
    one: Indicator, tables: Mapping[str, Any], windows: Sequence[Period], by: tuple[str, ...]
) -> list[tuple[Figure, Sequence[Figure]]]:
    """The newest figure of each group beside those before it; months that the table does not reach are left out.

    The groups are those of all months, so that a month in which one has nothing is its 0.
    """
    reached = [
        window
        for window in windows
        if all(reaches(part, tables[part.table], window) for part in one.quantities)
    ]
    if not reached or reached[-1] != windows[-1]:
        return []
    if not by:
        lines = [[evaluate(one, tables, period=window, as_of=window.last) for window in reached]]
    else:
        whole = Period(reached[0].first, reached[-1].last)
        keys = groups(one, tables, period=whole, as_of=whole.last, by=by)
        made = [evaluate(one, tables, period=month, as_of=month.last, by=by, among=keys) for month in reached]
        lines = [list(line) for line in zip(*made, strict=True)]
    return [(line[-1], [figure for figure in line[:-1] if figure.value is not None]) for line in lines]
