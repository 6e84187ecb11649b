"""Health: what a unit did last, and when it is due again."""

from __future__ import annotations

import pytest

from ansheng.registers import HealthRecord, health_standings


def check_up(day: str | None, **facts: object) -> HealthRecord:
    return HealthRecord(**{"unit": "甲厂", "kind": "check_up", "done_on": day, **facts})


@pytest.mark.covers(115, by="ansheng.registers.health_standings")
@pytest.mark.parametrize(
    ("rows", "on", "state"),
    [
        ([], "2015-06-30", "no_record"),
        ([check_up("2015-07-01")], "2015-06-30", "no_record"),
        ([check_up("2015-07-01")], "2015-07-01", "done"),
        ([check_up(None)], "2015-07-01", "unknown"),
        ([check_up("2015-01-01", due_again_on="2015-06-30")], "2015-06-30", "done"),
        ([check_up("2015-01-01", due_again_on="2015-06-30")], "2015-07-01", "overdue"),
        ([check_up("2015-01-01", due_again_on="2015-06-30"), check_up("2015-06-01")], "2015-07-01", "done"),
        ([check_up("2015-01-01", due_again_on="2015-06-30"), check_up(None)], "2015-07-01", "unknown"),
        ([check_up("2015-01-01", kind="test")], "2015-07-01", "no_record"),
        ([check_up("2015-01-01", kind=None)], "2015-07-01", "unknown"),
        ([check_up("2015-01-01", unit="乙厂")], "2015-07-01", "no_record"),
    ],
)
def test_check_ups_of_a_unit(rows: list[HealthRecord], on: str, state: str) -> None:
    [found] = health_standings(["甲厂"], rows, on, kinds=["check_up"])
    assert found.state == state


def test_each_unit_is_asked_for_each_kind() -> None:
    found = health_standings(["甲厂"], [check_up("2015-01-01", due_again_on="2015-06-30")], "2015-12-31")
    assert [each.kind for each in found] == ["declaration", "test", "check_up", "training"]
    assert found[2].text() == "甲厂职业健康检查：已办理，下次逾期未办（最近一次为2015年1月1日）"
    assert found[0].text("en") == "甲厂, declaration: no record"
