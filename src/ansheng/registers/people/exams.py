"""Examinations: who sat which on which day, with what score, and whether it was passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.people.staff import StaffRecord, kind_of_person
from ansheng.sheets import names
from ansheng.words import Lang, Words

State = Literal["passed", "failed", "absent", "unknown", "no_record"]

STATES: Mapping[State, Words] = {
    "passed": Words("合格", "passed"),
    "failed": Words("不合格", "failed"),
    "absent": Words("缺考", "absent"),
    "unknown": Words("无法判断", "unknown"),
    "no_record": Words("无考试记录", "no record of an examination"),
}
"""How a person stands in an examination, in Chinese and in English."""

_BEST: tuple[State, ...] = ("passed", "unknown", "failed", "absent", "no_record")


class ExamRecord(
    Facts,
    title="考试考核",
    en="examination",
    table="exams",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "exams"),
):
    """One person in one examination: on which day it was sat, with what score, passed or not."""

    name = Text("考试名称", en="examination")
    course = Text("对应课程", en="course")
    person = Text("考试人员", en="person")
    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    group = kind_of_person()
    organiser = Text("组织考试单位", en="organiser")
    sat_on = Day("考试日期", en="sat on", past=True)
    sat = Flag(
        "是否参考",
        en="sat",
        other_names={
            **dict.fromkeys(("参考", "已参加", "已考", "正常"), True),
            **dict.fromkeys(("缺考", "未参加", "未考", "弃考"), False),
        },
    )
    score = Number("成绩", unit="", en="score", minimum=0)
    pass_mark = Number("合格分数线", unit="", en="pass mark", minimum=0)
    passed = Flag(
        "是否合格",
        en="passed",
        other_names={
            **dict.fromkeys(("合格", "通过", "及格", "优秀", "良好", "已通过"), True),
            **dict.fromkeys(("不合格", "未通过", "不及格", "不通过"), False),
        },
    )
    certificate = Text("证书编号", en="number of the certificate")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class ExamStanding:
    """How one person stands in an examination by the end of a day.

    :param record: the row that says most for the person; None where there is none
    """

    person: str
    unit: str | None
    state: State
    record: ExamRecord | None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state, row = word(lang, STATES[self.state]), self.record
        when = day_label(row.sat_on, lang) if row and row.sat_on else ""
        score = f"{row.score:g}" if row and row.score is not None else ""
        if check_lang(lang) == "en":
            told = ", ".join(part for part in (when, f"score {score}" if score else "") if part)
            return f"{self.person} ({self.unit or 'unit not stated'}): {state}" + (
                f" ({told})" if told else ""
            )
        told = "，".join(
            part for part in (f"{when}考试" if when else "", f"{score}分" if score else "") if part
        )
        return f"{self.person}（{self.unit or '单位未填'}）：{state}" + (f"（{told}）" if told else "")


def outcome(record: ExamRecord) -> State:
    """What one row says: passed, failed, absent, or unknown where it does not say or contradicts itself.

    Without a word on passing the score decides against the pass mark that the row states. No pass mark is assumed.

    >>> outcome(ExamRecord(score=80, pass_mark=80)), outcome(ExamRecord(score=80))
    ('passed', 'unknown')
    >>> outcome(ExamRecord(score=79, pass_mark=80, passed=True))
    'unknown'
    """
    score, mark = record.score, record.pass_mark
    reached = None if score is None or mark is None else score >= mark
    said = {each for each in (record.passed, reached) if each is not None}
    if record.sat is False:
        return "absent" if score is None and True not in said else "unknown"
    if len(said) != 1:
        return "unknown"
    return "passed" if said.pop() else "failed"


def exam_standings(
    persons: Iterable[StaffRecord], exams: Iterable[ExamRecord], on: AnyDay, *, name: str | None = None
) -> tuple[ExamStanding, ...]:
    """How each person stands in an examination by the end of a day: the best that the rows up to then say.

    A row is a person's by name and unit; one that leaves the unit out may be of any person of that name, and one
    without a day may be later: what they say is not known. Nobody without a row has failed: there is no record.

    :param persons: who must sit it
    :param name: the examination, or the course that it is of; any where it is left out
    """
    day = day_of(on, "on")
    rows: dict[str, list[ExamRecord]] = {}
    for row in exams:
        if row.person and (name is None or name in (row.name, row.course)):
            rows.setdefault(names.key(row.person), []).append(row)
    return tuple(_of(person, rows.get(names.key(person.name or ""), []), day) for person in persons)


def _of(person: StaffRecord, rows: Iterable[ExamRecord], on: dt.date) -> ExamStanding:
    mine: list[tuple[State, ExamRecord]] = [
        (state if row.sat_on and surely else "unknown", row)
        for row in rows
        for surely in [_same_unit(row.unit, person.body)]
        for state in [outcome(row)]
        if surely is not False and not (row.sat_on and row.sat_on > on)
    ]
    if not mine:
        return ExamStanding(person.name or "", person.body, "no_record", None)
    state, row = min(mine, key=lambda each: _BEST.index(each[0]))
    return ExamStanding(person.name or "", person.body, state, row)


def _same_unit(one: str | None, other: str | None) -> bool | None:
    """Whether two names are of one unit; None where one of them is not stated."""
    return None if not one or not other else names.key(one) == names.key(other)
