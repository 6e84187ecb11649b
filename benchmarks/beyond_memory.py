"""DuckDB over a Parquet file larger than the memory that it may use, in one process: check, findings and figures.

The table is that of ``ten_million.py``. DuckDB gets a limit of memory and a folder for what does not fit; counts are
held against those of ``check`` on the file, and the peak memory of the process is told after each step.

    python benchmarks/beyond_memory.py [--rows N] [--limit 512MB] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import ansheng
from benchmarks.peers.said import DAY
from benchmarks.peers.worker import peak_mb
from benchmarks.ten_million import Bench, Tank, write


def judged(path: Path, limit: str) -> dict[str, tuple[int, int]]:
    """Judge the file in DuckDB, write its findings, and say what that took."""
    import duckdb

    bench = Bench(path)
    with tempfile.TemporaryDirectory(dir=path.parent) as spill, duckdb.connect() as connection:
        told: dict[str, Any] = {"memory_limit": limit, "temp_directory": spill, "threads": 2}
        for name, value in told.items():
            connection.execute(f"SET {name} = '{value}'")
        tempfile.tempdir = spill
        tanks = connection.read_parquet(str(path))
        start = time.perf_counter()
        findings = bench.catalogue.check(tanks, on=DAY, as_=Tank)
        print(
            f"  check in {findings.manifest.engine}: {time.perf_counter() - start:.1f} s, peak {peak_mb():.0f} MB"
        )
        start = time.perf_counter()
        findings.write_parquet(bench.out, told=False)
        print(
            f"  {len(findings):,} findings written: {time.perf_counter() - start:.1f} s, peak {peak_mb():.0f} MB"
        )
        hazards = connection.sql(
            f"SELECT id, if(alarm, '是', '否') AS 是否整改, inspected_on AS 发现日期 FROM '{path}'"  # noqa: S608
        )
        start = time.perf_counter()
        how: dict[str, Any] = {"period": "2026", "as_of": str(DAY), "every": "month"}
        figures = ansheng.figures({"hazards": hazards}, ("hazards_found", "rectification_rate"), **how)
        print(f"  {len(figures)} figures: {time.perf_counter() - start:.1f} s, peak {peak_mb():.0f} MB")
        counts = bench.counts(findings)
        del findings
    bench.out.unlink()
    return counts


def main() -> None:
    """Make the table, and judge it in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rows", type=int, default=40_000_000)
    asked.add_argument("--limit", default="512MB")
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--judge", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.judge:
        bench = Bench(given.judge)
        same = judged(given.judge, given.limit) == bench.counts(bench.check(given.judge))
        print("  the same counts as check on the file" if same else "  OTHER counts than check on the file")
        sys.exit(not same)
    with tempfile.TemporaryDirectory() as made:
        path = (given.folder or Path(made)) / f"tanks{given.rows}.parquet"
        if not path.exists():
            write(path, given.rows)
        print(
            f"{given.rows:,} rows, {path.stat().st_size >> 20} MB, limit {given.limit}, load {os.getloadavg()[0]:.1f}"
        )
        words = [sys.executable, __file__, "--judge", str(path), "--limit", given.limit]
        sys.exit(subprocess.run(words, check=False).returncode)  # noqa: S603 - ours


if __name__ == "__main__":
    main()
