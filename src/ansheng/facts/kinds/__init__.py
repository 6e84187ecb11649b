"""Kinds of facts: what a column holds, how it is written by hand, and the expression that it is in a condition."""

from __future__ import annotations

from ansheng.facts.kinds.fact import Attribute, Fact, Invalid, Kind, is_missing
from ansheng.facts.kinds.names import Name
from ansheng.facts.kinds.values import DIGITS_LOST, Choice, Count, Day, Flag, Many, Number, Text

__all__ = [
    "DIGITS_LOST",
    "Attribute",
    "Choice",
    "Count",
    "Day",
    "Fact",
    "Flag",
    "Invalid",
    "Kind",
    "Many",
    "Name",
    "Number",
    "Text",
    "is_missing",
]
