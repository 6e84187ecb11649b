"""An engine in a process of its own: made for a file, it runs whenever a line comes in, and says how long that took.

python -m benchmarks.peers.worker ENGINE FILE
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.peers.engines import Run


def made(engine: str, path: str) -> Run:
    """The engine, ready to run."""
    from benchmarks.peers.engines import ENGINES

    if engine in ENGINES:
        return ENGINES[engine](path)
    from benchmarks.peers.own import OWN

    return OWN[engine](path)


def peak_mb() -> float:
    """The most memory that this process had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main(engine: str, path: str) -> None:
    """Say what was found and how long it took, a line of JSON for each line that comes in."""
    run = made(engine, path)
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        start, used = time.perf_counter(), time.process_time()
        found = run()
        told = {"seconds": time.perf_counter() - start, "processor": time.process_time() - used}
        print(json.dumps({**told, "peak": peak_mb(), "found": found}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
