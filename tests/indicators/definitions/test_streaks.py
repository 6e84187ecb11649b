"""Streaks: complete months and days, doubtful accidents, revised grades."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.records import AccidentRecord
from ansheng.dates import Period
from ansheng.errors import DayError, InputError, UnknownNameError
from ansheng.indicators.definitions.streaks import streak
from tests.indicators.ledger import frame

SINCE = date(2018, 1, 1)


def tables(*rows: dict[str, Any]) -> dict[str, pl.DataFrame]:
    base = {"deaths": 3, "serious": 0, "loss": 0.0, "production": True}
    return {"accidents": frame(AccidentRecord, [{**base, **row} for row in rows])}


AUGUST = {"occurred_on": date(2018, 8, 20)}


@pytest.mark.parametrize(
    ("to", "partial", "months"),
    [
        (date(2022, 8, 31), False, 48),
        (date(2022, 9, 15), False, 48),
        (date(2022, 9, 15), True, 49),
        (date(2018, 9, 29), False, 0),
        (date(2018, 9, 30), False, 1),
        (date(2018, 8, 31), False, 0),
    ],
)
def test_complete_months_after_the_last_accident(to: date, partial: bool, months: int) -> None:
    found = streak(tables(AUGUST), to=to, since=SINCE, partial=partial)
    assert (found.length, found.least, found.most) == (months, months, months)
    assert found.broken_by is not None


def test_days_begin_on_the_day_after() -> None:
    found = streak(tables(AUGUST), to=date(2018, 8, 23), since=SINCE, unit="days")
    assert found.text() == "连续3天未发生较大及以上生产安全事故"
    assert streak(tables(AUGUST), to=date(2018, 8, 20), since=SINCE, unit="days").length == 0


def test_a_death_that_raises_the_grade_breaks_the_streak_backwards() -> None:
    later = {"occurred_on": date(2022, 7, 10), "deaths": 2}
    before = streak(tables(AUGUST, later), to=date(2022, 8, 31), since=SINCE)
    after = streak(tables(AUGUST, {**later, "deaths": 3}), to=date(2022, 8, 31), since=SINCE)
    assert (before.length, after.length) == (48, 1)


def test_an_accident_of_unknown_grade_leaves_a_range() -> None:
    doubtful = {"occurred_on": date(2020, 5, 5), "deaths": 1, "serious": None}
    found = streak(tables(AUGUST, doubtful), to=date(2022, 8, 31), since=SINCE)
    assert (found.length, found.least, found.most) == (None, 27, 48)
    assert found.text() == "连续27～48个月未发生较大及以上生产安全事故（1起事故等级或日期待定）"
    undated = {"occurred_on": None, "deaths": 4}
    assert streak(tables(AUGUST, undated), to=date(2022, 8, 31), since=SINCE).least == 0


def test_what_came_before_the_last_accident_changes_nothing() -> None:
    earlier = {"occurred_on": date(2018, 5, 5), "deaths": None, "serious": None, "loss": None}
    assert streak(tables(AUGUST, earlier), to=date(2022, 8, 31), since=SINCE).length == 48


def test_records_that_know_of_none_reach_back_only_so_far() -> None:
    found = streak(tables(), to=date(2019, 3, 31), since=date(2018, 1, 15))
    assert (found.length, found.open_ended) == (14, True)
    assert found.window == Period.parse("2018-02..2019-03")
    with pytest.raises(DayError):
        streak(tables(), to=date(2017, 1, 1), since=SINCE)
    with pytest.raises(UnknownNameError, match="larger"):
        streak(tables(), to=date(2019, 1, 1), since=SINCE, grade="large")


def test_other_grades_and_accidents_that_do_not_count() -> None:
    rows = (
        {"occurred_on": date(2022, 5, 5), "production": False},
        {"occurred_on": date(2022, 6, 5), "deaths": 3},
    )
    assert streak(tables(*rows), to=date(2022, 8, 31), since=SINCE).length == 2
    assert streak(tables(*rows), to=date(2022, 8, 31), since=SINCE, grade="grave").length == 56


DAYS = st.dates(SINCE, date(2022, 8, 31))
ROWS = st.lists(st.tuples(DAYS, st.sampled_from([None, 1, 3]), st.sampled_from([None, 0])), max_size=5)


@given(ROWS, DAYS)
def test_days_are_those_since_the_last_accident_that_counts(rows: list[tuple[Any, ...]], to: date) -> None:
    told = tables(*({"occurred_on": d, "deaths": n, "serious": s, "loss": 0.0} for d, n, s in rows))
    found = streak(told, to=to, since=SINCE, unit="days")
    sure = [d for d, n, _ in rows if n == 3 and d <= to]
    unsure = [d for d, n, s in rows if (n is None or s is None) and n != 3 and d <= to]
    first = SINCE - timedelta(days=1)
    assert found.most == (to - max(sure, default=first)).days
    assert found.least == (to - max([*sure, *unsure], default=first)).days


def test_no_table_of_accidents_is_no_streak() -> None:
    with pytest.raises(InputError, match="缺少事故表"):
        streak({}, to=date(2022, 8, 31), since=SINCE)
