"""The limits of GB 18218 as exact fractions, read as they are written in the law file."""

from __future__ import annotations

from fractions import Fraction

from .standards import GB18218

_LIMITS = GB18218.editions[-1].limits()


def written(value: float) -> Fraction:
    """The decimal that a number of the law file shows."""
    return Fraction(str(value))


def single(name: str) -> Fraction:
    """A limit that is one value."""
    value = _LIMITS[name].value
    assert value is not None
    return written(value)


def case(name: str, option: str) -> Fraction | None:
    """A limit kept by row or symbol; ``None`` where the law has none for it."""
    value = _LIMITS[name].cases.get(option)
    return None if value is None else written(value)


def step(name: str, at: Fraction) -> Fraction:
    """A limit kept in a step table, at ``at``."""
    *steps, last = _LIMITS[name].steps
    for row in steps:
        if (row.to is not None and at <= written(row.to)) or (
            row.below is not None and at < written(row.below)
        ):
            return written(row.value)
    return written(last.value)
