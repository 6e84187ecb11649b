"""What offices write and a program may misread in silence: each is read rightly, or listed at its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from ansheng import Count, Day, FactError, Facts, Flag, Number, Text, check
from ansheng.accidents.records import AccidentRecord
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.loading.office import Office
from ansheng.hazards import HazardRecord
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.hazards.records import RiskRecord
from ansheng.responsibility.unit_records import CertificateRecord, TrainingRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import table_of
from ansheng.sheets.reading import read_table


def read(text: str, facts: type[Facts] = HazardRecord) -> Loaded:
    return load(table_of(read_delimited(text.encode(), "表.csv"), facts.titles()), facts)


def listed(loaded: Loaded) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in loaded.problems]


@pytest.mark.parametrize("header", ["罚款金额（万元）", "罚款金额（元）", "罚款金额"])
@pytest.mark.parametrize(
    ("written", "yuan"),
    [("两万", 20_000), ("1.2万", 12_000), ("120万", 1_200_000), ("0.5亿", 50_000_000), ("2万元", 20_000)],
)
def test_an_amount_that_states_its_scale_is_not_scaled_by_its_header_again(
    header: str, written: str, yuan: float
) -> None:
    assert PenaltyRecord.read({header: written}).values()["amount"] == yuan
    loaded = read(f"处罚决定书文号,{header}\n一号,{written}\n", PenaltyRecord)
    assert loaded.frame["amount"].to_list() == [yuan]


def test_a_bare_amount_is_in_the_unit_of_its_header() -> None:
    assert read("处罚决定书文号,罚款金额（万元）\n一号,2\n", PenaltyRecord).frame["amount"].to_list() == [
        20_000
    ]


@pytest.mark.parametrize("code", ["913702110000000000", "9.13702E+17", "913702112345679000", "9E+17"])
def test_a_code_that_lost_its_last_digits_is_listed_and_identifies_nobody(code: str) -> None:
    loaded = read(f"编号,统一社会信用代码,隐患描述\n一号,{code},漏电\n")
    assert loaded.frame["unit_id"].to_list() == [None]
    assert listed(loaded) == [("invalid", 2)]
    assert "末几位已丢失" in loaded.problems[0].text()


@pytest.mark.parametrize("code", ["91370211MA3C00000X", "913702111234567891", "110101199003071233", "1000"])
def test_a_code_that_is_whole_is_read(code: str) -> None:
    assert read(f"编号,统一社会信用代码,隐患描述\n一号,{code},漏电\n").frame["unit_id"].to_list() == [code]


def test_codes_of_many_rows_are_looked_at_too() -> None:
    codes = [f"9137021112345{n:05}" for n in range(20_000)]
    frame = pl.DataFrame({"unit_id": codes, "description": "漏电"})
    lost = [code for code in codes if code.endswith("000")]
    assert load(frame, HazardRecord).frame["unit_id"].null_count() == len(lost) == 20


TWO = (
    "编号,单位名称,隐患描述,发现日期\n"
    "A1,甲厂,漏电,2026-07-01\n"
    ",,,\n"
    "处罚决定书文号,单位名称,处罚日期,罚款金额\n"
    "X1,甲厂,2026-07-02,20000\n"
    "X2,乙厂,2026-07-02,20000\n"
)


def test_a_second_table_below_the_first_is_listed_and_its_rows_are_no_hazards() -> None:
    loaded = read(TWO)
    assert loaded.frame["id"].to_list() == ["A1"]
    assert listed(loaded) == [("other_table", 4)]
    assert loaded.set_aside == 1


def test_the_first_table_may_go_on_below_the_second() -> None:
    loaded = read(TWO + "编号,单位名称,隐患描述,发现日期\nA2,丙厂,堵塞,2026-07-03\n")
    assert loaded.frame["id"].to_list() == ["A1", "A2"]
    assert listed(loaded) == [("other_table", 4), ("repeated_header", 7)]


def test_a_row_of_words_behind_a_gap_is_a_row() -> None:
    text = "编号,单位名称,隐患描述,发现日期\nA1,甲厂,漏电,2026-07-01\n,,,\nA,乙厂,未设警示标志,\n"
    assert read(text).frame["unit"].to_list() == ["甲厂", "乙厂"]


@pytest.mark.parametrize("total", ["以上共1条", "共 1 条", "共计：1项", "以上 共有1处", "合计", "以上共"])
def test_a_line_that_counts_the_rows_is_none(total: str) -> None:
    loaded = read(f"编号,隐患描述,发现日期\nA1,漏电,2026-07-01\n{total},,\n")
    assert (loaded.frame["id"].to_list(), listed(loaded)) == (["A1"], [("total_row", 3)])


def test_a_description_that_begins_with_a_count_is_a_row() -> None:
    assert read("隐患描述,发现日期\n共用插座过载,2026-07-01\n").frame.height == 1


@pytest.mark.parametrize(
    ("found", "rectified", "wrong"),
    [("2026-07-02", "2026-07-01", True), ("2026-07-01", "2026-07-01", False), ("", "2026-07-01", False)],
)
def test_a_hazard_rectified_before_it_was_found_is_listed(found: str, rectified: str, wrong: bool) -> None:
    loaded = read(f"编号,隐患描述,发现日期,整改完成日期\nA1,漏电,{found},{rectified}\n")
    assert listed(loaded) == ([("day_order", 2)] if wrong else [])
    assert loaded.frame["rectified_on"].to_list() == [date(2026, 7, 1)]


def test_a_hazard_closed_before_it_was_found_is_listed_once() -> None:
    rows = "A1,漏电,2026-07-02,,2026-07-01\nA2,漏电,2026-07-02,2026-07-03,2026-07-01\nA3,漏电,,,2026-07-01\n"
    loaded = read(f"编号,隐患描述,发现日期,整改完成日期,销号日期\n{rows}")
    assert listed(loaded) == [("day_order", 3), ("day_order", 2)]
    assert ["整改完成日期" in problem.words.zh for problem in loaded.problems] == [True, False]


def test_a_day_after_what_is_no_day_is_refused_when_it_is_declared() -> None:
    with pytest.raises(FactError, match="after="):
        type("Odd", (Facts,), {"seen": Flag("已看"), "on": Day("日期", after="seen")})


class Rate(Facts, title="整改率表", en="rates"):
    name = Text("名称")
    rate = Number("整改率", unit="percent")


@pytest.mark.parametrize(
    ("written", "doubt"), [("0.764", True), ("76.4", False), ("0", False), ("0.5%", False)]
)
def test_a_share_under_a_header_in_per_cent_is_listed(written: str, doubt: bool) -> None:
    loaded = read(f"编号,名称,整改率（%）\nA,一镇,{written}\nB,二镇,90\n", Rate)
    assert listed(loaded) == ([("small_share", 2)] if doubt else [])
    assert loaded.frame["rate"].null_count() == 0


NOTES = "事项,说明\n一、填写要求,请按月报送\n二、联系人,张三\n"


def test_a_table_without_a_known_column_is_not_judged_row_by_row() -> None:
    loaded = read(NOTES)
    assert (loaded.frame.height, listed(loaded), loaded.set_aside) == (0, [("unknown_table", None)], 2)
    assert "事项、说明" in loaded.problems[0].text()


def test_a_running_number_alone_makes_no_known_table() -> None:
    assert read("序号,事项\n1,填写要求\n").frame.height == 0


def test_a_frame_of_a_program_is_judged_whatever_its_columns() -> None:
    assert load(pl.DataFrame({"事项": ["填写要求"]}), HazardRecord).frame.height == 1


def test_a_sheet_of_notes_beside_the_table_is_skipped_and_said(tmp_path: Path) -> None:
    path = tmp_path / "储罐.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"储罐": ["编号,超限报警", "T-01,否"], "须知": NOTES.splitlines()}.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row.split(","))
    found = check(path, on="2026-07-01", as_="gas.GasTank")
    assert [each.record for each in found.hazards()] == ["T-01"]
    assert [(p.kind, p.sheet) for p in found.manifest.problems] == [("unknown_table", "须知")]


def test_hidden_rows_are_read_and_those_struck_through_are_not_and_both_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "隐患.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        struck = book.add_format({"font_strikeout": True})
        for at, row in enumerate(["编号,隐患描述,发现日期", *(f"H{n},漏电,2026-07-01" for n in range(1, 6))]):
            sheet.write_row(at, 0, row.split(","), struck if at == 3 else None)
        sheet.write(5, 1, "漏电", struck)
        for hidden in (2, 4):
            sheet.set_row(hidden, None, None, {"hidden": True})
    (table,) = read_table(path, known=HazardRecord.titles())
    loaded = load(table, HazardRecord)
    assert loaded.frame["id"].to_list() == ["H1", "H2", "H4", "H5"]
    assert [(p.kind, p.row, p.column) for p in loaded.problems] == [
        ("struck_row", 4, None),
        ("struck_cell", 6, "隐患描述"),
        ("hidden_row", 3, None),
    ]
    assert loaded.set_aside == 1
    assert "2行被隐藏" in loaded.problems[-1].text()


def test_hidden_columns_are_read_and_listed_by_their_headers(tmp_path: Path) -> None:
    path = tmp_path / "隐患.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        for at, row in enumerate(["编号,隐患描述,发现日期,单位名称", "H1,漏电,2026-07-01,甲厂"]):
            sheet.write_row(at, 1, row.split(","))
        sheet.set_column("A:A", None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.set_column("G:XFD", None, None, {"hidden": True})
    (table,) = read_table(path, known=HazardRecord.titles())
    loaded = load(table, HazardRecord)
    assert loaded.frame["found_on"].to_list() == [date(2026, 7, 1)]
    assert [(p.kind, p.row, p.column, p.cell) for p in loaded.problems] == [
        ("hidden_column", None, "隐患描述", "C1"),
        ("hidden_column", None, "发现日期", "D1"),
    ]


@pytest.mark.parametrize(
    ("written", "rectified", "invalid"),
    [("☑是 □否", True, False), ("是□否☑", False, False), ("□是 □否", None, False), ("☑是 ☑否", None, True)],
)
def test_printed_boxes_answer_by_their_tick(written: str, rectified: bool | None, invalid: bool) -> None:
    loaded = read(f"编号,隐患描述,是否整改\nA1,漏电,{written}\n")
    assert loaded.frame["rectified"].to_list() == [rectified]
    assert listed(loaded) == ([("invalid", 2)] if invalid else [])


def test_a_choice_is_ticked_too() -> None:
    loaded = read("编号,隐患描述,隐患等级\nA1,漏电,□一般 ☑重大\nA2,漏电,☑一般 ☑重大\n")
    assert loaded.frame["grade"].to_list() == ["major", None]
    assert listed(loaded) == [("invalid", 3)]


FINISHED = "编号,隐患描述,是否整改,{headers}\nA1,漏电,否,{cells}\n"


@pytest.mark.parametrize(
    ("headers", "cells", "rectified", "kinds"),
    [
        ("完成时间", "2024-03-05", None, ["ambiguous_column"]),
        ("整改日期（月/日）", "2024-03-05", None, ["ambiguous_column"]),
        ("整改期限,完成时间", "2024-03-05,2024-03-04", date(2024, 3, 4), ["contradicts_day"]),
        (
            "整改完成日期,完成时间",
            "2024-03-05,2024-03-04",
            date(2024, 3, 5),
            ["ambiguous_column", "contradicts_day"],
        ),
        (
            "整改期限,整改完成日期,完成时间",
            ",2024-03-05,",
            date(2024, 3, 5),
            ["duplicate_header", "contradicts_day"],
        ),
    ],
)
def test_a_day_that_may_be_a_deadline_or_a_finish_is_the_finish_only_beside_a_deadline(
    headers: str, cells: str, rectified: date | None, kinds: list[str]
) -> None:
    loaded = read(FINISHED.format(headers=headers, cells=cells))
    assert loaded.frame["rectified_on"].to_list() == [rectified]
    assert [problem.kind for problem in loaded.problems] == kinds


@pytest.mark.parametrize("title", ["整改期限", "整改完成日期"])
def test_the_office_says_which_day_it_is(title: str) -> None:
    raw = table_of(read_delimited(FINISHED.format(headers="完成时间", cells="2024-03-05").encode(), "表.csv"))
    loaded = load(raw, HazardRecord, office=Office(columns={HazardRecord: {"完成时间": title}}))
    name = HazardRecord.headers([title])[0][1]
    assert loaded.frame[name].to_list() == [date(2024, 3, 5)]


def test_what_an_unknown_column_may_be_is_said_as_a_line_to_paste() -> None:
    (problem,) = read("编号,单位名称,发现日期,隐患描诉\nA1,甲厂,2024-03-05,断路\n").problems
    assert problem.text() == (
        "表.csv “隐患描诉”列：不在“隐患”采集表中，未使用；"
        '如为“隐患描述”，请在 campaign.toml 的 [columns] 下添一行 "隐患描诉" = "隐患描述"'
    )


@pytest.mark.parametrize(
    ("amounts", "read_as"),
    [
        (["1", "2", "2.5", "3", "3000"], [10_000, 20_000, 25_000, 30_000, None]),
        (["1", "2", "2.5", "3", "20，000"], [10_000, 20_000, 25_000, 30_000, None]),
        (["1", "2", "2.5", "3", "2499"], [10_000, 20_000, 25_000, 30_000, 24_990_000]),
        (["0.1", "0.2", "0.3", "0.4", "999"], [1000, 2000, 3000, 4000, 9_990_000]),
        (["1", "2", "2.5", "20000"], [10_000, 20_000, 25_000, 200_000_000]),
        (["1", "2", "2.5", "3", "20000万元"], [10_000, 20_000, 25_000, 30_000, 200_000_000]),
    ],
    ids=["far", "far with a comma", "nearer", "not much in the unit", "few", "a unit of its own"],
)
def test_an_amount_that_was_hardly_meant_in_ten_thousands_is_listed_and_missing(
    amounts: list[str], read_as: list[float | None]
) -> None:
    rows = "".join(f'{n}号,"{amount}"\n' for n, amount in enumerate(amounts))
    loaded = read(f"处罚决定书文号,罚款金额（万元）\n{rows}", PenaltyRecord)
    assert loaded.frame["amount"].to_list() == read_as
    assert listed(loaded) == ([("invalid", 6)] if None in read_as else [])
    plain = read(f"处罚决定书文号,罚款金额（元）\n{rows}", PenaltyRecord)
    assert listed(plain) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("91350100M000100Y43", ""),
        ("９1350100m000100y43", ""),
        ("91350100M000100Y44", "校验位不符"),
        ("91350100M000100Y4", "应为18位"),
        ("91350100M000100Y433", "应为18位"),
        ("9135O100M000100Y43", "不应有“O”"),
        ("", ""),
    ],
    ids=["right", "other width and case", "last sign", "short", "long", "letter", "blank"],
)
@pytest.mark.parametrize("header", ["统一社会信用代码", "信用代码", "企业编号"])
def test_a_credit_code_that_is_none_is_listed(header: str, code: str, told: str) -> None:
    loaded = read(f"单位名称,隐患描述,{header}\n甲厂,漏电,{code}\n")
    problems = [problem for problem in loaded.problems if told and problem.kind == "wrong_code"]
    assert len(loaded.problems) == len(problems) == (told != "" and header != "企业编号")
    assert all(told in problem.words.zh and problem.row == 2 for problem in problems)
    assert loaded.frame["unit_id"].to_list() == [code or None]


def fined(*titles: str, header: str = "罚款金额") -> Loaded:
    return read(
        "\n".join((*titles, f"处罚决定书文号,单位名称,{header}", "一号,甲厂,2", "二号,乙厂,两万")),
        PenaltyRecord,
    )


@pytest.mark.parametrize(
    "title", ["单位：万元,,", "行政处罚情况表（单位：万元）,,", "填报单位：某局,,单位：万元、起"]
)
def test_a_unit_stated_above_the_table_holds_for_amounts_without_their_own(title: str) -> None:
    loaded = fined(title)
    assert loaded.frame["amount"].to_list() == [20_000, 20_000]
    assert listed(loaded) == [("unit_above", None)]
    assert loaded.problems[0].column == "罚款金额"


@pytest.mark.parametrize("title", ["单位：元,,", "填报单位：某局,,", "单位：吨,,"])
def test_other_words_above_the_table_change_no_amount(title: str) -> None:
    loaded = fined(title)
    assert (loaded.frame["amount"].to_list(), listed(loaded)) == ([2, 20_000], [])


def test_the_unit_of_a_header_goes_before_the_one_above() -> None:
    loaded = fined("单位：万元,,", header="罚款金额（元）")
    assert (loaded.frame["amount"].to_list(), listed(loaded)) == ([2, 20_000], [])


def test_two_units_above_the_table_leave_the_column_unused() -> None:
    loaded = fined("单位：元、万元,,")
    assert (loaded.frame["amount"].to_list(), listed(loaded)) == ([None, None], [("unit_mismatch", None)])


def test_a_header_in_another_unit_further_down_scales_the_rows_below_it_only() -> None:
    text = "处罚决定书文号,单位名称,罚款（万元）\n一号,甲厂,2\n处罚决定书文号,单位名称,罚款（元）\n二号,乙厂,30000\n"
    loaded = read(text, PenaltyRecord)
    assert (loaded.frame["amount"].to_list(), listed(loaded)) == ([20_000], [("other_table", 3)])


def test_codes_that_a_workbook_keeps_as_numbers_identify_nobody(tmp_path: Path) -> None:
    path = tmp_path / "隐患.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, ["编号", "统一社会信用代码", "隐患描述"])
        for at, code in enumerate((916401815854159361, 916401815854159362), start=1):
            sheet.write_row(at, 0, [f"A{at}", code, "漏电"])
    (table,) = read_table(path, known=HazardRecord.titles())
    loaded = load(table, HazardRecord)
    assert loaded.frame["unit_id"].to_list() == [None, None]
    assert [(p.kind, p.row, p.column) for p in loaded.problems] == [
        ("invalid", 2, "统一社会信用代码"),
        ("invalid", 3, "统一社会信用代码"),
    ]
    assert "请设为文本格式" in loaded.problems[0].text()


@pytest.mark.parametrize("header", ["直接经济损失（万元）", "直接经济损失（元）"])
@pytest.mark.parametrize(
    "written", ["约24万元", "24万元左右", "大约 24万", "约二十四万元", "初步估计约24万元"]
)
def test_an_estimate_of_a_loss_is_read_as_its_amount_and_listed(header: str, written: str) -> None:
    loaded = read(f"事故单位,发生日期,{header}\n甲厂,2026-07-01,{written}\n", AccidentRecord)
    assert (loaded.frame["loss"].to_list(), listed(loaded)) == ([240_000], [("estimate", 2)])
    assert loaded.problems[0].value == written


def test_an_estimate_is_in_the_unit_of_its_header_where_it_states_none() -> None:
    loaded = read("事故单位,发生日期,直接经济损失（万元）\n甲厂,2026-07-01,约24\n", AccidentRecord)
    assert loaded.frame["loss"].to_list() == [240_000]
    assert AccidentRecord.read({"直接经济损失": "约24万元"}).values()["loss"] == 240_000


@pytest.mark.parametrize("written", ["近24万元", "超24万元", "24万元以上", "约3-5万元", "约"])
def test_a_bound_or_a_span_is_no_amount(written: str) -> None:
    loaded = read(f"事故单位,发生日期,直接经济损失\n甲厂,2026-07-01,{written}\n", AccidentRecord)
    assert (loaded.frame["loss"].to_list(), listed(loaded)) == ([None], [("invalid", 2)])


def test_persons_and_fines_are_no_estimates() -> None:
    loaded = read("事故单位,发生日期,死亡人数\n甲厂,2026-07-01,约3人\n", AccidentRecord)
    assert (loaded.frame["deaths"].to_list(), listed(loaded)) == ([None], [("invalid", 2)])
    assert fined("", header="罚款金额").frame["amount"].to_list() == [2, 20_000]
    assert PenaltyRecord.read({"罚款金额": "约2万元"}).values().get("amount") is None


def test_persons_that_are_counted_each_time_are_read_and_told_once() -> None:
    loaded = read(
        "培训日期,培训主题,参训人数（人次）\n2026-07-01,安全月,35\n2026-07-02,安全月,40人次\n", TrainingRecord
    )
    assert (loaded.frame["attended"].to_list(), listed(loaded)) == ([35, 40], [("unit_label", None)])
    assert loaded.problems[0].column == "参训人数（人次）"


class Found(Facts, title="发现", en="found"):
    things = Count("隐患数", unit="条")
    times = Count("出动人次", unit="人次")


@pytest.mark.parametrize(("header", "read_as"), [("隐患数（处）", "things"), ("隐患数（个）", "things")])
def test_labels_of_the_same_things_are_one(header: str, read_as: str) -> None:
    matched = Found.match([header])
    assert (list(matched.matched), matched.problems) == ([read_as], ())
    assert Found.read({header: "3"}).values() == {"things": 3}


@pytest.mark.parametrize("header", ["隐患数（家）", "出动人次（人）"])
def test_labels_of_other_things_are_not(header: str) -> None:
    matched = Found.match([header])
    assert (dict(matched.matched), [p.kind for p in matched.problems]) == ({}, ["unit_mismatch"])


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("罐区,6,3,15,270", []),
        ("罐区,0.5,3,3,5", []),
        ("罐区,6,3,15,999", ["wrong_product"]),
        ("罐区,6,,15,999", []),
    ],
)
def test_a_risk_that_is_not_the_product_of_its_factors_is_listed(row: str, kinds: list[str]) -> None:
    loaded = read(f"风险点,可能性L,暴露频率E,后果严重性C,风险值D\n{row}\n", RiskRecord)
    assert (loaded.frame["score"].to_list(), [p.kind for p in loaded.problems]) == (
        [float(row.split(",")[-1])],
        kinds,
    )


def test_of_a_matrix_the_risk_is_the_product_of_two() -> None:
    loaded = read("风险点,可能性L,严重性S,风险值R\n罐区,3,4,12\n库房,3,4,13\n", RiskRecord)
    assert listed(loaded) == [("wrong_product", 3)]
    assert "之积12" in loaded.problems[0].text()


def test_a_hazard_struck_off_and_not_put_right_is_listed_and_one_struck_off_is_put_right() -> None:
    loaded = read(
        "编号,隐患描述,整改情况,销号情况\nA1,漏电,未整改完毕,已销号\nA2,堵塞,,已销号\nA3,堵塞,,未销号\n"
    )
    assert loaded.frame["rectified"].to_list() == [False, True, None]
    assert loaded.frame["closed"].to_list() == [True, True, False]
    assert [(p.kind, p.row, p.column) for p in loaded.problems] == [("contradicts_answer", 2, "整改情况")]


def test_a_day_follows_the_one_that_is_there_where_the_one_between_has_no_column() -> None:
    loaded = read("编号,隐患描述,发现日期,销号日期\nA1,漏电,2026-07-02,2026-07-01\n")
    assert [(p.kind, p.column) for p in loaded.problems] == [("day_order", "销号日期")]
    loaded = read("姓名,证书编号,初领日期,有效期至\n张某,T1,2022-01-17,2019-01-01\n", CertificateRecord)
    assert loaded.frame["first_issued_on"].to_list() == [date(2022, 1, 17)]
    assert [(p.kind, p.column) for p in loaded.problems] == [("day_order", "有效期至")]


def test_bare_numbers_of_days_that_count_from_1904_are_those_days(tmp_path: Path) -> None:
    path = tmp_path / "隐患.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet("台账")
        for at, row in enumerate(
            [("编号", "隐患描述", "发现日期"), ("H1", "漏电", 43657), ("43657", "漏电", 43658)]
        ):
            sheet.write_row(at, 0, row)
    (table,) = read_table(path, known=HazardRecord.titles())
    loaded = load(table, HazardRecord)
    assert loaded.frame["found_on"].to_list() == [date(2023, 7, 12), date(2023, 7, 13)]
    assert loaded.frame["id"].to_list() == ["H1", "43657"]
    assert listed(loaded) == [("date_system", None)]


@pytest.mark.parametrize(
    ("written", "closed"),
    [("同意销号", True), ("不同意销号", False), ("不予闭环", False), ("暂未销号", False)],
)
def test_whether_somebody_agrees_that_a_hazard_is_closed_says_whether_it_is(
    written: str, closed: bool
) -> None:
    loaded = read(f"编号,隐患描述,是否销号\nA1,漏电,{written}\n")
    assert (loaded.frame["closed"].to_list(), listed(loaded)) == ([closed], [])
