"""Rates: 整改率 and its like, recomputed from the two counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs

from ansheng.auditing.arithmetic import shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import NAMED, WEAK, Reading, decided, ratio, verdict_of
from ansheng.auditing.relations.per import per_so_many
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import CJK
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import listed
from ansheng.words import Words

_RATE = re.compile(rf"(?P<stem>[{CJK}]{{0,12}})率(?:均|分别|已|总体|平均|仅|只|才)?(?:为|有|达到|达|是|约)?$")
_FOUND, _DUE, _NOT_DONE = (re.compile(words.any_of(row)) for row in (words.FOUND, words.DUE, words.NOT_DONE))
_OTHER_COHORT = re.compile(r"历年|往年|上年|去年|存量|以前|遗留|结转|累计整改")
_UNSTATED = re.compile(r"整改|治理|销号|办结")
_WITHOUT = re.compile(r"无证|未持证|未取得")
_ACHIEVED = re.compile(rf"(?:已完成|实际完成|已|实际|完成)(?P<verb>[{CJK}]{{1,2}})")
_OWED = re.compile(r"应|须|需|计划|目标|任务|列入|纳入")
_OF_ANY = ("覆盖", "完成", "完工", "到位", "执行")
_NEAR, _VERB = 8, 8
_AROUND, _PAIR = 12, 2
_KEPT = re.compile(r"结转|旧存|上年|结存|存量|遗留")
_NEGATED = re.compile(r"不|未|非|无")
_CARRIED, _JOINT, _INNER, _LONG, _NAMED = 8, 2, 16, 40, 2
_COHORTS = ("整改", "治理", "办结", "销号", "合格", "完成", "安装", "持证")
_OF_OTHERS = re.compile(r"累计|总|平均|综合|按期|及时|批")
_CASES = ("例", "人", "名")
_TIME = re.compile(r"(?<![至到])(?:第?[一二三四]季度|[0-9]{1,2}月份?(?!底|末)|[上下]半年|上年|去年)")
_AGAIN = re.compile(r"（[^（）]{0,6}(?:含|包括)")
_MISSING = re.compile(r"无证|未|没有|缺|不合格")
_CERTIFIED = re.compile(r"核验|抽查|检查|持证")


def rates(passage: Passage) -> Iterator[Claim]:
    """The claims about rates of one sentence."""
    judged = []
    for run in passage.runs:
        for mark, stem, sure in _stems(passage, run):
            judged.append(mark)
            yield _rate(passage, mark, stem, sure=sure)
    if not judged:
        yield from _overfull(passage)
    yield from per_so_many(passage)
    yield from _certificates(passage)


def _stems(passage: Passage, run: Sequence[Quantity]) -> Iterator[tuple[Quantity, str, bool]]:
    """Each rate of a run with what it is a rate of, and whether it is the only one, or the words name each."""
    lead = passage.lead(run[0]) if len(run) > 1 else ""
    if "率" in lead:
        nouns = listed(re.sub(r"(?:均|分别|已)?(?:为|达到|达|是)?$", "", lead), len(run))
        if nouns and all(noun.endswith("率") for noun in nouns):
            yield from ((mark, noun[:-1], True) for mark, noun in zip(run, nouns, strict=True))
            return
    for mark in run:
        found = _RATE.search(mark.before) if "率" in mark.before else None
        if found:
            yield mark, found["stem"], len(run) == 1


def _rate(passage: Passage, mark: Quantity, stem: str, *, sure: bool) -> Claim:
    found, sure = _readings(passage, mark, stem), sure and not _OF_OTHERS.search(stem)
    first = next(found, None)
    if first is not None and first.strength >= NAMED and sure and not _of_a_part(passage, mark, first):
        verdict, note = verdict_of(mark, first)
        if verdict.right and verdict is not ClaimVerdict.PADDED:
            return _of_cohort(ratio(passage, "rate", mark, (verdict, first, note)), first, stem)
    every = (*([first] if first else ()), *found)
    readings = sorted(every, key=lambda one: -one.strength)
    if not sure or (readings and _of_a_part(passage, mark, readings[0])):
        readings = [attrs.evolve(one, strength=WEAK) for one in readings]
    decision = decided(mark, readings) if readings else None
    if decision is None or not decision[0].right:
        readings += _near(passage, mark)
        decision = decided(mark, readings) if readings else None
    if decision is None:
        text = passage.between(mark.first, mark.end)
        start = mark.first if len(text) < _LONG else mark.start
        note = Words("文中无可用的分子、分母", "the text has no two counts for it")
        return claim(
            passage, "rate", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=f"{mark.printed}%", note=note
        )
    return _of_cohort(ratio(passage, "rate", mark, decision), readings[0], stem)


def _of_a_part(passage: Passage, mark: Quantity, best: Reading) -> bool:
    """Whether 其中 or a time of its own parts a rate from its counts: 抽检292批次，…；其中，第二季度不合格率."""
    last = max(m.end for m in (*best.part, *best.whole))
    if last > mark.start:
        return False
    return "其中" in passage.between(last, mark.start) or (
        last <= mark.clause and bool(_TIME.search(passage.between(mark.clause, mark.start)))
    )


def _of_cohort(made: Claim, best: Reading, stem: str) -> Claim:
    """A rate of more than there were is wrong whatever it says: the two are not of the same cohort."""
    part, whole = best.known
    if not (best.strength >= NAMED and stem.endswith(_COHORTS) and best.exact and part > whole):
        return made
    note = Words("分子大于分母，两者不是同一批数据", "more than were there: not of the same cohort")
    return attrs.evolve(made, verdict=ClaimVerdict.WRONG, note=note)


def _readings(passage: Passage, mark: Quantity, stem: str) -> Iterator[Reading]:
    """The counts that a rate may be of, as the words bind them: done of found, one that was owed and one done."""
    yield from _by_verb(passage, mark, stem)
    if "死" in stem:
        yield from _of_deaths(passage, mark)
    before = [m for m in passage.before(mark) if m.counts]
    after = [m for m in passage.marks if m.start >= mark.end and m.counts][:2]
    for pair, behind in ((before[-2:], False), (after, True)):
        if len(pair) == 2:
            yield from _beside(passage, mark, stem, (pair[0], pair[1]), behind=behind)
    for whole, part in pairwise(before[-_NEAR:]):
        if _may_hold(whole, part):
            yield Reading((part,), (whole,), WEAK)


def _near(passage: Passage, mark: Quantity) -> list[Reading]:
    """Any two counts near a rate, the nearest first, of which one may be of the other."""
    near = [m for m in (*passage.carried[-_AROUND:], *passage.before(mark)) if m.counts][-_AROUND:][::-1]
    behind = next((m for m in passage.marks if m.start >= mark.end), None)
    bracketed = (
        behind is not None and behind.counts and passage.between(mark.end, behind.start).startswith("（")
    )
    beside = [behind] if behind is not None and bracketed else []
    pairs = [(part, whole) for part in (*beside, *near) for whole in (*beside, *near) if part is not whole]
    one_of_other = [
        Reading((part,), (whole,), WEAK)
        for part, whole in pairs if words.same_measure(part.unit, whole.unit) and _may_hold(whole, part)
    ]  # fmt: skip
    added = [
        Reading((one, other), (whole,), WEAK)
        for one, other in pairwise(near) if one.unit == other.unit
        for whole in near if whole.unit == one.unit and whole.value >= one.value + other.value and whole is not other
    ]  # fmt: skip
    first = [one for one in added if near[0] in one.part][:1]
    heaped = [
        Reading((part,), (new, old), WEAK)
        for old in near if _KEPT.search(old.before)
        for new in near if new is not old and new.unit == old.unit
        for part in near if part not in (old, new) and part.unit == old.unit and part.value <= old.value + new.value
    ]  # fmt: skip
    return [*_of_both(near), *first, *heaped, *one_of_other, *added, *_of_another_sort(passage, near)]


def _of_both(near: Sequence[Quantity]) -> list[Reading]:
    """The last count of it and the one before it, which are all: 批准逮捕1672人，不批准逮捕1339人，不捕率."""
    if len(near) < _PAIR or near[0].unit != near[1].unit or not _NEGATED.search(near[0].before):
        return []
    return [Reading((near[0],), (near[1], near[0]), WEAK)]


def _of_another_sort(passage: Passage, near: Sequence[Quantity]) -> list[Reading]:
    """The last two counts of different things: 检查企业743家次，立案97起，立案率."""
    if len(near) < _PAIR or near[0].start < passage.start or near[0].value > near[1].value:
        return []
    return [Reading((near[0],), (near[1],), WEAK)]


def _of_deaths(passage: Passage, mark: Quantity) -> Iterator[Reading]:
    """A rate of deaths: the dead of the cases or persons told before them: 病死率."""
    counts = [m for m in (*passage.carried[-_CARRIED:], *passage.before(mark)) if m.counts]
    dead = next((m for m in reversed(counts) if m.state == "dead"), None)
    if dead is not None:
        wholes = [
            m for m in reversed(counts) if m.unit in _CASES and m.end <= dead.start and m.state != "dead"
        ]
        yield from (Reading((dead,), (whole,), WEAK) for whole in wholes[:2])


def _by_verb(passage: Passage, mark: Quantity, stem: str) -> Iterator[Reading]:
    """The count that a verb of the rate tells to be done, and those that it may be done of, the nearest found first."""
    known = words.done(stem)
    done = known or ((stem[-2:],) if stem else ())
    for marks in (passage.before(mark), (*passage.carried[-_CARRIED:], *passage.before(mark))):
        for part in reversed([other for other in marks if _is_part(other, done)]):
            wholes = [w for w in marks if _is_whole(w, part, done)]
            based = [
                w
                for w in wholes
                if (_FOUND.search(w.before) or _DUE.search(w.before)) and "其中" not in w.before
            ]
            chosen = (based or wholes)[::-1]
            if chosen:
                sure = len(chosen) == 1 and known and words.same_measure(part.unit, chosen[0].unit)
                sure = (
                    sure
                    and (part in passage.marks or part in passage.earlier)
                    and not any(part.end <= m.start and m.counts and m.unit == part.unit for m in marks)
                )
                yield Reading((part,), (chosen[0],), NAMED if sure else WEAK)
                yield from (Reading((part,), (whole,), WEAK) for whole in chosen[1:_NEAR])
                return


def _beside(
    passage: Passage, mark: Quantity, stem: str, pair: tuple[Quantity, Quantity], *, behind: bool
) -> Iterator[Reading]:
    """The two counts of one unit right before a rate or, where it comes first, right after it.

    They leave no other reading where the words say of the one that it was owed and of the other that it is done.
    """
    whole, part = pair
    if not _may_hold(whole, part):
        return
    if _MISSING.search(part.before[-6:] + part.after[:6]) and not _MISSING.search(stem):
        if not behind and part.unit == whole.unit:
            yield Reading((part,), (whole,), WEAK, lacking=True)
        return
    joint, inner = passage.between(part.end, mark.first), passage.between(whole.end, part.start)
    near = not behind and len(joint) <= _JOINT and len(inner) <= _INNER
    owed = near and _same_verb(whole, part, stem) and "其中" not in whole.before
    yield Reading((part,), (whole,), NAMED if owed else WEAK)


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    return (
        words.same_dimension(whole.unit, part.unit) and 0 <= part.value <= whole.value and bool(whole.value)
    )


def _same_verb(whole: Quantity, part: Quantity, stem: str) -> bool:
    """Whether a rate is told by what was to be done and what was: 应检42家、已检39家，覆盖率."""
    done = _ACHIEVED.search(part.before)
    if not done:
        return False
    verb = done["verb"]
    owed = f"应{verb[0]}" in whole.before or (verb in whole.before and bool(_OWED.search(whole.before)))
    return owed and (stem.endswith(_OF_ANY) or verb[0] in stem[-2:])


def _is_part(mark: Quantity, done: Sequence[str]) -> bool:
    if mark.unit in ("%", "") or mark.role != "number" or mark.unit in words.POINTS:
        return False
    said, near = mark.before + mark.after, mark.before[-_VERB:]
    if not any(word in said for word in done):
        return False
    return not (_NOT_DONE.search(near) or _NOT_DONE.match(mark.before))


def _is_whole(mark: Quantity, part: Quantity, done: Sequence[str]) -> bool:
    if mark is part or mark.end > part.start or not words.same_dimension(mark.unit, part.unit):
        return False
    return (
        mark.role == "number"
        and mark.said not in ("difference", "mean")
        and not (_is_part(mark, done) and not _DUE.search(mark.before[:2]))
    )


def _overfull(passage: Passage) -> Iterator[Claim]:
    """More rectified than were found, where no rate is printed."""
    counts = [m for m in passage.marks if m.exact and not m.spelt and m.unit in words.DIMENSIONS["hazard"]]
    for found, done in pairwise(counts):
        said, text = found.before, passage.between(found.end, done.start)
        if not _FOUND.search(said) or not _UNSTATED.search(done.before) or _OTHER_COHORT.search(passage.text):
            continue
        if (
            done.value * 10 > found.value * 11
            and len(text) < 16
            and words.same_dimension(found.unit, done.unit)
        ):
            if any(no in done.before for no in words.NOT_DONE) or _AGAIN.match(passage.page.plain, done.end):
                continue
            note = Words(
                "整改数大于排查数，两者不是同一批隐患", "more rectified than found: not of the same cohort"
            )
            yield claim(
                passage, "rate", ClaimVerdict.WRONG, found.first, done.end,
                computed=shown(Fraction(done.value * 100, found.value), Decimal("0.0")) + "%" if found.value else None,
                operands=[done.value, found.value], note=note,
            )  # fmt: skip


def _certificates(passage: Passage) -> Iterator[Claim]:
    """Persons checked and persons without a certificate, from which a rate follows in two ways."""
    people = [m for m in passage.marks if m.unit in ("人", "名") and m.count]
    for whole, without in pairwise(people):
        said = without.before + passage.between(without.end, min(passage.end, without.end + 6))
        if _CERTIFIED.search(whole.before) and _WITHOUT.search(said) and whole.value > without.value:
            inner = Fraction((whole.value - without.value) * 100, whole.value)
            outer = Fraction(whole.value * 100, whole.value + without.value)
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
