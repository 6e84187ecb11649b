"""Changes: 同比 and its like, recomputed from what is known of current value and base, or solved for whole bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import Exact, apart, gap, judge, places, ranges, shown
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.comparisons.compared import by_year, moved, multiples, nets, rates_compared
from ansheng.auditing.relations.comparisons.order import reordered, shuffled
from ansheng.auditing.relations.comparisons.solving import alone, solved
from ansheng.auditing.relations.decide import in_scale, printed, slack, trials
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity, alike
from ansheng.auditing.text.groups import Group
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import fewest, most, subject
from ansheng.words import NO_WORDS, Words

Totals = Mapping[Quantity, tuple[int, str]]
_LEVEL = re.compile(r"[）]?，?(?:同比|环比|与?(?:上年|去年)(?:同期)?(?:相比)?)?(?:均|保持|总体)?持平")
_MONTHS = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?月份?")
_WIDER = re.compile(r"累计|合计|总|月|季度|全年|半年")
_NEAR, _FAR, _BEHIND = 8, 24, 4
_MET = (ClaimVerdict.CONSISTENT, ClaimVerdict.ROUNDED)
_APPROXIMATE = Words("约数", "an approximate figure")
_NO_BASE = Words("基数为零，无百分比", "the base is zero: there is no percentage")
_OPPOSITE = Words("升降方向相反", "the other direction")
_ROUNDED = Words("现值或基数是约数", "the current value or the base is rounded")


def changes(passage: Passage, found: Sequence[Group], totals: Totals) -> Iterator[Claim]:
    """The claims about changes of one sentence.

    :param found: its groups
    :param totals: for percentages between two years, the total of a span of years that holds both, and its name
    """
    in_another_order = shuffled(passage, found)
    for group in found:
        whole = _with_base(passage, group)
        if whole.difference and whole.base and whole.current:
            yield _difference(passage, whole)
        if group.points:
            yield from _points(passage, group)
        if group.base and group.current and not group.percents and not group.difference:
            yield from _level(passage, group, group.current, group.base)
        for mark, sign in group.percents:
            made = _percent(passage, group, mark, sign, totals)
            pair = None if made.verdict.right else by_year(passage, mark)
            if pair is not None:
                dated = Group(current=pair[0], base=pair[1])
                made = _known(passage, dated, mark, sign, mark.first, made.stated or "")
            elif not made.verdict.right and mark not in in_another_order:
                made = _searched(passage, group, mark, sign, made)
            yield reordered(made) if mark in in_another_order and not made.verdict.right else made
    yield from _told_apart(passage, found)
    yield from nets(passage)
    yield from multiples(passage)
    yield from _uneven(passage)


def _told_apart(passage: Passage, found: Sequence[Group]) -> Iterator[Claim]:
    """The differences and points whose two ends the words beside them do not bind."""
    apart_from = [m for m in passage.marks if m.said in ("points", "difference")]
    if not apart_from:
        return
    told = {group.points[0] for group in found if group.points and group.base and group.current}
    for mark in apart_from:
        pair = (
            rates_compared(passage, mark)
            if mark.said == "points" and mark.sign and mark not in told
            else None
        )
        if pair is not None:
            yield from _points(passage, Group(current=pair[0], base=pair[1], points=(mark, mark.sign)))
    told = {group.difference[0] for group in found if group.difference and _with_base(passage, group).base}
    for mark in apart_from:
        pair = moved(passage, mark) if mark.said == "difference" and mark not in told else None
        if pair is not None:
            yield _difference(passage, Group(current=pair[0], base=pair[1], difference=(mark, mark.sign)))


def _with_base(passage: Passage, group: Group) -> Group:
    """A group with its base where its words date it, or where one stands right before its difference."""
    if group.difference is None or group.base is not None:
        return group
    mark, _ = group.difference
    pair = by_year(passage, mark)
    return group if pair is None else attrs.evolve(group, current=pair[0], base=pair[1])


def _percent(passage: Passage, group: Group, mark: Quantity, sign: int, totals: Totals) -> Claim:
    current, base = group.current, group.base_value
    start = min([mark.first, *(m.first for m in (group.current, group.base) if m)])
    stated = f"{'+' if sign > 0 else '-'}{mark.printed}%"
    if mark.qualifier and (current is None or base is None):
        return claim(
            passage, "change", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=stated, note=_APPROXIMATE
        )
    if current is not None and base is not None:
        made = _known(passage, group, mark, sign, start, stated)
        return _of_another(passage, group, mark, sign, made) if made.verdict.at_fault else made
    if current is not None and current.count is not None and len(mark.printed.as_tuple().digits) < 12:
        return solved(passage, mark, sign, current, start, sure=not group.adopted)
    if current is not None:
        note = Words("现值不是准确的整数", "the current value is not an exact whole number")
        return claim(passage, "change", ClaimVerdict.UNVERIFIABLE, start, mark.end, stated=stated, note=note)
    return alone(passage, mark, sign, start, totals.get(mark))


def _of_another(passage: Passage, group: Group, mark: Quantity, sign: int, made: Claim) -> Claim:
    """A change that its difference does not give: right where another count gives it, open where one may be meant."""
    if group.base is not None or group.difference is None or group.current is None:
        return made
    others = [
        m for m in (*passage.carried[-_NEAR:], *passage.before(mark))
        if m.counts and m is not group.current and alike(m, group.current) and m.state == group.current.state
    ]  # fmt: skip
    for other in others:
        if other.qualifier:
            continue
        one = attrs.evolve(group, current=other)
        base = one.base_value
        assert base is not None
        if _judged(one, base, mark, sign)[0].right and len(others) < trials(mark.printed):
            return _known(passage, one, mark, sign, mark.first, made.stated or "")
    if not group.adopted or not others:
        return made
    note = Words("现值不止一种可能", "more than one count may be the current value")
    return attrs.evolve(made, verdict=ClaimVerdict.UNVERIFIABLE, note=note, distance=None)


def _searched(passage: Passage, group: Group, mark: Quantity, sign: int, made: Claim) -> Claim:
    """A change that its figures do not give: right by figures near it that would hardly agree by chance."""
    bound = group.base is not None and group.current is not None and not group.adopted
    bound = (
        bound and group.base is not None and not _WIDER.search(passage.between(group.base.end, mark.start))
    )
    limit = 0 if mark.qualifier else trials(mark.printed)
    if not limit:
        return made
    near = [*(() if bound else passage.carried[-_FAR:]), *passage.before(mark)][-_FAR:]
    behind = [m for m in passage.marks if m.start > mark.end and m.unit][:_BEHIND]
    known = [m for m in near if m.counts and not m.qualifier]
    sure = group.current is not None and not group.adopted and not made.verdict.at_fault
    currents = [group.current] if sure and group.current and group.current.counts else known
    others = [m for m in near if m.said in ("base", "difference", "mean") and not m.qualifier]
    others += [m for m in behind if m.said in ("base", "difference", "count") and not m.qualifier]
    for now, other in _pairs(currents[::-1], (*others[::-1], *known[::-1]), mark, sign, limit):
        one = (
            Group(current=now, difference=(other, sign))
            if other.said == "difference"
            else Group(current=now, base=other)
        )
        base = one.base_value
        if base is not None and _judged(one, base, mark, sign)[0] in _MET:
            return _known(passage, one, mark, sign, mark.first, made.stated or "")
    return made


def _pairs(
    currents: Sequence[Quantity], others: Sequence[Quantity], mark: Quantity, sign: int, limit: int
) -> Iterator[tuple[Quantity, Quantity]]:
    """Of so many current values, each beside what may be its base or difference, those that may give a percentage."""
    by_unit: dict[str, list[Quantity]] = {}
    for now in currents:
        by_unit.setdefault(now.unit, []).append(now)
    _, low, high, scale = ranges(mark.printed)[0]
    for other in others:
        moves = other.said == "difference"
        if moves and other.sign != sign:
            continue
        for now in by_unit.get(other.unit, ()):
            if now is other or (other.state and other.state != now.state):
                continue
            base = now.value - sign * other.value if moves else other.value
            moved = sign * (now.value - base)
            rounded = low * base <= 100 * scale * moved < high * base or not (now.exact and other.exact)
            if rounded and base > 0 <= moved:
                yield now, other
            limit -= 1
            if not limit:
                return


def _slots(group: Group) -> list[tuple[str, Quantity]]:
    """The figures that a change rests on."""
    moved = group.difference[0] if group.difference and group.base is None else None
    slots = (("current", group.current), ("base", group.base), ("difference", moved))
    return [(name, mark) for name, mark in slots if mark is not None]


def _formula(group: Group, computed: str) -> str | None:
    """A change in figures: （152－493）÷493=-69.17%, 11÷（21＋11）=-34.4%."""
    if group.current is None:
        return None
    now = printed(group.current)
    if group.base is not None:
        then = printed(group.base)
        return f"（{now}－{then}）÷{then}={computed}"
    if group.difference is None:
        return None
    moved, sign = group.difference
    by = printed(moved)
    return f"{by}÷（{now}{'－' if sign > 0 else '＋'}{by}）={computed}"


def _extremes(group: Group) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest change in percent that printed values allow; None where one has no end."""
    if group.current is None or group.current.high is None:
        return None
    known, sign = (group.base, 0) if group.base else group.difference or (None, 0)
    if known is None or known.high is None:
        return None
    ends = []
    for current in (group.current.low, group.current.high):
        for other in (known.low, known.high):
            base = current - sign * other if sign else other
            if base <= 0:
                return None
            ends.append(Fraction((current - base) * 100, base))
    return min(ends), max(ends)


