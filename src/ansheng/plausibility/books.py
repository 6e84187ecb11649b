"""Books: the tables that are looked at, and columns of them put so that tests can be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import polars as pl

from ansheng.facts.loading.table import EXTRA, unfolded

AT = "_at"
"""The place of a record in its table, from 0."""
BODY = "_body"
"""Who did the work: an inspector, a body or a department, whichever the table says."""

_STATED = 0.8
"""A column says something of a table where so much of it is filled."""


@attrs.frozen(eq=False)
class Books:
    """Tables by name, typed as a dossier has them, and when a ledger wrote what down.

    :param written: the events that people put down in a ledger, as
        :meth:`ansheng.Ledger.written` gives them; None where the tables come from no ledger
    """

    tables: Mapping[str, pl.DataFrame]
    written: pl.DataFrame | None = None

    def frame(self, table: str) -> pl.DataFrame | None:
        """A table with the place of each record; None where it is not there or empty."""
        found = self.tables.get(table)
        return None if found is None or not found.height else found.with_row_index(AT)

    def other(self, table: str) -> pl.DataFrame:
        """What stands in the columns of a table that no fact is for, as text, by header; empty where there is none."""
        found = self.tables.get(table)
        if found is None or EXTRA not in found.columns or not found[EXTRA].count():
            return pl.DataFrame()
        return unfolded(found[EXTRA])


def lacking(frame: pl.DataFrame, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the facts that the table says nothing of."""
    return tuple(
        name for name in names if name not in frame.columns or frame[name].null_count() == frame.height
    )


def stated(frame: pl.DataFrame, names: Sequence[str], *, apart: int = 1) -> str | None:
    """The first of the facts that most records state, in at least so many different ways."""
    for name in names:
        filled = not lacking(frame, [name]) and frame[name].count() >= _STATED * frame.height
        if filled and frame[name].drop_nulls().n_unique() >= apart:
            return name
    return None


def with_body(frame: pl.DataFrame, names: Sequence[str]) -> tuple[pl.DataFrame, str | None]:
    """The table with who did the work, by the first of the facts that says so; one body for all where none does."""
    name = stated(frame, names)
    told = pl.lit("") if name is None else pl.col(name).cast(pl.String).fill_null("")
    return frame.with_columns(told.alias(BODY)), name


def first_visits(visits: pl.DataFrame) -> pl.DataFrame:
    """The visits without those that look again at what was found, which rightly find nothing new."""
    if "mode" not in visits.columns:
        return visits
    return visits.filter(pl.col("mode").is_null() | (pl.col("mode") != "revisit"))
