"""Chance: whether two counts, rates or shares differ by more than chance alone may make them differ.

Two counts are tested as the exact conditional test of two Poisson counts does: given their sum, the first of two equal
rates has a binomial share of it, the one of its exposure. Two shares are tested by Fisher's exact test. Both are
two-sided: p is the probability of all results that are no more likely than the one seen.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.errors import InputError, word
from ansheng.indicators.comparing.tails import Law, binomial, hypergeometric
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.indicators.printing import Exact

Difference = Literal["within chance", "beyond chance", "not tested"]
"""What a test says: p above 0.05, p of 0.05 or less, or nothing, for want of what it needs."""

SIGNIFICANT = 0.05
"""The largest p at which a difference counts as beyond chance."""
COVERED = 0.95
"""How often an interval holds the true ratio, at least."""
MOST = 10**8
"""The largest sum of counts, or of the wholes of shares, that is tested; the work grows as its root."""

TITLES: dict[Difference, Words] = {
    "within chance": Words("差异在随机波动范围内", "the difference is within chance"),
    "beyond chance": Words("差异超出随机波动范围", "the difference is beyond chance"),
    "not tested": Words("差异未作检验", "the difference is not tested"),
}

NO_VALUE = Words("数值不明", "the value is not known")
NO_BASE = Words("基期数值不明", "the value of the base is not known")
NO_COUNT = Words("不是计数", "the value is no count")
MONEY = Words("金额不是计数", "an amount of money is no count")
NO_PARTS = Words("比率的分子、分母不明", "the parts of the rate are not known")
NO_WHOLE = Words("分母为0", "the denominator is zero")
TOO_LARGE = Words("总数超过1亿", "the counts add up to more than 100 million")


@attrs.frozen
class Chance:
    """What chance has to say of a difference.

    :param p: how likely a result no more likely than this one is, were there no difference; 0.0 below 1e-300,
        None where not tested
    :param test: the binomial test of two rates, or Fisher's of two shares
    :param low: with ``high`` the 95 % interval of the ratio: of the rates, or for shares of their odds; None where
        nothing bounds it from below, that is where both counts are 0 or all
    :param high: None where there is no upper bound, as over a base of 0
    :param reason: why it is not tested
    """

    difference: Difference
    p: float | None = None
    test: Literal["binomial", "fisher"] | None = None
    low: float | None = None
    high: float | None = None
    reason: Words = NO_WORDS

    def text(self, lang: Lang = "zh") -> str:
        """The difference in words, with the reason where it is not tested.

        >>> counts(4, 3).text(), untested(MONEY).text()
        ('差异在随机波动范围内', '差异未作检验：金额不是计数')
        """
        title = word(lang, TITLES[self.difference])
        return title + word(lang, Words("：", ": ")) + word(lang, self.reason) if self.reason.zh else title

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The same as plain data; numbers are ``float``."""
        return {
            "difference": self.difference,
            "p": self.p,
            "test": self.test,
            "low": self.low,
            "high": self.high,
            "text": self.text(lang),
        }


@attrs.frozen
class Counted:
    """What stands behind a value that chance could have moved.

    :param count: how many there were
    :param of: over how much, such as days or persons, or of how many
    :param share: whether ``of`` is the number of which ``count`` are a part
    """

    count: int
    of: Exact = 1
    share: bool = False


def is_money(unit: str) -> bool:
    """Whether what is counted by a unit is money: 元, 万元, also 万元/起, but not 人/亿元."""
    return "元" in unit.partition("/")[0]


def untested(reason: Words) -> Chance:
    """No test, and why."""
    return Chance("not tested", reason=reason)


def chance(current: Counted | Words, base: Counted | Words) -> Chance:
    """What chance has to say of two values; where one cannot be tested its reason stands for it."""
    if isinstance(current, Words):
        return untested(current)
    if isinstance(base, Words):
        return untested(NO_BASE if base == NO_VALUE else base)
    if current.share and base.share:
        return shares((current.count, int(current.of)), (base.count, int(base.of)))
    return counts(current.count, base.count, over=(current.of, base.of))


def counts(current: int, base: int, *, over: tuple[Exact, Exact] = (1, 1)) -> Chance:
    """Whether two counts, or two rates of so many over so much, differ by more than chance makes them differ.

    :param over: the exposures: days, persons, visits; equal where nothing is said
    :raises InputError: a count or an exposure is below 0

    >>> found = counts(4, 3)
    >>> found.difference, found.p
    ('within chance', 1.0)
    >>> found = counts(59, 90)
    >>> found.difference, round(found.p, 4), round(found.low, 2), round(found.high, 2)
    ('beyond chance', 0.0137, 0.46, 0.92)
    """
    _refuse_below_zero(current, base, *over)
    if not all(over):
        return untested(NO_WHOLE)
    if current + base > MOST:
        return untested(TOO_LARGE)
    weights = float(Fraction(over[0]) / Fraction(over[1])), 1.0
    return _judged(
        "binomial",
        (binomial(current + base, *weights), current),
        (binomial(current + base, *reversed(weights)), base),
    )


def shares(current: tuple[int, int], base: tuple[int, int]) -> Chance:
    """Whether two shares, each so many of so many, differ by more than chance makes them differ: Fisher's exact test.

    :raises InputError: a part is below 0 or above its whole

    >>> found = shares((30, 32), (120, 150))
    >>> found.difference, round(found.p, 4)
    ('within chance', 0.0747)
    """
    (part, whole), (base_part, base_whole) = current, base
    _refuse_below_zero(part, base_part, whole - part, base_whole - base_part)
    if not whole or not base_whole:
        return untested(NO_WHOLE)
    if whole + base_whole > MOST:
        return untested(TOO_LARGE)
    parts = part + base_part
    return _judged(
        "fisher",
        (hypergeometric(parts, whole, base_whole), part),
        (hypergeometric(parts, base_whole, whole), base_part),
    )


def _judged(
    test: Literal["binomial", "fisher"], forward: tuple[Law, int], backward: tuple[Law, int]
) -> Chance:
    """The verdict from the law of the current count and, for the upper end of the interval, that of the base."""
    law, seen = forward
    p = law.two_sided(seen)
    return Chance(
        "beyond chance" if p <= SIGNIFICANT else "within chance",
        p,
        test,
        None if law.low == law.high else _least(*forward),
        1 / least if (least := _least(*backward)) else None,
    )


def _least(law: Law, seen: int) -> float:
    """The lower end of the interval of the ratio, which is 0 where as few were seen as can be."""
    return law.tilt(seen, (1 - COVERED) / 2) if seen > law.low else 0.0


def _refuse_below_zero(*numbers: Exact) -> None:
    if any(number < 0 or not math.isfinite(number) for number in numbers):
        raise InputError(
            Words(
                "计数、分母不应为负数，部分不应大于总数；请更正",
                "counts and what they are of are not below 0, and a part is not above its whole; correct them",
            )
        )
