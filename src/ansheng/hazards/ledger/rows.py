"""Rows of the ledger: events and hazards as they are stored, and the hashes that chain them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import FactValueError
from ansheng.hazards.entry import HazardEntry
from ansheng.hazards.events import Event, from_json, quoted, storable, to_json
from ansheng.hazards.ledger import schema
from ansheng.hazards.lifecycle import Hazard
from ansheng.sheets import names
from ansheng.words import Words
from ansheng.zones import EAST

LONGEST_ID = 200
_SAMPLE = 1_000
FIRST = ""
"""What stands for the hash before the first event of a hazard and before the first entry of the journal."""

_DAYS = tuple(name for name in schema.FACTS if HazardEntry.fact(name).kind == "day")
HAZARD_COLUMNS = tuple(column.name for column in schema.hazards.c)
OWN = HAZARD_COLUMNS[: -len(schema.FACTS)]

Row = tuple[Any, ...]
_NUMBERS = count()


def now() -> dt.datetime:
    """The time at which something is recorded, in China."""
    return dt.datetime.now(dt.timezone(EAST)).replace(microsecond=0)


def event_row(hazard: str, seq: int, event: Event, data: str, before: str, number: int) -> Row:
    """An event as a row; ``data`` is its data as text, ``before`` the hash of the event before it."""
    day, at = event.on.isoformat(), event.at.isoformat()
    digest = event_hash(before, hazard, seq, event.kind, day, event.by, at, data)
    return hazard, seq, event.kind, day, event.by, at, data, digest, number


def event_hash(
    before: str, hazard: str, seq: int, kind: str, day: str, actor: str, at: str, data: str
) -> str:
    """SHA-256 over the canonical JSON of an event and the hash before it."""
    told = event_text(before, hazard, seq, kind, day, actor, at, data)
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()


def event_text(
    before: str, hazard: str, seq: int, kind: str, day: str, actor: str, at: str, data: str
) -> str:
    """The canonical JSON of an event and the hash before it; ``data`` is JSON already."""
    return f'["{before}",{quoted(hazard)},{seq},"{kind}","{day}",{quoted(actor)},{quoted(at)},{data}]'


def journal_hash(before: str, row: Mapping[str, Any]) -> str:
    """SHA-256 over an entry of the journal and the hash before it."""
    told = [before, *(row[name] for name in ("number", "at", "actor", "kind", "data", "events", "digest"))]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def joint_hash(hashes: Iterable[str]) -> str:
    """SHA-256 over the hashes of all events of a transaction, in the order of the hashes."""
    return hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()


def hazard_row(
    hazard: Hazard, head: str, imported: str | None = None, facts: Sequence[str] = schema.FACTS
) -> Row:
    """A hazard as a row of the columns ``OWN`` and those facts; days are ISO text, which both databases take."""
    known = hazard.values
    told = [known.get(name) for name in facts]
    days = [value.isoformat() if value.__class__ is dt.date else value for value in told]
    extra = to_json(hazard.extra) if hazard.extra else None
    own = (hazard.id, hazard.version, hazard.state.value, hazard.last_on.isoformat(), head, imported)
    return (*own, id_key(hazard.id), extra, *days)


def event_of(row: Any) -> Event:
    """The event that a row holds, its day as a day or as text."""
    day = dt.date.fromisoformat(row.day) if isinstance(row.day, str) else row.day
    return Event(row.kind, day, row.actor, dt.datetime.fromisoformat(row.at), from_json(row.data))


def id_key(name: str) -> str | None:
    """An id as ids are compared, so that two ways of typing one are one; None where that is too long for a key."""
    key = name.lower() if name.isascii() and name.isalnum() else names.key(name)
    return key if len(key) <= LONGEST_ID else None


def storable_id(name: str) -> str:
    """An id as it can be a key.

    :raises FactValueError: nobody can see anything in it, it is too long or holds what a database cannot keep
    """
    if not 0 < len(name) <= LONGEST_ID or not id_key(name):
        raise FactValueError(
            Words(
                f"编号应为1～{LONGEST_ID}个可见字符，收到{len(name)}个字符；请更正",
                f"an id has 1 to {LONGEST_ID} characters that one can see, not {len(name)}; correct it",
            )
        )
    return storable(name, "id")


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row], columns: Sequence[str] = ()) -> None:
    """Add many rows the fast way of each database; a row holds the columns in their order."""
    if not rows:
        return
    names = columns or [column.name for column in table.c]
    listed = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})', list(rows))  # noqa: S608
        return
    _copy(connection, f'COPY "{table.name}" ({listed}) FROM STDIN', rows)


def _copy(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    base: Any = connection.dialect.dbapi
    try:
        with driver.cursor().copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except base.Error as error:
        raise sa.exc.DBAPIError.instance(statement, None, error, base.Error) from error


def pieces(
    connection: Connection, wanted: sa.Select[Any], size: int, *, raw: bool = False
) -> Iterator[list[Row]]:
    """The rows of a query as the driver gives them, so many at a time.

    :param raw: SQLite gives the bytes of texts
    """
    base: Any = connection.dialect.dbapi
    driver: Any = connection.connection.driver_connection
    told = str(wanted.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    lite = connection.dialect.name == "sqlite"
    try:
        with closing(driver.cursor() if lite else driver.cursor(f"pieces_{next(_NUMBERS)}")) as cursor:
            cursor.execute(told)
            while rows := _raw(driver, cursor, size) if raw else cursor.fetchmany(size):
                yield rows
    except base.Error as error:
        raise sa.exc.DBAPIError.instance(told, None, error, base.Error) from error


def _raw(driver: Any, cursor: Any, size: int) -> list[Row]:
    """The next rows of SQLite with the bytes of their texts; others that are read meanwhile are as they were."""
    before, driver.text_factory = driver.text_factory, bytes
    try:
        found: list[Row] = cursor.fetchmany(size)
        return found
    finally:
        driver.text_factory = before


def as_text(table: sa.FromClause) -> list[Any]:
    """The columns of a table as they are hashed: days as ISO text."""
    return [sa.cast(c, sa.Text).label(c.name) if isinstance(c.type, sa.Date) else c for c in table.c]


def plainly(column: Any) -> Any:
    """A column as the database gives it fastest: days as ISO text, flags as numbers."""
    kinds: dict[type[Any], type[Any]] = {sa.Date: sa.Text, sa.Boolean: sa.Integer}
    wanted = kinds.get(type(column.type))
    return column if wanted is None else sa.cast(column, wanted).label(column.name)


def stored_facts(connection: Connection) -> tuple[str, ...]:
    """The facts that are stored of any hazard, in order."""
    hazards, facts, found = schema.hazards.c, list(schema.FACTS), set[str]()
    while absent := [name for name in facts if name not in found]:
        there = [hazards[name].is_not(None) for name in absent]
        rows = connection.execute(sa.select(*there).where(sa.or_(*there)).limit(_SAMPLE)).all()
        if not rows:
            break
        found |= {
            name for name, stored in zip(absent, map(any, zip(*rows, strict=True)), strict=True) if stored
        }
    return tuple(name for name in sorted(facts) if name in found)


def store(connection: Connection, hazard: Hazard, head: str) -> None:
    """Replace the row of a hazard; the version before it must be the one that is stored."""
    values = dict(zip(HAZARD_COLUMNS, hazard_row(hazard, head), strict=True))
    for name in ("imported", "id", "key"):
        del values[name]
    for name in ("last_on", *_DAYS):
        values[name] = hazard.last_on if name == "last_on" else hazard.get(name)
    connection.execute(
        sa.update(schema.hazards)
        .where(schema.hazards.c.id == hazard.id, schema.hazards.c.version == hazard.version - 1)
        .values(values)
    )


def lock_head(connection: Connection) -> Any:
    """The last entry of the journal, kept from other writers until the transaction ends."""
    return connection.execute(sa.select(schema.ledger).with_for_update()).one()


def seal(
    connection: Connection,
    head: Any,
    kind: str,
    actor: str,
    at: dt.datetime,
    data: Mapping[str, Any],
    hashes: Sequence[str],
) -> None:
    """Write the journal entry of a transaction whose events have these hashes; ``head`` is the locked entry before."""
    row: dict[str, Any] = {
        "number": head.number + 1,
        "at": at.isoformat(),
        "actor": actor,
        "kind": kind,
        "data": to_json(data),
        "events": len(hashes),
        "digest": joint_hash(hashes),
    }
    row["hash"] = journal_hash(head.hash, row)
    connection.execute(sa.insert(schema.journal).values(row))
    connection.execute(sa.update(schema.ledger).values(number=row["number"], hash=row["hash"]))
