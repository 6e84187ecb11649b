"""Shortcomings: who did not report, reported late or stayed away, and what is overdue, all by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ansheng.campaigns.submissions import period_label
from ansheng.errors import word
from ansheng.indicators import core
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Item, Paragraph
from ansheng.words import Words

WHO = ("sector", "party")
SHORTCOMINGS = (
    (core.SUBMISSIONS_MISSING, (*WHO, "period"), Words("未报送", "Reports missing")),
    (core.SUBMISSIONS_LATE, WHO, Words("迟报", "Reports late")),
    (core.ABSENCES, WHO, Words("缺席会议", "Absences from meetings")),
    (core.HAZARDS_OVERDUE, ("sector",), Words("隐患逾期未整改", "Hazards overdue")),
    (core.TASKS_OVERDUE, ("lead",), Words("任务逾期未完成", "Tasks overdue")),
)
SOURCES = (core.SUBMISSIONS_DUE, core.ABSENCES, core.HAZARDS_OVERDUE)
NO_PARTY = Words("单位未填", "not named")
NO_SECTOR = Words("行业领域未填", "sector not stated")
"""What stands in place of a group's name where the table has none."""


def _shortcomings(desk: Desk, _: Options) -> Iterator[Item]:
    """Those named, then what could not be judged with the number of its records; last what was judged and is nil."""
    judged = [kind for kind in SHORTCOMINGS if not desk.lacking(kind[0])]
    found = [item for kind in judged for item in _found(desk, *kind)]
    figures = [(desk.figure(indicator), word(desk.lang, words)) for indicator, _, words in judged]
    unjudged = [_unjudged(desk, figure, name) for figure, name in figures if figure.unknown]
    if found or unjudged:
        yield desk.bullets([*found, *unjudged])
    for record in desk.lacking(*SOURCES).values():
        desk.leave_out(desk.absent(record))
    clear = [name for figure, name in figures if figure.value == 0 and not figure.unknown]
    if clear:
        text = word(
            desk.lang, Words(f"未发现{'、'.join(clear)}的情况。", f"None found: {', '.join(clear).lower()}.")
        )
        yield Paragraph(text)


def _found(desk: Desk, indicator: Indicator, by: tuple[str, ...], words: Words) -> list[Piece]:
    """The line that names those of whom the indicator counts some."""
    parts = [(key, figure) for key, figure in desk.parts(indicator, by) if figure.value]
    if not parts:
        return []
    if "period" in by:
        told = desk.joined(_with_periods(desk, parts, desk.of(words)), Words("，", ", "))
        return [desk.say(Words("{told}。", "{head}: {told}."), told=told, head=desk.of(words))]
    told = desk.joined(_with_counts(desk, parts, by), Words("、", ", "))
    return [desk.say(Words("{head}：{told}。", "{head}: {told}."), told=told, head=word(desk.lang, words))]


def _with_periods(desk: Desk, parts: Sequence[tuple[Key, Figure]], head: str) -> list[Piece]:
    periods: dict[Key, list[Piece]] = {}
    for (*who, period), figure in parts:
        named = (
            period_label(period, desk.lang) if period else word(desk.lang, Words("期次未填的", "no period"))
        )
        periods.setdefault(tuple(who), []).append(desk.quoted(figure, named))
    return [
        desk.say(
            Words("{party}{head}{named}报表", "{party} ({named})"),
            head=head,
            party=_party(desk, key[::-1] if desk.lang == "zh" else key),
            named=desk.joined(named, Words("、", ", ")),
        )
        for key, named in periods.items()
    ]


def _with_counts(desk: Desk, parts: Sequence[tuple[Key, Figure]], by: tuple[str, ...]) -> list[Piece]:
    unnamed = NO_SECTOR if by == ("sector",) else NO_PARTY
    return [desk.beside(_party(desk, key, unnamed), figure) for key, figure in _greatest_first(parts)]


def _unjudged(desk: Desk, figure: Figure, name: str) -> Piece:
    unknown = desk.quoted(figure, str(figure.unknown))
    words = Words(
        "{0}：有{1}条有缺项的记录，无法判断。", "{0}: {1} records lack a fact and cannot be judged."
    )
    return desk.say(words, name, unknown)


def _party(desk: Desk, key: Key, unnamed: Words = NO_PARTY) -> str:
    first, *rest = [value for value in key if value is not None] or [word(desk.lang, unnamed)]
    named = desk.of(Words("、", ", ")).join(rest)
    return desk.of(Words(f"{first}（{named}）", f"{first} ({named})")) if rest else first


def _greatest_first(parts: Sequence[tuple[Key, Figure]]) -> list[tuple[Key, Figure]]:
    return sorted(parts, key=lambda part: part[1].value or 0, reverse=True)


BLOCKS = (
    Block(
        "shortcomings",
        Words("存在问题", "shortcomings"),
        Words(
            "未报送、迟报、缺席、逾期的单位和数量",
            "who did not report, was late or absent, and what is overdue",
        ),
        _shortcomings,
    ),
)
