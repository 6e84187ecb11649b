"""Damaged files of each kind, ten thousand of each, read by commands in processes with limits: what came of them.

A program: ``python -m tests.soak.files [--each N] [--seed N] [KIND ...]``. Each file follows from the seed, its kind
and its number, so that one that ends badly can be made again: ``--only NUMBER KIND``. It ends with 1 where one did.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import math
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import Any

import attrs

from tests.cli.conftest import LAW, RULES, TABLE
from tests.hostile.mutating import mutated
from tests.hostile.runner import limit, new_peak, peak
from tests.hostile.samples import TABLES, exports, samples, text

KINDS = ("xlsx", "csv", "parquet", "docx", "toml", "html", "export")
EACH = 10_000
MOST_SECONDS, MOST_MEGABYTES, LONGEST_WAIT = 5, 500, 300
WORN = 400
"""After so many files a process is replaced, so that what one of them left there does not grow."""

FINE = ("read", "refused")
CHECKED = ("--as", "gas.GasTank", "--on", "2026-07-01")


@attrs.frozen
class Ended:
    """What came of a file: ``read``, ``refused``, or in which way it was bad, with what was said of it."""

    what: str
    seconds: float = 0.0
    megabytes: int = 0
    said: str = ""


def command(kind: str, number: int, file: Path) -> tuple[str, ...]:
    """The command line that reads a file; every kind is read by several commands in turn."""
    turn, ledger = number % 10, f"sqlite:///{file.parent}/台账.db"
    imported = ("ledger", "import", ledger, str(file), "--by", "科员", "--on", "2020-12-31")
    form = ("--format", "json") if number % 2 else ()
    check = ("check", str(file), *CHECKED, *form)
    audit = ("audit", str(file), *form)
    plugin = str(file.parent / "boiler.py")
    boilers = ("check", f"{file.parent}/boilers.csv", "--as", "boiler.Boiler", "--plugin-file", plugin, *form)
    of_kind: Mapping[str, Mapping[int, tuple[str, ...]]] = {
        "docx": {
            8: ("plan", str(file)),
            9: ("audit", str(file), "--out", str(file.parent / "out"), "--force"),
        },
        "toml": {
            5: boilers,
            6: boilers,
            7: ("columns", str(file.parent)),
            8: ("problems", str(file.parent)),
            9: ("check", str(file.parent.parent / "储罐.csv"), *CHECKED, "--settings", str(file)),
        },
    }
    if kind in ("docx", "html"):
        return of_kind.get(kind, {}).get(turn, audit)
    if kind == "toml":
        return of_kind[kind].get(turn, ("figures", str(file.parent), "整改率", *form))
    return {7: imported, 8: ("chain", str(file)), 9: audit}.get(turn, check)


def written(kind: str, number: int, random: Random, folder: Path) -> Path:
    """The damaged file in its folder."""
    is_law = kind == "toml" and number % 10 in (5, 6)
    data = mutated(LAW.encode() if is_law else random.choice(samples(kind)), random)
    ending = "xls" if kind == "html" and number % 3 == 0 else kind
    name = "boiler.toml" if is_law else "dossier/campaign.toml" if kind == "toml" else f"damaged.{ending}"
    file = folder / name
    file.write_bytes(data)
    return file


def restored(random: Random, folder: Path) -> tuple[int, str]:
    """The exit code of restoring a damaged export, 70 where another ledger came of it, and what was said."""
    files = dict(random.choice(exports()))
    name = random.choice(sorted(files))
    files[name] = mutated(files[name], random)
    if random.random() < 0.05:
        del files[name]
    export, ledger = folder / "export", folder / f"{random.random()}.db"
    export.mkdir(exist_ok=True)
    for old in export.iterdir():
        old.unlink()
    for each, data in files.items():
        (export / each).write_bytes(data)
    code, said = ran(["ledger", "restore", str(export), f"sqlite:///{ledger}"])
    if code == 0 and not same_as_before(f"sqlite:///{ledger}"):
        code, said = 70, f"another ledger, of a damaged {name}: {said}"
    for rest in folder.glob(f"{ledger.name}*"):
        rest.unlink()
    return code, said


def same_as_before(address: str) -> bool:
    """Whether a ledger holds what the export had of it."""
    from ansheng.hazards.ledger import Ledger

    with Ledger.open(address) as ledger, tempfile.TemporaryDirectory() as name:
        ledger.export(Path(name) / "again")
        again = {file.name: file.read_bytes() for file in (Path(name) / "again").iterdir()}
    return again == exports()[0]


def ran(words: Sequence[str]) -> tuple[int, str]:
    """The exit code of a command line, and what it said of a fault."""
    from ansheng.cli import run

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
    if code in (0, 1, 3) and "json" in words:
        json.loads(out.getvalue())
    return code, err.getvalue()


def judged(code: int, said: str, seconds: float, megabytes: int) -> str:
    """What came of a command, by its exit code, its words and what it took."""
    if code not in (0, 1, 2, 3) or "Traceback" in said:
        return "defect"
    if code == 2 and said.count("\n") != 1:
        return "not one line"
    if seconds > MOST_SECONDS or (code == 2 and megabytes > MOST_MEGABYTES):
        return "dear"
    return "refused" if code == 2 else "read"


def tried(kind: str, number: int, seed: int, folder: Path) -> Ended:
    """One file made, read and judged, in this process."""
    random = Random(f"{seed} {kind} {number}")  # noqa: S311
    new_peak()
    started = time.process_time()
    try:
        if kind == "export":
            code, said = restored(random, folder)
        else:
            code, said = ran(command(kind, number, written(kind, number, random, folder)))
    except BaseException as error:  # noqa: BLE001  whatever comes out of a command is what is looked for
        return Ended("defect", said=repr(error)[:500])
    seconds, megabytes = time.process_time() - started, peak()
    return Ended(judged(code, said, seconds, megabytes), seconds, megabytes, said[:500])


def work(seed: int) -> None:
    """Try the files that come by standard input, a kind and a number a line, and tell of each on standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = _prepared(Path(name))
        for line in sys.stdin:
            kind, number = line.split()
            limit(4 * MOST_SECONDS)
            ended = tried(kind, int(number), seed, folder)
            print(json.dumps(attrs.asdict(ended)), file=answers, flush=True)


