"""Solving: what whole numbers a percentage allows whose base, or whose counts, a text does not print.

That a solution exists confirms a percentage only where few percentages printed so have one; most of 16.2 % of 1732 do.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import mul

from ansheng.auditing.arithmetic import bases, places, smallest
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity, alike
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import Words

_MEASURED = re.compile(r"率|金额|罚款|罚没|投入|损失|产值|费用|面积|里程|产量|收入|产能|销[量售]|总值|增加值")
_NO_COUNTS = frozenset(
    unit for name in ("money", "mass", "area", "length", "volume") for unit in words.DIMENSIONS[name]
)
"""Units of what is measured and not counted, so that its base need be no whole number."""
_BY_CHANCE, _SELDOM = Fraction(1, 20), Fraction(1, 5)
_REDUCED = Fraction(304, 1000)
"""How many reduced fractions below one there are with denominators up to b, divided by b squared: 3/π²."""
_DIGITS = 12
_UNSOLVED = Words("无法由任何整数基数得出该百分比", "no whole base gives this percentage")


def solved(
    passage: Passage, mark: Quantity, sign: int, current: Quantity, start: int, *, sure: bool
) -> Claim:
    """A percentage beside its current value alone; ``sure`` where the words leave no other."""
    stated, count = _stated(mark, sign), current.count
    if (
        not mark.value
        or count is None
        or current.unit in _NO_COUNTS
        or len(mark.printed.as_tuple().digits) >= _DIGITS
    ):
        return claim(
            passage, "change", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=stated, operands=[current.value],
            reading=[("current", current)],
        )  # fmt: skip
    found = bases(count, mark.printed, sign)
    if found is None:
        bound = sure and not _others(passage, mark, current, sign)
        verdict = ClaimVerdict.IMPOSSIBLE if bound else ClaimVerdict.UNVERIFIABLE
        return claim(
            passage, "change", verdict, start, mark.end, stated=stated, operands=[count], note=_UNSOLVED,
            reading=[("current", current)],
        )  # fmt: skip
    verdict, first, last = found
    if verdict is ClaimVerdict.ROUNDED and first == last and abs(count - first) * 100 == mark.value * first:
        verdict = ClaimVerdict.CONSISTENT
    span = f"{first}" if first == last else f"{first}…{last}" if last is not None else f"≥{first}"
    note = Words(f"反推基数：{span.replace('…', '～')}", f"the base must have been {span}")
    if _often_solvable(mark.printed, count, first):
        verdict, note = ClaimVerdict.UNVERIFIABLE, _open(note)
    operands = [count, first] if last is None or last == first else [count, first, last]
    return claim(
        passage, "change", verdict, start, mark.end, stated=stated, computed=f"{span}→{count}", operands=operands,
        note=note, reading=[("current", current)],
    )  # fmt: skip


def _others(passage: Passage, mark: Quantity, current: Quantity, sign: int) -> bool:
    """Whether another count of the sentence may be meant, from which the percentage is possible."""
    return any(
        m is not current and m.counts and alike(m, current) and m.count is not None
        and bases(m.count, mark.printed, sign) is not None
        for m in passage.before(mark)
    )  # fmt: skip


def _often_solvable(printed: Decimal, current: int, base: int) -> bool:
    """Whether a good part of the percentages printed so have a whole base near this one."""
    solvable, every = base * (base + 1), 100 * current * 10 ** places(printed)
    return not current or solvable * _BY_CHANCE.denominator >= every * _BY_CHANCE.numerator


def alone(passage: Passage, mark: Quantity, sign: int, start: int, total: tuple[int, str] | None) -> Claim:
    """A percentage with no count: the smallest whole numbers that give it, and whether a total leaves room for them."""
    stated = _stated(mark, sign)
    if sign < 0 and mark.value > 100:
        note = Words("下降不可能超过100%", "nothing falls by more than 100 %")
        return claim(passage, "change", ClaimVerdict.IMPOSSIBLE, start, mark.end, stated=stated, note=note)
    if _MEASURED.search(passage.between(max(passage.start, mark.start - 30), mark.start)):
        note = Words(
            "该百分比所指不是个数，不能按整数反推", "not a count, so no whole numbers can be solved for"
        )
        return claim(passage, "change", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=stated, note=note)
    found = _smallest(mark, sign)
    if found is None:
        return claim(passage, "change", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=stated)
    base, current = found
    if total is not None and base + current > total[0]:
        note = Words(
            f"至少须由{base}变为{current}，合计{base + current}，而{total[1]}总数仅为{total[0]}",
            f"needs at least {base}→{current}, {base + current} together, but {total[1]} had only {total[0]} in all",
        )
        verdict, operands = ClaimVerdict.IMPOSSIBLE, [base, current, total[0]]
    else:
        note = Words(
            f"最小的整数解：{base}→{current}", f"the smallest whole numbers that give it are {base}→{current}"
        )
        verdict, operands = ClaimVerdict.CONSISTENT, [base, current]
        if not _telling(passage, mark, sign):
            verdict, note = ClaimVerdict.UNVERIFIABLE, _open(note)
    return claim(
        passage, "change", verdict, start, mark.end, stated=stated, computed=f"{base}→{current}", operands=operands,
        note=note,
    )  # fmt: skip


def _smallest(mark: Quantity, sign: int) -> tuple[int, int] | None:
    return smallest(mark.printed, sign) if places(mark.printed) <= 6 and mark.value < 10**6 else None


def _telling(passage: Passage, mark: Quantity, sign: int) -> bool:
    """Whether few percentages printed so have whole numbers as small, for it and for those that are joined to it."""
    run = next((run for run in passage.runs if mark in run), (mark,))
    found = [(one, _smallest(one, sign)) for one in run]
    shares = [
        _REDUCED * pair[0] ** 2 / (100 * 10 ** places(one.printed)) for one, pair in found if pair is not None
    ]  # fmt: skip
    return max(shares) < _SELDOM and reduce(mul, shares, Fraction(1)) < _BY_CHANCE


def _open(note: Words) -> Words:
    return Words(
        f"{note.zh}；此类解几乎必然存在，不能据以核对",
        f"{note.en}; nearly every percentage has one, so nothing is shown",
    )


def _stated(mark: Quantity, sign: int) -> str:
    return f"{'+' if sign > 0 else '-'}{mark.printed}%"
