"""Ceilings: how the control indices of the year stand, and whether major hazards stand at zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from immutabledict import immutabledict

from ansheng.accidents.records import AccidentRecord, CeilingRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.definitions.ceilings import (
    STATES,
    CeilingStanding,
    State,
    ceiling_problems,
    ceiling_standings,
)
from ansheng.indicators.definitions.clearing import HELD, Clearing, clearing
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import half_up
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import maybe_major, measured, stood_told, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_ITEMS, _HAZARDS = Words("项", ""), Words("条", "")
SPANS = 12
"""So many month ends are told of clearing."""


def _ceilings(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, CeilingRecord, AccidentRecord):
        return
    year = desk.window.last.year
    found = sorted(ceiling_standings(desk.tables, year, desk.as_of), key=lambda one: _ORDER[one.state])
    wrong = [desk.of(problem.words) for problem in ceiling_problems(desk.records(CeilingRecord))]
    if found:
        day = desk.day(desk.as_of)
        what = Words(f"截至{day}的年度控制指标", f"control indices of the year on {day}")
        yield stood_told(desk, "ceilings", what, [one.state for one in found], STATES, _ITEMS, [*_ORDER])
        heads = (
            Words("控制指标", "index"),
            Words("实际数", "value"),
            Words("控制数", "ceiling"),
            Words("占控制数（%）", "used (%)"),
            Words("情况", "standing"),
        )
        most = options.count("rows", MOST)
        rows = [_standing(desk, one, year) for one in found[:most]]
        title = Words("控制指标执行情况", "Control indices of the year")
        yield listed(desk, title, heads, rows, left=len(found) - most)
    else:
        desk.leave_out(
            Words(f"“控制指标”表无{year}年的指标。", f"The table of control indices has none of {year}.")
        )
    if wrong:
        head = Words("核对事项", "to be checked")
        yield listed(
            desk, Words("控制指标核对", "Control indices to be checked"), (head,), [(one,) for one in wrong]
        )


_ORDER: dict[State, int] = {"broken": 0, "ahead": 1, "unknown": 2, "within": 3}


def _standing(desk: Desk, one: CeilingStanding, year: int) -> tuple[Cell | Figure, ...]:
    name, called = one.index.name or one.figure.name(desk.lang), one.index.id or one.index.name or ""
    limit = measured(
        desk,
        f"ceiling[index={called}]",
        Words(f"{name}控制数", f"ceiling of {name}"),
        None if one.limit is None else _plain(one.limit),
        Words(one.figure.unit, one.figure.unit_en),
        Words(f"{year}年“{name}”的控制数；按降幅控制的由上年实际数折算", f"ceiling of {name} in {year}"),
    )
    used = measured(
        desk,
        f"ceiling_used[index={called}]",
        Words(f"{name}占控制数比例", f"share of the ceiling of {name} used"),
        None if one.used is None else half_up(one.used, 1),
        Words("%", "%"),
        Words("实际数除以控制数", "the value divided by the ceiling"),
        places=1,
    )
    figure = desk.keep(one.figure)
    return name, figure, limit, used, desk.of(STATES[one.state])


def _plain(limit: Fraction) -> int | Decimal:
    """A ceiling, which is whole where it is no fall from last year."""
    return int(limit) if limit.denominator == 1 else half_up(limit, 2)


def _clearing(desk: Desk, options: Options) -> Iterator[Item]:
    """Whether major hazards stood at zero on the as-of day and at the end of each month of the period."""
    if not there(desk, HazardRecord):
        return
    if desk.tables[HazardRecord.table].is_empty():
        desk.leave_out(
            Words("隐患表无记录，未判断是否清零。", "The table of hazards is empty; clearing is not told.")
        )
        return
    days = [part.last for part in desk.window.split("month") if part.last < desk.as_of]
    *before, now = clearing(maybe_major(desk.tables), [*days, desk.as_of])
    day = Words(desk.day(now.on), desk.day(now.on))
    state = _cleared(now)
    told = [
        desk.beside(desk.of(words), figure)
        for words, figure in zip(_HEADS[2:], _counts(desk, now), strict=True)
        if figure.value
    ]
    parts = desk.joined(told, Words("、", ", "))
    words = Words(
        f"截至{day.zh}，重大事故隐患{state.zh}{{0}}。", f"major hazards on {day.en}: {state.en}{{0}}."
    )
    yield desk.paragraph(desk.say(words, desk.say(Words("，{0}", "; {0}"), parts) if told else ""))
    lacking = desk.of(Words("、", ", ")).join(desk.of(each) for each in HELD.values())
    note = Words(
        f"注：无逾期未整改，且未整改的均已填{lacking}的，为动态清零。",
        f"Cleared: none overdue, and each open one states {lacking}.",
    )
    rows: list[tuple[Cell | Figure, ...]] = [
        (desk.day(one.on), desk.of(_cleared(one)), *_counts(desk, one)) for one in before
    ]
    if rows:
        title = Words("重大事故隐患各月末清零情况", "Major hazards at the end of each month")
        most = options.count("rows", SPANS)
        yield listed(desk, title, _HEADS, rows[-most:], left=len(rows) - most, notes=(note,))


_HEADS = (
    Words("日期", "day"),
    Words("情况", "standing"),
    Words("未整改", "open"),
    Words("逾期", "overdue"),
    Words("措施、期限、责任不全", "not in hand"),
    Words("情况不明", "not known"),
)


def _cleared(one: Clearing) -> Words:
    return {
        True: Words("动态清零", "cleared"),
        False: Words("未清零", "not cleared"),
        None: Words("是否清零无法判断", "not known whether cleared"),
    }[one.cleared]


def _counts(desk: Desk, one: Clearing) -> list[Figure]:
    day = desk.day(one.on)
    kinds = {"open": one.open, "overdue": one.overdue, "bare": one.bare, "unknown": one.unknown}
    return [
        counted(
            desk,
            f"clearing_{kind}@{one.on}",
            Words(f"重大事故隐患{words.zh}", f"major hazards {words.en}"),
            len(ids),
            _HAZARDS,
            Words(
                f"{day}终了时重大事故隐患中{words.zh}的条数",
                f"major hazards {words.en} at the end of {day}",
            ),
        )
        for (kind, ids), words in zip(kinds.items(), _HEADS[2:], strict=True)
    ]


BLOCKS = (
    Block(
        "ceilings",
        Words("控制指标", "ceilings"),
        Words("各项控制指标的实际数、占比和是否突破", "control indices: how much of each ceiling is used"),
        _ceilings,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "clearing",
        Words("动态清零", "clearing"),
        Words("重大事故隐患在统计截止日和各月末是否清零", "whether major hazards stand at zero"),
        _clearing,
        options=immutabledict({"rows": OPTION}),
    ),
)
