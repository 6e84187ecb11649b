"""Means: 年均, 月均 and 平均每…, recomputed from a total and what it is spread over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ansheng.auditing.arithmetic import Exact, gap, judge, places, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import CJK
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import of
from ansheng.words import NO_WORDS, Words

_YEARLY = re.compile(r"平均每年|年均|每年平均")
_MONTHLY = re.compile(r"平均每月|月均|每月平均")
_PER = re.compile(
    r"(?:平均)?每(?P<unit>家次|户次|人次|[案起家个件次户名人处组场期班批台所座条天队点])(?P<what>[^，。；每]{0,12})$|(?P<case>案|家|户|人|件|次)均(?P<rest>[^，。；]{0,12})$"
)
_PLAN = re.compile(r"“?(?P<name>十[一二三四五]?五)”?(?:期间|时期|以来)?")
_YEARS = re.compile(r"(?P<first>(?:19|20)[0-9]{2})年?[-至到](?P<last>(?:19|20)[0-9]{2})年?")
_MONTHS = re.compile(r"(?<![0-9])(?P<first>[0-9]{1,2})月?[-至到](?P<last>[0-9]{1,2})月")
_SPANS = {
    "上半年": 6,
    "下半年": 6,
    "前三季度": 9,
    "一季度": 3,
    "二季度": 3,
    "三季度": 3,
    "四季度": 3,
    "全年": 12,
}
_CASE_UNITS = {
    "案": ("起", "件", "宗"),
    "家": ("家",),
    "户": ("户", "家"),
    "人": ("人", "名"),
    "件": ("件",),
    "次": ("次",),
}


def means(passage: Passage) -> Iterator[Claim]:
    """The claims about means of one sentence."""
    spread: tuple[int | None, int] | None = None
    for mark in passage.marks:
        if mark.percent or mark.role != "number" or not mark.unit:
            continue
        said = passage.lead(mark)
        if _YEARLY.search(said):
            spread = _years(passage), mark.end
        elif _MONTHLY.search(said):
            spread = _months(passage), mark.end
        elif spread is not None and not re.fullmatch(
            r"、[^，；]{0,12}", passage.between(spread[1], mark.start)
        ):
            spread = None
        if spread is not None:
            spread = spread[0], mark.end
            made = _over(passage, mark, spread[0])
            if made is not None:
                yield made
        elif ("每" in said or "均" in said) and (found := _PER.search(said)):
            yield from _per(passage, mark, found)


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year of the span that a text names, if it names one only."""
    plans = {
        found["name"] for found in _PLAN.finditer(text) if found["name"] in words.PLANS and "“" in found[0]
    }
    spans = {words.PLANS[name] for name in plans}
    spans |= {(int(found["first"]), int(found["last"])) for found in _YEARS.finditer(text)}
    return spans.pop() if len(spans) == 1 else None


def _years(passage: Passage) -> int | None:
    span = years_of(passage.text)
    if span is not None:
        return span[1] - span[0] + 1 if span[0] < span[1] else None
    spelt = [m.count for m in passage.marks if m.unit == "年" and m.count]
    return spelt[0] if len(spelt) == 1 else {"五年": 5, "三年": 3}.get(_word(passage.text, ("五年", "三年")))


def _months(passage: Passage) -> int | None:
    found = {int(m["last"]) - int(m["first"]) + 1 for m in _MONTHS.finditer(passage.text)}
    found |= {months for word, months in _SPANS.items() if word in passage.text}
    count = found.pop() if len(found) == 1 else None
    return count if count and 0 < count <= 12 else None


def _word(text: str, options: tuple[str, ...]) -> str:
    return next((word for word in options if word in text), "")


