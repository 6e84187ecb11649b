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


LINE = ("due", "案卷", "--on", "2024-06-30", "--letters", "函件", "--issuer", "某市安委办")


def letters(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "函件").iterdir())}


def test_letters_are_drafted_one_for_each_body_and_step(run: Run, dossier: Path, folder: Path) -> None:
    done = run(*LINE)
    assert done.code == 0
    assert "已写出函件草稿2份：" in done.err
    found = letters(folder)
    assert list(found) == ["挂牌督办-乙局-2024-06-30.md", "提示函-甲局-2024-06-30.md"]
    assert "Y-1" in found["提示函-甲局-2024-06-30.md"]
    assert "Y-2" in found["提示函-甲局-2024-06-30.md"]
    assert found["挂牌督办-乙局-2024-06-30.md"].startswith(
        "# 关于重大事故隐患的挂牌督办通知书\n\n〔　　　　〕　　号\n\n乙局：\n\n　　经查，"
    )
    assert "根据（依据待填），" in found["提示函-甲局-2024-06-30.md"]
    assert "咸宁" not in "".join(found.values())


def test_a_hazard_stands_in_the_gravest_letter_alone(run: Run, dossier: Path, folder: Path) -> None:
    table = HAZARDS.replace("2024-06-20", "2024-05-20")
    (dossier / "隐患台账.csv").write_text(table, encoding="utf-8")
    run(*LINE)
    found = letters(folder)
    assert "Y-1" in found["督办函-甲局-2024-06-30.md"]
    assert "Y-1" not in found["提示函-甲局-2024-06-30.md"]


def test_many_hazards_of_a_body_are_a_table_in_one_letter(run: Run, dossier: Path, folder: Path) -> None:
    rows = [f"Y-{n},通道|堵塞*{n},丙厂,甲局,一般,2024-05-01,2024-06-{n},否" for n in range(10, 20)]
    (dossier / "隐患台账.csv").write_text("\n".join([HAZARDS.splitlines()[0], *rows]), encoding="utf-8")
    run(*LINE)
    [(name, text)] = letters(folder).items()
    assert name == "提示函-甲局-2024-06-30.md"
    assert "存在10项问题（清单附后）" in text
    listed = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert listed[0].startswith("| 1 | 隐患“Y-10 丙厂 通道\\|堵塞\\*10”逾期20天未整改 | 20 |")
    assert len(listed) == 10


def test_a_letter_that_was_changed_by_hand_is_never_written_over(
    run: Run, dossier: Path, folder: Path
) -> None:
    run(*LINE)
    path = folder / "函件" / "提示函-甲局-2024-06-30.md"
    before = path.read_text(encoding="utf-8")
    edited = before.replace("现予提示", "现郑重提示")
    path.write_text(edited, encoding="utf-8")
    assert run(*LINE).err.count("注意") == 1
    assert path.read_text(encoding="utf-8") == edited
    assert len(letters(folder)) == 2
    (dossier / "隐患台账.csv").write_text(HAZARDS.replace("通道堵塞", "出口堵塞"), encoding="utf-8")
    done = run(*LINE)
    assert (
        "提示函-甲局-2024-06-30.md 已被人工修改，未覆盖；新的草稿为 提示函-甲局-2024-06-30-2.md" in done.err
    )
    assert path.read_text(encoding="utf-8") == edited
    second = folder / "函件" / "提示函-甲局-2024-06-30-2.md"
    assert "出口堵塞" in second.read_text(encoding="utf-8")
    assert "人工修改" not in run(*LINE).err
    assert len(letters(folder)) == 3
    second.write_text("手写", encoding="utf-8")
    run(*LINE)
    assert second.read_text(encoding="utf-8") == "手写"
    assert "提示函-甲局-2024-06-30-3.md" in letters(folder)


def test_a_draft_that_nobody_changed_is_brought_up_to_date(run: Run, dossier: Path, folder: Path) -> None:
    run(*LINE)
    (dossier / "隐患台账.csv").write_text(HAZARDS.replace("通道堵塞", "出口堵塞"), encoding="utf-8")
    run(*LINE)
    found = letters(folder)
    assert len(found) == 2
    assert "出口堵塞" in found["提示函-甲局-2024-06-30.md"]


