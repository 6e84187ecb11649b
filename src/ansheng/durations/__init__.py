"""Durations: how long hazards stand, how many will, and which newest month is out of what came before it."""

from ansheng.durations.forecast import Backlog, Expected, HeldBack, backlog_held_back, expected_backlog
from ansheng.durations.series import early_warnings
from ansheng.durations.times import Time, Times, rectification_times
from ansheng.durations.warning import Warned, Warnings

__all__ = [
    "Backlog",
    "Expected",
    "HeldBack",
    "Time",
    "Times",
    "Warned",
    "Warnings",
    "backlog_held_back",
    "early_warnings",
    "expected_backlog",
    "rectification_times",
]
