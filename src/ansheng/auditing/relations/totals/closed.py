"""Closed: lists that are known to be whole, so that a total which they do not make up is wrong.

A list is whole where its shares make a hundred and all but one of them are right of the total, where another column of
it meets its own total, where it names the same things as a list that does or stands beside one as long, where the
words announce as many parts, and where it ends with 其他 behind the words that open it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from ansheng import numerals
from ansheng.auditing.arithmetic import apart, judge, places
from ansheng.auditing.relations.totals import columns
from ansheng.auditing.relations.totals.balances import announced, holds_more
from ansheng.auditing.relations.totals.columns import List, Met
from ansheng.auditing.text.context import Quantity, alike
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.subjects import common

_REACH, _BESIDE, _SHARE = 24, 160, 40
_MANY, _ROWS, _SAME, _CLEAR = 3, 4, 2, 20
_REST = re.compile(r"其余|其他|其它|剩余|余下")
_NEXT = re.compile(r"；[\u4e00-\u9fff]{1,12}")
_TOGETHER = re.compile(
    r"(?P<n>[二两三四五六七八九十]|[0-9]{1,2})(?:年|个月|个季度|类|项|种|家|市|县|地|者|个片区|个)[^，。；0-9]{0,4}?(?:合计|共计|总计|累计)[^，。；0-9]{0,8}$"
)


def beside(page: Page, found: Sequence[Quantity], _: Sequence[List], met: Sequence[Met]) -> Iterator[Met]:
    """The other columns of lists that meet their total, each with the total of its sort beside that: 甲（8起、8人）.

    A list of all the dead may leave out cases without any, so that it closes no other column.
    """
    places_of = {m: at for at, m in enumerate(found)}
    for total, parts in met:
        if len(parts) < _MANY or parts[0].start < total.end or len(set(parts)) < len(parts):
            continue
        if len(parts) == _MANY and total.value < _CLEAR:
            continue
        first, last = places_of[total], places_of[parts[-1]]
        row = [m for m in found[max(0, first - _MANY) : last + _MANY + 1] if m.counts]
        others = [
            m for m in row if m.sentence == total.sentence and m.start < parts[0].start and m is not total
        ]
        for other in others:
            if alike(other, total) or other.qualifier or sum(alike(m, other) for m in others) > 1:
                continue
            own = _column(page, row, other, parts)
            same_side = own and (own[0].start > parts[0].start) is (other.start > total.start)
            between = found[places_of[other] + 1 : places_of[parts[0]]]
            complete = not total.state or _counted(page, between, other, parts)
            if same_side and other not in own and (complete or sum(m.value for m in own) > other.value):
                yield other, own


def _counted(page: Page, between: Sequence[Quantity], total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the rows of a list are said to be as many as they are: 有16个地区发生事故，分别是…."""
    known = [m for m in between if total.end <= m.start and m.value == len(parts)]
    return any("分别" in page.plain[m.end : parts[0].start] for m in known)


