"""Tables: many records judged at once, one boolean column a rule, null where undetermined.

This module computes verdicts over typed Polars frames. Frames of other libraries reach it through
:mod:`ansheng.facts.frames`; DuckDB relations and PySpark frames are computed where they live by
:mod:`ansheng.rules.engines`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.columns import ROW, Typed, type_frame
from ansheng.facts.nodes import Node
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.items import item_nodes, with_items
from ansheng.rules.lower import Lowering
from ansheng.rules.verdicts import Counts

IDENTITY = ("id", "unit_id", "region", "observed_on")
CARRIED = ("unit", "sector")
"""Facts that say more of a record where its class has them, and that the hazard found in it keeps."""


@attrs.frozen(eq=False)
class Judged:
    """Verdicts on a table: a boolean column a rule in ``masks``, the typed facts, and which record each row is.

    :param identity: the raw columns that say so, with the number of each row in its file
    :param problems: what is wrong with the items of one-to-many facts
    """

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    typed: Typed
    identity: pl.DataFrame
    masks: pl.DataFrame
    problems: tuple[Problem, ...] = ()


def facts_needed(rules: Sequence[Bound]) -> list[str]:
    """The facts that the rules read."""
    names = [path.partition(".")[0] for b in rules for path in b.rule.needs()]
    many = [
        n.many.name
        for b in rules
        for n in nodes.walk(b.rule.truth)
        if isinstance(n, nodes.Quantify | nodes.Aggregate)
    ]
    return list(dict.fromkeys([*names, *many]))


def judge(raw: pl.DataFrame, facts: type[Facts], rules: Sequence[Bound], day: date) -> Judged:
    """The verdicts of ``rules`` on every row of ``raw``.

    :param raw: a frame whose columns carry the names, titles or aliases of the facts
    """
    typed = type_frame(raw, facts, facts_needed(rules))
    frame = typed.frame if typed.frame.width else pl.DataFrame({ROW: pl.int_range(raw.height, eager=True)})
    items = item_nodes(rules)
    ready, problems = with_items(frame, items, day)
    names = {node: column for node, (column, _) in items.items()}
    lowered = [Lowering(pl, day, b.limits, names) for b in rules]
    found = (
        lower.column(b.rule.truth).cast(pl.Boolean).alias(b.rule.id)
        for b, lower in zip(rules, lowered, strict=True)
    )
    # The numbers make a rule that reads no fact as long as the table.
    masks = ready.select(pl.int_range(pl.len()).alias(ROW), *found).drop(ROW)
    scoped = [(b, lower) for b, lower in zip(rules, lowered, strict=True) if b.rule.when is not None]
    outside = ready.select(
        (~lower.column(b.rule.when)).sum().alias(b.rule.id) for b, lower in scoped if b.rule.when
    )
    out = outside.row(0, named=True) if scoped else {}
    counts = count_masks(masks, {rule: int(n or 0) for rule, n in out.items()})
    return Judged(facts, tuple(rules), counts, typed, _identity(raw, facts), masks, tuple(problems))


def _identity(raw: pl.DataFrame, facts: type[Facts]) -> pl.DataFrame:
    """The raw columns that say which record each row is; typed only when someone looks."""
    matched = facts.match(raw.columns).matched
    rows = raw[ROW] if ROW in raw.columns else pl.int_range(1, raw.height + 1, eager=True).alias(ROW)
    names = [name for name in identifying(facts) if name in matched]
    return pl.DataFrame([raw[matched[name][0]].alias(name) for name in names] + [rows])


def identifying(facts: type[Facts]) -> list[str]:
    """The facts that say which record of a class a row is."""
    return [*IDENTITY, *(name for name in CARRIED if name in facts.facts())]


def count_masks(masks: pl.DataFrame, outside: dict[str, int]) -> dict[str, Counts]:
    """Per rule: the records seen, in scope, hazards and undetermined ones."""
    if not masks.width:
        return {}
    hazards = masks.select(pl.all().sum()).row(0, named=True)
    unknown = masks.select(pl.all().null_count()).row(0, named=True)
    return {
        rule: Counts(
            masks.height, masks.height - outside.get(rule, 0), int(hazards[rule] or 0), int(unknown[rule])
        )
        for rule in masks.columns
    }


def has_items(bound: Bound) -> bool:
    """Whether a rule asks of the items of a one-to-many fact."""
    return any(isinstance(n, nodes.Quantify | nodes.Aggregate) for n in nodes.walk(bound.rule.truth))


def missing_paths(bound: Bound, rows: pl.DataFrame) -> pl.Series:
    """For each typed row the facts that could still decide the rule, as lists of paths."""
    lower = Lowering(pl, bound.day, bound.limits)
    found: dict[str, list[pl.Expr]] = {}
    _collect_missing(bound.rule.truth, lower, [], found)
    order = [path for path in nodes.facts_in(bound.rule.truth) if path in found]
    named = [pl.when(pl.any_horizontal(found[name])).then(pl.lit(name)) for name in order]
    return rows.select(pl.concat_list(named).list.drop_nulls().alias("missing"))["missing"]


def _collect_missing(
    node: Node, lower: Lowering, above: list[pl.Expr], found: dict[str, list[pl.Expr]]
) -> None:
    """For every fact below ``node``, when it is missing and on a way down that is unknown throughout."""
    here = lower.column(node).is_null()
    match node:
        case nodes.FactRef():
            found.setdefault(node.name, []).append(pl.all_horizontal([*above, here]))
            return
        case nodes.Choose():
            condition = lower.column(node.condition)
            _collect_missing(node.condition, lower, [*above, here], found)
            _collect_missing(node.then, lower, [*above, here, condition.is_null() | condition], found)
            _collect_missing(node.otherwise, lower, [*above, here, condition.is_null() | ~condition], found)
            return
        case nodes.Arithmetic(op="/", left=left, right=right) if not isinstance(right, nodes.Constant):
            zero = (lower.column(right) == 0).fill_null(value=False)
            for side in (left, right):
                _collect_missing(side, lower, [*above, here, ~zero], found)
            for name in nodes.facts_in(right):
                found.setdefault(name, []).append(pl.all_horizontal([*above, here, zero]))
            return
    for child in node.children():
        if not isinstance(child, nodes.Constant | nodes.LimitRef | nodes.CheckDay):
            _collect_missing(child, lower, [*above, here], found)
