"""Ledgers made by many at once, restored, upgraded, and used after a fork: whole or not at all, and the reason told."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from ansheng.hazards.ledger import ConflictError, Ledger, LedgerError
from tests.hazards import postgres
from tests.hazards.conftest import table

FOUND = {"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}
STARTED = """
import sys
from ansheng import cli
from ansheng.hazards import ledger
print("ready", flush=True)
sys.stdin.readline()
sys.exit(cli.run(sys.argv[1:]))
"""
"""The program with everything imported, which begins when it is told to."""


def engine_of(address: str) -> sa.Engine:
    return sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.NullPool)


def write(address: str, *statements: str) -> None:
    engine = engine_of(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


SIX = """
import io, os, sys
from contextlib import redirect_stderr, redirect_stdout
from ansheng import cli
from ansheng.hazards import ledger
start, go = os.pipe()
children = []
for _ in range(6):
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(start, 1)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.run(sys.argv[1:])
        os.write(1, f"{code} {out.getvalue().strip()} {err.getvalue().strip()}\\n".encode())
        os._exit(0)
os.close(go)
for _ in range(6):
    assert os.wait()[1] == 0
"""
"""A program that becomes six before it opens a ledger, which begin at the same moment."""


@pytest.mark.crash
def test_of_six_who_make_a_ledger_at_once_one_does_and_five_are_told_that_it_is_there(address: str) -> None:
    command = [sys.executable, "-c", SIX, "ledger", "init", address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = Counter(line.partition("：")[0] for line in done.stdout.splitlines())
    assert (told, done.stderr) == ({"0 台账已就绪": 1, "0 台账已存在，未作改动": 5}, "")
    with Ledger.open(address) as ledger:
        assert (ledger.became, ledger.verify().sound, ledger.head[0]) == ("there", True, 0)
        assert ledger.record(FOUND, by="检查组").version == 1


def test_opening_tells_what_it_made(address: str) -> None:
    for became in ("made", "there"):
        with Ledger.open(address, create=True) as ledger:
            assert ledger.became == became


def test_nothing_is_left_where_a_ledger_cannot_be_made(tmp_path: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n" + STARTED
    )  # -B: no cut bytecode
    command = [sys.executable, "-B", "-c", limited, "ledger", "init", f"sqlite:///{tmp_path / '台账.db'}"]
    done = subprocess.run(command, input="go\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "磁盘" in done.stderr
    assert list(tmp_path.iterdir()) == []


# -- restoring


@pytest.fixture(params=["csv", "parquet"])
def exported(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An export of a few hazards, an event and a refused attempt."""
    table(60).write_parquet(tmp_path / "a.parquet")
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.import_table(tmp_path / "a.parquet", by="科员", batch=20)
        ledger.act("H000003", "report", by="科员", on="2026-07-01")
        ledger.grant("局长", "admin", by="局长")
        for _ in range(3):
            with pytest.raises(Exception, match="权限"):
                ledger.record(FOUND, by="路人")
        ledger.export(tmp_path / "out", form=request.param)
    (tmp_path / "a.parquet").unlink()
    return tmp_path / "out"


def new(folder: Path) -> str:
    (folder / "新").mkdir(exist_ok=True)
    return f"sqlite:///{folder / '新' / '台账.db'}"


def test_what_was_exported_is_restored_with_the_attempts_that_were_counted(
    exported: Path, address: str
) -> None:
    with Ledger.restore(exported, address) as ledger:
        assert (ledger.became, ledger.verify().sound) == ("made", True)
        assert [entry["count"] for entry in ledger.journal("refused")] == [3]
        assert ledger.head[0] == 6
        assert ledger.frame().height == 60


def of(folder: Path, name: str) -> Path:
    return next(folder.glob(f"{name}-0001.*"))


def cut(folder: Path) -> None:
    of(folder, "events").write_bytes(of(folder, "events").read_bytes()[:-7])


