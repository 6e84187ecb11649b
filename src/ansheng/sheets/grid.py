"""The grid: the cells of one sheet or file before anything is understood of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import polars as pl


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
