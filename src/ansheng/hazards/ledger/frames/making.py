"""Making of frames: the hazards of a ledger read from its tables, or folded from their events as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import word
from ansheng.facts.loading.columns import DTYPES
from ansheng.hazards.entry import HazardEntry, State
from ansheng.hazards.events import EXTRA, Event, to_json
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import roles, schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.frames.asked import IS_OPEN, Asked, state_called
from ansheng.hazards.ledger.frames.then import Then
from ansheng.hazards.ledger.imports.columns import consistent, last, progressed, state
from ansheng.hazards.ledger.rows import event_of, id_key, pieces, plainly, stored_facts
from ansheng.hazards.lifecycle import Hazard
from ansheng.hazards.records import HazardRecord
from ansheng.words import Lang, Words

CHUNK = 50_000
_OWN = {"state": pl.String, "version": pl.Int64, "last_on": pl.Date}
_SCHEMA: dict[str, Any] = {
    "id": pl.String,
    **_OWN,
    **{name: DTYPES[HazardEntry.fact(name).kind] for name in schema.FACTS},
    EXTRA: pl.String,
}
_TABLE = (*HazardRecord.facts(), EXTRA)

_DTYPES = {**_SCHEMA, "_day": pl.Date, "_at": pl.String}
_PLAIN = {pl.Date: pl.String, pl.Boolean: pl.Int64}


LISTED = (
    "id", "state", "grade", "description", "unit", "region", "department", "found_on", "due_on", "rectified_on",
    "closed_on",
)  # fmt: skip
"""What a search tells of each hazard."""


def frame(
    store: Store,
    states: Iterable[str] | None = None,
    due_by: dt.date | None = None,
    columns: Sequence[str] = tuple(_SCHEMA),
    open_on: dt.date | None = None,
    ids: Iterable[str] | None = None,
) -> pl.DataFrame:
    """The hazards as stored."""
    hazards = schema.hazards.c
    wanted = sa.select(*(hazards[name] for name in columns)).order_by(hazards.id)
    if states is not None:
        wanted = wanted.where(hazards.state.in_([state_called(state) for state in states]))
    if due_by is not None:
        wanted = wanted.where(IS_OPEN, hazards.due_on <= due_by)
    if open_on is not None:
        wanted = wanted.where(sa.or_(IS_OPEN, hazards.closed_on > open_on))
    if ids is not None:
        names = list(ids)
        wanted = wanted.where(sa.or_(hazards.key.in_(map(id_key, names)), hazards.id.in_(names)))
    store.for_tables()
    with store.reading() as connection:
        return _frame(
            connection, wanted, whole=not any(each is not None for each in (states, due_by, open_on, ids))
        )


def found(
    store: Store,
    asked: Asked,
    day: dt.date | None = None,
    limit: int | None = None,
    known_by: dt.date | None = None,
) -> pl.DataFrame:
    """What a search tells of the hazards that it finds.

    :param day: as the ledger knows them of this day; ``known_by``: as it knew them on this day
    :param limit: so many at most, the first by their ids
    """
    hazards = schema.hazards.c
    store.for_tables()
    with store.reading() as connection:
        then = Then.of(connection, day, known_by)
        wanted = _fitting(asked, then, *(hazards[name] for name in LISTED)).order_by(hazards.id).limit(limit)
        frame = _frame(connection, wanted)
        if then.now:
            return frame
        with closing(_fitting_then(connection, asked, then)) as fitting:
            later = list(islice(fitting, limit))
    both = pl.concat([frame, pl.DataFrame(later, schema=_SCHEMA).select(LISTED)]).sort("id")
    return both if limit is None else both.head(limit)


def in_words(frame: pl.DataFrame, lang: Lang) -> pl.DataFrame:
    """The same with headers and words in a language."""
    states = {state.value: state.label(lang) for state in State}
    grades = HazardEntry.fact("grade").options if lang == "zh" else {}
    headers = {name: HazardEntry.fact(name).label(lang) for name in LISTED if name != "state"}
    headers["state"] = word(lang, Words("状态", "state"))
    words = (pl.col("state").replace(states), pl.col("grade").replace(grades))
    return frame.with_columns(words).rename(headers)


def count(store: Store, asked: Asked, day: dt.date | None = None, known_by: dt.date | None = None) -> int:
    """How many hazards a search finds."""
    with store.reading() as connection:
        then = Then.of(connection, day, known_by)
        now = connection.scalar(_fitting(asked, then, sa.func.count()).select_from(schema.hazards)) or 0
        return now + (0 if then.now else sum(1 for _ in _fitting_then(connection, asked, then)))


def _fitting(asked: Asked, then: Then, *columns: Any) -> sa.Select[Any]:
    """What is asked for of the hazards that are stored as they were then."""
    return sa.select(*columns).where(*asked.conditions(), *then.settled())


def _fitting_then(connection: Connection, asked: Asked, then: Then) -> Generator[dict[str, Any], None, None]:
    """Those of the others that are asked for, as they were then."""
    with closing(_folded(connection, then)) as folded:
        yield from (told for told in map(_values, folded) if asked.fits(told))


def as_of(store: Store, day: dt.date | None, known_by: dt.date | None = None) -> pl.DataFrame:
    """The hazards as of a day, or as they were known on one: those that are stored so, and the others folded to it."""
    hazards = schema.hazards.c
    store.for_tables()
    with store.reading() as connection:
        then = Then.of(connection, day, known_by)
        every = [hazards[name] for name in _SCHEMA]
        settled = _frame(connection, sa.select(*every).where(*then.settled()), whole=True)
        once = _once(connection, then)
        several = hazards.version > 1 if once is not None else sa.true()
        later = pl.DataFrame(
            [_values(hazard) for hazard in _folded(connection, then, several)], schema=_SCHEMA
        )
    return pl.concat([settled, *([] if once is None else [once]), later]).sort("id")


def _once(connection: Connection, then: Then) -> pl.DataFrame | None:
    """Those that were registered and have had no event since, as :meth:`Hazard.of` has them on a day, in columns."""
    if then.day is None:
        return None
    hazards, events, day = schema.hazards.c, schema.events.c, pl.lit(then.day)
    every = [hazards[name] for name in _SCHEMA]
    first = sa.and_(events.hazard == hazards.id, events.seq == 1, *then.events())
    told = sa.select(*every, events.day.label("_day"), events.at.label("_at")).join(schema.events, first)
    frame = _frame(connection, told.where(hazards.version == 1, hazards.last_on > then.day), whole=True)
    on = pl.min_horizontal("_day", pl.col("_at").str.head(10).str.to_date("%Y-%m-%d"))
    later = {name: (pl.col(f"{name}_on") > day).fill_null(False) for name in ("rectified", "closed")}
    flags = (pl.when(~over).then(pl.col(name)).otherwise(False).alias(name) for name, over in later.items())
    days = (pl.when(~over).then(pl.col(f"{name}_on")).alias(f"{name}_on") for name, over in later.items())
    known = (
        frame.filter(on <= day).with_columns(*flags, *days).with_columns(*progressed()).filter(consistent())
    )
    return known.with_columns(state().alias("state"), last(on).alias("last_on")).select(*_SCHEMA)


def tables(
    store: Store,
    day: dt.date | None = None,
    due_by: dt.date | None = None,
    open_on: dt.date | None = None,
    known_by: dt.date | None = None,
) -> dict[str, pl.DataFrame]:
    """The typed tables of a dossier."""
    if day is not None:
        found = as_of(store, day, known_by)
    elif known_by is not None:
        found = as_of(store, None, known_by).filter(*_as_asked(due_by, open_on))
    else:
        found = frame(store, due_by=due_by, columns=_TABLE, open_on=open_on)
    found = found.select(_TABLE)
    rows = pl.int_range(1, found.height + 1, dtype=pl.Int64, eager=True)
    return {"hazards": found.with_columns(rows.alias("_row"), pl.lit(store.address).alias("_file"))}


def _as_asked(due_by: dt.date | None, open_on: dt.date | None) -> Iterator[pl.Expr]:
    """What :func:`frame` asks the database for, said to a frame."""
    is_open = pl.col("state") != State.CLOSED.value
    if due_by is not None:
        yield is_open & (pl.col("due_on") <= due_by)
    if open_on is not None:
        yield is_open | (pl.col("closed_on") > open_on)


def journal(connection: Connection, kind: str | None) -> Iterator[Mapping[str, Any]]:
    """The entries of the journal in order; those refused with how often the attempt was made, and when last."""
    wanted = sa.select(schema.journal).order_by(schema.journal.c.number)
    if kind is not None:
        wanted = wanted.where(schema.journal.c.kind == kind)
    often = roles.attempts_of(connection)
    for row in connection.execute(wanted).mappings():
        if row["kind"] == "refused":
            count, last = often.get(row["number"], (1, row["at"]))
            yield {**row, "count": count, "last": last}
        else:
            yield dict(row)


def _frame(connection: Connection, wanted: sa.Select[Any], *, whole: bool = False) -> pl.DataFrame:
    """What a query gives as a frame.

    :param whole: it is for a great part of the hazards: facts that none has are looked for, and not asked for
    """
    dtypes = {column.name: _DTYPES[column.name] for column in wanted.selected_columns}
    absent = set(schema.FACTS) & set(dtypes) - set(stored_facts(connection)) if whole else set()
    asked = [column for column in wanted.selected_columns if column.name not in absent]
    plain = {column.name: _PLAIN.get(dtypes[column.name], dtypes[column.name]) for column in asked}
    days = pl.col([name for name in plain if dtypes[name] == pl.Date])
    parts = [
        pl.DataFrame(
            [
                pl.Series(name, values, dtype=dtype)
                for (name, dtype), values in zip(plain.items(), zip(*part, strict=True), strict=True)
            ]
        )
        .with_columns(days.str.to_date("%Y-%m-%d"))
        .cast({name: dtypes[name] for name in plain})
        for part in pieces(connection, wanted.with_only_columns(*map(plainly, asked)), CHUNK)
    ]
    found = pl.concat(parts) if parts else pl.DataFrame(schema={name: dtypes[name] for name in plain})
    return found.select(
        pl.lit(None, dtype).alias(name) if name in absent else pl.col(name) for name, dtype in dtypes.items()
    )


def _folded(connection: Connection, then: Then, *of: sa.ColumnElement[bool]) -> Generator[Hazard, None, None]:
    """The hazards of which something later is known, as they were then."""
    events, hazards = schema.events.c, schema.hazards.c
    later = (
        sa.select(schema.events)
        .join(schema.hazards, hazards.id == events.hazard)
        .where(then.moved(), *then.events(), *of)
    )
    history: list[Event] = []
    name = None
    ordered = later.order_by(events.hazard, events.seq).execution_options(yield_per=CHUNK)
    with connection.execute(ordered) as rows:
        for row in rows:
            if row.hazard != name:
                yield from _on(history, then.day)
                name, history = row.hazard, []
            history.append(event_of(row))
    yield from _on(history, then.day)


def _on(history: list[Event], day: dt.date | None) -> Iterator[Hazard]:
    if history and (day is None or history[0].day <= day):
        try:
            yield Hazard.of(history, on=day)
        except GuardError:
            return


def _values(hazard: Hazard) -> dict[str, Any]:
    own = {"id": hazard.id, "state": hazard.state.value, "version": hazard.version, "last_on": hazard.last_on}
    extra = to_json(hazard.extra) if hazard.extra else None
    return {**dict.fromkeys(_SCHEMA), **hazard.values, **own, EXTRA: extra}
