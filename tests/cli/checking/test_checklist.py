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
