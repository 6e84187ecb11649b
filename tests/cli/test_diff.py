"""Commands ``diff`` and ``check --determinations``: the law of two days, and people's answers kept over runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROWS = "编号,单位编号,工作压力（kPa）,燃料,=有安全阀\n一号,U1,900,煤,是\n二号,U2,700,煤,是\n三号,U3,,煤,是\n"
AS = ("--as", "boiler.Boiler", "--plugin-file", "boiler.py")
HEAD = "记录编号,规则,结论,判定人,判定日期,理由,有效期至\n"


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
    assert "boiler.demo 2024 3(1) 隐患" in page
    assert "二号" not in page


def test_no_change_is_said(run: Run, table: Path) -> None:
    done = run("diff", table.name, *AS, "--from", "2024-01-01", "--to", "2025-01-01")
    assert (done.code, "没有结论改变" in done.out) == (0, True)


def test_the_days_must_be_given(run: Run, table: Path) -> None:
    assert "--from" in run("diff", table.name, *AS, "--from", "2024-01-01").complaint
    assert "--to" in run("diff", table.name, *AS, "--from", "2024-01-01", "--to", "明天").complaint


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("三号,boiler.overpressure,无,张三,2024-01-02,现场表计已看,", 1, "已采用"),
        ("三号,boiler.overpressure,无,张三,2024-01-02,现场表计已看,2024-01-31", 1, "已失效"),
        ("一号,boiler.overpressure,无,张三,2024-01-02,认为没事,", 1, "不采用"),
        ("九号,boiler.overpressure,无,张三,2024-01-02,没有这台,", 1, "未用到"),
    ],
)
def test_what_became_of_an_answer_is_said(run: Run, table: Path, line: str, code: int, said: str) -> None:
    table.with_name("answers.csv").write_text(HEAD + line + "\n", encoding="utf-8")
    done = run("check", table.name, *AS, "--on", "2024-03-01", "--determinations", "answers.csv")
    assert done.code == code
    assert said in done.out


def test_an_answer_that_settles_all_makes_the_check_clear(run: Run, table: Path) -> None:
    table.write_text("".join(ROWS.splitlines(keepends=True)[i] for i in (0, 3)), encoding="utf-8")
    answers = table.with_name("answers.csv")
    answers.write_text(HEAD + "三号,boiler.overpressure,无,张三,2024-01-02,已看,\n", encoding="utf-8")
    command = ("check", table.name, *AS, "--on", "2024-03-01", "--rules", "boiler.overpressure")
    assert run(*command).code == 3
    assert run(*command, "--determinations", "answers.csv").code == 0


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("三号,boiler.overpressure,也许,张三,2024-01-02,已看,", "结论"),
        ("三号,boiler.overpressure,无,,2024-01-02,已看,", "判定人"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(run: Run, table: Path, line: str, word: str) -> None:
    table.with_name("answers.csv").write_text(HEAD + line + "\n", encoding="utf-8")
    done = run("check", table.name, *AS, "--on", "2024-03-01", "--determinations", "answers.csv")
    assert word in done.complaint
