"""Units: what enterprises have in order: insurance, standardisation, devices fitted, and drills."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.indicators.definitions import coverage
from ansheng.indicators.definitions.people import DRILL_RATE, SURPRISE_DRILL_SHARE
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION
from ansheng.reports.blocks.told import GROUPS, counts_told, facts_of, grouped, records_listed, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Item
from ansheng.responsibility.unit_records import DeviceRecord, DrillRecord, PolicyRecord, StandardisationRecord
from ansheng.words import Words


def _insurance(desk: Desk, options: Options) -> Iterator[Item]:
    """Units insured, the share of the list, and policies that are over."""
    if not there(desk, PolicyRecord):
        return
    none = Words("统计截止日无有效的安责险保单。", "No policy is valid on the as-of day.")
    yield from counts_told(desk, (coverage.INSURED_UNITS, coverage.INSURANCE_RATE), none)
    if not desk.lacking(coverage.INSURANCE_RATE):
        title = Words("分行业安责险覆盖情况", "Insurance by sector")
        kinds = (coverage.UNITS, coverage.INSURANCE_RATE)
        yield from grouped(desk, kinds, "sector", title, options.count("rows", GROUPS))
    records = desk.records(PolicyRecord)
    valid = {one.unit for one in records if one.ends_on is None or one.ends_on >= desk.as_of}
    lapsed = [one for one in records if one.unit not in valid]
    facts = facts_of(PolicyRecord, "unit", "insurer", "number", "ends_on")
    name = Words("保单到期未续的企业", "Units whose policy is over")
    yield from records_listed(desk, name, lapsed, facts, options.count("rows", MOST))


def _standardisation(desk: Desk, options: Options) -> Iterator[Item]:
    """Units with a grade of standardisation, the share of the list, and grades that are over."""
    if not there(desk, StandardisationRecord):
        return
    none = Words("统计截止日无标准化等级有效的企业。", "No grade is valid on the as-of day.")
    kinds = (coverage.STANDARDISED_UNITS, coverage.STANDARDISATION_RATE)
    yield from counts_told(desk, kinds, none)
    title = Words("各等级标准化达标企业", "Standardised units by grade")
    yield from grouped(desk, (coverage.STANDARDISED_UNITS,), "grade", title)
    records = desk.records(StandardisationRecord)
    valid = {one.unit for one in records if one.valid_to is None or one.valid_to >= desk.as_of}
    over = [one for one in records if one.unit not in valid]
    facts = facts_of(StandardisationRecord, "unit", "grade", "number", "valid_to")
    name = Words("标准化等级到期的企业", "Units whose grade is over")
    yield from records_listed(desk, name, over, facts, options.count("rows", MOST))


def _installations(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, DeviceRecord):
        return
    none = Words("到统计截止日尚无已安装的户。", "No place is fitted by the as-of day.")
    kinds = (coverage.INSTALLED, coverage.INSTALLATION_RATE)
    yield from counts_told(desk, kinds, none)
    for by in ("device", "region"):
        fact = DeviceRecord.fact(by)
        title = Words(f"按{fact.title}安装情况", f"Installation by {fact.en}")
        yield from grouped(desk, kinds, by, title, options.count("rows", GROUPS))


def _drills(desk: Desk, options: Options) -> Iterator[Item]:
    """Drills due and held in the period, and those that were not held by their day."""
    if not there(desk, DrillRecord):
        return
    told = [one for one in (DRILL_RATE, SURPRISE_DRILL_SHARE) if desk.figure(one).value is not None]
    yield from counts_told(desk, told, Words("应开展的演练均未开展。", "None of the drills due was held."))
    records = desk.records(DrillRecord)
    held = [one for one in records if one.held_on is not None and desk.window.contains(one.held_on)]
    most = options.count("rows", MOST)
    facts = facts_of(DrillRecord, "held_on", "name", "unit", "kind", "place", "persons", "evaluation")
    yield from records_listed(desk, Words("演练一览表", "Drills held"), held, facts, most)
    late = [
        one
        for one in records
        if one.due_on is not None
        and one.due_on < desk.as_of
        and (one.held is False or (one.held_on is not None and one.held_on > desk.as_of))
    ]
    facts = facts_of(DrillRecord, "due_on", "name", "unit")
    yield from records_listed(desk, Words("逾期未演练清单", "Drills overdue"), late, facts, most)


_ROWS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "insurance",
        Words("安责险", "insurance"),
        Words("在保企业、覆盖率、到期未续的企业", "units insured, and policies that are over"),
        _insurance,
        options=_ROWS,
    ),
    Block(
        "standardisation",
        Words("标准化", "standardisation"),
        Words("标准化达标企业、达标率、到期的等级", "units standardised, and grades that are over"),
        _standardisation,
        options=_ROWS,
    ),
    Block(
        "installations",
        Words("安装情况", "installations"),
        Words("报警器等装置的安装户数和安装率", "places fitted with devices"),
        _installations,
        options=_ROWS,
    ),
    Block(
        "drills",
        Words("应急演练", "drills"),
        Words("演练完成率、一览表、逾期未演练清单", "drills held and overdue"),
        _drills,
        options=_ROWS,
    ),
)
