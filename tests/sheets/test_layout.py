"""How offices lay out tables: each layout is read rightly, or told at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ansheng.facts.loading.load import load
from ansheng.hazards import HazardRecord
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import RawTable, table_of, tables_of
from ansheng.sheets.reading import read_table
from ansheng.tables.core import CORE

KNOWN = CORE.titles()
HEAD = "序号,单位名称,隐患描述,发现日期"
A, B, C = "1,甲厂,插座破损,2026-07-01", "2,乙厂,通道堵塞,2026-07-02", "3,丙厂,未设警示标志,2026-07-03"


def tables(*lines: str) -> tuple[RawTable, ...]:
    return tables_of(read_delimited("\n".join(lines).encode(), "表.csv"), KNOWN)


def one(*lines: str) -> RawTable:
    (table,) = tables(*lines)
    return table


def told(table: RawTable) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in table.problems]


def units(table: RawTable) -> list[str]:
    return table.frame["单位名称"].to_list()


def places(table: RawTable) -> list[int]:
    assert table.rows is not None
    return table.rows.to_list()


def workbook(path: Path, write: Callable[[Any, Any], None]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        write(book, book.add_worksheet("台账"))
    return path


def rows_of(sheet: Any, *rows: Sequence[object]) -> None:
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)


# --- headers that stand again, and further tables -----------------------------------------------------------------

FINES = "处罚决定书文号,单位名称,罚款（万元）"


def test_a_header_that_stands_again_is_set_aside_however_it_is_typed() -> None:
    table = one(HEAD, A, "序 号,单位 名称,隐患描述,发现日期", B)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("repeated_header", 3)])


def test_the_lines_above_a_header_stand_again_with_it() -> None:
    above = ["某县隐患台账,,,,,", "（盖章）,2026年7月31日,,,,"]
    head, first, again = f"{HEAD},备注,电话", f"{A},,", f"{B},,"
    table = one(*above, head, first, *above, head, again)
    assert (units(table), {kind for kind, _ in told(table)}) == (["甲厂", "乙厂"], {"repeated_header"})
    table = one(*above, head, first, *above, again)
    assert (units(table), {kind for kind, _ in told(table)}) == (["甲厂", "乙厂"], {"repeated_header"})


def test_a_header_with_stars_stands_again_where_a_column_has_no_name() -> None:
    head = "序号,*登记日期,*单位名称,*隐患描述,,社会信用代码"
    first, again = "1,2026-07-01,甲厂,漏电,,140100001", "2,2026-07-02,乙厂,堵塞,,140100002"
    table = one(head, first, head, again)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("repeated_header", 3)])


def test_a_header_in_another_unit_begins_a_table_of_its_own() -> None:
    first, second = tables(FINES, "一号,甲厂,2", "处罚决定书文号,单位名称,罚款（元）", "二号,乙厂,20000")
    assert (first.frame.rows(), places(first)) == ([("一号", "甲厂", "2")], [2])
    assert (second.frame.rows(), places(second)) == ([("二号", "乙厂", "20000")], [4])
    assert (told(first), told(second)) == ([], [("further_table", 3)])
    assert [load(table, PenaltyRecord).frame["amount"].to_list() for table in (first, second)] == [
        [20_000]
    ] * 2


def test_a_header_in_another_order_begins_a_table_of_its_own() -> None:
    first, second = tables(HEAD, A, "序号,隐患描述,单位名称,发现日期", "2,通道堵塞,乙厂,2026-07-02", HEAD, C)
    assert [units(first), units(second)] == [["甲厂", "丙厂"], ["乙厂"]]
    assert [told(first), told(second)] == [[("repeated_header", 5)], [("further_table", 3)]]


def test_a_header_of_part_of_the_columns_begins_a_table_of_its_own() -> None:
    _, second = tables(HEAD, A, "序号,单位名称,隐患描述,", "2,乙厂,通道堵塞,2026-07-02")
    assert second.headers == ("序号", "单位名称", "隐患描述")
    assert told(second) == [("unnamed_column", 4), ("further_table", 3)]


def test_where_there_is_use_for_one_table_the_further_ones_are_not_read_and_told() -> None:
    grid = read_delimited(
        f"{HEAD}\n{A}\n序号,隐患描述,单位名称,发现日期\n2,堵塞,乙厂,2026-07-02".encode(), "表.csv"
    )
    table = table_of(grid, KNOWN)
    assert (units(table), told(table)) == (["甲厂"], [("other_table", 3)])


PENALTIES = [
    "处罚决定书文号,单位名称,处罚日期,罚款金额",
    "X1,甲厂,2026-07-02,20000",
    "X2,乙厂,2026-07-02,20000",
]


@pytest.mark.parametrize(
    ("between", "row"),
    [
        ([], 4),
        ([",,,"], 5),
        (["表二 行政处罚情况,,,"], 4),
        (["表二 行政处罚情况,,,", "填报单位：某局,,,单位：元"], 4),
        ([",,,", "二、处罚,,,"], 5),
    ],
)
def test_a_table_of_other_things_below_is_told_with_its_titles(between: list[str], row: int) -> None:
    table = one(HEAD, A, B, *between, *PENALTIES)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("other_table", row)])


@pytest.mark.parametrize("header", ["处罚机关,当事人", "当事人,案由,处罚机关", "当事人,罚款"])
def test_a_table_of_other_things_is_known_by_two_titles(header: str) -> None:
    table = one(
        HEAD, A, "行政处罚,,,", f"{header},," if header.count(",") == 1 else f"{header},", "某局,丁厂,,"
    )
    assert (units(table), told(table)) == (["甲厂"], [("other_table", 3)])


@pytest.mark.parametrize("between", ["小计,,,2条", "煤矿,,,", ",,,"])
def test_answers_that_sound_like_titles_begin_no_table(between: str) -> None:
    head = "隐患描述（必填）,单位名称,整改责任人,隐患状态"
    rows = ["一号泵未接地,甲厂,张某,草稿", "通道堵塞,乙厂,王某,销号", "护栏缺失,丙厂,王某,销号"]
    table = one(head, rows[0], between, rows[1], between, rows[2])
    assert list(filter(None, units(table))) == ["甲厂", "乙厂", "丙厂"]
    assert "other_table" not in {kind for kind, _ in told(table)}


def test_a_small_table_above_a_larger_one_is_not_lost() -> None:
    table = one("处罚决定书文号,单位名称,罚款金额", "X1,甲厂,20000", "", *(f"{HEAD},整改期限", f"{A},"))
    assert units(table) == ["甲厂"]
    assert told(table) == [("other_table", 4)]


def test_two_tables_side_by_side_are_two() -> None:
    left, right = tables(f"{HEAD},,{HEAD}", f"{A},,{B}", f"{C},,,,,")
    assert [units(left), units(right)] == [["甲厂", "丙厂"], ["乙厂"]]
    assert [told(left), told(right)] == [[], [("further_table", 1)]]
    assert [problem.column for problem in right.problems] == ["F"]


def test_a_table_of_other_things_beside_is_told() -> None:
    table = one(f"{HEAD},,序号,处罚日期,罚款金额", f"{A},,1,2026-07-02,20000", ",,,,,2,2026-07-03,500")
    assert (units(table), told(table)) == (["甲厂"], [("other_table", 1)])


def test_an_empty_column_between_parts_nothing() -> None:
    assert one("序号,单位名称,,隐患描述,发现日期", "1,甲厂,,漏电,2026-07-01").frame.width == 4


# --- rows that are no records -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "合计3条,,,6.5",
        "共计3件，罚款6.5万元,,,",
        "本页小计,,,3",
        "总计：,,,3",
        "合    计,,,3",
        "合　计,,,3",
        "本月合计,,,3",
        "累计,,,35",
        "平均,,,3.5",
        "平均值,,,3.5",
        "某某乡（镇）小计,3条,,",
        ",合计,3,",
        "4,合计,,6.5",
        "东塔镇,小计,,6",
        "一镇,二村,小计,6",
        "本月共排查隐患35条，整改30条，整改率85.7%,,,",
        "Total,,,9",
        "承前页,,,9",
        "过 次 页,,,9",
        ",,3,6.5",
        ",,,6.5",
    ],
)
def test_totals_are_no_records(row: str) -> None:
    table = one(HEAD, A, B, row)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("total_row", 4)])


@pytest.mark.parametrize(
    "row",
    [
        "共计3处插座破损,乙厂,未整改,2026-07-02",
        "累计电子厂,乙厂,未整改,2026-07-02",
        "3,合计划公司,漏电,2026-07-02",
        "3,平均奶业,共3处,2026-07-02",
        "产量未合计,乙厂,未整改,2026-07-02",
        "共3处,乙厂,插座破损,2026-07-02",
    ],
)
def test_records_that_begin_like_totals_are_records(row: str) -> None:
    table = one(HEAD, A, row)
    assert (table.frame.height, told(table)) == (2, [])


@pytest.mark.parametrize("part", ["二季度", "第2季度", "2026年下半年"])
def test_a_part_of_the_year_heads_the_rows_below_it_where_no_record_begins_with_one(part: str) -> None:
    head = "检查时间,单位名称,检查人员,发现问题"
    table = one(head, "3月5日,甲厂,张某,1", "3月6日,乙厂,李某,2", f"{part},,,", "4月1日,丙厂,王某,0")
    assert (table.frame.height, told(table)) == (3, [("group_row", 4)])
    table = one(head.replace("检查时间", "时段"), "一季度,甲厂,张某,1", "一季度,乙厂,李某,2", f"{part},,,")
    assert table.frame.height == 3


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("例：,丙厂,灭火器过期,2026-07-01", "example_row"),
        ("（示例）,丙厂,灭火器过期,2026-07-01", "example_row"),
        ("—,—,—,—", "crossed_row"),
        ("/,/,/,/", "crossed_row"),
        ("3,/,/,/", "crossed_row"),
        ("——,,,", "crossed_row"),
        ("本月无,,,", "zero_report"),
        ("零报告,,,", "zero_report"),
        ("无隐患,,,", "zero_report"),
        ("本周未发现隐患,,,", "zero_report"),
        (",,本周未发现安全隐患。,", "zero_report"),
        ("无,无,无,无", "zero_report"),
        ("3,无,,", "zero_report"),
        ("3,本月无新增隐患,—,—", "zero_report"),
        ("2月,本月无,,", "zero_report"),
        ("2026年2月份,本月未开展,,", "zero_report"),
        ("数据来源：某平台,,,", "note_row"),
        ("一、煤矿,,,", "group_row"),
        ("（二）危险化学品,,,", "group_row"),
        ("一,煤矿,,", "group_row"),
        ("二,煤矿,,35", "group_row"),
        ("煤矿,,,", "group_row"),
        ("煤矿,,,35", "group_row"),
        (",一、煤矿,,", "group_row"),
        ("填报单位：某局,,,填报日期：2026年7月1日", "note_row"),
        ("制表人：张三,审核人：李四,,", "note_row"),
        ("备注：见附件,,,", "note_row"),
        ("第2页 共3页,,,", "note_row"),
        ("续表,,,", "note_row"),
        ("2026年7月31日,,,", "note_row"),
        (",,,2026年7月31日", "note_row"),
        (",,某局（盖章）,", "note_row"),
        ("（二）,消防,,", "group_row"),
        ("例,某厂,灭火器过期,2026-01-01", "example_row"),
        ("填写示例：,某厂,灭火器过期,2026-01-01", "example_row"),
        ("※本表由乡镇填报,,,", "note_row"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_what_stands_between_and_below_records_is_none(row: str, kind: str, last: bool) -> None:
    table = one(HEAD, A, B, row, *([] if last else [C]))
    assert (table.frame.height, told(table)) == (2 if last else 3, [(kind, 4)])


@pytest.mark.parametrize(
    "row",
    [
        "3,无,,2026-07-03",
        "3,丙厂,无,",
        "3,丙厂,/,/",
        "3,一、漏电；二、堵塞,,2026-07-03",
        "一、,丙厂,漏电,2026-07-03",
        "3,丙厂,,",
        "4,无证经营,,",
        "例外,丙厂,漏电,2026-07-03",
        "一,丙厂,漏电,",
    ],
)
def test_sparse_records_are_records(row: str) -> None:
    table = one(HEAD, A, B, row)
    assert (table.frame.height, told(table)) == (3, [])


def test_numbers_above_those_of_records_head_groups() -> None:
    records = ["1.1,甲厂,漏电,2026-07-01", "1.2,乙厂,堵塞,2026-07-02", "2.1,丙厂,漏电,2026-07-03"]
    table = one(HEAD, "1,煤矿,,", *records[:2], "2,工贸,3条,", records[2])
    assert (units(table), told(table)) == (["甲厂", "乙厂", "丙厂"], [("group_row", 2), ("group_row", 5)])


def test_a_list_of_names_is_a_list() -> None:
    table = one("单位名称,地址,电话", "甲厂,,", "乙厂,某路1号,", "无名厂,,")
    assert (units(table), told(table)) == (["甲厂", "乙厂", "无名厂"], [])


def test_a_heading_alone_among_sparse_records_is_told() -> None:
    table = one(
        "地区,隐患描述,销号日期", "（一）东镇,,", "东镇,漏电,", "东镇,堵塞,", "（二）西镇,,", "西镇,漏水,"
    )
    assert told(table) == [("lone_cell", 2), ("lone_cell", 5)]


def test_a_name_alone_among_whole_records_is_told() -> None:
    table = one("单位名称,隐患描述,发现日期", "甲厂,漏电,2026-07-01", "煤矿,,", "乙厂,堵塞,2026-07-02")
    assert (units(table), told(table)) == (["甲厂", "煤矿", "乙厂"], [("lone_cell", 3)])
    rows = [
        "一、工贸,,",
        "甲厂,漏电,2026-07-01",
        "煤矿,,",
        "乙厂,堵塞,2026-07-02",
        "填报日期：2026年7月31日,,",
    ]
    table = one("单位名称,隐患描述,发现日期", *rows)
    assert ("lone_cell", 4) in told(table)


def test_numbered_columns_below_the_header_are_no_record() -> None:
    assert told(one(HEAD, "1,2,3,4", A)) == [("repeated_header", 2)]
    assert told(one(HEAD, "甲,乙,1,2", A)) == [("repeated_header", 2)]
    assert told(one(HEAD, "2,3,4,5", A)) == [("repeated_header", 2)]
    assert told(one(HEAD, "2020,2021,2022,2023", A)) == told(one(HEAD, "1,2,3,5", A)) == []
    assert told(one(HEAD, "(1),(2),(3),(4)=(2)+(3)", A)) == [("repeated_header", 2)]


def test_numbered_columns_pass_over_those_without_a_name() -> None:
    head = "序号,,单位名称,,隐患描述,发现日期"
    assert told(one(head, "1,,2,,3,4", "1,,甲厂,,漏电,2026-07-01")) == [("repeated_header", 2)]
    assert told(one(head, "1,,2,,4,3", "1,,甲厂,,漏电,2026-07-01")) == []


def test_three_numbers_below_a_header_of_three_columns_are_those_of_the_columns() -> None:
    assert told(one("单位名称,隐患描述,发现日期", "1,2,3", "甲厂,漏电,2026-07-01")) == [
        ("repeated_header", 2)
    ]
    assert one("单位名称,隐患描述,发现日期", "1,2,3", "4,5,6").frame.height == 2


def test_headings_in_two_cells_may_be_more_than_the_records() -> None:
    table = one(HEAD, "一,煤矿,,", A, "二,工贸,,", B, "三,消防,,", "四,矿山,,", C, "制表：张某,审核：李某,,")
    assert (units(table), {kind for kind, _ in told(table)}) == (
        ["甲厂", "乙厂", "丙厂"],
        {"group_row", "note_row"},
    )
    few = one("地区,隐患描述,隐患部位", "一,西山乡,", "西山乡,灭火器过期,", "西山乡,漏电,")
    assert (few.frame.height, told(few)) == (2, [("group_row", 2)])


@pytest.mark.parametrize("title", ["序号", "级别"])
def test_numerals_that_most_records_begin_with_head_no_groups(title: str) -> None:
    table = one(f"{title},说明,依据", "一,特别重大,", "二,重大,", "三,较大,", "无,一般,")
    assert (table.frame.height, told(table)) == (4, [])


def test_a_heading_may_be_numbered_in_a_column_without_a_name() -> None:
    table = one(f",{HEAD}", "一,煤矿,,,", f",{A}", "二,工贸,,,", f",{B}")
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("group_row", 2), ("group_row", 4)])


@pytest.mark.parametrize(
    "lines",
    [
        ["注：1.每月5日前报送；", "2.重大隐患当日报送；", "3.电话：0351-1234567。"],
        ["填表说明：", "1、等级分一般、重大", "（2）期限不得晚于年底"],
        ["※本表由乡镇填报"],
        ["检查人员（签名）：            被检查单位负责人（签名）："],
    ],
)
def test_notes_below_the_last_record_go_on_in_numbered_lines(lines: list[str]) -> None:
    for records in ([A], [A, B, C]):
        table = one(HEAD, *records, *lines)
        assert (table.frame.height, {kind for kind, _ in told(table)}) == (len(records), {"note_row"})


def test_a_numbered_text_without_a_note_above_it_is_a_record() -> None:
    table = one("隐患描述,单位名称,发现日期", "漏电,甲厂,2026-07-01", "2.电线裸露,,", "堵塞,乙厂,2026-07-02")
    assert table.frame.height == 3


def test_a_number_alone_behind_a_gap_is_no_note() -> None:
    loaded = load(
        one("编号,单位名称,隐患描述,发现日期", "A1,甲厂,漏电,2026-07-01", "", "A2,,,"), HazardRecord
    )
    assert [(each.kind, each.row) for each in loaded.problems] == [("empty_row", 4)]


@pytest.mark.parametrize("records", [[A], [A, B, C]])
def test_the_seal_below_a_table_is_no_record(records: list[str]) -> None:
    table = one(HEAD, *records, "", ",,某县应急管理局,", ",,2026年7月31日,")
    assert (table.frame.height, [kind for kind, _ in told(table)]) == (len(records), ["note_row", "note_row"])


def test_a_heading_in_two_cells_is_one_without_running_numbers_too() -> None:
    table = one(
        "责任部门,单位名称,隐患描述", "一,煤矿,", "应急局,甲厂,漏电", "（二）,,消防", "住建局,乙厂,堵塞"
    )
    assert told(table) == [("group_row", 2), ("group_row", 4)]


def test_headings_among_as_few_records_are_headings() -> None:
    lines = ["一、某镇", "漏电,甲厂,是", "二、另一镇（1条）", "堵塞,乙厂,否", "填表人：张三"]
    table = one("隐患描述,单位名称,是否整改", *lines)
    assert [kind for kind, _ in told(table)] == ["group_row", "group_row", "note_row"]


def test_what_signs_a_table_below_a_gap_is_none() -> None:
    table = one(HEAD, A, ",,,", ",,某县应急管理局,", ",,2026年7月31日,")
    assert (units(table), told(table)) == (["甲厂"], [("note_row", 4), ("note_row", 5)])


def test_notes_go_on_below_the_first() -> None:
    table = one(HEAD, A, B, "注：1.本表按月报送；,,,", "2.重大隐患当日报送。,,,", "3.电话：0951-1234567,,,")
    assert told(table) == [("note_row", 4), ("note_row", 5), ("note_row", 6)]


PAGED = ["某镇隐患台账,,,", "填报单位：某镇,,,2026年7月", HEAD]


def test_pages_with_titles_headers_and_footers_are_one_table() -> None:
    table = one(*PAGED, A, B, "制表人：张三,,审核人：李四,", ",,,", *PAGED, C, "制表人：张三,,审核人：李四,")
    assert units(table) == ["甲厂", "乙厂", "丙厂"]
    assert told(table) == [
        ("note_row", 6),
        ("repeated_header", 8),
        ("repeated_header", 9),
        ("repeated_header", 10),
        ("note_row", 12),
    ]
    assert table.titles == ("某镇隐患台账", "填报单位：某镇", "2026年7月")


def test_a_page_title_without_its_header_is_set_aside() -> None:
    table = one(*PAGED, A, "某镇隐患台账,,,", B)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("repeated_header", 5)])


# --- texts that go on below ---------------------------------------------------------------------------------------


def test_a_text_that_goes_on_below_is_joined_and_told() -> None:
    table = one(HEAD, "1,甲厂,配电箱未上锁，,2026-07-01", ",,且无警示标志；,", ",,未接地。,", B)
    assert table.frame["隐患描述"].to_list() == ["配电箱未上锁，\n且无警示标志；\n未接地。", "通道堵塞"]
    assert told(table) == [("continued_row", 3), ("continued_row", 4)]


def test_a_second_hazard_of_a_unit_is_a_record() -> None:
    table = one(HEAD, A, ",,通道堵塞,2026-07-01", B)
    assert (units(table), told(table)) == (["甲厂", None, "乙厂"], [])


def test_a_text_below_a_short_one_is_a_record_and_told() -> None:
    table = one(HEAD, A, ",,通道堵塞,", B)
    assert (table.frame.height, told(table)) == (3, [("lone_cell", 3)])


def test_a_text_below_a_numbered_row_is_not_joined_over_it() -> None:
    table = one(HEAD, "1,甲厂,配电箱未上锁且未接地,2026-07-01", "2,,,", ",,且无警示标志,", B)
    assert [kind for kind, _ in told(table)] == []


def test_a_text_below_nothing_is_not_joined() -> None:
    assert told(one(HEAD, ",,漏电,", A)) == []


# --- merged cells -------------------------------------------------------------------------------------------------


def test_a_row_merged_over_the_table_heads_a_group(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(sheet, HEAD.split(","), A.split(","), [], B.split(","), [], C.split(","))
        sheet.merge_range(2, 0, 2, 3, "煤矿")
        sheet.merge_range(4, 0, 4, 2, "危化")

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert (units(table), told(table)) == (["甲厂", "乙厂", "丙厂"], [("group_row", 3), ("group_row", 5)])


def test_rows_below_a_merged_cell_in_which_nothing_stands_are_blank(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(sheet, ["地区", *HEAD.split(",")[1:]], ["", *A.split(",")[1:]], ["", *B.split(",")[1:]])
        sheet.merge_range(1, 0, 4, 0, "东塔镇")

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert (table.frame["地区"].to_list(), told(table)) == (["东塔镇"] * 2, [])


def test_a_record_merged_over_two_rows_in_every_column_is_one(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(sheet, HEAD.split(","))
        for place, text in enumerate(A.split(",")):
            sheet.merge_range(1, place, 2, place, text)

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert (units(table), told(table)) == (["甲厂"], [])


def test_subtotals_beside_a_merged_region_are_totals(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(sheet, ["乡镇", "单位名称", "罚款金额"], ["", "甲厂", 1], ["", "乙厂", 2], ["", "小计", 3])
        sheet.merge_range(1, 0, 3, 0, "东塔镇")

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [("total_row", 4)])


# --- headers ------------------------------------------------------------------------------------------------------


def test_a_header_of_three_rows_names_its_columns_by_their_paths(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 2, 0, "地区")
        sheet.merge_range(0, 1, 0, 4, "隐患")
        sheet.merge_range(1, 1, 1, 2, "排查")
        sheet.merge_range(1, 3, 1, 4, "整改")
        sheet.write_row(2, 1, ["一般", "重大", "一般", "重大"])
        sheet.write_row(3, 0, ["东塔镇", 1, 2, 3, 4])

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write))
    assert table.headers == (
        "地区", "隐患/排查/一般", "隐患/排查/重大", "隐患/整改/一般", "隐患/整改/重大",
    )  # fmt: skip
    assert table.frame.rows() == [("东塔镇", "1", "2", "3", "4")]


def test_groups_whose_cells_are_not_merged_are_groups() -> None:
    table = one("地区,排查,,整改,,备注", ",一般,重大,一般,重大,", "东塔镇,1,2,3,4,")
    assert table.headers == ("地区", "排查/一般", "排查/重大", "整改/一般", "整改/重大", "备注")
    assert table.frame.rows() == [("东塔镇", "1", "2", "3", "4", None)]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("序号,检查情况,,单位名称,整改情况", ",发现日期,隐患来源,,整改完成日期"),
        ("序号,检查,,单位名称,整改", ",日期,隐患来源,,整改完成日期"),
        ("编号,检查情况,,基本情况,整改情况", "编号,发现日期,隐患来源,单位名称,整改完成日期"),
    ],
)
def test_a_group_over_one_column_of_text_is_a_group(upper: str, lower: str) -> None:
    table = one(upper, lower, "1,2026-07-01,暗访,甲厂,2026-07-09", "2,2026-07-02,督查,乙厂,2026-07-10")
    assert (units(table), told(table)) == (["甲厂", "乙厂"], [])
    found = {name for _, name, _ in HazardRecord.headers(table.headers)}
    assert {"found_on", "source", "unit", "rectified_on"} <= found


def test_a_column_whose_title_goes_on_from_its_group_has_the_title_of_both(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(
            sheet,
            ("单位名称", "检查", "", "整改", ""),
            ("", "日期", "对象", "措施（必填）", "序次"),
            ("甲厂", *"1234"),
        )
        sheet.merge_range(0, 1, 0, 2, "检查")
        sheet.merge_range(0, 3, 0, 4, "整改")

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert table.headers == ("单位名称", "检查日期", "检查对象", "整改措施（必填）", "整改/序次")


def test_a_line_of_the_title_is_no_group(tmp_path: Path) -> None:
    above = ["某县隐患台账,,,", "（盖章）,2026年7月31日,,"]
    assert one(*above, HEAD, A).headers == tuple(HEAD.split(","))


def test_a_record_above_a_header_that_stands_again_is_no_group() -> None:
    table = one(
        "单位名称,隐患描述,责任部门",
        "甲厂,漏电,应急局",
        "乙厂,堵塞,住建局",
        "单位名称,隐患描述,责任部门",
        "丙厂,漏水,",
    )
    assert units(table) == ["甲厂", "乙厂", "丙厂"]


@pytest.mark.parametrize(
    ("above", "below", "headers"),
    [
        (
            "序号,检查,销号,编号,隐患",
            ",对象,情况,,描述",
            ("序号", "检查对象", "销号情况", "编号", "隐患描述"),
        ),
        ("序号,隐患,编号", ",描述,", ("序号", "隐患描述", "编号")),
        (
            "序号,隐患情况,,其他,备注",
            ",隐患描述,隐患等级,整改期限,",
            ("序号", "隐患描述", "隐患等级", "整改期限", "备注"),
        ),
        (
            "隐患情况,,整改情况,乡镇",
            "隐患描述,发现日期,整改期限,",
            ("隐患描述", "发现日期", "整改期限", "乡镇"),
        ),
        (
            "整改情况,基本情况,隐患情况",
            "整改要求,单位名称（全称）,隐患描述",
            ("整改要求", "单位名称（全称）", "隐患描述"),
        ),
        ("序号,基本情况,编号,天气", ",单位名称,,", ("序号", "单位名称", "编号", "天气")),
        ("序号,检查结果,隐患情况", ",,隐患描述（如实）", ("序号", "检查结果", "隐患描述（如实）")),
    ],
)
def test_a_group_over_one_column_is_known_by_the_titles_below(
    above: str, below: str, headers: tuple[str, ...]
) -> None:
    table = one("隐患台账" + "," * above.count(","), above, below, ",".join("甲乙丙丁戊"[: len(headers)]))
    assert (table.headers, table.frame.height, told(table)) == (headers, 1, [])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("编号,单位名称,隐患描述,", "甲一,甲厂,漏电,无误"),
        ("（盖章）,张三,,", "序号,单位名称,隐患描述,发现日期"),
        (HEAD, "处罚决定书文号,单位名称,处罚日期,罚款金额"),
        (HEAD, "消防,,,"),
    ],
)
def test_rows_below_each_other_are_no_groups(above: str, below: str) -> None:
    first, *_ = tables(above, below, A)
    assert first.headers in (tuple(filter(None, above.split(","))), tuple(filter(None, below.split(","))))


def test_units_may_stand_below_the_titles() -> None:
    table = one("序号,单位名称,罚款金额,占地面积", ",,（万元）,㎡", "1,甲厂,2,3")
    assert table.headers == ("序号", "单位名称", "罚款金额（万元）", "占地面积（㎡）")
    assert (table.frame.height, told(table)) == (1, [])
    assert load(table, PenaltyRecord).frame["amount"].to_list() == [20_000]


@pytest.mark.parametrize("row", [",,2,3", "A,甲厂,元,", ",,元,无"])
def test_a_row_that_holds_more_than_units_is_none_of_the_header(row: str) -> None:
    table = one("编号,单位名称,罚款金额,备注", row, "1,甲厂,2,")
    assert table.headers == ("编号", "单位名称", "罚款金额", "备注")


def test_the_stars_and_colons_of_titles_are_none_of_them() -> None:
    assert one("*序号,单位名称：,※隐患描述,发现日期*", A).headers == tuple(HEAD.split(","))


def test_a_header_of_two_rows_stands_again(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        for top in (0, 3):
            sheet.merge_range(top, 0, top + 1, 0, "地区")
            sheet.merge_range(top, 1, top, 2, "排查")
            sheet.write_row(top + 1, 1, ["一般", "重大"])
            sheet.write_row(top + 2, 0, [f"{top}镇", 1, 2])

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert table.frame.rows() == [("0镇", "1", "2"), ("3镇", "1", "2")]
    assert told(table) == [("repeated_header", 4), ("repeated_header", 5)]


def test_the_first_record_is_no_sub_header(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(sheet, ["单位名称", "整改情况", "", "备注"], ["甲厂", "已整改", "已更换", "无误"])
        sheet.merge_range(0, 1, 0, 2, "整改情况")

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert table.frame.height == 1


def test_titles_written_down_a_cell_and_wide_are_the_titles(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        rows_of(
            sheet, ["序\n号", "单 位　名 称", "隐患\r\n描述", "发现日期"], ["1", "甲厂", "漏电", "2026-07-01"]
        )

    (table,) = read_table(workbook(tmp_path / "a.xlsx", write), known=KNOWN)
    assert table.headers == ("序号", "单 位 名 称", "隐患描述", "发现日期")
    assert load(table, HazardRecord).frame["unit"].to_list() == ["甲厂"]


def test_a_header_below_many_lines_of_text_is_found_by_its_titles() -> None:
    lines = [f"{n}.本表由各乡镇填报，请认真填写。,,," for n in range(1, 31)]
    assert units(one("附件1,,,", *lines, HEAD, A)) == ["甲厂"]


def test_rows_above_the_header_that_may_be_data_are_told() -> None:
    assert told(one("1,某厂,漏电,2026-07-01", HEAD, A)) == [("above_header", 1)]
    assert told(one("填报单位：某局,,单位：元,2026年7月", HEAD, A)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["编号,A1,A2", "单位名称,甲厂,乙厂", "隐患描述,漏电,堵塞", "发现日期,2026-07-01,2026-07-02"],
        [
            "单位名称,甲厂,发现日期,2026-07-01",
            "隐患描述,漏电,整改期限,2026-07-05",
            "整改措施,更换,责任部门,某局",
        ],
    ],
)
def test_a_table_that_stands_sideways_is_not_read_and_told(lines: list[str]) -> None:
    table = one(*lines)
    assert (table.frame.height, told(table)) == (0, [("no_header", 1)])
    assert "竖排" in table.problems[0].text()


# --- what stands above --------------------------------------------------------------------------------------------


def test_the_titles_and_their_unit_are_handed_over() -> None:
    table = one(
        "行政处罚情况,,",
        "填报单位：某局,,单位：万元",
        "2026年7月,,",
        "处罚决定书文号,单位名称,罚款金额",
        "一号,甲厂,2",
    )
    assert table.titles == ("行政处罚情况", "填报单位：某局", "单位：万元", "2026年7月")
    assert table.units == ("万元",)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("（单位：万元）", ("万元",)),
        ("单位: 万元、起", ("万元", "起")),
        ("计量单位：吨", ("吨",)),
        ("填报单位：某局", ()),
        ("单位：某某应急管理局", ()),
        ("行政处罚情况表（单位：元）", ("元",)),
    ],
)
def test_the_unit_above_a_table(title: str, found: tuple[str, ...]) -> None:
    assert one(f"{title},,", "处罚决定书文号,单位名称,罚款金额", "一号,甲厂,2").units == found


# --- the same as above --------------------------------------------------------------------------------------------


def test_a_cell_that_says_the_same_as_above_holds_what_stands_there() -> None:
    table = one(HEAD, A, "2,同上,通道堵塞, 〃 ", "小计,2条,,", "3,同上,同上,2026-07-03", "4,,漏电,2026-07-04")
    assert units(table) == ["甲厂", "甲厂", "甲厂", None]
    assert table.frame["隐患描述"].to_list() == ["插座破损", "通道堵塞", "通道堵塞", "漏电"]
    assert table.frame["发现日期"].to_list() == ["2026-07-01", "2026-07-01", "2026-07-03", "2026-07-04"]
    assert told(table) == [("total_row", 4)]


def test_a_cell_that_says_the_same_as_nothing_is_blank_and_told() -> None:
    table = one(HEAD, "1,同上,插座破损,2026-07-01", "2,,漏电,2026-07-02", "3,同上,堵塞,2026-07-03", B)
    assert units(table) == [None, None, None, "乙厂"]
    assert [(p.kind, p.row, p.column, p.value) for p in table.problems] == [
        ("ditto_cell", 2, "单位名称", "同上"),
        ("ditto_cell", 4, "单位名称", "同上"),
    ]


def test_a_text_that_begins_with_the_word_is_a_text() -> None:
    assert one(HEAD, A, "2,同上海公司,同上述情况,2026-07-02").frame.row(1)[1:3] == (
        "同上海公司",
        "同上述情况",
    )


def test_a_text_in_doubt_is_told_wherever_it_is_said_again(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.merge_range(3, 1, 4, 1, "")
        rows_of(sheet, HEAD.split(","), A.split(","), ["2", "同上", *B.split(",")[2:]])
        rows_of_below = [["3", "", "未设警示标志"], ["4", "", "无证上岗"], ["5", "〃", "漏电"]]
        for at, row in enumerate(rows_of_below, start=3):
            sheet.write_row(at, 0, row)
        for at in (1, 3):
            sheet.write(at, 1, f"{at}厂", struck)

    (table,) = read_table(workbook(tmp_path / "台账.xlsx", write), known=KNOWN)
    assert units(table) == ["1厂"] * 2 + ["3厂"] * 3
    assert [(each.row, each.column) for each in table.problems if each.kind == "struck_cell"] == [
        (row, "单位名称") for row in (2, 4, 5, 3, 6)
    ]
