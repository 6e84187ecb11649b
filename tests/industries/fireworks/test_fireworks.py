"""The rules on fireworks: the legal cases on one record and on a table, the clauses, the days of the document."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

import ansheng
from ansheng import Rule, Verdict
from ansheng.industries import fireworks, hazchem
from tests.industries import legal_cases

CATALOGUE = ansheng.load(plugins=[], modules={"fireworks": fireworks, "hazchem": hazchem})
RULES = [rule for rule in CATALOGUE.rules.values() if rule.plugin == "fireworks"]
LAW = CATALOGUE.standards["fireworks.criteria"]
TODAY = date(2026, 7, 1)
BEFORE, EFFECT = date(2017, 11, 12), date(2017, 11, 13)
LAST_OF_THE_FIRST_ANNEX, AFTER = date(2026, 9, 29), date(2026, 9, 30)
DIGITS = "一二三四五六七八九"
NUMBERS = [*DIGITS, "十", *(f"十{digit}" for digit in DIGITS), "二十"]
LEGAL = legal_cases.cases_of("fireworks")


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    assert got.missing == tuple(case.get("missing", ()))
    assert got.clause in (case["clause"], "")


def test_every_clause_has_a_rule_and_every_rule_a_legal_case() -> None:
    (edition,) = LAW.editions
    assert [clause.number for clause in edition.clause.values()] == NUMBERS
    assert len(NUMBERS) == 20
    cited = [rule.cited_on(TODAY)[0][2].number for rule in RULES]
    assert list(dict.fromkeys(cited)) == NUMBERS
    assert {number for number in NUMBERS if cited.count(number) > 1} == {"二"}
    assert {case["rule"] for case in LEGAL} == {rule.id for rule in RULES}


def test_the_overview_counts_every_clause_once() -> None:
    (counts,) = LAW.overview(TODAY)
    assert [counts[key] for key in ("clauses", "encoded", "judged", "gaps", "memory_only")] == [
        20,
        20,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_begins_with_the_day_of_issue_and_outlives_the_first_annex(rule: Rule) -> None:
    hazard = next(case.values for case in rule.examples if case.verdict is Verdict.HAZARD)
    states = [both_ways(rule.id, hazard, day).state for day in (BEFORE, EFFECT, AFTER)]
    assert states == ["not_in_force", "hazard", "hazard"]


def test_the_two_annexes_of_the_document_have_days_of_their_own() -> None:
    chemicals = CATALOGUE.standards["hazchem.criteria"]
    assert chemicals.editions[0].number == LAW.editions[0].number
    assert [chemicals.edition_on(day) is not None for day in (LAST_OF_THE_FIRST_ANNEX, AFTER)] == [True, True]
    assert [LAW.edition_on(day) is not None for day in (LAST_OF_THE_FIRST_ANNEX, AFTER)] == [True, True]
