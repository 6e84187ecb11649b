"""Per: rates per so many: 百万吨死亡率, 每千家次, 发病率452.49/10万, and the rates of birth and death in ‰."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import judge, shown
from ansheng.auditing.model import Claim
from ansheng.auditing.relations.decide import NAMED, WEAK, Reading, decided, ratio
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.sorts import without_generic
from ansheng.auditing.text.subjects import common
from ansheng.words import NO_WORDS, Words

_CASES = ("例", "人", "名")
_OVER = {
    "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "10万": 10**5,
}  # fmt: skip
_PER = re.compile(
    rf"每?(?P<over>10万|十万|百万|千万|[百千万亿])(?P<unit>{words.any_of(words.UNITS)})"
    r"(?P<what>[^，。；0-9]{0,20}?)率?(?:为|是|达到?)?$"
)
_HEADS = re.compile(r"[人例]?/(?P<over>10万|十万|百万|万|千)(?!元|立方|吨)")
_VITAL = re.compile(r"(?P<what>出生|死亡)率(?:为|是|达)?$")
_PEOPLE, _NAMED = 24, 2
_MEAN_OF_YEAR = Words(
    "以年初、年末人数的平均数为分母", "over the mean of the people at both ends of the year"
)


def per_so_many(passage: Passage) -> Iterator[Claim]:
    """The claims about rates per so many of one sentence."""
    told = [m for m in passage.marks if m.said in ("rate", "mean") and not m.percent]
    yield from _per(passage, told)
    yield from _per_heads(passage, [m for m in told if m.said == "rate"])
    yield from _of_people(passage, [m for m in passage.marks if m.unit == "‰"])


def _per(passage: Passage, told: Sequence[Quantity]) -> Iterator[Claim]:
    """A rate per so many: 百万吨死亡率0.092, 每千家次检查发现隐患49.7项次."""
    for mark in told:
        found = _PER.search(passage.between(mark.clause, mark.start))
        if found is None:
            continue
        over = _OVER[found["over"]]
        beside = [m for m in passage.marks if m.start > mark.end and m.depth > mark.depth and m.counts][:1]
        known = [m for m in (*passage.carried, *passage.before(mark), *beside) if m.counts]
        parts = [m for m in reversed(known) if _of_per(m, mark, found["what"])]
        wholes = [m for m in reversed(known) if words.same_measure(m.unit, found["unit"])]
        pairs = [(p, w) for p in parts[:6] for w in wholes[:3] if p is not w]
        readings = [Reading((p,), (w,), WEAK, factor=over) for p, w in pairs]
        sure = len({w.value for w in wholes}) == len({p.value for p in parts}) == 1
        if readings and sure and wholes[0].unit == found["unit"] and _here(passage, wholes[0], mark):
            readings = [attrs.evolve(readings[0], strength=NAMED)]
        if readings:
            yield ratio(passage, "rate", mark, decided(mark, readings), sign="")


def _per_heads(passage: Passage, told: Sequence[Quantity]) -> Iterator[Claim]:
    """A rate whose heads stand behind it, of the people told before: 发病率452.49/10万."""
    for mark in told:
        found = _HEADS.match(passage.page.plain, mark.end)
        if found is None:
            continue
        dead = "死" in passage.lead(mark)
        before = [m for m in reversed(passage.before(mark)) if m.counts]
        parts = [m for m in before if (m.state == "dead" if dead else m.unit in _CASES and not m.state)]
        known = (*passage.carried[-_PEOPLE:], *passage.before(mark))
        wholes = [m for m in reversed(known) if m.counts and m.unit == "人" and "人口" in m.before]
        pairs = [(part, whole) for part in parts[:2] for whole in wholes[:2] if part is not whole]
        if pairs:
            over = _OVER[found["over"]]
            readings = [Reading((part,), (whole,), WEAK, factor=over) for part, whole in pairs]
            yield ratio(passage, "rate", mark, decided(mark, readings), sign="")


def _here(passage: Passage, whole: Quantity, mark: Quantity) -> bool:
    """Whether a count is of the paragraph of a rate, or stands in brackets behind it."""
    return whole in passage.earlier or passage.start <= whole.start or whole.start > mark.end


def _of_people(passage: Passage, told: Sequence[Quantity]) -> Iterator[Claim]:
    """出生率6.13‰: the born, or the dead, of the mean of the people at both ends of the year, where they give it."""
    for mark in told:
        said = _VITAL.search(passage.between(mark.clause, mark.start))
        if said is None:
            continue
        known = [m for m in (*passage.carried[-_PEOPLE:], *passage.before(mark)) if m.unit == "人"]
        part = next((m for m in reversed(known) if m.counts and said["what"] in m.before), None)
        ends = [m for m in known if m.counts and m.before.endswith(("人口", "人口为")) and m is not part]
        whole = max(ends, key=lambda m: m.value, default=None)
        if part is None or whole is None:
            continue
        behind = known[known.index(whole) + 1 :][:1]
        moved = [Fraction(-m.sign * m.value, 2) for m in behind if m.said == "difference"]
        for mean in (whole.value + half for half in (*moved, Fraction(0))):
            exact = Fraction(part.value * 1000) / mean
            if judge(mark.printed, exact).right:
                yield claim(
                    passage, "rate", judge(mark.printed, exact), mark.first, mark.end, stated=f"{mark.printed}‰",
                    computed=f"{shown(exact, mark.printed)}‰", operands=[part.value, mean],
                    reading=[("part", part), ("whole", whole)], note=_MEAN_OF_YEAR if mean != whole.value else NO_WORDS,
                )  # fmt: skip
                break


def _of_per(m: Quantity, mark: Quantity, what: str) -> bool:
    """Whether a count is what a rate per so many counts."""
    if "死亡" in what:
        return m.state == "dead"
    return m.unit == mark.unit and common(without_generic(what), m.scope[-30:] + m.after) >= _NAMED
