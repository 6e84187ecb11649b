"""One-to-many facts in tables: what rules ask of the items, computed once and joined back as columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.loading.table import type_frame
from ansheng.facts.nodes import Node
from ansheng.rules.bind import Bound
from ansheng.rules.evaluate import Limits
from ansheng.rules.lower import Lowering

ROW = "_item_row"


def item_nodes(rules: Iterable[Bound]) -> dict[Node, tuple[str, Limits]]:
    """The quantifiers and aggregates in the rules, each with the column that will hold it and the limits in force."""
    found: dict[Node, tuple[str, Limits]] = {}
    for bound in rules:
        for node in nodes.walk(bound.rule.truth):
            if isinstance(node, nodes.Quantify | nodes.Aggregate):
                found.setdefault(node, (f"_items_{len(found)}", bound.limits))
    return found


def with_items(
    frame: pl.DataFrame, wanted: dict[Node, tuple[str, Limits]], day: date
) -> tuple[pl.DataFrame, list[Problem]]:
    """The frame with a column for each node over items, and what is wrong with the items.

    A record whose items are missing has null; one without items has the value of the empty set.
    """
    problems: list[Problem] = []
    for name in dict.fromkeys(_many(node).name for node in wanted):
        of_fact = {n: w for n, w in wanted.items() if _many(n).name == name}
        frame, found = _with_items_of(frame, name, of_fact, day)
        problems += [attrs.evolve(p, column=f"{name}.{p.column}") for p in found]
    return frame, problems


def _with_items_of(
    frame: pl.DataFrame, name: str, wanted: dict[Node, tuple[str, Limits]], day: date
) -> tuple[pl.DataFrame, list[Problem]]:
    if name not in frame.columns or frame.schema[name] == pl.Null:
        unknown = {
            c: pl.Boolean if isinstance(n, nodes.Quantify) else pl.Float64 for n, (c, _) in wanted.items()
        }
        return frame.with_columns(pl.lit(None, dtype=t).alias(c) for c, t in unknown.items()), []
    many = _many(next(iter(wanted)))
    numbered = frame.with_row_index(ROW)
    exploded, problems = _exploded(numbered, many, wanted)
    columns = [_OverItems(node, column, limits, day) for node, (column, limits) in wanted.items()]
    found = exploded.group_by(ROW).agg(expr for c in columns for expr in c.aggregates())
    joined = numbered.join(found, on=ROW, how="left", maintain_order="left")
    empty, missing = pl.col(name).list.len() == 0, pl.col(name).is_null()
    ready = joined.with_columns(c.value(empty, missing) for c in columns)
    return ready.drop(ROW, *[h for c in columns for h in c.temporary()]), problems


def _exploded(
    numbered: pl.DataFrame, many: nodes.FactRef, wanted: Iterable[Node]
) -> tuple[pl.DataFrame, list[Problem]]:
    item = many.fact.item
    assert item is not None
    kept = numbered.filter(pl.col(many.name).list.len() > 0)
    read = {ref.name for node in wanted for ref in nodes.facts_in(node).values() if ref.owner is not item}
    outer = sorted((read - {many.name}) & set(kept.columns))
    long = kept.select(ROW, many.name, *outer).explode(many.name)
    typed = type_frame(long[many.name].struct.unnest(), item)
    items = typed.frame.rename(lambda column: f"{many.name}.{column}")
    return pl.concat([long.drop(many.name), items], how="horizontal"), typed.problems(None)


def _many(node: Node) -> nodes.FactRef:
    assert isinstance(node, nodes.Quantify | nodes.Aggregate)
    return node.many


@attrs.frozen(eq=False)
class _OverItems:
    """How one quantifier or aggregate is computed from the exploded items and closed over the empty set."""

    node: Node
    column: str
    limits: Limits
    day: date

    def _lowering(self) -> Lowering:
        return Lowering(pl, self.day, self.limits, item=_many(self.node))

    def temporary(self) -> list[str]:
        return [f"{self.column}_value", f"{self.column}_unknown"]

    def aggregates(self) -> list[pl.Expr]:
        value, unknown = self._parts()
        names = self.temporary()
        return [value.alias(names[0]), unknown.alias(names[1])]

    def _parts(self) -> tuple[pl.Expr, pl.Expr]:
        lower = self._lowering()
        match self.node:
            case nodes.Quantify(kind=kind, condition=condition):
                truth = lower.column(condition)
                return (truth.any() if kind == "any" else truth.all()), truth.is_null().any()
            case nodes.Aggregate(kind=kind, value=value, where=where):
                kept = pl.lit(True) if where is None else lower.column(where)
                if value is None:
                    one: Any = pl.lit(1) if where is None else kept
                    return (pl.len() if where is None else one.sum()), kept.is_null().any()
                number = lower.column(value)
                chosen = number.filter(kept) if where is not None else number
                reduced = {"sum": chosen.sum(), "max": chosen.max(), "min": chosen.min()}[kind]
                return reduced, (kept.is_null() | (kept & number.is_null())).any()
        raise TypeError(f"not over items: {self.node!r}")

    def value(self, empty: pl.Expr, missing: pl.Expr) -> pl.Expr:
        value, unknown = (pl.col(n) for n in self.temporary())
        decided = value
        match self.node:
            case nodes.Quantify(kind=kind):
                deciding = value if kind == "any" else ~value
                decided = pl.when(deciding).then(kind == "any").when(~unknown).then(kind != "any")
                blank: Any = pl.lit(kind == "all")
            case nodes.Aggregate(kind=kind):
                decided = pl.when(~unknown).then(value.cast(pl.Float64))
                blank = pl.lit(0.0) if kind in ("count", "sum") else pl.lit(None, dtype=pl.Float64)
        return pl.when(missing).then(None).when(empty).then(blank).otherwise(decided).alias(self.column)
