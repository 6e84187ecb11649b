"""Tables: a table on its sheet, with its formulas, the links of its figures and what may be filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ansheng.campaigns.schedule import STATES
from ansheng.errors import word
from ansheng.indicators.figure import Figure
from ansheng.reports.model import Cell, Table
from ansheng.reports.writers.excel.cells import cut, plain
from ansheng.reports.writers.excel.formulas import Formula, Formulas, formulas, is_number, places
from ansheng.reports.writers.excel.pages import Page
from ansheng.reports.writers.excel.pen import Pen
from ansheng.reports.writers.text_tables import EMPTY
from ansheng.words import Words
from ansheng.wrapping import width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD = 2
"""The row of the header, from 0: above it stand the title and what it is of."""
FIRST = HEAD + 1

MOST_LINKS = 60_000
"""So many cells of a sheet are linked; a spreadsheet opens 65,530 of them and repairs a sheet with more."""

_MEASURED, _NARROW, _WIDE, _TIP, _SHORT = 200, 8, 42, 200, 255
_LINE, _MOST_LINES, _FEW = 14, 8, 20
_EARLIEST = dt.date(1900, 3, 1)
"""Before it the two families of spreadsheets disagree about the number of a day."""

YES_NO = (("是", "否"), ("yes", "no"))
_UNLINKED = Words(
    f"引用数字的单元格超过{MOST_LINKS}个，其后的不设链接，请按编号在“数字”表中查找。",
    f"More than {MOST_LINKS} cells print a figure; those after them have no link. Look them up in the sheet 'figures'.",
)
_LATE = ("#FFC7CE", "#9C0006")
_SHADES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((STATES["overdue"].zh, STATES["overdue"].en, "逾期未整改", "逾期未履行", "逾期"), _LATE),
    **dict.fromkeys((STATES["done_late"].zh, STATES["done_late"].en), ("#FFEB9C", "#7F6000")),
    **dict.fromkeys((STATES["behind"].zh, STATES["behind"].en), ("#FFEB9C", "#7F6000")),
    **dict.fromkeys((STATES["done"].zh, STATES["done"].en), ("#C6EFCE", "#006100")),
}
"""What a cell says of how a thing stands, and the colours of ground and ink that it gets."""


@attrs.frozen
class Target:
    """Where the figures stand: the name of their sheet, and the row of each, from 1."""

    sheet: str
    rows: Mapping[str, int]


@attrs.frozen(eq=False)
class TableSheet:
    """A table with the sheet on which it is written."""

    pen: Pen
    sheet: Worksheet
    page: Page
    figures: Mapping[str, Figure]
    target: Target
    said: str
    formulas: Formulas = attrs.field(init=False)
    widths: list[float] = attrs.field(init=False)

    @formulas.default
    def _formulas(self) -> Formulas:
        whole = self.page.rows == len(self.page.table.rows)
        table = self.page.table if whole else attrs.evolve(self.page.table, total=False)
        return formulas(table, self.figures, FIRST + 1)

    @widths.default
    def _sizes(self) -> list[float]:
        return _widths(self.page.table)

    @property
    def table(self) -> Table:
        """The table."""
        return self.page.table

    def head(self, contents: str) -> None:
        """Write the title, what it is of, and the header.

        :param contents: the name of the sheet to which the title leads back
        """
        pen, sheet, table = self.pen, self.sheet, self.table
        sizes = self.widths
        for column, size in enumerate(sizes):
            sheet.set_column(column, column, size)
        sheet.write_url(0, 0, f"internal:'{contents}'!A1", pen.formats["heading"], "", contents)
        pen.put(sheet, 0, 0, table.title or self.page.section, "heading")
        pen.put(sheet, 1, 0, self.said, "said")
        tall = max(
            (-(-width(head) // int(size - 1)) for head, size in zip(table.columns, sizes, strict=True)),
            default=1,
        )
        pen.head(sheet, HEAD, table.columns, height=max(24, 15 * min(tall, 6)))

    def body(self) -> None:
        """Write the rows and the notes, and what may be filled in."""
        for row in range(len(self.table.rows)):
            self._row(row)
        self._notes(sum(self.widths))
        self._offers()

    def _row(self, row: int) -> None:
        last = self.table.total and row == len(self.table.rows) - 1
        cells = self.table.rows[row]
        sources = self.table.sources[row] if self.table.sources else (None,) * len(cells)
        for column, (cell, source) in enumerate(zip(cells, sources, strict=True)):
            formula = self.formulas.get((row, column))
            if source:
                self._link(FIRST + row, column, source)
            self._cell(FIRST + row, column, EMPTY if cell is None and source else cell, formula, last)
        lines = max(
            (
                _lines(cell, size)
                for cell, size in zip(cells, self.widths, strict=True)
                if isinstance(cell, str)
            ),
            default=1,
        )
        if lines > 1:
            self.sheet.set_row(FIRST + row, _LINE * min(lines, _MOST_LINES))

    def _cell(self, row: int, column: int, cell: Cell, formula: Formula | None, last: bool) -> None:
        """Write a value; the cell of a total stands out."""
        sheet, pen = self.sheet, self.pen
        look = "total" if last else "cell"
        if formula is not None:
            value = formula.value if isinstance(formula.value, str) else float(formula.value)
            sheet.write_formula(row, column, formula.text, self._number(cell, last), value)
        elif isinstance(cell, int | Decimal) and is_number(cell):
            sheet.write_number(row, column, cell, self._number(cell, last))
        elif isinstance(cell, dt.date) and cell >= _EARLIEST:
            sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), pen.formats["day"])
        elif cell is None:
            sheet.write_blank(row, column, None, pen.formats[look])
        elif cell == EMPTY:
            sheet.write_string(row, column, EMPTY, self._number(None, last))
        else:
            text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
            pen.put(sheet, row, column, text, "text" if len(text) <= _SHORT and not last else look)

    def _number(self, cell: Cell, last: bool) -> Format:
        """How a number looks: with as many decimals as are printed."""
        decimals = places(cell) if isinstance(cell, int | Decimal) else 0
        shown = "0." + "0" * decimals if decimals else "0"
        return self.pen.also("total_number" if last else "number", num_format=shown)

    def _link(self, row: int, column: int, source: str) -> None:
        """Lead from a cell to the row of its figure."""
        at = self.target.rows.get(source)
        if at is None or self.sheet.hlink_count >= MOST_LINKS:
            return
        tip = cut(plain(self.figures[source].name(self.pen.lang)), _TIP)
        self.sheet.write_url(row, column, f"internal:'{self.target.sheet}'!A{at}", None, "", tip)

    def _notes(self, wide: float) -> None:
        linked = sum(name is not None for names in self.table.sources for name in names)
        more = (word(self.pen.lang, _UNLINKED),) if linked >= MOST_LINKS else ()
        at = FIRST + len(self.table.rows) + 1
        for row, note in enumerate((*self.table.notes, *more), start=at):
            self.pen.across(self.sheet, row, len(self.table.columns) - 1, note, "note", wide)

    def _offers(self) -> None:
        """A filter in the header, a choice where the answer is yes or no, and colours of what is late."""
        table, sheet = self.table, self.sheet
        last = FIRST + len(table.rows) - 1 - table.total
        if last < FIRST:
            return
        sheet.autofilter(HEAD, 0, last, len(table.columns) - 1)
        for column in range(len(table.columns)):
            cells = [cell for row in table.rows if (cell := row[column]) is not None]
            told = {cell for cell in cells if isinstance(cell, str)}
            texts = all(isinstance(cell, str) for cell in cells)
            for pair in YES_NO:
                if texts and told and told <= set(pair):
                    choice = {"validate": "list", "source": list(pair)}
                    sheet.data_validation(FIRST, column, last, column, choice)
            if column and len(told) <= _FEW and told & _SHADES.keys():
                self._shades(column, last)

    def _shades(self, column: int, last: int) -> None:
        for text, (ground, ink) in _SHADES.items():
            look = self.pen.shade(bg_color=ground, font_color=ink)
            rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look}
            self.sheet.conditional_format(FIRST, column, last, column, rule)


def _widths(table: Table) -> list[float]:
    """How wide each column is: as its header and the first of its cells ask for."""
    rows = [*table.rows[:_MEASURED], *table.rows[-1:]]
    heads = (min(width(plain(head)), _NARROW if not rows else 2 * _NARROW) + 2 for head in table.columns)
    return [
        min(max(_NARROW, head, *(_wide(row[column]) for row in rows)), _WIDE) + 2.0
        for column, head in enumerate(heads)
    ]


def _lines(text: str, size: float) -> int:
    """How many lines a text takes in a column."""
    room = int(size) - 1
    if 2 * len(text) <= room:
        return 1
    return sum(max(-(-width(line) // room), 1) for line in text[: _MOST_LINES * _WIDE].splitlines())


def _wide(cell: Cell) -> int:
    if cell is None:
        return 0
    told = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return max((width(line) for line in plain(told[: 4 * _WIDE]).splitlines()), default=0)
