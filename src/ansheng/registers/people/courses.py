"""Courses: what must be taught to which kind of person, and whether the records show that it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import check_lang, word
from ansheng.registers.people.exams import STATES as EXAM_STATES
from ansheng.registers.people.exams import ExamRecord, exam_standings
from ansheng.registers.people.staff import StaffRecord, serves
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.responsibility.unit_records import TrainingRecord
from ansheng.sheets import names
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

State = Literal["done", "late", "due", "lacking", "unknown"]

STATES: Mapping[State, Words] = {
    "done": Words("已完成", "done"),
    "late": Words("上岗后补训", "done after the first day of work"),
    "due": Words("未到期", "not yet due"),
    "lacking": Words("无符合要求的记录", "no record that it was done"),
    "unknown": Words("无法判断", "unknown"),
}
"""How a compulsory course of a person stands, in Chinese and in English."""


@attrs.frozen
class Part:
    """One part of a course: its name, the levels by which rows of training name it, how their titles begin."""

    words: Words
    levels: frozenset[str]
    begins: tuple[str, ...]


@attrs.frozen
class Course:
    """What must be taught to one kind of person.

    :param group: of ``StaffRecord.group``
    :param need: all ``parts``, so many ``hours``, or an examination passed
    :param within: before the first day of work, in each calendar year after that of coming, or at any time before
    :param high_risk: whether it holds in units of high risk alone, or in all others alone; None: in all
    :param seen: how it was learnt: the text was read, or a second-hand account
    """

    id: str
    words: Words
    group: str
    need: Literal["parts", "hours", "exam"]
    within: Literal["before_work", "year", "ever"]
    source: str
    seen: Literal["text", "secondary"]
    hours: float = 0
    high_risk: bool | None = None
    parts: tuple[Part, ...] = ()


@attrs.frozen
class CourseStanding:
    """How one compulsory course of one person stands, and why."""

    person: str
    unit: str | None
    course: Course
    state: State
    why: Words

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state, title, why = (word(lang, each) for each in (STATES[self.state], self.course.words, self.why))
        if check_lang(lang) == "en":
            return f"{self.person} ({self.unit or 'unit not stated'}), {title}: {state}; {why}"
        return f"{self.person}（{self.unit or '单位未填'}）{title}：{state}；{why}"


@cache
def compulsory_courses() -> tuple[Course, ...]:
    """The courses that national law lays down, as far as we read it or an account of it, each with its source."""
    data = read_toml(Path(__file__).parents[1] / "law" / "courses.toml")
    return tuple(_course(entry) for entry in data["course"])


def high_risk_units(
    enterprises: Iterable[EnterpriseRecord], sectors: Iterable[str]
) -> dict[str, bool | None]:
    """By unit, whether its sector is one of high risk; None where its sector is not stated.

    >>> high_risk_units([EnterpriseRecord(name="甲厂", sector="烟花爆竹"), EnterpriseRecord(name="乙厂")], ["烟花爆竹"])
    {'甲厂': True, '乙厂': None}
    """
    risky = frozenset(sectors)
    return {unit.name: unit.sector in risky if unit.sector else None for unit in enterprises if unit.name}


def course_standings(
    persons: Iterable[StaffRecord],
    trainings: Iterable[TrainingRecord],
    exams: Iterable[ExamRecord],
    on: AnyDay,
    *,
    high_risk: Mapping[str, bool | None],
    courses: Iterable[Course] | None = None,
    year: int | None = None,
) -> tuple[CourseStanding, ...]:
    """How the compulsory courses of the persons who serve on a day stand, person by person.

    Training is shown by a row of the person: by name and unit, dated, and not said to have been failed. What has no day
    or does not say its hours, its unit or whether the unit is of high risk leaves the course unknown where it could
    decide. Yearly courses begin in the year after that of coming, and are due until its last day.

    :param high_risk: by unit, as :func:`high_risk_units` gives it; a unit left out is not known
    :param courses: :func:`compulsory_courses` where they are left out
    :param year: of the yearly courses; the year of ``on`` where it is left out
    """
    day = day_of(on, "on")
    rows: dict[str, list[TrainingRecord]] = {}
    for row in trainings:
        if row.trainee and row.kind in ("course", None) and row.qualified is not False:
            rows.setdefault(names.key(row.trainee), []).append(row)
    asked = tuple(compulsory_courses() if courses is None else courses)
    risky = {names.key(unit): said for unit, said in high_risk.items()}
    sat = tuple(exams)
    return tuple(
        standing
        for person in persons
        if serves(person, day) is not False or _not_begun(person, day)
        for course in asked
        if course.group == person.group
        for standing in _of(
            person, course, _mine(person, rows), sat, day, risky.get(names.key(person.body or "")), year
        )
    )


def _of(
    person: StaffRecord,
    course: Course,
    rows: Sequence[tuple[TrainingRecord, bool]],
    exams: Iterable[ExamRecord],
    on: dt.date,
    risky: bool | None,
    year: int | None,
) -> Iterator[CourseStanding]:
    """The standing of a course of a person; none where it does not hold for the unit or the year."""
    if course.high_risk not in (None, risky) and risky is not None:
        return
    window = _window(person, course, on, year)
    if window is None:
        return
    if course.high_risk is not None and risky is None:
        state, why = _unknown(Words("单位是否属高危行业不明", "not known whether the unit is of high risk"))
    elif course.need == "exam":
        state, why = _exam(person, exams, on)
    elif person.entered_on is None and course.within != "ever":
        state, why = _unknown(Words("到岗日期未填", "the day of coming is not stated"))
    elif course.need == "parts":
        state, why = _parts(course, rows, window, on)
    else:
        state, why = _hours(course, rows, window, on)
    yield CourseStanding(person.name or "", person.body, course, state, why)


def _unknown(why: Words) -> tuple[State, Words]:
    return "unknown", why


def _window(
    person: StaffRecord, course: Course, on: dt.date, year: int | None
) -> tuple[dt.date, dt.date] | None:
    """The days within which a course must be taken; None where it is not asked of the person in the year."""
    came = person.entered_on
    if course.within != "year":
        return dt.date.min, dt.date.max if came is None or course.within == "ever" else came
    wanted = on.year if year is None else year
    if came is not None and came.year >= wanted:
        return None
    return dt.date(wanted, 1, 1), dt.date(wanted, 12, 31)


def _parts(
    course: Course, rows: Sequence[tuple[TrainingRecord, bool]], window: tuple[dt.date, dt.date], on: dt.date
) -> tuple[State, Words]:
    found = {part.words: _part(part, course, rows, window[1], on) for part in course.parts}
    worst: tuple[State, ...] = ("lacking", "unknown", "late")
    state = next((each for each in worst if each in found.values()), None)
    if state is None:
        return "done", _listed(found)
    told = _listed(words for words, got in found.items() if got == state)
    return "due" if state == "lacking" and on < window[1] else state, told


def _part(
    part: Part, course: Course, rows: Sequence[tuple[TrainingRecord, bool]], last: dt.date, on: dt.date
) -> State:
    mine = [(row.held_on, surely) for row, surely in rows if _teaches(row, part, course)]
    days = [day for day, surely in mine if day is not None and day <= on and surely]
    if any(day <= last for day in days):
        return "done"
    if any(day is None or (not surely and day <= on) for day, surely in mine):
        return "unknown"
    return "late" if days else "lacking"


def _teaches(row: TrainingRecord, part: Part, course: Course) -> bool:
    """Whether a row is of a part: by its level, by how its title begins, or because it is of the whole course."""
    if row.level:
        return row.level in part.levels
    name = row.name or ""
    return name.startswith((*part.begins, course.words.zh))


def _hours(
    course: Course, rows: Sequence[tuple[TrainingRecord, bool]], window: tuple[dt.date, dt.date], on: dt.date
) -> tuple[State, Words]:
    first, last = window
    within = [
        (row.hours if row.held_on and surely else None)
        for row, surely in rows
        if row.held_on is None or first <= row.held_on <= min(last, on)
    ]
    reached, required = sum(hours for hours in within if hours is not None), course.hours
    why = Words(
        f"有记录的{reached:g}学时，要求{required:g}学时", f"{reached:g} of {required:g} hours on record"
    )
    if reached >= required:
        return "done", why
    if None in within:
        return "unknown", why
    return ("due" if on <= last and last != dt.date.max else "lacking"), why


def _exam(person: StaffRecord, exams: Iterable[ExamRecord], on: dt.date) -> tuple[State, Words]:
    [standing] = exam_standings([person], exams, on)
    states: Mapping[str, State] = {"passed": "done", "unknown": "unknown"}
    return states.get(standing.state, "lacking"), EXAM_STATES[standing.state]


def _mine(
    person: StaffRecord, rows: Mapping[str, list[TrainingRecord]]
) -> tuple[tuple[TrainingRecord, bool], ...]:
    """The rows of a person, each with whether it surely is: one that leaves the unit out may be of another."""
    return tuple(
        (row, bool(row.unit and person.body))
        for row in rows.get(names.key(person.name or ""), ())
        if not (row.unit and person.body) or names.key(row.unit) == names.key(person.body)
    )


def _not_begun(person: StaffRecord, on: dt.date) -> bool:
    return person.entered_on is not None and person.entered_on > on


def _listed(parts: Iterable[Words]) -> Words:
    told = tuple(parts)
    return Words("、".join(part.zh for part in told), ", ".join(part.en for part in told))


def _course(entry: Mapping[str, Any]) -> Course:
    rest = {name: value for name, value in entry.items() if name not in ("title", "en", "part")}
    parts = tuple(
        Part(Words(part["title"], part["en"]), frozenset(part["levels"]), tuple(part["begins"]))
        for part in entry.get("part", ())
    )
    return Course(words=Words(entry["title"], entry["en"]), parts=parts, **rest)
