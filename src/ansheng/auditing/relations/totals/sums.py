"""Sums: a total and the list that it opens: behind 其中, by sector, in items, in brackets, or as what is done and left.

The words open the list (其中, 按行业看, 1.); then its counts are added from the first on. A sum that is met is right
where the list ends there or where so many beginnings would hardly meet it by chance. One that is missed is wrong only
where the words close the list: 分别为, 其余, two kinds that exclude each other, as many parts as were announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import Exact
from ansheng.auditing.model import Claim
from ansheng.auditing.relations.decide import added, sum_verdict
from ansheng.auditing.relations.totals import closed, columns
from ansheng.auditing.relations.totals.balances import (
    ENDS_TOTAL,
    Made,
    announced,
    carried_over,
    closing,
    left_over,
)
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage

_OPENER = re.compile(
    r"(?=[其包分具由：按依从就在，中1（①●■◆一第首已未完当立现审剩尚仍-])(?:"  # what it begins with, found fast
    r"(?P<which>其中|包括|包含|分别(?:[为是有]|(?=[\u4e00-\u9fff]{1,6}[0-9]))|分为|具体(?:[为是]|如下|来看)|由[^，。；]{0,6}组成|：(?=[\u4e00-\u9fff]{1,10}[0-9]))"
    r"|(?P<by>[按依](?:照)?[^，。；\n]{1,12}?(?:分|看|统计|分别)|[从就分][^，。；\n]{1,12}?(?:看|而言|来说)|在[^，。；\n]{2,16}?[中里]，|各行业|各地区)"
    r"|(?P<item>(?:^|(?<=[。；，：\n]))(?:1[.、](?![0-9])|（1）|①|[-●■◆]|一是|第一|首先|（一）|一、))"
    r"|(?P<within>中，)"
    r"|(?P<bracket>（)"
    r"|(?P<state>(?:已|未|完成|当场|立即|现场|审|剩余|其余|尚|仍)[\u4e00-\u9fff]{0,10}(?=[0-9])))"
)
_AT_ONCE = ("which", "within", "bracket", "state", "total")
"""What opens a list that begins with the first count behind it."""
_BEFORE = 480
_LIMITS = {
    "which": (6, 32, 900), "by": (8, 48, 1800), "item": (8, 48, 1800), "bracket": (1, 12, 200), "state": (3, 10, 400),
    "within": (1, 12, 400),
}  # fmt: skip
"""How many totals before an opener come into question, how many counts behind it, and how far behind they may stand."""
_NO_THINGS = frozenset(
    unit for name in ("person", "money", "time", "area", "length") for unit in words.DIMENSIONS[name]
)
_LATEST = 3
_TOTAL = re.compile(r"共|总|合计")
_SOME = 12
_PAIRED = 3
_NEAR, _FAR, _TIGHT, _WIDE = 30, 60, 24, 40
_OF_WHICH = re.compile(r"其中|分别[为是]|包括|由.{0,6}组成")
_BY_CHANCE = Fraction(1, 20)
_CLOSED = re.compile(r"分别[为是]|包括|由.{0,6}组成|分为")
_REST = re.compile(r"其余|其他|其它|剩余|余下")
_LEVELS = re.compile(r"净|平均|均|最高|最低|最大|最多|最少|每")
_STAGE = re.compile(r"结案|办结|移送|销号|整改|治理|约谈|曝光")
_ACTION = re.compile(
    r"责令|立案|处罚|罚款|约谈|问责|移送|查封|关停|停产|曝光|警告|取缔|拘留|扣押|暂扣|抽查|检查|排查|查出|发现|合格|整改|办结|销号|受理|通过"
)
_RANKED = re.compile(r"居前|前[一二三四五六七八九十0-9]{1,2}[位名个]|较多|最多|主要|突出|尤其|重点是|集中在")

_OPPOSITES = (
    ("市级", "县级"), ("市本级", "县级"), ("市本级", "县"), ("城市", "农村"), ("一般", "重大"), ("死亡", "受伤"),
    ("男", "女"), ("国有", "民营"), ("省级", "市级"), ("市级", "区级"), ("部门", "乡镇"),
    ("企业自查", "部门检查"), ("当场", "限期"),
    ("立即", "限期"), ("煤矿", "非煤矿山"),
    ("井工", "露天"), ("合格", "不合格"), ("地上", "地下"), ("上半年", "下半年"), ("监督检查", "企业自查"),
)  # fmt: skip


@attrs.frozen
class _List:
    """Counts behind an opener.

    :param kind: ``which``, ``within``, ``by``, ``item``, ``bracket`` or ``state``
    :param place: where the opener stands
    """

    kind: str
    place: int


Levels = dict[tuple[str, str], list[list[Quantity]]]


def sums(page: Page, passages: Sequence[Passage]) -> Iterator[Claim]:
    """The claims about sums of a text."""
    if not passages:
        return
    found = [m for passage in passages for m in passage.marks if m.counts]
    right: set[Quantity] = set()
    met: list[tuple[Quantity, tuple[Quantity, ...]]] = []
    for opened, totals, rest in _lists(page, found):
        levels: Levels = {}
        for whole in totals:
            if whole in right or not _may_open(page, opened, whole):
                continue
            parts = _meeting(page, opened, whole, rest, levels)
            if parts:
                right.add(whole)
                met.append((whole, parts))
                yield added(passages[0], whole, parts, closed=True)
    every = [m for passage in passages for m in passage.marks]
    lists = columns.lists_of(page, every)
    for found_by in (columns.columns, closed.beside, closed.closed):
        for whole, parts in list(found_by(page, every, lists, met)):
            right.add(whole)
            factors = columns.factors(page, whole, parts)
            made = added(passages[0], whole, parts, closed=True, factors=factors)
            if made.verdict.right:
                met.append((whole, parts))
            yield made
    for passage in passages:
        if passage.marks:
            yield from _faulty(passage, right)
            for left, row in carried_over(passage):
                yield added(passage, left, row, closed=True, factors=(1, 1, -1))


def _lists(page: Page, found: Sequence[Quantity]) -> Iterator[tuple[_List, list[Quantity], list[Quantity]]]:
    """Each opener with the counts before it, the nearest first, and those behind it."""
    at = 0
    for opener in _OPENER.finditer(page.plain):
        place = opener.start()
        while at < len(found) and found[at].start < place:
            at += 1
        kind = opener.lastgroup or ""
        totals, counts, reach = _LIMITS[kind]
        before = [m for m in found[max(0, at - totals) : at] if m.start > place - _BEFORE]
        if not before:
            continue
        behind = [m for m in found[at : at + counts] if m.start < place + reach]
        if len(behind) > 1 or (behind and kind == "state"):
            yield _List(kind, place), before[::-1], behind
    yield from _plain_lists(found)


def _plain_lists(found: Sequence[Quantity]) -> Iterator[tuple[_List, list[Quantity], list[Quantity]]]:
    """Each count that is called a total with those behind it in its sentence: 共有企业4320家，规模以上1210家，…."""
    for at, whole in enumerate(found):
        if whole.depth or not _TOTAL.search(whole.before):
            continue
        rest = [m for m in found[at + 1 : at + 1 + _SOME] if m.sentence == whole.sentence]
        if len(rest) > 1:
            yield _List("total", whole.end), [whole], rest


def _may_open(page: Page, opened: _List, whole: Quantity) -> bool:
    """Whether a count may be the total of a list, by where it stands."""
    if not whole.value or whole.qualifier or whole.depth:
        return False
    if opened.kind in ("which", "state"):
        return page.plain.count("。", whole.end, opened.place) <= (2 if opened.kind == "which" else 1)
    widest = {"bracket": 1, "within": _TIGHT}.get(opened.kind)
    return widest is None or opened.place - whole.end <= widest


def _meeting(
    page: Page, opened: _List, whole: Quantity, rest: Sequence[Quantity], levels: Levels
) -> tuple[Quantity, ...] | None:
    """The counts of a list, from its first, that make up a total; None where none do.

    :param levels: the counts of the list by the unit and state of the totals that were looked at
    """
    sort = whole.unit, whole.state
    if sort not in levels:
        kinds = (_of_kind(whole, rest), _of_any_thing(whole, rest))
        levels[sort] = [_level(page, opened, same) for same in kinds if same]
    for listed in levels[sort]:
        for skip in range(1 if opened.kind in _AT_ONCE else _LATEST):
            met = _prefix(page, opened, whole, listed[skip:], tests=skip)
            if met:
                return met
    return None


def _of_kind(whole: Quantity, rest: Sequence[Quantity]) -> list[Quantity]:
    """Counts of the sort of a total; of the dead or the hurt also those in brackets that are said to be neither."""
    units = {unit for unit in {m.unit for m in rest} if words.same_dimension(whole.unit, unit)}
    return [
        m for m in rest
        if m.unit in units and (not whole.state or m.state == whole.state or (m.depth and not m.state))
    ]  # fmt: skip


def _of_any_thing(whole: Quantity, rest: Sequence[Quantity]) -> list[Quantity]:
    """Counts of things whatever their unit: 万台 with 条 among them."""
    if whole.unit not in words.DIMENSIONS["thing"]:
        return []
    return [m for m in rest if m.unit not in _NO_THINGS]


def _level(page: Page, opened: _List, same: Sequence[Quantity]) -> list[Quantity]:
    """The counts of one level of a list: those in brackets, or those outside; the parts of a part left out."""
    if opened.kind == "bracket":
        shut = page.plain.find("）", opened.place)
        return [m for m in same if m.start < shut] if shut > 0 else []
    depth = same[0].depth
    made: list[Quantity] = []
    inner = -1
    for m in same:
        if m.depth != depth:
            continue
        if made and m.sentence == made[-1].sentence and "其中" in page.plain[made[-1].end : m.start]:
            inner = m.sentence
        if m.sentence == inner:
            continue
        made.append(m)
    return made


def _prefix(
    page: Page, opened: _List, whole: Quantity, listed: Sequence[Quantity], tests: int
) -> tuple[Quantity, ...] | None:
    total: Exact = 0
    slack = _slack(whole)
    for at, part in enumerate(listed):
        if part.qualifier:
            return None
        total += part.value
        if not part.exact:
            slack += _slack(part)
        short = whole.value - total
        if short < -slack:
            return None
        if short > slack or not at:
            continue
        parts = tuple(listed[: at + 1])
        met = _ends(page, opened, parts, listed[at + 1 :]) or _rare(whole, slack, tests + at)
        return parts if met else None
    return None


def _slack(m: Quantity) -> Exact:
    """How far a printed value may be from the exact one."""
    return 0 if m.exact or m.high is None else Fraction(m.high - m.low, 2)


def _ends(page: Page, opened: _List, parts: Sequence[Quantity], after: Sequence[Quantity]) -> bool:
    """Whether the list ends with its last part: nothing of the kind follows in its sentence or its paragraph."""
    if not after:
        return True
    if opened.kind == "by":
        return False
    following = after[0].start
    gap = page.plain[parts[-1].end : min(following, parts[-1].end + _BEFORE)]
    near = len(gap) < _BEFORE
    if opened.kind in _AT_ONCE:
        return not near or "。" in gap or "\n" in gap or "）" in gap or "；" in gap
    return not near or "\n" in gap


def _rare(whole: Quantity, slack: Exact, tests: int) -> bool:
    """Whether so many beginnings of a list would hardly meet a total by chance."""
    width = 2 * slack if slack else 1
    return tests * width < _BY_CHANCE * whole.value


def _faulty(passage: Passage, right: set[Quantity]) -> Iterator[Claim]:
    """The sums of one sentence that the words close, met or not."""
    made = (*_of_which(passage, right), *closing(passage), *left_over(passage))
    for whole, parts, all_of_it in made:
        total = sum(part.value for part in parts)
        if whole not in right and sum_verdict(whole, parts, total, closed=all_of_it) is not None:
            right.add(whole)
            yield added(passage, whole, parts, closed=all_of_it)


def _of_which(passage: Passage, right: set[Quantity]) -> Iterator[Made]:
    """37起,其中市级4起,县级33起, the total in this sentence or, where it opens with 其中, in the one before."""
    own = passage.counted
    before = _totals_before(passage, own)
    for at, whole in enumerate((*before, *own[:-1])):
        rest: Sequence[Quantity] = own if at < len(before) else own[at - len(before) + 1 :]
        if at < len(before):
            rest = [m for m in rest if m.unit == whole.unit and m.depth == whole.depth]
        if not rest:
            continue
        joint = passage.between(whole.end, rest[0].start)
        found = _OF_WHICH.search(joint)
        if not found or _RANKED.search(joint) or len(joint) > (_FAR if at < len(before) else _NEAR):
            continue
        if any(m.said == "share" for m in passage.marks if whole.end <= m.start < rest[0].start):
            continue
        if (
            _LEVELS.search(whole.before)
            or whole.said in ("base", "difference")
            or words.EARLIER.search(whole.before)
        ):
            continue
        if "分别" in joint and any(m.head == whole.head for m in own if m is not whole):
            continue
        parts = list(_parts(passage, whole, rest, _WIDE if at < len(before) else _TIGHT))
        acted = any(_ACTION.search(part.before) for part in parts[1:])
        if len(parts) >= 2 and (not acted or _opposed(parts)):
            closed = bool(_CLOSED.search(joint)) or _opposed(parts) or _announced(whole, parts)
            closed = closed or (len(parts) > 2 and bool(_REST.search(parts[-1].before)))
            if _nested(passage, parts):
                continue
            if closed or at >= len(before) or sum(part.value for part in parts) <= whole.value:
                yield whole, parts, closed


def _nested(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Whether a count of a list is made up by those behind it, so that it is no list of one level."""
    for at, part in enumerate(parts[:-2]):
        behind = parts[at + 1 :]
        if part.value == sum(one.value for one in behind):
            clear = len(behind) < _BY_CHANCE * part.value
            return clear or "，" in passage.between(part.end, behind[0].start)
    return False


