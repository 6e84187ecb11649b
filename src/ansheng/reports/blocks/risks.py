"""Risks: the register of risk points, what it lacks, reviews that are overdue, and hazards at the points."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.facts.frames import records_of
from ansheng.hazards.lists import control_levels
from ansheng.hazards.records import HazardRecord, RiskRecord
from ansheng.indicators.definitions.work import RISK_SECTORS, RISKS, RISKS_UPDATED
from ansheng.indicators.figure import Figure
from ansheng.registers import RiskRegister, RiskStanding, risk_register
from ansheng.registers.risks import NEEDS, REVIEWS
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_FAILING = Words("有未整改隐患的风险点", "risk points with open hazards")
_STRANGERS = Words("风险点未登记的隐患", "hazards at points not on the register")
_UNLINKED = Words("未填风险点的隐患", "hazards that name no risk point")
_AMBIGUOUS = Words("对应多个风险点的隐患", "hazards that may be of several points")
_POINTS, _ITEMS = Words("个", ""), Words("条", "")


def _risks(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, RiskRecord):
        return
    none = Words("风险清单无风险点。", "There is no risk point on the list.")
    yield from counts_told(desk, (RISKS, RISK_SECTORS, RISKS_UPDATED), none)
    if not desk.figure(RISKS).value:
        return
    yield from grouped(desk, (RISKS,), "level", Words("各等级风险点", "Risk points by level"), shares=True)
    yield from _levels(desk)
    months = options.count("months", 12) if options.text("months") else None
    register = risk_register(desk.records(RiskRecord), _linked(desk), desk.as_of, review_months=months)
    most = options.count("rows", MOST)
    what = Words("风险点复评", "reviews of risk points")
    yield stood_told(desk, "risk_review", what, [one.review for one in register.standings], REVIEWS, _POINTS)
    yield from _lacking(desk, register)
    yield from _overdue(desk, register, most)
    if HazardRecord.table in desk.tables:
        yield from _hazards(desk, register, most)


def _linked(desk: Desk) -> Iterator[HazardRecord]:
    """The hazards that name a risk point."""
    import polars as pl

    name = HazardRecord.table
    if name not in desk.tables:
        return iter(())
    return records_of({name: desk.tables[name].filter(pl.col("risk").fill_null("") != "")}, HazardRecord)


def _unlinked(desk: Desk) -> int:
    """How many hazards that may have been found by the as-of day name no risk point."""
    import polars as pl

    found = (pl.col("found_on") <= desk.as_of).fill_null(True)
    bare = pl.col("risk").fill_null("") == ""
    return desk.tables[HazardRecord.table].filter(found & bare).height


def _levels(desk: Desk) -> Iterator[Item]:
    """Who controls the risk points of each level."""
    found = control_levels(desk.tables[RiskRecord.table])
    level, control = RiskRecord.fact("level"), RiskRecord.fact("control_level")
    controls = [*control.options, None]
    shown = [one for one in controls if any(counts.get(one) for counts in found.values())]
    if shown in ([], [None]):
        return
    names = {one: choice(control, one) for one in shown}
    rows: list[tuple[Cell | Figure, ...]] = []
    for name, counts in found.items():
        title = choice(level, name)
        figures = [
            counted(
                desk,
                f"risks[level={name},control_level={one}]",
                Words(
                    f"{title.zh}风险由{names[one].zh}管控", f"{title.en} risks controlled at: {names[one].en}"
                ),
                counts.get(one, 0),
                _POINTS,
                Words(
                    f"风险清单中{title.zh}风险、管控层级为“{names[one].zh}”的风险点数",
                    f"{title.en} risk points whose level of control is {names[one].en}",
                ),
            )
            for one in shown
        ]
        rows.append((desk.of(title), *figures))
    heads = (Words("风险等级", "level"), *names.values())
    yield listed(desk, Words("风险分级管控", "Levels of risk and of control"), heads, rows)


def _lacking(desk: Desk, register: RiskRegister) -> Iterator[Item]:
    """How many risk points do not state what each must."""
    told = []
    for need, words in NEEDS.items():
        found = register.lacking(need)
        if found:
            label = Words(f"未填{words.zh}的风险点", f"risk points without {words.en}")
            meaning = Words(
                f"风险清单中未填{words.zh}的风险点数", f"risk points that do not state {words.en}"
            )
            figure = counted(desk, f"risks_lacking_{need}", label, len(found), _POINTS, meaning)
            told.append(desk.beside(desk.of(Words(f"未填{words.zh}", f"without {words.en}")), figure))
    if told:
        words = Words("风险点要素不全的，{0}。", "risk points that lack something: {0}.")
        yield desk.paragraph(desk.say(words, desk.joined(told, Words("、", ", "))))


def _overdue(desk: Desk, register: RiskRegister, most: int) -> Iterator[Item]:
    facts = facts_of(RiskRecord, "name", "unit", "level", "owner", "updated_on")
    more = ((Words("复评期限", "review due"), lambda one: one.due),)
    title = Words("逾期未复评风险点", "Risk points overdue for review")
    yield from records_listed(desk, title, register.overdue, facts, most, of=lambda one: one.risk, more=more)


def _hazards(desk: Desk, register: RiskRegister, most: int) -> Iterator[Item]:
    """The risk points at which hazards are open, and the hazards that belong to no point of the register."""
    counts = (
        ("risks_failing", _FAILING, len(register.failing), _POINTS),
        ("hazards_off_register", _STRANGERS, len(register.strangers), _ITEMS),
        ("hazards_unlinked", _UNLINKED, _unlinked(desk), _ITEMS),
        ("hazards_ambiguous", _AMBIGUOUS, len(register.ambiguous), _ITEMS),
    )
    meaning = Words(
        "到统计截止日按隐患所填风险点与风险清单比对的结果",
        "by the risk point that a hazard names, against the register, at the end of the as-of day",
    )
    told = [
        desk.beside(desk.of(label), counted(desk, name, label, value, unit, meaning))
        for name, label, value, unit in counts
        if value
    ]
    if told:
        yield desk.paragraph(desk.say(Words("{0}。", "{0}."), desk.joined(told, Words("，", "; "))))
    found = sorted(register.failing, key=lambda one: -one.open)
    facts = facts_of(RiskRecord, "name", "unit", "level", "owner")
    more = (
        (Words("查出隐患", "hazards found"), lambda one: _of_point(desk, one, "found", len(one.hazards))),
        (Words("未整改", "open"), lambda one: _of_point(desk, one, "open", one.open)),
    )
    title = Words("有未整改隐患的风险点", "Risk points with open hazards")
    yield from records_listed(desk, title, found, facts, most, of=lambda one: one.risk, more=more)


def _of_point(desk: Desk, one: RiskStanding, kind: str, value: int) -> Figure:
    name = one.risk.name or one.risk.id or ""
    words = Words("查出隐患", "hazards found") if kind == "found" else Words("未整改隐患", "open hazards")
    meaning = Words(
        f"到统计截止日在风险点“{name}”的{words.zh}数", f"{words.en} at the risk point {name} on the as-of day"
    )
    label = Words(f"{name}{words.zh}", f"{words.en} at {name}")
    called = f"risk_{kind}[risk={one.risk.id or name},unit={one.risk.unit or ''}]"
    return counted(desk, called, label, value, _ITEMS, meaning)


BLOCKS = (
    Block(
        "risks",
        Words("风险管控", "risks"),
        Words(
            "风险点的等级、管控、复评和查出的隐患",
            "risk points: levels, control, reviews, and hazards found at them",
        ),
        _risks,
        options=immutabledict({"months": Words("复评月数", "months"), "rows": OPTION}),
    ),
)
