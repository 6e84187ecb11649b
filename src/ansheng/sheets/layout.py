"""The layout of a sheet: where its header stands, which rows are data, and what the rest is.

A sheet that an office filled in has title rows above the header, groups over sub-headers, blank rows, totals and
notes. Here it becomes a :class:`RawTable`: unique column names over the data rows, with everything that was set
aside counted or listed. A sheet may hold several tables of the same things, below each other or side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import Problem
from ansheng.sheets.cells import parse_number, title_key
from ansheng.sheets.grid import Grid, Merge
from ansheng.sheets.header import (
    HEADER_WITHIN,
    Header,
    Lines,
    filled,
    find_header,
    is_title_row,
    lines_of,
    stands_sideways,
    titles_above,
    units_in,
)
from ansheng.sheets.rows.aside import ASIDE, told
from ansheng.sheets.rows.ditto import filled_down
from ansheng.sheets.rows.parts import alike
from ansheng.sheets.rows.sorting import Rows, rows_of
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

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
    that does not stand in the row of its record, under its header, as in a form (see :mod:`ansheng.checking.forms`).
    ``titles`` are the texts that stand above the header, such as 填报单位：某局, and ``units`` the units that one of
    them states for the whole table (单位：万元). ``cells`` are those of the headers, as the spreadsheet calls them.
    ``unnamed`` holds the columns that have values and no header, by their letters.
    """

    file: str
    sheet: str | None
    headers: tuple[str, ...]
    frame: pl.DataFrame
    rows: pl.Series | None
    problems: tuple[Problem, ...] = ()
    blank_rows: int = 0
    places: Mapping[PlaceKey, Place] = attrs.field(factory=dict)
    titles: tuple[str, ...] = ()
    cells: Mapping[str, str] = attrs.field(factory=dict)
    unnamed: pl.DataFrame | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The units that stand above the header for the whole table."""
        return tuple(dict.fromkeys(unit for title in self.titles for unit in units_in(title)))


def table_of(grid: Grid, known: Collection[str] = ()) -> RawTable:
    """The first table that stands in a grid; further ones are listed. ``known`` is that of :func:`tables_of`."""
    first, *rest = tables_of(grid, known)
    return attrs.evolve(
        first, problems=(*first.problems, *(each for table in rest for each in _other(table)))
    )


def tables_of(grid: Grid, known: Collection[str] = ()) -> tuple[RawTable, ...]:
    """The tables of the same things that stand in a grid; others are listed.

    :param known: the titles and aliases by which the columns are recognised
    """
    keys = frozenset(title_key(name) for name in known)
    header = find_header(grid, keys)
    if header is None:
        return (_nothing(grid, _no_header(grid)),)
    if stands_sideways(grid, header, keys):
        return (_nothing(grid, _sideways(grid, header)),)
    if beside := _beside(grid, header):
        return _split(grid, header, beside, known)
    above = lines_of(grid, 0, header.top)
    titles = tuple(titles_above(above))
    grid, partly = _filled(grid, header.bottom + 1)
    rows = rows_of(grid, header, titles, known)
    grid = _joined(grid, rows)
    numbers = dict.fromkeys(part.table for part in rows.parts if part.serves)
    first, *rest = [_table(grid, rows, number) for number in numbers]
    problems = (*_lost_above(grid, header, above), *first.problems, *partly)
    return (attrs.evolve(first, titles=titles, problems=problems), *rest)


def _table(grid: Grid, rows: Rows, number: int) -> RawTable:
    """One of the tables of a grid, counted as its headers are."""
    import polars as pl

    part = next(part for part in rows.parts if part.table == number)
    header, start = part.header, rows.parts[0].header.bottom + 1
    mine = pl.col("table") == number
    kinds = rows.kinds.filter(mine | (pl.col("kind") == "other_table") if number == 0 else mine)
    keep = rows.kinds.select(mine & pl.col("kind").is_in(["data", "lone_cell"])).to_series()
    data = rows.kinds.filter(keep)
    named = {f"{place}": name for place, name in enumerate(_unique(header.names)) if name}
    cells = grid.cells.rename(dict(zip(grid.cells.columns, map(str, range(grid.cells.width)), strict=True)))
    headers = {name: grid.place(header.bottom, int(place)) for place, name in named.items()}
    body, unsaid = filled_down(grid, header, cells.slice(start).filter(keep), data["row"])
    unnamed = [*_unnamed(grid, header, body, data["row"])]
    letters = {grid.letter(n): pl.col(f"{n}") for n, name in enumerate(header.names) if not name}
    problems = (
        *_duplicates(grid, header),
        *unnamed,
        *told(grid, kinds),
        *unsaid,
        *_ragged(grid, data["row"]),
        *_marked(grid, header, kinds),
        *_hidden(grid, data["row"]),
    )
    above = range(start + part.begins, header.top)
    return RawTable(
        grid.file,
        grid.sheet,
        tuple(named.values()),
        body.select(pl.col(place).alias(name) for place, name in named.items()),
        data["row"],
        tuple(problem.under(headers) for problem in problems),
        int((kinds["kind"] == "blank").sum()) - _trailing_blanks(kinds),
        titles=tuple(titles_above(lines_of(grid, above.start, len(above)))),
        cells=headers,
        unnamed=body.select(letters[p.column].alias(p.column) for p in unnamed if p.column),
    )


def _nothing(grid: Grid, problem: Problem) -> RawTable:
    """A table of which nothing can be read, and why."""
    import polars as pl

    none = pl.Series("row", [], pl.Int64)
    return RawTable(grid.file, grid.sheet, (), pl.DataFrame(), none, (problem,))


def _beside(grid: Grid, header: Header) -> int:
    """The column in which a table beside the first begins; 0 where there is none."""
    keys, (first, second, *_) = header.keys, [*header.places, 0, 0]
    for place in header.places[2:]:
        again = keys[place] == keys[first] and keys[place - 1 : place] != ("",)
        apart = keys[place] == keys[first] and not keys[place - 1]
        if (again and keys[place + 1 : place + 2] == (keys[second],)) or apart:
            return place
    return 0


def _split(grid: Grid, header: Header, place: int, known: Collection[str]) -> tuple[RawTable, ...]:
    """The tables that stand side by side, the second beginning in a column; it is read if it is of the same things."""
    left, right = (
        attrs.evolve(header, names=names) for names in (header.names[:place], header.names[place:])
    )
    tables = tables_of(grid.columns(0, place), known)
    at = (header.bottom + 1, grid.letter(place), None, grid.place(header.bottom, place))
    if not alike(left, right):
        beside = Problem("other_table", _OTHER_BESIDE, grid.file, grid.sheet, *at)
        return (attrs.evolve(tables[0], problems=(*tables[0].problems, beside)), *tables[1:])
    beside = Problem("further_table", _FURTHER_BESIDE, grid.file, grid.sheet, *at)
    first, *rest = tables_of(grid.columns(place, grid.cells.width), known)
    titles = first.titles or tables[0].titles
    return (*tables, attrs.evolve(first, titles=titles, problems=(beside, *first.problems)), *rest)


def _other(table: RawTable) -> Iterator[Problem]:
    """A further table, where there is use for one only."""
    for problem in table.problems:
        if problem.kind == "further_table":
            yield attrs.evolve(problem, kind="other_table", words=ASIDE["other_table"])


def _joined(grid: Grid, rows: Rows) -> Grid:
    """The grid with the texts of lines that go on below joined to those that they continue."""
    import polars as pl

    lists: dict[int, list[str | None]] = {}
    for row, above, place in rows.joins:
        values = lists.setdefault(place, grid.cells.to_series(place).to_list())
        values[above] = f"{values[above]}\n{values[row]}"
    columns = [pl.Series(grid.cells.columns[place], values, pl.String) for place, values in lists.items()]
    return attrs.evolve(grid, cells=grid.cells.with_columns(columns)) if columns else grid


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
    """The grid with merged text of the data repeated over its rows; a merged number is listed, not repeated.

    A row in which nothing else stands stays blank.
    """
    import polars as pl

    lists: dict[int, list[str | None]] = {}
    problems = []
    last = Merge(-1, -1, -1, -1)
    tall = [merge for merge in grid.merges if merge.top >= start and merge.top < merge.bottom]
    empty = grid.cells.select(_blank(pl.all())).to_series().to_list() if tall else []
    for merge in sorted(tall, key=lambda merge: (merge.left, merge.top)):
        overlaps = merge.left == last.left and merge.top <= last.bottom
        if merge.left >= grid.cells.width or overlaps:
            continue
        last = merge
        values = lists.setdefault(merge.left, grid.cells.to_series(merge.left).to_list())
        value = values[merge.top] if merge.top < len(values) else None
        below = [row for row in range(merge.top + 1, min(merge.bottom + 1, len(values))) if not empty[row]]
        if value and below and parse_number(value):
            words = Words(
                "数值写在合并单元格内，只计入第一行",
                "a number in merged cells; it counts in their first row only",
            )
            place = (merge.top + 1, grid.letter(merge.left), value, grid.place(merge.top, merge.left))
            problems.append(Problem("merged_cell", words, grid.file, grid.sheet, *place))
        elif value:
            for row in below:
                values[row] = value
    columns = [pl.Series(grid.cells.columns[place], values, pl.String) for place, values in lists.items()]
    return (attrs.evolve(grid, cells=grid.cells.with_columns(columns)) if columns else grid), problems


def _blank(cells: pl.Expr) -> pl.Expr:
    import polars as pl

    return pl.all_horizontal(cells.is_null() | (cells.str.strip_chars() == ""))


def _trailing_blanks(kinds: pl.DataFrame) -> int:
    last = kinds["kind"].ne("blank").arg_true()
    return kinds.height - (int(last[-1]) + 1 if len(last) else 0)


_OTHER_BESIDE = Words(
    "表格右侧另有一张表，未读取；请另存为单独的工作表",
    "another table stands to the right and is not read; put it on a sheet of its own",
)
_FURTHER_BESIDE = Words(
    "表格右侧另有一张同类的表，其各行一并计入",
    "another table of the same things stands to the right, and its rows are read too",
)


def _no_header(grid: Grid) -> Problem:
    words = Words(
        f"前{HEADER_WITHIN}行内找不到表头；请在一行内写明各列名称",
        f"no header in the first {HEADER_WITHIN} rows; one row should hold the column names",
    )
    return Problem("no_header", words, grid.file, grid.sheet)


def _sideways(grid: Grid, header: Header) -> Problem:
    words = Words(
        "各列名称写在同一列内（竖排），未读取；请转置，使各列名称在同一行",
        "the names of the columns stand below each other, and nothing is read; turn the table, its names in one row",
    )
    return Problem("no_header", words, grid.file, grid.sheet, header.top + 1)


def _duplicates(grid: Grid, header: Header) -> Iterator[Problem]:
    for place, (name, new) in enumerate(zip(header.names, _unique(header.names), strict=True)):
        if name != new:
            words = Words(
                f"表头“{name}”重复，该列未使用", f"the header {name!r} occurs again; this column is not used"
            )
            at = (header.bottom + 1, name, new, grid.place(header.bottom, place))
            yield Problem("duplicate_header", words, grid.file, grid.sheet, *at)


def _unnamed(grid: Grid, header: Header, body: pl.DataFrame, rows: pl.Series) -> Iterator[Problem]:
    for place, name in enumerate(header.names):
        if name:
            continue
        column = body.to_series(place)
        at = (column.str.strip_chars() != "").fill_null(False).arg_true()
        if len(at):
            words = Words(
                f"该列有{len(at)}个值，但无表头，未使用",
                f"{len(at)} values without a header; not used",
            )
            row, value, cell = rows[at[0]], column[at[0]], grid.place(rows[at[0]] - 1, place)
            yield Problem(
                "unnamed_column", words, grid.file, grid.sheet, row, grid.letter(place), value, cell
            )


def _lost_above(grid: Grid, header: Header, above: Lines) -> Iterator[Problem]:
    """The first row above the header that has nearly as many cells as the header, and so may be data."""
    for row, line in enumerate(above, start=1):
        if 5 * len(filled(line)) >= 3 * len(header.places) >= 9 and not is_title_row(line):
            words = Words(
                "该行在表头以上，未读取；如为数据，请移到表头以下",
                "stands above the header and is not read; move it below if it is data",
            )
            yield Problem("above_header", words, grid.file, grid.sheet, row, None, filled(line)[0])
            return


def _ragged(grid: Grid, rows: pl.Series) -> Iterator[Problem]:
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
            place = (mark.row + 1, grid.letter(mark.column), mark.value, grid.place(mark.row, mark.column))
            yield Problem(mark.kind, MARKS[mark.kind], grid.file, grid.sheet, *place)
    for merge in grid.merges:
        over = [c for c in columns if merge.left <= c <= merge.right]
        under = [r for r in rows if merge.top <= r <= merge.bottom]
        if len(over) * len(under) > 1:
            words = Words(
                "答案写在合并单元格内，只计入第一格；请取消合并后逐格填写",
                "an answer in merged cells; it counts in the first one only, unmerge and fill in each",
            )
            at = (merge.top + 1, grid.letter(merge.left), None, grid.place(merge.top, merge.left))
            yield Problem("merged_cell", words, grid.file, grid.sheet, *at)


def _hidden(grid: Grid, rows: pl.Series) -> Iterator[Problem]:
    """The rows of data that nobody sees in the sheet: one problem, at the first of them."""
    hidden = sorted({row + 1 for row in grid.hidden} & set(rows)) if grid.hidden else []
    if hidden:
        words = Words(
            f"自该行起有{len(hidden)}行被隐藏或筛选，已按所填读取；请核对",
            f"from this row on {len(hidden)} rows are hidden or filtered out, and read as they stand; look at them",
        )
        yield Problem("hidden_row", words, grid.file, grid.sheet, hidden[0])


def _marked(grid: Grid, header: Header, kinds: pl.DataFrame) -> Iterator[Problem]:
    rows = set(kinds.filter(~kinds["kind"].is_in(list(ASIDE)))["row"]) if grid.marks else set()
    for mark in grid.marks:
        if mark.row + 1 in rows:
            name = header.names[mark.column] if mark.column < len(header.names) else ""
            column, cell = name or grid.letter(mark.column), grid.place(mark.row, mark.column)
            place = (mark.row + 1, column, mark.value, cell)
            yield Problem(mark.kind, MARKS[mark.kind], grid.file, grid.sheet, *place)
