"""The records at which a rule can turn: each limit below, at and above, each choice, each flag yes, no and missing."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise, product
from math import prod
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.bind import Bound, bind
from ansheng.rules.evaluate import Limits, compile_node
from ansheng.rules.rule import Rule

NUDGE = 1e-6
"""How far below and above a limit the points lie, relative to it."""

_GRID = sorted({0.0, *(sign * 10.0**power for power in range(-6, 10) for sign in (1, -1))})
_AROUND = (1.0, 10.0, 100.0, 1000.0)
"""What the other numbers of a comparison are taken to be while one of them is solved for."""

Values = Mapping[str, Any]


def points(rule: Rule, day: date, most: int = 2000) -> Iterator[dict[str, Any]]:
    """Records, as facts by name, that lie where the verdict of ``rule`` can turn on ``day``.

    All combinations of what each fact can be where there are at most ``most``; otherwise the rule's examples with each
    fact, and each pair of facts, changed in turn, and combinations drawn at random, always the same.

    :param rule: a rule that is in force on the day; for another there are none
    :param most: how many records at most

    >>> # [verdict(rule, values, day) for values in points(rule, day)]
    """
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return
    values = _choices(bound)
    if prod(map(len, values.values())) <= most:
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        return
    rng = random.Random(rule.name)  # noqa: S311 - a fixed draw, and no secret
    bases = [dict(case.values) for case in rule.examples if case.on in (None, day)]
    yield from islice(_changed(bases, values, rng), most * 3 // 4)
    for _ in range(most // 4):
        yield {name: rng.choice(found) for name, found in values.items()}


def _changed(
    bases: Sequence[Values], values: Mapping[str, Sequence[Any]], rng: random.Random
) -> Iterator[dict[str, Any]]:
    """The bases, each with one fact changed to all it can be, then each with two facts changed at random."""
    for base in bases:
        yield {**base}
        yield from ({**base, name: value} for name, found in values.items() for value in found)
    while bases:
        first, second = rng.choices(list(values), k=2)
        changed = {first: rng.choice(values[first]), second: rng.choice(values[second])}
        yield {**rng.choice(bases), **changed}


def _choices(bound: Bound) -> dict[str, list[Any]]:
    """What each fact of the record can be, ``None`` for missing among it."""
    found: dict[str, list[Any]] = {}
    inside: dict[str, dict[str, list[Any]]] = {}
    turning = _turning(bound.rule.truth, bound.limits, bound.day)
    for path, ref in bound.rule.needs().items():
        many, _, name = path.rpartition(".")
        if ref.fact.kind == "many":
            inside.setdefault(path, {})
        else:
            can_be = [*_possible(ref, turning.get(path, []), bound.rule.truth), None]
            (inside.setdefault(many, {}) if many else found)[name] = can_be
    return found | {many: _lists(many, facts) for many, facts in inside.items()}


def _lists(many: str, facts: Mapping[str, Sequence[Any]]) -> list[Any]:
    """What a one-to-many fact can be: missing, empty, one item of many kinds, two items."""
    combined = prod(map(len, facts.values()))
    rng = random.Random(many)  # noqa: S311 - a fixed draw, and no secret
    items: list[dict[str, Any]] = (
        [dict(zip(facts, chosen, strict=True)) for chosen in product(*facts.values())]
        if combined <= 60
        else [{name: rng.choice(found) for name, found in facts.items()} for _ in range(60)]
    )
    return [
        None,
        [],
        *([item] for item in items),
        *([rng.choice(items), rng.choice(items)] for _ in range(30)),
    ]


def _possible(ref: nodes.FactRef, turning: Sequence[Any], truth: Node) -> list[Any]:
    match ref.fact.kind:
        case "flag":
            return [True, False]
        case "choice":
            return list(ref.fact.options)
        case "text":
            return [*dict.fromkeys(_texts(truth)), "甲", "乙"]
        case "number" | "count":
            least = ref.fact.minimum
            return sorted(v for v in {*turning, 1.0} if least is None or v >= least)
        case "day":
            return sorted({*turning, date(2020, 1, 1)})
    return []


def _texts(truth: Node) -> Iterator[str]:
    """The texts that a condition holds others against."""
    for node in nodes.walk(truth):
        if isinstance(node, nodes.Constant) and isinstance(node.value, str):
            yield node.value


def _turning(truth: Node, limits: Limits, day: date) -> dict[str, list[Any]]:
    """By path, the values of numbers and days at which a comparison turns, with their neighbours."""
    found: dict[str, list[Any]] = {}
    for many, node in _comparisons(truth, None):
        for path, ref in nodes.facts_in(node).items():
            if ref.fact.kind in ("number", "count", "day"):
                inner = many is not None and ref.owner is many.fact.item
                place = f"{many.name}.{path}" if inner and many is not None else path
                roots = _roots(node, ref, many, limits, day)
                found.setdefault(place, []).extend(v for root in roots for v in _neighbours(ref, root))
    return found


def _comparisons(node: Node, many: nodes.FactRef | None) -> Iterator[tuple[nodes.FactRef | None, Node]]:
    """What turns at a value: comparisons, and tables looked up, with the one-to-many fact that they stand in."""
    match node:
        case nodes.Compare() | nodes.Lookup():
            yield many, node
    inner = node.many if isinstance(node, nodes.Quantify | nodes.Aggregate) else many
    for child in node.children():
        yield from _comparisons(child, inner)


def _roots(
    node: Node, ref: nodes.FactRef, many: nodes.FactRef | None, limits: Limits, day: date
) -> Iterator[Any]:
    """The values of one fact at which both sides of a comparison are equal, or a table goes to its next row."""
    if isinstance(node, nodes.Lookup):
        if node.key == ref:
            yield from (step.bound for step in limits[node.limit].steps if step.bound is not None)
        return
    assert isinstance(node, nodes.Compare)
    left, right = compile_node(node.left, limits), compile_node(node.right, limits)
    for others in _others(node, ref):

        def apart(value: Any, others: Values = others) -> float | None:
            record = {**others, ref.name: value}
            item = None if many is None else {**record, "__class__": many.fact.item}
            given = _with_items(record, node)
            a, b = left(given, item, day), right(given, item, day)
            return None if a is None or b is None or isinstance(a, str) else _difference(a, b)

        yield from _solved_day(apart, day) if ref.fact.kind == "day" else _solved(apart)


def _difference(left: Any, right: Any) -> float:
    apart = left - right
    return float(apart.days if isinstance(apart, timedelta) else apart)


def _with_items(record: dict[str, Any], node: Node) -> dict[str, Any]:
    """The record with one item, of the same facts, for each one-to-many fact over which ``node`` reckons."""
    many = [n.many for n in nodes.walk(node) if isinstance(n, nodes.Quantify | nodes.Aggregate)]
    return {**record, **{m.name: (m.fact.item.read(record),) for m in many if m.fact.item is not None}}


def _others(node: Node, ref: nodes.FactRef) -> Iterator[dict[str, Any]]:
    """What the other facts of a comparison may be meanwhile, in up to forty combinations."""
    can_be: dict[str, Sequence[Any]] = {}
    for other in nodes.facts_in(node).values():
        match other.fact.kind:
            case "flag":
                can_be[other.name] = (True, False)
            case "choice":
                can_be[other.name] = tuple(other.fact.options)
            case "number" | "count":
                can_be[other.name] = _AROUND
            case "day":
                can_be[other.name] = (date(2020, 1, 1), date(2026, 6, 30))
    can_be.pop(ref.name, None)
    yield from (dict(zip(can_be, found, strict=True)) for found in islice(product(*can_be.values()), 40))


def _solved(apart: Callable[[float], float | None]) -> Iterator[float]:
    for low, high in pairwise(_GRID):
        at_low, at_high = apart(low), apart(high)
        if at_low == 0:
            yield low
        elif at_low is not None and at_high is not None and at_low * at_high < 0:
            yield _bisected(apart, low, high, at_low > 0)


def _bisected(apart: Callable[[float], float | None], low: float, high: float, falling: bool) -> float:
    for _ in range(80):
        middle = (low + high) / 2
        found = apart(middle)
        if found is None:
            break
        low, high = (middle, high) if (found > 0) is falling and found != 0 else (low, middle)
    return float(f"{(low + high) / 2:.11g}")


def _solved_day(apart: Callable[[date], float | None], day: date) -> Iterator[date]:
    """The first days, within sixty years of the day of the check, on which the sign has changed."""
    start = day - timedelta(days=365 * 40)

    def sign(days: int) -> float | None:
        found = apart(start + timedelta(days=days))
        return None if found is None else (found > 0) - (found < 0)

    for low, high in pairwise(range(0, 365 * 60, 180)):
        at_low = sign(low)
        if at_low is None or at_low == sign(high):
            continue
        first, last = low, high
        while last - first > 1:
            middle = (first + last) // 2
            first, last = (middle, last) if sign(middle) == at_low else (first, middle)
        yield start + timedelta(days=last)


def _neighbours(ref: nodes.FactRef, root: Any) -> list[Any]:
    if isinstance(root, date):
        return [root + timedelta(days=days) for days in (-1, 0, 1)]
    if ref.fact.kind == "count":
        return [v for v in (math.floor(root) + step for step in (-1, 0, 1, 2)) if v >= 0]
    step = abs(root) * NUDGE or NUDGE
    return [root - step, root, root + step]
