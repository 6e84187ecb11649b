"""Scales: from values to pixels, with round numbers at both ends."""

from __future__ import annotations

import math
from collections.abc import Iterable

import attrs


@attrs.frozen
class Scale:
    """A straight scale from ``low`` to ``high`` over so many pixels, with a tick each ``step``."""

    low: float
    high: float
    step: float
    room: float

    @classmethod
    def over(
        cls,
        values: Iterable[float],
        room: float,
        *,
        ticks: int = 5,
        whole: bool = False,
        zero: bool = True,
        tight: bool = False,
    ) -> Scale:
        """The scale that holds the values: round ends, zero among them, whole steps where the values are whole.

        :param tight: whether it ends with the values, not with the next round number

        >>> Scale.over([3, 41], 100)
        Scale(low=0.0, high=50.0, step=10.0, room=100)
        """
        found = [*values, *([0.0] if zero else [])] or [0.0]
        low, high = min(found), max(found)
        step = _step((high - low or abs(high) or 1.0) / ticks, whole)
        start, end = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
        if tight and high > low:
            start, end = low, high
        return cls(start, end if end > start else start + step, step, room)

    def at(self, value: float) -> float:
        """The pixels from the low end to a value."""
        return (value - self.low) / (self.high - self.low) * self.room

    @property
    def ticks(self) -> list[float]:
        """The values of the ticks."""
        first, last = math.ceil(self.low / self.step - 1e-9), math.floor(self.high / self.step + 1e-9)
        return [round(at * self.step, 12) for at in range(first, last + 1)]

    @property
    def longest(self) -> int:
        """How many characters the longest number at the axis has."""
        return max(len(f"{tick:,.6f}".rstrip("0").rstrip(".")) for tick in self.ticks)

    def drawn(self) -> dict[str, object]:
        """The scale as Vega-Lite has it."""
        return {"domain": [self.low, self.high], "nice": False, "zero": False}


def _step(least: float, whole: bool) -> float:
    """The next of 1, 2, 2.5, 5, 10, … times a power of ten; a whole number if it must be one."""
    least = max(least, 1.0) if whole else least
    power = 10.0 ** math.floor(math.log10(least))
    steps = [times * power for times in (1, 2, 2.5, 5, 10)]
    return next(step for step in steps if step >= least * (1 - 1e-9) and not (whole and step % 1))
