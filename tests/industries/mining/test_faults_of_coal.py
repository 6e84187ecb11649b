"""Faults of the coal rules that published cases showed, each with the record that showed it, its clause and day."""

from __future__ import annotations

from typing import Any

import pytest

import ansheng
from ansheng.industries import mining

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
LAST_OF_2020, FIRST_OF_2026 = "2026-06-30", "2026-07-01"


def found(record: dict[str, Any], as_: str, on: str) -> list[tuple[str, str]]:
    return [(f.rule, f.clause) for f in CATALOGUE.check(record, on=on, as_=f"mining.{as_}").hazards()]


def test_a_face_hidden_by_false_maps_is_one_hazard_by_18_5() -> None:
    record = {"编号": "K-1", "图纸作假": "是", "隐瞒采掘工作面": "是", "隐瞒下井人数": "是"}
    assert found(record, "CoalManagement", LAST_OF_2020) == [("mining.coal_false_records", "18(5)")]
    assert found(record, "CoalManagement", FIRST_OF_2026) == [("mining.coal_hidden_work", "20(6)")]


@pytest.mark.parametrize(
    "fact", ["图纸作假", "隐瞒采掘工作面", "提供虚假信息", "隐瞒下井人数", "矿长、总工程师履职记录造假"]
)
def test_each_of_what_18_5_lists_is_enough(fact: str) -> None:
    record = {"编号": "K-1", fact: "是"}
    assert found(record, "CoalManagement", LAST_OF_2020) == [("mining.coal_false_records", "18(5)")]


@pytest.mark.parametrize(
    ("record", "as_", "rule", "clause", "on"),
    [
        ({"开采方式": "井工煤矿", "矿井总风量": 0}, "CoalMine", "coal_mine_air", "8(1)", LAST_OF_2020),
        ({"开采方式": "井工煤矿", "矿井总风量": 0}, "CoalMine", "coal_mine_air", "8(1)", FIRST_OF_2026),
        ({"供风量": 0}, "CoalFace", "coal_face_air", "8(1)", LAST_OF_2020),
        ({"供风量": 0, "地点类别": "掘进工作面"}, "CoalFace", "coal_face_air_share", "8(1)", FIRST_OF_2026),
        ({"井巷类别": "trolley_road", "风速": 0}, "CoalAirway", "coal_air_speed_low", "157", FIRST_OF_2026),
    ],
)
def test_no_air_is_too_little_whatever_is_required(
    record: dict[str, Any], as_: str, rule: str, clause: str, on: str
) -> None:
    assert (f"mining.{rule}", clause) in found({"编号": "F-1", **record}, as_, on)


def test_some_air_is_not_judged_without_what_is_required() -> None:
    record = {"编号": "F-1", "供风量": 0.1}
    [finding] = CATALOGUE.check(record, on=LAST_OF_2020, as_="mining.CoalFace", rules="mining.coal_face_air")
    assert (finding.verdict.value, finding.missing) == ("undetermined", ("air_required",))
