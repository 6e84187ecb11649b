"""The language of second readings: one expression, in Python's syntax, that becomes a condition.

Nothing of it is executed: the text is parsed, and each part that is known here becomes a part of a condition, which is
true, false or unknown. What is not known here is refused, with its place.
"""

from __future__ import annotations

import ast
import operator
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from ansheng import dates
from ansheng.errors import AnshengError, near
from ansheng.facts import nodes
from ansheng.facts.handles import CHECK_DAY, Condition, DayValue, Expr, Items, Label, Measure, choose
from ansheng.facts.measure import Tally
from ansheng.facts.record import Facts
from ansheng.sheets import cells

ORDER: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
RECKON: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
TRUE, FALSE = Condition(nodes.AllOf(())), Condition(nodes.AnyOf(()))
FUNCTIONS = (
    "any",
    "all",
    "count",
    "sum",
    "max",
    "min",
    "known",
    "missing",
    "days",
    "months",
    "years",
    "fact",
)


class ReadingError(Exception):
    """A second reading that cannot be understood, and where."""


@attrs.frozen
class Span:
    """So many months and days."""

    months: int = 0
    days: int = 0


def condition(text: str, facts: type[Facts]) -> nodes.Node:
    """The condition that a predicate states about a thing.

    :raises ReadingError: it is not of the language, or names no fact of the thing; the message says where
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise ReadingError(f"column {error.offset}: this is no expression ({error.msg}): {text}") from None
    stated = _Reader(facts).read(tree.body)
    if not isinstance(stated, Condition):
        raise ReadingError(f"column 1: the whole must be true or false, and is {_kind(stated)}: {text}")
    return stated.node


@attrs.frozen
class _Reader:
    """Reads parts of the expression; inside ``any`` and the like, ``item`` is the class of the items."""

    facts: type[Facts]
    item: type[Facts] | None = None

    def read(self, part: ast.expr) -> Any:
        """What a part stands for: a handle, a plain number or text, or a span of months and days."""
        try:
            return self._read(part)
        except ReadingError:
            raise
        except (AnshengError, TypeError) as error:
            shown = error.text("en") if isinstance(error, AnshengError) else str(error)
            raise self._wrong(part, shown) from error

    def _read(self, part: ast.expr) -> Any:
        match part:
            case ast.Constant(value=bool() as value):
                return TRUE if value else FALSE
            case ast.Constant(value=int() | float() | str() as value):
                return value
            case ast.Name(id="day"):
                return CHECK_DAY
            case ast.Name(id=name):
                return self._fact(part, name)
            case ast.Attribute(value=ast.Name(id="record"), attr=name):
                return _Reader(self.facts)._fact(part, name)
            case ast.BoolOp(op=op, values=values):
                kind = nodes.AllOf if isinstance(op, ast.And) else nodes.AnyOf
                return Condition(kind(tuple(self.truth(one).node for one in values)))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return ~self.truth(operand)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
                return -value
            case ast.Compare(left=left, ops=ops, comparators=others):
                sides = [left, *others]
                held = [self._compare(part, *three) for three in zip(sides, ops, others, strict=False)]
                return held[0] if len(held) == 1 else Condition(nodes.AllOf(tuple(one.node for one in held)))
            case ast.BinOp(left=left, op=op, right=right) if type(op) in RECKON:
                return self._reckon(part, self.read(left), op, self.read(right))
            case ast.IfExp(test=test, body=then, orelse=otherwise):
                return self._choose(part, self.truth(test), self.read(then), self.read(otherwise))
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._call(part, name, args)
        raise self._wrong(part, f"{ast.unparse(part)} is not of the language of readings")

    def truth(self, part: ast.expr) -> Condition:
        """A part that must be true or false."""
        found = self.read(part)
        if not isinstance(found, Condition):
            raise self._wrong(part, f"{ast.unparse(part)} must be true or false, and is {_kind(found)}")
        return found

    def _fact(self, part: ast.expr, name: str) -> Any:
        for cls in (self.item, self.facts):
            for fact in cls.facts().values() if cls is not None else ():
                if name in (fact.name, unicodedata.normalize("NFKC", fact.title), fact.title):
                    return getattr(cls, fact.name)
        known = [
            n
            for cls in (self.item, self.facts)
            if cls
            for f in cls.facts().values()
            for n in (f.name, f.title)
        ]
        close = ", ".join(near(name, known)) or "see the sheet of facts"
        what = " or of its items" if self.item else ""
        raise self._wrong(part, f"{name} is no fact of {self.facts.__name__}{what}; near it: {close}")

    def _compare(self, part: ast.expr, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(op, ast.In | ast.NotIn):
            if not isinstance(right, ast.Tuple | ast.List | ast.Set):
                raise self._wrong(part, "after 'in' comes a list in parentheses, such as in ('steel', 'pe')")
            one_of = Condition(
                nodes.AnyOf(
                    tuple(self._equal(part, self.read(left), self.read(one)).node for one in right.elts)
                )
            )
            return ~one_of if isinstance(op, ast.NotIn) else one_of
        if isinstance(right, ast.Constant) and right.value is None:
            raise self._wrong(part, "whether a fact is missing is asked by missing(fact) or known(fact)")
        a, b = self.read(left), self.read(right)
        if isinstance(op, ast.Eq):
            return self._equal(part, a, b)
        if isinstance(op, ast.NotEq):
            return ~self._equal(part, a, b)
        if type(op) not in ORDER or not (isinstance(a, Expr) or isinstance(b, Expr)):
            raise self._wrong(part, f"{ast.unparse(part)} compares no fact")
        if any(isinstance(side, Condition | Label | Items) for side in (a, b)):
            raise self._wrong(part, "only numbers and days are ordered")
        return _condition(ORDER[type(op)](a, b))

    def _equal(self, part: ast.expr, a: Any, b: Any) -> Condition:
        if not isinstance(a, Expr):
            a, b = b, a
        match a:
            case Condition():
                if isinstance(b, Condition):
                    both = Condition(nodes.AllOf((a.node, b.node)))
                    return both | Condition(nodes.AllOf(((~a).node, (~b).node)))
            case Measure():
                return _condition((a >= b) & (a <= b))
            case DayValue():
                return _condition(a == b)
            case Label():
                return _condition(a == (self._option(part, a, b) if isinstance(b, str) else b))
        raise self._wrong(part, f"{_kind(a)} is not compared with {_kind(b)}")

    def _option(self, part: ast.expr, label: Label, text: str) -> str:
        """The code of an option that is written by its code or its title."""
        if not isinstance(label.node, nodes.FactRef) or label.node.fact.kind != "choice":
            return text
        fact = label.node.fact
        found = fact.written.get(cells.normalise(text).casefold())
        if found is None:
            listed = ", ".join(f"{code} ({title})" for code, title in fact.options.items())
            raise self._wrong(part, f"{text!r} is no option of {fact.name}; these are: {listed}")
        return found

    def _reckon(self, part: ast.expr, a: Any, op: ast.operator, b: Any) -> Any:
        if isinstance(b, Span):
            start = _day(a)
            if start is None or not isinstance(op, ast.Add | ast.Sub):
                raise self._wrong(part, "months, days and years are added to a day or taken from one")
            sign = 1 if isinstance(op, ast.Add) else -1
            return start.plus(months=sign * b.months, days=sign * b.days)
        if not isinstance(a, Expr) and not isinstance(b, Expr):
            if isinstance(a, str) or isinstance(b, str):
                raise self._wrong(part, f"{ast.unparse(part)} reckons with texts")
            return RECKON[type(op)](a, b)
        if isinstance(b, DayValue) and not isinstance(a, DayValue):
            a = _day(a)
        if not isinstance(a, Expr):
            a = _number(a, b)
        return RECKON[type(op)](a, b)

    def _choose(self, part: ast.expr, test: Condition, then: Any, otherwise: Any) -> Any:
        sides = (then, otherwise)
        if all(isinstance(side, Condition) for side in sides):
            return (test & then) | (~test & otherwise) | (then & otherwise)
        if all(isinstance(side, Measure | int | float) for side in sides) or any(
            isinstance(side, Measure) for side in sides
        ):
            return choose(test, then, otherwise)
        if all(isinstance(side, str) for side in sides) and all(map(cells.parse_number, sides)):
            return choose(test, then, otherwise)
        first, second = _day(then), _day(otherwise)
        if first is not None and second is not None:
            return DayValue(nodes.Choose(test.node, first.node, second.node))
        raise self._wrong(part, f"{_kind(then)} and {_kind(otherwise)} do not fit together")

    def _call(self, part: ast.expr, name: str, args: Sequence[ast.expr]) -> Any:
        match name, args:
            case "fact", [ast.Constant(value=str() as title)]:
                return self._fact(part, title)
            case (("known" | "missing"), [one]):
                known = Condition(nodes.Known(self._handle(one).node))
                return known if name == "known" else ~known
            case "days", [ast.Constant(value=int() as n)]:
                return Span(days=n)
            case "months", [ast.Constant(value=int() as n)]:
                return Span(months=n)
            case "years", [ast.Constant(value=int() as n)]:
                return Span(months=12 * n)
            case (("any" | "all" | "count" | "sum" | "max" | "min"), [first, *rest]):
                of = self.read(first)
                if isinstance(of, Items):
                    return self._items(part, name, of, rest)
                if name in ("max", "min") and rest:
                    return self._extreme(part, name, [of, *map(self.read, rest)])
        if name in FUNCTIONS:
            raise self._wrong(part, f"{name}(...) is not used like this; see the README")
        raise self._wrong(
            part, f"{name} is no function of readings; near it: {', '.join(near(name, FUNCTIONS))}"
        )

    def _handle(self, part: ast.expr) -> Expr:
        found = self.read(part)
        if not isinstance(found, Expr):
            raise self._wrong(part, f"{ast.unparse(part)} is no fact")
        return found

    def _items(self, part: ast.expr, name: str, of: Items[Any], rest: Sequence[ast.expr]) -> Any:
        inside = _Reader(self.facts, of.item)
        many = of.node
        assert isinstance(many, nodes.FactRef)
        match name, rest:
            case (("any" | "all"), [test]):
                return Condition(nodes.Quantify(name, many, inside.truth(test).node))
            case "count", []:
                return of.count()
            case "count", [test]:
                return Tally(nodes.Aggregate("count", many, where=inside.truth(test).node))
            case (("sum" | "max" | "min"), [value, *where]) if len(where) < 2:
                amount = inside.read(value)
                if not isinstance(amount, Measure):
                    raise self._wrong(part, f"{name} is of a number of each item")
                chosen = inside.truth(where[0]).node if where else None
                return Measure(nodes.Aggregate(name, many, amount.node, chosen), amount.unit)
        raise self._wrong(part, f"{name}(...) is not used like this; see the README")

    def _extreme(self, part: ast.expr, name: str, values: Sequence[Any]) -> Any:
        found, *others = values
        for other in others:
            more = other > found if name == "max" else other < found
            if not isinstance(more, Condition):
                raise self._wrong(part, f"{name} needs a fact among its values")
            found = self._choose(part, more, other, found)
        return found

    def _wrong(self, part: ast.expr, what: str) -> ReadingError:
        return ReadingError(f"column {part.col_offset + 1}: {what}")


def _condition(found: Any) -> Condition:
    assert isinstance(found, Condition)
    return found


def _day(value: Any) -> DayValue | None:
    if isinstance(value, DayValue):
        return value
    day = dates.parse_day(value) if isinstance(value, str) else None
    return None if day is None else DayValue(nodes.Constant(day))


def _number(value: Any, beside: Any) -> Measure:
    """A plain number, or a quantity, as a term beside another; a bare one has no unit."""
    read = cells.parse_number(value) if isinstance(value, str) else (float(value), None)
    if read is None:
        raise ReadingError(f"{value!r} is no number")
    number, unit = read
    return Measure(nodes.Constant(number, unit or ""), unit or "")


def _kind(value: Any) -> str:
    match value:
        case Condition():
            return "a yes or no"
        case Measure():
            return f"a number in {value.unit}" if value.unit else "a number"
        case DayValue():
            return "a day"
        case Label():
            return "a text or choice"
        case Items():
            return "a list of items"
        case Span():
            return "a span of time"
    return f"{value!r}"
