"""Ledger: hazards as events that are only ever added, with their present state, in SQLite or PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from ansheng.dates import AnyDay, AnyPeriod, day_of, maybe_day
from ansheng.errors import AnshengError, check_lang
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.hazards.entry import RECORD
from ansheng.hazards.events import Event, Role, person
from ansheng.hazards.ledger import acts, exporting, frames, migrate, roles, rows, schema, verify
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.imports.importing import BATCH, Import, Imported
from ansheng.hazards.lifecycle import Hazard
from ansheng.hazards.records import HazardRecord
from ansheng.logs import Progress
from ansheng.sheets.door import TABLE
from ansheng.sheets.held import File, held, is_file
from ansheng.sheets.reading import read_table
from ansheng.words import Lang

if TYPE_CHECKING:
    import polars as pl


class Ledger:
    """A ledger of hazards; open one with :meth:`open` and use it in a ``with`` block.

    >>> with Ledger.open("sqlite://", create=True) as ledger:
    ...     _ = ledger.record({"编号": "H1", "隐患描述": "消防通道堵塞", "发现日期": "2026-07-01"}, by="检查组")
    ...     ledger.act("H1", "grade", by="检查组", on="2026-07-01", grade="一般").state.title
    '已定级'
    """

    def __init__(self, database: Store, became: migrate.Became = "there") -> None:
        self._store = database
        self.became = became
        """Whether opening ``made`` or ``upgraded`` it, or it was ``there``."""

    @classmethod
    def open(cls, address: str, *, create: bool = False, upgrade: bool = False) -> Ledger:
        """The ledger at an SQLAlchemy address, such as ``sqlite:///台账.db`` or ``postgresql://user@host/name``.

        :param create: make the ledger where there is none
        :param upgrade: bring one that an older version made to the present schema, where it verifies
        :raises InputError: the address is not understood
        :raises LedgerError: there is no ledger, it cannot be read, or its schema is another version's
        :raises MissingExtraError: the driver of the database is not installed
        """
        database = Store(address, create=create)
        return cls._once(database, lambda: migrate.prepare(database, create=create, upgrade=upgrade))

    @classmethod
    def _once(cls, database: Store, prepared: Callable[[], migrate.Became]) -> Ledger:
        try:
            return cls(database, prepared())
        except AnshengError:
            database.close()
            raise

    def __reduce__(self) -> tuple[Callable[[str], Ledger], tuple[str]]:
        """Opened again where it is unpickled."""
        return Ledger.open, (self._store.sent(),)

    def close(self) -> None:
        """Close the connections; a ledger in memory is gone then."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """The address, without a password."""
        return self._store.address

    @property
    def head(self) -> tuple[int, str]:
        """The number and hash of the last journal entry; kept elsewhere, it shows later that nothing was cut off."""
        with self._store.reading() as connection:
            found = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
            return int(found.number), str(found.hash)

    def record(
        self,
        hazard: HazardRecord | Mapping[str, Any],
        *,
        by: str,
        on: AnyDay | None = None,
        token: str | None = None,
    ) -> Hazard:
        """Register a new hazard.

        :param hazard: a record, or its facts by name, title or alias
        :param on: the day of the registration; by default the day on which it was found, or else today
        :raises ConflictError: the id is taken
        :raises GuardError: the record contradicts itself, or ``by`` may not record
        :raises FactValueError: a value does not parse or cannot be kept
        """
        told = hazard.values() if isinstance(hazard, HazardRecord) else acts.facts_of(hazard)
        values = {name: value for name, value in told.items() if name in RECORD}
        at = rows.now()
        event = Event.of("register", on or values.get("found_on") or at.date(), by, at=at, data=values)
        return acts.record(self._store, event, token)

    def act(
        self,
        hazard: str,
        kind: str,
        *,
        by: str,
        on: AnyDay,
        version: int | None = None,
        token: str | None = None,
        data: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> Hazard:
        """Record one event of a hazard and give what it has become.

        :param kind: the event, such as ``order`` or 责令整改
        :param version: the version of the hazard that you looked at; by default whichever is stored
        :param data: the fields of the event by name or title; ``fields`` are the same as keywords
        :raises GuardError: the event is refused
        :raises ConflictError: the hazard has had other events since that version
        :raises UnknownNameError: there is no such hazard, kind of event or field
        """
        event = Event.of(kind, on, by, at=rows.now(), data={**(data or {}), **fields})
        return acts.act(self._store, hazard, event, version=version, token=token)

    def correct(
        self,
        hazard: str,
        *,
        by: str,
        reason: str,
        on: AnyDay | None = None,
        undo: int | bool = False,
        version: int | None = None,
        token: str | None = None,
        data: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> Hazard:
        """Correct facts of a hazard, or take back its last event; what was written stays in the ledger.

        The history is folded anew with the correction: an event in it that would not hold refuses it. No hazard is
        brought further on so, and one that was major is not graded lower without ``rule`` or ``basis``.

        :param reason: why
        :param on: the day of the correction; by default today
        :param undo: take back the last event that counts, or the event of this number, which must be that one; facts
            are corrected after that
        :param data: the facts that are corrected by name or title; ``fields`` are the same as keywords
        :raises GuardError: the correction is refused
        :raises ConflictError: the hazard has had other events since that version
        :raises UnknownNameError: there is no such hazard, or the fact is none that can be corrected
        """
        at = rows.now()
        told = {**(data or {}), **fields, "reason": reason}
        if undo is True:
            found = self.get(hazard)
            version = found.version if version is None else version
            told["undo"] = found.counted[-1][0]
        elif undo:
            told["undo"] = undo
        event = Event.of("correct", on or at.date(), by, at=at, data=told)
        return acts.act(self._store, hazard, event, version=version, token=token)

    def act_many(
        self,
        table: File | Iterable[Mapping[str, Any]],
        *,
        by: str | None = None,
        on: AnyDay | None = None,
        token: str | None = None,
        sheet: str | None = None,
    ) -> acts.Acted:
        """Record the events of many hazards, each in a transaction of its own; those recorded before are left alone.

        :param table: a table with a row an event, or the same as mappings: 编号 (hazard), 办理事项 (event), 日期 (day),
            办理人 (by) and the fields of the events. Other columns of a hazard may repeat what the ledger says of it
        :param by: who acts, ``on``: the day, where a row does not say; ``sheet``: the one sheet of a workbook to read
        :return: how many were recorded or had been; every row that was refused, with the reason, in ``problems``
        :raises InputError: the file cannot be read
        """
        if is_file(table):
            self._store.for_tables()
            found = read_table(held(table, most=TABLE), sheet=sheet, known=acts.HEADERS)
            return acts.in_tables(self._store, found, by, on, token)
        told = enumerate(cast("Iterable[Mapping[str, Any]]", table), 1)
        return acts.many(self._store, (acts.Wanted(each, row) for row, each in told), by, on, token)

    def get(self, hazard: str, *, as_of: AnyDay | None = None) -> Hazard:
        """One hazard as it stands, or as the ledger knows it of a day.

        :raises UnknownNameError: there is no such hazard
        :raises GuardError: it was not registered by that day
        """
        with self._store.reading() as connection:
            events = acts.history(connection, acts.known(connection, hazard))
        return Hazard.of(events, on=as_of)

    def history(self, hazard: str) -> tuple[Event, ...]:
        """The events of one hazard in order; empty where there is no such hazard."""
        with self._store.reading() as connection:
            return tuple(acts.history(connection, acts.stored_id(connection, hazard) or hazard))

    def import_table(
        self,
        file: File,
        *,
        by: str,
        on: AnyDay | None = None,
        token: str | None = None,
        office: Office = NO_OFFICE,
        sheet: str | None = None,
        batch: int = BATCH,
        progress: Progress | None = None,
    ) -> Imported:
        """Record the rows of a table of hazards: new ones registered, changed ones amended, the same ones left alone.

        :param file: a CSV, Excel or Parquet file, or its name and content ``("台账.xlsx", content)``
        :param on: the day of amendments, and of new hazards without a day; by default today
        :param office: the headers and words of the office that the file is of, and what holds where it is silent
        :param sheet: the one sheet of a workbook to read; by default all that hold hazards
        :param batch: so many rows a transaction; each is done whole or not at all
        :param progress: called after each batch with the rows done and the rows in all
        :raises InputError: the file cannot be read or holds no hazards
        :raises GuardError: ``by`` may not record, or the day has not come
        """
        at, by, path = rows.now(), person(by), held(file, most=TABLE)
        work = Import(self._store, by, maybe_day(on) or at.date(), at, token, max(1, batch), office)
        with acts.attempted(self._store, by, {"event": "import", "file": Path(path).name}):
            return work.file(path, progress, sheet)

    def import_records(
        self,
        hazards: Iterable[HazardRecord],
        *,
        by: str,
        source: str,
        on: AnyDay | None = None,
        token: str | None = None,
    ) -> Imported:
        """Record hazards that a program has found, as the rows of a table are; what a record lacks stays as it was.

        :param source: where they come from, which is kept with each as the file is
        :raises GuardError: ``by`` may not record, or the day has not come
        """
        at, by = rows.now(), person(by)
        work = Import(self._store, by, maybe_day(on) or at.date(), at, token, BATCH)
        with acts.attempted(self._store, by, {"event": "import", "file": source}):
            return work.records(hazards, source)

    def as_of(self, day: AnyDay) -> pl.DataFrame:
        """The hazards that were registered by a day, as the events and tables of that day show them."""
        return frames.as_of(self._store, day_of(day))

    def frame(
        self,
        *,
        states: Iterable[str] | None = None,
        due_by: AnyDay | None = None,
        ids: Iterable[str] | None = None,
    ) -> pl.DataFrame:
        """The hazards with their states and all facts, one row each.

        :param states: those in these states only; ``ids``: with one of these ids, however typed, a few thousand at most
        :param due_by: those only that are open and due by this day
        """
        return frames.frame(self._store, states, maybe_day(due_by), ids=ids)

    def find(
        self,
        text: str | None = None,
        *,
        states: Iterable[str] | None = None,
        party: str | None = None,
        unit: str | None = None,
        department: str | None = None,
        region: str | None = None,
        grade: str | None = None,
        found: AnyPeriod | None = None,
        due_by: AnyDay | None = None,
        overdue_on: AnyDay | None = None,
        open_only: bool = False,
        as_of: AnyDay | None = None,
        limit: int | None = None,
        words: bool = True,
        lang: Lang = "zh",
    ) -> pl.DataFrame:
        """The hazards that fit all that is asked, for people to read: a few columns, headers and words in a language.

        :param text: words that each stand in id, description, unit, region, department, requirement or order number
        :param states: those in one of these states, by name or title
        :param party: a part of the name of unit or department; ``unit``, ``department``, ``region`` of that one's
        :param grade: ``general`` or ``major``, or the title
        :param found: those found in this period, such as ``2026-07`` or ``2026-07-01..2026-07-15``
        :param due_by: those only that are open and due by this day
        :param overdue_on: those only that are not rectified and were due before this day
        :param open_only: those only that are not closed
        :param as_of: as the ledger knows them of this day
        :param limit: the first so many by id; :meth:`count` says how many there are
        :param words: whether for people; or else names and values as :meth:`frame` has them
        :raises UnknownNameError: there is no such state, grade or language
        :raises DayError: the period is none
        """
        lang = check_lang(lang)
        asked = frames.Asked(
            text, states, party, unit, department, region, grade, found, due_by, overdue_on, open_only
        )
        frame = frames.found(self._store, asked, maybe_day(as_of), limit)
        return frames.in_words(frame, lang) if words else frame

    def count(self, text: str | None = None, *, as_of: AnyDay | None = None, **asked: Any) -> int:
        """How many hazards fit all that is asked, as :meth:`find` is asked."""
        return frames.count(self._store, frames.Asked(text, **asked), maybe_day(as_of))

    def tables(
        self,
        *,
        as_of: AnyDay | None = None,
        due_by: AnyDay | None = None,
        open_on: AnyDay | None = None,
    ) -> dict[str, pl.DataFrame]:
        """The typed tables that a dossier is made of: ``hazards``, with ``_row`` and ``_file``.

        :param as_of: the hazards as of this day; without it ``due_by``: those only that are open and due by this day,
            and ``open_on``: those only that are not closed, or closed after this day
        """
        return frames.tables(self._store, *map(maybe_day, (as_of, due_by, open_on)))

    def verify(self, *, head: tuple[int, str] | None = None) -> verify.Verification:
        """Look at every event, state and journal entry, and name what was tampered with.

        :param head: what :attr:`head` gave earlier and was kept elsewhere
        """
        return verify.verify(self._store, head)

    def export(self, directory: str | os.PathLike[str], *, form: str = "parquet") -> list[Path]:
        """Write everything to a new folder; :meth:`restore` makes the same ledger of it.

        :param form: ``parquet`` or ``csv``
        :raises LedgerError: the folder exists and is not empty, or cannot be written
        """
        return exporting.export(self._store, Path(directory), form)

    @classmethod
    def restore(cls, directory: str | os.PathLike[str], address: str) -> Ledger:
        """A new ledger at ``address`` from a folder that :meth:`export` wrote; whole, or none.

        :raises LedgerError: there is a ledger already, or the folder does not hold a sound one
        """
        database = Store(address, create=True)
        return cls._once(database, lambda: exporting.restore(database, Path(directory)))

    def grant(
        self, name: str, *granted: str, by: str, token: str | None = None, new_token: bool = False
    ) -> str | None:
        """Give a person exactly these roles; none takes all away. From the first time on, roles are checked.

        Whoever has roles acts with a token, which is made when they are first given and shown once, here. The first
        role to be given is admin, and the last administrator stays one.

        :param granted: names or titles of roles: record, supervise, rectify, accept, close, admin
        :param new_token: make another token, so that the one before is good for nothing
        :return: the token, where one was made
        :raises RoleError: ``by`` does not administer the ledger, or nobody would
        """
        by, whom, wanted = person(by), person(name), frozenset(map(roles.role_of, granted))
        with acts.attempted(self._store, by, {"event": "grant", "name": whom}):
            return self._store.write(
                lambda connection: roles.grant(connection, whom, wanted, by, token, renew=new_token)
            )

    def people(self) -> dict[str, frozenset[Role]]:
        """Who has which roles; empty where roles were never given."""
        with self._store.reading() as connection:
            return {person.name: person.roles for person in roles.people(connection).values()}

    @property
    def roles_given(self) -> bool:
        """Whether roles were ever given; where not, everybody may act under any name, and nobody is checked."""
        with self._store.reading() as connection:
            return roles.given(connection)

    def journal(self, kind: str | None = None) -> tuple[Mapping[str, Any], ...]:
        """The transactions in order, or those of one kind: record, act, import, grant, revoke, migrate, and refused,
        an attempt that was made ``count`` times, the ``last`` time then.
        """
        with self._store.reading() as connection:
            return tuple(frames.journal(connection, kind))
