"""Books: a file of an office as a workbook of openpyxl, which a copy can be made of; the one door to openpyxl.

openpyxl keeps values, formulas, formats, widths, merged cells, validations and comments. It loses pictures, charts and
macros, and the stored results of formulas, which a spreadsheet program computes again when it opens the copy. What it
is handed has been looked at before: no document type or entity, no bomb, and no more than so many cells.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from ansheng.errors import InputError, MissingExtraError
from ansheng.facts.headers import FORMULA
from ansheng.sheets.archive import Archive
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.reading import DELIMITED
from ansheng.sheets.workbooks.workbook import read_workbook
from ansheng.words import Words
from ansheng.wrapping import width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 1_000_000
"""A workbook of more cells is not copied: a person does not look through it, and it would take minutes."""

MOST_ROWS = 1 << 20
"""So many rows has a sheet at most."""

_LARGEST = 256 << 20
_LONGEST_NAME = 31
_WIDEST, _MEASURED = 40, 200
_UNFIT_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_RANGE = re.compile(rb"(?:mergeCell|hyperlink|comment)\s[^<>]*?\bref\s*=\s*[\"']([^\"'<>:]*:[^\"'<>]*)")
_CORNERS = re.compile(rb"([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})")


def new_book() -> Workbook:
    """A workbook without a sheet.

    :raises MissingExtraError: openpyxl is not installed
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError.of("openpyxl", "report") from error
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def formatted(data: bytes, file: str) -> Workbook:
    """A workbook as the office formatted it.

    openpyxl stops at what other programs pass over, in many ways; :func:`plain` reads what is left then.

    :raises InputError: it is none of this kind, cannot be read, or has too many cells to be copied
    """
    from openpyxl import load_workbook

    read_workbook(data, file)
    _refuse_large(Archive.open(data, file))
    with warnings.catch_warnings(action="ignore"):
        return load_workbook(BytesIO(data), rich_text=True)


def plain(data: bytes, file: str) -> Workbook:
    """A workbook of the texts of a file's cells, each where the file has it.

    :raises InputError: it cannot be read, or has too many cells to be copied
    """
    delimited = PurePath(file).suffix.lower() in DELIMITED
    grids = [read_delimited(data, file)] if delimited else read_workbook(data, file)[0]
    book = new_book()
    for grid in grids:
        _refuse(grid.file, grid.cells.height * grid.cells.width, grid.cells.height)
        sheet = book.create_sheet(sheet_name(grid.sheet or "Sheet1", book.sheetnames))
        widths: dict[int, int] = {}
        for row, texts in enumerate(grid.cells.iter_rows(), start=1):
            for column, text in enumerate(texts, start=1 + grid.left):
                if text:
                    put(sheet.cell(row, column), text)
                    if row <= _MEASURED:
                        widths[column] = max(widths.get(column, 0), width(text))
        _widen(sheet, widths)
    return book


def put(cell: Cell, text: str) -> None:
    """Write text as it stands, which never starts a formula, not even when somebody edits the cell."""
    cell.value = _UNFIT.sub("\ufffd", text)
    cell.data_type = "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True


def sheet_name(name: str, taken: Iterable[str]) -> str:
    """A name that a sheet may have, and that none has yet."""
    used = {one.casefold() for one in taken}
    plain = _UNFIT_NAME.sub("_", name).strip("' ")[:_LONGEST_NAME] or "Sheet"
    names = [plain, *(f"{plain[: _LONGEST_NAME - 5]}({n})" for n in range(2, 1000))]
    return next(one for one in names if one.casefold() not in used)


def _widen(sheet: Worksheet, widths: dict[int, int]) -> None:
    from openpyxl.utils import get_column_letter

    for column, wide in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(max(wide, 6), _WIDEST) + 2


def _refuse_large(archive: Archive) -> None:
    """Refuse a workbook that openpyxl would unfold to more than can be held.

    It makes an object of each row and cell, and of each cell in the range of a merge, a link or a comment.
    """
    if sum(part.file_size for part in archive.parts.values()) > _LARGEST:
        raise _too_large(archive.file)
    for name in archive.xml_names():
        cells = 0
        for piece in archive.pieces(name):
            cells += len(_CELL.findall(piece)) + sum(map(_area, _RANGE.findall(piece)))
        _refuse(archive.file, cells, 0)


def _area(written: bytes) -> int:
    """How many cells a range has; a column or a row without end, and what is no range, more than any sheet."""
    from openpyxl.utils import column_index_from_string

    found = _CORNERS.fullmatch(written)
    if found is None:
        return MOST_CELLS + 1
    left, top, right, bottom = (part.decode() for part in found.groups())
    wide: int = abs(column_index_from_string(right) - column_index_from_string(left)) + 1
    return wide * (abs(int(bottom) - int(top)) + 1)


def _refuse(file: str, cells: int, rows: int) -> None:
    if cells > MOST_CELLS or rows > MOST_ROWS:
        raise _too_large(file)


def _too_large(file: str) -> InputError:
    return InputError(
        Words(
            f"{file}：表格过大，未制作副本；问题见清单",
            f"{file}: too large to be copied; its problems are on the list",
        )
    )
