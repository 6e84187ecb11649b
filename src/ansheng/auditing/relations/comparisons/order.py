"""Order: percentages that fit the nouns before them, each another than the one it stands for."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ansheng.auditing.arithmetic import apart, bases, judge
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.groups import Group
from ansheng.auditing.text.passage import Passage
from ansheng.words import Words

_MOST = 8
_ORDER = Words("百分比的次序与前面名词的次序不符", "the percentages stand in another order than their nouns")


def shuffled(passage: Passage, found: Sequence[Group]) -> set[Quantity]:
    """The percentages of a series that fit their nouns, but in another order."""
    made: set[Quantity] = set()
    for run in passage.runs:
        if not 1 < len(run) <= _MOST:
            continue
        own = [
            (group, mark, sign) for group in found if group.current is not None
            for mark, sign in group.percents if mark in run
        ]  # fmt: skip
        if len(own) == len(run):
            made.update(own[at][1] for at in _misplaced(own))
    return made


def _misplaced(own: Sequence[tuple[Group, Quantity, int]]) -> list[int]:
    """The places of those that fit another noun, where every noun can be given one."""
    right = [_fits(group, mark, sign) for group, mark, sign in own]
    if all(right):
        return []
    told: list[list[bool]] = []
    for (group, its_own, _), fit in zip(own, right, strict=True):
        told.append([fit if mark is its_own else _fits(group, mark, sign) for _, mark, sign in own])
        if not any(told[-1]):
            return []
    return [at for at, fit in enumerate(right) if not fit] if _matched(told) else []


def _fits(group: Group, mark: Quantity, sign: int) -> bool:
    base, current = group.base_value, group.current
    if current is None:
        return False
    if base is not None:
        return base > 0 and judge(mark.printed, apart(current.value, base) * 100, base).right
    return current.count is not None and bases(current.count, mark.printed, sign) is not None


def _matched(fits: Sequence[Sequence[bool]], row: int = 0, used: frozenset[int] = frozenset()) -> bool:
    """Whether every noun can be given a percentage of its own."""
    if row == len(fits):
        return True
    return any(
        fit and at not in used and _matched(fits, row + 1, used | {at}) for at, fit in enumerate(fits[row])
    )


def reordered(made: Claim) -> Claim:
    """The claim about a percentage that stands in another order than its noun."""
    return attrs.evolve(made, verdict=ClaimVerdict.WRONG, note=_ORDER)
