"""Problems of a dossier: what they cost a report, and which figures of it cannot be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from ansheng.dossier.joining import Source
from ansheng.errors import Problem, apart
from ansheng.facts.nodes import facts_in
from ansheng.facts.record import Facts
from ansheng.gravity import Gravity
from ansheng.indicators.indicator import Indicator
from ansheng.tables.known import KnownTables
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    import polars as pl

_NAMED = 6
"""So many figures are named, and of more that there are more."""


def priced(
    problems: Iterable[Problem],
    tables: Collection[str],
    indicators: Iterable[Indicator],
    known: KnownTables,
) -> tuple[Problem, ...]:
    """The problems in their order; where a file or sheet cannot be used, with the figures that it costs.

    Which table it would have held is told by the name of the sheet or the file; where that says nothing, so does this.
    Of a sheet that is of no table nobody knows whether it belongs to one that is there: it may be a summary, or notes.

    :param tables: the names of the tables that there are
    :param indicators: those of the report
    :param known: the tables that a file may hold
    """
    by_table: dict[str, dict[str, Indicator]] = {}
    for indicator in indicators:
        for name in {name for quantity in indicator.quantities for name in quantity.tables}:
            by_table.setdefault(name, {})[indicator.id] = indicator
    return tuple(_priced(problem, tables, by_table, known) for problem in problems)


def uncounted(
    figures: Iterable[str],
    tables: Mapping[str, pl.DataFrame],
    sources: Sequence[Source],
    indicators: Iterable[Indicator],
) -> Iterator[Problem]:
    """What keeps a report from telling figures though their table is there: one problem a table.

    :param figures: the ids of the figures that have no value
    """
    wanted, by_table = set(figures), dict[str, list[Indicator]]()
    for indicator in indicators:
        if indicator.id in wanted:
            by_table.setdefault(indicator.numerator.table, []).append(indicator)
    for name, found in by_table.items():
        files = {source.file for source in sources if source.table == name}
        file = files.pop() if len(files) == 1 else None
        yield _uncounted(found[0].numerator.record, found, tables[name], file)


def _priced(
    problem: Problem,
    tables: Collection[str],
    by_table: Mapping[str, Mapping[str, Indicator]],
    known: KnownTables,
) -> Problem:
    named = _table(problem, known) if problem.gravity is Gravity.UNUSABLE else None
    costs = by_table.get(named, {}) if named else {}
    if named is None or not costs:
        return problem
    record, count, names = known.by_table[named], len(costs), _names(costs.values())
    if named in tables and problem.kind == "unassigned_table":
        return problem
    if named in tables:
        cost = Words(
            f"“{record.title}”表的{count}项数字可能不全",
            f"{count} figures of the table {record.table} may be incomplete",
        )
        return attrs.evolve(problem, words=_with(problem.words, cost))
    cost = Words(
        f"无“{record.title}”表，{count}项数字无法统计（{names.zh}）",
        f"without the table {record.table} {count} figures cannot be told ({names.en})",
    )
    return attrs.evolve(problem, words=_with(problem.words, cost), costs=tuple(costs))


def _table(problem: Problem, known: KnownTables) -> str | None:
    """The table that a file or sheet would hold by its name."""
    names = (problem.sheet, PurePath(problem.file).stem if problem.file else None)
    return next((found.table for name in names if name and (found := known.meant(name))), None)


def _with(words: Words, cost: Words) -> Words:
    """The words with what it costs, before what is to be done."""
    parts = [part for part in (*apart(words)[:1], cost, *apart(words)[1:]) if part != NO_WORDS]
    return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _names(indicators: Iterable[Indicator]) -> Words:
    """The titles of indicators, of many the first."""
    found = list(indicators)
    shown = Words("、".join(one.title for one in found[:_NAMED]), ", ".join(one.en for one in found[:_NAMED]))
    return shown if len(found) <= _NAMED else Words(f"{shown.zh}等", f"{shown.en}, ...")


def _uncounted(
    record: type[Facts], indicators: Sequence[Indicator], frame: pl.DataFrame, file: str | None
) -> Problem:
    names, count = _names(indicators), len(indicators)
    read = dict.fromkeys(name for one in indicators for name in _facts(one, record.table))
    empty = [record.fact(name) for name in read if frame[name].is_null().all()]
    why = Words("".join(f"“{fact.title}”" for fact in empty), ", ".join(fact.en for fact in empty))
    why = (
        Words(f"无{why.zh}的数据", f"nothing under {why.en}")
        if empty
        else Words("统计期间内的记录有缺项", "its records in the period lack facts")
    )
    words = Words(
        f"“{record.title}”表{why.zh}，{count}项数字无法统计（{names.zh}）；请补填",
        f"the table {record.table}: {why.en}, so {count} figures cannot be told ({names.en}); fill it in",
    )
    return Problem("uncounted", words, file, costs=tuple(one.id for one in indicators))


def _facts(indicator: Indicator, table: str) -> Iterator[str]:
    """The facts of a table that an indicator reads, but for the day that puts a record into the window."""
    for quantity in indicator.quantities:
        if quantity.table == table:
            yield from (name for name in (quantity.day, quantity.period, quantity.fact) if name)
            for node in (quantity.where, quantity.expected):
                yield from facts_in(node) if node else ()
