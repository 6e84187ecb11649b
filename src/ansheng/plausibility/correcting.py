"""Correcting: what probabilities are worth when many tests were made.

Holm's method: the probability that an honest table raises *anything* stays below the level, whatever the tests have to
do with one another. Benjamini and Hochberg's would keep the share of false ones among those raised, which is of use to
who follows up hundreds; here one question asked of an honest office is one too many, and tests of one table do depend
on one another.

Some kinds of tests are made once a table, others once for each person and day. The level is shared among the kinds in
equal parts, so that one of thousands of tests does not silence one of a single test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def holm(found: Sequence[float], tests: int) -> list[float]:
    """The corrected probabilities, in the order given.

    :param tests: how many tests were made; those that are not among ``found`` had no smaller probability than any

    >>> holm([0.01, 0.02], 3)
    [0.03, 0.04]
    """
    order = sorted(range(len(found)), key=found.__getitem__)
    corrected, least = [1.0] * len(found), 0.0
    for rank, place in enumerate(order):
        least = max(least, min(1.0, (tests - rank) * found[place]))
        corrected[place] = least
    return corrected


def shared(found: Sequence[tuple[str, float]], tests: Mapping[str, int]) -> list[float]:
    """The corrected probabilities of tests of several kinds, in the order given: Holm's in each, times their number.

    :param found: the kind and the probability of each test
    :param tests: how many tests of each kind were made

    >>> shared([("days", 0.001), ("rates", 0.004)], {"days": 10, "rates": 1})
    [0.02, 0.008]
    """
    made = sum(1 for count in tests.values() if count)
    corrected = [1.0] * len(found)
    for kind, count in tests.items():
        places = [place for place, (name, _) in enumerate(found) if name == kind]
        for place, p in zip(places, holm([found[place][1] for place in places], count), strict=True):
            corrected[place] = min(1.0, made * p)
    return corrected
