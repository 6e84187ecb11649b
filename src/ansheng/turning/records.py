"""Records made of the values where conditions turn: all of them, or those around the records that matter."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations, islice, product
from math import prod
from typing import Any

import attrs

from ansheng.facts.record import Facts, restored
from ansheng.turning.deciding import Deciding, varied
from ansheng.turning.stated import Stated, Values
from ansheng.turning.values import few

Record = dict[str, Any]
CanBe = Mapping[str, Sequence[Any]]


def parsed(facts: type[Facts], record: Mapping[str, Any]) -> Values:
    """The values of a record as conditions read them: items are records, and answers say what they imply."""
    values = dict(record)
    for name, value in record.items():
        if value.__class__ is list:
            item = facts.fact(name).item
            assert item is not None
            values[name] = tuple(restored(item, one, {}) for one in value)
    if _implies(facts):
        values |= facts.implied(record)
    return values


@cache
def _implies(facts: type[Facts]) -> bool:
    return any(fact.implies for fact in facts.facts().values())


@attrs.frozen
class Records:
    """The records of a thing on which some conditions are tried; ``cases`` are records known to matter."""

    facts: type[Facts]
    can_be: CanBe
    stated: Sequence[Stated]
    day: date
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
        yield from islice(self._some(), self.most)

    def _some(self) -> Iterator[Record]:
        """Those where one part of a condition decides, all cases with one fact changed, then with two, then any."""
        rng = random.Random(self.facts.__name__)  # noqa: S311 - a fixed draw, and no secret
        deciding = [found for one in self.stated for found in self._deciding(one)]
        yield from varied(deciding, self.can_be)
        read = [self.facts(**case).values() for case in self.cases]
        bases = [{name: _plain(case.get(name)) for name in self.can_be} for case in read]
        bases += few([record for record, _ in deciding], 60, rng)
        for base in bases:
            yield base
            yield from ({**base, name: value} for name, found in self.can_be.items() for value in found)
        for base in few(bases, 8, rng):
            for first, second in combinations(self.can_be, 2):
                pairs = product(few(self.can_be[first], 8, rng), few(self.can_be[second], 8, rng))
                yield from ({**base, first: one, second: other} for one, other in pairs)
        while True:
            yield {name: rng.choice(found) for name, found in self.can_be.items()}

    def _deciding(self, stated: Stated) -> list[tuple[Record, tuple[str, ...]]]:
        found = Deciding(stated, self.day, self.can_be, lambda record: parsed(self.facts, record)).records()
        kept = {repr(one): one for one in islice(found, self.most // 10)}
        return list(kept.values())


def _plain(value: Any) -> Any:
    return [dict(item.values()) for item in value] if isinstance(value, tuple) else value
