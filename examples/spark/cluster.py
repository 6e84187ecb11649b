"""A cluster of Spark on this machine: partitioned Parquet in, findings and figures as Parquet out.

    python examples/spark/cluster.py FOLDER [--rows N] [--workers N] [--kill]

Starts a master and workers of one core each on 127.0.0.1, makes up households that were visited where ``checks`` of the
folder is not there, judges them, and writes ``findings`` and ``figures.parquet``. With ``--kill`` the first worker is
killed while findings are written. In the end the same is computed in Polars, and the script says whether all agrees.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

import ansheng

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "127.0.0.1"
DAY, PERIOD = "2026-06-30", "2026上半年"
RULES = "gas.gas_in_sleeping_room_unnotified,gas.obsolete_appliance_unnotified"
INDICATORS = ("hazards_found", "rectification_rate")
PIECES, REGIONS = 24, ("示例一镇", "示例二镇", "示例三镇")
SECONDS = 300
"""How long to wait for a part of the cluster."""


# --- the cluster -----------------------------------------------------------------------------------------------------


@contextmanager
def started(name: str, arguments: list[str], logs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A part of Spark as a process of its own, with all that it starts in its own group; it ends with the block."""
    import pyspark

    program = Path(str(pyspark.__file__)).parent / "bin" / "spark-class"
    with logs.joinpath(f"{name}.log").open("wb") as log:
        words = [str(program), f"org.apache.spark.deploy.{arguments[0]}", *arguments[1:]]
        made = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)  # noqa: S603 - ours
        try:
            yield made
        finally:
            end(made, signal.SIGTERM)
            made.wait(SECONDS)


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Send a signal to a process that :func:`started` gave, and to what it started; others are left alone."""
    if process.poll() is None:
        os.killpg(process.pid, how)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A master and workers of one core each: the address of the master, and the workers once they are registered."""
    logs, port = folder / "logs", free()
    logs.mkdir(parents=True, exist_ok=True)
    address, own = f"spark://{HERE}:{port}", ["--host", HERE, "--webui-port", "0"]
    with ExitStack() as stack:
        stack.enter_context(started("master", ["master.Master", *own, "--port", str(port)], logs))
        made = []
        for number in range(workers):
            space = ["--cores", "1", "--memory", "2g", "--work-dir", str(folder / "work" / str(number))]
            arguments = ["worker.Worker", *own, *space, address]
            made.append(stack.enter_context(started(f"worker{number}", arguments, logs)))
        for number in range(workers):
            waited(logs / f"worker{number}.log", "Successfully registered with master")
        yield address, made


def free() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


def waited(log: Path, words: str) -> None:
    """Wait until words stand in a log."""
    end_at = time.monotonic() + SECONDS
    while words not in log.read_text(encoding="utf-8", errors="replace"):
        if time.monotonic() > end_at:
            raise SystemExit(f"{log} says nothing of {words!r} after {SECONDS} s")
        time.sleep(0.2)


@contextmanager
def session(address: str) -> Iterator[SparkSession]:
    """A session on the cluster, whose driver is this process; workers run this Python with these modules."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    told = {
        "spark.driver.bindAddress": HERE,
        "spark.driver.host": HERE,
        "spark.executor.cores": "1",
        "spark.executor.memory": "1g",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.log.level": "ERROR",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.sql.files.maxPartitionBytes": "4m",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(address).appName("ansheng-example")
    for name, value in told.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    try:
        yield made
    finally:
        made.stop()


def killed(spark: SparkSession, worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker, from a thread, as soon as some tasks of a job are done and others are not."""
    status = spark.sparkContext.statusTracker()

    def watch() -> None:
        end_at = time.monotonic() + SECONDS
        while time.monotonic() < end_at:
            stages = [status.getStageInfo(number) for number in status.getActiveStageIds()]
            if any(s and s.numTasks > 4 and 2 <= s.numCompletedTasks < s.numTasks - 2 for s in stages):
                end(worker, signal.SIGKILL)
                print(f"worker {worker.pid} killed", flush=True)
                return
            time.sleep(0.02)

    threading.Thread(target=watch, daemon=True).start()


# --- the job ---------------------------------------------------------------------------------------------------------


