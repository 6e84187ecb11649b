"""The cover of a workbook of several checklists: what is filled in once, and what sheets there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ansheng.checking.checklist import HEADING, Checklist
from ansheng.checking.forms.heading import UNIT_NAME
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.reports.inspection_sheet.pen import FormPen
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COVER = Words("目录", "contents")
HEADS = {
    "zh": ("序号", "检查表", "项数", "依据"),
    "en": ("no.", "checklist", "items", "by the law"),
}
_WIDTHS = (6.0, 40.0, 10.0, 80.0)
_NOTE = Words(
    "以上各项在此填写一次，适用于各检查表；某表另有填写的，以该表为准。未填写的检查表不参与判定。",
    "Filled in here once for all checklists; what a checklist says itself goes before. Checklists that are not filled "
    "in are not judged.",
)


def cover_title(title: str, lang: Lang) -> str:
    """What several checklists are called together."""
    return word(lang, Words(f"{title}检查表", f"Checklists: {title}"))


def write_cover(pen: FormPen, sheet: Worksheet, title: str, sheets: Sequence[tuple[Checklist, str]]) -> None:
    """Write title, the fields that are filled in once, and a line with a link for each checklist."""
    lang, last = pen.lang, len(_WIDTHS) - 1
    for column, size in enumerate(_WIDTHS):
        sheet.set_column(column, column, size)
    first = sheets[0][0]
    items = sum(len(one) for one, _ in sheets)
    words = Words(
        f"按{day_label(first.on)}有效的法规编制；共{len(sheets)}张检查表、{items}项",
        f"By the law of {first.on}; {len(sheets)} checklists, {items} items",
    )
    pen.across(sheet, 0, last, title, "title", sum(_WIDTHS))
    pen.across(sheet, 1, last, word(lang, words), "line", sum(_WIDTHS))
    facts = [first.facts.fact(name) for name in HEADING if name != "id"]
    fields = [(word(lang, UNIT_NAME), "answer_text")]
    fields += [(fact.label(lang), "answer_day" if fact.kind == "day" else "answer_text") for fact in facts]
    for row, (label, look) in enumerate(fields, start=2):
        pen.field(sheet, row, last, label, look)
    row = 2 + len(fields)
    pen.across(sheet, row, last, word(lang, _NOTE), "note", sum(_WIDTHS))
    pen.head(sheet, row + 1, HEADS[lang])
    for number, (one, name) in enumerate(sheets, start=1):
        at = row + 1 + number
        law = dict.fromkeys(word(lang, Words(standard.title, standard.en)) for standard, _ in one.editions)
        sheet.write_number(at, 0, number, pen.formats["centre"])
        sheet.write_url(at, 1, f"internal:'{name}'!A1", pen.formats["cell"], name)
        sheet.write_number(at, 2, len(one), pen.formats["centre"])
        pen.put(sheet, at, 3, word(lang, Words("、", ", ")).join(law), "small")
    sheet.print_area(0, 0, row + 1 + len(sheets), last)