def _level(passage: Passage, group: Group, current: Quantity, base: Quantity) -> Iterator[Claim]:
    """持平 beside both counts."""
    end = max(current.end, base.end)
    said = _LEVEL.match(passage.between(end, min(passage.end, end + 16)))
    if not said or not (current.exact and base.exact):
        return
    verdict = ClaimVerdict.CONSISTENT if current.value == base.value else ClaimVerdict.WRONG
    start = min(current.first, base.first)
    yield claim(
        passage, "change", verdict, start, end + said.end(), stated="持平", computed=_moved(current, base),
        operands=[base.value, current.value], reading=_slots(group),
        distance=None if verdict.right else _plain(base.value - current.value),
    )  # fmt: skip


def _moved(current: Quantity, base: Quantity) -> str:
    moved = current.value - base.value
    return f"{'+' if moved > 0 else ''}{_plain(moved)}{current.unit}" if moved else "持平"


def _known(passage: Passage, group: Group, mark: Quantity, sign: int, start: int, stated: str) -> Claim:
    current, base = group.current, group.base_value
    assert current is not None
    assert base is not None
    verdict, note = _judged(group, base, mark, sign)
    operands = [base, current.value]
    if base <= 0:
        return claim(passage, "change", verdict, start, mark.end, stated=stated, operands=operands, note=note)
    moved = Fraction((current.value - base) * 100, base)
    computed = f"{'+' if moved > 0 else '-' if moved < 0 else ''}{shown(abs(moved), mark.printed)}%"
    if verdict is ClaimVerdict.WRONG and note is NO_WORDS and _of_current(current, base, mark):
        note = Words("误以现值为分母", "the current value was taken as the denominator")
    distance = gap(mark.printed * sign, moved) if verdict is ClaimVerdict.WRONG else None
    return claim(
        passage, "change", verdict, start, mark.end, stated=stated, computed=computed, operands=operands,
        note=note, distance=distance, reading=_slots(group), formula=_formula(group, computed),
    )  # fmt: skip


