"""What it costs to start: ``import ansheng`` against a bare interpreter, and one record through all rules of a plugin.

python benchmarks/start_up.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import ansheng

ROUNDS = 15
FIRST = "import ansheng; ansheng.load(['gas']).check({}, on='2026-11-01', as_='GasTank')"


def whole_process(code: str) -> float:
    """The median wall time in milliseconds of an interpreter that runs ``code``."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


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
    bare, ours, first = (whole_process(code) for code in ("pass", "import ansheng", FIRST))
    print(f"python -c pass              {bare:7.1f} ms")
    print(f"python -c 'import ansheng'  {ours:7.1f} ms, {ours / bare:.1f} times the bare interpreter")
    print(f"and a first check of one tank{first:6.1f} ms, plugin and law included")
    print(f"one record, all gas rules that judge it {one_record():7.0f} µs, findings with evidence included")


if __name__ == "__main__":
    main()
