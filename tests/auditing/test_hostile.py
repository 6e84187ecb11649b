"""Texts made to be slow end quickly: work grows with the length of the text and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ansheng.auditing import audit

MAKE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "commas": lambda n: "1," * (n // 2),
    "sums": lambda n: "1+" * (n // 2),
    "brackets": lambda n: "（" * n,
    "quotes": lambda n: "“" * n,
    "numerals": lambda n: "十" * n,
    "letters": lambda n: "a" * n,
    "blanks": lambda n: " " * n,
    "lines": lambda n: "\n" * n,
    "percentages": lambda n: "1%、" * (n // 3),
    "falls": lambda n: "分别下降1%和" * (n // 7),
    "rates": lambda n: "整改率5%" * (n // 5),
    "parts": lambda n: "其中1起，" * (n // 5),
    "lists": lambda n: "甲、" * (n // 2),
    "pipes": lambda n: "|--" * (n // 3),
    "announced": lambda n: "五项机制一是" * (n // 6),
    "days": lambda n: "百日从2020年1月1日至" * (n // 14),
}


def seconds(text: str) -> float:
    started = time.process_time()
    audit(text)
    return time.process_time() - started


@pytest.mark.parametrize("kind", MAKE)
def test_four_times_the_text_takes_no_more_than_about_four_times_the_time(kind: str) -> None:
    make = MAKE[kind]
    audit(make(1000))
    small = max(min(seconds(make(10_000)) for _ in range(2)), 0.02)
    assert seconds(make(40_000)) < 10 * small


def test_a_million_digits_are_one_number_that_is_not_read() -> None:
    made = audit("1" * 1_000_000)
    assert (made.figures, made.unread) == ((), 1)
