"""Sittings: records of many past days written one after another at one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from ansheng.plausibility.books import AT, Books, lacking, stated
from ansheng.plausibility.laws import Shares, binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

PAUSE = 30
"""Minutes without a record that part two sittings."""
LATE = 20
"""Days after which a record is written late; who writes up a month at its end has a third of its days late."""
MOST = 0.2
"""So many of the days in one sitting are written up late at most, and more where the other sittings are as late."""
ALONE = 0.35
"""The same where there are fewer than :data:`PEERS` sittings of other days."""
NIGHTS = 2
"""A sitting may last past midnight: those of so many days before and after are no others."""
PEERS = 5
LEAST = 10
"""A sitting of fewer different days says nothing."""
_BY = ("recorded_by", "finder", "department")


def _look(books: Books) -> Iterator[Look]:
    frame = books.frame("hazards")
    if frame is None:
        return
    if books.written is not None:
        yield _judged(_by_instants(frame, books.written))
        return
    column = next((name for name in ("created_on", "observed_on") if not lacking(frame, [name])), None)
    if column is None or lacking(frame, ["found_on"]):
        yield Look("hazards", lacking=("created_on",) if column is None else ("found_on",))
        return
    by = stated(frame, _BY)
    told = frame.filter(pl.col(column).is_not_null(), pl.col("found_on").is_not_null())
    yield _judged(
        told.select(
            pl.col(column).alias("day"),
            (pl.lit("") if by is None else pl.col(by).fill_null("")).alias("actor"),
            pl.col("found_on"),
            pl.col(AT),
            pl.col(column).cast(pl.String).alias("sitting"),
        )
    )


def _by_instants(frame: pl.DataFrame, written: pl.DataFrame) -> pl.DataFrame:
    """The events that people put down, with the sitting of each."""
    each = written.join(frame.select("id", AT), on="id", how="inner", maintain_order="left").sort(
        "actor", "at", maintain_order=True
    )
    new = (pl.col("at").diff() > pl.duration(minutes=PAUSE)).over("actor").fill_null(value=True)
    return each.select(
        pl.col("at").dt.convert_time_zone("Asia/Shanghai").dt.date().alias("day"),
        pl.col("actor"),
        pl.col("day").alias("found_on"),
        pl.col(AT),
        new.cum_sum().cast(pl.String).alias("sitting"),
    )


def _judged(told: pl.DataFrame) -> Look:
    days = (
        told.with_columns(((pl.col("day") - pl.col("found_on")).dt.total_days() > LATE).alias("late"))
        .group_by("actor", "sitting", "found_on", maintain_order=True)
        .agg(pl.col("late").all(), pl.col("day").first(), pl.col(AT))
        .group_by("actor", "sitting", maintain_order=True)
        .agg(
            pl.col("late").sum().alias("seen"),
            pl.len().alias("of"),
            pl.col("day").first(),
            pl.col("found_on").min().alias("first"),
            pl.col("found_on").max().alias("last"),
            pl.col(AT).explode(),
        )
    )
    large = days.filter(pl.col("of") >= LEAST)
    groups = list(days.select("seen", "of", "day").iter_rows())
    trials = []
    for row in days.iter_rows(named=True):
        if row["of"] >= LEAST and row["seen"] > MOST * row["of"]:
            others = [(seen, of) for seen, of, day in groups if abs((day - row["day"]).days) > NIGHTS]
            known = len(others) >= PEERS
            p = binomial(row["seen"], row["of"], MOST if known else ALONE)
            usual = Shares.of(others).at_least(row["seen"], row["of"]) if known else p
            trials.append(_trial(row, max(p, usual)))
    return Look("hazards", large.height, days.height - large.height, LEAST, tuple(trials))


def _trial(row: Mapping[str, Any], p: float) -> Trial:
    of, seen = row["of"], row["seen"]
    who = Words(f"{row['actor']}" if row["actor"] else "", f" by {row['actor']}" if row["actor"] else "")
    return Trial(
        (*((("recorded_by", row["actor"]),) if row["actor"] else ()), ("recorded_on", row["day"])),
        of,
        seen,
        MOST * of,
        p,
        pl.Series(row[AT]),
        Words(
            f"{who.zh}{row['day']}一次登记了{row['first']}至{row['last']}间{of}个日期的隐患，"
            f"其中{seen}个已过{LATE}天；"
            "依据什么补记，是否有当时的文书？",
            f"on {row['day']} hazards of {of} days from {row['first']} to {row['last']} were put down in "
            f"one sitting{who.en}, "
            f"{seen} of them more than {LATE} days later; from what, and are there papers of the time?",
        ),
    )


KINDS = (
    Kind(
        "one_sitting",
        Words("集中补记", "records written in one sitting"),
        Words(
            f"一次登记的各个发现日期中，超过{LATE}天才登记的不超过20%（二项分布），也不多于其他各次登记（"
            "贝塔二项分布），取较大概率（同一发现日期计1次；整表导入不计）",
            f"of the days found that one sitting puts down, at most 20 % are more than {LATE} days old "
            "(binomial; a day "
            "counts once; tables imported as a whole are left out)",
        ),
        Words(
            "启用新系统时补录旧台账、停电或人员更替后的补记，也是一次写成",
            "an old register typed into a new system, or a backlog after an absence, is written in one sitting too",
        ),
        _look,
    ),
)
