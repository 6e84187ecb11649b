"""Subjects: what a number is about, in a form in which two mentions of the same thing are equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity

_PLACES = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:省|市|县|区|镇|乡|街道|集团|公司)")
_SCOPE = re.compile(r"全[国省市县区]|我[国省市县区]|[\u4e00-\u9fff]{1,2}[省市县区]")
_SPLIT = re.compile(r"[、和及与]|以及")
_STATES = ("死亡", "亡人", "死亡失踪", "受伤", "伤人")
_LEAVE = re.compile(
    r"“|”|[0-9]{4}年(?:[0-9]{1,2}-)?(?:[0-9]{1,2}月)?|期间|时期|今年|以来|本月|当月|全年|[上下]半年|前?[一二三四]季度|[一二三四五六七八九十近]{1,2}年|本年度?"
)
_DIRECTION_END = re.compile(f"{words.any_of((*words.UP, *words.DOWN))}(?:了|为|达)?$")


@lru_cache(maxsize=4096)
def subject(text: str) -> str:
    """What a phrase is about: fillers, comparison and direction words left out.

    >>> subject("全区安全生产事故起数"), subject("共发生各类生产安全事故"), subject("死亡人数同比分别下降")
    ('事故', '事故', '死亡')
    """
    text = _DIRECTION_END.sub("", _LEAVE.sub("", words.COMPARATOR.sub("", text)))
    return words.FILLERS.sub("", text).strip("的了，、")


def of(mark: Quantity) -> str:
    """The subject of a mark, by the words before it, else by those behind it."""
    return subject(mark.before) or subject(mark.after)


def listed(lead: str, count: int) -> tuple[str, ...] | None:
    """The nouns that a phrase lists before as many values, or None where it lists another number of them."""
    for signs in ("、", "、和及与"):
        nouns = tuple(part for part in re.split(f"[{signs}]|以及" if len(signs) > 1 else signs, lead) if part)
        if len(nouns) == count:
            return nouns
    return None


def fewest(lead: str) -> int:
    """The least number of nouns that a phrase may list."""
    return len([part for part in lead.split("、") if part])


def most(lead: str) -> int:
    """The greatest number of nouns that a phrase may list."""
    return len([part for part in _SPLIT.split(lead) if part])


def named(noun: str, marks: Sequence[Quantity]) -> Quantity | None:
    """The one mark, the nearest last, that is about the same thing as a noun."""
    key = subject(noun)
    found = [mark for mark in marks if not mark.percent and mark.role == "number"]
    if key:
        same = [mark for mark in found if of(mark) == key and _suits(noun, mark)]
        return same[-1] if same else _by_ending(key, noun, found) or _by_state(key, found)
    if "起数" in noun or "人数" in noun:
        sort = [mark for mark in found if _suits(noun, mark)]
        return sort[-1] if len(sort) == 1 else None
    return None


def _by_ending(key: str, noun: str, marks: Sequence[Quantity]) -> Quantity | None:
    same = [mark for mark in marks if _suits(noun, mark) and len(key) > 1 and of(mark).endswith(key)]
    return same[0] if len(same) == 1 else None


def _by_state(key: str, marks: Sequence[Quantity]) -> Quantity | None:
    """The nearest count of the dead or the hurt, where a noun says no more: 死亡人数 of 造成49528人死亡."""
    state = words.state(key) if key in _STATES else ""
    same = [mark for mark in marks if state and mark.state == state]
    return same[-1] if same else None


def _suits(noun: str, mark: Quantity) -> bool:
    if "人数" in noun:
        return mark.unit in ("人", "名")
    if "起数" in noun:
        return mark.unit in ("起", "宗")
    return True


def places(text: str) -> frozenset[str]:
    """The places and firms that a phrase names."""
    return frozenset(_PLACES.findall(text[-200:]))


def elsewhere(one: Quantity, other: Quantity) -> bool:
    """Whether the words before two counts place them apart: 全国168起 and 我省8起."""
    named = [_SCOPE.findall(m.scope)[-1:] for m in (one, other)]
    return all(named) and named[0] != named[1]


def common(one: str, other: str) -> int:
    """The length of the longest run of characters that two phrases share.

    >>> common("居家场所火灾", "接报居家场所火灾16.7万起")
    6
    """
    for size in range(min(len(one), len(other)), 1, -1):
        if any(one[at : at + size] in other for at in range(len(one) - size + 1)):
            return size
    return int(any(sign in other for sign in one))
