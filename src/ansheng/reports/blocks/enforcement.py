"""Enforcement: penalties and cases, fines before and after accidents, and fines that were to be the highest."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.hazards.enforcement import PenaltyRecord, SanctionRecord
from ansheng.hazards.penalties import Place, not_highest, scale, scales
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import core
from ansheng.indicators.definitions import enforcement as definitions
from ansheng.indicators.figure import Figure
from ansheng.registers import dishonest_standings, movements
from ansheng.registers.society.dishonest import STATES
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.told import (
    GROUPS,
    counts_told,
    facts_of,
    grouped,
    in_window,
    maybe_major,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

PLACES: dict[Place, Words] = {
    "below": Words("低于法定下限", "below the least fine"),
    "within": Words("幅度内，未顶格", "within the bounds, not the highest"),
    "highest": Words("顶格", "the highest"),
    "above": Words("高于法定上限", "above the highest fine"),
    "unknown": Words("金额不明", "amount not known"),
}
"""Where a fine lies against the bounds of the law, in Chinese and in English."""

_CASES = (
    definitions.CASES,
    definitions.CASES_CLOSED,
    definitions.CASE_CLOSURE_RATE,
    definitions.CASES_REVIEWED,
    definitions.CASES_PUBLISHED,
    definitions.ACCEPTANCE_RATE,
    definitions.FINES_BEFORE,
    definitions.FINES_AFTER,
    definitions.PENALTY_RATE,
    definitions.PENALTY_PER_ORDER,
)
_FACTS = ("penalised_on", "unit", "department", "case_no", "charge", "amount", "paid_on")


def _penalties(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, PenaltyRecord):
        return
    kinds = (core.PENALTIES, core.FINES, definitions.FINE_PER_PENALTY)
    none = Words("统计期间内未实施行政处罚。", "No penalty was imposed in the period.")
    yield from counts_told(desk, kinds, none, Words("实施{0}。", "{0}."))
    if not desk.figure(core.PENALTIES).value:
        return
    for name in options.names() or ("kind", "sector"):
        by = fact_called(core.PENALTIES, name)
        title = Words(f"按{by.title}处罚情况", f"Penalties by {by.en}")
        yield from grouped(desk, (core.PENALTIES, core.FINES), by.name, title, GROUPS, shares=True)
    if options.yes("list"):
        found = in_window(desk, PenaltyRecord, "penalised_on")
        facts = facts_of(PenaltyRecord, *_FACTS)
        yield from records_listed(
            desk, Words("处罚清单", "Penalties"), found, facts, options.count("rows", MOST)
        )


def _cases(desk: Desk, _: Options) -> Iterator[Item]:
    if desk.lacking(definitions.CASES):
        desk.leave_out(desk.absent(definitions.CASES.numerator.record))
        return
    none = Words("统计期间内未立案。", "No case was filed in the period.")
    yield from counts_told(desk, _CASES, none, Words("办理{0}。", "{0}."))
    title = Words("分办案层级案件情况", "Cases by level")
    kinds = (definitions.CASES, definitions.CASES_CLOSED, definitions.FINES_BEFORE, definitions.FINES_AFTER)
    if desk.figure(definitions.CASES).value:
        yield from grouped(desk, kinds, "level", title)


def _highest(desk: Desk, options: Options) -> Iterator[Item]:
    """The fines that are not the highest although the unit had an open major hazard."""
    if not there(desk, PenaltyRecord, HazardRecord):
        return
    bounds = scale(options.main or scales()[0].id)
    found = [
        one
        for one in not_highest(maybe_major(desk.tables), desk.as_of, bounds)
        if one[0].penalised_on and desk.window.contains(one[0].penalised_on)
    ]
    title = Words(
        "对有未销号重大隐患的单位未顶格处罚的罚款",
        "fines on units with an open major hazard short of the highest",
    )
    meaning = Words(
        f"统计期间内对有未销号重大事故隐患的单位所作、不等于法定上限的罚款；依照{bounds.clause}（{bounds.title}）",
        "fines of the period on units with an open major hazard that are not the ceiling of "
        f"{bounds.clause} ({bounds.en})",
    )
    count = counted(desk, "not_highest", title, len(found), Words("起", ""), meaning)
    if not found:
        yield desk.paragraph(
            desk.of(Words("未发现应顶格而未顶格处罚的情况。", "No fine was found short of the highest."))
        )
        return
    yield desk.paragraph(desk.say(Words(f"{title.zh}{{0}}。", f"{title.en}: {{0}}."), count))
    more = ((Words("幅度核对", "against the bounds"), lambda one: desk.of(PLACES[one[1]])),)
    facts = facts_of(PenaltyRecord, *_FACTS)
    most = options.count("rows", MOST)
    name = Words("未顶格处罚清单", "Fines short of the highest")
    yield from records_listed(desk, name, found, facts, most, of=lambda one: one[0], more=more)


def _dishonest(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, SanctionRecord):
        return
    if desk.figure(core.SANCTIONS).value:
        yield from counts_told(desk, (core.SANCTIONS,), Words("", ""))
    records = desk.records(SanctionRecord)
    moved = movements(records, desk.window)
    heads = (
        Words("名单", "list"),
        Words("期初", "at the start"),
        Words("列入", "entered"),
        Words("移出", "taken off"),
        Words("期末", "at the end"),
        Words("是否在列不明", "not known"),
    )
    rows: list[tuple[Cell | Figure, ...]] = []
    for one in moved:
        name = choice(SanctionRecord.fact("kind"), one.kind)
        states = {"at_start": one.at_start, "entered": one.entered, "removed": one.removed}
        states |= {"at_end": one.at_end, "unknown": one.unknown}
        figures = [
            counted(
                desk,
                f"sanctions_{state}[kind={one.kind}]",
                Words(f"{name.zh}{word.zh}", f"{name.en}: {word.en}"),
                value,
                Words("家", ""),
                Words(
                    f"{name.zh}名单统计期间的{word.zh}数", f"{word.en} on the list {name.en} in the period"
                ),
            )
            for (state, value), word in zip(states.items(), heads[1:], strict=True)
        ]
        rows.append((desk.of(name), *figures))
    if rows:
        yield listed(desk, Words("失信惩戒名单变动", "Lists of the dishonest"), heads, rows)
    yield from _due_off(desk, records, options.count("rows", MOST))


def _due_off(desk: Desk, records: list[SanctionRecord], most: int) -> Iterator[Item]:
    """How the entries stand, and those whose term is over and that are still on a list."""
    found = dishonest_standings(records, desk.as_of)
    if not found:
        return
    what = Words("惩戒名单记录", "entries on lists of the dishonest")
    yield stood_told(desk, "sanction", what, [one.state for one in found], STATES, Words("条", ""))
    wrong = [one for one in found if one.state in ("due_off", "unknown")]
    facts = facts_of(SanctionRecord, "unit", "kind", "sanctioned_on", "until")
    more = ((Words("情况", "standing"), lambda one: desk.of(STATES[one.state])),)
    title = Words("期满未移出和情况不明的记录", "Entries whose term is over, and those not known")
    yield from records_listed(desk, title, wrong, facts, most, of=lambda one: one.record, more=more)


BLOCKS = (
    Block(
        "penalties",
        Words("执法处罚", "penalties"),
        Words("处罚起数、罚款、案均罚款，按处罚种类、行业分列", "penalties and fines by kind and sector"),
        _penalties,
        options=immutabledict({"list": Words("清单", "list"), "rows": OPTION}),
        main=Words("处罚表的列，如 处罚种类、行业领域", "facts of penalties"),
    ),
    Block(
        "cases",
        Words("执法案件", "cases"),
        Words("立案、结案、公示、审核，日常与事故罚款", "cases, their closing and publication, and fines"),
        _cases,
    ),
    Block(
        "not_highest",
        Words("顶格处罚", "highest fines"),
        Words(
            "有未销号重大隐患而未顶格的罚款", "fines short of the highest on units with an open major hazard"
        ),
        _highest,
        options=immutabledict({"rows": OPTION}),
        main=Words("处罚幅度的编号", "the id of a scale of fines"),
    ),
    Block(
        "dishonest",
        Words("失信惩戒", "dishonest"),
        Words("惩戒名单的列入、移出、在列和期满未移出", "who entered and left the lists of the dishonest"),
        _dishonest,
        options=immutabledict({"rows": OPTION}),
    ),
)
