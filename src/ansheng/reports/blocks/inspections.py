"""Inspections: visits by mode, which units of the list they reached, and rounds over the own bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.agenda.rounds import RoundCoverage, round_coverage
from ansheng.dates import Period
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.indicators import core
from ansheng.indicators.definitions.coverage import (
    COVERAGE_RATE,
    HAZARDS_PER_VISIT,
    REVISIT_SHARE,
    UNITS,
    UNITS_COVERED,
)
from ansheng.indicators.definitions.office import INSPECTION_TEAMS, ROUND_PROBLEMS, ROUNDS, UPWARD_VISITS
from ansheng.indicators.figure import Figure
from ansheng.registers import RoundReach, RoundRecord, rounds_reached, upward_standings
from ansheng.registers.office.rounds import STATES
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import (
    GROUPS,
    counts_told,
    facts_of,
    grouped,
    joined_words,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import Parties, PartyRecord
from ansheng.words import Words

_NONE = Words("统计期间内无检查记录。", "No inspection is on record in the period.")
_TIMES, _BODIES = Words("家次", "visits"), Words("家", "")


def _inspections(desk: Desk, options: Options) -> Iterator[Item]:
    kinds = (core.VISITS, core.UNITS_INSPECTED, HAZARDS_PER_VISIT, REVISIT_SHARE)
    if not there(desk, InspectionRecord):
        return
    yield from counts_told(desk, kinds, _NONE)
    if not desk.figure(core.VISITS).value:
        return
    most = options.count("rows", GROUPS)
    by = fact_called(core.VISITS, options.text("by", "mode"))
    title = Words(f"按{by.title}检查情况", f"Inspections by {by.en}")
    yield from grouped(desk, (core.VISITS, core.UNITS_INSPECTED), by.name, title, most, shares=True)


def _coverage(desk: Desk, options: Options) -> Iterator[Item]:
    """Which units of the list were inspected, by their class or any other fact of the list."""
    kinds = (UNITS, UNITS_COVERED, COVERAGE_RATE)
    if desk.lacking(*kinds):
        for record in desk.lacking(*kinds).values():
            desk.leave_out(desk.absent(record))
        return
    yield from counts_told(desk, kinds, Words("企业名单无单位。", "There is no unit on the list."))
    for name in options.names() or ("risk_class", "scale", "sector"):
        by = fact_called(UNITS, name)
        title = Words(f"按{by.title}检查覆盖情况", f"Coverage by {by.en}")
        yield from grouped(desk, kinds, by.name, title, options.count("rows", GROUPS))


def _rounds(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, RoundRecord):
        return
    none = Words("统计期间内未开展督查。", "No round of inspection was begun in the period.")
    yield from counts_told(
        desk, (ROUNDS, INSPECTION_TEAMS, ROUND_PROBLEMS, UPWARD_VISITS), none, Words("开展{0}。", "{0}.")
    )
    rounds = desk.records(RoundRecord)
    parties = Parties.of(desk.records(PartyRecord))
    *each, together = rounds_reached(parties, rounds, desk.as_of)
    most = options.count("rows", MOST)
    if each:
        visits = _visited(desk, parties, rounds)
        heads = (
            Words("轮次", "round"),
            Words("督查组", "teams"),
            Words("督查家次", "visits"),
            Words("督查单位", "bodies"),
            Words("名册内单位", "on the list"),
            Words("已覆盖", "of them reached"),
            Words("名册外", "off the list"),
            Words("未覆盖的单位", "not reached"),
            *((Words("检查记录涉及名册内单位", "of them in inspections"),) if visits else ()),
        )
        rows = [
            _reach(desk, one, visits.get(one.name), bool(visits)) for one in (*each, together)[: most + 1]
        ]
        title = Words("各轮督查覆盖情况", "Whom each round reached")
        yield listed(desk, title, heads, rows, left=len(each) - most)
        yield from _blank(desk, together)
    yield from _upward(desk, rounds, most)


def _reach(
    desk: Desk, one: RoundReach, seen: RoundCoverage | None, beside: bool
) -> tuple[Cell | Figure, ...]:
    name = one.name or desk.of(Words("各轮合计", "all rounds"))

    def figure(kind: str, words: Words, value: int) -> Figure:
        label = Words(f"{name}{words.zh}", f"{name}: {words.en}")
        unit = _TIMES if kind == "visits" else _BODIES
        meaning = Words(
            f"到统计截止日“{name}”的{words.zh}（督查轮次登记，一个单位在一轮中只计一次）",
            f"{words.en} of {name} by the as-of day, a body once in a round",
        )
        return counted(desk, f"round_{kind}[round={name}]", label, value, unit, meaning)

    return (
        name,
        joined_words(desk, (Words(team, team) for team in one.teams), Words("、", ", ")) or None,
        figure("visits", Words("督查家次", "visits"), one.visits),
        figure("bodies", Words("督查单位", "bodies"), len(one.bodies)),
        figure("listed", Words("名册内单位", "bodies on the list"), one.listed),
        figure("covered", Words("已覆盖单位", "bodies on the list reached"), one.listed - len(one.bare)),
        figure("strangers", Words("名册外单位", "bodies off the list"), len(one.strangers)),
        joined_words(desk, (Words(name, name) for name in one.bare[:10]), Words("、", ", ")) or None,
        *(
            (figure("seen", Words("检查记录涉及名册内单位", "bodies in inspections"), seen.covered),)
            if seen
            else ()
        ),
        *((None,) if beside and not seen else ()),
    )


def _visited(desk: Desk, parties: Parties, rounds: Sequence[RoundRecord]) -> dict[str, RoundCoverage]:
    """By round, which bodies of the list the table of inspections has in its days; none without list or table."""
    days: dict[str, Period] = {}
    for row in rounds:
        if row.direction == "down" and row.name and row.starts_on:
            last = row.ends_on or row.starts_on
            known = days.get(row.name)
            first = min(row.starts_on, known.first) if known else row.starts_on
            days[row.name] = Period(first, max(last, known.last) if known else last)
    if InspectionRecord.table not in desk.tables or not parties.records:
        return {}
    return {one.name: one for one in round_coverage(parties, days, desk.records(InspectionRecord))}


def _blank(desk: Desk, one: RoundReach) -> Iterator[Item]:
    """How many rows do not say whom a round reached, or when."""
    if one.blank:
        words = Words(
            "被督查单位、方向或日期未填而未计入的督查记录",
            "rows of rounds that do not state bodies, direction or day and are left out",
        )
        made = counted(desk, "rounds_blank", words, one.blank, Words("行", ""), words)
        yield desk.paragraph(desk.say(Words(f"{words.zh}{{0}}。", f"{words.en}: {{0}}."), made))


def _upward(desk: Desk, rounds: Sequence[RoundRecord], most: int) -> Iterator[Item]:
    """The visits of higher authorities, and whether they were answered."""
    found = upward_standings(rounds, desk.as_of)
    if not found:
        return
    what = Words("上级督查反馈", "visits of higher authorities")
    yield stood_told(desk, "upward", what, [one.state for one in found], STATES, Words("次", ""))
    facts = facts_of(RoundRecord, "starts_on", "name", "by", "problems", "due_on", "answered_on")
    more = ((Words("情况", "standing"), lambda one: desk.of(STATES[one.state])),)
    title = Words("迎接上级督查情况", "Visits of higher authorities")
    yield from records_listed(desk, title, found, facts, most, of=lambda one: one.record, more=more)


BLOCKS = (
    Block(
        "inspections",
        Words("检查情况", "inspections"),
        Words("检查家次、受检单位、平均查出隐患，按检查方式或其他列分列", "visits, by mode or another fact"),
        _inspections,
        options=immutabledict({"by": Words("按", "by"), "rows": OPTION}),
    ),
    Block(
        "coverage",
        Words("检查覆盖", "coverage"),
        Words("企业名单的检查覆盖率，按风险等级、规模、行业分列", "units of the list that were inspected"),
        _coverage,
        options=immutabledict({"rows": OPTION}),
        main=Words("企业名单的列，如 风险等级、企业规模", "facts of the list of units"),
    ),
    Block(
        "rounds",
        Words("督查轮次", "rounds"),
        Words("各轮督查的覆盖、未覆盖单位，上级督查的反馈", "whom rounds reached, and visits from above"),
        _rounds,
        options=immutabledict({"rows": OPTION}),
    ),
)
