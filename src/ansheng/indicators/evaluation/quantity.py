"""Quantity: the part that an indicator is made of, records of one table counted or a fact of theirs summed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import attrs

from ansheng.errors import FactError, RuleError
from ansheng.facts import nodes
from ansheng.facts.handles import Condition, DayValue, Expr, Label, Measure
from ansheng.facts.kinds import Count
from ansheng.facts.record import Facts
from ansheng.indicators.evaluation.selection import refuse_unreadable
from ansheng.words import Words

Kind = Literal["count", "sum", "distinct"]


@attrs.frozen
class UnitFactors:
    """What turns a value into the unit of the quantity, by the text of a fact that says its own: 万元 counts 0.0001."""

    fact: str
    factors: tuple[tuple[str, Decimal], ...]


@attrs.frozen
class Quantity:
    """What is counted; written with :func:`count`, :func:`total` or :func:`distinct`.

    :param kind: records counted, a fact summed, or the different values of a fact counted
    :param fact: the fact that is summed or told apart
    :param day: the day fact that puts a record into the window; None for a stock that has no date
    :param where: the condition that a record must meet
    :param expected: of a sum, the records that must have the fact; where others lack it, nothing is missing
    :param period: the text fact that names the period of a record, which must be the window; beside ``day``, it tells
        where a record without the day belongs: into the window in which its period lies
    :param scale: of a sum, how values of different units come to one
    :param found_in: of different values, those of another table among which a value must be to be taken
    :raises RuleError: a condition reads another record, items of a one-to-many fact, or limits of the law
    :raises FactError: the record has no table
    """

    record: type[Facts]
    kind: Kind
    fact: str | None
    day: str | None
    where: nodes.Node | None
    expected: nodes.Node | None = None
    period: str | None = None
    scale: UnitFactors | None = None
    found_in: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        if not self.record.table:
            raise FactError(
                Words(
                    f"“{self.record.title}”未指定表名；请在声明时写 table=",
                    f"{self.record.__name__} has no table; declare it with table=",
                )
            )
        for node in (self.where, self.expected):
            if node is not None:
                refuse_unreadable(node, self.record)

    @property
    def table(self) -> str:
        """The name of the table that holds the records."""
        return self.record.table

    @property
    def things(self) -> bool:
        """Whether what it gives is a number of things: records, values, or a sum of counts; a measure is none."""
        return self.fact is None or self.kind == "distinct" or isinstance(self.record.fact(self.fact), Count)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables that it reads."""
        return (self.table, *(self.found_in.tables if self.found_in else ()))


def count(
    record: type[Facts],
    *,
    on: DayValue | None = None,
    where: Condition | None = None,
    of: Label | None = None,
) -> Quantity:
    """How many records meet ``where`` and have their day ``on`` in the window.

    :param of: a text that names the period of a record; one without its day is counted where its period lies in the
        window

    >>> from ansheng.accidents.records import AccidentRecord as A
    >>> count(A, on=A.occurred_on, where=A.production).table
    'accidents'
    """
    return Quantity(record, "count", None, _day(on, record), _node(where), period=_period(of, record))


def total(
    fact: Measure,
    *,
    on: DayValue | None = None,
    of: Label | None = None,
    where: Condition | None = None,
    expected: Condition | None = None,
    units: tuple[Label, Mapping[str, int | Decimal]] | None = None,
) -> Quantity:
    """The sum of a number or a count over the records that meet ``where``, in the fact's own unit.

    With ``expected`` a record that does not meet it may lack the fact: a warning has no amount of money.

    :param of: a text that names the period of the record; taken are those whose period is the window, in whole
    :param units: the text that says the unit of each value, and the factor of each unit; a value of another unit is
        one that is not known
    """
    ref = _fact(fact)
    return Quantity(
        ref.owner,
        "sum",
        ref.name,
        _day(on, ref.owner),
        _node(where),
        _node(expected),
        _period(of, ref.owner),
        _scale(units),
    )


def distinct(
    fact: Label,
    *,
    on: DayValue | None = None,
    where: Condition | None = None,
    found_in: Quantity | None = None,
) -> Quantity:
    """How many different values a text has among the records that meet ``where``: units, not visits.

    :param found_in: a quantity of different values of another table; only values that are among them are taken, so
        that the units of a list can be counted that were inspected
    """
    ref = _fact(fact)
    return Quantity(
        ref.owner, "distinct", ref.name, _day(on, ref.owner), _node(where), found_in=_values(found_in)
    )


def _day(day: DayValue | None, record: type[Facts]) -> str | None:
    if day is None:
        return None
    ref = _fact(day)
    if ref.owner is not record:
        raise RuleError(
            Words(
                f"日期“{ref.fact.title}”不是“{record.title}”的采集项；请更正",
                f"{ref.name} is no day of {record.__name__}; correct it",
            )
        )
    return ref.name


def _period(of: Label | None, record: type[Facts]) -> str | None:
    if of is None:
        return None
    ref = _fact(of)
    if ref.owner is not record:
        raise RuleError(
            Words(
                f"期间“{ref.fact.title}”不是“{record.title}”的采集项；请更正",
                f"{ref.name} is no period of {record.__name__}; correct it",
            )
        )
    return ref.name


def _scale(units: tuple[Label, Mapping[str, int | Decimal]] | None) -> UnitFactors | None:
    if units is None:
        return None
    fact, factors = units
    return UnitFactors(_fact(fact).name, tuple((unit, Decimal(factor)) for unit, factor in factors.items()))


def _values(found_in: Quantity | None) -> Quantity | None:
    if found_in is not None and (found_in.kind != "distinct" or found_in.found_in is not None):
        raise RuleError(
            Words(
                "found_in= 应为另一张表的不重复值，即 distinct(...)，且不嵌套；请更正",
                "found_in= takes the different values of another table, distinct(...), which looks no further; "
                "correct it",
            )
        )
    return found_in


def _fact(expression: Expr) -> nodes.FactRef:
    if isinstance(expression.node, nodes.FactRef):
        return expression.node
    raise RuleError(
        Words(
            "此处应写采集项本身，如 PenaltyRecord.amount，不能写算式",
            "name a fact itself, such as PenaltyRecord.amount, not an expression",
        )
    )


def _node(where: Condition | None) -> nodes.Node | None:
    return None if where is None else where.node