def _column(
    page: Page, row: Sequence[Quantity], total: Quantity, parts: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The counts of a total's sort that stand one to a row, all behind the parts of a list or all before them."""
    same = [
        m for m in row
        if m is not total and m.unit == total.unit and m.state == total.state and m.depth == parts[0].depth
    ]  # fmt: skip
    inner = [[m for m in same if one.end <= m.start < other.start] for one, other in pairwise(parts)]
    if any(len(between) != 1 for between in inner):
        return ()
    middle = tuple(between[0] for between in inner)
    behind = [m for m in same if 0 <= m.start - parts[-1].end < _REACH and not _parted(page, parts[-1], m)]
    before = [m for m in same if 0 <= parts[0].start - m.end < _REACH and not _parted(page, m, parts[0])]
    if len(behind) + len(before) != 1:
        return ()
    return (*middle, behind[0]) if behind else (before[0], *middle)


def _parted(page: Page, one: Quantity, other: Quantity) -> bool:
    return any(sign in page.plain[one.end : other.start] for sign in "。；\n")


def closed(page: Page, found: Sequence[Quantity], lists: Sequence[List], met: Sequence[Met]) -> Iterator[Met]:
    """The lists that are known to be whole and do not make up their total."""
    used = {part for _, parts in met for part in parts}
    lists_of: dict[Quantity, list[tuple[Quantity, ...]]] = {}
    for total, parts in met:
        lists_of.setdefault(total, []).append(parts)
    right = set(lists_of)
    shares = [m for m in found if m.said == "share"]
    for one in lists:
        if used.intersection(one.parts) or any(m.qualifier or m.said != "count" for m in one.parts):
            continue
        if any(holds_more(page, m) for m in one.parts):
            continue
        whole = columns.nearest(page, one, used)
        if (
            whole is not None
            and whole.said == "count"
            and not whole.qualifier
            and not columns.meets(page, whole, one.parts)
        ):
            known = _hundred(whole, one, shares) or _again(page, whole, one, lists_of)
            known = known or (whole not in right and _by_words(page, whole, one))
            if known:
                right.add(whole)
                yield whole, one.parts
        if one.behind is not None and one.behind.counts and not one.behind.qualifier:
            gap = page.plain[one.parts[-1].end : one.behind.start]
            said = _TOGETHER.search(gap[-_REACH:]) if len(gap) < _BESIDE and "\n" not in gap else None
            if (
                said
                and _number(said["n"]) == len(one.parts)
                and not columns.meets(page, one.behind, one.parts)
            ):
                yield one.behind, one.parts


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else numerals.integer(text)


def _hundred(whole: Quantity, one: List, every: Sequence[Quantity]) -> bool:
    """Whether the shares of the parts make a hundred, and all but one of them, of three, are right of the total."""
    shares = _shares(one, every)
    if len(shares) < _MANY or len(shares) != len(one.parts) or any(m.qualifier for m in shares):
        return False
    slack = sum((Fraction(1, 2 * 10 ** places(m.printed)) for m in shares), Fraction(0))
    if apart(sum(m.value for m in shares), 100) > slack:
        return False
    right = [
        judge(m.printed, Fraction(part.value * 100, whole.value)).right
        for m, part in zip(shares, one.parts, strict=True)
    ]
    return sum(right) >= len(right) - 1


def _shares(one: List, shares: Sequence[Quantity]) -> list[Quantity]:
    """The shares of a list's parts, of all those of a page: one behind each, or all of them behind the last."""
    ends = [*(m.start for m in one.parts[1:]), one.parts[-1].end + _SHARE]
    places_of = [bisect_left(shares, part.end, key=lambda m: m.start) for part in one.parts]
    own = [
        shares[at] if at < len(shares) and shares[at].start < end else None
        for at, end in zip(places_of, ends, strict=True)
    ]
    if own[0] is None and own[-1] is not None:
        return [m for m in shares[places_of[-1] : places_of[-1] + len(ends)] if m.head == own[-1].head]
    return [m for m in own if m is not None]


def _again(
    page: Page, whole: Quantity, one: List, met: Mapping[Quantity, Sequence[tuple[Quantity, ...]]]
) -> bool:
    """Whether a list names the things of one that meets its total, or stands beside one as long of the same total."""
    size = len(one.parts)
    if _partitions(page, met.get(whole, ()), one.parts):
        return True
    if size < _ROWS or not any(_REST.search(m.before) for m in one.parts):
        return False
    labels = [m.before for m in one.parts]
    if any(common(whole.before, label) < _SAME for label in labels):
        return False
    lists = [
        [m.before for m in parts]
        for other, row in met.items()
        for parts in row
        if len(parts) == size and other.end <= parts[0].start
    ]
    return any(
        all(common(label, other) >= _SAME for label, other in zip(labels, row, strict=True)) for row in lists
    )


def _partitions(page: Page, same: Sequence[tuple[Quantity, ...]], parts: Sequence[Quantity]) -> bool:
    """Whether a list of two follows two others of one total, with nothing but ； between each and the next."""
    rows = [*[row for row in same if len(row) == _SAME and row[-1].end <= parts[0].start][-_SAME:], parts]
    gaps = [page.plain[one[-1].end : other[0].start] for one, other in pairwise(rows)]
    return len(parts) == _SAME == len(gaps) and all(_NEXT.fullmatch(gap) for gap in gaps)


def _by_words(page: Page, whole: Quantity, one: List) -> bool:
    """Whether as many parts are announced, or 其他 ends what the words open; the total is close by."""
    gap = page.plain[whole.end : one.parts[0].start]
    if len(gap) > _BESIDE or "\n" in gap.strip("\n") or not columns.OPENER.search(gap):
        return False
    if announced(whole.before) == len(one.parts):
        return True
    return len(one.parts) >= _MANY and bool(_REST.match(one.parts[-1].before))
