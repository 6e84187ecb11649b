"""What an unknown column may be: by its header, and by what stands in it."""

from __future__ import annotations

import pytest

from ansheng.facts.loading.load import load, matched
from ansheng.facts.loading.office import Office
from ansheng.facts.loading.proposals import Unknown, unknown
from ansheng.facts.record import Facts
from ansheng.hazards import HazardRecord
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import RawTable, table_of


def table(text: str, facts: type[Facts]) -> RawTable:
    return table_of(read_delimited(text.encode(), "表.csv"), facts.titles())


def found(text: str, facts: type[Facts] = HazardRecord, office: Office | None = None) -> dict[str, Unknown]:
    raw = table(text, facts)
    columns = unknown(facts, matched(raw, facts, office or Office()), raw.frame)
    return {column.header: column for column in columns}


def titles(column: Unknown) -> list[str]:
    return [proposal.title for proposal in column.proposals]


@pytest.mark.parametrize(
    ("header", "cell", "title", "sure"),
    [
        ("隐患的主要描述", "漏电", "隐患描述", True),
        ("登记入册时间", "2024-03-05", "登记日期", False),
        ("问题隐患的具体描述", "漏电", "隐患描述", True),
        ("企业存在问题描述", "漏电", "隐患描述", False),
        ("整改的最后期限", "2024-03-05", "整改期限", True),
        ("整改的完成与否", "已完成", "是否整改", False),
    ],
)
def test_a_header_that_is_near_a_title_is_proposed(header: str, cell: str, title: str, sure: bool) -> None:
    column = found(f"编号,单位名称,发现日期,{header}\nA1,甲厂,2024-03-01,{cell}\nA2,甲厂,2024-03-01,\n")[
        header
    ]
    assert titles(column)[0] == title
    assert (column.sure is not None) == sure
    assert column.examples == (cell,)


@pytest.mark.parametrize(
    ("header", "cells"), [("交办", ["2024-03-05", "2024-03-06"]), ("批示时间", ["3月5日", "3月6日"])]
)
def test_days_may_be_any_day_that_has_no_column(header: str, cells: list[str]) -> None:
    rows = "".join(f"A{n},漏电,2024-03-01,{cell}\n" for n, cell in enumerate(cells))
    column = found(f"编号,隐患描述,发现日期,{header}\n{rows}")[header]
    kinds = {HazardRecord.fact(each.fact).kind for each in column.proposals}
    assert kinds == {"day"}
    assert "发现日期" not in titles(column)


def test_options_of_one_choice_alone_are_that_choice() -> None:
    column = found("编号,隐患描述,线索\nA1,漏电,企业自查\nA2,漏电,专家检查\n")["线索"]
    assert titles(column) == ["隐患来源"]


def test_an_amount_is_told_by_its_unit() -> None:
    column = found("处罚决定书文号,处罚日期,罚没的钱款（万元）\n一号,2024-03-05,2\n", PenaltyRecord)[
        "罚没的钱款（万元）"
    ]
    assert titles(column)[0] == "罚款金额"


@pytest.mark.parametrize("header", ["天气", "心得"])
def test_what_is_near_nothing_is_no_fact(header: str) -> None:
    assert found(f"编号,隐患描述,{header}\nA1,漏电,晴\n")[header].proposals == ()


def test_what_does_not_fit_is_not_proposed() -> None:
    column = found(
        "编号,隐患描述,发现日期,整改的最后期限\nA1,漏电,2024-03-01,立即\nA2,漏电,2024-03-01,尽快\n"
    )
    assert "整改期限" not in titles(column["整改的最后期限"])


def test_a_fact_that_has_a_column_is_not_proposed_again() -> None:
    column = found("编号,隐患描述,隐患的主要描述\nA1,漏电,断路\n")["隐患的主要描述"]
    assert "隐患描述" not in titles(column)


def test_of_a_column_that_may_be_two_things_both_are_proposed_and_neither_is_sure() -> None:
    column = found("编号,隐患描述,完成时间\nA1,漏电,2024-03-05\n")["完成时间"]
    assert (titles(column), column.sure) == (["整改期限", "整改完成日期"], None)


def test_what_the_office_has_taught_is_not_unknown() -> None:
    office = Office(columns={HazardRecord: {"隐患的主要描述": "隐患描述"}})
    assert found("编号,隐患的主要描述\nA1,断路\n", office=office) == {}


def test_the_problem_of_the_column_names_the_line() -> None:
    raw = table("编号,发现日期,隐患的主要描述,天气\nA1,2024-03-05,断路,晴\n", HazardRecord)
    words = {p.column: p.words for p in load(raw, HazardRecord).problems}
    assert '"隐患的主要描述" = "隐患描述"' in words["隐患的主要描述"].zh
    assert '"隐患的主要描述" = "隐患描述"' in words["隐患的主要描述"].en
    assert words["天气"].zh == "不在“隐患”采集表中，未使用"
