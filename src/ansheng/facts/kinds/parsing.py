"""Parsing made ready: a function for the values of one key or column, which spends little on what needs no reading.

What it gives is what :meth:`ansheng.facts.kinds.Fact.parse_in` gives. A truth, a number within its bounds and a day are
taken as they are; what a short text means for a fact is remembered, since offices write the same few again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from sys import float_info
from typing import Any

from ansheng.facts.kinds.fact import Fact
from ansheng.facts.kinds.values import Choice, Count, Day, Flag, Number

Parser = Callable[[Any], Any]
"""From a value as it is written to the fact's value, ``None`` where it is missing, or :class:`Invalid`."""

SHORT = 40
"""Longer texts are read each time: they are seldom the same."""


def parser(fact: Fact[Any], unit: str) -> Parser:
    """The function that reads values of a fact, bare numbers being in ``unit``."""
    if type(fact) not in (Flag, Choice, Count, Day, Number):
        return partial(fact.parse_in, unit)
    takes = _takes(fact, unit)

    def parse(value: Any) -> Any:
        kind = value.__class__
        if kind is str:
            return _said(fact, unit, value) if len(value) <= SHORT else fact.parse_in(unit, value)
        return value if value is None or takes(kind, value) else fact.parse_in(unit, value)

    return _number(fact, parse) if type(fact) is Number and not unit else parse


@lru_cache(maxsize=65536)
def _said(fact: Fact[Any], unit: str, text: str) -> Any:
    return fact.parse_in(unit, text)


def _takes(fact: Fact[Any], unit: str) -> Callable[[type, Any], bool]:
    """Which values, by their class, are kept as they are."""
    if isinstance(fact, Flag):
        return lambda kind, value: kind is bool
    if isinstance(fact, Day):
        return lambda kind, value: kind is date and value.year > 1
    if isinstance(fact, Count) and not unit:
        return lambda kind, value: kind is int and 0 <= value <= 2**53
    return lambda kind, value: False


def _number(fact: Fact[Any], parse: Parser) -> Parser:
    """A parser of numbers, which takes one within the fact's bounds as it is; NaN is within none."""
    least = -float_info.max if fact.minimum is None else fact.minimum
    most = float_info.max

    def number(value: Any) -> Any:
        kind = value.__class__
        if (kind is float or kind is int) and least <= value <= most:
            return float(value)
        return parse(value)

    return number
