"""Streaks as figures: for how long no accident of a grade has occurred."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from immutabledict import immutabledict

from ansheng.accidents.grades import Grade, grades
from ansheng.accidents.records import AccidentRecord
from ansheng.errors import UnknownNameError
from ansheng.indicators.definitions.streaks import Unit, streak
from ansheng.indicators.figure import Figure
from ansheng.reports.desk import Desk
from ansheng.words import NO_WORDS, Words

STREAKS: Mapping[str, Unit] = immutabledict(
    {"连续月数": "months", "streak_months": "months", "连续天数": "days", "streak_days": "days"}
)
"""The names that a template asks by; ``[等级=较大]`` says of which grade and graver."""

_GRADE = ("等级", "事故等级", "grade")


def streak_figure(desk: Desk, name: str, where: Mapping[str, str]) -> Figure | Words:
    """For how many whole months or days up to the end of the period no accident of a grade occurred, or why not.

    Where the records know of no accident before it, it is counted from the month of the first accident that they hold.

    :raises UnknownNameError: there is no such grade, or it is narrowed by something else
    """
    record, unit = AccidentRecord, STREAKS[name]
    if record.table not in desk.tables:
        return desk.absent(record)
    grade = grade_asked(where)
    first, last = desk.tables[record.table]["occurred_on"].min(), min(desk.window.last, desk.as_of)
    if not isinstance(first, dt.date) or first > last:
        return Words("事故表无记录，无法计算连续期。", "The table of accidents is empty; no streak is told.")
    found = streak(desk.tables, to=last, since=first.replace(day=1), grade=grade.id, unit=unit)
    short = "个月" if unit == "months" else "天"
    named = f"{grade.title}及以上生产安全事故"
    return Figure(
        id=f"streak_{unit}[grade={grade.id}]",
        label=f"连续未发生{named}",
        value=found.length,
        unit=short,
        window=found.window or desk.window,
        as_of=desk.as_of,
        definition=f"截至统计期间最后一日，连续未发生{named}的完整{'月' if unit == 'months' else '日'}数",
        filter={},
        unknown=0,
        label_en=f"without an accident of the grade {grade.en} or graver",
        unit_en=unit,
        definition_en=f"whole {unit} up to the end of the period without an accident of the grade {grade.en} or graver",
        reason=NO_WORDS
        if found.length is not None
        else Words(
            f"有{len(found.doubtful)}起事故的等级或日期不明", f"{len(found.doubtful)} accidents are in doubt"
        ),
    )


def grade_asked(where: Mapping[str, str]) -> Grade:
    """The grade that ``[等级=较大]`` names; 较大 where nothing is said.

    :raises UnknownNameError: there is no such grade, or it is narrowed by something else
    """
    wanted = "较大"
    for name, value in where.items():
        if name not in _GRADE:
            raise UnknownNameError.of(Words("条件", "condition"), name, _GRADE)
        wanted = value
    for grade in grades():
        if wanted in (grade.id, grade.title, grade.en, f"{grade.title}事故"):
            return grade
    raise UnknownNameError.of(
        Words("事故等级", "grade of accidents"), wanted, [one.title for one in grades()]
    )
