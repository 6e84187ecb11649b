"""Streaks: for how many months or days no accident of a grade has occurred, and what could still break that."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import attrs

from ansheng.accidents.grades import grade_named, grade_of, grades
from ansheng.accidents.records import AccidentRecord
from ansheng.dates import Period, day_label, shift
from ansheng.errors import DayError, InputError, check_lang
from ansheng.facts.frames import Tables, records_of
from ansheng.words import Lang, Words

Unit = Literal["months", "days"]


@attrs.frozen
class Streak:
    """A span without an accident of a grade or graver.

    :param length: how many complete months or days, None where it cannot be told for certain
    :param least: so many for certain, taking every accident of unknown grade or day for one that breaks it
    :param most: so many at most; where no accident broke it, those since the records begin, and it may be longer
    :param window: the months or days that are counted; None where there is none
    :param broken_by: the accident that ended the time before; None where the records know of none
    :param doubtful: accidents whose day or grade is not known well enough, and that may break it
    """

    unit: Unit
    least: int
    most: int
    window: Period | None
    grade: str
    broken_by: AccidentRecord | None
    doubtful: tuple[AccidentRecord, ...]

    @property
    def length(self) -> int | None:
        """The length where it is certain."""
        return self.least if self.least == self.most else None

    @property
    def open_ended(self) -> bool:
        """Whether the records know of no accident before it, so that it may be longer than they reach."""
        return self.broken_by is None

    def text(self, lang: Lang = "zh") -> str:
        """The streak as a text prints it."""
        named = grade_named(self.grade)
        if check_lang(lang) == "en":
            size = f"{self.least} to {self.most}" if self.length is None else f"{self.least}"
            return f"{size} {self.unit} without an accident of the grade {named.en} or graver"
        unit = "个月" if self.unit == "months" else "天"
        size = f"{self.least}～{self.most}" if self.length is None else f"{self.least}"
        doubt = "" if self.length is not None else f"（{len(self.doubtful)}起事故等级或日期待定）"
        return f"连续{size}{unit}未发生{named.title}及以上生产安全事故{doubt}"


def streak(
    tables: Tables,
    *,
    to: dt.date,
    since: dt.date,
    grade: str = "larger",
    unit: Unit = "months",
    partial: bool = False,
) -> Streak:
    """The streak up to the end of a day.

    Months are complete calendar months, counted from the one after the last accident. A grade that is revised later,
    within 30 days or on a new record, breaks the streak backwards: judge it again from the tables of that day.

    :param since: the first day from which the records are complete; nothing before it is counted
    :param partial: whether a current month that is not over counts as a month
    :raises DayError: ``since`` lies after the day
    :raises InputError: there is no table of accidents, of which nothing can be told
    :raises UnknownNameError: there is no such grade
    """
    grade_named(grade)
    if "accidents" not in tables:
        raise InputError(
            Words("缺少事故表，无法计算连续期；请提供该表", "there is no table of accidents; provide it")
        )
    if since > to:
        raise DayError(
            Words(
                f"记录起始日（{day_label(since)}）晚于连续期的最后一日（{day_label(to)}）；请更正",
                f"the records begin on {since}, after the last day of the streak, {to}; correct it",
            )
        )
    sure, doubtful = _accidents(tables, to, since, grade)
    last = max(sure, key=_day, default=None)
    start = max(since, _after(_day(last), unit)) if last else since
    # An accident of unknown day may have occurred at any time, and one before the last sure one changes nothing.
    doubts = tuple(a for a in doubtful if a.occurred_on is None or last is None or a.occurred_on > _day(last))
    unsure = [_after(a.occurred_on, unit) if a.occurred_on else _after(to, unit) for a in doubts]
    most = _span(start, to, unit, partial)
    least = _span(max([start, *unsure]), to, unit, partial)
    return Streak(unit, _length(least, unit), _length(most, unit), most, grade, last, doubts)


def _accidents(
    tables: Tables, to: dt.date, since: dt.date, grade: str
) -> tuple[list[AccidentRecord], list[AccidentRecord]]:
    """The accidents that are of the grade, and those that may be."""
    sure, doubtful = [], []
    for accident in records_of(tables, AccidentRecord):
        day = accident.occurred_on
        if accident.production is False or (day is not None and not since <= day <= to):
            continue
        graded = grade_of(accident.deaths, accident.serious, accident.loss)
        reached = graded is not None and _reaches(graded.grade.id, grade)
        if reached and day is not None and accident.production is True:
            sure.append(accident)
        elif reached or graded is None or graded.provisional:
            doubtful.append(accident)
    return sure, doubtful


def _reaches(grade: str, wanted: str) -> bool:
    order = [known.id for known in grades()]
    return order.index(grade) >= order.index(wanted)


def _day(accident: AccidentRecord) -> dt.date:
    assert accident.occurred_on is not None
    return accident.occurred_on


def _after(day: dt.date, unit: Unit) -> dt.date:
    """The first day that can count after an accident: the next one, or the first of the next month."""
    return shift(day, days=1) if unit == "days" else shift(day.replace(day=1), months=1)


def _span(first: dt.date, to: dt.date, unit: Unit, partial: bool) -> Period | None:
    if unit == "months":
        first = first if first.day == 1 else _after(first, unit)
        end = shift(_after(to, unit), days=-1)
        to = end if partial or end == to else shift(to.replace(day=1), days=-1)
    return Period(first, to) if first <= to else None


def _length(window: Period | None, unit: Unit) -> int:
    if window is None:
        return 0
    return window.days if unit == "days" else window.whole_months or 0
