"""Laws: how likely a count or more is under a null that is stated, exact to the digits of a float.

Honest work comes in waves: a day of one kind of visit, an inspector of one habit. Counts of it differ by more than
chance would have them. Two laws allow for that, each fitted to the peers of what is looked at: shares that differ from
group to group (beta-binomial) and counts that do (negative binomial). Neither is ever fitted tighter than
:data:`LOOSE` and :data:`WAVES` say, however alike the peers are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import comb, exp, fsum, lgamma

import attrs

from ansheng.indicators.comparing import tails

LOOSE = 0.05
"""The least correlation of two records of one group: groups of honest work are never more alike than this."""
WAVES = 4.0
"""The largest shape of counts that differ from group to group; variance is mean + mean² / shape."""
LEAST_P = 1e-300
"""No probability is told as smaller."""


def binomial(seen: int, of: int, share: float) -> float:
    """How likely ``seen`` or more of so many are, each with the same share, one independent of the other.

    >>> binomial(3, 4, 0.5)
    0.3125
    """
    if seen <= 0 or share >= 1:
        return 1.0
    return _told(tails.binomial(of, share, 1 - share).at_least(seen)) if share > 0 else LEAST_P


def hypergeometric(seen: int, drawn: int, marked: int, whole: int) -> float:
    """How likely ``seen`` or more marked ones are among so many drawn from ``whole``, of which some are marked.

    >>> hypergeometric(2, 2, 2, 4) == 1 / 6
    True
    """
    return _told(tails.hypergeometric(drawn, marked, whole - marked).at_least(seen))


def poisson(seen: int, mean: float) -> float:
    """How likely ``seen`` or more are where so many are expected."""
    return _told(tails.poisson(mean).at_least(seen)) if mean > 0 else 1.0 if seen <= 0 else LEAST_P


def longest_run(run: int, places: int, marked: int) -> float:
    """How likely a run of so many unmarked places in a row, or a longer one, is where every order is as likely.

    >>> longest_run(2, 3, 1) == 2 / 3
    True
    """
    if run <= 0:
        return 1.0
    terms = (
        (-1) ** (j + 1) * comb(marked + 1, j) * comb(places - j * run, marked)
        for j in range(1, marked + 2)
        if places - j * run >= marked
    )
    return _told(float(Fraction(sum(terms), comb(places, marked))))


@attrs.frozen
class Shares:
    """Shares that differ from group to group: the mean, and the correlation of two of one group."""

    mean: float
    alike: float

    @staticmethod
    def of(peers: Sequence[tuple[int, int]], loose: float = LOOSE) -> Shares:
        """The law of peers, each so many of so many, by the method of moments.

        :param loose: the least correlation of two of one group

        >>> Shares.of([(1, 10)] * 9).alike
        0.05
        """
        whole, part = sum(n for _, n in peers), sum(k for k, _ in peers)
        mean = (part + 1) / (whole + 2)
        spread = fsum(n * (k / n - mean) ** 2 for k, n in peers if n)
        groups = sum(1 for _, n in peers if n)
        flat = mean * (1 - mean)
        scale = whole - fsum(n * n for _, n in peers) / whole if whole else 0.0
        if groups < 2 or scale <= 0:
            return Shares(mean, loose)
        alike = (
            (spread - flat * (groups - 1)) / (flat * (scale - groups + 1)) if scale > groups - 1 else loose
        )
        return Shares(mean, min(0.9, max(loose, alike)))

    def at_least(self, seen: int, of: int) -> float:
        """How likely ``seen`` or more of so many are in one group."""
        size = 1 / self.alike - 1
        first, second = self.mean * size, (1 - self.mean) * size
        base = lgamma(size) - lgamma(first) - lgamma(second) + lgamma(of + 1) - lgamma(size + of)
        masses = (
            exp(base + lgamma(k + first) + lgamma(of - k + second) - lgamma(k + 1) - lgamma(of - k + 1))
            for k in range(max(seen, 0), of + 1)
        )
        return _told(fsum(masses))


@attrs.frozen
class Waves:
    """Counts that differ from group to group: the mean, and the shape of the negative binomial law."""

    mean: float
    shape: float

    @staticmethod
    def of(peers: Sequence[int]) -> Waves:
        """The law of peers by the method of moments; never tighter than :data:`WAVES`."""
        mean = (sum(peers) + 1) / (len(peers) + 1) if peers else 1.0
        spread = fsum((count - mean) ** 2 for count in peers) / max(1, len(peers) - 1)
        return Waves(mean, min(WAVES, mean * mean / (spread - mean)) if spread > mean else WAVES)

    def at_least(self, seen: int) -> float:
        """How likely ``seen`` or more are in one group."""
        if seen <= 0:
            return 1.0
        ratio = self.mean / (self.mean + self.shape)
        start = lgamma(seen + self.shape) - lgamma(self.shape) - lgamma(seen + 1)
        mass = exp(start + seen * math.log(ratio) + self.shape * math.log(1 - ratio))
        total, at = 0.0, seen
        while mass > total * 1e-17 and mass > 0:
            total += mass
            mass *= ratio * (at + self.shape) / (at + 1)
            at += 1
        return _told(total)


def _told(p: float) -> float:
    return min(1.0, max(LEAST_P, p))


@attrs.frozen
class Phrases:
    """How often texts are used again, as a writer with set phrases does it: the more a phrase was used, the likelier it
    is used again, and new ones come ever more seldom (the process of Pitman and Yor).

    :param fresh: how readily new texts come
    :param heavy: how much a few texts stand above the rest, from 0 to 1
    """

    fresh: float
    heavy: float

    @staticmethod
    def of(uses: Sequence[int], *, heavy: Sequence[float] = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)) -> Phrases:
        """The likeliest process for texts that were used so often, among a grid; never lighter than the first."""
        grid = [Phrases(2.0**step, d) for step in range(-2, 11) for d in heavy]
        counted = Counter(uses)
        return max(grid, key=lambda one: one._likely(counted))

    def _likely(self, uses: Mapping[int, int]) -> float:
        """The logarithm of the probability of the partition, given how many texts were used how often."""
        texts, whole, d = sum(uses.values()), sum(n * count for n, count in uses.items()), self.heavy
        if not texts:
            return 0.0
        start = self.fresh / d + 1
        opened = (texts - 1) * math.log(d) + lgamma(start + texts - 1) - lgamma(start)
        again = fsum(count * lgamma(n - d) for n, count in uses.items()) - texts * lgamma(1 - d)
        return opened + again - lgamma(self.fresh + whole) + lgamma(self.fresh + 1)

    def expected(self, seen: int, of: int) -> float:
        """How many texts are expected to be used ``seen`` times or more, of so many uses in all."""
        d, fresh = self.heavy, self.fresh
        base = lgamma(fresh + 1) - lgamma(1 - d) - lgamma(fresh + d) + lgamma(of + 1) - lgamma(of + fresh)
        return fsum(
            exp(base + lgamma(j - d) + lgamma(of - j + fresh + d) - lgamma(j + 1) - lgamma(of - j + 1))
            for j in range(seen, of + 1)
        )
