"""Columns: lists read as the tables that they are, every sort of figure in them a column below its total.

Counts of one sort form a list as far as no stronger stop parts them than those between them: 16起，5起；7起，14起 are
two lists of two and one of four. A list is below the last count of its sort before it that no other list has used. It
is known to be whole where the words announce as many, where its shares make a hundred, where another of its columns
meets its total, or where it names the same things as a list that does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import attrs

from ansheng import numerals
from ansheng.auditing.arithmetic import Exact, apart
from ansheng.auditing.relations.decide import BY_CHANCE, slack
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.subjects import of

Met = tuple[Quantity, tuple[Quantity, ...]]
"""A total and its parts."""
Stops = dict[tuple[Quantity, Quantity], int]
"""How strong a stop parts two counts."""

OPENER = re.compile(
    r"[其按依从就方中](?:"  # what it begins with, found fast
    r"(?<=其)中|(?<=[按依])照?[^，。；\n]{1,12}?(?:分|看|统计|来源)"
    r"|(?<=[从就])[^，。；\n]{1,12}?(?:看|而言|来说)|(?<=方)面，|(?<=中)，)"
)
_STOPS = ("\n", "。", "；", "，")
_EACH = re.compile(r"[、和及与]|以及")
_EACH_HERE = re.compile(r"各(?![类种级项地])[\u4e00-\u9fff]{0,3}$")
_UP_TO_NUMBER = re.compile(r".*[0-9][^、，]*[、，]?")
_BRACKETS = re.compile(r"（[^（）]*）")
_OPENED = re.compile(r"其中|分别|包括|（|：")
_CLOSES = re.compile(r"合计|共计|总计|累计|共")
_FIRST = re.compile(
    r"前(?P<n>[二两三四五六七八九])[类种项者家个位地][^，。；]{0,4}(?:合计|共计|总计|共)[^，。；]{0,6}$"
)
_LEVELS = re.compile(r"平均|均|最高|最低|最大|最多|最少|每|超过")
_KINDS = {"count": "now", "reached": "now", "base": "base", "difference": "difference"}
_UNITS = {"起": "件", "宗": "件"}
_ONE_SORT = frozenset((*_UNITS, *_UNITS.values()))
_NEAREST, _FAR, _MANY = 6, 700, 40
_FEW, _NAME, _LOOK, _SAID, _HEAD = 1, 2, 60, 24, 250


@attrs.frozen
class List:
    """Counts of one sort that stand in one list, in order.

    :param earlier: the counts of the sort before it, the nearest first
    :param behind: the next count of the sort, which may be called their total
    :param first: a count of the same list before them, which may be their total
    """

    parts: tuple[Quantity, ...]
    earlier: tuple[Quantity, ...]
    behind: Quantity | None
    first: Quantity | None = None


def columns(page: Page, _: Sequence[Quantity], lists: Sequence[List], met: Sequence[Met]) -> Iterator[Met]:
    """The totals and parts of a page that agree, those already known left out."""
    used = {part for _, parts in met for part in parts}
    known = set(met)
    for one in lists:
        yield from _of_the_first(page, one)
        whole = _total(page, one, used)
        if whole is not None and (whole, one.parts) not in known:
            used.update(one.parts)
            yield whole, one.parts


def _of_the_first(page: Page, one: List) -> Iterator[Met]:
    """The first so many of a list and their total behind it, if they make it up: …。前三类合计947条."""
    behind = one.behind
    if behind is None or behind.qualifier or not 0 < behind.start - one.parts[-1].end < _LOOK:
        return
    said = _FIRST.search(page.plain[one.parts[-1].end : behind.start])
    parts = one.parts[: numerals.integer(said["n"])] if said else ()
    if 1 < len(parts) < len(one.parts) and meets(page, behind, parts):
        yield behind, parts


def lists_of(page: Page, found: Sequence[Quantity]) -> list[List]:
    """The lists of a page, those that end first and are shortest first."""
    return sorted(_lists(page, found), key=lambda one: (one.parts[-1].end, len(one.parts)))


def nearest(page: Page, one: List, used: set[Quantity]) -> Quantity | None:
    """The total that a list stands below by the words alone: the last count of its sort that no list has used."""
    return next(_totals(page, one, used), None)


def _lists(page: Page, found: Sequence[Quantity]) -> Iterator[List]:
    """The lists of a page, by sort and, within a sort, by the last words before the counts."""
    stops: Stops = {}
    for row in _sorts(found):
        yield from _levels(page, row, stops)
        named: dict[str, list[Quantity]] = {}
        for m in row:
            name = of(m)
            for words in {name, name[-_NAME:]}:
                named.setdefault(words, []).append(m)
        for name, own in named.items():
            if len(name) >= _NAME and 2 < len(own) < len(row):
                yield from _levels(page, own, stops)


def _sorts(found: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The counts of each sort: what they are said to be, their unit, the dead or the hurt, the depth of brackets."""
    several = len({m.unit for m in found} & _ONE_SORT) > 1
    for units in ({}, _UNITS) if several else ({},):
        rows: dict[tuple[str, ...], list[Quantity]] = {}
        for m in found:
            if m.said in _KINDS and m.unit and m.role == "number" and not m.percent:
                rows.setdefault((_kind(m), units.get(m.unit, m.unit), m.state), []).append(m)
        yield from (
            row for row in rows.values() if len(row) > 2 and (not units or len({m.unit for m in row}) > 1)
        )


def _kind(m: Quantity) -> str:
    """What a count is said to be; a difference from the month before is not of those from the year before."""
    by_month = m.said == "difference" and m.scope.rfind("环比") > m.scope.rfind("同比")
    return _KINDS[m.said] + ("环比" if by_month else "")


