"""Commands ``problems`` and ``report --strict``: what is wrong in a dossier, listed, sent back, and as an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from wcwidth import wcswidth

from tests.cli.conftest import Run

SETTINGS = (
    '[campaign]\ntitle = "示例"\nissuer = "示例市安委办"\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n'
)
HEAD = "编号,隐患描述,行业领域,发现日期,是否整改,隐患等级,整改期限"
GOOD = f"{HEAD}\n1,无照明,消防,2020-03-01,是,一般,2020-04-01\n"
BAD = (
    f"{HEAD},备用\n1,无照明,消防,下月,是,一般,2020-04-01,x\n"
    "2,无护栏,消防,2020-08-01,否,一般,2020-09-01,\n合计,2条,,,,,,\n"
)


@pytest.fixture
def dossier(folder: Path) -> str:
    """The name of a folder with a table in which something is wrong, and a document called like a table."""
    path = folder / "case"
    path.mkdir()
    path.joinpath("campaign.toml").write_text(SETTINGS, encoding="utf-8")
    path.joinpath("隐患台账.csv").write_text(BAD, encoding="utf-8")
    path.joinpath("事故.doc").write_text("", encoding="utf-8")
    return "case"


@pytest.fixture
def clean(folder: Path) -> str:
    """The name of a folder in which nothing is wrong."""
    path = folder / "clean"
    path.mkdir()
    path.joinpath("campaign.toml").write_text(SETTINGS, encoding="utf-8")
    path.joinpath("隐患台账.csv").write_text(GOOD, encoding="utf-8")
    return "clean"


@pytest.mark.parametrize(
    ("lang", "places"),
    [
        ("zh", ["无法使用（1项）", "事故.doc", "未计入（2项）", "H1", "D2", "说明（1项）", "第4行"]),
        ("en", ["Unusable (1)", "事故.doc", "Lost (2)", "H1", "D2", "Note (1)", "row 4"]),
    ],
)
@pytest.mark.parametrize("form", ["table", "md"])
def test_the_list_goes_from_grave_to_light_and_names_the_cell(
    run: Run, dossier: str, form: str, lang: str, places: list[str]
) -> None:
    done = run("problems", dossier, "--format", form, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    found = [done.out.index(place) for place in places]
    assert found == sorted(found)


def test_the_list_fits_the_terminal(run: Run, dossier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansheng.cli.answer.columns", lambda: 80)
    assert max(map(wcswidth, run("problems", dossier).out.splitlines())) <= 80


def test_of_many_the_first_are_listed_and_it_is_said(run: Run, dossier: str) -> None:
    done = run("problems", dossier, "--limit", "1").out
    assert "另有1项，请用 --limit 0 或 --format json 查看全部" in done
    assert "另有" not in run("problems", dossier, "--limit", "0").out


def test_nothing_wrong_is_said(run: Run, clean: str) -> None:
    assert "未发现问题。" in run("problems", clean).out
    assert json.loads(run("problems", clean, "--format", "json").out)["problems"] == []


@pytest.mark.parametrize("form", [(), ("--format", "xlsx")])
def test_marked_copies_are_written_into_a_new_folder(
    run: Run, dossier: str, folder: Path, form: tuple[str, ...]
) -> None:
    done = run("problems", dossier, "--out", "back", *form)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == ["back/问题清单.xlsx", "back/隐患台账.xlsx"]
    sheet = openpyxl.load_workbook(folder / "back" / "隐患台账.xlsx").worksheets[0]
    assert sheet["D2"].comment is not None
    listed = openpyxl.load_workbook(folder / "back" / "问题清单.xlsx").worksheets[0]
    assert "3项数字无法统计" in str(listed["I2"].value)


def test_what_is_not_copied_is_said_on_stderr(
    run: Run, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ansheng.reports.returned.books.MOST_CELLS", 3)
    done = run("problems", dossier, "--out", "back")
    assert done.out.splitlines() == ["back/问题清单.xlsx"]
    assert done.err == "注意：隐患台账.csv：表格过大，未制作副本；问题见清单\n"


@pytest.mark.parametrize("wrong", [("--format", "xlsx"), ("--format", "json", "--out", "back")])
def test_workbooks_and_a_folder_go_together(
    run: Run, dossier: str, folder: Path, wrong: tuple[str, ...]
) -> None:
    done = run("problems", dossier, *wrong)
    assert (done.code, done.out) == (2, "")
    assert "--out 与 --format xlsx 应同时使用" in done.err
    assert not (folder / "back").exists()


def test_a_folder_that_holds_something_or_that_the_dossier_reads_is_refused(
    run: Run, dossier: str, tmp_path: Path
) -> None:
    full = tmp_path / "已有"
    full.mkdir()
    full.joinpath("甲.txt").write_text("甲", encoding="utf-8")
    done = run("problems", dossier, "--out", str(full))
    assert (done.code, done.out) == (2, "")
    assert "文件夹内已有文件；请另选文件夹" in done.err
    done = run("problems", dossier, "--out", f"{dossier}/退回")
    assert (done.code, done.out) == (2, "")
    assert "在案卷文件夹之内" in done.err


# --- report --strict ----------------------------------------------------------------------------------------------


def test_a_strict_report_of_wrong_data_ends_with_1_and_says_what_is_wrong(run: Run, dossier: str) -> None:
    done = run("report", dossier, "--strict")
    assert done.code == 1
    assert done.out == run("report", dossier).out
    assert [line.partition("：")[2] for line in done.err.splitlines()] == [
        "事故.doc：不支持“.doc”文件，未读取；无“事故”表，3项数字无法统计"
        "（生产安全事故、死亡人数、受伤人数）；请另存为 .xlsx 或 .csv",
        "隐患台账.csv “备用”列：不在“隐患”采集表中，未使用",
        "隐患台账.csv 第2行“发现日期”列：应为日期（如 2020-07-01），填的是“下月”；按未填处理",
    ]


def test_a_strict_report_of_good_data_and_any_other_ends_with_0(run: Run, dossier: str, clean: str) -> None:
    assert (run("report", clean, "--strict").code, run("report", clean, "--strict").err) == (0, "")
    assert (run("report", dossier).code, run("report", dossier).err) == (0, "")


def test_a_strict_report_is_written_all_the_same(run: Run, dossier: str, folder: Path) -> None:
    done = run("report", dossier, "--strict", "--out", "bulletin", "--format", "md", "--lang", "en")
    assert (done.code, done.out) == (1, "bulletin/bulletin.md\n")
    assert done.err.startswith("note: 事故.doc: .doc files are not read; without the table accidents")
    text = (folder / "bulletin" / "bulletin.md").read_text(encoding="utf-8")
    assert text.index("Problems in the data (3)") < text.index("1 Overall")
