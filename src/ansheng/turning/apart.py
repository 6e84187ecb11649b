"""The records on which two conditions differ, and the smallest of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from typing import Any

import attrs

from ansheng.facts.record import Facts
from ansheng.turning.records import Record, Records, parsed
from ansheng.turning.stated import Stated
from ansheng.turning.values import choices

MOST = 20_000
"""How many records are tried where nothing else is said."""
_STARTS = 8
"""From how many of the smallest records that were tried a smaller one is sought."""

Kind = tuple[bool | None, bool | None]
"""What two conditions say of one record: true, false, or unknown."""


@attrs.frozen
class Apart:
    """A record, facts by name, on which two conditions differ, and what each says; ``None`` is a missing fact."""

    record: Mapping[str, Any]
    kind: Kind


@attrs.frozen
class Held:
    """Two conditions held against each other: how many records, whether these were all, and those that differ."""

    facts: type[Facts]
    stated: tuple[Stated, Stated]
    day: date
    points: int
    exhaustive: bool
    differences: Sequence[Apart]

    def smallest(self, among: Sequence[Apart] | None = None) -> dict[Kind, Apart]:
        """For each way to differ, the record that states the fewest facts, then the simplest values.

        :param among: only these differences
        """
        by_kind: dict[Kind, list[Apart]] = {}
        for one in self.differences if among is None else among:
            by_kind.setdefault(one.kind, []).append(one)
        shrunk = {kind: map(self._shrunk, _lightest(found)) for kind, found in by_kind.items()}
        return {kind: Apart(min(records, key=_weight), kind) for kind, records in shrunk.items()}

    def _shrunk(self, apart: Apart) -> Record:
        """The record without the facts that are not needed, and with rounder numbers; it still tells them apart."""
        first, second = (one.on(self.day) for one in self.stated)

        def tells(record: Record) -> bool:
            values = parsed(self.facts, record)
            return (first(values), second(values)) == apart.kind

        record, smaller = dict(apart.record), True
        while smaller:
            found = next(filter(tells, _smaller(record)), None)
            record, smaller = found or record, found is not None
        for at in list(_measured(record)):
            rounder = (_with(record, at, number) for number in _rounded(_number(record, at)))
            record = next(filter(tells, rounder), record)
        return record


def held(
    facts: type[Facts],
    first: Stated,
    second: Stated,
    day: date,
    *,
    cases: Iterable[Mapping[str, Any]] = (),
    most: int = MOST,
) -> Held:
    """Two conditions about a thing held against each other on a day, at the points where either can turn.

    :param cases: records that are known to matter; more are made around them where not all can be tried
    :param most: how many records at most
    """
    stated = (first, second)
    truths = [one.on(day) for one in stated]
    records = Records(facts, choices(stated, day, distinct=True), stated, day, tuple(cases), most)
    found: list[Apart] = []
    points = 0
    for record in records:
        points += 1
        values = parsed(facts, record)
        kind = truths[0](values), truths[1](values)
        if kind[0] is not kind[1]:
            found.append(Apart(record, kind))
    return Held(facts, stated, day, points, records.exhaustive, found)


def _lightest(found: Sequence[Apart]) -> list[Apart]:
    """Those from which a smaller record is sought: with the fewest facts, and of these with the shortest values."""
    fewest = nsmallest(8 * _STARTS, found, key=lambda one: _stated(one.record))
    return nsmallest(_STARTS, fewest, key=lambda one: _weight(one.record))


def _weight(record: Mapping[str, Any]) -> tuple[int, int]:
    """How many facts a record states, those of items too, and how long they are."""
    return _stated(record), len(str([value for value in record.values() if value is not None]))


def _stated(record: Mapping[str, Any]) -> int:
    return sum(
        1 + sum(1 + _stated(item) for item in value) if isinstance(value, list) else value is not None
        for value in record.values()
    )


def _smaller(record: Record) -> Iterator[Record]:
    """The records that state one fact or one item less."""
    for name, value in record.items():
        if value is None:
            continue
        yield {**record, name: None}
        if isinstance(value, list):
            for at, item in enumerate(value):
                before, after = value[:at], value[at + 1 :]
                yield {**record, name: before + after}
                yield from ({**record, name: [*before, less, *after]} for less in _smaller(item))


def _measured(record: Record) -> Iterator[tuple[str, int | None, str]]:
    """Where a record states a measured number: the fact, or the item of a list and its fact."""
    for name, value in record.items():
        if isinstance(value, float):
            yield name, None, ""
        elif isinstance(value, list):
            for at, item in enumerate(value):
                yield from ((name, at, inner) for inner, number in item.items() if isinstance(number, float))


def _with(record: Record, at: tuple[str, int | None, str], number: float) -> Record:
    name, place, inner = at
    if place is None:
        return {**record, name: number}
    items = list(record[name])
    items[place] = {**items[place], inner: number}
    return {**record, name: items}


def _number(record: Record, at: tuple[str, int | None, str]) -> float:
    name, place, inner = at
    return float(record[name] if place is None else record[name][place][inner])


def _rounded(number: float) -> Iterator[float]:
    """The number, rounded down and up to one digit, then two, and so on."""
    if not number:
        return
    size = math.floor(math.log10(abs(number)))
    for digits in range(6):
        step = 10.0 ** (size - digits)
        yield from (float(f"{turn(number / step) * step:.12g}") for turn in (math.floor, math.ceil))
