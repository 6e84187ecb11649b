"""Discovery: which file feeds which table, and what is not guessed."""

import os
from pathlib import Path

import pytest
import xlsxwriter

from ansheng import open_dossier
from ansheng.dossier.dossier import open_files
from ansheng.dossier.unknown import unknown_columns
from ansheng.errors import InputError
from ansheng.gravity import Gravity
from ansheng.hazards import Ledger

from .conftest import HAZARDS, Book, Write

VISITS = "受检单位,检查日期,检查方式,检查人员\n甲厂,2020-07-01,日常检查,张某\n"


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("hazards.csv", "hazards"),
        ("隐患.csv", "hazards"),
        ("02 隐患台账（2020年12月）.csv", "hazards"),
        ("问题隐患清单-示例一镇.csv", "hazards"),
        ("2020年四季度隐患排查情况.csv", "hazards"),
    ],
)
def test_the_name_of_a_file_says_its_table(folder: Path, write: Write, name: str, table: str) -> None:
    write(name, HAZARDS)
    dossier = open_dossier(folder, strict=True)
    assert {source.file: source.table for source in dossier.sources} == {name: table}


@pytest.mark.parametrize(
    ("name", "text", "table"),
    [
        ("示例镇矿山领域隐患.csv", "矿山,隐患描述,整改期限\n甲矿,漏电,2020-07-01\n", "hazards"),
        ("道路运输事故快报.csv", "车型,发生日期,死亡人数\n货车,2020-07-01,0\n", "accidents"),
        (
            "示例镇隐患.csv",
            "隐患描述,检查日期,完成时间,完成情况,包保领导\n漏电,2020-07-01,,,张某\n",
            "hazards",
        ),
        ("双随机检查结果.csv", "对象,检查日期,检查人员\n甲厂,2020-07-01,张某\n", "inspections"),
        ("示例镇隐患.csv", "矿山,隐患描述,去向,办法\n甲矿,漏电,无,无\n", None),
        ("示例镇隐患排查整改统计表.csv", "行业领域,隐患数,已整改,整改率\n消防,523,418,79.9%\n", "statistics"),
        ("隐患统计.csv", "行业领域,隐患数,已整改,整改率\n消防,523,418,79.9%\n", "statistics"),
    ],
    ids=[
        "a township's",
        "a kind",
        "another fits better",
        "a way",
        "one column",
        "statistics",
        "statistics by name",
    ],
)
def test_a_name_that_says_more_than_the_table_hints_at_it(
    folder: Path, write: Write, name: str, text: str, table: str | None
) -> None:
    write(name, text)
    write("制度.csv", "制度名称,是否建立\n甲,是\n")
    dossier = open_dossier(folder)
    assert dossier.tables.keys() - {"mechanisms"} == ({table} if table else set())
    unused = [problem.file for problem in dossier.problems if problem.kind == "unassigned_table"]
    assert unused == ([] if table else [name])


def test_a_file_of_another_name_is_told_by_its_headers(folder: Path, write: Write) -> None:
    write("示例一镇.csv", HAZARDS)
    write("示例二镇.csv", HAZARDS.replace("A", "B"))
    write("十二月.csv", VISITS)
    dossier = open_dossier(folder, strict=True)
    assert {name: frame.height for name, frame in dossier.tables.items()} == {"hazards": 4, "inspections": 1}


def test_the_name_of_a_file_counts_for_all_its_sheets_where_they_have_one_header(
    folder: Path, book: Book
) -> None:
    few = ["地区", "登记时间", "单位名称（如实填写）"]
    sheets = {place: [few, [place, "2020-07-01", "甲厂"]] for place in ("城关镇", "河东镇")}
    notes: list[list[object]] = [["填表说明"], ["1.本表由各乡镇填报。"]]
    book("隐患台账.xlsx", 填表说明=notes, **sheets)
    assert open_dossier(folder).tables["hazards"]["region"].to_list() == ["城关镇", "河东镇"]


def test_a_second_list_of_the_same_things_does_not_count_again(folder: Path, write: Write) -> None:
    write("隐患台账.csv", HAZARDS)
    write("挂牌督办.csv", HAZARDS)
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"].height == 2
    (problem,) = dossier.problems
    assert (problem.kind, problem.file) == ("restated_table", "挂牌督办.csv")
    assert "隐患台账.csv" in problem.words.zh


