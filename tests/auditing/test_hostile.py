"""Texts made to be slow end quickly: work grows with the length of the text and no faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ansheng.auditing import audit
from ansheng.auditing.figure_tables import in_text
from tests.work import lines

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


@pytest.mark.parametrize("kind", MAKE)
def test_four_times_the_text_is_about_four_times_the_work(kind: str) -> None:
    """Work inside a pattern is not counted; tests/meta/test_patterns.py looks at the patterns themselves."""
    make = MAKE[kind]
    audit(make(1000))
    small, large = (lines(lambda: audit(make(size))) for size in (1_000, 4_000))  # noqa: B023  called at once
    assert large < 5 * small + 1_000


@pytest.mark.parametrize(
    "line",
    [
        "全县发生事故26起、死亡21人。其中，道路运输15起，死亡11人；建筑施工7起，死亡6人；工贸4起，死亡4人。\n",
        "接报火灾34起。停放25起，行驶9起；充电时13起，未充电21起；白天12起，夜间32起。\n",
    ],
)
def test_a_list_costs_no_more_in_a_long_text(line: str) -> None:
    audit(line)
    small, large = (lines(lambda: audit(line * size)) for size in (60, 240))  # noqa: B023  called at once
    assert large < 4.2 * small


@pytest.mark.parametrize(
    "line", ["-" * 3_000 + "x", "-- " * 1_000 + "x", "--  " * 900 + "x", ":--:" * 900 + "x"]
)
@pytest.mark.parametrize("frame", ["甲 乙\n{}\n1 2", "| 甲 | 乙 |\n| {} |\n| 1 | 2 |"])
def test_a_line_that_is_nearly_a_rule_is_read_at_once(line: str, frame: str) -> None:
    """A pattern that tries every way to cut the line would not end."""
    assert audit(frame.format(line)).claims == ()


@pytest.mark.parametrize("line", ["-----", "--- ---", "|---|---|", "| :-- | --: |", "|:---:|---|  ", "--:--"])
def test_rules_of_tables_are_told(line: str) -> None:
    piped = "|" in line
    page = "| 甲 | 整改率 |\n{}\n| 1 | 2 |" if piped else "甲  整改率\n{}\n1  2"
    assert [table.heads for table in in_text(page.format(line))] == [("甲", "整改率")]


def test_a_million_digits_are_one_number_that_is_not_read() -> None:
    made = audit("1" * 1_000_000)
    assert (made.figures, made.unread) == ((), 1)