def _over(passage: Passage, mark: Quantity, count: int | None) -> Claim | None:
    """A mean over years or months, of the total that stands before it."""
    totals = [m for m in (*passage.earlier[-8:], *passage.before(mark)) if _is_total(m, mark)]
    same = [m for m in totals if of(m) == _subject(mark)] or [m for m in totals if m.unit == mark.unit]
    if not same:
        return None
    sure = len({m.value for m in same}) == 1
    if count is None or not sure:
        note = Words("年数（或月数）或总数不明", "the years or months, or the total, are not plain")
        return _claim(passage, mark, None, [m.value for m in same[-1:]], ClaimVerdict.UNVERIFIABLE, note)
    return _judged(passage, mark, same[-1], count)


def _subject(mark: Quantity) -> str:
    return re.sub(r"平均每年|年均|每年平均|平均每月|月均|平均", "", of(mark))


def _is_total(mark: Quantity, mean: Quantity) -> bool:
    if mark.unit != mean.unit or mark.role != "number" or mark.spelt or mark.qualifier:
        return False
    return (
        not re.search(r"均|每|其中", mark.before) and mark.value > mean.value and not words.turn(mark.before)
    )


def _per(passage: Passage, mark: Quantity, found: re.Match[str]) -> Iterator[Claim]:
    """A mean per case, firm or person."""
    said = found["case"] or found["unit"]
    units = _CASE_UNITS.get(said, (said,)) if found["case"] or said == "案" else (said,)
    before = [m for m in passage.before(mark) if m.role == "number" and not m.spelt]
    overs = [m for m in before if _over_what(m, units) and m.value > 0 and not words.turn(m.before)]
    wholes = [m for m in before if m.unit == mark.unit and not re.search(r"均|每", m.before)]
    if mark.unit in units:
        named = _pairs(found["what"] or "")
        wholes = [m for m in wholes if named & _pairs(m.before)]
    overs, wholes = (
        [m for m in overs if m not in wholes],
        [m for m in wholes if mark.unit in units or m not in overs],
    )
    if len(overs) == len(wholes) == 1:
        yield _judged(passage, mark, wholes[0], overs[0].value, over=overs[0])


def _over_what(mark: Quantity, units: Sequence[str]) -> bool:
    """Whether a mark counts what a mean is spread over: 48期, and 17个督导组 for 每组."""
    named = mark.unit in ("个", "支", "家") and any(
        re.match(rf"[{CJK}]{{0,5}}?{unit}", mark.after) for unit in units
    )
    return mark.unit in units or named


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _judged(
    passage: Passage, mark: Quantity, total: Quantity, count: Exact, over: Quantity | None = None
) -> Claim:
    scale = mark.value / Fraction(mark.printed) if mark.printed else 1
    exact = Fraction(total.value, count * scale)
    operands = [total.value, count]
    verdict = judge(mark.printed, exact)
    note = NO_WORDS
    if not verdict.right and (mark.qualifier or not total.exact or (over is not None and not over.exact)):
        low = Fraction(total.low, count)
        high = Fraction(total.high, count) if total.high is not None else None
        inside = low <= (mark.high or mark.value) and (high is None or mark.low <= high)
        verdict = ClaimVerdict.CONSISTENT if inside else ClaimVerdict.UNVERIFIABLE
        note = Words(
            "有约数或按万计的数，只能给出范围", "an approximate or scaled figure: only a range is known"
        )
        if not inside and total.exact is False and not total.qualifier and not mark.qualifier:
            verdict, note = ClaimVerdict.WRONG, NO_WORDS
    return _claim(passage, mark, exact, operands, verdict, note, first=min(total.first, mark.first))


def _claim(
    passage: Passage,
    mark: Quantity,
    exact: Fraction | None,
    operands: Sequence[Exact],
    verdict: ClaimVerdict,
    note: Words,
    first: int | None = None,
) -> Claim:
    like = mark.printed if places(mark.printed) else Decimal(1)
    far = gap(mark.printed, exact) if exact is not None and verdict is ClaimVerdict.WRONG else None
    return claim(
        passage, "mean", verdict, mark.first if first is None else first, mark.end, stated=f"{mark.printed}",
        computed=shown(exact, like) if exact is not None else None, operands=operands, note=note, distance=far,
    )  # fmt: skip