def _totals_before(passage: Passage, own: Sequence[Quantity]) -> list[Quantity]:
    """The totals of the sentence before one that opens with 其中: the last count of each unit."""
    if not own or not _OF_WHICH.match(passage.text.lstrip("\n ")):
        return []
    near = [m for m in passage.earlier[-_PAIRED - 1 :] if m.counts and not m.depth]
    units = [m.unit for m in near if m.sentence == near[-1].sentence]
    last = {m.unit: m for m in near if units.count(m.unit) < 2}
    return [m for m in last.values() if passage.page.plain.count("。", m.end, passage.start) <= 1]


def _parts(passage: Passage, whole: Quantity, rest: Sequence[Quantity], widest: int) -> Iterator[Quantity]:
    place: Quantity | None = None
    total: Exact = 0
    for mark in rest[:30]:
        joint = passage.between(place.end, mark.start) if place else ""
        if place and (len(joint) > widest or "；" in joint or "其中" in joint or _STAGE.search(mark.before)):
            return
        if _LEVELS.search(mark.before) or mark.said == "base" or (place and total == whole.value):
            return
        loose = mark.qualifier and not whole.qualifier
        if mark.unit != whole.unit or loose or mark.said == "difference" or ENDS_TOTAL.search(mark.before):
            return
        yield mark
        place, total = mark, total + mark.value


def _announced(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the total is said to be of as many kinds as there are parts: 三类企业254家."""
    return announced(whole.before) == len(parts)


def _opposed(parts: Sequence[Quantity]) -> bool:
    """Whether the labels of two parts exclude and complete each other."""
    if len(parts) != 2:
        return False
    one, two = (part.before + part.after for part in parts)
    return any((a in one and b in two) or (b in one and a in two) for a, b in _OPPOSITES)
