"""Selection: which records a quantity takes, as one condition and as a filter that anybody can apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ansheng.errors import RuleError
from ansheng.facts import nodes
from ansheng.facts.kinds import Many
from ansheng.facts.nodes import Node
from ansheng.facts.record import Facts
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.dates import Period
    from ansheng.indicators.evaluation.quantity import Quantity, UnitFactors

Filter = dict[str, Any]
"""``{"version", "table", "measure", "fact", "as_of", "where"}``, see :func:`filter_of`."""

VERSION = 1
"""The version of the form of a filter."""


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
    """That a record's day lies in the window, or its period is the window; None for a quantity that has neither.

    Where a quantity has both, a record without the day lies in the window if its period does, and else it is unknown.
    """
    if quantity.day is None:
        return _named(quantity, spellings(window))
    named = _named(quantity, _spellings_inside(window))
    day = nodes.FactRef(quantity.record, quantity.record.fact(quantity.day))
    inside = nodes.AllOf(
        (
            nodes.Compare(">=", day, nodes.Constant(window.first), exact=True),
            nodes.Compare("<=", day, nodes.Constant(window.last), exact=True),
        )
    )
    if named is None:
        return inside
    return nodes.AnyOf((inside, nodes.AllOf((nodes.Negation(nodes.Known(day)), named))))


def _named(quantity: Quantity, texts: tuple[str, ...]) -> Node | None:
    """That the period of a record is called by one of some texts; None where a quantity does not ask for it."""
    if quantity.period is None:
        return None
    return nodes.OneOf(nodes.FactRef(quantity.record, quantity.record.fact(quantity.period)), texts)


def _spellings_inside(window: Period) -> tuple[str, ...]:
    """The texts by which offices name the window and the months, quarters and half-years in it."""
    parts = [part for part in (*window.months(), *window.quarters(), *window.halves()) if part.whole_months]
    return tuple(dict.fromkeys(text for part in (window, *parts) for text in spellings(part)))


def refuse_unreadable(node: Node, record: type[Facts]) -> None:
    """Refuse a condition that the rows of one table cannot answer.

    :raises RuleError: it reads facts of another record, items of one-to-many facts, or limits of the law
    """
    for part in nodes.walk(node):
        match part:
            case nodes.Quantify() | nodes.Aggregate() | nodes.LimitRef() | nodes.FactRef(fact=Many()):
                raise RuleError(
                    Words(
                        f"“{record.title}”的统计条件不能用一对多的条目或法规限值，此类内容仅用于判定规则；请删去",
                        f"a condition on {record.__name__} cannot read items or limits of the law, "
                        "which are for rules; leave them out",
                    )
                )
            case nodes.FactRef() if part.owner is not record:
                raise RuleError(
                    Words(
                        f"统计的是“{record.title}”，条件所用采集项“{part.fact.title}”属“{part.owner.title}”；"
                        f"请改用“{record.title}”的采集项",
                        f"the condition reads {part.owner.__name__}.{part.name}, but counts {record.__name__}; "
                        f"use facts of {record.__name__}",
                    )
                )


def filter_of(
    quantity: Quantity,
    window: Period,
    as_of: date,
    group: Mapping[str, Any],
    beside: Quantity | None = None,
) -> Filter:
    """The records that a quantity takes, as plain data for a machine.

    ``where`` is the condition that a record of ``table`` must meet, as :func:`ansheng.facts.nodes.to_data` writes it;
    one that is unknown is not met. It is asked of the table as it stood at the end of ``as_of``, see
    :mod:`ansheng.facts.as_of`. A record without the ``fact`` is left out of a sum or of different values.

    ``found_in`` is a filter of another table; the value of ``fact`` must be among those of the fact that it names.
    ``scale`` of a sum gives the factor for each text of a fact.

    :param beside: the other part of a rate of the same records; those that it cannot decide are left out
    """
    parts = list(_parts(quantity, window))
    where = [*parts, *_grouped(quantity.record, group)]
    if beside is not None:
        rest = [part for part in _parts(beside, window) if part not in parts]
        where += _decided(beside, _together(rest) if rest else None)
    if quantity.scale is not None:
        where.append(_scaled(quantity, quantity.scale))
    chosen: Filter = {
        "version": VERSION,
        "table": quantity.table,
        "measure": quantity.kind,
        "fact": quantity.fact,
        "as_of": as_of.isoformat(),
        "where": nodes.to_data(nodes.AllOf(tuple(where))),
    }
    if quantity.scale is not None:
        by = {unit: str(factor) for unit, factor in quantity.scale.factors}
        chosen["scale"] = {"fact": quantity.scale.fact, "by": by}
    if quantity.found_in is not None:
        chosen["found_in"] = filter_of(quantity.found_in, window, as_of, {})
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


def _together(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else nodes.AllOf(tuple(parts))


def _grouped(record: type[Facts], group: Mapping[str, Any]) -> Iterator[Node]:
    """That a record has the values of its group, a value of None being none at all."""
    for name, value in group.items():
        fact = nodes.FactRef(record, record.fact(name))
        match value:
            case None:
                yield nodes.Negation(nodes.Known(fact))
            case bool():
                yield fact if value else nodes.Negation(fact)
            case _:
                yield nodes.Compare("==", fact, nodes.Constant(value), exact=True)


def _decided(quantity: Quantity, rest: Node | None) -> Iterator[Node]:
    """That it is known whether and how much a record counts in ``quantity``.

    ``rest`` is its condition but for the parts that are true anyway.
    """
    if rest is not None:
        yield nodes.Known(rest)
    if quantity.fact is None:
        return
    valued = [nodes.Known(nodes.FactRef(quantity.record, quantity.record.fact(quantity.fact)))]
    scale = [] if quantity.scale is None else [_scaled(quantity, quantity.scale)]
    idle = [nodes.Negation(node) for node in dict.fromkeys((rest, quantity.expected)) if node is not None]
    yield nodes.AnyOf((_together([*valued, *scale]), *idle)) if idle else _together([*valued, *scale])


def _scaled(quantity: Quantity, scale: UnitFactors) -> Node:
    """That the unit of a value is one of those whose factor is known."""
    unit = nodes.FactRef(quantity.record, quantity.record.fact(scale.fact))
    return nodes.OneOf(unit, tuple(name for name, _ in scale.factors))
