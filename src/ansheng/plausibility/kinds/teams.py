"""Teams: more units visited by one person on one day than the visits of the others lead to expect."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.dates import day_label
from ansheng.plausibility.books import AT, Books, lacking
from ansheng.plausibility.kinds.peers import ENOUGH, of_counts
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

CAPACITY = 20
"""So many units a day are taken as possible, whatever the others do: 24 minutes each, the way included."""
_SPLIT = r"[、,，;；/\s]+"
_SEEN = (("inspections", "inspector", "inspected_on"), ("hazards", "finder", "found_on"))


def _look(books: Books) -> Iterator[Look]:
    for table, person, day in _SEEN:
        frame = books.frame(table)
        if frame is None:
            continue
        if lacks := lacking(frame, ["unit", person, day]):
            yield Look(table, lacking=lacks)
            continue
        yield _looked(frame, table, person, day)


def _looked(frame: pl.DataFrame, table: str, person: str, day: str) -> Look:
    days = (
        frame.filter(pl.col(name).is_not_null() for name in ("unit", person, day))
        .with_columns(pl.col(person).str.replace_all(_SPLIT, "、").str.strip_chars("、").str.split("、"))
        .explode(person)
        .group_by(person, day, maintain_order=True)
        .agg(pl.col("unit").n_unique().alias("seen"), pl.col(AT))
    )
    counts = days["seen"].to_list()
    if len(counts) <= ENOUGH:
        return Look(table, small=len(counts), least=ENOUGH)
    trials = []
    for place, expected, p in of_counts(counts, CAPACITY):
        row = days.row(place, named=True)
        trials.append(
            Trial(
                ((person, row[person]), (day, row[day])),
                row["seen"],
                row["seen"],
                expected,
                p,
                days[AT][place],
                Words(
                    f"{row[person]}{day_label(row[day])}检查{row['seen']}家，其余各日平均{expected:.1f}家；"
                    "路途和检查时间是否足够，是否为多人分组的记录合并登记？",
                    f"{row[person]} visited {row['seen']} units on {row[day]}, {expected:.1f} on a usual "
                    "day; was there "
                    "time for the way and the visits, or were several teams put down under one name?",
                ),
            )
        )
    return Look(table, len(counts), 0, ENOUGH, tuple(trials))


KINDS = (
    Kind(
        "too_many_visits",
        Words("单日检查家数异常", "more visits than a day holds"),
        Words(
            "每人每日检查家数的波动与其他可能的人日相同（负二项分布，按后者拟合）；"
            f"每日{CAPACITY}家及以下一律视为可能",
            "visits of a person on a day differ as those of the other days of all persons do (negative "
            "binomial, fitted to "
            f"those); up to {CAPACITY} units a day are always taken as possible",
        ),
        Words(
            "沿街小商铺巡查、多组合并登记一人姓名、集中宣讲签到，都可能使单日家数很大",
            "a round of small shops in one street, several teams under one name, or units gathered in one "
            "hall give the same",
        ),
        _look,
    ),
)
