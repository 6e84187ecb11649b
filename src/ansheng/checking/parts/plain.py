"""Plain tables: columns that already hold what the facts take, so that verdicts are counted in one pass over them.

The pass is one lazy query. It reads the columns that the rules read and no other, looks beside the verdicts for what
would need a second look (a value that its fact does not take, an answer in words, a day that is still to come), and
keeps nothing but numbers: neither a column nor a verdict. Where there is such a thing, the table is no plain one, and
is loaded as any other (:mod:`ansheng.facts.loading.load`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import isfinite
from sys import float_info
from typing import Any

import attrs
import polars as pl

from ansheng import dates
from ansheng.days import NEVER
from ansheng.facts.as_of import dated_flags, pairs_in_order
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import DTYPES, ROW
from ansheng.facts.loading.table import Reading
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, alike, joined
from ansheng.rules.lower import FEW, Lowering
from ansheng.rules.tables import facts_needed, identifying
from ansheng.rules.verdicts import Counts

EXACT = 2**53
"""Whole numbers up to this one are told apart as Float64."""

_COUNTS = (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32)
_NUMBERS = (*_COUNTS, pl.UInt64, pl.Float32, pl.Float64)
_TEXTS = (pl.String, pl.Categorical, pl.Enum)


@attrs.frozen
class Tally:
    """What was counted: the records, by rule what it saw, and how many NaN are missing values.

    :param typed: the facts that the rules read as expressions over the table, each under its name
    """

    seen: int
    counts: Mapping[str, Counts]
    nan: int
    typed: tuple[pl.Expr, ...]


@attrs.frozen(eq=False)
class _Column:
    """One fact as a column: its values as they are, and typed.

    :param found: the column of the table; None for a fact that no column is for
    :param real: whether a value may be no number, or without end
    """

    fact: Fact[Any]
    typed: pl.Expr
    found: str | None = None
    real: bool = False

    def without_nan(self, *, nan: bool) -> pl.Expr:
        """The typed values, not-a-number being missing where there is one."""
        value = self.typed.fill_nan(None) if nan and self.real else self.typed
        return value.alias(self.fact.name)

    @property
    def strange(self) -> dict[str, pl.Expr]:
        """Columns that count values which the fact takes (``fit``), or tell where one stands that it does not."""
        name, value = self.fact.name, pl.col(self.fact.name)
        if self.fact.kind == "choice" and len(self.fact.options) <= FEW:
            return {f"fit {name} {option}": value == option for option in self.fact.options}
        if self.fact.kind == "choice":
            return {f"strange {name}": ~value.is_in(list(self.fact.options))}
        if self.real and self.fact.minimum is not None:
            return {f"strange {name}": ~value.is_between(self.fact.minimum, float_info.max)}
        return {}


def tallied(
    table: pl.LazyFrame,
    facts: type[Facts],
    reading: Reading,
    rules: Sequence[Bound],
    day: date,
    *,
    handed: bool,
    collected: Callable[[pl.LazyFrame], pl.DataFrame],
) -> Tally | None:
    """What ``rules`` say of every record of a table, counted; None where the table is not plain.

    :param reading: how its columns are read
    :param handed: whether it is the frame of a program, whose rows are all records
    :param collected: reads what a query finds
    """
    columns = _columns(table, facts, reading, facts_needed(rules))
    if columns is None or not any(column.found for column in columns):
        return None
    query = _Query(table, facts, columns, rules, day, reading.today or dates.today(), collected)
    row = query.row(nan=False)
    if query.odd_numbers(row):
        row = query.row(nan=True)
    if query.doubtful(row) or (row["empty"] and not handed and _holds_empty_rows(table, reading, collected)):
        return None
    counts = {bound.rule.id: _counts(row, n) for n, bound in enumerate(rules)}
    nan = sum(row.get(name) or 0 for name in query.nans)
    return Tally(row["seen"], counts, nan, tuple(column.without_nan(nan=nan > 0) for column in columns))


def _counts(row: Mapping[str, Any], n: int) -> Counts:
    seen = row["seen"]
    parts = (int(row.get(f"{what}{n}") or 0) for what in ("hazard", "unknown", "joined", "asked"))
    return Counts(seen, seen - int(row.get(f"outside{n}") or 0), *parts)


def _columns(
    table: pl.LazyFrame, facts: type[Facts], reading: Reading, needed: Sequence[str]
) -> list[_Column] | None:
    """The facts that the rules read as columns, where each can be taken as it stands."""
    schema, headers = table.collect_schema(), reading.headers.matched
    asked = [*needed, *identifying(facts)]
    if any(_speaks(facts.fact(name), schema[at], needed, asked) for name, (at, _) in headers.items()):
        return None
    found = [_column(facts.fact(name), reading, schema) for name in needed]
    return None if None in found else [column for column in found if column is not None]


def _speaks(fact: Fact[Any], dtype: pl.DataType, needed: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether a column may say something of other facts that are asked for, or that its question does not arise."""
    if any(name in asked for name in fact.speaks_of):
        return True
    return fact.name not in needed and fact.kind not in ("text", "many") and _is(dtype, (*_TEXTS, pl.Decimal))


