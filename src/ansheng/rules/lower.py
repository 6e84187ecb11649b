"""Tables: the expression tree lowered to column expressions, by one visitor for Polars and for narwhals.

Polars and narwhals spell the dozen operations needed here alike, so the visitor takes the library as a namespace. Both
keep three-valued logic on nullable columns. What is over the items of a one-to-many fact is no column expression: the
visitor reads it from a column that :mod:`ansheng.rules.items` has filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ansheng.areas import lies_in
from ansheng.errors import AnshengError
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.law.limit import Limit
from ansheng.rules.evaluate import COMPARE, SLACK, TOLERANCE, Limits, amount, constant
from ansheng.words import Words

Column = Any
"""A Polars or a narwhals expression; the two share no base class."""


class NotLoweredError(AnshengError):
    """An engine cannot compute a part of the tree; the table is then computed in Polars."""


@attrs.frozen
class Lowering:
    """Turns nodes into column expressions of ``library`` (``polars`` or ``narwhals``).

    :param day: the day of the check
    :param limits: the limits in force, each in the unit that its reference asks for
    :param items: for nodes over items, the column that holds their value
    :param item: inside the items of this fact, their columns are named ``fact.item_fact``
    :param places: the texts of the places that there are, for an engine that cannot look at them itself
    """

    library: Any
    day: date
    limits: Limits
    items: Mapping[Node, str] = attrs.field(factory=dict)
    item: nodes.FactRef | None = None
    places: Sequence[str] | None = None

    def column(self, node: Node) -> Column:
        """The column expression for a node; null is unknown."""
        match node:
            case nodes.FactRef():
                return self.library.col(self.name(node))
            case nodes.Constant(value=value):
                return self.library.lit(value)
            case nodes.LimitRef():
                return self.library.lit(self.limits[node].value)
            case nodes.Lookup(limit=limit, key=key):
                return self._lookup(self.limits[limit], self.column(key))
            case nodes.CheckDay():
                return self.library.lit(self.day)
            case nodes.Compare():
                return self._compare(node)
            case nodes.OneOf(left=left, options=options):
                return self.column(left).is_in(list(options))
            case nodes.Within():
                return self._within(node)
            case nodes.AllOf(parts=parts):
                return self._join(parts, "and")
            case nodes.AnyOf(parts=parts):
                return self._join(parts, "or")
            case nodes.Negation(part=part):
                return ~self.column(part)
            case nodes.Known(part=part):
                return ~self.column(part).is_null()
            case nodes.Arithmetic():
                return self._arithmetic(node)
            case nodes.Shift():
                return self._shift(node)
            case nodes.Choose():
                return self._choose(node)
            case nodes.Quantify() | nodes.Aggregate():
                return self.library.col(self.items[node])
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def name(self, ref: nodes.FactRef) -> str:
        """The column that holds a fact, here or inside the items at hand."""
        inside = self.item is not None and ref.owner is self.item.fact.item
        return f"{self.item.name}.{ref.name}" if inside and self.item is not None else ref.name

    def _join(self, parts: tuple[Node, ...], word: str) -> Column:
        if not parts:
            return self.library.lit(word == "and")
        first, *rest = (self.column(p) for p in parts)
        for part in rest:
            first = first & part if word == "and" else first | part
        return first

    def _within(self, node: nodes.Within) -> Column:
        place, area, inside = self.column(node.place), node.area, node.inside
        if self._polars:
            return place.map_batches(lambda texts: _standing(texts, area, inside), self.library.Boolean)
        if self.places is None:
            return self._unsupported(node)
        known = {text: lies_in(text, area, inside) for text in ("", *self.places)}
        found, where = place.fill_null(""), self.library.when
        there, elsewhere = ([text for text, lies in known.items() if lies is said] for said in (True, False))
        return (
            where(found.is_in(there))
            .then(self.library.lit(True))
            .otherwise(where(found.is_in(elsewhere)).then(self.library.lit(False)))
        )

    def _compare(self, node: nodes.Compare) -> Column:
        left, test = self.column(node.left), COMPARE[node.op]
        if node.exact:
            return test(left, self.column(node.right))
        slack = SLACK[node.op] * TOLERANCE
        fixed = constant(node.right, self.limits)
        if fixed is not None:
            return test(left, fixed + slack * abs(fixed))
        right = self.column(node.right)
        return test(left, right + right.abs() * slack)

    def _arithmetic(self, node: nodes.Arithmetic) -> Column:
        left, right = self.column(node.left), self.column(node.right)
        match node.op:
            case "+":
                return left + right
            case "-" if _is_day(node.left):
                return (left - right).dt.total_days() if self._polars else self._unsupported(node)
            case "-":
                return left - right
            case "*":
                return left * right
        fixed = constant(node.right, self.limits)
        return left / right if fixed else self.library.when(right != 0).then(left / right)

    def _shift(self, node: nodes.Shift) -> Column:
        day = start = self.column(node.day)
        for by, word in ((node.months, "mo"), (node.days, "d")):
            if moved := amount(by, self.limits):
                day = day.dt.offset_by(f"{moved}{word}").cast(self.library.Date)
        if not any(ref.fact.never for ref in nodes.facts_in(node.day).values()):
            return day
        return self.library.when(start == first_day(self.library)).then(start).otherwise(day)

    def _choose(self, node: nodes.Choose) -> Column:
        condition, then, otherwise = (self.column(n) for n in node.children())
        library = self.library
        return library.when(condition).then(then).otherwise(library.when(~condition).then(otherwise))

    def _lookup(self, limit: Limit, key: Column) -> Column:
        library = self.library
        if limit.cases:
            found = None
            for option, value in limit.cases.items():
                chosen = library.when(key == option).then(library.lit(value))
                found = chosen if found is None else chosen.otherwise(found)
            return found
        found = library.lit(limit.steps[-1].value)
        for step in reversed(limit.steps[:-1]):
            found = (
                library.when(_up_to(key, step.to, step.below)).then(library.lit(step.value)).otherwise(found)
            )
        if limit.start is not None:
            below = key < limit.start - TOLERANCE * abs(limit.start)
            found = library.when(below).then(library.lit(limit.outside)).otherwise(found)
        return library.when(~key.is_null()).then(found)

    @property
    def _polars(self) -> bool:
        return bool(self.library.__name__ == "polars")

    def _unsupported(self, node: Node) -> Column:
        raise NotLoweredError(
            Words(
                f"该引擎不能计算 {type(node).__name__}",
                f"this engine cannot compute {type(node).__name__}",
            )
        )


def first_day(library: Any) -> Column:
    """The day that a column holds for :data:`ansheng.NEVER`; Spark takes it as text only, and Polars as a day only."""
    polars = library.__name__ == "polars"
    return library.lit(date.min) if polars else library.lit(date.min.isoformat()).cast(library.Date)


def _standing(texts: Column, area: str, inside: str) -> Column:
    """Whether each of the places of a column lies in an area, each different text looked at once."""
    found = texts.fill_null("")
    known = {text: lies_in(text, area, inside) for text in found.unique()}
    return found.replace_strict(list(known), list(known.values()), return_dtype=bool)


def _up_to(key: Column, to: float | None, below: float | None) -> Column:
    if to is not None:
        return key <= to + TOLERANCE * abs(to)
    assert below is not None
    return key < below - TOLERANCE * abs(below)


def _is_day(node: Node) -> bool:
    match node:
        case nodes.FactRef():
            return node.fact.kind == "day"
        case nodes.Constant(value=value):
            return isinstance(value, date)
    return isinstance(node, nodes.CheckDay | nodes.Shift)
