"""Telling: what is said of rows that are no records, and of cells and columns that are in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ansheng.errors import Problem
from ansheng.sheets.cells import normalise
from ansheng.sheets.grid import Grid, Mark
from ansheng.sheets.rows.body import is_filled
from ansheng.sheets.rows.header import HEADER_WITHIN, Header, Lines, filled, is_title_row
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
    "repeated_header": Words(
        "表头、标题重复出现，或为列号，不计入",
        "the header or title again, or numbers of columns, not read as data",
    ),
    "group_row": Words("分组标题行，不计入", "the heading of a group of rows, not read as data"),
    "example_row": Words("示例行，不计入", "an example of how to fill in, not read as data"),
    "crossed_row": Words("划去的行，不计入", "a row that is crossed out, not read as data"),
    "struck_row": Words(
        "整行带删除线，按作废处理，不计入；仍有效的请去掉删除线",
        "struck through from end to end and taken for void, not read as data; take the line away if it holds",
    ),
    "zero_report": Words("零报告（无记录），不计入", "a report that there is nothing, not read as data"),
    "continued_row": Words(
        "该行只有一格有内容，已并入上一条记录的同一列；如为另一条记录，请补填其他各列",
        "only one cell is filled, and it is read as the end of the cell above; if it is a record, fill in the others",
    ),
}
"""What is said of a row that is no record, by its kind."""

MARKS = {
    "formula": Words(
        "公式未保存计算结果，按未填处理；请用电子表格软件打开并保存",
        "a formula without a stored result, read as blank; open and save the file in a spreadsheet program",
    ),
    "error_cell": Words("公式出错，按未填处理", "a formula error, read as blank"),
    "struck_cell": Words(
        "内容带删除线，已按所填读取；已作废的请删除",
        "struck through, and read as it stands; delete what is void",
    ),
    "struck_part": Words(
        "部分文字带删除线，按作废处理，只读其余文字；请核对",
        "a part is struck through and taken for void; only the rest is read, look at it",
    ),
}
"""What is said of a cell that gave no value, or is in doubt."""

LONE = Words(
    "该行只有一格有内容，已按一条记录读取；如为标题，请删除",
    "only one cell is filled, and it is read as a record; delete it if it is a heading",
)


def told(grid: Grid, kinds: pl.DataFrame) -> Iterator[Problem]:
    """The rows that are no records, and those that may be none; of a table that is not read, its first row."""
    again = (kinds["kind"] == "other_table") & (kinds["kind"].shift(1) == "other_table").fill_null(False)
    listed = kinds.filter(kinds["kind"].is_in([*ASIDE, "lone_cell"]) & ~again)
    for row, first, kind in listed.select("row", "first", "kind").rows():
        yield Problem(kind, ASIDE.get(kind, LONE), grid.file, grid.sheet, row, None, normalise(first or ""))


def no_header(grid: Grid) -> Problem:
    """That a grid has no header."""
    words = Words(
        f"前{HEADER_WITHIN}行内找不到表头；请在一行内写明各列名称",
        f"no header in the first {HEADER_WITHIN} rows; one row should hold the column names",
    )
    return Problem("no_header", words, grid.file, grid.sheet)


def sideways(grid: Grid, header: Header) -> Problem:
    """That the names of the columns stand below each other."""
    words = Words(
        "各列名称写在同一列内（竖排），未读取；请将表格转置，使各列名称在同一行",
        "the names of the columns stand below each other, and nothing is read; turn the table, its names in one row",
    )
    return Problem("no_header", words, grid.file, grid.sheet, header.top + 1)


def duplicates(grid: Grid, header: Header) -> Iterator[Problem]:
    """The columns whose name stands there already."""
    for place, (name, new) in enumerate(zip(header.names, header.columns, strict=True)):
        if name != new:
            words = Words(
                f"表头“{name}”重复，该列未使用", f"the header {name!r} occurs again; this column is not used"
            )
            at = (header.bottom + 1, name, new, grid.place(header.bottom, place))
            yield Problem("duplicate_header", words, grid.file, grid.sheet, *at)


def unnamed(grid: Grid, header: Header, body: pl.DataFrame, rows: pl.Series) -> Iterator[Problem]:
    """The columns that hold something under no name; ``rows`` are those of the file that the body stands in."""
    for place, name in enumerate(header.names):
        if name:
            continue
        column = body.to_series(place)
        at = is_filled(column).arg_true()
        if len(at):
            words = Words(
                f"该列有{len(at)}个值，但无表头，未使用",
                f"{len(at)} values without a header; not used",
            )
            row, value, cell = rows[at[0]], column[at[0]], grid.place(rows[at[0]] - 1, place)
            yield Problem(
                "unnamed_column", words, grid.file, grid.sheet, row, grid.letter(place), value, cell
            )


def lost_above(grid: Grid, header: Header, above: Lines) -> Iterator[Problem]:
    """The first row above the header that has nearly as many cells as the header, and so may be data."""
    for row, line in enumerate(above, start=1):
        if 5 * len(filled(line)) >= 3 * len(header.places) >= 9 and not is_title_row(line):
            words = Words(
                "该行在表头以上，不计入；如为数据，请移到表头以下",
                "stands above the header and is not read; move it below if it is data",
            )
            yield Problem("above_header", words, grid.file, grid.sheet, row, None, filled(line)[0])
            return


def ragged(grid: Grid, rows: pl.Series) -> Iterator[Problem]:
    """The rows of delimited text that have fewer or more fields than the others."""
    if grid.widths is None or rows.is_empty():
        return
    widths = grid.widths.gather(rows - 1)
    usual = widths.value_counts(sort=True)[widths.name][0]
    odd = widths != usual
    for row, width in zip(rows.filter(odd), widths.filter(odd), strict=True):
        words = Words(
            f"该行有{width}格，其他行有{usual}格；"
            + ("缺少的单元格按未填处理" if width < usual else "表头以外的单元格未使用"),
            f"{width} fields where other rows have {usual}; "
            + ("the rest is blank" if width < usual else "those without a header are not used"),
        )
        yield Problem("ragged_row", words, grid.file, grid.sheet, row)


def unread(grid: Grid, rows: Collection[int], columns: Collection[int]) -> Iterator[Problem]:
    """The answers of a form that could not be had: formulas without a result, and those merged over several cells.

    :param rows: the rows of the grid in which answers stand, and ``columns`` its columns
    """
    for mark in grid.marks:
        if mark.row in rows and mark.column in columns:
            place = (mark.row + 1, grid.letter(mark.column), mark.value, grid.place(mark.row, mark.column))
            yield Problem(mark.kind, MARKS[mark.kind], grid.file, grid.sheet, *place)
    for merge in grid.merges:
        over = [c for c in columns if merge.left <= c <= merge.right]
        under = [r for r in rows if merge.top <= r <= merge.bottom]
        if len(over) * len(under) > 1:
            words = Words(
                "结果写在合并单元格内，只计入第一格；请取消合并后逐格填写",
                "an answer in merged cells; it counts in the first one only, unmerge and fill in each",
            )
            at = (merge.top + 1, grid.letter(merge.left), None, grid.place(merge.top, merge.left))
            yield Problem("merged_cell", words, grid.file, grid.sheet, *at)


def hidden(grid: Grid, header: Header, rows: pl.Series) -> Iterator[Problem]:
    """The rows of data that nobody sees in the sheet, one problem at the first of them, and such columns."""
    for place in (place for place in header.places if place in grid.hidden_columns and len(rows)):
        words = Words("该列被隐藏，已按所填读取", "this column is hidden, and read as it stands")
        at = (None, header.columns[place], None, grid.place(header.bottom, place))
        yield Problem("hidden_column", words, grid.file, grid.sheet, *at)
    hidden = sorted({row + 1 for row in grid.hidden} & set(rows)) if grid.hidden else []
    if hidden:
        words = Words(
            f"自该行起有{len(hidden)}行被隐藏或筛选，已按所填读取；请核对",
            f"from this row on {len(hidden)} rows are hidden or filtered out, and read as they stand; look at them",
        )
        yield Problem("hidden_row", words, grid.file, grid.sheet, hidden[0])


def marked(grid: Grid, marks: Collection[Mark], header: Header, kinds: pl.DataFrame) -> Iterator[Problem]:
    """The cells of records that gave no value, or are in doubt."""
    rows = set(kinds.filter(~kinds["kind"].is_in(list(ASIDE)))["row"]) if marks else set()
    for mark in marks:
        if mark.row + 1 in rows:
            name = header.names[mark.column] if mark.column < len(header.names) else ""
            column, cell = name or grid.letter(mark.column), grid.place(mark.row, mark.column)
            place = (mark.row + 1, column, mark.value, cell)
            yield Problem(mark.kind, MARKS[mark.kind], grid.file, grid.sheet, *place)
