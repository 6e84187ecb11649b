"""What stands around a table says the year of its days, the area and more; where it does not, nothing is guessed."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ansheng.accidents.records import AccidentRecord
from ansheng.dates import Period
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.loading.office import Office
from ansheng.facts.record import Facts
from ansheng.hazards import HazardRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import table_of

YEAR = Office(year=2024)
MADE = Office(window=Period.parse("2023-11-01..2024-02-29"))


def read(
    text: str,
    facts: type[Facts] = HazardRecord,
    *,
    file: str = "表.csv",
    sheet: str | None = None,
    office: Office | None = None,
) -> Loaded:
    raw = attrs.evolve(table_of(read_delimited(text.encode(), file), facts.titles()), sheet=sheet)
    return load(raw, facts, office=office or Office(today=date(2026, 1, 1)))


def told(loaded: Loaded, kind: str = "from_context") -> list[str]:
    return [problem.words.zh for problem in loaded.problems if problem.kind == kind]


TABLE = "编号,隐患描述,{header}\nA1,漏电,{day}\n"


@pytest.mark.parametrize(
    ("header", "titles", "sheet", "file", "office", "year", "by"),
    [
        ("发现日期（2024年）", "", None, "表.csv", None, 2024, "表头"),
        ("发现日期", "", "2024年", "表.csv", None, 2024, "工作表名“2024年”"),
        ("发现日期", "", "隐患2024", "表.csv", None, 2024, "工作表名“隐患2024”"),
        ("发现日期", "", None, "隐患台账（2024年）.csv", None, 2024, "文件名“隐患台账（2024年）.csv”"),
        ("发现日期", "2024年隐患台账,,\n", None, "表.csv", None, 2024, "标题“2024年隐患台账”"),
        ("发现日期", "", None, "表.csv", YEAR, 2024, "设置中的 [defaults] "),
        (
            "发现日期",
            "",
            None,
            "表.csv",
            Office(window=Period.parse("2024-02..2024-04")),
            2024,
            "行动起止日期",
        ),
        ("发现日期（2024年）", "", "2024年", "2024.csv", MADE, 2024, "表头"),
        ("发现日期", "2024年隐患台账,,\n", None, "表.csv", Office(year=2023), 2024, "标题“2024年隐患台账”"),
    ],
)
def test_the_year_comes_from_what_stands_nearest(
    header: str, titles: str, sheet: str | None, file: str, office: Office | None, year: int, by: str
) -> None:
    text = titles + TABLE.format(header=header, day="3月5日")
    loaded = read(text, file=file, sheet=sheet, office=office)
    assert loaded.frame["found_on"].to_list() == [date(year, 3, 5)]
    assert told(loaded) == [f"有1个日期未写年份，按{by}取{year}年"]


@pytest.mark.parametrize(
    ("header", "titles", "sheet", "file", "office", "why"),
    [
        ("发现日期", "", None, "表.csv", None, "均未写明年份"),
        (
            "发现日期",
            "",
            "2024年",
            "2023年.csv",
            None,
            "工作表名“2024年”为2024年，文件名“2023年.csv”为2023年",
        ),
        (
            "发现日期（2023年）",
            "2024年台账,,\n",
            None,
            "表.csv",
            None,
            "表头为2023年，标题“2024年台账”为2024年",
        ),
        ("发现日期", "2024—2026年三年行动,,\n", None, "表.csv", None, "均未写明年份"),
        ("发现日期", "填报日期：2024年4月2日,,\n", None, "表.csv", None, "均未写明年份"),
        ("发现日期", "安委办〔2024〕5号,,\n", None, "表.csv", None, "均未写明年份"),
        ("发现日期", "", None, "台账20240402.csv", None, "均未写明年份"),
        (
            "发现日期",
            "",
            None,
            "表.csv",
            Office(year=2024, window=Period.parse("2023")),
            "行动起止日期为2023年",
        ),
        ("发现日期", "", None, "表.csv", MADE, "无法由此确定年份"),
        ("发现日期", "", "2024年2月", "表.csv", None, "工作表名“2024年2月”为2024年2月，无法由此确定年份"),
    ],
)
def test_a_year_that_is_not_certain_is_not_guessed(
    header: str, titles: str, sheet: str | None, file: str, office: Office | None, why: str
) -> None:
    text = titles + TABLE.format(header=header, day="3月5日")
    loaded = read(text, file=file, sheet=sheet, office=office)
    assert loaded.frame["found_on"].to_list() == [None]
    (message,) = told(loaded, "invalid")
    assert message.startswith("应为写明年份的日期（")
    assert why in message


def test_the_month_decides_between_the_years_of_a_campaign() -> None:
    loaded = read(
        "编号,隐患描述,发现日期,整改期限\nA1,漏电,12月5日,1月5日\nA2,漏电,1月5日,3月5日\n", office=MADE
    )
    assert loaded.frame.select("found_on", "due_on").rows() == [
        (date(2023, 12, 5), date(2024, 1, 5)),
        (date(2024, 1, 5), None),
    ]
    assert told(loaded) == [
        "有2个日期未写年份，按行动起止日期取2023年11月—2024年2月内的年份",
        "有1个日期未写年份，按行动起止日期取2023年11月—2024年2月内的年份",
    ]


def test_a_deadline_in_the_next_year_is_not_taken_for_one_of_this_year() -> None:
    text = "编号,隐患描述,发现日期,整改期限\nA1,漏电,12月20日,1月5日\nA2,漏电,11月20日,12月5日\n"
    loaded = read(text, file="隐患2024.csv")
    assert loaded.frame["due_on"].to_list() == [None, date(2024, 12, 5)]
    (message,) = told(loaded, "invalid")
    assert "按文件名“隐患2024.csv”取2024年，则与“发现日期”先后颠倒" in message
    assert told(loaded)[1] == "有1个日期未写年份，按文件名“隐患2024.csv”取2024年"
    assert [p.kind for p in loaded.problems if p.kind == "day_order"] == []


def test_a_day_without_its_year_is_held_against_all_that_come_before_it() -> None:
    text = "编号,隐患描述,发现日期,整改完成日期,销号日期\nA1,漏电,12/30,1-18,2-1\nA2,漏电,11/3,,11-30\n"
    loaded = read(text, file="隐患2021.csv")
    assert loaded.frame.select("found_on", "rectified_on", "closed_on").rows() == [
        (date(2021, 12, 30), None, None),
        (date(2021, 11, 3), None, date(2021, 11, 30)),
    ]
    assert ["发现日期" in message for message in told(loaded, "invalid")] == [True, True]


def test_a_day_found_with_its_year_casts_doubt_on_the_one_without() -> None:
    text = "编号,隐患描述,发现日期,整改期限\nA1,漏电,12月20日,2024-01-05\n"
    assert read(text, file="隐患2024.csv").frame.select("found_on", "due_on").row(0) == (
        None,
        date(2024, 1, 5),
    )


def test_a_table_of_a_month_has_no_deadline_before_it_and_nothing_found_after_it() -> None:
    text = "编号,隐患描述,发现日期,整改期限\nA1,漏电,,1月5日\nA2,漏电,12月5日,\nA3,漏电,3月5日,4月5日\n"
    loaded = read(text, sheet="2024年3月")
    assert loaded.frame.select("found_on", "due_on").rows() == [
        (None, None),
        (None, None),
        (date(2024, 3, 5), date(2024, 4, 5)),
    ]
    assert len(told(loaded, "invalid")) == 2


@pytest.mark.parametrize(
    ("day", "due"), [("6月底前", date(2024, 6, 30)), ("6月", date(2024, 6, 30)), ("立即", None)]
)
def test_a_month_is_the_last_day_of_a_deadline_only(day: str, due: date | None) -> None:
    loaded = read(f"编号,隐患描述,整改期限,发现日期\nA1,漏电,{day},6月\n", file="隐患2024.csv")
    assert loaded.frame.select("due_on", "found_on").row(0) == (due, None)


@pytest.mark.parametrize("days", [["4.1"], ["4.2", "4.7"], ["12.3"]])
def test_a_day_that_may_have_lost_its_nought_is_not_read(days: list[str]) -> None:
    text = "编号,隐患描述,发现日期\n" + "".join(f"A{n},漏电,{day}\n" for n, day in enumerate(days))
    loaded = read(text, file="隐患2024.csv")
    assert loaded.frame["found_on"].to_list()[0] is None
    assert "也可能是" in told(loaded, "invalid")[0]
    kept = read(f"{text}B,漏电,4.10\n", file="隐患2024.csv")
    assert kept.frame["found_on"].null_count() == 0


def test_the_sheet_named_after_a_township_says_the_region() -> None:
    text = TABLE.format(header="发现日期", day="2024-03-05")
    loaded = read(text, sheet="示例一镇", file="示例二镇.csv")
    assert loaded.frame["region"].to_list() == ["示例一镇"]
    assert told(loaded) == ["表内无“地区”列，按工作表名“示例一镇”取“示例一镇”"]
    assert "region" in loaded.known


@pytest.mark.parametrize(
    ("sheet", "file", "office", "region"),
    [
        ("Sheet1", "隐患台账-示例二镇（12月）.csv", None, "示例二镇"),
        ("危险化学品", "示例县2024年隐患排查台账.csv", None, "示例县"),
        ("高新开发区", "表.csv", None, "高新开发区"),
        ("罐区", "表.csv", None, None),
        ("各乡镇", "甲镇-乙镇.csv", None, None),
        ("Sheet1", "表.csv", Office(defaults={Facts: {"地区": "某县"}}), "某县"),
        ("示例一镇", "表.csv", Office(defaults={Facts: {"地区": "某县"}}), "示例一镇"),
    ],
)
def test_the_region_comes_from_the_sheet_the_file_or_the_defaults(
    sheet: str, file: str, office: Office | None, region: str | None
) -> None:
    text = TABLE.format(header="发现日期", day="2024-03-05")
    assert read(text, sheet=sheet, file=file, office=office).frame["region"].to_list() == [region]


def test_a_region_of_its_own_column_stays_blank_where_it_is_blank() -> None:
    loaded = read("编号,隐患描述,地区\nA1,漏电,\nA2,漏电,甲镇\n", sheet="示例一镇")
    assert (loaded.frame["region"].to_list(), told(loaded)) == ([None, "甲镇"], [])


ACCIDENTS = "事故名称,发生日期,死亡人数\n甲,2024-03-05,1\n"


@pytest.mark.parametrize(
    ("titles", "file", "production"),
    [
        ("2024年生产安全事故统计表,,\n", "表.csv", True),
        ("", "生产安全事故台账.csv", True),
        ("非生产安全事故统计表,,\n", "表.csv", None),
        ("生产安全事故和自然灾害统计表,,\n", "表.csv", None),
        ("道路交通及生产安全事故,,\n", "表.csv", None),
        ("", "事故台账.csv", None),
    ],
)
def test_a_title_that_says_what_the_accidents_are_sets_the_flag(
    titles: str, file: str, production: bool | None
) -> None:
    loaded = read(titles + ACCIDENTS, AccidentRecord, file=file)
    assert loaded.frame["production"].to_list() == [production]
    assert len(told(loaded)) == (production is not None)


@pytest.mark.parametrize(
    ("day", "listed"), [("2026-01-01", False), ("2026-01-02", True), ("2025-12-31", False)]
)
def test_what_happened_after_today_is_listed(day: str, listed: bool) -> None:
    loaded = read(f"编号,隐患描述,发现日期,整改期限\nA1,漏电,{day},2027-01-01\n")
    assert loaded.frame["found_on"].to_list() == [date.fromisoformat(day)]
    assert [p.column for p in loaded.problems if p.kind == "future_day"] == (["发现日期"] if listed else [])


def test_days_of_observing_and_listing_are_of_the_past_and_those_to_be_kept_are_not() -> None:
    text = "编号,隐患描述,登记日期,挂牌日期,督办期限\nA1,漏电,2026-03-01,2026-03-02,2026年6月\n"
    loaded = read(text)
    assert [p.column for p in loaded.problems if p.kind == "future_day"] == ["登记日期", "挂牌日期"]
    assert loaded.frame["listed_due"].to_list() == [date(2026, 6, 30)]


def test_a_span_of_days_is_no_day() -> None:
    loaded = read("编号,隐患描述,发现日期\nA1,漏电,20240410-20240425\n")
    assert told(loaded, "invalid") == ["应为一个日期，而非起止日期，填的是“20240410-20240425”；按未填处理"]


@pytest.mark.parametrize("header", ["整改期限（月/日）", "整改期限（2024年）", "整改期限(年/月/日)"])
def test_a_header_may_say_how_its_days_are_written(header: str) -> None:
    loaded = read(f"编号,隐患描述,{header}\nA1,漏电,7/1\n", file="隐患2024.csv")
    assert loaded.frame["due_on"].to_list() == [date(2024, 7, 1)]
