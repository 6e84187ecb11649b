"""Gathering: the figures of many indicators, groups and periods, in as few walks over the tables as they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import polars as pl

from ansheng.called import called
from ansheng.dates import AnyDay, AnyPeriod, Every, Period, day_label, day_of
from ansheng.facts.record import Facts
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.evaluation.marking import listing
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.figures.distant import Distant, counted_apart
from ansheng.indicators.figures.sources import source
from ansheng.indicators.figures.table import Block, Figures
from ansheng.indicators.figures.tallies import ALL, Asked, Together, Walk, alike, summed
from ansheng.indicators.indicator import Indicator, base_window, counted_days, names_of, table_of
from ansheng.words import Words


def figures(
    tables: Mapping[str, Any],
    indicators: Iterable[Indicator],
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    by: str | Sequence[str] | None = None,
    every: Every | None = None,
    against: Against | str | None = None,
    base: AnyPeriod | None = None,
) -> Figures:
    """The figures of indicators by groups and periods; :func:`ansheng.figures` takes names and a dossier too.

    Each is the figure that :func:`ansheng.indicators.evaluate` gives for its period, but that it has no value where the
    table has no record so early. The groups of an indicator are those of the whole period.

    :raises InputError: a table is not given, or is not typed, or the base period is not given
    :raises UnknownNameError: ``by`` is no fact of a record that an indicator counts, ``every`` is no span, or
        ``against`` no base
    :raises DayError: the period begins after ``as_of``, or one of them is not understood
    """
    whole, day, chosen = Period.of(period), day_of(as_of, "as_of"), tuple(indicators)
    counted_days(whole, day)
    asked = names_of(by) if chosen else ()
    names = tuple(dict.fromkeys(_fact(chosen[0].numerator.record, name) for name in asked))
    windows = whole.split(every) if every else (whole,)
    fixed = None if base is None else Period.of(base)
    beside = None if against is None else Against.of(against)
    plans = [_Plan.of(one, windows, day, bool(every), beside, fixed) for one in chosen]
    for plan in plans:
        plan.indicator.refuse_unknown(names)
    gathered = _Gathered.of(plans, tables, names)
    return Figures(tuple(gathered.block(plan) for plan in plans), names, every, beside)


def _fact(record: type[Facts], name: str) -> str:
    """The name of the fact that is called so."""
    facts = record.facts()
    what = Words(f"“{record.title}”的采集项", f"fact of {record.__name__}")
    return called(what, name, facts, lambda _, fact: (fact.title, fact.en)).name


@attrs.frozen
class _Plan:
    """What is asked of one indicator: period by period, and the bases; None for a period that has not begun."""

    indicator: Indicator
    windows: tuple[Period, ...]
    asked: tuple[Asked | None, ...]
    bases: tuple[Asked | None, ...]
    against: Against | None
    as_of: dt.date

    @staticmethod
    def of(
        indicator: Indicator,
        windows: tuple[Period, ...],
        as_of: dt.date,
        apart: bool,
        against: Against | None,
        base: Period | None,
    ) -> _Plan:
        """The plan for the periods; a stock is taken at the end of each where a longer one is split into them."""
        stock = any(quantity.day is None and quantity.period is None for quantity in indicator.quantities)

        def ask(window: Period) -> Asked | None:
            if window.first > as_of:
                return None
            counted = counted_days(window, as_of)
            return Asked(counted, counted.last if apart and stock else as_of)

        def before(now: Asked | None) -> Asked | None:
            if now is None or against is None:
                return None
            window = base_window(now.window, against, base)
            return Asked(window, now.as_of - (now.window.last - window.last))

        asked = tuple(map(ask, windows))
        return _Plan(indicator, windows, asked, tuple(map(before, asked)), against, as_of)


@attrs.frozen(eq=False)
class _Gathered:
    """The walks of some plans with what they found, and on which day the records of each table begin.

    :param where: by what is counted and what is asked, the walk and the number of the window in it
    """

    by: tuple[str, ...]
    walks: tuple[Walk, ...]
    found: tuple[pl.DataFrame, ...]
    where: Mapping[tuple[Together, Asked], tuple[int, int]]
    begins: Mapping[tuple[str, str], dt.date | None]

    @staticmethod
    def of(plans: Sequence[_Plan], tables: Mapping[str, Any], by: tuple[str, ...]) -> _Gathered:
        """Make all walks at once."""
        frames = _frames(plans, tables, by)
        walks = tuple(_walks(plans, frames, by))
        days = dict.fromkeys(
            (quantity.table, quantity.day)
            for plan in plans
            for quantity in plan.indicator.quantities
            if quantity.day is not None
        )
        firsts, tallies = _told(frames, list(days), walks)
        return _Gathered(
            by,
            walks,
            tallies,
            {
                (together, Asked(window, walk.as_of)): (at, place)
                for at, walk in enumerate(walks)
                for together in walk.counted
                for place, window in enumerate(walk.windows)
            },
            firsts,
        )

    def block(self, plan: _Plan) -> Block:
        """The figures of one indicator."""
        groups = self._groups(plan)
        known = tuple(
            base is not None and all(self._goes_back(q, base.window) for q in plan.indicator.quantities)
            for base in plan.bases
        )
        bases = tuple(base if there else None for base, there in zip(plan.bases, known, strict=True))
        frame = self._parts(plan.indicator, plan.asked, groups, "")
        if plan.against is not None:
            earlier = self._parts(plan.indicator, bases, groups, "_base")
            frame = frame.hstack(earlier.drop("_place", *self.by, strict=False))
        return Block(
            plan.indicator,
            self.by,
            tuple(
                now or Asked(window, plan.as_of) for now, window in zip(plan.asked, plan.windows, strict=True)
            ),
            tuple(self._missing(plan, now) for now in plan.asked),
            plan.bases if plan.against is not None else None,
            plan.against,
            frame,
        )

    def _groups(self, plan: _Plan) -> pl.DataFrame:
        """The groups of an indicator, numbered in the order of the table: those of the denominator first."""
        if not self.by:
            return pl.DataFrame({ALL: [True], "_key": pl.Series([0], dtype=pl.UInt32)})
        parts = [quantity for together in plan.indicator.together for quantity in together]
        seen = [
            self._seen(at, window, number, -parts.index(quantity))
            for together in plan.indicator.together
            for at, window in (self.where[together, now] for now in plan.asked if now is not None)
            for quantity, number in self.walks[at].numbered(together)
        ]
        every = pl.concat(seen, how="vertical_relaxed").sort("_part", "_first")
        return (
            every.select(self.by).unique(maintain_order=True).with_row_index("_key").select(*self.by, "_key")
        )

    def _seen(self, at: int, window: int, number: int, part: int) -> pl.DataFrame:
        """The groups of one quantity in a window of a walk, and the first record of each."""
        first = pl.col(f"_first{number}")
        mine = (pl.col("_window").is_null() | (pl.col("_window") == window)) & first.is_not_null()
        return (
            self.found[at].filter(mine).select(*self.by, pl.lit(part).alias("_part"), first.alias("_first"))
        )

    def _parts(
        self, indicator: Indicator, asked: Sequence[Asked | None], groups: pl.DataFrame, suffix: str
    ) -> pl.DataFrame:
        """The parts of an indicator: a row a group and period, in this order."""
        tallies = [self._tallies(together, asked, groups) for together in indicator.together]
        values = [
            tally[name] for tally in tallies for name in ("_value0", "_value1") if name in tally.columns
        ]
        named = {f"_value{part}{suffix}": value for part, value in enumerate(values)}
        for name in ("_unknown", "_twice"):
            named[name + suffix] = sum((tally[name] for tally in tallies[1:]), tallies[0][name])
        return tallies[0].select(*self.by, "_place").with_columns(**named)

    def _tallies(
        self, together: Together, asked: Sequence[Asked | None], groups: pl.DataFrame
    ) -> pl.DataFrame:
        walked: dict[int, list[tuple[int, int]]] = {}
        for place, now in enumerate(asked):
            if now is not None:
                at, window = self.where[together, now]
                walked.setdefault(at, []).append((window, place))
        schema = {"_window": pl.UInt32, "_place": pl.UInt32}
        pieces = [
            self.walks[at]
            .of(self.found[at], together, groups)
            .join(pl.DataFrame(pairs, schema=schema, orient="row"), on="_window")
            for at, pairs in walked.items()
        ]
        places = pl.DataFrame({"_place": pl.Series(range(len(asked)), dtype=pl.UInt32)})
        grid = groups.join(places, how="cross")
        if not pieces:
            empty = pl.lit(None, pl.Int64)
            return grid.with_columns(
                *(empty.alias(f"_value{part}") for part in range(len(together))),
                empty.alias("_unknown"),
                empty.alias("_twice"),
            )
        told = pl.concat(pieces).drop("_window", *(self.by or (ALL,)))
        return grid.join(told, on=["_key", "_place"], how="left", maintain_order="left")

    def _missing(self, plan: _Plan, asked: Asked | None) -> Words | None:
        """Why a period has no figures: it had not begun, or a table has no record so early."""
        if asked is None:
            return Words(
                f"统计截止日（{day_label(plan.as_of)}）时该期间尚未开始",
                f"the period had not begun by {plan.as_of}",
            )
        for quantity in plan.indicator.quantities:
            if not self._reached(quantity, asked.window):
                return _begins_later(quantity, self.begins[quantity.table, quantity.day or ""])
        return None

    def _reached(self, quantity: Quantity, window: Period) -> bool:
        """Whether a table has a record dated in the window or before; one without a day is as it stands."""
        if quantity.day is None:
            return True
        first = self.begins[quantity.table, quantity.day]
        return quantity.period is not None if first is None else first <= window.last

    def _goes_back(self, quantity: Quantity, window: Period) -> bool:
        """Whether a base is known; of a stock nothing says how far it goes back."""
        if quantity.day is None:
            return quantity.period is not None
        first = self.begins[quantity.table, quantity.day]
        return first is not None and first <= window.last


def _begins_later(quantity: Quantity, first: dt.date | None) -> Words:
    record, day = quantity.record, quantity.record.fact(quantity.day or "")
    if first is None:
        return Words(
            f"“{record.title}”表无填写“{day.title}”的记录", f"no record of {record.en} states {day.en!r}"
        )
    return Words(
        f"“{record.title}”表自{day_label(first)}起才有记录", f"the records of {record.en} begin on {first}"
    )


def _told(
    frames: Mapping[str, pl.LazyFrame | Distant], days: Sequence[tuple[str, str]], walks: Sequence[Walk]
) -> tuple[dict[tuple[str, str], dt.date | None], tuple[pl.DataFrame, ...]]:
    """The first of each of the days, and what each walk finds; each table that is elsewhere takes one pass."""
    here = {table: frame for table, frame in frames.items() if isinstance(frame, pl.LazyFrame)}
    firsts: dict[tuple[str, str], dt.date | None] = {}
    tallies: dict[Walk, pl.DataFrame] = {}
    own, near = [key for key in days if key[0] in here], [walk for walk in walks if walk.table in here]
    lazy = [here[table].select(pl.col(day).min()) for table, day in own]
    (*found,) = pl.collect_all([*lazy, *(walk.lazy() for walk in near)])
    firsts |= {key: first.item() for key, first in zip(own, found[: len(own)], strict=True)}
    tallies |= {walk: summed(walk, one) for walk, one in zip(near, found[len(own) :], strict=True)}
    for table, far in frames.items():
        if isinstance(far, Distant):
            names, mine = [day for name, day in days if name == table], [w for w in walks if w.table == table]
            told = far.told(names, mine)
            firsts |= {(table, day): first for day, first in zip(names, told.firsts, strict=True)}
            tallies |= {walk: counted_apart(one) for walk, one in zip(mine, told.found, strict=True)}
    return firsts, tuple(tallies[walk] for walk in walks)


def _frames(
    plans: Sequence[_Plan], tables: Mapping[str, Any], by: tuple[str, ...]
) -> dict[str, pl.LazyFrame | Distant]:
    """The tables that are read, by name; one of an engine is brought where a value is looked for in all of it."""
    held: dict[str, Any] = {}
    read: dict[type[Facts], list[Quantity]] = {}
    for plan in plans:
        for quantity in plan.indicator.quantities:
            for part in (quantity, quantity.found_in):
                if part is not None:
                    held[part.table] = table_of(plan.indicator, part, tables)
                    read.setdefault(part.record, []).append(part)
    found = {record.table: source(held[record.table], record, each, by) for record, each in read.items()}
    whole = {part.table for each in read.values() for part in each if part.period and not part.day}
    whole |= {part.found_in.table for each in read.values() for part in each if part.found_in is not None}
    return {
        table: frame.brought() if isinstance(frame, Distant) and table in whole else frame
        for table, frame in found.items()
    }


def _walks(
    plans: Sequence[_Plan], frames: Mapping[str, pl.LazyFrame | Distant], by: tuple[str, ...]
) -> Iterator[Walk]:
    """What is alike shares a walk as of each day; all else has one for each window."""
    shared: dict[tuple[Any, ...], tuple[dict[Together, None], dict[Period, None]]] = {}
    for plan in plans:
        asked = [now for now in (*plan.asked, *plan.bases) if now is not None]
        for together in plan.indicator.together:
            first = together[0]
            for now in asked:
                apart = () if alike(together) and first.day is not None else (now.window,)
                alone = () if alike(together) else (together,)
                key = (first.record, first.day, now.as_of, *apart, *alone)
                counted, windows = shared.setdefault(key, ({}, {}))
                counted[together] = None
                windows[now.window] = None
    for (record, _, as_of, *_), (counted, windows) in shared.items():
        for run in _runs(windows):
            listed = {
                quantity: listing(quantity.found_in, _here(frames[quantity.found_in.table]), run[0], as_of)
                for together in counted
                for quantity in together
                if quantity.found_in is not None
            }
            yield Walk(_here(frames[record.table]), by, as_of, run, tuple(counted), listed)


def _here(table: pl.LazyFrame | Distant) -> pl.LazyFrame:
    """A table as a frame; one that stays elsewhere as an empty one, which each piece of it takes the place of."""
    return table if isinstance(table, pl.LazyFrame) else pl.LazyFrame()


def _runs(windows: Iterable[Period]) -> Iterator[tuple[Period, ...]]:
    """The windows in runs that adjoin."""
    run: list[Period] = []
    for window in sorted(windows):
        if run and window.first != run[-1].last + dt.timedelta(days=1):
            yield tuple(run)
            run = []
        run.append(window)
    yield tuple(run)
