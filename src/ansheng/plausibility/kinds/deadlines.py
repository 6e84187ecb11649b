"""Deadlines: hazards put right on the last day allowed, in heaps."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.plausibility.books import AT, Books, lacking, stated
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

WEEK = 7
"""The last days that are looked at, the day of the deadline among them; shorter deadlines are left out."""
MOST = 0.5
"""So many of those done in the last week are taken as done on its last day, whatever the usual share."""
LEAST = 20
"""Fewer visits done in the last week say nothing."""
_GROUPS = ("department", "region", "finder", "found_by", "sector")


def _look(books: Books) -> Iterator[Look]:
    frame = books.frame("hazards")
    if frame is None:
        return
    if lacks := lacking(frame, ["found_on", "due_on", "rectified_on"]):
        yield Look("hazards", lacking=lacks)
        return
    left = (pl.col("due_on") - pl.col("rectified_on")).dt.total_days()
    whole = (pl.col("due_on") - pl.col("found_on")).dt.total_days()
    last = frame.filter(whole >= WEEK, left.is_between(0, WEEK - 1)).with_columns((left == 0).alias("last"))
    tests, small, trials = 0, 0, []
    for name in (None, *(name for name in _GROUPS if stated(frame, [name], apart=2))):
        for value, rows in _grouped(last, name):
            done = rows.group_by("unit", "found_on", "due_on", "rectified_on").agg(
                pl.col("last").first(), pl.col(AT)
            )
            if done.height < LEAST:
                small += 1
                continue
            tests += 1
            seen = int(done["last"].sum())
            if seen > MOST * done.height:
                p = binomial(seen, done.height, MOST)
                where = () if name is None else ((name, value),)
                shown = rows.filter(pl.col("last"))[AT]
                trials.append(
                    Trial(
                        where,
                        done.height,
                        seen,
                        MOST * done.height,
                        p,
                        shown,
                        _asks(value, seen, done.height),
                    )
                )
    yield Look("hazards", tests, small, LEAST, tuple(trials))


def _grouped(frame: pl.DataFrame, name: str | None) -> Iterator[tuple[object, pl.DataFrame]]:
    if name is None:
        yield None, frame
        return
    for (value,), rows in frame.filter(pl.col(name).is_not_null()).group_by(name, maintain_order=True):
        yield value, rows


def _asks(value: object, seen: int, of: int) -> Words:
    whose = Words("" if value is None else f"{value}：", "" if value is None else f"{value}: ")
    return Words(
        f"{whose.zh}期限前{WEEK}日内整改完成的{of}批隐患中，{seen}批恰在期限当日完成；完成日期是实际日期，"
        "还是按期限填写？",
        f"{whose.en}of {of} lots of hazards put right in the last {WEEK} days allowed, {seen} were so on "
        "the very last; "
        "are these the true days, or was the deadline copied?",
    )


KINDS = (
    Kind(
        "deadline_heaps",
        Words("恰在期限当日完成", "deadlines met on the last day in heaps"),
        Words(
            f"期限{WEEK}日及以上、在最后{WEEK}日内完成的，完成日恰为期限当日的不超过一半（二项分布；"
            "同一单位同批计1次）",
            f"of those with {WEEK} days or more, done in the last {WEEK}, no more than half are done on "
            "the last (binomial; "
            "one unit's lot counts once)",
        ),
        Words(
            "按期限日统一复查、统一登记，会使完成日期集中于期限当日",
            "where re-checks are made on the day of the deadline, and put down as the day of completion, "
            "it looks the same",
        ),
        _look,
    ),
)
