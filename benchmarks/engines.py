"""Twenty rules in ansheng and in other engines, in the same run, each held to the same answers.

Each engine is a process of its own. Engines of tables read the same Parquet file; those of single records are given
100,000 dictionaries. Rounds go through all engines in turn, so that what else the machine does meets all alike. An
engine whose first run takes longer than 60 s is left out there and at larger sizes. The packages of the peers are
installed into ``build/peers`` (OpenFisca is under the AGPL and no part of the project's environment).

    python benchmarks/engines.py [--rows N ...] [--rounds N] [--growth ROWS] [--only ENGINE ...]
    python benchmarks/engines.py --page

What was measured is kept in ``benchmarks/engines.json``, size by size, and a run goes on where another stopped:
``--again`` measures anew what is there. The page ``docs/benchmarks.md``, in both languages, is written from it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

HOME, KEPT = ROOT / "build" / "peers", Path(__file__).with_suffix(".json")
PACKAGES = (
    "polars==2.1.0", "pyarrow==26.0.1", "pandera[polars]==0.35.0", "pointblank==1.1.1", "zen-engine==2.1.3",
    "rule-engine==5.1.0", "OpenFisca-Core==46.0.1",
)  # fmt: skip
TABLES = ("Polars by hand", "ansheng", "DuckDB SQL", "pointblank", "OpenFisca", "pandera")
RECORDS = ("ansheng, records", "plain loop", "zen-engine", "rule-engine")
OWN = ("Polars by hand", "ansheng", "DuckDB SQL", "ansheng, records")
SIZES, EACH, LIMIT, ROUNDS = (100_000, 1_000_000, 10_000_000), 100_000, 60.0, 5
GROWTH, STEPS = 500_000, (1, 2, 4, 8)
LONG = 1200


class Engine:
    """An engine in its process; a context."""

    def __init__(self, name: str, path: Path) -> None:
        base = name.partition(", rules")[0]
        python = Path(sys.executable) if base in OWN else HOME / "bin" / "python"
        words = [str(python), "-m", "benchmarks.peers.worker", name, str(path)]
        own = os.environ.get("PYTHONPATH")
        paths = {"PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), own if base in OWN else None)))}
        self.name = name
        self.process = subprocess.Popen(  # noqa: S603 - ours
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **paths},
        )

    def __enter__(self) -> Engine:
        self._line()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(LONG)

    def run(self) -> dict[str, Any]:
        """Run once."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self._line()

    def _line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self.process.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found


def installed() -> None:
    """Make the environment of the peers where it is not there."""
    mark = HOME / "made-with.json"
    if mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == list(PACKAGES):
        return
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)  # noqa: S603 - ours
    subprocess.run([*pip, *PACKAGES], check=True)  # noqa: S603 - ours
    mark.write_text(json.dumps(PACKAGES), encoding="utf-8")


def measured(names: Sequence[str], path: Path, rows: int, rounds: int) -> Iterator[dict[str, Any]]:
    """What each engine took over a file, in rounds through all of them; the first run is not counted.

    The answers of the first engine are those that the others are held to.
    """
    engines = [Engine(name, path) for name in names]
    firsts, times = dict[str, dict[str, Any]](), dict[str, list[dict[str, Any]]]()
    for engine in engines:
        with_it = engine.__enter__()
        firsts[engine.name] = with_it.run()
        print(f"  {engine.name}: first run {firsts[engine.name]['seconds']:.2f} s", flush=True)
    going = [engine for engine in engines if took(firsts[engine.name]) <= LIMIT]
    for _ in range(rounds):
        for engine in going:
            times.setdefault(engine.name, []).append(engine.run())
    for engine in engines:
        engine.__exit__()
    wanted = firsts[names[0]]["found"]
    for name in names:
        runs = times.get(name, [])
        yield {
            "engine": name,
            "rows": rows,
            "seconds": [run["seconds"] for run in runs],
            "processor": [run["processor"] for run in runs],
            "peak": max(run["peak"] for run in (*runs, firsts[name])),
            "first": firsts[name]["seconds"],
            "different": different(wanted, firsts[name]["found"]),
            "undetermined": all(found[1] is not None for found in firsts[name]["found"].values()),
        }


