"""Zones: the one rule that makes a time with a time zone a time, and so a day, in China.

A time that states its zone is taken to China's, UTC+8 the whole year round (the summer times of 1986 to 1991 are not
counted); a time that states none is taken as it stands. What was converted is listed, once for its column.
"""

from __future__ import annotations

import datetime as dt
import re

from ansheng.errors import Problem
from ansheng.words import Words

CHINA = "Etc/GMT-8"
"""China's time as data bases of time zones call it, whose signs are the other way round."""

EAST = dt.timedelta(hours=8)
"""How far China's time is east of Greenwich."""

CLOCK = (
    r"(?:(?P<gap>[T\s]+)(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?(?:\.\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
    r"|\s*\d{1,2}[时点](?:\d{1,2}分)?(?:\d{1,2}秒?)?)?"
)
"""The time of day that may follow a day, as a pattern."""

Stated = tuple[dt.datetime, dt.timedelta]
"""A time as it is written, and how far its zone is east of Greenwich."""

_CITIES = "Shanghai", "Chongqing", "Harbin", "Hong_Kong", "Macau", "Taipei"
_CHINESE = frozenset((*(f"Asia/{city}" for city in _CITIES), "PRC", "Hongkong", CHINA, "+08:00", "+0800"))
_WIDEST = dt.timedelta(hours=14)


def is_chinese(zone: str) -> bool:
    """Whether a zone, by the name that tables give it, is China's, so that there is nothing to convert."""
    return zone in _CHINESE


def is_named(clock: re.Match[str]) -> bool:
    """Whether a time of day ends in a zone; after a blank and without seconds, ``-12:00`` is the end of a span."""
    zone = clock["zone"]
    return bool(zone) and not (zone[0] == "-" and clock["second"] is None and "T" not in clock["gap"])


def stated(day: dt.date | None, clock: re.Match[str]) -> Stated | None:
    """The time of a day and its zone, None where there is no such time or zone."""
    hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second"))
    east = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", clock["zone"])
    offset = dt.timedelta(hours=int(east[2]), minutes=int(east[3] or 0)) if east else dt.timedelta()
    if day is None or hour > 24 or minute > 59 or second > 60 or offset > _WIDEST:
        return None
    try:
        at = dt.datetime.combine(day, dt.time.min) + dt.timedelta(hours=hour, minutes=minute, seconds=second)
    except OverflowError:
        return None
    return at, -offset if east and east[1] == "-" else offset


def in_china(at: dt.datetime, offset: dt.timedelta) -> dt.datetime:
    """The time in China; the first and the last day that there are stand for "without end" and stay."""
    try:
        return at - offset + EAST
    except OverflowError:
        return at


def zoned_time(column: str | None, value: str) -> Problem:
    """The note that the times of a column were converted.

    :param value: the zone of the column, or one of its times
    """
    return Problem(
        "zoned_time",
        Words(
            f"时间带有时区（{value}），已换算为北京时间（UTC+8）后取其日期",
            f"the times state a zone ({value}); they were converted to China's (UTC+8) and their day taken",
        ),
        column=column,
        value=value,
    )
