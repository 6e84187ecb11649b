"""Risks: what each must state, when it is reviewed, and the hazards found at it, both ways."""

from __future__ import annotations

import datetime as dt

import pytest

from ansheng.errors import InputError
from ansheng.hazards import HazardRecord, RiskRecord
from ansheng.registers import risk_register
from ansheng.registers.risks import NEEDS


def risk(**facts: object) -> RiskRecord:
    held: dict[str, object] = {
        "id": "F1", "name": "1号储罐", "unit": "甲厂", "level": "major", "control_level": "city", "owner": "王某",
        "engineering": "联锁切断",
    }  # fmt: skip
    return RiskRecord(**{**held, **facts})


def hazard(**facts: object) -> HazardRecord:
    held: dict[str, object] = {
        "unit": "甲厂",
        "risk": "1号储罐",
        "found_on": "2023-05-01",
        "rectified": False,
    }
    return HazardRecord(**{**held, **facts})


@pytest.mark.covers(81, by="ansheng.registers.risk_register")
@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ({}, ()),
        ({"level": None}, ("level",)),
        ({"control_level": None}, ("control_level",)),
        ({"owner": None}, ("owner",)),
        ({"owner": None, "controller": "安全部"}, ()),
        ({"engineering": None}, ("measures",)),
        ({"engineering": None, "emergency": "停车"}, ()),
        ({"level": None, "own_level": "三级"}, ("level",)),
    ],
)
def test_what_each_risk_must_state(facts: dict[str, object], lacking: tuple[str, ...]) -> None:
    register = risk_register([risk(**facts)], [], "2023-12-31")
    assert register.standings[0].lacking == lacking
    assert [need for need in NEEDS if register.lacking(need)] == list(lacking)


@pytest.mark.covers(80, by="ansheng.registers.risk_register")
@pytest.mark.parametrize(
    ("facts", "months", "on", "review"),
    [
        ({"review_due_on": "2023-06-30"}, None, "2023-06-30", "in_time"),
        ({"review_due_on": "2023-06-30"}, None, "2023-07-01", "overdue"),
        ({"updated_on": "2023-01-15"}, None, "2023-12-31", "unknown"),
        ({"updated_on": "2023-01-15"}, 6, "2023-07-15", "in_time"),
        ({"updated_on": "2023-01-15"}, 6, "2023-07-16", "overdue"),
        ({"updated_on": "2023-01-15", "review_due_on": "2024-01-01"}, 6, "2023-12-31", "in_time"),
        ({}, 6, "2023-12-31", "unknown"),
    ],
)
def test_when_a_risk_is_reviewed(facts: dict[str, object], months: int | None, on: str, review: str) -> None:
    register = risk_register([risk(**facts)], [], on, review_months=months)
    assert register.standings[0].review == review
    assert len(register.overdue) == (review == "overdue")


@pytest.mark.covers(80, by="ansheng.registers.risk_register")
@pytest.mark.parametrize(
    ("facts", "on", "found", "open_", "doubtful", "strangers", "unlinked"),
    [
        ({}, "2023-05-01", 1, 1, 0, 0, 0),
        ({}, "2023-04-30", 0, 0, 0, 0, 0),
        ({"risk": "F1"}, "2023-12-31", 1, 1, 0, 0, 0),
        ({"rectified": None, "rectified_on": "2023-06-01"}, "2023-05-31", 1, 1, 0, 0, 0),
        ({"rectified": None, "rectified_on": "2023-06-01"}, "2023-06-01", 1, 0, 0, 0, 0),
        ({"rectified": None}, "2023-12-31", 1, 0, 1, 0, 0),
        ({"risk": "2号储罐"}, "2023-12-31", 0, 0, 0, 1, 0),
        ({"unit": "乙厂"}, "2023-12-31", 0, 0, 0, 1, 0),
        ({"unit": None}, "2023-12-31", 1, 1, 0, 0, 0),
        ({"risk": None}, "2023-12-31", 0, 0, 0, 0, 1),
    ],
)
def test_hazards_and_risks_find_each_other(
    facts: dict[str, object], on: str, found: int, open_: int, doubtful: int, strangers: int, unlinked: int
) -> None:
    register = risk_register([risk()], [hazard(**facts)], on)
    [standing] = register.standings
    assert (len(standing.hazards), standing.open, standing.doubtful) == (found, open_, doubtful)
    assert (len(register.strangers), register.unlinked) == (strangers, unlinked)
    assert (standing in register.failing) == bool(open_)


def test_a_hazard_that_may_be_of_two_risks_is_told() -> None:
    points = [risk(), risk(id="F2", unit="乙厂")]
    register = risk_register(points, [hazard(unit=None), hazard(unit="乙厂")], "2023-12-31")
    assert [len(each.hazards) for each in register.standings] == [0, 1]
    assert len(register.ambiguous) == 1


def test_what_is_said_of_a_register() -> None:
    points = [risk(review_due_on="2023-06-30"), risk(id="F2", name="2号储罐", owner=None)]
    register = risk_register(points, [hazard(), hazard(risk="旧仓库")], dt.date(2023, 7, 1))
    assert register.text() == (
        "风险点2个，要素齐全1个；逾期未复评1个，复评期限不明1个；有未整改隐患的1个；未登记风险点的隐患1条"
    )
    assert register.text("en") == (
        "2 risk points, 1 complete; 1 reviews overdue, 1 not known; 1 with open hazards; "
        "1 hazards at points not on the register"
    )
    assert [each.text() for each in register.standings] == [
        "1号储罐（重大）：逾期未复评（2023年6月30日）；查出隐患1条，未整改1条",
        "2号储罐（重大）：复评期限不明；未填管控责任人或责任单位；查出隐患0条，未整改0条",
    ]
    assert register.standings[0].text("en") == (
        "1号储罐 (major): review overdue (30 June 2023); 1 hazards found, 1 open, 0 not known"
    )


def test_an_interval_that_cannot_be() -> None:
    with pytest.raises(InputError, match="review_months"):
        risk_register([], [], "2023-12-31", review_months=0)
