"""Records made of the values where conditions turn: all of them, or those around the records that matter."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from math import prod
from typing import Any

import attrs

from ansheng.facts.record import Facts, restored
from ansheng.turning.stated import Truth, Values
from ansheng.turning.values import few

Record = dict[str, Any]
CanBe = Mapping[str, Sequence[Any]]


def parsed(facts: type[Facts], record: Mapping[str, Any]) -> Values:
    """The values of a record as conditions read them: items are records, and answers say what they imply."""
    values = dict(record)
    for name, value in record.items():
        if isinstance(value, list):
            item = facts.fact(name).item
            assert item is not None
            values[name] = tuple(restored(item, one, {}) for one in value)
    if any(facts.fact(name).implies for name in record):
        values |= facts.implied(record)
    return values


@attrs.frozen
class Records:
    """The records of a thing on which some conditions are tried; ``cases`` are records known to matter."""

    facts: type[Facts]
    can_be: CanBe
    truths: Sequence[Truth]
    cases: Sequence[Mapping[str, Any]]
    most: int

    @property
    def exhaustive(self) -> bool:
        """Whether they are all combinations."""
        return prod(map(len, self.can_be.values())) <= self.most

    def __iter__(self) -> Iterator[Record]:
        if self.exhaustive:
            for chosen in product(*self.can_be.values()):
                yield dict(zip(self.can_be, chosen, strict=True))
            return
        rng = random.Random(self.facts.__name__)  # noqa: S311 - a fixed draw, and no secret
        drawn = [
            {name: rng.choice(found) for name, found in self.can_be.items()} for _ in range(self.most // 4)
        ]
        yield from drawn
        yield from islice(self._around(self._bases(drawn), rng), self.most * 3 // 4)

    def _bases(self, drawn: Sequence[Record]) -> list[Record]:
        """The record without facts, some of those drawn for each way in which the conditions answer, and the cases."""
        by_kind: dict[tuple[bool | None, ...], list[Record]] = {}
        for record in drawn:
            values = parsed(self.facts, record)
            by_kind.setdefault(tuple(truth(values) for truth in self.truths), []).append(record)
        read = [self.facts(**case).values() for case in self.cases]
        cases = [{name: _plain(case.get(name)) for name in self.can_be} for case in read]
        unknown: Record = dict.fromkeys(self.can_be)
        return [unknown, *(record for found in by_kind.values() for record in found[:2]), *cases]

    def _around(self, bases: Sequence[Record], rng: random.Random) -> Iterator[Record]:
        """The bases with one fact changed, then two, then three at random."""
        for base in bases:
            yield base
            yield from ({**base, name: value} for name, found in self.can_be.items() for value in found)
        for base in bases[:12]:
            for first, second in combinations(self.can_be, 2):
                pairs = product(few(self.can_be[first], 8, rng), few(self.can_be[second], 8, rng))
                yield from ({**base, first: one, second: other} for one, other in pairs)
        while bases:
            names = rng.sample(list(self.can_be), min(3, len(self.can_be)))
            yield {**rng.choice(bases), **{name: rng.choice(self.can_be[name]) for name in names}}


def _plain(value: Any) -> Any:
    return [dict(item.values()) for item in value] if isinstance(value, tuple) else value
