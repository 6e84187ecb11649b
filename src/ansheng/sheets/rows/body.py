"""The body of a sheet: the rows below its header, with what is looked at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ansheng.sheets.cells import clean
from ansheng.sheets.grid import Grid
from ansheng.sheets.rows.header import filled
from ansheng.sheets.rows.sayings import QUIET

if TYPE_CHECKING:
    import polars as pl

MOST_SEARCHED = 200_000
"""In tables of more rows nobody looks for what only people write: groups, lines that go on below, other tables."""


@attrs.frozen(eq=False)
class Body:
    """The rows below a header, counted from 0 where the body begins.

    :param start: the row of the grid in which the body begins
    :param first: the first text of each row; null where it is blank
    :param counts: how many cells of each row hold something, and ``loud`` how many hold more than a dash or 无; None
        where the rows are too many for a person to have laid them out
    """

    grid: Grid
    start: int
    cells: pl.DataFrame
    first: pl.Series
    counts: pl.Series | None = None
    loud: pl.Series | None = None

    @classmethod
    def of(cls, grid: Grid, start: int) -> Body:
        """The rows of a grid from ``start``."""
        import polars as pl

        cells = grid.cells.slice(start)
        first = _first_text(cells)
        if not cells.width or cells.height > MOST_SEARCHED:
            return cls(grid, start, cells, first)
        some = [(pl.col(name).str.strip_chars() != "").fill_null(False) for name in cells.columns]
        counts = cells.select(pl.sum_horizontal(some).cast(pl.Int64)).to_series()
        return cls(grid, start, cells, first, counts, unlike(cells, QUIET))

    @property
    def by_hand(self) -> bool:
        """Whether a person may have laid out the rows."""
        return self.counts is not None

    def count(self, at: int) -> int:
        """How many cells of a row hold something."""
        return len(filled(self.texts(at)))

    def texts(self, at: int) -> list[str]:
        """The texts of a row."""
        return [clean(cell or "") for cell in self.cells.row(at)]


def unlike(cells: pl.DataFrame, pattern: str) -> pl.Series:
    """How many cells of each row a pattern is not found in."""
    import polars as pl

    others = [~pl.col(name).fill_null("").str.contains(pattern) for name in cells.columns]
    return cells.select(pl.sum_horizontal(others).cast(pl.Int64)).to_series()


def _first_text(body: pl.DataFrame) -> pl.Series:
    import polars as pl

    if not body.width:
        return pl.Series("first", [None] * body.height, pl.String)
    first = body.to_series(0)
    empty = first.is_null() | (first.str.strip_chars() == "")
    if not empty.any():
        return first
    rest = body.filter(empty).select(
        first=pl.coalesce(
            pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)) for name in body.columns
        )
    )
    places = pl.DataFrame({"empty": empty, "at": empty.cum_sum().cast(pl.Int64) - 1, "first": first})
    return places.select(
        pl.when("empty")
        .then(pl.lit(rest["first"]).gather(pl.col("at").clip(0)))
        .otherwise("first")
        .alias("first")
    ).to_series()


def is_filled(column: pl.Series) -> pl.Series:
    """Which cells of a column hold something."""
    return (column.str.strip_chars() != "").fill_null(False)
