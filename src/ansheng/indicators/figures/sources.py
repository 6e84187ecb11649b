"""Sources: tables of figures wherever they live; of a database the columns that are read are brought, by the batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import attrs
import polars as pl

from ansheng.errors import InputError
from ansheng.facts import nodes
from ansheng.facts.as_of import dated_flags
from ansheng.facts.frames import NATIVE, library_of
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.evaluation.subtotals import typed_lazy
from ansheng.indicators.figures.distant import Distant
from ansheng.sheets.door import regular
from ansheng.words import Words

BATCH = 100_000
"""So many rows of a database are read at a time."""


@attrs.frozen
class Stored:
    """A table of a database of SQLite or PostgreSQL; its columns are named like those of a file.

    :param address: the address of the database, such as ``sqlite:///数据.db`` or ``postgresql://user@host/name``
    :param table: the name of the table or view
    """

    address: str = attrs.field(repr=False)
    table: str


def source(
    table: Any, record: type[Facts], quantities: Iterable[Quantity], by: Sequence[str]
) -> pl.LazyFrame | Distant:
    """A table as a lazy frame, or one that stays where it is, with at least the facts that quantities read.

    :raises InputError: it is neither typed, nor of an engine or a database that can be read
    """
    if library_of(table) not in NATIVE and not isinstance(table, Stored):
        return typed_lazy(table, record)
    only = list(dict.fromkeys(_read(record, quantities, by)))
    if isinstance(table, Stored):
        return _stored(table, record, only).lazy()
    return Distant(table, record, tuple(only))


def facts_in(table: Any, record: type[Facts], names: Sequence[str]) -> pl.LazyFrame:
    """A table with at least the facts so named, brought from wherever it lives.

    :raises InputError: it is neither typed, nor of an engine or a database that can be read
    """
    found = source(table, record, (), names)
    return found.brought() if isinstance(found, Distant) else found


def _read(record: type[Facts], quantities: Iterable[Quantity], by: Sequence[str]) -> Iterator[str]:
    """The facts that are read of a record; the flags with a day of their own are all looked at."""
    facts = record.facts()
    for flag, day in dated_flags(record).items():
        yield from (flag, day)
    yield from (name for name in by if name in facts)
    for quantity in quantities:
        yield from (name for name in (quantity.fact, quantity.day, quantity.period) if name is not None)
        if quantity.scale is not None:
            yield quantity.scale.fact
        if quantity.period is not None and quantity.day is None:
            yield from (fact.name for fact in facts.values() if fact.kind in ("text", "choice"))
        for node in (quantity.where, quantity.expected):
            if node is not None:
                yield from (part.name for part in nodes.walk(node) if isinstance(part, nodes.FactRef))


def _stored(stored: Stored, record: type[Facts], only: Sequence[str]) -> pl.DataFrame:
    """Some facts of a table of a database, typed batch by batch."""
    import sqlalchemy as sa

    with _connected(stored) as connection:
        names = [column["name"] for column in sa.inspect(connection).get_columns(stored.table)]
        matched = record.match(names).matched
        headers = [matched[name][0] for name in only if name in matched] or names[:1]
        chosen: Any = sa.select(*(sa.column(header) for header in headers)).select_from(
            sa.table(stored.table)
        )
        result = connection.execute(chosen.execution_options(yield_per=BATCH))
        batches = [_frame(rows, headers) for rows in result.partitions()] or [_frame([], headers)]
    return pl.concat([load(batch, record, only=only).typed.frame for batch in batches])


def _frame(rows: Sequence[Any], headers: Sequence[str]) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if rows else ([] for _ in headers)
    return pl.DataFrame(
        [pl.Series(name, list(values), strict=False) for name, values in zip(headers, columns, strict=True)]
    )


@contextmanager
def _connected(stored: Stored) -> Iterator[Any]:
    """A connection that only reads.

    :raises InputError: the database or the table cannot be read
    """
    import sqlalchemy as sa

    try:
        url = sa.make_url(stored.address)
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        elif url.database and not regular(url.database):
            raise InputError(
                Words(
                    f"{url.database}：数据库不存在；请核对路径",
                    f"{url.database}: there is no such database; check the path",
                )
            )
        engine = sa.create_engine(url)
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()
    except (sa.exc.SQLAlchemyError, ModuleNotFoundError) as error:
        raise InputError(
            Words(
                f"数据库的表“{stored.table}”无法读取；请核对数据库地址、表名和权限",
                f"the table {stored.table!r} of the database cannot be read ({type(error).__name__}); "
                "check the address, the name and the rights",
            )
        ) from error
