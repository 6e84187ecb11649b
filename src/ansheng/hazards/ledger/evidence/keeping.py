"""Keeping of anchors: the file beside a ledger, to which each import adds the head, and what a service answered."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.hazards.ledger import rows, schema
from ansheng.hazards.ledger.connection import LedgerError, Store
from ansheng.hazards.ledger.evidence.heads import Told, anchors, heads_at
from ansheng.proofs import merkle
from ansheng.proofs.anchor import Anchor, in_file
from ansheng.proofs.head import ProofError
from ansheng.proofs.stamp import digest_in, imprinted, signed
from ansheng.sheets.door import regular
from ansheng.words import Words

_TAIL = 1 << 18
"""So many bytes at the end of the file are looked at for its last line."""


def keep(store: Store) -> Anchor:
    """The anchor of the present head, added to the file of anchors where there is one and it is not its last.

    :raises LedgerError: the ledger holds nothing yet, or the file cannot be written
    """
    last = None if store.kept is None else _last(store.kept)
    with store.reading() as connection:
        end = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
        if not end.number:
            raise LedgerError(
                Words(
                    f"{store.address}：台账尚无内容，无可存证；请先导入或登记",
                    f"{store.address}: the ledger holds nothing yet; import or record first",
                )
            )
        tree, after = _known_tree(connection, last)
        head = heads_at(connection, [end.number], tree, after)[end.number]
    anchor = Anchor.of_head(head, at=rows.now())
    if store.kept is not None and (last is None or last[0].head != head):
        _add(store.kept, anchor, tree)
    return attrs.evolve(anchor, source="" if store.kept is None else str(store.kept))


def keep_quietly(store: Store) -> None:
    """Keep the head after an import; where that cannot be done, ``verify`` says what is not anchored."""
    if store.kept is not None:
        try:
            keep(store)
        except (LedgerError, OSError):
            return


def _known_tree(
    connection: Connection, last: tuple[Anchor, list[bytes]] | None
) -> tuple[merkle.Growing, int]:
    """The tree up to the last anchor, where that still fits; else an empty one."""
    if last is not None and (head := last[0].head) is not None:
        number, digest = schema.journal.c.number, schema.journal.c.hash
        same = connection.scalar(sa.select(digest).where(number == head.entries)) == head.hash
        tree = merkle.Growing(head.events, list(last[1]))
        if same and len(last[1]) == head.events.bit_count() and tree.root().hex() == head.root:
            return tree, head.entries
    return merkle.Growing(), 0


def _last(path: Path) -> tuple[Anchor, list[bytes]] | None:
    """The last anchor of a file, and the roots of whole subtrees that are kept with it; None where none can be read."""
    try:
        if not regular(path, error=LedgerError):
            return None
        with path.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - _TAIL, 0))
            line = file.read().rstrip(b"\n").rpartition(b"\n")[2]
        told = json.loads(line)
        return Anchor.of(told), [bytes.fromhex(peak) for peak in told.get("peaks", ())]
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, ProofError):
        return None


def _add(path: Path, anchor: Anchor, tree: merkle.Growing | None = None) -> None:
    """Add an anchor to the file, which its owner alone can read where it is made here."""
    peaks = {} if tree is None else {"peaks": [peak.hex() for peak in tree.peaks]}
    line = json.dumps({**anchor.to_dict(), **peaks}, ensure_ascii=False).encode() + b"\n"
    try:
        there = regular(path, error=LedgerError)
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "rb+") as file:
            file.seek(-1 if there and path.stat().st_size else 0, os.SEEK_END)
            file.write(line if file.read() in (b"", b"\n") else b"\n" + line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerError(
            Words(
                f"{path}：存证文件无法写入；请核对路径和权限",
                f"{path}: the file of anchors cannot be written; check the path and rights",
            )
        ) from error


def beside(store: Store) -> tuple[list[Anchor], list[tuple[int, Words]]]:
    """The anchors in the file of a ledger, and the lines of it that are none."""
    if store.kept is None or not regular(store.kept, error=LedgerError):
        return [], []
    return in_file(store.kept)


def stamped(store: Store, answer: bytes, roots: bytes | None, told: Iterable[Told]) -> Anchor:
    """The anchor that an answer of a timestamping service is about, kept with the answer.

    :raises ProofError: it is about no anchor that is kept or given, or its signature is not good
    """
    given = [one for each in told for one in anchors(each)]
    digest = digest_in(answer)
    known = [one for one in (*given, *beside(store)[0]) if one.head is not None and one.head.digest == digest]
    if not known or known[0].head is None:
        raise ProofError(
            Words(
                "时间戳所盖的不是本台账保存过的末条；请用 --anchor 指定当时的存证文件",
                "the stamp is of no head that this ledger has kept; name the anchor of that time with --anchor",
            )
        )
    head = known[0].head
    stamp = imprinted(answer, head) if roots is None else signed(answer, head, roots)
    anchor = attrs.evolve(known[0], stamp=answer, stamped=stamp.at)
    if store.kept is not None:
        _add(store.kept, anchor)
    return anchor
