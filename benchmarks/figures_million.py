"""All indicators of hazards by month and district over 1,000,000 hazards, against the same written by hand in Polars.

Both sides get the same typed frame in memory and run in turn; the hand-written side counts what the same indicators
count, in one query. Afterwards one rate is told by 20,000 units.

    python benchmarks/figures_million.py [ROWS]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl

from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.indicators.core import RECTIFICATION_RATE
from ansheng.indicators.definitions import indicators
from ansheng.indicators.figures.gathering import figures

YEAR, DAY = "2020", date(2020, 12, 31)
RUNS, UNITS = 3, 20_000


def table(rows: int) -> pl.DataFrame:
    """Made-up hazards of twelve districts."""
    made = random.Random(20261130)  # noqa: S311 - made-up rows, no secrets
    found = [date(2020, 1, 1) + timedelta(days=made.randrange(366)) for _ in range(rows)]
    done = [None if n % 97 == 0 else made.random() < 0.9 for n in range(rows)]
    frame = pl.DataFrame(
        {
            "单位名称": [f"示例单位{n % UNITS}" for n in range(rows)],
            "地区": [f"示例{made.randrange(12)}区" for _ in range(rows)],
            "隐患等级": ["重大" if n % 50 == 0 else "一般" for n in range(rows)],
            "隐患来源": ["企业自查" if n % 3 else "部门检查" for n in range(rows)],
            "整改文书号": [f"令{n // 5}" for n in range(rows)],
            "发现日期": found,
            "整改期限": [day + timedelta(days=30) for day in found],
            "是否整改": done,
            "整改完成日期": [
                day + timedelta(days=n % 60) if d else None
                for n, (day, d) in enumerate(zip(found, done, strict=True))
            ],
            "是否销号": done,
        }
    )
    return Dossier.of({"隐患": frame}, Campaign("示例")).tables["hazards"]


def as_known(frame: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """The flags as they stood at the end of a day."""
    flags = {"rectified": "rectified_on", "closed": "closed_on"}
    return frame.with_columns(
        pl.when(pl.col(on) > day).then(False).otherwise(pl.coalesce(flag, pl.col(on) <= day)).alias(flag)
        for flag, on in flags.items()
    )


def counted(**conditions: pl.Expr) -> list[pl.Expr]:
    """How many records meet each condition, and of how many it is not known."""
    return [
        tally
        for name, condition in conditions.items()
        for tally in (condition.sum().alias(name), condition.is_null().sum().alias(f"{name}_unknown"))
    ]


def by_hand(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """The same counts in plain Polars: by district, and by month of the day that each indicator goes by."""
    rectified, grade, source = pl.col("rectified"), pl.col("grade"), pl.col("source")
    found, due, done = pl.col("found_on"), pl.col("due_on"), pl.col("rectified_on")
    major = grade == "major"
    of_major = {
        "major": major,
        "major_rectified": major & rectified,
        "own": major & (source == "self"),
        "own_rectified": major & (source == "self") & rectified,
        "others": major & (source != "self"),
        "others_rectified": major & (source != "self") & rectified,
    }
    known = as_known(frame.lazy(), DAY)

    def monthly(day: str, *tallies: pl.Expr) -> pl.LazyFrame:
        year = pl.col(day).is_between(date(2020, 1, 1), DAY).fill_null(True)
        return known.filter(year).group_by("region", pl.col(day).dt.month().alias("month")).agg(*tallies)

    queries = [
        monthly(
            "found_on",
            pl.len(),
            *counted(
                rectified=rectified,
                open=~rectified,
                overdue=~rectified & (due < DAY),
                at_once=rectified & (done <= found),
                closed=pl.col("closed"),
                **of_major,
            ),
            pl.col("order_no").n_unique().alias("orders"),
            pl.col("order_no").is_null().sum().alias("orders_unknown"),
        ),
        monthly("due_on", pl.len(), *counted(on_time=rectified & (done <= due))),
        monthly("rectified_on", pl.len(), *counted(rectified=rectified)),
        *(
            as_known(frame.lazy(), end)
            .group_by("region")
            .agg(*counted(found=found <= end, rectified=(found <= end) & rectified))
            for end in (part.last for part in Period.parse(YEAR).split("month"))
        ),
    ]
    return pl.collect_all(queries)


def timed(run: Callable[[], Any]) -> float:
    """The shortest wall time of a few runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main(rows: int) -> None:
    """Measure and print."""
    frame = table(rows)
    of_hazards = [
        one for one in indicators().values() if {t for q in one.quantities for t in q.tables} == {"hazards"}
    ]

    def ours() -> pl.DataFrame:
        tables = {"hazards": frame}
        return figures(tables, of_hazards, period=YEAR, as_of=DAY, by="region", every="month").to_polars()

    def by_units() -> pl.DataFrame:
        return figures(
            {"hazards": frame}, [RECTIFICATION_RATE], period=YEAR, as_of=DAY, by="unit"
        ).to_polars()

    check(ours(), by_hand(frame)[0])
    taken, plain, units = timed(ours), timed(lambda: by_hand(frame)), timed(by_units)
    print(f"{len(of_hazards)} indicators by month and district over {rows:,} hazards: {taken:.2f} s")
    print(f"by hand: {plain:.2f} s; ratio {taken / plain:.2f}")
    print(f"one rate of them by {UNITS:,} units: {units:.2f} s")


def check(told: pl.DataFrame, hand: pl.DataFrame) -> None:
    """Both sides count the same."""
    rate = told.filter(pl.col("indicator") == "rectification_rate")
    joined = rate.with_columns(pl.col("first").dt.month().alias("month")).join(hand, on=["region", "month"])
    assert joined.height == rate.height
    assert (joined["numerator"] == joined["rectified"]).all()
    assert (joined["unknown"] == joined["rectified_unknown"]).all()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
