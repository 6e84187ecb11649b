"""Listing: all problems of a dossier as one sheet, gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ansheng.errors import Problem, word
from ansheng.gravity import kind_of
from ansheng.reports.returned.books import new_book, put
from ansheng.reports.returned.marks import COLOURS
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_LISTED = 50_000
"""So many problems are listed in the workbook; the JSON has all."""

COLUMNS = (
    (Words("序号", "no."), 7),
    (Words("程度", "gravity"), 10),
    (Words("问题", "problem"), 20),
    (Words("文件", "file"), 24),
    (Words("工作表", "sheet"), 14),
    (Words("单元格", "cell"), 9),
    (Words("列名", "column"), 16),
    (Words("填写内容", "value"), 20),
    (Words("说明", "message"), 60),
    (Words("处理", "what to do"), 36),
)
"""The headers of the list and the widths of its columns."""


def cell_of(problem: Problem, lang: Lang = "zh") -> str:
    """The cell of a problem as a spreadsheet calls it, or its row; empty where it has neither."""
    row = problem.row
    return problem.cell or (word(lang, Words(f"第{row}行", f"row {row}")) if row else "")


def cells(problem: Problem, lang: Lang) -> list[str]:
    """A problem as the cells of its line, without the running number."""
    words = (problem.gravity.words, kind_of(problem.kind).words, problem.words, problem.remedy)
    gravity, kind, message, remedy = (word(lang, each) for each in words)
    place = (problem.file, problem.sheet, cell_of(problem, lang), problem.column, problem.value)
    return [gravity, kind, *(part or "" for part in place), message, remedy]


def listing(problems: Sequence[Problem], lang: Lang) -> Workbook:
    """The list as a workbook: header frozen, columns as wide as they need, no cell that starts a formula.

    :raises MissingExtraError: openpyxl is not installed
    """
    book = new_book()
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(word(lang, Words("问题清单", "Problems")))
    wrapped, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    fills = {gravity: PatternFill("solid", fgColor=colour) for gravity, colour in COLOURS.items()}
    for place, (head, wide) in enumerate(COLUMNS, start=1):
        put(sheet.cell(1, place), word(lang, head))
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, place).column_letter].width = wide
    for number, problem in enumerate(problems[:MOST_LISTED], start=1):
        sheet.cell(number + 1, 1, number).alignment = top
        for place, text in enumerate(cells(problem, lang), start=2):
            put(sheet.cell(number + 1, place), text)
            sheet.cell(number + 1, place).alignment = wrapped
        sheet.cell(number + 1, 2).fill = fills[problem.gravity]
    if (more := len(problems) - MOST_LISTED) > 0:
        words = Words(f"另有{more}项，可用 --format json 查看", f"{more} more; see them with --format json")
        put(sheet.cell(MOST_LISTED + 2, 2), word(lang, words))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{sheet.cell(1, len(COLUMNS)).column_letter}{sheet.max_row}"
    return book
