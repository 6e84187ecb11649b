"""Three-valued logic on values that may be missing: ``None`` is unknown, never false."""

from fractions import Fraction

from . import exact

Truth = bool | None


def negation(truth: Truth) -> Truth:
    """Not; of what is unknown, unknown."""
    return None if truth is None else not truth


def both(*truths: Truth) -> Truth:
    """And; false as soon as one is false."""
    return False if False in truths else None if None in truths else True


def either(*truths: Truth) -> Truth:
    """Or; true as soon as one is true."""
    return True if True in truths else None if None in truths else False


def at_least(value: float | None, limit: Fraction) -> Truth:
    """Whether a value is not below a limit."""
    return None if value is None else exact.written(value) >= limit


def at_most(value: float | None, limit: Fraction) -> Truth:
    """Whether a value is not above a limit."""
    return None if value is None else exact.written(value) <= limit
