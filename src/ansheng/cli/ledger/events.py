"""Events for the help of ``ledger act``: each kind that a person records, with its fields."""

from __future__ import annotations

from ansheng.hazards.entry import EventFields
from ansheng.hazards.events import KINDS, EventKind
from ansheng.words import Words

_OTHERS = ("register", "amend", "correct")
"""Events that other commands record."""


def events() -> list[tuple[Words, Words]]:
    """The events by name, each with its fields; those that it must state itself are marked."""
    return [
        (Words(kind.title, kind.name), _fields(kind)) for kind in KINDS.values() if kind.name not in _OTHERS
    ]


def _fields(kind: EventKind) -> Words:
    marks = [(name, "*" if name in kind.own else "") for name in kind.fields]
    titles = [EventFields.fact(name).title + mark for name, mark in marks]
    return Words(
        "、".join(titles) or "无填写项", ", ".join(name + mark for name, mark in marks) or "no fields"
    )
