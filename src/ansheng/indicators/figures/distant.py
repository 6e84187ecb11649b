"""Distant: tables that stay in DuckDB or Spark, tallied batch by batch where they are; only tallies come here.

Batches of the rows become typed frames, each is walked by what walks a frame, and tallies add up: counts as
numbers, sums as the exact decimals that they are, different values as sets. Spark does it beside its records in one
job, DuckDB hands out its rows in batches to this process.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import polars as pl

from ansheng.facts.frames import in_china, library_of, narrowed, reading
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.indicators.figures.tallies import Walk, summed

if TYPE_CHECKING:
    import pyarrow

BATCH = 250_000
"""So many rows of a relation of DuckDB are walked at a time."""


@attrs.frozen(eq=False)
class Distant:
    """A table of an engine, of which some facts are read.

    :param table: a DuckDB relation or a PySpark frame; its columns are headers of an office or names of facts
    """

    table: Any
    record: type[Facts]
    only: tuple[str, ...]

    def brought(self) -> pl.LazyFrame:
        """The facts as a typed frame here.

        :raises InputError: the table cannot be read
        """
        frame = pl.concat(
            [pl.DataFrame(pl.from_arrow(batch)) for batch in self._batches()] or [self.nothing()]
        )
        return self.typed(frame).lazy()

    def told(self, days: Sequence[str], walks: Sequence[Walk]) -> Tallied:
        """The first of some days of the records, and what walks find in them, in one pass over the table.

        :raises InputError: the table cannot be read
        """
        sent = attrs.evolve(self, table=None)
        job = _Job(sent, tuple(days), tuple(attrs.evolve(walk, frame=pl.LazyFrame()) for walk in walks))
        with reading():
            if library_of(self.table) == "pyspark":
                rows = self._narrow().mapInArrow(job, "tallied binary").collect()
                found = [pickle.loads(bytes(row["tallied"])) for row in rows]  # noqa: S301 - written by the job
            else:
                found = [job.tallied(self._batches())]
        kept = [one for one in found if one is not None]
        return added(kept, walks) if kept else job.of(self.nothing())

    def _narrow(self) -> Any:
        """The columns that are read and the number of each row, as a frame of the engine."""
        from ansheng.rules.engines import numbered

        table = numbered(in_china(self.table, self.record))
        matched = self.record.match(name for name in table.columns if name != ROW).matched
        headers = [*dict.fromkeys(matched[name][0] for name in self.only if name in matched), ROW]
        return narrowed(table, headers)

    def _batches(self) -> Iterator[pyarrow.RecordBatch]:
        with reading():
            table = self._narrow()
            if library_of(table) == "pyspark":
                yield from table.toArrow().to_batches()
            else:
                yield from table.to_arrow_reader(BATCH)

    def nothing(self) -> pl.DataFrame:
        """A batch of no rows."""
        return pl.DataFrame(schema={ROW: pl.Int64})

    def typed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The facts of a batch in their own types."""
        return load(frame, self.record, only=self.only).typed.frame


@attrs.frozen(eq=False)
class Tallied:
    """What was found in some of the rows of a table.

    :param firsts: the first of each of the days asked for
    :param found: by walk the tallies
    """

    firsts: tuple[dt.date | None, ...]
    found: tuple[pl.DataFrame, ...]


@attrs.frozen(eq=False)
class _Job:
    """What is done to the rows, wherever they are."""

    source: Distant
    days: tuple[str, ...]
    walks: tuple[Walk, ...]

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """In Spark: one row for each partition that has any."""
        import pyarrow as pa

        found = self.tallied(batches)
        if found is not None:
            yield pa.RecordBatch.from_pydict({"tallied": [pickle.dumps(found)]})

    def tallied(self, batches: Iterable[pyarrow.RecordBatch]) -> Tallied | None:
        """The tallies of some batches; None where they are empty."""
        whole: Tallied | None = None
        for batch in batches:
            if batch.num_rows:
                found = self.of(pl.DataFrame(pl.from_arrow(batch)))
                whole = found if whole is None else added([whole, found], self.walks)
        return whole

    def of(self, frame: pl.DataFrame) -> Tallied:
        """The tallies of one batch."""
        typed = self.source.typed(frame).lazy()
        start = int(frame[ROW].first() or 0)  # type: ignore[arg-type]
        walks = [attrs.evolve(walk, frame=typed, start=start, apart=True) for walk in self.walks]
        firsts = [typed.select(pl.col(day).min()) for day in self.days]
        (*found,) = pl.collect_all([*firsts, *(walk.lazy() for walk in walks)])
        tallies = tuple(map(summed, walks, found[len(firsts) :]))
        return Tallied(tuple(first.item() for first in found[: len(firsts)]), tallies)


def added(parts: Sequence[Tallied], walks: Sequence[Walk]) -> Tallied:
    """What was found in several places, added up."""
    firsts = [
        [day for day in days if day is not None] for days in zip(*(p.firsts for p in parts), strict=True)
    ]
    found = tuple(
        _added(walk, [part.found[at] for part in parts]) if len(parts) > 1 else parts[0].found[at]
        for at, walk in enumerate(walks)
    )
    return Tallied(tuple(min(days, default=None) for days in firsts), found)


def _added(walk: Walk, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    frame = pl.concat(frames, how="vertical_relaxed")
    keys = [*walk.keys, "_window"]
    columns = {name: dtype for name, dtype in frame.schema.items() if name not in keys}
    sums = [name for name, dtype in columns.items() if dtype == pl.String]
    found = frame.group_by(keys, maintain_order=True).agg(_together(n, d) for n, d in columns.items())
    return found.with_columns(
        pl.Series(name, [_sum(texts) for texts in found[name]], dtype=pl.String) for name in sums
    ).select(frame.columns)


def _together(name: str, dtype: Any) -> pl.Expr:
    """How the tallies of several places become one: the least number of a first row, all values, or the sum."""
    column = pl.col(name)
    if name.startswith("_first"):
        return column.min()
    if isinstance(dtype, pl.List):
        return column.explode().drop_nulls().unique(maintain_order=True)
    return column if dtype == pl.String else column.cast(pl.Int64).sum()


def _sum(texts: Iterable[str]) -> str:
    found = sum(map(Decimal, texts), Decimal())
    return str(int(found) if found == found.to_integral_value() else found)


def counted_apart(found: pl.DataFrame) -> pl.DataFrame:
    """The tallies of a walk with the number of different values in place of the values."""
    return found.with_columns(
        pl.col(name).list.len() for name, dtype in found.schema.items() if isinstance(dtype, pl.List)
    )
