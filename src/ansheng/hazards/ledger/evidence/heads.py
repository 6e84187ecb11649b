"""Heads at any entry of a ledger, from one pass over the hashes of its events; and the anchors that people give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.ledger import schema
from ansheng.proofs import merkle
from ansheng.proofs.anchor import Anchor, anchors_of
from ansheng.proofs.head import HASH, Head

CHUNK = 50_000
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
    connection: Connection, wanted: Iterable[int], tree: merkle.Growing | None = None, after: int = 0
) -> dict[int, Head]:
    """The heads at these entries, of those that are there; one pass over the events.

    :param tree: the tree of the events up to the entry ``after``, to which the others are added
    """
    grown, entries = tree or merkle.Growing(), schema.journal.c
    numbers = sorted(set(wanted))
    told = connection.execute(sa.select(entries.number, entries.hash).where(entries.number > after - 1))
    hashes = {number: str(digest) for number, digest in told.all()} if numbers else {}
    numbers = [number for number in numbers if number in hashes]
    found = dict[int, Head]()
    for entry, leaves in leaves_of(connection, after):
        while numbers and numbers[0] < entry:
            number = numbers.pop(0)
            found[number] = _head(number, hashes[number], grown)
        for data in leaves if numbers else ():
            grown.add(data)
    return found | {number: _head(number, hashes[number], grown) for number in numbers}


def _head(number: int, digest: str, tree: merkle.Growing) -> Head:
    return Head(number, digest, tree.size, tree.root().hex())


def leaves_of(
    connection: Connection, after: int = 0, last: int | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """For each entry that has events the leaves that stand for them, in the order of their hashes.

    :param after: the entries after this one only, and to ``last``; who begins reads all of them
    """
    events = schema.events.c
    span = [events.number > after] + ([] if last is None else [events.number <= last])
    order = sa.select(events.number, events.hash).where(*span).order_by(events.number)
    told = connection.execute(order.execution_options(yield_per=CHUNK))
    whole = (row for row in told if isinstance(row.number, int))
    for number, group in groupby(whole, key=lambda row: row.number):
        yield number, [leaf_of(digest) for digest in sorted(str(row.hash) for row in group)]


def leaf_of(digest: str) -> bytes:
    """The hash of an event as bytes; what is no hash any more stands for itself."""
    plain = HASH.fullmatch(digest)
    return bytes.fromhex(digest) if plain else digest.encode(errors="surrogateescape")
