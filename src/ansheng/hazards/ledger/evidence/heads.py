"""Heads at any entry of a ledger, from one pass over the hashes of its events; and the anchors that people give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.rows import pieces
from ansheng.proofs import merkle
from ansheng.proofs.anchor import Anchor, anchors_of
from ansheng.proofs.head import HASH, Head

CHUNK = 50_000
_LENGTH, _HEX = 64, re.compile("[0-9a-f]*")
Told = Anchor | Head | str
"""An anchor, a whole head, or what :func:`~ansheng.proofs.anchors_of` reads."""


def anchors(told: Told) -> list[Anchor]:
    """The anchors that something is.

    :raises InputError: it is none
    """
    if isinstance(told, Anchor):
        return [told]
    return [Anchor.of_head(told)] if isinstance(told, Head) else anchors_of(told)


def heads_at(
    connection: Connection,
    wanted: Iterable[int],
    tree: merkle.Growing | None = None,
    after: int = 0,
    seen: Callable[[Any, list[str]], None] | None = None,
) -> dict[int, Head]:
    """The heads at these entries, of those that are there; one pass over the events.

    :param tree: the tree of the events up to the entry ``after``, to which the others are added
    :param seen: called for each entry with the hashes of its events, in their order, on the way
    """
    grown, entries = tree or merkle.Growing(), schema.journal.c
    numbers = sorted(set(wanted))
    told = connection.execute(sa.select(entries.number, entries.hash).where(entries.number > after - 1))
    hashes = {number: str(digest) for number, digest in told.all()} if numbers else {}
    numbers = [number for number in numbers if number in hashes]
    found, waiting = dict[int, Head](), list[bytes]()
    for entry, digests in hashes_of(connection, after):
        if seen is not None:
            seen(entry, digests)
        if not isinstance(entry, int) or entry <= after or not numbers:
            continue
        while numbers and numbers[0] < entry:
            number = numbers.pop(0)
            grown.extend(waiting)
            waiting = []
            found[number] = _head(number, hashes[number], grown)
        waiting += leaves(digests)
        if len(waiting) > CHUNK:
            grown.extend(waiting)
            waiting = []
    grown.extend(waiting)
    return found | {number: _head(number, hashes[number], grown) for number in numbers}


def _head(number: int, digest: str, tree: merkle.Growing) -> Head:
    return Head(number, digest, tree.size, tree.root().hex())


def hashes_of(
    connection: Connection, after: int = 0, last: int | None = None
) -> Iterator[tuple[Any, list[str]]]:
    """For each entry that has events their hashes, in order.

    :param after: the entries after this one only, and to ``last``; who begins reads all of them
    """
    events = schema.events.c
    span = [events.number > after] if after else []
    span += [] if last is None else [events.number <= last]
    order = sa.select(events.number, events.hash).where(*span).order_by(events.number)
    number, held = None, list[Any]()
    for piece in pieces(connection, order, CHUNK):
        for entry, group in groupby(piece, key=itemgetter(0)):
            if held and entry != number:
                yield number, _texts(held)
                held = []
            number = entry
            held += [digest for _, digest in group]
    if held:
        yield number, _texts(held)


def _texts(digests: list[Any]) -> list[str]:
    return sorted(digests if set(map(type, digests)) == {str} else map(str, digests))


def leaves_of(
    connection: Connection, after: int = 0, last: int | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """For each entry that has events the leaves that stand for them, in the order of their hashes."""
    for number, digests in hashes_of(connection, after, last):
        if isinstance(number, int) and number > after:
            yield number, leaves(digests)


def leaves(digests: Sequence[str]) -> list[bytes]:
    """The hashes of events as bytes, see :func:`leaf_of`."""
    joined = "".join(digests)
    if set(map(len, digests)) == {_LENGTH} and _HEX.fullmatch(joined):
        whole = bytes.fromhex(joined)
        return [whole[at : at + _LENGTH // 2] for at in range(0, len(whole), _LENGTH // 2)]
    return [leaf_of(digest) for digest in digests]


def leaf_of(digest: str) -> bytes:
    """The hash of an event as bytes; what is no hash any more stands for itself."""
    plain = HASH.fullmatch(digest)
    return bytes.fromhex(digest) if plain else digest.encode(errors="surrogateescape")
