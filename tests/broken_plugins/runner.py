"""Runs commands beside a plugin that is installed in a folder, and tells what each printed and how it ended.

It is a program: jobs come by standard input, a line of JSON each, and what came of them leaves by standard output. The
plugins of ansheng are read once; each job is a fork of that, in which nobody has yet looked up what is installed.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

import attrs

API = "api"
"""In place of a command: what a program that calls the library is told."""
TROUBLE = 99


@attrs.frozen
class Outcome:
    """How a command ended: its exit code, what it printed, and what it said on stderr."""

    code: int
    out: str
    said: str

    @property
    def lines(self) -> list[str]:
        """What was said, line by line."""
        return self.said.splitlines()


def run(jobs: Sequence[tuple[Path, Sequence[Sequence[str]]]]) -> list[list[Outcome]]:
    """The outcomes of the commands of each job, which are run one after the other beside what is in a folder."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.broken_plugins.runner"],
        input="\n".join(json.dumps([str(site), list(map(list, commands))]) for site, commands in jobs),
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert told.returncode == 0, told.stderr
    return [[Outcome(*each) for each in json.loads(line)] for line in told.stdout.splitlines()]


def main(lines: Iterable[str]) -> None:
    """Run the jobs of these lines."""
    from ansheng import load, shelf, sources

    for module in ("ansheng.cli.app", "ansheng.cli.checking.check", "ansheng.cli.campaign.report"):
        importlib.import_module(module)
    load()
    for looked_up in (sources._registered, shelf._kept):
        looked_up.cache_clear()
    for line in lines:
        site, commands = json.loads(line)
        print(json.dumps(_forked(site, commands)), flush=True)  # noqa: T201


def _forked(site: str, commands: Sequence[Sequence[str]]) -> list[list[Any]]:
    """What came of the commands in a process that looks into the folder first."""
    with tempfile.TemporaryFile("w+") as told:
        child = os.fork()
        if not child:
            sys.path.insert(0, site)
            importlib.invalidate_caches()
            json.dump([_one(command) for command in commands], told)
            told.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        told.seek(0)
        text = told.read()
    code = os.waitstatus_to_exitcode(status)
    return json.loads(text) if text else [[code or TROUBLE, "", "the process ended"]]


def _one(command: Sequence[str]) -> list[Any]:
    """What came of one command, what is written past Python too."""
    from ansheng.aside import own_output
    from ansheng.cli import run

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        os.dup2(out.fileno(), 1)
        os.dup2(said.fileno(), 2)
        if command[0] == API:
            code = _api(*command[1:])
        else:
            with own_output():
                code = run(command)
        sys.stdout.flush()
        sys.stderr.flush()
        return [code, _read(out), _read(said)]


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "backslashreplace")


def _api(plugin: str) -> int:
    """Print what the calls of the library give beside a plugin that is broken: findings, errors, problems."""
    import ansheng

    def refusal(**call: Any) -> str:
        try:
            found = ansheng.check({"有照明": "否"}, on="2026-07-01", **call)
        except ansheng.AnshengError as error:
            return f"{type(error).__name__}: {error.text('en')}"
        return ", ".join(f"{finding.rule} {finding.verdict}" for finding in found)

    def all_or_nothing() -> str:
        try:
            return ", ".join(one.name for one in ansheng.load().plugins)
        except ansheng.AnshengError as error:
            return f"{type(error).__name__}: {error.text('en')}"

    gas = ansheng.check({"id": "T1"}, as_="gas.GasTank", on="2026-07-01")
    told = {
        "gas": len(gas),
        "problems": [problem.to_dict("en") for problem in ansheng.load(on_error="report").problems],
        "loaded": [one.name for one in ansheng.load(on_error="report").plugins],
        "load": all_or_nothing(),
        "asked": refusal(as_=f"{plugin}.Spot"),
    }
    print(json.dumps(told))  # noqa: T201
    return 0


if __name__ == "__main__":
    main(sys.stdin)
