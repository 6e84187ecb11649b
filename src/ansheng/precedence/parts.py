"""Parts: what each thing known of a unit adds to its score, in columns: the least, what is expected, and the most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ansheng.precedence.known import Known
from ansheng.precedence.rates import Shrunk, beta_of, gamma_of
from ansheng.precedence.weights import CLASS_STEPS, VISIT_DAYS, VISIT_MOST, Weights

if TYPE_CHECKING:
    import polars as pl

AHEAD, MONTH = 3.0, 30.4375
"""So many months ahead hazards are expected; the days of a month."""


@attrs.frozen(eq=False)
class Parts:
    """The amounts of the parts of all units, before any weight.

    :param amounts: a row a unit: ``NAME`` (expected), ``NAME_least`` and ``NAME_most`` of each part; all are equal
        where the part is known
    :param kept: the parts that count: those with a weight whose table is there
    :param shares: of what may be so, the share that is
    :param months: over how many months hazards were looked back on
    :param coming: the law of the rates at which hazards are found, a month
    :param late: the law of the shares put right late
    """

    amounts: pl.DataFrame
    kept: tuple[str, ...]
    shares: Mapping[str, float]
    months: float
    coming: Shrunk
    late: Shrunk


def parts_of(known: Known, weights: Weights) -> Parts:
    """The parts of the units.

    What may be so counts in what is expected as often as it is where it is known, and wholly in the most; where no row
    states the grade of a hazard, that part is left out. A class that is not stated is expected to be
    that of the mean of those stated. Of a unit that no visit is known of, the least is the time since the first visit
    of any, and the most the longest that counts.
    """
    import polars as pl

    units = known.units
    months = max((known.on - known.since).days + 1, 1) / MONTH
    coming = gamma_of(units["found"].to_list(), months)
    late = beta_of(list(zip(units["late"].to_list(), units["due"].to_list(), strict=True)))
    count = pl.col("found") + coming.first
    columns: list[pl.Expr] = []
    for name in ("open", "major", "overdue", "accidents"):
        sure, maybe = pl.col(name).cast(pl.Float64), pl.col(f"{name}_unknown")
        share = known.shares.get(name, 0.5)
        columns += _three(name, sure + maybe * share, sure, sure + maybe)
    columns += _same("repeated", pl.col("repeated").cast(pl.Float64))
    columns += _same("coming", count / (months + coming.second) * AHEAD)
    columns += _same("late", (pl.col("late") + late.first) / (pl.col("due") + late.first + late.second))
    columns += _class(units)
    columns += _visit(known.on, known.visits_since)
    there = {
        **dict.fromkeys(("open", "overdue", "repeated", "late", "coming"), "hazards" not in known.absent),
        "major": "major" in known.shares,
        "accidents": "accidents" not in known.absent,
        "risk_class": units["risk_class"].null_count() < units.height,
        "visit": known.visits_since is not None,
    }
    kept = tuple(one.name for one in attrs.fields(Weights) if getattr(weights, one.name) and there[one.name])
    return Parts(units.select(columns), kept, known.shares, months, coming, late)


def _three(name: str, expected: pl.Expr, least: pl.Expr, most: pl.Expr) -> list[pl.Expr]:
    return [expected.alias(name), least.alias(f"{name}_least"), most.alias(f"{name}_most")]


def _same(name: str, amount: pl.Expr) -> list[pl.Expr]:
    return _three(name, amount, amount, amount)


def _class(units: pl.DataFrame) -> list[pl.Expr]:
    import polars as pl

    steps = units["risk_class"].replace_strict(CLASS_STEPS, default=None, return_dtype=pl.Float64)
    mean = steps.mean()
    step = pl.lit(steps)
    top = float(max(CLASS_STEPS.values()))
    return _three(
        "risk_class",
        step.fill_null(mean if isinstance(mean, float) else 0.0),
        step.fill_null(0.0),
        step.fill_null(top),
    )


def _visit(on: date, since: date | None) -> list[pl.Expr]:
    import polars as pl

    def times(days: pl.Expr) -> pl.Expr:
        return (days / VISIT_DAYS).clip(upper_bound=float(VISIT_MOST))

    passed = times((pl.lit(on) - pl.col("visited_on")).dt.total_days().cast(pl.Float64))
    least = min((on - since).days / VISIT_DAYS, VISIT_MOST) if since else 0.0
    return _three(
        "visit",
        passed.fill_null((least + VISIT_MOST) / 2),
        passed.fill_null(least),
        passed.fill_null(float(VISIT_MOST)),
    )
