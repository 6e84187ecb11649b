"""How well the county's dossier is read: every column, row, cell and figure held against the truth.

``python tests/county/score.py [--columns] [--cells] [--figures] [--rows] [--accept] [--held]`` prints the totals, and of what is
asked for each case that is not right. The files of three offices are held apart: what they hold is not printed
unless ``--held`` asks for it, so that the reader is not made to fit them.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import polars as pl

from ansheng import Dossier, Problem, open_dossier
from tests.county import bulletin

HERE = Path(__file__).parent
HELD = ("柳河镇/", "交通运输局/", "经济开发区/")
USELESS = "（无用处）"
ROW, EXTRA = "_row", "_extra"


# ---------------------------------------------------------------- the truth
@attrs.frozen(eq=False)
class Column:
    """A column of a true table: its header, its number in the sheet, what it means, and the facts that it may be."""

    header: str
    number: int
    meaning: str
    facts: tuple[str, ...]

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        high, low = divmod(self.number - 1, 26)
        return (chr(64 + high) if high else "") + chr(65 + low)


@attrs.frozen(eq=False)
class Table:
    """A true table: where it stands, the table of ours that it is, its columns and its records by row."""

    file: str
    sheet: str
    table: str | None
    counted: bool
    columns: tuple[Column, ...]
    records: Mapping[int, Mapping[str, Any]]

    @property
    def held(self) -> bool:
        """Whether it is of the part that is kept apart."""
        return self.file.startswith(HELD)


@attrs.frozen(eq=False)
class Truth:
    """The true tables with the cells that are in doubt, and those that may be read in more than one way."""

    tables: tuple[Table, ...]
    doubtful: Mapping[tuple[str, str, int, str], str]
    accept: Mapping[tuple[str, str, int, str], Sequence[Any]]
    told: Mapping[str, Any]
    values: Mapping[str, Mapping[str, Any]]


def read_truth() -> Truth:
    """The truth with the meanings in terms of our records."""
    told = json.loads(HERE.joinpath("truth.json").read_text(encoding="utf-8"))
    means = tomllib.loads(HERE.joinpath("meanings.toml").read_text(encoding="utf-8"))
    facts, useless = means["facts"], means["useless"]

    def table(each: Mapping[str, Any]) -> Table:
        known = facts.get(each["subject"], {})
        columns = [
            Column(
                header,
                number,
                meaning,
                tuple(
                    (useless if meaning == USELESS else known).get(
                        header if meaning == USELESS else meaning, ()
                    )
                ),
            )
            for header, number in each["columns"].items()
            for meaning in [each["meaning"][header]]
        ]
        records = {record["row"]: record["values"] for record in each["records"]}
        where = means["tables"].get(each["subject"])
        return Table(each["file"], each["sheet"], where, each["counted"], tuple(columns), records)

    def place(cell: Mapping[str, Any]) -> tuple[str, str, int, str]:
        return cell["file"], cell["sheet"], cell["row"], cell["header"]

    return Truth(
        tuple(map(table, told["tables"])),
        {place(cell): cell["why"] for cell in told["doubtful"]},
        {place(cell): cell["accept"] for cell in told["contestable"]},
        told,
        means["values"],
    )


# ---------------------------------------------------------------- our reading
@attrs.frozen(eq=False)
class Part:
    """What one sheet gave to one table: its records, and the header that each fact stands under."""

    table: str
    file: str
    sheet: str
    headers: Mapping[str, str]
    frame: pl.DataFrame

    @cached_property
    def rows(self) -> dict[int, dict[str, Any]]:
        """The records by the row of the file."""
        return {row[ROW]: row for row in self.frame.iter_rows(named=True)}

    @cached_property
    def extra(self) -> dict[int, dict[str, Any]]:
        """What is kept of the columns that no fact is for, by row."""
        if EXTRA not in self.frame.columns:
            return {}
        return {row: json.loads(text or "{}") for row, text in self.frame.select(ROW, EXTRA).iter_rows()}


@attrs.frozen(eq=False)
class Reading:
    """The dossier as the library reads it."""

    parts: tuple[Part, ...]
    problems: Mapping[tuple[str, str], tuple[Problem, ...]]

    @classmethod
    def of(cls, dossier: Dossier) -> Reading:
        """The parts are the rows of each table in the order of its sources."""
        parts, at = [], Counter[str]()
        for source in dossier.sources:
            frame = dossier.tables[source.table].slice(at[source.table], source.rows)
            at[source.table] += source.rows
            parts.append(Part(source.table, source.file, source.sheet or "", source.columns, frame))
        problems: dict[tuple[str, str], list[Problem]] = {}
        for problem in dossier.problems:
            problems.setdefault((problem.file or "", problem.sheet or ""), []).append(problem)
        return cls(tuple(parts), {where: tuple(told) for where, told in problems.items()})

    def at(self, table: Table) -> list[Part]:
        """What the sheet of a true table gave."""
        return [part for part in self.parts if (part.file, part.sheet) == (table.file, table.sheet)]

    def told(self, table: Table) -> tuple[Problem, ...]:
        """The problems of the sheet of a true table."""
        of_file = self.problems.get((table.file, ""), ()) if table.sheet else ()
        return (*self.problems.get((table.file, table.sheet), ()), *of_file)


def same(ours: str, true: str) -> bool:
    """Whether a header of ours is one of the truth: spelled alike, or its lower part alone."""
    key, other = (re.sub(r"\s+", "", header) for header in (ours, true))
    return key == other or key == other.rpartition("/")[2] or re.sub(r"#\d+$", "", key) == other


# ---------------------------------------------------------------- columns, records, cells
@attrs.frozen(eq=False)
class Outcome:
    """What became of one thing of the truth, and where it stands."""

    what: str
    outcome: str
    held: bool
    place: str
    note: str = ""


RIGHT = ("recognised", "extra")


def compare(truth: Truth, reading: Reading) -> list[Outcome]:
    """Every table, column, record and cell of the truth."""
    found: list[Outcome] = []
    for table in truth.tables:
        found += Sheet(truth, reading, table).outcomes()
    return found


@attrs.frozen(eq=False, slots=False)
class Sheet:
    """One true table beside what we read of it."""

    truth: Truth
    reading: Reading
    table: Table

    @cached_property
    def part(self) -> Part | None:
        """Our reading as the right table."""
        return next((part for part in self.reading.at(self.table) if part.table == self.table.table), None)

    @cached_property
    def told(self) -> tuple[Problem, ...]:
        """The problems that are told of the sheet."""
        return self.reading.told(self.table)

    @cached_property
    def unread(self) -> bool:
        """Whether it is listed that nothing of the table is read."""
        kinds = {
            problem.kind for problem in self.told if problem.row is None or problem.kind == "other_table"
        }
        return bool(
            kinds
            & {
                "unassigned_table",
                "unknown_table",
                "unread_file",
                "unused_file",
                "summary_table",
                "no_header",
                "other_table",
            }
        )

    def outcomes(self) -> Iterator[Outcome]:
        """What became of the table, its columns, its records and its cells."""
        yield self._said(
            "table", self._table(), "", ",".join(part.table for part in self.reading.at(self.table))
        )
        for column in self.table.columns:
            outcome, note = self._column(column)
            yield self._said("column", outcome, column.header, f"{column.meaning} {note}")
        yield from self._records()
        if self.part is not None and self.table.counted:
            for row in sorted(self.table.records.keys() & self.part.rows.keys()):
                for column in self.table.columns:
                    yield self._cell(row, column)

    def _said(self, what: str, outcome: str, place: str = "", note: str = "") -> Outcome:
        where = " ".join(filter(None, (self.table.file, self.table.sheet, place)))
        return Outcome(what, outcome, self.table.held, where, note)

    def _table(self) -> str:
        if self.table.table is None or not self.table.counted:
            taken = [part for part in self.reading.at(self.table) if part.frame.height]
            return "wrong" if taken else "listed" if self.unread else "silent"
        if self.part is not None:
            return "recognised"
        if self.reading.at(self.table) and not self.unread:
            return "wrong"
        return "listed" if self.unread else "silent"

    def _column(self, column: Column) -> tuple[str, str]:
        part = self.part
        if part is None or not self.table.counted:
            return ("unread table", "") if self.unread else ("silent", "")
        fact = self._fact(column)
        if fact is not None:
            return (
                "recognised" if fact in column.facts else "unjudged" if column.meaning == USELESS else "wrong"
            ), fact
        wanted = [name for name in column.facts if name in part.frame.columns]
        if self._kept(column):
            return ("kept" if wanted else "extra"), ""
        if self._listed(None, column):
            return "listed", ""
        return "silent", ""

    def _fact(self, column: Column) -> str | None:
        assert self.part is not None
        exact = [name for name, header in self.part.headers.items() if same(column.header, header)]
        loose = [name for name, header in self.part.headers.items() if same(header, column.header)]
        return next(iter([*exact, *loose]), None)

    def _kept(self, column: Column) -> bool:
        assert self.part is not None
        filled = any(record[column.header] is not None for record in self.table.records.values())
        kept = (header for cells in self.part.extra.values() for header in cells)
        return (not filled and not self._listed(None, column)) or any(
            same(header, column.header) for header in kept
        )

    def _listed(self, row: int | None, column: Column | None = None) -> bool:
        """Whether a problem is told of the cell, or of its whole column; without a column, of the row."""
        for problem in self.told:
            if column is None:
                if problem.row == row or (
                    problem.kind == "other_table"
                    and problem.row is not None
                    and row is not None
                    and problem.row <= row
                ):
                    return True
            elif (
                problem.row in (row, None)
                and problem.column is not None
                and (same(problem.column, column.header) or problem.column == column.letter)
            ):
                return True
        return False

    def _records(self) -> Iterator[Outcome]:
        true = self.table.records.keys()
        ours = self.part.rows.keys() if self.part else set[int]()
        if not self.table.counted:
            return
        for row in sorted(true - ours):
            yield self._said(
                "record", "lost, listed" if self.unread or self._listed(row) else "lost, silent", f"row {row}"
            )
        for _ in true & ours:
            yield self._said("record", "read")
        others = {
            row
            for table in self.truth.tables
            if (table.file, table.sheet) == (self.table.file, self.table.sheet)
            for row in table.records
        }
        for row in sorted(ours - others):
            yield self._said(
                "record", "added, listed" if self._listed(row) else "added, silent", f"row {row}"
            )

    def _cell(self, row: int, column: Column) -> Outcome:
        assert self.part is not None
        place = (self.table.file, self.table.sheet, row, column.header)
        true, fact = self.table.records[row][column.header], self._fact(column)
        value = next((name for name in column.facts if name in self.part.frame.columns), fact)
        listed = self._listed(row, column)
        if fact is None:
            kept = any(
                same(header, column.header) and text is not None
                for header, text in self.part.extra.get(row, {}).items()
            )
            doubt = place in self.truth.doubtful
            outcome = (
                "kept"
                if kept or (true is None and not doubt)
                else "unread column"
                if listed
                else "missing, silent"
            )
            return self._said("cell", outcome, f"row {row} {column.header}", f"{true!r}")
        assert value is not None
        got = self.part.rows[row][value if fact in column.facts else fact]
        note = f"{true!r} read as {got!r}"
        if place in self.truth.doubtful:
            outcome = (
                "doubtful, listed" if listed else "doubtful, missing" if got is None else "doubtful, READ"
            )
            return self._said(
                "cell", outcome, f"row {row} {column.header}", f"{self.truth.doubtful[place]}: {got!r}"
            )
        if any(self._equal(got, other, value) for other in (true, *self.truth.accept.get(place, ()))):
            outcome = "equal"
        elif got is None:
            outcome = "missing, listed" if listed else "missing, silent"
        else:
            outcome = "WRONG, listed" if listed else "WRONG"
        return self._said("cell", outcome, f"row {row} {column.header}", note)

    def _equal(self, got: object, true: object, fact: str) -> bool:
        if got is None or true is None:
            return got is true or got == "无"  # an answer of ours, that there is none
        words = self.truth.values.get(fact, {})
        wanted = words.get(str(true).lower() if isinstance(true, bool) else str(true), true)
        if isinstance(got, date):
            return got.isoformat() == wanted
        if isinstance(got, bool) or isinstance(wanted, bool):
            return got is wanted
        if isinstance(got, int | float) and isinstance(wanted, int | float):
            return abs(got - wanted) < 1e-6 * max(1.0, abs(wanted))
        return _text(got) == _text(wanted)


def _text(value: object) -> str:
    written = f"{value:g}" if isinstance(value, float) else str(value)
    return re.sub(r"\s+", "", written)


# ---------------------------------------------------------------- the program
def opened(folder: Path, more: str = "") -> Dossier:
    """The dossier, copied into a folder with a ``campaign.toml`` of its own, and more settings at its end."""
    shutil.copytree(HERE / "dossier", folder, dirs_exist_ok=True)
    settings = HERE.joinpath("campaign.toml").read_text(encoding="utf-8")
    folder.joinpath("campaign.toml").write_text(f"{settings}\n{more}", encoding="utf-8")
    return open_dossier(folder)


def assigned(truth: Truth) -> str:
    """The settings of an office that says of every sheet which table it is."""
    places: dict[str, list[str]] = {}
    for table in truth.tables:
        if table.table and table.counted:
            sheet = f', sheet = "{table.sheet}"' if table.sheet else ""
            places.setdefault(table.table, []).append(f'{{ file = "{table.file}"{sheet} }}')
    return "[tables]\n" + "\n".join(f"{name} = [{', '.join(each)}]" for name, each in places.items())


def totals(outcomes: Iterable[Outcome], what: str, held: bool) -> Counter[str]:
    """How many things of a kind had each outcome."""
    return Counter(each.outcome for each in outcomes if each.what == what and each.held == held)


GOOD = {"unread column", "recognised", "extra", "read", "equal", "kept", "doubtful, listed"}


def main() -> None:
    """Print the score."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("tables", "columns", "records", "cells", "figures", "accept", "held"):
        options.add_argument(f"--{name}", action="store_true")
    asked = options.parse_args()
    truth = read_truth()
    with tempfile.TemporaryDirectory() as folder:
        dossier = opened(Path(folder), assigned(truth) if asked.accept else "")
    outcomes = compare(truth, Reading.of(dossier))
    for what in ("table", "column", "record", "cell"):
        for held in (False, True):
            print(f"{what}s{' (held)' if held else ''}:", dict(sorted(totals(outcomes, what, held).items())))
    for what in ("table", "column", "record", "cell"):
        if getattr(asked, f"{what}s"):
            for each in outcomes:
                if each.what == what and each.outcome not in GOOD and (asked.held or not each.held):
                    print(f"{each.outcome:18} {each.place} | {each.note}".replace("\n", "\\n"))
    found = bulletin.lines(truth.told, dossier)
    print(f"figures: {sum(line.equal for line in found)} of {len(found)} equal")
    for line in found:
        if asked.figures and not line.equal:
            print(f"{line.name}: {line.got}, must be {line.wanted}")


if __name__ == "__main__":
    main()
