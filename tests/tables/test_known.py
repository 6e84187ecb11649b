"""Known tables: those that a plugin brings are told as those of the core are, and take nothing from these."""

from __future__ import annotations

import pytest

from ansheng import Count, Day, Facts, RecordTable, Text
from ansheng.hazards import HazardRecord, InspectionRecord
from ansheng.tables.core import CORE


class Visit(Facts, title="消防检查", en="fire visit", table="fire_visits"):
    """A visit, which has the headers of an inspection and one of its own."""

    observed_on = Day("登记日期", en="recorded on")
    unit = Text("单位名称", en="unit")
    inspected_on = Day("检查日期", en="inspected on")
    inspector = Text("检查人员", en="inspector")
    lanes = Count("占用通道数", en="lanes blocked")


KNOWN = CORE.with_brought([RecordTable(Visit, ["消防监督检查"], about=["inspected_on"])])
SHARED = ["单位名称", "检查日期", "检查人员"]


@pytest.mark.parametrize(
    "name", ["消防检查", "fire_visits", "03 消防监督检查台账（2020年）", "fire visit", "甲镇-消防检查记录表"]
)
def test_a_brought_table_is_told_by_its_names(name: str) -> None:
    assert KNOWN.named(name) is KNOWN.called(name) is Visit
    assert CORE.named(name) is None


def test_a_longer_name_hints_at_the_table_whose_name_ends_it_longest() -> None:
    assert KNOWN.hinted("白水镇消防监督检查") == {Visit}
    assert KNOWN.hinted("白水镇监督检查") == {InspectionRecord}


def test_headers_that_fit_both_are_of_the_core() -> None:
    assert KNOWN.best_fit(SHARED) == CORE.best_fit(SHARED) == (InspectionRecord,)
    assert KNOWN.best_fit(SHARED, hinted={Visit}) == (Visit,)
    assert KNOWN.best_fit([*SHARED, "占用通道数"]) == (Visit,)


def test_what_is_brought_changes_no_table_of_the_core() -> None:
    for facts in CORE.by_table.values():
        titles = [fact.title for name, fact in facts.facts().items() if name not in Facts.facts()]
        assert KNOWN.best_fit(titles) == (facts,)
        assert KNOWN.named(facts.title) is CORE.named(facts.title)


def test_without_a_column_that_it_is_about_headers_do_not_tell_it() -> None:
    shy = CORE.with_brought([RecordTable(Visit, about=["lanes"])])
    headers = ["登记日期", "单位名称", "检查人员", "占用通道数"]
    assert shy.best_fit(headers) == (Visit,)
    assert Visit not in shy.best_fit(headers[:3])


def test_the_core_is_as_it_was() -> None:
    assert CORE.with_brought([]) is CORE
    assert "fire_visits" not in CORE.by_table
    assert CORE.called("隐患") is HazardRecord
