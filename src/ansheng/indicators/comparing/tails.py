"""Tails: exact probabilities of whole numbers, added up from the most likely one outwards.

A law of chance is given by the ratio of the probabilities of neighbours. From the most likely number outwards each
probability is the one before times that ratio, so that all of them are known relative to it, to the last digits of a
float however small they are; what they add up to makes them probabilities. Steps are taken until what is left would
change nothing in a float: about 9 standard deviations to each side, more where what is asked for lies further out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import accumulate, count, islice, takewhile
from operator import mul

import attrs

ALIKE = 1 + 1e-7
"""Probabilities that differ by less than this factor are the same: what rounding parts is no less likely."""

NOTHING = 1e-18
"""What, beside 1, changes nothing in a float."""
SMALLEST = 1e-300
"""Below this, relative to the most likely number, a probability is 0."""


@attrs.frozen
class Law:
    """The probabilities of the whole numbers from ``low`` to ``high``, which rise to ``mode`` and then fall.

    :param step: the probability of ``k + 1`` divided by that of ``k``
    :param high: None where there is no largest number
    """

    low: int
    high: int | None
    mode: int
    step: Callable[[int], float]

    def two_sided(self, seen: int) -> float:
        """How likely what is no more likely than ``seen`` is, on both sides; the two-sided p of an exact test.

        >>> binomial(7, 1, 1).two_sided(4), round(binomial(8, 1, 1).two_sided(0), 9)
        (1.0, 0.0078125)
        """
        at = seen - self.mode
        walk = self._rising(SMALLEST) if at >= 0 else self._falling(SMALLEST)
        bound = next(islice(walk, abs(at), None), 0.0)
        floor = max(bound * NOTHING, SMALLEST)
        masses = (*self._falling(floor), *islice(self._rising(floor), 1, None))
        return min(1.0, math.fsum(m for m in masses if m <= bound * ALIKE) / math.fsum(masses))

    def at_least(self, seen: int) -> float:
        """How likely ``seen`` or more is; 0.0 below 1e-300.

        >>> binomial(4, 1, 1).at_least(3), poisson(1).at_least(0)
        (0.3125, 1.0)
        """
        if seen <= self.low:
            return 1.0
        if self.high is not None and seen > self.high:
            return 0.0
        above, below = list(self._rising(SMALLEST)), list(self._falling(SMALLEST))[1:]
        at = seen - self.mode
        tail = above[at:] if at >= 0 else [*below[:-at], *above]
        return min(1.0, math.fsum(tail) / math.fsum((*above, *below)))

    def limits(self, tail: float) -> tuple[int, int]:
        """The smallest and the largest number that are not rarer than ``tail``, each with all beyond it.

        >>> poisson(1).limits(0.00135)
        (0, 5)
        """
        below, above = list(self._falling(tail * NOTHING)), list(self._rising(tail * NOTHING))
        whole = math.fsum((*below[1:], *above))
        return self.mode - _inside(below, whole, tail), self.mode + _inside(above, whole, tail)

    def tilt(self, seen: int, tail: float) -> float:
        """The factor to every ratio of neighbours under which ``seen`` or more has the probability ``tail``; above 0.

        The logarithm of that probability is concave in the logarithm of the factor, so that Newton's steps come to it
        from below without fail; a step below 1e-8 has doubled its digits and is the last.
        """
        assert self.low < seen
        factor = 1 / self.step(seen - 1)
        for _ in range(200):
            up, reach = self._moments(factor, seen)
            down, fall = self._down(factor, seen)
            mean = (reach - fall) / (up + down)
            change = math.log(up / (up + down) / tail) / (reach / up - mean)
            factor *= math.exp(-change)
            if abs(change) < 1e-8:
                break
        return factor

    def _rising(self, floor: float) -> Iterator[float]:
        """The probabilities from the mode upwards, relative to it, as long as they are above ``floor``."""
        numbers = count(self.mode) if self.high is None else range(self.mode, self.high)
        return takewhile(floor.__lt__, accumulate(map(self.step, numbers), mul, initial=1.0))

    def _falling(self, floor: float) -> Iterator[float]:
        """The probabilities from the mode downwards, relative to it, as long as they are above ``floor``."""
        ratios = (1 / self.step(k) for k in range(self.mode - 1, self.low - 1, -1))
        return takewhile(floor.__lt__, accumulate(ratios, mul, initial=1.0))

    def _moments(self, factor: float, seen: int) -> tuple[float, float]:
        """What lies at ``seen`` and above, relative to it, and the sum of its distances from there."""
        term, total, distance, at = 1.0, 1.0, 0.0, seen
        while (self.high is None or at < self.high) and term > NOTHING * total:
            term *= self.step(at) * factor
            at += 1
            total += term
            distance += term * (at - seen)
        return total, distance

    def _down(self, factor: float, seen: int) -> tuple[float, float]:
        """What lies below ``seen``, relative to it, and the sum of its distances from there."""
        term, total, distance, at = 1.0, 0.0, 0.0, seen
        while at > self.low and term > NOTHING * (1 + total):
            at -= 1
            term /= self.step(at) * factor
            total += term
            distance += term * (seen - at)
        return total, distance


def binomial(trials: int, first: float, second: float) -> Law:
    """How many of so many fall to the first of two, to which they fall as ``first`` to ``second``; both above 0."""
    odds = first / second
    mode = min(trials, int((trials + 1) * first / (first + second)))
    return Law(0, trials, mode, lambda k: (trials - k) / (k + 1) * odds)


def hypergeometric(drawn: int, first: int, second: int) -> Law:
    """How many of those drawn, each but once, from two lots of ``first`` and ``second`` are of the first."""
    mode = (drawn + 1) * (first + 1) // (first + second + 2)
    return Law(
        max(0, drawn - second),
        min(drawn, first),
        mode,
        lambda k: (first - k) / (k + 1) * ((drawn - k) / (second - drawn + k + 1)),
    )


def poisson(mean: float) -> Law:
    """How many come, each by itself, where so many are expected; above 0."""
    return Law(0, None, int(mean), lambda k: mean / (k + 1))


def _inside(masses: list[float], whole: float, tail: float) -> int:
    """How far from the mode the last number lies that, with all beyond it, is not rarer than ``tail``."""
    beyond = 0.0
    for distance in range(len(masses) - 1, 0, -1):
        beyond += masses[distance]
        if beyond >= tail * whole:
            return distance
    return 0
