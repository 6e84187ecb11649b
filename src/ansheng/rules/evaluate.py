"""One record: the expression tree compiled to plain Python closures with three-valued logic.

No frame library is loaded here. The same tree is lowered for tables in :mod:`ansheng.rules.lower`; both follow the same
rules: Kleene logic, a value within 1e-9 relative of the right-hand side is at it, dividing by zero gives no value.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ansheng import dates
from ansheng.areas import lies_in
from ansheng.days import NEVER
from ansheng.errors import DayError
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.law.limit import Limit

TOLERANCE = 1e-9

Values = Mapping[str, Any]
Evaluator = Callable[[Values, Values | None, date], Any]
"""From the record's values, the item's values (inside a quantifier) and the day to a value; ``None`` is unknown."""

Limits = Mapping[nodes.LimitRef, Limit]

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
SLACK = {"<": -1.0, "<=": 1.0, ">": 1.0, ">=": -1.0}
"""On which side of the right-hand value the tolerance lies, so that a value at the limit counts as at it."""


def compile_node(node: Node, limits: Limits) -> Evaluator:
    """A function that evaluates ``node`` on one record.

    :param limits: the limits in force, each in the unit that its reference asks for
    """
    match node:
        case nodes.FactRef():
            return _fact(node)
        case nodes.Constant(value=value):
            return lambda r, i, d: value
        case nodes.LimitRef():
            limit = limits[node].value
            return lambda r, i, d: limit
        case nodes.Lookup():
            return _lookup(node, limits)
        case nodes.CheckDay():
            return lambda r, i, d: d
        case nodes.Compare():
            return _compare(node, limits)
        case nodes.OneOf(left=left, options=options):
            return _one_of(compile_node(left, limits), frozenset(options))
        case nodes.Within():
            return _within(node, limits)
        case nodes.AllOf(parts=parts):
            return _all_of([compile_node(p, limits) for p in parts])
        case nodes.AnyOf(parts=parts):
            return _any_of([compile_node(p, limits) for p in parts])
        case nodes.Negation(part=part):
            return _negation(compile_node(part, limits))
        case nodes.Known(part=part):
            return _known(compile_node(part, limits))
        case nodes.Arithmetic():
            return _arithmetic(node, limits)
        case nodes.Shift():
            return _shift(node, limits)
        case nodes.Choose():
            return _choose(node, limits)
        case nodes.Quantify():
            return _quantify(node, limits)
        case nodes.Aggregate():
            return _aggregate(node, limits)
    raise TypeError(f"not a node of the expression tree: {node!r}")


def _fact(node: nodes.FactRef) -> Evaluator:
    name, owner = node.name, node.owner

    def read(r: Values, i: Values | None, d: date) -> Any:
        return r.get(name) if i is None or i["__class__"] is not owner else i.get(name)

    return read


def _lookup(node: nodes.Lookup, limits: Limits) -> Evaluator:
    key, limit = compile_node(node.key, limits), limits[node.limit]
    if limit.cases:
        return lambda r, i, d: limit.cases.get(key(r, i, d))

    def find(r: Values, i: Values | None, d: date) -> float | None:
        at = key(r, i, d)
        return None if at is None else step_value(limit, at)

    return find


def step_value(limit: Limit, at: float) -> float:
    """The value of a step table at ``at``; a value within the tolerance of a bound is at it."""
    if (
        limit.start is not None
        and limit.outside is not None
        and at < limit.start - TOLERANCE * abs(limit.start)
    ):
        return limit.outside
    for step in limit.steps:
        if step.to is not None and at <= step.to + TOLERANCE * abs(step.to):
            return step.value
        if step.below is not None and at < step.below - TOLERANCE * abs(step.below):
            return step.value
    return limit.steps[-1].value


def _compare(node: nodes.Compare, limits: Limits) -> Evaluator:
    left, right, test = compile_node(node.left, limits), compile_node(node.right, limits), COMPARE[node.op]
    if node.exact:

        def exact(r: Values, i: Values | None, d: date) -> bool | None:
            a = left(r, i, d)
            b = right(r, i, d)
            return None if a is None or b is None else test(a, b)

        return exact
    slack = SLACK[node.op] * TOLERANCE
    fixed = constant(node.right, limits)
    if fixed is not None:
        bound = fixed + slack * abs(fixed)

        def against(r: Values, i: Values | None, d: date) -> bool | None:
            a = left(r, i, d)
            return None if a is None else test(a, bound)

        return against

    def tolerant(r: Values, i: Values | None, d: date) -> bool | None:
        a = left(r, i, d)
        b = right(r, i, d)
        return None if a is None or b is None else test(a, b + slack * abs(b))

    return tolerant


def constant(node: Node, limits: Limits) -> float | None:
    """The number that a node always is, or ``None``."""
    if isinstance(node, nodes.LimitRef):
        return limits[node].value
    if isinstance(node, nodes.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    return None


def _one_of(left: Evaluator, options: frozenset[str]) -> Evaluator:
    def test(r: Values, i: Values | None, d: date) -> bool | None:
        value = left(r, i, d)
        return None if value is None else value in options

    return test


def _within(node: nodes.Within, limits: Limits) -> Evaluator:
    place, area, inside = compile_node(node.place, limits), node.area, node.inside
    return lambda r, i, d: lies_in(place(r, i, d), area, inside)


def _all_of(parts: list[Evaluator]) -> Evaluator:
    def test(r: Values, i: Values | None, d: date) -> bool | None:
        result: bool | None = True
        for part in parts:
            value = part(r, i, d)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return test


def _any_of(parts: list[Evaluator]) -> Evaluator:
    def test(r: Values, i: Values | None, d: date) -> bool | None:
        result: bool | None = False
        for part in parts:
            value = part(r, i, d)
            if value is True:
                return True
            if value is None:
                result = None
        return result

    return test


def _negation(part: Evaluator) -> Evaluator:
    def test(r: Values, i: Values | None, d: date) -> bool | None:
        value = part(r, i, d)
        return None if value is None else not value

    return test


def _known(part: Evaluator) -> Evaluator:
    return lambda r, i, d: part(r, i, d) is not None


def _arithmetic(node: nodes.Arithmetic, limits: Limits) -> Evaluator:
    left, right, op = compile_node(node.left, limits), compile_node(node.right, limits), node.op

    def compute(r: Values, i: Values | None, d: date) -> float | None:
        a = left(r, i, d)
        b = right(r, i, d)
        if a is None or b is None:
            return None
        match op:
            case "+":
                return float(a + b)
            case "-":
                return (a - b).days if isinstance(a, date) else float(a - b)
            case "*":
                return float(a * b)
        return float(a / b) if b else None

    return compute


def _shift(node: nodes.Shift, limits: Limits) -> Evaluator:
    day, months, days = compile_node(node.day, limits), amount(node.months, limits), amount(node.days, limits)

    def move(r: Values, i: Values | None, d: date) -> date | None:
        start = day(r, i, d)
        return start if start is None or start == NEVER else shifted(start, months, days)

    return move


def amount(value: int | nodes.LimitRef, limits: Limits) -> int:
    """A number of months or days, stated or read from the law."""
    return value if isinstance(value, int) else int(limits[value].value or 0)


def shifted(start: date, months: int, days: int) -> date:
    """The day moved; beyond the calendar its last or first day, which is what 9999-12-31 for "no end" means."""
    try:
        return dates.shift(start, months=months, days=days)
    except DayError:
        return date.max if (months, days) > (0, 0) else date.min


def _choose(node: nodes.Choose, limits: Limits) -> Evaluator:
    condition = compile_node(node.condition, limits)
    then, otherwise = compile_node(node.then, limits), compile_node(node.otherwise, limits)

    def pick(r: Values, i: Values | None, d: date) -> Any:
        which = condition(r, i, d)
        if which is None:
            return None
        return then(r, i, d) if which else otherwise(r, i, d)

    return pick


def items_of(many: nodes.FactRef, record: Values) -> list[Values] | None:
    """The items of a one-to-many fact as values, each knowing its class; ``None`` when missing."""
    items = record.get(many.name)
    return None if items is None else [{**item.values(), "__class__": many.fact.item} for item in items]


def _quantify(node: nodes.Quantify, limits: Limits) -> Evaluator:
    condition = compile_node(node.condition, limits)
    deciding = node.kind == "any"

    def test(r: Values, i: Values | None, d: date) -> bool | None:
        items = items_of(node.many, r)
        if items is None:
            return None
        found = [condition(r, item, d) for item in items]
        if deciding in found:
            return deciding
        return None if None in found else not deciding

    return test


def _aggregate(node: nodes.Aggregate, limits: Limits) -> Evaluator:
    value = compile_node(node.value, limits) if node.value is not None else None
    where = compile_node(node.where, limits) if node.where is not None else None

    def compute(r: Values, i: Values | None, d: date) -> Any:
        items = items_of(node.many, r)
        if items is None:
            return None
        kept = [(item, where(r, item, d) if where else True) for item in items]
        if any(w is None for _, w in kept):
            return None
        chosen = [item for item, w in kept if w]
        if value is None:
            return len(chosen)
        found = [value(r, item, d) for item in chosen]
        if any(v is None for v in found):
            return None
        if node.kind == "sum":
            return float(sum(found))
        if not found:
            return None
        return max(found) if node.kind == "max" else min(found)

    return compute
