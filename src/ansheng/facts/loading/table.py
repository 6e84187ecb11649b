"""Tables to typed frames: which column is which fact, and what is wrong with the others.

A typed frame has exactly the facts asked for, with null for missing. What stands in columns that no fact is for may be
kept with each record as one text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import attrs
import polars as pl

from ansheng import zones
from ansheng.errors import Problem
from ansheng.facts.as_of import pairs_in_order
from ansheng.facts.headers import Headers, is_running
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import DTYPES, ROW, Cell, Column, Read, texts_of
from ansheng.facts.loading.years import Years
from ansheng.facts.record import Facts
from ansheng.sheets.cells import as_text
from ansheng.words import Words

EXTRA = "_extra"
"""The column that keeps, as a JSON object, what stands in the columns of a table that no fact is for."""


@attrs.frozen(eq=False)
class Typed:
    """A typed frame, with the cells that do not parse, what is wrong with the headers, and how many NaN are missing.

    :param told: the facts that have no column, and of which the answers to others say something
    """

    frame: pl.DataFrame
    headers: Mapping[str, str]
    invalid: Mapping[str, Cell]
    noted: tuple[Problem, ...]
    nan: int
    told: frozenset[str] = frozenset()

    def problems(self, rows: pl.Series | None) -> list[Problem]:
        """What to know of the table: its headers, and the cells that do not parse.

        :param rows: the number of each row in its file, where it has one
        """
        return [*self.noted, *(problem for cell in self.invalid.values() for problem in cell.problems(rows))]

    def slice(self, start: int, count: int) -> Typed:
        """So many rows from ``start``; what is wrong with the headers, and the count of NaN, stay with the whole."""
        cells = {name: cell.slice(start, count) for name, cell in self.invalid.items()}
        kept = {name: cell for name, cell in cells.items() if len(cell.rows)}
        return Typed(self.frame.slice(start, count), self.headers, kept, (), 0, self.told)


def _no_years(_header: str) -> None:
    """Nothing is known of the year of days without one."""


@attrs.frozen(eq=False)
class Reading:
    """How the columns of one table are read.

    :param headers: which of them is which fact, and what is wrong with the others
    :param words: by fact, what the words of an office mean, by their keys
    :param constants: the values of facts that no column is for
    :param years: by header, what is known of the year of days without one
    :param today: the day on which the table is read; by default that of the clock
    :param from_1904: whether days that are bare numbers count from 1904
    """

    headers: Headers
    words: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    constants: Mapping[str, Any] = attrs.field(factory=dict)
    years: Callable[[str], Years | None] = _no_years
    today: date | None = None
    from_1904: bool = False

    @property
    def running(self) -> frozenset[str]:
        """The headers of running numbers, which say nothing of a record."""
        return frozenset(filter(is_running, self.headers.numbers))

    @staticmethod
    def plain(facts: type[Facts], columns: Iterable[str]) -> Reading:
        """The reading of columns that stand by themselves."""
        return Reading(facts.match(header for header in columns if header != ROW))

    def column(self, fact: Fact[Any]) -> Column:
        """The column of a fact that has a header."""
        header, unit = self.headers.matched[fact.name]
        words = self.words.get(fact.name, {})
        return Column(fact, unit, words, self.years(header), self.from_1904 and fact.kind == "day")


def type_frame(
    frame: pl.DataFrame,
    facts: type[Facts],
    only: Iterable[str] | None = None,
    reading: Reading | None = None,
) -> Typed:
    """The typed columns of ``facts`` that ``frame`` holds under their names, titles or aliases.

    :param only: the facts wanted; by default all of the class
    """
    reading = reading or Reading.plain(facts, frame.columns)
    wanted = [facts.fact(name) for name in (facts.facts() if only is None else dict.fromkeys(only))]
    headers = {name: header for name, (header, _) in reading.headers.matched.items()}
    there = [fact for fact in wanted if fact.name in headers]
    read = {fact.name: reading.column(fact).typed(frame[headers[fact.name]]) for fact in there}
    columns = [
        read[fact.name].series.alias(fact.name)
        if fact.name in read
        else _constant(fact, reading, frame.height)
        for fact in wanted
        if fact.name in read or fact.kind != "many"
    ]
    typed = Typed(
        pl.DataFrame(columns) if columns else frame.select([]),
        headers,
        {name: _cell(name, headers[name], frame, each) for name, each in read.items() if each.bad},
        (
            *reading.headers.problems,
            *(zones.zoned_time(headers[n], r.zone) for n, r in read.items() if r.zone),
        ),
        sum(each.nan for each in read.values()),
    )
    texts = {name: _texts(frame[headers[name]], each) for name, each in read.items() if each.taken}
    where = {name: column.is_in(list(read[name].taken)) for name, column in texts.items()}
    return _dated(typed, facts, reading, texts, where) if where else typed


def _constant(fact: Fact[Any], reading: Reading, height: int) -> pl.Series:
    value = pl.Series(fact.name, [reading.constants.get(fact.name)], dtype=DTYPES[fact.kind])
    return value.new_from_index(0, height)


def _texts(raw: pl.Series, read: Read) -> pl.Series:
    return texts_of(raw) if read.texts is None else read.texts


def _cell(name: str, header: str, frame: pl.DataFrame, read: Read) -> Cell:
    texts = _texts(frame[header], read)
    rows = texts.is_in(list(read.bad)).arg_true()
    return Cell(name, header, rows, texts.gather(rows), read.bad)


def _dated(
    typed: Typed,
    facts: type[Facts],
    reading: Reading,
    texts: Mapping[str, pl.Series],
    where: Mapping[str, pl.Series],
) -> Typed:
    """The table with what is said of the days that took their year from elsewhere.

    Where such a day is out of order with another, it is the year that is in doubt: the day is not known.

    :param texts: the columns that hold such days as text, and ``where`` the rows of these days
    """
    frame, cells, sure = typed.frame, dict(typed.invalid), dict(where)
    for name, earlier in pairs_in_order(facts, frame.columns):
        doubtful, other = (name, earlier) if name in where else (earlier, name)
        wrong = (frame[name] < frame[earlier]).fill_null(False) & sure.get(doubtful, False)
        if wrong.any():
            cell = _disordered(typed, texts[doubtful], wrong, reading, doubtful, facts.fact(other))
            cells[doubtful] = cells[doubtful].joined(cell) if doubtful in cells else cell
            frame = frame.with_columns(pl.when(~wrong).then(pl.col(doubtful)).alias(doubtful))
            sure[doubtful] = sure[doubtful] & ~wrong
    counts = {typed.headers[name]: int(rows.sum()) for name, rows in sure.items()}
    notes = [
        years.note(header, count)
        for header, count in counts.items()
        if count and (years := reading.years(header))
    ]
    return attrs.evolve(typed, frame=frame, invalid=cells, noted=(*typed.noted, *notes))


def _disordered(
    typed: Typed, texts: pl.Series, wrong: pl.Series, reading: Reading, name: str, other: Fact[Any]
) -> Cell:
    header = typed.headers[name]
    years, rows = reading.years(header), wrong.arg_true()
    assert years is not None
    there, words = texts.gather(rows), Words(other.title, other.en)
    return Cell(name, header, rows, there, {text: years.disordered(text, words) for text in there.unique()})


def kept(columns: pl.DataFrame) -> pl.Series:
    """The cells of each row as a JSON object by header, null where nothing stands in it.

    >>> kept(pl.DataFrame({"照片": ["1.jpg", None], "备注": ["已“约谈”", " "]})).to_list()
    ['{"照片":"1.jpg","备注":"已“约谈”"}', None]
    """
    if columns.columns == [EXTRA]:
        return columns[EXTRA]
    if not columns.width:
        return pl.Series(EXTRA, [None], dtype=pl.String).new_from_index(0, columns.height)
    entries = pl.concat_str(map(_entry, columns), separator=",", ignore_nulls=True)
    filled = pl.when(entries != "").then(pl.concat_str(pl.lit("{"), entries, pl.lit("}")))
    return pl.select(filled.alias(EXTRA)).to_series()


def unfolded(texts: pl.Series) -> pl.DataFrame:
    """The cells of such objects, a column a header, in the order in which the headers come first."""
    if texts.null_count() == len(texts):
        return pl.DataFrame()
    cells: pl.DataFrame = texts.str.json_decode(infer_schema_length=None).struct.unnest()
    return cells


def _entry(column: pl.Series) -> pl.Series:
    """A column as entries of JSON objects, its cells as text; null where nothing stands in a cell."""
    texts = _as_texts(column)
    plain = texts.dtype == pl.String and not texts.str.contains(r'["\\\x00-\x1f]').any()
    quote = pl.lit('"')
    coded = pl.struct(texts.alias("v")).struct.json_encode().str.slice(len('{"v":')).str.head(-1)
    value = pl.concat_str(quote, texts, quote) if plain else coded
    blank = texts.is_null() if texts.dtype.is_nested() else texts.is_null() | (texts.str.strip_chars() == "")
    key = pl.lit(json.dumps(column.name, ensure_ascii=False) + ":")
    return pl.select(pl.when(~blank).then(pl.concat_str(key, value))).to_series()


def _as_texts(column: pl.Series) -> pl.Series:
    """A column as text; what holds values inside it as it is."""
    if column.dtype == pl.Binary:
        return column.bin.encode("base64")
    if column.dtype in (pl.Object, pl.Duration):
        return pl.Series(column.name, [None if v is None else as_text(v) for v in column], dtype=pl.String)
    return column if column.dtype.is_nested() else column.cast(pl.String, strict=False)
