"""Migration: making a ledger, telling its version, and bringing an older one to the present schema.

Version 1 had the events and hazards without a journal; the upgrade enters all its events in one journal entry.
Version 2 left unknown whether a hazard was rectified or closed where no table or event said so. Version 3 compared ids
as they were typed, and let columns go that no fact is for. Each upgrade builds the hazards anew and is an entry of the
journal; no event is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.events import Event
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import LedgerError, Store
from ansheng.hazards.ledger.rows import (
    FIRST,
    HAZARD_COLUMNS,
    event_of,
    hazard_row,
    insert,
    lock_head,
    now,
    seal,
)
from ansheng.hazards.lifecycle import Hazard
from ansheng.words import Words

CHUNK = 20_000
_KEY = HAZARD_COLUMNS.index("key")


def prepare(store: Store, *, create: bool, upgrade: bool) -> None:
    """Make the database ready to be used as a ledger.

    :raises LedgerError: it holds no ledger, or one of another version
    """
    if create and _version(store) is None:
        make(store)
        return
    version = _version(store)
    if version is not None and not isinstance(version, int):
        raise LedgerError(
            Words(
                f"{store.address}：台账的格式版本记录有改动；请用备份恢复",
                f"{store.address}: is no sound ledger; its version was tampered with; restore a copy",
            )
        )
    if version == schema.VERSION:
        return
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
    store.write(_upgrade)


def make(store: Store) -> None:
    """Make the tables of an empty ledger; others in the database stay as they are.

    :raises LedgerError: some of the tables are there already
    """
    if store.sqlite:
        _use_wal(store)

    def work(connection: Connection) -> None:
        there = set(sa.inspect(connection).get_table_names()) & set(schema.metadata.tables)
        if there:
            raise LedgerError(
                Words(
                    f"{store.address}：数据库中已有表 {'、'.join(sorted(there))}；请改用其他数据库",
                    f"{store.address}: tables of these names are there already: {', '.join(sorted(there))}; "
                    "use another database",
                )
            )
        schema.metadata.create_all(connection)
        connection.execute(
            sa.insert(schema.ledger).values(one=1, version=schema.VERSION, number=0, hash=FIRST)
        )

    store.write(work)


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


def _use_wal(store: Store) -> None:
    """Readers and one writer at the same time; kept in the file from now on."""
    with store.writing() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


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
