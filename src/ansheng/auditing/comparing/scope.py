"""Scope: what a place of a text is about: the groups and the windows that the words up to there leave possible."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import attrs

from ansheng.auditing.comparing import carried
from ansheng.auditing.comparing.aliases import with_aliases
from ansheng.auditing.comparing.book import WHOLE, Group
from ansheng.auditing.comparing.windows import TOKEN, Windows
from ansheng.auditing.text import words
from ansheng.auditing.text.passage import Passage
from ansheng.dates import Period

Said = Literal["group", "whole", "again", "window", "earlier", "stop", "narrow"]
_LEVELS = "省市县区旗州盟"
_RANKS = {level: rank for rank, levels in enumerate(("省", "市州盟", "县区旗")) for level in levels}
_PLACE = re.compile(rf"(?<![全我本各该])([\u4e00-\u9fff]{{2,4}}?[{_LEVELS}])")
_WHOLE = (
    rf"[全我本][{_LEVELS}](?:范围内?|域内)?|[{_LEVELS}]域内?|辖区内?|"
    r"各级各部门|各(?:乡镇(?:街道)?|镇街?|地区?)(?:各部门)?"
)
_STOP = re.compile(r"[，；：。！？\n（）]")
_ASIDE = re.compile(r"《[^》]{0,80}》|(?:按照?|分|从)[\u4e00-\u9fff]{1,6}?(?:来?看|统计|划分|分)(?=，|：)")
_SECTOR = "|".join(words.SECTORS.values())
_NARROW = re.compile(
    rf"{_SECTOR}|领域|行业|公司|集团|工地|学校|校园|医院|商场|景区|园区|场所|专项(?!整治)|检查组|督[导查]组|巡查组|[大支中]队|"
    r"省级|市级|县级|上级|抽查|(?:企业|单位)自查|挂牌|督办|全国|全省|外省|国务院|[\u4e00-\u9fff]{2}(?:局|委员会|办公室|镇|乡|街道|村|社区|开发区)|"
    rf"(?<![全我本各该])[\u4e00-\u9fff]{{2}}[省市县州旗](?![级场委长内民])|重点|较大|重大|规模|[省市县区]委(?!会)|(?<!人民)政府|党委|领导"
)
_RECORD = re.compile(r"的?(?:各月|历月|同期)?(?:最|新|首次)")
_WORD = re.compile("[\u4e00-\u9fff]")
_KIND = re.compile(r"(?:行业|领域|方面|企业|单位)+")
_COMPARING = ("较", "比", "与", "同", "于")
_HEADING = 40
_NUMBERED = tuple(
    re.compile(rf"\s*#*\s*{one}")
    for one in (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", "[0-9]+[.．、]")
)


@attrs.frozen
class Token:
    """Words that say what the figures behind them are about.

    :param unsure: whether it is likely that they mean this, but not certain
    :param known: whether they say up to when events are known, rather than when they were
    :param refers: what was named before that they take up: the kind of a group, or ``month``
    """

    said: Said
    start: int
    end: int
    groups: tuple[tuple[str, str], ...] = ()
    windows: tuple[Period, ...] = ()
    unsure: bool = False
    known: bool = False
    refers: str = ""


@attrs.frozen
class Scope:
    """What figures are about: one of the groups in one of the windows; of none where nobody can tell.

    :param narrow: the indicator of a part of the records that the next figures may be of alone
    :param unsure_group: whether the groups are only likely, so that a figure may agree but not differ
    :param unsure_window: the same of the windows
    :param known: the day up to which the text says that events are known
    """

    groups: tuple[Group, ...] = (WHOLE,)
    windows: tuple[Period, ...] = ()
    narrow: str | None = None
    unsure_group: bool = False
    unsure_window: bool = False
    known: dt.date | None = None


class Names:
    """The names that a text may use for groups and for the whole, found in one go through a sentence."""

    def __init__(self, names: Mapping[str, tuple[tuple[str, str], ...]], title: str, text: str) -> None:
        self._by_head: dict[str, list[str]] = {}
        names = with_aliases(names)
        for name in sorted(names, key=len, reverse=True):
            self._by_head.setdefault(name[:2], []).append(name)
        self._names = names
        placed = [place for part in title.split() if (place := _PLACE.match(part))]
        self.places = tuple(dict.fromkeys(place[1] for place in placed))
        self._whole = re.compile("|".join([*map(re.escape, self.places), _WHOLE]))
        own = {place[-1] for place in self.places}
        self._levels, self.unsure = _written_by(text, own)
        self.foreign = self._elsewhere(text)

    def _elsewhere(self, text: str) -> bool:
        """Whether the first line of a text names another place of the level of the dossier's own."""
        line = next((line for line in text[:400].split("\n") if line.strip(" #")), "").strip(" #")
        place = _PLACE.match(line)
        own = any(name in line for name in self.places)
        return bool(place and self.places and not own and place[1][-1] in {one[-1] for one in self.places})

    def tokens(self, passage: Passage, windows: Windows) -> Iterator[Token]:
        """The words of a sentence that say what its figures are about, in order."""
        text, base = passage.text, passage.start
        hidden = [found.span() for found in _ASIDE.finditer(text)]
        found = [*self._groups(text), *self._wholes(text), *_windows(text, windows)]
        found += [
            Token("again", m.start(), m.end(), refers=m["kind"]) for m in carried.ANAPHOR.finditer(text)
        ]
        found += [Token("stop", stop.start(), stop.end()) for stop in _STOP.finditer(text)]
        taken = sorted(found, key=lambda one: (one.start, -one.end))
        found += [
            Token("narrow", one.start(), one.end())
            for one in _NARROW.finditer(text)
            if not any(token.start < one.end() and one.start() < token.end for token in taken)
        ]
        found = [one for one in found if not any(a <= one.start < b for a, b in hidden)]
        at = 0
        for token in sorted(found, key=lambda one: (one.start, -one.end)):
            if token.start >= at:
                at = token.end
                yield attrs.evolve(token, start=base + token.start, end=base + token.end)

    def _groups(self, text: str) -> Iterator[Token]:
        at = 0
        while at < len(text) - 1:
            name = next((n for n in self._by_head.get(text[at : at + 2], ()) if text.startswith(n, at)), None)
            if name:
                end = at + len(name)
                of_sector = any(fact == "sector" for fact, _ in self._names[name]) and _KIND.match(text, end)
                first = at - 1 if self._own_level(text, at) else at
                yield Token("group", first, of_sector.end() if of_sector else end, self._names[name])
            at += len(name) if name else 1

    def _own_level(self, text: str, at: int) -> bool:
        """Whether only the level of the whole stands before a name: 县农业农村局."""
        return text[at - 1 : at] in self._levels and not _WORD.match(text[at - 2 : at - 1]) and at > 0

    def _wholes(self, text: str) -> Iterator[Token]:
        for found in self._whole.finditer(text):
            place = found[0] in self.places
            level = found[0][-1] if place else found[0][1:2] if found[0][0] in "全我本" else ""
            known = not level or (len(self._levels) == 1 and level in self._levels)
            told = known and not self.foreign and not (level == "省" and not self.places)
            yield Token("whole" if told else "narrow", found.start(), found.end(), unsure=self.unsure)


