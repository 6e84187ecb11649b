"""Accidents: the list with grades, what follows each, and what in their reports is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.accidents.clocks import LEVELS, clocks
from ansheng.accidents.codes import breaks_between, type_problem
from ansheng.accidents.follow_up import STATES, STEPS, FollowUp, State, Step, follow_ups
from ansheng.accidents.grades import grade_of
from ansheng.accidents.records import AccidentRecord, AccidentReportRecord, InvestigationRecord
from ansheng.accidents.reporting import KINDS, Kind, ReportFlag, reporting_flags
from ansheng.dates import day_label
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, listed
from ansheng.reports.blocks.told import facts_of, in_window, paragraph, records_listed, stood_told, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Cell, Item
from ansheng.words import Words

_STEPS_UNIT = Words("项", "")
_ORDER: tuple[State, ...] = ("overdue", "unknown", "due", "late", "done")
_GRAVEST: tuple[Kind, ...] = ("concealed", "false_or_omitted", "omitted", "late", "clock_unknown")
_FACTS = ("occurred_on", "name", "unit", "place", "sector", "type", "deaths", "serious", "minor", "loss")
_GRADE, _FINAL = Words("核定等级", "grade found"), Words("伤亡变更截止日", "casualties count until")
_ACCIDENT = Words("事故", "accident")


def _list(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, AccidentRecord):
        return
    found = [one for one in in_window(desk, AccidentRecord, "occurred_on") if one.production is not False]
    if not found:
        yield paragraph(
            desk,
            Words("统计期间内未发生生产安全事故。", "No production safety accident occurred in the period."),
        )
        return
    title = Words("事故清单", "Accidents")
    more = ((_GRADE, lambda one: _grade(desk, one)), (_FINAL, _final))
    facts = facts_of(AccidentRecord, *_FACTS)
    most = options.count("rows", MOST)
    yield from records_listed(desk, title, found, facts, most, more=more, notes=_broken(desk))
    wrong = [
        said
        for one in found
        if one.type and one.occurred_on and (said := type_problem(one.type, one.occurred_on, desk.lang))
    ]
    if wrong:
        yield Bullets(tuple(dict.fromkeys(wrong)))


def _broken(desk: Desk) -> list[Words]:
    """The breaks of the series that a comparison with the year before crosses."""
    found = breaks_between(desk.window.year_before(), desk.window)
    return [Words(f"注：{one.text()}", one.text("en")) for one in found]


def _grade(desk: Desk, one: AccidentRecord) -> Cell:
    graded = grade_of(one.deaths, one.serious, one.loss)
    return graded.text(desk.lang) if graded else desk.of(Words("待定", "open"))


def _final(one: AccidentRecord) -> Cell:
    return clocks().final_day(one.occurred_on, one.domain) if one.occurred_on else None


def _follow_up(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, AccidentRecord, InvestigationRecord):
        return
    found = [(one, step) for one in follow_ups(desk.tables, desk.as_of) for step in one.steps]
    if not found:
        yield paragraph(
            desk, Words("无须查处的生产安全事故。", "No production accident is to be followed up.")
        )
        return
    what = Words("事故调查、批复、评估事项", "steps that follow accidents")
    yield stood_told(desk, "follow_up", what, [step.state for _, step in found], STATES, _STEPS_UNIT, _ORDER)
    found.sort(key=lambda each: (_ORDER.index(each[1].state), str(each[1].due or "")))
    most = options.count("rows", MOST)
    rows = [_step(desk, one, step) for one, step in found[:most]]
    heads = (
        _ACCIDENT,
        Words("发生日期", "occurred on"),
        Words("核定等级", "grade found"),
        Words("调查层级", "investigated by"),
        Words("事项", "step"),
        Words("期限", "due"),
        Words("完成日期", "done on"),
        Words("情况", "standing"),
    )
    yield listed(desk, Words("事故查处进展", "Follow-up of accidents"), heads, rows, left=len(found) - most)


def _step(desk: Desk, one: FollowUp, step: Step) -> tuple[Cell, ...]:
    return (
        _name(one.accident),
        one.accident.occurred_on,
        one.graded.text(desk.lang) if one.graded else None,
        desk.of(LEVELS[one.level]) if one.level else None,
        desk.of(STEPS[step.name]),
        step.due,
        step.done,
        desk.of(STATES[step.state]),
    )


def _name(one: AccidentRecord) -> str | None:
    return one.name or one.id or one.unit or (day_label(one.occurred_on) if one.occurred_on else None)


def _reports(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, AccidentRecord, AccidentReportRecord):
        return
    found = reporting_flags(desk.tables, desk.as_of)
    if not found:
        yield paragraph(
            desk,
            Words(
                "未发现迟报、漏报、谎报、瞒报事故的情况。",
                "No accident was found to be reported late, incompletely, falsely or not at all.",
            ),
        )
        return
    what = Words("事故报告待核事项", "points on reports of accidents to be checked")
    kinds = [flag.kind for flag in found]
    yield stood_told(desk, "report_flags", what, kinds, KINDS, _STEPS_UNIT, _GRAVEST)
    most = options.count("rows", MOST)
    yield _flags(desk, sorted(found, key=lambda flag: _GRAVEST.index(flag.kind)), most)


def _flags(desk: Desk, found: Sequence[ReportFlag], most: int) -> Item:
    rows: list[tuple[Cell, ...]] = [
        (_name(one.accident), one.accident.occurred_on, desk.of(KINDS[one.kind]), desk.of(one.words))
        for one in found[:most]
    ]
    heads = (
        _ACCIDENT,
        Words("发生日期", "occurred on"),
        Words("待核事项", "to be checked"),
        Words("情况", "what was found"),
    )
    note = Words(
        "注：以上为系统比对结果，是否属迟报、漏报、谎报、瞒报由调查认定。",
        "These are for a person to check; an inquiry decides what a report was.",
    )
    title = Words("事故报告待核清单", "Reports of accidents to be checked")
    return listed(desk, title, heads, rows, left=len(found) - most, notes=(note,))


_ROWS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "accidents",
        Words("事故清单", "accidents"),
        Words("统计期间内的事故及核定等级", "the accidents of the period with their grades"),
        _list,
        options=_ROWS,
    ),
    Block(
        "accident_follow_up",
        Words("事故查处", "accident follow-up"),
        Words(
            "事故调查报告、批复、评估的期限和进展", "investigations, replies and evaluations with their days"
        ),
        _follow_up,
        options=_ROWS,
    ),
    Block(
        "accident_reports",
        Words("事故报告", "accident reports"),
        Words("迟报、漏报、谎报、瞒报的待核事项", "reports that may be late, incomplete, false or concealed"),
        _reports,
        options=_ROWS,
    ),
)
