"""A run that is stopped while it writes leaves complete files alone, and after Ctrl-C no draft either."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ansheng import cli
from ansheng.reports.writers.files import WRITERS
from tests.reports.all_formats import made

pytestmark = pytest.mark.crash

KILLS = 16
DRAFT = re.compile(r"\.(.+)\.[0-9a-f]{8}")
WRITES = """
import os, signal, sys, time
import attrs
from ansheng import open_dossier
from ansheng.reports import bulletin, write
from ansheng.reports.writers.files import WRITERS

report = bulletin(open_dossier(sys.argv[1]), period="2020", as_of="2020-12-31")
made = {one.name: one.files(report, "zh") for one in WRITERS}
ready = [attrs.evolve(one, files=lambda report, lang, name=one.name: made[name]) for one in WRITERS]
whole = os.fsync


def slowly(file):
    time.sleep(0.02)
    whole(file)


os.fsync = slowly
print("ready", flush=True)
while folder := sys.stdin.readline().strip():
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            write(report, folder, [one.name for one in WRITERS], writers=ready)
        except KeyboardInterrupt:
            os._exit(130)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A process that has made all files and writes them, each slowly, into every folder that it is told."""


def written(folder: Path) -> dict[str, bytes]:
    """The files in a folder by their names, drafts among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_no_file_is_half_written(tmp_path: Path, stop: signal.Signals) -> None:
    chance = random.Random(14)  # noqa: S311  where to stop, no secret
    command = [sys.executable, "-c", WRITES, str(made.EXAMPLE)]
    ends, counts = list[int](), list[int]()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writes:
        assert writes.stdin is not None
        assert writes.stdout is not None
        assert writes.stdout.readline() == "ready\n"

        def run(folder: Path, after: float | None) -> int:
            print(folder, file=writes.stdin, flush=True)
            assert writes.stdout is not None
            child = int(writes.stdout.readline())
            if after is not None:
                time.sleep(after)
                with contextlib.suppress(ProcessLookupError):  # it was done already
                    os.kill(child, stop)
            return int(writes.stdout.readline())

        started = time.monotonic()
        assert run(tmp_path / "whole", None) == 0
        took = time.monotonic() - started
        whole = written(tmp_path / "whole")
        assert {name.rpartition(".")[2] for name in whole} >= {
            "txt",
            "md",
            "json",
            "html",
            "svg",
            "xlsx",
            "docx",
        }
        for at in range(KILLS):
            folder = tmp_path / str(at)
            ends.append(run(folder, chance.uniform(0, took)))
            found = written(folder) if folder.exists() else {}
            drafts = {name for name in found if DRAFT.fullmatch(Path(name).name)}
            assert {name: whole[name] for name in found.keys() - drafts} == {
                name: found[name] for name in found.keys() - drafts
            }
            assert stop == signal.SIGKILL or drafts == set()
            assert len(drafts) <= 1
            counts.append(len(found) - len(drafts))
        print(file=writes.stdin, flush=True)
    assert set(ends) <= {0, -stop if stop == signal.SIGKILL else 130}
    assert any(0 < count < len(whole) for count in counts)


def test_a_file_that_was_there_stays_whole(tmp_path: Path) -> None:
    """What was written before is there as it was, or as it is written anew, and nothing between."""
    chance = random.Random(15)  # noqa: S311  where to stop, no secret
    command = [sys.executable, "-c", WRITES, str(made.EXAMPLE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writes:
        assert writes.stdin is not None
        assert writes.stdout is not None
        assert writes.stdout.readline() == "ready\n"
        print(tmp_path, file=writes.stdin, flush=True)
        assert [writes.stdout.readline() for _ in range(2)][1] == "0\n"
        whole = written(tmp_path)
        for _ in range(KILLS // 2):
            (tmp_path / "bulletin.txt").write_text("早先的文件", encoding="utf-8")
            print(tmp_path, file=writes.stdin, flush=True)
            child = int(writes.stdout.readline())
            time.sleep(chance.uniform(0, 0.3))
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            writes.stdout.readline()
            found = {
                name: one for name, one in written(tmp_path).items() if not DRAFT.fullmatch(Path(name).name)
            }
            assert found.pop("bulletin.txt") in ("早先的文件".encode(), whole["bulletin.txt"])
            assert found == {name: one for name, one in whole.items() if name != "bulletin.txt"}
        print(file=writes.stdin, flush=True)


@pytest.mark.parametrize("after", [0.3, 1.5, 3.0, 4.5])
def test_the_program_stopped_by_a_person_leaves_no_draft(tmp_path: Path, after: float) -> None:
    forms = ",".join(one.name for one in WRITERS)
    command = [
        sys.executable,
        "-m",
        "ansheng",
        "report",
        str(made.EXAMPLE),
        "--out",
        str(tmp_path),
        "--format",
        forms,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        time.sleep(after)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=60)
    assert program.returncode in (0, 130, -signal.SIGINT)
    assert after < 1 or b"Traceback" not in told
    assert list(tmp_path.rglob(".*")) == []


FORMS = tuple(one.name for one in WRITERS)


@pytest.mark.parametrize(
    ("template", "form"), [*(("bulletin", form) for form in FORMS), ("overview", ",".join(FORMS))]
)
def test_the_command_writes_each_format(tmp_path: Path, template: str, form: str) -> None:
    command = ("report", str(made.EXAMPLE), "--template", template, "--out", str(tmp_path), "--format", form)
    assert cli.run(command) == 0
    found = written(tmp_path)
    assert found
    assert all(found.values())
    assert not any(Path(name).name.startswith(".") for name in found)
