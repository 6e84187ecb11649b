"""Migration: making a ledger, telling its version, and bringing an older one to the present schema.

Version 1 had the events and hazards without a journal; the upgrade enters all its events in one journal entry.
Version 2 left unknown whether a hazard was rectified or closed where no table or event said so. Version 3 compared ids
as they were typed, and let columns go that no fact is for. Version 4 did not know whether a hazard had come back. Each
upgrade builds the hazards anew and is an entry of the journal; no event is changed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.events import Event
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import WAIT_SECONDS, ConflictError, LedgerError, Store
from ansheng.hazards.ledger.evidence import anchors
from ansheng.hazards.ledger.evidence.breaks import Break, no_state, other_count, unread
from ansheng.hazards.ledger.rows import (
    FIRST,
    HAZARD_COLUMNS,
    as_text,
    event_of,
    hazard_row,
    insert,
    lock_head,
    now,
    seal,
)
from ansheng.hazards.ledger.verify import Stored, entries, linked, orphans
from ansheng.hazards.lifecycle import Hazard
from ansheng.words import Words

Became = Literal["there", "made", "upgraded"]
"""What opening a ledger has made of it."""

CHUNK = 20_000
_PAUSE_SECONDS = 0.05
_KEY = HAZARD_COLUMNS.index("key")


def prepare(store: Store, *, create: bool, upgrade: bool) -> Became:
    """Make the database ready to be used as a ledger, and tell what it became.

    :raises LedgerError: it holds no ledger, one of another version, or one to be upgraded that does not verify
    """
    if create:
        with store.new_file():
            if _version(store) is None and _make(store):
                return "made"
    version = _version(store)
    if version is not None and not isinstance(version, int):
        raise LedgerError(
            Words(
                f"{store.address}：台账的格式版本记录有改动；请用备份恢复",
                f"{store.address}: is no sound ledger; its version was tampered with; restore a copy",
            )
        )
    if version == schema.VERSION:
        return "there"
    if version is None:
        raise LedgerError(
            Words(
                f"{store.address}：其中无台账；请先用 ansheng ledger init 建立",
                f"{store.address}: holds no ledger; make one with ansheng ledger init",
            )
        )
    if version > schema.VERSION:
        raise LedgerError(
            Words(
                f"{store.address}：台账格式版本为{version}，本程序最高支持{schema.VERSION}；请升级 ansheng",
                f"{store.address}: the ledger is of version {version}, this program knows {schema.VERSION}; "
                "upgrade ansheng",
            )
        )
    if not upgrade:
        raise LedgerError(
            Words(
                f"{store.address}：台账格式版本为{version}，应为{schema.VERSION}；"
                "请先备份，再用 ansheng ledger init --upgrade 升级",
                f"{store.address}: the ledger is of version {version}; "
                f"after a backup, ansheng ledger init --upgrade makes it version {schema.VERSION}",
            )
        )
    if breaks := _written(store, version):
        raise LedgerError(
            Words(
                f"{store.address}：台账未通过核验，未升级（{breaks[0].words.zh}）；请用备份恢复",
                f"{store.address}: does not verify and is not upgraded ({breaks[0].words.en}); restore a copy",
            )
        )
    store.write(_upgrade)
    return "upgraded"


def _make(store: Store) -> bool:
    use_wal(store)
    return store.write(lambda connection: create_tables(connection, store.address))


def create_tables(connection: Connection, address: str) -> bool:
    """Make the tables of a ledger; others in the database stay as they are. False where a ledger is there.

    :raises LedgerError: tables of the same names are there already
    """
    there = set(sa.inspect(connection).get_table_names()) & set(schema.metadata.tables)
    if there >= {schema.ledger.name, schema.events.name, schema.hazards.name}:
        return False
    if there:
        raise LedgerError(
            Words(
                f"{address}：数据库中已有表 {'、'.join(sorted(there))}；请改用其他数据库",
                f"{address}: tables of these names are there already: {', '.join(sorted(there))}; "
                "use another database",
            )
        )
    schema.metadata.create_all(connection)
    first = {"one": 1, "version": schema.VERSION, "number": 0, "hash": FIRST}
    connection.execute(sa.insert(schema.ledger).values(first))
    return True


def rebuild(connection: Connection) -> None:
    """Build the table of hazards anew from the events."""
    schema.hazards.drop(connection, checkfirst=True)
    schema.hazards.create(connection)
    rows, keys = [], set[str]()
    for name, head, events in histories(connection):
        row = hazard_row(Hazard.of(events), head)
        assert name == row[0]
        if (key := row[_KEY]) in keys:
            row = (*row[:_KEY], None, *row[_KEY + 1 :])
        keys.add(key)
        rows.append(row)
        if len(rows) >= CHUNK:
            insert(connection, schema.hazards, rows)
            rows = []
    insert(connection, schema.hazards, rows)


def histories(connection: Connection) -> Iterator[tuple[str, str, list[Event]]]:
    """Each hazard with the hash of its last event and all its events, read in pieces."""
    order = sa.select(schema.events).order_by(schema.events.c.hazard, schema.events.c.seq)
    name: str | None = None
    head, events = FIRST, list[Event]()
    for row in connection.execute(order.execution_options(yield_per=CHUNK)):
        if name is not None and row.hazard != name:
            yield name, head, events
            events = []
        name, head = row.hazard, row.hash
        events.append(event_of(row))
    if name is not None:
        yield name, head, events


def _version(store: Store) -> int | None:
    with store.reading() as connection:
        if not sa.inspect(connection).has_table(schema.ledger.name):
            return None
        version: int = connection.execute(sa.select(schema.ledger.c.version)).scalar_one()
        return version


def use_wal(store: Store) -> None:
    """Let SQLite have readers and one writer at the same time; kept in the file from now on.

    :raises ConflictError: others are at the file all the time
    """
    until = time.monotonic() + WAIT_SECONDS
    while store.sqlite:
        try:
            with store.writing() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
        except ConflictError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _written(store: Store, version: int) -> tuple[Break, ...]:
    """What does not fit in a ledger of an older version: in its events, how many each hazard has, and its journal.

    What the hazards are otherwise said to be is not looked at; an upgrade builds it anew.
    """
    found = anchors.kept(store.heads)
    with store.inspecting() as connection:
        breaks = [
            *(unread(store.heads, line) for line in found.unread),
            *_older(connection, version),
            *orphans(connection),
        ]
        if version > 1:
            end = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
            breaks += entries(connection, (end.number, end.hash), found.heads)
    return tuple(breaks)


def _older(connection: Connection, version: int) -> Iterator[Break]:
    """Each hazard's events against their hashes and against what is stored of the hazard.

    Version 1 had no journal, so that no event was of an entry, and kept no hash with a hazard.
    """
    late = {"number"} if version == 1 else set()
    columns = [sa.literal(0) if c.name in late else c for c in as_text(schema.events)]
    order = sa.select(*columns).order_by(schema.events.c.hazard, schema.events.c.seq)
    hazards = schema.hazards.c
    kept = sa.select(hazards.id, hazards.version, sa.null() if version == 1 else hazards.head)
    stored = {name: (count, head) for name, count, head in connection.execute(kept)}
    rows = (Stored(*row) for row in connection.execute(order.execution_options(yield_per=CHUNK)))
    for name, events in groupby(rows, key=lambda row: row.hazard):
        history = list(events)
        broken = list(linked(history))
        yield from broken
        if name not in stored:
            yield no_state(name)
        elif not broken and stored[name] not in ((len(history), history[-1].hash), (len(history), None)):
            yield other_count(name, stored[name][0], len(history))


def _upgrade(connection: Connection) -> None:
    version = connection.scalar(sa.select(schema.ledger.c.version).with_for_update())
    if version == schema.VERSION:
        return  # another process was faster
    hashes = _add_journal(connection) if version == 1 else []
    rebuild(connection)
    told = {"from": version, "to": schema.VERSION}
    seal(connection, lock_head(connection), "migrate", "ansheng", now(), told, hashes)
    connection.execute(sa.update(schema.ledger).values(version=schema.VERSION))


def _add_journal(connection: Connection) -> list[str]:
    """Give a ledger of version 1 its journal; the hashes of the events that its first entry will hold."""
    for statement in (
        "ALTER TABLE ledger ADD COLUMN number BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE ledger ADD COLUMN hash VARCHAR(64) NOT NULL DEFAULT ''",
        "ALTER TABLE events ADD COLUMN number BIGINT NOT NULL DEFAULT 1",
    ):
        connection.exec_driver_sql(statement)
    schema.journal.create(connection)
    return list(connection.scalars(sa.select(schema.events.c.hash)))
