"""Sheets of cells as the files in which offices send them: workbooks and delimited text."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import xlsxwriter
import xlwt

from tests.sheets.office_hands import EMPTY, Cell

MARKS = {"utf-16-be": b"\xfe\xff"}
"""The bytes that an office's program puts before the text, where Python does not."""

NOT_AVAILABLE = 0x2A
"""The number of the error #N/A."""

Merge = tuple[int, int, int, int]
"""Merged cells: the row, from 1, and the column, from 0, of the first and of the last."""


@attrs.define
class Page:
    """A sheet as it is laid out.

    :param hidden: the rows that are hidden, from 1
    :param hidden_columns: the columns that are, from 0
    """

    name: str
    rows: list[list[Cell]] = attrs.field(factory=list)
    merges: list[Merge] = attrs.field(factory=list)
    hidden: set[int] = attrs.field(factory=set)
    hidden_columns: set[int] = attrs.field(factory=set)
    visible: bool = True

    def add(self, cells: Sequence[Cell]) -> int:
        """Add a row; its number, from 1."""
        self.rows.append(list(cells))
        return len(self.rows)

    def line(self, *texts: str, at: int = 0, to: int = 0) -> None:
        """Add a row that holds texts from a column on, the first of them merged as far as another column."""
        row = self.add([EMPTY] * at + [Cell(text) for text in texts])
        if to > at:
            self.merges.append((row, at, row, to))


@attrs.frozen
class Saving:
    """How a table is saved as text.

    :param ragged: whether a row ends at its last cell, and not at the last column
    """

    encoding: str
    line_end: str
    delimiter: str
    quoting: Any
    ragged: bool


def write_text(path: Path, page: Page, saving: Saving) -> None:
    """Write a sheet as delimited text, where merged values stand once."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=saving.delimiter, quoting=saving.quoting)
    width = 0 if saving.ragged else max(map(len, page.rows))
    lines = []
    for row in page.rows:
        printed = [cell.printed for cell in row]
        while saving.ragged and printed and not printed[-1]:
            printed.pop()
        writer.writerow(printed + [""] * (width - len(row)))
        lines.append(text.getvalue().removesuffix("\r\n") + saving.line_end)
        text.seek(text.truncate(0))
    path.write_bytes(MARKS.get(saving.encoding, b"") + "".join(lines).encode(saving.encoding))


def write_workbook(path: Path, pages: Sequence[Page], *, day_1904: bool) -> None:
    """Write the sheets as a workbook."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "date_1904": day_1904}) as book:
        book.set_properties({"created": dt.datetime(2024, 7, 1)})  # noqa: DTZ001
        looks = _Looks(book)
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for top, left, bottom, right in page.merges:
                sheet.merge_range(top - 1, left, bottom - 1, right, "")
            for at, row in enumerate(page.rows):
                for column, cell in enumerate(row):
                    _write_cell(sheet, at, column, cell, looks)
            for hidden in page.hidden:
                sheet.set_row(hidden - 1, None, None, {"hidden": True})
            for hidden in page.hidden_columns:
                sheet.set_column(hidden, hidden, None, None, {"hidden": True})
            if not page.visible:
                sheet.hide()


@attrs.frozen
class _Looks:
    """The formats of a workbook, each made once."""

    book: Any
    made: dict[tuple[str, bool], Any] = attrs.field(factory=dict)

    def get(self, form: str, *, struck: bool = False) -> Any:
        if (form, struck) not in self.made:
            look = self.book.add_format({"num_format": form or "General", "font_strikeout": struck})
            self.made[form, struck] = look
        return self.made[form, struck]


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    shown = cell.shown
    if shown in (None, ""):
        return
    look = looks.get(cell.format, struck=cell.struck)
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, shown)
    elif isinstance(shown, str) and cell.void:
        struck = looks.get("", struck=True)
        sheet.write_rich_string(row, column, struck, shown[: cell.void], look, shown[cell.void :])
    elif isinstance(shown, str) and cell.fonts and len(shown) > 1:
        sheet.write_rich_string(row, column, shown[:1], look, shown[1:], look)
    elif isinstance(shown, str):
        sheet.write_string(row, column, shown, look)
    else:
        sheet.write(row, column, shown, look)


def write_old_workbook(path: Path, pages: Sequence[Page], *, day_1904: bool) -> None:
    """Write the sheets as a workbook of the form before 2007, with values where a formula would stand."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = day_1904
    looks = _OldLooks()
    for page in pages:
        sheet = book.add_sheet(page.name)
        merged = {(top - 1, left): (bottom - 1, right) for top, left, bottom, right in page.merges}
        for at, row in enumerate(page.rows):
            for column, cell in enumerate(row):
                _write_old_cell(sheet, at, column, cell, looks)
        for (top, left), (bottom, right) in merged.items():
            sheet.merge(top, bottom, left, right)
        for hidden in page.hidden:
            sheet.row(hidden - 1).hidden = True
        for hidden in page.hidden_columns:
            sheet.col(hidden).hidden = True
        if not page.visible:
            sheet.visibility = 1
    book.save(str(path))


@attrs.frozen
class _OldLooks:
    """The styles of such a workbook, each made once: there may be 4,000 and no more."""

    made: dict[tuple[str, bool], Any] = attrs.field(factory=dict)

    def get(self, form: str, *, struck: bool = False) -> Any:
        if (form, struck) not in self.made:
            style = xlwt.XFStyle()
            style.num_format_str = form or "General"
            style.font.struck_out = struck
            self.made[form, struck] = style
        return self.made[form, struck]


def _write_old_cell(sheet: Any, row: int, column: int, cell: Cell, looks: _OldLooks) -> None:
    shown = cell.shown
    if shown in (None, ""):
        return
    look = looks.get(cell.format, struck=cell.struck)
    if isinstance(shown, str) and cell.void:
        struck = looks.get("", struck=True)
        sheet.write_rich_text(row, column, ((shown[: cell.void], struck.font), shown[cell.void :]), look)
    elif shown == "#N/A" and cell.formula:
        sheet.row(row).set_cell_error(column, NOT_AVAILABLE, look)
    else:
        sheet.write(row, column, shown, look)
