"""How a thing that holds from one day to another stands: the day before, the day, and the day after."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ansheng.registers.lasting import if_said, phase

FIRST, LAST = dt.date(2023, 3, 1), dt.date(2023, 6, 30)


@pytest.mark.parametrize(
    ("on", "facts", "expected"),
    [
        ("2023-02-28", {}, "not_yet"),
        ("2023-03-01", {}, "running"),
        ("2023-06-30", {}, "running"),
        ("2023-07-01", {}, "over"),
        ("2023-05-01", {"ended": None}, "unknown"),
        ("2023-05-01", {"ended": None, "ended_on": "2023-05-02"}, "running"),
        ("2023-05-02", {"ended": None, "ended_on": "2023-05-02"}, "ended"),
        ("2023-05-01", {"ended": True, "ended_on": "2023-05-02"}, "running"),
        ("2023-05-01", {"ended": True}, "ended"),
        ("2023-07-01", {"ended": None}, "over"),
        ("2023-05-01", {"since": None}, "unknown"),
        ("2023-05-01", {"since": None, "ended": True}, "ended"),
        ("2023-07-01", {"since": None}, "over"),
    ],
)
def test_a_thing_by_day(on: str, facts: dict[str, Any], expected: str) -> None:
    given = {"since": FIRST, "until": LAST, **facts}
    if isinstance(given.get("ended_on"), str):
        given["ended_on"] = dt.date.fromisoformat(given["ended_on"])
    assert phase(dt.date.fromisoformat(on), **given) == expected


def test_a_thing_whose_time_is_stated_was_not_ended_unless_that_is_said() -> None:
    assert [if_said(None, None), if_said(None, FIRST), if_said(True, None)] == [False, None, True]
