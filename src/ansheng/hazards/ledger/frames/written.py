"""Written: when the events of a ledger were put down, beside the days on which they happened."""

from __future__ import annotations

import polars as pl
import sqlalchemy as sa

from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import Store

_BY_HAND = ("record", "act")
"""What the journal calls what a person put down; a table that was imported is written in one moment by nature."""


def written(store: Store) -> pl.DataFrame:
    """One row an event that was not imported: the hazard, the day it happened, who put it down, and the instant."""
    events, journal = schema.events.c, schema.journal.c
    wanted = (
        sa.select(events.hazard, events.kind, events.day, events.actor, events.at)
        .join_from(schema.events, schema.journal, events.number == journal.number)
        .where(journal.kind.in_(_BY_HAND))
        .order_by(events.number, events.hazard, events.seq)
    )
    columns = {"id": pl.String, "kind": pl.String, "day": pl.Date, "actor": pl.String, "at": pl.String}
    store.for_tables()
    with store.reading() as connection:
        rows = [tuple(row) for row in connection.execute(wanted)]
    found = pl.DataFrame(rows, schema=columns, orient="row")
    return found.with_columns(pl.col("at").str.to_datetime(time_zone="UTC", time_unit="us"))
