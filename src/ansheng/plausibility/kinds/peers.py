"""Peers: groups of a table measured against the others of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ansheng.plausibility.laws import Shares, Waves

ENOUGH = 12
"""So many other groups are needed to say how groups differ."""


class Measured(NamedTuple):
    """A group that stands out among its peers: its place, and what its peers lead to expect."""

    place: int
    expected: float
    p: float


def of_shares(
    groups: Sequence[tuple[int, int]], stands_out: Callable[[int, int], bool]
) -> Iterator[Measured]:
    """The groups, each so many of so many, that stand out, measured by the law of all others."""
    for place, (seen, of) in enumerate(groups):
        if stands_out(seen, of):
            law = Shares.of([*groups[:place], *groups[place + 1 :]])
            yield Measured(place, of * law.mean, law.at_least(seen, of))


def of_counts(counts: Sequence[int], stands_out: Callable[[int], bool]) -> Iterator[Measured]:
    """The groups that stand out by their count, measured by the law of all others."""
    for place, count in enumerate(counts):
        if stands_out(count):
            law = Waves.of([*counts[:place], *counts[place + 1 :]])
            yield Measured(place, law.mean, law.at_least(count))
