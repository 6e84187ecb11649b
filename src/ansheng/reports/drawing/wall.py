"""The wall chart: a row a task under the party that leads it, planned and actual bars, and the line of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from ansheng.campaigns.schedule import STATES, State
from ansheng.indicators.printing import number as printed
from ansheng.reports.drawing.canvas import (
    EDGE,
    SIZE,
    SMALL,
    Drawn,
    Key,
    Layer,
    Look,
    Row,
    halo,
    plot,
    points,
    rects,
    rules,
    texts,
)
from ansheng.reports.drawing.texts import clean, elide, lines, measure
from ansheng.reports.graphics import ORDER, WallChart, WallTask
from ansheng.words import Words

MOST = 60
"""How many tasks a picture shows; of more, those that need somebody first."""

_ROW, _HEAD = 22.0, 26.0
_FAR = 1100
"""How many days before and after the day are drawn at most; what lies beyond is cut at the edge."""
_SHAPES: dict[State, tuple[str, bool]] = {
    "overdue": ("triangle-up", False),
    "behind": ("triangle-down", False),
    "unknown": ("cross", False),
    "on_track": ("triangle-right", False),
    "not_begun": ("square", True),
    "done_late": ("diamond", False),
    "done": ("circle", False),
}
_MONTHS = (
    Words("1月", "Jan"), Words("2月", "Feb"), Words("3月", "Mar"), Words("4月", "Apr"),
    Words("5月", "May"), Words("6月", "Jun"), Words("7月", "Jul"), Words("8月", "Aug"),
    Words("9月", "Sep"), Words("10月", "Oct"), Words("11月", "Nov"), Words("12月", "Dec"),
)  # fmt: skip
_PLANNED = Words("计划", "planned")
_ACTUAL = Words("实际", "actual")
_NO_DUE = Words("未填期限", "no due day")
_TODAY = Words("今日", "today")
_LEFT = Words("剩余时间", "time left")
_DUE = Words("完成时限", "due")
_NOBODY = Words("未填", "not stated")


@attrs.frozen
class _Time:
    """The days of a wall over so many pixels."""

    first: dt.date
    last: dt.date
    room: float

    def x(self, day: dt.date, *, end: bool = False) -> float:
        """Where a day begins, or ends; a day beyond the wall is at its edge."""
        days = (day - self.first).days + end
        return min(1.0, max(0.0, days / ((self.last - self.first).days + 1))) * self.room


@attrs.frozen
class _Line:
    """A task in its row."""

    task: WallTask
    name: tuple[str, ...]
    y: float


def draw(chart: WallChart, look: Look) -> Drawn:
    """The wall of a chart."""
    kept = sorted(chart.tasks, key=urgency)[:MOST]
    names = min(look.width * 0.31, max((measure(clean(one.name), SIZE) for one in kept), default=0) + 14)
    heads, rows, height = _placed(arranged(kept), names - 8)
    state = max((measure(_state(one, look), SMALL) for one in kept), default=0) + 24
    due = 72.0 if look.width >= 560 else 0.0
    left, right = EDGE + names + 10, EDGE + state + due + 8
    time = _time(kept, chart.today, plot(look, left, right))
    return Drawn(
        layers=(
            *_grid(time, height, look),
            *_groups(heads, left, look),
            *_bars(rows, time, chart.today, look),
            *_words(rows, time, names, state, bool(due), look),
            *_today(chart.today, time, height, look),
        ),
        height=max(height, _ROW),
        left=left,
        right=right,
        above=50,
        below=6,
        keys=_keys(kept, chart.today, look),
        notes=_more(len(chart.tasks) - len(kept) + chart.left, look),
    )


def urgency(task: WallTask) -> tuple[int, dt.date, str]:
    """What a wall sorts tasks by: how they stand, then when they are due."""
    return ORDER.index(task.standing), task.due or dt.date.max, task.name


def arranged(tasks: Sequence[WallTask]) -> tuple[WallTask, ...]:
    """The tasks as a wall has them: by party, the party with the most overdue first, in it the overdue ones first."""
    found: dict[str, list[WallTask]] = {}
    for task in sorted(tasks, key=urgency):
        found.setdefault(task.group, []).append(task)
    parties = sorted(
        found.values(), key=lambda its: (-sum(one.standing == "overdue" for one in its), urgency(its[0]))
    )
    return tuple(task for its in parties for task in its)


def _placed(tasks: Sequence[WallTask], room: float) -> tuple[list[tuple[str, float]], list[_Line], float]:
    heads, rows, y = [], [], 0.0
    for group, its in groupby(tasks, key=lambda one: one.group):
        heads.append((group, y + _HEAD / 2))
        y += _HEAD
        for task in its:
            name = lines(clean(task.name), room, SIZE)
            high = _ROW + (len(name) - 1) * 14
            rows.append(_Line(task, name, y + high / 2))
            y += high
        y += 4
    return heads, rows, y


def _time(tasks: Sequence[WallTask], today: dt.date, room: float) -> _Time:
    days = [day for one in tasks for day in (one.starts, one.due, one.finished) if day is not None]
    near = [day for day in days if abs((day - today).days) <= _FAR]
    first, last = min([today, *near]), max([today, *near])
    spare = max(2, (last - first).days // 40)
    earliest, latest = dt.date.min.toordinal(), dt.date.max.toordinal()
    return _Time(
        dt.date.fromordinal(max(earliest, first.toordinal() - spare)),
        dt.date.fromordinal(min(latest, last.toordinal() + spare)),
        room,
    )


def _ticks(time: _Time) -> Iterator[dt.date]:
    """The first days of months, of as many months as have room."""
    months = (time.last.year - time.first.year) * 12 + time.last.month - time.first.month + 1
    every = next((step for step in (1, 2, 3, 6, 12) if time.room / months * step >= 34), 12)
    for at in range(time.first.year * 12 + time.first.month - 1, time.last.year * 12 + time.last.month):
        day = dt.date(at // 12, at % 12 + 1, 1)
        if at % 12 % every == 0 and day >= time.first:
            yield day


def _grid(time: _Time, height: float, look: Look) -> Iterator[Layer]:
    ticks = list(_ticks(time))
    yield rules(
        [{"x": time.x(day), "x2": time.x(day), "y": -4, "y2": height} for day in ticks], look.colours["line"]
    )
    months = [{"x": time.x(day) + 4, "y": -10, "text": look.of(_MONTHS[day.month - 1])} for day in ticks]
    years = [
        {"x": time.x(day) + 4, "y": -25, "text": look.of(Words(f"{day.year}年", f"{day.year}"))}
        for at, day in enumerate(ticks)
        if at == 0 or day.year != ticks[at - 1].year
    ]
    yield texts([*months, *years], look, "soft", SMALL)


def _groups(heads: Sequence[tuple[str, float]], left: float, look: Look) -> Iterator[Layer]:
    room = look.width - 2 * EDGE
    said = [
        {"x": EDGE - left + 6, "y": y, "text": elide(clean(group) or look.of(_NOBODY), room - 12, SIZE)}
        for group, y in heads
    ]
    band = [
        {"x": EDGE - left, "x2": EDGE - left + room, "y": y - _HEAD / 2 + 2, "y2": y + _HEAD / 2 - 2}
        for _, y in heads
    ]
    yield rects(band, look.colours["track"])
    yield texts(said, look, fontWeight="bold")


def _bars(rows: Sequence[_Line], time: _Time, today: dt.date, look: Look) -> Iterator[Layer]:
    """Planned bars as outlines, actual ones within them, and a stroke at each due day."""
    planned: list[Row] = []
    actual: list[Row] = []
    due: list[Row] = []
    rest: list[Row] = []
    for row in rows:
        task = row.task
        if task.due is not None:
            at = time.x(task.due, end=True)
            due.append({"x": at, "x2": at, "y": row.y - 7, "y2": row.y + 7})
            if task.starts is not None and task.starts <= task.due:
                planned.append({"x": time.x(task.starts), "x2": at, "y": row.y - 6, "y2": row.y + 6})
        starts, ends = _worked(task, today)
        if starts is not None and ends is not None:
            x = time.x(starts)
            wide = {"x": x, "x2": max(x + 2, time.x(ends, end=True)), "y": row.y - 3, "y2": row.y + 3}
            actual.append({**wide, "fill": look.colours[task.standing]})
        if _waits(task, today):
            rest.append({"x": time.x(today, end=True), "x2": due[-1]["x"], "y": row.y, "y2": row.y})
    yield rects(planned, look.colours["paper"], stroke=look.colours["soft"])
    yield rects(actual)
    yield rules(rest, look.colours["soft"], strokeDash=[1, 3])
    yield rules(due, look.colours["soft"], strokeWidth=2)
    yield points(list(_finished(rows, time, look)), size={"value": 40})


def _worked(task: WallTask, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """From when to when a task was worked on, as far as that is known; of a late one at least since it was due."""
    late = task.due if task.standing in ("overdue", "done_late") else None
    starts = task.starts or (late + dt.timedelta(days=1) if late and late < dt.date.max else None)
    if task.finished is not None:
        return starts, task.finished
    begun = starts is not None and starts <= today and task.standing not in ("done", "done_late", "not_begun")
    return (starts, today) if begun else (None, None)


def _waits(task: WallTask, today: dt.date) -> bool:
    """Whether all that is known of a task is that it is not done and due later."""
    over = task.finished is not None or task.standing in ("done", "done_late")
    return task.starts is None and not over and task.due is not None and task.due > today


def _finished(rows: Sequence[_Line], time: _Time, look: Look) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row.task.finished is not None:
            yield {"x": time.x(row.task.finished, end=True), "y": row.y, **_sign(row.task.standing, look)}


def _sign(state: State, look: Look) -> dict[str, str]:
    shape, hollow = _SHAPES[state]
    colour = look.colours[state]
    return {"shape": shape, "fill": look.colours["paper"] if hollow else colour, "stroke": colour}


def _words(
    rows: Sequence[_Line], time: _Time, names: float, state: float, dated: bool, look: Look
) -> Iterator[Layer]:
    right = time.room + 12
    said = [{"x": -names - 4, "y": row.y - 7.5 * (len(row.name) - 1), "text": list(row.name)} for row in rows]
    states = [{"x": right + 16, "y": row.y, "text": _state(row.task, look)} for row in rows]
    days = [
        {
            "x": right + state + 4,
            "y": row.y,
            "text": row.task.due.isoformat() if row.task.due else look.of(_NO_DUE),
        }
        for row in rows
    ]
    yield texts(said, look)
    yield points([{"x": right + 6, "y": row.y, **_sign(row.task.standing, look)} for row in rows])
    yield texts(states, look, size=SMALL)
    undated = [{"x": 4, "y": row.y, "text": look.of(_NO_DUE)} for row in rows if row.task.due is None]
    yield texts(days if dated else undated, look, "soft", SMALL, **halo(look))


def _state(task: WallTask, look: Look) -> str:
    """How a task stands, and how far it is where that is known and it is not done."""
    state = look.of(STATES[task.standing])
    done = task.progress is None or task.finished is not None
    return state if done else f"{state} {printed(task.progress or 0, 1)}%"


def _today(today: dt.date, time: _Time, height: float, look: Look) -> Iterator[Layer]:
    x = time.x(today, end=True)
    said = f"{look.of(_TODAY)} {today.isoformat()}"
    middle = min(max(x, measure(said, SMALL) / 2), time.room - measure(said, SMALL) / 2)
    yield rules(
        [{"x": x, "x2": x, "y": -34, "y2": height}],
        look.colours["signal"],
        strokeWidth=1.5,
        strokeDash=[5, 3],
    )
    yield texts([{"x": middle, "y": -42, "text": said}], look, "signal", SMALL, align="center")


def _keys(tasks: Sequence[WallTask], today: dt.date, look: Look) -> tuple[Key, ...]:
    there = {one.standing for one in tasks}
    signs = [Key(look.of(STATES[state]), state, *_SHAPES[state]) for state in ORDER if state in there]
    planned = any(one.starts and one.due for one in tasks)
    actual = any(None not in _worked(one, today) for one in tasks)
    waits = any(_waits(one, today) for one in tasks)
    return (
        *signs,
        *([Key(look.of(_PLANNED), "soft", "box", hollow=True)] if planned else []),
        *([Key(look.of(_ACTUAL), "soft", "band")] if actual else []),
        *([Key(look.of(_DUE), "soft", "tick")] if any(one.due for one in tasks) else []),
        *([Key(look.of(_LEFT), "soft", "line", dash=(1, 3))] if waits else []),
    )


def _more(left: int, look: Look) -> tuple[str, ...]:
    return (look.of(Words(f"另有{left}项任务未列出。", f"{left} tasks more are not shown.")),) if left else ()
