"""Accident follow-up: which step of an investigation is due when, done or overdue, accident by accident."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

import attrs

from ansheng.accidents.clocks import Clocks, clocks
from ansheng.accidents.grades import Graded, grade_of
from ansheng.accidents.records import AccidentRecord, InvestigationRecord
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.facts.frames import Tables, records_of
from ansheng.words import Lang, Words

State = Literal["done", "late", "due", "overdue", "unknown"]

STATES: Mapping[State, Words] = {
    "done": Words("已完成", "done"),
    "late": Words("逾期完成", "done late"),
    "due": Words("未到期", "not yet due"),
    "overdue": Words("逾期未完成", "overdue"),
    "unknown": Words("无法判断", "not known"),
}
STEPS = {
    "report": Words("提交调查报告", "report of the investigation"),
    "reply": Words("批复结案", "reply of the government"),
    "evaluation": Words("评估整改措施落实情况", "evaluation of the measures"),
}


@attrs.frozen
class Step:
    """One step of what follows an accident, with its due day and the day on which it was done."""

    name: str
    due: dt.date | None
    done: dt.date | None
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The step in a line."""
        title, state = word(lang, STEPS[self.name]), word(lang, STATES[self.state])
        if self.due is None:
            return word(lang, Words(f"{title}：{state}", f"{title}: {state}"))
        return word(
            lang, Words(f"{title}：期限{day_label(self.due)}，{state}", f"{title}: due {self.due}, {state}")
        )


@attrs.frozen
class FollowUp:
    """What follows one accident: its grade, from when that is final, who investigates, and the steps."""

    accident: AccidentRecord
    graded: Graded | None
    final_on: dt.date | None
    level: str | None
    steps: tuple[Step, ...]

    @property
    def settled(self) -> bool:
        """Whether no step is open."""
        return all(step.state in ("done", "late") for step in self.steps)

    def final(self, on: dt.date) -> bool:
        """Whether the grade can no longer change by a change of casualties."""
        return bool(
            self.graded and not self.graded.provisional and self.final_on is not None and on > self.final_on
        )


def follow_ups(tables: Tables, on: dt.date, rules: Clocks | None = None) -> tuple[FollowUp, ...]:
    """What follows the production accidents of a dossier, as it stands at the end of a day.

    A grade that is provisional gives the level of the lowest possible grade; a step whose start is not known is
    unknown. Accidents later than the day, and those that are stated to be no production accidents, are left out.
    """
    law = rules or clocks()
    found = {record.accident: record for record in records_of(tables, InvestigationRecord) if record.accident}
    return tuple(
        _follow_up(accident, found.get(accident.id or "") or found.get(accident.name or ""), on, law)
        for accident in records_of(tables, AccidentRecord)
        if accident.production is not False and not (accident.occurred_on and accident.occurred_on > on)
    )


def _follow_up(
    accident: AccidentRecord, investigation: InvestigationRecord | None, on: dt.date, law: Clocks
) -> FollowUp:
    graded = grade_of(accident.deaths, accident.serious, accident.loss)
    day = accident.occurred_on
    level = (investigation and investigation.level) or (
        law.investigating(graded.grade.id).level if graded else None
    )
    return FollowUp(
        accident,
        graded,
        law.final_day(day, accident.domain) if day else None,
        level,
        tuple(_steps(day, graded, investigation or InvestigationRecord(), on, law)),
    )


def _steps(
    day: dt.date | None, graded: Graded | None, record: InvestigationRecord, on: dt.date, law: Clocks
) -> Iterator[Step]:
    extended, appraisal = record.extended_days or 0, record.appraisal_days or 0
    due = law.report_due(day, extended=extended, appraisal=appraisal) if day else None
    yield _step("report", due, record.submitted_on, on)
    if record.submitted_on and record.submitted_on <= on:
        reply = law.reply_due(record.submitted_on, graded.grade.id) if graded else None
        yield _step("reply", reply, record.replied_on, on)
    if record.replied_on and record.replied_on <= on:
        yield _step("evaluation", law.evaluation_due(record.replied_on), record.evaluated_on, on)


def _step(name: str, due: dt.date | None, done: dt.date | None, on: dt.date) -> Step:
    by_now = done if done is None or done <= on else None
    if due is None:
        return Step(name, None, by_now, "unknown")
    if by_now is not None:
        return Step(name, due, by_now, "late" if by_now > due else "done")
    return Step(name, due, None, "overdue" if on > due else "due")
