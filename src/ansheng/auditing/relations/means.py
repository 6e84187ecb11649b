"""Means: 年均, 日均, 人均 and 平均每…, recomputed from a total and what it is spread over.

A mean is of the last total of its unit before it, and over what its words name: the days, months or years of the
window that is told, or the count of firms, cases or persons. Where that does not agree, the totals and counts before
are tried; a mean is wrong only where there is one of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import gap, judge, places, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import BY_CHANCE, chance, printed
from ansheng.auditing.relations.windows import lengths, years_of
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import CJK
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import NO_WORDS, Words

_TIME = re.compile(r"(?P<unit>[年月日])均|平均每(?P<each>年|月|日|天)|每(?P<every>[年月日天])平均")
_PER = re.compile(
    r"(?:平均)?每(?:1|一)?个?(?P<unit>家次|户次|人次|处次|[案起家个件次户名人处组场期班批台所座条天队点宗校院])"
    r"(?P<what>[^，。；每]{0,12})$"
    r"|(?P<case>案件|案|家|户|人|件|次|场|组|班|车|校|院|亩|床|起|单)(?:均|平均)(?P<rest>[^，。；]{0,12})$"
)
_APART = re.compile(r"每隔?$")
_CASE_UNITS = {
    "案": ("起", "件", "宗", "份", "例"), "案件": ("起", "件", "宗", "份", "例"), "家": ("家", "个"),
    "户": ("户", "家"), "人": ("人", "名", "人次", "位"), "件": ("件", "份"), "次": ("次", "场次"),
    "场": ("场", "场次"), "起": ("起", "宗"), "校": ("所",),
    "车": ("辆", "台"), "床": ("张",), "单": ("单", "件", "份"),
}  # fmt: skip
_HOURS = {"天": 1, "日": 1, "小时": 24, "个小时": 24, "分钟": 1440}
_OTHER = re.compile(r"全(?:行业|社会|[国省市县区])|水平|标准|去年|上年|上一|高峰|最")
_MEAN = re.compile(r"均|每")
_SEVERAL = re.compile(r"、[^，；]{0,12}")
_TOTALS, _OVERS, _CARRIED, _WORDS, _LOOK = 6, 4, 12, 80, 500
_UNKNOWN = Words("年数（或月数）或总数不明", "the years or months, or the total, are not plain")
_RANGE = Words("有概数或按万计的数，只能给出范围", "an approximate or scaled figure: only a range is known")


@attrs.frozen
class _Spread:
    """A total and what it is spread over.

    :param of: the total where it is printed, ``by`` the count where one is
    :param near: both stand in the sentence of the mean
    """

    total: Fraction
    count: Fraction
    of: Quantity | None
    by: Quantity | None
    near: bool = True

    def hedged(self, mark: Quantity) -> bool:
        """Whether the mean or a figure that it is of is approximate by a word."""
        return any(one is not None and one.qualifier for one in (mark, self.of, self.by))


def means(passage: Passage) -> Iterator[Claim]:
    """The claims about means of one sentence."""
    last: tuple[str, int] | None = None
    said = passage.between(max(0, passage.start - _WORDS), passage.end)
    if "均" not in said and "每" not in said:
        return
    for at, mark in enumerate(passage.marks):
        if mark.percent or mark.role != "number" or not mark.unit:
            continue
        said = passage.lead(mark)
        time = _TIME.search(said)
        if time:
            last = (time["unit"] or time["each"] or time["every"]).replace("天", "日"), mark.end
        elif last is not None and not _SEVERAL.fullmatch(passage.between(last[1], mark.start)):
            last = None
        found = _PER.search(said)
        if last is not None:
            last = last[0], mark.end
            yield from _made(passage, mark, list(_over_time(passage, mark, last[0])), timed=True)
        elif found:
            yield from _made(passage, mark, list(_over_things(passage, mark, found)))
        elif mark.unit in _HOURS and _APART.search(mark.before):
            yield from _made(passage, mark, list(_apart(passage, mark, passage.marks[at + 1 : at + 2])))


def _known(passage: Passage, mark: Quantity) -> list[Quantity]:
    """The counts before a mean, the nearest first, that it may be of or over."""
    before = (*passage.carried[-_CARRIED:], *passage.before(mark))
    return [
        m for m in reversed(before)
        if (m.counts or m.said == "reached") and not m.spelt and m.depth <= mark.depth and not _MEAN.search(m.before)
    ]  # fmt: skip


def _over_time(passage: Passage, mark: Quantity, unit: str) -> Iterator[_Spread]:
    plain = passage.page.plain
    shut = plain.find("）", mark.end) if plain.startswith("（", mark.end) else mark.start
    counts = lengths(passage.between(*_window(max(shut, mark.start))) + "，", unit)
    if unit == "年" and (span := years_of(passage.text)) and span[0] < span[1]:
        counts = tuple(dict.fromkeys((span[1] - span[0] + 1, *counts)))
    totals = [
        m for m in _known(passage, mark)
        if m.unit == mark.unit and m.state == mark.state and m.value > mark.value
    ]  # fmt: skip
    for total in totals[:_TOTALS]:
        if unit == "日" and "年" in total.before:
            yield from (
                _Spread(Fraction(total.value), Fraction(days), total, None, near=False) for days in (365, 366)
            )
        yield from (
            _Spread(Fraction(total.value), Fraction(n), total, None, total.start >= passage.start)
            for n in counts
            if n > 1
        )


def _over_things(passage: Passage, mark: Quantity, found: re.Match[str]) -> Iterator[_Spread]:
    """A mean per case, firm or person."""
    said = found["case"] or found["unit"]
    units = _CASE_UNITS.get(said, (said,)) if found["case"] or said == "案" else (said,)
    known = _known(passage, mark)
    wholes = [m for m in known if m.unit == mark.unit]
    overs = [m for m in known if _over_what(m, units) and m.value > 0]
    if mark.unit in units:
        named = _pairs(found["what"] or "")
        wholes = [m for m in wholes if named & _pairs(m.before)]
        overs = [m for m in overs if m not in wholes]
    else:
        wholes = [m for m in wholes if m not in overs]
    pairs = [(whole, over) for whole in wholes[:_TOTALS] for over in overs[:_OVERS]]
    for whole, over in sorted(pairs, key=lambda pair: -min(one.start for one in pair)):
        near = min(whole.start, over.start) >= passage.start
        yield _Spread(Fraction(whole.value), Fraction(over.value), whole, over, near)


def _over_what(mark: Quantity, units: Sequence[str]) -> bool:
    """Whether a mark counts what a mean is spread over: 48期, and 17个督导组 for 每组."""
    named = mark.unit in ("个", "支", "家") and any(
        re.match(rf"[{CJK}]{{0,5}}?{unit}", mark.after) for unit in units
    )
    return mark.unit in units or named or (mark.unit == "个" and mark.before.endswith(tuple(units)))


def _apart(passage: Passage, mark: Quantity, following: Sequence[Quantity]) -> Iterator[_Spread]:
    """So many days for one of a thing: 平均每6.3天1起."""
    if not following or following[0].value != 1 or following[0].start - mark.end > 2:
        return
    days = lengths(passage.between(*_window(mark.start)), "日")
    for m in [m for m in _known(passage, mark) if m.unit == following[0].unit and m.value][:_TOTALS]:
        yield from (
            _Spread(Fraction(n * _HOURS[mark.unit]), Fraction(m.value), None, m, m.start >= passage.start)
            for n in days
        )


def _window(end: int) -> tuple[int, int]:
    """Where to look for a window that ends at a place."""
    return max(0, end - _LOOK), end


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _made(
    passage: Passage, mark: Quantity, found: Sequence[_Spread], *, timed: bool = False
) -> Iterator[Claim]:
    """The claim about a mean: right by the first that agrees, if hardly by chance, wrong by the only one."""
    for tried, spread in enumerate(found, start=1):
        verdict, note = _judged(mark, spread)
        rare = tried == 1 or (not spread.hedged(mark) and chance(mark.printed, tried) < BY_CHANCE)
        if verdict.right and rare:
            yield _claim(passage, mark, spread, verdict, note)
            return
    alone = len({(one.total, one.count) for one in found}) == 1
    other = _OTHER.search(passage.lead(mark))
    if alone and found[0].near and not other:
        yield _claim(passage, mark, found[0], *_judged(mark, found[0]))
    elif timed:
        yield claim(
            passage,
            "mean",
            ClaimVerdict.UNVERIFIABLE,
            mark.first,
            mark.end,
            stated=f"{mark.printed}",
            note=_UNKNOWN,
        )


def _scale(mark: Quantity) -> Fraction:
    """What the printed number is counted in: 1, 万."""
    return Fraction(mark.value) / Fraction(mark.printed) if mark.printed else Fraction(1)


def _judged(mark: Quantity, spread: _Spread) -> tuple[ClaimVerdict, Words]:
    exact = spread.total / spread.count / _scale(mark)
    verdict = judge(mark.printed, exact)
    of, by = spread.of, spread.by
    known = [one for one in (of, by) if one is not None]
    if verdict.right or not (mark.qualifier or any(not one.exact for one in known)):
        return verdict, NO_WORDS
    low, high = (of.low, of.high) if of else (spread.total, spread.total)
    least, most = (by.low, by.high) if by else (spread.count, spread.count)
    low = Fraction(low) / most if most else Fraction(0)
    inside = low <= (mark.high or mark.value) and (
        high is None or not least or mark.low <= Fraction(high) / least
    )
    if inside:
        return ClaimVerdict.CONSISTENT, _RANGE
    return (ClaimVerdict.UNVERIFIABLE, _RANGE) if spread.hedged(mark) else (ClaimVerdict.WRONG, NO_WORDS)


def _claim(passage: Passage, mark: Quantity, spread: _Spread, verdict: ClaimVerdict, note: Words) -> Claim:
    like = mark.printed if places(mark.printed) else Decimal(1)
    exact = spread.total / spread.count / _scale(mark)
    own = [one for one in (spread.of, mark) if one is not None and one.start >= passage.start]
    computed = shown(exact, like)
    above = printed(spread.of) if spread.of else str(spread.total)
    below = printed(spread.by) if spread.by else str(spread.count)
    return claim(
        passage, "mean", verdict, min(one.first for one in own), mark.end, stated=f"{mark.printed}", computed=computed,
        operands=[spread.total, spread.count], note=note,
        distance=gap(mark.printed, exact) if verdict is ClaimVerdict.WRONG else None,
        reading=[(slot, one) for slot, one in (("whole", spread.of), ("count", spread.by)) if one is not None],
        formula=f"{above}÷{below}={computed}",
    )  # fmt: skip
