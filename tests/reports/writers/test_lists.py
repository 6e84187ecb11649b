"""Lists: rows as CSV or a workbook, whole or not at all, and no cell that starts a formula."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ansheng.errors import InputError
from ansheng.reports.writers import lists
from ansheng.reports.writers.lists import Value, list_lines, write_list
from ansheng.sheets.reading import read_table

DAY = date(2026, 7, 1)
HEADS = ("编号", "内容", "日期", "数量")
ROWS: list[tuple[Value, ...]] = [("A1", "=1+1", DAY, 3), ("A2", None, None, None), ("A3", "@x\n二行", DAY, 0)]


@pytest.mark.parametrize("name", ["清单.csv", "清单.xlsx"])
def test_what_is_written_reads_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write_list(path, "清单", HEADS, iter(ROWS), on=DAY)
    (table,) = read_table(path)
    assert table.headers == HEADS
    assert table.frame["编号"].to_list() == ["A1", "A2", "A3"]
    assert [day for day in table.frame["日期"].to_list() if day] == ["2026-07-01"] * 2
    assert [n for n in table.frame["数量"].to_list() if n] == ["3", "0"]


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    assert list(list_lines(HEADS, ROWS))[1] == "A1,'=1+1,2026-07-01,3\r\n"
    write_list(tmp_path / "清单.xlsx", "清单", HEADS, ROWS, on=DAY)
    cell = openpyxl.load_workbook(tmp_path / "清单.xlsx")["清单"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_text_that_looks_marked_and_controls_do_no_harm(tmp_path: Path) -> None:
    rows: list[tuple[Value, ...]] = [
        ("<r><t>a</t></r>", "a\x00b", None, None),
        ("<r></c>&</r>", "\udc80", None, 1),
    ]
    write_list(tmp_path / "清单.xlsx", "清单", HEADS, rows, on=DAY)
    sheet = openpyxl.load_workbook(tmp_path / "清单.xlsx")["清单"]
    assert [cell.value for cell in sheet["A"]] == ["编号", "<r><t>a</t></r>", "<r></c>&</r>"]
    assert [cell.value for cell in sheet["B"]] == ["内容", "a〔U+0000〕b", "〔U+DC80〕"]


def test_the_same_list_gives_the_same_workbook(tmp_path: Path) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        write_list(tmp_path / name, "清单", HEADS, ROWS, on=DAY)
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()


def test_more_rows_than_a_sheet_holds_are_refused_and_leave_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="CSV"):
        write_list(tmp_path / "清单.xlsx", "清单", HEADS, ROWS, on=DAY)
    assert list(tmp_path.iterdir()) == []
    write_list(tmp_path / "清单.xlsx", "清单", HEADS, ROWS[:2], on=DAY)


def test_long_lists_are_written_beyond_the_rows_that_are_measured(tmp_path: Path) -> None:
    write_list(tmp_path / "清单.xlsx", "清单", ("编号",), ((f"A{n}",) for n in range(500)), on=DAY)
    (table,) = read_table(tmp_path / "清单.xlsx")
    assert table.frame["编号"].to_list() == [f"A{n}" for n in range(500)]