def _judged(group: Group, base: Exact, mark: Quantity, sign: int) -> tuple[ClaimVerdict, Words]:
    """How a percentage agrees with a current value and its base."""
    assert group.current is not None
    if base <= 0:
        return ClaimVerdict.IMPOSSIBLE, _NO_BASE
    moved = group.current.value - base
    if moved and (moved > 0) != (sign > 0):
        return ClaimVerdict.WRONG, _OPPOSITE
    if mark.qualifier:
        change = abs(Fraction(moved * 100, base))
        inside = mark.low <= change and (mark.high is None or change <= mark.high)
        return (ClaimVerdict.CONSISTENT if inside else ClaimVerdict.UNVERIFIABLE), _APPROXIMATE
    verdict = judge(mark.printed, apart(group.current.value, base) * 100, base)
    if verdict in _MET or verdict is ClaimVerdict.PADDED or _exact(group):
        return verdict, NO_WORDS
    coarse = _coarse(group, mark, sign)
    return (
        (verdict, NO_WORDS) if coarse is not ClaimVerdict.CONSISTENT and verdict.right else (coarse, _ROUNDED)
    )


def _of_current(current: Quantity, base: Exact, mark: Quantity) -> bool:
    """Whether a percentage is that of the current value instead of the base."""
    moved = 100 * apart(current.value, base)
    return bool(current.value) and judge(mark.printed, moved, apart(current.value, 0)).right


