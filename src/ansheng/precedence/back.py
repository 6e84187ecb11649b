"""Back: how the order of an earlier day did: what came in the months after at the units that it put first.

The order is made with what was known at the end of that day. It is held against the rule that an office follows
without it, the most open hazards first, and against chance. Where several units share the last place among the first,
each counts for its part of the places left. The limits of the difference are those of the units drawn with replacement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of, shift
from ansheng.durations.chances import quantile
from ansheng.durations.spells import tables_of
from ansheng.errors import InputError, check_lang, word
from ansheng.indicators.printing import number
from ansheng.plain import as_data
from ansheng.precedence.asking import MONTHS, first_of
from ansheng.precedence.known import LOOKED_AT, known, placed
from ansheng.precedence.parts import parts_of
from ansheng.precedence.ranking import SEED, scores
from ansheng.precedence.weights import Weights
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

Outcome = Literal["new", "again", "major", "overdue", "accidents"]

OUTCOMES: Mapping[Outcome, Words] = {
    "new": Words("新发现隐患", "hazards found"),
    "again": Words("重复出现的隐患", "hazards found again"),
    "major": Words("新发现重大隐患", "major hazards found"),
    "overdue": Words("新逾期隐患", "hazards become overdue"),
    "accidents": Words("事故", "accidents"),
}
"""What may come after the day."""
RESAMPLED, LEVEL = 400, 0.95
"""So many times the units are drawn for the limits, and how often these cover the difference."""


@attrs.frozen
class Look:
    """What came of one kind after the day, and how much of it at the units put first.

    :param events: how many came, at units that were known on the day
    :param elsewhere: how many came at units that nobody knew then, or at none that is named
    :param units: at how many units
    :param caught: the share of them at the units put first; None where nothing came
    :param naive: the share at as many units by the rule of the most open hazards
    :param chance: the share where the order is by lot
    :param low: with ``high`` the limits of the difference of the first two
    :param auc: how often a unit where something came stands before one where nothing did; ties count half
    :param auc_naive: the same of the rule
    """

    outcome: Outcome
    events: int
    elsewhere: int
    units: int
    caught: float | None = None
    naive: float | None = None
    chance: float | None = None
    low: float | None = None
    high: float | None = None
    auc: float | None = None
    auc_naive: float | None = None

    @property
    def better(self) -> bool | None:
        """Whether the order did better than the rule beyond chance; None where that cannot be told."""
        return None if self.low is None else self.low > 0

    def text(self, lang: Lang = "zh") -> str:
        """How the order did beside the rule, in a line."""
        english, title = check_lang(lang) == "en", word(lang, OUTCOMES[self.outcome])
        if self.caught is None or self.naive is None or self.chance is None:
            told = f"{title}: none" if english else f"{title}：无"
            return told + self._others(lang)
        caught, naive, chance = (_percent(one) for one in (self.caught, self.naive, self.chance))
        if english:
            told = f"{title}: {self.events} at {self.units} units; of them {caught} at those put first"
            return f"{told}, {naive} by the most open hazards, {chance} by lot{self._verdict(lang)}{self._others(lang)}"
        told = f"{title}{self.events}条（起），涉及{self.units}家；排在前列的占{caught}"
        return f"{told}，按未整改数排占{naive}，随机占{chance}{self._verdict(lang)}{self._others(lang)}"

    def _others(self, lang: Lang) -> str:
        if not self.elsewhere:
            return ""
        said = Words(
            f"（另有{self.elsewhere}条（起）未填单位，或单位当时不在表中）",
            f" ({self.elsewhere} more at units not known then, or at none)",
        )
        return word(lang, said)

    def _verdict(self, lang: Lang) -> str:
        if self.low is None or self.high is None:
            return ""
        if self.low > 0:
            return word(lang, Words("，优于按未整改数排", "; better than the rule"))
        if self.high < 0:
            return word(lang, Words("，不如按未整改数排", "; worse than the rule"))
        return word(lang, Words("，与按未整改数排无明显差别", "; no better than the rule beyond chance"))


@attrs.frozen
class LookBack:
    """How the order of a day did.

    :param on: the day of the order
    :param until: to the end of which what came is counted
    :param many: how many units were put in order
    :param top: how many of them count as put first
    """

    on: date
    until: date
    many: int
    top: int
    looks: tuple[Look, ...]

    def __iter__(self) -> Iterator[Look]:
        return iter(self.looks)

    def __len__(self) -> int:
        return len(self.looks)

    def look(self, outcome: Outcome) -> Look:
        """What came of one kind."""
        return next(one for one in self.looks if one.outcome == outcome)

    def text(self, lang: Lang = "zh") -> str:
        """The days and how many were put first, in a line."""
        if check_lang(lang) == "en":
            return f"order of {self.on}, what came to {self.until}; the first {self.top} of {self.many} units"
        return f"按{day_label(self.on)}所知排序，看此后至{day_label(self.until)}；前{self.top}家，共{self.many}家"

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a kind of what came; JSON-safe."""
        known = check_lang(lang)
        return [
            {**{name: as_data(value) for name, value in attrs.asdict(one).items()}, "text": one.text(known)}
            for one in self.looks
        ]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a kind of what came."""
        import polars as pl

        whole = ("events", "elsewhere", "units")
        schema: dict[str, Any] = {"outcome": pl.String()}
        names = [one.name for one in attrs.fields(Look) if one.name != "outcome"]
        schema |= {name: pl.Int64() if name in whole else pl.Float64() for name in names}
        return pl.DataFrame(self.to_dicts(lang), schema={**schema, "text": pl.String()})


def check_backwards(
    source: object,
    *,
    on: AnyDay,
    until: AnyDay | None = None,
    months: int = MONTHS,
    weights: Mapping[str, float] | Weights | None = None,
    top: int | None = None,
    seed: int = SEED,
) -> LookBack:
    """How the order of an earlier day did, against the rule of the most open hazards.

    :param source: a dossier, or tables by name, as :func:`ansheng.figures` takes them
    :param on: the day of the order, at whose end it is made
    :param until: to the end of which what came is counted; by default three months later
    :param months: as of :func:`ansheng.where_first`, like ``weights``
    :param top: so many units are put first; without it a tenth, at most 20
    :param seed: the same seed gives the same limits
    :raises InputError: there is neither a list of enterprises nor a table of hazards, ``until`` does not come after
        ``on``, or a number makes no sense
    """
    day = day_of(on, "on")
    end = _ahead(day) if until is None else day_of(until, "until")
    if end <= day or (top is not None and top < 1) or months < 1:
        raise InputError(
            Words(
                f"截止日（{day_label(end)}）应在排序日（{day_label(day)}）之后，名次数和月数应为正整数",
                f"expected a day after {day}, not {end}, and months and top of 1 or more",
            )
        )
    tables, chosen = tables_of(source), Weights.of(weights)
    then = known(tables, day, months)
    score = scores(parts_of(then, chosen), chosen)
    naive = (then.units["open"] + then.units["open_unknown"] / 2).cast(score.dtype)
    keys = then.units["key"].to_list()
    first = first_of(len(keys), top)
    sides = _first(score.to_list(), first), _first(naive.to_list(), first)
    ranks = score.rank("average").to_list(), naive.rank("average").to_list()
    came = _came(tables, day, end)
    looks = []
    for at, (outcome, counts) in enumerate(came.items()):
        events = [counts.get(key, 0) for key in keys]
        elsewhere = sum(counts.values()) - sum(events)
        looks.append(_look(outcome, events, elsewhere, sides, ranks, first, seed + at))
    return LookBack(day, end, len(keys), first, tuple(looks))


def _ahead(day: date) -> date:
    """The day three months later; of the last day of a month the last of another."""
    return shift(day + timedelta(days=1), months=3) - timedelta(days=1)


def _first(score: Sequence[float], first: int) -> list[float]:
    """Of each unit, for how much of a place among the first it counts; those that share the last place share it."""
    if not score:
        return []
    bar = sorted(score, reverse=True)[first - 1]
    above, at = sum(one > bar for one in score), sum(one == bar for one in score)
    return [1.0 if one > bar else (first - above) / at if one == bar else 0.0 for one in score]


def _look(
    outcome: Outcome,
    events: Sequence[int],
    elsewhere: int,
    sides: tuple[Sequence[float], Sequence[float]],
    ranks: tuple[Sequence[float], Sequence[float]],
    first: int,
    seed: int,
) -> Look:
    total, units = sum(events), sum(count > 0 for count in events)
    if not total:
        return Look(outcome, 0, elsewhere, 0)
    caught, naive = (_caught(events, side) / total for side in sides)
    random = Random(seed)  # noqa: S311  a simulation, and no secret
    places = [at for at, count in enumerate(events) if count]
    differences = []
    for _ in range(RESAMPLED if len(places) > 1 else 0):
        drawn = random.choices(places, k=len(places))
        whole = sum(events[at] for at in drawn)
        differences.append(sum(events[at] * (sides[0][at] - sides[1][at]) for at in drawn) / whole)
    tail = (1 - LEVEL) / 2
    low, high = (quantile(differences, end) if differences else None for end in (tail, 1 - tail))
    auc = tuple(_auc(events, rank) for rank in ranks)
    return Look(outcome, total, elsewhere, units, caught, naive, first / len(events), low, high, *auc)


def _caught(events: Sequence[int], side: Sequence[float]) -> float:
    return sum(count * share for count, share in zip(events, side, strict=True))


def _auc(events: Sequence[int], rank: Sequence[float]) -> float | None:
    """Of mean ranks, the lowest score first: how often one where something came lies above one where nothing did."""
    hit = [place for place, count in zip(rank, events, strict=True) if count]
    rest = len(events) - len(hit)
    return (sum(hit) - len(hit) * (len(hit) + 1) / 2) / (len(hit) * rest) if rest and hit else None


def _came(tables: Mapping[str, Any], day: date, end: date) -> dict[Outcome, dict[str | None, int]]:
    """How many of each kind came at each unit after a day and by the end of another; None names no unit."""
    import polars as pl

    hazards, accidents = placed(tables, end)
    found = pl.col("found_on").is_between(day, end, closed="right")
    due = pl.col("due_on").is_between(day, end - timedelta(days=1))  # late from the day after
    late = pl.when(pl.col("rectified")).then(pl.col("rectified_on") > pl.col("due_on")).otherwise(True)
    open_then = ~pl.col("rectified") | pl.col("rectified_on").is_not_null()
    kinds = {
        "new": hazards.filter(found),
        "again": hazards.filter(found & pl.col("_again")),
        "major": hazards.filter(found & (pl.col("grade") == "major")),
        "overdue": hazards.filter((due & late & open_then).fill_null(False)),
        "accidents": accidents.filter(
            pl.col("occurred_on").is_between(day, end, closed="right") & pl.col("production").fill_null(False)
        ),
    }
    there = {record.table for record in LOOKED_AT} & set(tables)
    told: dict[Outcome, dict[str | None, int]] = {}
    for outcome in OUTCOMES:
        if ("accidents" if outcome == "accidents" else "hazards") in there:
            told[outcome] = dict(kinds[outcome].group_by("key").len().rows())
    return told


def _percent(value: float) -> str:
    return number(Fraction(value).limit_denominator(10**9) * 100, 1, zeros="keep") + "%"
