"""Backlog: how many hazards will stand open on later days, with the range in which chance leaves that number.

The method: the whole months before the as-of day are drawn with replacement, as many as there are. The hazards found in
the months drawn give a curve of Kaplan and Meier; by it each hazard that is open now stands on, given how long it has
stood. New ones come month by month as in a month drawn at random, on any of its days, and stand by the same curve. How
many of them stand on a later day is drawn; the range is that of the quantiles of many such draws, with a seed, so that
the same table gives the same range.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

import attrs

from ansheng.dates import shift
from ansheng.durations.chances import count_drawn, quantile
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    import polars as pl

LEAST_MONTHS, LEAST_ENDED = 3, 10
"""From fewer whole months, or fewer hazards put right, no forecast is made."""
TAIL, TAIL_LEAST = 0.1, 5
"""From the age on that less than this share, or fewer than so many, reached, the days of a curve are taken together."""
MOST_A_DAY = 0.999
"""So much at most of what stands is put right in a day, so that none is sure to be."""


@attrs.frozen
class Ahead:
    """How many will stand open at the end of one day: the mean of the draws and the range of the middle ones.

    All are None where there is too little to go by.
    """

    day: date
    expected: float | None = None
    low: int | None = None
    high: int | None = None


@attrs.frozen
class Month:
    """What is known of the hazards found in one whole month: by the days they stood, ``(put right, still open)``."""

    days: int
    found: int
    spells: Mapping[int, tuple[int, int]] = attrs.field(repr=False)


@attrs.frozen
class Stock:
    """What a forecast goes by: the hazards open now by their age in days, and the months before."""

    day: date
    ages: Mapping[int, int]
    months: tuple[Month, ...]

    @staticmethod
    def of(counted: pl.DataFrame, day: date, first: date, most: int) -> Stock:
        """That of spells as of a day.

        :param first: the first day on which any hazard of the table was found, whosesoever
        :param most: so many months are looked back on at most
        """
        import polars as pl

        still = counted.filter(~pl.col("ended"))
        ages = Counter((day - found).days for found in still["found_on"])
        made = [_month(counted, *span) for span in whole_months(first, day)[-most:]]
        return Stock(day, ages, tuple(made))

    @property
    def reason(self) -> Words:
        """Why no forecast is made of it; empty where one is."""
        ended = sum(done for month in self.months for done, _ in month.spells.values())
        if len(self.months) < LEAST_MONTHS:
            return Words(
                f"统计截止日前的完整月份不足{LEAST_MONTHS}个",
                f"fewer than {LEAST_MONTHS} whole months lie before the day",
            )
        if ended < LEAST_ENDED:
            return Words(
                f"其间整改的隐患不足{LEAST_ENDED}条",
                f"fewer than {LEAST_ENDED} hazards were put right in them",
            )
        return NO_WORDS


def whole_months(first: date, last: date) -> list[tuple[date, date]]:
    """The first and last days of the months that lie before the end of a day, from that of ``first`` on."""
    at, found = first.replace(day=1), []
    while (end := shift(at, months=1) - timedelta(days=1)) <= last:
        found.append((at, end))
        at = end + timedelta(days=1)
    return found


def _month(counted: pl.DataFrame, first: date, last: date) -> Month:
    import polars as pl

    rows = counted.filter(pl.col("found_on").is_between(first, last))
    cells = rows.group_by("days").agg(done=pl.col("ended").sum(), still=(~pl.col("ended")).sum())
    return Month(
        (last - first).days + 1, rows.height, {at: (done, still) for at, done, still in cells.rows()}
    )


def ahead(stock: Stock, days: Sequence[date], *, draws: int, seed: int, level: float) -> tuple[Ahead, ...]:
    """How many will stand open at the end of each of some days after the as-of day, in their order."""
    if stock.reason.zh or not days:
        return tuple(Ahead(day) for day in days)
    random = Random(seed)  # noqa: S311  a simulation, and no secret
    longest = max((day - stock.day).days for day in days)
    size = longest + max(stock.ages, default=0) + 1
    coming = _spans(stock.day, max(days))
    means = [0.0] * len(days)
    drawn: list[list[int]] = [[] for _ in days]
    for _ in range(draws):
        curve = _curve(random.choices(stock.months, k=len(stock.months)), size)
        sums = [0.0, *accumulate(map(math.exp, curve[: longest + 1]))]
        news = [_arriving(random, stock.months, last - first + 1) for first, last in coming]
        for at, day in enumerate(days):
            parts = list(_parts(stock.ages, curve, sums, (day - stock.day).days, coming, news))
            means[at] += sum(count * share for count, share in parts)
            drawn[at].append(count_drawn(random, parts))
    tail = (1 - level) / 2
    return tuple(
        Ahead(day, mean / draws, math.floor(quantile(found, tail)), math.ceil(quantile(found, 1 - tail)))
        for day, mean, found in zip(days, means, drawn, strict=True)
    )


def _spans(day: date, last: date) -> list[tuple[int, int]]:
    """The months to come, each from its first to its last day, as days after the as-of day."""
    found, first = [], 1
    while first <= (last - day).days:
        begins = day + timedelta(days=first)
        ends = (shift(begins.replace(day=1), months=1) - day).days - 1
        found.append((first, ends))
        first = ends + 1
    return found


def _arriving(random: Random, months: Sequence[Month], days: int) -> int:
    """How many are found in so many days, as in a month drawn; a part of one is made whole by chance."""
    month = random.choice(months)
    mean = month.found * days / month.days
    return int(mean) + (random.random() < mean - int(mean))


def _curve(months: Sequence[Month], size: int) -> list[float]:
    """The share that stands longer than 0, 1, 2 … days by the months drawn, as its logarithm: where all is put right
    within days, that of a hazard that has stood for years is too small for a number.

    From the age on that hardly a tenth reached, the days are taken together, so that a few do not decide each of them:
    the share falls by one daily rate, that of those days, to which half a hazard put right at the rate of all days is
    added.
    """
    done, gone = [0] * size, [0] * size
    for month, times in _times(months):
        for at, (ended, still) in month.spells.items():
            place = min(at, size - 1)
            done[place] += ended * times if at < size else 0
            gone[place] += (ended + still) * times
    whole = sum(gone)
    at_risk = [whole, *(whole - left for left in accumulate(gone))][:size]
    tail = next((at for at, left in enumerate(at_risk) if left < max(whole * TAIL, TAIL_LEAST)), size)
    overall = sum(done) / max(sum(at_risk), 1)
    late = (sum(done[tail:]) + 0.5) / (sum(at_risk[tail:]) + 0.5 / overall) if overall else 0.0
    falls = [
        ended / left if at < tail else late
        for at, (ended, left) in enumerate(zip(done, at_risk, strict=True))
    ]
    return list(accumulate(math.log1p(-min(fall, MOST_A_DAY)) for fall in falls))


def _times(months: Sequence[Month]) -> Iterator[tuple[Month, int]]:
    counts = Counter(map(id, months))
    yield from ((month, counts[id(month)]) for month in {id(one): one for one in months}.values())


def _parts(
    ages: Mapping[int, int],
    curve: Sequence[float],
    sums: Sequence[float],
    after: int,
    coming: Sequence[tuple[int, int]],
    news: Sequence[int],
) -> Iterator[tuple[float, float]]:
    """How many there are of each kind, and with what probability one stands open after so many days."""
    for age, count in ages.items():
        yield count, math.exp(curve[age + after] - curve[age])
    for (first, last), count in zip(coming, news, strict=True):
        if first <= after:
            share = (sums[after - first + 1] - sums[after - min(last, after)]) / (last - first + 1)
            yield count, share
