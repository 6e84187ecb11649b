"""Tables of a document: widths by what the columns hold, heads on every page, and no row parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil

import attrs

from ansheng.errors import word
from ansheng.reports.model import Table
from ansheng.reports.writers.text_tables import cell_text
from ansheng.reports.writers.word.ink import Ink
from ansheng.reports.writers.word.looks import CELL, LINE
from ansheng.reports.writers.word.xml import Xml, paragraph, run, tag
from ansheng.words import Words
from ansheng.wrapping import bounded, longest_part, width

MOST_ROWS = 2_000
"""So many rows of a table a document shows; who needs more opens a workbook."""

_MARGIN, _ABOVE = 80, 30
_TALLEST = 20
"""A row of more lines is parted, for no page may be able to hold it."""
_LONGEST_WORD, _SHORT = 16, 10
_BORDERS = tag(
    "tblBorders",
    *(tag(side, val="single", sz=4, space=0, color="000000") for side in ("top", "left", "bottom", "right")),
    *(tag(side, val="single", sz=4, space=0, color="000000") for side in ("insideH", "insideV")),
)


@attrs.frozen
class _Grid:
    """The columns of a table: their widths in twips and in half characters, and the size of the characters."""

    widths: tuple[int, ...]
    columns: tuple[int, ...]
    size: int


def table(
    made: Table, ink: Ink, marks: Sequence[Xml] = (), sizes: Sequence[int] = (CELL, 21)
) -> Iterator[Xml]:
    """The title of a table, the table, and its notes.

    :param marks: row by row what its first cell begins with
    :param sizes: in which its characters may be set, in half points; the last where its texts turn over in all
    """
    if made.title:
        yield paragraph(ink.style("Caption"), run(made.title))
    rows = made.rows[:MOST_ROWS]
    texts = [[bounded(cell_text(cell)) for cell in row] for row in rows]
    right = [made.numeric(at) for at in range(len(made.columns))]
    by_column = [[head, *(row[at] for row in texts)] for at, head in enumerate(made.columns)]
    grid = _fitted(by_column, right, ink.room, sizes)
    body = (
        _row(cells, sources, mark, grid, right, ink, whole=made.total and at == len(made.rows))
        for at, (cells, sources, mark) in enumerate(
            zip_longest(texts, made.sources[:MOST_ROWS], marks[:MOST_ROWS]), start=1
        )
    )
    widths = tag("tblGrid", *(tag("gridCol", w=wide) for wide in grid.widths))
    yield tag("tbl", _properties(grid), widths, _head(made.columns, grid, ink), *body)
    notes = [*made.notes, *_left(len(made.rows) - len(rows), ink)]
    for note in notes:
        yield paragraph(ink.style("TableNote"), run(note))
    if not notes:
        yield paragraph(ink.style("Gap"))


def _left(count: int, ink: Ink) -> Iterator[str]:
    if count:
        yield word(
            ink.lang,
            Words(
                f"另有{count}行未列出，全表见 JSON 数据（--format json）。",
                f"{count} rows more are not shown; the JSON has them all (--format json).",
            ),
        )


def _fitted(
    by_column: Sequence[Sequence[str]], right: Sequence[bool], room: int, sizes: Sequence[int]
) -> _Grid:
    """The columns as wide as what they hold, in the largest characters in which they fit beside each other."""
    free = max(room - 2 * _MARGIN * len(by_column), len(by_column))
    asked = [max(2, *map(width, column)) + 1 for column in by_column]
    least = [_least(column, numeric) for column, numeric in zip(by_column, right, strict=True)]
    for size in sizes:
        columns = _shared(asked, least, free // (5 * size))
        if sum(columns) >= sum(asked) or size == sizes[-1]:
            break
    scale = free / sum(columns)
    return _Grid(
        tuple(int(one * scale) + 2 * _MARGIN for one in columns),
        tuple(max(int(one * scale) // (5 * size), 1) for one in columns),
        size,
    )


def _least(column: Sequence[str], numeric: bool) -> int:
    """How narrow a column may become: numbers and short texts whole, of the rest the words that are not long."""
    head, *cells = column
    widest = max(map(width, column))
    if widest <= _SHORT:
        return widest + 1
    longest = [part for part in map(longest_part, cells) if numeric or part <= _LONGEST_WORD]
    return max(4, longest_part(head), *longest) + 1


def _shared(asked: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns: the least, then bit by bit more where the texts need most lines, up to what is asked."""
    widths = list(map(min, asked, least))
    for _ in range(sum(widths), min(room, sum(asked))):
        widths[max(range(len(asked)), key=lambda at: asked[at] / widths[at])] += 1
    return widths


def _properties(grid: _Grid) -> Xml:
    sides = (("top", _ABOVE), ("left", _MARGIN), ("bottom", _ABOVE), ("right", _MARGIN))
    margins = (tag(side, w=wide, type="dxa") for side, wide in sides)
    return tag(
        "tblPr",
        tag("tblW", w=sum(grid.widths), type="dxa"),
        tag("jc", val="center"),
        _BORDERS,
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *margins),
    )


def _head(heads: Sequence[str], grid: _Grid, ink: Ink) -> Xml:
    """The row of the heads, which stands on every page that the table reaches."""
    cells = (
        _cell(paragraph(ink.style("TableHead"), run(head, size=_size(grid))), wide)
        for head, wide in zip(heads, grid.widths, strict=True)
    )
    return tag("tr", tag("trPr", tag("cantSplit"), _HEIGHT, tag("tblHeader")), *cells)


def _row(
    texts: Sequence[str],
    sources: Sequence[str | None] | None,
    mark: Xml | None,
    grid: _Grid,
    right: Sequence[bool],
    ink: Ink,
    *,
    whole: bool,
) -> Xml:
    face = "黑体" if whole else ""
    runs = [run(text, size=_size(grid), face=face) for text in texts]
    linked = [
        ink.linked(source, one) for one, source in zip(runs, sources or [None] * len(runs), strict=True)
    ]
    linked[0] = Xml((mark or "") + linked[0])
    looks = [ink.style("TableNumber" if numeric else "TableText") for numeric in right]
    cells = (
        _cell(paragraph(look, one), wide) for look, one, wide in zip(looks, linked, grid.widths, strict=True)
    )
    lines = max(ceil(width(text) / columns) for text, columns in zip(texts, grid.columns, strict=True))
    parted = (tag("cantSplit"),) if lines <= _TALLEST else ()
    return tag("tr", tag("trPr", *parted, _HEIGHT), *cells)


def _cell(inside: Xml, wide: int) -> Xml:
    return tag("tc", tag("tcPr", tag("tcW", w=wide, type="dxa"), tag("vAlign", val="center")), inside)


def _size(grid: _Grid) -> int:
    return 0 if grid.size == CELL else grid.size


_HEIGHT = tag("trHeight", val=LINE, hRule="atLeast")
