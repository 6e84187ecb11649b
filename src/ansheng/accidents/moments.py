"""Moments: a day with its hour as offices write it, as the earliest and the latest time that it can mean."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import attrs

from ansheng.dates import china_time, parse_day

_CLOCK = re.compile(r"(?:[T\s日号]\s*)(\d{1,2})(?::|时|点)(?:(\d{1,2})分?)?(?::?(\d{1,2})秒?)?$")


@attrs.frozen
class Moment:
    """A time that is known to lie between two, both included; a day without an hour is the whole day."""

    earliest: dt.datetime
    latest: dt.datetime

    @staticmethod
    def parse(text: str | None) -> Moment | None:
        """The moment that a cell states, None where it states none; one with a time zone as it is in China.

        >>> Moment.parse("2022年6月26日14时").earliest
        datetime.datetime(2022, 6, 26, 14, 0)
        >>> Moment.parse("2022-06-26").latest
        datetime.datetime(2022, 6, 26, 23, 59, 59)
        """
        written = unicodedata.normalize("NFKC", text or "").strip()
        if (at := china_time(written)) is not None:
            return Moment(at, at)
        day = parse_day(written)
        if day is None:
            return None
        clock = _CLOCK.search(written)
        if clock is None:
            return Moment(dt.datetime.combine(day, dt.time.min), dt.datetime.combine(day, _LAST))
        hour, minute, second = (int(part) if part else 0 for part in clock.groups())
        if hour > 23 or minute > 59 or second > 59:
            return None
        at = dt.datetime.combine(day, dt.time(hour, minute, second))
        return Moment(at, at)

    def until(self, later: Moment) -> tuple[dt.timedelta, dt.timedelta]:
        """How long it is to another moment, at least and at most."""
        return later.earliest - self.latest, later.latest - self.earliest

    def within(self, limit: dt.timedelta, later: Moment) -> bool | None:
        """Whether another moment comes within a time of this one; None where the hours are not known well enough."""
        least, most = self.until(later)
        return True if most <= limit else False if least > limit else None


def hours_between(started: str | None, ended: str | None) -> float | None:
    """How many hours lie between two moments; None where an hour is not stated.

    >>> hours_between("2022年6月26日14时", "2022年6月28日10时")
    44.0
    """
    start, end = Moment.parse(started), Moment.parse(ended)
    if start is None or end is None:
        return None
    least, most = start.until(end)
    return least.total_seconds() / 3600 if least == most else None


_LAST = dt.time(23, 59, 59)
