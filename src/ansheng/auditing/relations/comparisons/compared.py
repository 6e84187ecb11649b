"""Compared: what a change is between, where the words name it from further away.

Two years (2023年较2019年, each of a count that its sentence or its place in a series dates), the percentages before a
difference in points, and what came and what went of a net change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ansheng.auditing.arithmetic import apart, gap, judge, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import (
    BY_CHANCE,
    chance,
    decimal_of,
    in_scale,
    printed,
    slack,
)
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import elsewhere

Pair = tuple[Quantity, Quantity]
"""A current value and its base."""

_YEAR = r"(?:19|20)[0-9]{2}"
_ANY_YEAR = rf"(?:{_YEAR}|[前去])"
_THEN = re.compile(
    rf"(?:(?P<now>{_ANY_YEAR})年(?:同期|末|底)?)?[^，。；0-9]{{0,8}}?(?:较|比|与|同)(?P<then>{_YEAR}|前)年"
)
_NAMED = re.compile(rf"(?<![较比与同从由]){_ANY_YEAR}(?=年)")
_TOLD = re.compile(r"(?:[去今本当]年|(?:19|20)[0-9]{2}年|[0-9]{1,2}月|季度|上半年)")
_SERIES = re.compile(
    rf"(?P<first>{_YEAR})年?[-至到](?P<last>{_YEAR})年?[^。；]*?(?:依次|分别)[^。；0-9]{{0,12}}$"
)
_YEARS = re.compile(rf"(?:{_YEAR}年?[、和及与])+{_YEAR}年(?=[^0-9]*(?:依次|分别))")
_CARRIED, _LOOK, _NEAR, _REST, _NAME = 16, 100, 6, 60, 3
_PLUS = r"新增|新开|新设|新登记|迁入|转入|流入|增加|出生|出生率|新收|新入|收入|(?<!进)出口"
_MINUS = r"注销|吊销|退出|迁出|转出|流出|减少|死亡|死亡率|关闭|核减|淘汰|支出|进口"
_NET = re.compile(r"净[增减]|自然[增减]|自然增长率|(?:当期|当年|收支)结余|顺差")
_LAST_YEAR = re.compile(rf"上年|去年|同期|{_YEAR}年")
_AGAIN = re.compile(r"，(?:即|也就是|且|并)?(?:同比|[比较](?:上年|去年|同期))[^，]{0,4}")
_THAN = re.compile(r"[比较](?:上年|去年|年初)|同比|环比")
_CAME, _WENT = re.compile(rf"(?:{_PLUS})"), re.compile(rf"(?:{_MINUS})")
_TIMES = re.compile(r"(?P<rise>增长|增加|上升|提高|扩大)(?:了|约|近|超过|达|到)?$|的$")


def by_year(passage: Passage, mark: Quantity) -> Pair | None:
    """The two counts that a change is between by the years that its words name, if they leave no other."""
    said = _compared_years(passage, mark)
    if said is None:
        return None
    now, then = said
    dated = [
        (m, _year(passage, m)) for m in (*passage.carried[-_CARRIED:], *passage.before(mark)) if _level(m)
    ]
    sorts: dict[tuple[str, str, str], list[Quantity]] = {}
    for m, year in dated:
        if year in (now, then):
            sorts.setdefault((m.unit, m.state, year), []).append(m)
    pairs = [
        (found[0], sorts[unit, state, then][0])
        for (unit, state, year), found in sorts.items()
        if year == now
        and len(found) == 1 == len(sorts.get((unit, state, then), ()))
        and not elsewhere(found[0], sorts[unit, state, then][0])
        and not elsewhere(mark, found[0])
    ]
    if not mark.percent:
        pairs = [pair for pair in pairs if pair[0].unit == mark.unit and pair[0].state in ("", mark.state)]
    run = next((run for run in passage.runs if mark in run), (mark,))
    if len(pairs) == len(run):
        return pairs[run.index(mark)]
    return pairs[0] if len(pairs) == 1 else None


def _level(m: Quantity) -> bool:
    return (m.counts or m.said in ("base", "reached")) and not m.qualifier and not m.percent


def _compared_years(passage: Passage, mark: Quantity) -> tuple[str, str] | None:
    """The years that a change is between: 2023年较2019年, or the year told last before 较2019年."""
    text = passage.between(max(0, mark.start - _LOOK), mark.start)
    text = text[max(text.rfind("。"), text.rfind("\n")) + 1 :]
    found = list(_THEN.finditer(text)) if "年" in text else []
    if not found:
        return None
    then = found[-1]["then"]
    before = [one["now"] for one in found if one["now"]] or _NAMED.findall(text[: found[-1].end()])
    now = before[-1] if before else None
    if now is None and then == "前":
        told = _TOLD.findall(passage.between(max(0, mark.start - 2 * _LOOK), mark.start))
        now = "去" if told[-1:] == ["去年"] else None
    return (now, then) if now and now != then else None


def _year(passage: Passage, m: Quantity) -> str | None:
    """The year of a count: by its place in a series of years, else the last that is named before it."""
    plain = passage.page.plain
    run = [one for one in (*passage.carried, *passage.marks) if one.head == m.head]
    if len({(one.unit, one.state) for one in run}) < len(run):
        years = _series(plain[max(0, m.head - _LOOK) : m.head])
        return years[run.index(m)] if len(years) == len(run) else None
    named = _NAMED.findall(plain[m.sentence : m.start])
    return named[-1] if named else None


def _series(lead: str) -> list[str]:
    """The years of a series of values: 2019年至2023年…依次为, 2022年、2023年分别为."""
    span = _SERIES.search(lead)
    if span:
        return [str(year) for year in range(int(span["first"]), int(span["last"]) + 1)]
    listed = [*_YEARS.finditer(lead)]
    return re.findall(_YEAR, listed[-1][0]) if listed else []


def rates_compared(passage: Passage, mark: Quantity) -> Pair | None:
    """The two percentages whose difference in points a mark is: the one before it, and the base in brackets."""
    known = [m for m in passage.before(mark)[-_NEAR:] if m.said in ("rate", "share", "percent") and m.percent]
    behind = [m for m in passage.marks if m.start >= mark.end and m.percent and m.start - mark.end < _NEAR][
        :1
    ]
    earlier = [m for m in (*known, *behind) if m.depth > mark.depth]
    current = [m for m in known if m not in earlier]
    if len(earlier) != 1 or not current:
        return _of_two_times(passage, mark)
    return current[-1], earlier[0]


def _of_two_times(passage: Passage, mark: Quantity) -> Pair | None:
    """The two rates of one name before a difference in points, if they give it: 结案率9.09%；去年同期…结案率17.31%."""
    known = [
        m for m in (*passage.carried[-_CARRIED:], *passage.before(mark)) if m.said == "rate" and m.percent
    ]
    pairs = [(now, then) for now, then in pairwise(known) if now.before[-_NAME:] == then.before[-_NAME:]]
    if len(pairs) != 1 or pairs[0][0].value - pairs[0][1].value != mark.sign * mark.value:
        return None
    return pairs[0]


def nets(passage: Passage) -> Iterator[Claim]:
    """What came less what went: 净增737家，其中新增1105家、注销368家; 出生率8.2‰，死亡率7.9‰，自然增长率0.3‰."""
    told = _NET.search(passage.between(max(0, passage.start - _LOOK), passage.end))
    for mark in passage.marks if told else ():
        if mark.role != "number" or not mark.unit or not _NET.search(mark.before):
            continue
        near = [m for m in _around(passage, mark) if m.unit == mark.unit and not m.qualifier]
        near = [m for m in near if not _NET.search(m.before) and not _THAN.search(m.before)]
        came = [m for m in near if _CAME.search(m.before)]
        went = [m for m in near if _WENT.search(m.before) and m not in came]
        alone = len(came) == len(went) == 1 and sum(bool(_NET.search(m.before)) for m in passage.marks) == 1
        if came and went and not mark.qualifier:
            made = _net(passage, mark, came, went)
            if made.verdict.right or (alone and "顺差" not in mark.before):
                yield made


def _around(passage: Passage, mark: Quantity) -> Sequence[Quantity]:
    """The counts of a sentence with a net change and those right before it; measured against it no change itself."""
    row = (*passage.carried[-_CARRIED:], *passage.marks)
    return [m for m in row if m is not mark and mark.start - _LOOK < m.start < mark.end + _REST and m.unit]


def _net(passage: Passage, mark: Quantity, came: Sequence[Quantity], went: Sequence[Quantity]) -> Claim:
    above, below = (sum((m.value for m in row), Fraction(0)) for row in (came, went))
    net = above - below
    stated = -mark.value if mark.sign < 0 or "净减" in mark.before else mark.value
    off, row = apart(net, stated), (mark, *came, *went)
    verdict = (
        ClaimVerdict.CONSISTENT
        if not off
        else ClaimVerdict.ROUNDED
        if off <= slack(row)
        else ClaimVerdict.WRONG
    )
    scale = mark.value / Fraction(mark.printed) if mark.printed else Fraction(1)
    terms = "＋".join(printed(m) for m in came) + "".join(f"－{printed(m)}" for m in went)
    return claim(
        passage, "change", verdict, min(m.first for m in row), max(m.end for m in row),
        stated=f"{'-' if stated < 0 else ''}{printed(mark)}{mark.unit}",
        computed=f"{in_scale(net, mark)}{mark.unit}", operands=[above, below],
        distance=decimal_of((stated - net) / scale) if verdict is ClaimVerdict.WRONG else None,
        reading=[*(("current", m) for m in came), *(("base", m) for m in went), ("difference", mark)],
        formula=f"{terms}={in_scale(net, mark)}",
    )  # fmt: skip


def moved(passage: Passage, mark: Quantity) -> Pair | None:
    """The counts that a difference is between where the base stands right before it, if they give it."""
    before = [m for m in (*passage.carried[-_CARRIED:], *passage.before(mark)) if m.unit == mark.unit]
    if len(before) < 2 or before[-1].said != "base" or before[-1].state not in ("", mark.state):
        return None
    base = before[-1]
    current = next((m for m in reversed(before[:-1]) if _level(m) and m.said != "base"), None)
    if current is None or current.value - base.value != mark.sign * mark.value:
        return None
    return current, base


def multiples(passage: Passage) -> Iterator[Claim]:
    """Rises and ratios in 倍: 增长1.2倍（上年同期21.0万人次）, 是上年21起的2.2倍; and both of one count."""
    factors = [m for m in passage.marks if m.unit == "倍" and m.role == "number" and not m.qualifier]
    for mark in factors:
        said = _TIMES.search(mark.before)
        if said is None:
            continue
        rise = 1 if said["rise"] else 0
        other = next((m for m in reversed(factors) if m.end <= mark.start and m.before.endswith("的")), None)
        again = other is not None and _AGAIN.fullmatch(passage.between(other.end, mark.start))
        if rise and other is not None and again and _LAST_YEAR.search(other.before):
            yield _multiple(
                passage,
                mark,
                Fraction(other.value - 1),
                [("current", other)],
                f"{printed(other)}－1",
                sure=True,
            )
            continue
        for now, base in _pairs_near(passage, mark):
            exact = Fraction(now.value, base.value) - rise
            above = f"（{printed(now)}－{printed(base)}）" if rise else printed(now)
            formula = f"{above}÷{printed(base)}"
            if judge(mark.printed, exact).right:
                yield _multiple(passage, mark, exact, [("current", now), ("base", base)], formula, sure=False)
                break


def _pairs_near(passage: Passage, mark: Quantity) -> Iterator[Pair]:
    """The current values and bases beside a factor, those called bases or bracketed first, while chance is slight."""
    near = [m for m in (*passage.carried[-_NEAR:], *passage.before(mark)) if _level(m)][-_NEAR:]
    behind = [m for m in passage.marks if m.start > mark.end and m.depth > mark.depth and _level(m)][:1]
    bases = [*behind, *(m for m in reversed(near) if m.said == "base" or m.depth > mark.depth)]
    tried = 0
    for base in bases:
        for now in reversed(near):
            if now is base or now.unit != base.unit or now.state != base.state or not base.value:
                continue
            tried += 1
            if chance(mark.printed, tried) >= BY_CHANCE:
                return
            yield now, base


def _multiple(
    passage: Passage,
    mark: Quantity,
    exact: Fraction,
    reading: list[tuple[str, Quantity]],
    formula: str,
    *,
    sure: bool,
) -> Claim:
    verdict = judge(mark.printed, exact)
    assert verdict.right or sure
    computed = shown(exact, mark.printed)
    return claim(
        passage, "change", verdict, mark.first, mark.end, stated=f"{mark.printed}倍", computed=f"{computed}倍",
        operands=[one.value for _, one in reading], reading=reading, formula=f"{formula}={computed}",
        distance=None if verdict.right else gap(mark.printed, exact),
    )  # fmt: skip
