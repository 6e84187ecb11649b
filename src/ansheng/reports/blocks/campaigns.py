"""Campaigns: their span against the days that they declare, campaigns nested in them, and shorthands with members."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.campaigns.campaign import campaign_problems, span_of
from ansheng.campaigns.enumeration import enumeration
from ansheng.campaigns.records import CampaignRecord
from ansheng.errors import InputError
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.figures import present
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_DAYS = Words("天", "days")
_KINDS = (core.HAZARDS_FOUND, core.HAZARDS_RECTIFIED, core.VISITS, core.ACCIDENTS)


def _campaigns(desk: Desk, options: Options) -> Iterator[Item]:
    """The campaigns with their days, and what does not fit among them."""
    if not there(desk, CampaignRecord):
        return
    found = desk.records(CampaignRecord)
    most = options.count("rows", MOST)
    heads = (
        Words("专项行动", "campaign"),
        Words("上级行动", "part of"),
        Words("开始日期", "from"),
        Words("结束日期", "to"),
        Words("实际天数", "days"),
        Words("宣布天数", "days declared"),
    )
    rows = [_row(desk, one) for one in found[:most]]
    if rows:
        yield listed(desk, Words("专项行动一览表", "Campaigns"), heads, rows, left=len(found) - most)
    wrong = [desk.of(problem.words) for problem in campaign_problems(found)]
    if wrong:
        head = Words("核对事项", "to be checked")
        yield listed(
            desk, Words("专项行动核对", "Campaigns to be checked"), (head,), [(one,) for one in wrong]
        )


def _row(desk: Desk, one: CampaignRecord) -> tuple[Cell | Figure, ...]:
    name = one.name or one.id or ""
    days = counted(
        desk,
        f"campaign_days[campaign={name}]",
        Words(f"“{name}”天数", f"days of {name}"),
        _days(one),
        _DAYS,
        Words("自开始日期至结束日期的天数，首尾两日均计入", "days from the first to the last, both included"),
    )
    return name, one.part_of, one.starts_on, one.ends_on, days, one.declared_days


def _days(one: CampaignRecord) -> int | None:
    try:
        return span_of(one).days
    except InputError:
        return None


def _enumeration(desk: Desk, options: Options) -> Iterator[Item]:
    """The members of a shorthand such as 两客一危 with their figures, and whether as many are named as it declares."""
    if not options.main or not options.several("members"):
        raise InputError(
            Words(
                "应写明简称和所列各项，例如 [[列举：两客一危；成员=班线客车、旅游客车、危险货物运输车]]",
                "give the shorthand and its members, for example [[enumeration: 2+1; members=A, B, C]]",
            )
        )
    found = enumeration(options.main, options.several("members"))
    if found.agrees is False:
        desk.leave_out(Words(f"{found.text()}，请核对。", f"{found.text('en')}; check it."))
    names = options.several("indicators")
    asked = [desk.indicator(name) for name in names] if names else list(_KINDS)
    chosen = present(desk, asked)
    if not chosen:
        return
    by = options.text("by", "sector")
    rows: list[tuple[Cell | Figure, ...]] = [
        (member, *(desk.figure(one, where={fact_called(one, by).name: member}) for one in chosen))
        for member in found.members
    ]
    if not any(isinstance(cell, Figure) and (cell.value or cell.unknown) for row in rows for cell in row):
        return
    heads = (Words("项目", "member"), *(Words(desk.head(one), desk.head(one)) for one in chosen))
    yield listed(desk, options.text("title") or found.title, heads, rows)


BLOCKS = (
    Block(
        "campaigns",
        Words("专项行动", "campaigns"),
        Words("各专项行动的起止日期、天数和上级行动", "campaigns with their days, and what does not fit"),
        _campaigns,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "enumeration",
        Words("列举", "enumeration"),
        Words("简称（如“两客一危”）所列各项的指标", "the members of a shorthand with their figures"),
        _enumeration,
        options=immutabledict(
            {
                "members": Words("成员", "members"),
                "indicators": Words("指标", "indicators"),
                "by": Words("按", "by"),
                "title": Words("标题", "title"),
            }
        ),
        main=Words("简称，如 两客一危", "the shorthand"),
    ),
)
