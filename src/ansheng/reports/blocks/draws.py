"""Draws: units drawn by lot for an inspection, how many of them were visited, and which were not."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.facts.as_of import stood
from ansheng.hazards.enforcement import DrawnRecord
from ansheng.indicators.definitions.enforcement import DRAWN, DRAWN_VISIT_RATE, DRAWN_VISITED
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION
from ansheng.reports.blocks.told import counts_told, facts_of, grouped, in_window, records_listed, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Item
from ansheng.words import Words

_KINDS = (DRAWN, DRAWN_VISITED, DRAWN_VISIT_RATE)


def _draws(desk: Desk, options: Options) -> Iterator[Item]:
    """Units drawn in the period and visited by the as-of day, by stratum; those not visited, or not known to be."""
    if not there(desk, DrawnRecord):
        return
    none = Words("统计期间内未抽取检查单位。", "No unit was drawn for an inspection in the period.")
    yield from counts_told(desk, _KINDS, none)
    if not desk.figure(DRAWN).value:
        return
    yield from grouped(
        desk, _KINDS, "risk_class", Words("分层抽查完成情况", "Units drawn and visited by stratum")
    )
    found = in_window(desk, DrawnRecord, "drawn_on")
    waiting = [one for one in found if not stood(one.inspected, one.inspected_on, desk.as_of)]
    facts = facts_of(DrawnRecord, "drawn_on", "place", "unit", "risk_class", "inspector")
    title = Words("抽取后尚未检查或情况不明的单位", "Units drawn and not visited, or not known to be")
    yield from records_listed(desk, title, waiting, facts, options.count("rows", MOST))


BLOCKS = (
    Block(
        "draws",
        Words("双随机抽查", "draws"),
        Words("抽取的单位、检查完成情况和尚未检查的单位", "units drawn by lot, visited, and not visited yet"),
        _draws,
        options=immutabledict({"rows": OPTION}),
    ),
)
