"""Sources: what stands behind each figure that a document quotes, as a table to which the figures lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ansheng.errors import word
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import number
from ansheng.reports.model import Cell, Table
from ansheng.reports.writers.word.ink import Ink
from ansheng.reports.writers.word.tables import table
from ansheng.reports.writers.word.xml import Xml, paragraph, run, tag
from ansheng.words import Lang, Words

TITLE = Words("数字来源", "Where the figures come from")
_HEADS = (
    Words("数字", "figure"),
    Words("数值", "value"),
    Words("含义", "definition"),
    Words("分子/分母", "parts"),
    Words("统计期间", "period"),
    Words("截止日", "as of"),
    Words("缺项记录", "unknown"),
)


def bookmarks(figures: Sequence[str]) -> dict[str, str]:
    """The bookmark of each figure by its id."""
    return {figure: f"figure_{at}" for at, figure in enumerate(figures, start=1)}


def appendix(figures: Sequence[Figure], ink: Ink) -> Iterator[Xml]:
    """The table of the figures on a page of its own, a bookmark at each."""
    yield paragraph(ink.style("Annex"), run(word(ink.lang, TITLE)), looks=[tag("pageBreakBefore")])
    marks = [_bookmark(at, ink.links[figure.id]) for at, figure in enumerate(figures, start=1)]
    heads = tuple(word(ink.lang, head) for head in _HEADS)
    yield from table(Table("", heads, tuple(_row(figure, ink.lang) for figure in figures)), ink, marks, (18,))


def _bookmark(at: int, name: str) -> Xml:
    return Xml(tag("bookmarkStart", id=at, name=name) + tag("bookmarkEnd", id=at))


def _row(figure: Figure, lang: Lang) -> tuple[Cell, ...]:
    shown = figure.shown(lang)
    if figure.reason is not None:
        shown += word(lang, Words(f"（{figure.reason.zh}）", f" ({figure.reason.en})"))
    parts = None
    if figure.numerator is not None and figure.denominator is not None:
        parts = f"{number(figure.numerator)}/{number(figure.denominator)}"
    window = figure.window.label(lang)
    return figure.name(lang), shown, figure.meaning(lang), parts, window, figure.as_of, figure.unknown
