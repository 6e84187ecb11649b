"""The records at which a rule can turn: each limit below, at and above, each choice, each flag yes, no and missing."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from math import prod
from typing import Any

from ansheng.rules.bind import Bound, bind
from ansheng.rules.rule import Rule
from ansheng.turning.roots import NUDGE
from ansheng.turning.stated import Stated, Values
from ansheng.turning.values import choices

__all__ = ["NUDGE", "every_point", "points"]


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
    values = choices([Stated(rule.truth, bound.limits)], day)
    if prod(map(len, values.values())) <= most:
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        return
    rng = random.Random(rule.name)  # noqa: S311 - a fixed draw, and no secret
    bases = [dict(case.values) for case in rule.examples if case.on in (None, day)]
    yield from islice(_changed(bases, values, rng), most * 3 // 4)
    for _ in range(most // 4):
        yield {name: rng.choice(found) for name, found in values.items()}


def every_point(rule: Rule, day: date, most: int) -> list[dict[str, Any]] | None:
    """All combinations of what each fact can be, where there are at most ``most``; else ``None``."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return None
    values = choices([Stated(rule.truth, bound.limits)], day)
    if prod(map(len, values.values())) > most:
        return None
    return [dict(zip(values, chosen, strict=True)) for chosen in product(*values.values())]


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
