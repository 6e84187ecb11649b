"""The test class for everything that every plugin promises."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from ansheng.catalogue import Catalogue
from ansheng.checking.check import Check
from ansheng.facts import nodes
from ansheng.law.standard import Standard
from ansheng.layering import judging
from ansheng.rules.bind import Bound, bind
from ansheng.rules.case import Case
from ansheng.rules.rule import Rule
from ansheng.rules.verdicts import Verdict
from ansheng.sheets.cells import as_text
from ansheng.shelf import load
from ansheng.testing.points import NUDGE, points

if TYPE_CHECKING:
    from ansheng.facts.kinds import Fact
    from ansheng.facts.record import Facts


def suite(plugin: str, catalogue: Catalogue | None = None) -> type:
    """A test class for everything that every plugin promises; give it a name that starts with ``Test``.

    For each rule: a hazard, a clear and an undetermined case, each as stated in every edition; all three verdicts at
    the :func:`~ansheng.testing.points` where it can turn; every limit decides, just below, at and above it; leaving
    facts out never flips a verdict; one record and a table agree. For each
    standard: every clause is encoded by a rule, judged by a person, or excused with a reason.

    :param plugin: the plugin's name
    :param catalogue: the catalogue that holds it; by default the installed plugins
    :raises UnknownNameError: no such plugin is installed
    """
    found = catalogue or load([plugin])
    rules = [r for r in found.rules.values() if r.plugin == plugin]
    standards = [s for p in found.plugins if p.name == plugin for s in p.standards]
    by_rule = pytest.mark.parametrize("rule", rules, ids=[r.id for r in rules])
    by_standard = pytest.mark.parametrize("standard", standards, ids=[s.id for s in standards])

    class Suite:
        @by_rule
        def test_has_all_three_cases(self, rule: Rule) -> None:
            assert {c.verdict for c in rule.examples} >= set(Verdict), (
                "needs a hazard, a clear and an undetermined case; "
                "they are derived only where the condition asks for a few flags and choices"
            )

        @by_rule
        def test_shows_all_three_verdicts_where_it_can_turn(self, rule: Rule) -> None:
            day = days(rule)[-1]
            found = {verdict(rule, values, day) for values in points(rule, day, most=300)}
            assert found >= set(Verdict), f"on {day} the verdicts are only {found}"

        @by_rule
        def test_cases_hold(self, rule: Rule) -> None:
            for case, day in _dated(rule):
                got = verdict(rule, case.values, day)
                assert got is case.verdict, f"on {day}, {case.values}: expected {case.verdict}, got {got}"

        @by_rule
        def test_limits_decide(self, rule: Rule) -> None:
            for day in days(rule):
                for probe in probes(rule, day):
                    assert probe.decides(), (
                        f"on {day}, no case turns at {probe.limit:g} {probe.unit} of {probe.fact}"
                    )

        @by_rule
        def test_missing_facts_never_flip_a_verdict(self, rule: Rule) -> None:
            for case, day in _dated(rule):
                full = verdict(rule, case.values, day)
                for fewer in _fewer(case.values):
                    got = verdict(rule, fewer, day)
                    assert got in (full, Verdict.UNDETERMINED, None), (
                        f"on {day}, {fewer}: {got}, with all facts {full}"
                    )

        @by_rule
        def test_record_and_table_agree(self, rule: Rule) -> None:
            for day in days(rule):
                values = [f for case in rule.examples for f in (case.values, *_fewer(case.values))]
                assert_table_agrees(rule, values, day)

        @by_rule
        def test_is_documented(self, rule: Rule) -> None:
            assert rule.title, "the title is that of the clause, or title="
            assert rule.en.isascii(), "the English title is that of the clause, or en="

        @by_standard
        def test_clauses_are_encoded_judged_or_excused(self, standard: Standard) -> None:
            cited = {c.key for r in rules for c in r.cites if c.standard is standard}
            leant_on = {ref.name for r in rules for ref in r.limits() if ref.standard is standard}
            for edition in standard.editions:
                for key, clause in edition.clause.items():
                    used = key in cited or leant_on & {*clause.limits, *(f"{key}.{n}" for n in clause.limits)}
                    assert clause.state == "gap" or used, f"edition {edition.label}: no rule cites {key}"
                    assert clause.state != "gap" or key not in cited or clause.reason

        @by_standard
        def test_sources_are_named(self, standard: Standard) -> None:
            for edition in standard.editions:
                assert edition.source.strip()
                assert all(c.number and c.title and c.en for c in edition.clause.values())
                assert all(group.en.isascii() for group in edition.group.values())

    Suite.__name__ = Suite.__qualname__ = "Test" + plugin.title().replace("_", "").replace("-", "")
    return Suite


def verdict(rule: Rule, values: Mapping[str, Any], day: date) -> Verdict | None:
    """What one rule says of one record on a day; ``None`` where it is out of scope or not in force."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return None
    record = rule.facts(**values).values()
    truth = bound.truth(record)
    return None if truth is False and not bound.in_scope(record) else Verdict.of(truth)


