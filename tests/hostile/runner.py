"""Runs commands on files, each in a process of its own with so much time and memory, and tells how it ended.

It is a program: jobs come by standard input, a line of JSON each, and their outcomes leave by standard output. What all
jobs need is loaded once; each is a fork of that.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

SECONDS, BYTES = 40, 3_000_000 << 10


@attrs.frozen
class Outcome:
    """How a command ended: its exit code, negative where a signal ended it, its processor time, memory and output."""

    code: int
    seconds: float
    megabytes: int
    said: str


def run(jobs: Sequence[Sequence[str]]) -> list[Outcome]:
    """The outcome of each command line."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.hostile.runner"],
        input="\n".join(json.dumps(job) for job in jobs),
        capture_output=True,
        text=True,
        check=True,
    )
    return [Outcome(**json.loads(line)) for line in told.stdout.splitlines()]


def _forked(arguments: Sequence[str]) -> Outcome:
    from ansheng.cli import run as command

    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            code = command(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status, used = os.wait4(child, 0)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, said)


def _loaded() -> None:
    """Load what every command needs but the libraries of tables, whose threads a fork would be without."""
    import ansheng
    import ansheng.cli.app

    ansheng.check({"id": "T1"}, as_="gas.GasTank", on="2026-07-01")


def main(lines: Iterable[str]) -> None:
    """Run the jobs of these lines."""
    _loaded()
    for line in lines:
        print(json.dumps(attrs.asdict(_forked(json.loads(line)))), flush=True)  # noqa: T201


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
        "ledger import": ["ledger", "import", f"sqlite:///{folder}/台账.db", str(file), "--on", "2020-07-01"],
    }


CAMPAIGN = """
[campaign]
title = "三年行动"
issuer = "专班"
starts = 2020-07-01
ends = 2022-12-31

[report]
period = "2020"
as_of = 2020-12-31
"""

if __name__ == "__main__":
    main(sys.stdin)
