"""Rates: how fast hazards are found at a unit and how often it is late, each drawn towards that of all units.

Hazards come to a unit as to Poisson, at a rate of its own; the rates of all units follow a gamma law, whose mean and
spread are those of the counts seen (by their moments). So the rate of a unit after its count is gamma too: the fewer
months were seen, and the less units differ, the nearer it lies to the rate of all. The share that is late is treated
alike, with a beta law and binomial counts. Where units differ no more than chance makes them, all have one rate.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

ALIKE = 1e6
"""The weight of the rate of all where units do not differ beyond chance."""


@attrs.frozen
class Shrunk:
    """The law of the rates of units: gamma with shape ``first`` and rate ``second``, or beta with both its shapes."""

    first: float
    second: float

    @property
    def mean(self) -> float:
        """The mean of the gamma law."""
        return self.first / self.second

    @property
    def share(self) -> float:
        """The mean of the beta law."""
        return self.first / (self.first + self.second)


def gamma_of(counts: Sequence[int], exposure: float) -> Shrunk:
    """The gamma law of the rates behind counts over one exposure, by their moments.

    >>> law = gamma_of([0, 0, 2, 6, 2], 2.0)
    >>> round(law.mean, 2), round(law.second, 2)
    (1.0, 1.0)
    """
    many = len(counts)
    mean = sum(counts) / many if many else 0.0
    if not mean or exposure <= 0:
        return Shrunk(0.5, max(exposure, 1.0))  # the law of Jeffreys, where nothing was counted
    spread = sum((count - mean) ** 2 for count in counts) / max(many - 1, 1)
    rate = mean / exposure
    excess = (spread - mean) / exposure**2
    weight = rate / excess if excess > rate / ALIKE else ALIKE
    return Shrunk(rate * weight, weight)


def beta_of(parts: Sequence[tuple[int, int]]) -> Shrunk:
    """The beta law of the shares behind parts of wholes, by their moments; wholes of 0 say nothing."""
    known = [(part, whole) for part, whole in parts if whole]
    total = sum(whole for _, whole in known)
    if not total:
        return Shrunk(0.5, 0.5)
    share = (sum(part for part, _ in known) + 0.5) / (total + 1)
    many = len(known)
    between = sum(whole * (part / whole - share) ** 2 for part, whole in known)
    chance = share * (1 - share)
    scale = total - sum(whole**2 for _, whole in known) / total
    excess = (between - (many - 1) * chance) / (scale * chance) if many > 1 and scale > 0 else 0.0
    weight = 1 / excess - 1 if 1 / ALIKE < excess < 1 else ALIKE if excess <= 1 / ALIKE else 1.0
    return Shrunk(share * weight, (1 - share) * weight)
