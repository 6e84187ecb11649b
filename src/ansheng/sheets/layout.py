"""The layout of a sheet: where its header stands, which rows are data, and what the rest is.

A sheet that an office filled in has title rows above the header, groups over sub-headers, blank rows, totals and
notes. Here it becomes a :class:`RawTable`: unique column names over the data rows, with everything that was set
aside counted or listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import Problem
from ansheng.sheets.cells import normalise, parse_number, title_key
from ansheng.sheets.grid import Grid, Merge, column_letter
from ansheng.sheets.header import HEADER_WITHIN, Header, find_header
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

_TOTAL = (
    r"(?i)^\s*(?:\p{Han}{0,6}?[\s　]*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)\s*(?:[:：(（].*)?"
    r"|(?:sub|grand )?total:?|sum)\s*$"
    r"|^\s*(?:以上)?\s*共\s*[计有]?\s*[:：]?\s*\d+\s*[条项处个家起份]"
)
_NOTE = (
    r"^\s*(?:备\s*注|注|附注|说\s*明|填表说明|填表|制表|审核|电话|日期|盖章|单位\s*[(（]盖章[)）]"
    r"|(?:填表|填报|制表|审核|审批|复核|负责|单位负责|主要负责|统计负责|统计|经办|报送|签发|联系)人|联系电话"
    r"|(?:填报|填表)单位|(?:填报|填表|制表|报送)(?:日期|时间)"
    r"|\p{Han}{0,10}签\s*[字名章])\s*\d{0,2}\s*[:：]|^\s*[(（]?\s*以\s*下\s*(?:空\s*白|无\s*正\s*文)\s*[)）]?\s*$"
)


PlaceKey = tuple[int | None, str | None, str | None]
"""Row, header and value as a problem states them; None for what it does not state."""

Place = tuple[str | None, int, str]
"""Sheet, row and column letter as a spreadsheet shows them."""


@attrs.frozen(eq=False)
class RawTable:
    """One table as it was found: the text of its data rows under unique headers.

    ``frame`` holds text only, except for Parquet, whose types are kept. ``rows`` gives the row of the file, from 1 as a
    spreadsheet shows it, of every row of the frame (None for Parquet). A header that occurs again is renamed to
    ``名称#2``. ``blank_rows`` counts the rows between data in which nothing stands. ``places`` says where a value is
    that does not stand in the row of its record, under its header, as in a form (see :mod:`ansheng.checking.form`).
    """

    file: str
    sheet: str | None
    headers: tuple[str, ...]
    frame: pl.DataFrame
    rows: pl.Series | None
    problems: tuple[Problem, ...] = ()
    blank_rows: int = 0
    places: Mapping[PlaceKey, Place] = attrs.field(factory=dict)


def table_of(grid: Grid, known: Collection[str] = ()) -> RawTable:
    """The table that stands in a grid. ``known`` are the titles and aliases by which its columns are recognised."""
    import polars as pl

    keys = frozenset(title_key(name) for name in known)
    header = find_header(grid, keys)
    if header is None:
        return RawTable(
            grid.file, grid.sheet, (), pl.DataFrame(), pl.Series("row", [], pl.Int64), (_no_header(grid),)
        )
    grid, partly = _filled(grid, header.bottom + 1)
    kinds = _kinds(grid, header, known)
    keep = kinds["kind"] == "data"
    named = {f"{place}": name for place, name in enumerate(_unique(header.names)) if name}
    cells = grid.cells.rename(dict(zip(grid.cells.columns, map(str, range(grid.cells.width)), strict=True)))
    body = cells.slice(header.bottom + 1)
    problems = (
        *_duplicates(grid, header),
        *_unnamed(grid, header, body, keep),
        *_set_aside(grid, kinds),
        *_ragged(grid, kinds),
        *_marked(grid, header, kinds),
        *_hidden(grid, kinds),
        *partly,
    )
    return RawTable(
        grid.file,
        grid.sheet,
        tuple(named.values()),
        body.filter(keep).select(pl.col(place).alias(name) for place, name in named.items()),
        kinds.filter(keep)["row"].alias("row"),
        problems,
        int((kinds["kind"] == "blank").sum()) - _trailing_blanks(kinds),
    )


def _unique(names: Iterable[str]) -> Iterator[str]:
    seen = Counter[str]()
    taken = set(names := tuple(names))
    for name in names:
        seen[name] += 1
        if name and seen[name] > 1:
            new = next(new for n in range(seen[name], 10**6) if (new := f"{name}#{n}") not in taken)
            taken.add(new)
            yield new
        else:
            yield name


def _filled(grid: Grid, start: int) -> tuple[Grid, list[Problem]]:
    """The grid with merged text of the data repeated over its rows; a merged number is listed, not repeated."""
    import polars as pl

    lists: dict[int, list[str | None]] = {}
    problems = []
    last = Merge(-1, -1, -1, -1)
    for merge in sorted(grid.merges, key=lambda merge: (merge.left, merge.top)):
        overlaps = merge.left == last.left and merge.top <= last.bottom
        if merge.top < start or merge.top == merge.bottom or merge.left >= grid.cells.width or overlaps:
            continue
        last = merge
        values = lists.setdefault(merge.left, grid.cells.to_series(merge.left).to_list())
        value = values[merge.top] if merge.top < len(values) else None
        if value and parse_number(value):
            words = Words(
                "数值写在合并单元格内，只计入第一行",
                "a number in merged cells; it counts in their first row only",
            )
            name = column_letter(merge.left)
            problems.append(Problem("merged_cell", words, grid.file, grid.sheet, merge.top + 1, name, value))
        elif value:
            end = min(merge.bottom + 1, len(values))
            values[merge.top : end] = [value] * (end - merge.top)
    columns = [pl.Series(grid.cells.columns[place], values, pl.String) for place, values in lists.items()]
    return (attrs.evolve(grid, cells=grid.cells.with_columns(columns)) if columns else grid), problems


def _kinds(grid: Grid, header: Header, known: Collection[str]) -> pl.DataFrame:
    """Per row below the header: ``row`` in the file, ``first`` text in it, and its ``kind``."""
    import polars as pl

    body = grid.cells.slice(header.bottom + 1)
    first = _first_text(body)
    filled = pl.col("first").is_not_null()
    total, note = pl.col("first").str.contains(_TOTAL), pl.col("first").str.contains(_NOTE)
    found = (
        pl.DataFrame({"first": first})
        .with_row_index("row", header.bottom + 2)
        .with_columns(pl.col("row").cast(pl.Int64))
    )
    found = found.with_columns(
        kind=pl.when(~filled)
        .then(pl.lit("blank"))
        .when(total)
        .then(pl.lit("total_row"))
        .when(note)
        .then(pl.lit("note_row"))
        .otherwise(pl.lit("data"))
    )
    last = found.filter(pl.col("kind") == "data")["row"].max() or 0
    found = found.with_columns(
        kind=pl.when((pl.col("kind") == "note_row") & (pl.col("row") < pl.lit(last)))
        .then(pl.lit("data"))
        .otherwise(pl.col("kind"))
    )
    again = _repeats(body, header)
    found = found.with_columns(kind=pl.when(again).then(pl.lit("repeated_header")).otherwise(pl.col("kind")))
    return _other_tables(found, body, known)


def _other_tables(kinds: pl.DataFrame, body: pl.DataFrame, known: Collection[str]) -> pl.DataFrame:
    """The kinds with the rows of further tables below the first, from other headers up to these headers again."""
    import polars as pl

    if not known or body.height > MOST_SEARCHED:
        return kinds
    texts = body.select(pl.all().str.strip_chars())
    filled = texts.select(pl.sum_horizontal(pl.all().fill_null("") != "")).to_series()
    titles = texts.select(pl.sum_horizontal(pl.all().is_in(list(known)).fill_null(False))).to_series()
    plain = texts.select(pl.all_horizontal(pl.all().fill_null("").str.contains(r"^\D{0,20}$"))).to_series()
    gap = (kinds["kind"] != "data").shift(1).fill_null(False)
    header = ((titles >= 3) & (titles * 2 > filled)) | (gap & plain & (filled >= 3) & (titles >= 1))
    other = header & (kinds["kind"] == "data")
    if not other.any():
        return kinds
    begins = pl.when(pl.lit(other)).then(True).when(pl.col("kind") == "repeated_header").then(False)
    inside = begins.forward_fill().fill_null(False) & (pl.col("kind") != "repeated_header")
    return kinds.with_columns(kind=pl.when(inside).then(pl.lit("other_table")).otherwise(pl.col("kind")))


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


def _repeats(body: pl.DataFrame, header: Header) -> pl.Expr:
    import polars as pl

    named = [place for place, name in enumerate(header.names) if name][:3]
    if len(named) < 2:
        return pl.lit(False)
    same = (
        pl.Series([True]).new_from_index(0, body.height) if body.height else pl.Series([], dtype=pl.Boolean)
    )
    for place in named:
        same = same & (body.to_series(place).str.strip_chars() == header.names[place]).fill_null(False)
    return pl.lit(same)


def _trailing_blanks(kinds: pl.DataFrame) -> int:
    last = kinds["kind"].ne("blank").arg_true()
    return kinds.height - (int(last[-1]) + 1 if len(last) else 0)


def _no_header(grid: Grid) -> Problem:
    words = Words(
        f"前{HEADER_WITHIN}行内找不到表头；请在一行内写明各列名称",
        f"no header in the first {HEADER_WITHIN} rows; one row should hold the column names",
    )
    return Problem("no_header", words, grid.file, grid.sheet)


def _duplicates(grid: Grid, header: Header) -> Iterator[Problem]:
    for name, new in zip(header.names, _unique(header.names), strict=True):
        if name != new:
            words = Words(
                f"表头“{name}”重复，该列未使用", f"the header {name!r} occurs again; this column is not used"
            )
            yield Problem("duplicate_header", words, grid.file, grid.sheet, header.bottom + 1, name, new)


def _unnamed(grid: Grid, header: Header, body: pl.DataFrame, keep: pl.Series) -> Iterator[Problem]:
    for place, name in enumerate(header.names):
        if name:
            continue
        filled = (body.to_series(place).str.strip_chars() != "").fill_null(False) & keep
        if filled.any():
            at = int(filled.arg_true()[0])
            words = Words(
                f"该列有{filled.sum()}个值，但无表头，未使用",
                f"{filled.sum()} values without a header; not used",
            )
            row, value = header.bottom + 2 + at, body.to_series(place)[at]
            yield Problem("unnamed_column", words, grid.file, grid.sheet, row, column_letter(place), value)


MOST_SEARCHED = 200_000
"""In tables of more rows nobody looks for a second table below the first: no person puts one there."""

_ASIDE = {
    "other_table": Words(
        "表格下方另有一张表，其各行不计入；请另存为单独的工作表",
        "another table begins below, and its rows are not read; put it on a sheet of its own",
    ),
    "total_row": Words("合计行，不计入", "a row of totals, not read as data"),
    "note_row": Words("表尾说明行，不计入", "a note below the table, not read as data"),
    "repeated_header": Words("表头重复出现，不计入", "the header again, not read as data"),
}


def _set_aside(grid: Grid, kinds: pl.DataFrame) -> Iterator[Problem]:
    inside = (kinds["kind"] == "other_table") & (kinds["kind"].shift(1) == "other_table").fill_null(False)
    listed = kinds.filter(kinds["kind"].is_in(list(_ASIDE)) & ~inside)
    for row, first, kind in listed.select("row", "first", "kind").rows():
        words = _ASIDE[kind]
        yield Problem(kind, words, grid.file, grid.sheet, row, None, normalise(first))


def _ragged(grid: Grid, kinds: pl.DataFrame) -> Iterator[Problem]:
    if grid.widths is None or not kinds.height:
        return
    data = kinds.with_columns(width=grid.widths.slice(int(kinds["row"][0]) - 1)).filter(
        kinds["kind"] == "data"
    )
    if data.is_empty():
        return
    usual = data["width"].value_counts(sort=True)["width"][0]
    for row, width in data.filter(data["width"] != usual).select("row", "width").rows():
        words = Words(
            f"该行有{width}格，其他行有{usual}格；"
            + ("缺少的单元格按未填处理" if width < usual else "表头以外的单元格未使用"),
            f"{width} fields where other rows have {usual}; "
            + ("the rest is blank" if width < usual else "those without a header are not used"),
        )
        yield Problem("ragged_row", words, grid.file, grid.sheet, row)


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
}
"""What is said of a cell that gave no value, or is in doubt."""


def unread(grid: Grid, rows: Collection[int], columns: Collection[int]) -> Iterator[Problem]:
    """The answers of a form that could not be had: formulas without a result, and those merged over several cells.

    :param rows: the rows of the grid in which answers stand, and ``columns`` its columns
    """
    for mark in grid.marks:
        if mark.row in rows and mark.column in columns:
            place = (mark.row + 1, column_letter(mark.column + grid.left), mark.value)
            yield Problem(mark.kind, MARKS[mark.kind], grid.file, grid.sheet, *place)
    for merge in grid.merges:
        over = [c for c in columns if merge.left <= c <= merge.right]
        under = [r for r in rows if merge.top <= r <= merge.bottom]
        if len(over) * len(under) > 1:
            words = Words(
                "答案写在合并单元格内，只计入第一格；请取消合并后逐格填写",
                "an answer in merged cells; it counts in the first one only, unmerge and fill in each",
            )
            letter = column_letter(merge.left + grid.left)
            yield Problem("merged_cell", words, grid.file, grid.sheet, merge.top + 1, letter)


def _hidden(grid: Grid, kinds: pl.DataFrame) -> Iterator[Problem]:
    """The rows of data that nobody sees in the sheet: one problem, at the first of them."""
    rows = sorted({row + 1 for row in grid.hidden} & set(kinds.filter(kinds["kind"] == "data")["row"]))
    if rows:
        words = Words(
            f"自该行起有{len(rows)}行被隐藏或筛选，已按所填读取；请核对",
            f"from this row on {len(rows)} rows are hidden or filtered out, and read as they stand; look at them",
        )
        yield Problem("hidden_row", words, grid.file, grid.sheet, rows[0])


def _marked(grid: Grid, header: Header, kinds: pl.DataFrame) -> Iterator[Problem]:
    aside = set(kinds.filter(kinds["kind"].is_in(list(_ASIDE)))["row"]) if grid.marks else set()
    for mark in grid.marks:
        if mark.row > header.bottom and mark.row + 1 not in aside:
            name = header.names[mark.column] if mark.column < len(header.names) else ""
            words = MARKS[mark.kind]
            column = name or column_letter(mark.column)
            yield Problem(mark.kind, words, grid.file, grid.sheet, mark.row + 1, column, mark.value)
