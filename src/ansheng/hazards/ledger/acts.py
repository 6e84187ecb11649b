"""Acts: hazards registered and their events recorded, each in a transaction of its own, one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.dates import AnyDay
from ansheng.errors import AnshengError, FactValueError, Problem, UnknownNameError, near
from ansheng.facts.kinds import Invalid
from ansheng.hazards.entry import EventFields
from ansheng.hazards.events import EXTRA, PLACE, Event, EventKind, Role, event_kind, to_json
from ansheng.hazards.guards import GuardError, RoleError, not_future
from ansheng.hazards.ledger import roles, rows, schema
from ansheng.hazards.ledger.connection import ConflictError, LedgerError, Store
from ansheng.hazards.ledger.imports.identity import said
from ansheng.hazards.ledger.rows import (
    FIRST,
    event_of,
    event_row,
    hazard_row,
    id_key,
    insert,
    lock_head,
    seal,
    storable_id,
)
from ansheng.hazards.lifecycle import Hazard
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.cells import title_key
from ansheng.sheets.layout import RawTable
from ansheng.words import Words


def facts_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a hazard, by name, that somebody states by name, title or alias.

    :raises UnknownNameError: one of them is no fact of a hazard
    """
    matched = HazardRecord.match(told).matched
    taken = {header for header, _ in matched.values()}
    for name in told:
        if name not in taken and name not in (*PLACE, EXTRA):
            raise UnknownNameError.of(Words("隐患表的列", "fact of a hazard"), name, HazardRecord.titles())
    facts = {name: told[header] for name, (header, _) in matched.items()}
    return {**facts, **HazardRecord.implied(facts)}


def record(store: Store, event: Event, token: str | None) -> Hazard:
    """Register a hazard."""
    new = Hazard.registered(event)
    not_future(event, new.told)
    storable_id(new.id)

    def work(connection: Connection) -> Hazard:
        roles.check(connection, event.by, Role.RECORD, token)
        head = lock_head(connection)
        if (taken := stored_id(connection, new.id)) is not None:
            raise ConflictError(
                Words(
                    f"编号“{taken}”已在台账中；请更改编号",
                    f"the id {taken!r} is in the ledger already; choose another",
                )
            )
        row = event_row(new.id, 1, event, to_json(event.data), FIRST, head.number + 1)
        insert(connection, schema.events, [row])
        insert(connection, schema.hazards, [hazard_row(new, row[7])])
        seal(
            connection, head, "record", event.by, event.at, {"hazard": new.id, "event": "register"}, [row[7]]
        )
        return new

    return _guarded(store, work, event, new.id)


def act(
    store: Store, named: str, event: Event, *, version: int | None = None, token: str | None = None
) -> Hazard:
    """Record one event of a hazard."""
    _for_people(event)

    def work(connection: Connection) -> Hazard:
        roles.check(connection, event.by, event.role, token)
        hazard = known(connection, named)
        row = connection.execute(_row_of(hazard).with_for_update()).one()
        if version is not None and version != row.version:
            raise ConflictError(
                Words(
                    f"隐患“{hazard}”已更新：现序号为{row.version}，给出的是{version}；请重新查看后办理",
                    f"hazard {hazard!r} is at version {row.version}, not {version}; look again",
                )
            )
        changed = Hazard.of(history(connection, hazard)).after(event)
        not_future(event, changed.told)
        head = lock_head(connection)
        added = event_row(hazard, changed.version, event, to_json(event.data), row.head, head.number + 1)
        insert(connection, schema.events, [added])
        rows.store(connection, changed, added[7])
        told = {"hazard": hazard, "event": event.kind}
        seal(connection, head, "act", event.by, event.at, told, [added[7]])
        return changed

    return _guarded(store, work, event, named)


def _for_people(event: Event) -> None:
    if event.kind == "amend":
        raise GuardError(
            "amend",
            Words(
                f"“{event.title}”只由导入登记；请登记“更正”",
                f"{event.kind!r} is recorded by imports only; record 'correct'",
            ),
        )


@attrs.frozen
class Acted:
    """What became of many acts: how many were recorded, how many had been before, and those that were refused."""

    recorded: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> int:
        """How many were refused; ``problems`` says why."""
        return sum(problem.kind == "refused" for problem in self.problems)


