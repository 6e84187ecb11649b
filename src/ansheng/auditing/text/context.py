"""Context: what each number of a page is said to be, and where in the page it stands.

A number inherits what it does not state: in ``减少6起、56人`` the second is a difference as the first, in
``7.01万亿、7.66万亿和8.24万亿元`` the first two are of the unit of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import attrs

from ansheng.auditing.arithmetic import Exact
from ansheng.auditing.text import words
from ansheng.auditing.text.marks import Mark

_JOINT = re.compile(r"[、和及与]|，?以及|，和|")
_STOP = re.compile(r"[，；：。！？\n]")
_ENDS = "；。！？\n"
_SHARE = re.compile(
    r"占[^占]*$|(?:完成|相当于|恢复|为(?:年|全年|目标|任务|计划|预算))[^，。；]{0,30}的$|(?:占比|比重|比例)[^，；。]{0,8}$"
)
_SHARE_AFTER = re.compile(r"的(?:[\u4e00-\u9fff]{0,12}(?:是|为|（|发生|来自|集中|属于|源于)|比例|比重)|来自")
_RATE = re.compile(
    r"率(?:[（][^（）]{0,20}[）])?(?:[均分别已总体平仅只才]{1,3})?(?:为|有|达到|达|是|约|仅)?$"
)
_MEAN = re.compile(r"(?:平均|[年月日户人案家件场次]均|每)[^，；。（]{0,14}$")
_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,4}人口")
_UNIT_BEFORE = re.compile(r"(?P<unit>人次|人)(?:数|总数)?(?:为|是|共|达)?$")
_RANKED = frozenset("位名个大家")
_TO = re.compile(r"[^0-9。；]{0,10}?[到至为]|[0-9]{1,6}[\u4e00-\u9fff]，?分别")
_TURN = re.compile(rf"(?:[、和及与]|，?以及){words.any_of((*words.UP, *words.DOWN))}了?")
_REACHED = re.compile(
    rf"(?P<verb>{words.any_of((*words.UP, *words.DOWN))})(?:到|至|为)"
    r"(?:(?:19|20)[0-9]{2}年|[0-9]{1,2}月)(?:末|底)?的?$"
)
_YEARLY = re.compile(r"[年月季]均|平均每[年月]|年平均|复合")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_YEAR_BEFORE = re.compile(r"((?:19|20)[0-9]{2})年(?:同期|全年)?(?:仅|只)?(?:为|是|有|的)?$")
_THAN = re.compile(
    r"(?<!占)[比较][^，。；]{1,12}(?:季度|月份?|年度?|期|周)的$|(?:同比|环比|同期|上年|去年)（$"
)
_MORE_OR_LESS = re.compile(r"(?:数|[比较][^，。；0-9]{1,10})(?P<verb>多|少)$")
_LOOK, _SHORT, _LEAD = 100, 6, 16
_TRAILING = re.compile(rf"(?:{words.FILLERS.pattern})+$")
_LEADING = re.compile(r"^(?:其中|全[市省区县]|我[市省区县]|共计?|累计|已|现已)+")
_NAMED_AFTER = frozenset("家个名支座台辆艘户根所位")


@attrs.frozen(eq=False)
class Quantity:
    """A number with its context; it begins as :class:`ansheng.auditing.text.marks.Mark` does.

    :param said: what it is: ``count``, ``base`` (of a comparison), ``difference``, ``change``, ``share``, ``rate``,
        ``mean``, ``points``, ``limit`` (一次死亡10人以上), ``rank`` (前5位), ``percent`` where no more is said
    :param sign: 1 or -1 of a difference or change, else 0
    :param clause: where its clause begins in the plain text, ``sentence`` where its sentence or its part up to ； does
    :param depth: how many brackets are open around it
    :param head: where the first number of its run stands; its own place where it continues none
    :param state: ``dead`` or ``hurt`` of persons, else empty
    :param scope: the words of its sentence part before it, other numbers left in
    """

    start: int
    end: int
    first: int
    value: Exact
    low: Exact
    high: Exact | None
    printed: Decimal
    scale: int
    unit: str
    qualifier: str
    before: str
    after: str
    spelt: bool
    role: str
    terms: tuple[int, ...]
    said: str
    sign: int
    clause: int
    sentence: int
    depth: int
    head: int
    state: str
    scope: str = attrs.field(repr=False)

    counts: bool = attrs.field(init=False)
    """Whether it counts or measures something as it stands."""

    exact: bool = attrs.field(init=False, repr=False)
    """Whether the number is printed to the last unit."""

    percent: bool = attrs.field(init=False, repr=False)
    """Whether it is a percentage."""

    @counts.default
    def _counts(self) -> bool:
        return (
            self.said == "count"
            and bool(self.unit)
            and self.role == "number"
            and self.qualifier not in words.BOUNDS
        )

    @exact.default
    def _exact(self) -> bool:
        return self.low is self.high or self.low == self.high

    @percent.default
    def _percent(self) -> bool:
        return self.unit == "%"

    @property
    def count(self) -> int | None:
        """The whole number it is, None where it is not exact or not whole."""
        return int(self.value) if self.exact and self.value.denominator == 1 else None

    @property
    def noun(self) -> str:
        """What is counted, as far as the words beside the number say."""
        own, named = _noun(self.before)
        if self.after and (not own or self.unit in _NAMED_AFTER):
            return self.after
        return named or self.after


@lru_cache(maxsize=4096)
def _noun(before: str) -> tuple[str, str]:
    """The words before a number without those of comparison and direction and the fillers behind, then around."""
    own = words.COMPARATOR.sub("", before)
    direction = words.turn(own)
    own = _TRAILING.sub("", own[: direction.start()] if direction else own)
    return own, _LEADING.sub("", own)[-20:]


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same sort of thing: units of one dimension, and not the dead beside the hurt."""
    if one.state and other.state and one.state != other.state:
        return False
    return one.unit == other.unit or words.same_dimension(one.unit, other.unit)


