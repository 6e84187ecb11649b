"""Schedules: standing, forecast and the schedule backwards; targets on a day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.campaigns import Reached, TargetRecord, TaskRecord, backward, target_standing, task_standing
from ansheng.campaigns.targets import target_forecast
from ansheng.errors import DayError, InputError, UnknownNameError

DAY = dt.date(2024, 6, 30)


def task(**facts: object) -> TaskRecord:
    return TaskRecord(name="任务", **facts)


@pytest.mark.covers(5, 6, by="ansheng.campaigns.task_standing")
@pytest.mark.parametrize(
    ("facts", "state", "days_late"),
    [
        ({"due_on": "2024-06-30", "finished": False}, "on_track", 0),
        ({"due_on": "2024-06-29", "finished": False}, "overdue", 1),
        ({"due_on": "2024-06-29"}, "unknown", 0),
        ({"due_on": "2024-06-29", "finished": True}, "unknown", 0),
        ({"due_on": "2024-06-20", "finished_on": "2024-06-20"}, "done", 0),
        ({"due_on": "2024-06-20", "finished_on": "2024-06-21"}, "done_late", 1),
        ({"due_on": "2024-07-20", "finished": True}, "done", 0),
        ({"due_on": "2024-06-20", "finished_on": "2024-07-05"}, "overdue", 10),
        ({"finished": False}, "unknown", 0),
        ({"due_on": "2024-12-31"}, "unknown", 0),
        ({"starts_on": "2024-07-01", "due_on": "2024-12-31", "finished": False}, "not_begun", 0),
        ({"starts_on": "2024-06-01", "due_on": "2024-07-29", "progress": 50}, "on_track", 0),
        ({"starts_on": "2024-06-01", "due_on": "2024-07-29", "progress": "49.9%"}, "behind", 0),
    ],
)
def test_how_a_task_stands(facts: dict[str, object], state: str, days_late: int) -> None:
    found = task_standing(task(**facts), DAY)
    assert (found.state, found.days_late) == (state, days_late)


def test_the_forecast_goes_on_at_the_pace_so_far() -> None:
    begun = task(starts_on="2024-06-01", due_on="2024-07-31", progress=25, finished=False)
    assert task_standing(begun, dt.date(2024, 6, 11)).forecast == dt.date(2024, 7, 11)
    assert task_standing(begun.evolve(progress=0), DAY).forecast is None
    assert task_standing(begun.evolve(progress=1e-9), DAY).forecast is None
    assert task_standing(begun.evolve(finished=True), DAY).forecast is None
    assert task_standing(task(due_on="2024-06-01", finished=False), DAY).text() == "任务：逾期未完成（29天）"
    assert (
        task_standing(task(due_on="2024-06-01", finished=False), DAY).text("en") == "任务: overdue (29 days)"
    )


@pytest.mark.covers(48, by="ansheng.campaigns.backward")
def test_the_schedule_backwards() -> None:
    tasks = [
        TaskRecord(id="摸底", days=10, starts_on="2024-06-05"),
        TaskRecord(id="整治", days=20, after="摸底"),
        TaskRecord(id="验收", days=5, due_on="2024-07-05", after="整治"),
        TaskRecord(id="宣传", days=3, due_on="2024-06-10", after="摸底"),
    ]
    found = {slot.task: (slot.latest_start, slot.latest_finish, slot.critical) for slot in backward(tasks)}
    assert found == {
        "验收": (dt.date(2024, 7, 1), dt.date(2024, 7, 5), False),
        "整治": (dt.date(2024, 6, 11), dt.date(2024, 6, 30), False),
        "宣传": (dt.date(2024, 6, 8), dt.date(2024, 6, 10), False),
        "摸底": (dt.date(2024, 5, 29), dt.date(2024, 6, 7), True),
    }
    assert backward(tasks)[0].task == "摸底"


@pytest.mark.parametrize(("begins", "critical"), [("2024-06-27", False), ("2024-06-28", True), (None, False)])
def test_a_beginning_on_the_latest_day_is_in_time(begins: str | None, critical: bool) -> None:
    (slot,) = backward([TaskRecord(id="验收", days=4, starts_on=begins, due_on=DAY)])
    assert (slot.latest_start, slot.critical) == (dt.date(2024, 6, 27), critical)


def test_the_schedule_backwards_in_working_days() -> None:
    tasks = [
        TaskRecord(id="甲", days=2, after=""),
        TaskRecord(id="乙", days=1, due_on="2024-10-08", after="甲"),
    ]
    found = {slot.task: (slot.latest_start, slot.latest_finish) for slot in backward(tasks, working=True)}
    assert found["甲"] == (dt.date(2024, 9, 29), dt.date(2024, 9, 30))


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        ([TaskRecord(id="甲", days=1)], "无法倒排"),
        ([TaskRecord(id="甲", due_on="2024-10-08")], "无法倒排"),
        ([TaskRecord(days=1)], "编号和名称均未填"),
        ([TaskRecord(id="甲", days=1, due_on="2024-10-08"), TaskRecord(id="甲", days=2)], "重复"),
        ([TaskRecord(id="甲", days=1, after="乙"), TaskRecord(id="乙", days=1, after="甲")], "甲、乙"),
    ],
)
def test_what_cannot_be_scheduled(tasks: list[TaskRecord], words: str) -> None:
    with pytest.raises(InputError, match=words):
        backward(tasks)


def test_a_task_longer_than_the_calendar() -> None:
    with pytest.raises(DayError):
        backward([TaskRecord(id="甲", days=99_999_999, due_on="2024-10-08")])


def test_a_task_that_waits_for_a_stranger() -> None:
    with pytest.raises(UnknownNameError, match="整治"):
        backward(
            [TaskRecord(id="整治", days=1, due_on="2024-10-08"), TaskRecord(id="验收", days=1, after="整冶")]
        )


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_no_task_of_a_row_begins_before_the_last_one_is_finished(lengths: list[int]) -> None:
    tasks = [
        TaskRecord(
            id=f"T{n}",
            days=days,
            after=f"T{n - 1}" if n else None,
            due_on="2024-12-31" if n == len(lengths) - 1 else None,
        )
        for n, days in enumerate(lengths)
    ]
    slots = backward(tasks)
    assert all(a.latest_finish < b.latest_start for a, b in pairwise(slots))
    assert (slots[-1].latest_finish - slots[0].latest_start).days + 1 == sum(lengths)


def target(**facts: object) -> TargetRecord:
    return TargetRecord(name="目标", by_day="2024-12-31", **facts)


@pytest.mark.covers(41, 42, 43, by="ansheng.campaigns.target_standing")
@pytest.mark.parametrize(
    ("wanted", "reached", "day", "state"),
    [
        (target(kind="share", strictness="all"), Reached(50, 50), "2024-12-31", "met"),
        (target(kind="share", strictness="all"), Reached(49, 50), "2024-12-31", "open"),
        (target(kind="share", strictness="all"), Reached(49, 50), "2025-01-01", "missed"),
        (target(kind="share", strictness="all"), Reached(0, 0), "2024-06-30", "unknown"),
        (target(kind="share", strictness="all"), Reached(None, 50), "2024-06-30", "unknown"),
        (target(kind="share", strictness="mostly"), Reached(50, 50), "2024-06-30", "unknown"),
        (target(kind="share", strictness="all"), Reached(51, 50), "2024-06-30", "unknown"),
        (target(kind="share", strictness="all"), Reached(-1, 50), "2024-06-30", "unknown"),
        (target(kind="share", share=90), Reached(45, 50), "2024-06-30", "met"),
        (target(kind="number", number=20), Reached(20), "2024-06-30", "met"),
        (target(kind="number", number=20), Reached(19), "2025-01-01", "missed"),
        (target(kind="number", number=20), Reached(), "2025-01-01", "unknown"),
        (target(kind="zero"), Reached(0), "2024-12-31", "open"),
        (target(kind="zero"), Reached(0), "2025-01-01", "met"),
        (target(kind="zero"), Reached(1), "2024-06-30", "failing"),
        (target(kind="zero"), Reached(), "2024-06-30", "unknown"),
        (target(kind="falling"), Reached(series=(9, 8, 7)), "2024-06-30", "open"),
        (target(kind="falling"), Reached(series=(9, 8, 7)), "2025-01-01", "met"),
        (target(kind="falling"), Reached(series=(9, 9, 7)), "2024-06-30", "failing"),
        (target(kind="falling"), Reached(series=(9, None, 7)), "2025-01-01", "unknown"),
        (target(kind="falling"), Reached(series=(9, None, 7, 8)), "2025-01-01", "missed"),
        (target(kind="falling"), Reached(series=(9,)), "2025-01-01", "unknown"),
        (target(), Reached(1), "2025-01-01", "unknown"),
    ],
)  # fmt: skip
def test_how_a_target_stands(wanted: TargetRecord, reached: Reached, day: str, state: str) -> None:
    assert target_standing(wanted, reached, dt.date.fromisoformat(day)).state == state


@pytest.mark.parametrize(
    ("done", "words"),
    [(9_999, "已达99.9%，要求100%"), (9_965, "已达99.7%"), (9_985, "已达99.9%"), (10_000, "已达100%")],
)
def test_a_share_that_falls_short_never_prints_as_whole(done: int, words: str) -> None:
    wanted = target(kind="share", strictness="all")
    assert words in target_standing(wanted, Reached(done, 10_000), DAY).text()


@pytest.mark.covers(44, by="ansheng.campaigns.target_standing")
@pytest.mark.parametrize(
    ("strictness", "share", "mostly", "state", "said"),
    [
        ("mostly", 90, None, "met", "要求90%"),
        ("mostly", 90.1, None, "open", "要求90.1%"),
        ("mostly", 95, 80, "open", "要求95%"),
        ("mostly", None, 90, "met", "要求90%"),
        ("mostly", None, None, "unknown", "未规定“基本”所指的比例"),
        ("all", None, 80, "open", "要求100%"),
        ("all", 100, None, "open", "要求100%"),
        ("all", 90, None, "unknown", "要求“全部”，要求比例却填为90%"),
        (None, 90, None, "met", "要求90%"),
        (None, None, 90, "unknown", "要求程度、要求比例均未填"),
        ("mostly", 101, None, "unknown", "超过100%"),
    ],
)  # fmt: skip
def test_mostly_is_what_the_target_states_or_else_unknown(
    strictness: str | None, share: float | None, mostly: float | None, state: str, said: str
) -> None:
    wanted = target(kind="share", strictness=strictness, share=share)
    found = target_standing(wanted, Reached(45, 50), DAY, mostly=mostly)
    assert (found.state, said in found.text()) == (state, True), found.text()


@pytest.mark.parametrize(
    ("facts", "reached", "expected"),
    [
        ({"kind": "number", "number": 100}, Reached(50), dt.date(2024, 6, 29)),
        ({"kind": "number", "number": 100}, Reached(100), None),
        ({"kind": "share", "strictness": "all"}, Reached(25, 50), dt.date(2024, 6, 29)),
        ({"kind": "share", "strictness": "mostly", "share": 50}, Reached(20, 80), dt.date(2024, 6, 29)),
        ({"kind": "share", "strictness": "mostly"}, Reached(25, 50), None),
        ({"kind": "share", "strictness": "all", "share": 90}, Reached(25, 50), None),
        ({"kind": "share", "strictness": "all"}, Reached(25), None),
    ],
)
def test_when_a_target_will_be_reached(
    facts: dict[str, object], reached: Reached, expected: dt.date | None
) -> None:
    assert target_forecast(target(**facts), reached, "2024-01-01", "2024-03-31") == expected


@pytest.mark.parametrize("mostly", [0, -1, 100.5])
def test_mostly_is_a_percentage(mostly: float) -> None:
    with pytest.raises(InputError, match="mostly="):
        target_standing(target(kind="share", strictness="mostly"), Reached(45, 50), DAY, mostly=mostly)


@pytest.mark.parametrize(("mostly", "state"), [(90, "met"), (90.1, "open"), (None, "unknown")])
def test_mostly_is_what_the_campaign_says(mostly: float | None, state: str) -> None:
    wanted = target(kind="share", strictness="mostly")
    found = target_standing(wanted, Reached(45, 50), DAY, mostly=mostly)
    assert found.state == state
    if mostly == 90:
        assert found.text() == "目标：已达到；已达90%，要求90%"
        assert found.text("en") == "目标: met; 90 % of 90 % required"
