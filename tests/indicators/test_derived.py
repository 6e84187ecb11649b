"""Derived figures: shares, means, sums and rests, and what they refuse."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.indicators import Figure, Print
from ansheng.indicators.derived import mean_of, rest, share_of, summed, yearly

FIVE = Period.parse("2011..2015")


def figure(value: int | None, unit: str = "起", window: Period = FIVE, unknown: int = 0) -> Figure:
    return Figure(
        f"f{value}", "事故", value, unit, window, window.last, "定义", {"table": "t"}, unknown=unknown
    )


def test_a_share_knows_its_parts() -> None:
    share = share_of(figure(94, unknown=1), figure(168, unknown=2), style=Print(places=0))
    assert (share.display, share.numerator, share.denominator, share.unknown) == ("56%", 94, 168, 3)
    assert share.exact == Fraction(9400, 168)
    assert share.filter == {"numerator": {"table": "t"}, "denominator": {"table": "t"}}


@pytest.mark.parametrize(("part", "whole"), [(None, 5), (5, None), (0, 0)])
def test_without_a_part_or_a_whole_there_is_no_share(part: int | None, whole: int | None) -> None:
    assert share_of(figure(part), figure(whole)).display == "无法统计"


def test_a_part_of_another_unit_or_window_is_refused() -> None:
    with pytest.raises(InputError, match="单位或统计期间不同"):
        share_of(figure(1), figure(2, "人"))
    with pytest.raises(InputError, match="单位或统计期间不同"):
        rest(figure(2), [figure(1, window=Period.parse("2015"))])


def test_means() -> None:
    assert mean_of(figure(70, "次"), figure(6), unit="次/起", unit_en="each").display == "11.7次/起"
    assert yearly(figure(168)).display == "33.6起"
    assert yearly(figure(None)).value is None
    assert yearly(figure(168)).exact == Fraction(168, 5)
    with pytest.raises(InputError, match="整年"):
        yearly(figure(3, window=Period.parse("2011-01..2011-08")))


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert summed([figure(55), figure(12), figure(31)], "s", "合计", "all").display == "98起"
    assert summed([figure(55), figure(None)], "s", "合计", "all").value is None
    assert rest(figure(10), [figure(None)]) is None
    for parts in ([], [share_of(figure(1), figure(2))]):
        with pytest.raises(InputError):
            summed(parts, "s", "合计", "all")


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_a_sum_leaves_no_rest(values: list[int]) -> None:
    parts = [figure(value) for value in values]
    whole = summed(parts, "s", "合计", "all")
    assert rest(whole, parts) == 0
    assert whole.as_of == date(2015, 12, 31)


def test_a_rate_has_no_yearly_mean() -> None:
    with pytest.raises(InputError, match="比率"):
        yearly(share_of(figure(1), figure(2)))


def test_what_a_share_leaves_out_is_not_said_to_be_left_out_of_both() -> None:
    assert share_of(figure(94, unknown=1), figure(168)).caveat() == "另有1条有缺项的记录，未计入"
    assert yearly(figure(168, unknown=1)).caveat() == "另有1条有缺项的记录，未计入"