@attrs.frozen
class Wanted:
    """One act as it was written: what stands in which column, and where."""

    told: Mapping[str, Any]
    row: int
    file: str | None = None
    sheet: str | None = None
    cells: Mapping[str, str] = attrs.field(factory=dict)

    def of(self, name: str) -> Any:
        """What it says of the hazard, the event, the day or the person."""
        return self.told.get(self.header(name) or "")

    def header(self, name: str) -> str | None:
        """The header under which it says so."""
        return next((header for header in self.told if _OWN.get(title_key(header)) == name), None)

    def refused(self, error: AnshengError, column: str | None) -> Problem:
        """Why it is refused, at its cell where one column is to blame, and in its row or else."""
        value = self.told.get(column or "") if column else self.of("hazard")
        told = None if value is None else str(value)
        problem = Problem("refused", error.words, self.file, self.sheet, self.row, column, told)
        return problem.under(self.cells)

    def fields(self) -> dict[str, Any]:
        """What it says of the event beside these; empty cells say nothing."""
        others = {header: value for header, value in self.told.items() if title_key(header) not in _OWN}
        return {header: value for header, value in others.items() if not _blank(value)}


_HEADERS = {
    "hazard": ("编号", "隐患编号", "hazard", "id"),
    "kind": ("办理事项", "event", "kind"),
    "on": ("日期", "办理日期", "on", "day"),
    "by": ("办理人", "by"),
    "": ("序号", "序", "状态", "state", "No.", "No"),
}
_OWN = {title_key(header): name for name, headers in _HEADERS.items() for header in headers}
HEADERS = [*(header for headers in _HEADERS.values() for header in headers), *EventFields.titles()]
"""The headers of a table of acts."""


def wanted(tables: Iterable[RawTable]) -> Iterator[Wanted]:
    """The acts that stand in tables, a row each."""
    for table in tables:
        numbers = range(1, table.frame.height + 1) if table.rows is None else table.rows.to_list()
        for row, told in zip(numbers, table.frame.iter_rows(named=True), strict=True):
            if not all(map(_blank, told.values())):
                yield Wanted(told, row, table.file, table.sheet, table.cells)


def many(store: Store, acts: Iterable[Wanted], by: str | None, on: AnyDay | None, token: str | None) -> Acted:
    """Record acts one after the other, each in its own transaction; what was recorded before is left alone."""
    recorded, unchanged, problems = 0, 0, list[Problem]()
    for one in acts:
        try:
            done = _one(store, one, by, on, token)
        except LedgerError:
            raise
        except _ColumnError as error:
            problems.append(one.refused(error, error.column))
            continue
        except AnshengError as error:
            problems.append(one.refused(error, None))
            continue
        recorded, unchanged = recorded + done, unchanged + (not done)
    return Acted(recorded, unchanged, tuple(problems))


def in_tables(
    store: Store, tables: Sequence[RawTable], by: str | None, on: AnyDay | None, token: str | None
) -> Acted:
    """Record the acts that stand in tables; what is wrong with these is listed too."""
    done = many(store, wanted(tables), by, on, token)
    said = (problem for table in tables for problem in table.problems)
    return attrs.evolve(done, problems=(*said, *done.problems))


def _one(store: Store, one: Wanted, by: str | None, on: AnyDay | None, token: str | None) -> bool:
    with _under(one.header("kind")):
        kind = event_kind(str(_stated(one, "kind")))
    with _under(one.header("hazard")), store.reading() as connection:
        named = known(connection, str(_stated(one, "hazard")))
        events = history(connection, named)
    hazard = Hazard.of(events)
    by_whom = str(one.of("by") or by or _stated(one, "by"))
    day = one.of("on") or on or _stated(one, "on")
    with _under(one.header("on")):
        Event.of(kind.name, day, by_whom)
    data = {}
    for header, value in one.fields().items():
        with _under(header):
            data.update(_without_known(kind, header, value, hazard))
            Event.of(kind.name, day, by_whom, data=data)
    event = Event.of(kind.name, day, by_whom, at=rows.now(), data=data)
    if _before(event, events, hazard):
        return False
    act(store, named, event, version=hazard.version, token=token)
    return True


class _ColumnError(AnshengError):
    """An act is refused for what stands in one column of it."""

    def __init__(self, words: Words, column: str | None) -> None:
        super().__init__(words)
        self.column = column


@contextmanager
def _under(header: str | None) -> Iterator[None]:
    """What is wrong here is wrong with what stands under a header."""
    try:
        yield
    except LedgerError:
        raise
    except AnshengError as error:
        raise _ColumnError(error.words, header) from error


def _stated(one: Wanted, name: str) -> Any:
    value = one.of(name)
    if _blank(value):
        title = _HEADERS[name][0]
        raise GuardError("fields", Words(f"“{title}”未填；请填写", f"{name} is not stated; state it"))
    return value


