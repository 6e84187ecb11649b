"""Confirmed: rows that people of an office have confirmed before, of which the nearest vote for their clause."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import attrs

NEAREST = 5
ALIKE = 0.35
"""The least likeness at which a confirmed row votes."""


@attrs.frozen(eq=False)
class Confirmed:
    """The clauses that people gave descriptions before, and by token in which of these it stands with what weight."""

    clauses: tuple[tuple[str, str], ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[Mapping[str, float], tuple[str, str]]]) -> Confirmed:
        """Rows, each the weighted tokens of a description and its clause: standard and number."""
        clauses: list[tuple[str, str]] = []
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, (tokens, clause) in enumerate(rows):
            clauses.append(clause)
            for token, weight in _direction(tokens).items():
                postings.setdefault(token, []).append((number, weight))
        return cls(tuple(clauses), {token: tuple(each) for token, each in postings.items()})

    def votes(self, tokens: Mapping[str, float]) -> dict[tuple[str, str], float]:
        """By clause, how like the description the nearest confirmed row is, from 0 to 1, where it is like enough."""
        near: dict[int, float] = {}
        for token, weight in _direction(tokens).items() if self.clauses else ():
            for number, share in self.postings.get(token, ()):
                near[number] = near.get(number, 0.0) + weight * share
        found: dict[tuple[str, str], float] = {}
        for number, likeness in sorted(near.items(), key=lambda each: -each[1])[:NEAREST]:
            if likeness >= ALIKE:
                clause = self.clauses[number]
                found[clause] = max(found.get(clause, 0.0), min(likeness, 1.0))
        return found


NOTHING = Confirmed((), {})
"""No rows."""


def _direction(tokens: Mapping[str, float]) -> dict[str, float]:
    """Pairs of characters and like words as a vector of length one."""
    kept = {token: weight for token, weight in tokens.items() if token[0] not in "=·@"}
    length = math.sqrt(sum(weight * weight for weight in kept.values())) or 1.0
    return {token: weight / length for token, weight in kept.items()}
