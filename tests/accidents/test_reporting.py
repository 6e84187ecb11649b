"""Accident reporting: moments, the clock step by step, and flags that are never verdicts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.moments import Moment, hours_between
from ansheng.accidents.records import AccidentRecord, AccidentReportRecord
from ansheng.accidents.reporting import latest_arrivals, reporting_flags
from ansheng.errors import UnknownNameError
from tests.indicators.ledger import frame

DAY = date(2026, 3, 1)
END = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("2026-03-01 14:30", datetime(2026, 3, 1, 14, 30)),  # noqa: DTZ001
        ("2026-03-01T14:30:05", datetime(2026, 3, 1, 14, 30, 5)),  # noqa: DTZ001
        ("2026年3月1日14时30分", datetime(2026, 3, 1, 14, 30)),  # noqa: DTZ001
        ("2026年3月1日 9点", datetime(2026, 3, 1, 9)),  # noqa: DTZ001
        ("２０２６－０３－０１ 14:30", datetime(2026, 3, 1, 14, 30)),  # noqa: DTZ001
    ],
)
def test_a_moment_with_its_hour(text: str, earliest: datetime) -> None:
    assert Moment.parse(text) == Moment(earliest, earliest)


@pytest.mark.parametrize("text", [None, "", "昨天下午", "2026-02-30 10:00", "2026-03-01 25:00"])
def test_what_is_no_moment(text: str | None) -> None:
    assert Moment.parse(text) is None


def test_a_day_without_an_hour_is_the_whole_day() -> None:
    day = Moment.parse("2026-03-01")
    assert day is not None
    assert day.latest - day.earliest == timedelta(hours=24) - timedelta(seconds=1)
    assert hours_between("2026-03-01", "2026-03-02 08:00") is None


def tables(*reports: tuple[Any, ...], **accident: Any) -> dict[str, pl.DataFrame]:
    base = {"id": "S1", "name": "某事故", "occurred_on": DAY, "deaths": 1, "serious": 0, "loss": 0.0}
    names = ("receiver", "received_at", "source", "deaths")
    return {
        "accidents": frame(AccidentRecord, [{**base, **accident}]),
        "accident_reports": frame(
            AccidentReportRecord,
            [{"accident": "S1", **dict(zip(names, report, strict=False))} for report in reports],
        ),
    }


def kinds(*reports: tuple[Any, ...], **accident: Any) -> list[str]:
    return [flag.kind for flag in reporting_flags(tables(*reports, **accident), END)]


HEAD = ("head", "2026-03-01 08:00", None)
CITY = ("city", "2026-03-01 11:00", "level")


def test_reports_at_the_limits_are_in_time() -> None:
    assert kinds(HEAD, ("county", "2026-03-01 09:00", "unit"), CITY) == []


def test_a_minute_more_is_flagged_with_how_long_it_took() -> None:
    flags = reporting_flags(tables(HEAD, ("county", "2026-03-01 09:01", "unit"), CITY), END)
    assert [flag.text() for flag in flags] == [
        "疑似迟报（待核）：某事故，单位负责人报至县级的用时至少为61分钟，时限60分钟"
    ]
    assert "to be checked" in flags[0].text("en")


def test_the_clock_runs_from_knowledge_not_from_the_accident() -> None:
    reports = (
        ("head", "2026-03-05 08:00", None),
        ("county", "2026-03-05 08:30", "unit"),
        ("city", "2026-03-05 10:00", "level"),
    )
    assert kinds(*reports) == []


def test_days_alone_decide_only_where_they_can() -> None:
    assert kinds(HEAD, ("county", "2026-03-01", "unit"), CITY) == ["clock_unknown", "clock_unknown"]
    assert kinds(
        ("head", "2026-03-01", None), ("county", "2026-03-03", "unit"), ("city", "2026-03-03", "level")
    ) == [
        "late",
        "clock_unknown",
    ]


def test_a_skipped_level_is_no_fault_and_a_level_not_reached_is_looked_at() -> None:
    assert kinds(HEAD, ("city", "2026-03-01 09:00", "unit")) == []
    assert kinds(HEAD, ("county", "2026-03-01 09:00", "unit"), CITY, deaths=3) == ["omitted"]


def test_no_report_and_a_tip_are_told_apart() -> None:
    assert kinds() == ["omitted"]
    assert kinds(("county", "2026-03-01 09:00", "unit"), CITY) == ["clock_unknown"]
    assert kinds(("county", "2026-03-09 09:00", "tip")) == ["concealed"]


def test_more_found_than_reported() -> None:
    reports = (
        HEAD,
        ("county", "2026-03-01 09:00", "unit", 1),
        CITY,
        ("county", "2026-03-09 09:00", "found", 2),
    )
    assert kinds(*reports, deaths=2) == ["false_or_omitted"]
    assert kinds(*reports[:3], ("county", "2026-03-09 09:00", "found", None)) == []


def test_accidents_that_do_not_count_are_left_out() -> None:
    assert kinds(production=False) == []
    assert reporting_flags({}, END) == ()


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_the_latest_arrivals_follow_from_the_steps(told: datetime) -> None:
    hours = {"general": (1, 3), "larger": (1, 3, 5), "grave": (1, 3, 5, 7), "extraordinary": (1, 3, 5, 7)}
    for grade, expected in hours.items():
        found = latest_arrivals(told, grade).values()
        assert [(at - told).total_seconds() / 3600 for at in found] == list(expected)


def test_a_level_that_is_not_on_record_has_its_time_too() -> None:
    head, county = HEAD, ("county", "2026-03-01 09:00", "unit")
    assert kinds(head, ("city", "2026-03-01 11:00", "level")) == []
    assert kinds(head, ("city", "2026-03-01 11:01", "level")) == ["late"]
    assert kinds(head, ("city", "2026-03-01 09:01", "unit")) == ["late"]
    assert kinds(head, county, ("province", "2026-03-01 13:00", "level"), deaths=3) == []
    assert kinds(head, county, ("province", "2026-03-01 13:01", "level"), deaths=3) == ["late"]


def test_reports_of_no_stated_accident_are_not_those_of_one_without_a_number() -> None:
    found = tables(HEAD, ("county", "2026-03-01 09:00", "unit"), CITY, id=None)
    lost = found["accident_reports"].with_columns(accident=pl.lit(None, pl.String))
    assert [flag.kind for flag in reporting_flags({**found, "accident_reports": lost}, END)] == ["omitted"]


def test_a_grade_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="larger"):
        latest_arrivals(datetime(2026, 3, 1, 8), "large")  # noqa: DTZ001
