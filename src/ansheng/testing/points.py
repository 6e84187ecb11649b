"""The records at which a rule can turn: each limit below, at and above, each choice, each flag yes, no and missing."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations_with_replacement, islice, pairwise, product
from math import prod
from typing import Any, TypeVar

import attrs

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.bind import Bound, bind
from ansheng.rules.evaluate import Evaluator, Limits, compile_node, constant
from ansheng.rules.rule import Rule

NUDGE = 1e-6
"""How far below and above a limit the points lie, relative to it."""

_GRID = sorted({0.0, *(sign * 10.0**power for power in range(-6, 10) for sign in (1, -1))})
_AROUND = (1.0, 10.0, 100.0, 1000.0)
"""What the other numbers of a comparison are taken to be while one of them is solved for."""

Values = Mapping[str, Any]
T = TypeVar("T")


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
    values = choices((rule.truth,), bound.limits, day)
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


def choices(
    truths: Sequence[Node], limits: Limits, day: date, *, distinct: bool = False
) -> dict[str, list[Any]]:
    """What each fact that the conditions read can be, ``None`` for missing among it: all values where one can turn.

    :param distinct: leave out a value where another answers every comparison of all the conditions alike, so that no
        record of it can say more
    """
    truth = nodes.AllOf(tuple(truths))
    found: dict[str, list[Any]] = {}
    inside: dict[str, dict[str, list[Any]]] = {}
    turning = _turning(truth, limits, day)
    told = _Told.of(truth, limits, day) if distinct else None
    for path, ref in nodes.facts_in(truth).items():
        many, _, name = path.rpartition(".")
        if ref.fact.kind == "many":
            inside.setdefault(path, {})
        else:
            can_be = [*_possible(ref, turning.get(path, []), truth), None]
            kept = can_be if told is None else told.apart(path, can_be)
            (inside.setdefault(many, {}) if many else found)[name] = kept
    sizes = _sizes(truth, limits) if distinct else {}
    return found | {many: _lists(many, facts, sizes.get(many, ())) for many, facts in inside.items()}


@attrs.frozen
class _Told:
    """What a condition tells of a fact: comparisons that read it alone, by its path, and facts read ``together``."""

    alone: Mapping[str, Sequence[tuple[Evaluator, nodes.FactRef]]]
    together: frozenset[str]
    day: date

    @classmethod
    def of(cls, truth: Node, limits: Limits, day: date) -> _Told:
        alone: dict[str, list[tuple[Evaluator, nodes.FactRef]]] = {}
        together: set[str] = set()
        for node, read in _atoms(truth, None):
            if len(read) == 1:
                [(path, ref)] = read.items()
                alone.setdefault(path, []).append((compile_node(node, limits), ref))
            else:
                together.update(read)
        return cls(alone, frozenset(together), day)

    def apart(self, path: str, values: Sequence[Any]) -> list[Any]:
        """The first of the values that are told alike, for each way to be told."""
        if path in self.together:
            return list(values)
        found: dict[Any, Any] = {}
        for value in values:
            found.setdefault((value is None, *self._told(path, value)), value)
        return list(found.values())

    def _told(self, path: str, value: Any) -> Iterator[Any]:
        for evaluate, ref in self.alone.get(path, ()):
            given = {ref.name: value}
            yield evaluate(given, {**given, "__class__": ref.owner} if "." in path else None, self.day)


def _atoms(node: Node, many: nodes.FactRef | None) -> Iterator[tuple[Node, dict[str, nodes.FactRef]]]:
    """The parts that are true or false by themselves, each with the facts that it reads, by path."""
    match node:
        case nodes.AllOf() | nodes.AnyOf() | nodes.Negation():
            for part in node.children():
                yield from _atoms(part, many)
        case nodes.Quantify():
            yield from _atoms(node.condition, node.many)
        case _:
            read: dict[str, nodes.FactRef] = {}
            conditions: list[tuple[Node, nodes.FactRef]] = []
            _read(node, many, read, conditions)
            yield node, read
            for condition, inner in conditions:
                yield from _atoms(condition, inner)


def _read(
    node: Node,
    many: nodes.FactRef | None,
    read: dict[str, nodes.FactRef],
    conditions: list[tuple[Node, nodes.FactRef]],
) -> None:
    """The facts that a part reads itself, and the conditions on items inside it."""
    match node:
        case nodes.FactRef():
            inner = many is not None and node.owner is many.fact.item
            read[f"{many.name}.{node.name}" if inner and many is not None else node.name] = node
        case nodes.Quantify(condition=condition):
            read[node.many.name] = node.many
            conditions.append((condition, node.many))
        case nodes.Aggregate(value=value, where=where):
            read[node.many.name] = node.many
            if value is not None:
                _read(value, node.many, read, conditions)
            if where is not None:
                conditions.append((where, node.many))
        case _:
            for child in node.children():
                _read(child, many, read, conditions)


def _sizes(truth: Node, limits: Limits) -> dict[str, set[int]]:
    """How many items a list must have so that a count of them turns, by the one-to-many fact."""
    found: dict[str, set[int]] = {}
    for node in nodes.walk(truth):
        if isinstance(node, nodes.Compare):
            for side, other in ((node.left, node.right), (node.right, node.left)):
                at = constant(other, limits)
                if isinstance(side, nodes.Aggregate) and side.kind == "count" and at is not None and at <= 30:
                    found.setdefault(side.many.name, set()).update(range(math.floor(at), math.floor(at) + 3))
    return found


def _lists(many: str, facts: Mapping[str, Sequence[Any]], sizes: Iterable[int] = ()) -> list[Any]:
    """What a one-to-many fact can be: missing, empty, one item of many kinds, two items, and as many as are counted."""
    combined = prod(map(len, facts.values()))
    rng = random.Random(many)  # noqa: S311 - a fixed draw, and no secret
    items: list[dict[str, Any]] = (
        [dict(zip(facts, chosen, strict=True)) for chosen in product(*facts.values())]
        if combined <= 60
        else [{name: rng.choice(found) for name, found in facts.items()} for _ in range(60)]
    )
    pairs = list(combinations_with_replacement(items, 2))
    more = [(*[one] * (size - 1), other) for size in sizes if size > 2 for one, other in _few(pairs, 30, rng)]
    return [None, [], *([item] for item in items), *map(list, (*_few(pairs, 30, rng), *more))]


def _few(found: Sequence[T], most: int, rng: random.Random) -> list[T]:
    return list(found) if len(found) <= most else rng.sample(list(found), most)


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
