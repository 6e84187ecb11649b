"""The grid: the cells of one sheet or file before anything is understood of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import InputError
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

MOST_CELLS = 30_000_000
"""The most cells that a table is laid out with: its rows times its columns, be they empty or not."""

MOST_COLUMNS = 4096
"""The most columns of a table."""

MOST_TEXT = 1 << 30
"""The most bytes of text that the cells of a table hold together."""

_MOST_EMPTY, _EMPTIEST = 3_000_000, 20


def lies_far(rows: int, columns: int, cells: int) -> bool:
    """Whether a table asks for more than is laid out: by its size, or as next to nothing stands in a large one.

    :param cells: in how many of its cells something stands

    >>> lies_far(70_000, 40, 1), lies_far(1831, 3000, 4), lies_far(1_000_000, 31, 31_000_000)
    (False, True, True)
    """
    laid = rows * columns
    return columns > MOST_COLUMNS or laid > MOST_CELLS or (laid > _MOST_EMPTY and laid > _EMPTIEST * cells)


def too_far(file: str, rows: int, columns: int) -> InputError:
    """The error for a table that is not laid out, as it :func:`lies_far`."""
    return InputError(
        Words(
            f"{file}：表格用到第{rows}行、第{columns}列，范围过大"
            f"（至多{MOST_COLUMNS}列、{MOST_CELLS // 10_000}万格，且不能大多为空）；请删除表格以外的内容，或拆分后再试",
            f"{file}: the table reaches row {rows} and column {columns}; read are at most {MOST_COLUMNS} columns and"
            f" {MOST_CELLS:,} cells that are not nearly all empty; remove what is outside the table, or split it",
        )
    )


def too_much_text(file: str) -> InputError:
    """The error for a table whose cells together hold more text than is read."""
    return InputError(
        Words(
            f"{file}：各单元格文字展开后超过{MOST_TEXT >> 20} MB，不读取；请删除重复的长文字，或拆分后再试",
            f"{file}: the texts of the cells come to more than {MOST_TEXT >> 20} MB, not read; remove long texts that"
            " repeat, or split it",
        )
    )


@attrs.frozen
class Merge:
    """A merged range of cells; rows and columns count from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen
class Mark:
    """A cell (rows and columns from 0) of which no value could be had, or which is in doubt, and why."""

    row: int
    column: int
    kind: str
    value: str


@attrs.frozen(eq=False)
class Grid:
    """The cells of one sheet as text, from its first row and column, before anything is understood of them."""

    file: str
    sheet: str | None
    cells: pl.DataFrame
    merges: tuple[Merge, ...] = ()
    marks: tuple[Mark, ...] = ()
    widths: pl.Series | None = None
    """For delimited text with ragged records: how many fields each row has."""
    left: int = 0
    """How many columns of the sheet lie empty before the first one here."""
    hidden: tuple[int, ...] = ()
    """The rows (from 0) that a reader of the sheet does not see."""
    hidden_columns: frozenset[int] = frozenset()
    """The columns (from 0) that a reader of the sheet does not see."""
    from_1904: bool = False
    """Whether the days of the sheet that are bare numbers count from 1904."""

    def doubts(self, column: int, sources: Mapping[int, int]) -> Iterator[Mark]:
        """The marks of texts in doubt, at the cells of a column that take theirs from others of it.

        :param sources: the row that each takes it from, by its own
        """
        struck = {
            mark.row: mark for mark in self.marks if mark.column == column and mark.kind == "struck_cell"
        }
        yield from (attrs.evolve(struck[row], row=at) for at, row in sources.items() if row in struck)

    def letter(self, column: int) -> str:
        """The letters of a column of the grid, as the spreadsheet shows them."""
        return column_letter(column + self.left)

    def place(self, row: int, column: int) -> str:
        """A cell of the grid (from 0), as the spreadsheet calls it."""
        return f"{self.letter(column)}{row + 1}"

    def window(self, start: int, count: int) -> Grid:
        """So many rows from ``start``, which is row 0 then, with the merged ranges that begin in them."""
        inside = [merge for merge in self.merges if start <= merge.top < start + count]
        moved = [attrs.evolve(each, top=each.top - start, bottom=each.bottom - start) for each in inside]
        return attrs.evolve(
            self, cells=self.cells.slice(start, count), merges=tuple(moved), marks=(), hidden=()
        )

    def columns(self, start: int, end: int) -> Grid:
        """The columns from ``start`` up to ``end``, which is not among them, with what is known of them."""
        merges = [
            attrs.evolve(merge, left=merge.left - start, right=min(merge.right, end - 1) - start)
            for merge in self.merges
            if start <= merge.left < end
        ]
        marks = [attrs.evolve(m, column=m.column - start) for m in self.marks if start <= m.column < end]
        hidden = frozenset(each - start for each in self.hidden_columns if start <= each < end)
        cells = self.cells.select(self.cells.columns[start:end])
        kept = attrs.evolve(
            self,
            cells=cells,
            merges=tuple(merges),
            marks=tuple(marks),
            left=self.left + start,
            hidden_columns=hidden,
        )
        return kept if start == 0 else attrs.evolve(kept, widths=None)


def column_letter(place: int) -> str:
    """The letters of a column, counted from 0, as a spreadsheet shows them.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: bytes) -> int:
    """The number of a column, counted from 1, of its letters in the XML of a sheet.

    >>> column_number(b"A"), column_number(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters.upper()[:7]:
        number = number * 26 + letter - 64
    return number
