"""Commands ``diff`` and ``check --determinations``: the law of two days, and people's answers kept over runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROWS = "编号,单位编号,工作压力（kPa）,燃料,=有安全阀\n一号,U1,900,煤,是\n二号,U2,700,煤,是\n三号,U3,,煤,是\n"
AS = ("--as", "boiler.Boiler", "--plugin-file", "boiler.py")
TITLES = ("记录编号", "规则", "判定结果", "判定人", "判定日期", "理由", "有效期至")


@pytest.fixture
def table(folder: Path) -> Path:
    file = folder / "three.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_a_verdict_that_changes_is_listed_with_both_clauses(run: Run, table: Path) -> None:
    days = ("--from", "2023-12-31", "--to", "2024-01-01", "--rules", "boiler.overpressure")
    done = run("diff", table.name, *AS, *days, "--format", "json")
    (change,) = json.loads(done.out)["changes"]
    assert (done.code, change["record"], change["unit_id"]) == (0, "一号", "U1")
    assert (change["before"]["clause"], change["before"]["verdict"]) == ("3", "clear")
    assert (change["after"]["clause"], change["after"]["verdict"]) == ("3(1)", "hazard")
    page = run("diff", table.name, *AS, *days).out
    assert "一号" in page
    assert "boiler.demo 2024 3(1) 构成隐患" in page
    assert "二号" not in page


def test_a_table_without_a_record_is_refused_with_the_reason(run: Run) -> None:
    run("checklist", *AS[1:], "--on", "2025-01-01", "--objects", "2", "--out", "sheet.xlsx")
    done = run("diff", "sheet.xlsx", *AS, "--from", "2024-01-01", "--to", "2025-01-01")
    assert "表中无记录" in done.complaint
    assert "检查表未填写" in done.complaint


def test_no_change_is_said(run: Run, table: Path) -> None:
    done = run("diff", table.name, *AS, "--from", "2024-01-01", "--to", "2025-01-01")
    assert (done.code, "判定结果无变化" in done.out) == (0, True)


def test_the_days_must_be_given(run: Run, table: Path) -> None:
    assert "--from" in run("diff", table.name, *AS, "--from", "2024-01-01").complaint
    assert "--to" in run("diff", table.name, *AS, "--from", "2024-01-01", "--to", "明天").complaint


COMMAND = ("check", "three.csv", *AS, "--on", "2024-03-01")


@pytest.fixture
def form(run: Run, table: Path) -> list[dict[str, str]]:
    """The form of open questions that the program wrote for the table."""
    run(*COMMAND, "--answer-form", "form.csv")
    with table.with_name("form.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def answer(table: Path, row: dict[str, str], *values: str) -> str:
    """Write a form with one row filled in, and name the file."""
    filled = {**row, **dict(zip(TITLES, values, strict=False))}
    with table.with_name("answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(filled))
        writer.writeheader()
        writer.writerow(filled)
    return "answers.csv"


def test_the_form_holds_the_open_questions_only(form: list[dict[str, str]]) -> None:
    assert [(row["记录编号"], row["规则"], row["判定结果"]) for row in form] == [
        ("三号", "boiler.overpressure", "")
    ]
    assert "工作压力" in form[0]["待判定事项"]


@pytest.mark.parametrize(
    ("record", "until", "said"),
    [
        ("三号", "", "已采用"),
        ("三号", "2024-01-31", "已失效"),
        ("一号", "", "未被接受"),
        ("九号", "", "未使用"),
    ],
)
def test_what_became_of_an_answer_is_said(
    run: Run, table: Path, form: list[dict[str, str]], record: str, until: str, said: str
) -> None:
    file = answer(table, form[0], record, "boiler.overpressure", "无", "张三", "2024-01-02", "看过", until)
    done = run(*COMMAND, "--determinations", file)
    assert (done.code, said in done.out) == (1, True)


def test_an_answer_that_settles_all_makes_the_check_clear(
    run: Run, table: Path, form: list[dict[str, str]]
) -> None:
    lines = ROWS.splitlines(keepends=True)
    table.write_text(lines[0] + lines[3], encoding="utf-8")
    file = answer(table, form[0], "三号", "boiler.overpressure", "无", "张三", "2024-01-02", "看过")
    assert run(*COMMAND, "--rules", "boiler.overpressure").code == 3
    assert run(*COMMAND, "--rules", "boiler.overpressure", "--determinations", file).code == 0


def test_a_form_that_nobody_filled_in_changes_nothing(
    run: Run, table: Path, form: list[dict[str, str]]
) -> None:
    assert run(*COMMAND, "--determinations", "form.csv").code == run(*COMMAND).code == 1


@pytest.mark.parametrize(("verdict", "by", "word"), [("也许", "张三", "判定结果"), ("无", "", "判定人")])
def test_an_answer_that_is_not_whole_is_refused(
    run: Run, table: Path, form: list[dict[str, str]], verdict: str, by: str, word: str
) -> None:
    file = answer(table, form[0], "三号", "boiler.overpressure", verdict, by, "2024-01-02", "看过")
    assert word in run(*COMMAND, "--determinations", file).complaint
