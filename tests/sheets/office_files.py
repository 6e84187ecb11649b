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

from tests.sheets.office_hands import DAY_FORMATS, Cell, on

MARKS = {"utf-16-be": b"\xfe\xff"}
"""The bytes that an office's program puts before the text, where Python does not."""


@attrs.define
class Page:
    """A sheet as it is laid out.

    :param merges: the merged cells: (row from 1, column from 0) of the first and of the last
    :param hidden: the rows that are hidden, from 1
    """

    name: str
    rows: list[list[Cell]] = attrs.field(factory=list)
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    hidden: set[int] = attrs.field(factory=set)
    visible: bool = True


def write_text(path: Path, page: Page, encoding: str, line_end: str, *, ragged: bool) -> None:
    """Write a sheet as delimited text: merged values stand once; rows end at the last column, or at their last cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=line_end, delimiter="\t" if path.suffix == ".tsv" else ",")
    width = 0 if ragged else max(map(len, page.rows))
    for row in page.rows:
        printed = [_printed(cell) for cell in row]
        while ragged and printed and not printed[-1]:
            printed.pop()
        writer.writerow(printed + [""] * (width - len(row)))
    path.write_bytes(MARKS.get(encoding, b"") + text.getvalue().encode(encoding))


def _printed(cell: Cell) -> str:
    if isinstance(cell.shown, dt.datetime):
        return on(cell.shown.date(), dict(DAY_FORMATS)[cell.format])
    if isinstance(cell.shown, bool):
        return str(cell.shown).upper()
    return f"{cell.shown:g}" if isinstance(cell.shown, int | float) else cell.shown or ""


def write_workbook(path: Path, pages: Sequence[Page], *, day_1904: bool) -> None:
    """Write the sheets as a workbook."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "date_1904": day_1904}) as book:
        book.set_properties({"created": dt.datetime(2024, 7, 1)})  # noqa: DTZ001
        formats: dict[tuple[str, bool], Any] = {}
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for top, left, bottom, right in page.merges:
                sheet.merge_range(top - 1, left, bottom - 1, right, "")
            for at, row in enumerate(page.rows):
                for column, cell in enumerate(row):
                    _write_cell(book, sheet, at, column, cell, formats)
            for hidden in page.hidden:
                sheet.set_row(hidden - 1, None, None, {"hidden": True})
            if not page.visible:
                sheet.hide()


def _write_cell(book: Any, sheet: Any, row: int, column: int, cell: Cell, formats: dict[Any, Any]) -> None:
    if cell.shown in (None, ""):
        return
    look = formats.get((cell.format, cell.struck))
    if look is None:
        look = book.add_format({"num_format": cell.format or "General", "font_strikeout": cell.struck})
        formats[cell.format, cell.struck] = look
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, cell.shown)
    elif cell.fonts and isinstance(cell.shown, str) and len(cell.shown) > 1:
        sheet.write_rich_string(row, column, cell.shown[:1], look, cell.shown[1:], look)
    elif isinstance(cell.shown, str):
        sheet.write_string(row, column, cell.shown, look)
    else:
        sheet.write(row, column, cell.shown, look)
