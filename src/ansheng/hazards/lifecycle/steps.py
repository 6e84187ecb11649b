"""Steps: what each kind of event does to a hazard, from which states, behind which guards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs
from immutabledict import immutabledict

from ansheng.hazards import guards
from ansheng.hazards.entry import FIVE, PROGRESS, State
from ansheng.hazards.events import Event
from ansheng.hazards.guards import Guard, GuardError
from ansheng.hazards.lifecycle import supervision
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle.hazard import Hazard

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


_SETTLED = ("id", "grade", "due_on", *PROGRESS)


def told_by(event: Event) -> set[str]:
    """The facts that an event tells or settles by happening."""
    settled = STEPS[event.kind].effect({}, event) if event.kind in STEPS else {}
    return {*event.facts(), *settled}


def held(hazard: Hazard) -> frozenset[str]:
    """The facts of a hazard that no table moves: its id, and what its own events have settled."""
    steps = (event for _, event in hazard.counted if event.kind not in ("register", "amend"))
    told = {name for event in steps for name in told_by(event)}
    return frozenset((*told, *_SETTLED) if hazard.get("acted") else (*told, "id"))


def _not_moved(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """The id of a hazard, and how its own events have graded it and how far they have brought it, no table moves."""
    settled = _SETTLED if hazard.get("acted") else _SETTLED[:1]
    if any(event.data[name] != hazard.get(name) for name in settled if name in event.data):
        raise GuardError(
            "progress",
            Words(
                f"隐患“{hazard.id}”已登记办理事项，其编号、等级、期限和整改、销号情况不能用表格更新；请登记相应办理事项",
                f"hazard {hazard.id!r} has events; no table changes its id, grade, deadline and progress; "
                "record the event",
            ),
        )


def _consistent(_hazard: Hazard, _event: Event, after: Mapping[str, Any]) -> None:
    """What a table says does not contradict the record."""
    guards.consistent(after)


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
    return {
        "checked_on": event.on,
        "recheck": None,
        "failures": int(values.get("failures") or 0) + 1,
        **_UNRECTIFIED,
    }


def _relapsed(values: Mapping[str, Any], _event: Event) -> dict[str, Any]:
    again = int(values.get("relapses") or 0) + 1
    return {**_UNPLANNED, **_UNCHECKED, **_UNRECTIFIED, "closed": False, "relapses": again}


_UNRECTIFIED = {"rectified": False, **dict.fromkeys(("rectified_on", "rectified_by", "requested_on"))}
_CHECKED = ("checked_on", "checkers", "recheck", "unit_signed", "accepted_on", "accepted_by", "acceptance")
_UNCHECKED = dict.fromkeys((*_CHECKED, "closed_on", "closed_by", "close_no"))
_UNPLANNED = dict.fromkeys(
    (*FIVE, "goals", "interim", "due_on", "order_no", "evidence", "extension_asked_on")
)


def _steps() -> dict[str, Step]:
    s, g, v = State, guards, supervision
    early = frozenset((s.REGISTERED, s.GRADED, s.ORDERED, s.PLANNED, s.RECTIFYING, s.FAILED, s.RELAPSED))
    ordered = frozenset((s.ORDERED, s.PLANNED))
    done = frozenset((s.RECTIFIED, s.REQUESTED))
    on_the_spot = frozenset((s.GRADED, s.ORDERED, s.PLANNED, s.RECTIFYING, s.RECTIFIED))
    return {
        "amend": Step(frozenset(State), None, (_not_moved, _consistent)),
        "correct": Step(frozenset(State), None),
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
        "pass": Step(done, s.PASSED, (g.signed,), _on("checked_on", recheck=None)),
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
        "stop": Step(OPEN, None, (v.running,), _on("stopped_on")),
        "resume": Step(frozenset(State), None, (v.consented,), _set(stopped=None, stopped_on=None)),
        "list": Step(OPEN, None, (v.listable,), _on("listed_on", listed=True, delisted_on=None, public_on=None)),
        "delist": Step(frozenset((s.CLOSED,)), None, (v.delistable,), _on("delisted_on", listed=False)),
        "propose_closure": Step(OPEN, None, (), _on("closure_proposed_on")),
    }  # fmt: skip


STEPS: Mapping[str, Step] = immutabledict(_steps())
"""What each kind of event does, ``register`` apart."""
