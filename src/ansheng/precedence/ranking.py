"""Ranking: the scores of units, their ranks with ties, and the interval in which a rank lies.

The interval is that of many draws, with a seed. In each the rates of a unit are drawn from what its counts leave open,
what is not known is drawn between the least and the most, and each weight is drawn between half and twice itself: the
order is to hold whichever of them is right. Where the intervals of two units overlap, the order between them says
little.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

from ansheng.durations.chances import count_drawn
from ansheng.precedence.parts import AHEAD, Parts
from ansheng.precedence.weights import Weights

if TYPE_CHECKING:
    import polars as pl

DRAWS, SEED, LEVEL = 200, 1, 0.9
"""Where nothing else is asked: draws, their seed, and the share of them in the interval."""
WORK, LEAST_DRAWS = 200_000, 40
"""So many scores are drawn at most, and so many times at least: of many units the draws are fewer."""
DIGITS = 6
"""Scores that agree to so many decimals are the same."""


def scores(parts: Parts, weights: Weights, suffix: str = "") -> pl.Series:
    """The score of each unit: of what is expected, or with a suffix the least or the most."""
    import polars as pl

    told = sum(
        (pl.col(f"{name}{suffix}") * getattr(weights, name) for name in parts.kept),
        start=pl.col("open") * 0.0,
    )
    return parts.amounts.select(score=told.round(DIGITS))["score"]


def ranked(score: pl.Series) -> pl.Series:
    """The ranks: 1 for the highest; equal scores share a rank and the next is skipped."""
    return score.rank("min", descending=True)


def draws_of(many: int, asked: int) -> int:
    """How many times so many units are drawn."""
    return max(min(asked, WORK // max(many, 1)), min(LEAST_DRAWS, asked))


def intervals(
    units: pl.DataFrame, parts: Parts, weights: Weights, *, top: int, draws: int, seed: int, level: float
) -> pl.DataFrame:
    """The interval of each rank, ``rank_low`` and ``rank_high``, and how often it is among the first, ``first``."""
    import polars as pl

    made = pl.DataFrame(
        [ranked(score).alias(str(at)) for at, score in enumerate(_drawn(units, parts, weights, draws, seed))]
    )
    tail = (1 - level) / 2
    places = math.floor(tail * (draws - 1)), math.ceil((1 - tail) * (draws - 1))
    ordered = pl.concat_list(pl.all()).list.sort()
    return made.select(
        rank_low=ordered.list.get(places[0]).cast(pl.Int64),
        rank_high=ordered.list.get(places[1]).cast(pl.Int64),
        first=pl.mean_horizontal(pl.all() <= top),
    )


def _drawn(units: pl.DataFrame, parts: Parts, weights: Weights, draws: int, seed: int) -> Iterator[pl.Series]:
    """The scores of each draw."""
    import polars as pl

    random = Random(seed)  # noqa: S311  a simulation, and no secret
    found = [count + parts.coming.first for count in units["found"]]
    late = [part + parts.late.first for part in units["late"]]
    kept = [whole - part + parts.late.second for part, whole in zip(units["late"], units["due"], strict=True)]
    scale = 1 / (parts.months + parts.coming.second)
    open_ended = [
        name
        for name in parts.kept
        if bool((parts.amounts[f"{name}_most"] > parts.amounts[f"{name}_least"]).any())
    ]
    for _ in range(draws):
        columns = {}
        if "coming" in parts.kept:
            columns["coming"] = [random.gammavariate(shape, scale) * AHEAD for shape in found]
        if "late" in parts.kept:
            columns["late"] = [random.betavariate(*both) for both in zip(late, kept, strict=True)]
        for name in open_ended:
            ends = zip(parts.amounts[f"{name}_least"], parts.amounts[f"{name}_most"], strict=True)
            columns[name] = [_between(random, *both, parts.shares.get(name)) for both in ends]
        told = pl.Series("score", [0.0] * units.height)
        for name in parts.kept:
            weight = getattr(weights, name) * 2 ** random.uniform(-1, 1)
            amount = pl.Series(columns[name]) if name in columns else parts.amounts[name]
            told = told + amount * weight
        yield told.round(DIGITS)


def _between(random: Random, least: float, most: float, share: float | None) -> float:
    """An amount between the least and the most: of things that may be so each by its share, else any."""
    if least == most:
        return least
    return (
        random.uniform(least, most) if share is None else least + count_drawn(random, [(most - least, share)])
    )
