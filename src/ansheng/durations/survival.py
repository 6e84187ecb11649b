"""Survival: the share of hazards that still stand after so many days, by Kaplan and Meier, with Greenwood's band.

At each day on which some were put right the share that stands is multiplied by the part of those still at risk that
were not. The band is that of the logarithm of minus the logarithm of the share, which stays between 0 and 1
(Kalbfleisch and Prentice); it is pointwise. Everything is computed in columns, group by group.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

LEVEL = 0.95
"""How often a band covers what it is of, where nothing else is asked."""
QUARTILES = ("q25", "median", "q75")
_REACHED = {"q25": 0.75, "median": 0.5, "q75": 0.25}
"""Of each quartile, the share that still stands when it is reached."""
_WHOLE = "_whole"


def kaplan_meier(spells: pl.DataFrame, by: Sequence[str] = (), level: float = LEVEL) -> pl.DataFrame:
    """The curve of each group: a row a day on which some were put right or were last seen open.

    :param spells: ``days`` (0 or more), ``ended``, and the columns of ``by``
    :returns: the columns of ``by``, ``days``, ``at_risk``, ``ended``, ``open`` (last seen open on that day),
        ``standing`` (the share that stands longer than that), ``low``, ``high``, and ``_gap``, the sum of Greenwood;
        ``high`` is null once none stands
    """
    import polars as pl

    keys = list(by) or [_WHOLE]
    rows = spells if by else spells.with_columns(pl.lit(0).alias(_WHOLE))
    count, ended, at_risk = pl.col("_count"), pl.col("ended").cast(pl.Float64), pl.col("at_risk")
    total = (
        rows.group_by([*keys, "days"])
        .agg(ended=pl.col("ended").sum(), _count=pl.len().cast(pl.Int64))
        .sort([*keys, "days"], nulls_last=True)
        .with_columns(at_risk=count.sum().over(keys) - count.cum_sum().over(keys) + count)
    )
    curve = total.with_columns(
        open=count - pl.col("ended").cast(pl.Int64),
        standing=(1 - ended / at_risk).cum_prod().over(keys),
        _gap=(ended / (at_risk * (at_risk - ended))).cum_sum().over(keys),
    )
    return curve.with_columns(*_band(level)).select(
        *by, "days", "at_risk", pl.col("ended").cast(pl.Int64), "open", "standing", "low", "high", "_gap"
    )


def _band(level: float) -> tuple[pl.Expr, pl.Expr]:
    import polars as pl

    standing, z = pl.col("standing"), NormalDist().inv_cdf(0.5 + level / 2)
    width = z * pl.col("_gap").sqrt() / standing.log()  # below 0, since the logarithm is

    def side(sign: int) -> pl.Expr:
        within = (standing > 0) & (standing < 1)
        return (
            pl.when(within)
            .then((-((-standing.log()).log() + sign * width).exp()).exp())
            .when(standing >= 1)
            .then(1.0)
            .when(pl.lit(sign < 0))
            .then(0.0)
        )

    return side(-1).alias("low"), side(1).alias("high")


def quartiles(curve: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """The quartiles of each group with the limits of the median: the first day on which so few still stand.

    A quartile that the curve does not reach is null, which is no number of days: more than so many still stand.
    """
    import polars as pl

    def first(column: str, share: float, name: str) -> pl.Expr:
        reached = pl.col(column) <= share + 1e-12
        return pl.col("days").filter(reached.fill_null(False)).min().alias(name)

    told = [first("standing", share, name) for name, share in _REACHED.items()]
    told += [first("low", 0.5, "median_low"), first("high", 0.5, "median_high")]
    return _by_group(curve, by, told)


def restricted_mean(
    curve: pl.DataFrame, horizon: int, by: Sequence[str] = (), level: float = LEVEL
) -> pl.DataFrame:
    """The mean days of each group, those longer than ``horizon`` counted as so long: the area under the curve.

    Null where the last one seen was open before the horizon, since nobody saw what came between.

    :returns: the columns of ``by``, ``mean``, ``mean_low``, ``mean_high``
    """
    import polars as pl

    keys = list(by) or [_WHOLE]
    rows = curve if by else curve.with_columns(pl.lit(0).alias(_WHOLE))
    day = pl.col("days").clip(upper_bound=horizon)
    until = pl.col("days").shift(-1).over(keys).fill_null(horizon).clip(upper_bound=horizon)
    first = pl.col("days").min().clip(upper_bound=horizon)
    strip = (pl.col("standing") * (until - day)).alias("_strip")
    ended, at_risk = pl.col("ended").cast(pl.Float64), pl.col("at_risk")
    rows = rows.with_columns(strip)
    beyond = pl.col("_strip").sum().over(keys) - pl.col("_strip").cum_sum().over(keys) + pl.col("_strip")
    before = (pl.col("days") <= horizon) & (at_risk > ended)
    rows = rows.with_columns(
        pl.when(before).then(beyond**2 * ended / (at_risk * (at_risk - ended))).otherwise(0.0).alias("_part")
    )
    seen = (pl.col("days").max() >= horizon) | (pl.col("standing").min() <= 0)
    told = [
        pl.when(seen).then(first + pl.col("_strip").sum()).alias("mean"),
        pl.col("_part").sum().sqrt().alias("_error"),
    ]
    z = NormalDist().inv_cdf(0.5 + level / 2)
    mean, error = pl.col("mean"), pl.col("_error")
    return (
        _by_group(rows, keys, told)
        .with_columns(
            mean_low=(mean - z * error).clip(lower_bound=0.0),
            mean_high=(mean + z * error).clip(upper_bound=float(horizon)),
        )
        .select(*by, "mean", "mean_low", "mean_high")
    )


def _by_group(rows: pl.DataFrame, by: Sequence[str], told: Sequence[pl.Expr]) -> pl.DataFrame:
    return rows.group_by(list(by), maintain_order=True).agg(told) if by else rows.select(told)
