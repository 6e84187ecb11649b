"""Then: a day of the world to which one looks, and a day on which the ledger knew what it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.dates import shift
from ansheng.hazards.ledger import schema
from ansheng.zones import EAST

Condition = sa.ColumnElement[bool]


@attrs.frozen(eq=False)
class Then:
    """Two clocks: a day to whose end events count, and which of the events were recorded; ``None`` for now.

    :param known: the condition that an event was recorded by the day that is asked for
    """

    day: dt.date | None
    known: Condition | None

    @classmethod
    def of(cls, connection: Connection, day: dt.date | None, known_by: dt.date | None) -> Then:
        """Those of a day and of a day of recording."""
        return cls(day, None if known_by is None else recorded_by(connection, known_by))

    @property
    def now(self) -> bool:
        """Whether nothing but the present is asked for."""
        return self.day is None and self.known is None

    def settled(self) -> list[Condition]:
        """The conditions that a hazard was then as it is stored now."""
        day = [] if self.day is None else [schema.hazards.c.last_on <= self.day]
        return day if self.known is None else [*day, ~self._later()]

    def moved(self) -> Condition:
        """The condition that it was another."""
        day = [] if self.day is None else [schema.hazards.c.last_on > self.day]
        return sa.or_(*day, *([] if self.known is None else [self._later()]))

    def events(self) -> list[Condition]:
        """The conditions that an event was recorded."""
        return [] if self.known is None else [self.known]

    def _later(self) -> Any:
        """That something was recorded of a hazard since."""
        assert self.known is not None
        return (
            sa.exists()
            .where(schema.events.c.hazard == schema.hazards.c.id, ~self.known)
            .correlate(schema.hazards)
        )


def recorded_by(connection: Connection, day: dt.date) -> Condition:
    """The condition that an event was recorded by the end of a day in China.

    That is: its entry is no later than the last one of that day. So a clock that was put back does not tear a history
    apart. Of a ledger that was made before there was a journal, the events say themselves when they were recorded.
    """
    entries, events = schema.journal.c, schema.events.c
    told = connection.execute(sa.select(entries.number, entries.at, entries.kind, entries.events)).all()
    last = max((each.number for each in told if china_day(each.at) <= day), default=0)
    old = [each.number for each in told if each.number > last and each.kind == "migrate" and each.events]
    before = sa.and_(events.number.in_(old), events.at < shift(day, days=1).isoformat())
    return sa.or_(events.number <= last, before) if old else events.number <= last


def china_day(at: str) -> dt.date:
    """The day in China of a time at which something was recorded."""
    return dt.datetime.fromisoformat(at).astimezone(dt.timezone(EAST)).date()
