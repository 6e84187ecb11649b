"""The command that proposes what is one: pages, JSON, tables to decide, hazards marked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import Run

ROWS = """隐患编号,单位名称,隐患描述,发现日期,整改完成日期,责任部门
H1,华阳化工有限公司,一车间3#配电箱未接地,2026-03-01,2026-03-05,应急局
H2,华阳化工有限责任公司,检查发现：一车间三号配电箱没有接地,2026-03-02,,应急局
H3,华阳化工有限公司,一车间3#配电箱未接地,2026-06-10,,住建局
"""


@pytest.fixture
def table(folder: Path) -> Path:
    file = folder / "隐患.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_all_kinds_are_listed_with_reasons(run: Run, table: Path) -> None:
    page = run("again", "隐患.csv").out
    for told in (
        "同一单位（1对）",
        "重复登记（1对）",
        "复发（1对）",
        "先后不明（1对）",
        "前一条整改后再次发现",
    ):
        assert told in page
    english = run("again", "隐患.csv", "--lang", "en", "--limit", "1").out
    assert "came back (1)" in english
    assert "only the form of company differs" in english


def test_one_kind_and_a_threshold_can_be_asked_for(run: Run, table: Path) -> None:
    data = json.loads(run("again", "隐患.csv", "--kind", "复发", "--format", "json").out)
    assert [pair["kind"] for pair in data["pairs"]] == ["recurrence", "undated"]
    none = json.loads(run("again", "隐患.csv", "--threshold", "1", "--kind", "unit", "--format", "json").out)
    assert none["pairs"] == []
    for wrong in (("--threshold", "7"), ("--kind", "复")):
        assert run("again", "隐患.csv", *wrong).code == 2


def test_days_say_what_one_finding_is(run: Run, table: Path) -> None:
    data = json.loads(run("again", "隐患.csv", "--days", "0", "--format", "json").out)
    assert data["counts"] == {"unit": 1, "duplicate": 1, "recurrence": 1, "undated": 1}
    data = json.loads(run("again", "隐患.csv", "--days", "200", "--format", "json").out)
    assert data["counts"] == {"unit": 1, "duplicate": 3, "recurrence": 0, "undated": 0}


def test_pairs_are_decided_in_a_table_and_read_back(run: Run, table: Path) -> None:
    assert run("again", "隐患.csv", "--out", "待认定.csv").code == 0
    assert run("again", "隐患.csv", "--out", "待认定.csv").code == 2, "the file is there"
    path = table.with_name("待认定.csv")
    rows = read(path)
    answers = {"复发": "是", "重复登记": "否", "先后不明": "否"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "认定": answers.get(row["种类"], "")} for row in rows)
    data = json.loads(run("again", "隐患.csv", "--decided", "待认定.csv", "--format", "json").out)
    assert (data["counts"]["duplicate"], data["refused"], data["undecided"]) == (0, 2, 1)
    assert [pair["accepted"] for pair in data["pairs"]] == [None, True]
    assert run("again", "隐患.csv", "--decided", "待认定.csv", "--mark", "标注.csv").code == 0
    marked = read(table.with_name("标注.csv"))
    assert [row["是否复发"] for row in marked] == ["否", "否", "是"]
    assert marked[2]["责任部门"] == "住建局", "the columns of the office stay"


def test_pairs_go_to_parquet_and_workbooks(run: Run, table: Path) -> None:
    assert run("again", "隐患.csv", "--out", "对.parquet").code == 0
    assert run("again", "隐患.csv", "--out", "对.parquet").code == 2, "the file is there"
    assert pl.read_parquet(table.with_name("对.parquet"))["kind"].to_list()[:2] == ["unit", "duplicate"]
    assert run("again", "隐患.csv", "--out", "对.xlsx").code == 0


def test_nothing_that_is_one_is_said_to_be_none(run: Run, folder: Path) -> None:
    (folder / "一.csv").write_text(ROWS.splitlines()[0] + "\nH1,甲厂,漏电,2026-03-01,,\n", encoding="utf-8")
    assert "未发现疑似同一的单位或隐患" in run("again", "一.csv").out


def test_a_dossier_and_a_ledger_are_looked_through(run: Run, table: Path) -> None:
    run("ledger", "init", "sqlite:///台账.db")
    run("ledger", "import", "sqlite:///台账.db", "隐患.csv")
    data = json.loads(run("again", "sqlite:///台账.db", "--format", "json").out)
    assert (data["rows"], data["counts"]["unit"]) == (3, 1)


def test_what_was_left_out_and_what_is_wrong_is_said(run: Run, folder: Path) -> None:
    rows = "隐患编号,单位名称,隐患描述,发现日期\n1,甲厂,未接地,2026-05-40\n1,,未接地,2026-05-01\n"
    (folder / "隐患.csv").write_text(rows, encoding="utf-8")
    page = run("again", "隐患.csv").out
    assert "共2条记录；其中1条未填单位或描述，未作比对。" in page
    assert "数据问题" in page
    assert "2026-05-40" in page
    english = run("again", "隐患.csv", "--lang", "en").out
    assert "rows: 2; without a unit or a description, and not compared: 1." in english
