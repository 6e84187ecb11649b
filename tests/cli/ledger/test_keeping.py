"""Commands ``ledger``: what they print, their exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Run
from tests.cli.ledger.conftest import ADDRESS, ORDER, TABLE


def test_a_file_is_imported_once_and_amended_when_it_changes(run: Run, ledger: str, folder: Path) -> None:
    again = json.loads(
        run("ledger", "import", ledger, "隐患.csv", "--table", "hazards", "--format", "json").out
    )
    assert (again["registered"], again["amended"], again["unchanged"]) == (0, 0, 2)
    (folder / "隐患.csv").write_text(TABLE.replace("漏电", "配电箱未接地"), encoding="utf-8")
    done = run("ledger", "import", ledger, "隐患.csv")
    assert (done.code, "更新1" in done.out) == (0, True)


def test_rows_that_are_refused_are_listed_and_told_by_the_exit_code(
    run: Run, ledger: str, folder: Path
) -> None:
    (folder / "隐患.csv").write_text(TABLE + "H2,漏电,丙厂,2026-07-02,重大,否\n", encoding="utf-8")
    done = run("ledger", "import", ledger, "隐患.csv")
    assert (done.code, "第4行" in done.out) == (1, True)


def test_an_import_tells_the_head_to_be_kept(run: Run, ledger: str) -> None:
    done = run("ledger", "import", ledger, "隐患.csv")
    head = done.out.partition("台账末条：")[2].partition("（")[0]
    data = json.loads(run("ledger", "import", ledger, "隐患.csv", "--format", "json").out)
    assert data["head"] == head
    assert run("ledger", "verify", ledger, "--head", head).code == 0


def test_one_sheet_is_imported_with_the_words_of_the_office(run: Run, ledger: str, folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "隐患.xlsx") as book:
        for name, number in (("一镇", "H8"), ("二镇", "H9")):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["编号", "毛病", "单位名称", "发现日期"])
            page.write_row(1, 0, [number, "漏电", "甲厂", "2026-07-01"])
    words = '[columns]\n"毛病" = "隐患描述"\n[defaults]\n"行业领域" = "消防"\n'
    (folder / "用词.toml").write_text(words, encoding="utf-8")
    line = ("ledger", "import", ledger, "隐患.xlsx", "--sheet", "二镇", "--settings", "用词.toml")
    assert json.loads(run(*line, "--format", "json").out)["registered"] == 1
    facts = json.loads(run("ledger", "show", ledger, "H9", "--format", "json").out)["facts"]
    assert [facts[name] for name in ("description", "region", "sector")] == ["漏电", "二镇", "消防"]
    assert run("ledger", "show", ledger, "H8").code == 2
    assert "三镇" in run(*line[:-3], "三镇").complaint


def test_a_hazard_is_shown_with_its_events_now_and_as_of_a_day(run: Run, ledger: str) -> None:
    assert run("ledger", "act", ledger, "H1", "责令整改", *ORDER).code == 0
    now = json.loads(run("ledger", "show", ledger, "H1", "--format", "json").out)
    assert (now["state"], now["version"], now["facts"]["due_on"]) == ("ordered", 2, "2026-07-31")
    assert [event["kind"] for event in now["events"]] == ["register", "order"]
    then = json.loads(run("ledger", "show", ledger, "H1", "--as-of", "2026-07-02", "--format", "json").out)
    assert (then["state"], len(then["events"])) == ("graded", 1)
    page = run("ledger", "show", ledger, "H1").out
    assert "已责令整改，序号2" in page
    assert "检查组" in page
    assert "rectification ordered" in run("ledger", "show", ledger, "H1", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("act", ADDRESS, "H1", "close", "--by", "甲", "--on", "2026-07-03"), 1, "须为"),
        (("act", ADDRESS, "H1", "order", "--by", "甲", "--on", "2026-07-03"), 1, "未填"),
        (("act", ADDRESS, "H1", "order", *ORDER, "--version", "7"), 4, "给出的是7"),
        (("act", ADDRESS, "H9", "order", *ORDER), 2, "H9"),
        (("act", ADDRESS, "H1", "ordr", *ORDER), 2, "order"),
        (("act", ADDRESS, "H1", "order", "--by", "甲", "--on", "明天"), 2, "明天"),
        (
            ("act", ADDRESS, "H1", "order", "--by", "甲", "--on", "2026-07-03", "--set", "due_on"),
            2,
            "列名=值",
        ),
        (("act", ADDRESS, "H1", "order", "--by", "甲"), 2, "--on"),
        (("show", ADDRESS, "H9"), 2, "H9"),
        (("show", ADDRESS, "H1", "--as-of", "2026-06-30"), 1, "登记"),
        (("show", "sqlite:///没有.db", "H1"), 2, "init"),
        (("show", "台账.db", "H1"), 2, "地址"),
        (("show", "mysql://x/y", "H1"), 2, "地址"),
        (("import", ADDRESS, "没有.csv"), 2, "文件不存在"),
        (("import", ADDRESS, "隐患.csv", "--table", "risks"), 2, "risks"),
        (("verify", ADDRESS, "--head", "x"), 2, "--head"),
        (("verify", ADDRESS, "--head", f"{'9' * 5000}:x"), 2, "--head"),
        (("show", ADDRESS, "\udcff"), 2, "无法编码"),
        (("show", "postgresql://u:SECRET@h:x/y", "H1"), 2, "u:***@h:x/y"),
        (("export", ADDRESS, "\udcff"), 2, "无法编码"),
        (("import", ADDRESS, "隐患.csv", "--by", " "), 2, "办理人"),
        (("init", "sqlite:///没有/台账.db"), 2, "无法打开"),
        (("restore", ".", "sqlite:///b.db"), 2, "无导出的台账"),
        ((), 2, "缺少命令"),
    ],
)
def test_what_is_refused_is_one_line_and_an_exit_code(
    run: Run, ledger: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("ledger", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert said in done.err
    assert run("ledger", "verify", ledger).code == 0


def test_tampering_is_told_with_the_event(run: Run, ledger: str, folder: Path) -> None:
    sound = json.loads(run("ledger", "verify", ledger, "--format", "json").out)
    assert (sound["sound"], sound["events"]) == (True, 2)
    with sqlite3.connect(folder / "台账.db") as connection:
        connection.execute("UPDATE events SET data = replace(data, '漏电', '正常') WHERE hazard = 'H2'")
    connection.close()
    done = run("ledger", "verify", ledger, "--head", sound["head"])
    assert done.code == 1
    assert "隐患“H2”第1项办理事项（登记，2026年7月2日" in done.out


def test_everything_is_exported_and_restored(run: Run, ledger: str, folder: Path) -> None:
    assert run("ledger", "export", ledger, "导出", "--as", "csv").code == 0
    assert "编号" not in (folder / "导出" / "events-0001.csv").read_text(encoding="utf-8")
    assert run("ledger", "restore", "导出", "sqlite:///新.db").code == 0
    heads = [
        json.loads(run("ledger", "verify", a, "--format", "json").out)["head"]
        for a in (ledger, "sqlite:///新.db")
    ]
    assert heads[0] == heads[1]
    assert run("ledger", "export", ledger, "导出").code == 2


def test_a_person_without_the_role_is_refused(run: Run, ledger: str) -> None:
    def granted(*arguments: str) -> str:
        return run("ledger", "grant", ledger, *arguments).out.split("：")[-1].strip()

    chief = granted("局长", "admin", "--by", "局长")
    token = granted("检查组", "supervise", "--by", "局长", "--token", chief)
    assert run("ledger", "act", ledger, "H1", "order", *ORDER).code == 1
    assert run("ledger", "act", ledger, "H1", "order", *ORDER, "--token", token).code == 0
    assert run("ledger", "grant", ledger, "甲", "close", "--by", "检查组", "--token", token).code == 1


def test_titles_of_roles_are_printed_however_they_were_given(run: Run, ledger: str) -> None:
    told = run("ledger", "grant", ledger, "局长", "close", "管理", "record", "--by", "局长").out
    assert told.startswith("“局长”的权限：登记、销号、管理\n口令")
    token = told.split("：")[-1].strip()
    line = ("ledger", "grant", ledger, "科员", "--by", "局长", "--token", token)
    assert run(*line, "登记", "--lang", "en").out.startswith("科员: record\ntoken")
    assert run(*line).out == "“科员”的权限：无\n"
    assert "close" in run(*line, "clos").complaint


def test_it_is_said_where_nobody_is_checked(run: Run, ledger: str) -> None:
    for line in (("verify", ledger), ("show", ledger, "H1")):
        assert "尚未授予任何权限：人人可以办理，办理人姓名未经核对" in run("ledger", *line).out
        assert "nobody is checked" in run("ledger", *line, "--lang", "en").out
        assert json.loads(run("ledger", *line, "--format", "json").out)["roles_given"] is False
    assert run("ledger", "grant", ledger, "局长", "admin", "--by", "局长").code == 0
    for line in (("verify", ledger), ("show", ledger, "H1")):
        assert "尚未授予" not in run("ledger", *line).out
        assert json.loads(run("ledger", *line, "--format", "json").out)["roles_given"] is True


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("H9", "H1"),
        ("ｈ９", "H1"),
        ("X-2026-013", "YH-2026-013"),
        ("YH2026-013", "YH-2026-013"),
        ("yh-2026-01З", "YH-2026-01"),
    ],
)
def test_an_id_that_is_not_there_is_told_with_near_ones(
    typed: str, meant: str, run: Run, ledger: str, folder: Path
) -> None:
    header = "编号,隐患描述,单位名称,发现日期\n"
    rows = "".join(f"YH-2026-{number:03},漏电,甲厂,2026-07-01\n" for number in range(1, 400))
    (folder / "多.csv").write_text(header + rows, encoding="utf-8")
    assert run("ledger", "import", ledger, "多.csv").code == 0
    assert meant in run("ledger", "show", ledger, typed).complaint.partition("；")[2]


def test_who_makes_a_ledger_that_is_there_is_told(run: Run, ledger: str) -> None:
    done = run("ledger", "init", ledger)
    assert (done.code, done.out) == (0, f"台账已存在，未作改动：{ledger}\n")
    assert "exists already" in run("ledger", "init", ledger, "--lang", "en").out


def test_a_file_that_is_no_ledger_is_told(run: Run, folder: Path) -> None:
    (folder / "x.db").write_bytes(b"nothing of the kind" * 99)
    assert "不是台账" in run("ledger", "show", "sqlite:///x.db", "H1").complaint


WITHOUT = (
    "import sys; sys.modules['{missing}'] = None; from ansheng import cli; sys.exit(cli.run(sys.argv[1:]))"
)


@pytest.mark.process
@pytest.mark.parametrize(
    ("missing", "address", "extra"),
    [("sqlalchemy", ADDRESS, "ledger"), ("psycopg", "postgresql://u@localhost/x", "postgres")],
)
def test_a_missing_extra_is_named(missing: str, address: str, extra: str) -> None:
    command = [sys.executable, "-c", WITHOUT.format(missing=missing), "ledger", "show", address, "H1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"ansheng[{extra}]" in done.stderr