def _levels(page: Page, row: Sequence[Quantity], stops: Stops) -> Iterator[List]:
    """For each strength of stop the lists that stronger ones part; the first of a list may be its total.

    :param stops: the strengths of those that were looked at
    """
    for depth in sorted({m.depth for m in row}):
        level = [m for m in row if m.depth == depth]
        outer = [m for m in row if m.depth <= depth]
        ends = [m.end for m in outer]
        for pair in pairwise(level):
            if pair not in stops:
                stops[pair] = _stop(page, *pair)
        gaps = [stops[pair] for pair in pairwise(level)]
        made: set[tuple[int, int]] = set()
        for strength in sorted(set(gaps)):
            for start, end in _runs(gaps, strength):
                if (start, end) in made or end - start > _MANY:
                    continue
                made.add((start, end))
                parts = tuple(level[start : end + 1])
                at, after = bisect_right(ends, parts[0].start), bisect_right(ends, parts[-1].end)
                behind = outer[after] if after < len(outer) else None
                yield List(parts, tuple(outer[max(0, at - _MANY) : at][::-1]), behind)
                if len(parts) > 2:
                    yield List(parts[1:], (), None, parts[0])


def _stop(page: Page, one: Quantity, other: Quantity) -> int:
    """How strong a stop parts two counts: 0 none, to 4 the end of a line; an opener is stronger than any."""
    gap = _unopened(page.plain, one.end, other.start)
    if gap is None:
        return len(_STOPS) + 1
    for at, sign in enumerate(_STOPS):
        if sign in gap:
            return len(_STOPS) - at
    return 0


def _unopened(plain: str, start: int, end: int) -> str | None:
    """The text between two places without its brackets; None where it opens a list, which a long one does early."""
    reach = _HEAD
    while True:
        gap = plain[start : min(end, start + reach)]
        whole = start + reach >= end
        if not whole and gap.rfind("（") > gap.rfind("）"):
            gap = gap[: gap.rfind("（")]
        gap = _BRACKETS.sub("", gap) if "（" in gap else gap
        if OPENER.search(gap):
            return None
        if whole:
            return gap
        reach *= 4


def _runs(gaps: Sequence[int], strength: int) -> Iterator[tuple[int, int]]:
    """First and last of the counts between which no stop is stronger."""
    start = 0
    for at, gap in enumerate((*gaps, len(_STOPS) + 2)):
        if gap > strength:
            if at > start:
                yield start, at
            start = at + 1


def _total(page: Page, one: List, used: set[Quantity]) -> Quantity | None:
    """The count that a list makes up: the last of its sort before it, one hardly met by chance, or the next."""
    if any(m.qualifier or _LEVELS.search(m.before) for m in one.parts):
        return None
    if one.first is not None:
        clear = BY_CHANCE * one.first.value > _FEW * (2 * slack((one.first, *one.parts)) or 1)
        return one.first if clear and not one.first.qualifier and meets(page, one.first, one.parts) else None
    added: dict[int, Exact] = {}
    for tried, whole in enumerate(islice(_totals(page, one, used), _NEAREST), start=1):
        if whole.sign not in added:
            added[whole.sign] = _sum(page, whole.sign, one.parts)
        if whole.qualifier or not _meets(whole, one.parts, added[whole.sign]):
            continue
        if tried == 1 or tried < BY_CHANCE * apart(whole.value, 0) / (2 * slack((whole, *one.parts)) or 1):
            return whole
    behind = one.behind
    if behind is not None and not behind.qualifier:
        said = page.plain[max(one.parts[-1].end, behind.start - _SAID) : behind.start]
        if _CLOSES.search(said) and meets(page, behind, one.parts):
            return behind
    return None


def _totals(page: Page, one: List, used: set[Quantity]) -> Iterator[Quantity]:
    """The counts before a list that it may be below: the last, where words open it, and those that no list has used."""
    start = one.parts[0].start
    for at, m in enumerate(one.earlier):
        if start - m.end >= _FAR:
            return
        if m not in used or (at == 0 and _OPENED.search(page.plain[m.end : start])):
            yield m


def meets(page: Page, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts make up a total, each as often as it counts."""
    return _meets(whole, parts, _sum(page, whole.sign, parts))


def _meets(whole: Quantity, parts: Sequence[Quantity], total: Exact) -> bool:
    off = apart(whole.value, total)
    return bool(whole.value) and (not off or off <= slack((whole, *parts)))


def _sum(page: Page, sign: int, parts: Sequence[Quantity]) -> Exact:
    """The sum of parts below a total of a sign, each as often as it counts."""
    return sum(m.value * _times(page, m, sign) for m in parts)


def factors(page: Page, whole: Quantity, parts: Sequence[Quantity]) -> tuple[int, ...]:
    """How often each part counts: a rise is taken from a fall, and 甲、乙各1起 are two."""
    return tuple(_times(page, m, whole.sign) for m in parts)


def _times(page: Page, m: Quantity, sign: int) -> int:
    return times(page, m) * (-1 if m.said == "difference" and m.sign * sign < 0 else 1)


def times(page: Page, m: Quantity) -> int:
    """How many things one count is said of each: 甲、乙各1起."""
    if "各" not in m.before or not _EACH_HERE.search(m.before):
        return 1
    first = max(0, m.start - _LOOK)
    start = max(page.plain.rfind(sign, first, m.start) for sign in "，；。：\n（") + 1
    return len(_EACH.split(_UP_TO_NUMBER.sub("", page.plain[max(start, first) : m.start])))
