"""Verification: every event, state and journal entry looked at, and what does not fit named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.dates import day_label, parse_day
from ansheng.errors import AnshengError
from ansheng.hazards.entry import HazardEntry
from ansheng.hazards.events import KINDS
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.evidence import anchors
from ansheng.hazards.ledger.evidence.breaks import (
    Break,
    Verification,
    broken_in,
    no_anchor,
    no_state,
    other_count,
    unread,
)
from ansheng.hazards.ledger.evidence.heads import Told, hashes_of
from ansheng.hazards.ledger.evidence.heads import anchors as told_anchors
from ansheng.hazards.ledger.evidence.keeping import beside
from ansheng.hazards.ledger.evidence.looking import OTHER, looked, misfits
from ansheng.hazards.ledger.evidence.proven import doubtful, every
from ansheng.hazards.ledger.rows import (
    FIRST,
    HAZARD_COLUMNS,
    Row,
    as_text,
    event_hash,
    event_of,
    hazard_row,
    id_key,
    joint_hash,
    journal_hash,
)
from ansheng.hazards.lifecycle import Hazard
from ansheng.words import NO_WORDS, Words

CHUNK = 20_000
Heads = Mapping[int, frozenset[str]]
"""Hashes that were kept, by the number of their entry."""


@attrs.frozen(eq=False)
class Stored:
    """An event as it is stored, its day as text."""

    hazard: str
    seq: int
    kind: str
    day: str
    actor: str
    at: str
    data: str
    hash: str
    number: int

    def follows(self, before: str) -> bool:
        """Whether its hash is that of its content after the event with the hash ``before``."""
        told = (self.hazard, self.seq, self.kind, self.day, self.actor, self.at, self.data)
        try:
            return event_hash(before, *told) == self.hash
        except (TypeError, ValueError):
            return False


def verify(
    store: Store,
    head: tuple[int, str] | None = None,
    given: Iterable[Told] = (),
    roots: bytes | None = None,
) -> Verification:
    """Look at the whole ledger in one transaction."""
    with store.inspecting() as connection:
        return look(connection, store, head, given, roots)


def look(
    connection: Connection,
    store: Store,
    head: tuple[int, str] | None = None,
    given: Iterable[Told] = (),
    roots: bytes | None = None,
) -> Verification:
    """Look at the whole ledger in a transaction that is open."""
    found, (kept_here, bad) = anchors.kept(store.heads), beside(store)
    told = [(one, True) for each in given for one in told_anchors(each)]
    told += [(one, False) for one in kept_here]
    kept = [*([head] if head else []), *((one.entries, one.hash) for one, _ in told if one.hash)]
    heads = dict(found.heads)
    for number, digest in kept:
        heads[number] = heads.get(number, frozenset()) | {digest}
    end = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
    digests = dict[Any, tuple[int, str]]()

    def seen(number: Any, hashes: list[str]) -> None:
        digests[number] = (len(hashes), _joint(hashes))

    found_anchors, present = looked(connection, told, end.number, roots, seen)
    breaks = [
        *(unread(store.heads, line) for line in found.unread),
        *(no_anchor(store.kept, line, words) for line, words in bad),
        *_chains(connection, every if store.forked else doubtful),
        *orphans(connection),
        *entries(connection, (end.number, end.hash), heads, digests),
    ]
    broken = broken_in(breaks)
    told_of = (each for one in found_anchors for each in misfits(one, broken))
    breaks += [Break(kind, words, number=number, kept=True) for kind, words, number in told_of]
    fitting = (one.anchor.entries for one in found_anchors if one.fits)
    anchored = max(_anchored(connection, heads), *fitting, 0)
    counts = [
        connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in (schema.hazards, schema.events, schema.journal)
    ]
    code = present.code if present else ""
    last = (end.number, end.hash)
    return Verification(
        counts[0], counts[1], counts[2], last, tuple(breaks), anchored, tuple(found_anchors), code
    )


def _anchored(connection: Connection, heads: Heads) -> int:
    """The last entry that is the one whose hash was kept."""
    journal = schema.journal.c
    entries = sa.select(journal.number, journal.hash).execution_options(yield_per=CHUNK)
    told = connection.execute(entries) if heads else ()
    return max((number for number, digest in told if heads.get(number) == frozenset((digest,))), default=0)


def _chains(
    connection: Connection, chosen: Callable[[Connection, int], Iterator[list[Row]]]
) -> Iterator[Break]:
    """Each chosen hazard's events against their hashes, and its stored state against what they make."""
    second = _second(connection)
    for events in chosen(connection, CHUNK):
        rows = (Stored(*row) for row in events)
        histories = [(name, list(told)) for name, told in groupby(rows, key=lambda row: row.hazard)]
        states = _states(connection, [name for name, _ in histories if _plain(name) == name])
        for name, history in histories:
            yield from _history(name, history, states.get(name), second)


