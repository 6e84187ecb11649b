"""DuckDB relations and PySpark frames: judged in their own engine through narwhals.

Verdicts are counted where the data live; only the records that are not clear are fetched, and only when someone looks.
What an engine cannot compute (items of one-to-many facts, texts to be parsed as numbers or days) raises
:class:`~ansheng.rules.lower.NotLoweredError`, and the caller decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw

from ansheng import zones
from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.frames import library_of
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.lower import Lowering, NotLoweredError
from ansheng.rules.tables import Judged, facts_needed, judge
from ansheng.rules.verdicts import Counts
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


def judge_native(table: Any, facts: type[Facts], rules: Sequence[Bound], day: date) -> JudgedNative:
    """The verdicts of ``rules`` on every record of a DuckDB relation or PySpark frame.

    :raises NotLoweredError: the engine cannot compute one of the rules, or a column is not of the fact's type
    """
    if any(isinstance(n, nodes.Quantify | nodes.Aggregate) for b in rules for n in nodes.walk(b.rule.truth)):
        raise NotLoweredError(
            Words(
                "用到一对多采集项的规则不能在该引擎内判定",
                "rules on facts with several items are not judged inside this engine",
            )
        )
    foreign = _foreign(table, facts)
    frame = nw.from_native(_numbered(_in_china(table, facts)))
    columns = _columns(frame, facts, rules)
    lowering = [Lowering(nw, day, b.limits) for b in rules]
    masks = {b.rule.id: lower.column(b.rule.truth) for b, lower in zip(rules, lowering, strict=True)}
    scopes = {
        b.rule.id: lower.column(b.rule.when)
        for b, lower in zip(rules, lowering, strict=True)
        if b.rule.when is not None
    }
    row = _totals(frame, columns, masks, scopes)
    headers = facts.match(name for name in frame.collect_schema() if name != ROW)
    zoned = (zones.zoned_time(c.header, foreign[c.header]) for c in columns if c.header in foreign)
    problems = [*headers.problems, *zoned, *_refused(columns, row)]
    if "id" not in headers.matched and ROW not in frame.collect_schema():
        problems.append(
            Problem(
                "no_id",
                Words(
                    "无编号列，记录按取回的先后次序编号",
                    "no id column; records are numbered as they are fetched",
                ),
            )
        )
    nan = sum(int(n or 0) for name, n in row.items() if name.startswith("nan_"))
    counts = _counts(masks, row)
    return JudgedNative(
        facts, tuple(rules), counts, day, table, tuple(columns), masks, row["seen"], tuple(problems), nan
    )


MOST_TEXTS, MOST_ODD = 200_000, 200
"""How many different texts of a column are looked at, and how many may need reading."""


def _numbered(table: Any) -> Any:
    """A DuckDB relation with the number of each row, in the order in which it holds them; Spark has no order."""
    if library_of(table) != "duckdb" or ROW in table.columns:
        return table
    return table.project(f"*, row_number() over () as {ROW}")


def _zoned(table: Any, facts: type[Facts]) -> dict[str, str]:
    """The columns of days that are instants, with the zone in which the engine shows them.

    A timestamp of Spark and a TIMESTAMPTZ of DuckDB are instants, whatever the zone of the session.
    """
    schema = nw.from_native(table).collect_schema()
    days = [
        header for name, (header, _) in facts.match(schema).matched.items() if facts.fact(name).kind == "day"
    ]
    shown = {header: getattr(schema[header], "time_zone", None) for header in days}
    return {header: zone for header, zone in shown.items() if zone is not None}


def _foreign(table: Any, facts: type[Facts]) -> dict[str | None, str]:
    return {header: zone for header, zone in _zoned(table, facts).items() if not zones.is_chinese(zone)}


def _in_china(table: Any, facts: type[Facts]) -> Any:
    """The table with the days in China in place of instants."""
    headers = list(_zoned(table, facts))
    if not headers:
        return table
    if library_of(table) == "duckdb":
        quoted = ['"' + header.replace('"', '""') + '"' for header in headers]
        days = ", ".join(f"({name} AT TIME ZONE '{zones.CHINA}')::DATE AS {name}" for name in quoted)
        return table.project(f"* REPLACE ({days})")
    from pyspark.sql import functions

    for header in headers:
        seconds = functions.unix_seconds(table[f"`{header.replace('`', '``')}`"]) + int(
            zones.EAST.total_seconds()
        )
        number = functions.floor(seconds / 86_400).cast("int")
        table = table.withColumn(header, functions.date_add(functions.lit(date(1970, 1, 1)), number))
    return table


@attrs.frozen
class _Column:
    """One fact as a column of the engine, typed, and when a value of it is there but does not parse."""

    fact: Fact[Any]
    header: str | None
    typed: Any
    refused: Any = None
    nan: Any = None


def _columns(frame: Any, facts: type[Facts], rules: Sequence[Bound]) -> list[_Column]:
    matched = facts.match(frame.collect_schema()).matched
    return [_column(facts.fact(name), matched.get(name), frame) for name in facts_needed(rules)]


def _column(fact: Fact[Any], at: tuple[str, str] | None, frame: Any) -> _Column:
    dtypes: dict[str, Any] = {"number": nw.Float64, "count": nw.Float64, "flag": nw.Boolean, "day": nw.Date}
    if at is None:
        return _Column(fact, None, nw.lit(None, dtype=dtypes.get(fact.kind, nw.String)))
    header, unit = at
    column, dtype = nw.col(header), frame.collect_schema()[header]
    match fact.kind:
        case "number" | "count" if dtype.is_numeric():
            number = column.cast(nw.Float64)
            allowed = _allowed(fact, _scaled(fact, unit, number))
            scaled = nw.when(allowed).then(_scaled(fact, unit, number))
            return _Column(fact, header, scaled, ~allowed & ~number.is_nan(), number.is_nan())
        case "flag" if dtype == nw.Boolean:
            return _Column(fact, header, column)
        case "day" if dtype == nw.Date:
            return _Column(fact, header, column)
        case "day" if dtype == nw.Datetime:
            return _Column(fact, header, column.dt.date())
        case "text" | "choice" if dtype == nw.String:
            chosen, refused = _mapped(column, _texts(fact, header, frame))
            return _Column(fact, header, chosen, refused)
    raise NotLoweredError(
        Words(
            f"“{header}”列的类型是 {dtype}，不符合“{fact.title}”的要求",
            f"column {header!r} is {dtype}, not of the type of fact {fact.name!r}",
        )
    )


def _scaled(fact: Fact[Any], unit: str, number: Any) -> Any:
    scale, offset = fact.scale(unit) or (1.0, 0.0)
    return number if (scale, offset) == (1.0, 0.0) else number * scale + offset


def _allowed(fact: Fact[Any], number: Any) -> Any:
    allowed = ~number.is_nan() & (number.abs() < float("inf"))
    if fact.minimum is not None:
        allowed = allowed & (number >= fact.minimum)
    return allowed & (number == number.round(0)) if fact.kind == "count" else allowed


def _texts(fact: Fact[Any], header: str, frame: Any) -> dict[str, Any]:
    """The texts of a column that do not mean themselves, with what they mean: an option, nothing, or invalid.

    :raises NotLoweredError: there are too many for the engine to tell apart
    """
    found = frame.select(nw.col(header)).unique().head(MOST_TEXTS + 1).collect("polars").to_native()[header]
    read = {t: fact.parse(t) for t in found.to_list() if t is not None}
    odd = {t: p for t, p in read.items() if p != t}
    if len(found) > MOST_TEXTS or len(odd) > MOST_ODD:
        raise NotLoweredError(
            Words(
                f"“{header}”列的不同取值或须识别的写法过多，该引擎无法处理",
                f"column {header!r} has too many texts, or too many that need reading, to be judged inside this engine",
            )
        )
    return odd


def _mapped(column: Any, odd: Mapping[str, Any]) -> tuple[Any, Any]:
    """A text column with what its odd texts mean, and where one does not parse."""
    if not odd:
        return column, None
    chosen: Any = nw.when(~column.is_in(list(odd))).then(column)
    for written, meant in odd.items():
        if isinstance(meant, str):
            chosen = nw.when(column == written).then(nw.lit(meant)).otherwise(chosen)
    invalid = [written for written, meant in odd.items() if isinstance(meant, Invalid)]
    return chosen, column.is_in(invalid) if invalid else None


def _totals(
    frame: Any, columns: Sequence[_Column], masks: Mapping[str, Any], scopes: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything that is counted, in one pass over the data."""
    flags = {f"refused_{c.fact.name}": c.refused for c in columns if c.refused is not None}
    flags |= {f"nan_{c.fact.name}": c.nan for c in columns if c.nan is not None}
    facts = [c.typed.alias(c.fact.name) for c in columns]
    typed = frame.select(*facts, *(flag.alias(name) for name, flag in flags.items())) if columns else frame
    wanted = [nw.len().alias("seen")]
    for number, (rule, mask) in enumerate(masks.items()):
        wanted += [_many(mask).alias(f"hazard_{number}"), _many(mask.is_null()).alias(f"unknown_{number}")]
        if rule in scopes:
            wanted.append(_many(~scopes[rule]).alias(f"outside_{number}"))
    wanted += [_many(nw.col(name)).alias(name) for name in flags]
    row: dict[str, Any] = typed.select(*wanted).collect("polars").to_native().row(0, named=True)
    return row