def quantities(plain: str, marks: Sequence[Mark]) -> list[Quantity]:
    """The numbers of a page with their context, in order."""
    found: list[Quantity] = []
    depth, place = 0, 0
    last: Quantity | None = None
    stops = _Stops(plain)
    for mark in _with_units(plain, marks):
        depth = _depth(depth, plain[place : mark.start])
        clause, sentence = stops.before(mark.start)
        joined = last is not None and (_joined(plain, last, mark) or _turned(plain, last, mark))
        head = last.head if last is not None and joined else mark.start
        behind = last is not None and last.counts and plain[last.end : mark.start] == "（"
        said, sign = _said(plain, mark, clause, last if joined else None, behind)
        state = _state(plain, mark) or _inherited(mark, last if joined else None)
        scope = plain[sentence : mark.start]
        last = Quantity(*mark, said, sign, clause, sentence, depth, head, state, scope)
        found.append(last)
        place = mark.end
    return found


def _depth(depth: int, gap: str) -> int:
    """How many brackets are open behind a gap; a new line has none."""
    if "\n" in gap:
        return 0
    return max(0, depth + gap.count("（") - gap.count("）")) if "（" in gap or depth else 0


def _joined(plain: str, last: Quantity, mark: Mark) -> bool:
    """Whether nothing but a joining word stands between two numbers."""
    return mark.start - last.end <= _SHORT and _JOINT.fullmatch(plain[last.end : mark.start]) is not None


def _turned(plain: str, last: Quantity, mark: Mark) -> bool:
    """Whether a series of changes goes on in the other direction: 分别下降3.1%、12.5%和上升2.2%."""
    near = last.said == "change" and mark.unit == "%" and mark.start - last.end <= _SHORT
    gap = plain[last.end : mark.start]
    return (
        near and _TURN.fullmatch(gap) is not None and "分别" in plain[max(0, last.head - _LEAD) : last.head]
    )


class _Stops:
    """The signs that end clauses and sentences, gone through once."""

    def __init__(self, plain: str) -> None:
        self._following = _STOP.finditer(plain)
        self._next = next(self._following, None)
        self._clause = self._sentence = 0

    def before(self, place: int) -> tuple[int, int]:
        """Where the clause and the sentence of a place begin, as far as one looks back; places come in order."""
        while self._next is not None and self._next.start() < place:
            self._clause = self._next.end()
            self._sentence = self._clause if self._next[0] in _ENDS else self._sentence
            self._next = next(self._following, None)
        low = place - _LOOK if place > _LOOK else 0
        return (
            self._clause if self._clause > low else low,
            self._sentence if self._sentence > low else low,
        )


