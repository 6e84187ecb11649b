"""Subtotal: what the quantities of an indicator add up to, group by group, and the records that cannot be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError
from ansheng.facts.as_of import as_of as known
from ansheng.facts.record import Facts
from ansheng.indicators.evaluation.marking import Listed, exact_sum, listing, marks, undecided
from ansheng.indicators.evaluation.quantity import Quantity, UnitFactors
from ansheng.rules.lower import Lowering
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.dates import Period

Key = tuple[str | None, ...]
"""The values of the facts by which figures are told apart; None where a record does not say."""

_SHOWN = 5


@attrs.frozen
class Subtotal:
    """What one group of records adds up to, and the rows that could not be decided.

    :param twice: the rows that state one quantity of a period more than once, of which only one can hold
    """

    value: int | Decimal | None = 0
    unknown: frozenset[int] = frozenset()
    twice: frozenset[int] = frozenset()


def subtotals(
    quantities: Sequence[Quantity],
    frame: pl.DataFrame,
    by: Sequence[str],
    window: Period,
    as_of: dt.date,
    others: Sequence[pl.DataFrame | None] = (),
) -> list[dict[Key, Subtotal]]:
    """The tallies by group of quantities of one record; a row that one of them cannot decide is left out of all.

    :param others: for each quantity the table of its ``found_in``
    """
    import polars as pl

    lower = Lowering(pl, as_of, {})
    listed = [
        listing(quantity.found_in, other, window, as_of)
        for quantity, other in zip_longest(quantities, others, fillvalue=None)
        if quantity is not None
    ]
    rows = known(frame.lazy(), quantities[0].record, as_of).with_columns(
        pl.int_range(pl.len()).alias("_at"),
        *(
            column
            for at, quantity in enumerate(quantities)
            for column in marks(quantity, at, window, lower, listed[at])
        ),
    )
    unsure = pl.any_horizontal(undecided(quantity, at) for at, quantity in enumerate(quantities))
    group = [pl.col(name) for name in by] or [pl.lit(True).alias("_all")]
    found: list[dict[Key, Subtotal]] = []
    for at, quantity in enumerate(quantities):
        taken = pl.col(f"_hit{at}").fill_null(False) & pl.col(f"_value{at}").is_not_null() & ~unsure
        among = listed[at]
        tallies = (
            rows.filter(pl.col(f"_inside{at}").fill_null(True))
            .group_by(group, maintain_order=True)
            .agg(
                _known=pl.len() if quantity.kind == "count" else taken.sum(),
                _rows=pl.len(),
                _unknown=pl.col("_at").filter(unsure),
                _twice=pl.col("_at").filter(taken & pl.col(f"_twice{at}")),
                _value=_measured(quantity, pl.col(f"_value{at}").filter(taken)),
            )
            .collect()
        )
        found.append(
            {
                row[: len(by)]: _beside(
                    _tally(row[-5], row[-4], row[-3], row[-2], row[-1], quantity.scale), among
                )
                for row in tallies.iter_rows()
            }
        )
    return found


def typed_table(table: Any, record: type[Facts]) -> pl.DataFrame:
    """The table, if it is a Polars frame with every fact of the record in its own type; a lazy one is collected.

    :raises InputError: it is not; the message says how to make it one
    """
    import polars as pl

    if isinstance(table, pl.DataFrame):
        _check_typed(table.schema, record)
        return table
    return typed_lazy(table, record).collect()


def typed_lazy(table: Any, record: type[Facts]) -> pl.LazyFrame:
    """The table as a lazy frame, if it is a Polars frame with every fact of the record in its own type.

    :raises InputError: it is not; the message says how to make it one
    """
    import polars as pl

    if not isinstance(table, pl.DataFrame | pl.LazyFrame):
        kind = f"{type(table).__module__.partition('.')[0]}.{type(table).__name__}"
        raise _not_typed(record, Words(f"其类型为 {kind}", f"it is a {kind}"))
    _check_typed(table.collect_schema(), record)
    return table.lazy()


def _check_typed(schema: Mapping[str, Any], record: type[Facts]) -> None:
    from ansheng.facts.loading.columns import DTYPES

    wanted = {fact.name: DTYPES[fact.kind] for fact in record.facts().values() if fact.kind in DTYPES}
    lacking = [name for name in wanted if name not in schema]
    if lacking:
        raise _not_typed(record, Words(f"缺少列 {_few(lacking, '、')}", f"it lacks {_few(lacking, ', ')}"))
    wrong = [name for name, dtype in wanted.items() if schema[name] != dtype]
    if wrong:
        name = wrong[0]
        raise _not_typed(
            record,
            Words(
                f"列 {name} 应为 {wanted[name]}，实为 {schema[name]}",
                f"column {name} must be {wanted[name]}, not {schema[name]}",
            ),
        )


def _beside(tally: Subtotal, listed: Listed | None) -> Subtotal:
    """The tally with the records of the other table that cannot be decided, numbered below zero.

    Where that table has no other records, nothing can be told.
    """
    if listed is None or not listed.unknown:
        return tally
    unknown = tally.unknown | frozenset(range(-listed.unknown, 0))
    return attrs.evolve(tally, value=tally.value if listed.values else None, unknown=unknown)


def _measured(quantity: Quantity, taken: pl.Expr) -> pl.Expr:
    """What a quantity makes of the values taken; a sum is made later, of all of them."""
    match quantity.kind:
        case "count":
            return taken.count()
        case "distinct":
            return taken.n_unique()
    return taken


def _tally(
    known: int,
    rows: int,
    unknown: Sequence[int],
    twice: Sequence[int],
    value: int | Sequence[Any],
    scale: UnitFactors | None,
) -> Subtotal:
    """What a group adds up to; nothing, where all its records are unknown or none gives a value to add."""
    if unknown and (rows == len(unknown) or not known):
        return Subtotal(None, frozenset(unknown))
    sum_ = value if isinstance(value, int) else exact_sum(value, scale)
    return Subtotal(sum_, frozenset(unknown), frozenset(twice))


def _few(names: Sequence[str], comma: str) -> str:
    return comma.join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _not_typed(record: type[Facts], words: Words) -> InputError:
    return InputError(
        Words(
            f"“{record.title}”表（{record.table}）的列与采集项不符，{words.zh}；请先用 Dossier.of 转换，再取其 tables",
            f"the table {record.table!r} is not a typed table: {words.en}; type it with Dossier.of and take its tables",
        )
    )
