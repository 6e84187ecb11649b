"""Limits as the law states them: a value, a table of steps, or one value for each case of a choice."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ansheng import units
from ansheng.words import Words


@attrs.frozen
class Step:
    """One row of a step table: ``value`` holds up to ``to`` (included) or ``below`` (not included)."""

    value: float
    to: float | None = None
    below: float | None = None

    @property
    def bound(self) -> float | None:
        """The upper end of the row; ``None`` for the last one."""
        return self.to if self.to is not None else self.below


@attrs.frozen
class Limit:
    """A limit of a clause: a single ``value``, a table of ``steps`` kept by ``by``, or ``cases`` of a Choice.

    A step table is total: rows in rising order, the last one open. ``outside`` is the value below ``start``, where the
    law's table begins; without ``start`` the first row reaches down without end.
    """

    unit: str = ""
    value: float | None = None
    steps: tuple[Step, ...] = ()
    by: str = ""
    start: float | None = None
    outside: float | None = None
    cases: Mapping[str, float] = attrs.field(factory=dict)

    @property
    def form(self) -> str:
        """How the limit is stated: a value, steps, or cases."""
        return "steps" if self.steps else "cases" if self.cases else "value"

    @property
    def tabled(self) -> bool:
        """Whether the limit depends on another value."""
        return self.value is None

    def keyed_in(self, by: str) -> Limit:
        """The same table with its bounds given in ``by``."""
        if by == self.by:
            return self

        def convert(bound: float | None) -> float | None:
            return None if bound is None else units.convert(bound, self.by, by)

        steps = tuple(attrs.evolve(s, to=convert(s.to), below=convert(s.below)) for s in self.steps)
        return attrs.evolve(self, by=by, steps=steps, start=convert(self.start))

    def in_unit(self, unit: str) -> Limit:
        """The same limit with its values given in ``unit``."""
        if unit == self.unit:
            return self

        def convert(value: float | None) -> float | None:
            return None if value is None else units.convert(value, self.unit, unit)

        return attrs.evolve(
            self,
            unit=unit,
            value=convert(self.value),
            steps=tuple(attrs.evolve(s, value=units.convert(s.value, self.unit, unit)) for s in self.steps),
            outside=convert(self.outside),
            cases={k: units.convert(v, self.unit, unit) for k, v in self.cases.items()},
        )

    def trouble(self) -> Words | None:
        """What is wrong with the limit as written, or ``None``."""
        forms = [self.value is not None, bool(self.steps), bool(self.cases)]
        if sum(forms) != 1:
            return Words("value、steps、cases 应写其一", "write exactly one of value, steps, cases")
        if not self.steps:
            return None
        if (
            any((s.to is None) == (s.below is None) for s in self.steps[:-1])
            or self.steps[-1].bound is not None
        ):
            return Words(
                "除末行外，每行应写 to 或 below，不得并写；末行两者均不写",
                "each step needs one of 'to' and 'below', and the last step neither",
            )
        bounds = [s.bound for s in self.steps[:-1] if s.bound is not None]
        if bounds != sorted(set(bounds)):
            return Words("各行的界限应由小到大", "the steps must rise")
        if (self.start is None) != (self.outside is None):
            return Words("start 与 outside 应同时写明", "'start' and 'outside' go together")
        return None
