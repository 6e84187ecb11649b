"""Series: percentages that are only joined, with what the words bind to each: the counts it is of, and their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

import attrs

from ansheng.auditing.arithmetic import Exact
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import BOUND, NAMED, WEAK, Reading
from ansheng.auditing.relations.parts.unprinted import unprinted
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity, alike, runs
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.sorts import fits_sort, is_noun, key_of, names_sort, without_generic
from ansheng.auditing.text.subjects import common, listed
from ansheng.words import Words

_LEADS = r"(?:占|完成|相当于|恢复|为(?=年|全年|目标|任务|计划|预算))"
_OF = re.compile(
    rf"{_LEADS}(?:到|了|比|据)?(?P<whole>(?:(?!{_LEADS})[^。；]){{0,60}}?)"
    r"(?:的)?(?:比例|比重|百分比)?(?:（[^）]{0,20}）)?(?:分别|均|各)?(?:仅|只|也|已|高)?"
    r"(?:为|达到|达|至|约|近|超过|超)?$"
)
_TOGETHER = re.compile(r"(?:共|合计?|总计|合起来|两者|三者|两项|三项)(?:共|合计)?占")
HEDGE = re.compile(r"(?:大?约|将?近|仅|只|也|共|已|分别|各|同比|均|而|且|其)+$")
_SAME = re.compile(r"同种|同类")
_TOTAL = re.compile(r"共|总|累计|合计|全部")
_OF_WHICH = re.compile(r"其中|当中")
_NEAR, _SOME, _FEW = 12, 5, 3
_SCOPE, _AT_ONCE = 30, 6
_SEVERAL = re.compile(r"[、和与及]")
_GRADE = re.compile(r"较大|重大|特大|一般|亡人|死亡事故")
_MOSTLY, _FAR = 6, 40
_SHARED = re.compile(r"(?:(?!其中)[^；。\n]){0,40}?占(?P<whole>[^；。\n0-9]{0,30}?)[0-9]")
_ENUMERATED = re.compile(r"(?:（[^（）]*）)?[、和与及][^，；。、0-9]{1,20}")
_BRACKETS = re.compile(r"（[^（）]*）")


@attrs.frozen(slots=False)
class Series:
    """Percentages that are only joined, with the words before 占 and those between 占 and them."""

    passage: Passage
    run: tuple[Quantity, ...]
    lead: str
    whole: str
    place: int
    behind: tuple[Quantity, ...]
    place_said: bool = True

    @classmethod
    def of(cls, passage: Passage, run: Sequence[Quantity], later: Sequence[Passage]) -> Series:
        """The series of a run."""
        behind = tuple(
            m for one in (passage, *later) for m in one.marks if m.counts and m.start > run[-1].end
        )
        start = max(passage.start, run[0].sentence, run[0].start - 120)
        text = passage.between(start, run[0].start)
        said = _OF.search(text)
        if said is None:
            return cls(passage, tuple(run), "", "", run[0].start, behind, False)
        lead = re.split(r"[，：（]", text[: said.start()])[-1]
        return cls(passage, tuple(run), lead, said["whole"], start + said.start(), behind)

    def readings(self, at: int) -> Iterator[Reading]:
        """The readings of one percentage, the best bound first."""
        own = self.parts[at]
        if own:
            ranked = self._wholes(own, self.name(at), at)
            rows = [row for row in (own, self._row(own)) if row]
            yield from (Reading(row, (whole,), strength) for whole, strength in ranked for row in rows)
        for together in self._together():
            ranked = self._wholes(together, self.name(at), at)
            yield from (Reading(together, (whole,), WEAK) for whole, _ in ranked[:_FEW])
        for other in self._other_parts(own):
            ranked = self._wholes((other,), self.name(at), at)
            yield from (Reading((other,), (whole,), WEAK) for whole, _ in ranked[:_FEW])

    def _together(self) -> Iterator[tuple[Quantity, ...]]:
        """The last two, three and more counts of a sentence, where they have one share together."""
        said = self.passage.between(max(self.passage.start, self.place - 4), self.place + 1)
        if len(self.run) == 1 and _TOGETHER.search(said):
            local = [m for m in self.before if m.start >= self.passage.start]
            local = [m for m in local if m.depth <= local[-1].depth][-_SOME - 1 :]
            yield from (
                tuple(local[-size:]) for size in range(2, len(local) + 1) if alike(local[-size], local[-1])
            )

    def _row(self, own: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        """The counts of a list that ends before one share, which may be of all of them: 甲类783件、乙类562件，占."""
        if len(self.run) > 1 or len(own) > 1:
            return ()
        row = [own[0]]
        for m in reversed([m for m in self.before if self.passage.start <= m.start < own[0].start]):
            if m.depth != own[0].depth:
                continue
            if not same_sort(m, own[0]) or not _ENUMERATED.fullmatch(
                self.passage.between(m.end, row[0].start)
            ):
                break
            row.insert(0, m)
        return tuple(row) if len(row) > 1 else ()

    def _other_parts(self, own: tuple[Quantity, ...]) -> list[Quantity]:
        """Counts near by that the words may mean as well: others of the sentence, else the last and the next."""
        local = [m for m in self.before if m.start >= self.passage.start][-_SOME:]
        if not own and not local:
            local = [*self.before[-_FEW:]]
        return [m for m in (*local[::-1], *self.behind[:2]) if m not in own]

    def key(self, at: int) -> str:
        """What a percentage is of, in a form in which two mentions are equal."""
        return key_of(self.name(at)).strip("、和及与，的")

    def name(self, at: int) -> str:
        """The words that say what a percentage is of."""
        named = self._names
        return named[at] if named else re.split(r"[%、]", self.whole)[-1] if "%" in self.whole else self.whole

    @cached_property
    def _names(self) -> tuple[str, ...] | None:
        inner = re.sub(r"[0-9.,]+[\u4e00-\u9fff]?", "", self.whole)
        return listed(inner, len(self.run)) if len(self.run) > 1 else None

    @cached_property
    def inner(self) -> tuple[Quantity, ...]:
        """The counts between 占 and the percentages: 占总数88起的."""
        return tuple(m for m in self.passage.before(self.run[0]) if m.start > self.place and m.counts)

    @cached_property
    def before(self) -> tuple[Quantity, ...]:
        """The counts before 占, those of this sentence last."""
        own = [m for m in self.passage.before(self.run[0]) if m.counts and m.start < self.place]
        return (*(m for m in self.passage.carried if m.counts), *own)

    @cached_property
    def parts(self) -> tuple[tuple[Quantity, ...], ...]:
        """For each percentage the counts that it is of; empty where the words name none."""
        size = len(self.run)
        if size == 1 and (beside := self._in_brackets()) is not None:
            return ((beside,),)
        local = [m for m in self.before if m.start >= self.passage.start]
        if size == 1 and self._of_base():
            return ((),)
        if not local and not HEDGE.sub("", self.lead).strip("的"):
            local = self._sentence_before()
        clause = self.passage.between(max(self.passage.start, self.place - 4), self.place + 1)
        if size == 1 and _TOGETHER.search(clause):
            return (self._last_run(local),)
        noun = HEDGE.sub("", self.lead).strip("的")
        if noun and not any(m.start >= self.place - len(self.lead) for m in local):
            return self._named_parts(noun, local)
        if size == 1:
            name = self.name(0)
            if not self.place_said and (behind := self._behind()):
                return (behind,)
            fit = [m for m in local if not names_sort(name) or fits_sort(name, m)]
            return ((fit[-1],) if fit else (),)
        return self._in_order(local)

    def _of_base(self) -> bool:
        """Whether the last count before a share is that of another time: 上年21个，占87.5%."""
        last = next(
            (m for m in reversed(self.passage.before(self.run[0])) if m.start < self.place and m.unit), None
        )
        return last is not None and last.said == "base" and not last.percent

    def _in_brackets(self) -> Quantity | None:
        """The count that only a bracket parts from a percentage: 143起（54.37%）, 54.37%（143起）."""
        mark = self.run[0]
        before = next((m for m in reversed(self.passage.before(mark)) if m.counts), None)
        if before is not None and self.passage.between(before.end, mark.start) == "（":
            return before
        after = next((m for m in self.behind if m.start > mark.end), None)
        if after is not None and self.passage.between(mark.end, after.start) == "（":
            return after
        return None

    def _sentence_before(self) -> list[Quantity]:
        """The counts of the sentence before, where 占 begins this one: 。分别占…."""
        if not self.before or self.place - self.passage.start > _AT_ONCE:
            return []
        if "\n" in self.passage.between(self.before[-1].end, self.place):
            return []
        last = self.before[-1]
        return [m for m in self.before[-_NEAR:] if m.sentence == last.sentence]

    def _last_run(self, local: Sequence[Quantity]) -> tuple[Quantity, ...]:
        found = list(runs(local))
        return found[-1] if found and len(found[-1]) > 1 else ()

    def _named_parts(self, noun: str, local: Sequence[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
        """The counts that the words before 占 name: 起数占…, 事故起数和死亡人数占…."""
        nouns = listed(noun, len(self.run)) if len(self.run) > 1 else (noun,)
        if nouns is None:
            return ((),) * len(self.run)
        first = key_of(nouns[0]) if names_sort(nouns[0]) else ""
        said = [noun if is_noun(key_of(noun)) else first + noun for noun in nouns[1:]]
        return tuple(self._named(one, local) for one in (nouns[0], *said))

    def _named(self, noun: str, local: Sequence[Quantity]) -> tuple[Quantity, ...]:
        fit = [m for m in local if fits_sort(noun, m)]
        key = key_of(noun)
        for m in reversed(fit):
            if not is_noun(key) or common(key, m.scope[-30:] + m.before + m.after) >= min(2, len(key)):
                return (m,)
        return ()

    def _behind(self) -> tuple[Quantity, ...]:
        """The counts behind a percentage that comes first: 其中93.92%的病例是…，分别为14152例和10343例."""
        behind = [m for m in self.passage.marks if m.start > self.run[0].end and m.counts]
        first = next(iter(runs(behind)), ())
        return tuple(first) if self.whole == "" and first and first[0].start - self.run[0].end < _FAR else ()

    def _in_order(self, local: Sequence[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
        """The last counts in order, by what the words behind 占 name where they are fewer or more."""
        names, size = self._names, len(self.run)
        if names and any(names_sort(name) for name in names):
            last = [m for m in local if m.sentence == local[-1].sentence] if local else []
            chosen = tuple(next((m for m in reversed(last) if fits_sort(name, m)), None) for name in names)
            if any(chosen) and len({id(m) for m in chosen if m}) == len([m for m in chosen if m]):
                return tuple((m,) if m else () for m in chosen)
        if len(local) < size:
            return ((),) * size
        return tuple((m,) for m in local[-size:])

    def _wholes(self, own: tuple[Quantity, ...], name: str, at: int) -> list[tuple[Quantity, int]]:
        """The counts that a share may be of, the best bound by words first, each with how well it is bound."""
        if self.inner:
            size = len(self.run)
            if len(self.inner) == 1 or len(self.inner) == size:
                inner = self.inner[at if len(self.inner) == size else 0]
                return [(inner, BOUND)] if words.same_dimension(inner.unit, own[0].unit) else []
        first = min(m.start for m in own)
        known = [m for m in self.before if m.end <= first and self._may_hold(m, own, name)]
        if not known:
            return [
                (m, WEAK) for m in self.behind if self._may_hold(m, own, name) and self._total_behind(m, own)
            ]
        scored = sorted(
            ((self._score(m, own, name), m) for m in known), key=lambda pair: pair[0], reverse=True
        )
        tops = [m for score, m in scored if scored[0][0][:-1] == score[:-1]]
        made = []
        total = sum(one.value for one in own)
        sound = bool(tops) and holds(tops[0], total)
        for score, m in scored[:_NEAR]:
            if not holds(m, total):
                continue
            alone = len(known) == 1 and (bool(name) or m.start >= self.passage.start)
            strength = self._strength(
                m, score, sure=sound and m is tops[0] and len(tops) == 1, name=name, alone=alone
            )
            made.append((m, strength))
        return made

    def _may_hold(self, whole: Quantity, own: tuple[Quantity, ...], name: str) -> bool:
        state = own[0].state
        if whole in own or not whole.value or not alike(whole, own[0]) or (state and whole.state != state):
            return False
        if names_sort(name) and not fits_sort(name, whole):
            return False
        return self._opened(whole, own[0]) or not self._beside(whole, name)

    def _score(self, whole: Quantity, own: tuple[Quantity, ...], name: str) -> tuple[int, int, int, int, int]:
        """How well the words bind a whole: by its name, by 其中, as no share itself, by 共 or 总, by nearness."""
        key = key_of(name)
        if _SAME.search(name):
            key = without_generic(own[0].before)
        said = whole.scope[-40:] + whole.after
        named = 0 if len(key) < 2 else common(key, said) * 10 // len(key)
        total = bool(_TOTAL.search(whole.scope[-_SCOPE:]))
        return (
            named,
            int(self._opened(whole, own[0])),
            int(self._share_behind(whole) is None),
            int(total),
            whole.start,
        )

    def _opened(self, whole: Quantity, own: Quantity) -> bool:
        """Whether 其中 opens a whole for a part: no other count of the sort stands between them and the word."""
        between = self.passage.between(whole.end, own.start)
        said = _OF_WHICH.search(between)
        if said is None or _of_share(whole) or "\n" in between[: said.start()] or "。\n" in between:
            return False
        if any(m.unit == whole.unit and whole.end < m.start < own.start for m in self._means):
            return False
        between = _BRACKETS.sub(lambda found: "　" * len(found[0]), between)
        if not _OF_WHICH.search(between):
            return False
        return not _is_part_of(self.before, whole, own, between)

    @cached_property
    def _means(self) -> tuple[Quantity, ...]:
        """The means of the sentence, which hold parts as a total does: 人均收入36842元，其中工资20563元."""
        return tuple(m for m in self.passage.marks if m.said == "mean" and not m.percent)

    def _total_behind(self, whole: Quantity, own: tuple[Quantity, ...]) -> bool:
        """Whether a count behind a share is called a total and is no smaller than the part."""
        said = _TOTAL.search(whole.scope[-_SCOPE:]) or "全" in whole.scope
        return bool(said) and holds(whole, sum(one.value for one in own))

    def _beside(self, whole: Quantity, name: str) -> bool:
        """Whether a count is told to be a share of the same whole itself."""
        other = self._share_behind(whole)
        return other is not None and key_of(other[1]).strip("、和及与，的") == key_of(name).strip(
            "、和及与，的"
        )

    def _share_behind(self, whole: Quantity) -> re.Match[str] | None:
        """The words that tell a count to be a share, right behind it in its sentence, before another of its sort."""
        plain, end = self.passage.page.plain, whole.end
        said = plain.find("占", end, end + _FAR + 1) >= 0
        found = _SHARED.match(plain, end, min(end + 90, len(plain))) if said else None
        if found is None:
            return None
        following = islice(self.before, self._places.get(whole, -1) + 1, None)
        between = takewhile(lambda m: m.start < found.start("whole"), following)
        return None if any(m.start >= whole.end and same_sort(m, whole) for m in between) else found

    @cached_property
    def _places(self) -> dict[Quantity, int]:
        return {m: at for at, m in enumerate(self.before)}

    def _strength(
        self, whole: Quantity, score: tuple[int, ...], *, sure: bool, name: str, alone: bool
    ) -> int:
        unsaid = not self.place_said and self._in_brackets() is None
        if (
            not sure
            or unsaid
            or _SEVERAL.search(name)
            or (_GRADE.search(whole.before) and not _GRADE.search(name))
        ):
            return WEAK
        named, opened, _, total, _ = score
        if len(key_of(name)) > 1:
            return NAMED if named >= _MOSTLY else WEAK
        here = whole in self.passage.earlier or whole.start >= self.passage.start
        return NAMED if opened or ((total or alone) and (here or names_sort(name))) else WEAK

    def alone(self, at: int) -> Claim:
        """A share whose part is not printed: the whole parts of its whole that give it, if it is named."""
        mark = self.run[at]
        stated = f"{mark.printed}%"
        whole = self.inner[0] if len(self.inner) == 1 else self._only_total(self.name(at))
        if whole is None or whole.count is None or mark.qualifier or self.parts[at]:
            note = Words("文中无可用的部分数和总数", "the text has no part and whole for it")
            return claim(
                self.passage,
                "share",
                ClaimVerdict.UNVERIFIABLE,
                mark.first,
                mark.end,
                stated=stated,
                note=note,
            )
        return unprinted(self.passage, mark, whole, whole.count)

    def _only_total(self, name: str) -> Quantity | None:
        """The one count of this paragraph that the words behind 占 name in full."""
        if not names_sort(name) or _SEVERAL.search(name):
            return None
        key = without_generic(name)
        fit = [
            m for m in (*self.passage.earlier, *self.passage.before(self.run[0]))
            if m.counts and m.exact and fits_sort(name, m) and not (_GRADE.search(m.before) and not _GRADE.search(name))
            and (not key or common(key, m.scope[-24:]) == len(key))
        ]  # fmt: skip
        return fit[0] if len({m.value for m in fit}) == 1 else None


def same_sort(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are of one sort, the first no deeper in brackets."""
    return alike(one, other) and one.state == other.state and one.depth <= other.depth


def holds(whole: Quantity, total: Exact) -> bool:
    """Whether a count is no smaller than its part."""
    return whole.high is None or whole.high >= total


def _is_part_of(before: Sequence[Quantity], whole: Quantity, own: Quantity, between: str) -> bool:
    """Whether another count of the sort stands between a whole and the 其中 that is said to open it."""
    place = whole.end + [found.start() for found in _OF_WHICH.finditer(between)][-1]
    return any(
        whole.end <= m.start < place and alike(m, own) and m.state == own.state and not _of_share(m)
        for m in before
    )


def _of_share(m: Quantity) -> bool:
    """Whether a count is the whole that a share names: 占公路总里程484万公里的."""
    return m.scope.rfind("占") > m.scope.rfind("，")