def took(run: Mapping[str, Any]) -> float:
    """How long a run took: of the clock, or of the processor where other work on the machine held it up."""
    return min(float(run["seconds"]), float(run["processor"]))


def different(wanted: Mapping[str, Sequence[int]], found: Mapping[str, Sequence[int | None]]) -> list[str]:
    """The rules of which an engine found another number of hazards, or of undetermined records where it tells them."""
    return [
        name
        for name, (hazards, unknown) in found.items()
        if hazards != wanted[name][0] or unknown not in (None, wanted[name][1])
    ]


def machine() -> dict[str, Any]:
    """What it is measured on."""
    return {
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
        "python": sys.version.split()[0],
        "packages": list(PACKAGES),
        "on": time.strftime("%Y-%m-%d"),
    }


def jobs(sizes: Sequence[int], growth: int, each: int) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """What is measured: its name, the engines and the rows."""
    for rows in sizes:
        yield f"tables {rows}", TABLES, rows
    if each:
        yield "records", RECORDS, each
    for step in STEPS if growth else ():
        yield f"rows x{step}", ("Polars by hand", "ansheng", "DuckDB SQL"), growth * step
    for step in STEPS if growth else ():
        yield f"rules x{step}", (f"Polars by hand, rules x{step}", f"ansheng, rules x{step}"), growth


def main() -> None:
    """Measure what is asked for and not there, and write the page."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rows", nargs="*", type=int, default=list(SIZES), help="sizes of the table")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument(
        "--growth", type=int, default=GROWTH, help="rows from which growth is measured; 0 for none"
    )
    asked.add_argument("--each", type=int, default=EACH, help="single records; 0 for none")
    asked.add_argument("--only", nargs="*", help="these engines, beside the first of each comparison")
    asked.add_argument("--folder", type=Path, help="where the tables are kept; by default they are removed")
    asked.add_argument("--again", action="store_true", help="measure anew what is there")
    asked.add_argument("--page", action="store_true", help="only write the pages")
    given = asked.parse_args()
    if not given.page:
        installed()
        with tempfile.TemporaryDirectory() as made:
            _all(given, given.folder or Path(made))
    from benchmarks.peers import page

    page.write(kept())


def kept() -> dict[str, Any]:
    """What was measured before."""
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return found


def _all(given: argparse.Namespace, folder: Path) -> None:
    from benchmarks import ten_million

    left: set[str] = set()
    for name, engines, rows in jobs(given.rows, given.growth, given.each):
        if name in kept() and not given.again:
            print(f"{name}: there already")
            continue
        path = folder / f"tanks{rows}.parquet"
        if not path.exists():
            ten_million.write(path, rows)
        chosen = [e for e in engines if e not in left and (not given.only or e in (*given.only, engines[0]))]
        print(f"{name}: {', '.join(chosen)}", flush=True)
        before = machine()
        results = list(measured(chosen, path, rows, given.rounds))
        left |= {one["engine"] for one in results if not one["seconds"]}
        for one in results:
            print(f"  {one['engine']}: {_told(one)}", flush=True)
        told = {"machine": before, "load_after": round(os.getloadavg()[0], 1), "results": results}
        KEPT.write_text(
            json.dumps({**kept(), name: told}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


def _told(one: Mapping[str, Any]) -> str:
    same = f"DIFFERENT {one['different']}" if one["different"] else "same answers"
    if not one["seconds"]:
        return f"longer than {LIMIT:g} s, {same}"
    return f"{statistics.median(one['seconds']):.3f} s, {one['peak']:.0f} MB, {same}"


if __name__ == "__main__":
    main()
