"""Decide: which reading of a percentage holds, and what may be said of it.

Readings are ranked by how well the words bind their operands before anything is computed. The best one that agrees is
right. One that disagrees is wrong only where the words leave no other. Another that agrees is taken only where so many
readings would hardly agree by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import Exact, apart, gap, judge, places, ranges, shown
from ansheng.auditing.model import Claim, ClaimVerdict, Kind
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import NO_WORDS, Words

WEAK, NAMED, BOUND = 1, 2, 3
"""How words bind a reading: by order alone, by a name or a scope that fits nothing else, or by standing together."""
_SPREAD = 4
BY_CHANCE = Fraction(1, 20)
"""Less probable than this an agreement by chance must be to show anything."""
_SCALES = {10**4: "万", 10**8: "亿", 10**12: "万亿"}
_APPROXIMATE = Words("约数", "an approximate figure")
_MEASURED = frozenset(
    unit for name in ("mass", "area", "length", "volume", "energy") for unit in words.DIMENSIONS[name]
)
_ROUNDED = (ClaimVerdict.CONSISTENT, ClaimVerdict.ROUNDED)
_COARSE = Words(
    "其中一个数为约数，只能给出范围", "one of the counts is approximate, so there is only a range"
)
_OPEN = Words("分母不止一种可能", "more than one count may be the denominator")


@attrs.frozen
class Reading:
    """A part and a whole that a percentage may be of; several quantities are added.

    :param lacking: the part is what is left of the whole without it
    """

    part: tuple[Quantity, ...]
    whole: tuple[Quantity, ...]
    strength: int = WEAK
    lacking: bool = False
    factor: int = 100

    @property
    def known(self) -> tuple[Exact, Exact]:
        """The values of part and whole."""
        part, whole = _sum(self.part), _sum(self.whole)
        return (whole - part if self.lacking else part), whole

    @property
    def exact(self) -> bool:
        """Whether every operand is printed to the last unit."""
        return all(one.exact for one in (*self.part, *self.whole))

    @property
    def hedged(self) -> bool:
        """Whether an operand is approximate by a word: 近, 余."""
        return any(one.qualifier for one in (*self.part, *self.whole))


Decision = tuple[ClaimVerdict, Reading, Words]
"""What is said of a percentage, the reading that it rests on, and why."""


def _sum(found: Sequence[Quantity]) -> Exact:
    return found[0].value if len(found) == 1 else sum(one.value for one in found)


def verdict_of(mark: Quantity, reading: Reading) -> tuple[ClaimVerdict, Words]:
    """How a printed percentage agrees with a reading of it."""
    part, whole = reading.known
    if not whole:
        return ClaimVerdict.IMPOSSIBLE, Words("分母为零", "the denominator is zero")
    if mark.qualifier:
        exact = Fraction(part * reading.factor, whole)
        inside = mark.low <= exact and (mark.high is None or exact <= mark.high)
        bounded = mark.qualifier in words.BOUNDS and reading.exact
        outside = ClaimVerdict.WRONG if bounded else ClaimVerdict.UNVERIFIABLE
        return (ClaimVerdict.CONSISTENT if inside else outside), _APPROXIMATE
    plain = judge(mark.printed, part * reading.factor, whole)
    if reading.exact or plain in _ROUNDED:
        return plain, NO_WORDS
    if _inside(mark, reading):
        return ClaimVerdict.CONSISTENT, _COARSE
    return (ClaimVerdict.UNVERIFIABLE, _COARSE) if reading.hedged else (ClaimVerdict.WRONG, NO_WORDS)


def _inside(mark: Quantity, reading: Reading) -> bool:
    """Whether the percentage lies within what the printing of its operands leaves open."""
    half = Fraction(1, 2 * 10 ** places(mark.printed))
    tops = [one.high for one in reading.part], [one.high for one in reading.whole]
    if any(top is None for row in tops for top in row):
        return True
    low, high = (sum(one.low for one in row) for row in (reading.part, reading.whole))
    high_part, high_whole = (sum(top for top in row if top is not None) for row in tops)
    least = Fraction(low * reading.factor, high_whole) if high_whole else 0
    most = Fraction(high_part * reading.factor, high) if high else None
    return least <= mark.value + half and (most is None or mark.value - half <= most)


def decided(mark: Quantity, readings: Sequence[Reading]) -> Decision:
    """The verdict on a percentage, the reading that it rests on, and why; the same operands twice are one reading."""
    first: dict[tuple[object, ...], Reading] = {}
    for one in readings:
        first.setdefault((one.part, one.whole, one.lacking), one)
    readings = list(first.values())
    best = readings[0]
    verdict, note = verdict_of(mark, best)
    if not verdict.at_fault and verdict is not ClaimVerdict.PADDED:
        return verdict, best, note
    for tried, other in enumerate(readings[1:], start=2):
        found, why = verdict_of(mark, other)
        if found in _ROUNDED and not mark.qualifier and chance(mark.printed, tried) < BY_CHANCE:
            return found, other, why
    if not verdict.at_fault:
        return verdict, best, note
    rivals = [one for one in readings[1:] if one.strength >= best.strength]
    if best.strength < NAMED or rivals:
        return ClaimVerdict.UNVERIFIABLE, best, _OPEN
    return verdict, best, note


def chance(printed: Decimal, candidates: int) -> Fraction:
    """How probable it is that one of several percentages is printed so, where they lie up to a few times as high.

    >>> chance(Decimal("34.4"), 10), chance(Decimal("1.0"), 2)
    (Fraction(1, 100), Fraction(1, 20))
    """
    spread = min(Fraction(100), max(Fraction(1), _SPREAD * Fraction(printed)))
    return Fraction(candidates, 10 ** places(printed)) / spread


def trials(printed: Decimal) -> int:
    """Of how many percentages at most one that agrees with the printed one hardly does by chance."""
    _, low, high, scale = ranges(printed)[0]
    digits, spread = scale // 2, _SPREAD * (low + high) // 4
    spread = min(100 * digits, max(digits, spread))
    return (spread * BY_CHANCE.numerator - 1) // BY_CHANCE.denominator


def ratio(
    passage: Passage,
    kind: Kind,
    mark: Quantity,
    decision: Decision,
    *,
    sign: str = "%",
) -> Claim:
    """The claim that a percentage is of a part and a whole."""
    verdict, reading, note = decision
    part, whole = reading.known
    exact = Fraction(part * reading.factor, whole) if whole else None
    computed = None if exact is None else shown(exact, _like(mark)) + sign
    own = [one for one in (mark, *reading.part, *reading.whole) if passage.start <= one.start < passage.end]
    far = gap(mark.printed, exact) if exact is not None and verdict is ClaimVerdict.WRONG else None
    return claim(
        passage, kind, verdict, min(one.first for one in own), max(one.end for one in own),
        stated=f"{mark.printed}{sign}", computed=computed, operands=[part, whole], note=note, distance=far,
        reading=[*(("part", one) for one in reading.part), *(("whole", one) for one in reading.whole)],
        formula=None if computed is None else _formula(reading, computed),
    )  # fmt: skip


def _formula(reading: Reading, computed: str) -> str:
    part, whole = (_in_figures(row) for row in (reading.part, reading.whole))
    above = f"（{whole}－{part}）" if reading.lacking else part if len(reading.part) == 1 else f"（{part}）"
    return f"{above}÷{whole if len(reading.whole) == 1 else f'（{whole}）'}={computed}"


def _in_figures(row: Sequence[Quantity]) -> str:
    return "＋".join(printed(one) for one in row)


def printed(one: Quantity) -> str:
    """A quantity as it is printed, with its 万 or 亿, without its unit."""
    return f"{one.printed}{_SCALES.get(_scale(one), '')}" if one.value else "0"


def in_scale(value: Exact, like: Quantity) -> str:
    """A value in figures, in the 万 or 亿 of a quantity."""
    scale = _scale(like)
    return f"{in_figures(Fraction(value, scale))}{_SCALES.get(scale, '')}"


def _scale(one: Quantity) -> int:
    return one.scale if one.printed else 1


def _like(mark: Quantity) -> Decimal:
    """The decimals to show a rate with: those of the printed one, and one for an approximate one that has none."""
    return Decimal("0.0") if mark.qualifier and mark.printed == mark.printed.to_integral() else mark.printed


def added(
    passage: Passage,
    whole: Quantity,
    parts: Sequence[Quantity],
    *,
    closed: bool,
    factors: Sequence[int] = (),
) -> Claim:
    """The claim that a total is the sum of its parts.

    :param closed: the words say that these are all
    :param factors: how often each part counts, negative where it is taken away; once where none are given
    """
    factors = factors or (1,) * len(parts)
    total = sum(part.value * times for part, times in zip(parts, factors, strict=True))
    verdict = sum_verdict(whole, parts, total, closed=closed) or ClaimVerdict.UNVERIFIABLE
    note = NO_WORDS
    if verdict is ClaimVerdict.SUSPICIOUS:
        note = Words("各部分之和略少于总数，可能漏项或有误", "the parts fall just short of the total")
    ordered = sorted([whole, *parts], key=lambda mark: mark.start)
    scale = _scale(whole)
    return claim(
        passage, "sum", verdict, ordered[0].first, ordered[-1].end,
        stated=f"{whole.printed}", computed=in_figures(Fraction(total, scale)),
        operands=[part.value for part in parts], note=note,
        distance=decimal_of(Fraction(whole.value - total, scale)) if verdict is ClaimVerdict.WRONG else None,
        reading=[("whole", whole), *(("part", part) for part in parts)],
        formula=f"{_terms(parts, factors)}={in_scale(total, whole)}",
    )  # fmt: skip


def _terms(parts: Sequence[Quantity], factors: Sequence[int]) -> str:
    """Parts in figures, each with its sign and how often it counts: 3＋1×2－4."""
    made = ""
    for part, times in zip(parts, factors, strict=True):
        sign = "－" if times < 0 else "＋" if made else ""
        made += f"{sign}{printed(part)}{f'×{abs(times)}' if abs(times) > 1 else ''}"
    return made


def slack(row: Sequence[Quantity]) -> Exact:
    """How far rounding may take a sum of printed values: measures are rounded even where they are printed whole."""
    measured = row[0].unit in _MEASURED
    twice: Exact = measured * len(row)
    for m in row:
        if not m.exact and m.high is not None:
            twice += m.high - m.low - measured
    return Fraction(twice, 2) if twice else 0


def sum_verdict(
    whole: Quantity, parts: Sequence[Quantity], total: Exact, *, closed: bool
) -> ClaimVerdict | None:
    """How a total agrees with its parts; None where they need not be all."""
    if total == whole.value and not whole.qualifier:
        return ClaimVerdict.CONSISTENT
    low = sum(part.low for part in parts)
    high = sum(part.high if part.high is not None else part.value for part in parts)
    coarse = not (whole.exact and all(part.exact for part in parts))
    if coarse and (whole.high is None or low <= whole.high) and high >= whole.low:
        return ClaimVerdict.CONSISTENT if whole.qualifier else ClaimVerdict.ROUNDED
    if whole.qualifier:
        return ClaimVerdict.UNVERIFIABLE
    if apart(whole.value, total) <= slack((whole, *parts)):
        return ClaimVerdict.ROUNDED
    if closed or low > (whole.high or whole.value):
        return ClaimVerdict.WRONG
    short = whole.value - total
    return ClaimVerdict.SUSPICIOUS if len(parts) >= 3 and (short <= 1 or short * 100 <= whole.value) else None


def in_figures(value: Exact) -> str:
    """A value in figures."""
    return str(decimal_of(value))


def decimal_of(value: Exact) -> Decimal:
    """A value as a decimal."""
    return Decimal(value.numerator) / Decimal(value.denominator)
