"""Random sequences of events on the pure life cycle and on ledgers in both databases: no illegal state is reachable."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

import attrs
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
from ansheng.hazards.entry import HazardEntry, State, progress
from ansheng.hazards.events import KINDS, Event, Role
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Ledger, rows
from ansheng.hazards.lifecycle import Hazard
from tests.hazards import postgres

START = date(2026, 3, 2)
FAR_OFF = datetime(2099, 1, 1, tzinfo=UTC)
PEOPLE = ("甲", "乙", "甲\u200b", "丙")
CORRECTABLE = sorted(set(KINDS["correct"].fields) - {"undo", "reason"})
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
        case "number":
            return st.integers(0, 100)
    return st.sampled_from(("应急局", "住建局", "已落实"))


@st.composite
def events(draw: st.DrawFn, day: date) -> Event:
    kind = draw(st.sampled_from(sorted(set(KINDS) - {"register", "amend", "correct"})))
    later = day + timedelta(days=draw(st.sampled_from((-3, 0, 0, 0, 1, 2, 7, 20))))
    data = {name: draw(values(name, later)) for name in KINDS[kind].fields if draw(st.booleans())}
    return Event.of(kind, later, draw(st.sampled_from(PEOPLE)), data=data)


class LifeCycle(RuleBasedStateMachine):
    """One hazard and everything that may be tried on it; ``counting`` is what counts of it, by a model of its own."""

    ledger: Ledger | None = None
    runs = 0
    refusals: ClassVar[set[type[AnshengError]]] = set()

    @initialize(grade=st.sampled_from((None, "general", "major")), rectified=st.sampled_from((None, True)))
    def register(self, grade: str | None, rectified: bool | None) -> None:
        type(self).runs += 1
        self.id = f"H{self.runs}"
        facts = {"id": self.id, "found_on": START, "grade": grade, "rectified": rectified}
        told = {name: value for name, value in facts.items() if value is not None}
        at = None if self.ledger is None else FAR_OFF
        self.events = [Event.of("register", START, "甲", at=at, data=told)]
        self.counting = [self.events[0]]
        self.snapshots: list[Hazard] = []
        self.hazard = Hazard.of(self.events)
        if self.ledger is not None:
            self.ledger.record(told, by="甲")

    @precondition(lambda self: set(self.hazard.possible()) > {"correct"})
    @rule(data=st.data())
    def likely(self, data: st.DataObject) -> None:
        """An event that the state allows, with all its fields, so that long ways are walked."""
        kind = data.draw(st.sampled_from(sorted(set(self.hazard.possible()) - {"correct"})))
        day = self.hazard.last_on + timedelta(days=data.draw(st.sampled_from((0, 0, 1, 9, 30))))
        told = {name: data.draw(values(name, day)) for name in KINDS[kind].fields}
        self._step(Event.of(kind, day, data.draw(st.sampled_from(PEOPLE)), data=told))

    @rule(data=st.data())
    def anything(self, data: st.DataObject) -> None:
        """Any event whatever."""
        self._step(data.draw(events(self.hazard.last_on)))

    @rule(data=st.data(), back=st.sampled_from((0, 0, 0, 1)))
    def take_back(self, data: st.DataObject, back: int) -> None:
        """The last event that counts, or now and then another, is taken back."""
        number = [n for n, event in enumerate(self.events, 1) if event is self.counting[-1]]
        told = {"undo": (number or [self.hazard.counted[-1][0]])[0] - back, "reason": "误登记"}
        if data.draw(st.booleans()):
            told["basis"] = "复核"
        correction = Event.of("correct", self.hazard.last_on, data.draw(st.sampled_from(PEOPLE)), data=told)
        before, after = self.hazard, self._tried(correction)
        if after is None:
            return
        assert (back, len(self.counting) > 1) == (0, True)
        self._not_lower(before, after, correction)
        self.counting.pop()
        if "basis" in told:
            self._put_right({"basis": "复核"})
        elif self.snapshots:
            earlier = self.snapshots.pop()
            assert (dict(after.told), after.state) == (dict(earlier.told), earlier.state)
        self._counts()

    @rule(data=st.data(), count=st.integers(1, 3))
    def put_right(self, data: st.DataObject, count: int) -> None:
        """Any facts are corrected, to values or to nothing."""
        names = data.draw(st.lists(st.sampled_from(CORRECTABLE), min_size=1, max_size=count, unique=True))
        day = self.hazard.last_on
        told = {name: data.draw(st.none() | values(name, day)) for name in names}
        correction = Event.of(
            "correct", day, data.draw(st.sampled_from(PEOPLE)), data={**told, "reason": "笔误"}
        )
        before, after = self.hazard, self._tried(correction)
        if after is None:
            return
        expected = {**before.told, **correction.corrected()}
        expected |= progress(expected)
        assert dict(after.values) == {name: value for name, value in expected.items() if value is not None}
        self._not_lower(before, after, correction)
        for flag in ("rectified", "closed"):
            assert not (after.get(flag) and not before.get(flag))
        further = list(State)
        assert further.index(after.state) <= further.index(before.state)
        assert before.listed or not after.listed
        if before.get("acted"):
            assert after.state is before.state
        self._put_right(told)
        self._counts()

    def _put_right(self, told: dict[str, Any]) -> None:
        """The model: each fact in the last event that says it, or in the registration."""
        for name, value in told.items():
            at = next((n for n in range(len(self.counting) - 1, 0, -1) if name in self.counting[n].data), 0)
            event = self.counting[at]
            self.counting[at] = attrs.evolve(event, data={**event.data, name: value})
        self.snapshots = []

    def _step(self, event: Event) -> None:
        before, after = self.hazard, self._tried(event)
        if after is None:
            return
        assert (after.state.value == before.state.value) or after.state.value in WAYS[event.kind]
        assert before.state.value in FROM.get(event.kind, {before.state.value})
        assert event.on >= before.last_on
        if before.state.value in ("failed", "relapsed"):
            assert after.state.value in (before.state.value, "ordered")
        if event.kind == "start" and after.get("grade") == "major":
            assert all(
                after.get(name) for name in ("responsible", "measures", "funds", "deadline", "contingency")
            )
        self._not_lower(before, after, event)
        self.counting.append(event)
        self.snapshots.append(before)

    def _tried(self, event: Event) -> Hazard | None:
        """What becomes of the hazard, here and in the ledger; None where the event is refused."""
        try:
            after: Hazard | None = self.hazard.after(event)
        except AnshengError as error:
            self.refusals.add(type(error))
            after = None
        self._same_in_ledger(event, after)
        if after is not None:
            self.hazard, self.events = after, [*self.events, event]
        return after

    def _same_in_ledger(self, event: Event, after: Hazard | None) -> None:
        if self.ledger is None:
            return
        if after is None:
            with pytest.raises(AnshengError):
                self.ledger.act(self.id, event.kind, by=event.by, on=event.on, data=event.data)
        else:
            done = self.ledger.act(self.id, event.kind, by=event.by, on=event.on, data=event.data)
            assert (done, dict(done.values)) == (after, dict(after.values))

    def _not_lower(self, before: Hazard, after: Hazard, event: Event) -> None:
        """No grade of a major hazard is lowered without a supervisor who says by which rule."""
        if before.get("grade") == "major" and after.get("grade") != "major":
            assert event.data.get("rule") or event.data.get("basis")
            assert event.role is Role.SUPERVISE

    def _counts(self) -> None:
        """What is corrected is what the events that count make by themselves, corrections apart."""
        alone = Hazard.of(self.counting)
        assert (dict(alone.told), alone.state, alone.last_on) == (
            dict(self.hazard.told),
            self.hazard.state,
            self.hazard.last_on,
        )
        assert [event for _, event in self.hazard.counted] == self.counting

    @invariant()
    def replay_gives_the_same(self) -> None:
        again = Hazard.of(self.events)
        assert (again, dict(again.values)) == (self.hazard, dict(self.hazard.values))

    @invariant()
    def counts_and_days_are_in_order(self) -> None:
        happened = Counter(event.kind for event in self.counting)
        found, closed = 1 + happened["relapse"], happened["close"]
        assert (self.hazard.found, self.hazard.closures) == (found, closed)
        assert found - closed == (0 if self.hazard.state is State.CLOSED else 1)
        days = [event.on for event in self.counting]
        assert days == sorted(days)
        assert self.hazard.version == len(self.events)

    @invariant()
    def closed_only_through_its_guards(self) -> None:
        """Each close-out that counts: rectified by somebody else, re-checked or general and on the spot."""
        grade, found_on, rectifier, passed = None, None, None, False
        for event in self.counting:
            grade = event.data.get("grade", grade)
            found_on = event.data.get("found_on", found_on)
            if event.kind == "rectify":
                rectifier, passed = event.by, False
            elif event.kind in ("fail", "relapse"):
                rectifier, passed = None, False
            elif event.kind == "pass":
                passed = True
            elif event.kind == "close":
                assert rectifier is not None
                assert rectifier.replace("\u200b", "") != event.by.replace("\u200b", "")
                assert passed or (grade, found_on) == ("general", event.on)
        assert (self.hazard.state is State.CLOSED) == bool(self.hazard.get("closed"))

    @invariant()
    def the_record_does_not_contradict_itself(self) -> None:
        told = [("found_on", True)]
        told += [(f"{flag}_on", bool(self.hazard.get(flag))) for flag in ("rectified", "closed")]
        days = [self.hazard.get(name) for name, counts in told if counts and self.hazard.get(name)]
        assert days == sorted(days)
        assert not (self.hazard.get("closed") and self.hazard.get("rectified") is False)

    def teardown(self) -> None:
        if self.ledger is not None and self.runs % 10 == 0:
            assert self.ledger.verify().breaks == ()


@pytest.fixture
def far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day of recording after all days of the walks."""
    monkeypatch.setattr(rows, "now", lambda: FAR_OFF)


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


def test_the_ledger_in_sqlite_follows_the_life_cycle(far_off: None) -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        walk(ledger, 0.25)
        assert ledger.verify().breaks == ()


def test_the_ledger_in_postgresql_follows_the_life_cycle(far_off: None, postgres_server: str) -> None:
    with postgres.database(postgres_server) as address, Ledger.open(address, create=True) as ledger:
        walk(ledger, 0.15)
        assert ledger.verify().breaks == ()
