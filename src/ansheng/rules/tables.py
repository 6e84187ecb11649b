"""Tables: many records judged at once, one boolean column a rule, null where undetermined.

This module computes verdicts over typed Polars frames. Frames of other libraries reach it through
:mod:`ansheng.rules.frames`; DuckDB relations and PySpark frames are computed where they live by
:mod:`ansheng.rules.engines`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.rules import nodes
from ansheng.rules.bind import Bound
from ansheng.rules.columns import ROW, Typed, type_frame
from ansheng.rules.facts import Facts
from ansheng.rules.findings import COLUMNS, Finding, Part, finding, invalid_items, schema
from ansheng.rules.items import item_nodes, with_items
from ansheng.rules.layout import Place, PlaceKey
from ansheng.rules.lower import Lowering
from ansheng.rules.manifest import Counts
from ansheng.rules.nodes import Node
from ansheng.rules.rule import Verdict

IDENTITY = ("id", "unit_id", "region", "observed_on")
CARRIED = ("unit", "sector")
"""Facts that say more of a record where its class has them, and that the hazard found in it keeps."""


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


def judge(raw: pl.DataFrame, facts: type[Facts], rules: Sequence[Bound], day: date) -> TablePart:
    """The verdicts of ``rules`` on every row of ``raw``.

    :param raw: a frame whose columns carry the names, titles or aliases of the facts
    """
    typed = type_frame(raw, facts, facts_needed(rules))
    frame = typed.frame if typed.frame.width else pl.DataFrame({ROW: pl.int_range(raw.height, eager=True)})
    items = item_nodes(rules)
    ready, problems = with_items(frame, items, day)
    names = {node: column for node, (column, _) in items.items()}
    lowered = [Lowering(pl, day, b.limits, names) for b in rules]
    masks = ready.select(
        lower.column(b.rule.truth).cast(pl.Boolean).alias(b.rule.id)
        for b, lower in zip(rules, lowered, strict=True)
    )
    scoped = [(b, lower) for b, lower in zip(rules, lowered, strict=True) if b.rule.when is not None]
    outside = ready.select(
        (~lower.column(b.rule.when)).sum().alias(b.rule.id) for b, lower in scoped if b.rule.when
    )
    out = outside.row(0, named=True) if scoped else {}
    counts = count_masks(masks, {rule: int(n or 0) for rule, n in out.items()})
    return TablePart(facts, tuple(rules), day, counts, typed, _identity(raw, facts), masks, tuple(problems))


def _identity(raw: pl.DataFrame, facts: type[Facts]) -> pl.DataFrame:
    """The raw columns that say which record each row is; typed only when someone looks."""
    matched = facts.match(raw.columns).matched
    rows = raw[ROW] if ROW in raw.columns else pl.int_range(1, raw.height + 1, eager=True).alias(ROW)
    names = [name for name in _identifying(facts) if name in matched]
    return pl.DataFrame([raw[matched[name][0]].alias(name) for name in names] + [rows])


def _identifying(facts: type[Facts]) -> list[str]:
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


@attrs.frozen(eq=False, slots=False)
class TablePart(Part):
    """Verdicts on a table: the typed frame, which record each row is, and a boolean column a rule."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    day: date
    counts: dict[str, Counts]
    typed: Typed
    raw_identity: pl.DataFrame
    masks: pl.DataFrame
    item_problems: tuple[Problem, ...] = ()
    file: str | None = None
    sheet: str | None = None
    named_by_sheet: bool = False
    places: Mapping[PlaceKey, Place] = attrs.field(factory=dict)

    def problems(self) -> list[Problem]:
        """What is wrong with the table, placed in its file where it came from one; of a form cell by cell."""
        listed = self.typed.every_problem if self.places else self.typed.problems
        found = [*listed(self.raw_identity[ROW]), *self.item_problems]
        return [attrs.evolve(self._placed(p), file=self.file) for p in found]

    def _placed(self, problem: Problem) -> Problem:
        row, column = problem.row, problem.column
        keys = ((row, column, problem.value), (row, column, None))
        usual = (self.sheet, row, column)
        at = next((self.places[key] for key in keys if key in self.places), usual)
        return attrs.evolve(problem, sheet=at[0], row=at[1], column=at[2])

    @cached_property
    def identity(self) -> pl.DataFrame:
        """Which record each row is: what it is called, its unit, region and day.

        A record is called by its id, or by its row number, with the sheet in front where there are several.
        """
        typed = type_frame(self.raw_identity.drop(ROW), self.facts, _identifying(self.facts)).frame
        rows = self.raw_identity[ROW].cast(pl.String)
        if self.named_by_sheet:
            rows = pl.select(pl.concat_str(pl.lit(f"{self.sheet}!"), rows)).to_series()
        return typed.with_columns(record=typed["id"].fill_null(rows))

    def columns(self, wanted: Sequence[Verdict]) -> pl.DataFrame:
        """The findings with one of the wanted verdicts, in long form."""
        frames = [self._of_rule(b, v) for b in self.rules for v in wanted if v is not Verdict.CLEAR]
        kept = [f for f in frames if f.height]
        return pl.concat(kept) if kept else pl.DataFrame(schema=schema())

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with one of the wanted verdicts, each with its evidence, record by record."""
        hit = self.masks.select(pl.any_horizontal(pl.all() | pl.all().is_null()).alias("hit"))["hit"]
        for row in hit.fill_null(True).arg_true() if self.rules else []:
            record = self._record(row)
            for bound in self.rules:
                verdict = Verdict.of(self.masks[bound.rule.id][row])
                if verdict is not Verdict.CLEAR and verdict in wanted:
                    yield self._finding(bound, row, record)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for row in (self.identity["record"] == record).arg_true():
                values = self._record(row)
                if bound.in_scope(values):
                    yield self._finding(bound, row, values)

    def _finding(self, bound: Bound, row: int, values: dict[str, Any]) -> Finding:
        invalid = {n for n in self.typed.invalid if self._is_invalid(n, row)} | invalid_items(values)
        verdict = Verdict.of(self.masks[bound.rule.id][row])
        return finding(bound, verdict, self.identity["record"][row], values, invalid)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        found: Counter[tuple[str | None, str]] = Counter()
        for bound in self.rules:
            mask = self.masks[bound.rule.id]
            for verdict in wanted:
                at = (mask if verdict is Verdict.HAZARD else mask.is_null()).arg_true()
                if by in self.identity.columns:
                    values = self.identity[by].gather(at).value_counts()
                    found.update({(value, verdict.value): n for value, n in values.iter_rows()})
                elif len(at):
                    found[getattr(bound, by), verdict.value] += len(at)
        return found

    def digest(self) -> bytes:
        """A hash of the typed facts, the same on every machine."""
        frame = self.typed.frame
        flat = [c for c, t in frame.schema.items() if not isinstance(t, pl.List)]
        nested = [repr(frame[c].to_list()) for c in frame.columns if c not in flat]
        text = self.identity.write_csv() + frame.select(flat).write_csv() + "".join(nested)
        return hashlib.blake2b(text.encode(), digest_size=16).digest()

    def _record(self, row: int) -> dict[str, Any]:
        values = {**self.identity.row(row, named=True), **self.typed.frame.row(row, named=True)}
        for name, fact in self.facts.facts().items():
            if fact.kind == "many" and fact.item is not None and values.get(name) is not None:
                values[name] = tuple(fact.item.read(item or {}) for item in values[name])
        return values

    def _is_invalid(self, name: str, row: int) -> bool:
        return row in self._invalid_rows[name]

    @cached_property
    def _invalid_rows(self) -> dict[str, frozenset[int]]:
        return {name: frozenset(cell.rows.to_list()) for name, cell in self.typed.invalid.items()}

    def _of_rule(self, bound: Bound, verdict: Verdict) -> pl.DataFrame:
        mask = self.masks[bound.rule.id]
        at = (mask if verdict is Verdict.HAZARD else mask.is_null()).arg_true()
        citation, edition, _ = bound.cited[0]
        found = self.identity.select("record", "unit_id", "region")[at].with_columns(
            rule=pl.lit(bound.rule.id),
            verdict=pl.lit(verdict.value),
            severity=pl.lit(bound.rule.severity),
            standard=pl.lit(citation.standard.id),
            edition=pl.lit(edition.label),
            clause=pl.lit(bound.clause),
        )
        if verdict is not Verdict.UNDETERMINED:
            none = pl.lit([], dtype=pl.List(pl.String))
            return found.with_columns(missing=none, invalid=none).select(list(COLUMNS))
        missing = self._missing(bound, at)
        return pl.concat([found, missing], how="horizontal").select(list(COLUMNS))

    def _missing(self, bound: Bound, at: pl.Series) -> pl.DataFrame:
        """The facts that could still decide the rows ``at``, those that did not parse kept apart."""
        rows = self.typed.frame[at]
        if _has_items(bound):
            return self._paths_by_record(bound, at)
        paths = _paths_by_column(bound, rows)
        bad = [n for n in self.typed.invalid if n in bound.rule.needs()]
        if not bad:
            return paths.to_frame("missing").with_columns(invalid=pl.lit([], dtype=pl.List(pl.String)))
        index = at.to_list()
        invalid = [
            [n for n in found if n in bad and self._is_invalid(n, r)]
            for r, found in zip(index, paths, strict=True)
        ]
        missing = [[n for n in found if n not in i] for found, i in zip(paths, invalid, strict=True)]
        lists = pl.List(pl.String)
        return pl.DataFrame(
            {"missing": missing, "invalid": invalid}, schema={"missing": lists, "invalid": lists}
        )

    def _paths_by_record(self, bound: Bound, at: pl.Series) -> pl.DataFrame:
        found = [self._finding(bound, row, self._record(row)) for row in at]
        lists = pl.List(pl.String)
        return pl.DataFrame(
            {"missing": [list(f.missing) for f in found], "invalid": [list(f.invalid) for f in found]},
            schema={"missing": lists, "invalid": lists},
        )


def _has_items(bound: Bound) -> bool:
    return any(isinstance(n, nodes.Quantify | nodes.Aggregate) for n in nodes.walk(bound.rule.truth))


def _paths_by_column(bound: Bound, rows: pl.DataFrame) -> pl.Series:
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
