"""The grades of GB 30871: the boundaries, what is missing, and that the rules on permits agree with them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.industries import hazchem
from ansheng.industries.hazchem import (
    Grading,
    HeightWorkPermit,
    HotWorkPermit,
    LiftingPermit,
    grade_height_work,
    grade_hot_work,
    grade_lifting,
)

CATALOGUE = ansheng.load(plugins=[], modules={"hazchem": hazchem})
HOT_WORK = (
    "in_fixed_area",
    "shut_down_and_cleaned",
    "explosive_area",
    "on_running_equipment",
    "in_flammable_dike",
    "on_pipe_rack",
)
NO_FACTOR: dict[str, Any] = {
    "wind_force": 4,
    "mean_temperature": 6,
    "cold_water_contact": False,
    "slippery": False,
    "poor_light": False,
    "live_part_nearby": False,
    "swinging": False,
    "foothold_width": 500,
    "toxic_gas": False,
    "oxygen": 19.5,
    "disaster_or_rescue": False,
}
FACTORS: list[dict[str, Any]] = [
    {"wind_force": 5},
    {"mean_temperature": 5},
    {"cold_water_contact": True, "water_temperature": 12},
    {"slippery": True},
    {"poor_light": True},
    {"live_part_nearby": True, "live_voltage": 10, "live_distance": 1.69},
    {"live_part_nearby": True, "live_voltage": 35, "live_distance": 1.99},
    {"live_part_nearby": True, "live_voltage": 63, "live_distance": 2.49},
    {"live_part_nearby": True, "live_voltage": 110, "live_distance": 2.49},
    {"live_part_nearby": True, "live_voltage": 220, "live_distance": 3.99},
    {"live_part_nearby": True, "live_voltage": 330, "live_distance": 4.99},
    {"live_part_nearby": True, "live_voltage": 500, "live_distance": 5.99},
    {"swinging": True},
    {"foothold_width": 499},
    {"toxic_gas": True},
    {"oxygen": 19.4},
    {"disaster_or_rescue": True},
]


def verdicts(record: ansheng.Facts, rule: str) -> list[str]:
    findings = CATALOGUE.check(record, on="2026-07-01", rules=f"hazchem.{rule}")
    return [f.verdict.value for f in findings] or ["clear"]


def expected(found: Grading, stated: str) -> list[str]:
    """What the rule must say of a stated grade, from the grades that are possible."""
    gravest_first = [*found.titles]
    lower = {gravest_first.index(stated) > gravest_first.index(g) for g in found.candidates}
    return ["undetermined"] if len(lower) > 1 else ["hazard"] if lower.pop() else ["clear"]


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        ({"in_fixed_area": True, "explosive_area": True, "on_running_equipment": True}, "none"),
        ({"in_fixed_area": False, "shut_down_and_cleaned": True, "explosive_area": True}, "second"),
        ({"shut_down_and_cleaned": True, "in_flammable_dike": True}, "special"),
        ({"explosive_area": True, "on_running_equipment": True}, "special"),
        ({"explosive_area": False, "in_flammable_dike": True}, "special"),
        ({"explosive_area": True}, "first"),
        ({"on_pipe_rack": True}, "first"),
        ({"on_running_equipment": True}, "second"),
        ({}, "second"),
    ],
)
def test_the_grade_of_hot_work(facts: dict[str, bool], grade: str) -> None:
    found = grade_hot_work(HotWorkPermit(**{**dict.fromkeys(HOT_WORK, False), **facts}))
    assert (found.grade, found.missing) == (grade, ())


def test_what_is_missing_leaves_the_grade_of_hot_work_open() -> None:
    found = grade_hot_work(
        HotWorkPermit(in_fixed_area=False, shut_down_and_cleaned=False, explosive_area=True)
    )
    assert (found.grade, found.candidates) == (None, ("special", "first"))
    assert found.missing == ("on_running_equipment", "in_flammable_dike")
    assert (
        found.text() == "特级或一级；未填：在运行状态的装置设备上、在存有易燃易爆介质的重大危险源罐区防火堤内"
    )
    assert found.text("en").startswith("special or first; missing: on running equipment, ")
    assert grade_hot_work(HotWorkPermit()).candidates == ("special", "first", "second", "none")


@pytest.mark.parametrize(
    ("height", "a", "b"),
    [
        (1.99, "none", "none"),
        (2, "1", "2"),
        (5, "1", "2"),
        (5.01, "2", "3"),
        (15, "2", "3"),
        (15.01, "3", "4"),
        (30, "3", "4"),
        (30.01, "4", "4"),
    ],
)
def test_the_grade_of_work_at_height(height: float, a: str, b: str) -> None:
    assert grade_height_work(HeightWorkPermit(height=height, **NO_FACTOR)).grade == a
    for factor in FACTORS:
        assert grade_height_work(HeightWorkPermit(height=height, **{**NO_FACTOR, **factor})).grade == b


@pytest.mark.parametrize("volts", [10, 35, 63, 110, 220, 330, 500])
def test_a_live_part_at_the_distance_of_the_table_is_no_risk_factor(volts: int) -> None:
    distance = {10: 1.7, 35: 2.0, 63: 2.5, 110: 2.5, 220: 4.0, 330: 5.0, 500: 6.0}[volts]
    live = {"live_part_nearby": True, "live_voltage": volts, "live_distance": distance}
    assert grade_height_work(HeightWorkPermit(height=2, **{**NO_FACTOR, **live})).grade == "1"


def test_what_is_missing_leaves_the_grade_of_work_at_height_open() -> None:
    known = {**NO_FACTOR, "poor_light": None}
    found = grade_height_work(HeightWorkPermit(height=4, **known))
    assert (found.grade, found.candidates, found.missing) == (None, ("2", "1"), ("poor_light",))
    assert grade_height_work(HeightWorkPermit(height=31)).grade == "4"
    assert grade_height_work(HeightWorkPermit(height=1.5)).grade == "none"
    assert grade_height_work(HeightWorkPermit(height=4, slippery=True)).grade == "2"
    assert grade_height_work(HeightWorkPermit(**NO_FACTOR)).missing == ("height",)


@pytest.mark.parametrize(
    ("mass", "grade"), [("39.99 t", "3"), ("40 t", "2"), ("100 t", "2"), ("100.01 t", "1")]
)
def test_the_grade_of_lifting(mass: str, grade: str) -> None:
    assert grade_lifting(LiftingPermit(mass=mass)).grade == grade
    assert grade_lifting(LiftingPermit()).missing == ("mass",)


maybe = st.sampled_from([True, False, None])
hot_work = st.fixed_dictionaries(dict.fromkeys(HOT_WORK, maybe))
at_height = st.fixed_dictionaries(
    {
        "height": st.sampled_from([None, 1, 2, 5, 5.5, 15, 16, 30, 31]),
        "factor": st.sampled_from([{}, *FACTORS, *({name: None} for name in NO_FACTOR)]),
    }
).map(lambda drawn: {"height": drawn["height"], **NO_FACTOR, **drawn["factor"]})


@given(hot_work, st.sampled_from(["special", "first", "second"]))
def test_the_rule_on_hot_work_agrees_with_the_grade(facts: dict[str, Any], stated: str) -> None:
    found = grade_hot_work(HotWorkPermit(**facts))
    said = verdicts(HotWorkPermit(grade=stated, **facts), "hot_work_undergraded")
    if facts["in_fixed_area"]:
        assert (said, found.grade) == (["clear"], "none")
    else:
        assert said == expected(found, stated)


@given(at_height, st.sampled_from(["1", "2", "3", "4", "none"]))
def test_the_rule_on_work_at_height_agrees_with_the_grade(facts: dict[str, Any], stated: str) -> None:
    found = grade_height_work(HeightWorkPermit(**facts))
    said = verdicts(HeightWorkPermit(grade=stated, **facts), "height_undergraded")
    assert said == expected(found, stated)


@given(hot_work, hot_work)
def test_filling_in_a_fact_only_narrows_the_grades_of_hot_work(
    facts: dict[str, Any], more: dict[str, Any]
) -> None:
    filled = {name: more[name] if value is None else value for name, value in facts.items()}
    before, after = grade_hot_work(HotWorkPermit(**facts)), grade_hot_work(HotWorkPermit(**filled))
    assert {*after.candidates} <= {*before.candidates}
    assert {*after.missing} <= {*before.missing}


@given(at_height)
def test_filling_in_a_fact_only_narrows_the_grades_of_work_at_height(facts: dict[str, Any]) -> None:
    before = grade_height_work(HeightWorkPermit(**facts))
    filled = {**facts, **{n: v for n, v in {**NO_FACTOR, "height": 3}.items() if facts[n] is None}}
    assert {*grade_height_work(HeightWorkPermit(**filled)).candidates} <= {*before.candidates}
