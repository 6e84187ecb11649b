"""Arithmetic of printed figures: how a printed value agrees with an exact one, and what whole numbers it allows.

A printed value stands for a half-open range of exact ones. Three ways of printing are known: rounded half-up,
truncated, and rounded to fewer decimals with zeros added.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ansheng.auditing.model import ClaimVerdict
from ansheng.indicators.printing import half_up, number

Exact = int | Fraction
"""An exact value, a whole one as ``int``, whose arithmetic is fast; ``Fraction(one, other)`` divides two."""
Range = tuple[ClaimVerdict, int, int, int]


def places(printed: Decimal) -> int:
    """The decimals that a value was printed with, trailing zeros counted."""
    return len(f"{printed:f}".partition(".")[2])


def apart(one: Exact, other: Exact) -> Exact:
    """How far two values are apart."""
    return one - other if one >= other else other - one


def judge(printed: Decimal, exact: Exact, over: Exact = 1) -> ClaimVerdict:
    """How a printed value agrees with the exact one, which is that of ``exact`` divided by ``over``.

    >>> [judge(Decimal(p), 1300, 32).value for p in ("40.63", "40.62", "40.6", "41.0", "40.9")]
    ['rounded', 'truncated', 'rounded', 'padded', 'wrong']
    """
    shown, scale, known = _printed_so(f"{printed:f}")
    place, rest = divmod(exact * scale, over)
    if place == shown and not rest:
        return ClaimVerdict.CONSISTENT
    return next((verdict for verdict, low, high, _ in known if low <= place < high), ClaimVerdict.WRONG)


def ranges(printed: Decimal) -> tuple[Range, ...]:
    """The half-open ranges of exact values that are printed so, by way of printing: both ends times a scale, the scale.

    >>> [(verdict.value, low / scale, high / scale) for verdict, low, high, scale in ranges(Decimal("6.7"))]
    [('rounded', 6.65, 6.75), ('truncated', 6.7, 6.8)]
    """
    return _printed_so(f"{printed:f}")[2]


@lru_cache(maxsize=4096)
def _printed_so(text: str) -> tuple[int, int, tuple[Range, ...]]:
    """A printed value times a scale, the scale, and the ranges of what is printed so."""
    whole, _, decimals = text.partition(".")
    digits, scale, shown = len(decimals), 2 * 10 ** len(decimals), 2 * int(whole + decimals)
    return shown, scale, tuple(_ranges(shown, scale, digits, len(decimals.rstrip("0"))))


def _ranges(shown: int, scale: int, digits: int, needed: int) -> Iterator[Range]:
    """The ranges of a value printed with so many digits, of which so many are needed to show it."""
    if not digits:
        yield ClaimVerdict.ROUNDED, shown - 1, shown + 1, scale
        yield ClaimVerdict.TRUNCATED, shown, shown + 2, scale
        return
    for fewer in range(digits, needed - 1, -1):
        half = 10 ** (digits - fewer)
        same = fewer == digits
        yield ClaimVerdict.ROUNDED if same else ClaimVerdict.PADDED, shown - half, shown + half, scale
        yield ClaimVerdict.TRUNCATED if same else ClaimVerdict.PADDED, shown, shown + 2 * half, scale


def bases(current: int, printed: Decimal, sign: int) -> tuple[ClaimVerdict, int, int | None] | None:
    """The whole bases from which a change of ``printed`` percent leads to ``current``.

    ``sign`` is 1 for a rise and -1 for a fall. The answer is the way of printing with the smallest and the largest base
    (None without bound), or None where no whole number can be the base.

    >>> bases(4, Decimal("33.3"), 1), bases(45, Decimal("6.7"), -1), bases(19, Decimal("50.5"), 1)
    ((<ClaimVerdict.ROUNDED: 'rounded'>, 3, 3), None, None)
    """
    for verdict, low, high, scale in ranges(printed):
        find = _falls if sign < 0 else _rises
        found = find(current, low, high, 100 * scale)
        if found:
            return verdict, *found
    return None


def _falls(current: int, low: int, high: int, whole: int) -> tuple[int, int | None] | None:
    """Bases b with low <= whole (b - current) / b < high."""
    if current == 0:
        return (1, None) if low <= whole < high else None
    if low >= whole:
        return None
    first = max(current + 1, _up(current * whole, whole - low))
    if high >= whole:
        return first, None
    last = _up(current * whole, whole - high) - 1
    return (first, last) if first <= last else None


def _rises(current: int, low: int, high: int, whole: int) -> tuple[int, int | None] | None:
    """Bases b with low <= whole (current - b) / b < high."""
    if whole + low <= 0:
        return None
    first = max(1, current * whole // (whole + high) + 1)
    last = min(current - 1, current * whole // (whole + low))
    return (first, last) if first <= last else None


def _up(above: int, below: int) -> int:
    return -(-above // below)


def parts(whole: int, printed: Decimal) -> tuple[ClaimVerdict, int, int] | None:
    """The whole parts that are ``printed`` percent of ``whole``: way of printing, least and greatest; None without.

    >>> parts(168, Decimal("56")), parts(54, Decimal("71.63"))
    ((<ClaimVerdict.ROUNDED: 'rounded'>, 94, 94), None)
    """
    for verdict, low, high, scale in ranges(printed):
        first = max(0, _up(low * whole, 100 * scale))
        last = min(whole, _up(high * whole, 100 * scale) - 1)
        if first <= last:
            return verdict, first, last
    return None


def smallest(printed: Decimal, sign: int) -> tuple[int, int] | None:
    """The smallest whole base and what it leads to by a change of ``printed`` percent; None where there is none.

    >>> smallest(Decimal("13.24"), -1), smallest(Decimal("71.6"), -1)
    ((68, 59), (67, 19))
    """
    _, low, high, scale = ranges(printed)[0]
    if low <= 0 or (sign < 0 and low > 100 * scale):
        return None
    share = _simplest(Fraction(low, 100 * scale), True, Fraction(high, 100 * scale), False)
    if sign < 0 and share > 1:
        return None
    base, moved = share.denominator, share.numerator
    return base, base + sign * moved


def _simplest(low: Fraction, low_in: bool, high: Fraction | None, high_in: bool) -> Fraction:
    """The fraction of the smallest denominator between two bounds."""
    whole = math.floor(low)
    if low_in and low == whole:
        return Fraction(whole)
    if high is None or whole + 1 < high or (high_in and whole + 1 == high):
        return Fraction(whole + 1)
    above = None if low == whole else 1 / (low - whole)
    return whole + 1 / _simplest(1 / (high - whole), high_in, above, low_in)


def shown(exact: Exact, like: Decimal) -> str:
    """An exact value printed half-up with the decimals of another."""
    return number(half_up(exact, places(like)), zeros="keep")


def gap(printed: Decimal, exact: Exact) -> Decimal:
    """Printed less exact, the exact one rounded half-up to the decimals of the printed."""
    return printed - half_up(exact, places(printed))
