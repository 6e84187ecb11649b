"""Statistics tables: totals, rates, open items, changes and recovered bases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest

from ansheng.auditing import audit, audit_table
from ansheng.errors import InputError

HEADS = ["地区", "排查隐患", "已整改", "整改率(%)", "未整改"]
ROWS = [
    ["甲镇", 32, 13, 40.63, 19],
    ["乙镇", 45, 8, 17.77, 37],
    ["丙镇", 3, 2, "66.70", 1],
    ["合计", 80, 23, 28.75, 57],
]


def verdicts(table: Any) -> set[tuple[str, str, int | None, int | None]]:
    return {(claim.kind, claim.verdict.value, claim.row, claim.column) for claim in audit_table(table).claims}


def test_each_rate_is_judged_by_its_way_of_printing() -> None:
    found = {row: verdict for kind, verdict, row, _ in verdicts([HEADS, *ROWS]) if kind == "rate"}
    assert found == {1: "rounded", 2: "truncated", 3: "padded", 4: "consistent"}


def test_totals_and_open_items_are_right() -> None:
    assert {verdict for kind, verdict, _, _ in verdicts([HEADS, *ROWS]) if kind == "sum"} == {"consistent"}


def test_a_wrong_total_is_wrong_by_the_difference() -> None:
    rows = [*ROWS[:3], ["合计", 81, 23, 28.4, 58]]
    (wrong,) = [c for c in audit_table([HEADS, *rows]).claims if c.verdict.at_fault and c.column == 1]
    assert (wrong.computed, wrong.distance) == ("80", Decimal(1))


def test_more_rectified_than_found_is_wrong() -> None:
    rows = [["甲镇", 32, 70, 218.8, 0]]
    assert ("rate", "wrong", 1, 3) in verdicts([HEADS, *rows])


def test_a_missing_cell_makes_no_total() -> None:
    assert not any(
        kind == "sum" and column == 1
        for kind, _, _, column in verdicts([HEADS, ["甲镇", None, 1, None, None], *ROWS])
    )


def test_changes_beside_their_base() -> None:
    table = [
        ["地区", "本期起数", "上年同期起数", "增减", "同比(%)"],
        ["甲", 42, 45, -3, -6.7],
        ["乙", 6, 4, 2, 33.3],
        ["丙", 2, 0, 2, 100],
        ["合计", 50, 49, 1, 2.0],
    ]
    found = {(row, column): verdict for kind, verdict, row, column in verdicts(table) if kind == "change"}
    assert (found[1, 4], found[2, 4], found[3, 4], found[4, 4]) == (
        "rounded",
        "wrong",
        "impossible",
        "rounded",
    )
    assert {found[row, 3] for row in (1, 2, 3, 4)} == {"consistent"}


def test_recovered_bases_must_exist_and_add_up() -> None:
    table = [["地区", "事故起数", "同比(%)"], ["甲", 4, 33.3], ["乙", 6, 20.0], ["合计", 10, 25.0]]
    assert ("sum", "consistent", 3, 2) in verdicts(table)
    assert ("sum", "contradictory", 3, 2) in verdicts([*table[:3], ["合计", 10, 42.9]])
    assert ("change", "impossible", 1, 2) in verdicts([table[0], ["甲", 4, 50.0]])


@pytest.mark.parametrize("frame", [pl.DataFrame, pd.DataFrame, list], ids=["polars", "pandas", "mappings"])
def test_frames_and_mappings_are_tables(frame: Any) -> None:
    rows = [
        {"地区": "甲", "排查隐患": 32, "已整改": 13, "整改率": 40.63},
        {"地区": "乙", "排查隐患": 5, "已整改": 4, "整改率": 80.0},
    ]
    assert [c.verdict.value for c in audit_table(frame(rows)).claims] == ["rounded", "consistent"]


@pytest.mark.parametrize("table", ["text", 7, None, [["a", "b"], [1]]])
def test_what_is_no_table_is_refused(table: Any) -> None:
    with pytest.raises(InputError):
        audit_table(table)


def test_a_table_inside_a_text_has_places_in_it() -> None:
    rows = (
        "地区 | 排查隐患 | 已整改 | 整改率(%)",
        "--- | --- | --- | ---",
        "甲 | 32 | 13 | 40.6",
        "乙 | 8 | 4 | 55",
    )
    text = "见下表。\n\n" + "".join(f"| {row} |\n" for row in rows)
    (wrong,) = audit(text).faults
    assert (text[wrong.start : wrong.end], wrong.computed) == ("55", "50")
