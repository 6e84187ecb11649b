"""Accidents: the list with grades, what follows each, and what in their reports is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.accidents.clocks import LEVELS, clocks
from ansheng.accidents.codes import (
    breaks_between,
    industry_table,
    industry_table_on,
    parts_gap,
    type_problem,
)
from ansheng.accidents.follow_up import STATES, STEPS, FollowUp, State, Step, follow_ups
from ansheng.accidents.grades import grade_of
from ansheng.accidents.moments import Moment
from ansheng.accidents.records import AccidentRecord, AccidentReportRecord, InvestigationRecord
from ansheng.accidents.reporting import KINDS, Kind, ReportFlag, latest_arrivals, reporting_flags
from ansheng.dates import day_label
from ansheng.errors import UnknownNameError
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import facts_of, in_window, paragraph, records_listed, stood_told, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

GROUPS: Mapping[str, str] = immutabledict(
    {
        "工矿商贸": "industry, mining and trade",
        "火灾": "fires",
        "道路交通": "road traffic",
        "水上交通": "shipping",
        "铁路交通": "railways",
        "民航飞行": "civil aviation",
        "农业机械": "farm machinery",
        "渔业船舶": "fishing vessels",
        "农林牧渔业": "farming, forestry and fishing",
        "采矿业": "mining",
        "商贸制造业": "trade and manufacturing",
        "建筑业": "construction",
        "交通运输业": "transport",
        "其他行业": "other industries",
    }
)
"""The groups of industries in English."""

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
    more = [(_GRADE, lambda one: _grade(desk, one)), (_FINAL, _final)]
    if any(_type(desk, one) for one in found):
        more.append((Words("类型核对", "type checked"), lambda one: _type(desk, one)))
    facts = facts_of(AccidentRecord, *_FACTS)
    most = options.count("rows", MOST)
    yield from records_listed(desk, title, found, facts, most, more=more)
    for one in _broken(desk):
        yield paragraph(desk, one)


def _broken(desk: Desk) -> list[Words]:
    """The breaks of the series that a comparison with the year before crosses."""
    found = breaks_between(desk.window.year_before(), desk.window)
    return [
        Words(
            f"{day_label(one.first)}至{day_label(one.last)}统计口径有变：{one.title}。",
            f"The series breaks between {day_label(one.first, 'en')} and {day_label(one.last, 'en')}: {one.en}.",
        )
        for one in found
    ]


def _type(desk: Desk, one: AccidentRecord) -> Cell:
    """What is wrong with the type that is stated, by the list in force on the day."""
    return type_problem(one.type, one.occurred_on, desk.lang) if one.type and one.occurred_on else None


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
    yield from _arrivals(desk, most)


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


def _arrivals(desk: Desk, most: int) -> Iterator[Item]:
    """By when each level had to have the report, of the accidents of which it is known when the head was told."""
    told: dict[str, Moment] = {}
    for report in desk.records(AccidentReportRecord):
        at = Moment.parse(report.received_at) if report.receiver == "head" else None
        if report.accident and at is not None and at.earliest == at.latest:
            told[report.accident] = min(at, told.get(report.accident, at), key=lambda one: one.earliest)
    rows: list[tuple[Cell, ...]] = []
    for one in desk.records(AccidentRecord):
        graded = grade_of(one.deaths, one.serious, one.loss)
        at = told.get(one.id or "") or told.get(one.name or "")
        if at is not None and graded is not None and one.production is not False:
            by = latest_arrivals(at.earliest, graded.grade.id)
            times = [f"{by[level]:%Y-%m-%d %H:%M}" if level in by else None for level in _LEVELS]
            rows.append((_name(one), graded.text(desk.lang), f"{at.earliest:%Y-%m-%d %H:%M}", *times))
    if rows:
        heads = (
            _ACCIDENT,
            _GRADE,
            Words("单位负责人接报", "head of the unit told"),
            *(Words(f"报至{LEVELS[level].zh}", f"due at {LEVELS[level].en}") for level in _LEVELS),
        )
        title = Words("事故报告时限", "By when accidents had to be reported")
        yield listed(desk, title, heads, rows[:most], left=len(rows) - most)


def _industries(desk: Desk, options: Options) -> Iterator[Item]:
    """The accidents of the period by the official groups of industries of their day, or by a table that is named."""
    if not there(desk, AccidentRecord):
        return
    found = [one for one in in_window(desk, AccidentRecord, "occurred_on") if one.production is not False]
    if not found:
        return
    groups: dict[str, list[AccidentRecord]] = {}
    strange: list[AccidentRecord] = []
    for one in found:
        table = (
            industry_table(options.main) if options.main else industry_table_on(one.occurred_on or desk.as_of)
        )
        try:
            groups.setdefault(table.group_of(one.sector or ""), []).append(one)
        except UnknownNameError:
            strange.append(one)
    order = sorted(groups.items(), key=lambda each: -len(each[1]))
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            desk.of(group),
            _in_group(desk, group, "accidents", len(its)),
            _in_group(desk, group, "deaths", _deaths(its)),
        )
        for name, its in order
        for group in [Words(name, GROUPS.get(name, name))]
    ]
    heads = (Words("行业门类", "group"), Words("事故起数", "accidents"), Words("死亡人数", "deaths"))
    title = Words("分行业门类事故情况", "Accidents by group of industries")
    if rows:
        yield listed(desk, title, heads, rows)
    gap = parts_gap(len(found), [len(its) for its in groups.values()])
    if gap:
        figure = counted(
            desk,
            "accidents_off_table",
            Words("行业未填或不在行业表内的事故", "accidents of no industry of the table"),
            int(gap),
            Words("起", ""),
            Words(
                "统计期间内行业未填或不在适用行业表内的事故起数",
                "accidents of the period of no industry of the table",
            ),
        )
        names = dict.fromkeys(one.sector for one in strange if one.sector)
        told = Words("行业未填或不在行业表内的事故{0}{1}。", "accidents of no industry of the table: {0}{1}.")
        named = desk.of(Words("、", ", ")).join(names)
        yield desk.paragraph(
            desk.say(told, figure, desk.of(Words(f"（{named}）", f" ({named})")) if named else "")
        )


def _deaths(found: Sequence[AccidentRecord]) -> int | None:
    known = [one.deaths for one in found if one.deaths is not None]
    return sum(known) if len(known) == len(found) else None


def _in_group(desk: Desk, group: Words, kind: str, value: int | None) -> Figure:
    words = Words("事故起数", "accidents") if kind == "accidents" else Words("死亡人数", "deaths")
    label = Words(f"{group.zh}{words.zh}", f"{words.en}: {group.en}")
    meaning = Words(
        f"统计期间内行业属“{group.zh}”的{words.zh}；有死亡人数未填的不作合计",
        f"{words.en} of the period in {group.en}; not known where the deaths of one are not",
    )
    unit = Words("起", "") if kind == "accidents" else Words("人", "")
    return counted(desk, f"{kind}_by_industry[group={group.en}]", label, value, unit, meaning)


_LEVELS = ("county", "city", "province", "state")
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
    Block(
        "accident_industries",
        Words("事故行业", "accident industries"),
        Words("按当时统计报表的行业门类分列的事故", "accidents by the groups of industries of their day"),
        _industries,
        main=Words("行业表 A、B 或 C；不写则按事故日期适用的行业表", "the table of industries"),
    ),
)
