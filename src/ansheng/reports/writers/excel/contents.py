"""Contents: the first sheet of a workbook, which says what it is of and leads to the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ansheng.errors import word
from ansheng.reports.model import Report
from ansheng.reports.writers.excel.pages import Page
from ansheng.reports.writers.excel.pen import Pen
from ansheng.reports.writers.wording import heading_lines
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CONTENTS = Words("目录", "contents")
_HEADS = (
    Words("序号", "no."),
    Words("工作表", "sheet"),
    Words("内容", "what it holds"),
    Words("所属部分", "section"),
    Words("行数", "rows"),
)
_WIDTHS = (8.0, 36.0, 46.0, 34.0, 12.0)
_NOTES = (
    Words(
        "各表中引用的数字设有链接，单击即到“数字”表中该数字的一行，写明含义、分子、分母和统计期间；单击各表标题回到目录。",
        "A cell that prints a figure leads to its row in the sheet 'figures', with definition, parts and days; "
        "the title of each sheet leads back here.",
    ),
    Words(
        "合计和比率能由同表数字算出的为公式，结果与通报所印一致；不能直接相加的（如去重的单位数）为数值。“—”为无法统计，不是0。",
        "Totals and rates that follow from numbers of the same table are formulas and give what the report prints; "
        "what does not add up, such as distinct units, is a number. A dash is not known, which is not 0.",
    ),
)


def write_contents(pen: Pen, sheet: Worksheet, report: Report, sheets: Sequence[tuple[str, Page]]) -> None:
    """Write title, issuer, days and the note of made-up records, and a line with a link for each sheet."""
    lang, last, wide = pen.lang, len(_WIDTHS) - 1, sum(_WIDTHS)
    for column, size in enumerate(_WIDTHS):
        sheet.set_column(column, column, size)
    pen.across(sheet, 0, last, report.title, "title", wide / 1.6)
    row = 1
    for line in heading_lines(report, lang):
        pen.across(sheet, row, last, line, "line", wide)
        row += 1
    pen.head(sheet, row, [word(lang, head) for head in _HEADS])
    for number, (name, page) in enumerate(sheets, start=1):
        at = row + number
        sheet.write_number(at, 0, number, pen.formats["centre"])
        sheet.write_url(at, 1, f"internal:'{name}'!A1", pen.formats["link"], "", name)
        pen.put(sheet, at, 1, name, "link")
        pen.put(sheet, at, 2, page.table.title or page.section, "cell")
        pen.put(sheet, at, 3, page.section, "cell")
        sheet.write_number(at, 4, page.rows, pen.formats["centre"])
    for number, note in enumerate(_NOTES, start=row + len(sheets) + 2):
        pen.across(sheet, number, last, word(lang, note), "note", wide)


def said_of(report: Report, lang: Lang) -> str:
    """What stands under the title of each sheet: what the report is of, up to which day, and whether it is made up."""
    return word(lang, Words("；", "; ")).join((report.title, *heading_lines(report, lang)[1:]))
