"""Reading the tables of offices: real files as they come."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansheng.errors import InputError, Problem
from ansheng.sheets.reading import RawTable, inside, read_table
from ansheng.sheets.rows.ditto import DITTOS
from ansheng.sheets.rows.sayings import saying

OWN_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
LEDGER = "隐患编号,单位名称,罚款金额（万元）\n1,甲矿,1.5\n2,乙矿,\n"
Write = Callable[[Any, Any], None]


def csv_of(tmp_path: Path, content: str | bytes, name: str = "台账.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path: Path, known: tuple[str, ...] = ()) -> RawTable:
    tables = read_table(path, known=known)
    assert len(tables) == 1
    return tables[0]


def workbook(tmp_path: Path, write: Write, name: str = "台账.xlsx") -> Path:
    path = tmp_path / name
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": dt.datetime(2020, 7, 1)})  # noqa: DTZ001 - the same bytes on every run
        write(book, book.add_worksheet("台账"))
    return path


def rows_of(sheet: Any, *rows: tuple[object, ...]) -> None:
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)


def places(table: RawTable) -> list[int]:
    assert table.rows is not None
    return table.rows.to_list()


def kinds(problems: tuple[Problem, ...]) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in problems]


def attempt(path: Path) -> list[RawTable]:
    """The tables of a file, or none where it is refused; the error must name the file in both languages."""
    try:
        return read_table(path)
    except InputError as error:
        named = path.name in str(error) and path.name in error.text("en")
    assert named
    return []


def rebuilt(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The workbook with the bytes of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def with_cells(tmp_path: Path, cells: bytes) -> Path:
    """A workbook whose one sheet has these rows in its XML."""
    path = workbook(tmp_path, lambda _, sheet: rows_of(sheet, ("x",)))
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return rebuilt(
        path,
        lambda name, data: (
            start + cells + b"</sheetData></worksheet>" if name.endswith("sheet1.xml") else data
        ),
    )


# --- delimited text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        LEDGER.encode(),
        LEDGER.encode("utf-8-sig"),
        LEDGER.encode("gb18030"),
        b"\xff\xfe" + LEDGER.encode("utf-16-le"),
        b"\xfe\xff" + LEDGER.encode("utf-16-be"),
        LEDGER.replace("\n", "\r\n").encode("gbk"),
        LEDGER.replace("\n", "\r").encode(),
        LEDGER.replace(",", ";").encode(),
        LEDGER.replace(",", "\t").encode(),
        LEDGER.rstrip("\n").encode(),
    ],
)
def test_encodings_delimiters_and_line_ends(tmp_path: Path, data: bytes) -> None:
    table = one(csv_of(tmp_path, data))
    assert table.headers == ("隐患编号", "单位名称", "罚款金额（万元）")
    assert table.frame.rows() == [("1", "甲矿", "1.5"), ("2", "乙矿", None)]
    assert places(table) == [2, 3]
    assert table.problems == ()
    assert table.file == str(tmp_path / "台账.csv")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_break_in_quotes_ends_no_record(tmp_path: Path, end: str) -> None:
    lines = ['编号,"隐患\n描述",单位', '1,"漏电\n短路",甲', '2,"堵塞 ""东门""\n",乙']
    table = one(csv_of(tmp_path, end.join([*lines, ""])))
    assert table.headers == ("编号", "隐患描述", "单位")
    assert table.frame.rows() == [("1", "漏电\n短路", "甲"), ("2", '堵塞 "东门"\n', "乙")]
    assert places(table) == [2, 3]


@pytest.mark.parametrize(
    "text",
    ['编号,隐患\r1,"漏\n电"\r2,堵塞\r', "编号,隐患\r1,漏\n电\r2,堵塞\r", "编号,隐患\r1,漏\n电\r2,堵塞"],
)
def test_line_feeds_inside_of_cells_while_records_end_in_returns(tmp_path: Path, text: str) -> None:
    assert one(csv_of(tmp_path, text)).frame.rows() == [("1", "漏\n电"), ("2", "堵塞")]


@pytest.mark.parametrize("code", ['="0012"', '"=""0012"""'])
def test_a_code_that_is_kept_from_being_a_number_by_a_formula_is_read(tmp_path: Path, code: str) -> None:
    table = one(csv_of(tmp_path, f"编号,单位\n{code},甲\n=1+1,乙\n"))
    assert table.frame.rows() == [("0012", "甲"), ("=1+1", "乙")]


