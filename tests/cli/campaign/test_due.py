"""Command ``due``: what a day asks for, as a table and as JSON, and drafts of letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HAZARDS = """编号,隐患描述,单位名称,整改责任部门,隐患等级,发现日期,整改时限,是否整改
Y-1,通道堵塞,丙厂,甲局,一般,2024-05-01,2024-06-20,否
Y-2,未装报警器,丙厂,甲局,一般,2024-05-01,2024-06-21,否
Y-3,储罐无监测,丁厂,乙局,重大,2024-05-01,2024-07-03,否
"""


@pytest.fixture
def dossier(folder: Path) -> Path:
    made = folder / "案卷"
    made.mkdir()
    (made / "隐患台账.csv").write_text(HAZARDS, encoding="utf-8")
    return made


def test_a_page_and_the_same_as_data(run: Run, dossier: Path) -> None:
    page = run("due", dossier.name, "--on", "2024-06-30")
    assert page.code == 0
    assert (
        "2024年6月30日：逾期未完成2项，无法判断0项，即将到期1项；建议采取督办措施3项，由人工决定" in page.out
    )
    data = json.loads(run("due", dossier.name, "--on", "2024-06-30", "--format", "json").out)
    assert [matter["object"] for matter in data["matters"]] == ["Y-1", "Y-2", "Y-3"]
    assert [step["step"] for step in data["proposals"]] == ["reminder", "reminder", "listing"]
    assert data["counts"] == {"due": 1, "late": 2, "proposed": 3}


def test_a_list_is_cut_and_says_so(run: Run, dossier: Path) -> None:
    page = run("due", dossier.name, "--on", "2024-06-30", "--limit", "1", "--lang", "en").out
    assert "2 late, 0 unknown, 1 due; 3 steps proposed" in page
    assert "2 more; --limit 0 lists all" in page


def test_letters_are_drafted_one_for_each_addressee_and_step(run: Run, dossier: Path) -> None:
    done = run("due", dossier.name, "--on", "2024-06-30", "--letters", "函件", "--issuer", "某市安委办")
    assert done.code == 0
    letters = {path.name: path.read_text(encoding="utf-8") for path in (dossier.parent / "函件").iterdir()}
    assert sorted(letters) == ["0001-reminder.txt", "0002-listing.txt"]
    assert "Y-1" in letters["0001-reminder.txt"]
    assert "Y-2" in letters["0001-reminder.txt"]
    assert letters["0002-listing.txt"].startswith(
        "关于重大事故隐患的挂牌督办通知书\n〔　　　　〕　　号\n\n乙局"
    )


def test_a_hazard_of_nobody_is_addressed_to_nobody(run: Run, dossier: Path) -> None:
    table = "编号,隐患描述,隐患等级,发现日期,是否整改\nY-9,无监测,重大,2024-05-01,否\n"
    (dossier / "隐患台账.csv").write_text(table, encoding="utf-8")
    [step] = json.loads(run("due", dossier.name, "--on", "2024-06-30", "--format", "json").out)["proposals"]
    assert (step["addressee"], step["concerning"]) == (None, "Y-9")
    [line] = [
        row for row in run("due", dossier.name, "--on", "2024-06-30").out.splitlines() if "挂牌督办" in row
    ]
    assert line.split()[:2] == ["挂牌督办", "—"]
    assert "text" not in line


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "--on"),
        (("--on", "明天"), "明天"),
        (("--on", "2024-06-30", "--letters", "x"), "--issuer"),
        (("--on", "2024-06-30", "--ladder", "没有.toml"), "没有.toml"),
    ],
)
def test_wrong_use_is_one_line(run: Run, dossier: Path, args: tuple[str, ...], words: str) -> None:
    assert words in run("due", dossier.name, *args).complaint


def test_no_dossier(run: Run, folder: Path) -> None:
    assert "没有的" in run("due", "没有的", "--on", "2024-06-30").complaint
