"""Rates: 整改率 and its like, recomputed from the two counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ansheng.auditing.arithmetic import gap, judge, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity as Mark
from ansheng.auditing.text.page import CJK
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import listed
from ansheng.words import NO_WORDS, Words

_RATE = re.compile(rf"(?P<stem>[{CJK}]{{0,12}})率(?:均|分别|已|总体|平均|仅|只|才)?(?:为|有|达到|达|是|约)?$")
_FOUND, _DUE = (words.any_of(row) for row in (words.FOUND, words.DUE))
_OTHER_COHORT = re.compile(r"历年|往年|上年|去年|存量|以前|遗留|结转|累计整改")
_UNSTATED = re.compile(r"整改|治理|销号|办结")
_WITHOUT = re.compile(r"无证|未持证|未取得")
_ACHIEVED = re.compile(rf"(?:已完成|实际完成|已|实际|完成)(?P<verb>[{CJK}]{{1,2}})")
_OWED = re.compile(r"应|须|需|计划|目标|任务|列入|纳入")
_OF_ANY = ("覆盖", "完成", "完工", "到位", "执行")
_NEAR = 8
_AGAIN = re.compile(r"（[^（）]{0,6}(?:含|包括)")
_MISSING = re.compile(r"无证|未|没有|缺|不合格")
_CERTIFIED = re.compile(r"核验|抽查|检查|持证")


def rates(passage: Passage) -> Iterator[Claim]:
    """The claims about rates of one sentence."""
    judged = []
    for run in passage.runs:
        for mark, stem in _stems(passage, run):
            judged.append(mark)
            yield _rate(passage, mark, stem)
    if not judged:
        yield from _overfull(passage)
    yield from _certificates(passage)


def _stems(passage: Passage, run: Sequence[Mark]) -> Iterator[tuple[Mark, str]]:
    lead = passage.lead(run[0])
    if len(run) > 1:
        nouns = listed(re.sub(r"(?:均|分别|已)?(?:为|达到|达|是)?$", "", lead), len(run))
        if nouns and all(noun.endswith("率") for noun in nouns):
            yield from ((mark, noun[:-1]) for mark, noun in zip(run, nouns, strict=True))
            return
    for mark in run:
        found = _RATE.search(mark.before)
        if found:
            yield mark, found["stem"]


def _rate(passage: Passage, mark: Mark, stem: str) -> Claim:
    pair = _operands(passage, mark, stem) or _beside(passage, mark, stem)
    text = passage.between(mark.first, mark.end)
    if pair is None:
        others = _complement(passage, mark)
        if others is not None:
            return others
        start = mark.first if len(text) < 40 else mark.start
        note = Words("文中无可用的分子、分母", "the text has no two counts for it")
        return claim(
            passage, "rate", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=_stated(mark), note=note
        )
    part, whole, sure = _agreeing(passage, mark, pair)
    return judged_share(passage, "rate", mark, part, whole, sure=sure, cohort=_cohort(stem))


def _cohort(stem: str) -> bool:
    return any(
        stem.endswith(word) for word in ("整改", "治理", "办结", "销号", "合格", "完成", "安装", "持证")
    )


def _operands(passage: Passage, mark: Mark, stem: str) -> tuple[Mark, Mark, bool] | None:
    """The counts of a rate with whether no others come into question."""
    done = next((words.DONE[key] for key in words.DONE if stem.endswith(key)), (stem[-2:],) if stem else ())
    for marks in (passage.before(mark), (*passage.earlier[-6:], *passage.before(mark))):
        parts = [other for other in marks if _is_part(other, done)]
        for part in reversed(parts):
            wholes = [w for w in marks if _is_whole(w, part, done)]
            if wholes:
                return _best(mark, part, wholes)
    return None


def _agreeing(passage: Passage, mark: Mark, pair: tuple[Mark, Mark, bool]) -> tuple[Mark, Mark, bool]:
    """The operands of a rate; where they do not give it and two other counts before it do, those two."""
    part, whole, _ = pair
    if part.value > whole.value or not whole.value or _inside(mark, part, whole):
        return pair
    counts = [m for m in passage.before(mark) if _counted(m)][-_NEAR:]
    others = [(part, m) for m in counts if m.end <= part.start]
    others += [(two, one) for one, two in pairwise(counts)]
    for one, other in others:
        alike = other.value >= one.value and other.value and words.same_dimension(one.unit, other.unit)
        if alike and _inside(mark, one, other):
            return one, other, True
    return pair


def _inside(mark: Mark, part: Mark, whole: Mark) -> bool:
    if not mark.qualifier:
        return _agrees(mark, part, whole)
    exact = part.value * 100 / whole.value
    return mark.low <= exact and (mark.high is None or exact <= mark.high)


def _beside(passage: Passage, mark: Mark, stem: str) -> tuple[Mark, Mark, bool] | None:
    """The two counts of one unit right before a rate or, where it comes first, right after it.

    They are sure where the words say of the one that it is owed and of the other that it is done; else only a rate that
    agrees with them is taken to be theirs.
    """
    before = [m for m in passage.before(mark) if _counted(m)][-2:]
    after = [m for m in passage.marks if m.start >= mark.end and _counted(m)][:2]
    for pair, behind in ((before, False), (after, True)):
        if len(pair) < 2:
            continue
        whole, part = pair
        if not (
            words.same_dimension(whole.unit, part.unit) and 0 <= part.value <= whole.value and whole.value
        ):
            continue
        lacking = _MISSING.search(part.before + part.after[:4]) and not _MISSING.search(stem)
        if lacking or words.DIRECTION.search(part.before):
            continue
        if _agrees(mark, part, whole):
            return part, whole, True
        joint = passage.between(part.end, mark.first)
        owed = _same_verb(whole, part, stem) and "其中" not in whole.before
        if owed and not behind and len(joint) <= 2 and len(passage.between(whole.end, part.start)) <= 16:
            return part, whole, True
    return None


def _same_verb(whole: Mark, part: Mark, stem: str) -> bool:
    """Whether a rate is told by what was to be done and what was: 应检42家、已检39家，覆盖率."""
    done = _ACHIEVED.search(part.before)
    if not done:
        return False
    verb = done["verb"]
    owed = f"应{verb[0]}" in whole.before or (verb in whole.before and bool(_OWED.search(whole.before)))
    return owed and (stem.endswith(_OF_ANY) or verb[0] in stem[-2:])


def _counted(mark: Mark) -> bool:
    return mark.role == "number" and bool(mark.unit) and mark.unit not in ("%", *words.POINTS)


def _complement(passage: Passage, mark: Mark) -> Claim | None:
    """A rate of those that are not among the ones said to lack it: 1346 checked, 27 without, 98.0 %."""
    pair = [m for m in passage.before(mark) if _counted(m)][-2:]
    if len(pair) < 2:
        return None
    whole, without = pair
    fits = whole.unit == without.unit and whole.exact and without.exact and whole.value > without.value
    if not fits or not _MISSING.search(without.before[-6:] + without.after[:6]):
        return None
    exact = (whole.value - without.value) * 100 / whole.value
    verdict = judge(mark.printed, exact)
    if not verdict.right:
        return None
    return claim(
        passage, "rate", verdict, whole.first, mark.end, stated=_stated(mark),
        computed=shown(exact, mark.printed) + "%", operands=[whole.value - without.value, whole.value],
    )  # fmt: skip


def _is_part(mark: Mark, done: Sequence[str]) -> bool:
    if mark.unit in ("%", "") or mark.role != "number" or mark.unit in words.POINTS:
        return False
    said = mark.before + mark.after
    return any(word in said for word in done) and not any(
        said.find(no) >= 0 and (no in mark.before[-8:] or mark.before.startswith(no)) for no in words.NOT_DONE
    )


def _is_whole(mark: Mark, part: Mark, done: Sequence[str]) -> bool:
    if mark is part or mark.end > part.start or not words.same_dimension(mark.unit, part.unit):
        return False
    return mark.role == "number" and not (_is_part(mark, done) and not re.search(_DUE, mark.before[:2]))


def _best(mark: Mark, part: Mark, wholes: Sequence[Mark]) -> tuple[Mark, Mark, bool]:
    based = [w for w in wholes if re.search(f"{_FOUND}|{_DUE}", w.before) and "其中" not in w.before]
    candidates = based or list(wholes)
    for whole in reversed(candidates):
        if whole.value and _agrees(mark, part, whole):
            return part, whole, True
    return part, candidates[-1], len(candidates) == 1


def _agrees(mark: Mark, part: Mark, whole: Mark) -> bool:
    return judge(mark.printed, part.value * 100 / whole.value).right


def judged_share(
    passage: Passage,
    kind: str,
    mark: Mark,
    part: Mark,
    whole: Mark,
    *,
    sure: bool = True,
    cohort: bool = False,
) -> Claim:
    """The claim that ``mark`` percent is ``part`` of ``whole``; without being sure of the operands none is wrong."""
    start = min(part.first, whole.first, mark.first)
    name: str = kind
    operands = [part.value, whole.value]
    if not whole.value:
        verdict, computed, note = ClaimVerdict.IMPOSSIBLE, None, Words("分母为零", "the denominator is zero")
        exact = None
    else:
        exact = part.value * 100 / whole.value
        verdict, note = _verdict(mark, part, whole, exact)
        computed = shown(exact, _like(mark)) + "%"
    if cohort and part.exact and whole.exact and part.value > whole.value:
        verdict = ClaimVerdict.WRONG
        note = Words("分子大于分母，两者不是同一批数据", "more than were there: not of the same cohort")
    elif not sure and verdict.at_fault:
        verdict, note = (
            ClaimVerdict.UNVERIFIABLE,
            Words("分母不止一种可能", "more than one count may be the denominator"),
        )
    far = gap(mark.printed, exact) if exact is not None and verdict is ClaimVerdict.WRONG else None
    return claim(
        passage, name, verdict, start, mark.end, stated=_stated(mark), computed=computed,  # type: ignore[arg-type]
        operands=operands, note=note, distance=far,
    )  # fmt: skip


def _verdict(mark: Mark, part: Mark, whole: Mark, exact: Fraction) -> tuple[ClaimVerdict, Words]:
    if mark.qualifier:
        inside = mark.low <= exact and (mark.high is None or exact <= mark.high)
        note = Words("概数", "an approximate figure")
        outside = ClaimVerdict.WRONG if _bounded(mark, part, whole) else ClaimVerdict.UNVERIFIABLE
        return (ClaimVerdict.CONSISTENT if inside else outside), note
    plain = judge(mark.printed, exact)
    if plain.right or (part.exact and whole.exact):
        return plain, NO_WORDS
    half = Fraction(1, 2) * Fraction(10) ** int(mark.printed.as_tuple().exponent)
    least = part.low * 100 / whole.high if whole.high else Fraction(0)
    most = part.high * 100 / whole.low if part.high is not None and whole.low else None
    inside = least <= mark.value + half and (most is None or mark.value - half <= most)
    note = Words("有一个数是概数，只能给出范围", "one of the counts is approximate, so there is only a range")
    return (ClaimVerdict.CONSISTENT if inside else ClaimVerdict.UNVERIFIABLE), note


def _bounded(mark: Mark, part: Mark, whole: Mark) -> bool:
    """Whether a percentage states a bound, as 超九成 does, of two counts that are exact."""
    return mark.qualifier in words.BOUNDS and part.exact and whole.exact


def _like(mark: Mark) -> Decimal:
    """The decimals to show a rate with: those of the printed one, and one for an approximate one that has none."""
    return Decimal("0.0") if mark.qualifier and mark.printed == mark.printed.to_integral() else mark.printed


def _stated(mark: Mark) -> str:
    return f"{mark.printed}%"


def _overfull(passage: Passage) -> Iterator[Claim]:
    """More rectified than were found, where no rate is printed."""
    counts = [m for m in passage.marks if m.exact and not m.spelt and m.unit in words.DIMENSIONS["hazard"]]
    for found, done in pairwise(counts):
        said, text = found.before, passage.between(found.end, done.start)
        if (
            not re.search(_FOUND, said)
            or not _UNSTATED.search(done.before)
            or _OTHER_COHORT.search(passage.text)
        ):
            continue
        if done.value > found.value and len(text) < 16 and words.same_dimension(found.unit, done.unit):
            if any(no in done.before for no in words.NOT_DONE) or _AGAIN.match(passage.page.plain, done.end):
                continue
            note = Words(
                "整改数大于排查数，两者不是同一批隐患", "more rectified than found: not of the same cohort"
            )
            yield claim(
                passage, "rate", ClaimVerdict.WRONG, found.first, done.end,
                computed=shown(done.value * 100 / found.value, Decimal("0.0")) + "%" if found.value else None,
                operands=[done.value, found.value], note=note,
            )  # fmt: skip


def _certificates(passage: Passage) -> Iterator[Claim]:
    """Persons checked and persons without a certificate, from which a rate follows in two ways."""
    people = [m for m in passage.marks if m.unit in ("人", "名") and m.count]
    for whole, without in pairwise(people):
        said = without.before + passage.between(without.end, min(passage.end, without.end + 6))
        if _CERTIFIED.search(whole.before) and _WITHOUT.search(said) and whole.value > without.value:
            inner = (whole.value - without.value) * 100 / whole.value
            outer = whole.value * 100 / (whole.value + without.value)
            like = Decimal("0.01")
            both = sorted({shown(inner, like), shown(outer, like)})
            note = Words(
                "无证人数是否含在核验人数内不明",
                "it is not said whether those without are among those checked",
            )
            yield claim(
                passage, "rate", ClaimVerdict.UNVERIFIABLE, whole.first, without.end,
                computed="/".join(f"{rate}%" for rate in both), operands=[whole.value, without.value], note=note,
            )  # fmt: skip
