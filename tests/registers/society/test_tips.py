"""Tips: answered in time or not, and the reward, by day."""

from __future__ import annotations

import pytest

from ansheng.registers import TipRecord, tip_standings


def tip(**facts: object) -> TipRecord:
    return TipRecord(**{"unit": "甲厂", "received_on": "2023-03-01", "due_on": "2023-04-29", **facts})


@pytest.mark.covers(85, by="ansheng.registers.tip_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({"answered": False}, "2023-04-29", "open"),
        ({"answered": False}, "2023-04-30", "overdue"),
        ({"answered_on": "2023-04-29"}, "2023-12-31", "answered"),
        ({"answered_on": "2023-04-30"}, "2023-12-31", "late"),
        ({"answered_on": "2023-05-05"}, "2023-05-04", "overdue"),
        ({}, "2023-12-31", "unknown"),
        ({"answered": False, "due_on": None}, "2023-12-31", "open"),
    ],
)
def test_the_answer_by_day(facts: dict[str, object], on: str, state: str) -> None:
    assert tip_standings([tip(**facts)], on)[0].state == state


@pytest.mark.covers(85, by="ansheng.registers.tip_standings")
@pytest.mark.parametrize(
    ("facts", "on", "reward"),
    [
        ({"entitled": True, "paid_on": "2023-06-01"}, "2023-05-31", "owed"),
        ({"entitled": True, "paid_on": "2023-06-01"}, "2023-06-01", "paid"),
        ({"entitled": True, "paid": False}, "2023-06-01", "owed"),
        ({"entitled": True}, "2023-06-01", "unknown"),
        ({"entitled": False}, "2023-06-01", "none"),
        ({"result": "false"}, "2023-06-01", "none"),
        ({"result": "false", "checked_on": "2023-06-02"}, "2023-06-01", "unknown"),
        ({"result": "true"}, "2023-06-01", "unknown"),
        ({"result": "true", "paid": False}, "2023-06-01", "unknown"),
        ({"paid": True}, "2023-06-01", "paid"),
        ({}, "2023-06-01", "unknown"),
    ],
)
def test_the_reward_by_day(facts: dict[str, object], on: str, reward: str) -> None:
    assert tip_standings([tip(**facts)], on)[0].reward == reward


def test_what_is_said_of_a_tip_off() -> None:
    row = tip(id="7", answered=False, result="true", entitled=True, paid=False)
    [found] = tip_standings([row], "2023-06-01")
    assert found.text() == "举报7（甲厂，2023年3月1日）：逾期未答复，奖励未兑现"
    assert found.text("en") == "7 on 甲厂, 1 March 2023: overdue; reward not paid"
    assert tip_standings([row], "2023-02-28") == ()


def test_who_gave_a_tip_off_is_not_read() -> None:
    headers = ["举报人", "举报人姓名", "举报人电话", "被举报人", "举报内容"]
    assert {header for header, _, _ in TipRecord.headers(headers)} == {"被举报人", "举报内容"}
