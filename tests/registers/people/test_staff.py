"""Staff: who serves on a day, and how many a body must have."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ansheng.errors import InputError
from ansheng.registers import StaffRecord, staffing
from ansheng.registers.people.staff import serves


def officer(name: str = "赵某", **facts: Any) -> StaffRecord:
    held: dict[str, object] = {"body": "甲镇", "group": "officer", "entered_on": "2014-03-01", "left": False}
    return StaffRecord(name=name, **{**held, **facts})


@pytest.mark.parametrize(
    ("facts", "on", "there"),
    [
        ({}, "2014-02-28", False),
        ({}, "2014-03-01", True),
        ({"left": None, "left_on": "2015-07-01"}, "2015-06-30", True),
        ({"left": None, "left_on": "2015-07-01"}, "2015-07-01", False),
        ({"left": None}, "2015-07-01", None),
        ({"entered_on": None}, "2015-07-01", None),
        ({"entered_on": None, "left": True}, "2015-07-01", False),
    ],
)
def test_whoever_has_come_and_not_left_serves(facts: dict[str, Any], on: str, there: bool | None) -> None:
    assert serves(officer(**facts), dt.date.fromisoformat(on)) is there


def test_the_state_of_a_roster_says_who_left() -> None:
    rows = [
        StaffRecord.read({"姓名": "赵某", "单位": "甲镇", "在岗情况": said}) for said in ("在岗", "调离", "")
    ]
    assert [row.left for row in rows] == [False, True, None]


@pytest.mark.covers(113, by="ansheng.registers.staffing")
@pytest.mark.parametrize(
    ("rows", "state", "there", "doubtful"),
    [
        ([officer(), officer(), officer()], "enough", 3, 0),
        ([officer()] * 4, "enough", 4, 0),
        ([officer()] * 5, "over", 5, 0),
        ([officer(), officer()], "short", 2, 0),
        ([officer(), officer(), officer(left=None)], "unknown", 2, 1),
        ([officer(), officer(), officer(body=None)], "unknown", 2, 1),
        ([officer(), officer(), officer(group=None)], "unknown", 2, 1),
        ([officer()] * 4 + [officer(left=None)], "unknown", 4, 1),
        ([officer(), officer(), officer(group="worker")], "short", 2, 0),
        ([officer(left=True)], "short", 0, 0),
        ([], "unknown", None, 0),
    ],
)
def test_three_to_four_officers_in_each_township(
    rows: list[StaffRecord], state: str, there: int | None, doubtful: int
) -> None:
    [found] = staffing(["甲镇"], rows, "2015-12-31", least=3, most=4)
    assert (found.state, found.there, found.doubtful) == (state, there, doubtful)


def test_what_is_said_of_a_body() -> None:
    rows = [officer(), officer(left=None)]
    found = staffing(["甲镇", "乙镇"], rows, "2015-12-31", least=1)
    assert [each.text() for each in found] == [
        "甲镇：在岗1人，另有1人是否在岗不明，要求至少1人，符合要求",
        "乙镇：名册中未登记人员，要求至少1人，无法判断",
    ]
    assert found[1].text("en") == "乙镇: nobody on the roster, 1 required: unknown"


@pytest.mark.parametrize(("least", "most"), [(-1, None), (3, 2)])
def test_bounds_that_cannot_be(least: int, most: int | None) -> None:
    with pytest.raises(InputError, match="least"):
        staffing(["甲镇"], [], "2015-12-31", least=least, most=most)
