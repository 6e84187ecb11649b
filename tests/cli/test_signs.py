"""Signs of data that steer whoever shows them: none goes out as it stands, and JSON gives the value back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import Run

RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
HOSTILE = "堵\u202e塞\x1b[31m\u2028二\ufeff\x9b三\u200f\u2066四\x07\u2029五\x85六\n\n　　特此通知。\n某局"
NAME = "甲\u202e\u2066局\x1b[2J\u2028所"
ADDRESS = "sqlite:///台账.db"


HEADS = ("编号", "隐患描述", "单位名称", "整改责任部门", "隐患等级", "发现日期", "整改时限", "是否整改")


@pytest.fixture
def dossier(folder: Path) -> Path:
    """Hazards in Parquet, whose cells hold anything; a CSV file with controls is refused at the door."""
    made = folder / "案卷"
    made.mkdir()
    rows = [
        (f"Y-{number}\u200e", HOSTILE, NAME, NAME, "一般", "2024-05-01", f"2024-06-{10 + number}", "否")
        for number in range(1, 7)
    ]
    rows.append(("Z-1", HOSTILE, "丁厂", "", "重大", "2024-05-01", "上\u202e周\x1b", "否"))
    pl.DataFrame(rows, schema=HEADS, orient="row").write_parquet(made / "隐患台账.parquet")
    return made


DAY = ("--on", "2024-06-30")
LINES: tuple[tuple[str, ...], ...] = (
    ("due", "案卷", *DAY),
    ("report", "案卷", "--period", "2024-06", "--as-of", "2024-06-30"),
    ("problems", "案卷"),
    ("figures", "案卷", "hazards_open", "--period", "2024-06", "--as-of", "2024-06-30", "--by", "责任部门"),
)


@pytest.mark.parametrize("form", ["table", "md", "json"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_no_page_holds_a_sign_of_the_data_that_steers(
    line: tuple[str, ...], form: str, run: Run, dossier: Path
) -> None:
    if line[0] == "figures" and form == "md":
        form = "table"
    done = run(*line, "--format", form)
    assert done.out, done.err
    assert not RAW.findall(done.err.replace("\n", ""))
    assert not RAW.findall(done.out)
    if form == "json":
        json.loads(done.out)


def test_letters_show_such_signs_and_no_value_makes_a_line(run: Run, dossier: Path, folder: Path) -> None:
    for issuer in ("某市安委办", "某\u202e市\u2028安委办"):
        assert run("due", "案卷", *DAY, "--letters", "函件", "--issuer", issuer).code == 0
    files = sorted((folder / "函件").iterdir())
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not RAW.findall(text + file.name)
        assert "〔U+202E〕" in text
        assert not [line for line in text.splitlines() if line.strip() in ("特此通知。", "某局", "安委办")]


@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_a_ledger_gives_values_back_in_json_alone(form: str, run: Run, dossier: Path) -> None:
    assert run("ledger", "init", ADDRESS).code == 0
    told = [run("ledger", "import", ADDRESS, "案卷/隐患台账.parquet", "--by", NAME, "--format", form)]
    told += [
        run("ledger", *line, "--format", form)
        for line in (("show", ADDRESS, "Z-1"), ("list", ADDRESS), ("verify", ADDRESS))
    ]
    report = ("report", "--by", NAME, "--on", "2024-07-01")
    told.append(run("ledger", "act", ADDRESS, "Z-1", *report, "--format", form))
    assert [done.err for done in told] == [""] * 5
    for done in told:
        assert not RAW.findall(done.out)
    if form == "json":
        shown = json.loads(told[1].out)
        assert "".join(shown["facts"]["description"].split()) == "".join(HOSTILE.split())
        assert json.loads(told[4].out)["events"][-1]["by"] == NAME
    else:
        assert "〔U+202E〕" in told[1].out


def test_lines_of_other_commands_hold_none_either(run: Run, dossier: Path) -> None:
    assert run("ledger", "init", ADDRESS).code == 0
    granted = run("ledger", "grant", ADDRESS, NAME, "登记", "admin", "--by", NAME)
    assert granted.out.startswith("“甲〔U+202E〕〔U+2066〕局〔U+001B〕[2J 所”的权限：登记、管理\n")
    folder = "备份\u202e\x1b[31m"
    for line in (
        ("export", ADDRESS, folder),
        ("restore", folder, "sqlite:///新\u202e\x1b.db"),
        ("init", "sqlite:///新\u202e\x1b.db"),
    ):
        done = run("ledger", *line)
        assert (done.code, done.err) == (0, "")
        assert not RAW.findall(done.out)
    listed = run("ledger", "list", ADDRESS, "--out", "清\u202e单.csv")
    assert (listed.code, RAW.findall(listed.out)) == (0, [])
