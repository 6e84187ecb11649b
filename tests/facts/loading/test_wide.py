"""Tables spread over months, days or townships: the same records as those with a row for each, or listed."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from ansheng.accidents.records import ReferenceRecord
from ansheng.assessment.records import MarkRecord
from ansheng.campaigns import AttendanceRecord, SubmissionRecord
from ansheng.campaigns.work_records import ActivityRecord
from ansheng.errors import UnknownNameError
from ansheng.facts.kinds import Text
from ansheng.facts.loading.load import Loaded, load_parts
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts, Wide
from ansheng.hazards import HazardRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import table_of

YEAR = Office(year=2024)


def read(text: str, facts: type[Facts], office: Office = NO_OFFICE) -> list[Loaded]:
    raw = table_of(read_delimited(text.encode(), "表.csv"), facts.titles())
    return load_parts(raw, facts, office=office)


def rows(parts: list[Loaded], *names: str) -> list[tuple[object, ...]]:
    return pl.concat([part.frame for part in parts]).select(names).sort(names).rows()


def told(parts: list[Loaded]) -> list[tuple[str, int | None, str | None]]:
    return [(p.kind, p.row, p.column) for part in parts for p in part.problems]


WIDE = "序号,报送单位,1月,2月,3月\n1,甲局,√,×,\n2,乙局,未报,已报送,\n"
LONG = "报送单位,报送期,是否报送\n甲局,2024年1月,√\n甲局,2024年2月,×\n乙局,2024年1月,未报\n乙局,2024年2月,已报送\n"


def test_a_column_a_month_is_read_as_the_same_records_as_a_row_a_month() -> None:
    wide, long = read(WIDE, SubmissionRecord, YEAR), read(LONG, SubmissionRecord)
    names = ("party", "period", "submitted")
    assert rows(wide, *names) == rows(long, *names)
    assert told(wide) == [("from_context", None, "1月"), ("from_context", None, "2月")]
    assert wide[0].problems[0].words.zh == "表内无“报送期”列，按表头取“2024年1月”"


@pytest.mark.parametrize(
    ("headers", "titles", "period"),
    [
        ("2024年1月,2024年2月", "", "2024年1月"),
        ("一月,二月份", "2024年报送情况,,\n", "2024年1月"),
        ("一季度,第二季度", "2024年报送情况,,\n", "2024年一季度"),
    ],
)
def test_the_year_stands_in_the_header_or_around_the_table(headers: str, titles: str, period: str) -> None:
    parts = read(f"{titles}报送单位,{headers}\n甲局,是,否\n", SubmissionRecord)
    assert rows(parts, "period", "submitted")[0] == (period, True)


def test_the_cells_may_be_days() -> None:
    parts = read("报送单位,1月,2月\n甲局,2024-01-25,√\n乙局,1月26日,未报\n", SubmissionRecord, YEAR)
    assert rows(parts, "party", "submitted_on", "submitted") == [
        ("乙局", None, False),
        ("乙局", date(2024, 1, 26), None),
        ("甲局", None, True),
        ("甲局", date(2024, 1, 25), None),
    ]


def test_a_problem_stands_at_its_cell_and_what_is_wrong_beside_is_said_once() -> None:
    parts = read("报送单位,应报日期,1月,2月,天气\n甲局,月底,也许,√,\n", SubmissionRecord, YEAR)
    assert [each for each in told(parts) if each[0] != "from_context"] == [
        ("unknown_column", None, "天气"),
        ("invalid", 2, "应报日期"),
        ("invalid", 2, "1月"),
    ]
    assert [(part.found.height, part.set_aside) for part in parts] == [(1, 0), (1, 0)]


def test_a_month_in_which_nothing_stands_makes_no_records_and_a_blank_cell_one_that_is_not_known() -> None:
    parts = read("报送单位,1月,2月,3月\n甲局,√,,\n乙局,,√,\n", SubmissionRecord, YEAR)
    assert rows(parts, "party", "period", "submitted") == [
        ("乙局", "2024年1月", None),
        ("乙局", "2024年2月", True),
        ("甲局", "2024年1月", True),
        ("甲局", "2024年2月", None),
    ]


def test_without_a_year_nothing_is_read_and_the_table_is_listed() -> None:
    (part,) = read(WIDE, SubmissionRecord)
    assert (part.found.height, told([part])) == (0, [("wide_table", None, None)])
    assert "1月、2月" in part.problems[0].words.zh


@pytest.mark.parametrize(
    ("facts", "text", "names", "expected"),
    [
        (
            AttendanceRecord,
            "参会单位,1月15日,2月21日\n甲局,√,缺席\n",
            ("party", "held_on", "attended"),
            [("甲局", date(2024, 1, 15), True), ("甲局", date(2024, 2, 21), False)],
        ),
        (
            ActivityRecord,
            "工作类别,示例一镇,示例二镇\n宣传单,100,20\n",
            ("kind", "region", "number"),
            [("宣传单", "示例一镇", 100.0), ("宣传单", "示例二镇", 20.0)],
        ),
        (
            ReferenceRecord,
            "指标,2022年,2023年,计量单位\n从业人员,10,11,万人\n",
            ("quantity", "period", "value", "unit"),
            [("employed", "2022年", 10.0, "万人"), ("employed", "2023年", 11.0, "万人")],
        ),
        (
            MarkRecord,
            "被考核单位,1月,2月,总分\n甲局,95,90,185\n",
            ("party", "period", "score"),
            [("甲局", "2024年1月", 95.0), ("甲局", "2024年2月", 90.0)],
        ),
    ],
)
def test_records_are_spread_over_what_their_class_declares(
    facts: type[Facts], text: str, names: tuple[str, ...], expected: list[tuple[object, ...]]
) -> None:
    assert rows(read(text, facts, YEAR), *names) == expected


def test_a_table_with_a_column_of_periods_is_long() -> None:
    (part,) = read("报送单位,报送期,1月,2月,是否报送\n甲局,2024年1月,1,2,√\n", SubmissionRecord, YEAR)
    assert rows([part], "period", "submitted") == [("2024年1月", True)]
    assert told([part]) == [("unknown_column", None, "1月"), ("unknown_column", None, "2月")]


def test_ids_of_rows_are_no_ids_of_records() -> None:
    parts = read("编号,报送单位,1月,2月\nB1,甲局,√,√\n", SubmissionRecord, YEAR)
    assert rows(parts, "id", "period") == [(None, "2024年1月"), (None, "2024年2月")]
    assert parts[1].extra.to_list() == ['{"编号":"B1"}']


def test_months_of_records_that_are_not_spread_are_listed_once() -> None:
    (part,) = read("编号,隐患描述,1月,2月,3月,天气\nA1,漏电,1,2,3,晴\n", HazardRecord)
    assert told([part]) == [("unknown_column", None, "天气"), ("wide_table", None, "1月")]
    assert part.extra.to_list() == ['{"1月":"1","2月":"2","3月":"3","天气":"晴"}']


def test_a_class_cannot_be_spread_over_what_it_has_not() -> None:
    with pytest.raises(UnknownNameError, match="month"):
        type("Odd", (Facts,), {"name": Text("名称")}, wide=Wide("month", ("name",)))
