"""Balances: what was done and what is left, parts and their total behind, what was extended or added on top, 1+2+9."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ansheng import numerals
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import decimal_of, in_figures
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import of
from ansheng.words import NO_WORDS, Words

Made = tuple[Quantity, Sequence[Quantity], bool]
"""A total, its parts, and whether the words say that these are all."""

_GIVEN = re.compile(r"(?:一?共|总|计|形成|达到?|增至|增加到|有|达成)+$")
_HEAP = re.compile(r"基础上")
_ADDS = re.compile(r"新增|增加|增设|扩充")
_EXTENDED = re.compile(r"(?:拓展|扩展|扩大|增加|扩充|调整|增)(?:为|到|至)")
_ADDED = re.compile(r"增加|新增|增设")
_OPEN_STATE = re.compile(
    r"未整改|尚未|正在(?:整改|治理|办理)|未(?:完成|办结|销号|安装|报送)|限期整改|剩余|其余|仍有|待整改"
)
_DONE_STATE = re.compile(
    r"已(?:经)?(?:完成)?(?:整改|治理|办结|销号|安装|报送|处理|处置|办理)|完成(?:整改|安装|治理)|当场(?:整改|整治)|立即整改|现场整改"
)
_SAME_VERB = re.compile(r"已(?:完成)?(?P<verb>[\u4e00-\u9fff]{1,2})")
_DONE = re.compile(r"已|完成|当场|立即|现场")
_LEFT = re.compile(
    r"尚|未|正在|整改|治理|办理|完成|办结|销号|安装|报送|到位|处理|处置|时限内|处于|限期|剩余|其余|余下|其他|其它|仍有|还有|尚有|待|的|已|有"
)
_FINISHED = re.compile(r"已|完成")
_STILL = re.compile(r"尚有|仍有|还有|剩余")
_LEFT_OVER = re.compile(r"其余|剩余|余下|尚有|尚余|仍有|还有|未|另$")
_OWED = re.compile(r"应|须|需")
ENDS_TOTAL = re.compile(r"(?<![0-9])(?:共计|合计|总计|共|总共)(?:为|是|达)?$")
_KINDS = re.compile(r"(?P<n>[二两三四五六七八九十]|[2-9])(?:类|种|大类|个方面|个领域|个行业)")
_MORE = re.compile(r"（[^（）]{0,6}(?:含|包括|另)")
_KEPT = re.compile(r"结转|旧存|上年|上期|期初|结存|存量|遗留")
_ENDED = re.compile(r"审结|结案|办结|整改|销号|完成|处理")
_UNDONE = re.compile(r"未结|未审结|未办结|未整改|期末|尚余|剩余|结余|尚有")
_LOOK, _AFTER, _LEAST = 24, 40, 20
_ALL = re.compile(r"全[省市县区国州镇乡厂矿年]|本月|今年|累计|历年")
_QUARTER = re.compile(r"季度|[0-9]月|月份|半年")
_REST = re.compile(r"其余|其他|其它|剩余|余下")


def growth(passage: Passage) -> Iterator[Claim]:
    """The claims about growth of one sentence."""
    yield from _extended(passage)
    yield from _heaped(passage)


def _heaped(passage: Passage) -> Iterator[Claim]:
    """On top of 6 tasks 3 were added, which gives 9."""
    if not _HEAP.search(passage.text):
        return
    counts = [m for m in passage.counted if m.exact]
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


def _grown(passage: Passage, first: Quantity, added: Quantity, new: Quantity) -> Claim:
    total = first.value + added.value
    verdict = ClaimVerdict.CONSISTENT if total == new.value else ClaimVerdict.WRONG
    return claim(
        passage, "sum", verdict, first.first, max(added.end, new.end), stated=f"{new.printed}",
        computed=in_figures(total),
        operands=[first.value, added.value],
        distance=decimal_of(new.value - total) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip


def chains(found: Sequence[tuple[Passage, Quantity]], stated: Sequence[Quantity]) -> Iterator[Claim]:
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


def holds_more(page: Page, m: Quantity) -> bool:
    """Whether brackets behind a count say what else it holds: 41个（含复查新增5个）."""
    return _MORE.match(page.plain, m.end) is not None


def left_over(passage: Passage) -> Iterator[Made]:
    """Found, done and still open: 2072 = 1582 + 490."""
    counts = [m for m in passage.counted if m.exact and not m.spelt]
    bracketed = "（" in passage.between(passage.start, passage.end + _AFTER)
    if bracketed and any(holds_more(passage.page, m) for m in counts):
        return
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
        yield wholes[0], sorted([done[0], opened[0]], key=lambda m: m.start), True


def _of_whole(rest: Quantity, whole: Quantity) -> bool:
    """Whether what is left is of the whole and not of some part of it: 仍有3处, not 仍有重大隐患3处."""
    named = _LEFT.sub("", rest.before)
    return not named or named in whole.before + whole.after


def _adds_up(whole: Quantity, done: Quantity, rest: Quantity) -> bool:
    return done.value + rest.value == whole.value


def _rest(passage: Passage, counts: Sequence[Quantity]) -> Iterator[Made]:
    """A whole, what is done of it, and the rest right behind; at fault only where both are of one verb."""
    for one, other, rest in zip(counts, counts[1:], counts[2:], strict=False):
        whole, done = (other, one) if _OWED.search(other.before) else (one, other)
        if not whole.unit == done.unit == rest.unit or "其中" in whole.before:
            continue
        if done.value + rest.value != whole.value and (whole is other or not _DONE.search(done.before)):
            continue
        said = rest.before + rest.after
        verb = _SAME_VERB.search(done.before)
        same = verb is not None and f"未{verb['verb']}" in said.replace("完成", "")
        total = done.value + rest.value
        still = _STILL.fullmatch(rest.before) and _FINISHED.search(done.before)
        right = total == whole.value and _LEFT_OVER.search(rest.before)
        if right or ((same or still) and total < whole.value):
            yield whole, [done, rest], True


def carried_over(passage: Passage) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """What is left of the old and the new less what is done, where so: 旧存126件，新收1583件，审结1624件，未结85件."""
    for left in passage.marks:
        if not (left.counts and left.exact and _UNDONE.search(left.before)):
            continue
        known = [
            m for m in (*passage.carried[-_LOOK:], *passage.marks)
            if m is not left and m.exact and m.unit == left.unit and m.said in ("count", "base")
            and m.start < left.end + _AFTER
        ]  # fmt: skip
        kept = [m for m in known if _KEPT.search(m.before)]
        ended = [m for m in known if _ENDED.search(m.before) and m not in kept]
        for old in kept:
            for done in ended:
                new = next((m for m in known if m.value == left.value + done.value - old.value), None)
                if new is not None and new not in (old, done) and new.value > _LEAST:
                    yield left, (old, new, done)
                    return


def announced(text: str) -> int | None:
    """As many kinds as words announce: 三类企业, 两个方面; None where they announce none."""
    said = _KINDS.search(text)
    if said is None:
        return None
    return int(said["n"]) if said["n"].isdigit() else numerals.integer(said["n"])


def closing(passage: Passage) -> Iterator[Made]:
    """Parts first, the total last: 134起、13起、5起,合计152起."""
    counts = passage.counted
    for at, whole in enumerate(counts):
        if (
            at < 2
            or _REST.search(whole.before)
            or not ENDS_TOTAL.search(passage.between(max(passage.start, whole.first), whole.start))
        ):
            continue
        parts: list[Quantity] = []
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
                or ENDS_TOTAL.search(mark.before)
            ):
                break
            parts.insert(0, mark)
            place = mark
        parts = _last_of(passage, parts, whole)
        if len(parts) >= 2 and len({_label(part) for part in parts}) == len(parts):
            closed = not re.search("其中", passage.between(parts[0].first, whole.start))
            if not _covers(passage, parts, whole):
                continue
            wider = _ALL.search(passage.between(parts[-1].end, whole.start))
            if wider and sum(part.value for part in parts) != whole.value:
                continue
            yield whole, parts, closed


def _last_of(passage: Passage, parts: list[Quantity], whole: Quantity) -> list[Quantity]:
    """Of the counts before a total those that it is of: as many as it says (这三类共), or the last that make it up."""
    said = announced(passage.between(parts[-1].end, whole.start)) if parts else None
    if said:
        return parts[-said:]
    ends = (parts[at:] for at in range(len(parts) - 1))
    return next((end for end in ends if sum(part.value for part in end) == whole.value), parts)


def _covers(passage: Passage, parts: Sequence[Quantity], whole: Quantity) -> bool:
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


def _label(part: Quantity) -> str:
    return of(part) or part.before
