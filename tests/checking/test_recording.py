"""The hazards of a check in a ledger: each once, kept as the ledger knows it, and what is refused is listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from ansheng import Facts, Findings, Flag, Number, Rule, check
from ansheng.checking.check import Check
from ansheng.checking.recording import record_hazards
from ansheng.hazards.entry import FIVE
from ansheng.hazards.guards import GuardError, RoleError
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.imports.importing import Imported
from tests.rules.engine import LAW, TODAY

FIRST, LATER = "2026-07-01", "2026-07-20"
TANK = {"编号": "T-01", "单位名称": "甲公司", "地区": "一镇", "监测能超限报警": "否"}
SEEN = {**TANK, "检查日期": "2026-06-30"}
ID = "gas.tank_unmonitored/甲公司/T-01"


class Store(Facts, title="仓库", en="store"):
    open = Flag("开着", en="open")
    leaking = Number("泄漏量", unit="m3", en="leaking")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://", create=True) as made:
        yield made


def of_tanks(*tanks: dict[str, Any], on: str = FIRST) -> Findings:
    return check(pl.DataFrame(tanks), on=on, as_="gas.GasTank")


def recorded(ledger: Ledger, *tanks: dict[str, Any], on: str = FIRST, **more: Any) -> Imported:
    return record_hazards(of_tanks(*tanks, on=on), ledger, by="检查组", source="储罐.csv", **more)


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.registered, done.amended, done.unchanged, done.refused


def close(ledger: Ledger, on: str) -> None:
    """Walk the hazard of the tank to its close-out, all on one day."""
    plan = {"goals": "装设报警", "interim": "专人值守", "leader": "张某", **dict.fromkeys(FIVE, "已落实")}
    order = {"department": "住建局", "requirement": "装设报警", "due_on": "2026-07-31"}
    ledger.act(ID, "grade", by="检查组", on=on, grade="major", rule="gas.tank_unmonitored")
    ledger.act(ID, "order", by="检查组", on=on, data=order)
    ledger.act(ID, "plan", by="甲公司", on=on, data=plan)
    for kind in ("start", "rectify", "request"):
        ledger.act(ID, kind, by="甲公司", on=on)
    ledger.act(ID, "pass", by="复查组", on=on, checkers="复查组", unit_signed="站长")
    ledger.act(ID, "close", by="复查组", on=on)


def test_a_hazard_is_recorded_with_its_clause_and_where_it_comes_from(ledger: Ledger) -> None:
    assert counts(recorded(ledger, SEEN)) == (1, 0, 0, 0)
    hazard = ledger.get(ID)
    assert [hazard.get(name) for name in ("unit", "region", "grade", "rule")] == [
        "甲公司",
        "一镇",
        "major",
        "gas.tank_unmonitored",
    ]
    assert (str(hazard.get("found_on")), "第五条" in hazard.get("basis")) == ("2026-06-30", True)
    [event] = ledger.history(ID)
    assert (event.by, event.data["_file"]) == ("检查组", "储罐.csv")
    assert ledger.verify().sound


@pytest.mark.parametrize("tank", [TANK, SEEN, {**TANK, "编号": ""}, {**SEEN, "编号": ""}])
@pytest.mark.parametrize("on", [FIRST, LATER])
def test_the_same_finding_changes_nothing_whenever_it_is_checked_again(
    ledger: Ledger, tank: dict[str, Any], on: str
) -> None:
    assert counts(recorded(ledger, tank)) == (1, 0, 0, 0)
    head = ledger.head
    assert counts(recorded(ledger, tank, on=on)) == (0, 0, 1, 0)
    assert ledger.head == head


def test_a_hazard_without_day_of_inspection_keeps_the_day_of_the_first_check(ledger: Ledger) -> None:
    recorded(ledger, TANK)
    recorded(ledger, TANK, on=LATER)
    hazard = ledger.get(ID)
    assert str(hazard.get("found_on")) == FIRST
    assert "2026年7月1日" in hazard.get("description")


def test_a_later_inspection_of_an_open_hazard_leaves_its_day(ledger: Ledger) -> None:
    recorded(ledger, SEEN)
    assert counts(recorded(ledger, {**SEEN, "检查日期": "2026-07-15"}, on=LATER)) == (0, 0, 1, 0)
    assert counts(recorded(ledger, TANK, on=LATER)) == (0, 0, 1, 0)
    assert str(ledger.get(ID).get("found_on")) == "2026-06-30"


def test_what_is_found_otherwise_amends_the_hazard(ledger: Ledger) -> None:
    rule = Rule(LAW.clause("leak"), hazard=Store.leaking > 1, name="leaks", title="泄漏", en="leaks")

    def found(amount: str) -> Imported:
        records = [{"编号": "S", "泄漏量": amount}]
        return record_hazards(
            Check((rule,), TODAY).run(records, Store), ledger, by="检查组", source="仓库.csv"
        )

    assert [counts(found(amount)) for amount in ("2", "3", "3")] == [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)]
    assert "泄漏量3" in ledger.get("leaks/S").get("description")


def test_what_a_later_check_does_not_know_stays(ledger: Ledger) -> None:
    recorded(ledger, {**SEEN, "单位编号": "U1"})
    unknown = {name: value for name, value in SEEN.items() if name not in ("单位名称", "地区")}
    assert counts(recorded(ledger, {**unknown, "单位编号": "U1"})) == (0, 0, 1, 0)
    assert ledger.get("gas.tank_unmonitored/U1/T-01").get("unit") == "甲公司"


def test_the_same_number_in_two_units_is_two_hazards(ledger: Ledger) -> None:
    assert counts(recorded(ledger, TANK, {**TANK, "单位名称": "乙公司"})) == (2, 0, 0, 0)


def test_equal_records_without_id_are_hazards_of_their_own(ledger: Ledger) -> None:
    nameless = {**TANK, "编号": ""}
    assert counts(recorded(ledger, nameless, nameless)) == (2, 0, 0, 0)
    assert counts(recorded(ledger, nameless, nameless, on=LATER)) == (0, 0, 2, 0)


def test_of_records_with_one_id_the_first_is_recorded(ledger: Ledger) -> None:
    done = recorded(ledger, TANK, {**TANK, "编号": "t-01"})
    assert counts(done) == (1, 0, 0, 1)
    [problem] = done.problems
    assert (problem.kind, problem.file) == ("duplicate_id", "储罐.csv")
    assert "t-01" in problem.text()


def test_a_closed_hazard_is_not_opened_by_a_check(ledger: Ledger) -> None:
    recorded(ledger, SEEN)
    close(ledger, "2026-07-10")
    assert counts(recorded(ledger, SEEN, on=LATER)) == (0, 0, 1, 0)
    for tank, text in ((TANK, "未填检查日期"), ({**SEEN, "检查日期": "2026-07-15"}, "2026年7月15日又发现")):
        done = recorded(ledger, tank, on=LATER)
        assert counts(done) == (0, 0, 0, 1)
        assert text in done.problems[0].text()
        assert "反弹" in done.problems[0].text()
    assert ledger.get(ID).state.value == "closed"


def test_what_the_ledger_refuses_is_said_of_the_hazard(ledger: Ledger) -> None:
    recorded(ledger, SEEN)
    done = recorded(ledger, {**SEEN, "地区": "二镇"})
    [problem] = done.problems
    assert (problem.kind, problem.row, ID in problem.text()) == ("refused", None, True)


def test_nothing_found_records_nothing(ledger: Ledger) -> None:
    head = ledger.head
    assert counts(recorded(ledger, {**TANK, "监测能超限报警": "是"})) == (0, 0, 0, 0)
    assert ledger.head == head


def test_who_may_not_record_is_refused_even_where_nothing_was_found(ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    token = ledger.grant("检查组", "record", by="局长", token=chief)
    with pytest.raises(RoleError):
        recorded(ledger, {**TANK, "监测能超限报警": "是"})
    assert counts(recorded(ledger, TANK, token=token)) == (1, 0, 0, 0)


def test_a_check_of_a_day_to_come_is_not_recorded(ledger: Ledger) -> None:
    with pytest.raises(GuardError):
        recorded(ledger, TANK, on="2099-01-01")


def test_many_hazards_are_recorded_in_parts(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansheng.checking.recording.BATCH", 2)
    tanks = [{**TANK, "编号": f"T-{n}"} for n in range(5)]
    assert counts(recorded(ledger, *tanks)) == (5, 0, 0, 0)
    assert counts(recorded(ledger, *tanks, on=LATER)) == (0, 0, 5, 0)


def test_the_language_of_what_is_recorded(ledger: Ledger) -> None:
    recorded(ledger, TANK, lang="en")
    assert "no day of inspection" in ledger.get(ID).get("description")
    assert counts(recorded(ledger, TANK, on=LATER, lang="en")) == (0, 0, 1, 0)
