"""Random sequences of events on the pure life cycle and on ledgers in both databases: no illegal state is reachable."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ansheng import AnshengError, DayError
from ansheng.hazards.entry import HazardEntry, State
from ansheng.hazards.events import KINDS, Event
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.lifecycle import Hazard
from tests.hazards import postgres

START = date(2026, 3, 2)
PEOPLE = ("甲", "乙", "丙")
WAYS = {
    "grade": {"graded"},
    "order": {"ordered"},
    "plan": {"planned"},
    "start": {"rectifying"},
    "rectify": {"rectified"},
    "request": {"requested"},
    "pass": {"passed"},
    "fail": {"failed"},
    "close": {"closed"},
    "relapse": {"relapsed"},
}
"""The states that each event may lead to; any other leaves the state as it is."""

FROM = {
    "close": {"passed", "rectified"},
    "relapse": {"closed"},
    "start": {"ordered", "planned"},
    "order": {"graded", "ordered", "failed", "relapsed"},
    "pass": {"rectified", "requested"},
}
"""Some of the states that an event may start from, told anew."""


def values(name: str, day: date) -> st.SearchStrategy[Any]:
    fact = HazardEntry.fact(name)
    match fact.kind:
        case "day":
            return st.integers(-20, 60).map(lambda n: day + timedelta(days=n))
        case "choice":
            return st.sampled_from(sorted(fact.options))
        case "flag":
            return st.booleans()
    return st.sampled_from(("应急局", "住建局", "已落实"))


@st.composite
def events(draw: st.DrawFn, day: date, told: tuple[str, ...]) -> Event:
    kind = draw(st.sampled_from(sorted(set(KINDS) - {"register", "amend"})))
    later = day + timedelta(days=draw(st.sampled_from((-3, 0, 0, 0, 1, 2, 7, 20))))
    data = {
        name: draw(values(name, later)) for name in KINDS[kind].fields if name in told or draw(st.booleans())
    }
    return Event.of(kind, later, draw(st.sampled_from(PEOPLE)), data=data)


class LifeCycle(RuleBasedStateMachine):
    """One hazard and everything that may be tried on it."""

    ledger: Ledger | None = None
    runs = 0
    refusals: ClassVar[set[type[AnshengError]]] = set()

    @initialize(grade=st.sampled_from((None, "general", "major")), rectified=st.sampled_from((None, True)))
    def register(self, grade: str | None, rectified: bool | None) -> None:
        type(self).runs += 1
        self.id = f"H{self.runs}"
        facts = {"id": self.id, "found_on": START, "grade": grade, "rectified": rectified}
        told = {name: value for name, value in facts.items() if value is not None}
        self.events = [Event.of("register", START, "甲", data=told)]
        self.hazard = Hazard.of(self.events)
        if self.ledger is not None:
            self.ledger.record(told, by="甲")

    @precondition(lambda self: self.hazard.possible())
    @rule(data=st.data())
    def likely(self, data: st.DataObject) -> None:
        """An event that the state allows, with all its fields, so that long ways are walked."""
        kind = data.draw(st.sampled_from(sorted(self.hazard.possible())))
        fields = [name for name in KINDS[kind].fields if kind != "amend" or name == "unit"]
        day = self.hazard.last_on + timedelta(days=data.draw(st.sampled_from((0, 0, 1, 9, 30))))
        told = {name: data.draw(values(name, day)) for name in fields}
        self._try(Event.of(kind, day, data.draw(st.sampled_from(PEOPLE)), data=told))

    @rule(data=st.data())
    def anything(self, data: st.DataObject) -> None:
        """Any event whatever."""
        self._try(data.draw(events(self.hazard.last_on, ())))

    def _try(self, event: Event) -> None:
        before = self.hazard
        try:
            after: Hazard | None = before.after(event)
        except AnshengError as error:
            self.refusals.add(type(error))
            after = None
        self._same_in_ledger(event, after)
        if after is None:
            return
        assert (after.state.value == before.state.value) or after.state.value in WAYS[event.kind]
        assert before.state.value in FROM.get(event.kind, {before.state.value})
        assert event.on >= before.last_on
        if before.state.value in ("failed", "relapsed"):
            assert after.state.value in (before.state.value, "ordered")
        if event.kind == "close":
            assert before.get("rectified_by") not in (None, event.by)
        if event.kind == "start" and after.get("grade") == "major":
            assert all(
                after.get(name) for name in ("responsible", "measures", "funds", "deadline", "contingency")
            )
        self.hazard, self.events = after, [*self.events, event]

    def _same_in_ledger(self, event: Event, after: Hazard | None) -> None:
        if self.ledger is None:
            return
        if after is None:
            with pytest.raises(AnshengError):
                self.ledger.act(self.id, event.kind, by=event.by, on=event.on, data=event.data)
        else:
            done = self.ledger.act(self.id, event.kind, by=event.by, on=event.on, data=event.data)
            assert (done, dict(done.values)) == (after, dict(after.values))

    @invariant()
    def replay_gives_the_same(self) -> None:
        again = Hazard.of(self.events)
        assert (again, dict(again.values)) == (self.hazard, dict(self.hazard.values))

    @invariant()
    def counts_and_days_are_in_order(self) -> None:
        happened = Counter(event.kind for event in self.events)
        found, closed = 1 + happened["relapse"], happened["close"]
        assert (self.hazard.found, self.hazard.closures) == (found, closed)
        assert found - closed == (0 if self.hazard.state is State.CLOSED else 1)
        days = [event.on for event in self.events]
        assert days == sorted(days)
        assert self.hazard.version == len(self.events)

    def teardown(self) -> None:
        if self.ledger is not None and self.runs % 10 == 0:
            assert self.ledger.verify().breaks == ()


def walk(ledger: Ledger | None, share: float) -> None:
    """Walk as often as the profile says, times ``share``."""
    examples = round(settings().max_examples * share)
    machine = type("Walk", (LifeCycle,), {"ledger": ledger, "runs": 0, "refusals": set()})
    health = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=25, deadline=None, suppress_health_check=health
        ),
    )
    assert machine.runs >= examples  # type: ignore[attr-defined]
    assert machine.refusals <= {GuardError, DayError}  # type: ignore[attr-defined]


def test_no_sequence_of_events_reaches_an_illegal_state() -> None:
    walk(None, 1.5)


def test_the_ledger_in_sqlite_follows_the_life_cycle() -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        walk(ledger, 0.25)
        assert ledger.verify().breaks == ()


def test_the_ledger_in_postgresql_follows_the_life_cycle(postgres_server: str) -> None:
    with postgres.database(postgres_server) as address, Ledger.open(address, create=True) as ledger:
        walk(ledger, 0.15)
        assert ledger.verify().breaks == ()
