"""The rules on civil explosives: the legal cases, the clauses of the document, its first day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ansheng
from ansheng.industries import civil_explosives
from tests.industries.legal_cases import cases_of, hold

CATALOGUE = ansheng.load(plugins=[], modules={"civil_explosives": civil_explosives})
LAW = CATALOGUE.standards["civil_explosives.major-hazards"]
LEGAL = cases_of("civil_explosives")
ISSUED = date(2024, 12, 3)


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    hold(case, CATALOGUE)


def test_every_rule_has_a_legal_case() -> None:
    assert {case["rule"] for case in LEGAL} == set(CATALOGUE.rules)


def test_the_clauses_are_those_of_the_document() -> None:
    (edition,) = LAW.editions
    assert [clause.number for clause in edition.clause.values()] == [str(n) for n in range(1, 18)]
    assert {clause.seen for clause in edition.clause.values()} == {"text"}


def test_each_clause_has_its_rule_and_three_are_judged_by_a_person() -> None:
    cited = [citation.key for rule in CATALOGUE.rules.values() for citation in rule.cites]
    (edition,) = LAW.editions
    assert set(cited) == set(edition.clause)
    assert {key for key in cited if cited.count(key) > 1} == {"beyond_licence"}
    (figures,) = LAW.overview(ISSUED)
    assert [figures[key] for key in ("clauses", "encoded", "judged", "gaps")] == [17, 14, 3, 0]
    assert [c.number for c in edition.clause.values() if c.state == "judged"] == ["5", "6", "17"]


@pytest.mark.parametrize(("day", "in_force"), [("2024-12-02", 0), ("2024-12-03", 18)])
def test_the_criteria_begin_with_the_day_of_issue(day: str, in_force: int) -> None:
    found = [CATALOGUE.check([], on=day, as_=rule.facts, rules=rule.id) for rule in CATALOGUE.rules.values()]
    assert sum(not each.manifest.not_in_force for each in found) == in_force
