"""Columns: what the life cycle makes of the facts that a table tells, for all rows of a table at once."""

from __future__ import annotations

import polars as pl

from ansheng.hazards.entry import State


def progressed() -> tuple[pl.Expr, pl.Expr]:
    """:func:`ansheng.hazards.entry.progress` in columns."""
    done, ended = (
        pl.coalesce(name, pl.when(pl.col(f"{name}_on").is_not_null()).then(True))
        for name in ("rectified", "closed")
    )
    ended = ended.fill_null(False)
    return pl.when(ended).then(done).otherwise(done.fill_null(False)).alias("rectified"), ended.alias(
        "closed"
    )


def state() -> pl.Expr:
    """:func:`ansheng.hazards.lifecycle.told_state` in columns, of frames with what is :func:`progressed`."""
    ordered = pl.col("due_on").is_not_null() | (pl.col("order_no").fill_null("") != "")
    return (
        pl.when(pl.col("closed"))
        .then(pl.lit(State.CLOSED.value))
        .when(pl.col("rectified"))
        .then(pl.lit(State.RECTIFIED.value))
        .when(ordered)
        .then(pl.lit(State.ORDERED.value))
        .when(pl.col("grade").is_not_null())
        .then(pl.lit(State.GRADED.value))
        .otherwise(pl.lit(State.REGISTERED.value))
    )


def last(on: pl.Expr) -> pl.Expr:
    """The last day that a row speaks of, as :class:`Hazard` has it, in columns."""
    return pl.max_horizontal(
        on,
        pl.col("found_on"),
        *(pl.when(pl.col(name)).then(pl.col(f"{name}_on")) for name in ("rectified", "closed")),
    )


def consistent() -> pl.Expr:
    """Whether a row does not contradict itself, as the guard of that name has it, in columns."""
    done, ended = (pl.when(pl.col(name)).then(pl.col(f"{name}_on")) for name in ("rectified", "closed"))
    in_order = (done >= pl.col("found_on")).fill_null(True) & (ended >= pl.col("found_on")).fill_null(True)
    unclosed = ~(pl.col("closed").fill_null(False) & ~pl.col("rectified").fill_null(True))
    return in_order & (ended >= done).fill_null(True) & unclosed
