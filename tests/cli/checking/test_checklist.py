"""Command ``checklist``: the items of a class, and the sheet that goes straight back into ``check``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.sheets import answer, opened, saved

FILE = ("--plugin-file", "boiler.py")
ON = ("--on", "2025-01-01")


def test_the_items_are_listed_under_their_clauses(run: Run) -> None:
    done = run("checklist", "boiler.Boiler", *ON, *FILE)
    assert (done.code, done.err) == (0, "")
    assert "锅炉检查表：共2项（按2025年1月1日有效的法规）" in done.out
    [line] = [line for line in done.out.splitlines() if line.startswith("工作压力")]
    assert line.split() == ["工作压力", "数值，≥", "0", "MPa", "3(1)", "超压", "pressure"]
    assert "9 其他情形" in done.out.partition("未收录的同类条款")[2]
    assert "boiler.no_valve" in done.out.partition("当日不适用的规则")[2]


def test_the_items_as_json(run: Run) -> None:
    data = json.loads(run("checklist", "Boiler", *ON, *FILE, "--format", "json", "--lang", "en").out)
    [group] = data["groups"]
    items = {item["fact"]: item for item in group["items"]}
    assert set(items) == {"pressure", "fuel"}
    assert items["pressure"]["clauses"] == [
        {
            "standard": "boiler.demo",
            "layer": "national",
            "region": None,
            "edition": "2024",
            "clause": "3(1)",
            "title": "overpressure",
            "state": "encoded",
            "reason": "",
        }
    ]
    assert [(basis["clause"], basis["state"]) for basis in data["open"]] == [("9", "judged"), ("8", "gap")]


def test_the_sheet_goes_back_into_the_check(run: Run, folder: Path) -> None:
    done = run("checklist", "boiler.Boiler", *ON, *FILE, "--out", "sheet.xlsx", "--objects", "2")
    assert (done.code, done.out) == (0, "sheet.xlsx\n")
    check = ("--as", "boiler.Boiler", *ON, *FILE, "--format", "json")
    complaint = run("check", "sheet.xlsx", *check).complaint
    assert "表中无记录" in complaint
    assert "检查表未填写" in complaint

    sheets = opened(folder.joinpath("sheet.xlsx").read_bytes())
    form = next(iter(sheets.values()))
    answer(form, {"id": "一号", "pressure": "1200 kPa", "fuel": "煤"}, 2)
    answer(form, {"id": "二号", "pressure": "０.５", "fuel": "煤"}, 3)
    saved(folder / "filled.xlsx", sheets)
    done = run("check", "filled.xlsx", *check)
    [finding] = json.loads(done.out)["findings"]
    assert (done.code, finding["record"], finding["verdict"]) == (1, "一号", "hazard")


def test_an_empty_sheet_is_undetermined(run: Run) -> None:
    run("checklist", "boiler.Boiler", *ON, *FILE, "--out", "sheet.xlsx")
    done = run("check", "sheet.xlsx", "--as", "boiler.Boiler", *ON, *FILE)
    assert done.code == 3
    assert "检查表未填写" in done.out.partition("数据问题（1）")[2]


def test_an_answer_to_a_clause_without_a_rule_is_listed(run: Run, folder: Path) -> None:
    run("checklist", "boiler.Boiler", *ON, *FILE, "--out", "sheet.xlsx")
    sheets = opened(folder.joinpath("sheet.xlsx").read_bytes())
    answer(next(iter(sheets.values())), {"§ boiler.demo 9": "有问题"})
    saved(folder / "filled.xlsx", sheets)
    out = run("check", "filled.xlsx", "--as", "boiler.Boiler", *ON, *FILE).out
    assert "“9 其他情形”须人工判定" in out.partition("数据问题（1）")[2]


def test_a_file_is_overwritten_only_by_force(run: Run, folder: Path) -> None:
    folder.joinpath("a.xlsx").write_text("kept", encoding="utf-8")
    command = ("checklist", "boiler.Boiler", *ON, *FILE, "--out", "a.xlsx")
    assert "--force" in run(*command).complaint
    assert run(*command, "--force").code == 0
    assert folder.joinpath("a.xlsx").read_bytes().startswith(b"PK")


def test_a_day_without_law_is_refused(run: Run) -> None:
    complaint = run("checklist", "boiler.Boiler", "--on", "2019-01-01", *FILE).complaint
    assert "2019年1月1日" in complaint
    assert "--on" in complaint


def test_a_misspelt_class_is_refused_with_near_names(run: Run) -> None:
    assert "boiler.Boiler" in run("checklist", "boiler.Boilr", *ON, *FILE).complaint


def test_a_whole_mine_is_one_workbook_that_goes_back_without_as(run: Run, folder: Path) -> None:
    done = run("checklist", "尾矿库", "--on", "2026-07-01", "--out", "尾矿库.xlsx")
    assert (done.code, done.out) == (0, "尾矿库.xlsx\n")
    sheets = opened(folder.joinpath("尾矿库.xlsx").read_bytes())
    assert {"目录", "尾矿库检查表", "尾矿坝检查表"} <= set(sheets)
    [unit] = [row for row in sheets["目录"] if row[0] == "被检查单位"]
    unit[2] = "某矿业公司"
    answer(sheets["尾矿库检查表"], {"id": "一号库", "unsafe_activity": "是", "activity_as_design": "否"})
    saved(folder / "已填.xlsx", sheets)
    done = run("check", "已填.xlsx", "--on", "2026-07-01", "--format", "json")
    findings = json.loads(done.out)["findings"]
    assert {(finding["record"], finding["unit"]) for finding in findings} == {("一号库", "某矿业公司")}
    page = run("check", "已填.xlsx", "--on", "2026-07-01").out
    assert "尾矿库：共1条记录" in page
    assert "未填写的检查表" in page
    line = ("check", "已填.xlsx", "--on", "2026-07-01", "--format", "json", "--sheet")
    one = json.loads(run(*line, "尾矿库检查表").out)
    assert {finding["unit"] for finding in one["findings"]} == {"某矿业公司"}
    assert "unfilled" not in {problem["kind"] for problem in one["manifest"]["problems"]}
    empty = json.loads(run(*line, "尾矿坝检查表").out)
    assert [problem["kind"] for problem in empty["manifest"]["problems"]] == ["unfilled"]


def test_several_classes_are_one_workbook(run: Run, folder: Path) -> None:
    line = ("checklist", "燃气储罐", "gas.GasHose", "--on", "2026-07-01")
    assert run(*line, "--out", "a.xlsx").code == 0
    assert list(opened(folder.joinpath("a.xlsx").read_bytes())) == [
        "目录",
        "燃气储罐检查表",
        "燃具连接软管检查表",
    ]
    data = json.loads(run(*line, "--format", "json").out)
    assert [one["name"] for one in data] == ["gas.GasTank", "gas.GasHose"]
    text = run(*line).out
    assert "燃气储罐、gas.GasHose检查表：共2张" in text
    assert "燃具连接软管检查表：共" in text


def test_a_plugin_is_one_workbook_and_classes_not_in_force_are_said(run: Run) -> None:
    done = run("checklist", "--plugin", "通用", "--on", "2026-07-01", "--format", "json")
    assert {one["name"].partition(".")[0] for one in json.loads(done.out)} == {"general"}
    early = run("checklist", "煤矿", "--on", "2024-07-01", "--format", "json")
    assert early.code == 0
    assert "当日无适用的规则，未列入" in early.err


def test_a_checklist_of_nothing_is_wrong_use(run: Run) -> None:
    assert "ansheng facts" in run("checklist").complaint
    assert "2000" in run("checklist", "gas.GasTank", "gas.GasHose", "--on", "2000-01-01").complaint


def test_a_table_that_is_no_checklist_needs_its_class(run: Run) -> None:
    assert "--as" in run("check", "boilers.csv", "--on", "2025-01-01").complaint


def test_one_sheet_of_a_workbook_is_read(run: Run, folder: Path) -> None:
    saved(
        folder / "b.xlsx",
        {"甲": [["编号", "燃料"], ["一", "煤"]], "乙": [["编号", "燃料"], ["二", "煤"], ["三", "气"]]},
    )
    line = ("check", "b.xlsx", "--as", "Boiler", *ON, *FILE, "--format", "json")
    assert json.loads(run(*line).out)["manifest"]["records"] == 3
    assert json.loads(run(*line, "--sheet", "乙").out)["manifest"]["records"] == 2
    assert "丙" in run(*line, "--sheet", "丙").complaint
