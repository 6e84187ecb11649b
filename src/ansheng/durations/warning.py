"""Warning: whether the newest month of a series is out of what the months before it let one expect, or drifts.

Each month is taken as it was known at its own end, so that the newest one is no less mature than those before it. The
newest month is held against a range predicted from the others alone: counts by the square root of their daily rate,
shares by the angle of their root, in which chance has nearly the same spread everywhere; where the months before
spread more than chance would make them, the range is as much wider, and as few months as there are widen it by the
law of Student. A drift is a rise or fall of all months together, by the exact test of Mann and Kendall. What is looked
at with others has its p multiplied as Holm asks.

The control chart of a series (:func:`ansheng.indicators.comparing.charts.control_chart`) looks back on all its points
with one centre; this looks at the newest alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng import looking
from ansheng.durations.chances import student, student_limit
from ansheng.errors import check_lang, word
from ansheng.indicators.comparing.chance import Counted
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import number
from ansheng.looking import Row
from ansheng.plain import as_data
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    import polars as pl

Kind = Literal["above", "below", "rising", "falling"]

SIGNIFICANT = 0.05
"""The largest p, multiplied for all that was looked at, at which a month is a warning."""
LEAST = 5
"""From fewer months before the newest nothing is said."""

SAYS: dict[Kind, Words] = {
    "above": Words("高于此前各月推算的范围", "above what the months before it let one expect"),
    "below": Words("低于此前各月推算的范围", "below what the months before it let one expect"),
    "rising": Words("逐月上升", "rising month by month"),
    "falling": Words("逐月下降", "falling month by month"),
}

FEW = Words(f"此前可比的月份不足{LEAST}个", f"fewer than {LEAST} months before it can be compared")
STOCK = Words("存量逐月相关，不作检验", "a stock goes on from month to month and is not tested")
SAME = Words("此前各月均为0", "all months before it are 0")


@attrs.frozen
class Warned:
    """The newest month of one series, with what was expected of it.

    :param figure: that of the newest month, as known at its end
    :param before: those of the months before it, the earliest first
    :param expected: what the months before let one expect, in the unit of the figure; None where nothing is said
    :param low: with ``high`` the range predicted, 95 of 100 months where nothing has changed
    :param p: how likely a month so far out is, multiplied for all that was looked at
    :param drift: how likely such a rise or fall of all months is, multiplied likewise
    :param kinds: what is warned of
    :param reason: why nothing is said
    """

    figure: Figure
    before: tuple[Figure, ...]
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    drift: float | None = None
    kinds: tuple[Kind, ...] = ()
    reason: Words = NO_WORDS

    def text(self, lang: Lang = "zh") -> str:
        """The newest month with its range, and what is warned of, in a line."""
        english = check_lang(lang) == "en"
        name, shown = self.figure.name(lang), self.figure.shown(lang)
        if self.low is None or self.high is None:
            why = word(lang, self.reason)
            return f"{name}: {shown}; not judged: {why}" if english else f"{name}{shown}；未判断：{why}"
        low, high = (self._shown(value) for value in (self.low, self.high))
        told = (", " if english else "，").join(word(lang, SAYS[kind]) for kind in self.kinds)
        if english:
            return f"{name}: {shown} (expected {low} to {high})" + (f"; {told}" if told else "")
        return f"{name}{shown}（按此前各月应在{low}～{high}）" + (f"，{told}" if told else "")

    def outcome(self) -> Words:
        """What came of the comparison, without a number."""
        if self.low is None or self.high is None:
            return Words("未作判断", "not judged")
        if not self.kinds:
            return Words("在此前各月推算的范围内", "within what the months before it let one expect")
        said = [SAYS[kind] for kind in self.kinds]
        return Words("、".join(one.zh for one in said), ", ".join(one.en for one in said))

    def _shown(self, value: float) -> str:
        return number(Decimal(repr(value)), 1)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The warning as plain data; the facts of the group first."""
        figure = self.figure
        data = {
            **figure.group,
            "indicator": figure.id,
            "label": figure.name(lang),
            "first": figure.window.first,
            "last": figure.window.last,
            "value": figure.value,
            "unit": figure.measure(lang),
            "expected": self.expected,
            "low": self.low,
            "high": self.high,
            "p": self.p,
            "drift": self.drift,
            "kinds": list(self.kinds),
            "months": len(self.before),
            "reason": word(lang, self.reason) or None,
            "text": self.text(lang),
        }
        return {name: as_data(value) for name, value in data.items()}


