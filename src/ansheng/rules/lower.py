"""Tables: the expression tree lowered to column expressions, by one visitor for Polars and for narwhals.

Polars and narwhals spell the dozen operations needed here alike, so the visitor takes the library as a namespace. Both
keep three-valued logic on nullable columns. What is over the items of a one-to-many fact is no column expression: the
visitor reads it from a column that :mod:`ansheng.rules.items` has filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any

import attrs

from ansheng.areas import lies_in
from ansheng.errors import AnshengError
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.law.limit import Limit
from ansheng.rules.evaluate import COMPARE, SLACK, TOLERANCE, Limits, amount, constant, shifted
from ansheng.words import Words

Column = Any
"""A Polars or a narwhals expression; the two share no base class."""


FEW = 12
"""Up to so many options a text is held against each of them, which is quicker than looking it up."""


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
                return self._one_of(self.column(left), options)
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

    def _one_of(self, left: Column, options: Sequence[str]) -> Column:
        """Whether a text is one of the options: held against each of a few, which is quicker than looking it up."""
        if not self._polars or not 0 < len(options) <= FEW:
            return left.is_in(list(options))
        return reduce(or_, (left == option for option in options))

    def _compare(self, node: nodes.Compare) -> Column:
        test = COMPARE[node.op]
        if self._polars and (known := self._known_before(node)) is not None:
            return known
        left = self.column(node.left)
        if node.exact:
            return test(left, self.column(node.right))
        slack = SLACK[node.op] * TOLERANCE
        fixed = constant(node.right, self.limits)
        if fixed is not None:
            return test(left, fixed + slack * abs(fixed))
        right = self.column(node.right)
        return test(left, right + right.abs() * slack)

    def _known_before(self, node: nodes.Compare) -> Column | None:
        """A comparison of which a part is known before the rows are: the same truths from less work.

        A fact is held against each case of a limit, and a day against the first one that, moved, is late enough.
        """
        match node:
            case nodes.Compare(left=nodes.FactRef() as left, right=nodes.Lookup(limit=ref, key=key)):
                cases = self.limits[ref].cases
                return self._by_case(node, self.column(left), self.column(key), cases) if cases else None
            case nodes.Compare(
                op="<" | "<=" | ">" | ">=" as op,
                left=nodes.Shift(day=nodes.FactRef() as start) as moved,
                right=nodes.CheckDay() | nodes.Constant() as right,
            ):
                end = self.day if isinstance(right, nodes.CheckDay) else right.value
                months, days = (amount(by, self.limits) for by in (moved.months, moved.days))
                if not isinstance(end, date) or end <= date.min or months * days < 0:
                    return None  # a day moved to and fro need not come after one that lies before it
                turn = turning(end, months, days, never=bool(start.fact.never), beyond=op in ("<=", ">"))
                day = self.column(start).to_physical()
                return (day < turn) if op in ("<", "<=") else (day >= turn)
        return None

    def _by_case(self, node: nodes.Compare, left: Column, key: Column, cases: Mapping[str, float]) -> Column:
        test, slack = COMPARE[node.op], 0.0 if node.exact else SLACK[node.op] * TOLERANCE
        chosen = {option: key == option for option in cases}
        held = (chosen[option] & test(left, limit + slack * abs(limit)) for option, limit in cases.items())
        return self.library.when(reduce(or_, chosen.values())).then(reduce(or_, held))

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


@lru_cache(maxsize=4096)
def turning(end: date, months: int, days: int, *, never: bool, beyond: bool) -> int:
    """The first day that, moved as that of one record is, is not before ``end``, or is ``beyond`` it.

    :param never: whether the first day of all stands for never, which is not moved
    :return: its number as Polars counts days
    """
    low, high, last = 1, date.max.toordinal() + 1, end.toordinal() + beyond
    while low < high:
        middle = (low + high) // 2
        day = date.fromordinal(middle)
        moved = day if never and middle == 1 else shifted(day, months, days)
        low, high = (low, middle) if moved.toordinal() >= last else (middle + 1, high)
    return low - date(1970, 1, 1).toordinal()


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