def _windows(text: str, windows: Windows) -> Iterator[Token]:
    for found in TOKEN.finditer(text):
        if found[0].endswith("以来") and _RECORD.match(text, found.end()):
            continue
        read = windows.read(found)
        if read is not None:
            kind = found.lastgroup
            known = kind == "until" or (kind == "so_far" and not found[0].endswith("以来"))
            refers = "month" if kind == "refers" else ""
            yield Token("window", found.start(), found.end(), windows=read, known=known, refers=refers)
        elif "同期" in found[0] and text[found.start() - 1 : found.start()] not in _COMPARING:
            yield Token("earlier", found.start(), found.end())


def _written_by(text: str, own: set[str]) -> tuple[set[str], bool]:
    """The levels of which a text says 全县 or 我县 and means the whole, and whether that is not sure.

    Beside 我县, 全市 is another extent. A text of a level below that of the dossier's title may be of the same
    place, since there are cities of the rank of a county.
    """
    writer, every = (set(re.findall(rf"[{signs}]([{_LEVELS}])", text)) for signs in ("我本", "全我本"))
    said = writer or every
    if not own:
        return said, False
    lowest = max(_RANKS[level] for level in own)
    below = {level for level in said if _RANKS[level] > lowest}
    if writer & own or not below:
        return own if not writer or writer & own else writer & own, False
    return below, True


def combined(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """The groups that names side by side mean: of different facts together, of one fact none."""
    found: tuple[Group, ...] = (WHOLE,)
    for token in tokens:
        found = tuple(
            tuple(sorted((*group, pair)))
            for group in found
            for pair in token.groups
            if pair[0] not in dict(group)
        )
    return found


def heading_level(passage: Passage) -> int | None:
    """The level of a heading by its numbering, 0 for one without; None for a sentence."""
    text = passage.text.strip("\n")
    if len(text) > _HEADING or passage.marks or text.endswith(("。", "；", "！", "？")):
        return None
    return next((level for level, pattern in enumerate(_NUMBERED, 1) if pattern.match(text)), 0)
