"""classify_enterprise() and classify_park(): the worked examples, the boundaries, what is missing, what is refused."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.industries import hazchem
from ansheng.industries.hazchem import (
    EnterpriseAssessment,
    EnterpriseClass,
    classify_enterprise,
    classify_park,
)

CATALOGUE = ansheng.load(plugins=[], modules={"hazchem": hazchem})
CASES = tomllib.loads(
    Path(__file__).parents[2].joinpath("cases", "hazchem-grading.toml").read_text(encoding="utf-8")
)
NOTHING: dict[str, Any] = {
    **{name: False for name, fact in EnterpriseAssessment.facts().items() if fact.kind == "flag"},
    **{name: 0 for name, fact in EnterpriseAssessment.facts().items() if fact.kind == "count"},
    "formal_design": True,
    "major_hazard": "none",
    "standardisation": "none",
}
GRAVEST_FIRST = ("red", "orange", "yellow", "blue")


def of(**facts: Any) -> EnterpriseClass:
    """An enterprise without anything to take off or add but these facts."""
    return classify_enterprise(EnterpriseAssessment(**{**NOTHING, **facts}))


@pytest.mark.parametrize("case", CASES["enterprise"], ids=lambda case: case["about"])
def test_the_worked_examples_hold(case: dict[str, Any]) -> None:
    found = of(**case["facts"])
    assert (found.score, found.colour) == (Decimal(case["score"]), case["colour"])
    assert found.direct == tuple(case.get("direct", ()))
    assert (found.missing, found.open_direct) == ((), ())


@pytest.mark.parametrize("case", CASES["enterprise"], ids=lambda case: case["about"])
@pytest.mark.parametrize("declared", GRAVEST_FIRST)
def test_the_rules_agree_with_the_colour(case: dict[str, Any], declared: str) -> None:
    found = of(**case["facts"])
    record = EnterpriseAssessment(
        **{**NOTHING, **case["facts"], **found.facts(), "declared_colour": declared}
    )
    rules = [
        f"hazchem.{name}"
        for name in (
            "enterprise_colour_flattering",
            "untested_process_not_red",
            "undesigned_not_red",
            "unqualified_workers_not_red",
            "accidents_not_red",
        )
    ]
    findings = CATALOGUE.check(record, on="2026-07-01", rules=rules)
    flattering = GRAVEST_FIRST.index(declared) > GRAVEST_FIRST.index(found.colour or "")
    assert bool(findings.hazards()) == flattering
    assert not findings.undetermined()


def test_every_scored_row_is_a_fact_and_changes_the_score() -> None:
    for item in of().items:
        for row in item.rows:
            kind = EnterpriseAssessment.fact(row.fact).kind
            worst = of(**{row.fact: {"choice": "1", "count": 1, "flag": True}[kind]})
            assert worst.score != 100, row.fact
            assert [i.key for i in worst.items if i.low != 0] == [item.key]


def test_the_points_of_the_items_add_up_to_a_hundred() -> None:
    law = CATALOGUE.standards["hazchem.enterprise-colour"].editions[-1]
    assert (
        sum(clause.limits["cap"].value or 0 for clause in law.clause.values() if "cap" in clause.limits)
        == 100
    )


def test_without_facts_every_colour_is_possible() -> None:
    found = classify_enterprise(EnterpriseAssessment())
    assert found.candidates == GRAVEST_FIRST
    assert (found.score, found.lowest, found.highest) == (None, Decimal(0), Decimal(131))
    assert {"major_hazard", "standardisation", "formal_design"} <= {*found.missing}
    assert found.facts() == {}
    assert found.text().startswith("红或橙或黄或蓝；得分0～131；未填")


def test_a_missing_fact_is_a_range_and_never_zero() -> None:
    found = of(explosives=None)
    assert (found.score, found.lowest, found.highest, found.colour) == (
        None,
        Decimal(95),
        Decimal(100),
        "blue",
    )
    assert found.item("substances").missing == ("explosives",)
    assert found.missing == ()
    near = of(explosives=None, external_distance_failed=True)
    assert (near.candidates, near.missing) == (("yellow", "blue"), ("explosives",))


def test_a_missing_fact_of_a_full_item_does_not_matter() -> None:
    found = of(explosives=None, inhalation_toxics=3)
    assert (found.score, found.item("substances").missing) == (Decimal(95), ())


def test_an_unknown_condition_keeps_red_possible() -> None:
    found = of(unqualified_special_workers=None)
    assert (found.score, found.colour, found.candidates) == (Decimal(100), None, ("red", "blue"))
    assert (found.open_direct, found.missing) == (("red_uncertified",), ("unqualified_special_workers",))


def test_a_known_condition_settles_the_colour_whatever_is_missing() -> None:
    found = classify_enterprise(EnterpriseAssessment(new_process=True, all_trials=False))
    assert (found.colour, found.score, found.missing) == ("red", None, ())
    assert found.direct == ("red_untested_process",)


def test_a_classification_is_frozen_and_speaks_both_languages() -> None:
    found = of(unqualified_special_workers=1)
    assert found.text() == "红；得分100；特种作业人员无有效的特种作业操作证，或未达到高中文化程度"
    assert found.text("en").startswith("red; score 100; Special-operation workers")
    assert (found.scale, classify_park({"总分": 1}).scale) == ("应急〔2018〕19号", "应急〔2023〕123号")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.direct = ()  # type: ignore[misc]
    with pytest.raises(ansheng.UnknownNameError, match="substances"):
        found.item("substance")


drawn = st.fixed_dictionaries(
    {
        "major_hazard": st.sampled_from(["1", "4", "none", None]),
        "explosives": st.sampled_from([0, 1, 9, None]),
        "key_processes": st.sampled_from([0, 3, None]),
        "external_distance_failed": st.sampled_from([True, False, None]),
        "unassessed_managers": st.sampled_from([0, 2, None]),
        "larger_accidents": st.sampled_from([0, 1, 2, None]),
        "accident_free": st.sampled_from([True, False, None]),
        "standardisation": st.sampled_from(["1", "none", None]),
    }
)


@given(drawn, drawn)
def test_filling_in_a_fact_only_narrows_the_colours(facts: dict[str, Any], more: dict[str, Any]) -> None:
    before = of(**facts)
    after = of(**{name: more[name] if value is None else value for name, value in facts.items()})
    assert {*after.candidates} <= {*before.candidates}
    assert before.lowest <= after.lowest <= after.highest <= before.highest


@pytest.mark.parametrize("case", CASES["park"], ids=lambda case: f"{case['score']} {case['grade']}")
def test_the_grade_of_a_park(case: dict[str, Any]) -> None:
    found = classify_park(case["points"], vetoes=case.get("vetoes", ()))
    assert (found.score, found.grade, found.missing) == (Decimal(case["score"]), case["grade"], ())


def test_the_rule_on_parks_agrees_with_the_grade() -> None:
    for case in CASES["park"]:
        found = classify_park(case["points"], vetoes=())
        for declared in "ABCD":
            findings = CATALOGUE.check(
                {**found.facts(), "declared_grade": declared},
                on="2026-07-01",
                as_="hazchem.ChemicalPark",
                rules="hazchem.park_grade_flattering",
            )
            assert bool(findings.hazards()) == (declared > (found.grade or ""))


def test_points_that_are_missing_leave_the_better_grades_open() -> None:
    found = classify_park({"设立": 10, "选址及规划": 55, "其余": None}, vetoes=())
    assert (found.score, found.known, found.grade) == (None, Decimal(65), None)
    assert (found.candidates, found.missing) == (("B", "C", "D"), ("其余",))
    assert found.facts() == {}
    settled = classify_park({"已评": 85, "其余": None}, vetoes=())
    assert (settled.grade, settled.score, settled.missing) == ("D", None, ())
    assert settled.text() == "D级（较低安全风险）；得分≥85"


def test_vetoes_that_nobody_looked_for_keep_grade_a_possible() -> None:
    found = classify_park({"总分": 90})
    assert (found.candidates, found.missing, found.score) == (("A", "D"), ("vetoes",), Decimal(90))
    assert found.text("en") == "A or D; score 90; missing: vetoes"
    assert classify_park({"总分": 50}).grade == "A"
    assert classify_park({"总分": None}, vetoes="一票否决").grade == "A"


@pytest.mark.parametrize("points", [-1, "多", True, Decimal("NaN"), float("inf")])
def test_what_cannot_be_points_is_refused(points: Any) -> None:
    with pytest.raises(ansheng.InputError, match="设立"):
        classify_park({"设立": points}, vetoes=())
    with pytest.raises(ansheng.InputError):
        classify_park({}, vetoes=())
