"""Agencies: licences by day, and what their checks found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ansheng.registers import AgencyRecord, agency_standings


def checked(day: str | None = "2023-05-01", **facts: Any) -> AgencyRecord:
    return AgencyRecord(**{"name": "甲评价公司", "checked_on": day, **facts})


@pytest.mark.covers(85, by="ansheng.registers.agency_standings")
@pytest.mark.parametrize(
    ("facts", "on", "licence"),
    [
        ({"licence_to": "2025-06-30"}, "2025-06-30", "running"),
        ({"licence_to": "2025-06-30"}, "2025-07-01", "over"),
        ({"licensed_on": "2024-01-01", "licence_to": "2026-12-31"}, "2023-12-31", "not_yet"),
        ({"licence_to": "2025-06-30", "withdrawn_on": "2024-01-01"}, "2023-12-31", "running"),
        ({"licence_to": "2025-06-30", "withdrawn_on": "2024-01-01"}, "2024-01-01", "ended"),
        ({"licensed_on": "2020-01-01"}, "2023-12-31", "unknown"),
        ({}, "2023-12-31", "unknown"),
    ],
)
def test_a_licence_by_day(facts: dict[str, Any], on: str, licence: str) -> None:
    assert agency_standings([checked(**facts)], on)[0].licence == licence


@pytest.mark.covers(85, by="ansheng.registers.agency_standings")
def test_what_the_checks_of_an_agency_found() -> None:
    rows = [
        checked(None, licence_to="2025-06-30"),
        checked("2023-03-01", problems=3, rectified_on="2023-04-01"),
        checked("2023-05-01", problems=2, false_report=True, rectified=False),
        checked("2023-06-01"),
        checked("2023-07-01", problems=1),
        AgencyRecord(name="乙检测公司"),
    ]
    before, _ = agency_standings(rows, "2023-03-31")
    assert (before.checks, before.problems, before.open) == (1, 3, 1)
    found, other = agency_standings(rows, "2023-12-31")
    assert (found.checks, found.last, found.problems, found.blank) == (4, dt.date(2023, 7, 1), 6, 1)
    assert (found.open, found.doubtful, found.false_reports) == (1, 1, 1)
    assert found.text() == (
        "甲评价公司：资质有效；检查4次，最近一次为2023年7月1日，发现问题6个"
        "，1次检查的问题未整改，1次是否整改不明，1次查出虚假报告"
    )
    assert found.text("en") == (
        "甲评价公司: licence valid; checked 4 times, last on 1 July 2023, 6 problems, 1 checks not rectified, "
        "1 not known, 1 false reports"
    )
    assert other.text() == "乙检测公司：资质是否有效不明；无检查记录"
