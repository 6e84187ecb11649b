"""Habits: which words a table itself uses for one thing, learnt from where they stand beside each other.

Two wordings that at several units stand for one place, number and visit in different lists likely mean one thing, as
压力不足 and 欠压; two places likewise that stand for one thing there, as 拌合楼 and 搅拌楼. Two that stand in one list
of one day, or that a unit has again and again on other days, likely do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_FAINT = 0.05
"""What is likely by less than this at other units is as good as nothing."""
_ROWS = 100_000
"""The weights were fitted to tables of so many hazards."""


def of_wordings(
    first: np.ndarray, second: np.ndarray, likely: np.ndarray, alike: np.ndarray, near: np.ndarray,
    visit: np.ndarray, rows: int,
) -> np.ndarray:  # fmt: skip
    """What speaks for each pair of wordings elsewhere in the table, as what is added to its evidence.

    :param first: the number of the wording of each pair of rows, ``second`` that of the other
    :param likely: how likely the pair is one hazard by itself
    :param alike: whether both name one place and the same numbers: others are no witnesses, and one for itself neither
    :param near: whether both were found within a few days, ``visit`` on one day in one list
    :param rows: how many hazards the table has; in a larger one more must be seen for the same
    """
    import numpy as np

    some = np.ones(len(first))
    other = alike & (first != second)
    number = _numbered(first, second)
    found = 1.2 * _elsewhere(number, other & near & ~visit, likely / _FAINT, rows)
    found -= 1.6 * _elsewhere(number, other & ~near, some, rows)
    found -= 1.0 * _elsewhere(number, other & visit, some, rows)
    return np.where(first != second, found, 0.0)


def of_places(
    first: np.ndarray, second: np.ndarray, likely: np.ndarray, alike: np.ndarray, near: np.ndarray,
    visit: np.ndarray, rows: int,
) -> np.ndarray:  # fmt: skip
    """What speaks for each pair of places elsewhere in the table, as :func:`of_wordings`; of places that both name.

    :param alike: whether both name the same numbers
    """
    import numpy as np

    known = (first >= 0) & (second >= 0) & (first != second)
    number = _numbered(first + 1, second + 1)
    found = 1.75 * _elsewhere(number, known & alike & near & ~visit, likely / _FAINT, rows)
    found -= 1.75 * _elsewhere(number, known & alike, np.ones(len(first)), rows)
    return np.where(known, found, 0.0)


def _numbered(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The pairs as numbers, the same for the same pair."""
    import numpy as np

    both = np.minimum(first, second) << 32 | np.maximum(first, second)
    return np.unique(both, return_inverse=True)[1]


def _elsewhere(number: np.ndarray, where: np.ndarray, counted: np.ndarray, rows: int) -> np.ndarray:
    """The logarithm of what is counted of each pair in other rows."""
    import numpy as np

    own = np.where(where, counted, 0.0)
    total = np.bincount(number, weights=own, minlength=1)
    found: np.ndarray = np.log1p(np.maximum(total[number] - own, 0.0) * min(1.0, _ROWS / max(rows, 1)))
    return found
