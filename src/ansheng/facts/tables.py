"""Tables: typed frames by name, and their rows as plain values or as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ansheng.facts.record import Record

if TYPE_CHECKING:
    import polars as pl

Tables = Mapping[str, "pl.DataFrame"]
"""The tables of a dossier or of a ledger, by name."""


def rows_of(tables: Tables, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, none where it is not there."""
    frame = tables.get(name)
    return iter(()) if frame is None else frame.iter_rows(named=True)


def records_of(tables: Tables, facts: type[Record]) -> Iterator[Record]:
    """The rows of a table as records of its class."""
    names = set(facts.facts())
    for row in rows_of(tables, facts.table):
        yield facts(**{name: value for name, value in row.items() if name in names})
