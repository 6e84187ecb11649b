"""Opening a dossier: typed tables, everything that does not fit listed, the same every time."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansheng import Dossier, InputError, open_dossier
from ansheng.hazards import HazardRecord

from .conftest import HAZARDS, Book, Write

HEADER = "编号,单位名称,发现日期,是否整改\n"


def listed(dossier: Dossier, kind: str) -> list[tuple[str | None, int | None, str | None, str | None]]:
    return [(p.file, p.row, p.column, p.value) for p in dossier.problems if p.kind == kind]


def test_a_table_has_the_columns_of_its_record_and_where_each_row_stands(folder: Path, write: Write) -> None:
    write("隐患台账.csv", HAZARDS)
    dossier = open_dossier(folder)
    assert list(dossier.tables) == ["hazards"]
    frame = dossier.tables["hazards"]
    assert frame.columns == [*HazardRecord.facts(), "_row", "_file", "_extra"]
    types = {
        "id": pl.String,
        "found_on": pl.Date,
        "rectified": pl.Boolean,
        "_row": pl.Int64,
        "_file": pl.String,
    }
    assert {name: frame.schema[name] for name in types} == types
    assert frame.select(
        "id", "unit", "found_on", "due_on", "rectified", "closed", "_row", "_file"
    ).rows() == [
        ("A1", "甲厂", date(2020, 7, 1), date(2020, 7, 10), True, None, 2, "隐患台账.csv"),
        ("A2", "乙厂", date(2020, 7, 2), date(2020, 7, 12), False, None, 3, "隐患台账.csv"),
    ]
    assert dossier.problems == ()
    assert dossier.name == "案卷"


def test_a_sheet_as_an_office_fills_it_in(folder: Path, book: Book) -> None:
    rows: list[list[object]] = [
        ["某市行政处罚统计表"],
        ["序号", "被处罚单位", "处罚时间", "罚款（万元）", "处罚种类"],
        [1, "甲厂", "2020年7月1日", "０．５", "罚款"],
        [2, "乙厂", "2020.7.2", 1.25, "罚款"],
        [],
        [3, "丙厂", 44015, "3000元", "警告"],
        ["合计", "", "", 2.05],
        ["填表人：张某"],
    ]
    book("行政处罚.xlsx", 行政处罚=rows)
    dossier = open_dossier(folder, strict=True)
    assert dossier.tables["penalties"].select("penalised_on", "amount", "kind", "_row").rows() == [
        (date(2020, 7, 1), 5000.0, "fine", 3),
        (date(2020, 7, 2), 12500.0, "fine", 4),
        (date(2020, 7, 3), 3000.0, "warning", 6),
    ]
    (source,) = dossier.sources
    assert (source.rows, source.blank_rows, source.set_aside) == (3, 1, 2)
    assert source.columns["amount"] == "罚款（万元）"
    assert {(p.kind, p.row) for p in dossier.problems} == {("total_row", 7), ("note_row", 8)}


def test_files_of_one_table_are_put_together(folder: Path, write: Write, book: Book) -> None:
    write("隐患台账-甲镇.csv", HEADER + "A1,甲厂,2020-07-01,是\n")
    book("隐患台账-乙镇.xlsx", Sheet1=[["编号", "隐患内容", "排查时间"], ["B1", "漏电", "2020-07-03"]])
    frame = open_dossier(folder).tables["hazards"]
    assert frame.select("id", "unit", "description", "_row", "_file").rows() == [
        ("B1", None, "漏电", 2, "隐患台账-乙镇.xlsx"),
        ("A1", "甲厂", None, 2, "隐患台账-甲镇.csv"),
    ]


def test_a_gb18030_file_and_a_parquet_file_are_read(folder: Path) -> None:
    (folder / "会议.csv").write_bytes("会议名称,会议类型\n第一次例会,例会\n".encode("gb18030"))
    pl.DataFrame({"id": ["S1"], "deaths": [2], "occurred_on": [date(2020, 1, 2)]}).write_parquet(
        folder / "accidents.parquet"
    )
    tables = open_dossier(folder).tables
    assert tables["meetings"]["kind"].to_list() == ["briefing"]
    assert tables["accidents"].select("deaths", "occurred_on", "_row").rows() == [(2, date(2020, 1, 2), 1)]


CELLS = st.lists(
    st.tuples(
        st.sampled_from(["2020-07-01", "2020年7月2日", "", "2020-02-30", "下月"]),
        st.sampled_from(["是", "未整改", "", "也许"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=CELLS)
def test_every_cell_that_does_not_parse_is_one_problem_and_no_value(
    folder: Path, write: Write, cells: list[tuple[str, str]]
) -> None:
    lines = [f"A{at},甲厂,{day},{flag}\n" for at, (day, flag) in enumerate(cells)]
    write("隐患.csv", HEADER + "".join(lines))
    dossier = open_dossier(folder)
    bad = [("发现日期", at, day) for at, (day, _) in enumerate(cells) if day in ("2020-02-30", "下月")]
    bad += [("是否整改", at, flag) for at, (_, flag) in enumerate(cells) if flag == "也许"]
    expected = sorted(("隐患.csv", at + 2, column, value) for column, at, value in bad)
    assert sorted(listed(dossier, "invalid")) == expected
    frame = dossier.tables["hazards"]
    assert frame.height == len(cells)
    known = [day for day, _ in cells if day.startswith("2020") and day != "2020-02-30"]
    assert frame["found_on"].drop_nulls().len() == len(known)


def test_a_problem_says_what_was_expected_where(folder: Path, write: Write) -> None:
    write("隐患.csv", HEADER + "A1,甲厂,2020-02-30,是\n")
    (problem,) = open_dossier(folder).problems
    assert (
        problem.text()
        == "隐患.csv 第2行“发现日期”列：应为日期（如 2020-07-01），填的是“2020-02-30”；按未填处理"
    )
    assert problem.text("en").startswith("隐患.csv, row 2, column '发现日期': expected a day")


def test_a_column_that_is_not_known_is_listed_with_the_near_title(folder: Path, write: Write) -> None:
    write("隐患.csv", HEADER.strip() + ",整改期\nA1,甲厂,2020-07-01,是,2020-08-01\n")
    (problem,) = open_dossier(folder).problems
    assert (problem.kind, problem.column) == ("unknown_column", "整改期")
    assert "整改期限" in problem.words.zh


def test_a_header_that_stands_there_twice_is_listed_once(folder: Path, write: Write) -> None:
    write("隐患.csv", HEADER.strip() + ",发现日期,排查时间\nA1,甲厂,2020-07-01,是,2020-08-01,2020-09-01\n")
    dossier = open_dossier(folder)
    assert [(p.kind, p.column) for p in dossier.problems] == [
        ("duplicate_header", "发现日期"),
        ("duplicate_header", "排查时间"),
    ]
    assert dossier.tables["hazards"]["found_on"].to_list() == [date(2020, 7, 1)]


def test_an_id_that_occurs_again_is_listed_and_both_rows_stay(folder: Path, write: Write) -> None:
    write("隐患-1.csv", HEADER + "A1,甲厂,2020-07-01,是\nA1,乙厂,2020-07-01,是\n")
    write("隐患-2.csv", HEADER + "A1,丙厂,2020-07-01,是\n,丁厂,2020-07-01,是\n,戊厂,2020-07-01,是\n")
    dossier = open_dossier(folder)
    assert listed(dossier, "duplicate_id") == [
        ("隐患-1.csv", 3, "编号", "A1"),
        ("隐患-2.csv", 2, "编号", "A1"),
    ]
    assert dossier.tables["hazards"].height == 5


def test_a_running_number_may_start_again_in_another_file_and_in_its_own(folder: Path, write: Write) -> None:
    header = HEADER.replace("编号", "序号")
    write("隐患-1.csv", header + "1,甲厂,2020-07-01,是\n2,乙厂,2020-07-01,是\n")
    write("隐患-2.csv", header + "1,丙厂,2020-07-01,是\n1,丁厂,2020-07-01,是\n")
    dossier = open_dossier(folder)
    assert (dossier.problems, dossier.tables["hazards"]["id"].to_list()) == ((), ["1", "2", "1", "1"])


def test_rows_of_a_form_that_hold_only_a_number_are_no_records(folder: Path, write: Write) -> None:
    write("隐患.csv", HEADER.replace("编号", "序号") + "1,甲厂,2020-07-01,是\n2,,,\n3, ,,\n")
    dossier = open_dossier(folder, strict=True)
    assert dossier.tables["hazards"].height == 1
    assert [(p.kind, p.row) for p in dossier.problems] == [("empty_row", 3)]
    assert dossier.sources[0].set_aside == 2


def test_a_table_without_rows_is_there_and_an_absent_one_is_not(folder: Path, write: Write) -> None:
    write("生产安全事故.csv", "编号,发生日期,死亡人数,是否生产安全事故\n")
    tables = open_dossier(folder).tables
    assert tables["accidents"].height == 0
    assert "hazards" not in tables


def test_strict_raises_with_the_first_problems_and_their_number(folder: Path, write: Write) -> None:
    rows = "".join(f"A{at},甲厂,2020-02-30,是\n" for at in range(8))
    write("隐患.csv", HEADER + rows + "合计,,,\n")
    with pytest.raises(InputError) as caught:
        open_dossier(folder, strict=True)
    lines = str(caught.value).splitlines()
    assert "8项" in lines[0]
    assert lines[1].startswith("隐患.csv 第2行")
    assert lines[-1] == "……另有3项"
    assert "8 problems" in caught.value.text("en")


def test_reading_twice_gives_the_same_dossier_wherever_it_lies(
    folder: Path, write: Write, tmp_path: Path
) -> None:
    write("隐患.csv", HEADER + "A1,甲厂,2020-02-30,是\n")
    first = open_dossier(folder)
    moved = tmp_path / "搬走"
    shutil.copytree(folder, moved)
    assert first == open_dossier(folder)
    assert first == open_dossier(moved)
    write("隐患.csv", HEADER + "A1,甲厂,2020-02-30,否\n")
    assert first != open_dossier(folder)


def test_a_changed_problem_makes_another_dossier(folder: Path, write: Write) -> None:
    write("隐患.csv", HEADER + "A1,甲厂,2020-02-30,是\n")
    first = open_dossier(folder)
    write("隐患.csv", HEADER + "A1,甲厂,2020-02-31,是\n")
    assert first != open_dossier(folder)


def test_a_folder_without_settings_is_read_under_its_own_name(folder: Path, write: Write) -> None:
    (folder / "campaign.toml").unlink()
    write("隐患.csv", HAZARDS)
    dossier = open_dossier(folder, strict=True)
    assert dossier.campaign.title == "案卷"
    assert [p.kind for p in dossier.problems] == ["no_settings"]


def test_a_folder_that_is_no_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不是案卷"):
        open_dossier(tmp_path)
    with pytest.raises(InputError, match="文件夹不存在"):
        open_dossier(tmp_path / "没有")


def test_a_folder_of_which_no_table_is_known_is_refused_with_the_reasons(folder: Path, write: Write) -> None:
    (folder / "campaign.toml").unlink()
    write("矿山.csv", "矿山,去向,办法\n甲矿,无,无\n")
    with pytest.raises(InputError, match="不是案卷") as caught:
        open_dossier(folder)
    assert "\n矿山.csv：无法识别所属的表" in caught.value.text()
