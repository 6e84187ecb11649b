"""Two lists: that of hazards and that of measures, how complete they are, and the situation told before them."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.hazards.lists import MeasureRecord
from ansheng.indicators import core
from ansheng.indicators.definitions.backlog import (
    HAZARDS_COMPLETE,
    HAZARDS_LISTED,
    MEASURES,
    MEASURES_ISSUED,
    MEASURES_OVERDUE,
    OUTSTANDING,
    OUTSTANDING_OVERDUE,
)
from ansheng.indicators.derived import share_of
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks import hazards
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.figures import present
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Item, Paragraph, Section
from ansheng.words import Words

_COLUMNS = ("name", "issue", "kind", "lead", "due_on", "progress", "document_no")
_SITUATION = (
    core.VISITS,
    core.UNITS_INSPECTED,
    core.HAZARDS_FOUND,
    core.HAZARDS_RECTIFIED,
    core.RECTIFICATION_RATE,
    OUTSTANDING,
    OUTSTANDING_OVERDUE,
    core.PENALTIES,
    core.FINES,
)


def _two_lists(desk: Desk, options: Options) -> Iterator[Item]:
    yield from _hazards_told(desk)
    yield from _measures(desk, options.count("rows", MOST))


def _hazards_told(desk: Desk) -> Iterator[Paragraph]:
    if not present(desk, [HAZARDS_LISTED]) or not desk.figure(HAZARDS_LISTED).value:
        return
    whole, full = desk.figure(HAZARDS_LISTED), desk.figure(HAZARDS_COMPLETE)
    yield desk.paragraph(
        desk.say(
            Words(
                "问题隐患清单列入隐患{0}，其中责任部门、整改要求、整改期限均已明确的{1}，占{2}。",
                "hazards on the list: {0}; department, requirement and due day are stated of {1}, {2}.",
            ),
            whole,
            full,
            share_of(full, whole),
        )
    )


def _measures(desk: Desk, most: int) -> Iterator[Item]:
    measures = desk.records(MeasureRecord)
    if not measures:
        return
    parts = [
        desk.say(words, desk.figure(one))
        for one, words in (
            (MEASURES_ISSUED, Words("已印发或实施{0}", "{0} issued or in force")),
            (MEASURES_OVERDUE, Words("逾期未出台{0}", "{0} overdue")),
        )
        if desk.figure(one).value
    ]
    told = desk.say(Words("，其中{0}", ", of which {0}"), desk.joined(parts, Words("、", ", ")))
    yield desk.paragraph(
        desk.say(
            Words("制度措施清单列入制度措施{0}{1}。", "measures on the list: {0}{1}."),
            desk.figure(MEASURES),
            told if parts else "",
        )
    )
    facts = [MeasureRecord.fact(name) for name in _COLUMNS]
    rows = [[cell_of(fact, getattr(one, fact.name), desk.lang) for fact in facts] for one in measures[:most]]
    heads = [Words(fact.title, fact.en) for fact in facts]
    yield listed(desk, Words("制度措施清单", "List of measures"), heads, rows, left=len(measures) - most)


def _situation(desk: Desk, options: Options) -> Iterator[Section]:
    """The situation in a paragraph, then the list of hazards and the list of measures."""
    found = [one for one in _SITUATION if not desk.lacking(one)]
    told = [desk.named(one, desk.figure(one)) for one in found if _worth(desk, one)]
    if told:
        words = Words(f"{desk.window.label()}，{{0}}。", f"In {desk.window.label('en')}: {{0}}.")
        paragraph = desk.paragraph(desk.say(words, desk.joined(told, Words("，", "; "))))
        yield Section(desk.of(Words("工作情况", "Situation")), (paragraph,))
    listing = [
        item
        for item in hazards.hazard_list(desk, Options(named=options.named))
        if not isinstance(item, Section)
    ]
    first = (*_hazards_told(desk), *listing)
    if first:
        yield Section(desk.of(Words("问题隐患清单", "List of hazards")), first)
    second = tuple(_measures(desk, options.count("rows", MOST)))
    if second:
        yield Section(desk.of(Words("制度措施清单", "List of measures")), second)


def _worth(desk: Desk, one: Indicator) -> bool:
    figure = desk.figure(one)
    return bool(figure.value)


BLOCKS = (
    Block(
        "two_lists",
        Words("两个清单", "two lists"),
        Words(
            "问题隐患清单的填写情况和制度措施清单",
            "how complete the list of hazards is, and the list of measures",
        ),
        _two_lists,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "situation_and_lists",
        Words("一情况两清单", "situation and two lists"),
        Words(
            "工作情况、问题隐患清单、制度措施清单",
            "the situation, the list of hazards and the list of measures",
        ),
        _situation,
        options=immutabledict({"rows": OPTION}),
    ),
)
