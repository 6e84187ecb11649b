"""Sums: a total and its parts, 其中 and 合计, done and not done, 1+2+9, and what was extended by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ansheng import numerals
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text import words
from ansheng.auditing.text.marks import Mark
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import of
from ansheng.words import NO_WORDS, Words

_OF_WHICH = re.compile(r"其中|分别[为是]|包括|由.{0,6}组成")
_CLOSED = re.compile(r"分别[为是]|包括|由.{0,6}组成|分为")
_ENDS_TOTAL = re.compile(r"(?:共计|合计|总计|共|总共)(?:为|是|达)?$")
_OPPOSITES = (
    ("市级", "县级"), ("市本级", "县级"), ("市本级", "县"), ("城市", "农村"), ("一般", "重大"), ("死亡", "受伤"),
    ("男", "女"), ("国有", "民营"), ("省级", "市级"), ("市级", "区级"), ("部门", "乡镇"),
    ("企业自查", "部门检查"), ("当场", "限期"),
    ("立即", "限期"), ("煤矿", "非煤矿山"),
    ("井工", "露天"), ("合格", "不合格"), ("地上", "地下"), ("上半年", "下半年"), ("监督检查", "企业自查"),
)  # fmt: skip
_OPEN_STATE = re.compile(
    r"未整改|尚未|正在(?:整改|治理|办理)|未(?:完成|办结|销号|安装|报送)|限期整改|剩余|其余|仍有|待整改"
)
_DONE_STATE = re.compile(
    r"已(?:完成)?(?:整改|治理|办结|销号|安装|报送)|完成(?:整改|安装|治理)|当场(?:整改|整治)|立即整改|现场整改"
)
_KINDS = re.compile(r"(?P<n>[二两三四五六七八九十]|[2-9])(?:类|种|大类|个方面|个领域|个行业)")
_SAME_VERB = re.compile(r"已(?:完成)?(?P<verb>[\u4e00-\u9fff]{1,2})")
_DONE = re.compile(r"已|完成|当场|立即|现场")
_LEFT = re.compile(
    r"尚|未|正在|整改|治理|办理|完成|办结|销号|安装|报送|限期|剩余|其余|余下|其他|其它|仍有|还有|尚有|待|的|已|有"
)
_LEVELS = re.compile(r"平均|均|最高|最低|最大|最多|最少|每")
_STAGE = re.compile(r"结案|办结|移送|销号|整改|治理|约谈|曝光")
_GIVEN = re.compile(r"(?:一?共|总|计|形成|达到?|增至|增加到|有|达成)+$")
_QUARTER = re.compile(r"季度|[0-9]月|月份|半年")
_FINISHED = re.compile(r"已|完成")
_STILL = re.compile(r"尚有|仍有|还有|剩余")
_REST = re.compile(r"其余|剩余|余下|尚有|仍有|还有|未")
_HEAP = re.compile(r"基础上")
_ADDS = re.compile(r"新增|增加|增设|扩充")
_EXTENDED = re.compile(r"(?:拓展|扩展|扩大|增加|扩充|调整|增)(?:为|到|至)")
_ADDED = re.compile(r"增加|新增|增设")


def sums(passage: Passage) -> Iterator[Claim]:
    """The claims about sums of one sentence."""
    yield from _of_which(passage)
    yield from _closing(passage)
    yield from _states(passage)
    yield from _extended(passage)
    yield from _heaped(passage)


def _counts(passage: Passage) -> list[Mark]:
    return [
        m
        for m in passage.marks
        if m.unit and not m.percent and m.unit not in words.POINTS and m.role == "number"
    ]


def _of_which(passage: Passage) -> Iterator[Claim]:
    """37起,其中市级4起,县级33起."""
    counts = _counts(passage)
    for at, whole in enumerate(counts[:-1]):
        joint = passage.between(whole.end, counts[at + 1].start)
        found = _OF_WHICH.search(joint)
        if not found or len(joint) > 30 or _LEVELS.search(whole.before) or words.EARLIER.search(whole.before):
            continue
        parts = list(_parts(passage, whole, counts[at + 1 :]))
        if len(parts) >= 2:
            closed = bool(_CLOSED.search(joint)) or _opposed(parts) or _announced(whole, parts)
            yield from _judged(passage, whole, parts, closed=closed)


def _parts(passage: Passage, whole: Mark, rest: Sequence[Mark]) -> Iterator[Mark]:
    place, total = None, Fraction(0)
    for mark in rest[:30]:
        joint = passage.between(place.end, mark.start) if place else ""
        if place and (len(joint) > 24 or "；" in joint or "其中" in joint or _STAGE.search(mark.before)):
            return
        if (
            _LEVELS.search(mark.before)
            or words.EARLIER.search(mark.before)
            or (place and total == whole.value)
        ):
            return
        loose = mark.qualifier and not whole.qualifier
        if mark.unit != whole.unit or loose or words.DIRECTION.search(mark.before):
            return
        yield mark
        place, total = mark, total + mark.value


def _announced(whole: Mark, parts: Sequence[Mark]) -> bool:
    """Whether the total is said to be of as many kinds as there are parts: 三类企业254家."""
    said = _KINDS.search(whole.before)
    return said is not None and _integer(said["n"]) == len(parts)


def _integer(text: str) -> int | None:
    return int(text) if text.isdigit() else numerals.integer(text)


def _opposed(parts: Sequence[Mark]) -> bool:
    """Whether the labels of two parts exclude and complete each other."""
    if len(parts) != 2:
        return False
    one, two = (part.before + part.after for part in parts)
    return any((a in one and b in two) or (b in one and a in two) for a, b in _OPPOSITES)


def _judged(passage: Passage, whole: Mark, parts: Sequence[Mark], *, closed: bool) -> Iterator[Claim]:
    total = sum((part.value for part in parts), Fraction(0))
    verdict = _verdict(whole, parts, total, closed=closed)
    if verdict is None:
        return
    note = NO_WORDS
    if verdict is ClaimVerdict.SUSPICIOUS:
        note = Words("各部分之和略少于总数，可能漏项或有误", "the parts fall just short of the total")
    ordered = sorted([whole, *parts], key=lambda mark: mark.start)
    scale = whole.value / Fraction(whole.printed) if whole.printed else Fraction(1)
    yield claim(
        passage, "sum", verdict, ordered[0].first, ordered[-1].end,
        stated=f"{whole.printed}", computed=_number(total / scale),
        operands=[part.value for part in parts], note=note,
        distance=_decimal((whole.value - total) / scale) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip


def _verdict(whole: Mark, parts: Sequence[Mark], total: Fraction, *, closed: bool) -> ClaimVerdict | None:
    if total == whole.value and not whole.qualifier:
        return ClaimVerdict.CONSISTENT
    low = sum((part.low for part in parts), Fraction(0))
    high = sum((part.high if part.high is not None else part.value for part in parts), Fraction(0))
    coarse = not (whole.exact and all(part.exact for part in parts))
    if coarse and (whole.high is None or low <= whole.high) and high >= whole.low:
        return ClaimVerdict.CONSISTENT if whole.qualifier else ClaimVerdict.ROUNDED
    if whole.qualifier:
        return ClaimVerdict.UNVERIFIABLE
    if closed or low > (whole.high or whole.value):
        return ClaimVerdict.WRONG
    short = whole.value - total
    return ClaimVerdict.SUSPICIOUS if len(parts) >= 3 and (short <= 1 or short * 100 <= whole.value) else None


def _closing(passage: Passage) -> Iterator[Claim]:
    """Parts first, the total last: 134起、13起、5起,合计152起."""
    counts = _counts(passage)
    for at, whole in enumerate(counts):
        if at < 2 or not _ENDS_TOTAL.search(passage.between(max(passage.start, whole.first), whole.start)):
            continue
        parts: list[Mark] = []
        place = whole
        for mark in reversed(counts[max(0, at - 30) : at]):
            if mark.spelt and mark.unit != whole.unit:
                continue
            joint = passage.between(mark.end, place.start)
            if (
                mark.unit != whole.unit
                or mark.qualifier
                or len(joint) > 24
                or "；" in joint
                or _ENDS_TOTAL.search(mark.before)
            ):
                break
            parts.insert(0, mark)
            place = mark
        if len(parts) >= 2 and len({_label(part) for part in parts}) == len(parts):
            closed = not re.search("其中", passage.between(parts[0].first, whole.start))
            if not _covers(passage, parts, whole):
                continue
            yield from _judged(passage, whole, parts, closed=closed)


def _covers(passage: Passage, parts: Sequence[Mark], whole: Mark) -> bool:
    """Whether parts that are quarters or months are all those of the total: 前三季度 needs three quarters."""
    labels = [passage.between(max(passage.start, part.start - 16), part.start) for part in parts]
    if not any(_QUARTER.search(label) for label in labels):
        return True
    said = passage.between(parts[-1].end, whole.start)
    needed = {
        "前三季度": 3,
        "上半年": 2,
        "全年": 4 if "季度" in labels[-1] else 2 if "半年" in labels[-1] else 12,
    }
    named = [count for name, count in needed.items() if name in said]
    return not named or named == [len(parts)] or sum(part.value for part in parts) == whole.value


def _label(part: Mark) -> str:
    return of(part) or part.before


def _states(passage: Passage) -> Iterator[Claim]:
    """Found, done and still open: 2072 = 1582 + 490."""
    counts = [m for m in _counts(passage) if m.exact and not m.spelt]
    opened = [
        m
        for m in counts
        if _OPEN_STATE.search(m.before) and "逾期" not in m.before and "指令" not in m.before + m.after
    ]
    done = [m for m in counts if _DONE_STATE.search(m.before) and m not in opened]
    if len(opened) != 1 or len(done) != 1:
        yield from _rest(passage, counts)
        return
    wholes = [
        m for m in counts
        if m.end <= min(opened[0].start, done[0].start)
        and m.unit == opened[0].unit == done[0].unit and "其中" not in m.before
    ]  # fmt: skip
    if len(wholes) == 1 and (_of_whole(opened[0], wholes[0]) or _adds_up(wholes[0], done[0], opened[0])):
        yield from _judged(
            passage, wholes[0], sorted([done[0], opened[0]], key=lambda m: m.start), closed=True
        )


def _of_whole(rest: Mark, whole: Mark) -> bool:
    """Whether what is left is of the whole and not of some part of it: 仍有3处, not 仍有重大隐患3处."""
    named = _LEFT.sub("", rest.before)
    return not named or named in whole.before + whole.after


def _adds_up(whole: Mark, done: Mark, rest: Mark) -> bool:
    return done.value + rest.value == whole.value


def _rest(passage: Passage, counts: Sequence[Mark]) -> Iterator[Claim]:
    """A whole, what is done of it, and the rest right behind; at fault only where both are of one verb."""
    for whole, done, rest in zip(counts, counts[1:], counts[2:], strict=False):
        if not (
            whole.unit == done.unit == rest.unit and _DONE.search(done.before) and "其中" not in whole.before
        ):
            continue
        said = rest.before + rest.after
        verb = _SAME_VERB.search(done.before)
        same = verb is not None and f"未{verb['verb']}" in said.replace("完成", "")
        total = done.value + rest.value
        still = _STILL.fullmatch(rest.before) and _FINISHED.search(done.before)
        right = total == whole.value and _REST.search(rest.before)
        if right or ((same or still) and total < whole.value):
            yield from _judged(passage, whole, [done, rest], closed=True)


def _heaped(passage: Passage) -> Iterator[Claim]:
    """On top of 6 tasks 3 were added, which gives 9."""
    if not _HEAP.search(passage.text):
        return
    counts = [m for m in _counts(passage) if m.exact]
    for first, added, new in zip(counts, counts[1:], counts[2:], strict=False):
        said = _HEAP.search(passage.between(first.end, added.start)), _ADDS.search(added.before)
        if all(said) and first.unit == added.unit == new.unit and _GIVEN.search(new.before):
            yield _grown(passage, first, added, new)


def _extended(passage: Passage) -> Iterator[Claim]:
    """26 items extended to 32 by adding 6."""
    turn = _EXTENDED.search(passage.text)
    if not turn:
        return
    place = passage.start + turn.start()
    counts = [m for m in passage.marks if m.unit and not m.percent and m.role == "number" and m.exact]
    old = {m.unit: m for m in counts if m.end <= place and m.start > place - 60}
    rest = [m for m in counts if m.start >= place]
    for unit, first in old.items():
        same = [m for m in rest if m.unit == unit]
        if len(same) != 2 or not _ADDED.search(passage.between(same[0].end, same[1].start)):
            continue
        new, added = same
        yield _grown(passage, first, added, new)


def _grown(passage: Passage, first: Mark, added: Mark, new: Mark) -> Claim:
    total = first.value + added.value
    verdict = ClaimVerdict.CONSISTENT if total == new.value else ClaimVerdict.WRONG
    return claim(
        passage, "sum", verdict, first.first, max(added.end, new.end), stated=f"{new.printed}", computed=_number(total),
        operands=[first.value, added.value],
        distance=_decimal(new.value - total) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip


def chains(found: Sequence[tuple[Passage, Mark]], stated: Sequence[Mark]) -> Iterator[Claim]:
    """1+2+9+7+3+1 beside the counts of plans that a text states elsewhere."""
    wanted = {mark.count: mark for mark in stated}
    for passage, mark in found:
        options = [mark.terms, *(mark.terms[cut:] for cut in range(1, len(mark.terms) - 1))]
        fit = next((terms for terms in options if sum(terms) in wanted), None)
        terms = fit or mark.terms
        total = wanted.get(sum(terms))
        yield claim(
            passage, "sum", ClaimVerdict.CONSISTENT if fit else ClaimVerdict.UNVERIFIABLE, mark.start, mark.end,
            stated=str(sum(terms)) if fit and total else None, computed=str(sum(terms)), operands=terms,
            note=NO_WORDS if fit else Words("文中未写出合计", "the text states no total"),
        )  # fmt: skip


def _number(value: Fraction) -> str:
    return str(_decimal(value))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
