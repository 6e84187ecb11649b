"""The layout of a sheet: where its header stands, which rows are data, and what the rest is.

A sheet that an office filled in has title rows above the header, groups over sub-headers, blank rows, totals and
notes. Here it becomes a :class:`RawTable`: unique column names over the data rows, with everything that was set
aside counted or listed. A sheet may hold several tables of the same things, below each other or side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import Problem
from ansheng.sheets.cells import parse_number, title_key
from ansheng.sheets.grid import Grid, Merge
from ansheng.sheets.rows.body import is_filled
from ansheng.sheets.rows.ditto import filled_down
from ansheng.sheets.rows.header import (
    Header,
    find_header,
    lines_of,
    stands_sideways,
    titles_above,
    units_in,
)
from ansheng.sheets.rows.parts import alike
from ansheng.sheets.rows.sorting import Rows, rows_of
from ansheng.sheets.rows.telling import (
    ASIDE,
    duplicates,
    hidden,
    lost_above,
    marked,
    no_header,
    ragged,
    sideways,
    told,
    unnamed,
)
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
    ``unnamed`` holds the columns that have values and no header, by their letters. ``apart`` says that it stands on the
    sheet of a table of other things, and then a problem of kind ``other_table`` says where it begins. ``from_1904``
    says that days which are bare numbers count from 1904.
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
    apart: bool = False
    from_1904: bool = False

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


@lru_cache(maxsize=64)
def keys_of(known: frozenset[str]) -> frozenset[str]:
    """The keys of titles; there are thousands, and they are the same for each sheet of a folder."""
    return frozenset(map(title_key, known))


def tables_of(grid: Grid, known: Collection[str] = (), *, others: bool = False) -> tuple[RawTable, ...]:
    """The tables of the same things that stand in a grid; others are listed.

    :param known: the titles and aliases by which the columns are recognised
    :param others: whether tables of other things are given as well, each ``apart``
    """
    keys = keys_of(frozenset(known))
    header = find_header(grid, keys)
    if header is None:
        return (_nothing(grid, no_header(grid)),)
    if stands_sideways(grid, header, keys):
        return (_nothing(grid, sideways(grid, header)),)
    if beside := _beside(grid, header):
        return _split(grid, header, beside, known, others=others)
    above = lines_of(grid, 0, header.top)
    titles = tuple(titles_above(above))
    grid, partly = _filled(grid, header.bottom + 1)
    rows = rows_of(grid, header, titles, known, keys, others=others)
    grid = _joined(grid, rows)
    numbers = dict.fromkeys(part.table for part in rows.parts if part.serves)
    first, *rest = [_table(grid, rows, number) for number in numbers]
    problems = (*lost_above(grid, header, above), *first.problems, *partly)
    return (attrs.evolve(first, titles=titles, problems=problems), *rest)


def _table(grid: Grid, rows: Rows, number: int) -> RawTable:
    """One of the tables of a grid, counted as its headers are."""
    import polars as pl

    part, start = next(p for p in rows.parts if p.table == number), rows.parts[0].header.bottom + 1
    mine = pl.col("table") == number
    unread = ~pl.col("table").is_in([each.table for each in rows.parts if each.serves])
    kinds = rows.kinds.filter(mine | unread if number == 0 else mine)
    keep = rows.kinds.select(mine & pl.col("kind").is_in(["data", "lone_cell"])).to_series()
    data, header = rows.kinds.filter(keep), _once(part.header, grid.cells.slice(start).filter(keep))
    named = {f"{place}": name for place, name in enumerate(header.columns) if name}
    cells = grid.cells.rename(dict(zip(grid.cells.columns, map(str, range(grid.cells.width)), strict=True)))
    headers = {name: grid.place(header.bottom, int(place)) for place, name in named.items()}
    body, unsaid, doubts = filled_down(grid, header, cells.slice(start).filter(keep), data["row"])
    nameless = [*unnamed(grid, header, body, data["row"])]
    letters = {grid.letter(n): pl.col(f"{n}") for n, name in enumerate(header.names) if not name}
    problems = (
        *duplicates(grid, header),
        *nameless,
        *told(grid, kinds),
        *unsaid,
        *ragged(grid, data["row"]),
        *marked(grid, [*grid.marks, *doubts], header, kinds),
        *hidden(grid, header, data["row"]),
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
        unnamed=body.select(letters[p.column].alias(p.column) for p in nameless if p.column),
        apart=part.other,
        from_1904=grid.from_1904,
    )


def _once(header: Header, body: pl.DataFrame) -> Header:
    """The header without the names of empty columns beside one of the same name, as those below a merged cell are."""
    names = [
        ""
        if header.names[place - 1 : place] == (name,) and not is_filled(body.to_series(place)).any()
        else name
        for place, name in enumerate(header.names)
    ]
    return attrs.evolve(header, names=tuple(names))


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


def _split(
    grid: Grid, header: Header, place: int, known: Collection[str], *, others: bool
) -> tuple[RawTable, ...]:
    """The tables that stand side by side, the second beginning in a column; it is read if it is of the same things."""
    left, right = (
        attrs.evolve(header, names=names) for names in (header.names[:place], header.names[place:])
    )
    tables, other = tables_of(grid.columns(0, place), known, others=others), not alike(left, right)
    at = (header.bottom + 1, grid.letter(place), None, grid.place(header.bottom, place))
    kind, words = ("other_table", _OTHER_BESIDE) if other else ("further_table", _FURTHER_BESIDE)
    beside = Problem(kind, words, grid.file, grid.sheet, *at)
    if other and not others:
        return (attrs.evolve(tables[0], problems=(*tables[0].problems, beside)), *tables[1:])
    first, *rest = tables_of(grid.columns(place, grid.cells.width), known, others=others)
    titles, problems = first.titles or tables[0].titles, (beside, *first.problems)
    return (*tables, attrs.evolve(first, titles=titles, problems=problems, apart=other), *rest)


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


def _filled(grid: Grid, start: int) -> tuple[Grid, list[Problem]]:
    """The grid with merged text of the data repeated over its rows; a merged number is listed, not repeated.

    A row in which nothing else stands stays blank.
    """
    import polars as pl

    lists: dict[int, list[str | None]] = {}
    problems, sources = [], dict[int, dict[int, int]]()
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
            sources.setdefault(merge.left, {}).update(dict.fromkeys(below, merge.top))
    columns = [pl.Series(grid.cells.columns[place], values, pl.String) for place, values in lists.items()]
    marks = [mark for place, rows in sources.items() for mark in grid.doubts(place, rows)]
    return attrs.evolve(grid, cells=grid.cells.with_columns(columns), marks=(*grid.marks, *marks)), problems


def _blank(cells: pl.Expr) -> pl.Expr:
    import polars as pl

    return pl.all_horizontal(cells.is_null() | (cells.str.strip_chars() == ""))


def _trailing_blanks(kinds: pl.DataFrame) -> int:
    last = kinds["kind"].ne("blank").arg_true()
    return kinds.height - (int(last[-1]) + 1 if len(last) else 0)


_OTHER_BESIDE = Words(
    "表格右侧另有一张表，未读取；请移到单独的工作表",
    "another table stands to the right and is not read; put it on a sheet of its own",
)
_FURTHER_BESIDE = Words(
    "表格右侧另有一张同类的表，其各行一并计入",
    "another table of the same things stands to the right, and its rows are read too",
)
