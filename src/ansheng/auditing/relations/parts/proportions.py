"""Proportions: 三次产业结构为14.9：39.5：45.6, each a share of the last counts that are as many, and ratios 2.15：1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ansheng.auditing.arithmetic import judge, places, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import BY_CHANCE, chance, decimal_of, printed
from ansheng.auditing.relations.windows import lengths
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage, claim

_N = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_PROPORTION = re.compile(
    rf"(?:结构|比例|比重|之比|比)[^，。；0-9]{{0,6}}(?P<row>{_N}(?:[:：∶]{_N}){{2,5}})(?![0-9:：])"
)
_RATIO = re.compile(
    r"比(?:值)?(?:为|是|达|约?为)?(?P<n>[0-9]{1,3}\.[0-9]{1,2})(?:[:：∶]1(?![0-9.]))?(?![0-9%‰]|个?百分)"
)
_PARTED = re.compile("[:：∶]")
_DAYS = re.compile(r"天数(?:的)?(?:比例|比率|占比|率)(?:为|是|达到?)?$")
_KEPT, _LAST, _WINDOW = 40, 10, 400


def proportions(passage: Passage) -> Iterator[Claim]:
    """The claims about proportions and ratios of one sentence."""
    if "比" not in passage.text and "结构" not in passage.text:
        return
    for found in _PROPORTION.finditer(passage.text) if _PARTED.search(passage.text) else ():
        row = [Decimal(one) for one in re.split("[:：∶]", found["row"])]
        yield from _shares(passage, passage.start + found.start("row"), found["row"], row)
    for found in _RATIO.finditer(passage.text):
        yield from _ratio(passage, passage.start + found.start("n"), found["n"])


def of_days(passage: Passage, mark: Quantity) -> Iterator[Claim]:
    """优良天数比例85.5%: the days counted before it of those of the window that is told, where they give it."""
    if mark.qualifier or not _DAYS.search(passage.between(mark.clause, mark.start)):
        return
    days = [m for m in (*passage.carried[-_LAST:], *passage.before(mark)) if m.counts and m.unit == "天"]
    windows = lengths(passage.between(max(0, mark.start - _WINDOW), mark.start), "日") or (365, 366)
    for tried, (part, length) in enumerate(((m, n) for n in windows for m in reversed(days)), start=1):
        exact = Fraction(part.value * 100, length)
        verdict = judge(mark.printed, exact)
        if (
            verdict in (ClaimVerdict.CONSISTENT, ClaimVerdict.ROUNDED)
            and chance(mark.printed, tried) < BY_CHANCE
        ):
            yield claim(
                passage, "share", verdict, min(part.first, mark.first), mark.end, stated=f"{mark.printed}%",
                computed=f"{shown(exact, mark.printed)}%", operands=[part.value, length], reading=[("part", part)],
                formula=f"{printed(part)}÷{length}={shown(exact, mark.printed)}%",
            )  # fmt: skip
            return


def _shares(passage: Passage, place: int, text: str, row: Sequence[Decimal]) -> Iterator[Claim]:
    """Each number of a proportion as a share of as many counts of one unit before it, and their sum."""
    total = sum((Fraction(one) for one in row), Fraction(0))
    slack = sum((Fraction(1, 2 * 10 ** places(one)) for one in row), Fraction(0))
    end = place + len(text)
    if abs(total - 100) <= slack:
        verdict = ClaimVerdict.CONSISTENT if total == 100 else ClaimVerdict.ROUNDED
        yield claim(
            passage, "whole", verdict, place, end, stated="100%", computed=f"{decimal_of(total)}%",
            operands=[Fraction(one) for one in row],
        )  # fmt: skip
    counts = _parts(passage, place, row)
    if counts is None:
        return
    whole = sum((m.value for m in counts), Fraction(0))
    for part, one in zip(counts, row, strict=True):
        exact = Fraction(part.value * 100) / whole
        yield claim(
            passage, "share", _verdict(one, exact, part, counts), place, end, stated=f"{one}%",
            computed=f"{shown(exact, one)}%", operands=[part.value, whole],
            reading=[("part", part), *(("whole", m) for m in counts if m is not part)],
            formula=f"{printed(part)}÷（{'＋'.join(printed(m) for m in counts)}）={shown(exact, one)}%",
        )  # fmt: skip


def _verdict(one: Decimal, exact: Fraction, part: Quantity, counts: Sequence[Quantity]) -> ClaimVerdict:
    """How a share agrees; within what rounded counts leave open it is right, and without any wrong."""
    verdict = judge(one, exact)
    if verdict.right or all(m.exact for m in counts):
        return verdict
    half = Fraction(1, 2 * 10 ** places(one))
    open_by = (
        (part.high - part.low) * 100 / part.value if part.high is not None and part.value else Fraction(0)
    )
    return ClaimVerdict.CONSISTENT if abs(Fraction(one) - exact) <= half + open_by else ClaimVerdict.WRONG


def _parts(passage: Passage, place: int, row: Sequence[Decimal]) -> tuple[Quantity, ...] | None:
    """The last counts of one unit, as many as a proportion has, of which all its numbers but one are shares."""
    known = [
        m
        for m in (*passage.carried[-_KEPT:], *passage.marks)
        if m.counts and m.end <= place and not m.qualifier
    ]
    for unit in dict.fromkeys(m.unit for m in reversed(known)):
        same = [m for m in known if m.unit == unit]
        for end in range(len(same), len(row) - 1, -1):
            counts = tuple(same[end - len(row) : end])
            whole = sum((m.value for m in counts), Fraction(0))
            right = [
                bool(whole) and _verdict(one, Fraction(m.value * 100) / whole, m, counts).right
                for m, one in zip(counts, row, strict=True)
            ]
            if sum(right) >= max(2, len(row) - 1):
                return counts
    return None


def _ratio(passage: Passage, place: int, text: str) -> Iterator[Claim]:
    """A ratio of two counts near it, where they would hardly give it by chance; no other is judged."""
    known = [
        m for m in (*passage.carried[-_KEPT:], *passage.marks)
        if m.end <= place and m.unit and not m.percent and not m.qualifier and m.said in ("count", "mean")
    ][-_LAST:][::-1]  # fmt: skip
    printed_as, tried = Decimal(text), 0
    for below in known:
        for above in known:
            if above is below or above.unit != below.unit or not below.value:
                continue
            tried += 1
            if chance(printed_as, tried) >= BY_CHANCE:
                return
            exact = Fraction(above.value, below.value)
            if judge(printed_as, exact) in (ClaimVerdict.CONSISTENT, ClaimVerdict.ROUNDED):
                yield claim(
                    passage, "rate", judge(printed_as, exact), place, place + len(text), stated=text,
                    computed=shown(exact, printed_as), operands=[above.value, below.value],
                    reading=[("part", above), ("whole", below)],
                    formula=f"{printed(above)}÷{printed(below)}={shown(exact, printed_as)}",
                )  # fmt: skip
                return
