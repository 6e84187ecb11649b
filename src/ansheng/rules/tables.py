"""Tables: many records judged at once, one boolean column a rule, null where undetermined.

This module computes verdicts over tables that :mod:`ansheng.facts.loading.load` loaded. Frames of other libraries reach
it through :mod:`ansheng.facts.frames`; DuckDB relations and PySpark frames are computed where they live by
:mod:`ansheng.rules.engines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import Loaded
from ansheng.facts.loading.table import Typed
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, alike, joined, stated
from ansheng.rules.items import item_nodes, with_items
from ansheng.rules.lower import Lowering
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.sheets.cells import title_key
from ansheng.words import Words

IDENTITY = ("id", "unit_id", "region", "observed_on")
CARRIED = ("unit", "sector")
"""Facts that say more of a record where its class has them, and that the hazard found in it keeps."""

UNIT = "_unit"
"""The column of a judged table that keeps the name of the unit, where its class has no fact for it."""

_UNITS = frozenset(
    map(
        title_key,
        ("被检查单位", "单位名称", "企业名称", "受检单位", "被检查单位名称", "unit inspected", "unit"),
    )
)
"""The headers under which tables name the unit that a record belongs to."""


@attrs.frozen(eq=False)
class Judged:
    """Verdicts on a table: a boolean column a rule in ``masks``, and the table with the facts that the rules read.

    :param loaded: the table; as it was found it has the columns left that say which record each row is
    :param masks: false too where the finding of another rule states the hazard, or the question
    :param joined: by verdict and rule, where that is so; only the rules of which it can be
    :param problems: what is wrong with the items of one-to-many facts
    """

    loaded: Loaded
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    masks: pl.DataFrame
    joined: Mapping[Verdict, pl.DataFrame]
    problems: tuple[Problem, ...] = ()

    @property
    def facts(self) -> type[Facts]:
        """The class of the records."""
        return self.loaded.facts

    @property
    def typed(self) -> Typed:
        """The facts that the rules read."""
        return self.loaded.typed


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


def judge(loaded: Loaded, rules: Sequence[Bound], day: date) -> Judged:
    """The verdicts of ``rules`` on every record of a table that was loaded with the :func:`facts_needed`."""
    frame = loaded.typed.frame if loaded.typed.frame.width else loaded.rows.to_frame()
    items = item_nodes(rules)
    ready, problems = with_items(frame, items, day)
    names = {node: column for node, (column, _) in items.items()}
    lowered = [Lowering(pl, day, b.limits, names) for b in rules]
    pairs = list(zip(rules, lowered, strict=True))
    masks = _over(ready, {b.rule.id: lower.column(b.rule.truth) for b, lower in pairs})
    outside = _over(
        ready, {b.rule.id: ~lower.column(w) for b, lower in pairs if (w := b.rule.scope) is not None}
    )
    outsiders = {name: int(outside[name].sum() or 0) for name in outside.columns}
    counts = count_masks(masks, outsiders)
    columns = {name: pl.col(name) for name in masks.columns}
    hazards, questions = joined(columns, alike(rules))
    told = {
        Verdict.HAZARD: masks.select(mask.alias(name) for name, mask in hazards.items()),
        Verdict.UNDETERMINED: masks.select(mask.alias(name) for name, mask in questions.items()),
    }
    counts = {name: _with_joined(found, name, told) for name, found in counts.items()}
    masks = masks.select(m.alias(name) for name, m in stated(columns, hazards, questions).items())
    kept = loaded.keeping(identifying(loaded.facts))
    if (header := unit_header(loaded)) is not None:
        kept = attrs.evolve(
            kept, found=kept.found.with_columns(loaded.found[header].cast(pl.String).alias(UNIT))
        )
    return Judged(kept, tuple(rules), counts, masks, told, tuple(problems))


def _with_joined(counts: Counts, rule: str, told: Mapping[Verdict, pl.DataFrame]) -> Counts:
    many = {v: int(joined[rule].sum()) if rule in joined.columns else 0 for v, joined in told.items()}
    return attrs.evolve(counts, joined=many[Verdict.HAZARD], joined_undetermined=many[Verdict.UNDETERMINED])


def unit_header(loaded: Loaded) -> str | None:
    """The header that names the unit of each record, where the class has no fact for it; None where none does."""
    used = set(loaded.headers.values())
    return unit_named(loaded.facts, (name for name in loaded.found.columns if name not in used))


def unit_named(facts: type[Facts], headers: Iterable[str]) -> str | None:
    """The first of headers that are no fact's which names a unit, where the class has no fact for it."""
    if "unit" in facts.facts():
        return None
    return next((name for name in headers if title_key(name) in _UNITS), None)


def _over(frame: pl.DataFrame, wanted: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Conditions as boolean columns, one that reads no fact as long as the frame too."""
    rows = pl.int_range(pl.len()).alias(ROW)
    return frame.select(rows, *(e.cast(pl.Boolean).alias(name) for name, e in wanted.items())).drop(ROW)


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


def refused_values(count: int, fact: Fact[Any], column: str | None) -> Problem:
    """The problem of values in a column that its fact cannot have."""
    said = (
        f"{count}个值不在“{fact.title}”的取值范围内，按未填处理",
        f"{count} value(s) cannot be {fact.name!r}",
    )
    return Problem("invalid", Words(*said), column=column)
