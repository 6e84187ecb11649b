"""Our reading of the county's dossier beside the truth: what became of every table, column, record and cell."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs
import polars as pl

from ansheng import Dossier, Problem
from ansheng.dossier.unknown import UnknownColumn
from ansheng.sheets.cells import as_text
from ansheng.sheets.names import clean
from ansheng.tables.core import TABLES
from tests.county.truth import Column, Table, Truth

ROW, EXTRA = "_row", "_extra"
UNREAD = frozenset(
    ("unassigned_table", "unknown_table", "unread_file", "unused_file", "restated_table", "no_header")
)
"""The problems that say of a whole table that it is not read."""

GOOD = frozenset(
    ("recognised", "proposed", "extra", "set aside", "read", "equal", "kept", "listed", "doubtful, listed")
)
"""What is as it should be, or is told."""


@attrs.frozen(eq=False)
class Outcome:
    """What became of one thing of the truth, and where it stands.

    ``what`` is table, column, record or cell.
    """

    what: str
    outcome: str
    held: bool
    place: str
    note: str = ""


@attrs.frozen(eq=False, slots=False)
class Part:
    """What one sheet gave to one table: its records, and the header that each fact stands under."""

    table: str
    file: str
    sheet: str
    headers: Mapping[str, str]
    frame: pl.DataFrame

    @cached_property
    def rows(self) -> dict[int, dict[str, Any]]:
        """The records by the row of the file; of several in one row the first."""
        return {row[ROW]: row for row in reversed(self.frame.rows(named=True))}

    @cached_property
    def extra(self) -> dict[int, dict[str, Any]]:
        """What is kept of the columns that no fact is for, by row."""
        return {row: json.loads(text or "{}") for row, text in self.frame.select(ROW, EXTRA).iter_rows()}

    @cached_property
    def kept(self) -> frozenset[str]:
        """The headers of these columns."""
        return frozenset(header for cells in self.extra.values() for header in cells)


@attrs.frozen(eq=False)
class Reading:
    """The dossier as the library reads it: its parts; its problems and proposals by file and sheet."""

    parts: tuple[Part, ...]
    problems: Mapping[tuple[str, str], tuple[Problem, ...]]
    proposals: Mapping[tuple[str, str], Mapping[str, Sequence[str]]]

    @classmethod
    def of(cls, dossier: Dossier, unknown: Iterable[UnknownColumn]) -> Reading:
        """The parts are the rows of each table in the order of its sources."""
        parts, at = [], Counter[str]()
        for source in dossier.sources:
            frame = dossier.tables[source.table].slice(at[source.table], source.rows)
            at[source.table] += source.rows
            parts.append(Part(source.table, source.file, source.sheet or "", source.columns, frame))
        problems: dict[tuple[str, str], list[Problem]] = {}
        for problem in dossier.problems:
            problems.setdefault((problem.file or "", problem.sheet or ""), []).append(problem)
        proposals: dict[tuple[str, str], dict[str, list[str]]] = {}
        for each in unknown:
            offered = [proposal.fact for proposal in each.column.proposals]
            proposals.setdefault((each.file, each.sheet or ""), {})[each.column.header] = offered
        return cls(tuple(parts), {where: tuple(told) for where, told in problems.items()}, proposals)

    def at(self, table: Table) -> list[Part]:
        """What the sheet of a true table gave."""
        return [part for part in self.parts if (part.file, part.sheet) == (table.file, table.sheet)]

    def told(self, table: Table) -> tuple[Problem, ...]:
        """The problems of the sheet of a true table, and of its file."""
        of_file = self.problems.get((table.file, ""), ()) if table.sheet else ()
        return (*self.problems.get((table.file, table.sheet), ()), *of_file)


def same(ours: str, true: str) -> bool:
    """Whether a header of ours is one of the truth: spelled alike, or its lower part alone."""
    key, other = (re.sub(r"[\s/]+", "", header) for header in (ours, true))
    return key in (other, re.sub(r"\s+", "", true.rpartition("/")[2])) or re.sub(r"#\d+$", "", key) == other


def compare(truth: Truth, dossier: Dossier, unknown: Iterable[UnknownColumn] = ()) -> list[Outcome]:
    """What became of every table, column, record and cell of the truth.

    :param unknown: the columns that no fact is for, with what they may be
    """
    reading = Reading.of(dossier, unknown)
    return [each for table in truth.tables for each in Sheet(truth, reading, table).outcomes()]


@attrs.frozen(eq=False, slots=False)
class Sheet:
    """One true table beside what we read of it."""

    truth: Truth
    reading: Reading
    table: Table

    @cached_property
    def parts(self) -> list[Part]:
        """Our reading as the right table; several parts where a column for each month is a record for each."""
        return [part for part in self.reading.at(self.table) if part.table == self.table.table]

    @cached_property
    def part(self) -> Part | None:
        """The part with most of the records."""
        return max(self.parts, key=lambda part: len(part.rows.keys() & self.table.records), default=None)

    def _part_of(self, column: Column) -> Part | None:
        """The part that has the column as a fact; else the one with most of the records."""
        return next((part for part in self.parts if self._fact(column, part)), self.part)

    @cached_property
    def told(self) -> tuple[Problem, ...]:
        """The problems that are told of the sheet."""
        return self.reading.told(self.table)

    @cached_property
    def unread(self) -> bool:
        """Whether it is listed that nothing of the table is read."""
        kinds = {problem.kind for problem in self.told if problem.row is None}
        below = any(problem.kind == "other_table" for problem in self.told)
        return bool(kinds & UNREAD) or (below and self.part is None)

    def outcomes(self) -> Iterator[Outcome]:
        """What became of the table, its columns, its records and its cells."""
        tables = ",".join(part.table for part in self.reading.at(self.table))
        yield self._said("table", self._table(), note=tables)
        for column in self.table.columns:
            outcome, note = self._column(column)
            yield self._said("column", outcome, column.header, f"{column.meaning} {note}")
        if not self.table.read:
            return
        yield from self._records()
        if self.part is not None:
            for row in sorted(self.table.records.keys() & self.part.rows.keys()):
                yield from (self._cell(row, column) for column in self.table.columns)

    def _said(self, what: str, outcome: str, place: str = "", note: str = "") -> Outcome:
        where = " ".join(filter(None, (self.table.file, self.table.sheet, place)))
        return Outcome(what, outcome, self.table.held, where, note)

    def _table(self) -> str:
        filled = [part for part in self.reading.at(self.table) if part.frame.height]
        if not self.table.read:
            return "wrong" if filled else "listed" if self.unread else "silent"
        if self.part is not None:
            return "recognised"
        return "wrong" if filled else "listed" if self.unread else "silent"

    def _column(self, column: Column) -> tuple[str, str]:
        part = self._part_of(column)
        if not self.table.read and self.unread:
            return "set aside", "with its table"
        if part is None or not self.table.read:
            return ("listed" if self.unread else "silent"), "with its table"
        fact = self._fact(column, part)
        if fact is not None:
            if fact in column.facts:
                return "recognised", fact
            return ("unjudged" if column.useless else "wrong"), fact
        if self._proposed(column):
            return "proposed", ""
        if self._is_kept(column, part):
            wanted = [name for name in column.facts if name in part.frame.columns]
            return ("kept" if wanted else "extra"), " ".join(wanted)
        return ("listed" if self._listed(None, column) else "silent"), ""

    def _fact(self, column: Column, part: Part) -> str | None:
        exact = [name for name, header in part.headers.items() if same(column.header, header)]
        loose = [name for name, header in part.headers.items() if same(header, column.header)]
        return next(iter([*exact, *loose]), None)

    def _proposed(self, column: Column) -> bool:
        """Whether the right fact is among those that are proposed for the column."""
        offered = self.reading.proposals.get((self.table.file, self.table.sheet), {})
        facts = {fact for header, names in offered.items() if same(header, column.header) for fact in names}
        return bool(facts & set(column.facts))

    def _is_kept(self, column: Column, part: Part) -> bool:
        filled = any(record[column.header] is not None for record in self.table.records.values())
        return not filled or any(same(header, column.header) for header in part.kept)

    def _listed(self, row: int | None, column: Column) -> bool:
        """Whether a problem is told of the cell, of its whole column, or of another cell of the row and of this."""
        told = (problem for problem in self.told if problem.row in (row, None) and problem.column is not None)
        return any(
            same(str(problem.column), column.header)
            or problem.column == column.letter
            or (row is not None and self._named(problem, column))
            for problem in told
        )

    def _named(self, problem: Problem, column: Column) -> bool:
        """Whether the words of a problem of the row name the fact that stands in the column."""
        part = self._part_of(column)
        if part is None or problem.row is None or (fact := self._fact(column, part)) is None:
            return False
        return f"“{TABLES[part.table].fact(fact).title}”" in problem.words.zh

    def _row_listed(self, row: int) -> bool:
        """Whether a problem is told of the row, or of the table that begins above it."""
        return any(
            problem.row == row or (problem.kind == "other_table" and (problem.row or row + 1) <= row)
            for problem in self.told
        )

    def _records(self) -> Iterator[Outcome]:
        true = self.table.records.keys()
        ours = self.part.rows.keys() if self.part else set[int]()
        for row in sorted(true - ours):
            listed = self.unread or self._row_listed(row)
            yield self._said("record", "lost, listed" if listed else "lost, SILENT", f"row {row}")
        for row in sorted(true & ours):
            yield self._said("record", "read", f"row {row}")
        for row in sorted(ours - self.truth.rows[self.table.file, self.table.sheet]):
            listed = self._row_listed(row)
            yield self._said("record", "added, listed" if listed else "added, SILENT", f"row {row}")

    def _cell(self, row: int, column: Column) -> Outcome:
        part = self._part_of(column)
        assert part is not None
        true, fact = self.table.records[row][column.header], self._fact(column, part)
        listed = self._listed(row, column)
        place = (self.table.file, self.table.sheet, row, column.header)
        if fact is None:
            kept = any(same(header, column.header) for header in part.extra.get(row, {}))
            outcome = "kept" if kept or true is None else "missing, listed" if listed else "missing, SILENT"
            return self._said("cell", outcome, f"row {row} {column.header}", f"{true!r}")
        got = part.rows[row][fact]
        if place in self.truth.doubtful and place not in self.truth.clear:
            outcome = (
                "doubtful, listed" if listed else "doubtful, READ" if got is not None else "doubtful, lost"
            )
            return self._said(
                "cell", outcome, f"row {row} {column.header}", f"{self.truth.doubtful[place]}: {got!r}"
            )
        right = (true, *self.truth.accept.get(place, ()))
        ours = {name: part.rows[row][name] for name in (fact, *column.facts) if name in part.frame.columns}
        equal = any(
            self._equal(each, other, part.table, name) for name, each in ours.items() for other in right
        )
        if equal or (column.useless and any(_alike(got, other, column.header) for other in right)):
            outcome = "equal"
        elif got is None:
            outcome = "missing, listed" if listed else "missing, SILENT"
        else:
            outcome = "WRONG, listed" if listed else "WRONG"
        return self._said("cell", outcome, f"row {row} {column.header}", f"{true!r} read as {got!r}")

    def _equal(self, got: object, true: object, table: str, fact: str) -> bool:
        if got is None or true is None:
            return got is true or got == "无"  # an answer of ours, that there is none
        words = self.truth.values.get(fact, {})
        wanted: object = words.get(str(true).lower() if isinstance(true, bool) else str(true), true)
        if isinstance(got, date):
            return got.isoformat() == wanted
        if isinstance(got, str) and (title := TABLES[table].fact(fact).options.get(got)):
            return _text(wanted) in (got, title)
        if isinstance(got, bool) or isinstance(wanted, bool):
            return got is wanted
        if isinstance(got, int | float) and isinstance(wanted, int | float):
            return abs(got - wanted) < 1e-6 * max(1.0, abs(wanted))
        return _text(got) == _text(wanted)


def _alike(got: object, true: object, header: str) -> bool:
    """Whether a value is what the truth keeps as it stands: a day without its year, an amount in its unit."""
    if isinstance(got, date):
        return [int(part) for part in re.findall(r"\d+", str(true))][-2:] == [got.month, got.day]
    if isinstance(got, int | float) and isinstance(true, int | float):
        return got == true or ("万元" in header and abs(got - true * 10000) < 1)
    return False


def _text(value: object) -> str:
    """A value as text, without blanks and what nobody sees; a text is kept as it was written."""
    written = as_text(value) if isinstance(value, float) else clean(str(value))
    return re.sub(r"\s+", "", written)
