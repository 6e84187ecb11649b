"""Markup: the tables of a web page, which many systems export under the ending of a workbook.

The page is read as text with marks: nothing in it is run or fetched. Each table of it is a grid; one inside another is
one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import attrs

from ansheng.errors import InputError
from ansheng.sheets.grid import Grid, Mark, Merge
from ansheng.words import NO_WORDS, Words

WIDEST, TALLEST = 1000, 65_536
"""Over so many columns and rows a cell reaches at most."""

_LARGEST, _MOST_CELLS, _DEEPEST = 64 << 20, 5_000_000, 50
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|table)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BREAKS = frozenset(("br", "p", "div", "li"))
_STRIKES = frozenset(("s", "strike", "del"))
_SILENT = frozenset(("script", "style", "title"))


def is_page(data: bytes) -> bool:
    """Whether a file is a web page, whatever its name says.

    >>> is_page(b"<html><table>"), is_page(b"PK")
    (True, False)
    """
    start = data[: 1 << 13]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    return begins and b"<Workbook" not in start and _PAGE.search(start) is not None


def read_page(data: bytes, file: str, sheet: str | None = None) -> list[Grid]:
    """The tables of a web page in which something stands, called 表1, 表2 where there are several.

    :param sheet: the name of the one to read
    :raises InputError: it is too large, in an unknown encoding, or holds no table, or none of that name
    """
    if len(data) > _LARGEST:
        raise _error(file, Words("内容是网页，超过64 MB", "a web page of more than 64 MB"))
    text = decoded(data)
    if text is None:
        raise _error(file, Words("内容是网页，其编码无法识别", "a web page in an unknown encoding"))
    reader = _Reader(file)
    reader.feed(text)
    reader.close()
    tables = [table for table in reader.tables if any(any(row.values()) for row in table.rows)]
    names = [f"表{n}" if len(tables) > 1 else None for n in range(1, len(tables) + 1)]
    grids = [table.grid(file, name) for name, table in zip(names, tables, strict=True)]
    chosen = [grid for grid in grids if sheet in (None, grid.sheet)]
    if not chosen:
        known = "、".join(filter(None, names))
        there = Words(f"，其中有{known}", f", which holds {known}") if known else NO_WORDS
        raise _error(
            file, Words(f"内容是网页{there.zh}，无所需的表格", f"a web page{there.en}, without the table")
        )
    return chosen


def decoded(data: bytes) -> str | None:
    """The characters of a web page, in the encoding that it states or else in one that fits; None where none does."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    stated = _CHARSET.search(data[: 1 << 13])
    named = stated[1].decode("ascii").lower() if stated else "utf-8"
    guessed = "gb18030" if named.startswith("gb") else named
    for encoding in (marked,) if marked else (guessed, "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _error(file: str, what: Words) -> InputError:
    return InputError(
        Words(
            f"{file}：{what.zh}；请用电子表格软件打开并另存为 .xlsx",
            f"{file}: {what.en}; open it in a spreadsheet program and save it as .xlsx",
        )
    )


def _too_large(file: str) -> InputError:
    return _error(file, Words("内容是网页，其中的表格过大", "a web page with too large a table"))


@attrs.define
class Table:
    """A table while it is read: the texts of each row by column, and how far cells of rows above reach down."""

    rows: list[dict[int, str]] = attrs.field(factory=list)
    merges: list[Merge] = attrs.field(factory=list)
    marks: list[Mark] = attrs.field(factory=list)
    hidden: list[int] = attrs.field(factory=list)
    below: dict[int, int] = attrs.field(factory=dict)
    place: int | None = None
    parts: list[str] = attrs.field(factory=list)
    struck: bool = False

    def begin_row(self, *, hidden: bool) -> None:
        """Begin a row, one that nobody sees perhaps."""
        self.end_cell()
        self.below = {column: last for column, last in self.below.items() if last >= len(self.rows)}
        self.hidden += [len(self.rows)] if hidden else []
        self.rows.append({})

    def begin_cell(self, across: int, down: int) -> None:
        """Begin a cell in the first place that is free, over so many columns and rows."""
        if not self.rows:
            self.begin_row(hidden=False)
        self.end_cell()
        row, place = len(self.rows) - 1, 0
        while place in self.rows[row] or self.below.get(place, -1) >= row:
            place += 1
        for column in range(place, place + across):
            self.rows[row][column] = ""
            self.below[column] = row + down - 1
        if across * down > 1:
            self.merges.append(Merge(row, place, row + down - 1, place + across - 1))
        self.place, self.parts, self.struck = place, [], False

    def end_cell(self) -> None:
        """End the cell that is open, if one is."""
        if self.place is not None:
            lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
            text = self.rows[-1][self.place] = "\n".join(filter(None, lines))
            self.marks += (
                [Mark(len(self.rows) - 1, self.place, "struck_cell", "")] if self.struck and text else []
            )
        self.place = None

    def grid(self, file: str, name: str | None) -> Grid:
        """The table once it is read."""
        import polars as pl

        width = max(max(row, default=0) for row in self.rows) + 1
        if width * len(self.rows) > _MOST_CELLS:
            raise _too_large(file)
        columns = [[row.get(place) or None for row in self.rows] for place in range(width)]
        cells = pl.DataFrame(
            {f"c{place}": pl.Series(column, dtype=pl.String) for place, column in enumerate(columns)}
        )
        return Grid(file, name, cells, tuple(self.merges), tuple(self.marks), hidden=tuple(self.hidden))


class _Reader(HTMLParser):
    """Reads the tables of a page; text outside of cells is left out."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.tables: list[Table] = []
        self.open: list[Table] = []
        self.silent = ""
        self.cells = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in _SILENT:
            self.silent = tag
        if tag == "table" and len(self.open) < _DEEPEST:
            self.open.append(Table())
            self.tables.append(self.open[-1])
        if not self.open:
            return
        table, given = self.open[-1], {name: value or "" for name, value in attributes}
        style = re.sub(r"\s", "", given.get("style", "").lower())
        if tag == "tr":
            table.begin_row(hidden="display:none" in style)
        elif tag in ("td", "th"):
            self._count(across := span(given, "colspan", WIDEST))
            table.begin_cell(across, span(given, "rowspan", TALLEST))
        elif tag in _BREAKS:
            table.parts.append("\n")
        table.struck |= tag in _STRIKES or "line-through" in style

    def handle_endtag(self, tag: str) -> None:
        """End a table or a cell."""
        if tag == self.silent:
            self.silent = ""
        if not self.open:
            return
        if tag == "table":
            self.open.pop().end_cell()
        elif tag in ("td", "th", "tr"):
            self.open[-1].end_cell()
        elif tag in _BREAKS:
            self.open[-1].parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Text of the cell that is open."""
        if self.open and self.open[-1].place is not None and not self.silent:
            self.open[-1].parts.append(data.replace("\n", " ").replace("\r", " "))

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > _MOST_CELLS:
            raise _too_large(self.file)


def span(given: Mapping[str, str], name: str, most: int) -> int:
    """Over how many rows or columns a cell reaches, as its attributes say."""
    found = re.match(r"\s*(\d{1,6})", given.get(name, ""))
    return min(max(int(found[1]), 1), most) if found else 1
