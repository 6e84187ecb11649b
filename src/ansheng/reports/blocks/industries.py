"""Industries: the indicators that plugins bring, those that count in one table in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.desk import Desk
from ansheng.reports.model import Paragraph
from ansheng.words import Words


def _industries(desk: Desk, _: Options) -> Iterator[Paragraph]:
    by_tables: dict[frozenset[str], list[Indicator]] = {}
    for indicator in desk.more:
        tables = frozenset(quantity.table for quantity in indicator.quantities)
        by_tables.setdefault(tables, []).append(indicator)
    for together in by_tables.values():
        lacking = desk.lacking(*together)
        for record in lacking.values():
            desk.leave_out(desk.absent(record))
        if not lacking:
            told = [desk.named(one, desk.figure(one)) for one in together]
            yield desk.paragraph(desk.joined(told, Words("，", "; ")), desk.of(Words("。", ".")))


BLOCKS = (
    Block(
        "industries",
        Words("行业指标", "industries"),
        Words("各行业插件的指标", "the indicators that plugins bring"),
        _industries,
    ),
)
