"""Dynamic clearing: how the major hazards stood on each day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.indicators import evaluate
from ansheng.indicators.core import HAZARDS_OPEN
from ansheng.indicators.definitions.clearing import clearing
from tests.indicators.ledger import hazards

IN_HAND = {
    "id": "A",
    "grade": "major",
    "found_on": date(2024, 3, 1),
    "due_on": date(2024, 5, 31),
    "requirement": "停用更换",
    "department": "甲局",
    "rectified": True,
    "rectified_on": date(2024, 6, 10),
}


def on(day: date, **changes: Any) -> tuple[bool | None, *tuple[int, ...]]:
    (found,) = clearing(hazards({**IN_HAND, **changes}), [day])
    sizes = [len(part) for part in (found.open, found.overdue, found.bare, found.unknown)]
    return found.cleared, *sizes


def test_an_open_hazard_in_hand_and_not_due_is_cleared_dynamically() -> None:
    tables = hazards(IN_HAND)
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 10)]
    told = clearing(tables, days)
    assert [(c.cleared, len(c.open), len(c.overdue)) for c in told] == [
        (True, 0, 0),
        (True, 1, 0),
        (True, 1, 0),
        (False, 1, 1),
        (True, 0, 0),
    ]
    assert (
        told[3].text()
        == "2024年6月1日未清零；未整改1条，其中逾期1条、整改措施、期限或责任部门不全0条，情况不明0条"
    )


@pytest.mark.parametrize("lacking", ["requirement", "due_on", "department"])
def test_an_open_one_without_measures_day_or_department_is_not_in_hand(lacking: str) -> None:
    assert on(date(2024, 4, 1), **{lacking: None}) == (False, 1, 0, 1, 0)


@pytest.mark.parametrize(
    "unknown", [{"grade": None}, {"found_on": None}, {"rectified": None, "rectified_on": None}]
)
def test_what_is_not_known_leaves_the_day_open(unknown: dict[str, Any]) -> None:
    assert on(date(2024, 4, 1), **unknown) == (None, 0, 0, 0, 1)


def test_general_hazards_do_not_count() -> None:
    assert on(date(2024, 4, 1), grade="general") == (True, 0, 0, 0, 0)


def test_no_table_is_not_cleared() -> None:
    with pytest.raises(InputError, match="缺少隐患表"):
        clearing({}, [date(2024, 4, 1)])


def test_a_day_does_not_undo_a_flag_that_says_not_rectified() -> None:
    tables, day = hazards({**IN_HAND, "rectified": False}), date(2024, 6, 10)
    (found,) = clearing(tables, [day])
    assert (found.cleared, found.open) == (False, ("A",))
    counted = evaluate(HAZARDS_OPEN, tables, period=Period.parse("2024"), as_of=day)
    assert counted.value == len(found.open)
    assert on(day, rectified=None) == (True, 0, 0, 0, 0)
