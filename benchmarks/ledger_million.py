"""1,000,000 hazards imported into a ledger, against a plain bulk insert of the same rows in the same run.

Both sides read the same Parquet file and write batches of 10,000 that are a transaction each, into SQLite (as durable)
and into PostgreSQL. The peer writes the 14 columns of the file as they are to one table with one key; the ledger types
them, chains every event, derives every state, writes both with four keys and keeps the head. Beside the wall time
stands the processor time of this process, which other work on the machine moves less. Afterwards the file is imported
again, one hazard is shown, the overdue ones are listed, the agenda of all that is open is made, the hazards are told as
of days, and everything is verified. Every database is measured in a
process of its own, whose peak memory is told. ``--kill`` instead kills an
import of 100,000 rows 20 times at random points and verifies what is left.

    python benchmarks/ledger_million.py [ROWS] [--kill]
"""

from __future__ import annotations

import os
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

import attrs
import polars as pl
import sqlalchemy as sa

from ansheng.agenda import agenda
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.rows import insert

ROOT = Path(__file__).parents[1]
BATCH = 10_000
DAY = date(2026, 7, 1)
MIDDLE = date(2026, 3, 1)


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


@attrs.frozen
class Took:
    """What a run took: seconds of the clock, and of this process."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s of the processor)"

    def over(self, other: Took) -> str:
        """How many times another run it took."""
        return f"{self.wall / other.wall:.2f} x ({self.cpu / other.cpu:.2f} x of the processor)"

    def each(self, count: int) -> str:
        """How much of it each of so many took."""
        return f"{self.wall / count * 1e6:.1f} µs ({self.cpu / count * 1e6:.1f} µs of the processor)"


def timed(run: Callable[[], Any]) -> tuple[Took, Any]:
    """What a run took, and what it gave."""
    start, used = time.perf_counter(), time.process_time()
    result = run()
    return Took(time.perf_counter() - start, time.process_time() - used), result


def peak_kb() -> int:
    """The most memory that this process has had, in KB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])


def peer(address: str, file: Path) -> int:
    """The same rows in one table, as one would insert them in bulk."""
    rows = pl.read_parquet(file).with_columns(
        pl.col(pl.Date).cast(pl.String), pl.col(pl.Boolean).cast(pl.String)
    )
    plain = sa.Table(
        "plain",
        sa.MetaData(),
        *(sa.Column(name, sa.Text, primary_key=name == "编号") for name in rows.columns),
    )
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("PRAGMA synchronous = FULL")
    with engine.begin() as connection:
        plain.drop(connection, checkfirst=True)
        plain.create(connection)
    for start in range(0, rows.height, BATCH):
        with engine.begin() as connection:
            insert(connection, plain, rows.slice(start, BATCH).rows())
    engine.dispose()
    return rows.height


def measure(address: str, file: Path) -> None:
    """Everything that is measured of one database, in this process."""
    start, name = peak_kb(), address.split(":", 1)[0]
    peer_address = address.replace("ledger.db", "plain.db")
    plain, count = timed(lambda: peer(peer_address, file))
    with Ledger.open(address, create=True) as ledger:
        took, done = timed(lambda: ledger.import_table(file, by="导入", on=DAY, batch=BATCH))
        peak = peak_kb()
        assert done.registered == done.rows == count
        plain, _ = min(timed(lambda: peer(peer_address, file)), (plain, count), key=lambda run: run[0].cpu)
        print(f"{name}: {count:,} rows, load {os.getloadavg()[0]:.1f}; plain insert {plain}")
        print(f"  import {took}, {took.over(plain)} the plain insert")
        print(f"  peak memory {peak / 1024:,.0f} MB ({start / 1024:,.0f} MB before)")
        again, same = timed(lambda: ledger.import_table(file, by="导入", on=DAY, batch=BATCH))
        assert same.unchanged == done.rows
        print(f"  same file again {again}")
        before = peak_kb()
        checked, found = timed(ledger.verify)
        assert found.sound
        print(
            f"  verify {checked.each(found.events)} an event, peak {before / 1024:,.0f} to {peak_kb() / 1024:,.0f} MB"
        )
        shown = [timed(lambda n=n: ledger.get(f"H{n:07}"))[0] for n in range(0, count, count // 50)]  # type: ignore[misc]
        print(f"  one hazard {sorted(each.wall for each in shown)[len(shown) // 2] * 1000:.1f} ms")
        today = date.today()  # noqa: DTZ011 - of the computer, as the ledger records it
        for what, run in (
            ("overdue", lambda: ledger.tables(due_by=DAY)["hazards"].height),
            ("due from the ledger", lambda: len(agenda(ledger.tables(open_on=DAY), DAY).matters)),
            ("as_of(day)", lambda: ledger.as_of(MIDDLE).height),
            ("as_of(day, known_by)", lambda: ledger.as_of(today, known_by=today).height),
            ("frame", lambda: ledger.frame().height),
        ):
            listed, height = timed(run)
            print(f"  {what}: {height:,} in {listed}")


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
