"""The pen of the inspector's sheet: text that starts no formula, lines over the whole width, what may be answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.facts.kinds import Fact
from ansheng.facts.record import FORMULA
from ansheng.reports.inspection_sheet.words import expected
from ansheng.words import Lang
from ansheng.wrapping import width

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
LONGEST_LIST = 255

_LOOK: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "line": {"font_size": 10},
    "note": {"font_size": 9, "font_color": "#595959", "valign": "top"},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center", "border": 1},
    "group": {"bold": True, "bg_color": "#DDEBF7", "border": 1},
    "cell": {"border": 1},
    "centre": {"border": 1, "align": "center"},
    "small": {"border": 1, "font_size": 9},
    "name": {"border": 1, "font_size": 8, "font_color": "#7F7F7F", "text_wrap": False},
    "answer": {"border": 1, "bg_color": "#FFF9E5", "align": "center"},
    "answer_text": {"border": 1, "bg_color": "#FFF9E5", "num_format": "@"},
    "answer_day": {"border": 1, "bg_color": "#FFF9E5", "align": "center", "num_format": "yyyy-mm-dd"},
    "sign": {"font_size": 11},
}


@attrs.frozen(eq=False)
class Pen:
    """Writes into the sheets of one workbook in one language; every sheet has a name of its own."""

    book: xlsxwriter.Workbook
    lang: Lang
    footer: str
    names: SheetNames = attrs.field(factory=lambda: SheetNames())
    formats: dict[str, Format] = attrs.field(init=False)

    @formats.default
    def _formats(self) -> dict[str, Format]:
        usual = {"valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
        return {
            f"{name}{mark}": self.book.add_format(
                {**usual, **look, **({"quote_prefix": True} if mark else {})}
            )
            for name, look in _LOOK.items()
            for mark in ("", "'")
        }

    def sheet(self, title: str) -> Worksheet:
        """A new sheet."""
        return self.book.add_worksheet(self.names.of(title))

    def put(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        """Write text that never starts a formula, not even when somebody edits the cell."""
        mark = "'" if text.startswith(FORMULA) else ""
        sheet.write_string(row, column, text, self.formats[look + mark])

    def across(self, sheet: Worksheet, row: int, last: int, text: str, look: str, columns: float) -> None:
        """Write a line over the whole width, its row as high as it needs."""
        sheet.merge_range(row, 0, row, last, "", self.formats[look])
        self.put(sheet, row, 0, text, look)
        lines = sum(-(-max(width(line), 1) // int(columns)) for line in text.split("\n"))
        sheet.set_row(row, 16.0 * lines + (12 if look in ("title", "sign") else 2))

    def head(self, sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
        """Write a header that stays in sight, and set the sheet up for A4 paper with the header on every page."""
        for column, title in enumerate(titles):
            self.put(sheet, row, column, title, "head")
        sheet.set_row(row, 24)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self.footer.replace('&', '&&')}&R&P / &N")

    def field(self, sheet: Worksheet, row: int, last: int, label: str, look: str = "answer_text") -> None:
        """Write a label with a cell over the rest of the width beside it, to be filled in."""
        sheet.merge_range(row, 0, row, 1, "", self.formats["cell"])
        self.put(sheet, row, 0, label, "cell")
        sheet.merge_range(row, 2, row, last, "", self.formats[look])
        sheet.set_row(row, 20)

    def validate(
        self,
        sheet: Worksheet,
        cells: tuple[int, int, int, int],
        fact: Fact[Any] | None,
        offered: Sequence[str],
    ) -> None:
        """Offer the answers there are; a number or a day out of place is pointed out, and may still be kept.

        A spreadsheet holds a list of 255 characters at most, without commas in its entries; others go without.
        """
        if offered and (len(",".join(offered)) > LONGEST_LIST or any("," in one for one in offered)):
            return
        rule = {"validate": "list", "source": list(offered)} if offered else _allowed(fact)
        if rule:
            said = expected(fact, self.lang) if fact is not None else ""
            stated = {"error_type": "warning", **({"error_message": said} if said else {})}
            sheet.data_validation(*cells, {**rule, **stated})


@attrs.frozen
class SheetNames:
    """Names of sheets: without the signs that are not allowed, not too long, each once."""

    taken: list[str] = attrs.field(factory=list)

    def of(self, title: str) -> str:
        """A name for a sheet."""
        plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:28] or "1"
        same = sum(name.casefold().startswith(plain.casefold()) for name in self.taken)
        name = f"{plain}{same + 1}" if same else plain
        self.taken.append(name)
        return name


def _allowed(fact: Fact[Any] | None) -> dict[str, Any]:
    """What a spreadsheet is to expect of a free answer."""
    match fact.kind if fact is not None else "text":
        case "number":
            low = fact.minimum if fact is not None and fact.minimum is not None else -1e15
            return {"validate": "decimal", "criteria": ">=", "value": low}
        case "count":
            return {"validate": "integer", "criteria": ">=", "value": 0}
        case "day":
            return {"validate": "date", "criteria": ">=", "value": date(1950, 1, 1)}
    return {}
