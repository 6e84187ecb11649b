"""Extent: how far the cells of a sheet reach and how much text they repeat, told from its XML before it is read.

Calamine lays out the whole rectangle up to the last row and column, sets aside room for as many shared texts as are
declared, and copies a shared text into each cell that refers to it; room that is not there ends the whole program. So
what a sheet asks for is bounded first, in three steps: bounds from looking at the bytes as a whole; where those are too
large, by cells that are written as spreadsheets write them; and where cells are written otherwise, element by element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.parsers import expat

import attrs

from ansheng.errors import InputError
from ansheng.sheets.archive import Archive, damaged
from ansheng.sheets.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_TEXT,
    column_number,
    lies_far,
    too_far,
    too_much_text,
)
from ansheng.words import Words

MOST_ROWS = 1 << 20
"""The most rows of a sheet; more stand in no workbook that a spreadsheet wrote."""

_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", b"0123456789"
_KINDS = bytes.maketrans(_LETTERS + _DIGITS, b"A" * len(_LETTERS) + b"0" * len(_DIGITS))
_MOST_DIGITS, _LONG = 8, 1024
_FAR = re.compile(rb"[\"']([A-Za-z]{2,})\d")
_ROW, _CELL = re.compile(rb"<row r=\"(\d+)\""), re.compile(rb"<c r=\"([A-Z]+)(\d+)\"")
_ANY_ROW, _ANY_CELL = re.compile(rb"[<:]row(?=[\s/>])"), re.compile(rb"[<:]c(?=[\s/>])")
_VALUE = re.compile(rb">\s*(\d{1,9})\s*<")
_DECLARED = re.compile(rb"\buniqueCount\s*=\s*[\"']\s*\+?(\d+)")


@attrs.define
class _Bounds:
    """What the bytes of a sheet cannot exceed.

    :param digits: how many digits a number of a row has at most
    :param columns: the last column that is named
    :param widest: the most cells of a row, which may go without a name
    """

    digits: int = 1
    columns: int = 1
    rows: int = 0
    cells: int = 0
    widest: int = 0
    run: int = 0

    def see(self, piece: bytes) -> None:
        """Note what a piece holds."""
        kinds = piece.translate(_KINDS)
        while self.digits < _MOST_DIGITS and any(
            sign + b"0" * (self.digits + 1) in kinds for sign in (b'"', b"'", b"A")
        ):
            self.digits += 1
        if b'"AA' in kinds or b"'AA" in kinds:
            self.columns = max([self.columns, *map(column_number, set(_FAR.findall(piece)))])
        self.columns = max(self.columns, 26)
        counts = [each.count(b"<c") + each.count(b":c") for each in piece.split(b"row>")]
        self.rows += piece.count(b"<row") + piece.count(b":row")
        self.cells += sum(counts)
        counts[0] += self.run
        self.run = counts[-1]
        self.widest = max(self.widest, *counts)


@attrs.frozen
class _Extent:
    """How large a sheet is: its last row and column, in how many cells something stands, and the text these repeat."""

    rows: int
    columns: int
    cells: int
    text: int = 0


def refuse_large(archive: Archive, parts: Sequence[str], texts: Mapping[bytes, int]) -> None:
    """Refuse a workbook whose sheets ask for more than is laid out.

    :param parts: the sheets that are to be read
    :param texts: how many bytes each of the long shared texts has, by its number
    :raises InputError: a sheet reaches too far, or its cells repeat too much text
    """
    if _fit(_bounds(archive, part, texts) for part in parts):
        return
    cells = text = 0
    for part in parts:
        extent = _exact(archive, part, texts)
        cells, text = cells + extent.rows * extent.columns, text + extent.text
        if not _fit([extent]) or extent.rows > MOST_ROWS or cells > MOST_CELLS:
            raise too_far(archive.file, extent.rows, extent.columns)
        if text > MOST_TEXT:
            raise too_much_text(archive.file)


def _fit(extents: Iterable[_Extent]) -> bool:
    cells = text = 0
    for each in extents:
        cells, text = cells + each.rows * each.columns, text + each.text
        if lies_far(each.rows, each.columns, each.cells) or cells > MOST_CELLS or text > MOST_TEXT:
            return False
    return True


def refuse_declared(archive: Archive, part: str, piece: bytes) -> None:
    """Refuse a part that declares more shared texts than it has bytes.

    :raises InputError: it does
    """
    size = archive.parts[part].file_size
    if b"uniqueCount" in piece and any(int(found[:20]) > size for found in _DECLARED.findall(piece)):
        raise InputError(
            Words(
                f"{archive.file}：{part} 声明的文字条数与内容不符，工作簿已损坏；请用电子表格软件另存后再试",
                f"{archive.file}: {part} declares more texts than it can hold; save the workbook again",
            )
        )


def _bounds(archive: Archive, part: str, texts: Mapping[bytes, int]) -> _Extent:
    """What a sheet cannot exceed, from a look at its bytes as a whole."""
    bounds, text = _Bounds(), 0
    for piece in archive.pieces(part, b"row>"):
        bounds.see(piece)
        text += _text_in(piece, texts)
    rows = 10**bounds.digits + bounds.rows
    return _Extent(rows, bounds.columns + bounds.widest, bounds.cells, text)


def _text_in(piece: bytes, texts: Mapping[bytes, int]) -> int:
    """How much text a piece repeats at most: any whole number in it may be that of a shared text."""
    return sum(texts.get(number, 0) for number in _VALUE.findall(piece)) if texts else 0


def _exact(archive: Archive, part: str, texts: Mapping[bytes, int]) -> _Extent:
    written = _written(archive.pieces(part, b"row>"), texts)
    fits = written is not None and _fit([written]) and written.rows <= MOST_ROWS
    return written if written and fits else _walked(archive, part, texts)


def _written(pieces: Iterator[bytes], texts: Mapping[bytes, int]) -> _Extent | None:
    """The extent of a sheet whose rows and cells all begin with their place, as spreadsheets write them."""
    rows, columns, cells, text = 1, 1, 0, 0
    for piece in pieces:
        named, numbered = _CELL.findall(piece), _ROW.findall(piece)
        whole = len(named) == len(_ANY_CELL.findall(piece)) and len(numbered) == len(_ANY_ROW.findall(piece))
        if not whole:
            return None
        cells, text = cells + len(named), text + _text_in(piece, texts)
        rows = max([rows, *map(_number, {row for _, row in named})])
        columns = max([columns, *map(column_number, {column for column, _ in named})])
    return _Extent(rows, columns, cells, text)


def _number(digits: bytes) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS


class _Walk:
    """A sheet element by element: where cells in which something stands are, and the shared texts they refer to."""

    def __init__(self, texts: Mapping[bytes, int]) -> None:
        self.texts = texts
        self.row = self.column = self.rows = self.columns = self.cells = self.text = 0
        self.shared, self.place = False, (0, 0)
        self.value: list[str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """A row, a cell or its content begins."""
        local = name.rpartition(":")[2]
        if local == "row":
            self.row, self.column = (_place(given["r"])[0] if "r" in given else self.row), 0
        elif local == "c":
            self.place = _place(given["r"]) if "r" in given else (self.row, self.column)
            self.column, self.shared = self.place[1] + 1, given.get("t") == "s"
        elif local in ("v", "is", "f"):
            self.value = [] if local == "v" else None
            self.cells += 1
            self.rows, self.columns = max(self.rows, self.place[0] + 1), max(self.columns, self.place[1] + 1)

    def end(self, name: str) -> None:
        """A row or a value ends."""
        local = name.rpartition(":")[2]
        if local == "row":
            self.row, self.column = self.row + 1, 0
        elif local == "v" and self.value is not None:
            number = "".join(self.value).strip().lstrip("0") or "0"
            self.text += self.texts.get(number.encode(), 0) if self.shared else 0
            self.value = None

    def data(self, text: str) -> None:
        """Text of a value."""
        if self.value is not None:
            self.value.append(text)


def _place(text: str) -> tuple[int, int]:
    """The row and the column, from 0, of a name such as B2; of a number alone the row."""
    letters = text.rstrip("0123456789")
    row = _number(text[len(letters) :].encode() or b"0")
    return max(row - 1, 0), max(column_number(letters.encode("ascii", "replace")) - 1, 0)


def _walked(archive: Archive, part: str, texts: Mapping[bytes, int]) -> _Extent:
    """The extent of a sheet however its cells are written; of one that lies too far, what was found by then."""
    walk, parser = _Walk(texts), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.data if texts else None
    try:
        for piece in archive.pieces(part, b"row>"):
            parser.Parse(piece, False)
            if walk.rows > MOST_ROWS or walk.columns > MOST_COLUMNS or walk.text > MOST_TEXT:
                break
        else:
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(archive.file) from error
    return _Extent(walk.rows, walk.columns, walk.cells, walk.text)


def sizes_of(items: Sequence[bytes], number: int) -> dict[bytes, int]:
    """The sizes of the shared texts that are long enough to be counted, by their numbers from ``number`` on."""
    return {
        str(at).encode(): len(item) for at, item in enumerate(items, number) if at >= 0 and len(item) > _LONG
    }
