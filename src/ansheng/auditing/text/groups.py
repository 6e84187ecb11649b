"""Groups: a count with the changes that a sentence says of it: its base, its difference, its percentages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from ansheng.auditing.arithmetic import Exact, places
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage
from ansheng.auditing.text.subjects import elsewhere, listed, named, of, subject

_PERIOD = re.compile(
    r"[0-9]{4}年|期间|时期|[0-9]{1,2}月|上半年|下半年|季度|“[一二十]+五”|本年|今年|当年|去年|上年"
)
_COMPARED = re.compile(r"同比|环比|相比|[较比](?:上|去|[0-9]{4})年?|较上|较基期|上年|去年")
_AGAINST = re.compile(r"同比|环比|[较比](?:上年|去年|全[国省市]|年初)")
_LAST_YEAR = ("上年", "去年", "同期")
_BASES = {
    "环比": ("上月", "上季", "上期"),
    "同比": _LAST_YEAR,
    "年初": ("年初",),
    "全": ("全",),
    "年": _LAST_YEAR,
}
_FROM = re.compile(r"(?:由|从)[^，；。]{0,20}$")
_SPELT = re.compile(r"事故|死亡|受伤|案件")
_ONE_SIGN = frozenset("多增升少降减")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SORT = re.compile("起数|人数")
_AGAINST_WHAT = re.compile(
    r"同比|环比|(?:[较比与同]|相比)?(?:上年|去年|上月|上季度?|第?[一二三四]季度|上期|年初|(?:19|20)[0-9]{2}年)(?:同期|末|底)?|同期"
)
_TIMES = {"year": ("同比", "上年", "去年", "同期"), "month": ("环比", "上月", "上季", "上期")}
_LOOK = 80
_NEAR = 12
_FAR = 30
_CARRIED = 600


@attrs.define(eq=False)
class Group:
    """What a sentence says of one count."""

    current: Quantity | None = None
    base: Quantity | None = None
    difference: tuple[Quantity, int] | None = None
    percents: list[tuple[Quantity, int]] = attrs.Factory(list)
    points: tuple[Quantity, int] | None = None
    noun: str = ""
    adopted: bool = False

    @property
    def head(self) -> Quantity | None:
        """The mark that says what is counted."""
        return self.current or self.base

    @property
    def base_value(self) -> Exact | None:
        """What the count was before: its base as printed, or what its difference gives; None where neither is plain."""
        if self.base is not None:
            return self.base.value if self.base.exact or not self.base.qualifier else None
        if self.difference and self.current and not self.current.qualifier:
            moved, sign = self.difference
            return None if moved.qualifier else self.current.value - sign * moved.value
        return None

    @property
    def end(self) -> int:
        """Where the last mark of the group ends."""
        marks = [self.current, self.base, *(mark for mark, _ in self.percents)]
        marks += [self.difference[0]] if self.difference else []
        return max((mark.end for mark in marks if mark), default=0)


def direction(mark: Quantity) -> tuple[int, bool] | None:
    """1 for up, -1 for down, by the word right before a mark, and whether it says what was reached (降至)."""
    found = words.turn(mark.before)
    if mark.said == "reached":
        return mark.sign, True
    if not found:
        return (mark.sign, False) if mark.sign and mark.said in ("change", "difference") else None
    verb = found["verb"]
    said = mark.before[: found.start()]
    if verb in _ONE_SIGN and not found["to"] and not (_COMPARED.search(mark.before) or mark.percent):
        return None
    if said.endswith(("新", "不")):
        return None
    return (1 if verb in words.UP else -1), bool(found["to"])


def every_group(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Group]]]:
    """The groups of each sentence with numbers; a later sentence may say the change of a count before it."""
    carried: list[tuple[int, Group]] = []
    for passage in passages:
        if passage.marks:
            near = [pair for pair in carried if passage.start - pair[0] < _CARRIED]
            found = groups(passage, [group for _, group in near])
            yield passage, found
            own = ((group.current.end, group) for group in found if group.current and not group.adopted)
            carried = [*near, *own][-_NEAR:]


def groups(passage: Passage, carried: Sequence[Group] = ()) -> list[Group]:
    """The groups of a sentence; a percentage that belongs to no count stands in a group of its own."""
    builder = _Builder(passage, carried)
    for run in _runs(passage):
        builder.add(run)
    return builder.found


def _runs(passage: Passage) -> Iterator[tuple[Quantity, ...]]:
    """The marks, those together that are only joined: ``3起、1人`` after 减少, ``6.25%、7.69%``."""
    run: list[Quantity] = []
    for mark in passage.marks:
        if mark.role != "number" or _aside(passage, mark):
            continue
        if run:
            alike = run[0].percent == mark.percent and mark.unit not in words.POINTS
            if not (alike and mark.head == run[0].head):
                yield tuple(run)
                run = []
        run.append(mark)
    if run:
        yield tuple(run)


def _aside(passage: Passage, mark: Quantity) -> bool:
    """Whether a count only stands in brackets behind another: 6380件（含存案214件）."""
    return mark.depth > 0 and mark.said == "count" and mark.depth > passage.marks[0].depth


class _Builder:
    """The groups of a sentence so far, and the one that was touched last."""

    def __init__(self, passage: Passage, carried: Sequence[Group] = ()) -> None:
        self.passage = passage
        self.carried = carried
        self.found: list[Group] = []
        self.last: Group | None = None

    def add(self, run: Sequence[Quantity]) -> None:
        """Take up one mark, or several that belong together."""
        turn = direction(run[0])
        if len(run) > 1 and turn and not turn[1]:
            if run[0].percent:
                self._percent_series(run, turn[0])
            else:
                self._series(run, lambda group, mark: self._differ(group, mark, turn[0]), _lacks_difference)
        elif len(run) > 1 and run[0].said == "base" and self._series(run, _set_base, _lacks_base):
            return
        else:
            for mark in run:
                self._one(mark, turn if mark is run[0] else direction(mark))

    def _one(self, mark: Quantity, turn: tuple[int, bool] | None) -> None:
        if mark.unit in words.POINTS:
            if turn and self.found and _same_base(self.found[-1], mark):
                self.found[-1].points = (mark, turn[0])
        elif mark.percent and mark.said != "mean":
            self._percent(mark, turn)
        elif (mark.unit or _bare_rate(self.passage, mark)) and (not mark.spelt or _spelt_count(mark, turn)):
            self._count(mark, turn)

    def _new(self, group: Group) -> Group:
        self.found.append(group)
        self.last = group
        return group

    def _percent_series(self, run: Sequence[Quantity], sign: int) -> None:
        lead = self.passage.lead(run[0])
        nouns = listed(lead, len(run))
        if nouns and all(subject(noun) or _SORT.search(noun) for noun in nouns):
            for mark, noun in zip(run, nouns, strict=True):
                group = self._of_noun(noun) or self._new(Group(noun=noun))
                group.percents.append((mark, mark.sign or sign))
            return
        if not subject(lead) and len(_AGAINST_WHAT.findall(lead)) < len(run):
            for group, mark in zip(self._open_for(run), run, strict=False):
                group.percents.append((mark, mark.sign or sign))
                run = run[1:]
        for mark in run:
            self._new(Group(noun="")).percents.append((mark, mark.sign or sign))

    def _open_for(self, run: Sequence[Quantity]) -> list[Group]:
        """The counts that a series of percentages is of: as many as it has, those with a difference or base first."""
        counted = [g for g in self.found if g.current is not None and not g.current.percent]
        if not self.found:
            counted = [made for group in self.carried[-len(run) :] if (made := self._adopted(group))]
        untold = [g for g in counted if not g.percents]
        known = [g for g in untold if g.difference or g.base]
        for chosen in (known, untold, counted):
            if len(chosen) == len(run):
                return chosen
        places_of = [g.current.sentence for g in untold if g.current is not None]
        last = [g for g, place in zip(untold, places_of, strict=True) if place == places_of[-1]]
        return last if len(last) == len(run) else []

    def _series(
        self, run: Sequence[Quantity], put: Callable[[Group, Quantity], None], lacks: Callable[[Group], bool]
    ) -> bool:
        """Several values for as many counts before them, unit by unit; whether there are such counts."""
        open_groups = [group for group in self.found[-_NEAR:] if group.current is not None and lacks(group)]
        chosen = open_groups[-len(run) :]
        if len(chosen) == len(run) and all(_same_unit(g, m) for g, m in zip(chosen, run, strict=True)):
            for group, mark in zip(chosen, run, strict=True):
                put(group, mark)
            return True
        return False

    def _differ(self, group: Group, mark: Quantity, sign: int) -> None:
        group.difference = (mark, sign)
        self.last = group

    def _percent(self, mark: Quantity, turn: tuple[int, bool] | None) -> None:
        if turn and not turn[1] and not words.EARLIER.search(mark.before):
            self._target(mark).percents.append((mark, turn[0]))
        elif (
            words.EARLIER.search(mark.before) and self._rate_without_base() and not _FROM.search(mark.before)
        ):
            self.found[-1].base = mark
        elif (
            turn
            and turn[1]
            and self.found
            and self.found[-1].base is not None
            and self.found[-1].base.percent
        ):
            self.found[-1].current = mark
        elif "率" in mark.before or _FROM.search(mark.before):
            earlier = bool(_FROM.search(mark.before))
            self._new(
                Group(base=mark, noun=mark.before) if earlier else Group(current=mark, noun=mark.before)
            )

    def _rate_without_base(self) -> bool:
        last = self.found[-1] if self.found else None
        return bool(last and last.base is None and last.current and last.current.percent)

    def _count(self, mark: Quantity, turn: tuple[int, bool] | None) -> None:
        if turn and turn[1] and self.found and self.found[-1].head is not None:
            waiting = [g for g in self.found[-_NEAR:] if g.base and g.current is None and _same_unit(g, mark)]
            last = self.last = waiting[0] if waiting else self.found[-1]
            if last.base is None:
                last.base = last.current
            last.current = mark
        elif turn and not turn[1]:
            group = self._known(mark)
            if group and group.difference:
                group = self._new(Group(current=group.current, noun=group.noun))
            if group and group.difference is None and _same_unit(group, mark):
                self._differ(group, mark, turn[0])
            elif group is None and subject(mark.before):
                self._differ(self._new(Group(noun=of(mark))), mark, turn[0])
        elif mark.said == "base":
            last_group = self.last
            open_ = last_group and last_group.current and last_group.base is None
            if last_group and open_ and _same_unit(last_group, mark) and "从" not in mark.before:
                last_group.base = mark
            else:
                self._new(Group(base=mark, noun=of(mark)))
        else:
            self._new(Group(current=mark, noun=of(mark)))

    def _target(self, mark: Quantity) -> Group:
        group = self._known(mark)
        if group and group.difference and self._against_another(group, mark):
            return self._new(Group(current=group.current, noun=group.noun))
        return group or self._new(Group(noun=mark.before))

    def _against_another(self, group: Group, mark: Quantity) -> bool:
        """Whether a change is against another time than the difference of the same count: 环比 beside 同比."""
        assert group.difference
        one, other = (self._against(m) for m in (group.difference[0], mark))
        return one is not None and other is not None and one != other

    def _against(self, mark: Quantity) -> str | None:
        """The time that a change is against: the year before, the month before, or a year that is named."""
        said = _AGAINST_WHAT.findall(
            self.passage.between(max(self.passage.start, mark.start - _LOOK), mark.start)
        )
        if not said:
            return None
        return next(
            (name for name, words_of in _TIMES.items() if any(word in said[-1] for word in words_of)),
            said[-1],
        )

    def _known(self, mark: Quantity) -> Group | None:
        """The group that a change belongs to: of its own noun, else the one touched last, if that is near."""
        if subject(mark.before) or _SORT.search(mark.before):
            group = self._of_noun(mark.before)
            self.last = group or self.last
            return group
        last = self.last
        if last is None or last.head is None:
            return None
        gap = self.passage.between(last.end, mark.start)
        if len(gap) > _FAR or gap.count("，") + gap.count("；") > 1:
            return None
        self._complete()
        return last

    def _of_noun(self, noun: str) -> Group | None:
        return self._named(noun, self.found[-_NEAR:]) or self._adopted(self._named(noun, self.carried))

    def _named(self, noun: str, among: Sequence[Group]) -> Group | None:
        near = [(m, group) for group in among if (m := group.head) is not None and not m.percent]
        mark = named(noun, [m for m, _ in near])
        return next((group for m, group in near if m is mark), None)

    def _adopted(self, group: Group | None) -> Group | None:
        """A count of an earlier sentence, whose change this one says."""
        if group is None or group.current is None or self._other_years(group.current):
            return None
        return self._new(Group(current=group.current, noun=group.noun, adopted=True))

    def _other_years(self, mark: Quantity) -> bool:
        """Whether this sentence names years that the words before a count of an earlier one do not."""
        named = set(_YEAR.findall(self.passage.text))
        return bool(named - set(_YEAR.findall(mark.scope)))

    def _complete(self) -> None:
        """Two counts of the same thing for two periods, the second followed by a change: the first is the base."""
        if len(self.found) < 2:
            return
        first, second = self.found[-2], self.found[-1]
        if second is not self.last or second.base or second.difference or first.percents or first.difference:
            return
        one, two = first.current, second.current
        if one is None or two is None or one.unit != two.unit or not of(one) or of(two) not in ("", of(one)):
            return
        if elsewhere(one, two):
            return
        before = self.passage.between(max(self.passage.start, one.start - 30), one.start)
        if _PERIOD.search(before) and _PERIOD.search(self.passage.between(one.end, two.start)):
            second.base = one


def _bare_rate(passage: Passage, mark: Quantity) -> bool:
    """Whether a number without a unit is a rate: 百万吨死亡率由2.81降低到0.749."""
    return bool(places(mark.printed)) and "率" in passage.between(mark.clause, mark.start)


def _same_base(group: Group, mark: Quantity) -> bool:
    """Whether a difference that names what it is compared with names the base that is printed."""
    named = _AGAINST.search(mark.before)
    if named is None or group.base is None:
        return True
    words_of_base = next(same for said, same in _BASES.items() if said in named[0])
    return any(word in group.base.before for word in words_of_base)


def _spelt_count(mark: Quantity, turn: tuple[int, bool] | None) -> bool:
    """Whether a number in characters counts something: 亡人事故五起, 上年同期的八起, 减少三起."""
    counted = mark.unit in ("起", "人", "宗", "家", "件", "名")
    return counted and bool(_SPELT.search(mark.before) or turn or words.EARLIER.search(mark.before))


def _same_unit(group: Group, mark: Quantity) -> bool:
    return group.head is not None and words.same_dimension(group.head.unit, mark.unit)


def _set_base(group: Group, mark: Quantity) -> None:
    group.base = mark


def _lacks_base(group: Group) -> bool:
    return group.base is None


def _lacks_difference(group: Group) -> bool:
    return group.difference is None
