"""Rates: every rate at 100 %, where honest months now and then miss one."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.plausibility.books import AT, Books, lacking, stated
from ansheng.plausibility.kinds.reported import Reports, title_of
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

OF = 10
"""A rate of fewer hazards is left out."""
MISSED = 0.98
"""So likely is each hazard put right, or in time, at most: one in fifty is not."""
LEAST = 10
"""Fewer rates say nothing."""


def _look(books: Books) -> Iterator[Look]:
    reports = Reports.of(books)
    if reports is not None:
        yield _reported(reports)
    if (frame := books.frame("hazards")) is not None:
        yield _counted(frame)


def _reported(reports: Reports) -> Look:
    pairs = [
        (whole, part)
        for whole in reports.columns
        for part in reports.columns
        if _done(title_of(whole).zh, title_of(part).zh)
    ]
    if not pairs:
        return Look("statistics", lacking=("found", "rectified"))
    rates = pl.concat(
        reports.frame.filter(pl.col(whole) >= OF, pl.col(part).is_not_null()).select(
            (pl.col(part) >= pl.col(whole)).alias("full"), pl.col(whole).alias("of"), pl.col(AT)
        )
        for whole, part in pairs
    )
    return _judged("statistics", rates, Words("各份报表的整改率", "rates of rectification in reports"))


def _done(whole: str, part: str) -> bool:
    """Whether one column tells how many of the other are put right: 已整改隐患数 of 排查隐患数, "
    "自查已整改数 of 企业自查隐患数."""
    own = "自查" in whole
    return (
        "隐患" in whole
        and "整改" not in whole
        and "已整改" in part
        and own == ("自查" in part)
        and all((mark in whole) == (mark in part) for mark in ("重大", "累计"))
        and not any(mark in whole for mark in ("一般", "挂牌"))
    )


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
    share = float((MISSED ** rates["of"].cast(pl.Float64)).mean() or 0)  # type: ignore[arg-type]
    if seen <= share * rates.height:
        return Look(table, 1, 0, LEAST)
    rows = rates.filter(pl.col("full"))[AT]
    trial = Trial(
        (),
        rates.height,
        seen,
        share * rates.height,
        binomial(seen, rates.height, share),
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
            f"隐患{OF}条及以上的各月（各份报表）中，每条隐患至少有五十分之一的可能未整改或逾期，"
            "率为100%的个数服从二项分布（取平均概率）",
            f"of months (reports) with {OF} hazards or more each hazard is missed, or late, with a chance "
            "of at least 1 in 50; how "
            "many have a rate of 100 % is binomial (with the mean chance)",
        ),
        Words(
            "隐患轻微、期限宽裕、督办有力的地方，比率确可长期为100%；只登记已整改隐患的台账也是如此",
            "slight hazards, long deadlines and close supervision do give 100 % for long; so does a table "
            "of what is done",
        ),
        _look,
    ),
)
