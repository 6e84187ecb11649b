"""Forgeries: an event rewritten with its hash, its hazard's state and as much of the journal as somebody may reach."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
import sqlalchemy as sa

from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.rows import (
    FIRST,
    HAZARD_COLUMNS,
    event_hash,
    event_of,
    hazard_row,
    joint_hash,
    journal_hash,
)
from ansheng.hazards.lifecycle import Hazard
from tests.hazards.conftest import table

TOLD = ("hazard", "seq", "kind", "day", "actor", "at", "data")
FOUND = {"编号": "H1", "隐患描述": "通道堵塞", "发现日期": "2026-07-01", "隐患等级": "一般"}
ORDER: dict[str, Any] = {"department": "应急局", "requirement": "清理", "due_on": "2026-07-31"}

Rows = list[dict[str, Any]]


@attrs.frozen
class Forger:
    """Somebody who knows the program and writes to the file."""

    address: str

    def rows(self, query: str) -> Rows:
        with self._engine().begin() as connection:
            return [dict(row) for row in connection.execute(sa.text(query)).mappings()]

    def write(self, statement: str, rows: Rows) -> None:
        with self._engine().begin() as connection:
            connection.execute(sa.text(statement), rows)

    def rewrite(self, hazard: str, seq: int, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Change one event, the hashes from it on, and the stored state, so that all of them fit."""
        found = self.rows(f"SELECT * FROM events WHERE hazard = '{hazard}' ORDER BY seq")  # noqa: S608
        before, made = FIRST, list[dict[str, Any]]()
        for row in found:
            changed = change(row) if row["seq"] == seq else row
            before = event_hash(before, *(changed[name] for name in TOLD))
            made.append({**changed, "hash": before})
        self.write(
            "UPDATE events SET day = :day, actor = :actor, data = :data, hash = :hash"
            " WHERE hazard = :hazard AND seq = :seq",
            made,
        )
        folded = Hazard.of(event_of(attrs.make_class("Row", list(row))(**row)) for row in made)
        state = dict(zip(HAZARD_COLUMNS, hazard_row(folded, before), strict=True))
        sets = ", ".join(f"{name} = :{name}" for name in state if name not in ("id", "imported"))
        self.write(f"UPDATE hazards SET {sets} WHERE id = :id", [state])  # noqa: S608

    def reseal(self, *numbers: int, chained: bool = True) -> None:
        """Make the digests of these entries fit the events, and where ``chained`` their hashes too."""
        entries = {row["number"]: row for row in self.rows("SELECT * FROM journal ORDER BY number")}
        for number in numbers:
            entry = entries[number]
            hashes = self.rows(f"SELECT hash FROM events WHERE number = {number}")  # noqa: S608
            entry["digest"] = joint_hash(row["hash"] for row in hashes)
            if chained:
                earlier = entries[number - 1]["hash"] if number > 1 else FIRST
                entry["hash"] = journal_hash(earlier, entry)
        self.write(
            "UPDATE journal SET digest = :digest, hash = :hash WHERE number = :number", [*entries.values()]
        )

    def crown(self) -> None:
        """Set the head to the last entry."""
        self.write("UPDATE ledger SET hash = (SELECT hash FROM journal ORDER BY number DESC LIMIT 1)", [{}])

    def _engine(self) -> sa.Engine:
        return sa.create_engine(self.address, poolclass=sa.NullPool)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A ledger of three entries: an import of 30 hazards, a hazard of its own, and an order for it; no head is kept."""
    made = f"sqlite:///{tmp_path / '台账.db'}"
    table(30).write_parquet(tmp_path / "a.parquet")
    with Ledger.open(made, create=True) as ledger:
        ledger.import_table(tmp_path / "a.parquet", by="科员", on=date(2026, 7, 1))
        ledger.record(FOUND, by="检查组")
        ledger.act("H1", "order", by="检查组", on="2026-07-02", **ORDER)
    for ending in (".head", ".anchors"):
        (tmp_path / f"台账.db{ending}").unlink()
    return made


def look(address: str, head: tuple[int, str] | None = None) -> list[tuple[Any, ...]]:
    with Ledger.open(address) as ledger:
        return [(b.kind, b.number, b.hazard) for b in ledger.verify(head=head).breaks]


def head_of(address: str) -> tuple[int, str]:
    with Ledger.open(address) as ledger:
        return ledger.head


def later(row: dict[str, Any]) -> dict[str, Any]:
    """The order with a deadline a year later."""
    return {**row, "data": row["data"].replace("2026-07-31", "2027-07-31")}


def by_another(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "actor": "李四"}


@pytest.mark.parametrize("change", [later, by_another])
def test_an_event_rewritten_with_its_hash_and_state_is_named_by_its_entry(
    address: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    Forger(address).rewrite("H1", 2, change)
    with Ledger.open(address) as ledger:
        (found,) = ledger.verify().breaks
    assert (found.kind, found.number, found.hazard) == ("journal", 3, "H1")
    assert "H1" in found.text()
    assert "H1" in found.text("en")


def test_every_entry_whose_events_follow_a_rewritten_one_is_named(address: str) -> None:
    Forger(address).rewrite("H1", 1, by_another)
    assert look(address) == [("journal", 2, "H1"), ("journal", 3, "H1")]


def test_a_rewritten_row_of_an_import_is_missed_in_its_entry(address: str) -> None:
    """Of 30 events in one entry nobody can tell which is the new one."""
    Forger(address).rewrite("H000007", 1, by_another)
    assert look(address) == [("journal", 1, None)]


def test_an_event_moved_to_another_entry_is_missed_in_both(address: str) -> None:
    Forger(address).write("UPDATE events SET number = 2 WHERE hazard = 'H000007'", [{}])
    assert look(address) == [("journal", 1, None), ("journal", 2, "H1")]


def test_two_rewritten_events_cannot_stand_in_for_each_other(address: str) -> None:
    """The digest is over which events an entry holds, not over how many."""
    Forger(address).write("UPDATE events SET number = 5 - number WHERE number > 1", [{}])
    assert look(address) == [("journal", 2, "H1"), ("journal", 3, "H1")]


@pytest.mark.parametrize("number", [2, 3])
def test_a_digest_made_to_fit_breaks_the_hash_of_its_entry(address: str, number: int) -> None:
    forger = Forger(address)
    forger.rewrite("H1", number - 1, by_another)
    forger.reseal(2, 3, chained=False)
    assert ("journal", number, None) in look(address)


def test_an_entry_made_to_fit_breaks_the_next(address: str) -> None:
    forger = Forger(address)
    forger.rewrite("H000007", 1, by_another)
    forger.reseal(1)
    assert look(address) == [("journal", 2, None)]


def test_a_last_entry_made_to_fit_breaks_the_head(address: str) -> None:
    forger = Forger(address)
    forger.rewrite("H1", 2, by_another)
    forger.reseal(3)
    assert look(address) == [("journal", 3, None)]


def test_a_whole_history_made_up_is_named_by_the_head_that_was_kept(address: str) -> None:
    kept, forger = head_of(address), Forger(address)
    forger.rewrite("H000007", 1, by_another)
    for number in (1, 2, 3):
        forger.reseal(number)
    forger.crown()
    assert look(address) == []
    assert look(address, kept) == [("journal", 3, None)]


def test_an_earlier_head_shows_from_where_on_a_history_is_another(address: str) -> None:
    """Heads kept each month bound the forgery: it is after the last that still fits."""
    forger = Forger(address)
    entries = [
        (row["number"], row["hash"]) for row in forger.rows("SELECT number, hash FROM journal ORDER BY 1")
    ]
    forger.rewrite("H1", 2, later)
    forger.reseal(3)
    forger.crown()
    assert [look(address, head) for head in entries] == [[], [], [("journal", 3, None)]]


def test_an_entry_whose_data_cannot_be_read_names_no_hazard(address: str) -> None:
    forger = Forger(address)
    forger.rewrite("H1", 2, by_another)
    for data in ("{", "[1]", '{"hazard": 7}', json.dumps({"event": "order"})):
        forger.write("UPDATE journal SET data = :data WHERE number = 3", [{"data": data}])
        assert look(address) == [("journal", 3, None), ("journal", 3, None)]
