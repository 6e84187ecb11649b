"""DuckDB relations and PySpark frames: judged in their own engine through narwhals.

Verdicts are counted where the data live; only the records that are not clear are fetched, and only when someone looks.
 What an engine cannot compute (items of one-to-many facts, texts to be parsed as numbers or days) raises
:class:`~ansheng.rules.lower.NotLoweredError`, and the caller decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw

from ansheng import units
from ansheng.rules import nodes, text
from ansheng.rules.bind import Bound
from ansheng.rules.facts import Facts
from ansheng.rules.findings import Counts, Finding, Part
from ansheng.rules.kinds import Fact
from ansheng.rules.lower import Lowering, NotLoweredError
from ansheng.rules.rule import Verdict
from ansheng.rules.tables import TablePart, facts_needed, judge

if TYPE_CHECKING:
    import polars as pl


def judge_native(table: Any, facts: type[Facts], rules: Sequence[Bound], day: date) -> NativePart:
    """The verdicts of ``rules`` on every record of a DuckDB relation or PySpark frame.

    :raises NotLoweredError: the engine cannot compute one of the rules, or a column is not of the fact's type
    """
    frame = nw.from_native(table)
    typed = frame.select(*_typed_columns(frame.collect_schema(), facts, rules))
    lowering = [Lowering(nw, day, b.limits) for b in rules]
    masks = {b.rule.id: lower.column(b.rule.truth) for b, lower in zip(rules, lowering, strict=True)}
    scopes = {
        b.rule.id: lower.column(b.rule.when)
        for b, lower in zip(rules, lowering, strict=True)
        if b.rule.when is not None
    }
    counts = _count(typed, masks, scopes)
    return NativePart(facts, tuple(rules), counts, day, table, tuple(masks.values()))


def _typed_columns(schema: Mapping[str, Any], facts: type[Facts], rules: Sequence[Bound]) -> list[Any]:
    if any(isinstance(n, nodes.Quantify | nodes.Aggregate) for b in rules for n in nodes.walk(b.rule.truth)):
        raise NotLoweredError(
            "一对多的事实不能在该引擎内判定", "facts with several items are not judged inside this engine"
        )
    matched: dict[str, tuple[str, str]] = {}
    for header, name, unit in facts.headers(schema):
        matched.setdefault(name, (header, unit))
    return [_typed(facts.fact(n), matched.get(n), schema).alias(n) for n in facts_needed(rules)]


def _typed(fact: Fact[Any], at: tuple[str, str] | None, schema: Mapping[str, Any]) -> Any:
    dtypes: dict[str, Any] = {"number": nw.Float64, "count": nw.Float64, "flag": nw.Boolean, "day": nw.Date}
    if at is None:
        return nw.lit(None, dtype=dtypes.get(fact.kind, nw.String))
    header, unit = at
    column, dtype = nw.col(header), schema[header]
    match fact.kind:
        case "number" | "count" if dtype.is_numeric():
            return _numeric(fact, unit, column)
        case "flag" if dtype == nw.Boolean:
            return column
        case "day" if dtype == nw.Date or dtype == nw.Datetime:
            return column.cast(nw.Date)
        case "text":
            return _text(column.cast(nw.String))
        case "choice" if dtype == nw.String:
            return _choice(fact, column.str.strip_chars())
    raise NotLoweredError(
        f"列“{header}”是 {dtype}，不是“{fact.title}”要求的类型，请先转换",
        f"column {header!r} is {dtype}, not of the type of fact {fact.name!r}; convert it first",
    )


def _numeric(fact: Fact[Any], unit: str, column: Any) -> Any:
    number = column.cast(nw.Float64)
    if unit and unit != fact.unit and units.same_dimension(unit, fact.unit):
        scale, offset = units.factor(unit, fact.unit)
        number = number * scale + offset
    allowed = ~number.is_nan() & (number.abs() < float("inf"))
    if fact.minimum is not None:
        allowed = allowed & (number >= fact.minimum)
    if fact.kind == "count":
        allowed = allowed & (number == number.round(0))
    return nw.when(allowed).then(number)


def _text(column: Any) -> Any:
    plain = column.str.strip_chars()
    return nw.when(~plain.str.to_lowercase().is_in(sorted(text.BLANK_WORDS))).then(plain)


def _choice(fact: Fact[Any], column: Any) -> Any:
    found: Any = nw.when(column.is_in(list(fact.options))).then(column)
    for option, title in fact.options.items():
        if option != title:
            found = nw.when(column == title).then(nw.lit(option)).otherwise(found)
    return found


def _count(typed: Any, masks: Mapping[str, Any], scopes: Mapping[str, Any]) -> dict[str, Counts]:
    wanted = [nw.len().alias("seen")]
    for number, (rule, mask) in enumerate(masks.items()):
        wanted += [_many(mask).alias(f"hazard_{number}"), _many(mask.is_null()).alias(f"unknown_{number}")]
        if rule in scopes:
            wanted.append(_many(~scopes[rule]).alias(f"outside_{number}"))
    row = typed.select(*wanted).collect("polars").to_native().row(0, named=True)
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


def _many(mask: Any) -> Any:
    return mask.cast(nw.Int64).sum()


@attrs.frozen(eq=False, slots=False)
class NativePart(Part):
    """Verdicts counted in another engine; its records that are not clear are fetched when looked at."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    day: date
    table: Any
    masks: tuple[Any, ...]

    @cached_property
    def fetched(self) -> TablePart:
        """The records that are not clear for some rule, judged again in Polars for their evidence."""
        return judge(self._hits(), self.facts, self.rules, self.day)

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        return self.fetched.findings(wanted)

    def columns(self, wanted: Sequence[Verdict]) -> pl.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""
        return self.fetched.columns(wanted)

    def finding(self, record: str, rule: str) -> Finding | None:
        """What a rule says of the record so called; clear records are not fetched and give ``None``."""
        return self.fetched.finding(record, rule)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return self.fetched.tally(by, wanted)

    def _hits(self) -> pl.DataFrame:
        frame = nw.from_native(self.table)
        schema = frame.collect_schema()
        raw = {name: f"_raw_{n}" for n, name in enumerate(schema)}
        typed = frame.select(
            *(nw.col(name).alias(alias) for name, alias in raw.items()),
            *_typed_columns(schema, self.facts, self.rules),
        )
        hit = self.masks[0].is_null() | self.masks[0]
        for mask in self.masks[1:]:
            hit = hit | mask.is_null() | mask
        found: pl.DataFrame = typed.filter(hit).select(*raw.values()).collect("polars").to_native()
        return found.rename({alias: name for name, alias in raw.items()})
