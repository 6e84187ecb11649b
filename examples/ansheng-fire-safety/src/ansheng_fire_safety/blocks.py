"""通报中的一节：消防检查情况，以及消防通道被占用、安全出口被锁闭的单位。"""

from __future__ import annotations

from collections.abc import Iterator

from ansheng import Words
from ansheng.reports import Block, Bullets, Desk, Options, Paragraph

from .indicators import RECTIFICATION_RATE, UNITS
from .records import FireInspectionRecord

MOST = 20
"""最多列出的单位数，其余的写明个数。"""


def checks(desk: Desk, options: Options) -> Iterator[Paragraph | Bullets]:
    """检查情况一段，存在突出问题的单位一个一条。"""
    if desk.lacking(UNITS):
        desk.leave_out(desk.absent(FireInspectionRecord))
        return
    units, rate = desk.figure(UNITS), desk.figure(RECTIFICATION_RATE)
    words = Words(
        "消防检查单位{0}，消防隐患整改率{1}。", "{0} inspected for fire safety; {1} of the hazards rectified."
    )
    yield desk.paragraph(desk.say(words, units, rate))
    named = list(dict.fromkeys(_problems(desk)))
    if named:
        more = Words(f"另有{len(named) - MOST}条未列出。", f"{len(named) - MOST} more are not listed.")
        yield desk.bullets([*named[:MOST], *([desk.of(more)] if len(named) > MOST else [])])


def _problems(desk: Desk) -> Iterator[str]:
    for one in desk.records(FireInspectionRecord):
        if one.inspected_on is None or not desk.window.contains(one.inspected_on):
            continue
        unit = one.unit or desk.of(Words("单位名称未填", "unit not named"))
        if one.passage_blocked:
            yield desk.of(Words(f"{unit}占用消防通道。", f"{unit}: fire lane blocked."))
        if one.exit_locked:
            yield desk.of(Words(f"{unit}锁闭安全出口。", f"{unit}: exit locked."))


CHECKS = Block(
    "checks",
    Words("消防检查情况", "fire inspections"),
    Words("消防检查的单位数、整改率和突出问题", "units inspected, hazards rectified, and the gravest faults"),
    checks,
)
