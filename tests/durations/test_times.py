"""Days to put right by party: open ones counted as open, and what lacks a day listed and bounded."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

import ansheng
from ansheng import InputError, UnknownNameError
from ansheng.durations import rectification_times

from .tables import DAY, hazard, of_spells, tables

MARCH = dt.date(2024, 3, 1)


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def test_open_hazards_count_as_open_and_not_as_ended_or_absent() -> None:
    done = [hazard(at, MARCH, MARCH + days(10)) for at in range(4)]
    still = [hazard(10 + at, DAY - days(50)) for at in range(6)]
    alone = rectification_times(tables(hazards=done), as_of=DAY).whole
    both = rectification_times(tables(hazards=[*done, *still]), as_of=DAY).whole
    assert (alone.median, alone.hazards, alone.still) == (10, 4, 0)
    assert (both.median, both.hazards, both.still) == (None, 10, 6), "over half still stand"
    assert both.q25 == 10
    assert both.mean is None
    assert "未达到" in both.text()


def test_what_was_put_right_later_was_open_on_the_day() -> None:
    made = tables(hazards=[hazard(1, MARCH, MARCH + days(40))])
    then = rectification_times(made, as_of=MARCH + days(30)).whole
    now = rectification_times(made, as_of=MARCH + days(40)).whole
    assert (then.still, then.median) == (1, None)
    assert (now.still, now.median) == (0, 40)
    before = rectification_times(made, as_of=MARCH - days(1))
    assert (before.whole.hazards, before.later) == (0, 1)


def test_parties_are_told_apart_by_any_fact_the_slowest_first() -> None:
    rows = [
        *of_spells([(20, True)] * 5, department="慢局", region="一镇"),
        *of_spells([(3, True)] * 5, department="快局", region="一镇"),
        *of_spells([(9, True)] * 5, department=None, region="二镇"),
    ]
    made = tables(hazards=rows)
    found = ansheng.rectification_times(made, as_of=DAY, by="责任部门")
    assert [(one.name(), one.median) for one in found] == [("慢局", 20), ("未填", 9), ("快局", 3)]
    both = ansheng.rectification_times(made, as_of=DAY, by=["地区", "department"])
    assert len(both) == 3
    assert both.by == ("region", "department")
    table = found.to_polars()
    assert table.filter("all")["median"].to_list() == [found.whole.median]
    assert table.columns[0] == "department"


def test_rows_that_lack_a_day_or_contradict_are_listed_and_bound_the_median() -> None:
    good = of_spells([(10, True)] * 5)
    odd = [
        hazard(90, None, MARCH),
        hazard(91, MARCH, None, rectified=True),
        hazard(92, MARCH, None, rectified=None),
        hazard(93, MARCH, MARCH - days(1)),
        hazard(94, MARCH, MARCH + days(2), rectified=False),
    ]
    found = rectification_times(tables(hazards=[*good, *odd]), as_of=DAY)
    assert dict(found.faults.select("id", "fault").rows()) == {
        "H90": "no_found_day",
        "H91": "no_rectified_day",
        "H92": "not_known",
        "H93": "before_found",
        "H94": "says_no",
    }
    assert (found.whole.hazards, found.whole.still, found.whole.left) == (6, 1, 4)
    assert all(row["text"] for row in found.fault_dicts("en"))
    assert found.whole.median_least == 10
    assert found.whole.median_most == 10
    many = [hazard(200 + at, MARCH, None, rectified=True) for at in range(9)]
    wide = rectification_times(tables(hazards=[*good, *many]), as_of=DAY).whole
    assert (wide.median, wide.median_least, wide.median_most) == (10, 0, (DAY - MARCH).days)


def test_a_period_takes_those_found_in_it() -> None:
    rows = [hazard(1, MARCH, MARCH + days(5)), hazard(2, DAY - days(20), DAY)]
    made = tables(hazards=rows)
    assert rectification_times(made, as_of=DAY, period="2024-03").whole.median == 5
    assert rectification_times(made, as_of=DAY, period="2024-06").whole.median == 20


def test_nothing_to_count_is_said_and_is_no_zero() -> None:
    empty = tables(hazards=of_spells([(1, True)]))["hazards"].clear()
    found = rectification_times({"hazards": empty}, as_of=DAY, by="department")
    assert (len(found), found.whole.median, found.whole.text()) == (0, None, "无可计入的隐患")
    assert found.to_polars().height == 1


def test_wrong_questions_are_refused() -> None:
    made = tables(hazards=of_spells([(1, True)]))
    with pytest.raises(InputError, match="隐患台账"):
        rectification_times({}, as_of=DAY)
    with pytest.raises(UnknownNameError, match="责任部门"):
        rectification_times(made, as_of=DAY, by="责任部们")
    with pytest.raises(InputError):
        rectification_times(made, as_of=DAY, horizon=0)
    with pytest.raises(InputError):
        rectification_times(made, as_of=DAY, level=1)


def test_a_hundred_thousand_hazards_take_columns() -> None:
    rows = tables(hazards=of_spells([(at % 90, at % 3 > 0) for at in range(300)]))["hazards"]
    many = pl.concat([rows] * 340)
    found = rectification_times({"hazards": many}, as_of=DAY, by=["department", "unit"])
    assert found.whole.hazards == 102_000
    assert found.whole.median == rectification_times({"hazards": rows}, as_of=DAY).whole.median
