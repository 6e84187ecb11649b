"""Runs commands on files in a process with so much time and memory for each, and tells how each ended.

It is a program: jobs come by standard input, a line of JSON each, and their outcomes leave by standard output. One
process does one after another, as loading takes longer than most files do; where a job ends it, the next one goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from tests.hostile.samples import CAMPAIGN

SECONDS, BYTES = 40, 3_000_000 << 10
LONGEST = 20_000
"""So many characters of what was said are kept."""


@attrs.frozen
class Outcome:
    """How a command ended: its exit code, negative where a signal ended it, its processor time, memory and output."""

    code: int
    seconds: float
    megabytes: int
    said: str


def run(jobs: Sequence[Sequence[str]]) -> list[Outcome]:
    """The outcome of each command line."""
    found: list[Outcome] = []
    while len(found) < len(jobs):
        told = subprocess.run(
            [sys.executable, "-m", "tests.hostile.runner"],
            input="\n".join(json.dumps(job) for job in jobs[len(found) :]),
            capture_output=True,
            text=True,
        )
        found += [Outcome(**json.loads(line)) for line in told.stdout.splitlines()]
        if len(found) < len(jobs):
            found.append(Outcome(told.returncode, SECONDS, 0, told.stderr[-LONGEST:]))
    return found


def limit(seconds: int, most: int = BYTES) -> None:
    """Allow this process so many more seconds of processor time, and so much memory."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    ends = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (ends, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak() -> int:
    """The most megabytes that this process had at once, since :func:`new_peak` where the system can tell."""
    with contextlib.suppress(OSError):
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def new_peak() -> None:
    """Let the peak of this process's memory begin anew, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


@contextlib.contextmanager
def _kept(output: int) -> Iterator[None]:
    """Send what is printed to a file meanwhile, by native libraries too."""
    before = [os.dup(descriptor) for descriptor in (1, 2)]
    for descriptor in (1, 2):
        os.dup2(output, descriptor)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for descriptor, old in zip((1, 2), before, strict=True):
            os.dup2(old, descriptor)
            os.close(old)


def _done(arguments: Sequence[str]) -> Outcome:
    from ansheng.cli import run as command

    limit(SECONDS)
    new_peak()
    started = time.process_time()
    with tempfile.TemporaryFile() as output:
        with _kept(output.fileno()):
            code = command(arguments)
        seconds = time.process_time() - started
        output.seek(0)
        said = output.read(LONGEST).decode("utf-8", "replace")
    return Outcome(code, seconds, peak(), said)


def _loaded() -> None:
    """Load what commands need, so that no file pays for it."""
    import polars

    import ansheng
    import ansheng.cli.app

    ansheng.check(polars.DataFrame({"id": ["T1"]}), as_="gas.GasTank", on="2026-07-01")


def main() -> None:
    """Run the jobs of standard input."""
    _loaded()
    for line in sys.stdin:
        print(json.dumps(attrs.asdict(_done(json.loads(line)))), flush=True)  # noqa: T201


def commands(file: Path, folder: Path) -> dict[str, list[str]]:
    """The command lines that read a file; the folder is for the dossier and the ledger that they take."""
    dossier = folder / f"{file.name}.d"
    dossier.mkdir()
    (dossier / f"隐患台账{file.suffix}").write_bytes(file.read_bytes())
    (dossier / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    return {
        "check": ["check", str(file), "--as", "gas.GasTank", "--on", "2026-07-01"],
        "report": ["report", str(dossier)],
        "audit": ["audit", str(file)],
        "ledger import": [
            *(
                "ledger",
                "import",
                f"sqlite:///{folder}/台账.db",
                str(file),
                "--by",
                "科员",
                "--on",
                "2020-12-31",
            )
        ],
    }


if __name__ == "__main__":
    main()