def _without_known(kind: EventKind, header: str, value: Any, hazard: Hazard) -> dict[str, Any]:
    """What a column says for the event of its row: nothing where it only repeats what the ledger says of the hazard.

    :raises GuardError: it is no field of the event, and says something else
    :raises FactValueError: the value does not parse
    """
    name = next((name for _, name, _ in EventFields.headers([header])), None)
    if name is None:
        return {header: value}
    got = EventFields.fact(name).parse(value)
    if name in kind.fields and isinstance(got, Invalid):
        raise FactValueError(
            Words(
                f"{got.words.zh}，填的是“{got.text}”；请更正",
                f"expected {got.words.en}, got {got.text!r}; correct it",
            )
        )
    if name in kind.fields:
        return {name: value}
    if got != hazard.get(name):
        raise _differs(kind, header, said(name, hazard.get(name)))
    return {}


def _differs(kind: EventKind, header: str, known: Words) -> GuardError:
    return GuardError(
        "fields",
        Words(
            f"“{header}”与台账（{known.zh}）不一致，也不是“{kind.title}”的填写项；请核对该行，确须改动的，请登记“更正”",
            f"{header} is not what the ledger says ({known.en}), and no field of {kind.name!r}; check the row, or "
            "record 'correct'",
        ),
    )


def _before(event: Event, events: Iterable[Event], hazard: Hazard) -> bool:
    """Whether an act has been recorded before: it counts, or it is a correction that was made."""
    if event.kind != "correct":
        return any(event.same(other) for _, other in hazard.counted)
    if event.undo is not None:
        return any(event.same(other) for other in events)
    return all(hazard.get(name) == value for name, value in event.corrected().items())


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


_TYPED, _MOST_ALIKE = 20, 200


def stored_id(connection: Connection, hazard: str) -> str | None:
    """The id under which a hazard is stored: as it is given, or else the one that is the same but for the typing."""
    ids = schema.hazards.c
    if connection.scalar(sa.select(ids.id).where(ids.id == hazard)) is not None:
        return hazard
    key = id_key(hazard)
    return None if key is None else connection.scalar(sa.select(ids.id).where(ids.key == key))


def history(connection: Connection, hazard: str, *known: sa.ColumnElement[bool]) -> list[Event]:
    """The events of the hazard that is stored under an id, in order; those of which these conditions hold."""
    of_it = schema.events.c.hazard == hazard
    wanted = sa.select(schema.events).where(of_it, *known).order_by(schema.events.c.seq)
    return [event_of(row) for row in connection.execute(wanted)]


def known(connection: Connection, named: str) -> str:
    """The id under which a hazard is stored.

    :raises UnknownNameError: there is none; near ids are listed
    """
    found = stored_id(connection, named)
    if found is None:
        alike = {id_key(name) or name: name for name in _alike(connection, named)}
        close = [alike[key] for key in near(id_key(named) or named, alike)]
        raise UnknownNameError.of(Words("隐患", "hazard"), named, close or alike.values())
    return found


def _alike(connection: Connection, named: str) -> list[str]:
    """Ids that begin or end as a name does, as far as any do: those that may be meant."""
    ids, key = schema.hazards.c, id_key(named[:_TYPED]) or ""
    found: list[str] = []
    for parts, alike in (
        ([key[:size] for size in range(len(key), 0, -1)], ids.key.startswith),
        ([key[start:] for start in range(len(key))], ids.key.endswith),
    ):
        for part in parts:
            wanted = sa.select(ids.id).where(alike(part, autoescape=True)).order_by(ids.id).limit(_MOST_ALIKE)
            if these := connection.scalars(wanted).all():
                found += these
                break
    return found


def _row_of(hazard: str) -> sa.Select[Any]:
    return sa.select(schema.hazards.c.version, schema.hazards.c.head).where(schema.hazards.c.id == hazard)


def _guarded(store: Store, work: Callable[[Connection], Hazard], event: Event, hazard: str) -> Hazard:
    with attempted(store, event.by, {"hazard": hazard, "event": event.kind}):
        return store.write(work)


@contextmanager
def attempted(store: Store, actor: str, told: Mapping[str, str]) -> Iterator[None]:
    """Something that a person may not have the role for; the attempt is kept then, with what it was."""
    try:
        yield
    except RoleError as error:
        refusal, at = error, rows.now()
        store.write(lambda connection: roles.refused(connection, actor, told, refusal, at))
        raise
