"""Book: the workbook of a report, a sheet for each of its tables and graphics, for its figures and for its problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ansheng.errors import check_lang, word
from ansheng.reports.graphics import Diagram, WallChart
from ansheng.reports.model import Report
from ansheng.reports.writers.excel.contents import CONTENTS, said_of, write_contents
from ansheng.reports.writers.excel.graphics import write_bars, write_chart
from ansheng.reports.writers.excel.pages import FIGURES, PROBLEMS, Page, figures_page, pages, problems_page
from ansheng.reports.writers.excel.pen import Pen, made
from ansheng.reports.writers.excel.tables import FIRST, TableSheet, Target
from ansheng.words import Lang

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

FILE = "lists.xlsx"
_MANY = 20_000
"""So many rows are too many to be kept as cells in memory."""
_OPEN = 300
"""So many sheets may each have a file of their own as long as they are written."""


def excel_files(report: Report, lang: Lang = "zh") -> Mapping[str, bytes]:
    """The workbook of a report, by the name of its file; the same report gives the same bytes.

    Behind the contents stand a sheet for each table, diagram and wall chart of the sections and annexes, one for the
    figures and one for the problems in the data.

    :raises MissingExtraError: xlsxwriter is not installed; the extra ``report`` brings it
    """
    lang = check_lang(lang)
    found = [*pages(report, lang), figures_page(report, lang), problems_page(report, lang)]
    memory = len(found) > _OPEN or sum(len(page.table.rows) for page in found) < _MANY
    return {
        FILE: made(report.title, report.as_of, lambda book: _write(book, report, found, lang), memory=memory)
    }


def _write(book: Workbook, report: Report, found: Sequence[Page], lang: Lang) -> None:
    pen = Pen(book, lang, report.title, report.made_up or "")
    contents = pen.sheet(word(lang, CONTENTS))
    last = [pen.names.of(word(lang, title)) for title in (FIGURES, PROBLEMS)]
    names = [*(pen.names.of(page.table.title or page.section) for page in found[:-2]), *last]
    sheets = [book.add_worksheet(name) for name in names]
    write_contents(pen, contents, report, list(zip(names, found, strict=True)))
    shown = report.figures[: len(found[-2].table.rows)]
    target = Target(last[0], {one.id: FIRST + at for at, one in enumerate(shown, start=1)})
    figures, said = {one.id: one for one in report.figures}, said_of(report, lang)
    for sheet, page in zip(sheets, found, strict=True):
        graphic, table = page.graphic, TableSheet(pen, sheet, page, figures, target, said)
        table.head(contents.get_name())
        if isinstance(graphic, WallChart):
            write_bars(pen, sheet, graphic)
        table.body()
        if isinstance(graphic, Diagram):
            write_chart(pen, sheet, graphic)
