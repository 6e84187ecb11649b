"""The rules on electric power: the legal cases, the clauses of the document, its first day, numbers that count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ansheng
from ansheng import Rule
from ansheng.industries import power
from ansheng.testing.probes import probes
from tests.industries.legal_cases import cases_of, hold

CATALOGUE = ansheng.load(plugins=[], modules={"power": power})
LAW = CATALOGUE.standards["power.major-hazards"]
LEGAL = cases_of("power")
FIRST = date(2026, 7, 1)
ITEMS = {5: 10, 6: 5, 7: 5, 8: 4, 9: 4, 10: 8, 11: 5, 12: 3, 13: 4}


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    hold(case, CATALOGUE)


def test_every_rule_has_a_legal_case() -> None:
    assert {case["rule"] for case in LEGAL} == set(CATALOGUE.rules)


def test_the_clauses_are_those_of_the_document() -> None:
    (edition,) = LAW.editions
    numbers = [f"{article}({item + 1})" for article, items in ITEMS.items() for item in range(items)]
    assert [clause.number for clause in edition.clause.values()] == [*numbers, "14"]
    assert {clause.seen for clause in edition.clause.values()} == {"text"}


def test_each_clause_has_one_rule_and_one_is_judged_by_a_person() -> None:
    cited = [citation.key for rule in CATALOGUE.rules.values() for citation in rule.cites]
    (edition,) = LAW.editions
    assert sorted(cited) == sorted(edition.clause)
    (figures,) = LAW.overview(FIRST)
    assert [figures[key] for key in ("clauses", "encoded", "judged", "gaps")] == [49, 48, 1, 0]


@pytest.mark.parametrize(("day", "in_force"), [("2026-06-30", 0), ("2026-07-01", 49)])
def test_the_criteria_begin_on_a_day(day: str, in_force: int) -> None:
    found = [CATALOGUE.check([], on=day, as_=rule.facts, rules=rule.id) for rule in CATALOGUE.rules.values()]
    assert sum(not each.manifest.not_in_force for each in found) == in_force


@pytest.mark.parametrize("rule", CATALOGUE.rules.values(), ids=lambda rule: rule.name)
def test_a_value_at_a_limit_is_judged_as_one_above_it(rule: Rule) -> None:
    """Article 35 counts the number itself into 以上 and 超过, and leaves it out of 以下."""
    for probe in probes(rule, FIRST):
        assert all(at == above for _, at, above in probe.verdicts()), f"{probe.fact} at {probe.limit}"


@pytest.mark.parametrize(
    ("cell", "hazard"), [("4.9 μL/L", False), ("5 μL/L", True), ("5 微升/升", True), ("4.9 ppm", False)]
)
def test_gases_in_oil_are_read_in_the_unit_of_the_laboratory(cell: str, hazard: bool) -> None:
    sample = {
        "交流或直流": "交流",
        "电压等级": "1000 kV",
        "乙炔": cell,
        "乙炔周增": "0",
        "氢气": "20",
        "总烃": "60",
    }
    found = CATALOGUE.check([sample], on=FIRST, as_="power.PowerTransformer")
    assert [finding.clause for finding in found.hazards()] == ["5(6)"] * hazard
    assert not found.undetermined()
