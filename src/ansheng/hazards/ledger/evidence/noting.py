"""Noting: entries of the journal without events, by which a ledger shows later that something was fixed by then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.events import Role, person
from ansheng.hazards.ledger import acts, roles, rows, schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.evidence.heads import heads_at
from ansheng.proofs.head import Head

Kind = Literal["commit", "draw"]
"""A list that is fixed before chance is known, and what was drawn from it."""


@attrs.frozen
class Noted:
    """An entry of the journal with all that its hash covers, and the head of the ledger at it.

    :param before: the hash of the entry before; the hash is SHA-256 over the canonical JSON of these, in this order
    :param at: when, by the clock of the computer that wrote it, as ISO text
    :param data: what it says, as JSON text
    """

    before: str
    number: int
    at: str
    actor: str
    kind: str
    data: str
    events: int
    digest: str
    hash: str
    head: Head

    @property
    def told(self) -> Mapping[str, Any]:
        """What it says."""
        found: dict[str, Any] = json.loads(self.data)
        return found

    def to_dict(self) -> dict[str, Any]:
        """The entry and the head as plain data."""
        return {**attrs.asdict(self, recurse=False), "head": self.head.to_dict()}


def note(
    store: Store, kind: Kind, key: str, told: Mapping[str, Any], by: str, token: str | None
) -> tuple[Noted, bool]:
    """Write an entry, once for what ``key`` names in it; the one that is there already, and whether it is new.

    :raises RoleError: ``by`` may not supervise, where roles were given
    """
    who = person(by)

    def work(connection: Connection) -> tuple[Noted, bool]:
        roles.check(connection, who, Role.SUPERVISE, token)
        head = rows.lock_head(connection)
        there = _found(connection, kind, key, told[key])
        if there is not None:
            return there, False
        rows.seal(connection, head, kind, who, rows.now(), told, [])
        made = _found(connection, kind, key, told[key])
        assert made is not None
        return made, True

    with acts.attempted(store, who, {"event": kind, key: str(told[key])}):
        return store.write(work)


def noted(store: Store, kind: Kind, key: str, value: str) -> Noted | None:
    """The entry of a kind that says this under a key; None where there is none."""
    with store.reading() as connection:
        return _found(connection, kind, key, value)


def _found(connection: Connection, kind: Kind, key: str, value: str) -> Noted | None:
    journal = schema.journal.c
    wanted = sa.select(schema.journal).where(journal.kind == kind).order_by(journal.number)
    for row in connection.execute(wanted).mappings():
        if json.loads(row["data"]).get(key) == value:
            number = int(row["number"])
            before = connection.scalar(sa.select(journal.hash).where(journal.number == number - 1))
            head = heads_at(connection, [number])[number]
            return Noted(before=rows.FIRST if before is None else before, **row, head=head)
    return None