def _states(connection: Connection, names: list[str]) -> dict[str, Row]:
    """The stored states of these hazards, without what the last import left there."""
    columns = [sa.null() if c.name == "imported" else c for c in as_text(schema.hazards)]
    found = dict[str, Row]()
    for start in range(0, len(names), CHUNK // 4):
        wanted = sa.select(*columns).where(schema.hazards.c.id.in_(names[start : start + CHUNK // 4]))
        found |= {row[0]: tuple(row) for row in connection.execute(wanted)}
    return found


def _second(connection: Connection) -> frozenset[str]:
    """The hazards without a key of their own, since another has it: their ids differ in the way of typing only."""
    hazards = schema.hazards.c
    without = connection.scalars(sa.select(hazards.id).where(hazards.key.is_(None))).all()
    keys = {name: id_key(name) for name in without}
    taken = sa.select(hazards.key).where(hazards.key.in_([key for key in keys.values() if key]))
    there = set(connection.scalars(taken)) if without else set()
    return frozenset(name for name, key in keys.items() if key in there)


def _history(name: str, rows: list[Stored], stored: Row | None, second: frozenset[str]) -> Iterator[Break]:
    broken = list(linked(rows))
    yield from broken
    if not broken:
        yield from _state(name, rows, stored, second)


def linked(rows: list[Stored]) -> Iterator[Break]:
    """The events of a hazard against their hashes, each of which covers the one before."""
    before = FIRST
    for seq, row in enumerate(rows, start=1):
        if row.seq != seq:
            yield _event_break(row, Words(f"其前缺少第{seq}项办理事项", f"event {seq} before it is missing"))
            return
        if not row.follows(before):
            yield _event_break(row, Words("内容与其校验值不符", "its content does not match its hash"))
        before = row.hash


def _state(name: str, rows: list[Stored], stored: Row | None, second: frozenset[str]) -> Iterator[Break]:
    if stored is None:
        yield no_state(name)
        return
    kept = dict(zip(HAZARD_COLUMNS, stored, strict=True))
    if kept["version"] != len(rows) or kept["head"] != rows[-1].hash:
        yield other_count(name, kept["version"], len(rows))
        return
    try:
        made = hazard_row(Hazard.of(event_of(row) for row in rows), rows[-1].hash)
    except (AnshengError, ValueError, KeyError, TypeError) as error:
        why = error.words if isinstance(error, AnshengError) else Words("内容无法读取", str(error))
        words = Words(
            f"隐患“{name}”的状态无法由办理事项重新推算：{why.zh}",
            f"hazard {name!r} cannot be replayed: {why.en}",
        )
        yield Break("state", words, name)
        return
    if name in second:
        made = tuple(None if c == "key" else v for c, v in zip(HAZARD_COLUMNS, made, strict=True))
    if made != stored:
        wrong = [column for column, value in zip(HAZARD_COLUMNS, made, strict=True) if value != kept[column]]
        words = Words(
            f"隐患“{name}”的现状与办理事项不符：{'、'.join(_title(column) for column in wrong)}",
            f"the state of hazard {name!r} is not what its events make: {', '.join(wrong)}",
        )
        yield Break("state", words, name)


def _title(column: str) -> str:
    fact = HazardEntry.facts().get(column)
    return fact.title if fact else column


def orphans(connection: Connection) -> Iterator[Break]:
    """Hazards without any event."""
    events, hazards = schema.events.c, schema.hazards.c
    without = (
        sa.select(hazards.id).where(~sa.exists().where(events.hazard == hazards.id)).order_by(hazards.id)
    )
    for name in map(_plain, connection.scalars(without)):
        yield Break("state", Words(f"隐患“{name}”无办理事项", f"hazard {name!r} has no event at all"), name)


def entries(
    connection: Connection,
    end: tuple[int, str],
    heads: Heads,
    digests: dict[Any, tuple[int, str]] | None = None,
) -> Iterator[Break]:
    """The journal against its hashes, the events of each entry, and the end that is stored or was kept elsewhere.

    :param digests: of each entry how many events it has now, and their joint hash; else they are read here
    """
    if digests is None:
        digests = {n: (len(told), _joint(told)) for n, told in hashes_of(connection)}
    nothing = (0, joint_hash(()))
    before, number, kept = FIRST, 0, dict(heads)
    for row in connection.execute(_journal()).mappings():
        if row["number"] != number + 1:
            yield _entry_break(
                row["number"], Words(f"其前缺少第{number + 1}条", f"entry {number + 1} before it is missing")
            )
        elif not _follows(row, before):
            yield _entry_break(
                row["number"], Words("内容与其校验值不符", "its content does not match its hash")
            )
        before, number = row["hash"], row["number"]
        events, digest = digests.pop(number, nothing)
        if (events, digest) != (row["events"], row["digest"]):
            yield _other_events(row, events)
        if not kept.pop(number, {before}) <= {before}:
            yield attrs.evolve(_entry_break(number, OTHER), kept=True)
    if (number, before) != end:
        yield _entry_break(number, Words(f"应止于第{end[0]}条", f"it should end with entry {end[0]}"))
    for gone in sorted({*kept, *digests}, key=str):
        yield _entry_break(gone, Words("缺少该条", "it is not there any more"))


def _joint(hashes: list[str]) -> str:
    return joint_hash(hashes if "".join(hashes).isascii() else map(_plain, hashes))


def _other_events(row: sa.RowMapping, events: int) -> Break:
    """An entry whose events are not those that it was written with; the hazard is known where the entry names it."""
    told, hazard = row["events"], _hazard_in(row["data"])
    of = NO_WORDS if hazard is None else Words(f"（隐患“{hazard}”）", f" (of hazard {hazard!r})")
    return _entry_break(
        row["number"],
        Words(
            f"应有{told}项办理事项，现有{events}项，可能被改动{of.zh}",
            f"should hold {told} events, holds {events} or others{of.en}",
        ),
        hazard,
    )


def _hazard_in(data: object) -> str | None:
    """The hazard that the data of an entry names, as those of single events do; not those of an import."""
    try:
        told = json.loads(_plain(data))
    except ValueError:
        return None
    found = told.get("hazard") if isinstance(told, dict) else None
    return found if isinstance(found, str) else None


def _follows(row: sa.RowMapping, before: str) -> bool:
    """Whether the hash of an entry is that of its content after the entry with the hash ``before``."""
    try:
        return journal_hash(before, dict(row)) == str(row["hash"])
    except (TypeError, ValueError):
        return False


def _journal() -> sa.Select[Any]:
    return sa.select(schema.journal).order_by(schema.journal.c.number).execution_options(yield_per=CHUNK)


def _event_break(row: Stored, words: Words) -> Break:
    hazard, kind, day, actor = map(_plain, (row.hazard, row.kind, row.day, row.actor))
    title = KINDS[kind].title if kind in KINDS else kind
    return Break(
        "event",
        Words(
            f"隐患“{hazard}”第{row.seq}项办理事项（{title}，{_day(day)}，{actor}）：{words.zh}",
            f"event {row.seq} of hazard {hazard!r} ({kind}, {day}, {actor}): {words.en}",
        ),
        hazard,
        row.seq,
        row.number,
    )


def _plain(value: object) -> str:
    """What is stored as text that can be shown; bytes that are no text are replaced."""
    return str(value).encode(errors="surrogateescape").decode(errors="replace")


def _day(stored: str) -> str:
    """A stored day as a sentence writes it, or what is stored where that is no day."""
    day = parse_day(stored)
    return day_label(day) if day else stored


def _entry_break(number: int, words: Words, hazard: str | None = None) -> Break:
    return Break(
        "journal",
        Words(f"日志第{number}条：{words.zh}", f"journal entry {number}: {words.en}"),
        hazard,
        number=number,
    )