ROWS = [f"{unit},无护栏,2020-07-0{day},否" for day, unit in enumerate("甲乙丙丁戊", 1)]
LEDGER = "单位名称,隐患描述,发现日期,是否整改\n"


def sheet(*rows: str) -> str:
    return LEDGER + "".join(f"{row}\n" for row in rows)


def test_ledgers_of_townships_count_and_their_summary_does_not(folder: Path, write: Write) -> None:
    write("示例一镇/上报.csv", sheet(*ROWS[:2]))
    write("示例二镇/上报.csv", sheet(*ROWS[2:], "己,漏电,2020-07-09,是"))
    write(
        "安委办/隐患汇总表.csv",
        "序号,乡镇,单位,隐患情况,整改时限\n1,一,甲,无护栏,\n2,二,丙,无 护栏,2020-08-01\n",
    )
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"].height == 6
    (problem,) = (problem for problem in dossier.problems if problem.kind != "from_context")
    assert (problem.kind, problem.file) == ("restated_table", "安委办/隐患汇总表.csv")


@pytest.mark.parametrize(("new", "rows"), [(1, 5), (2, 10)], ids=["four of five", "three of five"])
def test_rows_of_a_summary_that_stand_nowhere_else_are_listed(
    folder: Path, write: Write, new: int, rows: int
) -> None:
    write("一.csv", sheet(*ROWS))
    write("二.csv", sheet(*ROWS[new:], *(f"庚,漏电,2020-08-0{n + 1},否" for n in range(new))))
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"].height == rows
    told = [("unmatched_row", 6), ("restated_table", None)] if rows == 5 else []
    assert [(p.kind, p.row) for p in dossier.problems] == told


def test_a_copy_counts_where_the_settings_ask_for_it(folder: Path, write: Write) -> None:
    write("一.csv", sheet(*ROWS))
    write("二.csv", sheet(*ROWS))
    assert open_dossier(folder).tables["hazards"].height == 5
    with (folder / "campaign.toml").open("a", encoding="utf-8") as file:
        file.write('[tables]\nhazards = ["一.csv", "二.csv"]\n')
    assert open_dossier(folder).tables["hazards"].height == 10


def test_records_of_other_ids_or_that_little_is_known_of_are_not_the_same(folder: Path, write: Write) -> None:
    write("一.csv", HAZARDS)
    write("二.csv", HAZARDS.replace("A", "B"))
    write("会议1.csv", "会议名称,召开日期\n例会,\n例会,\n")
    write("会议2.csv", "会议名称,召开日期\n例会,\n例会,\n")
    dossier = open_dossier(folder)
    assert {name: frame.height for name, frame in dossier.tables.items()} == {"hazards": 4, "meetings": 4}


def test_each_sheet_of_a_workbook_finds_its_table(folder: Path, book: Book) -> None:
    hazards: list[list[object]] = [["隐患内容", "排查时间", "整改时限"], ["漏电", "2020-07-01", "2020-07-09"]]
    visits: list[list[object]] = [["受检单位", "检查日期"], ["甲厂", "2020-07-01"]]
    remarks: list[list[object]] = [["填表须知", "内容"], ["一", "按月填写"]]
    book("隐患台账.xlsx", 危险化学品=hazards, 煤矿=hazards, 执法检查=visits, 须知=remarks)
    dossier = open_dossier(folder)
    assert {(s.sheet, s.table) for s in dossier.sources} == {
        ("危险化学品", "hazards"),
        ("煤矿", "hazards"),
        ("执法检查", "inspections"),
    }
    (problem,) = dossier.problems
    assert (problem.kind, problem.file, problem.sheet) == ("unassigned_table", "隐患台账.xlsx", "须知")


TWO = [
    "编号,单位名称,隐患描述,发现日期",
    "A1,甲厂,漏电,2020-07-01",
    ",,,",
    "二、行政处罚情况,,,",
    "处罚决定书文号,单位名称,处罚日期,罚款金额",
    "X1,甲厂,2020-07-02,20000",
    "X2,乙厂,2020-07-03,500",
    "合计,,,20500",
]


def test_a_table_of_other_things_below_the_first_is_read_as_one_of_its_own(
    folder: Path, write: Write
) -> None:
    write("隐患台账.csv", "\n".join(TWO))
    found = open_dossier(folder)
    assert found.tables["hazards"]["id"].to_list() == ["A1"]
    assert found.tables["penalties"]["amount"].to_list() == [20_000, 500]
    assert [(p.kind, p.row) for p in found.problems] == [("table_apart", 4), ("total_row", 8)]
    assert "“行政处罚”" in found.problems[0].text()


