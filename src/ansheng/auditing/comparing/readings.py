"""Readings: what each number of a text is said to be: which indicator, of which group, in which window."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from ansheng.auditing.comparing import carried, meant, naming
from ansheng.auditing.comparing.book import WHOLE, Book, Group
from ansheng.auditing.comparing.meant import Aspect, Reading
from ansheng.auditing.comparing.naming import Lexicon
from ansheng.auditing.comparing.scope import Names, Scope, Token, combined, heading_level
from ansheng.auditing.comparing.windows import Windows, is_month
from ansheng.auditing.text.context import Quantity, runs
from ansheng.auditing.text.groups import Group as Said
from ansheng.auditing.text.passage import Passage
from ansheng.auditing.text.subjects import listed
from ansheng.auditing.text.words import same_dimension
from ansheng.dates import Period
from ansheng.words import Words

_VALUES = ("count", "rate", "percent")
_BEHIND = re.compile("[\u4e00-\u9fff]{0,12}、")
_PARTS = re.compile("其中|(?:按照?|分|从)[\u4e00-\u9fff]{1,6}?(?:来?看|统计|划分|分)[，：]")
_EXTENT = ("group", "whole", "again", "window")
_LISTING = ("、", "和", "与", "及")
_MOST = 2
SAID_BEFORE = Words(
    "前文已有此数，此处未写明另指什么", "it was stated before; what else is meant here is not said"
)


def readings(
    book: Book, windows: Windows, passages: Sequence[Passage], said: Mapping[Passage, Sequence[Said]]
) -> dict[Quantity, Reading]:
    """The reading of each number of which the words name an indicator."""
    reader = _Reader(book, windows, passages)
    for passage in passages:
        reader.read(passage)
        for group in said.get(passage, ()):
            reader.of_group(passage, group)
    return reader.found


class _Reader:
    """Goes through a text; what the figures are about is carried through its paragraph and its headings."""

    def __init__(self, book: Book, windows: Windows, passages: Sequence[Passage]) -> None:
        self.book, self.windows = book, windows
        self.lexicon = Lexicon.of(book.titles)
        self.names = Names(book.names, book.title, passages[0].page.plain if passages else "")
        self.found: dict[Quantity, Reading] = {}
        self.stated: set[Reading] = set()
        self.at: dict[Quantity, Scope] = {}
        self.heads: dict[int, Scope] = {}
        self.paragraph = -1
        self.before: list[tuple[str, tuple[str, ...]]] = []
        self.lead = ""
        self.events: tuple[Period, ...] = ()
        self.scope = self._fresh()

    def _fresh(self) -> Scope:
        """What a paragraph is about where it says nothing: what its heading says, or else the whole."""
        if self.heads:
            return self.heads[max(self.heads)]
        groups = () if self.names.foreign else (WHOLE,)
        return Scope(groups, self.windows.default, unsure_group=self.names.unsure)

    def read(self, passage: Passage) -> None:
        """Read one sentence."""
        level = heading_level(passage)
        if level is not None:
            for old in [one for one in self.heads if one >= level]:
                del self.heads[old]
        if level is not None or passage.paragraph != self.paragraph:
            self.scope, self.paragraph, self.before = self._fresh(), passage.paragraph, []
            self.lead, self.events = "", ()
        sentence = _Sentence(self, passage)
        self.scope = sentence.read()
        self.before = sentence.before
        if level is not None:
            if sentence.spoke:
                self.heads[level] = self.scope
            self.paragraph = -1
        if not passage.text.rstrip().endswith("；"):
            self.lead = ""

    def of_group(self, passage: Passage, group: Said) -> None:
        """Read what is said of one count: its base, and its difference or change against it."""
        parts: list[tuple[Quantity, Aspect]] = [(mark, "change") for mark, _ in group.percents]
        parts += [(group.difference[0], "difference")] if group.difference else []
        parts += [(group.points[0], "points")] if group.points else []
        parts += [(group.base, "base")] if group.base is not None and group.base.said == "base" else []
        head = group.current
        for mark, aspect in parts:
            before = passage.between(max(passage.start, head.end if head else 0, mark.start - 60), mark.start)
            read = self._headed(head, group.noun, mark)
            against = meant.against(before if aspect != "base" else mark.before, read) if read else None
            if read is not None and read.aspect == "value" and mark not in self.found and against:
                self.found[mark] = attrs.evolve(read, aspect=aspect, against=against)

    def _headed(self, head: Quantity | None, noun: str, mark: Quantity) -> Reading | None:
        if head is not None:
            return self.found.get(head)
        names = self.lexicon.named(re.sub(f"{meant.AGAINST.pattern}|[上下][升降].*", "", noun))
        scope = self.at.get(mark)
        return meant.reading(self.book, names, scope) if names and scope else None


class _Sentence:
    """One sentence, token by token and number by number."""

    def __init__(self, reader: _Reader, passage: Passage) -> None:
        self.reader, self.passage, self.scope = reader, passage, reader.scope
        self.outer: Scope | None = None
        self.side: list[Token] = []
        self.window: Token | None = None
        self.earlier = False
        self.spoke = False
        self.counted = False
        parts = _PARTS.match(passage.text)
        self.before = list(reader.before) if parts else []
        self.topics: list[tuple[Group, ...]] = []
        self.clause = self.clause_before = passage.start
        self.months: list[tuple[Period, ...]] = []

    def read(self) -> Scope:
        """Read it, and tell what is carried into the next."""
        tokens = list(self.reader.names.tokens(self.passage, self.reader.windows))
        shared = dict(self._distributed(tokens))
        spans = [(one.start, one.end) for one in tokens if one.said == "window"]
        marks = [
            m
            for m in self.passage.marks
            if m.role == "number" and not any(a <= m.start < b for a, b in spans)
        ]
        things: list[Token | Quantity] = [*tokens, *marks]
        for thing in sorted(things, key=lambda one: one.start):
            if isinstance(thing, Token):
                self._token(thing)
            else:
                self._mark(thing, tokens, shared.get(thing))
        several = len(dict.fromkeys(self.topics)) > 1
        return attrs.evolve(self.scope, groups=() if several else self.scope.groups, narrow=None)

    def _token(self, token: Token) -> None:
        if token.said == "stop":
            self._stop(token)
        elif token.said == "earlier":
            self.earlier = True
        elif token.said == "window":
            self._window(token)
        elif token.said == "group":
            self._group(token)
        elif token.said == "whole":
            self._about((WHOLE,), unsure=token.unsure)
        elif token.said == "again":
            self._about(carried.of_kind(token.refers, self.scope.groups), unsure=self.scope.unsure_group)
        elif not self._own_words(token):
            self.scope = attrs.evolve(self.scope, groups=())
            self.spoke = True

    def _window(self, token: Token) -> None:
        """Take over a window; 截至12月底 behind another one says only up to when that one is known."""
        if token.refers:
            self._again(token)
            return
        windows, unsure, known = token.windows, False, None
        if self.window is not None and self._gap(self.window, token) in _LISTING:
            windows = ()
        elif token.known and self.reader.events:
            known = max((one.last for one in windows), default=None)
            windows = tuple(dict.fromkeys((*self.reader.events, *windows)))
            unsure = len(windows) > 1
        if not token.known:
            self.reader.events = windows
        self.scope = attrs.evolve(self.scope, windows=windows, unsure_window=unsure, known=known)
        self.window, self.spoke = token, True
        if len(token.windows) == 1 and is_month(token.windows[0]):
            self.months.append(token.windows)

    def _again(self, token: Token) -> None:
        """当月 is the month named last, 本月 that of the title, or perhaps the one named."""
        title, named = self.reader.windows.month, self.months[-1] if self.months else ()
        own = self.passage.between(token.start, token.end).startswith("本")
        windows, unsure = (title or named, not title) if own else (named or title, False)
        self.scope = attrs.evolve(self.scope, windows=windows, unsure_window=unsure, known=None)
        self.window, self.spoke = attrs.evolve(token, windows=windows), True

    def _gap(self, one: Token, other: Token) -> str:
        return self.passage.between(one.end, other.start)

    def _group(self, token: Token) -> None:
        """Names side by side mean all of them together, such as a township and an industry; others leave it open."""
        together = all(self._gap(*pair) in ("", "的") for pair in pairwise([*self.side, token]))
        self.side.append(token)
        self._about(combined(self.side) if together else ())

    def _own_words(self, token: Token) -> bool:
        """Whether words that could narrow stand in the clause of a number, which are looked at with it."""
        marks = (mark for mark in self.passage.marks if mark.start >= token.end)
        mark = next(marks, None)
        return mark is not None and not re.search("[，；：。（]", self.passage.between(token.end, mark.start))

    def _about(self, groups: tuple[Group, ...], *, unsure: bool = False) -> None:
        if self.counted:
            self.outer = self.scope
        self.scope = attrs.evolve(self.scope, groups=groups, narrow=None, unsure_group=unsure)
        self.topics.append(groups)
        self.spoke = True

    def _stop(self, token: Token) -> None:
        sign = self.passage.between(token.start, token.end)
        counted = any(self.clause <= mark.start < token.start for mark in self.passage.marks)
        self.clause_before = token.end if counted or sign != "，" else self.clause
        self.side, self.clause = [], token.end
        if self.outer and sign in "，；）":
            both = tuple(dict.fromkeys((*self.scope.groups, *self.outer.groups)))
            unsure = self.scope.unsure_group or self.outer.unsure_group
            self.scope = attrs.evolve(
                self.scope, groups=both if len(both) <= _MOST else (), unsure_group=unsure
            )
            self.outer = None
        if sign == "；":
            self.counted = self.earlier = False

    def _first(self, mark: Quantity) -> int:
        """Where the words of a number begin: behind the sign or number before it, and behind the noun of that."""
        ends = [other.end for other in self.passage.marks if other.end <= mark.start]
        first = max([self.clause, *ends])
        found = _BEHIND.match(self.passage.between(first, mark.start)) if first in ends else None
        return first + (len(found[0]) if found else 0)

    def _lead(self, mark: Quantity, tokens: Sequence[Token], said: Sequence[str]) -> str:
        """The words of a number before it, without tokens of some sorts."""
        first = self._first(mark)
        lead = self._without(said, tokens, first, mark.start)
        if first == self.clause and not naming.bare(lead):
            wider = self._without(said, tokens, self.clause_before, mark.start)
            lead = carried.RANKED.sub("", wider) if carried.RANKED.search(wider) else lead
        return lead.removesuffix(mark.qualifier)

    def _grouped(self, mark: Quantity, tokens: Sequence[Token]) -> bool:
        """Whether its words name a group or a window, so that it may continue what was counted before."""
        first = self._first(mark)
        return any(t.said in ("group", "window") and first <= t.start < mark.start for t in tokens)

    def _joined(self, mark: Quantity) -> bool:
        return any(other.start == mark.end + len(mark.after) for other in self.passage.marks if mark.after)

    def _mark(self, mark: Quantity, tokens: Sequence[Token], own: tuple[str, Token | None] | None) -> None:
        self.reader.at[mark] = self.scope
        self.side = []
        if mark.said not in _VALUES or self.earlier:
            self.counted = self.counted or mark.said == "difference"
            self.reader.lead = ""
            return
        lead, grouped = self._lead(mark, tokens, _EXTENT), self._grouped(mark, tokens)
        scope = self.scope
        if own is not None:
            lead, grouped = own[0], False
            scope = scope if own[1] is None else _of_token(scope, own[1])
        cut = carried.cohort(lead)
        scope = scope if cut == lead else attrs.evolve(scope, unsure_group=True)
        names, related = self._named(mark, cut, grouped=grouped)
        self.counted = True
        if names:
            self.before.append((mark.unit, names))
            self.reader.found[mark] = self._unless_before(meant.reading(self.reader.book, names, scope))
            narrow = next((name for name in names if name in naming.NARROW), scope.narrow)
            self.scope = attrs.evolve(self.scope, narrow=narrow)
        elif likely := self.reader.lexicon.likely(lead, mark.unit):
            read = meant.reading(self.reader.book, likely, scope)
            self.reader.found[mark] = attrs.evolve(read, doubt=meant.NO_INDICATOR)
        elif related and own is None:
            mine = WHOLE not in self.scope.groups
            groups = self.scope.groups if mine else ()
            self.scope = attrs.evolve(self.scope, groups=groups, unsure_group=True)
            wider = self._lead(mark, tokens, (*_EXTENT, "narrow"))
            if names := self._named(mark, wider, grouped=False)[0]:
                self.reader.found[mark] = meant.reading(self.reader.book, names, self.scope)

    def _named(self, mark: Quantity, lead: str, *, grouped: bool) -> tuple[tuple[str, ...], bool]:
        """The indicators that a number may be of, and whether it is of something like one."""
        earlier = {
            name: None
            for unit, names in self.before
            if grouped and same_dimension(unit, mark.unit)
            for name in names
        }
        joined, said = self._joined(mark), naming.bare(lead)
        done = carried.following(said, [name for _, names in self.before for name in names])
        if done and not naming.bare(naming.behind(mark)):
            return done, True
        found = naming.candidates(self.reader.lexicon, lead, mark, tuple(earlier), joined=joined)
        alone = not said and not naming.bare(naming.behind(mark))
        if alone and not found[0] and self.reader.lead:
            return self.reader.lexicon.named(self.reader.lead, mark.unit), found[1]
        self.reader.lead = lead if found[0] and said else ""
        return found

    def _unless_before(self, reading: Reading) -> Reading:
        """What is read, in doubt where a sentence without a subject of its own states again what was stated."""
        if reading in self.reader.stated and not self.topics and self.window is None:
            return attrs.evolve(reading, doubt=SAID_BEFORE)
        self.reader.stated.add(reading)
        return reading

    def _distributed(self, tokens: Sequence[Token]) -> Iterator[tuple[Quantity, tuple[str, Token | None]]]:
        """The noun, or the group or window, of each of several numbers that 分别 hands out."""
        for run in runs(self.passage.marks):
            lead = self.passage.lead(run[0])
            if len(run) < _MOST or "分别" not in lead or run[0].said not in _VALUES:
                continue
            first = run[0].start - len(lead)
            inside = [one for one in tokens if first <= one.start < run[0].start]
            listings = [[one for one in inside if one.said == said] for said in ("group", "window")]
            rest = self._without(_EXTENT, tokens, first, run[0].start).replace("分别", "")
            nouns = listed(rest.strip("为是达到有"), len(run))
            if nouns:
                yield from ((mark, (noun, None)) for mark, noun in zip(run, nouns, strict=True))
                continue
            several = next((listing for listing in listings if len(listing) == len(run)), [])
            for mark, token in zip(run, several, strict=False):
                yield mark, (re.sub("[、和及与]", "", rest), token)

    def _without(self, said: Sequence[str], tokens: Sequence[Token], start: int, end: int) -> str:
        """The words of a stretch without the tokens of some sorts."""
        text, at = "", start
        for token in tokens:
            if token.said in said and start <= token.start < end:
                text, at = text + self.passage.between(at, token.start), token.end
        return text + self.passage.between(at, end)


def _of_token(scope: Scope, token: Token) -> Scope:
    if token.said == "window":
        return attrs.evolve(scope, windows=token.windows, unsure_window=False)
    return attrs.evolve(scope, groups=combined([token]), unsure_group=False)
