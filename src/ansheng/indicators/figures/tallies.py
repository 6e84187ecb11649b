"""Tallies: what many quantities of one table add up to, group by group and window by window, in one walk over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_

import attrs
import polars as pl

from ansheng.dates import Period
from ansheng.facts.as_of import as_of as known
from ansheng.indicators.evaluation.marking import Listed, exact_sum, marks, undecided
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.rules.lower import Lowering

Together = tuple[Quantity, ...]
"""Quantities of one record that are counted together: both parts of a rate of the same records, or one quantity."""

ALL = "_all"
"""The column by which records are grouped that are not told apart."""


@attrs.frozen
class Asked:
    """A window, and the day to whose end events are known."""

    window: Period
    as_of: dt.date


def alike(together: Together) -> bool:
    """Whether all of it counts the records of one day, or of none, and nothing but the day tells the window."""
    days = {quantity.day for quantity in together}
    return len(days) == 1 and all(q.period is None and q.found_in is None for q in together)


@attrs.frozen(eq=False, slots=False)
class Walk:
    """One walk over a table for all that is counted in it as of one day.

    :param windows: the windows into which the records fall: one, or several that adjoin
    :param counted: what is counted, of one record: all alike and by the same day, or one thing in one window
    :param listed: the values among which those of a quantity must be, by quantity
    :param start: the number of the first record, where the frame is a piece of a table
    :param apart: whether different values are kept, so that the tallies of several pieces can be added up
    """

    frame: pl.LazyFrame
    by: tuple[str, ...]
    as_of: dt.date
    windows: tuple[Period, ...]
    counted: tuple[Together, ...]
    listed: dict[Quantity, Listed | None]
    start: int = 0
    apart: bool = False

    @property
    def table(self) -> str:
        """The name of the table that is walked over."""
        return self.counted[0][0].table

    @cached_property
    def keys(self) -> list[str]:
        """The columns by which records are grouped."""
        return list(self.by) or [ALL]

    @cached_property
    def places(self) -> dict[Quantity, int]:
        """The number of each quantity."""
        every = dict.fromkeys(quantity for together in self.counted for quantity in together)
        return {quantity: at for at, quantity in enumerate(every)}

    @property
    def told_apart(self) -> list[int]:
        """The numbers of the quantities that do not count the same records: of those that are alike the first."""
        return [0] if alike(self.counted[0]) else list(self.places.values())

    def numbered(self, together: Together) -> list[tuple[Quantity, int]]:
        """The quantities of what is counted together that do not count the same records, with their numbers."""
        if alike(together):
            return [(together[0], 0)]
        return [(quantity, self.places[quantity]) for quantity in together]

    def lazy(self) -> pl.LazyFrame:
        """The tallies: a row a group and window, the window null for records without a day."""
        whole = Period(self.windows[0].first, self.windows[-1].last)
        lower, record = Lowering(pl, self.as_of, {}), self.counted[0][0].record
        rows = known(self.frame, record, self.as_of).with_columns(
            pl.int_range(self.start, self.start + pl.len()).alias("_at"),
            self._window(),
            *([] if self.by else [pl.lit(True).alias(ALL)]),
            *(
                mark
                for quantity, at in self.places.items()
                for mark in marks(quantity, at, whole, lower, self.listed.get(quantity))
            ),
        )
        rows = rows.filter(reduce(or_, map(_inside, self.told_apart)))
        rows = rows.with_columns(
            pl.any_horizontal(undecided(quantity, self.places[quantity]) for quantity in together).alias(
                f"_unsure{n}"
            )
            for n, together in enumerate(self.counted)
        )
        rows = rows.with_columns(
            _taken(quantity, n, self.places[quantity])
            for n, together in enumerate(self.counted)
            for quantity in together
        )
        several = ["_window"] if len(self.windows) > 1 else []
        tallies = rows.group_by([*self.keys, *several]).agg(
            *(pl.col("_at").filter(_inside(at)).min().alias(f"_first{at}") for at in self.told_apart),
            pl.len().alias("_rows"),
            *(tally for n, together in enumerate(self.counted) for tally in self._tallies(n, together)),
        )
        return tallies if several else tallies.with_columns(pl.lit(0, pl.UInt32).alias("_window"))

    def of(self, found: pl.DataFrame, together: Together, groups: pl.DataFrame) -> pl.DataFrame:
        """What is counted together, for each of the groups and each window.

        :param found: the tallies, collected
        :returns: the columns of ``groups``, ``_window``, ``_value0`` and ``_value1``, null where nothing can be told,
            ``_unknown`` and ``_twice``
        """
        n = self.counted.index(together)
        windows = pl.DataFrame({"_window": pl.Series(range(len(self.windows)), dtype=pl.UInt32)})
        grid = groups.join(windows, how="cross").join(
            found, on=[*self.keys, "_window"], how="left", nulls_equal=True
        )
        undated = found.filter(pl.col("_window").is_null())
        if undated.height:
            grid = grid.join(
                undated.drop("_window"), on=self.keys, how="left", nulls_equal=True, suffix="_undated"
            )
        return grid.select(
            *groups.columns, "_window", *self._values(n, together, found.schema, bool(undated.height))
        )

    def _window(self) -> pl.Expr:
        """In which window a record lies; null without a day."""
        day = self.counted[0][0].day
        if len(self.windows) == 1 or day is None:
            return pl.lit(0, pl.UInt32).alias("_window")
        starts = pl.lit(pl.Series([window.first for window in self.windows]))
        number = starts.search_sorted(pl.col(day), side="right").cast(pl.Int64) - 1
        return pl.when(pl.col(day).is_not_null()).then(number).cast(pl.UInt32, strict=False).alias("_window")

    def _tallies(self, n: int, together: Together) -> Iterator[pl.Expr]:
        yield pl.col(f"_unsure{n}").sum().alias(f"_unknown{n}")
        twice = [pl.col(f"_taken{n}_{at}") & pl.col(f"_twice{at}") for at in self._of_periods(together)]
        if twice:
            yield pl.any_horizontal(twice).sum().alias(f"_twice{n}")
        for part, quantity in enumerate(together):
            at = self.places[quantity]
            taken = pl.col(f"_taken{n}_{at}")
            if not alike(together):
                yield _inside(at).sum().alias(f"_rows{n}_{part}")
                yield (pl.col(f"_unsure{n}") & _inside(at)).sum().alias(f"_unknown{n}_{part}")
            yield taken.sum().alias(f"_known{n}_{part}")
            if quantity.kind == "distinct":
                values = pl.col(f"_value{at}").filter(taken)
                yield (values.unique() if self.apart else values.n_unique()).alias(f"_value{n}_{part}")
            elif quantity.kind == "sum":
                yield pl.col(f"_value{at}").filter(taken).alias(f"_value{n}_{part}")

    def _of_periods(self, together: Together) -> list[int]:
        """The numbers of the quantities that may be stated twice."""
        return [self.places[q] for q in together if q.period is not None and q.day is None]

    def _values(self, n: int, together: Together, schema: pl.Schema, undated: bool) -> Iterator[pl.Expr]:
        def total(name: str) -> pl.Expr:
            dated = pl.col(name).fill_null(0).cast(pl.Int64)
            return dated + pl.col(f"{name}_undated").fill_null(0).cast(pl.Int64) if undated else dated

        beside = pl.lit(0, pl.Int64)
        for part, quantity in enumerate(together):
            own = "" if alike(together) else f"{n}_{part}"
            rows, unknown = total(f"_rows{own}"), total(f"_unknown{own or n}")
            sure = total(f"_known{n}_{part}")
            name = f"_known{n}_{part}" if quantity.kind == "count" else f"_value{n}_{part}"
            zero = pl.lit("0") if schema[name] == pl.String else pl.lit(0, pl.Int64)
            value = pl.col(name) if schema[name] == pl.String else pl.col(name).cast(pl.Int64)
            nothing = (unknown > 0) & ((unknown == rows) | ((sure == 0) & (quantity.kind != "count")))
            listed = self.listed.get(quantity)
            if listed is not None and listed.unknown:
                there = (rows > 0) | (not self.by)
                nothing = nothing | (there & (not listed.values))
                beside = pl.max_horizontal(beside, pl.when(there).then(listed.unknown).otherwise(0))
            yield pl.when(~nothing).then(value.fill_null(zero)).alias(f"_value{part}")
        yield (total(f"_unknown{n}") + beside).alias("_unknown")
        yield (total(f"_twice{n}") if self._of_periods(together) else pl.lit(0, pl.Int64)).alias("_twice")


def summed(walk: Walk, found: pl.DataFrame) -> pl.DataFrame:
    """The tallies with the values of each sum added up, as the text of an exact number."""
    named = [
        (f"_value{n}_{part}", quantity)
        for n, together in enumerate(walk.counted)
        for part, quantity in enumerate(together)
        if quantity.kind == "sum"
    ]
    return found.with_columns(
        pl.Series(name, [str(exact_sum(values, quantity.scale)) for values in found[name]], dtype=pl.String)
        for name, quantity in named
    )


def _inside(at: int) -> pl.Expr:
    return pl.col(f"_inside{at}").fill_null(True)


def _taken(quantity: Quantity, n: int, at: int) -> pl.Expr:
    """Whether a record is taken for a quantity, and nothing that is counted together with it is unknown of it."""
    there = pl.col(f"_hit{at}").fill_null(False)
    if quantity.fact is not None:
        there = there & pl.col(f"_value{at}").is_not_null()
    return (there & ~pl.col(f"_unsure{n}")).alias(f"_taken{n}_{at}")
