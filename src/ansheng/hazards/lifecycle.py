"""Life cycle of a hazard: the fold of its events, from discovery to close-out, each step behind its guards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from ansheng.hazards import guards
from ansheng.hazards.clocks import clock
from ansheng.hazards.entry import FIVE, PROGRESS, RECORD, HazardEntry, State, progress
from ansheng.hazards.events import Event, event_kind
from ansheng.hazards.guards import Guard, GuardError
from ansheng.hazards.records import HazardRecord
from ansheng.words import Words

Effect = Callable[[Mapping[str, Any], Event], dict[str, Any]]

OPEN = frozenset(State) - {State.CLOSED}
"""The states of a hazard that is not struck off."""


@attrs.frozen
class Step:
    """What an event does: from which states, to which state (``None``: none other), behind which guards.

    :param staying: those of the states in which the hazard stays
    """

    sources: frozenset[State]
    target: State | None
    guards: tuple[Guard, ...] = ()
    effect: Effect = lambda _values, _event: {}
    staying: frozenset[State] = frozenset()


@attrs.frozen
class Hazard:
    """A hazard as its events have left it; immutable, and without any input or output.

    :param id: its id in the ledger
    :param state: where it stands
    :param version: how many events it has had
    :param last_on: the last day that an event or its record speaks of
    :param told: the facts of :class:`HazardEntry` that its tables and events tell
    :param event_on: the day of its last event; a day that a table states in error may be later, until it is amended
    """

    id: str
    state: State
    version: int
    last_on: dt.date
    told: Mapping[str, Any] = attrs.field(hash=False)
    event_on: dt.date

    @classmethod
    def of(cls, events: Iterable[Event], *, on: dt.date | None = None) -> Hazard:
        """The hazard that events make, the first of which registers it.

        :param on: the day to which to look: later events do not count, nor does what a table said of later days
        :raises GuardError: an event is not possible where it stands, or there is none
        """
        hazard: Hazard | None = None
        for event in events:
            if on is not None and event.on > on:
                continue
            seen = event if on is None else _known_on(event, on)
            hazard = cls.registered(seen) if hazard is None else hazard.after(seen)
        if hazard is None:
            raise GuardError(
                "first", Words("该隐患未登记；请先登记", "the hazard was not registered; register it first")
            )
        return hazard

    @classmethod
    def registered(cls, event: Event) -> Hazard:
        """The hazard that its first event registers.

        :raises GuardError: the event is another, states no id, or contradicts itself
        """
        values = {name: value for name, value in event.facts().items() if value is not None}
        if event.kind != "register" or not values.get("id"):
            raise GuardError(
                "first",
                Words(
                    "隐患的第一项办理事项应为“登记”，且编号必填；请先登记",
                    "the first event of a hazard registers it with an id; register it first",
                ),
            )
        new = cls(values["id"], State.REGISTERED, 0, event.on, MappingProxyType({}), event.on)
        guards.consistent(new, event, values)
        last = _last(event.on, values)
        return cls(values["id"], told_state(values), 1, last, MappingProxyType(values), event.on)

    def after(self, event: Event) -> Hazard:
        """The hazard after one more event; this one stays as it is.

        :raises GuardError: the event is refused, with the guard that refuses it, what it expects and its source
        """
        step = STEPS.get(event.kind)
        if step is None:
            raise GuardError(
                "first",
                Words(
                    f"隐患“{self.id}”已登记，不能重复登记；请核对编号",
                    f"hazard {self.id!r} is registered already; check the id",
                ),
            )
        guards.right_state(self, event, step.sources)
        guards.in_order(self, event, self.told)
        guards.stated(event)
        stated = {**self.told, **event.facts()}
        for guard in step.guards:
            guard(self, event, stated)
        known = (
            {"rectified": False, "closed": False, **self.values, "acted": True} if step.target else self.told
        )
        changed = {**known, **event.facts(), **step.effect(self.values, event)}
        values = {name: value for name, value in changed.items() if value is not None}
        state = None if self.state in step.staying else step.target
        state = state or (self._amended(values) if event.kind == "amend" else self.state)
        last = _last(event.on, values)
        return Hazard(self.id, state, self.version + 1, last, MappingProxyType(values), event.on)

    @property
    def values(self) -> Mapping[str, Any]:
        """What is known of it: the facts told, and how far it has come, see :func:`ansheng.hazards.entry.progress`."""
        known = {**self.told, **progress(self.told)}
        return MappingProxyType({name: value for name, value in known.items() if value is not None})

    def get(self, name: str) -> Any:
        """One fact of the hazard, ``None`` where it is missing."""
        return self.values.get(name)

    @property
    def record(self) -> HazardRecord:
        """The hazard as a record of the table ``hazards``."""
        known = self.values
        return HazardRecord(**{name: known[name] for name in RECORD if name in known})

    @property
    def entry(self) -> HazardEntry:
        """The hazard with all that its events state."""
        return HazardEntry(**self.values)

    @property
    def found(self) -> int:
        """How often it was found: once, and once more for each relapse."""
        return 1 + int(self.values.get("relapses") or 0)

    @property
    def closures(self) -> int:
        """How often it was struck off; ``found - closures`` is 1 while it is open and 0 when it is closed."""
        return int(self.values.get("relapses") or 0) + (self.state is State.CLOSED)

    @property
    def listed(self) -> bool:
        """Whether it is under a listing (挂牌督办) that has not ended."""
        return self.get("listed_on") is not None and self.get("delisted_on") is None

    @property
    def recheck_due(self) -> dt.date | None:
        """The last day for the re-check: after the request, or after the deadline where none was made; else ``None``.

        :raises DayError: the holidays of a year that it passes are not known
        """
        waiting = (State.ORDERED, State.PLANNED, State.RECTIFYING, State.RECTIFIED)
        start = self.get("due_on") if self.state in waiting else None
        if self.state is State.REQUESTED:
            start = self.get("requested_on")
        return None if start is None else clock("recheck").due(start)

    def overdue(self, on: dt.date) -> bool | None:
        """Whether its deadline has passed and it is neither rectified nor closed; ``None`` without a deadline."""
        if self.state in (State.RECTIFIED, State.REQUESTED, State.PASSED, State.CLOSED):
            return False
        due = self.get("due_on")
        return None if due is None else bool(due < on)

    def possible(self) -> tuple[str, ...]:
        """The kinds of events that its state allows; other guards may still refuse them."""
        return tuple(kind for kind, step in STEPS.items() if self.state in step.sources)

    def _amended(self, values: Mapping[str, Any]) -> State:
        return self.state if self.get("acted") else told_state(values)


_TOLD_DAYS = (("rectified", "rectified_on"), ("closed", "closed_on"))


def told_state(values: Mapping[str, Any]) -> State:
    """The state that the facts of a table tell."""
    done = progress(values)
    if done["closed"]:
        return State.CLOSED
    if done["rectified"]:
        return State.RECTIFIED
    if values.get("due_on") is not None or values.get("order_no"):
        return State.ORDERED
    return State.GRADED if values.get("grade") else State.REGISTERED


def _last(day: dt.date, values: Mapping[str, Any]) -> dt.date:
    last = max(day, values.get("found_on") or day)
    for flag, on in _TOLD_DAYS:
        told: dt.date | None = values.get(on) if progress(values)[flag] else None
        if told is not None and told > last:
            last = told
    return last


def _known_on(event: Event, day: dt.date) -> Event:
    """What a table that speaks of later days says of a day: not yet rectified, not yet closed."""
    data = dict(event.data)
    for flag, on in _TOLD_DAYS:
        if (told := data.get(on)) is not None and told > day:
            data |= {flag: False, on: None}
    return attrs.evolve(event, data=data)


def held(hazard: Hazard) -> tuple[str, ...]:
    """The facts of a hazard that cannot be amended: its id, and what its own events have settled."""
    return ("id", "grade", "due_on", *PROGRESS) if hazard.get("acted") else ("id",)


def _not_moved(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """What the events of a hazard have settled is not amended."""
    if any(event.data[name] != hazard.get(name) for name in held(hazard) if name in event.data):
        raise GuardError(
            "progress",
            Words(
                f"隐患“{hazard.id}”已登记办理事项，其编号、等级、期限和整改、销号情况不能更正；请登记相应办理事项",
                f"hazard {hazard.id!r} has events; its id, grade, deadline and progress are not amended; "
                "record the event",
            ),
        )


def _set(**changes: Any) -> Effect:
    return lambda _values, _event: changes


def _on(name: str, **changes: Any) -> Effect:
    return lambda _values, event: {name: event.on, **changes}


def _more(name: str, **changes: Any) -> Effect:
    return lambda values, _event: {name: int(values.get(name) or 0) + 1, **changes}


def _rectified(values: Mapping[str, Any], event: Event) -> dict[str, Any]:
    told = values.get("rectified_on") if values.get("rectified") else None
    return {"rectified": True, "rectified_on": told or event.on, "rectified_by": event.by}


def _closed(_values: Mapping[str, Any], event: Event) -> dict[str, Any]:
    return {"closed": True, "closed_on": event.on, "closed_by": event.by}


def _failed(values: Mapping[str, Any], event: Event) -> dict[str, Any]:
    return {"checked_on": event.on, "failures": int(values.get("failures") or 0) + 1, **_UNRECTIFIED}


def _relapsed(values: Mapping[str, Any], _event: Event) -> dict[str, Any]:
    again = int(values.get("relapses") or 0) + 1
    return {**_UNPLANNED, **_UNCHECKED, **_UNRECTIFIED, "closed": False, "relapses": again}


_UNRECTIFIED = {"rectified": False, **dict.fromkeys(("rectified_on", "rectified_by", "requested_on"))}
_UNCHECKED = dict.fromkeys(("checked_on", "checkers", "unit_signed", "closed_on", "closed_by", "close_no"))
_UNPLANNED = dict.fromkeys(
    (*FIVE, "goals", "interim", "due_on", "order_no", "evidence", "extension_asked_on")
)


def _steps() -> dict[str, Step]:
    s, g = State, guards
    early = frozenset((s.REGISTERED, s.GRADED, s.ORDERED, s.PLANNED, s.RECTIFYING, s.FAILED, s.RELAPSED))
    ordered = frozenset((s.ORDERED, s.PLANNED))
    done = frozenset((s.RECTIFIED, s.REQUESTED))
    on_the_spot = frozenset((s.GRADED, s.ORDERED, s.PLANNED, s.RECTIFYING, s.RECTIFIED))
    return {
        "amend": Step(frozenset(State), None, (_not_moved, g.consistent)),
        "grade": Step(early, s.GRADED, (g.graded_by_rule,), staying=frozenset((s.FAILED, s.RELAPSED))),
        "report": Step(OPEN, None, (), _on("reported_on")),
        "order": Step(
            frozenset((s.GRADED, s.ORDERED, s.FAILED, s.RELAPSED)), s.ORDERED, (g.order_complete,),
            _set(extension_asked_on=None),
        ),
        "plan": Step(ordered, s.PLANNED, ()),
        "control": Step(early, None, ()),
        "start": Step(ordered, s.RECTIFYING, (g.five_elements,)),
        "rectify": Step(on_the_spot, s.RECTIFIED, (g.planned_if_major, g.rectified_once), _rectified),
        "request": Step(frozenset((s.RECTIFIED,)), s.REQUESTED, (), _on("requested_on")),
        "pass": Step(done, s.PASSED, (g.signed,), _on("checked_on")),
        "fail": Step(done | ordered | {s.RECTIFYING}, s.FAILED, (g.signed, g.due_passed), _failed),
        "close": Step(
            frozenset((s.PASSED, s.RECTIFIED)), s.CLOSED, (g.checked_or_on_the_spot, g.closed_by_another), _closed
        ),
        "relapse": Step(frozenset((s.CLOSED,)), s.RELAPSED, (), _relapsed),
        "ask_extension": Step(ordered | {s.RECTIFYING}, None, (g.extension_in_window,), _on("extension_asked_on")),
        "grant_extension": Step(
            ordered | {s.RECTIFYING}, None, (g.extension_asked, g.later_deadline),
            _more("extensions", extension_asked_on=None),
        ),
        "refuse_extension": Step(OPEN, None, (g.extension_asked,), _set(extension_asked_on=None)),
        "transfer": Step(OPEN, None, (g.another_department,), _more("transfers")),
        "stop": Step(OPEN, None, (g.running,), _on("stopped_on")),
        "resume": Step(frozenset(State), None, (g.consented,), _set(stopped=None, stopped_on=None)),
        "list": Step(OPEN, None, (g.listable,), _on("listed_on", delisted_on=None, public_on=None)),
        "delist": Step(frozenset((s.CLOSED,)), None, (g.delistable,), _on("delisted_on")),
        "propose_closure": Step(OPEN, None, (), _on("closure_proposed_on")),
    }  # fmt: skip


STEPS: Mapping[str, Step] = MappingProxyType(_steps())
"""What each kind of event does, ``register`` apart."""


def event(kind: str, on: object, by: str, **data: Any) -> Event:
    """An event in one line; see :meth:`Event.of`.

    >>> hazard = Hazard.of([event("登记", "2026-07-01", "检查组", id="H1", description="消防通道堵塞")])
    >>> hazard.after(event("grade", "2026-07-01", "检查组", grade="一般")).state.title
    '已定级'
    """
    return Event.of(event_kind(kind).name, on, by, data=data)
