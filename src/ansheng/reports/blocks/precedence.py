"""Precedence: the enterprises to go to first with reasons, and how such an order did in the past."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs
from immutabledict import immutabledict

from ansheng.dates import day_of
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.figure import Figure, Print
from ansheng.precedence.asking import Placed, Precedence, where_first
from ansheng.precedence.back import check_backwards
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import OPTION, counted, listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.responsibility import EnterpriseRecord
from ansheng.words import Words

ROWS, DRAWS = 20, 100
"""So many units are listed where the template does not say how many, by so many draws."""

_POINTS = Words(
    "各项分值之和；分值为人为选定，区间含分值减半至加倍、未知各项和比率的不确定性",
    "the sum of the points of all parts, which are a choice; the interval has them halved to doubled",
)


def _first(desk: Desk, options: Options) -> Iterator[Item]:
    """The units to go to first, by what is known on the as-of day."""
    tables = desk.tables
    if not {EnterpriseRecord.table, HazardRecord.table} & set(tables):
        for record in (EnterpriseRecord, HazardRecord):
            desk.leave_out(desk.absent(record))
        return
    found = where_first(tables, on=desk.as_of, draws=DRAWS)
    if not len(found):
        desk.leave_out(Words("无可排序的单位。", "There is no unit to put in order."))
        return
    shown = list(found.first(options.count("rows", ROWS)))
    heads = (
        Words("名次", "rank"),
        Words("名次区间", "interval"),
        Words("单位名称", "unit"),
        Words("得分", "points"),
        Words("理由", "reasons"),
    )
    rows = [_row(desk, one) for one in shown]
    notes = [Words(f"注：{note.zh}", note.en) for note in _notes(found)]
    title = Words("先查单位", "Where to go first")
    yield listed(desk, title, heads, rows, left=len(found) - len(shown), notes=notes)
    if options.text("back"):
        looked = check_backwards(tables, on=day_of(options.text("back"), "back"), until=desk.as_of)
        yield Paragraph(looked.text(desk.lang) + desk.of(Words("：", ":")))
        yield desk.bullets(one.text(desk.lang) for one in looked)


def _row(desk: Desk, one: Placed) -> tuple[Cell | Figure, ...]:
    between = desk.of(Words("～", " to "))
    label = Words(f"先查得分（{one.unit}）", f"points of where to go first ({one.unit})")
    made = counted(desk, f"precedence[{one.unit}]", label, 0, Words("分", ""), _POINTS)
    score = attrs.evolve(
        made, value=Decimal(repr(round(one.score, 1))), style=Print(places=1, zeros="keep"), things=False
    )
    return one.rank, f"{one.rank_low}{between}{one.rank_high}", one.unit, score, one.why(desk.lang)


def _notes(found: Precedence) -> Iterator[Words]:
    yield Words(
        "分值为人为选定，名次区间重叠的，先后不足为据。",
        "The points are a choice; where intervals overlap, the order says little.",
    )
    if found.absent:
        yield Words(
            "部分数据表未提供，有关各项未计。", "Some tables were not provided; their parts do not count."
        )
    if found.unplaced:
        yield Words(
            "部分记录未填单位，未计入任何单位。",
            "Some records name no unit and count for none.",
        )


BLOCKS = (
    Block(
        "where_first",
        Words("先查单位", "where to go first"),
        Words(
            "按未整改和重复隐患、逾期、等级、事故、距上次检查时间排列的企业，附理由和名次区间",
            "enterprises by open and repeated hazards, lateness, class, accidents, time since a visit, with reasons",
        ),
        _first,
        options=immutabledict({"rows": OPTION, "back": Words("回看", "back")}),
    ),
)