def _is(dtype: pl.DataType, among: Iterable[Any]) -> bool:
    return any(dtype == each for each in among)


def _column(fact: Fact[Any], reading: Reading, schema: Mapping[str, pl.DataType]) -> _Column | None:
    if fact.kind == "many" or fact.parts or fact.product:
        return None
    if fact.name not in reading.headers.matched:
        return _Column(fact, pl.lit(reading.constants.get(fact.name), DTYPES[fact.kind]))
    header, unit = reading.headers.matched[fact.name]
    dtype, raw = schema[header], pl.col(header)
    match fact.kind:
        case "number" if _is(dtype, _NUMBERS):
            return _Column(fact, _scaled(fact, unit, raw.cast(pl.Float64)), header, real=dtype.is_float())
        case "count" if _is(dtype, _COUNTS) and fact.scale(unit) in (None, (1.0, 0.0)):
            return _Column(fact, raw.cast(pl.Int64), header)
        case "flag" if dtype == pl.Boolean:
            return _Column(fact, raw, header)
        case "day" if dtype == pl.Date:
            return _Column(fact, raw, header)
        case "choice" if _is(dtype, _TEXTS) and not reading.words.get(fact.name):
            return _Column(fact, raw if dtype == pl.String else raw.cast(pl.String), header)
    return None


def _scaled(fact: Fact[Any], unit: str, number: pl.Expr) -> pl.Expr:
    scale, offset = fact.scale(unit) or (1.0, 0.0)
    return number if (scale, offset) == (1.0, 0.0) else (number * scale + offset).round_sig_figs(15)


