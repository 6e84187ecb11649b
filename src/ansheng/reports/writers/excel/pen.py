"""Pen: writes text that starts no formula, heads that stay in sight and lines over the whole width into a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import require
from ansheng.facts.headers import FORMULA
from ansheng.reports.writers.excel.cells import SheetNames, fitted, plain
from ansheng.words import Lang
from ansheng.wrapping import width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Look = Mapping[str, Any]
A4 = 9
DAY = "yyyy-mm-dd"
_FOOTER, _HEADER = 80, 120
_HIGHEST = 400

_USUAL: Look = {"valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
LOOKS: Mapping[str, Look] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "heading": {"bold": True, "font_size": 14, "text_wrap": False},
    "line": {"font_size": 10},
    "note": {"font_size": 9, "font_color": "#595959", "valign": "top"},
    "said": {"font_size": 9, "font_color": "#595959", "text_wrap": False},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center", "border": 1},
    "cell": {"border": 1},
    "text": {"border": 1, "num_format": "@"},
    "centre": {"border": 1, "align": "center"},
    "number": {"border": 1, "align": "right"},
    "day": {"border": 1, "align": "center", "num_format": DAY},
    "total": {"border": 1, "bold": True, "bg_color": "#DDEBF7"},
    "total_number": {"border": 1, "bold": True, "bg_color": "#DDEBF7", "align": "right"},
    "link": {"border": 1, "font_color": "#0563C1", "underline": 1},
}
"""How cells look, by what they are."""


def made(title: str, on: date, write: Callable[[Workbook], None], *, memory: bool = True) -> bytes:
    """The bytes of a workbook; the same content on the same day gives the same bytes.

    :param on: the day of its content, which the workbook keeps
    :param memory: whether cells are kept in memory; where not, each sheet is written row by row, from the top down
    :raises MissingExtraError: xlsxwriter is not installed; the extra ``report`` brings it
    """
    xlsxwriter = require("xlsxwriter", "xlsxwriter", "report")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True} if memory else {"constant_memory": True}) as book:
        book.set_properties({"title": plain(title), "created": datetime.combine(on, datetime.min.time())})
        write(book)
    return content.getvalue()


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format, quoted: Format) -> None:
    """Write text as text: what a spreadsheet takes for a formula, or the library for marked text, too.

    :param quoted: the look of text that would start a formula if somebody edits the cell
    """
    look = quoted if text.startswith(FORMULA) else look
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
    else:
        sheet.write_string(row, column, text, look)


@attrs.frozen(eq=False)
class Pen:
    """Writes into the sheets of one workbook in one language; every sheet has a name of its own.

    :param footer: what stands at the bottom of each printed page
    :param header: what stands at its top
    """

    book: Workbook
    lang: Lang
    footer: str
    header: str = ""
    names: SheetNames = attrs.field(factory=SheetNames)
    formats: dict[str, Format] = attrs.field(init=False)

    @formats.default
    def _formats(self) -> dict[str, Format]:
        return {
            f"{name}{mark}": self.book.add_format(
                {**_USUAL, **look, **({"quote_prefix": True} if mark else {})}
            )
            for name, look in self.looks.items()
            for mark in ("", "'")
        }

    @property
    def looks(self) -> Mapping[str, Look]:
        """How cells look, by name."""
        return LOOKS

    def also(self, look: str, **more: Any) -> Format:
        """A look with something more, such as the format of a number."""
        name = f"{look} {sorted(more.items())}"
        if name not in self.formats:
            self.formats[name] = self.book.add_format({**_USUAL, **self.looks[look], **more})
        return self.formats[name]

    def shade(self, **look: Any) -> Format:
        """What a condition changes of a cell's look."""
        name = f"shade {sorted(look.items())}"
        if name not in self.formats:
            self.formats[name] = self.book.add_format(look)
        return self.formats[name]

    def sheet(self, title: str) -> Worksheet:
        """A new sheet."""
        return self.book.add_worksheet(self.names.of(title))

    def put(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        """Write text that never starts a formula, not even when somebody edits the cell."""
        told = fitted(plain(text), self.lang)
        write_text(sheet, row, column, told, self.formats[look], self.formats[look + "'"])

    def across(self, sheet: Worksheet, row: int, last: int, text: str, look: str, columns: float) -> None:
        """Write a line over the whole width, its row as high as it needs."""
        if last:
            sheet.merge_range(row, 0, row, last, "", self.formats[look])
        self.put(sheet, row, 0, text, look)
        lines = sum(-(-max(width(line), 1) // int(columns)) for line in text.split("\n"))
        sheet.set_row(row, min(16.0 * lines + (12 if look in ("title", "sign") else 2), _HIGHEST))

    def head(self, sheet: Worksheet, row: int, titles: Sequence[str], height: float = 24) -> None:
        """Write a header that stays in sight, and set the sheet up for A4 paper with the header on every page."""
        for column, title in enumerate(titles):
            self.put(sheet, row, column, title, "head")
        sheet.set_row(row, height)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"{_printed(self.footer, _FOOTER)}&R&P / &N")
        sheet.set_header(_printed(self.header, _HEADER))


def _printed(text: str, most: int) -> str:
    """Text at the edge of a page, where ``&`` is a mark and a spreadsheet takes 255 characters."""
    told = " ".join(plain(text).split())
    kept = told if max(width(told), len(told)) <= most else told[: most // 2] + "…"
    return "&L" + kept.replace("&", "&&") if kept.strip() else ""