def _exact(group: Group) -> bool:
    return all(
        m.exact for m in (group.current, group.base or (group.difference or (None,))[0]) if m is not None
    )


def _coarse(group: Group, mark: Quantity, sign: int) -> ClaimVerdict:
    """A percentage beside values that are printed in ten thousands: within what they allow or not."""
    known = [m for m in (group.current, group.base, *(group.difference or ())[:1]) if isinstance(m, Quantity)]
    ends = _extremes(group)
    if ends is None or any(m.qualifier for m in known):
        return ClaimVerdict.UNVERIFIABLE
    half = Fraction(1, 2 * 10 ** places(mark.printed))
    low, high = ends
    inside = low - half <= sign * mark.value <= high + half
    return ClaimVerdict.CONSISTENT if inside else ClaimVerdict.WRONG


def _difference(passage: Passage, group: Group) -> Claim:
    assert group.difference
    assert group.base
    assert group.current
    mark, sign = group.difference
    moved = group.current.value - group.base.value
    row = (mark, group.base, group.current)
    off = apart(moved, sign * mark.value)
    verdict = ClaimVerdict.WRONG if all(m.exact for m in row) else ClaimVerdict.UNVERIFIABLE
    if off <= slack(row):
        verdict = ClaimVerdict.ROUNDED if off else ClaimVerdict.CONSISTENT
    return claim(
        passage, "change", verdict, min(m.first for m in (mark, group.base, group.current)), mark.end,
        stated=f"{'+' if sign > 0 else '-'}{mark.printed}{mark.unit}",
        computed=f"{'+' if moved > 0 else ''}{moved}{mark.unit}",
        operands=[group.base.value, group.current.value],
        distance=_plain(sign * mark.value - moved) if verdict is ClaimVerdict.WRONG else None, reading=_slots(group),
        formula=f"{printed(group.current)}－{printed(group.base)}={in_scale(moved, group.current)}",
    )  # fmt: skip


def _points(passage: Passage, group: Group) -> Iterator[Claim]:
    """Two rates and their difference in percentage points."""
    if not (group.points and group.base and group.current and group.base.percent and group.current.percent):
        return
    mark, sign = group.points
    moved = group.current.value - group.base.value
    finest = max(places(m.printed) for m in (mark, group.base, group.current))
    slack = Fraction(3, 2) / 10 ** min(places(m.printed) for m in (mark, group.base, group.current))
    off = abs(Fraction(moved - sign * mark.value))
    verdict = (
        ClaimVerdict.CONSISTENT
        if not off
        else ClaimVerdict.ROUNDED
        if off < slack and finest and off < 1
        else ClaimVerdict.WRONG
    )
    start = min(m.first for m in (mark, group.base, group.current))
    yield claim(
        passage, "change", verdict, start, mark.end, stated=f"{'+' if sign > 0 else '-'}{mark.printed}个百分点",
        computed=f"{'+' if moved > 0 else ''}{_plain(moved)}个百分点", operands=[group.base.value, group.current.value],
        distance=_plain(sign * mark.value - moved) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip


def _uneven(passage: Passage) -> Iterator[Claim]:
    """分别 with fewer or more values than nouns."""
    for run in passage.runs:
        lead = passage.lead(run[0]) if words.turn(run[0].before) else ""
        if "分别" not in lead:
            continue
        if "持平" in lead + passage.between(run[-1].end, min(passage.end, run[-1].end + 6)):
            continue
        if any(m.said == "change" for m in passage.marks if m.start > run[-1].end):
            continue
        lead = lead[: lead.index("分别")]
        if not _MONTHS.sub("", subject(lead)):
            continue
        if not fewest(lead) <= len(run) <= most(lead):
            note = Words(
                f"“分别”之前列了{most(lead)}项，之后有{len(run)}个百分比",
                f"{most(lead)} nouns, but {len(run)} percentages",
            )
            yield claim(
                passage, "change", ClaimVerdict.SUSPICIOUS, run[0].first, run[-1].end, stated=str(len(run)),
                computed=str(most(lead)), operands=[m.value for m in run], note=note,
            )  # fmt: skip


def _plain(value: Exact) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
