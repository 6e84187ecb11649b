"""Accident reporting: the clock from the head's knowledge upwards, and what in the reports needs to be looked at.

What is found is a flag for a person, never a verdict: whether a report was late, omitted, false or concealed is decided
by an inquiry, which also asks for fault and intent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import attrs

from ansheng.accidents.clocks import LEVELS, Clocks, clocks
from ansheng.accidents.grades import grade_of
from ansheng.accidents.moments import Moment
from ansheng.accidents.records import AccidentRecord, AccidentReportRecord
from ansheng.errors import UnknownNameError, check_lang
from ansheng.facts.frames import Tables, records_of
from ansheng.numerals import number
from ansheng.words import Lang, Words

Kind = Literal["late", "omitted", "false_or_omitted", "concealed", "clock_unknown"]

KINDS: dict[Kind, Words] = {
    "late": Words("疑似迟报", "possibly late"),
    "omitted": Words("疑似漏报", "possibly left out"),
    "false_or_omitted": Words("疑似谎报或漏报", "possibly false or incomplete"),
    "concealed": Words("疑似瞒报", "possibly concealed"),
    "clock_unknown": Words("时限无法核对", "clock not known"),
}


@attrs.frozen
class ReportFlag:
    """Something about the reports of one accident that somebody has to look at."""

    kind: Kind
    accident: AccidentRecord
    words: Words

    def text(self, lang: Lang = "zh") -> str:
        """The flag in a line; it says that it is to be checked."""
        name = self.accident.name or self.accident.id or ""
        if check_lang(lang) == "en":
            return f"{KINDS[self.kind].en}, to be checked: {name}: {self.words.en}"
        return f"{KINDS[self.kind].zh}（待核）：{name}，{self.words.zh}"


def latest_arrivals(told: dt.datetime, grade: str, rules: Clocks | None = None) -> dict[str, dt.datetime]:
    """By when each level must have the report, counted from the moment when the head of the unit was told.

    :raises UnknownNameError: there is no such grade

    >>> {level: f"{at:%H:%M}" for level, at in latest_arrivals(dt.datetime(2026, 3, 1, 8), "larger").items()}
    {'county': '09:00', 'city': '11:00', 'province': '13:00'}
    """
    law = (rules or clocks()).reporting
    if grade not in law.highest:
        raise UnknownNameError.of(Words("事故等级", "grade of accident"), grade, law.highest)
    levels = law.levels[: law.levels.index(law.highest[grade]) + 1]
    return {
        level: told + dt.timedelta(minutes=law.head_minutes + step * law.level_minutes)
        for step, level in enumerate(levels)
    }


def reporting_flags(tables: Tables, on: dt.date, rules: Clocks | None = None) -> tuple[ReportFlag, ...]:
    """What is to be looked at in the reports of a dossier's accidents, as it stands at the end of a day.

    Each step of the clock runs from receipt at the level below. A step of which an hour is not stated is said to be
    unknown, unless the days alone decide it. Skipped levels are no fault: only steps with both ends are timed, and
    where a lower level passed a report on, each level between has its own time too. A report that names no accident
    belongs to none.
    """
    law = rules or clocks()
    reports: dict[str | None, list[AccidentReportRecord]] = {}
    for report in records_of(tables, AccidentReportRecord):
        if report.accident:
            reports.setdefault(report.accident, []).append(report)
    return tuple(
        flag
        for accident in records_of(tables, AccidentRecord)
        if accident.production is not False and not (accident.occurred_on and accident.occurred_on > on)
        for flag in _flags(accident, [*reports.get(accident.id, ()), *_named(reports, accident)], law)
    )


def _named(
    reports: dict[str | None, list[AccidentReportRecord]], accident: AccidentRecord
) -> Sequence[AccidentReportRecord]:
    return reports.get(accident.name, ()) if accident.name and accident.name != accident.id else ()


def _flags(
    accident: AccidentRecord, reports: Sequence[AccidentReportRecord], law: Clocks
) -> Iterator[ReportFlag]:
    upward = [
        report for report in reports if report.receiver != "head" and report.source in ("unit", "level")
    ]
    outside = [report for report in reports if report.source in ("tip", "found")]
    if not upward and outside:
        yield ReportFlag(
            "concealed",
            accident,
            Words(
                "由举报或核查获知，未见事故单位报告的记录",
                "known by a tip or a check; no report of the unit is on record",
            ),
        )
    elif not upward:
        yield ReportFlag("omitted", accident, Words("无向上级报告的记录", "no report upwards is on record"))
    if upward and not any(report.receiver == "head" for report in reports):
        yield ReportFlag(
            "clock_unknown",
            accident,
            Words(
                "无单位负责人接报的记录，报告时限无法起算",
                "it is not on record when the head of the unit was told, which starts the clock",
            ),
        )
    yield from _timed(accident, reports, law)
    yield from _raised(accident, upward, outside)
    yield from _not_high_enough(accident, upward, law)


def _timed(
    accident: AccidentRecord, reports: Sequence[AccidentReportRecord], law: Clocks
) -> Iterator[ReportFlag]:
    first: dict[str, Moment | None] = {}
    direct = {report.receiver for report in reports if report.source == "unit"}
    for report in reports:
        if report.receiver and report.source not in ("tip", "found"):
            at = Moment.parse(report.received_at)
            known = first.get(report.receiver)
            first[report.receiver] = min(
                (m for m in (known, at) if m), key=lambda m: m.earliest, default=None
            )
    order = ("head", *law.reporting.levels)
    for below, above in pairwise(level for level in order if level in first):
        passed = order.index(above) - order.index(below)
        if below == "head":
            minutes = law.reporting.head_minutes + law.reporting.level_minutes * (
                0 if above in direct else passed - 1
            )
        else:
            minutes = law.reporting.level_minutes * passed
        yield from _step(accident, below, above, first[below], first[above], minutes)


def _step(
    accident: AccidentRecord, below: str, above: str, told: Moment | None, got: Moment | None, minutes: int
) -> Iterator[ReportFlag]:
    words = Words(f"{LEVELS[below].zh}报至{LEVELS[above].zh}", f"{LEVELS[below].en} to {LEVELS[above].en}")
    in_time = told.within(dt.timedelta(minutes=minutes), got) if told and got else None
    if in_time is False and told and got:
        least = int(told.until(got)[0].total_seconds() // 60)
        yield ReportFlag(
            "late",
            accident,
            Words(
                f"{words.zh}的用时至少为{least}分钟，时限{minutes}分钟",
                f"{words.en} took at least {least} minutes of {minutes} allowed",
            ),
        )
    elif in_time is None:
        yield ReportFlag(
            "clock_unknown",
            accident,
            Words(f"{words.zh}的接报时刻不明", f"{words.en}: the hour is not known"),
        )


def _raised(
    accident: AccidentRecord, upward: Sequence[AccidentReportRecord], outside: Sequence[AccidentReportRecord]
) -> Iterator[ReportFlag]:
    for name, words, unit in (
        ("deaths", Words("死亡人数", "deaths"), Words("人", "")),
        ("serious", Words("重伤人数", "serious injuries"), Words("人", "")),
        ("loss", Words("直接经济损失", "direct loss"), Words("元", " yuan")),
    ):
        told = [value for r in upward if (value := r.values().get(name)) is not None]
        found = [value for r in outside if (value := r.values().get(name)) is not None]
        if told and found and max(found) > max(told):
            yield ReportFlag(
                "false_or_omitted",
                accident,
                Words(
                    f"核查发现的{words.zh}为{number(max(found))}{unit.zh}，多于报告的{number(max(told))}{unit.zh}",
                    f"a check found more {words.en} ({number(max(found))}{unit.en}) than was reported "
                    f"({number(max(told))}{unit.en})",
                ),
            )


def _not_high_enough(
    accident: AccidentRecord, upward: Sequence[AccidentReportRecord], law: Clocks
) -> Iterator[ReportFlag]:
    graded = grade_of(accident.deaths, accident.serious, accident.loss)
    if graded is None or not upward:
        return
    levels = law.reporting.levels
    wanted = law.reporting.highest[graded.grade.id]
    reached = max((levels.index(r.receiver) for r in upward if r.receiver in levels), default=-1)
    if reached < levels.index(wanted):
        yield ReportFlag(
            "omitted",
            accident,
            Words(
                f"按{'至少属' * graded.provisional}{graded.grade.title}{'等级的' * graded.provisional}"
                f"事故应报至{LEVELS[wanted].zh}，无该级的接报记录",
                f"an accident of this grade goes up to {LEVELS[wanted].en}; no receipt there is on record",
            ),
        )
