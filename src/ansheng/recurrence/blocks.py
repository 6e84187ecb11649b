"""Blocks: the pairs of hazards that are compared at all: those of one unit, and in a large one those of like words.

A unit with few hazards has each of them compared with each other. In a larger one two are compared whose texts share a
band of their MinHash signatures, or that were found on one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ansheng.recurrence.wording import BANDS, ROWS, signatures

if TYPE_CHECKING:
    import numpy as np

SMALL = 64
"""So many hazards of one unit are all compared with each other."""
NEAR = 8
"""In a bucket of more than so many each is compared with as many of those found next."""


def pairs(units: np.ndarray, texts: np.ndarray, tokens: np.ndarray, days: np.ndarray) -> Iterator[np.ndarray]:
    """The pairs to be compared, as arrays with two rows of numbers of hazards, the lesser first; some come twice.

    :param units: of each hazard the number of its unit, -1 where it has none
    :param texts: of each hazard the number of its text
    :param tokens: of each text its tokens
    :param days: of each hazard the day on which it was found
    """
    import numpy as np

    order = np.lexsort((days, units))
    order = order[units[order] >= 0]
    held = units[order]
    starts = np.flatnonzero(np.r_[True, held[1:] != held[:-1]]) if held.size else np.array([], dtype=np.int64)
    sizes = np.diff(np.r_[starts, held.size])
    yield from _each_with_each(order, starts[sizes <= SMALL], sizes[sizes <= SMALL])
    large = np.repeat(sizes > SMALL, sizes)
    rows = order[large]
    if rows.size:
        yield from _in_bands(rows, units, texts, tokens, days)
        yield from _neighbours(rows, [units[rows], days[rows]], days, SMALL)


def _each_with_each(order: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> Iterator[np.ndarray]:
    """All pairs within runs; runs of one size at a time."""
    import numpy as np

    for size in np.unique(sizes):
        if size < 2:
            continue
        first, second = np.triu_indices(size, 1)
        begins = starts[sizes == size]
        step = max(1, (1 << 21) // len(first))
        for at in range(0, len(begins), step):
            part = begins[at : at + step, None]
            yield _pair(order[(part + first).ravel()], order[(part + second).ravel()])


def _in_bands(
    rows: np.ndarray, units: np.ndarray, texts: np.ndarray, tokens: np.ndarray, days: np.ndarray
) -> Iterator[np.ndarray]:
    import numpy as np

    once, back = np.unique(texts[rows], return_inverse=True)
    signed = signatures(tokens[once])
    for band in range(BANDS):
        mixed = np.zeros(len(once), dtype=np.uint64)
        for value in signed[:, band * ROWS : (band + 1) * ROWS].T:
            mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + value
        yield from _neighbours(rows, [units[rows], mixed[back]], days, NEAR)


def _neighbours(
    rows: np.ndarray, keys: list[np.ndarray], days: np.ndarray, most: int
) -> Iterator[np.ndarray]:
    """The pairs of rows with the same keys, each with the next so many by day."""
    import numpy as np

    order = np.lexsort((days[rows], *keys))
    ranked = rows[order]
    same = np.ones(len(ranked) - 1, dtype=bool)
    for key in keys:
        sorted_key = key[order]
        same &= sorted_key[1:] == sorted_key[:-1]
    run = np.cumsum(np.r_[True, ~same])
    for apart in range(1, most + 1):
        if apart >= len(ranked):
            return
        alike = run[apart:] == run[:-apart]
        if not alike.any():
            return
        yield _pair(ranked[:-apart][alike], ranked[apart:][alike])


def _pair(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.stack([np.minimum(one, other), np.maximum(one, other)])


def joined(count: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Of each of so many things the least number in its group, by pairs of numbers.

    >>> import numpy as np
    >>> joined(5, np.array([3, 1]), np.array([4, 3])).tolist()
    [0, 1, 2, 1, 1]
    """
    import numpy as np

    root = np.arange(count)
    while True:
        a, b = root[first], root[second]
        least = np.minimum(a, b)
        if np.array_equal(a, b):
            return root
        np.minimum.at(root, a, least)
        np.minimum.at(root, b, least)
        while not np.array_equal(root, root[root]):
            root = root[root]