@pytest.mark.parametrize("body", ["../../甲局", "甲/乙:局", "..", "甲" * 200])
def test_a_body_cannot_lead_out_of_the_folder(run: Run, dossier: Path, folder: Path, body: str) -> None:
    (dossier / "隐患台账.csv").write_text(HAZARDS.replace("甲局", body), encoding="utf-8")
    assert run(*LINE).code == 0
    outside = {path.name for path in folder.iterdir()} - {
        "函件",
        "案卷",
        "boiler.py",
        "boiler.toml",
        "boilers.csv",
    }
    assert outside == set()
    assert len(letters(folder)) == 2


CAMPAIGN = """[campaign]
title = "整治"
issuer = "某市安委办"

[basis]
督办 = "《某市督办办法》（某政办发〔2024〕1号）"
提示函 = "《某市提示办法》（某安委办发〔2024〕2号）"
"""


def test_letters_rest_on_the_documents_of_the_office(run: Run, dossier: Path, folder: Path) -> None:
    (dossier / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    assert run(*LINE[:-2]).code == 0
    found = letters(folder)
    assert "根据《某市提示办法》（某安委办发〔2024〕2号），现予提示" in found["提示函-甲局-2024-06-30.md"]
    assert "根据《某市督办办法》（某政办发〔2024〕1号），" in found["挂牌督办-乙局-2024-06-30.md"]
    assert "某市安委办" in found["提示函-甲局-2024-06-30.md"]
    data = json.loads(run("due", "案卷", "--on", "2024-06-30", "--format", "json").out)
    assert {step["basis"] for step in data["proposals"]} == {
        "《某市督办办法》（某政办发〔2024〕1号）",
        "《某市提示办法》（某安委办发〔2024〕2号）",
    }
    page = run("due", "案卷", "--on", "2024-06-30").out
    assert "待填" not in page
    assert "咸宁" not in page


def test_a_basis_for_a_step_that_there_is_not_is_refused(run: Run, dossier: Path) -> None:
    (dossier / "campaign.toml").write_text(CAMPAIGN.replace("提示函", "提是函"), encoding="utf-8")
    assert "提示函" in run(*LINE).complaint


def test_without_a_basis_the_page_says_where_to_state_one(run: Run, dossier: Path) -> None:
    page = run("due", "案卷", "--on", "2024-06-30").out
    assert "依据待填的督办措施：提示函、挂牌督办" in page
    assert "[basis]" in page
    english = run("due", "案卷", "--on", "2024-06-30", "--lang", "en").out
    assert "to be stated" in english


def test_reports_that_were_not_sent_in_get_their_step(run: Run, dossier: Path, folder: Path) -> None:
    (dossier / "隐患台账.csv").unlink()
    rows = [
        "报送单位,报送期,报送时限,是否报送,报送日期",
        "甲局,2024-03,2024-04-05,否,",
        "甲局,2024-05,2024-06-05,否,",
        "乙局,2024-05,2024-06-05,是,2024-06-04",
        "丙局,2024-05,2024-06-05,,",
        "丁局,2024-06,2024-07-05,否,",
    ]
    (dossier / "报送情况.csv").write_text("\n".join(rows), encoding="utf-8")
    data = json.loads(run("due", "案卷", "--on", "2024-06-30", "--format", "json").out)
    told = [(step["step"], step["concerning"]) for step in data["proposals"]]
    assert told == [("urging", "甲局 2024-03"), ("urging", "甲局 2024-05"), ("bulletin", "甲局")]
    run(*LINE)
    text = letters(folder)["催办函-甲局-2024-06-30.md"]
    assert (
        "未报送2024年5月报表；未报送2024年3月报表" in text
        or "未报送2024年3月报表；未报送2024年5月报表" in text
    )


def test_a_hazard_of_nobody_is_addressed_to_nobody(run: Run, dossier: Path) -> None:
    table = "编号,隐患描述,隐患等级,发现日期,是否整改\nY-9,无监测,重大,2024-05-01,否\n"
    (dossier / "隐患台账.csv").write_text(table, encoding="utf-8")
    [step] = json.loads(run("due", dossier.name, "--on", "2024-06-30", "--format", "json").out)["proposals"]
    assert (step["addressee"], step["concerning"]) == (None, "Y-9")
    [line] = [
        row
        for row in run("due", dossier.name, "--on", "2024-06-30").out.splitlines()
        if row.startswith("挂牌督办")
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