def changed(folder: Path) -> None:
    data = bytearray(of(folder, "journal").read_bytes())
    data[len(data) // 2] ^= 1
    of(folder, "journal").write_bytes(data)


def told(folder: Path, **stated: Any) -> None:
    about = folder / "ledger.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), **stated}), encoding="utf-8")


def without_digests(folder: Path) -> None:
    about = folder / "ledger.json"
    known = json.loads(about.read_text("utf-8"))
    about.write_text(json.dumps({n: v for n, v in known.items() if n not in ("files", "attempts")}), "utf-8")


def without_digests_and_twice(folder: Path) -> None:
    without_digests(folder)
    shutil.copy(of(folder, "events"), folder / of(folder, "events").name.replace("0001", "0002"))


def without_digests_and_short(folder: Path) -> None:
    without_digests(folder)
    of(folder, "journal").unlink()


def without_digests_and_cut(folder: Path) -> None:
    without_digests(folder)
    cut(folder)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (shutil.rmtree, "无导出的台账.*文件不存在"),
    "no export": (lambda folder: (folder / "ledger.json").unlink(), "无导出的台账.*文件不存在"),
    "another json": (lambda folder: (folder / "ledger.json").write_text("{}"), "无导出的台账"),
    "a list": (lambda folder: (folder / "ledger.json").write_text("[1]"), "无导出的台账"),
    "half a json": (
        lambda folder: (folder / "ledger.json").write_text('{"version": 4, "nu'),
        "ledger.json 无法读取",
    ),
    "later": (lambda folder: told(folder, version=9), "格式版本为9，本程序可读取2～5；请升级 ansheng"),
    "earlier": (lambda folder: told(folder, version=1), "格式版本为1，本程序可读取2～5"),
    "no number": (lambda folder: told(folder, number="x"), "ledger.json 的内容有误"),
    "no digest": (lambda folder: told(folder, files={"events-0001.csv": 3}), "ledger.json 的内容有误"),
    "another head": (lambda folder: told(folder, number=3), "应止于第3条"),
    "elsewhere": (
        lambda folder: told(folder, files={"events-/../../x": {"bytes": 1, "sha256": ""}}),
        "缺少 events-",
    ),
    "cut": (cut, r"events-0001\.\w+ 被截断：应为\d+字节，现有\d+字节"),
    "changed": (changed, r"journal-0001\.\w+ 与导出时的校验值不符"),
    "missing": (lambda folder: of(folder, "events").unlink(), r"缺少 events-0001"),
    "an older one, cut": (without_digests_and_cut, "内容无法读取|校验值不符|内容与|现状|损坏"),
    "twice": (without_digests_and_twice, "有重复的内容"),
    "short": (without_digests_and_short, "应止于第6条|缺少"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_an_export_is_named_and_nothing_is_made(
    fault: str, exported: Path, tmp_path: Path
) -> None:
    spoil, named = FAULTS[fault]
    spoil(exported)
    address = new(tmp_path)
    with pytest.raises(LedgerError, match=named) as caught:
        Ledger.restore(exported, address)
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "新").iterdir()) == []


@pytest.mark.server
def test_nothing_is_made_on_a_server_of_an_export_that_does_not_fit(
    exported: Path, postgres_server: str
) -> None:
    told(exported, number=3)
    with postgres.database(postgres_server) as address:
        with pytest.raises(LedgerError, match="应止于第3条"):
            Ledger.restore(exported, address)
        assert sa.inspect(engine_of(address)).get_table_names() == []
        told(exported, number=6)
        with Ledger.restore(exported, address) as ledger:
            assert ledger.verify().sound
        with pytest.raises(LedgerError, match="已有台账"):
            Ledger.restore(exported, address)


def test_a_ledger_that_is_there_stays_as_it_is(exported: Path, tmp_path: Path) -> None:
    address = new(tmp_path)
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        head = ledger.head
    with pytest.raises(LedgerError, match="已有台账，未作改动；请另选地址"):
        Ledger.restore(exported, address)
    with Ledger.open(address) as ledger:
        assert (ledger.head, ledger.verify().sound) == (head, True)


def test_a_file_that_is_no_database_stays_as_it_is(exported: Path, tmp_path: Path) -> None:
    file = Path(new(tmp_path).removeprefix("sqlite:///"))
    file.write_bytes(b"nothing of the kind" * 99)
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.restore(exported, new(tmp_path))
    assert file.read_bytes() == b"nothing of the kind" * 99


def test_an_older_export_of_a_place_whose_heads_were_kept_is_refused(tmp_path: Path) -> None:
    address = new(tmp_path)
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        ledger.export(tmp_path / "out")
        ledger.record({**FOUND, "编号": "H2"}, by="检查组")
    Path(address.removeprefix("sqlite:///")).unlink()
    with pytest.raises(LedgerError, match="日志第2条：缺少该条"):
        Ledger.restore(tmp_path / "out", address)
    assert [path.name for path in (tmp_path / "新").iterdir()] == ["台账.db.head"]


