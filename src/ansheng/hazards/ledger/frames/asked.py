"""Asked: what a search of a ledger asks for, said to a database and to a hazard as it was on a day alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
import sqlalchemy as sa

from ansheng.dates import AnyPeriod, Period, maybe_day, shift
from ansheng.errors import UnknownNameError
from ansheng.facts.kinds import Invalid
from ansheng.hazards.entry import HazardEntry, State
from ansheng.hazards.ledger import schema
from ansheng.words import Words

Condition = sa.ColumnElement[bool]

SEARCHED = ("id", "description", "unit", "region", "department", "requirement", "order_no")
IS_OPEN = schema.hazards.c.state != sa.literal_column("'closed'")
_DONE = (State.RECTIFIED, State.REQUESTED, State.PASSED, State.CLOSED)


@attrs.frozen
class _Holds:
    """A text stands in one of some facts; what is a wildcard to a database stands for itself."""

    names: tuple[str, ...]
    text: str

    def condition(self) -> Condition:
        return sa.or_(*(schema.hazards.c[name].icontains(self.text, autoescape=True) for name in self.names))

    def fits(self, told: Mapping[str, Any]) -> bool:
        return any(self.text.lower() in (told.get(name) or "").lower() for name in self.names)


@attrs.frozen
class _OneOf:
    """A fact is one of some values."""

    name: str
    values: tuple[str, ...]

    def condition(self) -> Condition:
        return schema.hazards.c[self.name].in_(self.values)

    def fits(self, told: Mapping[str, Any]) -> bool:
        return told.get(self.name) in self.values


@attrs.frozen
class _Within:
    """A day is known, not before the first of two days and not after the last; at least one of them is given."""

    name: str
    first: dt.date | None
    last: dt.date | None

    def condition(self) -> Condition:
        column = schema.hazards.c[self.name]
        limits = [] if self.first is None else [column >= self.first]
        return sa.and_(*limits, *([] if self.last is None else [column <= self.last]))

    def fits(self, told: Mapping[str, Any]) -> bool:
        day: dt.date | None = told.get(self.name)
        if day is None or (self.first is not None and day < self.first):
            return False
        return self.last is None or day <= self.last


@attrs.frozen
class _Open:
    """The hazard is not closed."""

    def condition(self) -> Condition:
        return IS_OPEN

    def fits(self, told: Mapping[str, Any]) -> bool:
        return State(told["state"]) is not State.CLOSED


@attrs.frozen
class Asked:
    """What a search asks for; of each of these what is ``None`` is not asked. See :meth:`Ledger.find`."""

    text: str | None = None
    states: Iterable[str] | None = None
    party: str | None = None
    unit: str | None = None
    department: str | None = None
    region: str | None = None
    grade: str | None = None
    found: AnyPeriod | None = None
    due_by: dt.date | None = attrs.field(default=None, converter=maybe_day)
    overdue_on: dt.date | None = attrs.field(default=None, converter=maybe_day)
    open_only: bool = False

    def conditions(self) -> list[Condition]:
        """The same for a database; values are bound."""
        return [part.condition() for part in self._parts()]

    def fits(self, told: Mapping[str, Any]) -> bool:
        """Whether a hazard of these facts, its id and state among them, is one of those asked for."""
        return all(part.fits(told) for part in self._parts())

    def _parts(self) -> Iterator[_Holds | _OneOf | _Within | _Open]:
        yield from (_Holds(SEARCHED, part) for part in (self.text or "").split())
        parties = (
            (("unit", "department"), self.party),
            (("unit",), self.unit),
            (("department",), self.department),
        )
        yield from (_Holds(names, text) for names, text in (*parties, (("region",), self.region)) if text)
        if self.states is not None:
            yield _OneOf("state", tuple(state_called(state) for state in self.states))
        if self.grade:
            yield _OneOf("grade", (_grade(self.grade),))
        if self.found is not None:
            found = Period.of(self.found)
            yield _Within("found_on", found.first, found.last)
        if self.due_by is not None:
            yield _Within("due_on", None, self.due_by)
        if self.overdue_on is not None:
            yield _OneOf("state", tuple(state.value for state in State if state not in _DONE))
            yield _Within("due_on", None, shift(self.overdue_on, days=-1))
        if self.open_only or self.due_by is not None:
            yield _Open()


def state_called(name: str) -> str:
    """The state of that name or Chinese title.

    :raises UnknownNameError: there is none
    """
    titles = {state.title: state.value for state in State}
    known = [*titles.values(), *titles]
    if name not in known:
        raise UnknownNameError.of(Words("状态", "state"), name, known)
    return titles.get(name, name)


def _grade(name: str) -> str:
    fact = HazardEntry.fact("grade")
    got = fact.parse(name)
    if isinstance(got, Invalid):
        raise UnknownNameError.of(Words(fact.title, fact.en), name, [*fact.options, *fact.options.values()])
    return str(got)
