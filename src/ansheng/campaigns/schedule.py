"""Schedule: how each task stands on a day, by when it must begin, and when it will be finished at this pace."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

import attrs

from ansheng.campaigns.records import TaskRecord
from ansheng.dates import AnyDay, add_workdays, day_of, shift
from ansheng.errors import InputError, UnknownNameError, word
from ansheng.facts.as_of import stood
from ansheng.words import Lang, Words

State = Literal["done", "done_late", "overdue", "behind", "on_track", "not_begun", "unknown"]

STATES: Mapping[State, Words] = {
    "done": Words("按期完成", "done"),
    "done_late": Words("逾期完成", "done late"),
    "overdue": Words("逾期未完成", "overdue"),
    "behind": Words("滞后", "behind"),
    "on_track": Words("正常推进", "on track"),
    "not_begun": Words("未到启动时间", "not begun"),
    "unknown": Words("无法判断", "unknown"),
}
"""How a task stands, in Chinese and in English."""


@attrs.frozen
class TaskStanding:
    """How a task stands on a day.

    :param expected: the progress in percent that an even pace from beginning to due day gives; None without those days
    :param forecast: the day on which it is finished at the pace so far; None where that cannot be told
    """

    task: TaskRecord
    state: State
    days_late: int
    expected: float | None
    forecast: dt.date | None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state = word(lang, STATES[self.state])
        late = Words(
            f"（{self.days_late}天）" if self.days_late else "",
            f" ({self.days_late} days)" if self.days_late else "",
        )
        return word(lang, Words(f"{self.task.name}：{state}{late.zh}", f"{self.task.name}: {state}{late.en}"))


def task_standing(task: TaskRecord, on: AnyDay) -> TaskStanding:
    """How a task stands at the end of a day.

    A task is behind when its progress is below the even pace. Of a task whose finishing nobody states, one past its due
    day is unknown, not overdue; so is one without a due day.

    >>> task = TaskRecord(name="摸底", starts_on="2024-01-01", due_on="2024-01-31", progress=20, finished=False)
    >>> task_standing(task, dt.date(2024, 1, 16)).text()
    '摸底：滞后'
    """
    on = day_of(on, "on")
    due, finished_on = task.due_on, task.finished_on
    finished = stood(task.finished, finished_on, on)
    expected = _expected(task, on)
    late = (finished_on if finished and finished_on else on) - due if due else dt.timedelta(0)
    days_late = max(0, late.days) if finished is not None else 0
    state = _state(task, on, finished, expected)
    if state not in ("done_late", "overdue"):
        days_late = 0
    return TaskStanding(task, state, days_late, expected, None if finished else _forecast(task, on))


def _state(task: TaskRecord, on: dt.date, finished: bool | None, expected: float | None) -> State:
    due = task.due_on
    if finished:
        if task.finished_on is None or due is None:
            return "unknown" if due is not None and on > due else "done"
        return "done_late" if task.finished_on > due else "done"
    if due is not None and on > due:
        return "unknown" if finished is None else "overdue"
    if task.starts_on is not None and on < task.starts_on:
        return "not_begun"
    if due is None or (finished is None and task.progress is None):
        return "unknown"
    if task.progress is None or expected is None:
        return "on_track"
    return "behind" if task.progress < expected else "on_track"


def _expected(task: TaskRecord, on: dt.date) -> float | None:
    if task.starts_on is None or task.due_on is None or task.due_on <= task.starts_on:
        return None
    share = Fraction((on - task.starts_on).days, (task.due_on - task.starts_on).days)
    return float(100 * min(Fraction(1), max(Fraction(0), share)))


def _forecast(task: TaskRecord, on: dt.date) -> dt.date | None:
    """Straight on at the pace so far; nothing where there is no progress yet."""
    if task.starts_on is None or not task.progress or on <= task.starts_on:
        return None
    spent = (on - task.starts_on).days
    whole = Fraction(spent) * 100 / Fraction(task.progress)
    try:
        return task.starts_on + dt.timedelta(days=max(spent, math.ceil(whole)))
    except OverflowError:
        return None


@attrs.frozen
class Slot:
    """The latest days for a task: when it must begin and be finished so that everything after it is in time.

    :param critical: whether the task states a beginning later than its latest one
    """

    task: str
    latest_start: dt.date
    latest_finish: dt.date
    critical: bool


def backward(tasks: Iterable[TaskRecord], *, working: bool = False) -> tuple[Slot, ...]:
    """The schedule backwards from the due days (倒排工期), earliest beginning first.

    A task must be finished before those that name it as 前置任务 must begin, and by its own due day. A task that states
    a beginning later than its latest one is critical: it cannot be in time.

    :param working: whether 所需天数 counts working days
    :raises InputError: a task has no id or name, or that of another, no days, or no due day of its own or after it, or
        tasks wait for each other in a circle
    :raises UnknownNameError: a task waits for one that is not there
    :raises DayError: the working days of a year are not known, or the calendar does not go that far
    """
    by_id: dict[str, TaskRecord] = {}
    for task in tasks:
        if by_id.setdefault(_id(task), task) is not task:
            raise InputError(
                Words(
                    f"任务“{_id(task)}”重复；请更改其中一项的编号或名称",
                    f"two tasks are both called {_id(task)!r}; change the id or name of one",
                )
            )
    followers: dict[str, list[str]] = {name: [] for name in by_id}
    for name, task in by_id.items():
        for before in _names(task.after):
            if before not in by_id:
                raise UnknownNameError.of(Words("任务", "task"), before, by_id)
            followers[before].append(name)
    slots: dict[str, Slot] = {}
    for name in _last_first(followers):
        slots[name] = _slot(by_id[name], name, [slots[after] for after in followers[name]], working)
    return tuple(sorted(slots.values(), key=lambda slot: (slot.latest_start, slot.task)))


def _slot(task: TaskRecord, name: str, after: list[Slot], working: bool) -> Slot:
    ends = [slot.latest_start - dt.timedelta(days=1) for slot in after]
    if working:
        ends = [add_workdays(slot.latest_start, -1) for slot in after]
    limits = [*ends, *([task.due_on] if task.due_on else [])]
    if not limits or task.days is None:
        raise InputError(
            Words(
                f"任务“{name}”未填完成时限或所需天数，无法倒排工期；请填写",
                f"task {name!r} has no due day or no days needed, so it cannot be scheduled backwards; state them",
            )
        )
    finish = min(limits)
    length = max(task.days, 1) - 1
    start = add_workdays(finish, -length) if working else shift(finish, days=-length)
    return Slot(name, start, finish, task.starts_on is not None and task.starts_on > start)


def _last_first(followers: Mapping[str, list[str]]) -> list[str]:
    """The tasks, each after all that follow it."""
    open_followers = {name: len(set(after)) for name, after in followers.items()}
    before: dict[str, list[str]] = {name: [] for name in followers}
    for name, after in followers.items():
        for later in set(after):
            before[later].append(name)
    ready = [name for name, count in open_followers.items() if not count]
    order: list[str] = []
    while ready:
        name = ready.pop()
        order.append(name)
        for earlier in before[name]:
            open_followers[earlier] -= 1
            if not open_followers[earlier]:
                ready.append(earlier)
    if len(order) < len(followers):
        circle = "、".join(name for name in followers if name not in order)
        raise InputError(
            Words(
                f"任务互为前置，无法排定先后：{circle}；请更正",
                f"tasks wait for each other in a circle: {circle}; correct them",
            )
        )
    return order


def _id(task: TaskRecord) -> str:
    name = task.id or task.name
    if not name:
        raise InputError(
            Words(
                "有一项任务的编号和名称均未填；请至少填写一项",
                "a task has neither an id nor a name; state one",
            )
        )
    return name


def _names(listed: str | None) -> tuple[str, ...]:
    return tuple(
        part.strip()
        for part in (listed or "").replace("，", "、").replace(",", "、").split("、")
        if part.strip()
    )
