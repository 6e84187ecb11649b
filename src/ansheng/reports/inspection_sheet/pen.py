"""The pen of the inspector's sheet: fields to fill in, and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.facts.kinds import Fact
from ansheng.reports.inspection_sheet.words import expected
from ansheng.reports.writers.excel.pen import LOOKS, Look, Pen

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST_LIST = 255

_LOOKS: Mapping[str, Look] = {
    "group": {"bold": True, "bg_color": "#DDEBF7", "border": 1},
    "small": {"border": 1, "font_size": 9},
    "name": {"border": 1, "font_size": 8, "font_color": "#7F7F7F", "text_wrap": False},
    "answer": {"border": 1, "bg_color": "#FFF9E5", "align": "center"},
    "answer_text": {"border": 1, "bg_color": "#FFF9E5", "num_format": "@"},
    "answer_day": {"border": 1, "bg_color": "#FFF9E5", "align": "center", "num_format": "yyyy-mm-dd"},
    "sign": {"font_size": 11},
}


@attrs.frozen(eq=False)
class FormPen(Pen):
    """Writes forms to be filled in."""

    @property
    def looks(self) -> Mapping[str, Look]:
        """How cells look, by name: those of every sheet, and those of a form."""
        return {**LOOKS, **_LOOKS}

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
            stated: dict[str, object] = {"error_type": "warning", **({"error_message": said} if said else {})}
            if fact is not None and fact.kind == "day" and offered:
                stated = {"show_error": False}
            sheet.data_validation(*cells, {**rule, **stated})


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
