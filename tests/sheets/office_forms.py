"""Office forms at random: a table of hazards as an office lays it out, and the records that whoever reads it must find.

A number makes a form, the same one each time. From the root of the project::

    python -m tests.sheets.office_forms 17 form.xlsx     writes form 17; what is no workbook gets its own suffix
    python -m tests.sheets.office_forms --count          reads 2,000 forms; how they differ, what was listed

The first 2,000 are 922 .xlsx, 466 .xls, 402 .csv and 210 .tsv, these in five encodings; 752 have a header of two rows
and 56 one of three; 439 have several sheets; 886 hold more than five records. What a form may have besides its columns
(``CHANCES``, ``SHEET_CHANCES``) occurs 37 times (days that count from 1904) to 401 times (signatures): 250 have merged
cells, 210 rows of different lengths, 147 headings and 128 subtotals of groups, 120 a header on each page, 97 a block
pasted twice, 89 同上, 78 texts struck through. Four forms in five have two or more of these.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import attrs

from tests.sheets.office_columns import Column, columns
from tests.sheets.office_files import Page, Saving, write_old_workbook, write_text, write_workbook
from tests.sheets.office_hands import Cell
from tests.sheets.office_layout import Layout, Placed
from tests.sheets.office_words import SECTORS, TOWNSHIPS, Hazard, hazards

CHANCES: Mapping[str, float] = {
    "column_numbers": 0.04,
    "example_row": 0.03,
    "total_first": 0.03,
    "group_rows": 0.08,
    "group_numbers": 0.04,
    "subtotals": 0.06,
    "total": 0.2,
    "closing": 0.12,
    "notes": 0.2,
    "note_list": 0.05,
    "signature": 0.2,
    "seal": 0.04,
    "numbers_only": 0.06,
    "blank_rows": 0.06,
    "blank_column": 0.06,
    "leading_column": 0.05,
    "page_breaks": 0.06,
    "page_numbers": 0.03,
    "page_titles": 0.03,
    "wide_column": 0.04,
    "ticked": 0.04,
    "numbering": 0.1,
    "other_table": 0.08,
    "second_hazards": 0.03,
    "stray_remarks": 0.04,
    "pasted": 0.05,
    "ditto": 0.04,
    "ragged": 0.1,
    "starred": 0.04,
    "colons": 0.02,
    "odd_days": 0.06,
    "yearless_days": 0.04,
    "written_numbers": 0.03,
    "serial_text": 0.03,
    "full_width": 0.03,
    "words_for_days": 0.05,
    "odd_flags": 0.05,
    "invisible": 0.06,
    "line_breaks": 0.06,
}
"""What a form may have besides its columns, and how often."""
SHEET_CHANCES: Mapping[str, float] = {
    "merged_cells": 0.2,
    "merged_numbers": 0.05,
    "hidden_rows": 0.04,
    "hidden_column": 0.03,
    "struck": 0.05,
    "formulas": 0.05,
    "fonts": 0.04,
    "odd_formats": 0.08,
    "number_cells": 0.15,
    "day_1904": 0.03,
    "township_sheets": 0.08,
    "sector_sheets": 0.05,
    "month_sheets": 0.05,
    "empty_sheet": 0.08,
    "hidden_sheet": 0.04,
    "notes_sheet": 0.05,
    "summary_sheet": 0.04,
}
"""What only a workbook may have."""

SUFFIXES: Mapping[str, int] = {".xlsx": 4, ".xls": 2, ".csv": 2, ".tsv": 1}
"""The kinds of files, and how often each is met among the others."""
WORKBOOKS = {".xlsx": write_workbook, ".xls": write_old_workbook}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")
LINE_ENDS = ("\r\n", "\r\n", "\n", "\r")


@attrs.frozen
class Form:
    """A file of an office.

    :param odd: what it has besides its columns, of ``CHANCES`` and ``SHEET_CHANCES``
    :param records: the records of each sheet that is a table of hazards, by its name
    :param depth: how many rows the deepest of its headers has
    """

    seed: int
    suffix: str
    odd: frozenset[str]
    pages: tuple[Page, ...]
    records: Mapping[str, tuple[Placed, ...]]
    saving: Saving
    depth: int

    def write(self, path: Path) -> Path:
        """Write the form; the suffix becomes its own."""
        path = path.with_suffix(self.suffix)
        if self.suffix in WORKBOOKS:
            WORKBOOKS[self.suffix](path, self.pages, day_1904="day_1904" in self.odd)
        else:
            write_text(path, self.pages[0], self.saving)
        return path


def form(seed: int) -> Form:
    """The form of a number."""
    rng = Random(seed)  # noqa: S311
    suffix, odd = features(rng)
    year = rng.choice((2021, 2023, 2024))
    truth = hazards(rng, rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 40)), year)
    pages, records, depth = [], {}, 0
    laid: list[Column] = []
    for name, place, sector, part in _parts(rng, odd, truth):
        if not laid or rng.random() < 0.3:
            laid = columns(rng, odd, sheet=suffix in WORKBOOKS)
        made = Layout(rng, odd, Page(name), laid, place, sector, year, sheet=suffix in WORKBOOKS)
        made.lay(part)
        pages.append(made.page)
        records[name] = tuple(made.records)
        depth = max(depth, len(made.header_rows))
    pages = [*_before(odd), *pages, *_after(rng, odd, laid)]
    return Form(seed, suffix, odd, tuple(pages), records, _saving(rng, odd, suffix), depth)


def features(rng: Random) -> tuple[str, frozenset[str]]:
    """The suffix of a form, and what it has besides its columns."""
    suffix = rng.choices(tuple(SUFFIXES), tuple(SUFFIXES.values()))[0]
    chances = {**CHANCES, **SHEET_CHANCES} if suffix in WORKBOOKS else CHANCES
    return suffix, frozenset(name for name, chance in chances.items() if rng.random() < chance)


def _saving(rng: Random, odd: frozenset[str], suffix: str) -> Saving:
    return Saving(
        rng.choice(ENCODINGS),
        rng.choice(LINE_ENDS),
        "\t" if suffix == ".tsv" else rng.choices((",", ";", "\t"), (18, 1, 1))[0],
        csv.QUOTE_ALL if rng.random() < 0.1 else csv.QUOTE_MINIMAL,
        "ragged" in odd,
    )


def _parts(
    rng: Random, odd: frozenset[str], truth: list[Hazard]
) -> Iterator[tuple[str, str, str, list[Hazard]]]:
    """The sheets: name, place, sector, and the hazards on each, which agree with both."""
    count = min(len(truth), rng.randrange(2, 4))
    if "township_sheets" in odd:
        named = [(place, place, "") for place in TOWNSHIPS[:count]]
    elif "sector_sheets" in odd:
        named = [(sector, "示例县", sector) for sector in SECTORS[:count]]
    elif "month_sheets" in odd:
        named = [(f"{month}月", "示例县", "") for month in range(1, count + 1)]
    else:
        named = [(rng.choice(("Sheet1", "隐患台账", "台账")), rng.choice(("示例县", TOWNSHIPS[0])), "")]
    for at, (name, place, sector) in enumerate(named):
        part = truth[at :: len(named)]
        for hazard in part:
            hazard |= {"region": place} if place in TOWNSHIPS and hazard["region"] else {}
            hazard |= {"sector": sector} if sector and hazard["sector"] else {}
        yield name, place, sector, part


def _before(odd: frozenset[str]) -> Iterator[Page]:
    if "notes_sheet" in odd:
        lines = (
            "填表说明",
            "1.本表由各乡镇填报，每月5日前报送。",
            "2.隐患等级分为一般和重大。",
            "联系人：张某",
        )
        yield Page("填表说明", rows=[[Cell(line)] for line in lines])


def _after(rng: Random, odd: frozenset[str], columns: Sequence[Column]) -> Iterator[Page]:
    if "summary_sheet" in odd:
        yield Page("汇总", rows=_summary(rng))
    if "empty_sheet" in odd:
        yield Page("Sheet3")
    if "hidden_sheet" in odd:
        rows = [[Cell(each.title) for each in columns], [Cell("旧") for _ in columns]]
        yield Page("旧数据", rows=rows, visible=False)


def _summary(rng: Random) -> list[list[Cell]]:
    head = ("乡镇", "隐患数", "已整改数", "整改率")
    rows = [[Cell(title) for title in head]]
    for place in TOWNSHIPS[:3]:
        found = rng.randrange(3, 30)
        rows.append([Cell(place), Cell(found), Cell(found - 2), Cell(f"{1 - 2 / found:.0%}")])
    return rows


def main(arguments: Sequence[str]) -> None:
    """Write the form of a number, or count what is listed of many."""
    if arguments[:1] == ["--count"]:
        from tests.sheets.office_reading import counted

        sys.stdout.write(counted(form(seed) for seed in range(2000)))
    else:
        seed, path = arguments
        made = form(int(seed)).write(Path(path))
        sys.stdout.write(f"{made}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
