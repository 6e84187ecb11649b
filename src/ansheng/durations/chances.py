"""Chances: seeded draws of how many of many, the quantiles of draws, and the law of Student."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random

EXACT = 60
"""Up to so many trials are drawn one by one; more are drawn from the normal law with the same mean and spread."""


def count_drawn(random: Random, parts: Iterable[tuple[float, float]]) -> int:
    """How many happen of things that happen each with its own probability: ``(how many, probability)`` for each kind.

    One binomial count of the same mean and spread is drawn in their place.
    """
    mean = spread = most = 0.0
    for count, share in parts:
        mean, spread, most = mean + count * share, spread + count * share * (1 - share), most + count
    if mean <= 0:
        return 0
    share = max(1 - spread / mean, 1e-9)
    trials = min(round(mean / share), math.ceil(most))
    if trials <= EXACT:
        chance = min(1.0, mean / max(trials, 1))
        return sum(random.random() < chance for _ in range(trials))
    return min(max(round(random.gauss(mean, math.sqrt(spread))), 0), math.ceil(most))


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which so large a share of the values lies, the neighbours weighed; of one value itself.

    >>> quantile([4, 1, 3, 2], 0.5)
    2.5
    """
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def student(statistic: float, freedom: int) -> float:
    """How likely a value of Student's law is at least so far from 0, on both sides; Simpson's rule on its angle.

    >>> round(student(2.776445, 4), 5), student(0.0, 3)
    (0.05, 1.0)
    """
    if not math.isfinite(statistic):
        return 0.0
    angle = math.atan(abs(statistic) / math.sqrt(freedom))
    return min(1.0, _area(angle, math.pi / 2, freedom - 1) / _area(0.0, math.pi / 2, freedom - 1))


@cache
def student_limit(tail: float, freedom: int) -> float:
    """The value that Student's law goes beyond, on either side, with this probability in all.

    >>> round(student_limit(0.05, 4), 4)
    2.7764
    """
    low, high = 0.0, 1.0
    while student(high, freedom) > tail:
        high *= 2
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if student(middle, freedom) > tail else (low, middle)
    return high


def _area(low: float, high: float, power: int, steps: int = 120) -> float:
    """The integral of a power of the cosine."""
    width = (high - low) / steps
    ends = math.cos(low) ** power + max(math.cos(high), 0.0) ** power
    inner = sum((4 if at % 2 else 2) * math.cos(low + at * width) ** power for at in range(1, steps))
    return (ends + inner) * width / 3
