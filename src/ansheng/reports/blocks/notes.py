"""Notes on the data: what comparisons rest on, what was left out and why, and how figures are defined."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.errors import word
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Part
from ansheng.words import Words

DEFINED = (core.RECTIFICATION_RATE, core.HAZARDS_OVERDUE, core.ATTENDANCE_RATE)
"""What a reader may take for something else, so that its definition is printed."""


def _notes(desk: Desk, _: Options) -> Iterator[Bullets]:
    notes = [_basis(desk), *desk.unreached(), *map(desk.of, desk.unsaid), *_definitions(desk)]
    if desk.window != desk.period:
        notes.append(_unfinished(desk))
    yield desk.bullets((*notes, *_caveats(desk)))


def _definitions(desk: Desk) -> Iterator[str]:
    for one in DEFINED:
        if one.id in desk.figures:
            yield desk.of(Words(f"{one.title}：{one.definition}。", f"{one.en}: {one.definition_en}."))


def _unfinished(desk: Desk) -> str:
    last = desk.day(desk.window.last)
    return desk.of(
        Words(
            f"统计期间{desk.period.label()}尚未结束，数据截至{last}。",
            f"{desk.period.label('en')} is not over; days up to {last} are counted.",
        )
    )


def _caveats(desk: Desk) -> Iterator[tuple[Part, ...]]:
    for figure in list(desk.figures.values()):
        if figure.unknown and not figure.group and "@" not in figure.id:
            yield _caveat(desk, figure)


def _basis(desk: Desk) -> str:
    if desk.base is None:
        return word(
            desk.lang,
            Words(
                "同比以上年同期为基期；基期无记录的，不作比较。",
                "Year on year means the same days of the year before; "
                "without records that reach back, none is compared.",
            ),
        )
    base = Words(desk.base.label(), desk.base.label("en"))
    return word(
        desk.lang,
        Words(
            f"以{base.zh}为基期；基期无记录的，不作比较。",
            f"The base period is {base.en}; without records that reach back, none is compared.",
        ),
    )


def _caveat(desk: Desk, figure: Figure) -> tuple[Part, ...]:
    said = desk.quoted(figure, figure.caveat(desk.lang))
    return desk.say(Words("{0}：{1}。", "{0}: {1}."), figure.name(desk.lang), said)


BLOCKS = (
    Block(
        "notes",
        Words("数据说明", "notes"),
        Words(
            "比较的依据、未写入的内容及原因、指标含义、缺项",
            "what comparisons rest on, and what was left out",
        ),
        _notes,
        late=True,
    ),
)
