"""Ditto: cells that say the same as the one above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ansheng.errors import Problem
from ansheng.sheets.grid import Grid, Mark
from ansheng.sheets.rows.body import MOST_SEARCHED
from ansheng.sheets.rows.header import Header
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

DITTOS = ("同上", "同前", "〃", "″", "“", "”", '"')
"""What stands for the text above."""

_NOTHING = Words(
    "“同上”的上方无内容，按未填处理；请填写",
    "said to be the same as above, where nothing stands; read as blank, fill it in",
)


def filled_down(
    grid: Grid, header: Header, body: pl.DataFrame, rows: pl.Series
) -> tuple[pl.DataFrame, list[Problem], list[Mark]]:
    """The records with what stands above in the place of 同上; such a cell under nothing is blank, and listed.

    Third come the marks of cells whose text is taken from one in doubt.

    :param body: the cells of the records, by their places in the header
    :param rows: the row of each record in its file
    """
    import polars as pl

    problems, marks = [], list[Mark]()
    for place in header.places:
        column = body.to_series(place)
        written = column if len(column) > MOST_SEARCHED else column.str.strip_chars()
        same = written.is_in(DITTOS).fill_null(False)
        if not same.any():
            continue
        above = pl.select(pl.when(~same).then(pl.int_range(len(column)))).to_series().forward_fill()
        filled = column.gather(above)
        taken = [row for row in same.arg_true() if above[row] is not None]
        marks += grid.doubts(place, {rows[row] - 1: rows[above[row]] - 1 for row in taken})
        lost = (same & (filled.fill_null("").str.strip_chars() == "")).arg_true()
        problems += [
            Problem(
                "ditto_cell", _NOTHING, grid.file, grid.sheet, rows[row], header.names[place], column[row]
            )
            for row in lost
        ]
        body = body.with_columns(filled.alias(column.name))
    return body, problems, marks
