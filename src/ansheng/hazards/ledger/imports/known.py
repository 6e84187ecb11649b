"""Known: what a ledger holds already of the hazards that the rows of a table name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.events import PLACE, Event
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.imports.identity import KEY, NATURAL, ORDINAL, former
from ansheng.hazards.ledger.rows import event_of

_CHUNK = 5_000


@attrs.frozen(eq=False)
class Known:
    """What is stored of a hazard that a row names."""

    id: str
    version: int
    head: str
    imported: str | None


def told(events: Iterable[Event]) -> dict[str, Any]:
    """What tables, and the registration, have said of a hazard so far; what its other events say left aside."""
    said: dict[str, Any] = {}
    for event in events:
        if event.kind == "register" or any(name in event.data for name in PLACE):
            said |= event.facts()
    return said


def found_of(connection: Connection, part: pl.DataFrame) -> list[Known | None]:
    """What is stored of the hazards that rows name, kept from other writers.

    A hazard is found by the id as it stands, as ids are compared, or as a row without one may have been called before.
    """
    hazards, ids = schema.hazards.c, part["id"].to_list()
    if connection.scalar(sa.select(hazards.id).limit(1)) is None:
        return [None] * len(ids)
    alike = _stored(connection, hazards.key, part[KEY].to_list())
    unkeyed = connection.scalar(sa.select(hazards.id).where(hazards.key.is_(None)).limit(1)) is not None
    exact = _stored(connection, hazards.id, ids) if unkeyed else {}
    found = [exact.get(name) or alike.get(key) for name, key in zip(ids, part[KEY], strict=True)]
    new = part.with_columns(
        pl.Series("_at", range(len(ids))), pl.Series("_new", [row is None for row in found])
    )
    new = new.filter(pl.col("_new") & pl.col(ORDINAL).is_not_null())
    new = new.select("_at", ORDINAL, *NATURAL)
    others = {
        at: former(dict(zip(NATURAL, told, strict=True)), ordinal) for at, ordinal, *told in new.iter_rows()
    }
    before = _stored(connection, hazards.id, [name for called in others.values() for name in called])
    for at, called in others.items():
        found[at] = next((before[name] for name in called if name in before), None)
    return found


def _stored(connection: Connection, column: sa.Column[Any], values: Sequence[str]) -> dict[str, Known]:
    """The hazards in whose column one of these values stands, by it."""
    hazards = schema.hazards.c
    found: dict[str, Known] = {}
    for start in range(0, len(values), _CHUNK):
        wanted = sa.select(column.label("by"), hazards.id, hazards.version, hazards.head, hazards.imported)
        wanted = (
            wanted.where(column.in_(values[start : start + _CHUNK])).order_by(hazards.id).with_for_update()
        )
        found |= {r.by: Known(r.id, r.version, r.head, r.imported) for r in connection.execute(wanted)}
    return found


def histories(connection: Connection, ids: Sequence[str]) -> dict[str, list[Event]]:
    """The events of hazards, in order, by their ids."""
    columns = schema.events.c
    found: dict[str, list[Event]] = {name: [] for name in ids}
    for start in range(0, len(ids), _CHUNK):
        wanted = sa.select(schema.events).where(columns.hazard.in_(ids[start : start + _CHUNK]))
        for row in connection.execute(wanted.order_by(columns.hazard, columns.seq)):
            found[row.hazard].append(event_of(row))
    return found
