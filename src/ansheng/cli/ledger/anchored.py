"""What of a ledger is anchored: the section of a verification, and the same for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ansheng.errors import word
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.sheets.door import empty, read_bytes
from ansheng.words import Lang, Words
from ansheng.zones import EAST

if TYPE_CHECKING:
    from ansheng.hazards.ledger.evidence.breaks import Verification
    from ansheng.hazards.ledger.evidence.looking import Anchored

MOST = 1 << 20
"""The most bytes of a stamp or of a file of certificates."""
SHOWN = 20
HEADS = {
    "zh": ("至日志第几条", "存证时间", "时间戳", "来源", "核验"),
    "en": ("up to entry", "kept at", "stamped at", "source", "verdict"),
}


def anchored(found: Verification, lang: Lang) -> Section:
    """What is anchored since when, and what is not."""
    rows = tuple(_row(each, lang) for each in _told(found))
    told = [Paragraph(word(lang, words)) for words in _said(found)]
    table = (Table("", HEADS[lang], rows[:SHOWN]),) if rows else ()
    return Section(word(lang, Words("存证", "Anchors")), (*told, *table))


def _said(found: Verification) -> Iterator[Words]:
    end = found.head[0]
    if not found.anchored:
        yield Words(
            "无相符的存证：看不出台账是否被整体改写过。",
            "no anchor fits: a whole history made up would not show.",
        )
        return
    rest = Words("", "") if found.anchored >= end else _span(found.anchored + 1, end)
    yield Words(
        f"日志至第{found.anchored}条与存证相符{rest.zh}。",
        f"entries up to {found.anchored} are anchored{rest.en}.",
    )
    if found.shown:
        yield Words(
            f"其中至第{found.shown}条由另处保存的存证或签名已核对的时间戳证明。",
            f"those up to {found.shown} by an anchor from elsewhere or a signed stamp.",
        )
    else:
        yield Words(
            "均为台账旁的存证，能改台账的人也能改它；请另处保存一份，用 --anchor 核验。",
            "all of it beside the ledger, where who can write one can write both; keep a copy elsewhere for --anchor.",
        )


def _span(first: int, last: int) -> Words:
    entries = f"{first}—{last}" if last > first else f"{first}"
    return Words(f"，第{entries}条尚未存证", f", not yet {first} to {last}")


def _told(found: Verification) -> list[Anchored]:
    """The anchors worth a row: those given, those with a stamp, those that do not fit, the first and last others."""
    others = [each for each in found.anchors if each.fits and not each.given and each.anchor.stamp is None]
    ends = {id(others[0]), id(others[-1])} if others else set()
    worth = [e for e in found.anchors if not e.fits or e.given or e.anchor.stamp is not None or id(e) in ends]
    return sorted(worth, key=lambda each: each.anchor.entries)


def _row(each: Anchored, lang: Lang) -> tuple[str | None, ...]:
    one = each.anchor
    signed = {
        True: Words("签名已核对", "signed"),
        False: Words("签名不符", "not signed by one trusted"),
        None: Words("签名未核对", "signature not checked"),
    }[each.signed]
    stamped = None
    if one.stamp is not None:
        left, right = ("（", "）") if lang == "zh" else (" (", ")")
        stamped = f"{_time(one.stamped) or ''}{left}{word(lang, signed)}{right}"
    verdict = Words("相符", "fits") if each.fits else Words("不符", "does not fit")
    return str(one.entries), _time(one.at), stamped, one.source, word(lang, verdict)


def _time(at: dt.datetime | None) -> str | None:
    return None if at is None else at.astimezone(dt.timezone(EAST)).strftime("%Y-%m-%d %H:%M")


def anchor_data(each: Anchored) -> dict[str, Any]:
    """An anchor and what became of it, for programs."""
    one = each.anchor
    return {
        "entries": one.entries,
        "at": one.at.isoformat() if one.at else None,
        "stamped": one.stamped.isoformat() if one.stamped else None,
        "signed": each.signed,
        "given": each.given,
        "fits": each.fits,
        "source": one.source,
    }


def content(path: str) -> bytes:
    """What a stamp or a file of certificates holds.

    :raises InputError: it cannot be read, is too large, or empty
    """
    found = read_bytes(path, most=MOST)
    if not found:
        raise empty(path)
    return found
