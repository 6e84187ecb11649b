"""Asking: the enterprises to go to first on a day, with reasons and the interval of each rank."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking
from ansheng.dates import AnyDay, day_of
from ansheng.durations.spells import tables_of
from ansheng.errors import InputError, check_lang, word
from ansheng.looking import Row
from ansheng.plain import as_data
from ansheng.precedence.known import Known, known
from ansheng.precedence.parts import Parts, parts_of
from ansheng.precedence.ranking import DRAWS, LEVEL, SEED, draws_of, intervals, ranked, scores
from ansheng.precedence.reasons import Reason, reasons_of
from ansheng.precedence.weights import Weights
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

MONTHS, TOP = 12, 20
"""So many months are looked back on where nothing else is asked; a tenth of the units, at most so many, come first."""


def first_of(many: int, top: int | None) -> int:
    """How many units count as the first: as many as are asked for, or a tenth, at most 20 and at least one."""
    return max(min(TOP, math.ceil(many / 10)), 1) if top is None else min(top, max(many, 1))


_TOLD = ("rank", "rank_low", "rank_high", "first", "unit", "score", "least", "most", "listed")
_HEADS = ("名次", "名次区间", "单位", "得分", "理由")


@attrs.frozen
class Placed:
    """One enterprise in its place.

    :param rank: 1 for the one to go to first; equal scores share a rank
    :param rank_low: with ``rank_high`` the interval of the rank
    :param first: in what share of the draws it was among the first
    :param score: its points, as expected
    :param least: with ``most`` its points at least and at most, by what is not known
    :param listed: whether it stands on the list of enterprises
    :param reasons: why, those with most points first
    """

    rank: int
    rank_low: int
    rank_high: int
    first: float
    unit: str
    score: float
    least: float
    most: float
    listed: bool
    reasons: tuple[Reason, ...]

    def why(self, lang: Lang = "zh") -> str:
        """The reasons in a line."""
        said = word(check_lang(lang), Words("；", "; "))
        return said.join(one.text(lang) for one in self.reasons)

    def text(self, lang: Lang = "zh") -> str:
        """The unit with its rank, the interval and the reasons in a line."""
        if check_lang(lang) == "en":
            return f"{self.rank} ({self.rank_low} to {self.rank_high}) {self.unit}: {self.why('en')}"
        return f"第{self.rank}（{self.rank_low}～{self.rank_high}）{self.unit}：{self.why()}"

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The same as plain data."""
        known = check_lang(lang)
        data = attrs.asdict(self, filter=lambda one, _: one.name != "reasons")
        told = [
            {
                "part": one.part,
                "points": one.points,
                "least": one.least,
                "most": one.most,
                "text": word(known, one.words),
            }
            for one in self.reasons
        ]
        return {**{name: as_data(value) for name, value in data.items()}, "reasons": told}


@attrs.frozen(eq=False)
class Precedence:
    """The enterprises in the order in which to go to them; ties share a rank and stand in the order of the list.

    :param frame: a row a unit in this order, with all that is known of it and the amounts of the parts
    :param parts: the parts that count; those whose table is not there, or that no unit states, are not among them
    :param absent: the tables that are not there, of those that are looked at
    :param unplaced: rows that name no unit
    :param undated: hazards that state no day on which they were found: they count as open, but not as found lately
    """

    on: date
    frame: pl.DataFrame
    weights: Weights
    parts: tuple[str, ...]
    since: date
    visits_since: date | None
    absent: tuple[str, ...]
    unplaced: int
    undated: int
    top: int
    draws: int
    seed: int
    level: float

    def __len__(self) -> int:
        return self.frame.height

    def __iter__(self) -> Iterator[Placed]:
        return self.first(self.frame.height)

    def first(self, many: int) -> Iterator[Placed]:
        """The first so many, those with the rank of the last one among them, though they be more."""
        import polars as pl

        if not self.frame.height or many < 1:
            return
        last = self.frame["rank"][min(many, self.frame.height) - 1]
        weights = {name: getattr(self.weights, name) for name in self.parts}
        for row in self.frame.filter(pl.col("rank") <= last).iter_rows(named=True):
            told = {name: row[name] for name in _TOLD}
            why = reasons_of(row, row["_amounts"], weights, self.on, self.visits_since)
            yield Placed(**told, reasons=why)

    def __repr__(self) -> str:
        return f"<Precedence: {len(self)} units on {self.on}>"

    def _repr_html_(self) -> str:
        rows: Iterator[Row] = (
            (
                "bad" if one.rank <= self.top else "",
                (one.rank, f"{one.rank_low}～{one.rank_high}", one.unit, round(one.score, 1), one.why()),
            )
            for one in self.first(looking.MOST)
        )
        return looking.block("先查单位", looking.table(_HEADS, rows, of=len(self)))

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a unit; JSON-safe."""
        known = check_lang(lang)
        return [one.to_dict(known) for one in self]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a unit: its rank with the interval, its score, and the reasons in words."""
        import polars as pl

        known = check_lang(lang)
        told = [[reason.text(known) for reason in one.reasons] for one in self]
        reasons = pl.Series("reasons", told, dtype=pl.List(pl.String))
        return self.frame.select(_TOLD).with_columns(reasons)


