"""The algorithm, version 1: units by a keyed ranking in each stratum, then inspectors to seats; docs/draw.md states it.

Nothing here chooses by a remainder: who is drawn follows from the order of HMAC-SHA-256 values, so that no chance is
larger by rounding.
"""

from __future__ import annotations

import hmac
from collections import deque

import attrs

from ansheng.draws.listed import DrawList, ListedInspector, ListedUnit

ALGORITHM = "ansheng draw 1"


@attrs.frozen
class DrawnUnit:
    """A unit that was drawn, at its place, and the inspectors who go there, in the order of their ids."""

    place: int
    unit: ListedUnit
    inspectors: tuple[ListedInspector, ...]


@attrs.frozen
class Drawn:
    """What a list and a key give: the units in their order, and the most visits that any inspector could get."""

    units: tuple[DrawnUnit, ...]
    most: int


def drawn(listed: DrawList, seed: str) -> Drawn:
    """The draw; the same list and seed always give the same.

    :param seed: 64 hexadecimal digits, of :func:`ansheng.draws.sources.seed_of`
    """
    key = bytes.fromhex(seed)
    units = _units(listed, key)
    teams, most = _seated(listed, units, key)
    people = {one.id: one for one in listed.inspectors}
    made = (
        DrawnUnit(place, unit, tuple(people[each] for each in sorted(teams[unit.id])))
        for place, unit in enumerate(units, 1)
    )
    return Drawn(tuple(made), most)


def _rank(key: bytes, *parts: str) -> bytes:
    return hmac.digest(key, "\t".join(parts).encode(), "sha256")


def _units(listed: DrawList, key: bytes) -> list[ListedUnit]:
    """The units of each stratum by rank, owed ones first where they are to be; as many as its quota."""
    found = list[ListedUnit]()
    for stratum in listed.strata:
        ranked = sorted(
            listed.members[stratum.name],
            key=lambda unit: (
                listed.owed != "none" and not unit.owed,
                _rank(key, "unit", unit.stratum, unit.id),
            ),
        )
        found += ranked[: stratum.quota]
    return found


def _seated(listed: DrawList, units: list[ListedUnit], key: bytes) -> tuple[dict[str, set[str]], int]:
    """The team of each unit: a seat of every unit, then the next of every unit; the bound gives way where it must."""
    seating = _Seating(listed, units, key)
    seats = listed.team * len(units)
    most = listed.most or -(-seats // max(len(listed.inspectors), 1))
    for _ in range(listed.team):
        for unit in units:
            while not seating.seat(unit.id, most):
                most += 1
    return seating.teams, most


class _Seating:
    """Seats as they fill; who sits already moves on only where somebody finds no other seat."""

    def __init__(self, listed: DrawList, units: list[ListedUnit], key: bytes) -> None:
        self.teams: dict[str, set[str]] = {unit.id: set() for unit in units}
        self.visits: dict[str, list[str]] = {one.id: [] for one in listed.inspectors}
        self._barred = listed.conflicts
        self._key = key
        self._places = {unit.id: place for place, unit in enumerate(units)}
        self._order = dict[str, list[str]]()

    def _wanted(self, unit: str) -> list[str]:
        """The inspectors who may go to a unit, in the order of their rank for it."""
        if unit not in self._order:
            free = (each for each in self.visits if (each, unit) not in self._barred)
            self._order[unit] = sorted(free, key=lambda each: _rank(self._key, "inspector", unit, each))
        return self._order[unit]

    def seat(self, unit: str, most: int) -> bool:
        """Give a unit one more inspector by the shortest chain of moves; False where there is none."""
        left: dict[str, str | None] = {unit: None}
        """Whom each unit that was reached would let go."""
        reached = dict[str, str]()
        """From which unit each inspector was reached."""
        waiting = deque([unit])
        while waiting:
            here = waiting.popleft()
            for person in self._wanted(here):
                if person in reached or person in self.teams[here]:
                    continue
                reached[person] = here
                if len(self.visits[person]) < most:
                    self._move(person, reached, left)
                    return True
                for other in sorted(self.visits[person], key=self._places.__getitem__):
                    if other not in left:
                        left[other] = person
                        waiting.append(other)
        return False

    def _move(self, person: str, reached: dict[str, str], left: dict[str, str | None]) -> None:
        next_one: str | None = person
        while next_one is not None:
            unit = reached[next_one]
            gone = left[unit]
            self.teams[unit].add(next_one)
            self.visits[next_one].append(unit)
            if gone is not None:
                self.teams[unit].remove(gone)
                self.visits[gone].remove(unit)
            next_one = gone
