"""Plans: how the plans of a campaign are built up."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.indicators import core
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.desk import Desk
from ansheng.reports.model import Paragraph
from ansheng.words import Words


def _scheme(desk: Desk, _: Options) -> Iterator[Paragraph]:
    if lacking := desk.lacking(core.PLANS):
        desk.leave_out(desk.absent(*lacking.values()))
        return
    kinds = (core.OVERALL_PLANS, core.TOPIC_PLANS, core.SPECIAL_PLANS)
    whole, leads = desk.figure(core.PLANS), desk.figure(core.LEAD_UNITS)
    figures = [desk.figure(indicator) for indicator in kinds]
    special = desk.parts(core.SPECIAL_PLANS, "group")
    known = [figure for figure in [*figures[:2], *(figure for _, figure in special)] if figure.value]
    scheme = desk.joined((desk.quoted(one, str(one.value)) for one in known), Words("+", "+"))
    told = [desk.named(indicator, figure) for indicator, figure in zip(kinds, figures, strict=True)]
    listed = desk.listed(core.SPECIAL_PLANS, "group", special)
    yield desk.paragraph(
        desk.say(
            Words(
                "共有方案{whole}，构成“{scheme}”体系：{told}{listed}，由{leads}单位牵头。",
                "{whole} plans in a {scheme} scheme: {told}{listed}; {leads} lead units.",
            ),
            whole=whole,
            scheme=scheme,
            told=desk.joined(told, Words("，", "; ")),
            listed=desk.say(Words("（{0}）", " ({0})"), listed) if special else "",
            leads=leads,
        )
    )


BLOCKS = (
    Block(
        "plan_scheme",
        Words("方案体系", "plan scheme"),
        Words("方案的个数、构成（如“1+2+20”）和牵头单位", "the plans, how they are made up, and who leads"),
        _scheme,
    ),
)
