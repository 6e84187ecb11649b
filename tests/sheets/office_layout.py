"""A sheet of hazards as an office lays it out, and where each record stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby, pairwise
from typing import Any

import attrs

from tests.sheets.office_around import Around
from tests.sheets.office_columns import Column, header
from tests.sheets.office_files import Merge
from tests.sheets.office_hands import EMPTY, Cell
from tests.sheets.office_words import FACTS, NUMBERS_OF, REMARKS, TOWNSHIPS, WHOLE, Hazard, bare

SHARED = ("region", "unit", "department")
"""Facts of which neighbouring rows often have the same, so that they are merged, or written as 同上."""


@attrs.frozen
class Placed:
    """A record where it stands.

    :param row: its row, from 1
    :param cells: the column and the cell of each fact that the form asks for
    :param others: the columns that no fact is for, and their cells
    :param implied: values that the form tells elsewhere: in the name of the sheet, in other answers, as running numbers
    :param apart: whether it stands in a second table of hazards, which need not be read
    """

    row: int
    cells: Mapping[str, tuple[Column, Cell]]
    others: Sequence[tuple[Column, Cell]]
    implied: Mapping[str, Any]
    apart: bool = False

    def means(self, fact: str) -> Any:
        """What the cell of a fact says."""
        return self.cells[fact][1].means


@attrs.define
class Layout(Around):
    """Lays out a sheet with its records."""

    records: list[Placed] = attrs.field(factory=list)
    number: int = 0
    title_rows: int = 0
    header_rows: list[list[Cell]] = attrs.field(factory=list)
    header_merges: list[Merge] = attrs.field(factory=list)

    def lay(self, part: list[Hazard]) -> None:
        """The title, the header, the hazards and what stands below."""
        self.titles()
        self.title_rows = len(self.page.rows)
        banner = self.rng.random() < 0.1 and len(self.columns) > 4
        self.header_rows, self.header_merges = header(self.columns, banner=banner)
        self._header()
        if "column_numbers" in self.odd and sum(bool(each.title) for each in self.columns) > 2:
            numbers = count(1)
            self.page.add([Cell(float(next(numbers))) if each.title else EMPTY for each in self.columns])
        if "example_row" in self.odd and self.columns[self.first].running:
            self._example(part[0])
        if "total_first" in self.odd:
            self.total("合计", len(part))
        self._body(part)
        if "numbers_only" in self.odd and self.columns[self.first].running:
            for more in range(1, self.rng.randrange(2, 6)):
                self.line(self._numbered(self.number + more))
        self.footer(len(part))
        if "second_hazards" in self.odd:
            self._second(part)
        if "hidden_column" in self.odd:
            self.page.hidden_columns.add(self.rng.randrange(len(self.columns)))

    def _header(self) -> None:
        """Add the header, for the first time or once more."""
        above = len(self.page.rows)
        self.page.rows += [list(row) for row in self.header_rows]
        if self.sheet:
            self.page.merges += [
                (t + above, left, b + above, right) for t, left, b, right in self.header_merges
            ]

    def _example(self, like: Hazard) -> None:
        shown = {**like, "description": "示例：灭火器过期"}
        cells = [self._cell(column, shown) for column in self.columns]
        cells[self.first] = Cell(self.rng.choice(("例", "示例", "例：", "填写示例")))
        self.page.add(cells)

    def _body(self, part: list[Hazard]) -> None:
        by = self._sorted(part)
        for at, (group, members) in enumerate(groupby(part, lambda each: each.get(by))):
            held = list(members)
            if by and self.odd & {"group_rows", "group_numbers"}:
                self.group(at, group or "其他", len(held))
            self._records(held)
            if by and "subtotals" in self.odd:
                self.total(self.rng.choice(("小计", "小 计", f"{group or '其他'}小计")), len(held))
        if "pasted" in self.odd:
            self._paste()

    def _sorted(self, part: list[Hazard]) -> str:
        """Sort the hazards by what they are grouped by, or merged over; the fact that groups them, or ``""``."""
        if self.odd & {"merged_cells", "ditto"}:
            part.sort(key=lambda each: (str(each["region"]), str(each["unit"])))
        if not self.odd & {"group_rows", "group_numbers", "subtotals"}:
            return ""
        by = "sector" if self.place in TOWNSHIPS else "region"
        part.sort(key=lambda each: str(each[by]))
        return by

    def _records(self, held: list[Hazard]) -> None:
        start = len(self.records)
        for at, hazard in enumerate(held):
            if at:
                self._between(at)
            self.number += 1
            self._place(hazard)
            if "hidden_rows" in self.odd and self.rng.random() < 0.2:
                self.page.hidden.add(len(self.page.rows))
        if "merged_cells" in self.odd and self.sheet:
            self._merge(self.records[start:])
        elif "ditto" in self.odd:
            self._ditto(self.records[start:])

    def _between(self, at: int) -> None:
        """The header once more at the top of a page, with the title or not; or a blank row; mostly nothing."""
        if "page_breaks" in self.odd and self.rng.random() < 0.15:
            if "page_numbers" in self.odd:
                self.line(f"第 {at} 页 共 9 页", wide=True)
            if "page_titles" in self.odd:
                self.page.rows += [list(row) for row in self.page.rows[: self.title_rows]]
            self._header()
        elif "blank_rows" in self.odd and self.rng.random() < 0.2:
            self.page.add([])

    # --- one record ---

    def _place(self, hazard: Hazard, *, apart: bool = False) -> None:
        """Add the row of a record, and note what stands in it."""
        cells = [self._cell(column, hazard) for column in self.columns]
        stray = [EMPTY, Cell("已核")] if "stray_remarks" in self.odd and self.rng.random() < 0.2 else []
        row = self.page.add([*cells, *stray])
        self.page.merges += [
            (row, at - 1, row, at) for at, each in enumerate(self.columns) if self.sheet and each.wide
        ]
        pairs = list(zip(self.columns, cells, strict=True))
        facts = {column.fact: (column, cell) for column, cell in pairs if column.fact and not column.ticks}
        facts |= {column.fact: (column, cell) for column, cell in pairs if column.ticks and cell.shown}
        others = [(column, cell) for column, cell in pairs if column.unknown]
        implied = {"region": self.place, "sector": self.sector, **hazard[WHOLE]}
        for cell in (cell for column, cell in pairs if column.running):
            implied["id"] = cell.printed
        self.records.append(Placed(row, facts, others, implied, apart))

    def _cell(self, column: Column, hazard: Hazard) -> Cell:
        if column.running:
            return self._running()
        if column.unknown:
            return self._other(column.title)
        if not column.hand:
            return EMPTY
        value = hazard[column.fact]
        if column.ticks is not None:
            return Cell("√", means=value) if value is column.ticks else EMPTY
        if column.fact == "due_on" and value and "formulas" in self.odd:
            epoch = dt.date(1904, 1, 1) if "day_1904" in self.odd else dt.date(1899, 12, 30)
            return Cell(float((value - epoch).days), "yyyy/m/d", "=TODAY()+15", means=value)
        told = self._year_told(column.fact, hazard)
        return self._struck(column.hand.cell(self.rng, column.fact, value, year_told=told))

    def _year_told(self, name: str, hazard: Hazard) -> bool:
        """Whether the year of a day is that of the table, or is seen from a day in the same row that it follows."""
        day, before = hazard[name], FACTS[name].after
        seen = any(each.fact == before for each in self.columns) and hazard.get(before)
        return isinstance(day, dt.date) and (day.year == self.year or bool(seen))

    def _struck(self, cell: Cell) -> Cell:
        """The cell as it is, or struck through, or what stood there before struck through in front of it."""
        chance = self.rng.random() if "struck" in self.odd and cell.shown else 1.0
        if chance < 0.05 and isinstance(cell.shown, str) and cell.means == cell.shown:
            return attrs.evolve(cell, shown=f"作废{cell.shown}", void=2)
        return attrs.evolve(cell, struck=chance < 0.1)

    def _running(self) -> Cell:
        if "formulas" in self.odd:
            return Cell(float(self.number), formula=f"=ROW()-{len(self.page.rows) + 1 - self.number}")
        text = self._numbered(self.number)
        return Cell(float(text) if self.sheet and text.isdigit() else text)

    def _numbered(self, number: int) -> str:
        """A running number, in one way on all sheets of a year."""
        return ("{}", "{}", "{}.", "（{}）")[self.year % 4 if "numbering" in self.odd else 0].format(number)

    def _other(self, title: str) -> Cell:
        if self.rng.random() < 0.3:
            return EMPTY
        if bare(title) in NUMBERS_OF:
            value: float = self.rng.choice(NUMBERS_OF[bare(title)])
            return Cell(value if self.sheet else f"{value:g}", means=f"{value:g}")
        text = self.rng.choice(REMARKS)
        return Cell(text, means=text)

    # --- several records ---

    def _merge(self, records: list[Placed]) -> None:
        """Merge equal values of neighbouring rows, those of a unit within those of its region."""
        blocks = list(runs(records))
        for name in SHARED:
            if not all(name in each.cells for each in records):
                continue
            blocks = [same for block in blocks for same in _alike(block, name)]
            for block in blocks:
                if len(block) > 1 and block[0].means(name) is not None:
                    self._merge_down(block, self.columns.index(block[0].cells[name][0]))
                    if name == "unit" and "merged_numbers" in self.odd and self.columns[self.first].running:
                        self._merge_down(block, self.first)

    def _merge_down(self, block: list[Placed], at: int) -> None:
        if any(
            top <= block[0].row <= bottom and left <= at <= right
            for top, left, bottom, right in self.page.merges
        ):
            return
        self.page.merges.append((block[0].row, at, block[-1].row, at))
        for each in block[1:]:
            self.page.rows[each.row - 1][at] = EMPTY

    def _ditto(self, records: list[Placed]) -> None:
        """Write 同上 where a row says what the one above it says."""
        mark = self.rng.choice(("同上", "〃", "同上"))
        for above, here in (pair for run in runs(records) for pair in pairwise(run)):
            for name in set(SHARED) & set(here.cells):
                if above.means(name) == here.means(name) is not None and self.rng.random() < 0.8:
                    self.page.rows[here.row - 1][self.columns.index(here.cells[name][0])] = Cell(mark)

    def _paste(self) -> None:
        """Paste a block of rows once more below the last."""
        blocks = [run for run in runs(self.records) if len(run) > 1]
        if not blocks or self.odd & {"merged_cells", "ditto", "wide_column"}:
            return
        block = self.rng.choice(blocks)
        if self.rng.random() < 0.4:
            self._header()
        for record in block[: self.rng.randrange(2, len(block) + 1)]:
            row = self.page.add(self.page.rows[record.row - 1])
            self.records.append(attrs.evolve(record, row=row))

    def _second(self, part: list[Hazard]) -> None:
        """A second table of hazards below, whose columns stand in another order."""
        if any(each.group or each.wide for each in self.columns):
            return
        self._gap()
        self.line("附：重大隐患清单")
        self.columns = self.columns[::-1]
        self.page.add([Cell(each.title) for each in self.columns])
        for self.number, hazard in enumerate(part[:2], 1):
            self._place(hazard, apart=True)


def runs(records: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The records that stand one below the other with nothing between."""
    keyed = [(each.row - at, each) for at, each in enumerate(records)]
    for _, run in groupby(keyed, lambda pair: pair[0]):
        yield [each for _, each in run]


def _alike(block: list[Placed], name: str) -> Iterator[list[Placed]]:
    for _, same in groupby(block, lambda each: each.means(name)):
        yield list(same)