def _prepared(folder: Path) -> Path:
    ran(["ledger", "init", f"sqlite:///{folder}/台账.db"])
    (folder / "dossier").mkdir()
    (folder / "dossier" / "隐患台账.csv").write_text(text(*TABLES[0]), encoding="utf-8")
    (folder / "boiler.toml").write_text(LAW, encoding="utf-8")
    for name, content in (("boiler.py", RULES), ("boilers.csv", TABLE)):
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "储罐.csv").write_text(text(*TABLES[1]), encoding="utf-8")
    return folder


class Worker:
    """A process that tries files, and is replaced when it dies, hangs or is worn."""

    def __init__(self, seed: int) -> None:
        self.seed, self.file = seed, ("", 0)
        self.begin()

    def begin(self) -> None:
        """Start the process."""
        words = [sys.executable, "-m", "tests.soak.files", "--worker", "--seed", str(self.seed)]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.tries, self.since = 0, time.monotonic()

    def give(self, kind: str, number: int) -> None:
        """Have a file tried."""
        if self.tries >= WORN:
            self.end()
            self.begin()
        self.file, self.since, self.tries = (kind, number), time.monotonic(), self.tries + 1
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            print(kind, number, file=self.process.stdin, flush=True)

    def answer(self) -> Ended:
        """What came of it, where the process told or died."""
        assert self.process.stdout is not None
        if line := self.process.stdout.readline():
            return Ended(**json.loads(line))
        code = self.process.wait()
        self.begin()
        return Ended("ended", said=f"exit {code}")

    def end(self) -> None:
        """End the process and wait for it."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(LONGEST_WAIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def hangs(self) -> bool:
        """Whether its file takes too long."""
        return time.monotonic() - self.since > LONGEST_WAIT


def outcomes(files: Iterable[tuple[str, int]], seed: int, many: int) -> Iterator[tuple[str, int, Ended]]:
    """What came of each file, tried by so many processes."""
    waiting, workers = iter(files), [Worker(seed) for _ in range(many)]
    with selectors.DefaultSelector() as selector:
        busy: set[int] = set()

        def next_file(at: int) -> None:
            if (file := next(waiting, None)) is not None:
                workers[at].give(*file)
                answers = workers[at].process.stdout
                assert answers is not None
                selector.register(answers, selectors.EVENT_READ, at)
                busy.add(at)

        for at in range(many):
            next_file(at)
        while busy:
            for key, _ in selector.select(1.0):
                selector.unregister(key.fileobj)
                busy.discard(key.data)
                yield *workers[key.data].file, workers[key.data].answer()
                next_file(key.data)
            for at in [at for at in busy if workers[at].hangs]:
                workers[at].process.kill()
    for worker in workers:
        worker.end()


def summary(found: Mapping[str, Counter[str]], dearest: Mapping[str, tuple[float, int]]) -> str:
    """A table of what came of the files, by kind."""
    ways = [*FINE, *sorted({what for counts in found.values() for what in counts} - set(FINE))]
    lines = [["kind", "files", *ways, "most s", "most MB"]]
    for kind, counts in found.items():
        seconds, megabytes = dearest[kind]
        numbers = [f"{counts[way]:,}" for way in ways]
        lines.append([kind, f"{counts.total():,}", *numbers, f"{seconds:.1f}", f"{megabytes:,}"])
    return "\n".join(
        "| " + " | ".join(line) + " |" for line in (lines[0], ["---"] * len(lines[0]), *lines[1:])
    )


def main(arguments: Sequence[str]) -> int:
    """Try the files that are asked for and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(KINDS)}; by default all")
    parser.add_argument("--each", type=int, default=EACH, help="how many files of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="give no further file after so many")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", type=int, help="the one file of this number, tried in this process")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    asked.kinds = asked.kinds or list(KINDS)
    if asked.worker:
        work(asked.seed)
        return 0
    if asked.only is not None:
        return _one(asked)
    return _all(asked)


def _one(asked: Any) -> int:
    with tempfile.TemporaryDirectory() as name:
        for kind in asked.kinds:
            print(kind, tried(kind, asked.only, asked.seed, _prepared(Path(name))))  # noqa: T201
    return 0


def _all(asked: Any) -> int:
    ends = time.monotonic() + 60 * asked.minutes
    numbered = ((kind, number) for number in range(asked.each) for kind in asked.kinds)
    files = takewhile(lambda _: time.monotonic() < ends, numbered)
    found: dict[str, Counter[str]] = {kind: Counter() for kind in asked.kinds}
    dearest = dict.fromkeys(asked.kinds, (0.0, 0))
    for kind, number, ended in outcomes(files, asked.seed, asked.workers):
        found[kind][ended.what] += 1
        seconds, megabytes = dearest[kind]
        dearest[kind] = max(seconds, ended.seconds), max(megabytes, ended.megabytes)
        if ended.what not in FINE:
            print(f"{kind} {number}: {ended}", flush=True)  # noqa: T201
    print(summary(found, dearest))  # noqa: T201
    return int(any(set(counts) - set(FINE) for counts in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
