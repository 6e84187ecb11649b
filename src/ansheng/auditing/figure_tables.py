"""Grids: the tables of a text or of a data frame as cells with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from ansheng.errors import InputError
from ansheng.words import Words

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|共\s*计|总数|全[国省市区县镇](?:合计|总计)?)$")
"""What the first cell of a row of totals says."""
_CELL = re.compile(r"(?:\\\||[^|])*")
_RULE = re.compile(r"^\s*+\|?(?:\s*+:?-{2,}+:?\s*+\|?)++\s*$")
_GAP = re.compile(r"(?: |\t){2,}|\t")
_NUMBER = re.compile(
    r"^(?P<sign>[-+−－↓↑±▲▼△▽]|下降|上升|减少|增加|增长)?\s*(?P<digits>[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,15})?)\s*(?P<unit>%|％|[\u4e00-\u9fff]{0,3})$"
)
_FEWER = {"-", "−", "－", "↓", "▼", "▽", "下降", "减少"}
_MOST_CELLS, _WIDEST = 64, 2
_LONGEST_LINE = 4000


@attrs.frozen
class Cell:
    """A cell: what it shows, the number in it (None where it holds none), its place in the text, its row and column."""

    text: str
    number: Decimal | None
    start: int
    end: int
    row: int
    column: int


@attrs.frozen
class FigureTable:
    """A table: its heads, and its rows, each as long as the heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def numeric(self, column: int) -> bool:
        """Whether a column holds numbers and nothing else but marks for missing ones."""
        cells = [row[column] for row in self.rows]
        return any(cell.number is not None for cell in cells) and all(
            cell.number is not None or cell.text.strip("-—–/ ") == "" for cell in cells
        )

    def label(self, row: int) -> str:
        """What a row is about: its first cell that is no number."""
        words = [cell.text for cell in self.rows[row] if cell.number is None and cell.text.strip("-—–/ ")]
        return words[0] if words else ""


def number(text: str) -> Decimal | None:
    """The number that a cell shows, with the sign of 下降 and ↓; None where it shows none.

    >>> number("下降6.7%"), number("1,208"), number("—")
    (Decimal('-6.7'), Decimal('1208'), None)
    """
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    value = Decimal(found["digits"].replace(",", ""))
    return -value if found["sign"] in _FEWER else value


