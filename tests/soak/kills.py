"""Kills: an import that is ended in the middle a thousand times, in SQLite and PostgreSQL at the same time.

``python -m tests.soak.kills`` writes where it stands to a state file after each kill and goes on from there when it is
started again; ``--kills 20`` asks for fewer, ``--state`` names the file, ``--seed`` draws other moments. Each kill ends
the imports of both databases at one moment. Then every batch must be there whole or not at all, nothing that was
there before may be gone, the ledger must verify, its last anchor must fit, and in the end the import is completed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import attrs

from ansheng.hazards.ledger import Ledger
from tests.hazards import postgres
from tests.hazards.conftest import table

KILLS, BATCH, ROWS = 1_000, 20, 400
LONGEST = 1.0
"""Seconds after which the imports are ended at the latest; longer after a kill before anything was written."""

RUN = """
import os, sys
from ansheng.hazards.ledger import Ledger
address, file, batch, anchors = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
with Ledger.open(address, anchors=anchors) as ledger:
    ledger.count()
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        with Ledger.open(address, anchors=anchors) as ledger:
            ledger.import_table(file, by="科员", batch=batch)
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A process that has everything imported and starts an import in a process of its own for every line."""


@attrs.define
class Soak:
    """What was counted so far, as the state file keeps it."""

    seed: int
    kills: int = 0
    ended: int = 0
    finished: int = 0
    wrote: int = 0
    rounds: int = 0
    checks: int = 0
    lost: int = 0
    half: int = 0
    unsound: int = 0
    faults: list[str] = attrs.field(factory=list)

    @classmethod
    def read(cls, path: Path, seed: int) -> Soak:
        """The state that was left, of the same seed; a new one where there is none."""
        told = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return cls(**told) if told.get("seed") == seed else cls(seed)

    def write(self, path: Path) -> None:
        draft = path.with_name(f"{path.name}.new")
        draft.write_text(json.dumps(attrs.asdict(self), ensure_ascii=False), "utf-8")
        draft.replace(path)


@attrs.define
class Side:
    """One database in which an import is killed: its process, and how many hazards it held last."""

    address: str
    anchors: Path
    process: subprocess.Popen[str]
    held: int = 0

    def start(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print("go", file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def end(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print("gone", file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


def main(arguments: Sequence[str]) -> int:
    """Kill so often, tell what was counted; 1 where anything was lost, half done or unsound."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=KILLS)
    asked.add_argument("--state", type=Path, default=Path("build/soak/kills.json"))
    asked.add_argument("--seed", type=int, default=16)
    asked.add_argument("--sqlite-only", action="store_true")
    told = asked.parse_args(arguments)
    told.state.parent.mkdir(parents=True, exist_ok=True)
    soak = Soak.read(told.state, told.seed)
    with ExitStack() as stack:
        folder = None if told.sqlite_only else stack.enter_context(postgres.server())
        while soak.kills < told.kills:
            a_round(soak, told.kills, folder, told.state)
    print(json.dumps(attrs.asdict(soak), ensure_ascii=False))  # noqa: T201
    return int(bool(soak.lost or soak.half or soak.unsound or soak.faults))


def a_round(soak: Soak, kills: int, folder: str | None, state: Path) -> None:
    """New ledgers, whose import is killed until it is complete; then the next round."""
    chance = random.Random(f"{soak.seed}/{soak.rounds}/{soak.kills}")  # noqa: S311  when to stop, no secret
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        file = Path(made, "隐患台账.parquet")
        table(ROWS).write_parquet(file)
        addresses = [f"sqlite:///{Path(made, '台账.db')}"]
        if folder is not None:
            addresses.append(stack.enter_context(postgres.database(folder)))
        sides = [stack.enter_context(_side(each, Path(made), n, file)) for n, each in enumerate(addresses)]
        longest = LONGEST
        while soak.kills < kills and any(side.held < ROWS for side in sides):
            children = [side.start() for side in sides]
            time.sleep(chance.uniform(0, longest))
            before = [side.held for side in sides]
            for child in children:
                os.kill(child, signal.SIGKILL)
            codes = [side.end() for side in sides]
            soak.kills += 1
            soak.ended += codes.count(-signal.SIGKILL)
            soak.finished += codes.count(0)
            soak.faults += [f"exit {code}" for code in codes if code not in (0, -signal.SIGKILL)]
            for side in sides:
                _look(soak, side)
            wrote = sum(side.held > held for side, held in zip(sides, before, strict=True))
            longest = longest * 0.8 if wrote else min(longest * 1.5, 60)
            soak.wrote += wrote
            soak.write(state)
        for side in sides:
            _complete(soak, side, file)
        soak.rounds += 1
        soak.write(state)


@contextmanager
def _side(address: str, folder: Path, number: int, file: Path) -> Iterator[Side]:
    Ledger.open(address, create=True).close()
    anchors = folder / f"{number}.anchors"
    command = [sys.executable, "-c", RUN, address, str(file), str(BATCH), str(anchors)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Side(address, anchors, process)
        assert process.stdin is not None
        process.stdin.close()


def _look(soak: Soak, side: Side) -> None:
    """What a kill left: whole batches, all that was there before, a ledger that verifies, anchors that fit."""
    with Ledger.open(side.address, anchors=side.anchors) as ledger:
        found: Any = ledger.verify()
        ids = ledger.frame()["id"].to_list()
    soak.checks += 1
    soak.lost += len(ids) < side.held
    soak.half += bool(len(ids) % BATCH) or ids != [f"H{n:06}" for n in range(len(ids))]
    soak.half += found.events != len(ids) or found.entries != len(ids) // BATCH
    soak.unsound += bool(found.breaks)
    soak.faults += [each.text("en") for each in found.breaks]
    side.held = len(ids)


def _complete(soak: Soak, side: Side, file: Path) -> None:
    """The same import to its end, which writes what is missing and nothing else."""
    with Ledger.open(side.address, anchors=side.anchors) as ledger:
        done, found = ledger.import_table(file, by="科员", batch=BATCH), ledger.verify()
    soak.lost += (done.registered, done.unchanged, done.amended) != (ROWS - side.held, side.held, 0)
    soak.unsound += bool(found.breaks) or found.anchored != found.entries or found.events != ROWS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
