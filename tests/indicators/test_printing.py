"""Printing: half-up on exact rationals, zeros, money."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.indicators.printing import half_up, money, number, share


@pytest.mark.parametrize(
    ("part", "whole", "places", "printed"),
    [
        (13, 32, 2, "40.63%"),
        (1582, 2072, 1, "76.4%"),
        (2474, 2543, 2, "97.29%"),
        (94, 168, 0, "56%"),
        (1, 3, 1, "33.3%"),
        (4, 4, 1, "100%"),
        (0, 7, 1, "0%"),
    ],
)
def test_percentages_of_real_bulletins(part: int, whole: int, places: int, printed: str) -> None:
    rate = share(part, whole)
    assert rate is not None
    assert number(rate, places) + "%" == printed


def test_no_percentage_of_nothing() -> None:
    assert share(3, 0) is None


def test_trailing_zeros_are_a_choice() -> None:
    assert number(8, 1, zeros="keep") == "8.0"
    assert number(8, 1, zeros="drop") == "8"
    assert money(150000, zeros="keep") == "15.00万元"
    assert number(100, 0, zeros="drop") == "100"


@given(st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9), st.integers(0, 6))
def test_half_up_is_the_nearest_decimal_and_a_half_goes_away_from_zero(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    rounded = Fraction(half_up(value, places))
    assert rounded % step == 0
    assert abs(rounded - value) <= step / 2
    if abs(rounded - value) == step / 2:
        assert abs(rounded) > abs(value)
    assert half_up(-value, places) == -half_up(value, places)


@given(st.integers(-(10**40), 10**40), st.integers(0, 12))
def test_no_digit_of_a_large_number_is_lost(units: int, places: int) -> None:
    value = Decimal(units).as_tuple()
    exact = Decimal((value.sign, value.digits, -places))
    assert Fraction(half_up(Fraction(exact), places)) == Fraction(exact)
    assert Fraction(number(exact)) == Fraction(exact)


def test_money_in_ten_thousands() -> None:
    assert money(155300) == "15.53万元"
    assert money(150000) == "15万元"
    assert money(130_999_200, 1) == "13099.9万元"
    assert money(0) == "0万元"


def test_an_amount_is_never_rounded_to_nothing() -> None:
    assert money(20) == "20元"
    assert money(50) == "0.01万元"


def test_large_numbers_in_groups() -> None:
    assert number(1234567, group=True) == "1,234,567"
    assert number(Decimal("1234.50"), group=True) == "1,234.5"
