"""Known: what a ledger holds already of the hazards that the rows of a table name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import polars as pl
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
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
    pairs = zip(ids, part[KEY].to_list(), strict=True) if exact or alike else ()
    found = [exact.get(name) or alike.get(key) for name, key in pairs] or [None] * len(ids)
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
        wanted = wanted.where(among(connection, column, values[start : start + _CHUNK]))
        wanted = wanted.order_by(hazards.id).with_for_update()
        for row in connection.execute(wanted):
            by, *kept = row
            found[by] = Known(*kept)
    return found


def among(connection: Connection, column: sa.Column[Any], values: Sequence[str]) -> Any:
    """That one of many values stands in a column, the values as one parameter: the query is the same for any number."""
    if connection.dialect.name == "sqlite":
        told = sa.bindparam(None, json.dumps(values, ensure_ascii=False), sa.Text)
        return column.in_(sa.select(sa.func.json_each(told).table_valued("value").c.value))
    return column == sa.any_(sa.bindparam(None, list(values), ARRAY(sa.Text)))


def histories(connection: Connection, ids: Sequence[str]) -> dict[str, list[Event]]:
    """The events of hazards, in order, by their ids."""
    columns = schema.events.c
    found: dict[str, list[Event]] = {name: [] for name in ids}
    for start in range(0, len(ids), _CHUNK):
        these = among(connection, columns.hazard, ids[start : start + _CHUNK])
        wanted = sa.select(schema.events).where(these)
        for row in connection.execute(wanted.order_by(columns.hazard, columns.seq)):
            found[row.hazard].append(event_of(row))
    return found
