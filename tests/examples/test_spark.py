"""The example of a cluster of Spark: two workers find what Polars finds, also where one is killed in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]
ROWS = 120_000


@pytest.mark.hours
@pytest.mark.process
@pytest.mark.parametrize("more", [[], ["--kill"]], ids=["two workers", "one is killed"])
def test_the_answers_are_those_of_polars(more: list[str], java: Path, tmp_path: Path) -> None:
    words = [sys.executable, "examples/spark/cluster.py", str(tmp_path), "--rows", str(ROWS), *more]
    own = {"JAVA_HOME": str(java), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    environment = {name: value for name, value in os.environ.items() if name != "SPARK_HOME"}
    done = subprocess.run(words, cwd=ROOT, env={**environment, **own}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Polars finds the same" in done.stdout
    assert ("killed" in done.stdout) is bool(more)
    assert f"'records': {ROWS}" in done.stdout
    written = pq.read_table(tmp_path / "findings")
    assert set(written["verdict"].to_pylist()) == {"hazard", "undetermined"}
