"""Comparison: what is printed for a change, a standstill, a base of zero and a base not known."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.indicators import Against, Comparison


@pytest.mark.parametrize(
    ("current", "base", "places", "text"),
    [
        (4, 4, 1, "同比持平"),
        (4, 3, 1, "同比上升33.3%"),
        (59, 68, 2, "同比下降13.24%"),
        (59, 73, 2, "同比下降19.18%"),
        (0, 5, 1, "同比下降100.0%"),
        (0, 0, 1, "同比持平"),
        (13, 32, 2, "同比下降59.38%"),
    ],
)
def test_words_for_a_change(current: int, base: int, places: int, text: str) -> None:
    assert Comparison(current, base, places=places).text() == text


def test_a_base_of_zero_gives_only_the_absolute_change() -> None:
    risen = Comparison(16, 0, unit="人", unit_en="persons")
    assert risen.percent is None
    assert risen.text() == "同比增加16人（上年同期为0）"
    assert risen.text("en") == "up by 16 persons year on year (the same period of the year before: 0)"


def test_a_missing_base_is_no_zero() -> None:
    lost = Comparison(16, None)
    assert (lost.change, lost.percent) == (None, None)
    assert lost.text() == "缺少上年同期数据，无法同比"
    assert "not known" in lost.text("en")
    assert Comparison(None, 3).text() == "缺少本期数据，无法同比"


def test_a_change_too_small_for_the_decimals_is_given_as_a_number() -> None:
    assert Comparison(100_001, 100_000, unit="起").text() == "同比增加1起"


def test_rates_differ_by_percentage_points() -> None:
    rate = Comparison(Fraction(1582, 2072) * 100, Fraction(74), rate=True)
    assert rate.change == Decimal("2.4")
    assert rate.percent is None
    assert rate.text() == "同比提高2.4个百分点"
    assert rate.text("en") == "up 2.4 percentage points year on year"
    assert Comparison(Decimal(70), Decimal(75), rate=True).text() == "同比降低5.0个百分点"


def test_other_bases_have_their_own_words() -> None:
    assert Comparison(3, 2, against=Against.PREVIOUS).text() == "环比上升50.0%"
    assert Comparison(1, 2, against=Against.BASE).text() == "较基期下降50.0%"
    assert Comparison(1, None, against=Against.BASE).text() == "缺少基期数据，无法与基期比较"
    assert Comparison(1, None, against=Against.PREVIOUS).text() == "缺少上期数据，无法环比"


def test_records_of_the_base_that_lack_facts_are_said() -> None:
    assert Comparison(4, 3, base_unknown=2).text() == "同比上升33.3%（上年同期另有2条有缺项的记录，未计入）"


def test_as_data() -> None:
    window = Period.parse("2019")
    data = Comparison(4, 3, window, unit="人").to_dict()
    assert data["base"] == 3
    assert data["base_window"]["first"] == "2019-01-01"
    assert (data["change"], data["percent"]) == (1, 33.3)
    assert data["text"] == "同比上升33.3%"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_the_printed_direction_and_size_are_those_of_the_numbers(
    current: int, base: int, places: int
) -> None:
    comparison = Comparison(current, base, places=places)
    text = comparison.text()
    assert ("持平" in text) == (current == base)
    assert ("上升" in text or "增加" in text) == (current > base)
    assert ("下降" in text or "减少" in text) == (current < base)
    assert comparison.percent is not None
    assert abs(Fraction(comparison.percent) - Fraction(100 * (current - base), base)) * 2 * 10**places <= 1


def test_a_change_that_would_vanish_in_rounding_is_neither_zero_nor_turned_round() -> None:
    rate = Comparison(Decimal("66.66"), Decimal("66.64"), rate=True)
    assert rate.text() == "同比提高不足0.1个百分点"
    assert rate.text("en") == "up less than 0.1 percentage points year on year"
    mean = Comparison(Fraction(1, 100_000), Fraction(0), unit="人/亿元", unit_places=3)
    assert mean.text() == "同比增加不足0.001人/亿元（上年同期为0）"
