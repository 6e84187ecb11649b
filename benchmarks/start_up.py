"""What it costs to start: ``import ansheng`` against a bare interpreter, a first check, and one record in a loop.

Medians of whole processes, and the load of the machine meanwhile, without which they say little.

python benchmarks/start_up.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import ansheng

ROUNDS = 15
CHECKS = {
    "the first check of one tank, the plugin named": "as_='gas.GasTank'",
    "the same where all plugins are looked at": "as_='GasTank'",
}
COMMAND = ["-m", "ansheng", "check", "tanks.csv", "--as", "gas.GasTank", "--on", "2026-07-01"]
HAZARDS = 1
"""The exit code of the command, since the one tank is a hazard."""


def whole_process(*arguments: str, folder: str | None = None, code: int = 0) -> float:
    """The median wall time in milliseconds of an interpreter with these arguments."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True)  # noqa: S603 - ours
        times.append((time.perf_counter() - start) * 1000)
        assert done.returncode == code, done.stderr
    return statistics.median(times)


def command() -> float:
    """The median wall time in milliseconds of the command ``check`` on a table of one tank."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tanks.csv").write_text("编号,监测能超限报警\nT-01,否\n", encoding="utf-8")
        return whole_process(*COMMAND, folder=folder, code=HAZARDS)


def one_record() -> float:
    """The median time in microseconds of a check of one gas operator, findings and manifest included."""
    catalogue = ansheng.load(["gas"])
    operator = catalogue.facts_class("GasOperator")(trading=True, licence_held=False, emergency_plan=True)
    times = []
    for _ in range(2000):
        start = time.perf_counter()
        list(catalogue.check(operator, on="2026-11-01", rules="gas"))
        times.append((time.perf_counter() - start) * 1_000_000)
    return statistics.median(times)


def main() -> None:
    """Print the medians and the ratio."""
    bare, ours = (whole_process("-c", code) for code in ("pass", "import ansheng"))
    print(f"python -c pass              {bare:7.1f} ms")
    print(f"python -c 'import ansheng'  {ours:7.1f} ms, {ours - bare:.1f} ms over the bare interpreter")
    print(f"ansheng --help              {whole_process('-m', 'ansheng', '--help'):7.1f} ms")
    for what, arguments in CHECKS.items():
        first = whole_process("-c", f"import ansheng; ansheng.check({{}}, on='2026-07-01', {arguments})")
        print(f"{what:45} {first:7.1f} ms, plugin and law included")
    print(f"ansheng check tanks.csv --as gas.GasTank --on ...  {command():7.1f} ms")
    print(f"one record, all gas rules that judge it {one_record():7.0f} µs, findings with evidence included")
    print("load of the machine, 1, 5 and 15 minutes:", *(f"{load:.1f}" for load in os.getloadavg()))


if __name__ == "__main__":
    main()