def test_so_it_is_in_single_files_and_in_the_columns_that_are_asked_for(folder: Path, write: Write) -> None:
    write("隐患台账.csv", "\n".join([*TWO[:4], f"{TWO[4]},车牌", "X1,甲厂,2020-07-02,20000,川A"]))
    found = open_files([folder / "隐患台账.csv"])
    assert {name: frame.height for name, frame in found.tables.items()} == {"hazards": 1, "penalties": 1}
    for place in (folder, folder / "隐患台账.csv"):
        (column,) = unknown_columns(place)
        assert (column.facts.table, column.column.header) == ("penalties", "车牌")


def test_of_hazards_that_a_ledger_has_a_further_table_is_none(folder: Path, write: Write) -> None:
    Ledger.open(f"sqlite:///{folder / '台账.db'}", create=True).close()
    write("campaign.toml", '[campaign]\ntitle = "行动"\n[tables]\nhazards = "sqlite:///台账.db"\n')
    write("行政处罚.csv", "\n".join([*TWO[4:7], ",,,", *TWO[:2]]))
    found = open_dossier(folder)
    assert [found.tables[name].height for name in ("hazards", "penalties")] == [0, 2]
    assert [p.kind for p in found.problems] == ["unassigned_table", "other_table"]


@pytest.mark.parametrize(
    "header", ["编号,单位名称,隐患描述,整改完成日期", "处罚决定书文号,单位名称,甲,乙", "甲,罚款金额,乙,丙"]
)
def test_a_further_table_that_tells_of_the_same_or_of_nothing_known_is_listed(
    folder: Path, write: Write, header: str
) -> None:
    write("隐患台账.csv", "\n".join((*TWO[:3], header, *TWO[5:7])))
    found = open_dossier(folder)
    assert (list(found.tables), found.tables["hazards"].height) == (["hazards"], 1)
    assert [(p.kind, p.row) for p in found.problems] == [("other_table", 4)]


def test_a_table_of_other_things_beside_the_first_is_read_too(folder: Path, write: Write) -> None:
    left = ["序号,单位名称,隐患描述,发现日期", "1,甲厂,漏电,2020-07-01"]
    right = ["序号,处罚日期,罚款金额,处罚决定书文号", "1,2020-07-02,500,一号"]
    write("隐患台账.csv", "\n".join(f"{a},,{b}" for a, b in zip(left, right, strict=True)))
    found = open_dossier(folder)
    assert [found.tables[name].height for name in ("hazards", "penalties")] == [1, 1]
    assert [(p.kind, p.column) for p in found.problems] == [("table_apart", "F")]


def test_a_hidden_sheet_is_not_read_and_named(folder: Path) -> None:
    with xlsxwriter.Workbook(str(folder / "隐患.xlsx")) as workbook:
        for name in ("隐患", "旧隐患"):
            workbook.add_worksheet(name).write_row(0, 0, ["编号", "隐患描述"])
        workbook.get_worksheet_by_name("旧隐患").hide()
    dossier = open_dossier(folder)
    assert [source.sheet for source in dossier.sources] == ["隐患"]
    assert [(p.kind, p.file, p.sheet) for p in dossier.problems] == [("hidden_sheet", "隐患.xlsx", "旧隐患")]


def test_a_summary_is_not_taken_for_the_table(folder: Path, book: Book) -> None:
    rows: list[list[object]] = [
        ["编号", "隐患内容", "排查时间", "整改时限"],
        ["A1", "漏电", "2020-07-01", "2020-07-09"],
    ]
    summary: list[list[object]] = [["行业领域", "隐患数", "已整改", "整改率"], ["消防", 523, 418, "79.9%"]]
    book("隐患台账.xlsx", 明细=rows, 各行业=summary)
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"]["id"].to_list() == ["A1"]
    assert dossier.tables["statistics"].select("sector", "found", "rectified", "rate").rows() == [
        ("消防", 523, 418, 79.9)
    ]
    assert dossier.problems == ()


def test_headers_that_fit_two_tables_are_not_guessed(folder: Path, write: Write) -> None:
    write("名单.csv", "单位名称,行业领域,监管部门\n甲厂,工贸,甲局\n")
    (problem,) = open_dossier(folder).problems
    assert problem.kind == "unassigned_table"
    assert "还是" in problem.words.zh


