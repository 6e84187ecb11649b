"""The general rules: the change of regime on 2026-06-01, staffing by size, local law."""

from __future__ import annotations

import pytest

import ansheng

REVIEWED = {
    "working": True,
    "valid_from": "2022-01-01",
    "reviewed_on": "2022-01-01",
    "valid_to": "2028-01-01",
}


@pytest.mark.covers(96, by='ansheng.check(people, as_="general.SpecialOperator")')
@pytest.mark.parametrize(("day", "expected"), [("2026-05-31", 1), ("2026-06-01", 0)])
def test_the_review_every_three_years_is_gone_with_the_new_rules(day: str, expected: int) -> None:
    found = ansheng.check(REVIEWED, on=day, as_="general.SpecialOperator")
    hazards = [finding.rule for finding in found.hazards()]
    assert hazards.count("general.unreviewed_operator") == expected


@pytest.mark.parametrize(("day", "expected"), [("2028-01-01", 0), ("2028-01-02", 1)])
def test_a_certificate_holds_through_its_last_day(day: str, expected: int) -> None:
    found = ansheng.check(REVIEWED, on=day, as_="general.SpecialOperator")
    assert [f.rule for f in found.hazards()].count("general.lapsed_operator") == expected


@pytest.mark.parametrize(
    ("staff", "part_time", "hazard"), [(99, 1, False), (100, 1, False), (101, 1, True), (100, 0, True)]
)
def test_a_unit_of_just_a_hundred_belongs_to_the_lower_class(
    staff: int, part_time: int, hazard: bool
) -> None:
    unit = {"sector": "other", "staff": staff, "body": False, "full_time": 0, "part_time": part_time}
    found = ansheng.check(unit, on="2026-07-01", as_="general.SafetyStaffing")
    assert ("general.staffing_short" in [f.rule for f in found.hazards()]) is hazard
