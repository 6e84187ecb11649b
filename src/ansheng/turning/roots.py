"""The values of numbers and days at which a comparison turns, found by solving it for one fact at a time."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise, product
from math import prod
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.evaluate import Limits, compile_node
from ansheng.turning.stated import Stated, Values

NUDGE = 1e-6
"""How far below and above a limit the points lie, relative to it."""

_GRID = sorted({0.0, *(sign * 10.0**power for power in range(-6, 10) for sign in (1, -1))})
_AROUND = (1.0, 10.0, 100.0, 1000.0)
"""What the other numbers of a comparison are taken to be while one of them is solved for, beside where they turn."""
_DAYS = (date(2020, 1, 1), date(2026, 6, 30))
_MOST = 60
"""In how many combinations of the other facts a comparison is solved."""


def turning(stated: Iterable[Stated], day: date) -> dict[str, list[Any]]:
    """By path, the values of numbers and days at which a comparison turns, with their neighbours.

    Comparisons of one fact come first, so that those of several are solved where the others turn, too.
    """
    held = [(one, many, node) for one in stated for many, node in _comparisons(one.truth, None)]
    found: dict[str, list[Any]] = {}
    for alone in (True, False):
        known = {path: tuple(dict.fromkeys(values)) for path, values in found.items()}
        for one, many, node in held:
            facts = nodes.facts_in(node)
            if (len(facts) == 1 or isinstance(node, nodes.Lookup)) is alone:
                for path, ref in facts.items():
                    if ref.fact.kind in ("number", "count", "day"):
                        roots = _Comparison(node, many, one.limits, day, known).roots(ref)
                        around = (value for root in roots for value in neighbours(ref, root))
                        found.setdefault(place(path, ref, many), []).extend(around)
    return found


def place(path: str, ref: nodes.FactRef, many: nodes.FactRef | None) -> str:
    """The path of a fact from the record, where it is read inside the items of ``many``."""
    return f"{many.name}.{path}" if many is not None and ref.owner is many.fact.item else path


def neighbours(ref: nodes.FactRef, root: Any) -> list[Any]:
    """A value, the one just below and the one just above it."""
    if isinstance(root, date):
        return [root + timedelta(days=days) for days in (-1, 0, 1)]
    if ref.fact.kind == "count":
        return [v for v in (math.floor(root) + step for step in (-1, 0, 1, 2)) if v >= 0]
    step = abs(root) * NUDGE or NUDGE
    return [root - step, root, root + step]


def _comparisons(node: Node, many: nodes.FactRef | None) -> Iterator[tuple[nodes.FactRef | None, Node]]:
    """What turns at a value: comparisons, and tables looked up, with the one-to-many fact that they stand in."""
    match node:
        case nodes.Compare() | nodes.Lookup():
            yield many, node
    inner = node.many if isinstance(node, nodes.Quantify | nodes.Aggregate) else many
    for child in node.children():
        yield from _comparisons(child, inner)


class _Comparison:
    """A comparison, or a table looked up, that is solved for one of its facts."""

    def __init__(
        self,
        node: Node,
        many: nodes.FactRef | None,
        limits: Limits,
        day: date,
        known: Mapping[str, Sequence[Any]],
    ) -> None:
        self.node, self.many, self.limits, self.day, self.known = node, many, limits, day, known

    def roots(self, ref: nodes.FactRef) -> Iterator[Any]:
        """The values of one fact at which both sides are equal, or the table goes to its next row."""
        node = self.node
        if isinstance(node, nodes.Lookup):
            if node.key == ref:
                yield from (step.bound for step in self.limits[node.limit].steps if step.bound is not None)
            return
        assert isinstance(node, nodes.Compare)
        left, right = compile_node(node.left, self.limits), compile_node(node.right, self.limits)
        for others in self._others(ref):

            def apart(value: Any, others: Values = others) -> float | None:
                record = {**others, ref.name: value}
                item = None if self.many is None else {**record, "__class__": self.many.fact.item}
                given = _with_items(record, node)
                a, b = left(given, item, self.day), right(given, item, self.day)
                return None if a is None or b is None or isinstance(a, str) else _difference(a, b)

            yield from _solved_day(apart, self.day) if ref.fact.kind == "day" else _solved(apart)

    def _others(self, ref: nodes.FactRef) -> Iterator[dict[str, Any]]:
        """What the other facts may be meanwhile: all combinations, or as many as are solved, drawn always alike."""
        can_be: dict[str, Sequence[Any]] = {}
        for path, other in nodes.facts_in(self.node).items():
            known = self.known.get(place(path, other, self.many), ())
            match other.fact.kind:
                case "flag":
                    can_be[other.name] = (True, False)
                case "choice":
                    can_be[other.name] = tuple(other.fact.options)
                case "number" | "count":
                    can_be[other.name] = tuple(dict.fromkeys((*_AROUND, *known)))
                case "day":
                    can_be[other.name] = tuple(dict.fromkeys((*_DAYS, *known)))
        can_be.pop(ref.name, None)
        if prod(map(len, can_be.values())) <= _MOST:
            yield from (dict(zip(can_be, found, strict=True)) for found in product(*can_be.values()))
            return
        first = {name: values[:4] for name, values in can_be.items()}
        yield from (
            dict(zip(first, found, strict=True)) for found in islice(product(*first.values()), _MOST // 2)
        )
        rng = random.Random(ref.name)  # noqa: S311 - a fixed draw, and no secret
        for _ in range(_MOST // 2):
            yield {name: rng.choice(values) for name, values in can_be.items()}


def _difference(left: Any, right: Any) -> float:
    apart = left - right
    return float(apart.days if isinstance(apart, timedelta) else apart)


def _with_items(record: dict[str, Any], node: Node) -> dict[str, Any]:
    """The record with one item, of the same facts, for each one-to-many fact over which ``node`` reckons."""
    many = [n.many for n in nodes.walk(node) if isinstance(n, nodes.Quantify | nodes.Aggregate)]
    return {**record, **{m.name: (m.fact.item.read(record),) for m in many if m.fact.item is not None}}


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
