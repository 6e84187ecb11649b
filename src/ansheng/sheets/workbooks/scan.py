"""The scan: what a sheet of a workbook holds beyond the cells that calamine gives, and the grid of both."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import AnshengError, MissingExtraError
from ansheng.sheets.archive import damaged
from ansheng.sheets.grid import Grid, Mark, Merge

if TYPE_CHECKING:
    import fastexcel
    import polars as pl


@attrs.define
class Scan:
    """What a sheet tells beyond the cells that calamine gives; rows and columns count from 0.

    :param left: the first column that holds anything
    :param columns: how many columns there are at most
    :param hidden: the rows that are hidden, and ``unseen`` the first and the last of columns that are
    :param texts: the texts of cells that calamine reads otherwise, by column and row
    """

    left: int | None = None
    columns: int = 1
    merges: list[Merge] = attrs.field(factory=list)
    marks: list[Mark] = attrs.field(factory=list)
    hidden: list[int] = attrs.field(factory=list)
    unseen: list[tuple[int, int]] = attrs.field(factory=list)
    texts: dict[int, dict[int, str]] = attrs.field(factory=dict)

    def filled(self, column: int) -> None:
        """Note that a column holds something."""
        self.left = column if self.left is None else min(self.left, column)

    def struck(self, row: int, column: int, left: str | None, *, whole: bool) -> None:
        """Note what is struck through in a cell: all of it, or a part, and then what is ``left`` is its text."""
        if left and not whole:
            self.marks.append(Mark(row, column, "struck_part", ""))
            self.texts.setdefault(column, {})[row] = left
        elif whole or left is not None:
            self.marks.append(Mark(row, column, "struck_cell", ""))


def rounded(text: str) -> str:
    """A number of more than fifteen digits as spreadsheets show it, so that nobody takes its last ones for a code's."""
    return f"{float(text):.14E}"


def percent(text: str) -> str:
    """A share as a percentage."""
    try:
        share = Decimal(repr(float(text))) * 100
    except (ValueError, ArithmeticError):
        return text
    return f"{share.normalize():f}%" if share.is_finite() else text


def reader_of(data: bytes) -> fastexcel.ExcelReader:
    """Calamine's reader of a workbook."""
    try:
        import fastexcel
    except ImportError as error:
        raise MissingExtraError.of("fastexcel", "all") from error
    logging.getLogger("calamine").setLevel(logging.ERROR)  # what it warns of is found otherwise, or damage
    return fastexcel.read_excel(data)


def loaded(reader: fastexcel.ExcelReader, name: str) -> fastexcel.ExcelSheet:
    """A sheet as calamine reads it, all cells as text."""
    return reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")


def grid_of(sheet: fastexcel.ExcelSheet, file: str, scan: Scan, *, from_1904: bool) -> Grid:
    """The cells of a sheet with what its scan tells of them."""
    import polars as pl

    cells, left = _cells(sheet), scan.left or 0
    columns = []
    for column, texts in scan.texts.items():
        if column - left < cells.width:
            values = cells.to_series(column - left).to_list()
            for row, text in texts.items():
                values[row] = text
            columns.append(pl.Series(cells.columns[column - left], values, pl.String))
    moved = [attrs.evolve(merge, left=merge.left - left, right=merge.right - left) for merge in scan.merges]
    merges = [attrs.evolve(merge, left=max(merge.left, 0)) for merge in moved if merge.right >= 0]
    marks = [attrs.evolve(mark, column=mark.column - left) for mark in scan.marks if mark.column >= left]
    return Grid(
        file,
        sheet.name,
        cells.with_columns(columns),
        tuple(merges),
        tuple(marks),
        left=left,
        hidden=tuple(scan.hidden),
        hidden_columns=frozenset(
            column
            for column in range(cells.width)
            if any(first <= column + left <= last for first, last in scan.unseen)
        ),
        from_1904=from_1904,
    )


def _cells(sheet: fastexcel.ExcelSheet) -> pl.DataFrame:
    import polars as pl

    cells = sheet.to_polars()
    dated = [name for name in cells.columns if cells[name].str.contains(r"^\d{4}-\d\d-\d\d \d\d:").any()]
    return cells.with_columns(
        pl.col(dated)
        .str.replace(r"^(\d{4}-\d\d-\d\d) 00:00:00(\.0+)?$", "$1")
        .str.replace(r"^1899-12-3[01] ", "")
    )


@contextmanager
def guarded(file: str) -> Iterator[None]:
    """Turn whatever the reader of workbooks throws at damaged input, its panics included, into one InputError."""
    try:
        yield
    except AnshengError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise damaged(file) from error