@attrs.frozen(eq=False)
class Warnings:
    """The newest months of several series, those that warn first.

    :param month: the last day of the month that is looked at
    """

    month: date
    by: tuple[str, ...]
    found: tuple[Warned, ...]

    @property
    def signals(self) -> tuple[Warned, ...]:
        """Those that warn of something."""
        return tuple(one for one in self.found if one.kinds)

    def __iter__(self) -> Iterator[Warned]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __repr__(self) -> str:
        return f"<Warnings: {len(self.found)} series to {self.month}, {len(self.signals)} signals>"

    def _repr_html_(self) -> str:
        rows: Iterator[Row] = (
            ("bad" if one.kinds else "quiet" if one.reason.zh else "", (one.text(),)) for one in self.found
        )
        return looking.block("月度预警", looking.table(("情况",), rows, of=len(self.found)))

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a series; JSON-safe."""
        known = check_lang(lang)
        return [one.to_dict(known) for one in self.found]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a series; days are dates."""
        import polars as pl

        schema: dict[str, Any] = dict.fromkeys(self.by)
        schema |= dict.fromkeys(("indicator", "label", "first", "last"), pl.String())
        schema |= {"value": pl.Float64(), "unit": pl.String()}
        schema |= dict.fromkeys(("expected", "low", "high", "p", "drift"), pl.Float64())
        schema |= {
            "kinds": pl.List(pl.String()),
            "months": pl.Int64(),
            "reason": pl.String(),
            "text": pl.String(),
        }
        frame = pl.DataFrame(self.to_dicts(lang), schema=schema, infer_schema_length=None)
        return frame.with_columns(pl.col("first", "last").str.to_date())


def warned(series: Iterable[tuple[Figure, Sequence[Figure]]]) -> tuple[Warned, ...]:
    """The newest figure of each series beside those before it, p multiplied for all of them; those that warn first.

    :param series: the newest figure, and those before it, the earliest first
    """
    made = [_alone(newest, tuple(before)) for newest, before in series]
    out = _holm([one.p for one in made])
    drift = _holm([one.drift for one in made])
    told = [_told(one, p, d) for one, p, d in zip(made, out, drift, strict=True)]
    return tuple(sorted(told, key=lambda one: (not one.kinds, one.reason.zh != "", _least(one))))


def _least(one: Warned) -> float:
    return min((p for p in (one.p, one.drift) if p is not None), default=2.0)


def _told(one: Warned, p: float | None, drift: float | None) -> Warned:
    kinds: list[Kind] = []
    exact = one.figure.exact
    if p is not None and p <= SIGNIFICANT and exact is not None and one.expected is not None:
        kinds.append("above" if float(exact) > one.expected else "below")
    if drift is not None and drift <= SIGNIFICANT:
        kinds.append("rising" if _score([*one.before, one.figure]) > 0 else "falling")
    return attrs.evolve(one, p=p, drift=drift, kinds=tuple(kinds))


