"""Evidence: what is known of pairs of hazards, each thing with its weight, as a logarithm of odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import numpy as np

CLOSE = 3
"""Found so many days apart, two have likely been seen at one visit."""
MENTIONED = 0.9
"""How alike places are of which one is spoken of in the other text."""


@attrs.frozen(eq=False)
class Features:
    """What is known of pairs of rows, a value each.

    :param dice: the weight of the tokens that both have, of the mean weight of the two; 1 for the same words
    :param contained: the same, of the weight of the lesser
    :param ratio: the share of their characters that stand in both in one order
    :param place: 1 the same place, 0.9 spoken of in the other text, up to 0.8 how alike two are, -1 where only one
        names a place, -2 where neither does
    :param numbers: 1 the same numbers, 0 other ones, -1 where only one names numbers, -2 where neither does
    :param count: 1 as many of them, 0 another number, -1 where that is not known
    :param rule: 1 the same rule or basis, 0 another, -1 where that is not known
    :param units: how likely both are of one unit
    :param apart: how many days apart they were found, -1 where that is not known
    :param listed: whether both stand in one list
    :param due: 1 to be put right by the same day, 0 by another, -1 where that is not known; ``done`` the same of the
        day on which it was put right
    """

    dice: np.ndarray
    contained: np.ndarray
    ratio: np.ndarray
    place: np.ndarray
    numbers: np.ndarray
    count: np.ndarray
    rule: np.ndarray
    units: np.ndarray
    apart: np.ndarray
    listed: np.ndarray
    due: np.ndarray
    done: np.ndarray


def weighed(of: Features) -> np.ndarray:
    """The evidence that pairs are one hazard, as a logarithm of odds.

    The weights were fitted to made-up tables of two authors with planted pairs (docs/again.md) and rounded; a rule or
    basis of both, which those tables do not have, counts like two words more in common.
    """
    import numpy as np

    near = (of.apart >= 0) & (of.apart <= CLOSE)
    wording = -0.4 * of.dice + 2.2 * of.contained + 8.0 * of.ratio - 1.6 * (of.ratio >= 1)
    known = [of.place == -2, of.place == -1, of.place == 1, of.place == MENTIONED, of.place <= 0]
    place = np.select(known, [0.0, -2.7, 0.0, 0.2, -3.1], 3.5 * of.place - 1.6)
    place -= 2.0 * ((of.place >= 0) & (of.place < 0.3) & (of.ratio >= 1))
    numbers = np.select([of.numbers == 1, of.numbers == -1, of.numbers == 0], [0.5, -5.4, -9.0], 0.0)
    count = np.select([of.count == 1, of.count == 0], [1.95, -3.3], 0.0)
    rule = np.select([of.rule == 1, of.rule == 0], [1.5, -2.0], 0.0)
    days = np.where(near, -4.1 * (of.listed & (of.apart == 0)), -4.4)
    due = np.select([of.due == 1, of.due == 0], [1.85, -0.2], 0.0) * near
    done = np.select([of.done == 1, of.done == 0], [1.9, -1.3], 0.0) * near
    units = 12.4 * (of.units - 1)
    found: np.ndarray = -2.4 + wording + place + numbers + count + rule + units + days + due + done
    return found


def likelihood(evidence: np.ndarray) -> np.ndarray:
    """Evidence as how likely that is, from 0 to 1."""
    import numpy as np

    found: np.ndarray = 1 / (1 + np.exp(-np.clip(evidence, -30, 30)))
    return found
