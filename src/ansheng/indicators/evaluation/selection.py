"""Selection: which records a quantity takes, as columns for a table and as a filter that anybody can apply.

A flag with a day of its own is taken as it stood on the day asked for, see :mod:`ansheng.facts.as_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ansheng.errors import RuleError
from ansheng.facts import nodes
from ansheng.facts.as_of import dated_flags
from ansheng.facts.nodes import Node
from ansheng.facts.record import Facts

if TYPE_CHECKING:
    from ansheng.dates import Period
    from ansheng.indicators.evaluation.quantity import Quantity

Filter = dict[str, Any]
"""``{"table", "measure", "fact", "where"}``, see :func:`filter_of`."""


def spellings(window: Period) -> tuple[str, ...]:
    """The texts by which offices name a period: 2020, 2020年, 2020年度, 2020-07, 2020年7月, 2020Q3, 2020年上半年.

    >>> from ansheng.dates import Period
    >>> spellings(Period.parse("2020-07"))
    ('2020年7月', '2020-07..2020-07', '2020-07', '2020/7', '2020年7月份', '202007')
    """
    first, last, months = window.first, window.last, window.whole_months
    if not months:
        return (window.label(), f"{first}..{last}", f"{first}~{last}")
    year, start = first.year, first.month
    names = {window.label(): None, f"{first:%Y-%m}..{last:%Y-%m}": None}
    if months == 1:
        names |= dict.fromkeys((f"{first:%Y-%m}", f"{year}/{start}", f"{year}年{start}月份", f"{first:%Y%m}"))
    elif months == 12 and start == 1:
        names |= dict.fromkeys((f"{year}", f"{year}年度", f"{year}年全年", f"{year}年1—12月"))
    elif months == 3 and start % 3 == 1:
        quarter = start // 3
        ordinal = "一二三四"[quarter]
        names |= dict.fromkeys((f"{year}Q{quarter + 1}", f"{year}年{start}—{last.month}月"))
        names |= dict.fromkeys((f"{year}年第{ordinal}季度", f"{year}年第{quarter + 1}季度"))
    elif months == 6 and start % 6 == 1:
        names |= dict.fromkeys((f"{year}H{start // 6 + 1}", f"{year}年{start}—{last.month}月"))
    if months > 1 and year == last.year:
        names |= dict.fromkeys(f"{year}年{start}{dash}{last.month}月" for dash in "-~至")
    return tuple(names)


def within(quantity: Quantity, window: Period) -> Node | None:
    """That a record's day lies in the window, or its period is the window; None for a quantity that has neither."""
    if quantity.period is not None:
        period = nodes.FactRef(quantity.record, quantity.record.fact(quantity.period))
        return nodes.OneOf(period, spellings(window))
    if quantity.day is None:
        return None
    day = nodes.FactRef(quantity.record, quantity.record.fact(quantity.day))
    return nodes.AllOf(
        (
            nodes.Compare(">=", day, nodes.Constant(window.first), exact=True),
            nodes.Compare("<=", day, nodes.Constant(window.last), exact=True),
        )
    )


def conditions(node: Node, record: type[Facts], as_of: date) -> list[Any]:
    """The conditions of a filter that together say that ``node`` is true of a record.

    :raises RuleError: the node does more than compare facts
    """
    return _Translator(as_of, dated_flags(record)).all(node)


def filter_of(
    quantity: Quantity,
    window: Period,
    as_of: date,
    group: Mapping[str, str | None],
    beside: Quantity | None = None,
) -> Filter:
    """The records that a quantity takes, as plain data for a machine.

    ``where`` is a list of conditions that must all hold: ``[fact, op, value]`` with ``==``, ``!=``, ``<``, ``<=``,
    ``>``, ``>=`` or ``in``; ``[fact, "is null"]`` and ``[fact, "not null"]``; or ``{"any": [[...], [...]]}``, of whose
    groups at least one must hold. A value ``{"fact": name}`` is another fact of the record. A missing value meets
    only ``is null``, and is left out of a sum.

    ``found_in`` is a condition of its own, ``{"found_in": filter, "fact": name}``: the value of the fact is among those
    of the fact that the filter of another table names. ``scale`` of a sum gives the factor for each text of a fact.

    :param beside: the other part of a rate of the same records; those that it cannot decide are left out
    """
    translate = _Translator(as_of, dated_flags(quantity.record))
    parts = list(_parts(quantity, window))
    where = [triple for part in parts for triple in translate.all(part)]
    if beside is not None:
        rest = tuple(part for part in _parts(beside, window) if part not in parts)
        where += translate.decided(rest, beside)
    where += [[name, "is null"] if value is None else [name, "==", value] for name, value in group.items()]
    if quantity.found_in is not None:
        among = filter_of(quantity.found_in, window, as_of, {})
        where.append({"found_in": among, "fact": quantity.fact})
    chosen: Filter = {
        "table": quantity.table,
        "measure": quantity.kind,
        "fact": quantity.fact,
        "where": where,
    }
    if quantity.scale is not None:
        by = {unit: str(factor) for unit, factor in quantity.scale.factors}
        where.append([quantity.scale.fact, "in", list(by)])
        chosen["scale"] = {"fact": quantity.scale.fact, "by": by}
    return chosen


def _parts(quantity: Quantity, window: Period) -> Iterator[Node]:
    """The conditions that a record must all meet to be taken."""
    for node in (within(quantity, window), quantity.where):
        if node is not None:
            yield from _joined(node)


def _joined(node: Node) -> Iterator[Node]:
    if isinstance(node, nodes.AllOf):
        for part in node.parts:
            yield from _joined(part)
    else:
        yield node


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

    def decided(self, rest: tuple[Node, ...], quantity: Quantity) -> list[Any]:
        """Conditions that say that it is known whether and how much a record counts in ``quantity``.

        ``rest`` are its conditions but for those that are true anyway.
        """
        known = self.known(rest[0] if len(rest) == 1 else nodes.AllOf(rest)) if rest else []
        if quantity.fact is None:
            return known
        groups = [[[quantity.fact, "not null"]]]
        groups += [self.all(nodes.AllOf(rest), False)] if rest else []
        groups += [self.all(quantity.expected, False)] if quantity.expected else []
        return [*known, *(groups[0] if len(groups) == 1 else [{"any": groups}])]

    def known(self, node: Node) -> list[Any]:
        """Conditions that together say that ``node`` is true or false, not unknown."""
        match node:
            case nodes.Negation(part=part):
                return self.known(part)
            case nodes.AllOf() | nodes.AnyOf():
                return [{"any": [self.all(node), self.all(node, False)]}]
            case nodes.FactRef() if day := self.events.get(node.name):
                return [{"any": [[[node.name, "not null"]], [[day, "not null"]]]}]
        return [[name, "not null"] for name in nodes.facts_in(node)]

    def _flag(self, name: str, holds: bool) -> list[Any]:
        day, as_of = self.events.get(name), self.day.isoformat()
        if day is None:
            return [[name, "==", holds]]
        if not holds:
            return [{"any": [[[name, "==", False]], [[day, ">", as_of]]]}]
        set_, blank, passed = [name, "==", True], [name, "is null"], [day, "<=", as_of]
        return [{"any": [[set_, [day, "is null"]], [set_, passed], [blank, passed]]}]

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
