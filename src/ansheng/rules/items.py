"""One-to-many facts in tables: what rules ask of the items, computed once and joined back as columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import polars as pl

from ansheng.rules import nodes
from ansheng.rules.bind import Bound
from ansheng.rules.columns import type_frame
from ansheng.rules.evaluate import Limits
from ansheng.rules.lower import Lowering
from ansheng.rules.nodes import Node

ROW = "_item_row"


def item_nodes(rules: Iterable[Bound]) -> dict[Node, tuple[str, Limits]]:
    """The quantifiers and aggregates in the rules, each with the column that will hold it and the limits in force."""
    found: dict[Node, tuple[str, Limits]] = {}
    for bound in rules:
        for node in nodes.walk(bound.rule.truth):
            if isinstance(node, nodes.Quantify | nodes.Aggregate):
                found.setdefault(node, (f"_items_{len(found)}", bound.limits))
    return found


def with_items(frame: pl.DataFrame, wanted: dict[Node, tuple[str, Limits]], day: date) -> pl.DataFrame:
    """The frame with a column for each node over items.

    A record whose items are missing has null; one without items has the value of the empty set.
    """
    for name in dict.fromkeys(_many(node).name for node in wanted):
        of_fact = {n: w for n, w in wanted.items() if _many(n).name == name}
        frame = _with_items_of(frame, name, of_fact, day)
    return frame


def _with_items_of(
    frame: pl.DataFrame, name: str, wanted: dict[Node, tuple[str, Limits]], day: date
) -> pl.DataFrame:
    if name not in frame.columns or frame.schema[name] == pl.Null:
        return frame.with_columns(
            pl.lit(None, dtype=pl.Boolean if isinstance(n, nodes.Quantify) else pl.Float64).alias(column)
            for n, (column, _) in wanted.items()
        )
    many = _many(next(iter(wanted)))
    numbered = frame.with_row_index(ROW)
    exploded = _exploded(numbered, many, wanted)
    columns = [_Items(node, column, limits, day) for node, (column, limits) in wanted.items()]
    found = exploded.group_by(ROW).agg(expr for c in columns for expr in c.aggregates())
    joined = numbered.join(found, on=ROW, how="left", maintain_order="left")
    empty, missing = pl.col(name).list.len() == 0, pl.col(name).is_null()
    return joined.with_columns(c.value(empty, missing) for c in columns).drop(
        ROW, *[h for c in columns for h in c.temporary()]
    )


def _exploded(numbered: pl.DataFrame, many: nodes.FactRef, wanted: Iterable[Node]) -> pl.DataFrame:
    item = many.fact.item
    assert item is not None
    kept = numbered.filter(pl.col(many.name).list.len() > 0)
    outer = {
        ref.name for node in wanted for ref in nodes.facts_in(node).values() if ref.owner is not item
    } - {many.name}
    long = kept.select(ROW, many.name, *sorted(outer & set(kept.columns))).explode(many.name)
    raw = long[many.name].struct.unnest()
    typed = type_frame(raw, item).frame.rename(lambda column: f"{many.name}.{column}")
    return pl.concat([long.drop(many.name), typed], how="horizontal")


def _many(node: Node) -> nodes.FactRef:
    assert isinstance(node, nodes.Quantify | nodes.Aggregate)
    return node.many


@attrs.frozen(eq=False)
class _Items:
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
