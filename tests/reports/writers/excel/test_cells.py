"""Cells: text without what a workbook cannot hold, and names that each sheet has alone."""

from __future__ import annotations

import pytest

from ansheng.reports.writers.excel.cells import LONGEST, SheetNames, cut, fitted, plain, size


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲\n乙", "甲\n乙"),
        ("a\x00b\x1bc\td", "a〔U+0000〕b〔U+001B〕c d"),
        ("a\r\nb", "a\nb"),
        ("金额\u202e001", "金额〔U+202E〕001"),
        ("a\udc80b\uffff\ufffe", "a〔U+DC80〕b"),
        ("_x000D_", "_x000D_"),
    ],
)
def test_controls_and_turning_marks_are_seen_and_lines_stay(text: str, told: str) -> None:
    assert plain(text) == told


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    for sign in "a隐𠀀":
        kept = fitted(sign * 40_000, "zh")
        assert LONGEST - 1 <= size(kept) <= LONGEST
        assert kept.endswith("（原文共40000字，此处截断）")
    assert fitted("a" * LONGEST, "zh") == "a" * LONGEST
    assert cut("𠀀𠀀", 3) == "𠀀"


def test_names_of_sheets_are_legal_and_each_once() -> None:
    names = SheetNames()
    titles = [
        "a",
        "a3",
        "a",
        "A",
        "",
        "[]:*?/\\'",
        "History",
        "隐" * 40,
        "隐" * 50,
        "𠀀" * 20,
        "x\x00\ud800y",
    ]
    given = [names.of(title) for title in titles * 12]
    assert len({name.casefold() for name in given}) == len(given)
    assert all(0 < size(name) <= 31 and not set("[]:*?/\\'\x00") & set(name) for name in given)
    assert "history" not in {name.casefold() for name in given}
