"""Eight processes on the same 1,000 hazards: no update is lost, no deadlock is left, every conflict is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from ansheng.hazards.ledger import ConflictError, Ledger
from tests.hazards.conftest import table

pytestmark = pytest.mark.crash

HAZARDS, PROCESSES, ACTS = 1_000, 8, 24
ACT = """
import json, os, random, sys
from ansheng.hazards.ledger import ConflictError, Ledger

address, acts, hazards, file = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]

def act(me):
    chance = random.Random(me)
    done, conflicts = [], 0
    with Ledger.open(address) as ledger:
        if me == 0:
            ledger.import_table(file, by="导入", batch=100)
        for n in range(acts):
            name = f"H{chance.randrange(hazards if n % 2 else 5):06}"
            version = ledger.get(name).version if n % 3 == 0 else None
            try:
                ledger.act(name, "transfer", by=f"P{me}", on="2026-11-01", version=version, department=f"部门{me}-{n}")
                done.append(name)
            except ConflictError:
                conflicts += 1
    os.write(1, (json.dumps({"done": done, "conflicts": conflicts}) + "\\n").encode())

for me in range(int(sys.argv[5])):
    if os.fork() == 0:
        act(me)
        os._exit(0)
while True:
    try:
        assert os.wait()[1] == 0
    except ChildProcessError:
        break
"""
"""One program that has everything imported and becomes several processes before it opens the ledger."""


def test_whoever_records_the_same_at_once_is_told_and_the_same_import_is_one(
    ledger: Ledger, tmp_path: Path
) -> None:
    file, told, start = tmp_path / "a.parquet", Counter[str](), Barrier(4)
    table(400).write_parquet(file)

    def work() -> None:
        for n in range(10):
            start.wait(60)
            try:
                ledger.record({"id": f"R{n}", "description": "漏"}, by="检查组")
                told["recorded"] += 1
            except ConflictError:
                told["conflicts"] += 1
        start.wait(60)
        done = ledger.import_table(file, by="科员", batch=20)
        told.update(registered=done.registered, unchanged=done.unchanged)

    with ThreadPoolExecutor(4) as threads:
        for future in [threads.submit(work) for _ in range(4)]:
            future.result()
    assert told == {"recorded": 10, "conflicts": 30, "registered": 400, "unchanged": 1200}
    found = ledger.verify()
    assert (found.events, found.breaks) == (410, ())


def test_eight_processes_lose_nothing(address: str, tmp_path: Path) -> None:
    file, corrected = tmp_path / "a.parquet", tmp_path / "b.parquet"
    table(HAZARDS).write_parquet(file)
    table(HAZARDS + 200).write_parquet(corrected)
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(file, by="导入")
    command = [sys.executable, "-c", ACT, address, str(ACTS), str(HAZARDS), str(corrected), str(PROCESSES)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(told) == PROCESSES
    done = [name for each in told for name in each["done"]]
    assert len(done) + sum(each["conflicts"] for each in told) == PROCESSES * ACTS
    with Ledger.open(address) as ledger:
        found = ledger.verify()
        assert found.breaks == ()
        assert (found.hazards, found.events) == (HAZARDS + 200, HAZARDS + 200 + len(done))
        assert ledger.frame()["transfers"].sum() == len(done)
