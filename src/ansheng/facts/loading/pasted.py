"""Pasted: rows of a table that stand there a second time, in the same order, and rows that are merely equal.

Who pastes a block again has two or more rows equal to others in every column but the running number, one after the
other as those are: they count once. Equal rows that stand alone are two records, for two things may look alike. Only
sheets that people fill in are looked at, not the frames and Parquet files of programs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts.loading.columns import MOST_LISTED, ROW
from ansheng.facts.record import Facts
from ansheng.words import Words

GENERAL = frozenset(("id", "region", "sector", "department"))
"""What many records share; that two rows have it in common says nothing."""

SHORTEST = 2
"""So many rows in the same order are a block."""


def tells(facts: type[Facts], named: Iterable[str]) -> bool:
    """Whether a table with these facts tells its records apart: by a text or a day of its own."""
    return any(name not in GENERAL and facts.fact(name).kind in ("text", "day") for name in named)


@attrs.frozen(eq=False)
class Again:
    """The rows of a table that are equal to earlier ones.

    :param blocks: of each block that stands there again its ``first`` row, how many (``count``) rows it has, and the
        ``origin`` of its first row
    :param pasted: the numbers of all rows of these blocks
    :param equal: of each other such row its number and its ``origin``
    """

    blocks: pl.DataFrame
    pasted: pl.Series
    equal: pl.DataFrame

    def problems(self, *, equal: bool) -> Iterator[Problem]:
        """What is said of the blocks that were pasted, and of ``equal`` rows where no id tells them apart."""
        for first, count, origin in self.blocks.rows():
            words = Words(
                f"自该行起有{count}行与自第{origin}行起的各行内容和顺序均相同，按重复粘贴处理，不计入",
                f"from this row on {count} rows are those from row {origin} on, in the same order: pasted twice, "
                "and counted once",
            )
            yield Problem("pasted_rows", words, row=first)
        if equal:
            yield from _equal(self.equal)


NOTHING_AGAIN = Again(pl.DataFrame(), pl.Series(ROW, [], pl.Int64), pl.DataFrame())
"""No row that stands there a second time."""


def again(found: pl.DataFrame, numbers: Collection[str]) -> Again:
    """Which rows stand in a table a second time.

    Where fewer rows stand in blocks than alone, the columns tell too little to say that anything was pasted.

    :param numbers: the headers of running numbers, which may differ
    """
    rows = found[ROW]
    copies = _copies(found.drop(ROW, *numbers))
    sizes = copies.group_by("run", maintain_order=True).agg(
        pl.len().alias("count"), pl.col("at").first(), pl.col("origin").first()
    )
    blocks = sizes.filter(pl.col("count") >= SHORTEST)
    lone = sizes.filter(pl.col("count") < SHORTEST)
    if blocks["count"].sum() < lone.height:
        blocks, lone = blocks.clear(), copies
    inside = copies.filter(pl.col("run").is_in(blocks["run"].implode()))
    return Again(
        blocks.select(
            rows.gather(blocks["at"]).alias("first"), "count", rows.gather(blocks["origin"]).alias("origin")
        ),
        rows.gather(inside["at"]),
        lone.select(rows.gather(lone["at"]).alias("row"), rows.gather(lone["origin"]).alias("origin")),
    )


def _copies(columns: pl.DataFrame) -> pl.DataFrame:
    """The rows that are equal to an earlier one: where they are, where that is, and in which run of such rows."""
    none = pl.DataFrame(schema={"at": pl.UInt32, "origin": pl.UInt32, "run": pl.UInt32})
    if not columns.width or pl.Object in columns.dtypes:
        return none
    hashes = columns.hash_rows()
    if hashes.n_unique() == len(hashes):
        return none
    frame = pl.DataFrame({"hash": hashes}).with_row_index("at")
    copies = frame.with_columns(pl.col("at").first().over("hash").alias("origin")).filter(
        pl.col("origin") < pl.col("at")
    )
    goes_on = (pl.col("at").diff() == 1) & (pl.col("origin").cast(pl.Int64).diff() == 1)
    return copies.select("at", "origin", (~goes_on.fill_null(False)).cum_sum().cast(pl.UInt32).alias("run"))


def _equal(rows: pl.DataFrame) -> Iterator[Problem]:
    if rows.height > MOST_LISTED:
        words = Words(
            f"自该行起有{rows.height}行与前面的行内容相同，均计入；请核对",
            f"from this row on {rows.height} rows are equal to earlier ones; all are records, look at them",
        )
        yield Problem("equal_row", words, row=rows["row"][0])
        return
    for row, origin in rows.rows():
        words = Words(
            f"与第{origin}行内容相同，均计入；如为重复填写，请删去一行",
            f"equal to row {origin}; both are records, delete one if it was written twice",
        )
        yield Problem("equal_row", words, row=row)
