"""Deadlines of plans: days, ends of months and years, cadences, and what only looks like one."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.responsibility.plans.deadlines import Cadence, deadlines, is_deadline, of_cell, without
from tests.work import lines


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底前完成", "2024-06-30"),
        ("2月底前完成", "2024-02-29"),
        ("2025年6月30日前", "2025-06-30"),
        ("6月30日之前", "2024-06-30"),
        ("年底前", "2024-12-31"),
        ("年内完成", "2024-12-31"),
        ("2025年底前", "2025-12-31"),
        ("今年上半年完成", "2024-06-30"),
        ("明年3月底前", "2025-03-31"),
        ("三季度末前", "2024-09-30"),
        ("12月上旬前", "2024-12-10"),
        ("12月中旬前", "2024-12-20"),
        ("完成时限：2024年6月", "2024-06-30"),
        ("完成时间:6月30日；牵头单位：甲局", "2024-06-30"),
        ("时限：2024年6月底", "2024-06-30"),
    ],
)
def test_the_last_day_is_known(text: str, day: str) -> None:
    [found] = deadlines(text, year=2024)
    assert str(found.day) == day
    assert found.text in text


@pytest.mark.parametrize("text", ["6月前", "2月30日前", "完成时限：长期坚持", "完成时限：另行通知"])
def test_words_that_name_no_day_for_certain_are_kept_without_one(text: str) -> None:
    [found] = deadlines(text, year=2024)
    assert (found.day, found.cadence) == (None, None)


def test_a_day_without_a_year_is_not_known_without_one() -> None:
    assert [found.day for found in deadlines("6月底前完成，年底前总结")] == [None, None]


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("每季度至少组织研究1次", Cadence("quarter", 1)),
        ("每月至少带队检查两次", Cadence("month", 2)),
        ("每半年开展一次", Cadence("half_year", 1)),
        ("按月报送", Cadence("month", 1)),
        ("每周调度", Cadence("week", 1)),
        ("完成时限：每年12次", Cadence("year", 12)),
    ],
)
def test_what_comes_again(text: str, cadence: Cadence) -> None:
    [found] = deadlines(text)
    assert (found.day, found.cadence) == (None, cadence)
    assert cadence.per_year > 0


@pytest.mark.parametrize(
    "text",
    [
        "6小时内报告",
        "3年内有效",
        "5月20日召开会议",
        "安全到底",
        "每年底",
        "上半年形势",
        "2023年工作",
        "一季度情况",
        "",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert deadlines(text, year=2024) == ()


@pytest.mark.parametrize(
    ("part", "only"),
    [
        ("6月底前完成", True),
        ("2024年12月底前全面完成整改", True),
        ("每季度一次", True),
        ("长期坚持", True),
        ("完成时限：6月", True),
        ("市公安局负责", False),
        ("市公安局6月底前完成", False),
        ("", False),
    ],
)
def test_a_part_that_says_by_when_and_nothing_else(part: str, only: bool) -> None:
    assert is_deadline(part) is only


def test_parts_that_say_by_when_are_blanked_in_their_place() -> None:
    assert without("市公安局负责，6月底前完成；市商务局配合") == "市公安局负责，" + " " * 6 + "；市商务局配合"


def test_a_cell_is_kept_whole_where_it_is_not_understood() -> None:
    [found] = of_cell("  视情况 ", start=10, year=2024)
    assert (found.text, found.span, found.day) == ("视情况", (12, 15), None)
    assert of_cell("  ") == ()
    assert [str(each.day) for each in of_cell("2024年上半年", year=2024)] == ["2024-06-30"]


@given(st.text(alphabet="每月季度年底前内完成时限：1269月日次，；。 长期", max_size=60), st.integers(0, 50))
def test_any_text_is_read(text: str, start: int) -> None:
    for found in deadlines(text, start=start, year=2024):
        assert text[found.span[0] - start : found.span[1] - start].strip() == found.text.strip()


def test_a_text_four_times_as_long_is_about_four_times_the_work() -> None:
    small, large = (lines(partial(deadlines, "6月底前，每季度一次，" * size)) for size in (500, 2_000))
    assert large < 5 * small
