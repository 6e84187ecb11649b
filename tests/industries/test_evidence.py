"""The evidence of every rule's hazard cases: each limit in it names the standard and the clause that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ansheng import Finding, Rule, Verdict, load
from ansheng.checking.finding import finding
from ansheng.facts import nodes
from ansheng.law.standard import standard_of
from ansheng.rules.bind import Bound, bind
from ansheng.rules.explain import Source, sources
from ansheng.testing.probes import days

RULES = [rule for rule in load().rules.values() if rule.limits()]


def hazards(rule: Rule) -> Iterator[tuple[date, Finding]]:
    """The findings of a rule on its hazard cases, in each edition."""
    for day in days(rule):
        bound = bind(rule, day)
        assert isinstance(bound, Bound)
        for case in rule.examples:
            if case.verdict is Verdict.HAZARD and case.on in (None, day):
                yield day, finding(bound, Verdict.HAZARD, "一", rule.facts(**case.values).values(), ())


def held_against_limits(rule: Rule) -> list[nodes.Compare]:
    """The comparisons of a rule in which a limit of the law stands."""
    compared = [node for node in nodes.walk(rule.truth) if isinstance(node, nodes.Compare)]
    return [node for node in compared if any(isinstance(n, nodes.LimitRef) for n in nodes.walk(node))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_limit_in_the_evidence_names_its_standard_and_clause(rule: Rule) -> None:
    compared = held_against_limits(rule)
    for day, found in hazards(rule):
        stated = {sources(node, day) for node in compared}
        named = [atom.sources for atom in found.evidence if atom.sources]
        assert set(named) <= stated
        for atom in found.evidence:
            for source in atom.sources:
                assert source.standard.edition_on(day) is source.edition
                assert source.clause.limits


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_message_names_the_clause_of_each_limit_but_the_one_cited(rule: Rule) -> None:
    for _, found in hazards(rule):
        cited = [
            Source(citation.standard, edition, clause) for citation, edition, clause in found.bound.cited
        ]
        for atom in found.evidence:
            for source in atom.sources:
                own = cited == [source]
                for lang in ("zh", "en"):
                    assert (source.text(lang) in found.message(lang)) is not own


def test_limits_of_other_clauses_are_told_apart() -> None:
    foreign = {
        rule.id
        for rule in RULES
        for _, found in hazards(rule)
        for atom in found.evidence
        for source in atom.sources
        if source.clause not in [clause for _, _, clause in found.bound.cited]
    }
    assert len(foreign) > 10, "there are such rules, and their evidence says so"
    assert {"gas.pipeline_occupied"} <= foreign


def test_every_limit_that_a_rule_reads_stands_in_a_clause() -> None:
    for rule in RULES:
        for day in days(rule):
            for ref in rule.limits():
                assert sources(ref, day), f"{rule.id}: {ref.name} of {standard_of(ref).id} on {day}"
