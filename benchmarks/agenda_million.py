"""What a day asks for of 100,000 and 1,000,000 hazards, against the same counts written by hand in Polars.

Both sides get the same typed frame in memory and run in turn: the agenda has the matters and the proposed steps, the
hand-written side counts the matters by state and the proposals by body and step, and their answers are held against
each other. Then the command `due` runs end to end over a Parquet file of the rows, in a process of its own. Half of
the hazards are open and most of these overdue; some have no id, no department, no due day or no word on whether they
are rectified. The largest size is measured once more with all open. Each size has a process of its own, whose peak
memory is told.

    python benchmarks/agenda_million.py [ROWS ...]
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import attrs
import numpy as np
import polars as pl

from ansheng.agenda import Agenda, agenda
from ansheng.dossier import Campaign, Dossier

DAY, AHEAD = date(2026, 7, 1), 7
RUNS = 5
SIZES = (100_000, 1_000_000)


def table(rows: int, open_share: float) -> pl.DataFrame:
    """Made-up hazards as an office writes them."""
    made = np.random.default_rng(20261201)
    n = np.arange(rows)
    frame = pl.DataFrame(
        {"n": n, "after": made.integers(0, 150, rows), "done": made.random(rows) >= open_share}
    )
    found = pl.lit(date(2026, 1, 1)) + pl.duration(days="after")
    done = pl.when(pl.col("n") % 97 > 0).then("done")

    def mostly(value: pl.Expr, every: int) -> pl.Expr:
        return pl.when(pl.col("n") % every > 0).then(value)

    return frame.select(
        编号=mostly(pl.format("H{}", pl.col("n").cast(pl.String).str.zfill(8)), 101),
        隐患描述=pl.format("{}号库房应急照明损坏、消防通道堵塞", pl.col("n") % 40),
        单位名称=pl.format("示例单位{}", pl.col("n") % 5000),
        地区=pl.format("示例{}镇", pl.col("n") % 20),
        整改责任部门=mostly(pl.format("示例{}局", pl.col("n") % 30), 83),
        隐患等级=pl.when(pl.col("n") % 50 == 0).then(pl.lit("重大")).otherwise(pl.lit("一般")),
        发现日期=found,
        整改期限=mostly(found + pl.duration(days=30), 89),
        是否整改=done,
        整改完成日期=pl.when(done).then(found + pl.duration(days=9)),
        是否销号=done,
        销号日期=pl.when(done).then(found + pl.duration(days=12)),
    )


def by_hand(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """The counts alone in plain Polars: matters by state, and proposals of the shipped ladder by step and body."""

    def known(flag: str) -> pl.Expr:
        on = pl.col(f"{flag}_on")
        return pl.when(on > DAY).then(False).otherwise(pl.coalesce(flag, on <= DAY)).alias(flag)

    found, closed = pl.col("found_on"), pl.col("closed").fill_null(False)
    hazards = (
        frame.lazy()
        .with_columns(known("rectified"), known("closed"))
        .filter((found <= DAY) | found.is_null(), ~closed)
        .with_columns(late=(pl.lit(DAY) - pl.col("due_on")).dt.total_days())
    )
    done, late = pl.col("rectified"), pl.col("late")
    past = pl.when(done.is_null()).then(pl.lit("unknown")).otherwise(pl.lit("late"))
    state = pl.when(late > 0).then(past).otherwise(pl.lit("due"))
    name = pl.coalesce("id", pl.concat_str("unit", "description", separator=" ", ignore_nulls=True))
    each = pl.when(pl.col("id").is_not_null()).then(None).otherwise(name)
    general = pl.col("grade").fill_null("unknown").is_in(["general", "unknown"])
    steps = {
        "reminder": ~done & (late >= 1) & general,
        "supervision_letter": ~done & (late >= 30) & general,
        "listing": (~pl.col("closed") | ~done) & (pl.col("grade") == "major"),
    }
    queries = [hazards.filter(late >= -AHEAD, ~done.fill_null(False)).group_by(state=state).len()]
    for step, condition in steps.items():
        met = hazards.filter(condition).select("id", each=each, body=pl.coalesce("department", "unit"))
        once = pl.concat(
            [
                met.filter(pl.col("id").is_not_null()),
                met.filter(pl.col("id").is_null()).unique("each", keep="first", maintain_order=True),
            ]
        )
        queries.append(once.group_by("body").len().select(pl.lit(step).alias("step"), "body", "len"))
    return pl.collect_all(queries)


def check(told: Agenda, hand: list[pl.DataFrame]) -> None:
    """Both sides count the same: the matters by state, the proposals by step and body."""
    states, *steps = hand
    counts = told.counts()
    del counts["proposed"]
    assert dict(states.iter_rows()) == dict(counts)
    asked = {(one.rung.id, one.addressee): one.proposals for one in told.by_body()}
    assert {(step, body): number for frame in steps for step, body, number in frame.iter_rows()} == asked


@attrs.define
class Times:
    """The times of some runs of one thing in seconds, of the clock and of the processor."""

    wall: list[float] = attrs.field(factory=list)
    cpu: list[float] = attrs.field(factory=list)

    def run(self, what: Callable[[], object]) -> None:
        """Run it once more."""
        started, used = time.perf_counter(), spent()
        what()
        self.wall.append(time.perf_counter() - started)
        self.cpu.append(spent() - used)

    def __str__(self) -> str:
        low, middle, high = min(self.wall), statistics.median(self.wall), max(self.wall)
        return (
            f"{middle:.2f} s ({low:.2f} to {high:.2f}), {statistics.median(self.cpu):.2f} s of the processor"
        )


def spent() -> float:
    """The time of the processor that this process and those that it started have had."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def peak_mb(whose: int = resource.RUSAGE_SELF) -> int:
    """The most memory that this process, or one of those that it started, has had, in MB."""
    return resource.getrusage(whose).ru_maxrss // 1024


