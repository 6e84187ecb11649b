"""The heads that are kept beside a ledger: written with every transaction, and what they show later."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ansheng.hazards.ledger import Ledger, LedgerError
from ansheng.hazards.ledger.evidence import anchors
from tests.hazards.conftest import table
from tests.hazards.test_forgery import Forger, by_another

FOUND = {"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An SQLite ledger of four entries: three batches of an import, and a hazard of its own."""
    made = tmp_path / "台账.db"
    table(30).write_parquet(tmp_path / "a.parquet")
    with Ledger.open(f"sqlite:///{made}", create=True) as ledger:
        ledger.import_table(tmp_path / "a.parquet", by="科员", batch=10)
        ledger.record(FOUND, by="检查组")
    return made


def beside(path: Path) -> Path:
    return path.with_name("台账.db.head")


def anchored(path: Path) -> tuple[int, list[tuple[str, int | None]]]:
    with Ledger.open(f"sqlite:///{path}") as ledger:
        found = ledger.verify()
    return found.anchored, [(b.kind, b.number) for b in found.breaks]


def test_every_transaction_leaves_its_head(path: Path) -> None:
    lines = beside(path).read_text(encoding="utf-8").splitlines()
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert lines == [f"{entry['number']}:{entry['hash']}" for entry in ledger.journal()]
        assert lines[-1] == "{}:{}".format(*ledger.head)
    assert anchored(path) == (4, [])


def test_what_writes_nothing_leaves_nothing(path: Path, tmp_path: Path) -> None:
    before = beside(path).read_bytes()
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.import_table(tmp_path / "a.parquet", by="科员")
        ledger.verify()
    assert beside(path).read_bytes() == before


def test_entries_after_the_last_kept_head_are_not_anchored(path: Path) -> None:
    heads = beside(path).read_text(encoding="utf-8").splitlines()
    beside(path).write_text("\n".join(heads[:2]), encoding="utf-8")
    path.with_name("台账.db.anchors").unlink()
    assert anchored(path) == (2, [])
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.act("H1", "report", by="检查组", on="2026-07-02")
    assert anchored(path) == (5, [])
    beside(path).unlink()
    assert anchored(path) == (0, [])


def test_a_history_made_up_with_its_head_is_found(path: Path) -> None:
    forger = Forger(f"sqlite:///{path}")
    forger.rewrite("H000012", 1, by_another)
    for number in (2, 3, 4):
        forger.reseal(number)
    forger.crown()
    assert anchored(path) == (1, [("journal", 2), ("journal", 3), ("journal", 4)])
    for ending in (".head", ".anchors"):
        path.with_name(f"台账.db{ending}").unlink()
    assert anchored(path) == (0, [])


def test_an_end_that_was_cut_off_is_found(path: Path) -> None:
    forger = Forger(f"sqlite:///{path}")
    for statement in (
        "DELETE FROM events WHERE hazard = 'H1'",
        "DELETE FROM hazards WHERE id = 'H1'",
        "DELETE FROM journal WHERE number = 4",
        "UPDATE ledger SET number = 3, hash = (SELECT hash FROM journal WHERE number = 3)",
    ):
        forger.write(statement, [{}])
    assert anchored(path) == (3, [("journal", 4)])


def test_two_heads_of_one_number_contradict_each_other(path: Path) -> None:
    with beside(path).open("a", encoding="utf-8") as file:
        file.write(f"4:{'0' * 64}\n")
    assert anchored(path) == (3, [("journal", 4)])


def test_a_line_that_is_no_head_is_named(path: Path) -> None:
    beside(path).write_text(beside(path).read_text(encoding="utf-8") + "4:abc\n", encoding="utf-8")
    assert anchored(path) == (4, [("head", None)])
    with Ledger.open(f"sqlite:///{path}") as ledger:
        (found,) = ledger.verify().breaks
        assert "第5行" in found.text()
        assert "line 5" in found.text("en")


def test_a_line_that_was_not_finished_does_not_swallow_the_next(path: Path) -> None:
    with beside(path).open("a", encoding="utf-8") as file:
        file.write("5:ab")
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.act("H1", "report", by="检查组", on="2026-07-02")
    assert anchored(path) == (5, [("head", None)])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    beside(path).unlink()
    os.mkfifo(beside(path))
    with pytest.raises(LedgerError):
        Ledger.open(f"sqlite:///{path}")


def test_where_it_cannot_be_written_the_ledger_goes_on(tmp_path: Path) -> None:
    anchors.keep(tmp_path / "没有" / "台账.db.head", (1, "0" * 64))
    assert anchors.kept(tmp_path / "没有" / "台账.db.head").heads == {}


def test_a_ledger_in_memory_keeps_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        assert ledger.verify().anchored == 0
        assert ledger.verify(head=ledger.head).anchored == 1
    assert list(tmp_path.iterdir()) == []
