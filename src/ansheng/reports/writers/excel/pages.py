"""Pages: which sheets a report has, each with the table that stands on it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ansheng.errors import Problem, check_lang, word
from ansheng.indicators.figure import Figure
from ansheng.reports.graphics import Diagram, Graphic, WallChart
from ansheng.reports.model import Cell, Report, Table
from ansheng.words import Lang, Words

MOST_ROWS, MOST_COLUMNS = 100_000, 16_000
"""So much of a table stands on its sheet; a sheet could hold ten times the rows, and nobody could open them."""

FIGURES = Words("数字", "figures")
PROBLEMS = Words("数据问题", "problems")

_FIGURE_HEADS = (
    Words("编号", "id"),
    Words("指标", "indicator"),
    Words("数值", "value"),
    Words("单位", "unit"),
    Words("文中写作", "as printed"),
    Words("分子", "numerator"),
    Words("分母", "denominator"),
    Words("起始日", "first day"),
    Words("截止日", "last day"),
    Words("统计截止日", "as of"),
    Words("缺项记录", "unknown"),
    Words("比较", "comparison"),
    Words("含义", "definition"),
)
_PROBLEM_HEADS = (
    Words("程度", "gravity"),
    Words("文件", "file"),
    Words("工作表", "sheet"),
    Words("行", "row"),
    Words("列", "column"),
    Words("单元格", "cell"),
    Words("原值", "value"),
    Words("问题", "problem"),
    Words("处理办法", "what to do"),
    Words("无法统计的数字", "figures not told"),
)
_CUT = Words(
    "本表共{0}行，只列出前{1}行，其余{2}行未列出；全部记录可用 --format data 另存。",
    "The table has {0} rows; the first {1} stand here, {2} more do not. --format data writes all records to data/.",
)
_NARROWED = Words("本表共{0}列，只列出前{1}列。", "The table has {0} columns; the first {1} stand here.")


@attrs.frozen
class Page:
    """A sheet to be written.

    :param section: the section that it belongs to; of the figures and the problems, none
    :param rows: how many rows its table has, of which it may show the first alone
    """

    table: Table
    section: str = ""
    graphic: Graphic | None = None
    rows: int = 0


def pages(report: Report, lang: Lang) -> Iterator[Page]:
    """The sheets of the tables and graphics of a report, in reading order, its annexes last."""
    lang = check_lang(lang)
    for top in (*report.sections, *report.annexes):
        for _, section in top.walk():
            for item in section.items:
                if isinstance(item, Table | Diagram | WallChart):
                    yield _page(item, section.title, lang)


def figures_page(report: Report, lang: Lang) -> Page:
    """The sheet of the figures, a row each."""
    rows = tuple(_figure(one, lang) for one in report.figures)
    heads = tuple(word(lang, head) for head in _FIGURE_HEADS)
    return _page(Table(word(lang, FIGURES), heads, rows), "", lang)


def problems_page(report: Report, lang: Lang) -> Page:
    """The sheet of what is wrong in the data, a row each."""
    rows = tuple(_problem(one, lang) for one in report.problems)
    heads = tuple(word(lang, head) for head in _PROBLEM_HEADS)
    return _page(Table(word(lang, PROBLEMS), heads, rows), "", lang)


def _page(item: Table | Graphic, section: str, lang: Lang) -> Page:
    graphic = None if isinstance(item, Table) else item
    whole = item if isinstance(item, Table) else item.table()
    alt = (graphic.alt,) if graphic is not None and graphic.alt else ()
    table = attrs.evolve(_cut(_narrowed(whole)), notes=(*whole.notes, *alt))
    table = attrs.evolve(table, notes=(*table.notes, *_left(whole, lang)))
    return Page(table, section, graphic, len(whole.rows))


def _cut(table: Table) -> Table:
    """The first rows of a table, and its total."""
    if len(table.rows) <= MOST_ROWS:
        return table
    kept = slice(MOST_ROWS - 1 if table.total else MOST_ROWS)
    last = slice(-1, None) if table.total else slice(0)
    return attrs.evolve(
        table,
        rows=(*table.rows[kept], *table.rows[last]),
        sources=(*table.sources[kept], *table.sources[last]),
    )


def _narrowed(table: Table) -> Table:
    if len(table.columns) <= MOST_COLUMNS:
        return table
    rows = tuple(row[:MOST_COLUMNS] for row in table.rows)
    sources = tuple(names[:MOST_COLUMNS] for names in table.sources)
    return attrs.evolve(table, columns=table.columns[:MOST_COLUMNS], rows=rows, sources=sources)


def _left(table: Table, lang: Lang) -> Iterator[str]:
    """What a reader must know of rows and columns that are left out."""
    rows, columns = len(table.rows), len(table.columns)
    if rows > MOST_ROWS:
        yield word(lang, _CUT).format(rows, MOST_ROWS, rows - MOST_ROWS)
    if columns > MOST_COLUMNS:
        yield word(lang, _NARROWED).format(columns, MOST_COLUMNS)


def _figure(one: Figure, lang: Lang) -> tuple[Cell, ...]:
    return (
        one.id,
        one.name(lang),
        one.value,
        one.measure(lang),
        one.shown(lang),
        one.numerator,
        one.denominator,
        one.window.first,
        one.window.last,
        one.as_of,
        one.unknown,
        one.comparison.text(lang) if one.comparison else None,
        one.meaning(lang),
    )


def _problem(one: Problem, lang: Lang) -> tuple[Cell, ...]:
    return (
        word(lang, one.gravity.words),
        one.file,
        one.sheet,
        one.row,
        one.column,
        one.cell,
        one.value,
        word(lang, one.words),
        word(lang, one.remedy),
        word(lang, Words("、", ", ")).join(one.costs) or None,
    )
