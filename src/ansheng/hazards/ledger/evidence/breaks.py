"""What a look at a ledger found: the breaks, in words, and how far it is anchored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from ansheng.errors import word
from ansheng.hazards.ledger.evidence.looking import Anchored
from ansheng.words import Lang, Words


@attrs.frozen
class Break:
    """One place where the ledger is not what was written: an event, a state or an entry of the journal.

    :param kept: whether a head that was kept says so; what the ledger says of itself does not
    """

    kind: str
    words: Words
    hazard: str | None = None
    seq: int | None = None
    number: int | None = None
    kept: bool = False

    def text(self, lang: Lang = "zh") -> str:
        """What is wrong, in the language asked for."""
        return word(lang, self.words)


@attrs.frozen
class Verification:
    """What a look at the whole ledger found: how much it holds, the breaks, and how far it is anchored.

    :param anchored: the last entry of the journal whose hash was kept and still fits: it and those before it are what
        they were then; 0 where none is. Whether a later entry was made up nobody can tell
    :param anchors: each anchor that was given or stands in the file beside the ledger, and whether it fits
    :param code: the present head as it is printed in a letter
    """

    hazards: int
    events: int
    entries: int
    head: tuple[int, str]
    breaks: tuple[Break, ...]
    anchored: int = 0
    anchors: tuple[Anchored, ...] = ()
    code: str = ""

    @property
    def shown(self) -> int:
        """The last entry that an anchor from elsewhere shows: one given, or one with a well signed stamp; or 0."""
        broken = broken_in(self.breaks)
        told = (e.anchor.entries for e in self.anchors if e.fits and (e.given or e.signed))
        return max((entries for entries in told if broken is None or entries < broken), default=0)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks


def broken_in(breaks: Iterable[Break]) -> int | None:
    """The first entry of which the ledger itself shows that something is wrong."""
    return min(
        (each.number for each in breaks if isinstance(each.number, int) and not each.kept), default=None
    )


def unread(path: Path | None, line: int) -> Break:
    """A line of the file of heads that holds no head."""
    return Break(
        "head",
        Words(
            f"{path} 第{line}行：应为条号、半角冒号和校验值；请用备份恢复该文件",
            f"{path}, line {line}: expected NUMBER:HASH; restore the file from a copy",
        ),
    )


def no_anchor(path: Path | None, line: int, words: Words) -> Break:
    """A line of the file of anchors that holds none."""
    return Break(
        "head",
        Words(
            f"{path} 第{line}行：{words.zh}；请用备份恢复该文件",
            f"{path}, line {line}: {words.en}; restore the file from a copy",
        ),
    )


def no_state(name: str) -> Break:
    """A hazard that has events and no state."""
    words = Words(f"缺少隐患“{name}”的现状记录", f"the state of hazard {name!r} is missing")
    return Break("state", words, name)


def other_count(name: str, told: int, there: int) -> Break:
    """A hazard whose events are not as many, or not those, that it was stored with."""
    words = Words(
        f"隐患“{name}”应有{told}项办理事项，现有{there}项，可能被替换",
        f"hazard {name!r} should have {told} events; it has {there}, or others",
    )
    return Break("state", words, name)
