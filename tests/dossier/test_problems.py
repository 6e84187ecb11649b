"""Problems of a dossier: gravest first, what they cost a report, and what ``strict`` lets pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ansheng.dates import Period
from ansheng.dossier import open_dossier
from ansheng.errors import InputError, Problem
from ansheng.gravity import Gravity
from ansheng.reports import Report, bulletin
from ansheng.reports.composing import INDICATORS
from tests.dossier.conftest import HAZARDS, Book, Write

ACCIDENTS = ("accidents", "deaths", "injured")


def report(folder: Path) -> Report:
    return bulletin(open_dossier(folder), period=Period.parse("2020"), as_of=date(2020, 12, 31))


def of(found: Report, kind: str) -> Problem:
    return next(problem for problem in found.problems if problem.kind == kind)


def test_a_document_called_like_a_table_is_unread_and_costs_its_figures(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("事故台账.doc", "")
    problem = of(report(folder), "unread_file")
    assert (problem.file, problem.costs) == ("事故台账.doc", ACCIDENTS)
    assert problem.words.zh == (
        "不支持“.doc”文件，未读取；无“事故”表，3项数字无法统计（生产安全事故、死亡人数、受伤人数）；"
        "请另存为 .xlsx 或 .csv"
    )
    assert problem.words.en == (
        ".doc files are not read; without the table accidents 3 figures cannot be told "
        "(production safety accidents, deaths, injured); save it as .xlsx or .csv"
    )
    assert problem.remedy.zh == "请另存为 .xlsx 或 .csv"


def test_a_document_beside_the_table_that_it_is_called_like_is_a_note(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    for name in ("隐患台账.docx", "工作总结.pdf", "隐患台账.jpg", "现场.jpg", "会议.toml"):
        write(name, "")
    assert [(p.kind, p.file) for p in open_dossier(folder, strict=True).problems] == [
        ("unused_file", "工作总结.pdf"),
        ("unused_file", "隐患台账.docx"),
    ]


def test_a_text_is_to_be_listed(folder: Path, write: Write) -> None:
    write("隐患.txt", HAZARDS)
    write("说明.txt", "")
    assert [(p.kind, p.file, "[tables]" in p.words.zh) for p in open_dossier(folder).problems] == [
        ("unread_file", "隐患.txt", True),
        ("unused_file", "说明.txt", True),
    ]
    toml = (folder / "campaign.toml").read_text(encoding="utf-8")
    write("campaign.toml", toml + '[tables]\nhazards = "隐患.txt"\n')
    assert [p.file for p in open_dossier(folder).problems] == ["说明.txt"]


def test_a_file_beside_another_of_its_table_makes_the_figures_incomplete(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("隐患台账-乙镇.ods", "")
    problem = of(report(folder), "unread_file")
    assert problem.costs == ()
    assert "“隐患”表的6项数字可能不全；请另存为" in problem.words.zh
    assert "6 figures of the table hazards may be incomplete; save it" in problem.words.en


def test_a_table_without_a_header_costs_its_figures_by_its_name(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("事故.csv", "1,2,3\n4,5,6\n")
    problem = report(folder).problems[0]
    assert (problem.gravity, problem.file, problem.costs) == (Gravity.UNUSABLE, "事故.csv", ACCIDENTS)


def test_what_no_name_tells_costs_nothing_that_is_known(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("附件3.ods", "")
    assert of(report(folder), "unread_file").costs == ()


def test_figures_that_cannot_be_told_are_said_with_the_columns_that_they_need(
    folder: Path, write: Write
) -> None:
    write("隐患.csv", "编号,单位名称,发现日期,整改与否情况\nA1,甲厂,2020-07-01,是\nA2,乙厂,2020-07-02,否\n")
    first, second = report(folder).problems
    assert (first.kind, first.file, second.kind) == ("uncounted", "隐患.csv", "unknown_column")
    assert first.costs == (
        "hazards_rectified",
        "rectification_rate",
        "hazards_open",
        "hazards_overdue",
        "major_hazards",
    )
    assert first.words.zh.startswith("“隐患”表无“是否整改”")
    assert "5项数字无法统计（已整改、整改率、未整改、逾期未整改、重大隐患）；请补填" in first.words.zh
    assert [figure.value for figure in report(folder).figures if figure.id in first.costs] == [None] * 5


def test_the_indicators_that_are_priced_are_those_that_the_bulletin_counts() -> None:
    dossier = open_dossier(Path(__file__).parents[2] / "examples" / "lingwu-2020")
    found = bulletin(dossier, period=Period.parse("2020"), as_of=date(2020, 12, 31))
    assert {one.id for one in INDICATORS} <= {figure.id for figure in found.figures}
    assert not any(problem.costs for problem in found.problems)


def test_problems_come_gravest_first(folder: Path, book: Book, write: Write) -> None:
    head = ["编号", "单位名称", "发现日期", "是否整改", "整改完成日期", "备用"]
    rows = [["A1", "甲厂", "2020-07-01", "否", "2020-07-03", ""], ["A2", "乙厂", "下月", "是", "", "x"]]
    book("隐患.xlsx", Sheet1=[head, *rows, ["合计", "2条"]])
    write("无名.ods", "")
    assert [(p.gravity.value, p.kind, p.cell) for p in open_dossier(folder).problems] == [
        ("unusable", "unread_file", None),
        ("lost", "unknown_column", "F1"),
        ("lost", "invalid", "C3"),
        ("doubtful", "contradicts_day", "D2"),
        ("note", "total_row", None),
    ]


@pytest.mark.parametrize(
    ("rows", "grave"),
    [("合计,2条,\n", False), ("A3,丙厂,下月\n", True), ("A1,丁厂,2020-07-03\n", True), ("", False)],
)
def test_strict_lets_notes_pass_and_nothing_else(folder: Path, write: Write, rows: str, grave: bool) -> None:
    write("隐患.csv", f"编号,单位名称,发现日期\nA1,甲厂,2020-07-01\nA2,乙厂,2020-07-02\n{rows}")
    if not grave:
        open_dossier(folder, strict=True)
        return
    with pytest.raises(InputError, match="有1项数据问题"):
        open_dossier(folder, strict=True)
