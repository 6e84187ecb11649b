"""Duties and cadence: done, due, late, missed, unknown, excused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.errors import InputError, UnknownNameError
from ansheng.responsibility import (
    Duty,
    DutyRecord,
    OccurrenceRecord,
    standard_duties,
    standard_duty,
    standings,
)

JANUARY, MAY = dt.date(2023, 1, 1), dt.date(2023, 5, 10)


def acted(duty: str, *days: str, party: str = "丙厂", rank: str | None = "first") -> list[OccurrenceRecord]:
    return [OccurrenceRecord(duty=duty, party=party, on=day, rank=rank) for day in days]


def states(
    duty: Duty, done: list[OccurrenceRecord], on: dt.date = MAY, since: dt.date = JANUARY
) -> list[str]:
    return [standing.state for standing in standings([duty], done, since=since, on=on)]


@pytest.mark.covers(67, by="ansheng.responsibility.standings")
def test_the_head_leads_an_inspection_each_month() -> None:
    duty = standard_duty("lead_inspection").of_party("丙厂")
    done = [
        *acted("lead_inspection", "2023-01-31", "2023-04-01"),
        *acted("主要负责人带队检查", "2023-02-10", rank="officer"),
        *acted("lead_inspection", "2023-03-02", rank=None),
        *acted("lead_inspection", "2023-05-20"),
        *acted("lead_inspection", "2023-02-01", party="别厂"),
    ]
    assert states(duty, done) == ["done", "missed", "unknown", "done", "due"]


@pytest.mark.covers(59, 62, by="ansheng.responsibility.standings")
@pytest.mark.parametrize(
    ("name", "days", "expected"),
    [
        ("key_problems", ["2023-03-31", "2023-07-01"], ["done", "missed", "done"]),
        ("leading_group_meeting", ["2023-06-30"], ["done", "due"]),
    ],
)
def test_quarters_and_half_years_of_the_calendar(name: str, days: list[str], expected: list[str]) -> None:
    duty = standard_duty(name).of_party("甲县")
    assert states(duty, acted(name, *days, party="甲县"), on=dt.date(2023, 7, 15)) == expected


@pytest.mark.covers(70, by="ansheng.responsibility.standings")
@pytest.mark.parametrize("name", ["专委会主任述职", "年度目标任务考核"])
def test_what_committees_owe_each_year(name: str) -> None:
    rows = [DutyRecord(name=name, party=party, every="year") for party in ("甲专委会", "乙专委会")]
    done = acted(name, "2022-12-20", party="甲专委会")
    found = standings(map(Duty.of, rows), done, since=dt.date(2022, 1, 1), on=dt.date(2023, 1, 5))
    assert [(each.party, each.state) for each in found] == [
        ("甲专委会", "done"),
        ("甲专委会", "due"),
        ("乙专委会", "missed"),
        ("乙专委会", "due"),
    ]


@pytest.mark.covers(29, by="ansheng.responsibility.standings")
def test_missed_status_calls() -> None:
    duty = Duty("call", "专项行动调度", "month", least=2, party="专班")
    found = standings(
        [duty],
        acted("call", "2023-01-04", "2023-01-18", "2023-02-08", "2023-03-08", "2023-03-30", party="专班"),
        since=JANUARY,
        on=MAY,
    )
    missed = [each.text() for each in found if each.state == "missed"]
    assert missed == [
        "专班：专项行动调度（2023年2月）未履行，应履行2次，实际履行1次",
        "专班：专项行动调度（2023年4月）未履行，应履行2次，实际履行0次",
    ]


@pytest.mark.parametrize(
    ("day", "expected"), [("2023-04-15", "done"), ("2023-04-16", "late"), (None, "missed")]
)
def test_a_report_is_due_some_days_after_the_period(day: str | None, expected: str) -> None:
    duty = Duty("report", "季报", "quarter", within=15, party="丙厂")
    done = [OccurrenceRecord(duty="季报", party="丙厂", on=day, period="2023Q1")] if day else []
    [first, second] = standings([duty], done, since=JANUARY, on=dt.date(2023, 5, 1))
    assert (first.deadline, first.state, second.state) == (dt.date(2023, 4, 15), expected, "due")


def test_working_days_pass_over_the_national_holiday() -> None:
    duty = Duty("report", "月报", "month", within=5, working=True, party="丙厂")
    [standing] = standings([duty], [], since=dt.date(2023, 9, 1), on=dt.date(2023, 9, 30))
    assert standing.deadline == dt.date(2023, 10, 11)
    assert standing.state == "due"


def test_days_whose_holidays_nobody_knows_yet_are_no_crash() -> None:
    duty = Duty("report", "月报", "month", within=5, working=True, party="丙厂")
    done = [
        OccurrenceRecord(duty="月报", party="丙厂", on="2100-01-31", period="2100-01"),
        OccurrenceRecord(duty="月报", party="丙厂", on="2100-03-02", period="2100-02"),
    ]
    found = standings([duty], done, since=dt.date(2100, 1, 1), on=dt.date(2100, 4, 3))
    assert [standing.state for standing in found] == ["done", "unknown", "unknown", "due"]
    assert {standing.deadline for standing in found} == {None}


def test_the_end_of_the_calendar() -> None:
    duty = Duty("report", "月报", "month", within=5, party="丙厂")
    assert states(duty, [], since=dt.date(9999, 12, 1), on=dt.date.max) == ["due"]


def test_a_performance_by_nobody_knows_whom_may_be_of_any_party() -> None:
    duty = Duty("meeting", "会议", "month", party="丙厂")
    done = [
        OccurrenceRecord(duty="会议", on="2023-01-05"),
        OccurrenceRecord(duty="会议", party="", on="2023-02-05"),
    ]
    assert states(duty, done, on=dt.date(2023, 4, 2)) == ["unknown", "unknown", "missed", "due"]


def test_a_named_period_that_is_none_of_the_duty_leaves_it_to_the_day() -> None:
    duty = Duty("meeting", "会议", "quarter", party="丙厂")
    done = [OccurrenceRecord(duty="会议", party="丙厂", on="2023-04-08", period="2023年上半年")]
    assert states(duty, done, on=dt.date(2023, 8, 1)) == ["missed", "done", "due"]


def test_periods_of_years_do_not_move_with_the_day_from_which_one_looks() -> None:
    duty = Duty("review", "评估", "year", years=3, party="丙厂", since=dt.date(2020, 1, 1))
    for year in (2020, 2021, 2022):
        [first, *_] = standings([duty], [], since=dt.date(year, 6, 1), on=dt.date(2023, 2, 1))
        assert (first.period, first.state) == (Period(dt.date(2020, 1, 1), dt.date(2022, 12, 31)), "missed")


def test_a_performance_without_a_day_may_be_of_any_period() -> None:
    duty = Duty("meeting", "会议", "month", party="丙厂")
    done = [OccurrenceRecord(duty="会议", party="丙厂")]
    assert states(duty, done, on=dt.date(2023, 2, 20)) == ["unknown", "due"]


def test_a_new_unit_is_not_asked_for_a_broken_period() -> None:
    duty = Duty("drill", "演练", "half_year", party="丙厂", since=dt.date(2023, 3, 1))
    assert states(duty, [], on=dt.date(2024, 1, 1)) == ["excused", "missed", "due"]


def test_two_years_and_what_the_last_was() -> None:
    duty = standard_duty("government_drill").of_party("市政府")
    done = acted("government_drill", "2022-05-01", party="市政府")
    [first, second] = standings([duty], done, since=dt.date(2022, 1, 1), on=dt.date(2024, 2, 1))
    assert (first.state, first.period, first.last) == (
        "done",
        Period(dt.date(2022, 1, 1), dt.date(2023, 12, 31)),
        dt.date(2022, 5, 1),
    )
    assert second.state == "due"
    assert duty.cadence() == "每2年至少1次"


@pytest.mark.parametrize(("second", "remark"), [("2023-07-04", ""), ("2023-07-05", "与上一次间隔184天")])
def test_drills_far_apart_within_their_half_years_draw_a_remark(second: str, remark: str) -> None:
    duty = Duty("drill", "演练", "half_year", party="丙厂")
    rows = acted("演练", "2023-01-02", second)
    [first, last] = standings([duty], rows, since=JANUARY, on=dt.date(2023, 7, 5))
    assert (first.remark, last.remark) == ("", remark)
    assert first.text() == "丙厂：演练（2023年上半年）已履行，应履行1次，实际履行1次"
    assert first.text("en") == "丙厂: 演练, January – June 2023: done (1 of 1)"


def remarks(duty: Duty, *days: str, on: str = "2024-12-31", **who: Any) -> list[str]:
    rows = acted("演练", *days, **who)
    return [
        standing.remark for standing in standings([duty], rows, since=JANUARY, on=dt.date.fromisoformat(on))
    ]


def test_a_remark_stands_in_the_period_that_ends_the_gap_and_tells_the_longest() -> None:
    duty = Duty("drill", "演练", "half_year", party="丙厂")
    days = ("2023-01-02", "2023-12-01", "2023-12-11", "2024-06-30", "2024-12-30")
    told = ["", "与上一次间隔333天", "与上一次间隔202天", ""]
    assert remarks(duty, *days) == told
    assert remarks(duty, *reversed(days)) == told


def test_a_gap_is_counted_between_those_who_had_to_act_and_up_to_the_day() -> None:
    duty = Duty("drill", "演练", "half_year", rank="first", party="丙厂")
    leader, other = acted("演练", "2023-01-02", "2023-12-01"), acted("演练", "2023-07-01", rank="officer")
    for on, last in ((dt.date(2023, 12, 1), "与上一次间隔333天"), (dt.date(2023, 11, 30), "")):
        found = standings([duty], [*leader, *other], since=JANUARY, on=on)
        assert [standing.remark for standing in found] == ["", last]


def test_duties_of_other_cadences_draw_no_remark() -> None:
    far = ("2023-01-02", "2024-12-30")
    for every in ("month", "quarter", "year"):
        assert set(remarks(Duty("drill", "演练", every, party="丙厂"), *far)) == {""}
    slow = Duty("drill", "演练", "half_year", years=2, party="丙厂")
    assert set(remarks(slow, *far)) == {""}


def test_a_row_of_a_table_of_duties() -> None:
    row = DutyRecord.read({"职责名称": "例会", "责任主体": "甲局", "周期": "按月", "至少次数": "2次"})
    assert (Duty.of(row).least, Duty.of(row).every, Duty.of(row).cadence("en")) == (
        2,
        "month",
        "at least 2 a month",
    )
    with pytest.raises(InputError, match="周期"):
        Duty.of(DutyRecord(name="例会"))


def test_a_duty_of_nobody_is_an_error() -> None:
    with pytest.raises(InputError, match="责任主体"):
        standings([standard_duty("key_problems")], [], since=JANUARY, on=MAY)


def test_every_standard_duty_has_its_source_and_mark() -> None:
    duties = standard_duties()
    assert len({duty.id for duty in duties}) == len(duties) >= 20
    assert all(duty.source and duty.en and duty.seen in ("text", "secondary", "memory") for duty in duties)
    with pytest.raises(UnknownNameError, match="key_problems"):
        standard_duty("key_problem")


days_of_year = st.lists(st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), max_size=8)


@given(days_of_year, st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), st.integers(1, 3))
def test_a_day_more_never_makes_it_worse(done: list[dt.date], more: dt.date, least: int) -> None:
    duty = Duty("visit", "检查", "quarter", least=least, party="丙厂")
    order = ["missed", "late", "due", "done"]

    def standing_of(days: list[dt.date]) -> list[int]:
        rows = [OccurrenceRecord(duty="检查", party="丙厂", on=day) for day in days]
        return [order.index(state) for state in states(duty, rows, on=dt.date(2023, 12, 31))]

    assert all(a <= b for a, b in zip(standing_of(done), standing_of([*done, more]), strict=True))


@given(days_of_year)
def test_what_is_counted_in_periods_is_what_was_done(done: list[dt.date]) -> None:
    duty = Duty("visit", "检查", "month", party="丙厂")
    rows = [OccurrenceRecord(duty="检查", party="丙厂", on=day) for day in done]
    found = standings([duty], rows, since=JANUARY, on=dt.date(2023, 12, 31))
    assert len(found) == 12
    assert sum(standing.count for standing in found) == len(done)
