"""Sorting: what each row below a header is, and which table it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from ansheng.sheets.grid import Grid
from ansheng.sheets.rows.body import Body, unlike
from ansheng.sheets.rows.header import Header, bare_key
from ansheng.sheets.rows.odd import odd_rows
from ansheng.sheets.rows.parts import Part, parts_of, words_pattern
from ansheng.sheets.rows.sayings import AMOUNTS, DATES, LABELS, QUIET, SAYINGS, TOTALS, saying

if TYPE_CHECKING:
    import polars as pl

_SAID = "|".join(f"(?:{pattern})" for pattern in SAYINGS.values())
_LABELLED = slice(1, 4)
"""The columns in which a label such as 合计 may stand behind a number or a name."""


@attrs.frozen(eq=False)
class Rows:
    """The rows below the header of a grid.

    :param kinds: per row its ``row`` in the file, the ``first`` text in it, its ``kind``, and the ``table`` that it
        belongs to
    :param parts: the rows by the headers that they stand under
    :param joins: a row of the grid that goes on from another one, that row, and the column
    """

    kinds: pl.DataFrame
    parts: tuple[Part, ...]
    joins: tuple[tuple[int, int, int], ...] = ()

    def header(self, table: int) -> Header:
        """The first header of a table."""
        return next(part.header for part in self.parts if part.table == table)


def rows_of(
    grid: Grid,
    header: Header,
    titles: Collection[str],
    known: Collection[str],
    keys: frozenset[str],
    *,
    others: bool = False,
) -> Rows:
    """What the rows below a header are.

    :param titles: the texts that stand above the header
    :param known: the titles by which further tables are recognised, and ``keys`` their keys
    :param others: whether tables of other things than the first are wanted
    """
    import polars as pl

    body = Body.of(grid, header.bottom + 1)
    special = body.first.str.contains(f"{_SAID}|{words_pattern(header)}").fill_null(False).arg_true()
    kind = _struck(body, _labelled(body, _said(body, special)))
    worded = _worded(body, header, special)
    parts = parts_of(body, header, kind, worded, known, keys, others=others)
    kind = _changed(kind, _headed(kind, parts))
    table = _tables(kind, parts)
    if body.by_hand:
        odd = [
            row
            for number in dict.fromkeys(part.table for part in parts if part.serves)
            for row in odd_rows(
                body, [p for p in parts if p.table == number], _of(table, number, kind), titles
            )
        ]
        kind = _changed(kind, odd)
    kind = _settled(kind, parts)
    rows = pl.int_range(body.start + 1, body.start + len(kind) + 1, dtype=pl.Int64, eager=True)
    kinds = pl.DataFrame({"row": rows, "first": body.first, "kind": kind, "table": table})
    return Rows(kinds, parts, tuple(_joins(body, kind)))


def _worded(body: Body, header: Header, rows: pl.Series) -> pl.Series:
    """Those of the rows whose first text is a word of the header."""
    texts = body.first.gather(rows)
    words = [text for text in texts.unique() if bare_key(text) in header.words]
    return rows.filter(texts.is_in(words))


def _said(body: Body, special: pl.Series) -> pl.Series:
    """What the rows are as their first texts say, where the rest of the row does not speak against it."""
    import polars as pl

    kind = pl.select(
        pl.when(body.first.is_null()).then(pl.lit("blank")).otherwise(pl.lit("data"))
    ).to_series()
    texts = body.first.gather(special)
    said = {text: saying(text) or "" for text in texts.unique()}
    words = texts.replace_strict(list(said), list(said.values()), return_dtype=pl.String) if said else texts
    for word in set(said.values()) - {""}:
        rows = special.filter(words == word)
        kind = _changed(kind, [(row, _MEANT[word]) for row in rows.filter(_holds(word, body.cells[rows]))])
    return kind


_MEANT = {
    "total": "total_row",
    "total_of": "total_row",
    "counted": "total_row",
    "note": "note",
    "example": "example_row",
    "dash": "crossed_row",
    "zero": "zero_report",
}
"""The kind of a row by its saying; a note is one for good below the last record only."""


def _holds(word: str, cells: pl.DataFrame) -> pl.Series:
    """Whether rows are what their first texts say: no date beside a total of its own name, nothing beside a dash."""
    match word:
        case "total_of":
            return unlike(cells, DATES) == cells.width
        case "counted":
            return (unlike(cells, AMOUNTS) <= 1) & (unlike(cells, DATES) == cells.width)
        case "dash":
            return unlike(cells, rf"^\s*$|{SAYINGS['dash']}") == 0
        case "zero":
            return unlike(cells, QUIET) == 0
    return unlike(cells, "") == 0


def _labelled(body: Body, kind: pl.Series) -> pl.Series:
    """The kinds with the rows in which the label of a total stands behind a number or a name."""
    for name in body.cells.columns[_LABELLED]:
        column = body.cells[name]
        found = column.str.contains(LABELS) if body.by_hand else column.is_in(TOTALS)
        rows = (found.fill_null(False) & (kind == "data")).arg_true()
        kind = _changed(kind, [(row, "total_row") for row in rows])
    return kind


def _struck(body: Body, kind: pl.Series) -> pl.Series:
    """The kinds with the records of which every cell is struck through, which are void."""
    places = {(mark.row - body.start, mark.column) for mark in body.grid.marks if mark.kind == "struck_cell"}
    counts = Counter(row for row, _ in places)
    rows = [row for row, count in counts.items() if 0 <= row < len(kind) and kind[row] == "data"]
    return _changed(kind, [(row, "struck_row") for row in rows if counts[row] == body.count(row)])


def _headed(kind: pl.Series, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """The rows of the headers below the first and of the titles above them, and those of other tables."""
    for part in parts[1:]:
        if not part.serves:
            yield from ((row, "other_table") for row in range(part.begins, part.end))
            continue
        rows = [row for row in range(part.begins, part.first) if kind[row] != "blank"]
        begun = "other_table" if part.other else "further_table"
        first, rest = ("repeated_header",) * 2 if part.again else (begun, "title")
        yield from ((row, rest if place else first) for place, row in enumerate(rows))


def _settled(kind: pl.Series, parts: Sequence[Part]) -> pl.Series:
    """The kinds, where a note above the last record of its part is a record as well."""
    import polars as pl

    if not (kind == "note").any():
        return kind
    numbers = pl.zeros(len(kind), pl.Int64, eager=True).scatter([part.begins for part in parts], 1).cum_sum()
    frame = pl.DataFrame({"kind": kind, "part": numbers}).with_row_index("row")
    last = pl.col("row").filter(pl.col("kind") == "data").max().over("part")
    note = pl.when(pl.col("row") < last).then(pl.lit("data")).otherwise(pl.lit("note_row"))
    return frame.select(pl.when(pl.col("kind") == "note").then(note).otherwise("kind")).to_series()


def _joins(body: Body, kind: pl.Series) -> Iterator[tuple[int, int, int]]:
    for row in (kind == "continued_row").arg_true():
        above = next(before for before in range(row - 1, -1, -1) if kind[before] == "data")
        place = next(place for place, text in enumerate(body.texts(row)) if text)
        yield body.start + row, body.start + above, place


def _tables(kind: pl.Series, parts: Sequence[Part]) -> pl.Series:
    """The number of the table that each row belongs to."""
    import polars as pl

    numbers = pl.zeros(len(kind), pl.Int64, eager=True)
    for part in parts[1:]:
        numbers = numbers.scatter(range(part.begins, part.end), part.table)
    return numbers


def _of(table: pl.Series, number: int, kind: pl.Series) -> pl.Series:
    """The kinds of the rows of one table, null for all others."""
    import polars as pl

    return pl.select(pl.when(table == number).then(kind)).to_series()


def _changed(kind: pl.Series, changes: Iterable[tuple[int, str]]) -> pl.Series:
    rows = dict(changes)
    return kind.scatter(list(rows), list(rows.values())) if rows else kind
