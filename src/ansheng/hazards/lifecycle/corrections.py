"""Corrections: a history with one event taken back or some facts put right, and what a correction may not bring about.

A correction does not undo what was written: the event stays in the ledger, and so does the correction. It says which
events count, and what they say. The history that results is folded anew, each event behind its guards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ansheng.dates import day_label
from ansheng.hazards import guards
from ansheng.hazards.entry import State
from ansheng.hazards.events import Event
from ansheng.hazards.guards import GuardError
from ansheng.hazards.lifecycle.steps import told_by
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle.hazard import Hazard

History = tuple[tuple[int, Event], ...]
"""The events that count, each with its number in the history of its hazard."""

_ORDER = tuple(State)


def without(history: History, correction: Event) -> History:
    """The history without the event that a correction takes back, which is the last that counts.

    :raises GuardError: it is another, or the registration
    """
    if correction.undo is None:
        return history
    number, last = history[-1]
    if len(history) == 1:
        raise GuardError(
            "correction",
            Words(
                "“登记”不能撤回；请更正有误的各项",
                "a registration is not taken back; correct the facts that are wrong",
            ),
        )
    if correction.undo != number:
        raise GuardError(
            "correction",
            Words(
                f"只能撤回最后一项有效的办理事项，即第{number}项“{last.title}”，填的是第{correction.undo}项；请核对",
                f"only the last event that counts is taken back, event {number} ({last.kind}), "
                f"not {correction.undo}; check the number",
            ),
        )
    return history[:-1]


def put_right(history: History, correction: Event) -> History:
    """The history with the facts of a correction, each in the event that told it last, or else in the registration.

    :raises GuardError: a fact is not told but settled, by an event that happened
    """
    events = [event for _, event in history]
    for name, value in correction.corrected().items():
        at = next((n for n in range(len(events) - 1, 0, -1) if name in told_by(events[n])), 0)
        if at and name not in events[at].facts():
            raise _settled(name, *history[at])
        events[at] = attrs.evolve(events[at], data={**events[at].data, name: value})
    return tuple((number, event) for (number, _), event in zip(history, events, strict=True))


def _settled(name: str, number: int, event: Event) -> GuardError:
    title = guards.title_of(name)
    return GuardError(
        "correction",
        Words(
            f"“{title}”由第{number}项办理事项“{event.title}”确定，不能单独更正；请撤回该事项，再重新登记",
            f"{name} follows from event {number} ({event.kind}) and is not corrected by itself; "
            "take that event back and record it anew",
        ),
    )


def check(hazard: Hazard, back: Hazard, after: Hazard, correction: Event) -> None:
    """Refuse a correction that changes nothing, is a way round a step, or lowers a grade without a rule.

    :param back: the hazard after what is taken back, before facts are put right
    :raises GuardError: it does
    """
    if correction.undo is None and dict(after.told) == dict(hazard.told):
        raise GuardError(
            "correction",
            Words(
                "更正前后内容相同；请填写须更正的项目", "it changes nothing; state what is to be corrected"
            ),
        )
    _found_when_recorded(after, correction)
    _not_advanced(back, after)
    if after.get("grade") != hazard.get("grade") or not {"rule", "basis"}.isdisjoint(correction.data):
        guards.graded_by_rule(hazard, correction, after.values)


def _found_when_recorded(after: Hazard, correction: Event) -> None:
    """A hazard was not found after the day on which it was recorded; or it could be closed as found on the spot."""
    found, recorded = correction.data.get("found_on"), after.counted[0][1].day
    if found is not None and found > recorded:
        raise GuardError(
            "dates",
            Words(
                f"发现日期（{day_label(found)}）晚于隐患“{after.id}”登记之日（{day_label(recorded)}）；请核对日期",
                f"found_on {found} is after {recorded}, when hazard {after.id!r} was recorded; check the day",
            ),
        )


def _not_advanced(back: Hazard, after: Hazard) -> None:
    """A correction brings no hazard further on, and lists none: that is what the events are for."""
    if _ORDER.index(after.state) > _ORDER.index(back.state) or (after.listed and not back.listed):
        raise GuardError(
            "progress",
            Words(
                f"隐患“{after.id}”的办理不能以更正推进（现为{back.state.title}）；请登记相应办理事项",
                f"hazard {after.id!r} is {back.state.en}, and no correction brings it further on; record the event",
            ),
        )