def test_what_is_not_data_is_set_aside_and_said(tmp_path: Path) -> None:
    text = (
        '2020年7月隐患台账\n填报单位：某局,日期：7月\n\n编号,单位,金额,单位\n1,甲,"1,000",x\n\n2,"乙\n丙",3,y\n'
        "合 计,,4,\n编号,单位,金额,单位\n3,丁,5,z\n\n全市小计,,9,\n备注：见附件,,,\n填表人：张三,,,\n\n\n"
    )
    table = one(csv_of(tmp_path, text))
    assert table.headers == ("编号", "单位", "金额", "单位#2")
    assert table.frame.rows() == [("1", "甲", "1,000", "x"), ("2", "乙\n丙", "3", "y"), ("3", "丁", "5", "z")]
    assert places(table) == [5, 7, 10]
    assert table.blank_rows == 2
    assert kinds(table.problems) == [
        ("duplicate_header", 4),
        ("total_row", 8),
        ("repeated_header", 9),
        ("total_row", 12),
        ("note_row", 13),
        ("note_row", 14),
    ]
    assert "“单位”列" in table.problems[0].text()


def test_a_note_above_the_last_data_row_stays_data(tmp_path: Path) -> None:
    table = one(csv_of(tmp_path, "编号,内容\n注：甲,a\n2,b\n"))
    assert table.frame.rows() == [("注：甲", "a"), ("2", "b")]


def test_names_that_merely_contain_a_total_word_are_data(tmp_path: Path) -> None:
    table = one(csv_of(tmp_path, "单位,值\n合计划公司,1\n小计量站,2\n总计,3\n"))
    assert table.frame["单位"].to_list() == ["合计划公司", "小计量站"]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("累计,6", "total_row"),
        ("全市累 计：,6", "total_row"),
        ("以下空白,", "note_row"),
        ("（以下空白）,", "note_row"),
        ("检查人员签字：,年 月 日", "note_row"),
        ("受检单位负责人签名:,", "note_row"),
    ],
)
def test_what_closes_a_sheet_is_no_record(tmp_path: Path, last: str, kind: str) -> None:
    table = one(csv_of(tmp_path, f"单位,值\n累计电子厂,1\n以下空白处理公司,2\n签字笔厂,3\n{last}\n"))
    assert table.frame["单位"].to_list() == ["累计电子厂", "以下空白处理公司", "签字笔厂"]
    assert [(p.kind, p.row) for p in table.problems] == [(kind, 5)]


def test_ragged_rows_are_each_listed(tmp_path: Path) -> None:
    table = one(csv_of(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12,13\n\n合计,1\n"))
    assert table.frame.rows() == [("1", "2", "3"), ("4", "5", None), ("6", "7", "8"), ("9", "10", "11")]
    ragged = [problem for problem in table.problems if problem.kind == "ragged_row"]
    assert [problem.row for problem in ragged] == [3, 5]
    assert "5格" in str(ragged[1].words.zh)
    assert ("unnamed_column", 5) in kinds(table.problems)


def test_a_row_far_too_long_below_the_first_ones_is_listed(tmp_path: Path) -> None:
    rows = [f"{n},x" for n in range(20_000)]
    rows[15_000] += ",y" * 500
    table = one(csv_of(tmp_path, "a,b\n" + "\n".join(rows)))
    assert table.frame.height == 20_000
    assert kinds(table.problems) == [("ragged_row", 15_002)]


def test_values_under_no_header_are_said(tmp_path: Path) -> None:
    table = one(csv_of(tmp_path, "a,b,,\n1,2,,\n3,4,意见,\n"))
    assert table.headers == ("a", "b")
    (problem,) = table.problems
    assert (problem.kind, problem.row, problem.column, problem.value) == ("unnamed_column", 3, "C", "意见")


@pytest.mark.parametrize("cell", ['5" 管道', '"宏达"煤矿', '6" 与 8" 管'])
def test_loose_quotes_are_read_as_a_spreadsheet_does(tmp_path: Path, cell: str) -> None:
    table = one(csv_of(tmp_path, f"a,b\n1,{cell}\n2,x\n"))
    assert table.frame.rows() == [("1", cell if cell[0] != '"' else "宏达煤矿"), ("2", "x")]


def test_an_open_quote_does_not_swallow_the_rest_in_silence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="引号"):
        read_table(csv_of(tmp_path, 'a,b\n1,"x\n2,y\n3,z\n'))


def test_the_header_is_recognised_by_known_titles(tmp_path: Path) -> None:
    text = "表一,甲,乙\n说明,项目一,项目二\n编号,单位 名称,金额（万元）\n1,a,2\n"
    table = one(csv_of(tmp_path, text), known=("单位名称", "金额", "编号"))
    assert table.headers == ("编号", "单位 名称", "金额（万元）")
    assert places(table) == [4]


def test_one_column_and_header_only_files(tmp_path: Path) -> None:
    single = one(csv_of(tmp_path, "单位\n甲\n\n乙\n"))
    assert (single.frame["单位"].to_list(), places(single)) == (["甲", "乙"], [2, 4])
    empty = one(csv_of(tmp_path, "单位,金额\n"))
    assert (empty.headers, empty.frame.height, empty.problems) == (("单位", "金额"), 0, ())


def test_a_sheet_without_header_is_said(tmp_path: Path) -> None:
    table = one(csv_of(tmp_path, "1,2\n3,4\n"))
    assert kinds(table.problems) == [("no_header", None)]
    assert table.frame.height == 0


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="文件为空"):
        read_table(csv_of(tmp_path, data))


