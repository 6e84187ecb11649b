"""Joining: pairs as groups; what is in a chain of pairs is one group, known by its first member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


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