def _counts(masks: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Counts]:
    seen = row["seen"]
    return {
        rule: Counts(
            seen,
            seen - int(row.get(f"outside_{n}") or 0),
            int(row[f"hazard_{n}"] or 0),
            int(row[f"unknown_{n}"] or 0),
        )
        for n, rule in enumerate(masks)
    }


def _refused(columns: Sequence[_Column], row: Mapping[str, Any]) -> Iterator[Problem]:
    for column in columns:
        if count := int(row.get(f"refused_{column.fact.name}") or 0):
            title = column.fact.title
            zh = f"{count}个值不在“{title}”的取值范围内，按未填处理"
            yield Problem(
                "invalid", Words(zh, f"{count} value(s) cannot be {column.fact.name!r}"), column=column.header
            )


def _many(mask: Any) -> Any:
    return mask.cast(nw.Int64).sum()


@attrs.frozen(eq=False)
class JudgedNative:
    """Verdicts counted in another engine, whose records stay there.

    :param typed: the facts as columns of the engine
    :param masks: by rule, where it finds a hazard
    :param seen: how many records there are
    :param nan: how many not-a-numbers were taken as missing
    """

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    day: date
    table: Any
    typed: tuple[_Column, ...]
    masks: Mapping[str, Any]
    seen: int
    problems: tuple[Problem, ...]
    nan: int

    def fetched(self) -> Judged:
        """The records that are not clear for some rule, brought to Polars and judged again for their evidence."""
        hits = load(self._hits(), self.facts, only=facts_needed(self.rules))
        return judge(hits, self.rules, self.day)

    def _hits(self) -> pl.DataFrame:
        frame = nw.from_native(_numbered(_in_china(self.table, self.facts)))
        schema = frame.collect_schema()
        raw = {name: f"_raw_{n}" for n, name in enumerate(schema)}
        names = {alias: name for name, alias in raw.items()}
        typed = frame.select(
            *(nw.col(name).alias(alias) for name, alias in raw.items()),
            *(c.typed.alias(c.fact.name) for c in self.typed),
        )
        hits = [mask.is_null() | mask for mask in self.masks.values()]
        kept = typed.filter(reduce(or_, hits)) if hits else typed.head(0)
        found: pl.DataFrame = kept.select(*raw.values()).collect("polars").to_native()
        return found.rename(names)
