"""The rules on special equipment: legal cases on one record and on a table, clauses, first day, what is used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import pytest

import ansheng
from ansheng import Rule, Verdict
from ansheng.industries import special_equipment
from tests.industries import legal_cases
from tests.industries.legal_cases import Outcome

CATALOGUE = ansheng.load(plugins=[], modules={"special_equipment": special_equipment})
LAW = CATALOGUE.standards["special_equipment.gb45067"]
TODAY = date(2026, 7, 1)
BEFORE, EFFECT = date(2024, 11, 30), date(2024, 12, 1)
LETTERS = {1: "abcd", 2: "abcdefg", 3: "abcdef", 4: "ab", 5: "abc", **dict.fromkeys(range(6, 11), "abcde")}
NUMBERS = [f"4.{article} {letter})" for article, letters in LETTERS.items() for letter in letters]
LEGAL = legal_cases.cases_of("special_equipment")
WHETHER_USED_OR_NOT = {"special_equipment.filled_without_permit", "special_equipment.wrong_medium_filled"}
KINDS = [
    "SpecialBoiler",
    "SpecialVessel",
    "SpecialPipe",
    "SpecialLift",
    "SpecialCrane",
    "SpecialRopeway",
    "SpecialRide",
    "SpecialVehicle",
]


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


def hazard_of(rule: Rule) -> Mapping[str, Any]:
    return next(case.values for case in rule.examples if case.verdict is Verdict.HAZARD)


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    assert got.missing == tuple(case.get("missing", ()))
    assert got.clause in (case["clause"], "")


def test_every_clause_but_the_one_that_refers_to_others_has_a_rule_and_a_legal_case() -> None:
    (edition,) = LAW.editions
    assert [clause.number for clause in edition.clause.values()] == NUMBERS
    assert len(NUMBERS) == 47
    cited = [rule.cited_on(TODAY)[0][2].number for rule in CATALOGUE.rules.values()]
    assert cited == [number for number in NUMBERS if number != "4.1 d)"]
    assert {case["clause"] for case in LEGAL} == set(cited)


def test_the_overview_counts_every_clause_once() -> None:
    (counts,) = LAW.overview(TODAY)
    assert [counts[key] for key in ("clauses", "encoded", "judged", "gaps", "memory_only")] == [
        47,
        46,
        0,
        1,
        0,
    ]


@pytest.mark.parametrize("rule", CATALOGUE.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_begins_with_the_first_day_of_the_criteria(rule: Rule) -> None:
    assert both_ways(rule.id, hazard_of(rule), BEFORE).state == "not_in_force"
    assert both_ways(rule.id, hazard_of(rule), EFFECT).state == "hazard"


@pytest.mark.parametrize("rule", CATALOGUE.rules.values(), ids=lambda rule: rule.id)
def test_only_what_is_still_used_is_a_hazard_but_for_two_clauses_on_filling(rule: Rule) -> None:
    stopped = both_ways(rule.id, {**hazard_of(rule), "still_in_use": False}, TODAY)
    unknown = {name: value for name, value in hazard_of(rule).items() if name != "still_in_use"}
    if rule.id in WHETHER_USED_OR_NOT:
        assert stopped.state == both_ways(rule.id, unknown, TODAY).state == "hazard"
    else:
        assert stopped.state == "out_of_scope"
        assert both_ways(rule.id, unknown, TODAY) == Outcome(
            "undetermined", ("still_in_use",), clause=rule.cited_on(TODAY)[0][2].number
        )


@pytest.mark.parametrize("kind", KINDS)
def test_what_holds_for_all_equipment_is_asked_of_each_kind(kind: str) -> None:
    record = {"编号": "1", "仍在使用": "是", "已报废": "是"}
    found = ansheng.check(record, on=TODAY, as_=f"special_equipment.{kind}", catalogue=CATALOGUE)
    assert [finding.clause for finding in found.hazards()] == ["4.1 a)"]


def test_filling_is_no_piece_of_equipment() -> None:
    record = {"编号": "1", "已取得充装许可": "是", "错装介质": "否", "充装设备在用": "否"}
    found = ansheng.check(record, on=TODAY, as_="special_equipment.SpecialFilling", catalogue=CATALOGUE)
    assert list(found) == []


def test_a_state_in_other_words_is_not_guessed() -> None:
    record = {"编号": "1", "在用": "是", "急停": "无"}
    found = ansheng.check(
        record,
        on=TODAY,
        as_="special_equipment.SpecialCrane",
        rules="special_equipment.crane_stop_gone",
        catalogue=CATALOGUE,
    )
    assert [(finding.verdict, finding.invalid) for finding in found] == [
        (Verdict.UNDETERMINED, ("emergency_stop",))
    ]
