"""Shares: 占总数的56%, recomputed from part and whole, or solved for the whole part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ansheng.auditing.arithmetic import parts
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.rates import judged_share
from ansheng.auditing.text import words
from ansheng.auditing.text.marks import Mark
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import listed, of, subject
from ansheng.words import Words

_OF = re.compile(
    r"占(?:到|了|比|据)?(?P<whole>[^，；：。占]{0,40}?)(?:的)?(?:比例|比重)?(?:为|达到|达|约|近)?$"
)
_ALL = re.compile(r"总数|总量|全部|总|合计|比重|^$")
_HEDGE = re.compile(r"(?:大?约|将?近|仅|只|也|共|已|分别|各)+$")
_OPEN = re.compile(r"[^，；：。！？\n]*$")


def shares(passage: Passage) -> Iterator[Claim]:
    """The claims about shares of one sentence."""
    for run in passage.runs:
        clause = _OPEN.search(passage.between(max(passage.start, run[0].start - 120), run[0].start))
        lead = clause[0] if clause else ""
        said = _OF.search(lead)
        if not said:
            continue
        nouns = _HEDGE.sub("", lead[: said.start()])
        if len(run) > 1:
            yield from _series(passage, run, nouns, said["whole"])
        else:
            made = _single(passage, run[0], nouns, said["whole"])
            if made is not None:
                yield made


def _series(passage: Passage, run: Sequence[Mark], lead: str, whole: str) -> Iterator[Claim]:
    nouns, wholes = listed(lead, len(run)), listed(whole, len(run))
    totals = [_total(passage, name, run[0]) for name in wholes] if wholes else [None] * len(run)
    own = [_part(passage, noun, run[0]) for noun in nouns] if nouns else [None] * len(run)
    if not whole and not subject(lead):
        own, totals = _in_order(passage, run)
    elif inner := _of_each(passage, run, whole):
        own, totals = inner
    for mark, part, total in zip(run, own, totals, strict=True):
        if part is not None and total is not None and part is not total:
            yield judged_share(passage, "share", mark, part, total)
        else:
            yield _solved(passage, mark, total)


def _in_order(passage: Passage, run: Sequence[Mark]) -> tuple[list[Mark | None], list[Mark | None]]:
    """The last counts before a run, and for each the one count of its unit before them: 15起、16人，分别占…."""
    counts = [m for m in passage.before(run[0]) if _countable(m) and m.exact]
    own = counts[-len(run) :]
    if len(own) < len(run):
        return [None] * len(run), [None] * len(run)
    earlier = [[m for m in counts[: -len(run)] if m.unit == part.unit] for part in own]
    return list(own), [wholes[0] if len(wholes) == 1 else None for wholes in earlier]


def _of_each(
    passage: Passage, run: Sequence[Mark], whole: str
) -> tuple[list[Mark | None], list[Mark | None]] | None:
    """As many parts as there are wholes behind 占: 12起、15人，占88起、94人的13.6%和16.0%."""
    size = len(run)
    counts = [m for m in passage.before(run[0]) if _countable(m) and m.exact][-2 * size :]
    wholes, own = counts[size:], counts[:size]
    if (
        len(counts) < 2 * size
        or wholes[0].start < run[0].start - len(whole) - 12
        or own[-1].end > wholes[0].first
    ):
        return None
    alike = all(part.unit == total.unit for part, total in zip(own, wholes, strict=True))
    return (list(own), list(wholes)) if alike else None


def _single(passage: Passage, mark: Mark, lead: str, whole: str) -> Claim | None:
    marks = [m for m in passage.before(mark) if _countable(m)]
    inner = [m for m in marks if m.start >= mark.start - len(whole) - 12 and _within(passage, m, mark)]
    rest = [m for m in marks if m not in inner]
    part = rest[-1] if rest and not _own_noun(lead) else _part(passage, lead, mark)
    if inner:
        total: Mark | None = inner[-1]
    else:
        total = _total(passage, whole, mark, part)
    if part is not None and total is not None:
        if not words.same_dimension(part.unit, total.unit):
            return _solved(passage, mark, None)
        return judged_share(passage, "share", mark, part, total)
    return _solved(passage, mark, total)


def _within(passage: Passage, inner: Mark, mark: Mark) -> bool:
    between = passage.between(max(passage.start, inner.start - 20), inner.start)
    return "占" in between[max(between.rfind("，"), 0) :] and "，" not in passage.between(
        inner.end, mark.start
    )


def _own_noun(lead: str) -> bool:
    return bool(subject(lead))


def _countable(mark: Mark) -> bool:
    return mark.role == "number" and bool(mark.unit) and not mark.percent and mark.unit not in words.POINTS


def _part(passage: Passage, noun: str, mark: Mark) -> Mark | None:
    key = subject(noun)
    same = [m for m in passage.before(mark) if _countable(m) and key and of(m) == key]
    return same[-1] if len(same) == 1 else None


def _total(passage: Passage, name: str, mark: Mark, part: Mark | None = None) -> Mark | None:
    """The total that a share is of: by its name, else the first count of the same unit that is called a total."""
    known = [
        m for m in (*passage.earlier, *passage.before(mark)) if _countable(m) and m is not part and m.exact
    ]
    key = subject(name).replace("总", "")
    if key:
        same = [m for m in known if of(m) == key or (of(m) and of(m) == key + "数")]
        distinct = {m.value for m in same}
        if len(distinct) == 1:
            return same[-1]
        if distinct or not _ALL.search(name):
            return None
    if part is None or key or not _ALL.search(name):
        return None
    same = [m for m in known if m.unit == part.unit and m.end <= part.start and words.TOTAL.search(m.before)]
    if not same:
        same = [m for m in known if m.unit == part.unit and "其中" in passage.between(m.end, m.end + 3)][-1:]
    if not same:
        same = [m for m in passage.before(part) if _countable(m) and m.unit == part.unit and m.exact][:1]
    return same[-1] if same and same[-1].value >= part.value else None


def _solved(passage: Passage, mark: Mark, total: Mark | None) -> Claim:
    stated = f"{mark.printed}%"
    if total is None or total.count is None or mark.qualifier:
        note = Words("文中无可用的部分数和总数", "the text has no part and whole for it")
        return claim(
            passage, "share", ClaimVerdict.UNVERIFIABLE, mark.first, mark.end, stated=stated, note=note
        )
    found = parts(total.count, mark.printed)
    if found is None:
        note = Words(
            f"总数为{total.count}时，部分数取任何整数均得不出{stated}",
            f"no whole part of {total.count} is {stated}",
        )
        return claim(
            passage,
            "share",
            ClaimVerdict.IMPOSSIBLE,
            mark.first,
            mark.end,
            stated=stated,
            operands=[total.count],
            note=note,
        )
    verdict, first, last = found
    span = f"{first}" if first == last else f"{first}…{last}"
    note = Words(f"反推部分数：{span.replace('…', '～')}", f"the part must have been {span}")
    return claim(
        passage, "share", verdict, mark.first, mark.end, stated=stated, computed=f"{span}/{total.count}",
        operands=[first, *([last] if last != first else []), total.count], note=note,
    )  # fmt: skip
