"""Brackets: the outermost pairs of round and square brackets in a text, and the ones without a partner."""

from __future__ import annotations

import attrs

_OPENING, _CLOSING = "(（[［【", ")）]］】"


@attrs.frozen
class Pair:
    """A bracket and its partner: ``text[start:end]`` begins with the one and, where ``closed``, ends with the other."""

    start: int
    end: int
    nested: bool
    closed: bool = True

    def inside(self, text: str) -> str:
        """What stands between the two in the text."""
        return text[self.start + 1 : self.end - 1 if self.closed else self.end]


@attrs.frozen
class Pairs:
    """The outermost pairs of a text, and the places of brackets without a partner."""

    pairs: tuple[Pair, ...]
    stray: tuple[int, ...]


def pairs(text: str) -> Pairs:
    """The outermost pairs of brackets, round, square or black; half- and full-width ones may be mixed.

    A bracket that is never closed reaches to the end of the text and is listed as stray, so that what it holds is not
    lost. One pass over the text, whatever its depth.

    >>> pairs("甲(乙(丙))丁)").stray
    (8,)
    """
    found: list[Pair] = []
    stray: list[int] = []
    depth, start, nested = 0, 0, False
    for at, sign in enumerate(text):
        if sign in _OPENING:
            if depth == 0:
                start, nested = at, False
            else:
                nested = True
            depth += 1
        elif sign in _CLOSING:
            if depth == 0:
                stray.append(at)
                continue
            depth -= 1
            if depth == 0:
                found.append(Pair(start, at + 1, nested))
    if depth:
        stray.append(start)
        found.append(Pair(start, len(text), nested, closed=False))
    return Pairs(tuple(found), tuple(stray))