def measure(rows: int, open_share: float) -> None:
    """One size in this process: the agenda and the counts by hand in turn, then the command."""
    office = table(rows, open_share)
    tables = Dossier.of({"隐患": office}, Campaign("示例")).tables
    before = peak_mb()
    found = agenda(tables, DAY, ahead=AHEAD)
    peak = peak_mb()
    check(found, by_hand(tables["hazards"]))
    ours, hand, listed, bodies, command = Times(), Times(), Times(), Times(), Times()
    for _ in range(RUNS):
        ours.run(lambda: agenda(tables, DAY, ahead=AHEAD))
        hand.run(lambda: by_hand(tables["hazards"]))
        listed.run(lambda: (list(found.matters[:20]), list(found.proposals[:20])))
        bodies.run(found.by_body)
    counts = found.counts()
    print(f"{rows:,} hazards, {open_share:.0%} open: {found!r}")
    wall, cpu = (
        statistics.median(a) / statistics.median(b) for a, b in ((ours.wall, hand.wall), (ours.cpu, hand.cpu))
    )
    print(f"  agenda {ours}")
    print(f"  counts by hand {hand}; ratio {wall:.2f}, of the processor {cpu:.2f}")
    print(f"  the first 20 of {counts.total():,} made {listed}")
    print(f"  by body and step {bodies}")
    print(f"  peak memory {peak:,} MB, {before:,} MB before")
    with tempfile.TemporaryDirectory() as folder:
        office.write_parquet(Path(folder) / "隐患.parquet")
        due = [sys.executable, "-m", "ansheng", "due", folder, "--on", str(DAY), "--limit", "20"]
        for _ in range(RUNS):
            command.run(lambda: subprocess.run(due, check=True, stdout=subprocess.DEVNULL))  # noqa: S603
    print(
        f"  ansheng due over Parquet {command}, peak memory {peak_mb(resource.RUSAGE_CHILDREN):,} MB",
        flush=True,
    )
    print(statistics.median(ours.wall), statistics.median(command.wall))


def main(arguments: list[str]) -> None:
    """Measure each size in a process of its own, and say how the times grow."""
    if arguments[:1] == ["--measure"]:
        measure(int(arguments[1]), float(arguments[2]))
        return
    sizes = sorted(int(argument) for argument in arguments) or list(SIZES)
    medians = {rows: measured(rows, 0.5) for rows in sizes}
    for small, large in pairwise(sizes):
        agenda_grew, due_grew = (b / a for a, b in zip(medians[small], medians[large], strict=True))
        print(
            f"{large / small:.1f} times the hazards: agenda {agenda_grew:.1f} times, command {due_grew:.1f} times"
        )
    measured(sizes[-1], 1.0)


def measured(rows: int, open_share: float) -> tuple[float, float]:
    """Measure one size in a process of its own; the median times of the agenda and of the command."""
    command = [sys.executable, __file__, "--measure", str(rows), str(open_share)]
    *lines, last = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()  # noqa: S603
    print("\n".join(lines), flush=True)
    ours, due = map(float, last.split())
    return ours, due


if __name__ == "__main__":
    main(sys.argv[1:])
