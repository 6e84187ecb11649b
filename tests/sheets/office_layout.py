"""A sheet of an office from the top down: titles, header, hazards, and what else stands among and below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from random import Random
from typing import Any

import attrs

from ansheng.facts.kinds import Choice, Day, Flag, Text
from tests.sheets.office_files import Page
from tests.sheets.office_hands import EMPTY, Cell, Hand
from tests.sheets.office_words import (
    FACTS,
    FOOTERS,
    GROUPS,
    NUMBERS_OF,
    RUNNING,
    SECOND_TABLES,
    TOWNSHIPS,
    Hazard,
    joined,
    title,
    unknown_titles,
)

COUNTERS = "一二三四五六七八九十"


@attrs.frozen
class Column:
    """A column of a form.

    :param fact: the fact that it is for; ``""`` for one that the reader does not know, or is blank
    :param group: what stands above the title in the header
    """

    title: str
    fact: str = ""
    group: str = ""
    hand: Hand | None = None
    letter: str = ""

    @property
    def running(self) -> bool:
        """Whether it numbers the rows."""
        return self.title in RUNNING


@attrs.frozen
class Placed:
    """A record where it stands.

    :param row: its row, from 1
    :param cells: the column and the cell of each fact that the form asks for
    :param others: what stands in the columns that no fact is for, by their titles
    :param implied: what the sheet says of all its records, in its name or title: 地区, 行业领域
    """

    row: int
    cells: Mapping[str, tuple[Column, Cell]]
    others: Mapping[str, str]
    implied: Mapping[str, str]


# --- columns --------------------------------------------------------------------------------------------------------


def columns(rng: Random, odd: frozenset[str], *, sheet: bool) -> list[Column]:
    """The columns of a form: a few facts or many, some under groups, with a running number and unknown ones."""
    able = [name for name, fact in FACTS.items() if isinstance(fact, Text | Choice | Day | Flag)]
    must = rng.choice((["description"], ["unit"], ["description", "unit"]))
    wanted = {*must, *rng.sample(able, rng.randrange(2, min(len(able), 14)))}
    facts = [name for name in able if name in wanted]
    if rng.random() < 0.5:
        rng.shuffle(facts)
    hands = {name: Hand(sheet, odd, rng.randrange(1000)) for name in facts}
    columns = _grouped(rng, facts, hands) if rng.random() < 0.3 else [_plain(rng, n, hands[n]) for n in facts]
    for extra in rng.sample(unknown_titles(), rng.choice((0, 0, 1, 2, 3))):
        columns.insert(rng.choice(_seams(columns)), Column(extra))
    if "blank_column" in odd:
        columns.insert(rng.choice(_seams(columns)), Column(""))
    if rng.random() < 0.7:
        columns.insert(0, Column(rng.choice(RUNNING[:2] if rng.random() < 0.8 else RUNNING)))
    columns = [Column("")] * ("leading_column" in odd) + columns
    return [attrs.evolve(each, letter=chr(ord("A") + at)) for at, each in enumerate(columns)]


def _seams(columns: list[Column]) -> list[int]:
    """Where a column can be put without parting a group."""
    groups = ["", *(each.group for each in columns), ""]
    return [at for at, (left, right) in enumerate(pairwise(groups)) if not left or left != right]


def _plain(rng: Random, name: str, hand: Hand, group: str = "", below: str = "") -> Column:
    written = below or title(rng, name)
    if rng.random() < 0.5:
        written = "*" * ("starred" in hand.odd) + written + "：" * ("colons" in hand.odd)
    return Column(written, name, group, hand)


def _grouped(rng: Random, facts: list[str], hands: Mapping[str, Hand]) -> list[Column]:
    """The facts under groups: the titles below are whole in one form, and parts of titles in another."""
    groups = (
        joined()
        if rng.random() < 0.4
        else {group: [(name, "") for name in names] for group, names in GROUPS.items()}
    )
    left, columns = list(facts), []
    for group, members in groups.items():
        titles = dict(rng.sample(members, len(members)))
        here = [name for name in left if name in titles and rng.random() < 0.8]
        left = [name for name in left if name not in here]
        columns += [_plain(rng, name, hands[name], group, titles[name]) for name in here]
    alone = [[_plain(rng, name, hands[name])] for name in left]
    parts = [*(list(part) for _, part in groupby(columns, lambda each: each.group)), *alone]
    rng.shuffle(parts)
    return [column for part in parts for column in part]


# --- a sheet --------------------------------------------------------------------------------------------------------


@attrs.define
class Layout:
    """Lays out one sheet from the top down."""

    rng: Random
    odd: frozenset[str]
    page: Page
    columns: Sequence[Column]
    place: str
    sector: str
    year: int
    sheet: bool
    records: list[Placed] = attrs.field(factory=list)
    number: int = 0

    def lay(self, part: list[Hazard]) -> None:
        """The title, the header, the hazards and what stands below."""
        self._titles()
        self._header()
        if "column_numbers" in self.odd:
            self._row([Cell(float(at)) if c.title else EMPTY for at, c in enumerate(self.columns, 1)])
        if "example_row" in self.odd and any(each.running for each in self.columns):
            self._example(part[0])
        if "total_first" in self.odd:
            self._total("合计", len(part))
        self._body(part)
        self._footer(len(part))

    @property
    def first(self) -> int:
        """The first column that is not blank."""
        return int("leading_column" in self.odd)

    def _row(self, cells: Sequence[Cell]) -> int:
        """Add a row; its number, from 1."""
        self.page.rows.append(list(cells))
        return len(self.page.rows)

    def _line(self, *texts: str, at: int | None = None, wide: bool = False) -> None:
        """Add a row that holds a text, or several side by side."""
        at = self.first if at is None else at
        row = self._row([EMPTY] * at + [Cell(text) for text in texts])
        if wide and self.sheet and len(self.columns) - at > 1:
            self.page.merges.append((row, at, row, len(self.columns) - 1))

    def _titles(self) -> None:
        rng = self.rng
        if rng.random() < 0.35:
            return
        stated = f"{self.year}年" if rng.random() < 0.7 else ""
        self._line(
            f"{self.place}{stated}{rng.choice(('安全隐患排查治理台账', '隐患清单', '问题隐患整改台账', '隐患台账'))}",
            wide=True,
        )
        if rng.random() < 0.5:
            lines = (
                (f"填报单位：{self.place}应急办    填报日期：{self.year}年12月31日",),
                (f"填报单位：{self.place}", "填报人：张某", "单位：个"),
                ("填报单位：", self.place, "填报日期：", f"{self.year}年12月31日"),
                (f"统计时间：{self.year}年1-12月",),
                ("单位：条",),
                ("（盖章）", f"{self.year}年12月31日"),
            )
            chosen = rng.choice(lines)
            self._line(*chosen, wide=len(chosen) == 1)
        if rng.random() < 0.1:
            self._row([])

    def _header(self) -> None:
        """One row, two where there are groups, one more under a banner; a title without a group stands on top."""
        grouped = any(each.group for each in self.columns)
        banner = self.rng.random() < 0.1 and len(self.columns) > 4
        start = len(self.page.rows) + 1
        if banner:
            self._row([EMPTY] * (self.first + 1) + [Cell("隐患排查治理情况")])
            if self.sheet:
                self.page.merges.append((start, self.first + 1, start, len(self.columns) - 1))
        if grouped:
            starts = {group: at for at, group in reversed([(i, c.group) for i, c in enumerate(self.columns)])}
            self._row(
                [
                    Cell(c.group if c.group and starts[c.group] == at else "" if c.group else c.title)
                    for at, c in enumerate(self.columns)
                ]
            )
            self._row([Cell(c.title if c.group else "") for c in self.columns])
        else:
            self._row([Cell(c.title) for c in self.columns])
        if self.sheet:
            self._merge_header(start + banner, len(self.page.rows))
        self.header_rows = (start, len(self.page.rows))

    header_rows: tuple[int, int] = (0, 0)

    def _merge_header(self, top: int, bottom: int) -> None:
        at = 0
        for group, part in groupby(self.columns, lambda each: each.group):
            width = len(list(part))
            if group and width > 1:
                self.page.merges.append((top, at, top, at + width - 1))
            if not group and bottom > top:
                self.page.merges += [
                    (top, i, bottom, i) for i in range(at, at + width) if self.columns[i].title
                ]
            at += width

    def _repeat_header(self) -> None:
        start, end = self.header_rows
        here = len(self.page.rows) + 1
        self.page.rows += [list(row) for row in self.page.rows[start - 1 : end]]
        self.page.merges += [
            (top + here - start, left, bottom + here - start, right)
            for top, left, bottom, right in self.page.merges
            if start <= top and bottom <= end
        ]

    def _example(self, like: Hazard) -> None:
        word = self.rng.choice(("例", "示例", "例：", "填写示例"))
        cells = self._cells({**like, "description": "示例：灭火器过期"})
        self._row(
            [Cell(word) if each.running else cell for each, cell in zip(self.columns, cells, strict=True)]
        )

    # --- the records ---

    def _body(self, part: list[Hazard]) -> None:
        by = self._sorted(part)
        for at, (group, members) in enumerate(groupby(part, lambda each: each.get(by))):
            held = list(members)
            if by and self.odd & {"group_rows", "group_numbers"}:
                self._group(at, str(group or "其他"), len(held))
            self._records(held)
            if by and "subtotals" in self.odd:
                self._total(self.rng.choice(("小计", "小 计", f"{group or '其他'}小计")), len(held))
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
            if at and "page_breaks" in self.odd and self.rng.random() < 0.15:
                if "page_numbers" in self.odd:
                    self._line(f"第 {at} 页 共 9 页", wide=True)
                self._repeat_header()
            elif at and "blank_rows" in self.odd and self.rng.random() < 0.2:
                self._row([])
            self.number += 1
            self._place(self._cells(hazard))
            if "hidden_rows" in self.odd and self.rng.random() < 0.2:
                self.page.hidden.add(len(self.page.rows))
        if "merged_cells" in self.odd:
            self._merge(self.records[start:])
        elif "ditto" in self.odd:
            self._ditto(self.records[start:])

    def _cells(self, hazard: Hazard) -> list[Cell]:
        """The cells of a hazard; one at least says something."""
        rng, cells = self.rng, []
        for column in self.columns:
            if column.running:
                cells.append(self._running())
            elif column.fact and column.hand:
                cell = column.hand.cell(rng, column.fact, hazard[column.fact])
                struck = "struck" in self.odd and bool(cell.shown) and rng.random() < 0.1
                cells.append(attrs.evolve(cell, struck=struck))
            elif column.title:
                cells.append(self._other(column.title))
            else:
                cells.append(EMPTY)
        return self._formulas(hazard, cells)

    def _running(self) -> Cell:
        if "formulas" in self.odd:
            return Cell(float(self.number), formula=f"=ROW()-{len(self.page.rows) + 1 - self.number}")
        shown = float(self.number) if self.sheet and self.place != "示例县" else str(self.number)
        return Cell(shown, means=str(self.number))

    def _other(self, title: str) -> Cell:
        rng = self.rng
        if rng.random() < 0.3:
            return EMPTY
        if title in NUMBERS_OF:
            value: Any = rng.choice(NUMBERS_OF[title])
            return Cell(value if self.sheet else f"{value:g}", means=f"{value:g}")
        text = rng.choice(
            ("已核", "见附件", "无", "是", "晋A12345", "0351-1234567", "包联领导：王某", "1,2,3", "待补")
        )
        return Cell(text, means=text)

    def _formulas(self, hazard: Hazard, cells: list[Cell]) -> list[Cell]:
        """Deadlines that are computed from the day of the finding, as many sheets have them."""
        if "formulas" not in self.odd:
            return cells
        for at, column in enumerate(self.columns):
            if column.fact == "due_on" and hazard["due_on"]:
                epoch = dt.date(1904, 1, 1) if "day_1904" in self.odd else dt.date(1899, 12, 30)
                serial = (hazard["due_on"] - epoch).days
                cells[at] = Cell(float(serial), "yyyy/m/d", "=TODAY()+15", means=hazard["due_on"])
        return cells

    def _place(self, cells: list[Cell]) -> None:
        """Add the row of a record, and note what stands in it."""
        stray = [EMPTY, Cell("已核")] if "stray_remarks" in self.odd and self.rng.random() < 0.2 else []
        row = self._row([*cells, *stray])
        pairs = list(zip(self.columns, cells, strict=True))
        self.records.append(
            Placed(
                row,
                {column.fact: (column, cell) for column, cell in pairs if column.fact},
                {
                    column.title: str(cell.means)
                    for column, cell in pairs
                    if column.title and not column.fact and not column.running and cell.means is not None
                },
                {"region": self.place, "sector": self.sector},
            )
        )

    def _merge(self, records: list[Placed]) -> None:
        """Merge equal values of neighbouring rows, those of a unit within those of its region."""
        outer: list[list[Placed]] = list(_runs(records))
        for name in ("region", "unit", "department"):
            at = next((i for i, each in enumerate(self.columns) if each.fact == name), None)
            if at is None:
                continue
            outer = [
                list(run)
                for block in outer
                for _, run in groupby(block, lambda each: each.cells[name][1].means)  # noqa: B023
            ]
            for run in outer:
                if len(run) > 1 and run[0].cells[name][1].means is not None:
                    self._merge_down(run, at)
                    if name == "unit" and "merged_numbers" in self.odd and self.columns[self.first].running:
                        self._merge_down(run, self.first)

    def _merge_down(self, run: list[Placed], at: int) -> None:
        self.page.merges.append((run[0].row, at, run[-1].row, at))
        for each in run[1:]:
            self.page.rows[each.row - 1][at] = EMPTY

    def _ditto(self, records: list[Placed]) -> None:
        """Write 同上 where a row says what the one above it says."""
        mark = self.rng.choice(("同上", "〃", "同上"))
        for run in _runs(records):
            for above, here in pairwise(run):
                for name in ("region", "unit", "department"):
                    if name not in here.cells:
                        continue
                    same = above.cells[name][1].means == here.cells[name][1].means is not None
                    if same and self.rng.random() < 0.8:
                        at = self.columns.index(here.cells[name][0])
                        self.page.rows[here.row - 1][at] = Cell(mark)

    def _paste(self) -> None:
        """Paste a block of rows once more below the last."""
        runs = [run for run in _runs(self.records) if len(run) > 1]
        if not runs or self.odd & {"merged_cells", "ditto"}:
            return
        run = self.rng.choice(runs)
        block = run[: self.rng.randrange(2, len(run) + 1)]
        if self.rng.random() < 0.4:
            self._repeat_header()
        for record in block:
            row = self._row(self.page.rows[record.row - 1])
            self.records.append(attrs.evolve(record, row=row))

    # --- what is no record ---

    def _group(self, at: int, name: str, count: int) -> None:
        counter = COUNTERS[at % 10]
        if "group_numbers" in self.odd and len(self.columns) - self.first > 1:
            self._line(counter, name)
        else:
            form = self.rng.choice(
                ("{0}、{1}", "（{0}）{1}", "{0}、{1}（{2}条）", "{1}", "{0}、{1}隐患共{2}条")
            )
            self._line(form.format(counter, name, count), wide=self.rng.random() < 0.7)

    def _total(self, word: str, count: int) -> None:
        cells = [EMPTY] * len(self.columns)
        start = min(self.first + self.rng.randrange(2), len(cells) - 1)
        for at in range(start + 1, len(cells)):
            if self.columns[at].title and self.rng.random() < 0.3:
                cells[at] = Cell(self.rng.choice((float(count), f"{count}", f"{count}条")))
        cells[start] = Cell(word if self.rng.random() < 0.8 else f"{word}：{count}条")
        row = self._row(cells)
        if self.sheet and start + 1 < len(cells) and not cells[start + 1].shown and self.rng.random() < 0.5:
            self.page.merges.append((row, start, row, start + 1))

    def _footer(self, count: int) -> None:
        rng = self.rng
        if "numbers_only" in self.odd and self.columns[self.first].running:
            for more in range(1, rng.randrange(2, 6)):
                self._line(str(self.number + more))
        if "total" in self.odd:
            self._total(rng.choice(("合计", "合 计", "总计", "合　计", "共计", "累计")), count)
        if rng.random() < 0.1:
            self._row([])
        for name, lines in FOOTERS.items():
            if name in self.odd:
                for line in rng.choice(lines):
                    texts = (line,) if isinstance(line, str) else line
                    self._line(
                        *(text.format(count) for text in texts), wide=rng.random() < 0.5 and len(texts) == 1
                    )
        if "seal" in self.odd and len(self.columns) > 4:
            self._row([])
            self._line(f"{self.place}应急管理局", at=len(self.columns) - 2)
            self._line(f"{self.year}年12月31日", at=len(self.columns) - 2)
        if "second_table" in self.odd:
            self._second()

    def _second(self) -> None:
        """Another table below, under a line that names it."""
        for _ in range(self.rng.randrange(3)):
            self._row([])
        name, rows = self.rng.choice(SECOND_TABLES)
        self._line(name, wide=self.rng.random() < 0.5)
        for row in rows:
            self._line(*row)


def _runs(records: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The records that stand one below the other with nothing between."""
    keyed = [(each.row - at, each) for at, each in enumerate(records)]
    for _, run in groupby(keyed, lambda pair: pair[0]):
        yield [each for _, each in run]
