"""Looking at anchors: which of them the ledger still fits, and what is said of those that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs
from sqlalchemy.engine import Connection

from ansheng.hazards.ledger.evidence.heads import heads_at
from ansheng.proofs.anchor import Anchor
from ansheng.proofs.head import Head, ProofError
from ansheng.proofs.stamp import signed
from ansheng.words import Words

OTHER = Words("与另行保存的校验值不符", "it is not the entry whose hash was kept")


@attrs.frozen
class Anchored:
    """What became of an anchor when the ledger was verified.

    :param fits: whether the ledger up to its entry is the one that was kept; False too where the entry is gone
    :param given: whether somebody gave it, or it stood in the file beside the ledger
    :param signed: whether its stamp is signed by one that is trusted; None where there is no stamp or no root was given
    :param same_entry: whether the entry is the one that was kept, whatever the rest; None where it is not there
    """

    anchor: Anchor
    fits: bool
    given: bool
    signed: bool | None = None
    same_entry: bool | None = None


def looked(
    connection: Connection,
    told: Iterable[tuple[Anchor, bool]],
    end: int,
    roots: bytes | None,
    seen: Callable[[Any, list[str]], None],
) -> tuple[list[Anchored], Head | None]:
    """Each anchor against the ledger, and the present head.

    :param seen: called for each entry with the hashes of its events, in their order
    """
    every = list(told)
    heads = heads_at(connection, [end, *(anchor.entries for anchor, _ in every)], seen=seen)

    def one(anchor: Anchor, given: bool) -> Anchored:
        head = heads.get(anchor.entries)
        good, same = (False, None) if head is None else (anchor.fits(head), anchor.hash == head.hash)
        return Anchored(anchor, good, given, _signed(anchor, roots), same)

    return [one(anchor, given) for anchor, given in every], heads.get(end)


def _signed(anchor: Anchor, roots: bytes | None) -> bool | None:
    if anchor.stamp is None or anchor.head is None or roots is None:
        return None
    try:
        signed(anchor.stamp, anchor.head, roots)
    except ProofError:
        return False
    return True


def misfits(found: Anchored, broken: int | None) -> Iterator[tuple[str, Words, int]]:
    """What is wrong with an anchor where the journal does not say it already: kind, words and entry.

    :param broken: the number of the first entry that is wrong in itself
    """
    anchor, source = found.anchor, found.anchor.source
    if found.signed is False:
        yield (
            "anchor",
            _of_anchor(source, Words("时间戳的签名未通过核对", "nobody trusted signed its stamp")),
            anchor.entries,
        )
    if found.fits:
        return
    if anchor.hash is None:
        words = Words("缺少该条", "it is not there any more") if found.same_entry is None else OTHER
        zh = f"日志第{anchor.entries}条：{words.zh}（存证码 {source}）"
        yield (
            "journal",
            Words(zh, f"journal entry {anchor.entries}: {words.en} (code {source})"),
            anchor.entries,
        )
    elif found.same_entry and (broken is None or anchor.entries < broken):
        words = Words("办理事项与台账不符", "the events of the ledger are not those that it is of")
        yield "anchor", _of_anchor(source, words), anchor.entries


def _of_anchor(source: str, words: Words) -> Words:
    return Words(f"存证 {source}：{words.zh}", f"anchor {source}: {words.en}")
