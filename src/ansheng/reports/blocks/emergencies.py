"""Emergencies: what enterprises must have ready against what is there, rescue teams, and responses with their hours."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from immutabledict import immutabledict

from ansheng.accidents.moments import Moment, hours_between
from ansheng.campaigns.work_records import ResponseRecord
from ansheng.indicators.definitions.office import RESCUE_TEAMS
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import half_up
from ansheng.registers import DutyCell, RescueRecord, duty_matrix, rescue_standings
from ansheng.registers.rescue import KINDS, STATES, State
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    measured,
    paragraph,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import EnterpriseRecord
from ansheng.words import Words

_UNITS = Words("家", "")
_NO_SIZE = Words("规模未填", "size not stated")
_ORDER: tuple[State, ...] = ("lacking", "unknown", "there")


def _rescue(desk: Desk, options: Options) -> Iterator[Item]:
    """Rescue teams by sort, and what enterprises lack of what their size and sector call for."""
    if not there(desk, RescueRecord):
        return
    none = Words("统计截止日无在册应急救援队伍。", "No rescue team is on record on the as-of day.")
    yield from counts_told(desk, (RESCUE_TEAMS,), none)
    if desk.figure(RESCUE_TEAMS).value:
        title = Words("分类别应急救援队伍", "Rescue teams by sort")
        yield from grouped(desk, (RESCUE_TEAMS,), "sort", title)
    if not there(desk, EnterpriseRecord):
        return
    if not options.names():
        desk.leave_out(
            Words(
                "未写明高危行业和人员密集场所所属行业，未核对企业应急力量配备。",
                "No sectors of high risk or with crowds were named; what enterprises need is not told.",
            )
        )
        return
    records = desk.records(RescueRecord)
    found = rescue_standings(desk.records(EnterpriseRecord), records, set(options.names()), desk.as_of)
    if not found:
        return
    what = Words("企业应备应急力量", "what enterprises must have ready")
    states = [one.state for one in found]
    yield stood_told(desk, "rescue", what, states, STATES, Words("项", ""), _ORDER)
    cells = [_cell(desk, cell) for cell in duty_matrix(found)]
    heads = (Words("企业规模", "size"), Words("应急力量", "what is needed"), *STATES.values())
    yield listed(desk, Words("应急力量配备", "What is needed by size, and what is there"), heads, cells)
    wrong = [one for one in found if one.state != "there"]
    most = options.count("rows", MOST)
    rows: list[tuple[Cell, ...]] = [
        (
            one.unit,
            _needed(desk, one.kinds),
            desk.of(STATES[one.state]),
            desk.of(one.why) if one.why else None,
        )
        for one in wrong[:most]
    ]
    names = (
        Words("单位名称", "unit"),
        Words("应急力量", "what is needed"),
        Words("情况", "standing"),
        Words("说明", "why"),
    )
    if rows:
        title = Words(
            "缺少应急力量和无法判断的企业", "Enterprises that lack something, or are not known to have it"
        )
        yield listed(desk, title, names, rows, left=len(wrong) - most)


def _needed(desk: Desk, kinds: tuple[str, ...]) -> str:
    by_name = {str(kind): words for kind, words in KINDS.items()}
    return desk.of(Words("或", " or ")).join(desk.of(by_name[kind]) for kind in kinds)


def _cell(desk: Desk, cell: DutyCell) -> tuple[Cell | Figure, ...]:
    size = choice(EnterpriseRecord.fact("scale"), cell.scale) if cell.scale else _NO_SIZE
    needed, values = _needed(desk, cell.kinds), (cell.there, cell.lacking, cell.unknown)
    figures = [
        counted(
            desk,
            f"rescue_{state}[scale={cell.scale},kinds={'+'.join(cell.kinds)}]",
            Words(f"{size.zh}企业{needed}{words.zh}", f"{size.en} enterprises, {needed}: {words.en}"),
            value,
            _UNITS,
            Words(
                f"到统计截止日应有{needed}的{size.zh}企业中{words.zh}的家数",
                f"{size.en} enterprises that need {needed}: {words.en} on the as-of day",
            ),
        )
        for (state, words), value in zip(STATES.items(), values, strict=True)
    ]
    return (desk.of(size), needed, *figures)


def _responses(desk: Desk, options: Options) -> Iterator[Item]:
    """Emergency responses begun in the period, with the hours that they lasted."""
    if not there(desk, ResponseRecord):
        return
    begun = [(Moment.parse(one.started_at), one) for one in desk.records(ResponseRecord)]
    dateless = sum(1 for at, _ in begun if at is None)
    if dateless:
        desk.leave_out(
            Words(
                f"有{dateless}次应急响应的启动时间未填或无法识别，未计入。",
                f"{dateless} responses do not state when they began and are left out.",
            )
        )
    known = sorted(
        ((at, one) for at, one in begun if at and desk.window.contains(at.earliest.date())),
        key=lambda each: each[0].earliest,
    )
    found = [one for _, one in known]
    if not found:
        yield paragraph(desk, Words("统计期间内未启动应急响应。", "No response was begun in the period."))
        return
    grade = ResponseRecord.fact("grade")
    named = {name: choice(grade, name) for name in grade.options}
    states = {name: Words(f"{one.zh}响应", f"grade {one.en}:") for name, one in named.items()}
    states["?"] = Words("级别未填", "grade not stated")
    what = Words("启动应急响应", "responses begun")
    yield stood_told(desk, "response", what, [one.grade or "?" for one in found], states, Words("次", ""))
    yield from _lasted(desk, found)
    facts = facts_of(ResponseRecord, "name", "grade", "started_at", "ended_at", "persons")
    more = ((Words("持续小时", "hours"), lambda one: _hours(desk, one, found.index(one))),)
    title = Words("应急响应一览表", "Emergency responses")
    yield from records_listed(desk, title, found, facts, options.count("rows", MOST), more=more)


def _lasted(desk: Desk, found: list[ResponseRecord]) -> Iterator[Item]:
    """The hours of all responses together, where each states both hours."""
    hours = [hours_between(one.started_at, one.ended_at) for one in found]
    known = [one for one in hours if one is not None]
    if len(known) < len(hours):
        left = len(hours) - len(known)
        desk.leave_out(
            Words(
                f"有{left}次应急响应的启动或终止时刻不明，未合计响应时长。",
                f"The hours of {left} responses are not known; they are not added up.",
            )
        )
        return
    total = sum((Decimal(repr(one)) for one in known), Decimal())
    figure = measured(
        desk,
        "response_hours",
        Words("应急响应时长", "hours of responses"),
        half_up(total, 1),
        Words("小时", "hours"),
        Words(
            "统计期间内启动的应急响应自启动至终止的小时数之和",
            "the hours of all responses begun in the period",
        ),
        places=1,
    )
    yield desk.paragraph(desk.say(Words("响应时长合计{0}。", "responses lasted {0} in all."), figure))


def _hours(desk: Desk, one: ResponseRecord, at: int) -> Figure:
    lasted = hours_between(one.started_at, one.ended_at)
    name = one.name or one.id or str(at + 1)
    return measured(
        desk,
        f"response_hours[response={name},started={one.started_at}]",
        Words(f"{name}响应时长", f"hours of the response {name}"),
        None if lasted is None else half_up(Decimal(repr(lasted)), 1),
        Words("小时", "hours"),
        Words("自启动至终止的小时数", "the hours from its beginning to its end"),
        places=1,
    )


BLOCKS = (
    Block(
        "rescue",
        Words("应急力量", "rescue"),
        Words("应急救援队伍，企业应备与现有的应急力量", "rescue teams, and what enterprises need and have"),
        _rescue,
        options=immutabledict({"rows": OPTION}),
        main=Words("高危行业和人员密集场所所属行业，以“、”分隔", "the sectors of high risk or with crowds"),
    ),
    Block(
        "responses",
        Words("应急响应", "responses"),
        Words("启动的应急响应、级别和时长", "emergency responses, their grades and hours"),
        _responses,
        options=immutabledict({"rows": OPTION}),
    ),
)
