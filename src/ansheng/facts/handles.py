"""Expressions as authors write them: typed handles over the tree of :mod:`ansheng.facts.nodes`.

On a Facts class an attribute is one of these handles: a :class:`Condition`, a :class:`Measure` or :class:`Tally`, a
:class:`DayValue`, a :class:`Label`, or :class:`Items`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from ansheng import dates
from ansheng.days import NEVER
from ansheng.errors import RuleError
from ansheng.facts import nodes
from ansheng.facts.condition import Condition, Expr, Label
from ansheng.facts.measure import LimitMeasure, Measure, Tally, choose
from ansheng.facts.nodes import Node
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

__all__ = [
    "CHECK_DAY", "Condition", "DayValue", "Expr", "Items", "Label", "LimitMeasure", "Measure", "Tally", "choose",
]  # fmt: skip

Item = TypeVar("Item", bound="Facts")


class DayValue(Expr):
    """A day. Compared with days, moved with :meth:`plus`, subtracted to a number of days."""

    __slots__ = ()

    def __lt__(self, other: DayValue | date | str) -> Condition:
        return self._compare("<", other)

    def __le__(self, other: DayValue | date | str) -> Condition:
        return self._compare("<=", other)

    def __gt__(self, other: DayValue | date | str) -> Condition:
        return self._compare(">", other)

    def __ge__(self, other: DayValue | date | str) -> Condition:
        return self._compare(">=", other)

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("==", other)

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("!=", other)

    __hash__ = Expr.__hash__

    def between(self, first: DayValue | date | str, last: DayValue | date | str) -> Condition:
        """Whether the day lies from ``first`` to ``last``, both included."""
        return (self >= first) & (self <= last)

    def plus(
        self,
        *,
        years: int | LimitMeasure = 0,
        months: int | LimitMeasure = 0,
        days: int | LimitMeasure = 0,
    ) -> DayValue:
        """The day so much later (earlier when negative); the end of a shorter month is kept.

        A period that the law states is given as its limit: ``p.tested_on.plus(months=LAW.limit("interval"))``.

        :raises RuleError: the limit is no period, or is given along with a number of the same kind
        """
        day = self.node
        if isinstance(years, int) and isinstance(months, int):
            months += 12 * years
        elif not isinstance(years, int) or years != 0:
            day = nodes.Shift(day, _amount(years, "month", 12))
        return DayValue(nodes.Shift(day, _amount(months, "month"), _amount(days, "day")))

    def __sub__(self, other: DayValue | date | str) -> Measure:
        return Tally(nodes.Arithmetic("-", self.node, _day(other).node), "day")

    def _compare(self, op: nodes.CompareOp, other: object) -> Condition:
        return Condition(nodes.Compare(op, self.node, _day(other).node, exact=True))


class Items(Expr, Generic[Item]):
    """A one-to-many fact: the substances of a unit, the cylinders of a shop."""

    __slots__ = ("item",)

    def __init__(self, node: nodes.FactRef, item: type[Item]) -> None:
        super().__init__(node)
        self.item = item

    def any(self, condition: Callable[[type[Item]], Condition]) -> Condition:
        """Whether at least one item meets the condition; with no items, false."""
        return Condition(nodes.Quantify("any", self._many, condition(self.item).node))

    def all(self, condition: Callable[[type[Item]], Condition]) -> Condition:
        """Whether every item meets the condition; with no items, true."""
        return Condition(nodes.Quantify("all", self._many, condition(self.item).node))

    def count(self, where: Callable[[type[Item]], Condition] | None = None) -> Tally:
        """How many items there are, or how many meet ``where``."""
        return Tally(nodes.Aggregate("count", self._many, where=self._where(where)))

    def sum(
        self, value: Callable[[type[Item]], Measure], where: Callable[[type[Item]], Condition] | None = None
    ) -> Measure:
        """The sum of ``value`` over the items, or over those that meet ``where``; with no items, 0."""
        return self._aggregate("sum", value, where)

    def max(
        self, value: Callable[[type[Item]], Measure], where: Callable[[type[Item]], Condition] | None = None
    ) -> Measure:
        """The greatest ``value``; with no items there is none, and what depends on it is undetermined."""
        return self._aggregate("max", value, where)

    def min(
        self, value: Callable[[type[Item]], Measure], where: Callable[[type[Item]], Condition] | None = None
    ) -> Measure:
        """The least ``value``; with no items there is none, and what depends on it is undetermined."""
        return self._aggregate("min", value, where)

    def _aggregate(
        self,
        kind: nodes.AggregateKind,
        value: Callable[[type[Item]], Measure],
        where: Callable[[type[Item]], Condition] | None,
    ) -> Measure:
        measure = value(self.item)
        return Measure(nodes.Aggregate(kind, self._many, measure.node, self._where(where)), measure.unit)

    def _where(self, where: Callable[[type[Item]], Condition] | None) -> Node | None:
        return where(self.item).node if where else None

    @property
    def _many(self) -> nodes.FactRef:
        assert isinstance(self.node, nodes.FactRef)
        return self.node


CHECK_DAY = DayValue(nodes.CheckDay())
"""The day for which the check is made, as given by ``check(..., on=...)``."""


def _amount(value: int | LimitMeasure, unit: str, times: int = 1) -> int | nodes.LimitRef:
    if isinstance(value, int):
        return value * times
    node = value.to(unit).node
    assert isinstance(node, nodes.LimitRef)
    return node


def _day(value: object) -> DayValue:
    if isinstance(value, DayValue):
        return value
    day = dates.parse_day(value) if isinstance(value, str | date) else None
    if day is None or day == NEVER:
        raise RuleError(
            Words(
                f'日期只能与日期比较，收到“{value}”；请写 date(2026, 7, 1) 或 "2026-07-01"',
                f"a day is compared with a day, not with {value!r}; write date(2026, 7, 1) or '2026-07-01'",
            )
        )
    return DayValue(nodes.Constant(day))
