"""Reads an office's form and compares: each record as it stands there, or a line that says what was not read."""

from __future__ import annotations

import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

import ansheng
from ansheng.dossier import Dossier
from ansheng.errors import AnshengError, Problem
from ansheng.gravity import Gravity, kind_of
from tests.sheets.office_columns import Column
from tests.sheets.office_forms import WORKBOOKS, Form
from tests.sheets.office_hands import Cell
from tests.sheets.office_layout import Placed
from tests.sheets.office_words import bare

Record = Mapping[str, Any]
Rows = Mapping[int, Record]

IN_DOUBT = {"hidden_row", "struck_cell"}
"""Kinds of problems that say that what was read may not be what is meant."""
ALWAYS = {"no_settings"}
NOT_READ = {"unassigned_table", "unknown_table", "no_header", "restated_table"}
"""Kinds of problems that say that no row of a table is read."""


@attrs.define
class Outcome:
    """What became of a form.

    :param silent: what differs and is not listed at its place, or is read as something else
    :param doubts: what differs and is listed, by what differs and the kind of the problem
    :param listed: the problems, by kind
    """

    form: Form
    records: int = 0
    silent: list[str] = attrs.field(factory=list)
    doubts: Counter[str] = attrs.field(factory=Counter)
    listed: Counter[str] = attrs.field(factory=Counter)


