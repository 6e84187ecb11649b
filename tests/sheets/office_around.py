"""What stands around the records of a sheet: titles, groups, totals, notes, other tables."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import attrs

from tests.sheets.office_columns import Column
from tests.sheets.office_files import Page
from tests.sheets.office_hands import EMPTY, Cell
from tests.sheets.office_words import FOOTERS, NAMES, OTHER_TABLES

COUNTERS = "一二三四五六七八九十"


@attrs.define
class Around:
    """A sheet that is laid out from the top down.

    :param place: the township that all hazards of the sheet lie in, or the county
    :param sector: the sector of all of them, or ``""``
    :param sheet: whether it is a sheet of a workbook and not text
    """

    rng: Random
    odd: frozenset[str]
    page: Page
    columns: Sequence[Column]
    place: str
    sector: str
    year: int
    sheet: bool

    @property
    def first(self) -> int:
        """The first column that is not blank."""
        return int("leading_column" in self.odd)

    @property
    def last(self) -> int:
        """The last column, as far as which lines are merged in a workbook."""
        return len(self.columns) - 1 if self.sheet else 0

    def line(self, *texts: str, at: int | None = None, wide: bool = False) -> None:
        """Add a row that holds a text, merged over all columns or not, or texts side by side."""
        merged = wide and len(texts) == 1
        self.page.line(*texts, at=self.first if at is None else at, to=self.last if merged else 0)

    def titles(self) -> None:
        """The name of the table and a line of who sent it and when, or nothing."""
        rng, place, year = self.rng, self.place, self.year
        if rng.random() < 0.35:
            return
        stated = f"{year}年" if rng.random() < 0.7 else ""
        self.line(f"{place}{stated}{rng.choice(NAMES)}", wide=True)
        if rng.random() < 0.5:
            lines = (
                (f"填报单位：{place}应急办    填报日期：{year}年12月31日",),
                (f"填报单位：{place}", "填报人：张某", "单位：个"),
                ("填报单位：", place, "填报日期：", f"{year}年12月31日"),
                (f"统计时间：{year}年1-12月",),
                ("单位：条",),
                ("（盖章）", f"{year}年12月31日"),
            )
            self.line(*rng.choice(lines), wide=True)
        if rng.random() < 0.1:
            self.page.add([])

    def group(self, at: int, name: str, count: int) -> None:
        """A line above the hazards of a sector or place."""
        if "group_numbers" in self.odd and len(self.columns) - self.first > 1:
            self.line(COUNTERS[at], name)
        else:
            forms = ("{0}、{1}", "（{0}）{1}", "{0}、{1}（{2}条）", "{1}", "{0}、{1}隐患共{2}条")
            text = self.rng.choice(forms).format(COUNTERS[at], name, count)
            self.line(text, wide=self.rng.random() < 0.7)

    def total(self, word: str, count: int) -> None:
        """A row of totals: the word in the first column or the second, numbers under some of the others."""
        rng, cells = self.rng, [EMPTY] * len(self.columns)
        start = min(self.first + rng.randrange(2), len(cells) - 1)
        for at in range(start + 1, len(cells)):
            if self.columns[at].title and rng.random() < 0.3:
                cells[at] = Cell(rng.choice((float(count), f"{count}", f"{count}条")))
        cells[start] = Cell(word if rng.random() < 0.8 else f"{word}：{count}条")
        row = self.page.add(cells)
        if start < self.last and not cells[start + 1].shown and rng.random() < 0.5:
            self.page.merges.append((row, start, row, start + 1))

    def footer(self, count: int) -> None:
        """The lines below the last record."""
        rng = self.rng
        if "total" in self.odd:
            self.total(rng.choice(("合计", "合 计", "总计", "合　计", "共计", "累计")), count)
        if rng.random() < 0.1:
            self.page.add([])
        for name, choices in FOOTERS.items():
            for line in rng.choice(choices) if name in self.odd else ():
                texts = (line,) if isinstance(line, str) else line
                self.line(*(text.format(count) for text in texts), wide=rng.random() < 0.5)
        if "seal" in self.odd and len(self.columns) > 4:
            self.page.add([])
            self.line(f"{self.place}应急管理局", at=len(self.columns) - 2)
            self.line(f"{self.year}年12月31日", at=len(self.columns) - 2)
        if "other_table" in self.odd:
            self._gap()
            name, rows = rng.choice(OTHER_TABLES)
            self.line(name, wide=rng.random() < 0.5)
            for row in rows:
                self.line(*row)

    def _gap(self) -> None:
        for _ in range(self.rng.randrange(3)):
            self.page.add([])