def assert_table_agrees(rule: Rule, values: Sequence[Mapping[str, Any]], day: date) -> None:
    """Assert that a table of the records gives the verdicts, and the missing facts, that the records give singly."""
    from ansheng.checking.parts.tables import TablePart
    from ansheng.facts.loading.load import load
    from ansheng.rules.tables import judge

    bound, _ = judging((rule,), day, "").on(rule.facts)
    records = [rule.facts(**v) for v in values]
    single = Check((rule,), day).run(records).to_polars()
    table = TablePart(judge(load(frame_of(rule, values), rule.facts), bound, day))
    assert table.columns((Verdict.HAZARD, Verdict.UNDETERMINED)).sort("record").equals(single.sort("record"))


def frame_of(rule: Rule, values: Sequence[Mapping[str, Any]]) -> Any:
    """The records as a Polars frame of the facts' own types; a fact that no record has is no column.

    A day that may be never is a text, since a column of days cannot say it.
    """
    import polars as pl

    from ansheng.facts.loading.columns import DTYPES, items_dtype

    facts = rule.facts.facts()
    used = dict.fromkeys(name for v in values for name in v)
    plain = {n: pl.String if facts[n].never else DTYPES.get(facts[n].kind) for n in used}
    kinds = {n: items_dtype(facts[n]) if facts[n].kind == "many" else plain[n] for n in used}
    rows = [{n: _cell(record, facts[n]) for n in used} for record in (rule.facts(**v) for v in values)]
    return pl.DataFrame(rows, schema=kinds or {"id": pl.String})


def _cell(record: Facts, fact: Fact[Any]) -> Any:
    told = record.to_dict().get(fact.name)
    if fact.kind == "many":
        return _texts(told)
    return told if fact.never else record.values().get(fact.name)


def _texts(items: list[dict[str, Any]] | None) -> list[dict[str, str]] | None:
    return None if items is None else [{n: as_text(v) for n, v in item.items()} for item in items]


def days(rule: Rule) -> list[date]:
    """The first day of every edition in which the rule is in force."""
    starts = {e.effective for c in rule.cites for e in c.standard.editions if not e.pending}
    starts |= {e.effective for ref in rule.limits() for e in ref.standard.editions if not e.pending}
    return sorted(day for day in starts if isinstance(bind(rule, day), Bound))


@attrs.frozen
class Probe:
    """One limit of a rule on one fact: the verdicts of the rule's cases with the fact below, at and above it."""

    rule: Rule
    day: date
    fact: str
    limit: float
    unit: str

    def verdicts(self) -> Iterator[tuple[Verdict | None, ...]]:
        """For each case, the verdicts just below, at and just above the limit."""
        step = abs(self.limit) * NUDGE or NUDGE
        exact = self.rule.facts.fact(self.fact).kind == "count"
        around = [self.limit - (1 if exact else step), self.limit, self.limit + (1 if exact else step)]
        for case, day in _dated(self.rule):
            if day == self.day:
                yield tuple(verdict(self.rule, {**case.values, self.fact: max(v, 0)}, day) for v in around)

    def decides(self) -> bool:
        """Whether some case has one verdict below the limit and another above it."""
        return any(len(set(found)) > 1 for found in self.verdicts())


def probes(rule: Rule, day: date) -> Iterator[Probe]:
    """The limits of the rule that are held against a single fact of the record."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return
    for node in nodes.walk(rule.truth):
        match node:
            case nodes.Lookup(limit=ref, key=nodes.FactRef() as key) if key.name in rule.needs():
                table = bound.limits[ref]
                bounds = [step.bound for step in table.steps if step.bound is not None]
                yield from (Probe(rule, day, key.name, at, table.by) for at in bounds)
            case nodes.Compare(left=nodes.FactRef() as fact, right=nodes.LimitRef() as limit):
                value = bound.limits[limit].value
                if value is not None and fact.name in rule.needs():
                    yield Probe(rule, day, fact.name, value, limit.unit)


def _dated(rule: Rule) -> Iterator[tuple[Case, date]]:
    for case in rule.examples:
        for day in [case.on] if case.on else days(rule):
            yield case, day


def _fewer(values: Mapping[str, Any], most: int = 64) -> list[dict[str, Any]]:
    """The values with one or more of them left out, at most ``most`` variants."""
    sizes = range(len(values) - 1, -1, -1)
    subsets = itertools.chain.from_iterable(itertools.combinations(values, n) for n in sizes)
    return [{n: values[n] for n in names} for names in itertools.islice(subsets, most)]
