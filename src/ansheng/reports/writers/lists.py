"""Lists: many rows as a CSV file or a workbook that a spreadsheet opens as it stands; no cell can start a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from ansheng.errors import InputError
from ansheng.reports.writers.excel.cells import fitted, plain
from ansheng.reports.writers.excel.pen import DAY, made, write_text
from ansheng.reports.writers.files import csv_lines
from ansheng.sheets.door import destination
from ansheng.words import Words
from ansheng.wrapping import width
from ansheng.writing import unused, write_file

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = (1 << 20) - 1
"""So many rows has a sheet beside its header."""
_WIDEST, _MEASURED = 40, 200

Value = str | int | dt.date | None


def list_lines(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The lines of a list as CSV, days as ISO text."""
    yield from csv_lines([heads])
    yield from csv_lines(["" if value is None else str(value) for value in row] for row in rows)


def write_list(
    path: str | Path,
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    on: dt.date,
    force: bool = False,
) -> None:
    """Write a list whole or not at all, by the ending of its file: ``.csv`` or ``.xlsx``.

    :param name: the name of the sheet
    :param on: the day of the list, which a workbook keeps
    :param force: replace a file that is there
    :raises InputError: another ending, the file is there already or cannot be written, or a sheet cannot hold the rows
    :raises MissingExtraError: xlsxwriter is not installed; the extra ``report`` brings it
    """
    path = list_file(path, force=force)
    plain = path.suffix.lower() == ".csv"
    write_file(path, "\ufeff" + "".join(list_lines(heads, rows)) if plain else _book(name, heads, rows, on))


def list_file(path: str | Path, *, force: bool = False) -> Path:
    """The path of a list that is to be written; for who has to know before the work is done.

    :raises InputError: another ending than ``.csv`` or ``.xlsx``, or the file is there already
    """
    path = destination(path)
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(
            Words(
                f"{path}：清单应为 .csv 或 .xlsx 文件；请更改文件名",
                f"{path}: a list is written as a .csv or .xlsx file; rename it",
            )
        )
    return unused(path, force=force)


def _book(name: str, heads: Sequence[str], rows: Iterable[Sequence[Value]], on: dt.date) -> bytes:
    """The workbook; its rows go to a file as they come, so that a long list is never held as cells."""

    def write(book: Workbook) -> None:
        looks = {look: book.add_format(_LOOKS[look]) for look in _LOOKS}
        sheet = book.add_worksheet(name)
        first = list(islice(coming := iter(rows), _MEASURED))
        for column, head in enumerate(heads):
            wide = max(width(head), *(width(str(row[column] or "")) for row in first), 8)
            sheet.set_column(column, column, min(wide, _WIDEST) + 2)
            sheet.write_string(0, column, head, looks["head"])
        sheet.freeze_panes(1, 0)
        last = _rows(sheet, looks, chain(first, coming))
        sheet.autofilter(0, 0, last, len(heads) - 1)

    return made(name, on, write, memory=False)


def _rows(sheet: Worksheet, looks: Mapping[str, Format], rows: Iterable[Sequence[Value]]) -> int:
    """Write the rows below the header; the number of the last."""
    at = 0
    for at, row in enumerate(rows, start=1):
        if at > MOST_ROWS:
            raise InputError(
                Words(
                    f"清单超过{MOST_ROWS}行，一张工作表无法容纳；请改用 CSV，或缩小查询范围",
                    f"a sheet holds {MOST_ROWS} rows and no more; write CSV, or ask for less",
                )
            )
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(at, column, dt.datetime.combine(value, dt.time()), looks["day"])
            elif isinstance(value, str):
                told = fitted(plain(value), "zh")
                write_text(sheet, at, column, told, looks["text"], looks["quoted"])
            elif value is not None:
                sheet.write_number(at, column, value)
    return at


_LOOKS = {
    "head": {"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter"},
    "text": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "quoted": {"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True},
    "day": {"num_format": DAY, "valign": "top", "align": "left"},
}
