"""Rounds: whom they reached, in bodies and in visits; the visits of higher authorities and the answers to them."""

from __future__ import annotations

import pytest

from ansheng.registers import RoundRecord, rounds_reached, upward_standings

LISTED = [f"部门{n}" for n in range(15)] + [f"乡镇{n}" for n in range(8)]


def round_of(name: str, bodies: list[str] | None, **facts: object) -> RoundRecord:
    held: dict[str, object] = {"direction": "down", "starts_on": "2020-09-01", "team": "第一督查组"}
    return RoundRecord(name=name, bodies="、".join(bodies) if bodies else None, **{**held, **facts})


@pytest.mark.covers(13, by="ansheng.registers.rounds_reached")
def test_thirty_one_visits_are_not_thirty_one_bodies() -> None:
    rows = [
        round_of("第一轮", LISTED[:10]),
        round_of("第一轮", LISTED[10:18], team="第二督查组"),
        round_of("第二轮", [*LISTED[:12], "某矿"], starts_on="2020-11-01"),
    ]
    first, second, whole = rounds_reached(LISTED, rows, "2020-12-31")
    assert (first.visits, first.teams, len(first.bare)) == (18, ("第一督查组", "第二督查组"), 5)
    assert (second.visits, second.strangers) == (13, ("某矿",))
    assert (whole.visits, len(whole.bodies), whole.listed, len(whole.bare)) == (31, 19, 23, 5)
    assert whole.text() == "各轮合计：督查31家次，涉及单位19家；名册内23家已覆盖18家，名册外1家"
    assert whole.text("en") == "all rounds: 19 bodies in 31 visits; 18 of 23 listed, 1 off the list"


@pytest.mark.parametrize(("on", "rounds"), [("2020-10-31", 1), ("2020-11-01", 2)])
def test_a_round_counts_from_the_day_on_which_it_begins(on: str, rounds: int) -> None:
    rows = [round_of("第一轮", ["部门0"]), round_of("第二轮", ["部门1"], starts_on="2020-11-01")]
    *each, whole = rounds_reached(LISTED, rows, on)
    assert (len(each), whole.visits) == (rounds, rounds)


@pytest.mark.parametrize("facts", [{"starts_on": None}, {"direction": None}, {"bodies": None}])
def test_what_a_row_does_not_say_is_told(facts: dict[str, object]) -> None:
    row = round_of("第一轮", ["部门0"]).evolve(**facts)
    whole = rounds_reached(LISTED, [row], "2020-12-31")[-1]
    assert (whole.visits, whole.blank) == (0, 1)
    assert whole.text().endswith("；另有1行未填被督查单位或日期")


@pytest.mark.covers(15, by="ansheng.registers.upward_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({"answered": False}, "2020-11-10", "due"),
        ({"answered": False}, "2020-11-11", "overdue"),
        ({}, "2020-11-11", "unknown"),
        ({"answered_on": "2020-11-10"}, "2020-11-30", "answered"),
        ({"answered_on": "2020-11-11"}, "2020-11-30", "late"),
        ({"answered_on": "2020-11-20"}, "2020-11-19", "overdue"),
        ({"answered": True}, "2020-11-30", "answered"),
    ],
)
def test_the_answer_to_a_higher_authority(facts: dict[str, object], on: str, state: str) -> None:
    row = round_of(
        "省级督查", None, direction="up", by="省安委会", starts_on="2020-10-01", due_on="2020-11-10", **facts
    )
    [standing] = upward_standings([row, round_of("第一轮", ["部门0"])], on)
    assert standing.state == state
    assert upward_standings([row], "2020-09-30") == ()


def test_what_is_said_of_a_visit() -> None:
    row = round_of("省级督查", None, direction="up", by="省安委会", due_on="2020-11-10", answered=False)
    [standing] = upward_standings([row], "2020-12-31")
    assert standing.text() == "省级督查（省安委会）：逾期未报整改情况"
    assert standing.text("en") == "省级督查 (省安委会): answer overdue"
