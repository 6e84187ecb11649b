"""Spread: columns that stand for months, days or townships, over which the records of a table are spread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import polars as pl

from ansheng import days, numerals
from ansheng.dates import Period
from ansheng.errors import Problem
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.loading.context import Context, area_in
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.years import Years
from ansheng.facts.record import Facts
from ansheng.sheets.cells import is_blank
from ansheng.sheets.layout import RawTable
from ansheng.words import Words

FEWEST, FEWEST_TOLD = 2, 3
"""So many columns of one kind make a table that may be spread over them, and so many another that looks so."""

_PERIOD = re.compile(
    r"(?:(?P<year>\d{4})年)?/?"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?(?P<quarter>[一二三四1-4])季度)"
    r"|(?P<whole>\d{4})年度?"
)
_SOME = Period.parse("2020")


@attrs.frozen
class Column:
    """One of these columns.

    :param value: the fact that its cells hold
    :param over: the fact that its header says, and ``said`` what it says of it
    """

    header: str
    value: str
    over: str
    said: Any


def spread_over(facts: type[Facts], headers: Iterable[str], office: Office = NO_OFFICE) -> tuple[str, ...]:
    """The headers of the columns over which the records of a class are spread; none where they stand one a row."""
    if facts.wide is None:
        return ()
    headers = list(headers)
    named = {name for _, name, _ in facts.headers(headers, office.names(facts))}
    if named & {facts.wide.over, *facts.wide.values}:
        return ()
    return like(facts.fact(facts.wide.over), headers)


def like(over: Fact[Any], headers: Sequence[str]) -> tuple[str, ...]:
    """The headers that say one value each of a fact: days, townships or periods."""
    found = tuple(header for header in headers if _said(over, header, _SOME) is not None)
    return found if len(found) >= FEWEST else ()


def columns_of(frame: pl.DataFrame, context: Context) -> list[Column]:
    """The columns of a class that is declared to be spread over them, but for those in which nothing stands."""
    facts, found = context.facts, list[Column]()
    assert facts.wide is not None
    over = facts.fact(facts.wide.over)
    for header in frame.columns:
        texts = [str(cell) for cell in frame[header].drop_nulls().unique() if not is_blank(str(cell))]
        if texts:
            said = _said(over, header, _period(context.years(header)))
            found.append(Column(header, _value(facts, texts), over.name, said))
    return found


def undated(facts: type[Facts], headers: Sequence[str], table: RawTable) -> Problem:
    """The problem of a table of which no row is read, since its columns do not say their year."""
    shown = headers[:3]
    words = Words(
        f"按{'、'.join(shown)}等{len(headers)}列分列，但未写明年份，各行不计入；请在标题或 [defaults] 中写明年份",
        f"spread over {len(headers)} columns ({', '.join(shown)}) without a year, and not read; "
        "write the year into the title or [defaults]",
    )
    return Problem("wide_table", words, table.file, table.sheet)


def summed(facts: type[Facts], problems: Sequence[Problem]) -> list[Problem]:
    """The problems of a table; unknown columns that stand for months or quarters are one for all of them."""
    headers = [problem.column for problem in problems if problem.kind == "unknown_column" and problem.column]
    spread = [header for header in headers if _period_said(days.written(header), _SOME)]
    if len(spread) < FEWEST_TOLD:
        return list(problems)
    words = Words(
        f"按{'、'.join(spread[:3])}等{len(spread)}列分列，“{facts.title}”采集表须每期一行，这些列未使用",
        f"spread over {len(spread)} columns ({', '.join(spread[:3])}); {facts.table or facts.__name__} has a row "
        "for each, so they are not used",
    )
    rest = [problem for problem in problems if problem.column not in spread]
    return [*rest, Problem("wide_table", words, column=spread[0])]


def _period(years: Years) -> Period | None:
    return years.said.period if years.said else None


def _value(facts: type[Facts], texts: Sequence[str]) -> str:
    """The fact that takes most of the texts, the first of those that take as many."""
    assert facts.wide is not None
    return max(facts.wide.values, key=lambda name: sum(_takes(facts.fact(name), text) for text in texts))


def _takes(fact: Fact[Any], text: str) -> bool:
    lacking = fact.kind == "day" and days.lacks_year(days.written(text))
    return lacking or not isinstance(fact.parse(text), Invalid)


def _said(over: Fact[Any], header: str, period: Period | None) -> Any:
    """What a header says of a fact, in a period where it states no year itself; None where it says nothing."""
    text = days.written(header)
    if over.kind == "day":
        return days.read(text, (period.first, period.last) if period else None)
    if over.name == "region":
        area = area_in(header)
        return area if area == header.strip() else None
    return _period_said(text, period)


def _period_said(text: str, period: Period | None) -> str | None:
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    if found["whole"]:
        return Period.parse(found["whole"]).label()
    number = _number(found["month"] or found["quarter"])
    first, count = (number, 1) if found["month"] else (3 * number - 2, 3)
    years = (
        [int(found["year"])]
        if found["year"]
        else range(period.first.year, period.last.year + 1)
        if period
        else ()
    )
    spans = [_months(year, first, count) for year in years if 1 <= first <= 12]
    within = [
        s for s in spans if found["year"] or (period and s.first <= period.last and s.last >= period.first)
    ]
    return within[0].label() if len(within) == 1 else None


def _number(text: str) -> int:
    return numerals.integer(text) or int(text)


def _months(year: int, first: int, count: int) -> Period:
    return Period.parse(f"{year}-{first:02}..{year}-{first + count - 1:02}")