def where_first(
    source: object,
    *,
    on: AnyDay,
    months: int = MONTHS,
    weights: Mapping[str, float] | Weights | None = None,
    top: int | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = LEVEL,
) -> Precedence:
    """The enterprises in the order in which to go to them, by what was known at the end of a day.

    :param source: a dossier, or tables by name, as :func:`ansheng.figures` takes them
    :param on: the day; what came later is not looked at
    :param months: so many months are looked back on for hazards found, repeats and accidents
    :param weights: points of the parts that are to differ from the usual, such as ``{"accidents": 10, "visit": 0}``
    :param top: so many count as the first in ``first``; without it a tenth of the units, at most 20
    :param draws: so many times the order is drawn; of many units fewer times
    :param seed: the same seed gives the same intervals
    :param level: the share of the draws that lies in an interval
    :raises InputError: there is neither a list of enterprises nor a table of hazards, or a number makes no sense
    :raises UnknownNameError: a weight is of no part; near names are listed
    :raises DayError: the day is not understood

    >>> import ansheng
    >>> dossier = ansheng.open_dossier("examples/lingwu-2020")
    >>> found = ansheng.where_first(dossier, on="2020-12-31", draws=50)
    >>> len(found), next(iter(found)).rank
    (475, 1)
    """
    day = day_of(on, "on")
    if months < 1 or (top is not None and top < 1) or draws < 1 or not 0 < level < 1:
        raise InputError(
            Words(
                "回看月数、名次数、抽样次数应为正整数，区间比例应在0与1之间",
                "expected months, top and draws of 1 or more, and a level between 0 and 1",
            )
        )
    return ordered(
        known(tables_of(source), day, months),
        Weights.of(weights),
        top=top,
        draws=draws,
        seed=seed,
        level=level,
    )


def ordered(
    found: Known, weights: Weights, *, top: int | None, draws: int, seed: int, level: float
) -> Precedence:
    """The units in their order, by what is known of them."""
    import polars as pl

    parts = parts_of(found, weights)
    times, top = draws_of(found.units.height, draws), first_of(found.units.height, top)
    frame = _scored(found, parts, weights)
    if found.units.height:
        made = intervals(found.units, parts, weights, top=top, draws=times, seed=seed, level=level)
        rank = pl.col("rank")
        frame = frame.hstack(made).with_columns(
            rank_low=pl.min_horizontal("rank_low", rank), rank_high=pl.max_horizontal("rank_high", rank)
        )
        frame = frame.sort("rank", maintain_order=True)
    else:
        frame = frame.with_columns(rank_low=pl.lit(0), rank_high=pl.lit(0), first=pl.lit(0.0))
    return Precedence(
        found.on, frame, weights, parts.kept, found.since, found.visits_since, found.absent, found.unplaced,
        found.undated, top, times, seed, level,
    )  # fmt: skip


def _scored(found: Known, parts: Parts, weights: Weights) -> pl.DataFrame:
    import polars as pl

    score = scores(parts, weights)
    return found.units.drop("key").with_columns(
        ranked(score).cast(pl.Int64).alias("rank"),
        score.alias("score"),
        scores(parts, weights, "_least").alias("least"),
        scores(parts, weights, "_most").alias("most"),
        parts.amounts.to_struct("_amounts"),
    )
