"""Late: what was recorded after a day and speaks of that day or of one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import polars as pl
import sqlalchemy as sa

from ansheng.errors import check_lang, word
from ansheng.hazards.entry import HazardEntry
from ansheng.hazards.events import KINDS
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.frames.then import china_day, recorded_by
from ansheng.hazards.ledger.rows import event_of
from ansheng.words import Lang, Words

CHUNK = 50_000
COLUMNS: dict[str, Any] = {
    "id": pl.String,
    "seq": pl.Int64,
    "event": pl.String,
    "day": pl.Date,
    "recorded_on": pl.Date,
    "days_late": pl.Int64,
    "by": pl.String,
    "unit": pl.String,
    "description": pl.String,
}
HEADERS = {
    "seq": Words("序号", "no."),
    "event": Words("办理事项", "event"),
    "day": Words("日期", "day"),
    "recorded_on": Words("录入日期", "recorded on"),
    "days_late": Words("晚录天数", "days late"),
    "by": Words("办理人", "by"),
}


def late(store: Store, day: dt.date, known_by: dt.date) -> pl.DataFrame:
    """The events of a day and of those before that were recorded after ``known_by``, and corrections since."""
    events, hazards = schema.events.c, schema.hazards.c
    first = schema.events.alias()
    before = sa.exists().where(first.c.hazard == events.hazard, first.c.seq == 1, first.c.day <= day)
    speaks = sa.or_(events.day <= day, sa.and_(events.kind == "correct", before))
    store.for_tables()
    with store.reading() as connection:
        told = (
            sa.select(schema.events, hazards.unit.label("unit"), hazards.description.label("description"))
            .join(schema.hazards, hazards.id == events.hazard)
            .where(speaks, ~recorded_by(connection, known_by))
            .order_by(events.number, events.hazard, events.seq)
        )
        rows = connection.execute(told.execution_options(yield_per=CHUNK))
        return pl.DataFrame(list(_told(rows, day)), schema=COLUMNS, orient="row")


def _told(rows: Any, day: dt.date) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        event, recorded = event_of(row), china_day(row.at)
        late_by = (recorded - event.day).days
        yield (
            row.hazard,
            row.seq,
            event.kind,
            event.day,
            recorded,
            late_by,
            event.by,
            row.unit,
            row.description,
        )


def late_in_words(frame: pl.DataFrame, lang: Lang) -> pl.DataFrame:
    """The same with headers and words in a language."""
    lang = check_lang(lang)
    kinds = {kind.name: kind.label(lang) for kind in KINDS.values()}
    headers = {name: HazardEntry.fact(name).label(lang) for name in ("id", "unit", "description")}
    headers |= {name: word(lang, words) for name, words in HEADERS.items()}
    return frame.with_columns(pl.col("event").replace(kinds)).rename(headers)
