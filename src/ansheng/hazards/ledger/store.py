"""Ledger: hazards as events that are only ever added, with their present state, in SQLite or PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from ansheng.dates import AnyDay, maybe_day
from ansheng.errors import AnshengError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.hazards.entry import RECORD
from ansheng.hazards.events import Event, Role, person
from ansheng.hazards.ledger import acts, exporting, frames, migrate, roles, rows
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.evidence.keeping import keep_quietly
from ansheng.hazards.ledger.evidence.shown import Shown
from ansheng.hazards.ledger.frames.telling import Telling
from ansheng.hazards.ledger.imports.importing import BATCH, Import, Imported
from ansheng.hazards.lifecycle import Hazard
from ansheng.hazards.records import HazardRecord
from ansheng.logs import Progress
from ansheng.sheets.door import TABLE
from ansheng.sheets.held import File, held, is_file
from ansheng.sheets.reading import read_table


class Ledger(Telling, Shown):
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
    def open(
        cls,
        address: str,
        *,
        create: bool = False,
        upgrade: bool = False,
        anchors: str | os.PathLike[str] | None = None,
    ) -> Ledger:
        """The ledger at an SQLAlchemy address, such as ``sqlite:///台账.db`` or ``postgresql://user@host/name``.

        :param create: make the ledger where there is none
        :param upgrade: bring one that an older version made to the present schema, where it verifies
        :param anchors: the file in which each import keeps the head; by default that beside an SQLite file
        :raises InputError: the address is not understood
        :raises LedgerError: there is no ledger, it cannot be read, or its schema is another version's
        :raises MissingExtraError: the driver of the database is not installed
        """
        database = Store(address, create=create, kept=Path(anchors) if anchors else None)
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
        kept = self._store.kept
        again = partial(Ledger.open, anchors=None if kept is None else str(kept.resolve()))
        return again, (self._store.sent(),)

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
            done = work.file(path, progress, sheet)
        keep_quietly(self._store)
        return done

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
            done = work.records(hazards, source)
        keep_quietly(self._store)
        return done

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
        """The transactions in order, or those of one kind: record, act, import, grant, revoke, migrate, commit and
        draw (of :mod:`ansheng.draws`), and refused, an attempt that was made ``count`` times, the ``last`` time then.
        """
        with self._store.reading() as connection:
            return tuple(frames.journal(connection, kind))
