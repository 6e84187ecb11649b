"""Limits of the law as exact fractions, read as they are written in the law file.

They are those of the newest edition; by default of GB 18218.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from ansheng import Standard

from .standards import GB18218


@cache
def _limits(law: Standard) -> Mapping[str, Any]:
    return law.editions[-1].limits


def written(value: float) -> Fraction:
    """The decimal that a number of the law file shows."""
    return Fraction(str(value))


def single(name: str, law: Standard = GB18218) -> Fraction:
    """A limit that is one value."""
    value = _limits(law)[name].value
    assert value is not None
    return written(value)


def case(name: str, option: str, law: Standard = GB18218) -> Fraction | None:
    """A limit kept by row or symbol; ``None`` where the law has none for it."""
    value = _limits(law)[name].cases.get(option)
    return None if value is None else written(value)


def step(name: str, at: Fraction, law: Standard = GB18218) -> Fraction:
    """A limit kept in a step table, at ``at``."""
    limit = _limits(law)[name]
    if limit.start is not None and limit.outside is not None and at < written(limit.start):
        return written(limit.outside)
    *steps, last = limit.steps
    for row in steps:
        if (row.to is not None and at <= written(row.to)) or (
            row.below is not None and at < written(row.below)
        ):
            return written(row.value)
    return written(last.value)
