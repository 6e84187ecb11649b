"""Proving: that one event stands in a ledger, and that a ledger begins with an older one."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import UnknownNameError
from ansheng.hazards.ledger import acts, rows, schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.evidence.heads import Told, anchors, heads_at, leaf_of, leaves_of
from ansheng.proofs import merkle
from ansheng.proofs.head import Head, ProofError
from ansheng.proofs.proof import EVENT
from ansheng.words import Words


def prove(store: Store, named: str, number: int | None, at: Told | None) -> dict[str, Any]:
    """The proof that an event of a hazard stands in the ledger up to an anchor, or as it is.

    :raises UnknownNameError: there is no such hazard or event
    :raises ProofError: the event is later than the anchor, or the ledger is not the one that it is of
    """
    columns, journal = schema.events.c, schema.ledger.c
    with store.reading() as connection:
        hazard = acts.known(connection, named)
        found = connection.execute(
            sa.select(schema.events).where(columns.hazard == hazard).order_by(columns.seq)
        ).all()
        wanted = len(found) if number is None else number
        if not 1 <= wanted <= len(found):
            known = [str(each) for each in range(1, len(found) + 1)]
            raise UnknownNameError.of(
                Words(f"隐患“{hazard}”的办理事项", f"event of {hazard!r}"), str(number), known
            )
        event = found[wanted - 1]
        end = connection.scalar(sa.select(journal.number)) or 0
        head = _head_of(connection, end) if at is None else _fitting(connection, at)
        if event.number > head.entries:
            raise ProofError(
                Words(
                    f"该项办理事项（日志第{event.number}条）在所给的存证（第{head.entries}条）之后登记；请用更新的存证",
                    f"the event (entry {event.number}) is later than the anchor (entry {head.entries}); take a newer",
                )
            )
        leaves, index = list[bytes](), 0
        for entry, added in leaves_of(connection, last=head.entries):
            index = len(leaves) + added.index(leaf_of(event.hash)) if entry == event.number else index
            leaves += added
    before = found[wanted - 2].hash if wanted > 1 else rows.FIRST
    day = event.day if isinstance(event.day, str) else event.day.isoformat()
    told = (event.hazard, event.seq, event.kind, day, event.actor, event.at, event.data)
    return {
        "schema": EVENT,
        "event": rows.event_text(before, *told),
        "index": index,
        "path": [each.hex() for each in merkle.path(leaves, index)],
        "head": head.to_dict(),
    }


def prove_growth(store: Store, older: Told, newer: Told | None) -> dict[str, Any]:
    """The proof that the ledger up to an anchor, or as it is, begins with that of an older anchor.

    :raises ProofError: the ledger is not the one that an anchor is of, or the older one is the later
    """
    with store.reading() as connection:
        first = _fitting(connection, older)
        end = connection.scalar(sa.select(schema.ledger.c.number)) or 0
        second = _head_of(connection, end) if newer is None else _fitting(connection, newer)
        if first.entries > second.entries:
            raise ProofError(
                Words(
                    f"--since 的存证（第{first.entries}条）晚于另一存证（第{second.entries}条）；请对调",
                    f"the older anchor (entry {first.entries}) is the later ({second.entries}); exchange them",
                )
            )
        leaves = [data for _, added in leaves_of(connection, last=second.entries) for data in added]
    way = [each.hex() for each in merkle.growth(leaves, first.events)]
    return {"schema": EVENT, "older": first.to_dict(), "path": way, "head": second.to_dict()}


def _head_of(connection: Connection, number: int) -> Head:
    found = heads_at(connection, [number]).get(number)
    if found is None:
        raise ProofError(
            Words(
                f"台账无日志第{number}条：是更早的副本，或末尾被删去；请核验台账",
                f"the ledger has no entry {number}: it is an older copy, or its end was cut off; verify it",
            )
        )
    return found


def _fitting(connection: Connection, told: Told) -> Head:
    """The head at the last of the anchors that are given, which must be the one that was kept."""
    anchor = max(anchors(told), key=lambda each: each.entries)
    head = _head_of(connection, anchor.entries)
    if not anchor.fits(head):
        raise ProofError(
            Words(
                f"台账的日志第{anchor.entries}条与所给的存证不符；请核验台账",
                f"entry {anchor.entries} of the ledger is not the one that the anchor is of; verify the ledger",
            )
        )
    return head