def test_what_an_editor_left_behind_is_passed_over(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("~$隐患.xlsx", "lock")
    write(".~隐患.xlsx", "lock")
    write("说明.md", "# 说明")
    assert open_dossier(folder).problems == ()


def test_tables_that_cannot_be_used_as_they_are_are_listed(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    write("旧表.ods", "x")
    write("示例一镇/旧表.ods", "x")
    assert {(p.kind, p.file) for p in open_dossier(folder).problems} == {
        ("unread_file", "旧表.ods"),
        ("unread_file", "示例一镇/旧表.ods"),
    }


def test_the_folders_of_offices_are_read(folder: Path, write: Write, tmp_path: Path) -> None:
    write("示例一镇/隐患.csv", HAZARDS)
    write("示例二镇/二季度/隐患.csv", HAZARDS.replace("A", "B").replace("07-02", "13-02"))
    write("示例二镇/.回收/隐患.csv", HAZARDS)
    dossier = open_dossier(folder)
    assert [source.file for source in dossier.sources] == ["示例一镇/隐患.csv", "示例二镇/二季度/隐患.csv"]
    assert [(p.kind, p.file) for p in dossier.problems if p.gravity is not Gravity.NOTE] == [
        ("invalid", "示例二镇/二季度/隐患.csv")
    ]
    assert dossier.tables["hazards"]["region"].unique(maintain_order=True).to_list() == [
        "示例一镇",
        "示例二镇",
    ]


def test_folders_that_are_not_looked_into_are_listed(folder: Path, write: Write, tmp_path: Path) -> None:
    write("隐患.csv", HAZARDS)
    for below in ("1/2/3/4/隐患.csv", "1/2/3/4/5/隐患.csv", "去年/campaign.toml", "去年/隐患.csv"):
        write(below, HAZARDS.replace("A", "B"))
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "隐患.csv").write_text(HAZARDS, encoding="utf-8")
    (folder / "链接").symlink_to(tmp_path / "别处", target_is_directory=True)
    dossier = open_dossier(folder)
    assert [source.file for source in dossier.sources] == ["1/2/3/4/隐患.csv", "隐患.csv"]
    assert {(p.kind, p.file) for p in dossier.problems} == {
        ("unread_file", "1/2/3/4/5"),
        ("unread_file", "去年"),
        ("unread_file", "链接"),
    }


def test_a_folder_with_more_files_than_a_dossier_has_is_refused(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ansheng.dossier.folder.MOST", 3)
    for name in ("一.txt", "二/二.txt"):
        write(name, "x")
    open_dossier(folder)
    write("二/三.txt", "x")
    with pytest.raises(InputError, match="文件超过3个"):
        open_dossier(folder)


@pytest.mark.parametrize("settings", ["", '\n[tables]\nhazards = "隐患.csv"\n'], ids=["discovered", "listed"])
def test_what_is_named_like_a_table_and_is_no_file_is_not_opened(
    folder: Path, write: Write, settings: str
) -> None:
    with (folder / "campaign.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    write("隐患.csv", HAZARDS)
    os.mkfifo(folder / "管道.csv")
    (folder / "设备.xlsx").symlink_to("/dev/zero")
    (folder / "链接.parquet").symlink_to("管道.csv")
    (folder / "夹.csv").mkdir()
    os.mkfifo(folder / "不相干")
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"].height == 2
    assert {(p.kind, p.file, p.words.zh.split("，")[0]) for p in dossier.problems} == {
        ("unread_file", "管道.csv", "是命名管道"),
        ("unread_file", "设备.xlsx", "是设备"),
        ("unread_file", "链接.parquet", "是命名管道"),
        ("unread_file", "夹.csv", "是文件夹"),
    }


def test_a_pipe_that_is_listed_as_a_table_is_an_error(folder: Path) -> None:
    with (folder / "campaign.toml").open("a", encoding="utf-8") as file:
        file.write('[tables]\nhazards = "隐患.csv"\n')
    os.mkfifo(folder / "隐患.csv")
    with pytest.raises(InputError, match=r"隐患\.csv：是命名管道"):
        open_dossier(folder)


def test_settings_that_are_a_link_to_nothing_are_not_taken_for_none(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    (folder / "campaign.toml").unlink()
    (folder / "campaign.toml").symlink_to("nothing")
    with pytest.raises(InputError, match="所指的文件不存在"):
        open_dossier(folder)
