"""Repeats: the same comparison stated twice with different numbers, and one odd number for two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from ansheng.auditing.arithmetic import Exact
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.windows import years_of
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.groups import Group
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import listed, of, places, subject
from ansheng.words import NO_WORDS, Words

_BASE_YEAR = re.compile(r"(?:同|与|较|比|和)((?:19|20)[0-9]{2})年(?:同期)?")
_OWN_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年(?P<part>(?:[0-9]{1,2}月?[-至到])?[0-9]{1,2}月|上半年|下半年|前?[一二三四]季度)?"
)
_WINDOW = re.compile(
    r"(?:((?:19|20)[0-9]{2})年)?((?:[0-9]{1,2}月?[-至到])[0-9]{1,2}月|上半年|下半年|前?[一二三四]季度|全年)"
)
_AREA = re.compile(r"全[国省市区县镇]|我[省市区县]")
_COMPARATOR = re.compile(r"同比|环比")
_WHOLE_YEAR = re.compile(r"1月?[-至到]12月")
_LOOK, _DIGITS = 300, 4
_PLANNED = re.compile("“十|(?:19|20)[0-9]{2}")
_LABEL = re.compile(r"^[^，。]{1,20}：")
_CLAUSE = re.compile(r"(?:但|也|还|要|看到|仍|依然|指出|显示|表明)")
_OPENING = re.compile(
    r"^(?P<lead>[^0-9]{0,24}?，)?(?P<window>(?:(?:19|20)[0-9]{2}年|今年|本年|去年)?(?:(?:[0-9]{1,2}月?[-至到])?[0-9]{1,2}月|[上下]半年|前?[一二三四]季度|全年)?)"
)
_NEUTRAL = re.compile(
    rf"[0-9.%、，和及与以的：了]|{words.COMPARATOR.pattern}|{words.any_of((*words.UP, *words.DOWN))}|"
    rf"{words.FILLERS.pattern}|亡人|事故|死亡|受伤|其中|实现|[，、]"
)


@attrs.frozen
class Statement:
    """A printed change in percent with what it is a change of and between which windows."""

    passage: Passage
    mark: Quantity
    sign: int
    noun: str
    key: tuple[object, ...] | None
    years: tuple[int, int] | None
    plain: tuple[object, ...] | None = None
    area: str = ""

    @property
    def value(self) -> Exact:
        """The change with its sign."""
        return self.sign * self.mark.value


def statements(passage: Passage, groups: Sequence[Group]) -> Iterator[Statement]:
    """The changes in percent that a sentence states."""
    for group in groups:
        for mark, sign in group.percents:
            noun = subject(group.noun) or _said_first(passage, mark)
            key, years = _windows(passage, mark)
            yield Statement(
                passage,
                mark,
                sign,
                noun,
                (*key, _beside(passage, mark), noun) if key and noun else None,
                years,
                *_unscoped(passage, mark, noun),
            )


def _said_first(passage: Passage, mark: Quantity) -> str:
    """What a change is of where its noun stands before the year it is compared with: 死亡人数比2016年下降."""
    lead = passage.lead(mark)
    return subject(_BASE_YEAR.sub("", lead)) if _BASE_YEAR.search(lead) and mark in _alone(passage) else ""


def _alone(passage: Passage) -> list[Quantity]:
    return [run[0] for run in passage.runs if len(run) == 1]


def _unscoped(passage: Passage, mark: Quantity, noun: str) -> tuple[tuple[object, ...] | None, str]:
    """The comparison that a sentence states of the whole text, with the area it names: it opens with its window, and
    nothing but accidents and persons is said before the percentage."""
    if mark.start - passage.start > _LOOK or not noun:
        return None, ""
    text = passage.between(passage.start, mark.start)
    opening = _OPENING.match(text)
    if (
        not opening
        or not opening["window"]
        or (opening["lead"] and not words.SUMMING.search(opening["lead"]))
    ):
        return None, ""
    rest = text[opening.end() :]
    compared, areas = set(_COMPARATOR.findall(rest)), _AREA.findall(rest)
    if len(compared) != 1 or len(areas) > 1 or _NEUTRAL.sub("", rest):
        return None, ""
    window = _WHOLE_YEAR.sub("", opening["window"])
    return (passage.paragraph, window, *compared, noun), areas[0] if areas else ""


def _beside(passage: Passage, mark: Quantity) -> tuple[str, ...]:
    """The subjects of the series that a mark stands in: 死亡人数 after 较大事故起数 is that of 较大事故."""
    run = next((run for run in passage.runs if mark in run), (mark,))
    lead = passage.lead(run[0])
    return tuple(subject(noun) for noun in listed(lead, len(run)) or (lead,))


def _windows(passage: Passage, mark: Quantity) -> tuple[tuple[object, ...] | None, tuple[int, int] | None]:
    text = passage.between(max(passage.start, mark.start - _LOOK), mark.start)
    label = _LABEL.match(text)
    label = None if label and _CLAUSE.search(label[0]) else label
    prefix = label[0] if label else ""
    base = _BASE_YEAR.findall(text) if "年" in text else []
    if base:
        own = [
            (int(found[1]), found["part"] or "") for found in _OWN_YEAR.finditer(text) if found[1] != base[-1]
        ]
        if len({year for year, _ in own}) == 1:
            year, part = own[-1]
            part = "" if _WHOLE_YEAR.fullmatch(part) else part
            return ("years", year, int(base[-1]), part, _places(text), prefix), (int(base[-1]), year)
        return None, None
    area = _AREA.findall(text)
    window = _WINDOW.findall(text) if area else []
    compared = _COMPARATOR.findall(text) if window else []
    if compared:
        return ("window", window[-1], area[-1], compared[-1], _places(text), prefix), None
    return None, None


def _places(text: str) -> frozenset[str]:
    return places(_AREA.sub("", text))


def contradictions(found: Sequence[Statement]) -> Iterator[Claim]:
    """The same comparison with two results."""
    first: dict[tuple[object, ...], Statement] = {}
    areas: dict[int, str] = {}
    for statement in found:
        paragraph = statement.passage.paragraph
        area = areas[paragraph] = statement.area or areas.get(paragraph, "")
        plain = (*statement.plain, area) if statement.plain else None
        keys = [key for key in (statement.key, plain) if key is not None]
        earlier = next((first[key] for key in keys if key in first), None)
        first.update((key, statement) for key in keys if key not in first)
        if earlier is None:
            continue
        same = earlier.value == statement.value
        if same and earlier.passage is statement.passage:
            continue
        place, _ = earlier.passage.page.span(earlier.mark.start, earlier.mark.end)
        note = Words(
            f"同一比较在第{place}字处为{_signed(earlier)}",
            f"the same comparison is {_signed(earlier)} at character {place}",
        )
        mark = statement.mark
        yield claim(
            statement.passage, "repeat", ClaimVerdict.CONSISTENT if same else ClaimVerdict.CONTRADICTORY,
            mark.first, mark.end,
            stated=_signed(statement), computed=_signed(earlier), operands=[earlier.value, statement.value],
            note=NO_WORDS if same else note,
            distance=None if same else statement.sign * mark.printed - earlier.sign * earlier.mark.printed,
        )  # fmt: skip


def _signed(statement: Statement) -> str:
    return f"{'+' if statement.sign > 0 else '-'}{statement.mark.printed}%"


def plan_totals(found: Sequence[Passage]) -> dict[tuple[int, int], dict[str, int]]:
    """Totals of five-year plans by subject: ``“十二五”时期共发生…168起、死亡54人``."""
    totals: dict[tuple[int, int], dict[str, int]] = {}
    for passage in found:
        if not passage.marks or not words.TOTAL.search(passage.text[:200]):
            continue
        lead = passage.between(passage.start, passage.marks[0].start)
        span = years_of(lead) if _PLANNED.search(lead) else None
        if span is None:
            continue
        for mark in passage.marks[:6]:
            said = passage.between(passage.start, mark.start)
            if "均" in said or "其中" in said or mark.count is None or mark.unit == "%":
                break
            if words.TOTAL.search(said) and subject(mark.before):
                totals.setdefault(span, {}).setdefault(subject(mark.before), mark.count)
    return totals


def bounds(
    found: Sequence[Statement], totals: dict[tuple[int, int], dict[str, int]]
) -> dict[Quantity, tuple[int, str]]:
    """For changes between two years, the total of a plan that holds both."""
    limits: dict[Quantity, tuple[int, str]] = {}
    for statement in found:
        for (first, last), known in totals.items() if statement.years else ():
            assert statement.years
            if all(first <= year <= last for year in statement.years) and statement.noun in known:
                limits[statement.mark] = known[statement.noun], f"{first}—{last}年"
    return limits


def duplicates(found: Sequence[tuple[Passage, Quantity]]) -> Iterator[Claim]:
    """An odd number that stands for two different things, as a slip of copying makes it."""
    seen: dict[Exact, tuple[Passage, Quantity]] = {}
    told: set[Exact] = set()
    for passage, mark in found:
        if not _odd(mark):
            continue
        if mark.value not in seen:
            seen[mark.value] = passage, mark
            continue
        earlier = seen[mark.value][1]
        if mark.value in told or not _other_thing(earlier, mark):
            continue
        told.add(mark.value)
        near = passage is seen[mark.value][0]
        note = Words(
            f"{mark.printed}既指{earlier.noun}（{earlier.unit}），又指{mark.noun}（{mark.unit}），疑为误抄",
            f"{mark.printed} is said of {earlier.noun!r} and of {mark.noun!r}; miscopied?",
        )
        yield claim(
            passage, "duplicate", ClaimVerdict.SUSPICIOUS, earlier.start if near else mark.first, mark.end,
            stated=f"{mark.printed}", operands=[earlier.value, mark.value], note=note,
        )  # fmt: skip


def _odd(mark: Quantity) -> bool:
    """Four or more significant digits, meant exactly, with a unit."""
    if mark.qualifier or mark.percent or not mark.unit or (mark.exact and mark.value < 10 ** (_DIGITS - 1)):
        return False
    return len(f"{mark.printed:f}".replace(".", "").rstrip("0").lstrip("0")) >= _DIGITS


def _other_thing(one: Quantity, other: Quantity) -> bool:
    if not one.noun or not other.noun or (one.unit == other.unit and of(one) == of(other)):
        return False
    shared = {one.noun[at : at + 2] for at in range(len(one.noun) - 1)} & {
        other.noun[at : at + 2] for at in range(len(other.noun) - 1)
    }
    return not shared and (one.unit != other.unit or not words.same_dimension(one.unit, other.unit))
