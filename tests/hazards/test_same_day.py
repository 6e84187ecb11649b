"""Events of one day: they stand in the order in which they were recorded, whatever the clock said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ansheng.hazards.entry import State
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Ledger, rows
from ansheng.hazards.lifecycle import Hazard, event

DAY, NEXT = dt.date(2026, 7, 1), dt.date(2026, 7, 2)
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("grade", {"grade": "一般"}),
    ("correct", {"unit": "丙厂", "reason": "笔误"}),
    ("correct", {"unit": "乙厂", "reason": "笔误"}),
    ("correct", {"unit": "甲厂", "reason": "笔误"}),
    ("rectify", {}),
    ("close", {}),
    ("relapse", {"reason": "又堵上了"}),
)
KINDS = ["register", *(kind for kind, _ in STEPS)]


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes back a minute each time it is read."""
    start = dt.datetime(2026, 7, 2, 12, tzinfo=dt.UTC)
    times: Iterator[dt.datetime] = iter(start - dt.timedelta(minutes=n) for n in range(100))
    monkeypatch.setattr(rows, "now", lambda: next(times))


@pytest.fixture
def busy(backwards: None, ledger: Ledger) -> Ledger:
    """A ledger with a hazard that went from discovery to relapse within a day."""
    ledger.record(
        {"编号": "H1", "隐患描述": "通道堵塞", "单位名称": "丁厂", "发现日期": "2026-07-01"}, by="检查组"
    )
    for kind, data in STEPS:
        ledger.act("H1", kind, by="店主" if kind == "rectify" else "检查组", on=DAY, data=data)
    return ledger


def folded(hazard: Hazard) -> tuple[Any, ...]:
    return hazard.state, hazard.version, hazard.record.unit, hazard.found, hazard.closures


AFTER = (State.RELAPSED, 8, "甲厂", 2, 1)


def test_the_history_of_a_day_is_in_the_order_of_recording(busy: Ledger) -> None:
    history = busy.history("H1")
    assert [each.kind for each in history] == KINDS
    assert {each.on for each in history} == {DAY}
    times = [each.at for each in history]
    assert times == sorted(times, reverse=True)
    assert [each.facts().get("unit") for each in history[2:5]] == ["丙厂", "乙厂", "甲厂"]


def test_a_hazard_is_what_the_last_event_of_the_day_left(busy: Ledger) -> None:
    assert folded(busy.get("H1")) == folded(busy.get("H1", as_of=DAY)) == AFTER
    assert busy.verify().breaks == ()


def test_a_day_is_looked_back_to_whole(busy: Ledger) -> None:
    """An event of the next day makes the ledger fold the day before anew."""
    order: dict[str, Any] = {"department": "应急局", "requirement": "清", "due_on": NEXT}
    busy.act("H1", "order", by="检查组", on=NEXT, **order)
    (row,) = busy.as_of(DAY).iter_rows(named=True)
    assert (row["state"], row["version"], row["unit"], row["relapses"]) == ("relapsed", 8, "甲厂", 1)
    assert folded(busy.get("H1", as_of=DAY)) == AFTER
    assert busy.as_of(NEXT)["department"].to_list() == ["应急局"]


def test_an_export_keeps_the_order(busy: Ledger, tmp_path: Path) -> None:
    busy.export(tmp_path / "out", form="csv")
    with Ledger.restore(tmp_path / "out", f"sqlite:///{tmp_path / '新.db'}") as again:
        assert again.history("H1") == busy.history("H1")
        assert folded(again.get("H1")) == AFTER


def test_a_table_of_the_same_day_comes_after_what_was_recorded(busy: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    path.write_text("编号,隐患描述,单位名称,发现日期\nH1,出口堵塞,,2026-07-01\n", encoding="utf-8")
    assert busy.import_table(path, by="科员", on=DAY).amended == 1
    assert [each.kind for each in busy.history("H1")] == [*KINDS, "amend"]
    assert busy.get("H1", as_of=DAY).record.description == "出口堵塞"


def test_an_event_of_the_day_before_is_refused_and_one_of_the_day_is_not(busy: Ledger) -> None:
    with pytest.raises(GuardError) as refused:
        busy.act(
            "H1", "order", by="检查组", on="2026-06-30", department="应急局", requirement="清", due_on=NEXT
        )
    assert refused.value.guard == "dates"
    done = busy.act("H1", "order", by="检查组", on=DAY, department="应急局", requirement="清", due_on=NEXT)
    assert (done.state, done.last_on) == (State.ORDERED, DAY)


def test_the_fold_takes_events_of_a_day_as_they_come() -> None:
    first = event("register", DAY, "检查组", id="H1", grade="一般")
    told = [event("amend", DAY, "检查组", unit=unit) for unit in ("甲厂", "乙厂", "丙厂")]
    for order in permutations(told):
        assert Hazard.of([first, *order]).record.unit == order[-1].facts()["unit"]
        assert Hazard.of([first, *order], on=DAY).version == 4
