"""Selection: which records a quantity takes, as columns for a table and as a filter that anybody can apply.

A table shows how things stood when it was closed. For an earlier day, a flag whose own day lies later is taken back:
a record is not ``rectified`` on a day when its ``rectified_on`` comes after it; where the flag is set and the day is
missing, the flag is believed. A flag ``x`` has its own day when its class has a day ``x_on``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ansheng.errors import RuleError
from ansheng.rules import nodes
from ansheng.rules.facts import Facts
from ansheng.rules.nodes import Node

if TYPE_CHECKING:
    import polars as pl

    from ansheng.dates import Period
    from ansheng.indicators.quantity import Quantity

Filter = dict[str, Any]
"""``{"table", "measure", "fact", "where"}``, see :func:`filter_of`."""


def event_days(record: type[Facts]) -> dict[str, str]:
    """The flags of a record that have a day of their own, with that day: ``{"rectified": "rectified_on"}``."""
    facts = record.facts()
    return {
        name: f"{name}_on"
        for name, fact in facts.items()
        if fact.kind == "flag" and f"{name}_on" in facts and facts[f"{name}_on"].kind == "day"
    }


def known_at(frame: pl.LazyFrame, record: type[Facts], as_of: date) -> pl.LazyFrame:
    """The table as it stood at the end of ``as_of``: flags that were set later are taken back."""
    import polars as pl

    return frame.with_columns(
        pl.when(pl.col(day) > as_of).then(False).otherwise(pl.col(flag)).alias(flag)
        for flag, day in event_days(record).items()
    )


def within(quantity: Quantity, window: Period) -> Node | None:
    """That a record's day lies in the window, or None for a quantity without a day."""
    if quantity.day is None:
        return None
    day = nodes.FactRef(quantity.record, quantity.record.fact(quantity.day))
    return nodes.AllOf(
        (
            nodes.Compare(">=", day, nodes.Constant(window.first), exact=True),
            nodes.Compare("<=", day, nodes.Constant(window.last), exact=True),
        )
    )


def filter_of(quantity: Quantity, window: Period, as_of: date, group: Mapping[str, str | None]) -> Filter:
    """The records that a quantity takes, as plain data for a machine.

    ``where`` is a list of conditions that must all hold: ``[fact, op, value]`` with ``==``, ``!=``, ``<``, ``<=``,
    ``>``, ``>=`` or ``in``; ``[fact, "is null"]`` and ``[fact, "not null"]``; or ``{"any": [[...], [...]]}``, of whose
    groups at least one must hold. A value ``{"fact": name}`` is another fact of the record. A missing value meets
    only ``is null``, and is left out of a sum.

    :raises RuleError: the condition of the quantity does more than compare facts
    """
    translate = _Translator(as_of, event_days(quantity.record))
    where = [
        triple
        for node in (within(quantity, window), quantity.where)
        if node
        for triple in translate.all(node)
    ]
    where += [[name, "is null"] if value is None else [name, "==", value] for name, value in group.items()]
    return {"table": quantity.table, "measure": quantity.kind, "fact": quantity.fact, "where": where}


class _Translator:
    """Turns a condition into triples that hold exactly where the condition is true, not unknown."""

    def __init__(self, day: date, events: Mapping[str, str]) -> None:
        self.day = day
        self.events = events

    def all(self, node: Node, holds: bool = True) -> list[Any]:
        """Conditions that together say that ``node`` is true, or false with ``holds=False``."""
        match node:
            case nodes.Negation(part=part):
                return self.all(part, not holds)
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                if isinstance(node, nodes.AllOf) is holds:
                    return [triple for part in parts for triple in self.all(part, holds)]
                return [{"any": [self.all(part, holds) for part in parts]}]
            case nodes.FactRef():
                return self._flag(node.name, holds)
            case nodes.OneOf(left=nodes.FactRef() as fact, options=options):
                return (
                    [[fact.name, "in", list(options)]] if holds else [[fact.name, "!=", o] for o in options]
                )
            case nodes.Compare(op=op, left=nodes.FactRef() as fact, right=right):
                return [[fact.name, op if holds else nodes.NEGATED[op], self._value(right)]]
            case nodes.Compare(op=op, left=left, right=nodes.FactRef() as fact):
                mirrored = nodes.MIRRORED[op]
                return [[fact.name, mirrored if holds else nodes.NEGATED[mirrored], self._value(left)]]
        raise _too_much()

    def _flag(self, name: str, holds: bool) -> list[Any]:
        day, as_of = self.events.get(name), self.day.isoformat()
        if day is None:
            return [[name, "==", holds]]
        if holds:
            return [[name, "==", True], {"any": [[[day, "is null"]], [[day, "<=", as_of]]]}]
        return [{"any": [[[name, "==", False]], [[day, ">", as_of]]]}]

    def _value(self, node: Node) -> Any:
        match node:
            case nodes.CheckDay():
                return self.day.isoformat()
            case nodes.FactRef():
                return {"fact": node.name}
            case nodes.Constant(value=date() as day):
                return day.isoformat()
            case nodes.Constant(value=value):
                return value
        raise _too_much()


def _too_much() -> RuleError:
    return RuleError(
        "指标的条件只能比较事实与常数、事实与事实或事实与截止日期，以便写成可复核的筛选条件",
        "the condition of an indicator may only compare a fact with a constant, a fact or the as-of day, "
        "so that it can be written as a filter",
    )
