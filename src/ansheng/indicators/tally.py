"""Tally: what the quantities of an indicator add up to, group by group, and the records that cannot be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError
from ansheng.indicators.quantity import Quantity
from ansheng.indicators.selection import known_at, within
from ansheng.rules import nodes
from ansheng.rules.facts import Facts
from ansheng.rules.lower import Lowering

if TYPE_CHECKING:
    import polars as pl

    from ansheng.dates import Period

Key = tuple[str | None, ...]
"""The values of the facts by which figures are told apart; None where a record does not say."""

_SHOWN = 5


@attrs.frozen
class Tally:
    """What one group of records adds up to, and the rows that could not be decided."""

    value: int | Decimal | None = 0
    unknown: frozenset[int] = frozenset()


def tallied(
    quantities: Sequence[Quantity], frame: pl.DataFrame, by: Sequence[str], window: Period, as_of: dt.date
) -> list[dict[Key, Tally]]:
    """The tallies by group of quantities of one record; a row that one of them cannot decide is left out of all."""
    import polars as pl

    lower = Lowering(pl, as_of, {})
    rows = known_at(frame.lazy(), quantities[0].record, as_of).with_columns(
        pl.int_range(pl.len()).alias("_at"),
        *(
            column
            for at, quantity in enumerate(quantities)
            for column in _columns(quantity, at, window, lower)
        ),
    )
    undecided = pl.any_horizontal(_undecided(at) for at in range(len(quantities)))
    group = [pl.col(name) for name in by] or [pl.lit(True).alias("_all")]
    found: list[dict[Key, Tally]] = []
    for at, quantity in enumerate(quantities):
        taken = pl.col(f"_hit{at}").fill_null(False) & pl.col(f"_value{at}").is_not_null() & ~undecided
        tallies = (
            rows.filter(pl.col(f"_inside{at}").fill_null(True))
            .group_by(group, maintain_order=True)
            .agg(
                _known=pl.len() if quantity.kind == "count" else taken.sum(),
                _rows=pl.len(),
                _unknown=pl.col("_at").filter(undecided),
                _value=_measured(quantity, pl.col(f"_value{at}").filter(taken)),
            )
            .collect()
        )
        found.append({row[: len(by)]: _tally(*row[-4:]) for row in tallies.iter_rows()})
    return found


def typed_table(table: Any, record: type[Facts]) -> pl.DataFrame:
    """The table, if it is a Polars frame with every fact of the record in its own type.

    :raises InputError: it is not; the message says how to make it one
    """
    import polars as pl

    from ansheng.rules.columns import DTYPES

    wanted = {fact.name: DTYPES[fact.kind] for fact in record.facts().values() if fact.kind in DTYPES}
    if not isinstance(table, pl.DataFrame):
        kind = f"{type(table).__module__.partition('.')[0]}.{type(table).__name__}"
        raise _not_typed(record, f"它是 {kind}", f"it is a {kind}")
    lacking = [name for name in wanted if name not in table.columns]
    if lacking:
        raise _not_typed(record, f"缺少列 {_few(lacking, '、')}", f"it lacks {_few(lacking, ', ')}")
    wrong = [name for name, dtype in wanted.items() if table.schema[name] != dtype]
    if wrong:
        name = wrong[0]
        raise _not_typed(
            record,
            f"列 {name} 应为 {wanted[name]}，而是 {table.schema[name]}",
            f"column {name} must be {wanted[name]}, not {table.schema[name]}",
        )
    return table


def _columns(quantity: Quantity, at: int, window: Period, lower: Lowering) -> Iterator[pl.Expr]:
    import polars as pl

    inside = within(quantity, window)
    conditions = tuple(node for node in (inside, quantity.where) if node)
    named = {
        "inside": lower.column(inside) if inside else pl.lit(True),
        "hit": lower.column(nodes.AllOf(conditions)) if conditions else pl.lit(True),
        "value": pl.col(quantity.fact) if quantity.fact else pl.lit(True),
        "needed": lower.column(quantity.expected) if quantity.expected else pl.lit(True),
    }
    yield from (column.alias(f"_{name}{at}") for name, column in named.items())


def _undecided(at: int) -> pl.Expr:
    """Whether it is unknown if the row is taken, or it is taken and lacks the value that it needs."""
    import polars as pl

    hit, value, needed = (pl.col(f"_{name}{at}") for name in ("hit", "value", "needed"))
    return hit.is_null() | (hit & value.is_null() & needed.fill_null(True))


def _measured(quantity: Quantity, taken: pl.Expr) -> pl.Expr:
    """What a quantity makes of the values taken; a sum is made later, of all of them."""
    match quantity.kind:
        case "count":
            return taken.count()
        case "distinct":
            return taken.n_unique()
    return taken


def _tally(known: int, rows: int, unknown: Sequence[int], value: int | Sequence[Any]) -> Tally:
    """What a group adds up to; nothing, where all its records are unknown or none gives a value to add."""
    if unknown and (rows == len(unknown) or not known):
        return Tally(None, frozenset(unknown))
    return Tally(value if isinstance(value, int) else _exact_sum(value), frozenset(unknown))


def _exact_sum(values: Sequence[Any]) -> int | Decimal:
    """The sum as the decimals that were written add up, without the noise of binary fractions."""
    found = sum((Decimal(repr(value)) for value in values), Decimal())
    return int(found) if found == found.to_integral_value() else found


def _few(names: Sequence[str], comma: str) -> str:
    return comma.join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _not_typed(record: type[Facts], zh: str, en: str) -> InputError:
    return InputError(
        f"“{record.title}”表（{record.table}）不是定型的表:{zh}。请先用 Dossier.of 定型，再取其 tables",
        f"the table {record.table!r} is not a typed table: {en}; type it with Dossier.of and take its tables",
    )
