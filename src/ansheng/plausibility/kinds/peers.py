"""Peers: groups of a table measured against the others of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ansheng.plausibility.laws import LOOSE, Shares, Waves

ENOUGH = 12
"""So many other groups are needed to say how groups differ."""


class Measured(NamedTuple):
    """A group that stands out among its peers: its place, and what its peers lead to expect."""

    place: int
    expected: float
    p: float


def of_shares(
    groups: Sequence[tuple[int, int]],
    stands_out: Callable[[int, int], bool],
    *,
    robust: bool = False,
    loose: float = LOOSE,
) -> Iterator[Measured]:
    """The groups, each so many of so many, that stand out, measured by the law of all others.

    :param robust: whether those that stand out are no peers, where most do not
    :param loose: the least correlation of two of one group
    """
    for place, (seen, of) in enumerate(groups):
        if stands_out(seen, of):
            others = [*groups[:place], *groups[place + 1 :]]
            usual = [group for group in others if not stands_out(*group)]
            law = Shares.of(usual if robust and 2 * len(usual) >= len(groups) else others, loose)
            yield Measured(place, of * law.mean, law.at_least(seen, of))


def of_counts(counts: Sequence[int], possible: int) -> Iterator[Measured]:
    """The groups whose count is beyond what is possible, measured by the law of those within."""
    law = Waves.of([count for count in counts if count <= possible])
    for place, count in enumerate(counts):
        if count > possible:
            yield Measured(place, law.mean, law.at_least(count))