def outcome(form: Form) -> Outcome:
    """Write the form, read it, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        form.write(Path(folder) / "隐患台账")
        try:
            dossier = ansheng.open_dossier(folder)
        except AnshengError as error:
            return Outcome(form, silent=[f"refused: {error}"])
        return _compared(form, dossier)


def _compared(form: Form, dossier: Dossier) -> Outcome:
    found = Outcome(form, sum(map(len, form.records.values())))
    found.listed.update(each.kind for each in dossier.problems if each.kind not in ALWAYS)
    read = _by_sheet(form, dossier)
    for sheet, records in form.records.items():
        problems = [each for each in dossier.problems if each.sheet in (None, sheet)]
        _Sheet(found, sheet, problems).compare(records, read.pop(sheet, {}))
    found.silent += [
        f"{sheet}: {len(rows)} records of no table of hazards" for sheet, rows in read.items() if rows
    ]
    found.silent += [f"{kind} is not listed" for kind in _in_doubt(form) - set(found.listed)]
    return found


def _in_doubt(form: Form) -> set[str]:
    """The kinds of doubt that the records of a form give."""
    cells = {
        cell
        for page in form.pages
        for each in form.records.get(page.name, ())
        for cell in page.rows[each.row - 1]
        if not each.apart
    }
    hidden = {"hidden_row"} if any(page.hidden for page in form.pages) else set()
    columns = {
        (page.name, column.letter)
        for page in form.pages
        for each in form.records.get(page.name, ())
        for column, _ in (*each.cells.values(), *each.others)
        if not each.apart
    }
    places = {(page.name, chr(ord("A") + place)) for page in form.pages for place in page.hidden_columns}
    unseen = {"hidden_column"} if columns & places else set()
    struck = {"struck_cell"} if any(cell.struck for cell in cells) else set()
    return hidden | unseen | struck | ({"struck_part"} if any(cell.void for cell in cells) else set())


def _by_sheet(form: Form, dossier: Dossier) -> dict[str, dict[int, Record]]:
    """The records that were read of each sheet, by row, in their order."""
    table = dossier.tables.get("hazards")
    rows = iter(table.iter_rows(named=True) if table is not None else ())
    read: dict[str, dict[int, Record]] = {}
    for source in dossier.sources:
        sheet = read.setdefault(source.sheet or form.pages[0].name, {})
        sheet |= {row["_row"]: row for row in islice(rows, source.rows)}
    return read


@attrs.frozen
class _Sheet:
    """Compares the records of one sheet."""

    found: Outcome
    name: str
    problems: list[Problem]

    def compare(self, placed: Iterable[Placed], read: Rows) -> None:
        wanted = {each.row: each for each in placed}
        common = [row for row in read if row in wanted]
        if common != sorted(common):
            self.found.silent.append(f"{self.name}: records out of order")
        lost: set[int] = set()
        for row, record in wanted.items():
            if row in read:
                self._record(record, read[row])
            else:
                lost.add(row)
                self._lost(record, lost)
        for row in set(read) - set(wanted):
            doubts = {kind for kind in self._at_row(row) if kind_of(kind).gravity is not Gravity.NOTE}
            self._note("no record", doubts, f"row {row} is no record: {_short(read[row])}")

    def _note(self, what: str, kinds: set[str], silent: str) -> None:
        if kinds:
            self.found.doubts[f"{what}: {min(kinds)}"] += 1
        else:
            self.found.silent.append(f"{self.name}: {silent}")

    def _lost(self, record: Placed, lost: set[int]) -> None:
        start = record.row
        while not self._begins("pasted_rows", start) and start - 1 in lost:
            start -= 1
        aside = {kind for kind in self._at_row(record.row) if kind_of(kind).aside}
        kinds = self._begins("pasted_rows", start) | aside | self._whole()
        if record.apart:
            kinds |= {kind for row in range(record.row) for kind in self._begins("other_table", row)}
        self._note("lost", kinds, f"row {record.row} is lost")

    def _begins(self, kind: str, row: int) -> set[str]:
        return {each.kind for each in self.problems if each.kind == kind and each.row == row}

    def _whole(self) -> set[str]:
        return {each.kind for each in self.problems} & NOT_READ

    def _at_row(self, row: int) -> set[str]:
        return {each.kind for each in self.problems if each.row == row and each.column is None}

    def _record(self, wanted: Placed, read: Record) -> None:
        for column, cell in wanted.cells.values():
            self._value(wanted, column, cell, read[column.fact])
        self._others(wanted, read["_extra"])
        for name in set(read) - set(wanted.cells):
            if not name.startswith("_") and read[name] not in (None, wanted.implied.get(name)):
                self.found.silent.append(
                    f"{self.name}: row {wanted.row} {name}: nothing there, read {read[name]!r}"
                )

    def _value(self, wanted: Placed, column: Column, cell: Cell, value: Any) -> None:
        if _same(cell.means, value) or (cell.means is None and value == wanted.implied.get(column.fact)):
            return
        kinds = self._at_cell(wanted.row, column)
        kinds = kinds - IN_DOUBT if value is None else kinds & IN_DOUBT
        what = "read as missing" if value is None else f"read as {value!r}"
        place = f"row {wanted.row} {column.fact} “{column.title}”"
        self._note(
            "missing" if value is None else "other",
            kinds,
            f"{place}: {cell.shown!r} {cell.format} means {cell.means!r}, {what}",
        )

    def _at_cell(self, row: int, column: Column) -> set[str]:
        """The kinds of the problems at a cell, or at the whole of its column, which is named without its star."""
        title, group = bare(column.title).strip("*："), bare(column.group)
        whole = {title, group + title, f"{group}/{title}"}
        kinds = set()
        for each in self.problems:
            named = bare(each.column or "")
            here = named in whole or named.endswith(f"/{title}")
            if here and each.row == row:
                kinds.add(each.kind)
            if each.kind in COLUMN_KINDS and (here or named in (group, column.letter)):
                kinds.add(each.kind)
        return kinds

    def _others(self, wanted: Placed, extra: str | None) -> None:
        """Compare what stands in the columns that no fact is for; it is kept as JSON, by title."""
        read = {bare(title): bare(value) for title, value in json.loads(extra or "{}").items()}
        for column, cell in wanted.others:
            kept = read.get(bare(column.title))
            if cell.means is not None and kept != bare(cell.means):
                kinds = self._at_cell(wanted.row, column) & {"unnamed_column"}
                self._note(
                    "not kept", kinds, f"row {wanted.row} “{column.title}”: {cell.means!r} kept as {kept!r}"
                )


COLUMN_KINDS = {
    "unknown_column",
    "unnamed_column",
    "duplicate_header",
    "unit_mismatch",
    "ambiguous_column",
}
"""Kinds of problems that say of a whole column that it is not used."""


def _same(means: Any, value: Any) -> bool:
    if isinstance(means, float) and isinstance(value, float):
        return math.isclose(means, value)
    return bare(means) == bare(value) if isinstance(means, str) and isinstance(value, str) else means == value


def _short(record: Record) -> str:
    return str({name: value for name, value in record.items() if value is not None and name != "_file"})


def _diversity(forms: Sequence[Form]) -> dict[str, Counter[object]]:
    """How the forms differ."""
    return {
        "kinds of files": Counter(each.suffix for each in forms),
        "encodings of text": Counter(each.saving.encoding for each in forms if each.suffix not in WORKBOOKS),
        "rows of the header": Counter(each.depth for each in forms),
        "columns": Counter(_about(max(len(row) for row in each.pages[0].rows)) for each in forms),
        "records": Counter(_about(sum(map(len, each.records.values()))) for each in forms),
        "sheets": Counter(len(each.pages) for each in forms),
        "with": Counter(name for each in forms for name in each.odd),
        "odd in so many ways": Counter(len(each.odd) for each in forms),
    }


def _about(count: int) -> str:
    return next(f"up to {most}" for most in (2, 5, 10, 20, 10**6) if count <= most)


def _shares(had: Counter[object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in had.most_common())


def counted(forms: Iterable[Form]) -> str:
    """How many forms were read wholly, and what of the others is listed, by kind; what is not listed comes last."""
    outcomes = [outcome(each) for each in forms]
    whole = sum(not each.silent and not each.doubts for each in outcomes)
    clean = sum(not each.listed and not each.silent for each in outcomes)
    doubts = sum((each.doubts for each in outcomes), Counter[str]())
    kinds = Counter(kind for each in outcomes for kind in each.listed)
    forms_of = [each.form for each in outcomes]
    lines = [
        f"{len(outcomes)} forms, {sum(each.records for each in outcomes)} records",
        *(f"{name}: {_shares(had)}" for name, had in _diversity(forms_of).items()),
        f"{whole} read wholly, {clean} of them with nothing listed",
        "differences that are listed:",
        *(f"{count:7} {what}" for what, count in doubts.most_common()),
        "forms with a problem of the kind:",
        *(f"{count:7} {kind}" for kind, count in kinds.most_common()),
        "forms that differ in silence:",
        *(f"  form {each.form.seed}: {line}" for each in outcomes for line in each.silent[:1]),
    ]
    return "\n".join(lines) + "\n"
