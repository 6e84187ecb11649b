"""Import of tables: new rows registered, changed rows amended, the same rows left alone, batch by batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import Problem
from ansheng.hazards.entry import PROGRESS, RECORD, HazardEntry, State
from ansheng.hazards.events import PLACE, Event, Role, storable, to_json
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import roles, schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.rows import (
    FIRST,
    OWN,
    Row,
    event_hash,
    event_of,
    event_row,
    hazard_row,
    insert,
    lock_head,
    seal,
    store,
)
from ansheng.hazards.ledger.sheets import DIGEST, SPECIAL, Rows, Sheet, SheetRow, read
from ansheng.hazards.lifecycle import Hazard, held
from ansheng.sheets.cells import title_key
from ansheng.words import Words

BATCH = 10_000
_CHUNK = 5_000
_TOLD = tuple(name for name in RECORD if name != "id")


@attrs.frozen
class Imported:
    """What an import did: hazards registered, amended and left as they were, and what was not recorded."""

    registered: int
    amended: int
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> int:
        """How many rows were not recorded; ``problems`` says why."""
        return sum(p.kind in ("refused", "duplicate_id", "no_identity") for p in self.problems)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return self.registered + self.amended + self.unchanged + self.refused


@attrs.frozen
class _Counts:
    registered: int = 0
    amended: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()

    def plus(self, other: _Counts) -> _Counts:
        return _Counts(
            self.registered + other.registered,
            self.amended + other.amended,
            self.unchanged + other.unchanged,
            (*self.problems, *other.problems),
        )


@attrs.frozen(eq=False)
class _Known:
    """What is stored of a hazard that a row names."""

    version: int
    head: str
    imported: str | None


@attrs.frozen(eq=False)
class Import:
    """One run of an import by one person on one day."""

    store: Store
    by: str
    on: dt.date
    at: dt.datetime
    token: str | None
    batch: int

    def file(self, path: Path, progress: Callable[[int, int], None] | None) -> Imported:
        """Import the sheets of a file."""
        storable(path.name, "file")
        with self.store.reading() as connection:
            roles.check(connection, self.by, Role.RECORD, self.token)
        sheets = read(path)
        total, done, counts = sum(sheet.frame.height for sheet in sheets), 0, _Counts()
        for sheet in sheets:
            counts = counts.plus(_Counts(problems=sheet.problems))
            for start in range(0, sheet.frame.height, self.batch):
                counts = counts.plus(self._batch(sheet, start))
                done = min(done + self.batch, total)
                if progress is not None:
                    progress(done, total)
        return Imported(counts.registered, counts.amended, counts.unchanged, counts.problems)

    def _batch(self, sheet: Sheet, start: int) -> _Counts:
        rows = sheet.batch(start, self.batch)
        return self.store.write(lambda connection: self._write(connection, rows))

    def _write(self, connection: Connection, rows: Rows) -> _Counts:
        """Record the rows of one batch in one transaction."""
        roles.check(connection, self.by, Role.RECORD, self.token)
        known = _known(connection, rows.frame["id"].to_list())
        seen = pl.Series(
            [known[name].imported if name in known else None for name in rows.frame["id"]], dtype=pl.String
        )
        new = ~rows.frame["id"].is_in(list(known))
        changed = rows.where(~new & rows.frame[DIGEST].ne_missing(seen))
        head = lock_head(connection) if new.any() or changed.frame.height else None
        batch = _Batch(self, connection, rows.sheet, head.number + 1 if head is not None else 0)
        batch.register(rows.where(new))
        batch.amend(changed, known)
        if batch.hashes:
            told = {"file": rows.sheet.file, "registered": batch.registered, "amended": batch.amended}
            seal(connection, head, "import", self.by, self.at, told, batch.hashes)
        same = rows.frame.height - batch.registered - batch.amended - len(batch.refused)
        return _Counts(batch.registered, batch.amended, same, (*batch.refused, *batch.noted))


@attrs.define(eq=False)
class _Batch:
    """The writing of one batch: what has been written so far."""

    run: Import
    connection: Connection
    sheet: Sheet
    number: int
    hashes: list[str] = attrs.field(factory=list)
    registered: int = 0
    amended: int = 0
    refused: list[Problem] = attrs.field(factory=list)
    noted: list[Problem] = attrs.field(factory=list)

    def register(self, rows: Rows) -> None:
        """Record hazards that are not in the ledger yet: the plain ones together, the others one by one."""
        plain = ~pl.col(SPECIAL) & rows.frame.with_columns(*known()).select(consistent()).to_series()
        self._register_plain(rows.where(plain))
        events: list[Row] = []
        hazards: list[Row] = []
        for row in self._each(rows.where(~plain)):
            day = min(row.facts.get("found_on") or self.run.on, self.run.on)
            event = Event("register", day, self.run.by, self.run.at, {**row.place, **row.facts})
            try:
                hazard = Hazard.registered(event)
            except GuardError as error:
                self._refuse(row, error)
                continue
            events.append(event_row(row.id, 1, event, to_json(event.data), FIRST, self.number))
            hazards.append(hazard_row(hazard, events[-1][7], row.digest, _TOLD))
        self._add(events, hazards)

    def _register_plain(self, rows: Rows) -> None:
        """The same for many rows at once, in columns."""
        by, at, on = self.run.by, self.run.at.isoformat(), pl.min_horizontal("found_on", pl.lit(self.run.on))
        frame = rows.frame.with_columns(*known()).with_columns(
            state().alias("state"), on.alias("_on"), last(on).alias("last_on")
        )
        days = frame["_on"].cast(pl.String).to_list()
        names, data = frame["id"].to_list(), rows.data().to_list()
        told = zip(names, days, data, strict=True)
        hashes = [event_hash(FIRST, name, 1, "register", day, by, at, text) for name, day, text in told]
        columns = zip(names, days, data, hashes, strict=True)
        events = [
            (name, 1, "register", day, by, at, text, digest, self.number)
            for name, day, text, digest in columns
        ]
        version, head = pl.lit(1).alias("version"), pl.Series("head", hashes, dtype=pl.String)
        ready = frame.with_columns(version, head, pl.col(DIGEST).alias("imported"))
        self._add(
            events, ready.select(pl.col((*OWN, *_TOLD))).with_columns(pl.col(pl.Date).cast(pl.String)).rows()
        )

    def _add(self, events: Sequence[Row], hazards: Sequence[Row]) -> None:
        insert(self.connection, schema.events, events)
        insert(self.connection, schema.hazards, hazards, (*OWN, *_TOLD))
        self.registered += len(events)
        self.hashes += [event[7] for event in events]

    def _each(self, rows: Rows) -> Iterator[SheetRow]:
        for row in rows.each():
            if isinstance(row, Problem):
                self.refused.append(row)
            else:
                yield row

    def amend(self, rows: Rows, known: Mapping[str, _Known]) -> None:
        """Amend hazards whose row says something else than the last time."""
        histories = _histories(self.connection, rows.frame["id"].to_list())
        added: list[Row] = []
        for row in self._each(rows):
            events = histories[row.id]
            hazard = Hazard.of(events)
            if other := _another(row, hazard):
                self.refused.append(self.sheet.problem("refused", other, row.place["_row"]))
                continue
            changes = self._changes(row, hazard, told(events))
            if changes:
                event = Event(
                    "amend", self._day(changes, hazard), self.run.by, self.run.at, {**row.place, **changes}
                )
                try:
                    hazard = hazard.after(event)
                except GuardError as error:
                    self._refuse(row, error)
                    continue
                before = known[row.id].head
                added.append(
                    event_row(row.id, hazard.version, event, to_json(event.data), before, self.number)
                )
                store(self.connection, hazard, added[-1][7])
            self._remember(row)
        insert(self.connection, schema.events, added)
        self.amended = len(added)
        self.hashes += [event[7] for event in added]

    def _changes(self, row: SheetRow, hazard: Hazard, before: Mapping[str, Any]) -> dict[str, Any]:
        """What the row says now and did not say before; what events have settled stays, and is noted."""
        wanted = self.sheet.columns - {"id"}
        changes = {name: row.facts.get(name) for name in wanted if row.facts.get(name) != before.get(name)}
        kept = [name for name in held(hazard) if name in changes and changes[name] != hazard.get(name)]
        for name in kept:
            words = Words(
                f"隐患“{row.id}”已登记办理事项，表中的“{HazardEntry.fact(name).title}”与台账不一致，以台账为准",
                f"hazard {row.id!r} has events; its {name} differs in the table and stays as it is",
            )
            self.noted.append(self.sheet.problem("held", words, row.place["_row"]))
            del changes[name]
        return changes

    def _day(self, changes: Mapping[str, Any], hazard: Hazard) -> dt.date:
        """The day of an amendment: of the progress that it reports where that is all, or else of the import."""
        days = [value for name, value in changes.items() if name.endswith("_on") and value is not None]
        day = max(days) if days and set(changes) <= set(PROGRESS) else self.run.on
        return max(min(day, self.run.on), hazard.event_on)

    def _refuse(self, row: SheetRow, error: GuardError) -> None:
        self.refused.append(self.sheet.problem("refused", error.words, row.place["_row"]))

    def _remember(self, row: SheetRow) -> None:
        where = schema.hazards.c.id == row.id
        self.connection.execute(sa.update(schema.hazards).where(where).values(imported=row.digest))


def _another(row: SheetRow, hazard: Hazard) -> Words | None:
    """Why a row is not of the hazard that has its id: it tells of another region or unit. None where it is."""
    for name in ("region", "unit"):
        told, kept = row.facts.get(name), hazard.get(name)
        if told and kept and title_key(told) != title_key(kept):
            title = HazardEntry.fact(name).title
            what = hazard.get("description") or ""
            return Words(
                f"编号“{row.id}”在台账中是另一条隐患（{title}：{kept}；{what}），该行的{title}为“{told}”，未登记；"
                "请改用不重复的编号，或先在台账中更正",
                f"the id {row.id!r} is another hazard's in the ledger ({name}: {kept}; {what}); this row has "
                f"{told!r}; not recorded: give it an id of its own, or amend the hazard first",
            )
    return None


def known() -> tuple[pl.Expr, pl.Expr]:
    """:func:`ansheng.hazards.entry.progress` in columns."""
    done, ended = (
        pl.coalesce(name, pl.when(pl.col(f"{name}_on").is_not_null()).then(True))
        for name in ("rectified", "closed")
    )
    ended = ended.fill_null(False)
    return pl.when(ended).then(done).otherwise(done.fill_null(False)).alias("rectified"), ended.alias(
        "closed"
    )


def state() -> pl.Expr:
    """:func:`ansheng.hazards.lifecycle.told_state` in columns, of frames with what is :func:`known`."""
    ordered = pl.col("due_on").is_not_null() | (pl.col("order_no").fill_null("") != "")
    return (
        pl.when(pl.col("closed"))
        .then(pl.lit(State.CLOSED.value))
        .when(pl.col("rectified"))
        .then(pl.lit(State.RECTIFIED.value))
        .when(ordered)
        .then(pl.lit(State.ORDERED.value))
        .when(pl.col("grade").is_not_null())
        .then(pl.lit(State.GRADED.value))
        .otherwise(pl.lit(State.REGISTERED.value))
    )


def last(on: pl.Expr) -> pl.Expr:
    """The last day that a row speaks of, as :class:`Hazard` has it, in columns."""
    return pl.max_horizontal(
        on,
        pl.col("found_on"),
        *(pl.when(pl.col(name)).then(pl.col(f"{name}_on")) for name in ("rectified", "closed")),
    )


def consistent() -> pl.Expr:
    """Whether a row does not contradict itself, as the guard of that name has it, in columns."""
    done, ended = (pl.when(pl.col(name)).then(pl.col(f"{name}_on")) for name in ("rectified", "closed"))
    in_order = (done >= pl.col("found_on")).fill_null(True) & (ended >= pl.col("found_on")).fill_null(True)
    unclosed = ~(pl.col("closed").fill_null(False) & ~pl.col("rectified").fill_null(True))
    return in_order & (ended >= done).fill_null(True) & unclosed


def told(events: Iterable[Event]) -> dict[str, Any]:
    """What tables, and the registration, have said of a hazard so far; what its other events say left aside."""
    said: dict[str, Any] = {}
    for event in events:
        if event.kind == "register" or any(name in event.data for name in PLACE):
            said |= event.facts()
    return said


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, _Known]:
    """What is stored of these hazards, kept from other writers."""
    hazards = schema.hazards.c
    found: dict[str, _Known] = {}
    for start in range(0, len(ids), _CHUNK):
        wanted = sa.select(hazards.id, hazards.version, hazards.head, hazards.imported)
        wanted = (
            wanted.where(hazards.id.in_(ids[start : start + _CHUNK])).order_by(hazards.id).with_for_update()
        )
        found |= {row.id: _Known(row.version, row.head, row.imported) for row in connection.execute(wanted)}
    return found


def _histories(connection: Connection, ids: Sequence[str]) -> dict[str, list[Event]]:
    columns = schema.events.c
    found: dict[str, list[Event]] = {name: [] for name in ids}
    for start in range(0, len(ids), _CHUNK):
        wanted = sa.select(schema.events).where(columns.hazard.in_(ids[start : start + _CHUNK]))
        for row in connection.execute(wanted.order_by(columns.hazard, columns.seq)):
            found[row.hazard].append(event_of(row))
    return found
