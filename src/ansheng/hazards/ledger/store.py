"""Ledger: hazards as events that are only ever added, with their present state, in SQLite or PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import AnshengError, UnknownNameError
from ansheng.hazards.events import PLACE, Event, Role, event_kind, person, to_json
from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import exporting, frames, migrate, roles, schema, verify
from ansheng.hazards.ledger.connection import ConflictError, LedgerError, Store
from ansheng.hazards.ledger.importing import BATCH, Import, Imported
from ansheng.hazards.ledger.rows import (
    FIRST,
    event_of,
    event_row,
    hazard_row,
    insert,
    lock_head,
    seal,
    storable_id,
    store,
)
from ansheng.hazards.lifecycle import Hazard
from ansheng.hazards.records import HazardRecord
from ansheng.sheets import names
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


def now() -> dt.datetime:
    """The time at which an event is recorded."""
    return dt.datetime.now().astimezone().replace(microsecond=0)


class Ledger:
    """A ledger of hazards; open one with :meth:`open` and use it in a ``with`` block.

    >>> with Ledger.open("sqlite://", create=True) as ledger:
    ...     _ = ledger.record({"编号": "H1", "隐患描述": "消防通道堵塞", "发现日期": "2026-07-01"}, by="检查组")
    ...     ledger.act("H1", "grade", by="检查组", on="2026-07-01", grade="一般").state.title
    '已定级'
    """

    def __init__(self, database: Store) -> None:
        self._store = database

    @classmethod
    def open(cls, address: str, *, create: bool = False, upgrade: bool = False) -> Ledger:
        """The ledger at an SQLAlchemy address, such as ``sqlite:///台账.db`` or ``postgresql://user@host/name``.

        :param create: make the ledger where there is none
        :param upgrade: bring one that an older version made to the present schema
        :raises InputError: the address is not understood
        :raises LedgerError: there is no ledger, it cannot be read, or its schema is another version's
        :raises MissingExtraError: the driver of the database is not installed
        """
        database = Store(address, create=create)
        try:
            migrate.prepare(database, create=create, upgrade=upgrade)
        except AnshengError:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the connections; a ledger in memory is gone then."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
        on: object = None,
        token: str | None = None,
    ) -> Hazard:
        """Register a new hazard.

        :param hazard: a record, or its facts by name, title or alias
        :param on: the day of the registration; by default the day on which it was found, or else today
        :raises ConflictError: the id is taken
        :raises GuardError: the record contradicts itself, or ``by`` may not record
        :raises FactValueError: a value does not parse or cannot be kept
        """
        values = dict(hazard.values()) if isinstance(hazard, HazardRecord) else _told(hazard)
        at = now()
        event = Event.of("register", on or values.get("found_on") or at.date(), by, at=at, data=values)
        new = Hazard.registered(event)
        storable_id(new.id)

        def work(connection: Connection) -> Hazard:
            roles.check(connection, event.by, Role.RECORD, token)
            if connection.execute(_row_of(new.id)).first() is not None:
                raise ConflictError(
                    Words(
                        f"编号“{new.id}”已在台账中；请更改编号",
                        f"the id {new.id!r} is in the ledger already; choose another",
                    )
                )
            head = lock_head(connection)
            row = event_row(new.id, 1, event, to_json(event.data), FIRST, head.number + 1)
            insert(connection, schema.events, [row])
            insert(connection, schema.hazards, [hazard_row(new, row[7])])
            seal(connection, head, "record", event.by, at, {"hazard": new.id, "event": "register"}, [row[7]])
            return new

        return self._guarded(work, event, new.id)

    def act(
        self,
        hazard: str,
        kind: str,
        *,
        by: str,
        on: object,
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
        event = Event.of(kind, on, by, at=now(), data={**(data or {}), **fields})
        role, named = event_kind(event.kind).role, hazard

        def work(connection: Connection) -> Hazard:
            roles.check(connection, event.by, role, token)
            hazard = _stored(connection, named)
            row = connection.execute(_row_of(hazard).with_for_update()).first()
            if row is None:
                raise UnknownNameError.of(Words("隐患", "hazard"), named, _near_ids(connection, named))
            if version is not None and version != row.version:
                raise ConflictError(
                    Words(
                        f"隐患“{hazard}”已更新：现序号为{row.version}，给出的是{version}；请重新查看后办理",
                        f"hazard {hazard!r} is at version {row.version}, not {version}; look again",
                    )
                )
            changed = Hazard.of(_events(connection, hazard)).after(event)
            head = lock_head(connection)
            added = event_row(hazard, changed.version, event, to_json(event.data), row.head, head.number + 1)
            insert(connection, schema.events, [added])
            store(connection, changed, added[7])
            seal(
                connection,
                head,
                "act",
                event.by,
                event.at,
                {"hazard": hazard, "event": event.kind},
                [added[7]],
            )
            return changed

        return self._guarded(work, event, hazard)

    def get(self, hazard: str, *, as_of: dt.date | None = None) -> Hazard:
        """One hazard as it stands, or as the ledger knows it of a day.

        :raises UnknownNameError: there is no such hazard
        :raises GuardError: it was not registered by that day
        """
        with self._store.reading() as connection:
            events = _events(connection, _stored(connection, hazard))
            if not events:
                raise UnknownNameError.of(Words("隐患", "hazard"), hazard, _near_ids(connection, hazard))
        return Hazard.of(events, on=as_of)

    def history(self, hazard: str) -> tuple[Event, ...]:
        """The events of one hazard in order; empty where there is no such hazard."""
        with self._store.reading() as connection:
            return tuple(_events(connection, _stored(connection, hazard)))

    def import_table(
        self,
        file: str | os.PathLike[str],
        *,
        by: str,
        on: dt.date | None = None,
        token: str | None = None,
        batch: int = BATCH,
        progress: Callable[[int, int], None] | None = None,
    ) -> Imported:
        """Record the rows of a table of hazards: new ones registered, changed ones amended, the same ones left alone.

        :param file: a CSV, Excel or Parquet file, as :func:`ansheng.open_dossier` reads them
        :param on: the day of amendments, and of new hazards without a day; by default today
        :param batch: so many rows a transaction; each is done whole or not at all
        :param progress: called after each batch with the rows done and the rows in all
        :raises InputError: the file cannot be read or holds no hazards
        :raises GuardError: ``by`` may not record
        """
        at, by = now(), person(by)
        work = Import(self._store, by, on or at.date(), at, token, max(1, batch))
        try:
            return work.file(Path(file), progress)
        except RoleError as error:
            self._keep(by, {"event": "import", "file": Path(file).name, "reason": error.words.zh})
            raise

    def as_of(self, day: dt.date) -> pl.DataFrame:
        """The hazards that were registered by a day, as the events and tables of that day show them."""
        return frames.as_of(self._store, day)

    def frame(self, *, states: Iterable[str] | None = None, due_by: dt.date | None = None) -> pl.DataFrame:
        """The hazards with their states and all facts, one row each.

        :param states: those in these states only
        :param due_by: those only that are open and due by this day
        """
        return frames.frame(self._store, states, due_by)

    def tables(
        self,
        *,
        as_of: dt.date | None = None,
        due_by: dt.date | None = None,
        open_on: dt.date | None = None,
    ) -> dict[str, pl.DataFrame]:
        """The typed tables that a dossier is made of: ``hazards``, with ``_row`` and ``_file``.

        :param as_of: the hazards as of this day
        :param due_by: without ``as_of``, those only that are open and due by this day
        :param open_on: without ``as_of``, those only that are not closed, or closed after this day
        """
        return frames.tables(self._store, as_of, due_by, open_on)

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
        """A new ledger at ``address`` from a folder that :meth:`export` wrote.

        :raises LedgerError: there is a ledger already, or the folder does not hold a sound one
        """
        database = Store(address, create=True)
        try:
            exporting.restore(database, Path(directory))
        except AnshengError:
            database.close()
            raise
        return cls(database)

    def grant(
        self, name: str, *granted: str, by: str, token: str | None = None, own_token: bool = False
    ) -> str | None:
        """Give a person exactly these roles; none takes all away. From the first time on, roles are checked.

        :param granted: names or titles of roles: record, supervise, rectify, accept, close, admin
        :param own_token: make a token without which nobody acts in this name; it is shown once, here
        :return: the token
        :raises RoleError: ``by`` does not administer the ledger
        """
        made = secrets.token_urlsafe(24) if own_token else None
        by = person(by)
        told = {"name": person(name), "roles": sorted({roles.role_of(role).value for role in granted})}
        if made:
            told["token"] = roles.hashed(made)

        def work(connection: Connection) -> None:
            roles.check_admin(connection, by, token)
            head = lock_head(connection)
            seal(connection, head, "grant" if granted else "revoke", by, now(), told, [])

        try:
            self._store.write(work)
        except RoleError as error:
            self._keep(by, {"event": "grant", "name": told["name"], "reason": error.words.zh})
            raise
        return made

    def people(self) -> dict[str, frozenset[Role]]:
        """Who has which roles; empty where roles were never given, and then everybody may do everything."""
        with self._store.reading() as connection:
            return {person.name: person.roles for person in roles.people(connection).values()}

    def journal(self, kind: str | None = None) -> tuple[Mapping[str, Any], ...]:
        """The transactions in order, or those of one kind: record, act, import, grant, revoke, refused, migrate."""
        with self._store.reading() as connection:
            return tuple(frames.journal(connection, kind))

    def _guarded(self, work: Callable[[Connection], Hazard], event: Event, hazard: str) -> Hazard:
        try:
            return self._store.write(work)
        except RoleError as error:
            self._keep(event.by, {"hazard": hazard, "event": event.kind, "reason": error.words.zh})
            raise

    def _keep(self, actor: str, told: Mapping[str, Any]) -> None:
        """Keep the attempt of someone who has not the role."""
        self._store.write(
            lambda connection: seal(connection, lock_head(connection), "refused", actor, now(), told, [])
        )


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    matched = HazardRecord.match(values).matched
    taken = {header for header, _ in matched.values()}
    for name in values:
        if name not in taken and name not in PLACE:
            raise UnknownNameError.of(Words("隐患表的列", "fact of a hazard"), name, HazardRecord.titles())
    return {name: values[header] for name, (header, _) in matched.items()}


def _row_of(hazard: str) -> sa.Select[Any]:
    return sa.select(schema.hazards.c.version, schema.hazards.c.head).where(schema.hazards.c.id == hazard)


def _stored(connection: Connection, hazard: str) -> str:
    """The id under which a hazard is stored: as it is given, or else the only one that is the same name."""
    if connection.execute(_row_of(hazard)).first() is not None:
        return hazard
    wanted, ids = names.key(hazard), schema.hazards.c.id
    same = [name for name in connection.scalars(sa.select(ids)) if names.key(name) == wanted]
    return same[0] if len(same) == 1 else hazard


def _events(connection: Connection, hazard: str) -> list[Event]:
    wanted = sa.select(schema.events).where(schema.events.c.hazard == hazard).order_by(schema.events.c.seq)
    return [event_of(row) for row in connection.execute(wanted)]


def _near_ids(connection: Connection, hazard: str) -> list[str]:
    start = schema.hazards.c.id.startswith(hazard[:3], autoescape=True)
    return list(connection.scalars(sa.select(schema.hazards.c.id).where(start).limit(200)))


__all__ = ["ConflictError", "Ledger", "LedgerError", "now"]
