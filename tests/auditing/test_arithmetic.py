"""Any printed rate, change, sum and mean that is right is never called wrong; one last digit off always is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ansheng.auditing import ClaimVerdict, audit
from ansheng.auditing.arithmetic import bases, judge, parts, smallest
from ansheng.indicators.printing import half_up, number

COUNTS = st.integers(1, 100_000)
PLACES = st.integers(0, 3)


def only(text: str, kind: str) -> ClaimVerdict:
    found = [claim for claim in audit(text).claims if claim.kind == kind]
    assert len(found) == 1, [claim.to_dict() for claim in found]
    return found[0].verdict


@given(st.data(), COUNTS, PLACES)
def test_a_rate_printed_half_up_is_right_and_one_digit_off_is_wrong(
    data: st.DataObject, found: int, places: int
) -> None:
    done = data.draw(st.integers(0, found))
    rate = half_up(Fraction(done * 100, found), places)
    text = "排查隐患{}处，已整改{}处，整改率{}%。"
    right = only(text.format(found, done, number(rate, zeros="keep")), "rate")
    assert right in (ClaimVerdict.ROUNDED, ClaimVerdict.CONSISTENT)
    off = rate + 2 * Decimal(1).scaleb(-places)
    assert only(text.format(found, done, number(off, zeros="keep")), "rate") in (
        ClaimVerdict.WRONG,
        ClaimVerdict.PADDED,
    )


@given(COUNTS, COUNTS, PLACES)
def test_a_change_with_its_base_is_right(base: int, current: int, places: int) -> None:
    assume(base != current)
    moved = half_up(Fraction(abs(current - base) * 100, base), places)
    verb = "上升" if current > base else "下降"
    text = f"发生事故{current}起，上年同期{base}起，同比{verb}{number(moved, zeros='keep')}%。"
    assert only(text, "change").right


@given(st.integers(0, 3000), st.integers(1, 3000), PLACES)
def test_a_base_that_exists_is_found(current: int, base: int, places: int) -> None:
    assume(base != current)
    moved = half_up(Fraction(abs(current - base) * 100, base), places)
    assume(moved)
    found = bases(current, moved, 1 if current > base else -1)
    assert found is not None
    verdict, first, last = found
    if verdict is ClaimVerdict.ROUNDED:
        assert first <= base
        assert last is None or base <= last


@given(st.integers(1, 500), st.data())
def test_no_smaller_base_gives_the_same_percentage(base: int, data: st.DataObject) -> None:
    current = data.draw(st.integers(0, base - 1))
    printed = half_up(Fraction((base - current) * 100, base), 2)
    found = smallest(printed, -1)
    assert found is not None
    least, to = found
    assert least <= base
    assert half_up(Fraction((least - to) * 100, least), 2) == printed


@given(st.integers(1, 3000), st.data(), PLACES)
def test_a_part_that_exists_is_found(whole: int, data: st.DataObject, places: int) -> None:
    part = data.draw(st.integers(0, whole))
    found = parts(whole, half_up(Fraction(part * 100, whole), places))
    assert found is not None
    assert found[1] <= part <= found[2]


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=6), st.integers(1, 50))
def test_a_closed_sum_is_right_and_wrong_by_what_it_lacks(amounts: list[int], lack: int) -> None:
    names = ("甲", "乙", "丙", "丁", "戊", "己")
    listed = "、".join(f"{name}镇{amount}家" for name, amount in zip(names, amounts, strict=False))
    assert only(f"检查企业{sum(amounts)}家，分别为{listed}。", "sum") is ClaimVerdict.CONSISTENT
    claims = audit(f"检查企业{sum(amounts) + lack}家，分别为{listed}。").claims
    assert [(claim.verdict, claim.distance) for claim in claims] == [(ClaimVerdict.WRONG, Decimal(lack))]


@pytest.mark.parametrize(
    ("printed", "part", "whole", "verdict"),
    [
        ("40.63", 13, 32, "rounded"),
        ("40.62", 13, 32, "truncated"),
        ("17.77", 8, 45, "truncated"),
        ("21.42", 9, 42, "truncated"),
        ("54.83", 17, 31, "truncated"),
        ("66.70", 2, 3, "padded"),
        ("83.30", 5, 6, "padded"),
        ("66.6", 2, 3, "truncated"),
        ("75", 3, 4, "consistent"),
        ("40.64", 13, 32, "wrong"),
        ("5.8", 2, 34, "truncated"),
        ("42.9", 3, 7, "rounded"),
    ],
)
def test_the_ways_of_printing_are_told_apart(printed: str, part: int, whole: int, verdict: str) -> None:
    assert judge(Decimal(printed), Fraction(part * 100, whole)).value == verdict
