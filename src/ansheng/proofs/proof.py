"""Proofs: that one event stands in a ledger, and that a ledger begins with an older one, for who has the head alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ansheng.proofs import merkle
from ansheng.proofs.head import HASH, Head, ProofError, typed
from ansheng.words import Words

EVENT = "ansheng.ledger-prove/1"
_PARTS = ("before", "hazard", "seq", "kind", "day", "actor", "at", "data")
_LONGEST = 64


def verify_inclusion(proof: Mapping[str, Any], head: Head | str) -> dict[str, Any]:
    """What an event says, once a proof shows that it stands in the ledger that a head is of; no ledger is needed.

    :param proof: what :meth:`~ansheng.hazards.Ledger.prove` gave, or the same read from its JSON
    :param head: the head that you were given earlier, by another way than the proof; or its digest or code
    :raises ProofError: the proof is of another head, does not lead to it, or is none
    :raises InputError: the check signs of a typed code do not fit

    >>> from ansheng.hazards import Ledger
    >>> with Ledger.open("sqlite://", create=True) as ledger:
    ...     _ = ledger.record({"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}, by="检查组")
    ...     code = ledger.anchor().head.code
    ...     proof = ledger.prove("H1", 1)
    >>> verify_inclusion(proof, code)["data"]["description"]
    '漏电'
    """
    told, kept = _head_of(proof, "head"), proof.get("event")
    _same(told, head)
    index, way = proof.get("index"), _way(proof)
    if not isinstance(kept, str) or type(index) is not int:
        raise _none()
    digest = hashlib.sha256(kept.encode(errors="surrogatepass")).digest()
    root = merkle.root_of(digest, index, told.events, way)
    if root is None or root.hex() != told.root:
        raise ProofError(
            Words(
                "该项办理事项不在末条所指的台账中，或证明有改动；请向出具单位核实",
                "the proof does not lead from this event to the head: it is not in that ledger, or was changed",
            )
        )
    try:
        parts = json.loads(kept)
    except ValueError as error:
        raise _none() from error
    if not isinstance(parts, list) or len(parts) != len(_PARTS):
        raise _none()
    return dict(zip(_PARTS, parts, strict=True))


def verify_growth(proof: Mapping[str, Any], older: Head | str, newer: Head | str) -> tuple[int, int]:
    """The events of an older and a newer head, once a proof shows that the newer ledger begins with the older one.

    :param proof: what :meth:`~ansheng.hazards.Ledger.prove_growth` gave
    :param older: a head, or its digest or code; ``newer`` another, of later
    :raises ProofError: the proof is of other heads, or events of the older ledger were changed or left out
    :raises InputError: the check signs of a typed code do not fit
    """
    first, second = _head_of(proof, "older"), _head_of(proof, "head")
    _same(first, older)
    _same(second, newer)
    roots = (bytes.fromhex(first.root), bytes.fromhex(second.root))
    if not merkle.grown(first.events, second.events, *roots, _way(proof)):
        raise ProofError(
            Words(
                "后一末条不含前一末条的全部办理事项，或证明有改动；请向出具单位核实",
                "the newer ledger does not begin with the events of the older one, or the proof was changed",
            )
        )
    return first.events, second.events


def fits(head: Head, kept: Head | str) -> bool:
    """Whether a head is the one that was kept, wholly or as its digest or code.

    :raises InputError: the check signs of a typed code do not fit
    """
    if isinstance(kept, Head):
        return head == kept
    return kept.strip() == head.digest or typed(kept) == head.code


def _same(told: Head, kept: Head | str) -> None:
    if not fits(told, kept):
        raise ProofError(
            Words(
                f"证明所指的末条（第{told.entries}条）与所给的存证不符；请用同一次存证的证明",
                f"the proof is of another head (entry {told.entries}) than the anchor; take the proof of that anchor",
            )
        )


def _head_of(proof: Mapping[str, Any], name: str) -> Head:
    told = proof.get(name)
    if not isinstance(told, Mapping):
        raise _none()
    return Head.of(told)


def _way(proof: Mapping[str, Any]) -> list[bytes]:
    told = proof.get("path")
    if not isinstance(told, list) or len(told) > 2 * _LONGEST:
        raise _none()
    if not all(isinstance(each, str) and HASH.fullmatch(each) for each in told):
        raise _none()
    return [bytes.fromhex(each) for each in told]


def _none() -> ProofError:
    return ProofError(
        Words(
            "不是台账的证明；请改用 ansheng ledger prove 写出的文件",
            "this is no proof of a ledger; take the file that ansheng ledger prove writes",
        )
    )