class _Query:
    """The one pass: everything that is counted over the columns."""

    def __init__(
        self,
        table: pl.LazyFrame,
        facts: type[Facts],
        columns: Sequence[_Column],
        rules: Sequence[Bound],
        day: date,
        today: date,
        collected: Callable[[pl.LazyFrame], pl.DataFrame],
    ) -> None:
        self._collected = collected
        self._table, self._facts, self._columns = table, facts, columns
        self._rules, self._day, self._today = rules, day, today
        self.nans = [f"nan {column.fact.name}" for column in columns if column.real]

    def row(self, *, nan: bool) -> dict[str, Any]:
        """The numbers, by name.

        :param nan: whether not-a-number is looked for and taken as missing; only where there is one it is
        """
        there = [column for column in self._columns if column.found is not None]
        typed = [column.without_nan(nan=nan) for column in self._columns]
        raw = [pl.col(c.found).alias(f"raw {c.fact.name}") for c in there if nan and c.real and c.found]
        row = self._table.select(*typed, *raw).select(
            *(mask.alias(name) for name, mask in self._masks.items()),
            *(pl.col(c.fact.name) for c in there),
            *(pl.col(f"raw {c.fact.name}") for c in there if nan and c.real),
            *(strange.alias(name) for name, strange in self._strange(there).items()),
        )
        return self._collected(row.select(self._added_up(there, nan=nan))).row(0, named=True)

    @cached_property
    def _masks(self) -> dict[str, pl.Expr]:
        lowered = [Lowering(pl, self._day, bound.limits) for bound in self._rules]
        pairs = list(zip(self._rules, lowered, strict=True))
        said = {bound.rule.id: lower.column(bound.rule.truth).cast(pl.Boolean) for bound, lower in pairs}
        told, found = joined(said, alike(self._rules)), dict[str, pl.Expr]()
        for n, (bound, lower) in enumerate(pairs):
            found[f"mask{n}"] = said[bound.rule.id]
            if bound.rule.scope is not None:
                found[f"outside{n}"] = ~lower.column(bound.rule.scope)
            for what, masks in zip(("joined", "asked"), told, strict=True):
                if bound.rule.id in masks:
                    found[f"{what}{n}"] = masks[bound.rule.id]
        return found

    def _strange(self, there: Sequence[_Column]) -> dict[str, pl.Expr]:
        """What would need a second look, where it stands."""
        found = {name: strange for column in there for name, strange in column.strange.items()}
        names = {column.fact.name for column in there}
        for name, earlier in pairs_in_order(self._facts, names):
            found[f"strange order {name} {earlier}"] = pl.col(name) < pl.col(earlier)
        for flag, on in dated_flags(self._facts).items():
            if {flag, on} <= names:
                found[f"strange day {flag}"] = ~pl.col(flag) & pl.col(on).is_not_null()
        return found | {"empty": pl.all_horizontal(pl.col(name).is_null() for name in names)}

    def _added_up(self, there: Sequence[_Column], *, nan: bool) -> Iterator[pl.Expr]:
        yield pl.len().alias("seen")
        for name in self._masks:
            if name.startswith("mask"):
                yield pl.col(name).sum().alias(name.replace("mask", "hazard"))
                yield pl.col(name).null_count().alias(name.replace("mask", "unknown"))
            else:
                yield pl.col(name).sum()
        for name in self._strange(there):
            yield pl.col(name).sum() if name.startswith("fit ") else pl.col(name).any()
        for column in there:
            yield from _bounds(column)
            if nan and column.real:
                name = column.fact.name
                lost = pl.col(name).null_count() - pl.col(f"raw {name}").null_count()
                yield lost.alias(f"nan {name}")

    def odd_numbers(self, row: Mapping[str, Any]) -> bool:
        """Whether among the numbers there is one that is none, or that its fact does not take."""
        names = [column.fact.name for column in self._columns if column.real and column.found]
        return any(row.get(f"strange {n}") or not isfinite(row.get(f"sum {n}") or 0.0) for n in names)

    def doubtful(self, row: Mapping[str, Any]) -> bool:
        """Whether something stands in the table that needs a second look."""
        if any(value for name, value in row.items() if name.startswith("strange ")):
            return True
        return any(self._beyond(column, row) for column in self._columns if column.found is not None)

    def _beyond(self, column: _Column, row: Mapping[str, Any]) -> bool:
        """Whether a value of a column lies where the fact takes none, or is a day still to come."""
        fact, name = column.fact, column.fact.name
        least, most = row.get(f"least {name}"), row.get(f"most {name}")
        match fact.kind:
            case "day":
                last = self._today if fact.past else date.max
                beyond = most is not None and most > _number(last)
                return beyond or (least is not None and least <= _number(NEVER))
            case "number" | "count":
                low = fact.minimum is not None and least is not None and least < fact.minimum
                endless = column.real and not isfinite(row.get(f"sum {name}") or 0.0)
                return low or endless or (most is not None and most > EXACT)
            case "choice" if len(fact.options) <= FEW:
                fit = sum(row[f"fit {name} {option}"] or 0 for option in fact.options)
                return bool(fit != row["seen"] - row[f"null {name}"])
        return False


def _number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _bounds(column: _Column) -> Iterator[pl.Expr]:
    """The least and the most of a column, as far as they are asked for; of days their numbers."""
    name, kind = column.fact.name, column.fact.kind
    value = pl.col(name).to_physical() if kind == "day" else pl.col(name)
    if kind == "choice":
        yield value.null_count().alias(f"null {name}")
    if column.real and column.fact.minimum is None:
        yield value.sum().alias(f"sum {name}")
    if kind == "day" or (kind in ("number", "count") and not column.real and column.fact.minimum is not None):
        yield value.min().alias(f"least {name}")
    if kind in ("day", "count"):
        yield value.max().alias(f"most {name}")


def _holds_empty_rows(
    table: pl.LazyFrame, reading: Reading, collected: Callable[[pl.LazyFrame], pl.DataFrame]
) -> bool:
    """Whether there is a row in which nothing stands but a number."""
    schema = table.collect_schema()
    nothing = [
        _nothing(name, dtype)
        for name, dtype in schema.items()
        if name != ROW and name not in reading.headers.numbers
    ]
    empty = pl.all_horizontal(nothing).any() if nothing else pl.lit(value=False)
    return bool(collected(table.select(empty)).item())


def _nothing(name: str, dtype: pl.DataType) -> pl.Expr:
    value = pl.col(name)
    if dtype == pl.String:
        return value.is_null() | (value.str.strip_chars() == "")
    return value.is_null() | value.is_nan() if dtype.is_float() else value.is_null()
