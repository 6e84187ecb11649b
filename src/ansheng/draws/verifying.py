"""Verifying: a receipt against its list, drawn again; against the ledger and what was kept where these are given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.draws.algorithm import ALGORITHM, drawn
from ansheng.draws.committing import KEY, Commitment
from ansheng.draws.listed import DrawList
from ansheng.draws.receipt import SCHEMA, Receipt, result_of, summary_of
from ansheng.draws.sources import DrawError, Parties, PublicSource, revealed, seed_of, time_of
from ansheng.errors import AnshengError, InputError
from ansheng.proofs import Head
from ansheng.proofs.anchor import Anchor, anchors_of
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger
    from ansheng.hazards.ledger.evidence.noting import Kind

_NO_LEDGER = Words(
    "名单未在台账中封存，存证与之无关；请给出当时所得的校验值",
    "the list was not fixed in a ledger, so no anchor is of it; give the hash that you were given",
)
_ENTRY = ("number", "at", "actor", "kind", "data", "events", "digest")


@attrs.frozen
class Check:
    """One thing that was looked at: whether it holds, None where it could not be looked at."""

    what: Words
    holds: bool | None
    why: Words = NO_WORDS


@attrs.frozen
class Checked:
    """What became of a receipt; it is good where nothing is wrong."""

    checks: tuple[Check, ...]

    @property
    def good(self) -> bool:
        """Whether nothing that was looked at is wrong."""
        return all(one.holds is not False for one in self.checks)


def verify(
    receipt: Mapping[str, Any] | Receipt,
    listed: DrawList | str | bytes,
    *,
    ledger: Ledger | None = None,
    anchors: Iterable[str | Anchor] = (),
) -> Checked:
    """Draw again from the list and the value of a receipt, and look at all that it says.

    :param receipt: what :func:`ansheng.draw` gave, or the same read from its JSON
    :param listed: the list, its text, or the bytes of its file
    :param ledger: the ledger in which both are recorded, where you have it
    :param anchors: what you were given when the list was fixed: its hash, a code in a letter, a file of anchors
    :raises InputError: this is no receipt, or the list none
    """
    told: Any = receipt.to_dict() if isinstance(receipt, Receipt) else receipt
    if not isinstance(told, Mapping) or told.get("schema") != SCHEMA:
        raise InputError(
            Words(
                "不是抽取回执；请改用 ansheng draw run 写出的文件",
                "this is no receipt of a draw; take the file that ansheng draw run wrote",
            )
        )
    made = DrawList.of(listed) if isinstance(listed, str | bytes) else listed
    try:
        return Checked(tuple(_checks(told, made, ledger, tuple(anchors))))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(
            Words(
                "抽取回执缺项或有改动，无法核对；请改用原文件",
                "the receipt lacks something or was changed; take the file as it was written",
            )
        ) from error


def _checks(
    told: Mapping[str, Any], listed: DrawList, ledger: Ledger | None, kept: tuple[str | Anchor, ...]
) -> Iterator[Check]:
    fixed = Commitment.of(told["commitment"])
    stated = (told["list"], told["title"], told["algorithm"], fixed.sha256)
    same = stated == (summary_of(listed), listed.title, ALGORITHM, listed.commitment)
    yield Check(Words("名单与回执所载相符", "the list is the one that the receipt states"), same)
    yield _feasible(listed)
    yield _source(told, listed)
    yield _order(told, listed, fixed)
    yield from _again(told, listed)
    yield from _entries(told, fixed, listed)
    if ledger is not None:
        yield from _in_ledger(told, fixed, listed, ledger)
    for one in kept:
        yield _kept(one, fixed, ledger)


def _feasible(listed: DrawList) -> Check:
    wrong = listed.refusals()
    why = wrong[0] if wrong else NO_WORDS
    return Check(Words("名单可按抽取数抽取", "the list can be drawn from"), not wrong, why)


def _source(told: Mapping[str, Any], listed: DrawList) -> Check:
    """Whether the value is of the source that the list names; of parties, whether each is what was sealed."""
    source = {key: value for key, value in told["source"].items() if key != "values"}
    words = Words(
        "来源与名单所定相同，各方的值与封存相符", "the source is that of the list; values fit their seals"
    )
    try:
        values = _values(told, listed)
    except AnshengError as error:
        return Check(words, holds=False, why=error.words)
    return Check(words, source == listed.source.to_dict() and list(values) == told["source"]["values"])


def _values(told: Mapping[str, Any], listed: DrawList) -> tuple[str, ...]:
    """The values of a receipt as the source of the list takes them.

    :raises AnshengError: they are not the ones that were sealed, or not as many as the source gives
    """
    values = [str(each) for each in told["source"]["values"]]
    names = [one.name for one in listed.source.each] if isinstance(listed.source, Parties) else []
    if len(values) != max(len(names), 1):
        raise DrawError(
            Words(
                f"回执有{len(values)}个值，名单所定的来源应有{max(len(names), 1)}个；请核对名单",
                f"the receipt has {len(values)} values, the source of the list {max(len(names), 1)}; "
                "look whether it is the list of this draw",
            )
        )
    return revealed(listed.source, dict(zip(names, values, strict=True)) if names else values[0])


def _order(told: Mapping[str, Any], listed: DrawList, fixed: Commitment) -> Check:
    words = Words("先封存，后公布，再抽取", "fixed, then published, then drawn")
    at = time_of(str(told["at"]))
    if isinstance(listed.source, PublicSource):
        return Check(words, fixed.at < listed.source.at <= at)
    return Check(words, fixed.at <= at)


def _again(told: Mapping[str, Any], listed: DrawList) -> Iterator[Check]:
    words = Words("按名单和公布的值重抽，结果相同", "drawn again, the result is the same")
    if listed.refusals():
        yield Check(words, holds=None)
        return
    values = [str(each) for each in told["source"]["values"]]
    seed = seed_of(listed.commitment, values)
    found = drawn(listed, seed)
    result = [
        (
            one.place,
            one.unit.stratum,
            one.unit.id,
            one.unit.name,
            one.unit.owed,
            [p.id for p in one.inspectors],
        )
        for one in found.units
    ]
    stated = [
        (
            *(one[name] for name in ("place", "stratum", "id", "name", "owed")),
            [person["id"] for person in one["inspectors"]],
        )
        for one in told["drawn"]
    ]
    yield Check(words, (seed, result, found.most) == (told["seed"], stated, told["most"]))
    yield Check(
        Words("结果的校验值相符", "the result has the hash that is stated"),
        result_of(found) == told["result"],
    )


def _entries(told: Mapping[str, Any], fixed: Commitment, listed: DrawList) -> Iterator[Check]:
    """The entries of the journal that the receipt quotes: their hashes, and that they are of this list."""
    for entry, kind, words in (
        (fixed.entry, "commit", Words("封存的日志条目校验值相符", "the entry of the list fits its hash")),
        (told["entry"], "draw", Words("抽取的日志条目校验值相符", "the entry of the draw fits its hash")),
    ):
        if entry is None:
            yield Check(words, None, Words("未记入台账", "not recorded in a ledger"))
            continue
        said = json.loads(entry["data"])
        good = (
            _hash(entry) == entry["hash"] == entry["head"]["hash"]
            and Head.of(entry["head"]).entries == entry["number"]
        )
        of_this = entry["kind"] == kind and said[KEY] == listed.commitment
        more = kind == "commit" or (said["seed"], said["result"]) == (told["seed"], told["result"])
        yield Check(words, good and of_this and more)


def _hash(entry: Mapping[str, Any]) -> str:
    text = json.dumps(
        [entry["before"], *(entry[name] for name in _ENTRY)], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _in_ledger(
    told: Mapping[str, Any], fixed: Commitment, listed: DrawList, ledger: Ledger
) -> Iterator[Check]:
    kinds: tuple[tuple[Kind, Any, Words], ...] = (
        ("commit", fixed.entry, Words("台账中的封存与回执相同", "the ledger has the same entry of the list")),
        ("draw", told["entry"], Words("台账中的抽取与回执相同", "the ledger has the same entry of the draw")),
    )
    for kind, entry, words in kinds:
        there = ledger.noted(kind, KEY, listed.commitment)
        yield Check(words, there is not None and there.to_dict() == entry)
    found = ledger.verify()
    why = found.breaks[0].words if found.breaks else NO_WORDS
    yield Check(Words("台账核验无误", "the ledger verifies"), not found.breaks, why)


def _kept(one: str | Anchor, fixed: Commitment, ledger: Ledger | None) -> Check:
    """Whether what somebody was given when the list was fixed is of this list."""
    name = one if isinstance(one, str) else one.source
    words = Words(f"与当时所得的“{name}”相符", f"it fits {name!r}, which was given then")
    if isinstance(one, str) and one.strip().lower() == fixed.sha256:
        return Check(words, holds=True)
    if isinstance(one, str) and len(one.strip()) == len(fixed.sha256) and one.strip().isalnum():
        return Check(words, holds=False)
    each = [one] if isinstance(one, Anchor) else anchors_of(one)
    if fixed.entry is None:
        return Check(words, None, _NO_LEDGER)
    head = Head.of(fixed.entry["head"])
    of_it = [anchor for anchor in each if anchor.entries == head.entries]
    if of_it:
        return Check(words, all(anchor.fits(head) for anchor in of_it))
    later = [anchor for anchor in each if anchor.entries > head.entries]
    if later and ledger is not None:
        return Check(words, not ledger.verify(anchors=later).breaks)
    return Check(
        words,
        None,
        Words(
            "存证不是封存时的；早于封存的不能证明，晚于封存的请用 --ledger 一并核对",
            "the anchor is not of that moment; an older one shows nothing, a later one needs --ledger",
        ),
    )