@pytest.mark.crash
def test_a_full_disk_leaves_nothing_and_restoring_can_be_done_again(exported: Path, tmp_path: Path) -> None:
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))\n" + STARTED
    address = new(tmp_path)
    for program, code in ((limited, 2), (STARTED, 0)):
        command = [sys.executable, "-B", "-c", program, "ledger", "restore", str(exported), address]
        done = subprocess.run(command, input="go\n", capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (code, 1 if code else 0)
        assert ("磁盘" in done.stderr) == bool(code)
        if code:
            assert list((tmp_path / "新").iterdir()) == []
    with Ledger.open(address) as ledger:
        assert ledger.verify().sound


@pytest.mark.crash
def test_a_restoring_that_is_killed_is_done_again(address: str, tmp_path: Path) -> None:
    table(4_000).write_parquet(tmp_path / "a.parquet")
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.import_table(tmp_path / "a.parquet", by="科员")
        ledger.export(tmp_path / "out")
        head = ledger.head
    command = [sys.executable, "-c", KILLED, str(tmp_path / "out"), address]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert (done.stdout, done.stderr) == (f"{[-signal.SIGKILL] * 4}\n", "")
        with pytest.raises(LedgerError, match=r"无台账|不存在"):
            Ledger.open(address).close()
    with Ledger.restore(tmp_path / "out", address) as ledger:
        assert (ledger.head, ledger.verify().sound, ledger.count()) == (head, True, 4_000)


KILLED = """
import os, signal, sys, time
from ansheng.hazards.ledger import Ledger
ends = []
for pause in (0.01, 0.05, 0.1, 0.2):
    child = os.fork()
    if child == 0:
        Ledger.restore(sys.argv[1], sys.argv[2])
        os._exit(0)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(ends)
"""
"""A program that begins to restore a ledger four times and is killed each time."""

# -- upgrading

TAMPERED = {
    "an event": "UPDATE events SET data = replace(data, '漏电', '正常') WHERE hazard = 'H1' AND seq = 1",
    "an event less": "DELETE FROM events WHERE hazard = 'H1' AND seq = 2",
    "a hazard less": "DELETE FROM hazards WHERE id = 'H1'",
    "no events": "DELETE FROM events WHERE hazard = 'H1'",
    "the journal": "UPDATE journal SET actor = '他人' WHERE number = 1",
    "the end": "DELETE FROM journal WHERE number = 2",
}


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("tampered", TAMPERED)
def test_a_ledger_that_does_not_verify_is_not_upgraded(tampered: str, version: int, address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        ledger.act("H1", "report", by="检查组", on="2026-07-02")
    write(address, f"UPDATE ledger SET version = {version}", TAMPERED[tampered])  # noqa: S608
    with pytest.raises(LedgerError, match="未通过核验，未升级"):
        Ledger.open(address, upgrade=True)
    with pytest.raises(LedgerError, match=f"格式版本为{version}，"):
        Ledger.open(address)


def test_a_rewritten_past_whose_head_was_kept_is_not_upgraded(tmp_path: Path) -> None:
    address = new(tmp_path)
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="检查组")
    write(address, "UPDATE ledger SET version = 3")
    heads = Path(address.removeprefix("sqlite:///") + ".head")
    heads.write_text(heads.read_text().replace("1:", "2:"))
    with pytest.raises(LedgerError, match=r"未升级.日志第2条：缺少该条"):
        Ledger.open(address, upgrade=True)
    heads.write_text(heads.read_text().replace("2:", "1:"))
    with Ledger.open(address, upgrade=True) as ledger:
        assert ledger.became == "upgraded"


# -- after a fork


def forked(work: Callable[[], object]) -> str:
    """What work gives in a forked process, or the error that it raises, as one line."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(60)  # ended rather than waited for
        try:
            said = repr(work())
        except BaseException as error:  # noqa: BLE001  whatever it is, it is told
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as told:
            return told.read().decode()
    finally:
        assert os.waitpid(child, 0)[1] == 0


def recorded(ledger: Ledger, name: str) -> int:
    return ledger.record({**FOUND, "编号": name}, by="子").version


def test_a_ledger_is_used_after_a_fork_by_both(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="父")
        for number in range(2, 5):
            assert forked(partial(recorded, ledger, f"H{number}")) == "1"
            assert forked(lambda: ledger.get("H1").record.description) == "'漏电'"
            assert ledger.act("H1", "report", by="父", on="2026-07-02").version == number
        assert forked(lambda: (ledger.verify().sound, ledger.count())) == "(True, 4)"
        assert (ledger.verify().breaks, ledger.count(), ledger.head[0]) == ((), 4, 7)


def test_work_with_tables_is_refused_after_a_fork_in_one_line(address: str, tmp_path: Path) -> None:
    table(5).write_csv(tmp_path / "a.csv")
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(tmp_path / "a.csv", by="父")
        for work in (
            ledger.frame,
            ledger.find,
            ledger.tables,
            lambda: ledger.as_of("2026-07-01"),
            lambda: ledger.import_table(tmp_path / "a.csv", by="子"),
            lambda: ledger.act_many(tmp_path / "a.csv", by="子"),
            lambda: ledger.export(tmp_path / "out"),
        ):
            told = forked(work)
            assert told.startswith("LedgerError: 分叉所得的进程不能"), told
            assert "\n" not in told
        assert ledger.verify().sound
        assert ledger.frame().height == 5


def test_a_ledger_in_memory_is_refused_after_a_fork_in_one_line() -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.record(FOUND, by="父")
        assert forked(lambda: ledger.get("H1")).startswith("LedgerError: 台账在内存中")
        assert ledger.get("H1").version == 1


def test_a_fork_in_the_middle_of_a_transaction_is_refused(address: str) -> None:
    with Ledger.open(address, create=True) as ledger, ledger._store.reading():
        assert forked(lambda: ledger.head).startswith(
            "LedgerError: " + ledger.address + "：进程在读写台账时分叉"
        )
    with Ledger.open(address) as ledger:
        assert ledger.verify().sound


def test_conflicts_stay_conflicts_after_a_fork(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="父")
        told = forked(lambda: ledger.record(FOUND, by="子"))
        assert told.startswith(f"{ConflictError.__name__}: 编号“H1”已在台账中")
