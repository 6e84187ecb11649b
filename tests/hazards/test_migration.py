"""A ledger that an older version made is upgraded: nothing is lost, no event is changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from polars.testing import assert_frame_equal

from ansheng.hazards.entry import State
from ansheng.hazards.ledger import Ledger, LedgerError

VERSION_1 = (
    "CREATE TABLE ledger (one INTEGER PRIMARY KEY, version INTEGER NOT NULL)",
    "INSERT INTO ledger VALUES (1, 1)",
    "CREATE TABLE events (hazard TEXT NOT NULL, seq INTEGER NOT NULL, kind VARCHAR(20) NOT NULL, day DATE NOT NULL,"
    " actor TEXT NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL, hash VARCHAR(64) NOT NULL, PRIMARY KEY (hazard, seq))",
    "CREATE TABLE hazards (id TEXT PRIMARY KEY, version INTEGER NOT NULL, state VARCHAR(20) NOT NULL)",
    "INSERT INTO hazards VALUES ('H1', 2, 'graded')",
    "INSERT INTO events VALUES ('H1', 1, 'register', '2025-07-01', '检查组', '2025-07-01T09:00:00+08:00',"
    ' \'{"description":"通道堵塞","found_on":"2025-07-01","id":"H1"}\','
    " '4664125664ee7d3d1ef5b356af9faa12d71815784dc7843f7c0d92ffcdc2044b')",
    "INSERT INTO events VALUES ('H1', 2, 'grade', '2025-07-01', '检查组', '2025-07-01T09:05:00+08:00',"
    ' \'{"grade":"general"}\','
    " '81dda479e78eb967801cd8a1c1812eb758256dd8a1780f3a12d93cc0116911a1')",
)
"""What version 1 wrote, hashes included."""


@pytest.fixture
def old(address: str) -> str:
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for statement in VERSION_1:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return address


def test_an_older_ledger_is_not_touched_unasked(old: str) -> None:
    with pytest.raises(LedgerError, match="--upgrade"):
        Ledger.open(old)
    with pytest.raises(LedgerError, match="--upgrade"):
        Ledger.open(old, create=True)


def test_the_upgrade_keeps_every_event(old: str) -> None:
    with Ledger.open(old, upgrade=True) as ledger:
        assert ledger.verify().breaks == ()
        hazard = ledger.get("H1")
        assert (hazard.state, hazard.version, hazard.record.found_on) == (State.GRADED, 2, date(2025, 7, 1))
        assert [event.at.isoformat() for event in ledger.history("H1")] == [
            "2025-07-01T09:00:00+08:00",
            "2025-07-01T09:05:00+08:00",
        ]
        assert [entry["kind"] for entry in ledger.journal()] == ["migrate"]
        ledger.act("H1", "report", by="检查组", on="2025-07-02")
    with Ledger.open(old, upgrade=True) as ledger:
        assert (ledger.verify().sound, ledger.head[0]) == (True, 2)


def test_a_ledger_of_a_later_version_is_refused(address: str) -> None:
    Ledger.open(address, create=True).close()
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger SET version = 99")
    engine.dispose()
    with pytest.raises(LedgerError, match="99"):
        Ledger.open(address, upgrade=True)


def test_what_version_2_left_unknown_is_told_after_the_upgrade(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(
            {"编号": "H1", "隐患描述": "通道堵塞", "整改完成日期": "2025-07-03"}, by="检查组", on="2025-07-01"
        )
        ledger.record({"编号": "H2", "隐患描述": "线路老化"}, by="检查组", on="2025-07-01")
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger SET version = 2")
        connection.exec_driver_sql("UPDATE hazards SET rectified = NULL, closed = NULL, state = 'registered'")
    engine.dispose()
    with pytest.raises(LedgerError, match="--upgrade"):
        Ledger.open(address)
    with Ledger.open(address, upgrade=True) as ledger:
        assert ledger.verify().breaks == ()
        told = ledger.frame().select("id", "state", "rectified", "closed").rows()
        assert told == [("H1", "rectified", True, False), ("H2", "registered", False, False)]
        assert [entry["kind"] for entry in ledger.journal()] == ["record", "record", "migrate"]


BEFORE = (
    "CREATE TABLE former AS SELECT id, version, state, last_on, head, imported, unit, due_on FROM hazards",
    "DROP TABLE hazards",
    "ALTER TABLE former RENAME TO hazards",
)
"""A table of hazards that lacks what later versions added."""


@pytest.mark.parametrize("version", [2, 3, 4])
def test_the_hazards_of_an_older_version_are_built_anew(version: int, address: str, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    path.write_text("编号,单位名称,隐患描述,发现日期,天气\nYH-1,甲厂,漏电,2026-07-01,急\n", encoding="utf-8")
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(path, by="科员", on=date(2026, 7, 2))
        ledger.record({"编号": "H2", "隐患描述": "堵塞"}, by="检查组", on="2026-07-01")
        ledger.act("H2", "report", by="检查组", on="2026-07-03")
        events = [ledger.history(name) for name in ("YH-1", "H2")]
        frame = ledger.frame()
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for statement in (*BEFORE, f"UPDATE ledger SET version = {version}"):  # noqa: S608
            connection.exec_driver_sql(statement)
    engine.dispose()
    with pytest.raises(LedgerError, match="--upgrade"):
        Ledger.open(address)
    with Ledger.open(address, upgrade=True) as ledger:
        assert ledger.verify().breaks == ()
        assert [ledger.history(name) for name in ("YH-1", "H2")] == events
        assert_frame_equal(ledger.frame(), frame)
        assert ledger.get("ｙｈ-1").extra == {"天气": "急"}
        assert [entry["kind"] for entry in ledger.journal()][-1] == "migrate"
        again = ledger.import_table(path, by="科员")
        assert (again.registered, again.amended, again.unchanged) == (0, 0, 1)
        assert ledger.correct("H2", by="检查组", reason="误登记", undo=True).version == 3


@pytest.mark.parametrize(
    ("version", "read"), [(1, False), (2, True), (3, True), (4, True), (5, True), (6, False)]
)
def test_the_export_of_an_older_version_is_read(version: int, read: bool, tmp_path: Path) -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.record({"编号": "H1", "隐患描述": "漏电"}, by="检查组", on="2026-07-01")
        ledger.export(tmp_path / "out")
    about = tmp_path / "out" / "ledger.json"
    about.write_text(
        json.dumps({**json.loads(about.read_text("utf-8")), "version": version}), encoding="utf-8"
    )
    if not read:
        with pytest.raises(LedgerError, match=f"格式版本为{version}，本程序可读取2～5"):
            Ledger.restore(tmp_path / "out", "sqlite://")
        return
    with Ledger.restore(tmp_path / "out", "sqlite://") as again:
        assert again.verify().sound
