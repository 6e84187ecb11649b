"""1,000,000 hazards imported into a ledger, against a plain bulk insert of the same rows in the same run.

Both sides get the same typed rows from the same Parquet file, in batches of 10,000 that are a transaction each,
into SQLite and into PostgreSQL. The peer writes one table; the ledger also chains every event, derives every state and
writes both. Afterwards one hazard is shown, the overdue ones are listed, the file is imported again, and everything is
verified. Every database is measured in a process of its own, whose peak memory is told. ``--kill`` instead kills an
import of 100,000 rows 20 times at random points and verifies what is left.

    python benchmarks/ledger_million.py [ROWS] [--kill]
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa
from rich.console import Console
from rich.progress import Progress

from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.imports import sheets as reading
from ansheng.hazards.ledger.rows import insert

ROOT = Path(__file__).parents[1]
BATCH = 10_000
DAY = date(2026, 7, 1)


def table(rows: int) -> pl.DataFrame:
    """Made-up hazards, 2 % of them open."""
    made = random.Random(20261101)  # noqa: S311 - made-up rows, no secrets
    found = [date(2026, 1, 1) + timedelta(days=made.randrange(150)) for _ in range(rows)]
    done = [made.random() > 0.02 for _ in range(rows)]
    return pl.DataFrame(
        {
            "编号": [f"H{n:07}" for n in range(rows)],
            "隐患描述": [f"{n % 40}号库房应急照明损坏、消防通道堵塞" for n in range(rows)],
            "单位名称": [f"示例单位{n % 5000}" for n in range(rows)],
            "行业领域": [("消防", "燃气", "危险化学品")[n % 3] for n in range(rows)],
            "地区": [f"示例{n % 20}镇" for n in range(rows)],
            "整改责任部门": [("应急局", "住建局", "消防救援大队")[n % 3] for n in range(rows)],
            "隐患等级": ["重大" if n % 50 == 0 else "一般" for n in range(rows)],
            "发现日期": found,
            "整改要求": ["立即清理并修复"] * rows,
            "整改期限": [day + timedelta(days=30) for day in found],
            "是否整改": done,
            "整改完成日期": [
                day + timedelta(days=9) if d else None for day, d in zip(found, done, strict=True)
            ],
            "是否销号": done,
            "销号日期": [day + timedelta(days=12) if d else None for day, d in zip(found, done, strict=True)],
        }
    )


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """The wall time of a run, and what it gave."""
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def peak_kb() -> int:
    """The most memory that this process has had, in KB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])


def peer(address: str, file: Path) -> int:
    """The same rows in one table, as one would insert them in bulk."""
    (sheet,) = reading.read(file)
    names = [name for name in sheet.frame.columns if not name.startswith("_")]
    plain = sa.Table(
        "plain", sa.MetaData(), *(sa.Column(name, sa.Text, primary_key=name == "id") for name in names)
    )
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with engine.begin() as connection:
        plain.create(connection)
    rows = sheet.frame.select(pl.col(names).cast(pl.String))
    for start in range(0, rows.height, BATCH):
        with engine.begin() as connection:
            insert(connection, plain, rows.slice(start, BATCH).rows())
    engine.dispose()
    return rows.height


def measure(address: str, file: Path) -> None:
    """Everything that is measured of one database, in this process."""
    start = peak_kb()
    with Ledger.open(address, create=True) as ledger, Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("import", total=None)
        seconds, done = timed(
            lambda: ledger.import_table(
                file,
                by="导入",
                on=DAY,
                batch=BATCH,
                progress=lambda n, total: bar.update(task, completed=n, total=total),
            )
        )
        peak = peak_kb()
        assert done.registered == done.rows
        plain, count = timed(lambda: peer(address, file))
        assert count == done.rows
        again, same = timed(lambda: ledger.import_table(file, by="导入", on=DAY, batch=BATCH))
        assert same.unchanged == done.rows
        shown = [timed(lambda n=n: ledger.get(f"H{n:07}"))[0] for n in range(0, done.rows, done.rows // 50)]  # type: ignore[misc]
        listed, overdue = timed(lambda: ledger.tables(due_by=DAY)["hazards"])
        checked, found = timed(ledger.verify)
        assert found.sound
    told = f"{done.rows / seconds:,.0f} rows/s, {seconds / plain:.1f} x the time of the plain insert"
    print(f"{address.split(':', 1)[0]}: import {seconds:.1f} s, {told}")
    print(
        f"  peak memory {peak / 1024:,.0f} MB ({start / 1024:,.0f} MB before), same file again {again:.1f} s"
    )
    shown_ms, listed_ms = sorted(shown)[len(shown) // 2] * 1000, listed * 1000
    print(
        f"  one hazard {shown_ms:.1f} ms, {overdue.height:,} overdue in {listed_ms:.0f} ms, verified in {checked:.1f} s"
    )


def kill(address: str, file: Path) -> None:
    """Kill an import 20 times; every time whole batches are left, and the last run completes it."""
    made = random.Random(20261101)  # noqa: S311 - when to stop, no secret
    Ledger.open(address, create=True).close()
    left, rows = list[int](), pl.scan_parquet(file).select(pl.len()).collect().item()
    for _ in range(20):
        child = subprocess.Popen([sys.executable, __file__, "--import", address, str(file)])  # noqa: S603
        time.sleep(made.uniform(1, 6))
        child.send_signal(signal.SIGKILL)
        child.wait()
        with Ledger.open(address) as ledger:
            found = ledger.verify()
            assert found.sound
            assert found.hazards % BATCH == 0
            left.append(found.hazards)
    with Ledger.open(address) as ledger:
        done = ledger.import_table(file, by="导入", on=DAY, batch=BATCH)
        assert (done.registered + done.unchanged, ledger.verify().hazards) == (rows, rows)
    print(
        f"{address.split(':', 1)[0]}: killed 20 times, left {left}, completed with {done.registered:,} new rows"
    )


@contextmanager
def databases(folder: Path) -> Iterator[list[str]]:
    """The addresses of an empty SQLite file and an empty PostgreSQL database."""
    sys.path.insert(0, str(ROOT))
    from tests.hazards import postgres

    with postgres.server() as server, postgres.database(server) as address:
        yield [f"sqlite:///{folder / 'ledger.db'}", address]


def main(arguments: list[str]) -> None:
    """Make the file, and measure each database in a process of its own."""
    match arguments:
        case ["--measure", address, file]:
            measure(address, Path(file))
        case ["--import", address, file]:
            with Ledger.open(address) as ledger:
                ledger.import_table(file, by="导入", on=DAY, batch=BATCH)
        case _:
            killing = "--kill" in arguments
            numbers = [int(argument) for argument in arguments if argument.isdecimal()]
            with tempfile.TemporaryDirectory() as made, databases(Path(made)) as addresses:
                rows = Path(made) / "hazards.parquet"
                table(numbers[0] if numbers else 100_000 if killing else 1_000_000).write_parquet(rows)
                for address in addresses:
                    if killing:
                        kill(address, rows)
                    else:
                        command = [sys.executable, __file__, "--measure", address, str(rows)]
                        subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    main(sys.argv[1:])