def test_a_broken_byte_is_located(tmp_path: Path) -> None:
    data = "编号,单位\n1,甲矿有限公司\n2,".encode() + b"\xff\xfe" + "乙矿有限公司\n".encode()
    with pytest.raises(InputError, match="第3行") as caught:
        read_table(csv_of(tmp_path, data))
    assert f"byte {data.index(0xFF) + 1}" in caught.value.text("en")
    assert "GB 18030" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"a,b\x00\n1,2\n", b"\x89PNG\r\n\x1a\n\x00\x00", LEDGER.encode("utf-16-le")]
)
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="不是文本"):
        read_table(csv_of(tmp_path, data))


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")), max_size=6
)
QUOTED = st.one_of(
    CELLS.filter(lambda cell: saying(cell) is None and cell not in DITTOS),
    st.sampled_from(['a"b', "x,y", "第一行\n第二行", "a;b", '""', "a\tb"]),
)


@OWN_FILE
@given(
    st.lists(st.tuples(QUOTED, QUOTED, QUOTED), max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
)
def test_written_cells_read_back(tmp_path: Path, rows: list[tuple[str, ...]], encoding: str) -> None:
    rows = [("k" + first, *rest) for first, *rest in rows]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("编号", "单位名称", "隐患描述"), *rows])
    table = one(csv_of(tmp_path, out.getvalue().encode(encoding)), known=("编号", "单位名称", "隐患描述"))
    read = [tuple(cell or "" for cell in row) for row in table.frame.rows()]
    assert read == [tuple(row) for row in rows]
    assert places(table) == list(range(2, len(rows) + 2))


@OWN_FILE
@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.xls", "a.parquet"]))
def test_random_bytes_raise_nothing_but_input_errors(tmp_path: Path, data: bytes, name: str) -> None:
    for table in attempt(csv_of(tmp_path, data, name)):
        assert table.rows is None or table.frame.height == len(table.rows)


# --- workbooks ----------------------------------------------------------------------------------------------------


def test_cells_of_a_workbook_come_as_text(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        day, moment = (
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "yyyy/m/d h:mm"}),
        )
        share = book.add_format({"num_format": '0.0"率"%'})
        rows_of(sheet, ("编号", "值"), (1.0, True), (2.5, "01"), (3, 0.1 + 0.2), (1e-12, "甲\n乙"))
        sheet.write_datetime(5, 1, dt.datetime(2020, 7, 1), day)  # noqa: DTZ001 - a cell has no zone
        sheet.write_datetime(6, 1, dt.datetime(2020, 7, 1, 8, 30), moment)  # noqa: DTZ001
        sheet.write_number(7, 1, 0.764, share)
        sheet.write_formula(8, 1, "=1+1", None, 2)

    table = one(workbook(tmp_path, write))
    assert table.frame["编号"].to_list()[:4] == ["1", "2.5", "3", "1E-12"]
    assert table.frame["值"].to_list() == [
        "true",
        "01",
        "0.3",
        "甲\n乙",
        "2020-07-01",
        "2020-07-01 08:30:00",
        "76.4%",
        "2",
    ]
    assert places(table) == list(range(2, 10))
    assert table.problems == ()


