"""Backlog: how long open hazards have stood, how many stood open at the end of each month, and 五落实."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.indicators.core import HAZARDS_FOUND
from ansheng.indicators.definitions.backlog import (
    AGES,
    HELD,
    HELD_ALL,
    OUTSTANDING,
    OUTSTANDING_MAJOR,
    OUTSTANDING_OVERDUE,
)
from ansheng.indicators.derived import share_of
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks import series
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.hazards import there
from ansheng.reports.blocks.lists import listed
from ansheng.reports.desk import Desk
from ansheng.reports.graphics import Diagram, Series
from ansheng.reports.model import Cell, Item, Table
from ansheng.words import Words

_MAJOR = immutabledict({"grade": "major"})


def _ageing(desk: Desk, _: Options) -> Iterator[Item]:
    if not there(desk) or not desk.figure(OUTSTANDING).value:
        return
    whole = desk.figure(OUTSTANDING)
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            _age(desk, one),
            desk.figure(one),
            share_of(desk.figure(one), whole),
            desk.figure(one, where=_MAJOR),
        )
        for one in AGES
    ]
    rows.append((desk.of(Words("合计", "total")), whole, None, desk.figure(OUTSTANDING, where=_MAJOR)))
    title = desk.of(Words("未整改隐患账龄", "Age of open hazards"))
    heads = (
        Words("账龄", "age"),
        Words("未整改", "open"),
        Words("占比（%）", "share (%)"),
        Words("其中重大", "of which major"),
    )
    yield desk.table(title, [desk.of(head) for head in heads], rows, total=True)
    yield _bars(desk, title, AGES, desk.of(Words("未整改隐患", "open hazards")))


def _age(desk: Desk, one: Indicator) -> str:
    return desk.of(Words(one.title.removeprefix("账龄"), one.en.removeprefix("open ")))


def _bars(desk: Desk, title: str, chosen: Sequence[Indicator], name: str) -> Diagram:
    """Bars of indicators one beside the other, which are no groups of one."""
    found = [desk.figure(one) for one in chosen]
    labels = tuple(_age(desk, one) for one in chosen)
    shown = tuple(figure.shown(desk.lang) for figure in found)
    told = desk.of(Words("、", ", ")).join(
        f"{label}{desk.of(Words('', ': '))}{text}" for label, text in zip(labels, shown, strict=True)
    )
    return Diagram(
        title,
        "bars",
        labels,
        (Series(name, tuple(figure.value for figure in found), shown, tuple(figure.id for figure in found)),),
        desk.of(Words("单位：条", "")),
        desk.of(Words(f"条形图：{told}。", f"Bars: {told}.")),
    )


def _backlog(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk):
        return
    every = series.span_called(options.text("every", "month"))
    kinds = (OUTSTANDING, OUTSTANDING_OVERDUE, OUTSTANDING_MAJOR)
    made = [series.series(desk, one, every, reach=HAZARDS_FOUND) for one in kinds]
    if not any(figure.value for figure in made[0]):
        return
    yield _over_time(desk, made)
    if len(made[0]) > 1:
        yield _lines(desk, made)


def _over_time(desk: Desk, made: list[list[Figure]]) -> Table:
    heads = (
        Words("截至", "at the end of"),
        Words("未整改", "open"),
        Words("其中逾期", "of which overdue"),
        Words("其中重大", "of which major"),
    )
    rows = [(desk.day(line[0].window.last), *line) for line in zip(*made, strict=True)]
    gaps = any(figure.unknown for line in made for figure in line)
    note = Words("注：有缺项的记录未计入相应数字。", "Records that lack a fact are left out.")
    return listed(
        desk, Words("存量隐患变化", "Backlog of hazards"), heads, rows, notes=(note,) if gaps else ()
    )


def _lines(desk: Desk, made: list[list[Figure]]) -> Diagram:
    title = desk.of(Words("存量隐患变化", "Backlog of hazards"))
    names = (Words("未整改", "open"), Words("其中逾期", "overdue"), Words("其中重大", "major"))
    lines = tuple(
        Series(
            desk.of(name),
            tuple(figure.value for figure in line),
            tuple(figure.shown(desk.lang) for figure in line),
            tuple(figure.id for figure in line),
        )
        for name, line in zip(names, made, strict=True)
    )
    labels = tuple(figure.window.label(desk.lang) for figure in made[0])
    ends = lines[0].shown[0], lines[0].shown[-1]
    alt = Words(
        f"折线图：存量隐患，{labels[0]}末{ends[0]}，{labels[-1]}末{ends[1]}。",
        f"Line chart of the backlog: {ends[0] or 0} at the end of {labels[0]}, {ends[1]} at the end of {labels[-1]}.",
    )
    return Diagram(title, "lines", labels, lines, desk.of(Words("单位：条", "")), desk.of(alt))


def _five(desk: Desk, _: Options) -> Iterator[Item]:
    if not there(desk) or not desk.figure(OUTSTANDING).value:
        return
    whole, full = desk.figure(OUTSTANDING), desk.figure(HELD_ALL)
    told = Words(
        "存量隐患{whole}中，责任、措施、资金、时限、预案“五落实”填写齐全的{full}。",
        "of {whole} open hazards, {full} state party, measures, funds, due day and safeguards.",
    )
    none = Words(
        "存量隐患{whole}，台账中“五落实”均未填全。", "of {whole} open hazards, none states all five."
    )
    yield desk.paragraph(desk.say(told if full.value else none, whole=whole, full=full))
    rows = [
        (
            desk.of(Words(one.title, one.en)),
            desk.figure(one),
            share_of(desk.figure(one), whole),
            desk.figure(one, where=_MAJOR),
        )
        for one in HELD
    ]
    heads = (
        Words("要素", "element"),
        Words("已填写", "stated"),
        Words("占存量隐患（%）", "of open hazards (%)"),
        Words("其中重大隐患", "of which major"),
    )
    yield desk.table(
        desk.of(Words("存量隐患“五落实”情况", "What open hazards state")),
        [desk.of(head) for head in heads],
        rows,
    )


BLOCKS = (
    Block(
        "hazard_ageing",
        Words("隐患账龄", "hazard ageing"),
        Words("尚未整改的隐患按发现至今的天数分档，附图", "open hazards by how long they have stood"),
        _ageing,
    ),
    Block(
        "hazard_backlog",
        Words("隐患存量", "hazard backlog"),
        Words(
            "各月（季、年）末尚未整改、逾期、重大的隐患数，附图",
            "hazards open at the end of each month",
        ),
        _backlog,
        options=immutabledict({"every": series.OPTION}),
    ),
    Block(
        "five_elements",
        Words("五落实", "five elements"),
        Words(
            "存量隐患的责任、措施、资金、时限、预案填写情况",
            "whether open hazards state party, measures, funds, due day and safeguards",
        ),
        _five,
    ),
)
