"""Kinds: what is looked for, one module each."""

from ansheng.plausibility.kinds import (
    copied,
    deadlines,
    digits,
    nothing,
    rates,
    same_day,
    sittings,
    teams,
    totals,
    visits,
)
from ansheng.plausibility.trial import Kind

KINDS: tuple[Kind, ...] = (
    *copied.KINDS,
    *same_day.KINDS,
    *teams.KINDS,
    *visits.KINDS,
    *deadlines.KINDS,
    *digits.KINDS,
    *totals.KINDS,
    *rates.KINDS,
    *nothing.KINDS,
    *sittings.KINDS,
)
"""All kinds of tests, in the order in which they are told."""
