"""Cells: where each header and problem of a sheet stands, as a spreadsheet calls it, wherever the table begins."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from ansheng.sheets.layout import RawTable
from ansheng.sheets.reading import read_table

CORNERS = [(0, 0), (0, 2), (4, 0), (3, 27)]
"""Rows and columns that lie empty above and before the table."""

TABLE = [["编号", "名称", "名称", "", "金额"], ["1", "甲", "乙", "另记", 5], ["2", "丙", "丁", "", None]]


def book(path: Path, down: int, right: int) -> RawTable:
    """A sheet whose table begins at a place: a header twice, a column without one, a number merged over two rows."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        page = workbook.add_worksheet()
        for at, row in enumerate(TABLE):
            page.write_row(down + at, right, row)
        page.merge_range(down + 1, right + 4, down + 2, right + 4, 5)
        page.write_formula(down + 2, right + 1, "=1/0", None, "#DIV/0!")
    (table,) = read_table(path)
    return table


@pytest.mark.parametrize(("down", "right"), CORNERS)
def test_headers_and_problems_have_their_cells(tmp_path: Path, down: int, right: int) -> None:
    table = book(tmp_path / "表.xlsx", down, right)
    a, b, c, d, e = list({0: "ABCDE", 2: "CDEFG"}.get(right, "")) or ["AB", "AC", "AD", "AE", "AF"]
    heads = {"编号": a, "名称": b, "名称#2": c, "金额": e}
    assert table.cells == {name: f"{letter}{down + 1}" for name, letter in heads.items()}
    assert {(p.kind, p.cell) for p in table.problems} == {
        ("duplicate_header", f"{c}{down + 1}"),
        ("unnamed_column", f"{d}{down + 2}"),
        ("merged_cell", f"{e}{down + 2}"),
        ("error_cell", f"{b}{down + 3}"),
    }


def test_a_header_that_looks_like_letters_is_a_header(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("B,A,\n1,x,y\n2,u,v\n", encoding="utf-8")
    (table,) = read_table(path)
    assert table.cells == {"B": "A1", "A": "B1"}
    assert [(p.column, p.cell) for p in table.problems] == [("C", "C2")]
