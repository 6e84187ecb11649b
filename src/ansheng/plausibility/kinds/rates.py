"""Rates: every rate at 100 %, where honest months now and then miss one."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.plausibility.books import AT, Books, lacking, stated
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

OF = 10
"""A rate of fewer hazards is left out."""
MOST = 0.7
"""So many rates are 100 % at most; with 10 hazards each that is where 1 hazard in 28 is late."""
LEAST = 20
"""Fewer rates say nothing."""


def _look(books: Books) -> Iterator[Look]:
    if (frame := books.frame("statistics")) is not None:
        yield _reported(frame)
    if (frame := books.frame("hazards")) is not None:
        yield _counted(frame)


def _reported(frame: pl.DataFrame) -> Look:
    if lacks := lacking(frame, ["found", "rectified"]):
        return Look("statistics", lacking=lacks)
    rates = frame.filter(pl.col("found") >= OF, pl.col("rectified").is_not_null()).select(
        (pl.col("rectified") >= pl.col("found")).alias("full"), pl.col(AT)
    )
    whose = Words("各份报表的整改率", "rates of rectification in reports")
    return _judged("statistics", rates, whose)


def _counted(frame: pl.DataFrame) -> Look:
    if lacks := lacking(frame, ["found_on", "due_on", "rectified_on"]):
        return Look("hazards", lacking=lacks)
    body = stated(frame, ("department", "region", "finder", "sector"), apart=2)
    last = max(day for name in ("found_on", "rectified_on") if (day := frame[name].max()) is not None)
    known = frame.filter(
        pl.col("rectified_on").is_not_null() | (pl.col("due_on") < last), pl.col("due_on").is_not_null()
    )
    month = pl.col("found_on").dt.truncate("1mo").alias("month")
    rates = (
        known.with_columns(
            month, (pl.col("rectified_on") <= pl.col("due_on")).fill_null(value=False).alias("on_time")
        )
        .group_by("month", *([body] if body else []), maintain_order=True)
        .agg(pl.col("on_time").all().alias("full"), pl.len().alias("of"), pl.col(AT))
        .filter(pl.col("of") >= OF)
    )
    return _judged("hazards", rates, Words("各月按期整改率", "monthly rates of rectification in time"))


def _judged(table: str, rates: pl.DataFrame, whose: Words) -> Look:
    if rates.height < LEAST:
        return Look(table, small=int(rates.height > 0), least=LEAST)
    seen = int(rates["full"].sum())
    if seen <= MOST * rates.height:
        return Look(table, 1, 0, LEAST)
    rows = rates.filter(pl.col("full"))[AT]
    trial = Trial(
        (),
        rates.height,
        seen,
        MOST * rates.height,
        binomial(seen, rates.height, MOST),
        rows.explode() if rows.dtype == pl.List else rows,
        Words(
            f"{whose.zh}共{rates.height}个，{seen}个为100%；未完成、逾期的是否未列入？",
            f"of {rates.height} {whose.en}, {seen} are 100 %; were those not done, or late, left out?",
        ),
    )
    return Look(table, 1, 0, LEAST, (trial,))


KINDS = (
    Kind(
        "full_rates",
        Words("比率均为100%", "every rate 100 %"),
        Words(
            f"隐患{OF}条及以上的各月（各份报表）中，整改率为100%的不超过七成（二项分布）",
            f"of months (reports) with {OF} hazards or more at most 7 in 10 have a rate of 100 % (binomial)",
        ),
        Words(
            "隐患轻微、期限宽裕、督办有力的地方，比率确可长期为100%；只登记已整改隐患的台账也是如此",
            "slight hazards, long deadlines and close supervision do give 100 % for long; so does a table "
            "of what is done",
        ),
        _look,
    ),
)