def _alone(newest: Figure, before: tuple[Figure, ...]) -> Warned:
    """One series by itself, p as it is."""
    now = newest.counted
    sides = [one.counted for one in before]
    known = [
        side for side in sides if isinstance(side, Counted) and side.share == getattr(now, "share", None)
    ]
    if not isinstance(now, Counted):
        return Warned(newest, before, reason=now)
    if len(known) < LEAST:
        return Warned(newest, before, reason=FEW)
    if not any(side.count for side in (*known, now)):
        return Warned(newest, before, reason=SAME)
    made = _predicted(now, known)
    expected, low, high = (_in_unit(newest, now, value) for value in made[:3])
    known_figures = [one for one, side in zip(before, sides, strict=True) if isinstance(side, Counted)]
    return Warned(newest, before, expected, low, high, made[3], _mann_kendall([*known_figures, newest]))


def _predicted(now: Counted, before: Sequence[Counted]) -> tuple[float, float, float, float]:
    """The rate or share expected, its range, and how likely one so far out is."""
    points = [(_moved(side), _spread(side)) for side in before]
    weight = sum(1 / spread for _, spread in points)
    centre = sum(value / spread for value, spread in points) / weight
    freedom = len(points) - 1
    excess = max(sum((value - centre) ** 2 / spread for value, spread in points) / freedom, 1.0)
    error = math.sqrt(excess * (_spread(now) + 1 / weight))
    reach = student_limit(SIGNIFICANT, freedom) * error
    low, high = (_back(now, max(centre + side * reach, 0.0)) for side in (-1, 1))
    return _back(now, centre), low, high, student((_moved(now) - centre) / error, freedom)


def _moved(side: Counted) -> float:
    """A rate or share on the scale on which chance spreads it alike; 3/8 are added to a count, as Anscombe does."""
    whole = float(side.of)
    if side.share:
        return math.asin(math.sqrt((side.count + 0.375) / (whole + 0.75)))
    return math.sqrt((side.count + 0.375) / whole)


def _spread(side: Counted) -> float:
    return 1 / (4 * (float(side.of) + 0.5 if side.share else float(side.of)))


def _back(now: Counted, value: float) -> float:
    """The rate or share that stands at a place of the scale."""
    whole = float(now.of)
    if now.share:
        return min(max((math.sin(min(value, math.pi / 2)) ** 2 * (whole + 0.75) - 0.375) / whole, 0.0), 1.0)
    return max(value**2 - 0.375 / whole, 0.0)


def _in_unit(figure: Figure, side: Counted, rate: float) -> float:
    """A rate or share in the unit of the figure: so many in the month, or percent."""
    return rate * figure.per if figure.denominator is not None else rate * float(side.of)


def _score(figures: Sequence[Figure]) -> int:
    """How many more pairs of months rise than fall."""
    values = [one.exact for one in figures if one.exact is not None]
    return sum(
        (later > earlier) - (later < earlier)
        for at, earlier in enumerate(values)
        for later in values[at + 1 :]
    )


def _mann_kendall(figures: Sequence[Figure]) -> float | None:
    """How likely a score so far from 0 is where the months are in any order; with ties it errs towards not warning."""
    many = len([one for one in figures if one.exact is not None])
    if many <= LEAST:
        return None
    pairs = many * (many - 1) // 2
    ways = _orders(many)
    least = (pairs + abs(_score(figures)) + 1) // 2  # rises of an order without ties that reaches the score
    return min(1.0, 2 * sum(ways[least:]) / sum(ways))


@cache
def _orders(many: int) -> tuple[int, ...]:
    """How many orders of so many months have 0, 1, 2 … pairs that rise."""
    ways = [1]
    for size in range(2, many + 1):
        longer = [0] * (len(ways) + size - 1)
        for at, count in enumerate(ways):
            for more in range(size):
                longer[at + more] += count
        ways = longer
    return tuple(ways)


def _holm(probabilities: Sequence[float | None]) -> list[float | None]:
    """Each p multiplied as Holm asks, so that of all that was looked at a false warning is as rare as of one."""
    known = sorted((p, at) for at, p in enumerate(probabilities) if p is not None)
    told: list[float | None] = [None] * len(probabilities)
    highest = 0.0
    for place, (p, at) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - place)))
        told[at] = highest
    return told
