"""The command that proposes clauses for descriptions, and the table on which people confirm them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROWS = """隐患编号,隐患描述,单位名称,发现日期,行业领域,判定依据
H1,灌装台秤不防爆,甲站,2026-11-30,燃气,
H2,食堂桌子晃,甲站,2026-11-30,,
H3,采区回风巷甲烷1.2%，照样割煤,乙矿,2026-11-30,煤矿,某规定
"""
ON = ("--on", "2026-12-01")


@pytest.fixture
def table(folder: Path) -> Path:
    file = folder / "隐患.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def read(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["隐患编号"]: row for row in csv.DictReader(file)}


def written(path: Path, rows: dict[str, dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(next(iter(rows.values()))))
        writer.writeheader()
        writer.writerows(rows.values())


def test_descriptions_without_a_clause_come_first(run: Run, table: Path) -> None:
    data = json.loads(run("classify", "隐患.csv", *ON, "--top", "2", "--format", "json").out)
    assert [(row["id"], row["mapped"]) for row in data["rows"]] == [("H2", False), ("H1", True), ("H3", True)]
    assert (data["unmapped"], data["sector"]) == (1, None)
    first = data["rows"][1]["candidates"][0]
    assert (first["standard"], first["clause"]) == ("gas.major-hazards", "5(4)")
    assert data["rows"][1]["sector"] == "城镇燃气"
    page = run("classify", "隐患.csv", *ON).out
    assert page.index("未找到对应条款（1条）") < page.index("可能的条款（2条）")
    english = run("classify", "隐患.csv", *ON, "--lang", "en").out
    assert "No likely clause (1)" in english


def test_a_sector_of_all_rows_and_a_wrong_one(run: Run, table: Path) -> None:
    data = json.loads(run("classify", "隐患.csv", *ON, "--sector", "燃气", "--format", "json").out)
    assert {row["sector"] for row in data["rows"]} == {data["sector"]} == {"城镇燃气"}
    wrong = run("classify", "隐患.csv", *ON, "--sector", "燃汽业")
    assert (wrong.code, wrong.out) == (2, "")


def test_what_people_confirm_becomes_the_basis_and_nothing_else(run: Run, table: Path) -> None:
    assert run("classify", "隐患.csv", *ON, "--out", "待确认.csv").code == 0
    proposed = read(table.with_name("待确认.csv"))
    assert proposed["H1"]["建议依据"].endswith("第五条第（四）项")
    assert (proposed["H1"]["标准编号"], proposed["H1"]["条款编号"]) == ("gas.major-hazards", "5(4)")
    assert proposed["H1"]["判定依据"] == "", "a proposal is no basis"
    assert proposed["H3"]["判定依据"] == "某规定"
    assert (proposed["H2"]["标准编号"], proposed["H2"]["单位名称"]) == ("", "甲站")
    assert "甲烷浓度1.2%" in proposed["H3"]["已说明"]
    assert run("classify", "隐患.csv", *ON, "--out", "待确认.csv").code == 2, "the file is there"

    proposed["H1"]["已确认"] = "是"
    proposed["H3"]["已确认"] = "否"
    written(table.with_name("待确认.csv"), proposed)
    assert run("classify", "待确认.csv", *ON, "--out", "确认后.csv").code == 0
    confirmed = read(table.with_name("确认后.csv"))
    assert confirmed["H1"]["判定依据"] == proposed["H1"]["建议依据"]
    assert confirmed["H1"]["判定规则"] == "gas.explosion_protection_insufficient"
    assert (confirmed["H3"]["判定依据"], confirmed["H3"]["判定规则"]) == ("某规定", "")

    run("ledger", "init", "sqlite:///台账.db")
    run("ledger", "import", "sqlite:///台账.db", "确认后.csv")
    shown = json.loads(run("ledger", "show", "sqlite:///台账.db", "H1", "--format", "json").out)
    assert proposed["H1"]["建议依据"] in json.dumps(shown, ensure_ascii=False)


def test_a_clause_that_is_not_in_force_is_not_confirmed(run: Run, table: Path) -> None:
    run("classify", "隐患.csv", *ON, "--out", "待确认.csv")
    rows = read(table.with_name("待确认.csv"))
    rows["H1"] |= {"已确认": "是", "条款编号": "5(99)"}
    written(table.with_name("待确认.csv"), rows)
    wrong = run("classify", "待确认.csv", *ON, "--out", "确认后.csv")
    assert wrong.code == 2
    assert "gas.major-hazards 5(99)" in wrong.err


def test_an_office_s_confirmed_rows_come_first(run: Run, table: Path) -> None:
    table.with_name("已确认.csv").write_text(
        "隐患描述,标准编号,条款编号\n食堂桌子晃悠,gas.major-hazards,5(3)\n", encoding="utf-8"
    )
    data = json.loads(run("classify", "隐患.csv", *ON, "--confirmed", "已确认.csv", "--format", "json").out)
    [row] = [row for row in data["rows"] if row["id"] == "H2"]
    assert (row["mapped"], row["candidates"][0]["clause"]) == (True, "5(3)")


def test_what_is_wrong_with_the_table_is_said(run: Run, folder: Path) -> None:
    (folder / "隐患.csv").write_text(ROWS.replace("H2,", "H1,"), encoding="utf-8")
    assert "编号“H1”与第2行重复" in run("classify", "隐患.csv", *ON).out
    (folder / "隐患.csv").write_text(ROWS.splitlines()[0] + "\n", encoding="utf-8")
    assert "表中无记录" in run("classify", "隐患.csv", *ON).out
    (folder / "隐患.csv").write_text("甲\n乙\n", encoding="utf-8")
    assert "也可写作隐患内容" in run("classify", "隐患.csv", *ON).err
