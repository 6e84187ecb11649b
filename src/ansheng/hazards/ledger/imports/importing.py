"""Import of tables: new rows registered, changed rows amended, the same rows left alone, batch by batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import Problem, gravest_first
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.hazards.entry import PROGRESS, RECORD, HazardEntry
from ansheng.hazards.events import EXTRA, Event, Role, storable, to_json
from ansheng.hazards.guards import GuardError, not_future
from ansheng.hazards.ledger import roles, schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.imports.columns import consistent, last, progressed, state
from ansheng.hazards.ledger.imports.identity import (
    KEY,
    another,
    overwriting,
    repeated,
    said,
)
from ansheng.hazards.ledger.imports.known import Known, found_of, histories, told
from ansheng.hazards.ledger.imports.sheets import (
    DIGEST,
    SPECIAL,
    Rows,
    Sheet,
    SheetRow,
    of_records,
    read,
    registered_hashes,
)
from ansheng.hazards.ledger.rows import (
    FIRST,
    OWN,
    Row,
    event_row,
    hazard_row,
    insert,
    lock_head,
    seal,
    store,
)
from ansheng.hazards.lifecycle import Hazard, held
from ansheng.hazards.records import HazardRecord
from ansheng.logs import Progress
from ansheng.words import NO_WORDS, Words

BATCH = 10_000
_CHUNK = 5_000


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
class Import:
    """One run of an import by one person on one day."""

    store: Store
    by: str
    on: dt.date
    at: dt.datetime
    token: str | None
    batch: int
    office: Office = NO_OFFICE

    def file(
        self, path: str | PathLike[str], progress: Progress | None, sheet: str | None = None
    ) -> Imported:
        """Import the sheets of a file, or one of them.

        :raises GuardError: the day of the import has not come
        """
        self._begin(Path(path).name)
        return self._sheets(read(path, self.office, sheet), progress)

    def records(self, hazards: Iterable[HazardRecord], source: str) -> Imported:
        """Import records that a program has found; a fact that one of them lacks stays as it was.

        :raises GuardError: the day of the import has not come
        """
        self._begin(source)
        return self._sheets([of_records(hazards, source)], None)

    def _begin(self, source: str) -> None:
        self.store.for_tables()
        not_future(Event("amend", self.on, self.by, self.at), {})
        storable(source, "file")
        with self.store.reading() as connection:
            roles.check(connection, self.by, Role.RECORD, self.token)

    def _sheets(self, sheets: Sequence[Sheet], progress: Progress | None) -> Imported:
        total, done, counts = sum(sheet.frame.height for sheet in sheets), 0, _Counts()
        for sheet in sheets:
            counts = counts.plus(_Counts(problems=sheet.problems))
            for start in range(0, sheet.frame.height, self.batch):
                counts = counts.plus(self._batch(sheet, start))
                done = min(done + self.batch, total)
                if progress is not None:
                    progress(done, total)
        problems = gravest_first(counts.problems)
        return Imported(counts.registered, counts.amended, counts.unchanged, problems)

    def _batch(self, sheet: Sheet, start: int) -> _Counts:
        part = sheet.frame.slice(start, self.batch)
        return self.store.write(lambda connection: self._write(connection, sheet, part))

    def _write(self, connection: Connection, sheet: Sheet, part: pl.DataFrame) -> _Counts:
        """Record the rows of one batch in one transaction."""
        roles.check(connection, self.by, Role.RECORD, self.token)
        found = found_of(connection, part)
        names = [name if row is None else row.id for name, row in zip(part["id"], found, strict=True)]
        seen = pl.Series("_seen", [row and row.imported for row in found], dtype=pl.String)
        new = pl.Series("_new", [row is None for row in found], dtype=pl.Boolean)
        named = part.with_columns(pl.Series("id", names, dtype=pl.String), seen, new)
        first = named["id"].is_first_distinct()
        rows = sheet.rows(named.filter(first))
        changed = rows.where(~pl.col("_new") & pl.col(DIGEST).ne_missing(pl.col("_seen")))
        head = lock_head(connection) if new.any() or changed.frame.height else None
        batch = _Batch(self, connection, sheet, head.number + 1 if head is not None else 0)
        batch.again(named.filter(~first))
        batch.register(rows.where(pl.col("_new")))
        batch.amend(changed, {row.id: row for row in found if row is not None})
        if batch.hashes:
            told = {"file": sheet.file, "registered": batch.registered, "amended": batch.amended}
            seal(connection, head, "import", self.by, self.at, told, batch.hashes)
        same = part.height - batch.registered - batch.amended - len(batch.refused)
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

    def again(self, rows: pl.DataFrame) -> None:
        """Refuse rows that name a hazard which another row of the batch names in another way."""
        for row, name in rows.select("_row", "id").iter_rows():
            self.refused.append(
                attrs.evolve(repeated(row, name, True), file=self.sheet.file, sheet=self.sheet.name)
            )

    def register(self, rows: Rows) -> None:
        """Record hazards that are not in the ledger yet: the plain ones together, the others one by one."""
        today = pl.lit(self.run.at.date())
        plain = (
            ~pl.col(SPECIAL)
            & rows.frame.with_columns(*progressed()).select(consistent() & (last(today) <= today)).to_series()
        )
        self._register_plain(rows.where(plain))
        events: list[Row] = []
        hazards: list[Row] = []
        for row in self._each(rows.where(~plain)):
            day = min(row.facts.get("found_on") or self.run.on, self.run.on)
            event = Event("register", day, self.run.by, self.run.at, row.data)
            try:
                hazard = Hazard.registered(event)
                not_future(event, hazard.told)
            except GuardError as error:
                self._refuse(row, error.words)
                continue
            events.append(event_row(row.id, 1, event, to_json(event.data), FIRST, self.number))
            hazards.append(hazard_row(hazard, events[-1][7], row.digest, self._columns()[len(OWN) :]))
        self._add(events, hazards)

    def _register_plain(self, rows: Rows) -> None:
        """The same for many rows at once, in columns."""
        by, at, on = self.run.by, self.run.at.isoformat(), pl.min_horizontal("found_on", pl.lit(self.run.on))
        frame = rows.frame.with_columns(*progressed()).with_columns(
            state().alias("state"), on.alias("_on"), last(on).alias("last_on")
        )
        days, data = frame["_on"].cast(pl.String), rows.data()
        names, hashes = frame["id"], registered_hashes(frame["id"], days, by, at, data)
        told = zip(names.to_list(), days.to_list(), data.to_list(), hashes, strict=True)
        events = [
            (name, 1, "register", day, by, at, text, digest, self.number) for name, day, text, digest in told
        ]
        version, head = pl.lit(1).alias("version"), pl.Series("head", hashes, dtype=pl.String)
        ready = frame.with_columns(version, head, pl.col(DIGEST).alias("imported"), pl.col(KEY).alias("key"))
        stored = ready.select(pl.col(self._columns())).with_columns(pl.col(pl.Date).cast(pl.String))
        self._add(events, stored.rows())

    def _columns(self) -> tuple[str, ...]:
        """The columns of a hazard that a row of the sheet fills."""
        told = {*self.sheet.names, "rectified", "closed"} - {"id"}
        return (*OWN, *sorted(told))

    def _add(self, events: Sequence[Row], hazards: Sequence[Row]) -> None:
        insert(self.connection, schema.events, events)
        insert(self.connection, schema.hazards, hazards, self._columns())
        self.registered += len(events)
        self.hashes += [event[7] for event in events]

    def _each(self, rows: Rows) -> Iterator[SheetRow]:
        for row in rows.each():
            if isinstance(row, Problem):
                self.refused.append(row)
            else:
                yield row

    def amend(self, rows: Rows, known: Mapping[str, Known]) -> None:
        """Amend hazards whose row says something else than the last time."""
        past = histories(self.connection, rows.frame["id"].to_list())
        added: list[Row] = []
        for row in self._each(rows):
            hazard, before = Hazard.of(past[row.id]), told(past[row.id])
            changes = self._changes(row, before)
            if other := another(row.facts, hazard, before, self.sheet.columns):
                self._refuse(row, other, changes, hazard)
                continue
            kept = self._kept(row, hazard, changes)
            facts = {name: value for name, value in changes.items() if name not in kept}
            extra = self._others(row, hazard)
            if facts or extra:
                data = {**row.place, **facts, **({EXTRA: extra} if extra else {})}
                event = Event("amend", self._day(facts, hazard), self.run.by, self.run.at, data)
                try:
                    amended = hazard.after(event)
                    not_future(event, amended.told)
                except GuardError as error:
                    self._refuse(row, error.words, facts, hazard)
                    continue
                self._moved(row, hazard, amended)
                before_it = known[row.id].head
                added.append(
                    event_row(row.id, amended.version, event, to_json(event.data), before_it, self.number)
                )
                store(self.connection, amended, added[-1][7])
            if not kept:
                self._remember(row)
        insert(self.connection, schema.events, added)
        self.amended = len(added)
        self.hashes += [event[7] for event in added]

    def _changes(self, row: SheetRow, before: Mapping[str, Any]) -> dict[str, Any]:
        """The facts that the row tells now and the tables did not tell before."""
        columns = self.sheet.columns if self.sheet.whole else row.facts
        wanted = (name for name in RECORD if name in columns and name != "id")
        return {name: row.facts.get(name) for name in wanted if row.facts.get(name) != before.get(name)}

    def _others(self, row: SheetRow, hazard: Hazard) -> dict[str, str | None]:
        """The same of columns that no fact is for."""
        wanted = ((header, row.extra.get(header)) for header in sorted(self.sheet.others))
        return {header: text for header, text in wanted if text != hazard.extra.get(header)}

    def _kept(self, row: SheetRow, hazard: Hazard, changes: Mapping[str, Any]) -> frozenset[str]:
        """Of what a row would change, what stays as it is: what events have settled, a grade that would be lowered."""
        told = {**{name: value for name, value in row.facts.items() if value is not None}, **changes}
        settled = {name for name in held(hazard) if name in told and told[name] != hazard.get(name)}
        for name in sorted(settled):
            self._note("held", row, _held(row.id, name))
        lowered = hazard.get("grade") == "major" and changes.get("grade", "major") != "major"
        if lowered and "grade" not in settled:
            self._note("grade_lowered", row, _lowered(row.id, changes["grade"]))
        return frozenset({*settled, *(["grade"] if lowered else [])})

    def _moved(self, row: SheetRow, hazard: Hazard, amended: Hazard) -> None:
        """Say of a major hazard that its deadline was moved."""
        old, new = hazard.get("due_on"), amended.get("due_on")
        if "major" in (hazard.get("grade"), amended.get("grade")) and old is not None and old != new:
            self._note("deadline_moved", row, _deadline(row.id, said("due_on", old), said("due_on", new)))

    def _note(self, kind: str, row: SheetRow, words: Words) -> None:
        self.noted.append(self.sheet.problem(kind, words, row.place["_row"]))

    def _day(self, changes: Mapping[str, Any], hazard: Hazard) -> dt.date:
        """The day of an amendment: of the progress that it reports where that is all, or else of the import."""
        days = [value for name, value in changes.items() if name.endswith("_on") and value is not None]
        day = max(days) if days and set(changes) <= set(PROGRESS) else self.run.on
        return max(min(day, self.run.on), hazard.event_on)

    def _refuse(
        self,
        row: SheetRow,
        why: Words,
        changes: Mapping[str, Any] | None = None,
        hazard: Hazard | None = None,
    ) -> None:
        more = overwriting(changes, hazard) if changes and hazard else NO_WORDS
        words = Words(f"{why.zh}{more.zh}", f"{why.en}{more.en}")
        self.refused.append(self.sheet.problem("refused", words, row.place["_row"]))

    def _remember(self, row: SheetRow) -> None:
        where = schema.hazards.c.id == row.id
        self.connection.execute(sa.update(schema.hazards).where(where).values(imported=row.digest))


def _held(hazard: str, name: str) -> Words:
    return Words(
        f"隐患“{hazard}”已登记办理事项，表中的“{HazardEntry.fact(name).title}”与台账不一致，以台账为准",
        f"hazard {hazard!r} has events; its {name} differs in the table and stays as it is",
    )


def _lowered(hazard: str, grade: str | None) -> Words:
    new = said("grade", grade)
    return Words(
        f"隐患“{hazard}”为重大事故隐患，表中的隐患等级为{new.zh}，未予改动；确需更改等级的，请登记“定级”或“更正”",
        f"hazard {hazard!r} is major and the table says {new.en}; it stays major: record 'grade' or 'correct'",
    )


def _deadline(hazard: str, old: Words, new: Words) -> Words:
    return Words(
        f"重大事故隐患“{hazard}”的整改期限由{old.zh}改为{new.zh}；请核对",
        f"the deadline of the major hazard {hazard!r} was moved from {old.en} to {new.en}; check it",
    )
