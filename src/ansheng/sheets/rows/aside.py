"""Aside: how each kind of row that is no record is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ansheng.errors import Problem
from ansheng.sheets.cells import normalise
from ansheng.sheets.grid import Grid
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

ASIDE = {
    "other_table": Words(
        "表格下方另有一张表，其各行不计入；请另存为单独的工作表",
        "another table begins below, and its rows are not read; put it on a sheet of its own",
    ),
    "further_table": Words(
        "表格下方另有一张同类的表，其各行一并计入；与上表重复的请删除",
        "another table of the same things begins below, and its rows are read too; delete what is there twice",
    ),
    "total_row": Words("合计行，不计入", "a row of totals, not read as data"),
    "note_row": Words("表尾说明行，不计入", "a note below the table, not read as data"),
    "example_row": Words("填写示例，不计入", "an example of how to fill in the form, not read as data"),
    "repeated_header": Words(
        "表头、标题重复出现，或为列号，不计入",
        "the header or title again, or numbers of columns, not read as data",
    ),
    "group_row": Words("分组标题行，不计入", "the heading of a group of rows, not read as data"),
    "crossed_row": Words("划去的行，不计入", "a row that is crossed out, not read as data"),
    "zero_report": Words("零报告（无记录），不计入", "a report that there is nothing, not read as data"),
    "continued_row": Words(
        "该行只有一格有内容，已并入上一条的同一列；如为另一条，请补填其他各列",
        "only one cell is filled, and it is read as the end of the cell above; if it is a record, fill in the others",
    ),
}
"""What is said of a row that is no record, by its kind."""

LONE = Words(
    "该行只有一格有内容，已按一条读取；如为标题，请删除",
    "only one cell is filled, and it is read as a record; delete it if it is a heading",
)


def told(grid: Grid, kinds: pl.DataFrame) -> Iterator[Problem]:
    """The rows that are no records, and those that may be none; of a table that is not read, its first row."""
    again = (kinds["kind"] == "other_table") & (kinds["kind"].shift(1) == "other_table").fill_null(False)
    listed = kinds.filter(kinds["kind"].is_in([*ASIDE, "lone_cell"]) & ~again)
    for row, first, kind in listed.select("row", "first", "kind").rows():
        yield Problem(kind, ASIDE.get(kind, LONE), grid.file, grid.sheet, row, None, normalise(first or ""))