def in_text(text: str) -> Iterator[FigureTable]:
    """The tables of a text: those of Markdown, and those whose columns stand apart under a ruled line."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        lines.append((at, line.rstrip("\r\n")))
        at += len(line)
    place = 1
    while place < len(lines):
        line = lines[place][1]
        table, last = _unruled(lines, place) if line.count("|") > 1 else (None, place)
        if table is not None:
            yield table
            place = last + 1
            continue
        if len(line) < 4000 and "--" in line and _RULE.match(line):
            piped = "|" in line
            split = _piped if piped else _apart
            heads = [cell.text for cell in split(*lines[place - 1], 0)]
            if 2 <= len(heads) <= _MOST_CELLS:
                rows, place = _rows(lines, place + 1, len(heads), piped)
                if rows:
                    yield FigureTable(tuple(heads), rows)
        place += 1


def _unruled(lines: Sequence[tuple[int, str]], place: int) -> tuple[FigureTable | None, int]:
    """Rows under a row of heads with no line between them, and where they end: one of numbers, or several with some."""
    heads = list(_piped(*lines[place - 1], 0)) if len(lines[place - 1][1]) <= _LONGEST_LINE else []
    if not 2 < len(heads) <= _MOST_CELLS or not all(head.text and head.number is None for head in heads):
        return None, place
    rows: list[tuple[Cell, ...]] = []
    for at in range(place, len(lines)):
        line = lines[at][1]
        cells = list(_piped(*lines[at], len(rows) + 1)) if "|" in line and len(line) <= _LONGEST_LINE else []
        cells = _spread(cells, len(heads))
        if len(cells) != len(heads) or all(cell.number is None for cell in cells):
            break
        rows.append(tuple(cells))
    if not rows or (len(rows) == 1 and any(cell.number is None for cell in rows[0])):
        return None, place
    return FigureTable(tuple(head.text for head in heads), tuple(rows)), place + len(rows) - 1


def _spread(cells: list[Cell], width: int) -> list[Cell]:
    """A row of totals whose first cell is as wide as several: the cells that it covers put in, empty."""
    short = width - len(cells)
    if not (cells and 0 < short <= _WIDEST and TOTAL.match(cells[0].text)):
        return cells
    first = cells[0]
    empty = [Cell("", None, first.end, first.end, first.row, at) for at in range(1, short + 1)]
    return [first, *empty, *(attrs.evolve(cell, column=cell.column + short) for cell in cells[1:])]


def _rows(
    lines: Sequence[tuple[int, str]], place: int, width: int, piped: bool
) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    rows: list[tuple[Cell, ...]] = []
    split = _piped if piped else _apart
    while place < len(lines) and lines[place][1].strip() and len(lines[place][1]) < 20_000:
        cells = list(split(*lines[place], len(rows) + 1))
        if len(cells) != width:
            break
        rows.append(tuple(cells))
        place += 1
    return tuple(rows), place - 1


def _piped(start: int, line: str, row: int) -> Iterator[Cell]:
    inner = line.strip()
    shift = start + line.index(inner) if inner else start
    shift += inner.startswith("|")
    inner = inner.removeprefix("|").removesuffix("|")
    at = 0
    for column, piece in enumerate(inner.split("|")):
        yield _cell(piece, shift + at, row, column)
        at += len(piece) + 1


def _apart(start: int, line: str, row: int) -> Iterator[Cell]:
    at, column = len(line) - len(line.lstrip()), 0
    for gap in [*_GAP.finditer(line, at), None]:
        end = gap.start() if gap else len(line)
        if end > at:
            yield _cell(line[at:end], start + at, row, column)
            column += 1
        at = gap.end() if gap else end


def _cell(text: str, start: int, row: int, column: int) -> Cell:
    bare = text.strip()
    first = start + (text.index(bare) if bare else 0)
    return Cell(bare, number(bare), first, first + len(bare), row, column)


def of_rows(table: Any) -> FigureTable:
    """A grid of a data frame, of mappings, or of lists whose first is the heads.

    :raises InputError: it is none of these, or a row has more or fewer cells than there are heads
    """
    heads, rows = _plain(table)
    made = []
    for at, row in enumerate(rows, start=1):
        if len(row) != len(heads):
            raise InputError(
                Words(
                    f"第{at}行有{len(row)}格，应有{len(heads)}格；请核对该行",
                    f"row {at} has {len(row)} cells for {len(heads)} columns; look at it",
                )
            )
        made.append(tuple(_value_cell(value, at, column) for column, value in enumerate(row)))
    return FigureTable(tuple(str(head) for head in heads), tuple(made))


def _plain(table: Any) -> tuple[Sequence[Any], Sequence[Sequence[Any]]]:
    if isinstance(table, Sequence) and not isinstance(table, str | bytes):
        if table and isinstance(table[0], Mapping):
            heads = list(table[0])
            return heads, [[row.get(head) for head in heads] for row in table]
        if table and all(isinstance(row, Sequence) and not isinstance(row, str | bytes) for row in table):
            return table[0], table[1:]
    elif not isinstance(table, str | bytes | Mapping | None):
        return _of_frame(table)
    raise InputError(
        Words(
            "应为数据表、由字典组成的列表或由各行组成的列表",
            "expected a data frame, a list of mappings or a list of rows",
        )
    )


def _of_frame(table: Any) -> tuple[Sequence[Any], Sequence[Sequence[Any]]]:
    import narwhals as nw

    try:
        frame = nw.from_native(table, eager_only=True)
    except TypeError as error:
        raise InputError(
            Words("应为数据表、由字典组成的列表或由各行组成的列表", "expected a data frame, mappings or rows")
        ) from error
    return frame.columns, [list(row) for row in frame.iter_rows()]


def _value_cell(value: Any, row: int, column: int) -> Cell:
    text = "" if value is None or value != value else str(value)
    shown = number(text)
    if shown is None and isinstance(value, Decimal | int | float) and text:
        try:
            shown = Decimal(text)
        except InvalidOperation:
            shown = None
    if shown is not None and not shown.is_finite():
        shown = None
    return Cell(text, shown, 0, 0, row, column)


def cells(grids: Iterable[FigureTable]) -> Iterator[tuple[FigureTable, Cell]]:
    """Every cell of several grids."""
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                yield grid, cell