def make(folder: Path, rows: int) -> None:
    """Households and hazards, made up, as Parquet in folders by region."""
    each = -(-rows // PIECES)
    for piece in range(PIECES):
        n = pl.int_range(piece * each, min(rows, (piece + 1) * each), eager=True).alias("n")
        drawn = n.to_frame().with_columns(h=pl.col("n").hash(20261201))
        day = pl.date(2026, 1, 1) + pl.duration(days=pl.col("h") % 181)
        checks = drawn.select(
            id=pl.lit("U") + pl.col("n").cast(pl.String).str.zfill(9),
            observed_on=day,
            in_sleeping_room=pl.col("h") % 37 == 0,
            obsolete_appliance=pl.col("h") % 41 == 0,
            written_notice=pl.when(pl.col("h") % 5 != 0).then(pl.col("h") % 3 > 0),
        )
        hazards = drawn.filter(pl.col("h") % 4 == 0).select(
            编号=pl.lit("H") + pl.col("n").cast(pl.String).str.zfill(9),
            发现日期=day,
            是否整改=pl.when(pl.col("h") % 23 != 0).then(pl.col("h") % 7 > 0),
        )
        for name, frame in (("checks", checks), ("hazards", hazards)):
            place = folder / name / f"region={REGIONS[piece % len(REGIONS)]}"
            place.mkdir(parents=True, exist_ok=True)
            frame.write_parquet(place / f"{piece:04}.parquet")


def run(spark: SparkSession, folder: Path, writing: Callable[[], object]) -> dict[str, int]:
    """Judge and count inside Spark; the findings go from the workers to Parquet, and counts come here.

    :param writing: called before the findings are written
    """
    checks = spark.read.parquet(str(folder / "checks"))
    found = ansheng.check(checks, on=DAY, as_="gas.GasUserCheck", rules=RULES)
    writing()
    found.to_spark().write.partitionBy("verdict").mode("overwrite").parquet(str(folder / "findings"))
    hazards = spark.read.parquet(str(folder / "hazards"))
    figures({"hazards": hazards}).to_polars().write_parquet(folder / "figures.parquet")
    return {"records": found.manifest.records, "findings": len(found)}


def figures(tables: dict[str, Any]) -> ansheng.Figures:
    """The hazards found and the rate of rectification by region and month."""
    how: dict[str, Any] = {"period": PERIOD, "as_of": DAY, "by": "region", "every": "month"}
    return ansheng.figures(tables, INDICATORS, **how)


def agrees(folder: Path) -> bool:
    """Whether Polars finds the same in the same files."""
    found = pl.scan_parquet(folder / "findings" / "**" / "*.parquet").select("fingerprint").collect()
    checks = pl.read_parquet(folder / "checks" / "**" / "*.parquet", hive_partitioning=True)
    here = ansheng.check(checks, on=DAY, as_="gas.GasUserCheck", rules=RULES).to_polars(told=False)
    hazards = pl.read_parquet(folder / "hazards" / "**" / "*.parquet", hive_partitioning=True)
    dossier = ansheng.Dossier.of({"隐患": hazards}, ansheng.Campaign("示例"))
    keys = ["indicator", "region", "first"]
    told = [
        frame.sort(keys)
        for frame in (pl.read_parquet(folder / "figures.parquet"), figures(dict(dossier.tables)).to_polars())
    ]
    marks = [frame["fingerprint"].sort().to_list() for frame in (found, here)]
    return marks[0] == marks[1] and told[0].equals(told[1])


def main(arguments: list[str]) -> int:
    """Start the cluster, run the job, and hold its answers against Polars."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rows", type=int, default=200_000)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--kill", action="store_true", help="kill the first worker in the middle")
    given = asked.parse_args(arguments)
    folder = given.folder.resolve()
    if not (folder / "checks").exists():
        make(folder, given.rows)
    with cluster(folder, given.workers) as (address, workers), session(address) as spark:
        start = time.perf_counter()
        told = run(spark, folder, lambda: killed(spark, workers[0]) if given.kill else None)
        print(f"{given.workers} workers: {told}, {time.perf_counter() - start:.1f} s", flush=True)
        if given.kill and workers[0].poll() is None:
            print("no worker was killed: the job was over; give more rows")
            return 1
    shutil.rmtree(folder / "work", ignore_errors=True)
    same = agrees(folder)
    print("Polars finds the same" if same else "Polars finds something else")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
