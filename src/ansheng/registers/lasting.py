"""Lasting: how a thing that holds from one day to another stands on a day."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ansheng.facts.as_of import stood

Phase = Literal["not_yet", "running", "over", "ended", "unknown"]


def phase(
    on: dt.date,
    *,
    since: dt.date | None,
    until: dt.date | None = None,
    ended: bool | None = False,
    ended_on: dt.date | None = None,
) -> Phase:
    """How a thing stands at the end of a day: not begun, running, over because its time is up, ended, or not known.

    It runs on its first and on its last day, and no more on the day on which it is ended. Without a first day, or where
    nobody wrote down whether it was ended, it is not known whether it runs.

    :param ended: the flag beside ``ended_on``; False for a thing that nobody ends before its time is up

    >>> day = dt.date(2024, 6, 30)
    >>> phase(day, since=day, until=day), phase(day, since=day, ended=None)
    ('running', 'unknown')
    >>> phase(day, since=day, ended=None, ended_on=day)
    'ended'
    """
    if since is not None and since > on:
        return "not_yet"
    gone = stood(ended, ended_on, on)
    if gone:
        return "ended"
    if until is not None and until < on:
        return "over"
    return "unknown" if since is None or gone is None else "running"


def if_said(ended: bool | None, ended_on: dt.date | None) -> bool | None:
    """The flag of a thing whose time is stated: it was not ended before, unless somebody wrote that down."""
    return False if ended is None and ended_on is None else ended
