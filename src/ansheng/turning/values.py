"""What each fact can be where conditions turn: each limit below, at and above, each choice, yes, no and missing."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations_with_replacement, product
from math import prod
from typing import Any, TypeVar

from ansheng.days import NEVER
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.evaluate import Limits, constant
from ansheng.turning.roots import turning
from ansheng.turning.stated import Stated
from ansheng.turning.telling import Telling

T = TypeVar("T")
_FEW = 30


def choices(stated: Sequence[Stated], day: date, *, distinct: bool = False) -> dict[str, list[Any]]:
    """What each fact that the conditions read can be, ``None`` for missing among it: all values where one can turn.

    Items are dictionaries.

    :param distinct: leave out a value that no condition can tell from another, so that no record of it says more, and
        have lists as long as a condition counts
    """
    truth = nodes.AllOf(tuple(one.truth for one in stated))
    found: dict[str, list[Any]] = {}
    inside: dict[str, dict[str, list[Any]]] = {}
    turns = turning(stated, day)
    telling = Telling.of(stated, day) if distinct else None
    for path, ref in nodes.facts_in(truth).items():
        many, _, name = path.rpartition(".")
        if ref.fact.kind == "many":
            inside.setdefault(path, {})
        else:
            can_be = [*_possible(ref, turns.get(path, []), truth), None]
            kept = can_be if telling is None else telling.apart(path, can_be)
            (inside.setdefault(many, {}) if many else found)[name] = kept
    sizes = _sizes(stated) if distinct else {}
    return found | {many: _lists(many, facts, sizes.get(many, ())) for many, facts in inside.items()}


def _possible(ref: nodes.FactRef, turns: Sequence[Any], truth: Node) -> list[Any]:
    match ref.fact.kind:
        case "flag":
            return [True, False]
        case "choice":
            return list(ref.fact.options)
        case "text" if areas := _areas(truth, ref):
            return areas
        case "text":
            return [*dict.fromkeys(_texts(truth)), "甲", "乙"]
        case "number" | "count":
            least = ref.fact.minimum
            return sorted(v for v in {*turns, 1.0} if least is None or v >= least)
        case "day":
            return sorted({*turns, date(2020, 1, 1), *([NEVER] if ref.fact.never else [])})
    return []


def _areas(truth: Node, ref: nodes.FactRef) -> list[str]:
    """The areas in which a place must lie for a local rule to hold."""
    return [node.area for node in nodes.walk(truth) if isinstance(node, nodes.Within) and node.place == ref]


def _texts(truth: Node) -> Iterator[str]:
    """The texts that a condition holds others against."""
    for node in nodes.walk(truth):
        if isinstance(node, nodes.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, nodes.OneOf):
            yield from node.options


def _sizes(stated: Iterable[Stated]) -> dict[str, set[int]]:
    """How many items a list must have so that a count of them turns, by the one-to-many fact."""
    found: dict[str, set[int]] = {}
    for one in stated:
        for node in nodes.walk(one.truth):
            if isinstance(node, nodes.Compare):
                for many, at in _counted(node, one.limits):
                    found.setdefault(many, set()).update(range(math.floor(at), math.floor(at) + 3))
    return found


def _counted(node: nodes.Compare, limits: Limits) -> Iterator[tuple[str, float]]:
    for side, other in ((node.left, node.right), (node.right, node.left)):
        at = constant(other, limits)
        if isinstance(side, nodes.Aggregate) and side.kind == "count" and at is not None and at <= _FEW:
            yield side.many.name, at


def _lists(many: str, facts: Mapping[str, Sequence[Any]], sizes: Iterable[int] = ()) -> list[Any]:
    """What a one-to-many fact can be: missing, empty, one item of many kinds, two items, and as many as are counted."""
    rng = random.Random(many)  # noqa: S311 - a fixed draw, and no secret
    items: list[dict[str, Any]] = (
        [dict(zip(facts, chosen, strict=True)) for chosen in product(*facts.values())]
        if prod(map(len, facts.values())) <= 2 * _FEW
        else [{name: rng.choice(found) for name, found in facts.items()} for _ in range(2 * _FEW)]
    )
    pairs = list(combinations_with_replacement(items, 2))
    more = [
        [one] * (size - 1) + [other]
        for size in sorted(sizes)
        if size > 2
        for one, other in few(pairs, _FEW, rng)
    ]
    return [None, [], *([item] for item in items), *map(list, few(pairs, _FEW, rng)), *more]


def few(found: Sequence[T], most: int, rng: random.Random) -> list[T]:
    """All of them, or as many as ``most`` drawn from them."""
    return list(found) if len(found) <= most else rng.sample(list(found), most)
