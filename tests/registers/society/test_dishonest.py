"""Dishonest units: on the list by day, and how each list moved in a period."""

from __future__ import annotations

import pytest

from ansheng.hazards import SanctionRecord
from ansheng.registers import dishonest_standings, movements


def entry(**facts: object) -> SanctionRecord:
    held = {"unit": "甲厂", "kind": "dishonest", "sanctioned_on": "2023-11-01", "until": "2026-10-31"}
    return SanctionRecord(**{**held, **facts})


@pytest.mark.covers(85, by="ansheng.registers.dishonest_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({}, "2023-10-31", "not_yet"),
        ({}, "2023-11-01", "listed"),
        ({}, "2026-10-31", "listed"),
        ({}, "2026-11-01", "unknown"),
        ({"removed": False}, "2026-11-01", "due_off"),
        ({"removed_on": "2025-01-01"}, "2024-12-31", "listed"),
        ({"removed_on": "2025-01-01"}, "2025-01-01", "removed"),
        ({"until": None}, "2024-12-31", "unknown"),
        ({"until": None, "removed": False}, "2024-12-31", "listed"),
        ({"sanctioned_on": None}, "2024-12-31", "unknown"),
    ],
)
def test_an_entry_by_day(facts: dict[str, object], on: str, state: str) -> None:
    assert dishonest_standings([entry(**facts)], on)[0].state == state


@pytest.mark.covers(85, by="ansheng.registers.movements")
def test_the_two_lists_move_by_themselves() -> None:
    rows = [
        entry(),
        entry(unit="乙厂", removed_on="2024-12-31"),
        entry(unit="丙厂", sanctioned_on="2024-01-01", removed=False),
        entry(unit="丁厂", sanctioned_on="2025-01-01"),
        entry(unit="戊厂", removed=True),
        entry(unit="己厂", kind="joint", sanctioned_on="2020-06-01", until=None, removed=False),
    ]
    dishonest, joint = movements(rows, "2024")
    assert (dishonest.at_start, dishonest.entered, dishonest.removed, dishonest.at_end) == (2, 1, 1, 2)
    assert dishonest.text() == "严重失信：期初2家，列入1家，移出1家，期末2家，另有1家是否在列不明"
    assert joint.text("en") == "joint: 1 at the start, 0 entered, 0 taken off, 1 at the end"


def test_what_is_said_of_an_entry() -> None:
    [found] = dishonest_standings([entry(until=None, removed=False)], "2024-12-31")
    assert found.text() == "甲厂：在列；2023年11月1日列入，期限未填"
    assert found.text("en") == "甲厂: on the list; entered 1 November 2023, until not stated"
