"""Schema of the ledger: its tables, and the number of its version."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
)

from ansheng.hazards.entry import HazardEntry

VERSION = 5
"""What earlier versions lack is told in :mod:`ansheng.hazards.ledger.migrate`."""

_TYPES: dict[str, Any] = {"flag": Boolean, "count": Integer, "day": Date, "number": Float}

metadata = MetaData()

ledger = Table(
    "ledger",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row: the version of the schema, and the number and hash of the last entry of the journal."""

journal = Table(
    "journal",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", String(20), nullable=False, index=True),
    Column("data", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row a transaction: what was done by whom, and a hash over it, its events and the entry before."""

events = Table(
    "events",
    metadata,
    Column("hazard", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("number", BigInteger, nullable=False),
)
"""One row an event, never changed; its hash covers it and the event of the same hazard before it."""

attempts = Table(
    "attempts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("last", Text, nullable=False),
)
"""One row a refused attempt, which the journal has once: how often it was made, and when last.

No hash covers it. An older ledger of the same version has it from the first attempt on that is refused.
"""

FACTS = tuple(name for name in HazardEntry.facts() if name != "id")

hazards = Table(
    "hazards",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("last_on", Date, nullable=False),
    Column("head", String(64), nullable=False),
    Column("imported", String(32)),
    Column("key", Text, unique=True),
    Column("_extra", Text),
    *(Column(name, _TYPES.get(HazardEntry.fact(name).kind, Text)) for name in FACTS),
)
"""One row a hazard: what its events make of it, written in the same transaction, and rebuilt from them at will.

``key`` is its id as ids are compared; null where an older ledger has another hazard whose id is the same but for the
way of typing it. ``_extra`` is what tables say of it in columns that no fact is for, as JSON.
"""

_open = hazards.c.state != literal_column("'closed'")
Index("hazards_open", hazards.c.due_on, sqlite_where=_open, postgresql_where=_open)
