"""What is left after kill -9, a full disk, a read-only file and a lock: whole batches, and a clear word."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ansheng.hazards.ledger import ConflictError, Ledger, LedgerError, connection
from tests.hazards.conftest import table

pytestmark = pytest.mark.crash

ROWS, BATCH = 6_000, 250
KILLS = 20
RUNS = """
import os, sys
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.imports import importing
address, file, batch = sys.argv[1], sys.argv[2], int(sys.argv[3])
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        with Ledger.open(address) as ledger:
            ledger.import_table(file, by="科员", batch=batch)
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A process that has everything imported and starts an import in a process of its own for every line."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "隐患台账.parquet"
    table(ROWS).write_parquet(path)
    return path


def test_an_import_that_is_killed_leaves_whole_batches_and_is_completed(address: str, file: Path) -> None:
    Ledger.open(address, create=True).close()
    chance = random.Random(4)  # noqa: S311  where to stop, no secret
    command = [sys.executable, "-c", RUNS, address, str(file), str(BATCH)]
    ends, held = list[int](), list[int]()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as runs:
        assert runs.stdin is not None
        assert runs.stdout is not None
        for _ in range(KILLS):
            print("go", file=runs.stdin, flush=True)
            child = int(runs.stdout.readline())
            time.sleep(chance.uniform(0, 0.4))
            os.kill(child, signal.SIGKILL)
            print("gone", file=runs.stdin, flush=True)
            ends.append(int(runs.stdout.readline()))
            with Ledger.open(address) as ledger:
                found = ledger.verify()
                ids = ledger.frame()["id"].to_list()
            assert found.breaks == ()
            assert ids == [f"H{n:06}" for n in range(len(ids))]
            assert len(ids) % BATCH == 0
            held.append(len(ids))
        runs.stdin.close()
    assert ends.count(-signal.SIGKILL) > KILLS // 4
    assert held == sorted(held)
    with Ledger.open(address) as ledger:
        done = ledger.import_table(file, by="科员", batch=BATCH)
        assert (done.registered + done.unchanged, done.amended) == (ROWS, 0)
        found = ledger.verify()
        assert (found.hazards, found.events, found.breaks) == (ROWS, ROWS, ())


LIMITED = """
import resource, sys
from ansheng.errors import AnshengError
from ansheng.hazards.ledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    try:
        ledger.import_table(sys.argv[2], by="科员", batch=500)
    except AnshengError as error:
        print(type(error).__name__, error)
"""


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, file: Path) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    Ledger.open(address, create=True).close()
    command = [sys.executable, "-B", "-c", LIMITED, address, str(file), str(1 << 20)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("LedgerError")
    assert "磁盘" in done.stdout
    with Ledger.open(address) as ledger:
        held = ledger.verify()
        assert held.breaks == ()
        assert 0 < held.hazards < ROWS
        assert held.hazards % 500 == 0
        ledger.import_table(file, by="科员")
        assert ledger.verify().hazards == ROWS


def test_a_database_that_may_not_grow_is_told(tmp_path: Path, file: Path) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    with Ledger.open(address, create=True) as ledger:
        with ledger._store.reading() as open_connection:  # the limit holds for one connection only
            pages = open_connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            open_connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(LedgerError, match="磁盘已满"):
            ledger.import_table(file, by="科员")
        assert ledger.verify().breaks == ()


READ = """
import os, sys
from ansheng.errors import AnshengError
from ansheng.hazards.ledger import Ledger
with Ledger.open("sqlite://", create=True) as ledger:
    ledger.record({"id": "H0"}, by="a")
    ledger.verify()
b"-".decode("utf-8-sig")
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with Ledger.open(sys.argv[1]) as ledger:
    print(ledger.get("H1").state.value, ledger.verify().sound)
    try:
        ledger.act("H1", "report", by="a", on="2026-07-05")
    except AnshengError as error:
        print(type(error).__name__, error)
"""
"""As someone who may read the file but not write it; root, who may everything, becomes somebody else."""


def test_a_read_only_file_is_read_and_not_written() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder, path = Path(made), Path(made) / "台账.db"
        with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
            ledger.record({"编号": "H1", "隐患描述": "x", "发现日期": "2026-07-01"}, by="检查组")
        for each in folder.iterdir():
            each.chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ, f"sqlite:///{path}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert done.stderr == ""
    read, refused = done.stdout.splitlines()
    assert read == "registered True"
    assert refused.startswith("LedgerError")
    assert "只读" in refused


def test_a_locked_ledger_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 1)
    path = tmp_path / "台账.db"
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConflictError, match="占用"):
            ledger.record({"编号": "H1", "隐患描述": "x"}, by="检查组")
        assert ledger.frame().height == 0
        other.execute("ROLLBACK")
        other.close()
        ledger.record({"编号": "H1", "隐患描述": "x"}, by="检查组")
