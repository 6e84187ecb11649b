"""Numbers of clauses: where each stands in the row of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?P<letter>[A-Z]\.)?(?P<main>\d[\d.]*\d|\d)(?:[(（](?P<item>\d+)[)）](?!、)|(?![、\d])).*"
)
Place = tuple[str, int]
"""A number as the stem that its neighbours share, such as ``6.`` or ``5(``, and its last part."""


def places(number: str) -> Iterator[Place]:
    """Where a number stands in its row, and where those above it stand in theirs; nothing for what is no number.

    >>> list(places("4.13")), list(places("5(2)")), list(places("未核"))
    ([('4.', 13), ('', 4)], [('5(', 2), ('', 5)], [])
    """
    found = _NUMBER.fullmatch(number)
    if found is None:
        return
    letter, parts = found["letter"] or "", found["main"].split(".")
    if found["item"]:
        yield f"{letter}{found['main']}(", int(found["item"])
    for size in range(len(parts), 0, -1):
        yield letter + "".join(f"{part}." for part in parts[: size - 1]), int(parts[size - 1])


def spanned(text: str) -> Iterator[Place]:
    """The numbers that one entry of ``left_out`` names: ``6.2``, or ``6.2-6.5``; none where it is neither."""
    first, _, last = text.partition("-")
    low, high = (next(places(each), None) for each in (first, last or first))
    if low is not None and high is not None and low[0] == high[0]:
        yield from ((low[0], number) for number in range(low[1], high[1] + 1))
