"""Approximate numbers: what 近, 余, 多, 超 and 逾 allow, in 万 and 亿, and measure words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.errors import InputError, UnknownNameError
from ansheng.indicators import Figure
from ansheng.indicators.approximate import Approximate, Word, approximated, in_measure, in_scale


@pytest.mark.parametrize(
    ("text", "holds", "fails"),
    [
        ("1200余", [1200, 1201, 1299], [1199, 1300]),
        ("4.4万余", [44_000, 44_999], [43_999, 45_000]),
        ("800多", [800, 899], [900]),
        ("近9340", [9330, 9339], [9340, 9329]),
        ("近100", [0, 99], [100]),
        ("超1.5亿", [150_000_001], [150_000_000]),
        ("逾90", [91], [90]),
        ("1300", [1300], [1299, 1301]),
        ("4400余万", [44_000_000, 44_999_999], [45_000_000]),
    ],
)
def test_what_a_printed_number_allows(text: str, holds: list[int], fails: list[int]) -> None:
    found = Approximate.parse(text)
    assert all(found.holds(value) for value in holds)
    assert not any(found.holds(value) for value in fails)


@pytest.mark.parametrize("text", ["", "余", "近1200余", "1万2亿", "一千余"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(InputError):
        Approximate.parse(text)


@given(st.integers(1, 10**10), st.sampled_from(["", "近", "余", "多", "超", "逾"]), st.integers(1, 4))
def test_a_value_is_never_printed_falsely(value: int, word: Word, digits: int) -> None:
    assume(digits <= len(str(value)))
    try:
        found = approximated(value, word, digits)
    except InputError:
        assert value % 10 ** (len(str(value)) - digits) == 0
        return
    assert found.holds(value)


@given(st.integers(1, 10**7), st.sampled_from(["余", "多"]), st.integers(1, 3))
def test_what_is_printed_reads_back(value: int, word: Word, digits: int) -> None:
    assume(digits <= len(str(value)))
    found = approximated(value, word, digits)
    back = Approximate.parse(found.text())
    assert (back.shown, back.word) == (found.shown, word)
    assert back.step >= found.step


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_lies_within_its_bounds(part: int, whole: int) -> None:
    rough = approximated(whole, "余", 1)
    low, high = Approximate(Decimal(part), "", Decimal(1)).share_of(rough)
    assert high is not None
    assert low <= Decimal(part) / whole * (1 + Decimal("1e-20")) + Decimal("1e-20")
    assert float(high) >= part / whole * (1 - 1e-12)


def test_numbers_in_ten_thousands_and_hundred_millions() -> None:
    assert in_scale(Decimal("130999200"), "亿", 2, "元") == "1.31亿元"
    assert in_scale(21_850_000, "万", 0, "元") == "2185万元"
    assert approximated(100_000_123, "余", 1).text("元") == "1亿余元"


def test_measure_words_of_one_kind_of_thing() -> None:
    window = Period.parse("2020")
    figure = Figure("x", "隐患", 280, "条", window, date(2020, 12, 31), "", {})
    assert [in_measure(figure, word).display for word in ("处", "项", "个")] == ["280处", "280项", "280个"]
    with pytest.raises(InputError, match="计数对象不同"):
        in_measure(figure, "家次")
    with pytest.raises(UnknownNameError):
        in_measure(figure, "头")


@pytest.mark.parametrize("value", [0, -1208, Decimal("0.5"), 10**50 + 1])
def test_values_that_no_word_suits(value: int | Decimal) -> None:
    with pytest.raises(InputError):
        approximated(value, "余", 1)
    assert approximated(0, "", 1).text() == "0"


def test_a_number_longer_than_offices_write_is_none() -> None:
    for digits in (21, 10_000):
        with pytest.raises(InputError):
            Approximate.parse("9" * digits + "余")
    assert Approximate.parse("9" * 20).text() == "9" * 20
