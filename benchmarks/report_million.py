"""Benchmark: the bulletin of 1,000,000 hazards and 100,000 tasks in every format, in processor time and memory.

    python benchmarks/report_million.py                    # the shipped bulletin
    python benchmarks/report_million.py overview           # every block
    python benchmarks/report_million.py bulletin 100000 10000

Beside each other: reading the tables, filling the template, and each format; the peak of memory is that of the whole
process. What a document or a workbook does not hold is in the folder ``data`` as Parquet, and a line says so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import polars as pl

from ansheng import Dossier
from ansheng.dossier import Campaign
from ansheng.reports import bulletin, template_called, write
from ansheng.reports.writers.files import WRITERS

FIRST, SPAN = dt.date(2024, 1, 1), 700


def hazards(count: int) -> pl.DataFrame:
    """Made-up hazards of 20,000 units, 40 townships and 15 departments over two years; four fifths are rectified."""
    found = pl.lit(FIRST) + pl.duration(days=(pl.col("n") * 7919) % SPAN)
    rectified = (pl.col("n") * 31) % 5 != 0
    return pl.DataFrame({"n": range(count)}).select(
        编号="H" + pl.col("n").cast(pl.String),
        单位名称="企业" + (pl.col("n") % 20_000).cast(pl.String),
        隐患描述="问题" + (pl.col("n") % 500).cast(pl.String),
        行业领域=_of("消防 道路运输 煤矿 危险化学品 燃气"),
        地区="镇" + (pl.col("n") % 40).cast(pl.String),
        责任部门="局" + (pl.col("n") % 15).cast(pl.String),
        发现日期=found,
        整改期限=found + pl.duration(days=30),
        是否整改=pl.when(rectified).then(pl.lit("是")).otherwise(pl.lit("否")),
        整改完成日期=pl.when(rectified).then(found + pl.duration(days=10)),
        隐患等级=pl.when(pl.col("n") % 100 == 0).then(pl.lit("重大")).otherwise(pl.lit("一般")),
    )


def tasks(count: int) -> pl.DataFrame:
    """Made-up tasks of 15 departments; half of them are finished."""
    return pl.DataFrame({"n": range(count)}).select(
        任务名称="任务" + pl.col("n").cast(pl.String),
        牵头单位="局" + (pl.col("n") % 15).cast(pl.String),
        开始日期=pl.lit(FIRST) + pl.duration(days=(pl.col("n") * 13) % SPAN),
        完成时限=pl.lit(FIRST) + pl.duration(days=(pl.col("n") * 13) % SPAN + 60),
        是否完成=pl.when(pl.col("n") % 2 == 0).then(pl.lit("是")).otherwise(pl.lit("否")),
    )


def _of(names: str) -> pl.Expr:
    listed = names.split()
    return (pl.col("n") % len(listed)).replace_strict(dict(enumerate(listed)), return_dtype=pl.String)


def timed(what: str, do: Callable[[], Any]) -> Any:
    """What a step gives; its processor and wall time are printed."""
    wall, spent = time.perf_counter(), time.process_time()
    made = do()
    print(
        f"{what:12} {time.process_time() - spent:7.1f} s CPU {time.perf_counter() - wall:7.1f} s", flush=True
    )
    return made


def main() -> None:
    """Print one line a step, and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("template", nargs="?", default="bulletin")
    parser.add_argument("hazards", nargs="?", type=int, default=1_000_000)
    parser.add_argument("tasks", nargs="?", type=int, default=100_000)
    given = parser.parse_args()
    frames = {"隐患": hazards(given.hazards), "任务": tasks(given.tasks)}
    dossier = timed("tables", lambda: Dossier.of(frames, Campaign("大排查大整治")))
    template = template_called(given.template).template()
    report = timed(
        "template", lambda: bulletin(dossier, period="2025", as_of="2025-12-31", template=template)
    )
    with tempfile.TemporaryDirectory() as folder:
        for one in WRITERS:
            timed(one.name, lambda one=one: write(report, folder, [one.name]))  # type: ignore[misc]
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale:.0f} MB")


if __name__ == "__main__":
    main()