def test_titles_blank_rows_and_a_table_away_from_the_corner(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        share = book.add_format({"num_format": "0%"})
        sheet.merge_range(3, 2, 3, 4, "2020年隐患台账")
        sheet.write_row(5, 2, ("单位", "整改率", "条数"))
        sheet.write_row(7, 2, ("甲", None, 3))
        sheet.write_number(7, 3, 0.5, share)
        sheet.write_row(9, 2, ("乙", "-", 4))
        sheet.write_row(10, 2, ("合计", None, 7))
        sheet.merge_range(11, 2, 11, 4, "填表人：张三")

    table = one(workbook(tmp_path, write))
    assert table.frame.rows() == [("甲", "50%", "3"), ("乙", "-", "4")]
    assert places(table) == [8, 10]
    assert table.blank_rows == 2
    assert kinds(table.problems) == [("total_row", 11), ("note_row", 12)]


def grouped(book: Any, sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 5, "统计表")
    sheet.merge_range(1, 0, 2, 0, "地区")
    sheet.merge_range(1, 1, 1, 2, "发现隐患")
    sheet.merge_range(1, 3, 1, 4, "整改隐患")
    sheet.merge_range(1, 5, 2, 5, "罚款\n（万元）")
    sheet.write_row(2, 1, ("一般", "重大", "一般", "重大"))
    sheet.write_row(3, 0, ("东塔镇", 1, 2, 3, 4, 5))
    sheet.write_row(4, 0, ("郝家桥镇", 6, 7, 8, 9, 10))


@pytest.mark.parametrize("known", [(), ("地区", "罚款"), ("一般", "重大", "地区")])
def test_groups_over_sub_headers_are_joined(tmp_path: Path, known: tuple[str, ...]) -> None:
    table = one(workbook(tmp_path, grouped), known)
    assert table.headers == (
        "地区",
        "发现隐患/一般",
        "发现隐患/重大",
        "整改隐患/一般",
        "整改隐患/重大",
        "罚款（万元）",
    )
    assert table.frame.rows()[0] == ("东塔镇", "1", "2", "3", "4", "5")
    assert places(table) == [4, 5]
    assert table.problems == ()


def test_a_known_sub_header_goes_without_its_group(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 1, "基本情况")
        sheet.merge_range(0, 2, 0, 3, "整改情况")
        rows_of(sheet, ("基本情况",))
        sheet.write_row(1, 0, ("单位名称", "所在乡镇", "已整改", "整改日期"))
        sheet.write_row(2, 0, ("甲", "东塔镇", "是", "2020-07-01"))

    table = one(workbook(tmp_path, write), ("单位名称", "已整改", "整改日期"))
    assert table.headers == ("单位名称", "基本情况/所在乡镇", "已整改", "整改日期")


def test_merged_text_of_data_holds_for_all_its_rows_but_a_number_for_the_first(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        rows_of(sheet, ("地区", "单位", "罚款"), (None, "甲"), (None, "乙"), ("西区", "丙", 3))
        sheet.merge_range(1, 0, 2, 0, "东区")
        sheet.merge_range(1, 2, 2, 2, 500)

    table = one(workbook(tmp_path, write))
    assert table.frame.rows() == [("东区", "甲", "500"), ("东区", "乙", None), ("西区", "丙", "3")]
    assert kinds(table.problems) == [("merged_cell", 2)]


def test_a_formula_without_a_result_is_said_with_its_place(tmp_path: Path) -> None:
    cells = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>sum</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>1+1</f></c></row>'
        b'<row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3"><f>1+1</f><v>2</v></c></row>'
        b'<row r="4"><c r="A4" t="inlineStr"><is><t>c</t></is></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        b'<row r="5"><c r="A5" t="inlineStr"><is><t>d</t></is></c><c r="B5" t="str"><f>""</f><v></v></c></row>'
        b'<row r="6"><c r="A6" t="inlineStr"><is><t>e</t></is></c><c r="B6"><f>1+1</f><v/></c></row>'
    )
    table = one(with_cells(tmp_path, cells))
    assert [value or None for value in table.frame["sum"]] == [None, "2", None, None, None]
    assert kinds(table.problems) == [("formula", 2), ("error_cell", 4), ("formula", 6)]
    assert {problem.column for problem in table.problems} == {"sum"}
    assert "第2行“sum”列" in table.problems[0].text()


def test_only_visible_sheets_that_hold_something_are_read(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        rows_of(sheet, ("单位", "值"), ("甲", 1))
        book.add_worksheet("空表")
        hidden, other = book.add_worksheet("底稿"), book.add_worksheet("企业")
        rows_of(hidden, ("单位", "值"), ("乙", 2))
        rows_of(other, ("单位", "规模"), ("丙", "大"))
        hidden.hide()
        book.add_chartsheet("图")

    path = workbook(tmp_path, write)
    tables = read_table(path)
    assert [table.sheet for table in tables] == ["台账", "企业"]
    assert [(problem.kind, problem.sheet) for problem in tables[0].problems] == [("hidden_sheet", "底稿")]
    (hidden,) = read_table(path, sheet="底稿")
    assert (hidden.frame.rows(), hidden.problems) == ([("乙", "2")], ())
    with pytest.raises(InputError, match="企业"):
        read_table(path, sheet="企业表")
    with pytest.raises(InputError, match="文件为空"):
        read_table(path, sheet="空表")


def test_days_that_are_counted_from_1904_are_told(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet("台账")
        rows_of(sheet, ("编号", "日期"), ("A", 43657))
        sheet.write_datetime(2, 1, dt.datetime(2023, 7, 12), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
        sheet.write(2, 0, "B")
    table = one(path)
    assert table.frame["日期"].to_list() == ["43657", "2023-07-12"]
    assert (table.from_1904, kinds(table.problems)) == (True, [("date_system", None)])


def test_an_empty_workbook_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文件为空"):
        read_table(workbook(tmp_path, lambda book, sheet: None))
    with pytest.raises(InputError, match="文件为空"):
        read_table(csv_of(tmp_path, b"", "空.xlsx"))


OLD_WORKBOOK = (
    "c-rk)O=uHA6#iy+)BMn;Nlb-SD4}50nnOdAnu2ZApv8lw^`eNNX_G@~n@GqZda+t_6bhdFxfFWorRv2W^q@CEp`wR^Afy(&coGym"
    "v{~Q0-PEM!(0~>#`z`Zk=FPk}FZ15K?CjemZ*lHn+X^;e04hql6AcwSLB(0_ctGR2E}P}rK}EOlU%}}hM>g2-tm%zi`cV3N1qvQ$"
    "FNp%5sGP?o3}w=(z&7F-+mH~_hJK;~_lV<0D_iAbI>vMt)B8O0InyJ|xyiJj<`%^{EX9VpqGlAIRXTXg4XO7r%Y0x?2rYOeqxkBq"
    "Fy`8DG&`P{{5J>MwMNW?{5F_Mr?QF3BK+jQd3@Icz_;>AeG#zu+shXq{*P+Dy$1i5q5;#;FLHnvD7h}HhJzDpI3yiQo(5>rSSFdG"
    "DwoRVh%+^wPbGaoU#K_S9g2n`(MUKH>Feq3rufLaWSZt<?WsD}O&soxM3ZRdwwHt6Ly3EB;p@9oqr<Ta%$ep?ZY2D@(njdGCM8JN"
    "%_AC9X>1ou9AtW(weI0|8&g010IEBOTg=9Z8J=^4M>}bq9>)9FzKZsKY8SqYJZUei#tu+>ad72|e{nfBhYs4KB+1KX20;-NcWz5O"
    "jg@O*CWntqTYpOw4#i{IuABdA%~*$vn_i|yPwtM`=qcu2Nolc3TBSV^EFHAPLsOZBxRepBLGF+-E;W1}xjXy%WG*hXC^fVwtR-Bb"
    "McL3|^rRNev_q|-L1hhxD>SH8cBoZ$3@AQ4l8aKx`~?>*Sg>Hhf&~i}EbLeaez`SX<u&uZAukJd^SjPEm6G+DWXIw(GW6u=VtO2D"
    "s<XIUSN!aTO_X(sEy|R?7fPI=)w7tuDBCencl^?2PgMS%Eem@7+!3mG{Zc)4{^j+50=*>KUj"
)
"""A packed workbook of the old format: 18 digits as numbers, as text, and as both."""


def test_numbers_of_more_than_fifteen_digits_do_not_pass_for_codes(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(
            sheet,
            ("编号", "信用代码"),
            ("A", 916401815854159361),
            ("B", "916401815854159361"),
            ("C", 10**15 - 1),
        )

    table = one(workbook(tmp_path, write))
    assert table.frame["信用代码"].to_list() == [
        "9.16401815854159E+17",
        "916401815854159361",
        "999999999999999",
    ]


def test_numbers_of_an_old_workbook_do_not_pass_for_codes_either(tmp_path: Path) -> None:
    data = zlib.decompress(base64.b85decode(OLD_WORKBOOK))
    assert one(csv_of(tmp_path, data, "旧.xls")).frame.rows() == [
        ("9.16401815854159E+17", "916401815854159360", "9.13702110000001E+16"),
        ("9.16401815854160E+17", "916401815854159360", "x"),
        ("9.16401815854161E+17", "916401815854159360", "9.13702110000001E+16"),
    ]


@pytest.mark.parametrize("more", [0, 30])
def test_of_a_text_of_which_a_part_is_struck_through_the_rest_is_read_and_listed(
    tmp_path: Path, more: int
) -> None:
    def write(book: Any, sheet: Any) -> None:
        struck, bold = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
        rows_of(sheet, ("编号", "隐患描述"), ("A", ""), ("B", ""), ("C", "堵塞"))
        sheet.write_rich_string(1, 1, "漏电", struck, "（已作废）", "堵塞")
        sheet.write_rich_string(2, 1, "漏电", bold, "（重要）", "堵塞")
        for n in range(more):
            sheet.write_rich_string(4 + n, 1, f"第{n}处", struck, "作废")

    table = one(workbook(tmp_path, write))
    assert table.frame["隐患描述"].to_list()[:3] == ["漏电堵塞", "漏电（重要）堵塞", "堵塞"]
    places = [(problem.kind, problem.row, problem.column) for problem in table.problems]
    assert places == [("struck_part", row, "隐患描述") for row in (2, *range(5, 5 + more))]


# --- files that are damaged or hostile ----------------------------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbook(
        tmp_path, lambda _, sheet: rows_of(sheet, ("单位", "值"), *(("甲", n) for n in range(50)))
    )


def refused(path: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read_table(path)
    assert caught.value.text("en").startswith(str(path))


def test_every_truncation_is_one_clear_error(plain: Path) -> None:
    data = plain.read_bytes()
    for size in range(1, len(data), 97):
        plain.write_bytes(data[:size])
        refused(plain, "损坏|不是 Excel")


@OWN_FILE
@given(st.data())
def test_flipped_bytes_raise_nothing_but_input_errors(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(
        workbook(tmp_path, lambda _, sheet: rows_of(sheet, ("单位", "值"), ("甲", 1))).read_bytes()
    )
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    attempt(csv_of(tmp_path, bytes(content), "改.xlsx"))


@OWN_FILE
@given(
    st.binary(max_size=60),
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]),
    st.data(),
)
def test_damaged_parts_raise_nothing_but_input_errors(
    tmp_path: Path, junk: bytes, part: str, data: st.DataObject
) -> None:
    def change(name: str, old: bytes) -> bytes:
        at = data.draw(st.integers(0, len(old))) if name == part else 0
        return old[:at] + junk + old[at + len(junk) :] if name == part else old

    path = workbook(tmp_path, lambda _, sheet: rows_of(sheet, ("单位", "值"), ("甲", 0.5)))
    attempt(rebuilt(path, change))


def test_an_encoding_that_does_not_exist_is_a_damaged_file(plain: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"UTF-8", b"ATF-8", 1) if name == "xl/workbook.xml" else data

    with pytest.raises(InputError, match="损坏"):
        read_table(rebuilt(plain, change))


@pytest.mark.parametrize("declaration", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b"<!doctype x>"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_document_types_and_entities_are_refused(plain: Path, part: str, declaration: bytes) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"?>", b"?>" + declaration, 1) if name == part else data

    refused(rebuilt(plain, change), "实体")


def test_utf16_parts_cannot_hide_an_entity(plain: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data.decode().encode("utf-16") if name == "xl/sharedStrings.xml" else data

    refused(rebuilt(plain, change), "损坏")


def test_a_densely_packed_part_is_refused_before_it_is_unpacked(plain: Path) -> None:
    with zipfile.ZipFile(plain, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/bomb.bin", bytes(40 << 20))
    refused(plain, "压缩比")


def test_a_promise_of_too_much_is_refused(plain: Path) -> None:
    data = bytearray(plain.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 3 << 30)
    plain.write_bytes(data)
    refused(plain, "压缩比")


def test_a_part_larger_than_it_says_is_refused(plain: Path) -> None:
    data = bytearray(plain.read_bytes())
    entry = data.index(b"PK\x01\x02")
    size = struct.unpack("<I", data[entry + 24 : entry + 28])[0]
    data[entry + 24 : entry + 28] = struct.pack("<I", size - 1)
    plain.write_bytes(data)
    refused(plain, "损坏")


def test_a_lone_far_cell_does_not_fill_memory(tmp_path: Path) -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refused(with_cells(tmp_path, cells), "范围过大")
    refused(with_cells(tmp_path, cells.replace(b'r="', b"r = '").replace(b'"', b"'")), "范围过大")
    refused(with_cells(tmp_path, cells.replace(b'row r="1048576"', b'row r="2"')), "范围过大")


def test_a_wide_table_is_read(tmp_path: Path) -> None:
    names = tuple(f"指标{n}" for n in range(800))
    table = one(
        workbook(tmp_path, lambda _, sheet: rows_of(sheet, names, tuple(range(800)), tuple(range(800))))
    )
    assert table.headers == names
    assert table.frame.rows()[1] == tuple(map(str, range(800)))


@pytest.mark.parametrize("junk", [b"<c ", b"row ", b"mergeCell ", b'<c r="A1" ', b"<v ", b"A"])
def test_endless_openings_come_to_an_end(tmp_path: Path, junk: bytes) -> None:
    """A look from every opening to the end of the part would not."""
    path = with_cells(tmp_path, b'<row r="1"><c r="B1" t="e"><v>1</v></c>' + junk * (3_000_000 // len(junk)))
    attempt(path)


def test_encrypted_and_foreign_files_are_named_for_what_they_are(plain: Path, tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    refused(csv_of(tmp_path, ole + "EncryptedPackage".encode("utf-16-le"), "密.xlsx"), "密码")
    refused(csv_of(tmp_path, ole, "旧.xls"), "损坏")
    refused(csv_of(tmp_path, b"<html><table></table></html>", "网页.xls"), "网页")
    refused(csv_of(tmp_path, plain.read_bytes(), "其实.csv"), "扩展名")
    refused(csv_of(tmp_path, b"x", "图.pdf"), "不支持")
    refused(tmp_path / "没有.csv", "文件不存在")
    refused(csv_of(tmp_path, b"PAR1", "坏.parquet"), "Parquet")
    folder = tmp_path / "夹.csv"
    folder.mkdir()
    refused(folder, "是文件夹")


def test_a_marked_zip_entry_is_encrypted(plain: Path) -> None:
    data = bytearray(plain.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    plain.write_bytes(data)
    refused(plain, "密码")


# --- Parquet and paths --------------------------------------------------------------------------------------------


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["a", None], "pressure": [0.5, None], "day": [dt.date(2020, 7, 1), None]})
    frame.write_parquet(tmp_path / "点.parquet")
    table = one(tmp_path / "点.parquet")
    assert table.frame.equals(frame)
    assert (table.headers, table.rows, table.problems) == (("id", "pressure", "day"), None, ())
    with pytest.raises(InputError, match="工作表"):
        read_table(tmp_path / "点.parquet", sheet="一")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    root = tmp_path / "案卷"
    (root / "表").mkdir(parents=True)
    (tmp_path / "外.csv").write_text(LEDGER)
    (root / "链接.csv").symlink_to(tmp_path / "外.csv")
    (root / "内链.csv").symlink_to(root / "表")
    return root


@pytest.mark.parametrize(
    "path", ["../外.csv", "表/../../外.csv", "/etc/passwd", "链接.csv", "../案卷2/a.csv", "a\0b"]
)
def test_paths_that_lead_out_are_refused(dossier: Path, path: str) -> None:
    with pytest.raises(InputError):
        inside(dossier, path)


@pytest.mark.parametrize("path", ["表/a.csv", "内链.csv", ".", "表/../b.csv"])
def test_paths_inside_are_resolved(dossier: Path, path: str) -> None:
    assert inside(dossier, path) == (dossier / path).resolve()
    assert inside(dossier, dossier / path).is_relative_to(dossier.resolve())