def _with_units(plain: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The numbers, each without a unit given that of the one it is joined to, from the last backwards."""
    made = [_with_unit(mark) for mark in marks]
    for at in range(len(made) - 2, -1, -1):
        one, other = made[at], made[at + 1]
        if not one.unit and other.unit and one.role == "number" and other.start - one.end <= 2:
            joint = plain[one.end : other.start]
            if joint and _JOINT.fullmatch(joint):
                made[at] = one._replace(unit=other.unit)
    return iter(made)


def _with_unit(mark: Mark) -> Mark:
    """A number in ten thousands without a unit whose noun says it: 3465万常住人口, 总诊疗人次84.7亿."""
    if mark.unit or mark.role != "number" or Fraction(mark.printed) == mark.value:
        return mark
    if _PEOPLE.match(mark.after):
        return mark._replace(unit="人")
    before = _UNIT_BEFORE.search(mark.before)
    return mark._replace(unit=before["unit"]) if before else mark


def _said(plain: str, mark: Mark, clause: int, before: Quantity | None, behind: bool) -> tuple[str, int]:
    """What a number is said to be, and its sign; ``behind`` where only a bracket parts it from a count."""
    if mark.role != "number":
        return "other", 0
    if mark.unit in words.POINTS:
        return "points", _sign(mark)
    own = _own_words(mark, before)
    if mark.unit == "%":
        if (
            before is not None
            and not own
            and before.said in ("share", "change", "rate", "percent", "difference")
        ):
            return ("change", before.sign) if before.said == "difference" else (before.said, before.sign)
        return _percent(plain, mark, clause, behind)
    if before is not None and not own and before.said in ("difference", "base", "count", "reached"):
        return before.said, before.sign
    return _count(plain, mark, clause)


def _own_words(mark: Mark, before: Quantity | None) -> str:
    return "" if before is None else mark.before.strip("、和及与，")


def _percent(plain: str, mark: Mark, clause: int, behind: bool) -> tuple[str, int]:
    lead = plain[clause : mark.start]
    turn = words.turn(mark.before)
    if turn and _YEARLY.search(lead):
        return "mean", 0
    if turn and not turn["to"]:
        return "change", 1 if turn["verb"] in words.UP else -1
    if _SHARE.search(lead):
        return "share", 0
    if _RATE.search(mark.before):
        return "rate", 0
    if behind or _SHARE_AFTER.match(plain, mark.end):
        return "share", 0
    return "percent", 0


def _count(plain: str, mark: Mark, clause: int) -> tuple[str, int]:
    lead = plain[clause : mark.start]
    if mark.qualifier in ("至少", "至多"):
        return "limit", 0
    reached = _REACHED.search(lead)
    if reached:
        return "reached", 1 if reached["verb"] in words.UP else -1
    if mark.unit in _RANKED and plain.startswith("前", mark.start - 1):
        return "rank", 0
    turn = words.turn(mark.before)
    if turn and not turn["to"] and (len(turn["verb"]) > 1 or words.COMPARATOR.search(lead)):
        return "difference", 1 if turn["verb"] in words.UP else -1
    other = _MORE_OR_LESS.search(lead)
    if other:
        return "difference", 1 if other["verb"] == "多" else -1
    earlier = words.EARLIER.search(lead)
    if earlier and (earlier[0][0] not in "由从" or _TO.match(plain, mark.end)):
        return "base", 0
    if _THAN.search(lead):
        return "base", 0
    year = _YEAR_BEFORE.search(lead)
    if year and any(other > year[1] for other in _YEAR.findall(plain, max(0, clause - _LOOK), clause)):
        return "base", 0
    if _MEAN.search(lead):
        return "mean", 0
    if _RATE.search(mark.before):
        return "rate", 0
    return "count", 0


def _sign(mark: Mark) -> int:
    turn = words.turn(mark.before)
    return 0 if turn is None else 1 if turn["verb"] in words.UP else -1


def _state(plain: str, mark: Mark) -> str:
    """Whether a number of persons is of the dead or of the hurt."""
    if mark.unit not in words.DIMENSIONS["person"] and mark.unit != "例":
        return ""
    if mark.unit == "死":
        return "dead"
    for said in (plain[mark.end : mark.end + 4].split("，")[0].split("、")[0], mark.before[-8:]):
        if state := words.state(said):
            return state
    return ""


def _inherited(mark: Mark, before: Quantity | None) -> str:
    """Persons that are only joined to cases are the dead of them (128起、134人), else as those before them."""
    if before is None or mark.unit not in words.DIMENSIONS["person"]:
        return ""
    return "dead" if before.unit in ("起", "宗") else before.state


def runs(found: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Maximal runs of numbers that are only joined: 3.5%、4.1%和5%."""
    run: list[Quantity] = []
    for one in found:
        if run and one.head == one.start:
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)
