"""Workbooks of the form before 2007 (.xls): what their records tell is read as it is of those of today."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlwt

from ansheng.errors import InputError
from ansheng.facts.loading.load import load
from ansheng.hazards import HazardRecord
from ansheng.sheets.layout import RawTable
from ansheng.sheets.reading import read_table

HEAD = ("编号", "地区", "隐患描述")


def style(form: str = "General", *, struck: bool = False) -> Any:
    made = xlwt.XFStyle()
    made.num_format_str, made.font.struck_out = form, struck
    return made


def rows_of(sheet: Any, *rows: Iterable[object]) -> None:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)


def workbook(path: Path, write: Callable[[Any], None], *, day_1904: bool = False) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = day_1904
    write(book.add_sheet("台账", cell_overwrite_ok=True))
    book.save(str(path / "台账.xls"))
    return path / "台账.xls"


def one(path: Path) -> RawTable:
    (table,) = read_table(path, known=HazardRecord.titles())
    return table


def told(table: RawTable) -> list[tuple[str, int | None, str | None]]:
    return [(each.kind, each.row, each.column) for each in table.problems]


def test_merged_texts_hold_for_all_their_rows_and_merged_numbers_are_told(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        rows_of(sheet, (*HEAD, "资金"), ("A", "某镇", "漏电", 3), ("B", "", "堵塞"), ("C", "另镇", "漏水", 5))
        sheet.merge(1, 2, 1, 1)
        sheet.merge(1, 2, 3, 3)

    table = one(workbook(tmp_path, write))
    assert table.frame["地区"].to_list() == ["某镇", "某镇", "另镇"]
    assert told(table) == [("merged_cell", 2, "D")]


def test_hidden_rows_and_texts_struck_through_are_told(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        rows_of(sheet, HEAD, *((f"H{n}", "某镇", f"第{n}处漏电") for n in range(1, 6)))
        for at in (2, 4):
            sheet.row(at).hidden = True
        sheet.col(1).hidden = True
        sheet.write(3, 0, 7, style(struck=True))
        sheet.write(3, 1, "某镇", style(struck=True))
        sheet.write_rich_text(5, 2, (("作废", style(struck=True).font), "漏水"))

    table = one(workbook(tmp_path, write))
    assert table.frame["隐患描述"].to_list()[-1] == "漏水"
    assert told(table) == [
        ("struck_cell", 4, "编号"),
        ("struck_cell", 4, "地区"),
        ("struck_part", 6, "隐患描述"),
        ("hidden_column", None, "地区"),
        ("hidden_row", 3, None),
    ]


@pytest.mark.parametrize("sign", ["甲", "a"])
def test_a_text_struck_through_is_found_among_many_that_are_cut(tmp_path: Path, sign: str) -> None:
    def write(sheet: Any) -> None:
        rows_of(sheet, HEAD, *((f"H{n}", "某镇", f"{n}{sign * (500 + n)}") for n in range(60)))
        for at in (20, 45):
            parts = [(f"{n}{sign}", style(struck=n == 7).font) for n in range(9)]
            sheet.write_rich_text(at, 2, (*parts, sign * 3000))

    table = one(workbook(tmp_path, write))
    assert told(table) == [("struck_part", 21, "隐患描述"), ("struck_part", 46, "隐患描述")]
    rest = "".join(f"{n}{sign}" for n in range(9) if n != 7) + sign * 3000
    assert [table.frame["隐患描述"][at] for at in (19, 44)] == [rest, rest]


def test_shares_codes_and_errors_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        rows_of(sheet, (*HEAD, "比例", "代码"), *((f"H{n}", "某镇", "漏电") for n in range(1, 5)))
        for at, form in enumerate(("0%", "0.0%", "0.00", 'General"%"'), start=1):
            sheet.write(at, 3, 0.764, style(form))
        sheet.row(1).set_cell_number(4, 916401815854159361)
        sheet.write(2, 4, "916401815854159361")
        sheet.row(3).set_cell_error(4, 0x2A)
        sheet.row(4).set_cell_error(4, 0x07)

    table = one(workbook(tmp_path, write))
    assert table.frame["比例"].to_list()[:3] == ["76.4%", "76.4%", "0.764"]
    assert table.frame["代码"].to_list()[:2] == ["9.16401815854159E+17", "916401815854159361"]
    assert told(table) == [("error_cell", 5, "代码")]


def test_numbers_are_read_in_each_of_their_forms(tmp_path: Path) -> None:
    numbers = [0, 1, -3, 0.25, -0.07, 123456.78, 2**29 - 1, 2**31, 3.141592653589793, 1e300]

    def write(sheet: Any) -> None:
        rows_of(sheet, HEAD, *((f"H{n}", "某镇", "漏电") for n in range(len(numbers))))
        for at, number in enumerate(numbers, start=1):
            sheet.write(at, 3, number / 100, style("0%"))
        sheet.write(0, 3, "整改率")

    shares = one(workbook(tmp_path, write)).frame["整改率"].to_list()
    assert [float(share.rstrip("%")) for share in shares] == pytest.approx(numbers)


def test_days_that_count_from_1904_are_those_days(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        rows_of(sheet, (*HEAD, "发现日期"), ("A", "某镇", "漏电", 43657))

    table = one(workbook(tmp_path, write, day_1904=True))
    assert [str(day) for day in load(table, HazardRecord).frame["found_on"]] == ["2023-07-12"]
    assert told(table) == [("date_system", None, None)]


def test_cells_are_called_as_the_spreadsheet_does_where_the_first_columns_are_empty(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        for at, row in enumerate((HEAD, ("A", "某镇", "漏电"), ("B", "同上", "堵塞"))):
            for column, cell in enumerate(row, start=2):
                sheet.write(at, column, cell, style(struck=at == 1 and column == 3))

    problems = one(workbook(tmp_path, write)).problems
    assert [(each.kind, each.cell) for each in problems] == [("struck_cell", "D2"), ("struck_cell", "D3")]


def attempt(path: Path) -> None:
    """Read a file, or have it refused by its name."""
    try:
        read_table(path)
    except InputError as error:
        named = path.name in str(error)
    else:
        named = True
    assert named


def test_a_damaged_file_is_refused_or_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda sheet: rows_of(sheet, HEAD, ("A", "某镇", "漏电")))
    whole, rng = path.read_bytes(), Random(7)  # noqa: S311
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(rng.randrange(1, 5)):
            data[rng.choice((rng.randrange(80), rng.randrange(len(data))))] = rng.randrange(256)
        path.write_bytes(data[: rng.choice((len(data), len(data), rng.randrange(len(data))))] or b"\0")
        attempt(path)


def test_sectors_that_follow_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda sheet: rows_of(sheet, HEAD, ("A", "某镇", "漏电")))
    data = bytearray(path.read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    (first,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, ((table + 1) << 9) + 4 * first, first)
    path.write_bytes(data)
    with pytest.raises(InputError, match="损坏"):
        read_table(path)
