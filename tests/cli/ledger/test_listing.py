"""Command ``ledger list``: what fits is listed for a terminal, as data, as CSV and as a workbook."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ansheng.wrapping import width
from tests.cli.conftest import Run

HEADER = "编号,隐患描述,单位名称,地区,责任部门,发现日期,隐患等级,整改期限,是否整改\n"
ROWS = (
    "L1,消防通道堵塞,甲厂,一镇,应急局,2026-07-01,一般,2026-07-31,否",
    "L2,=漏电,乙厂,二镇,住建局,2026-07-02,重大,2026-08-31,否",
    "L3,漏气,丙厂,一镇,应急局,2026-08-02,一般,2026-08-20,是",
    "L4,漏水,丁厂,三镇,,2026-08-03,一般,,否",
)


@pytest.fixture
def four(run: Run, folder: Path) -> str:
    """A ledger of four hazards."""
    address = "sqlite:///四.db"
    (folder / "四.csv").write_text(HEADER + "\n".join(ROWS), encoding="utf-8")
    assert run("ledger", "init", address).code == 0
    assert run("ledger", "import", address, "四.csv", "--on", "2026-08-05").code == 0
    return address


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), "1234"),
        (("漏",), "234"),
        (("漏", "一镇"), "3"),
        (("--state", "已责令整改"), "12"),
        (("--state", "rectified", "--state", "已登记", "--state", "已定级"), "34"),
        (("--region", "一镇", "--department", "应急"), "13"),
        (("--unit", "乙"), "2"),
        (("--party", "住建"), "2"),
        (("--grade", "重大"), "2"),
        (("--due-by", "2026-08-20"), "13"),
        (("--overdue", "--as-of", "2026-08-25"), "1"),
        (("--overdue",), "12"),
        (("--open", "--found", "2026年8月"), "34"),
        (("--found", "2026-07-02..2026-08-02"), "23"),
        (("--as-of", "2026-07-31"), "12"),
        (("没有",), ""),
    ],
)
def test_what_is_asked_is_listed(run: Run, four: str, asked: tuple[str, ...], found: str) -> None:
    data = json.loads(run("ledger", "list", four, *asked, "--format", "json").out)
    assert [hazard["id"] for hazard in data["hazards"]] == [f"L{n}" for n in found]
    assert data["count"] == len(found)
    page = run("ledger", "list", four, *asked)
    assert (page.code, f"隐患{len(found)}条" in page.out) == (0, True)


@pytest.mark.parametrize("columns", [44, 80, 120])
def test_a_table_fits_the_terminal_and_says_how_many_more_there_are(
    run: Run, four: str, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    page = run("ledger", "list", four, "--limit", "3").out
    assert max(map(width, page.splitlines())) <= columns
    assert "另有1条" in page
    assert "L4" not in page
    assert "L4" in run("ledger", "list", four, "--limit", "0").out
    assert "1 more" in run("ledger", "list", four, "--limit", "3", "--lang", "en").out
    assert "L3" not in run("ledger", "list", four, "--limit", "2", "--format", "md").out


def test_csv_and_workbook_hold_all_under_chinese_headers_and_start_no_formula(
    run: Run, four: str, folder: Path
) -> None:
    rows = list(csv.reader(run("ledger", "list", four, "--format", "csv", "--limit", "1").out.splitlines()))
    assert rows[0][:4] == ["编号", "状态", "隐患等级", "隐患描述"]
    assert [row[0] for row in rows[1:]] == ["L1", "L2", "L3", "L4"]
    assert rows[2][1:4] == ["已责令整改", "重大", "'=漏电"]
    assert run("ledger", "list", four, "--out", "清单.xlsx").out == "清单.xlsx（4条）\n"
    sheet = openpyxl.load_workbook(folder / "清单.xlsx").active
    assert sheet.title == "隐患清单"
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert (sheet["D3"].value, sheet["D3"].data_type, sheet["D3"].quotePrefix) == ("=漏电", "s", True)
    assert sheet.cell(3, rows[0].index("整改期限") + 1).value.date() == date(2026, 8, 31)
    assert run("ledger", "list", four, "--out", "清单.csv", "--lang", "en").out == "清单.csv (4)\n"
    assert (folder / "清单.csv").read_text(encoding="utf-8-sig").startswith("record id,state,")


def test_a_list_is_read_back_without_a_problem(run: Run, four: str) -> None:
    assert run("ledger", "list", four, "--out", "清单.xlsx").code == 0
    again = ("ledger", "import", four, "清单.xlsx", "--on", "2026-08-06", "--format", "json")
    first, second = (json.loads(run(*again).out) for _ in range(2))
    assert (first["registered"], first["refused"], first["problems"]) == (0, 0, [])
    assert (second["unchanged"], second["problems"]) == (4, [])


def test_a_file_is_replaced_only_when_that_is_asked_for(run: Run, four: str) -> None:
    line = ("ledger", "list", four, "--format", "xlsx", "--out", "清单.xlsx")
    assert [run(*line).code, run(*line).code, run(*line, "--force").code] == [0, 2, 0]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (("--format", "xlsx"), "--out"),
        (("--out", "清单.txt"), "清单.txt"),
        (("--out", "清单.csv", "--format", "xlsx"), "--format"),
        (("--out", "清单.csv", "--format", "json"), "--format"),
        (("--out", "没有/清单.csv"), "没有"),
        (("--state", "开着"), "开着"),
        (("--grade", "特大"), "特大"),
        (("--found", "前年"), "前年"),
        (("--due-by", "明天"), "--due-by"),
        (("--as-of", "明天"), "--as-of"),
    ],
)
def test_what_cannot_be_listed_is_one_line(run: Run, four: str, asked: tuple[str, ...], named: str) -> None:
    assert named in run("ledger", "list", four, *asked).complaint
    assert named in run("ledger", "list", four, *asked, "--lang", "en").complaint
