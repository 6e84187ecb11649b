"""Hostile values are text, and no workbook asks to be repaired."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.errors import Problem
from ansheng.reports import Report, Section, Table
from ansheng.reports.graphics import Diagram, Series, WallChart, WallTask
from ansheng.reports.writers.excel.cells import LONGEST, plain, size
from ansheng.words import Words
from tests.reports.writers.excel.conftest import AS_OF, figure, of, opened, rows, written
from tests.reports.writers.excel.parts import faults

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "<script>alert(1)</script>",
    "<r><t>a</t></r>",
    "<r></r>",
    "<r>&bogus;<c></r>",
    "{{ 7*7 }}",
    "金额\u202e0001\u202c",
    "a\x00\x07b",
    "lone\udc80",
    "\ufffe\uffff",
    "_x0041_",
    "x" * (1 << 20),
    "𠀀" * 20_000,
    "http://example.org/a#b",
    "internal:Sheet1!A1",
    "a&b<c>\"d'",
    "  blanks  ",
    "&L&R&P",
)


def test_every_hostile_value_is_text() -> None:
    content = written(of(Table("表", ("甲", "乙"), tuple((text, "是") for text in HOSTILE))))
    assert faults(content) == []
    cells = [row[0] for row in opened(content)["表"].iter_rows(min_row=4)]
    for cell, text in zip(cells, HOSTILE, strict=True):
        assert (cell.data_type, cell.hyperlink) == ("s", None)
        told = plain(text)
        kept = str(cell.value).replace("_x005F_", "_")
        assert kept == told if size(told) <= LONGEST else "此处截断" in kept
        assert cell.quotePrefix == told.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("memory", [True, False])
@pytest.mark.parametrize("text", HOSTILE)
def test_it_stands_anywhere_without_harm(text: str, memory: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansheng.reports.writers.excel.book._MANY", 20_000 if memory else 0)
    shown = attrs.evolve(figure(text, 3), label=text, unit=text, definition=text)
    table = Table(
        text, (text, text), ((text, 3), (None, None)), (text,), ((None, text), (None, text)), total=True
    )
    diagram = Diagram(text, "bars", (text,), (Series(text, (1,), (text,), (text,)),), text, text, text)
    wall = WallChart(text, AS_OF, (WallTask(text, text, "overdue", date(2020, 1, 1), AS_OF),), "zh", text)
    problem = Problem("invalid", Words(text, text), text, text, 3, text, text)
    base = of(figures=(shown,))
    report = attrs.evolve(
        base,
        title=text,
        issuer=text,
        made_up=text,
        sections=(Section(text, (table, diagram, wall, table)),),
        problems=(problem,),
    )
    content = written(report)
    assert faults(content) == []
    book = opened(content)
    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas == []


@pytest.mark.parametrize(
    "number", [Decimal("NaN"), Decimal("Infinity"), 10**40, Decimal("1E-40"), Decimal("12345678901234567.5")]
)
def test_a_number_that_a_spreadsheet_would_change_is_text(number: Any) -> None:
    content = written(of(Table("表", ("甲",), ((number,),))))
    assert faults(content) == []
    assert list(rows(opened(content)["表"]))[3][0] == (
        f"{number:f}" if isinstance(number, Decimal) else str(number)
    )


CELLS = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=20),
    st.decimals(),
    st.dates(),
    st.sampled_from(["是", "否", "逾期"]),
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.text(max_size=40), st.booleans())
def test_no_table_makes_a_workbook_that_is_repaired(
    cells: list[tuple[Any, Any, Any]], title: str, total: bool
) -> None:
    report: Report = of(Table(title, (title, "乙", "丙"), tuple(cells), (title,), (), total))
    assert faults(written(report)) == []


def test_a_workbook_that_is_wrong_is_seen(full: Report) -> None:
    content = written(full)
    assert faults(content) == []
    assert faults(content.replace(b"sheet2.xml", b"sheet9.xml")) != []


def test_many_sheets_of_one_title() -> None:
    content = written(of(*(Table("同一标题", ("甲",), ((at,),)) for at in range(320))))
    assert faults(content) == []
    assert len(set(opened(content).sheetnames)) == 323
