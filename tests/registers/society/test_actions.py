"""Actions: open, overdue and closed by day, and how often a unit was struck."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng.registers import ActionRecord, action_standings


def struck(day: str | None = "2014-03-01", **facts: Any) -> ActionRecord:
    return ActionRecord(**{"struck_on": day, "by": "区安监局", "unit": "某矿", **facts})


@pytest.mark.covers(118, by="ansheng.registers.action_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({"closed": False, "due_on": "2014-03-15"}, "2014-03-15", "open"),
        ({"closed": False, "due_on": "2014-03-15"}, "2014-03-16", "overdue"),
        ({"closed_on": "2014-03-16", "due_on": "2014-03-15"}, "2014-03-15", "open"),
        ({"closed_on": "2014-03-16", "due_on": "2014-03-15"}, "2014-03-16", "closed"),
        ({"due_on": "2014-03-15"}, "2014-12-31", "unknown"),
        ({"closed": False}, "2014-12-31", "open"),
    ],
)
def test_an_action_by_day(facts: dict[str, Any], on: str, state: str) -> None:
    assert action_standings([struck(**facts)], on)[0].state == state


def test_the_same_unit_struck_again() -> None:
    rows = [
        struck("2014-05-01", closed=True),
        struck(closed=True),
        struck(None),
        struck(unit=None, closed=True),
    ]
    found = action_standings(rows, "2014-12-31")
    assert [(each.record.struck_on and each.record.struck_on.month, each.times) for each in found] == [
        (3, 1),
        (3, None),
        (5, 2),
        (None, None),
    ]
    assert found[2].text() == "2014年5月1日区安监局查处某矿：已办结（第2次被查处）"
    assert found[3].text("en") == "day not stated, 区安监局: 某矿, not known whether closed"
    assert len(action_standings(rows, "2014-04-30")) == 3
