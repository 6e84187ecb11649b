"""Hazard: what its events have made of it, on its own, without any input or output."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.dates import AnyDay, day_of, maybe_day
from ansheng.hazards import guards
from ansheng.hazards.clocks import clock
from ansheng.hazards.entry import RECORD, HazardEntry, State, progress
from ansheng.hazards.events import EXTRA, Event, event_kind
from ansheng.hazards.guards import GuardError, within
from ansheng.hazards.lifecycle import corrections
from ansheng.hazards.lifecycle.corrections import History
from ansheng.hazards.lifecycle.steps import STEPS
from ansheng.hazards.records import HazardRecord
from ansheng.words import Words


@attrs.frozen
class Hazard:
    """A hazard as its events have left it; immutable, and without any input or output.

    :param id: its id in the ledger
    :param state: where it stands
    :param version: how many events it has had, those that were taken back and corrections included
    :param last_on: the last day that an event or its record speaks of
    :param told: the facts of :class:`HazardEntry` that its tables and events tell
    :param event_on: the day of its last event; a day that a table states in error may be later, until it is put right
    :param extra: what its tables say in columns that no fact is for, by header
    :param counted: the events that count, as corrections have left them, each with its number
    """

    id: str
    state: State
    version: int
    last_on: dt.date
    told: Mapping[str, Any] = attrs.field(hash=False)
    event_on: dt.date
    extra: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    counted: History = attrs.field(default=(), hash=False, repr=False, eq=False)

    @classmethod
    def of(cls, events: Iterable[Event], *, on: AnyDay | None = None) -> Hazard:
        """The hazard that events make, the first of which registers it.

        :param on: the day to which to look: later events do not count, nor does what a table said of later days. What
            was corrected, on whichever day, counts as corrected
        :raises GuardError: an event is not possible where it stands, or there is none
        """
        on = maybe_day(on)
        hazard: Hazard | None = None
        for event in events:
            hazard = cls.registered(event) if hazard is None else hazard.after(event)
        if hazard is None:
            raise _unregistered()
        return hazard if on is None else hazard._on(on)

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
        guards.consistent(values)
        told, extra = immutabledict(values), _extra({}, event)
        last = _last(event.day, values)
        return cls(values["id"], told_state(values), 1, last, told, event.day, extra, ((1, event),))

    def after(self, event: Event) -> Hazard:
        """The hazard after one more event; this one stays as it is.

        :raises GuardError: the event is refused, with the guard that refuses it, what it expects and its source
        """
        if event.kind == "correct":
            return self._corrected(event)
        return self._after(self.version + 1, event)

    def _after(self, number: int, event: Event) -> Hazard:
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
        guards.in_order(self, event)
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
        told, extra, counted = (
            immutabledict(values),
            _extra(self.extra, event),
            (*self.counted, (number, event)),
        )
        return Hazard(self.id, state, number, _last(event.day, values), told, event.day, extra, counted)

    def _corrected(self, event: Event) -> Hazard:
        """The hazard as its history makes it once an event of it is taken back, or facts in it are put right."""
        guards.stated(event)
        kept = corrections.without(self.counted, event)
        back = _folded(kept)
        after = _folded(corrections.put_right(kept, event))
        corrections.check(self, back, after, event)
        return attrs.evolve(after, version=self.version + 1)

    def _on(self, day: dt.date) -> Hazard:
        """The hazard as it was on a day."""
        known = tuple((number, _known_on(event, day)) for number, event in self.counted if event.day <= day)
        if known == self.counted:
            return self
        later = len(self.counted) - len(known)
        return attrs.evolve(_folded(known), version=self.version - later)

    @property
    def values(self) -> Mapping[str, Any]:
        """What is known of it: the facts told, and how far it has come, see :func:`ansheng.hazards.entry.progress`."""
        known = {**self.told, **progress(self.told)}
        return immutabledict({name: value for name, value in known.items() if value is not None})

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

    def overdue(self, on: AnyDay) -> bool | None:
        """Whether its deadline has passed and it is neither rectified nor closed; ``None`` without a deadline."""
        on = day_of(on, "on")
        if self.state in (State.RECTIFIED, State.REQUESTED, State.PASSED, State.CLOSED):
            return False
        due = self.get("due_on")
        return None if due is None else bool(due < on)

    def possible(self) -> tuple[str, ...]:
        """The kinds of events that its state allows people; other guards may still refuse them."""
        return tuple(kind for kind, step in STEPS.items() if self.state in step.sources and kind != "amend")

    def _amended(self, values: Mapping[str, Any]) -> State:
        return self.state if self.get("acted") else told_state(values)


def _folded(history: History) -> Hazard:
    """The hazard that a history makes; what is refused in it is told with the event.

    :raises GuardError: an event is not possible where it stands, or there is none
    """
    if not history:
        raise _unregistered()
    hazard = Hazard.registered(history[0][1])
    for number, event in history[1:]:
        try:
            hazard = hazard._after(number, event)
        except GuardError as error:
            raise within(error, _in_event(number, event, error.words)) from error
    return hazard


def _in_event(number: int, event: Event, words: Words) -> Words:
    return Words(
        f"第{number}项办理事项“{event.title}”将不成立（{words.zh}）；请先撤回该事项",
        f"event {number} ({event.kind}) would not hold: {words.en}; take that event back first",
    )


def _unregistered() -> GuardError:
    return GuardError(
        "first", Words("该隐患未登记；请先登记", "the hazard was not registered; register it first")
    )


def _extra(before: Mapping[str, str], event: Event) -> Mapping[str, str]:
    told = {**before, **event.data.get(EXTRA, {})}
    return immutabledict({header: text for header, text in told.items() if text is not None})


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
    later = [(flag, on) for flag, on in _TOLD_DAYS if (told := event.data.get(on)) is not None and told > day]
    masked = {name: value for flag, on in later for name, value in ((flag, False), (on, None))}
    return attrs.evolve(event, data={**event.data, **masked}) if masked else event


def event(kind: str, on: AnyDay, by: str, **data: Any) -> Event:
    """An event in one line; see :meth:`Event.of`.

    >>> hazard = Hazard.of([event("登记", "2026-07-01", "检查组", id="H1", description="消防通道堵塞")])
    >>> hazard.after(event("grade", "2026-07-01", "检查组", grade="一般")).state.title
    '已定级'
    """
    return Event.of(event_kind(kind).name, on, by, data=data)
