"""Leagues: parties, districts or sectors ranked by what they found and put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.errors import word
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.indicators.figures.league import Standing, standings
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.words import Words

LEAGUE_HEADS = (
    Words("排查隐患", "found"),
    Words("已整改", "rectified"),
    Words("整改率（%）", "rate (%)"),
    Words("未整改", "open"),
    Words("逾期未整改", "overdue"),
)


def _leagues(desk: Desk, options: Options) -> Iterator[Item]:
    if lacking := desk.lacking(core.HAZARDS_FOUND):
        desk.leave_out(desk.absent(*lacking.values()))
        return
    by = fact_called(core.HAZARDS_FOUND, options.main or "责任部门").name
    fact = core.HAZARDS_FOUND.numerator.record.fact(by)
    title = options.text("title", desk.of(Words(f"按{fact.title}", f"By {fact.en}")))
    yield _league(desk, by, title, ranked=options.yes("ranks", default=True))


def _league(desk: Desk, by: str, title: str, *, ranked: bool = True) -> Item:
    lines, whole = standings(desk.tables, by=by, period=desk.period, as_of=desk.as_of)
    if not lines:
        return Paragraph(
            word(desk.lang, Words("统计期间内无隐患记录。", "No hazards were found in the period."))
        )
    if all(line.key == (None,) for line in lines):
        fact = core.HAZARDS_FOUND.numerator.record.fact(by)
        return Paragraph(
            word(
                desk.lang,
                Words(f"隐患表未填“{fact.title}”，无法按此统计。", f"No hazard states its {fact.en}."),
            )
        )
    shown = lines if ranked else sorted(lines, key=lambda line: line.found.value or 0, reverse=True)
    head = word(desk.lang, Words("名次", "rank")), word(desk.lang, Words("名称", "name"))
    columns = (*head[0 if ranked else 1 :], *(word(desk.lang, column) for column in LEAGUE_HEADS))
    rows = [_row(desk, line, ranked) for line in (*shown, whole)]
    return desk.table(title, columns, rows, _notes(desk, (*lines, whole), ranked), total=True)


def _row(desk: Desk, line: Standing, ranked: bool) -> tuple[Cell | Figure, ...]:
    name = word(desk.lang, line.title)
    return (line.rank, name, *line.figures) if ranked else (name, *line.figures)


def _notes(desk: Desk, lines: Sequence[Standing], ranked: bool) -> tuple[str, ...]:
    rule = word(
        desk.lang,
        Words(
            "注：按整改率从高到低排列，整改率相同的名次并列。",
            "Ranked by rectification rate; equal rates share a rank.",
        ),
    )
    open_ended = [line for line in lines[:-1] if any(figure.unknown for figure in line.figures)]
    names = word(desk.lang, Words("、", ", ")).join(word(desk.lang, line.title) for line in open_ended)
    caveat = word(
        desk.lang,
        Words(
            f"注：{names}存在有缺项的记录，未计入相应数字。",
            f"Records of {names} lack facts and are left out.",
        ),
    )
    return (*([rule] if ranked else []), *([caveat] if open_ended else []))


BLOCKS = (
    Block(
        "league",
        Words("排名", "league"),
        Words(
            "各单位、地区或行业的排查隐患、整改率等，按整改率排名",
            "who found and put right how many hazards, ranked",
        ),
        _leagues,
        options=immutabledict({"ranks": Words("名次", "ranks"), "title": Words("标题", "title")}),
        main=Words("列，如 责任部门、地区、行业领域", "a fact, such as department, region, sector"),
    ),
)
