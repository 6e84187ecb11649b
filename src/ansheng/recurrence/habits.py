"""Habits: which wordings a table itself uses for one thing, learnt from where they stand beside each other.

Two wordings that at several units stand for one place, number and visit in different lists likely mean one thing, as
压力不足 and 欠压. Two that stand in one list of one day, or that a unit has at one place again and again on other days,
likely do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_FAINT = 0.05
"""What is likely by less than this at other units is as good as nothing."""
_ROWS = 100_000
"""The weights were fitted to a table of so many hazards."""


def learnt(
    first: np.ndarray,
    second: np.ndarray,
    likely: np.ndarray,
    *,
    near: np.ndarray,
    far: np.ndarray,
    beside: np.ndarray,
    rows: int,
) -> np.ndarray:
    """What speaks for each pair of wordings elsewhere in the table, as what is added to its evidence.

    :param first: the number of the wording of each pair of rows, ``second`` that of the other
    :param likely: how likely the pair is one hazard by itself
    :param near: whether it was seen at one visit in different lists, ``far`` at one place on other days, ``beside``
        in one list on one day; a pair that stands in none of these is no witness, and one for itself neither
    :param rows: how many hazards the table has; in a larger one more must be seen for the same
    """
    import numpy as np

    both = np.minimum(first, second) << 32 | np.maximum(first, second)
    number = np.unique(both, return_inverse=True)[1]
    other = first != second
    found = np.zeros(len(first))
    for weight, where, counted in (
        (0.9, near & other, likely / _FAINT),
        (-1.35, far & other, np.ones(len(first))),
        (-1.55, beside & other, np.ones(len(first))),
    ):
        own = np.where(where, counted, 0.0)
        total = np.bincount(number, weights=own, minlength=1)
        found += weight * np.log1p(np.maximum(total[number] - own, 0.0) * min(1.0, _ROWS / max(rows, 1)))
    return np.where(other, found, 0.0)
