"""Subtotal: what the quantities of an indicator add up to, group by group, and the records that cannot be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError
from ansheng.facts import nodes
from ansheng.facts.as_of import as_of as known
from ansheng.facts.record import Facts
from ansheng.indicators.evaluation.quantity import Quantity, UnitFactors
from ansheng.indicators.evaluation.selection import within
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
        _listed(quantity.found_in, other, window, as_of)
        for quantity, other in zip_longest(quantities, others, fillvalue=None)
        if quantity is not None
    ]
    rows = known(frame.lazy(), quantities[0].record, as_of).with_columns(
        pl.int_range(pl.len()).alias("_at"),
        *(
            column
            for at, quantity in enumerate(quantities)
            for column in _columns(quantity, at, window, lower, listed[at])
        ),
    )
    undecided = pl.any_horizontal(_undecided(at) for at in range(len(quantities)))
    group = [pl.col(name) for name in by] or [pl.lit(True).alias("_all")]
    found: list[dict[Key, Subtotal]] = []
    for at, quantity in enumerate(quantities):
        taken = pl.col(f"_hit{at}").fill_null(False) & pl.col(f"_value{at}").is_not_null() & ~undecided
        among = listed[at]
        tallies = (
            rows.filter(pl.col(f"_inside{at}").fill_null(True))
            .group_by(group, maintain_order=True)
            .agg(
                _known=pl.len() if quantity.kind == "count" else taken.sum(),
                _rows=pl.len(),
                _unknown=pl.col("_at").filter(undecided),
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
    """The table, if it is a Polars frame with every fact of the record in its own type.

    :raises InputError: it is not; the message says how to make it one
    """
    import polars as pl

    from ansheng.facts.loading.columns import DTYPES

    wanted = {fact.name: DTYPES[fact.kind] for fact in record.facts().values() if fact.kind in DTYPES}
    if not isinstance(table, pl.DataFrame):
        kind = f"{type(table).__module__.partition('.')[0]}.{type(table).__name__}"
        raise _not_typed(record, Words(f"其类型为 {kind}", f"it is a {kind}"))
    lacking = [name for name in wanted if name not in table.columns]
    if lacking:
        raise _not_typed(record, Words(f"缺少列 {_few(lacking, '、')}", f"it lacks {_few(lacking, ', ')}"))
    wrong = [name for name, dtype in wanted.items() if table.schema[name] != dtype]
    if wrong:
        name = wrong[0]
        raise _not_typed(
            record,
            Words(
                f"列 {name} 应为 {wanted[name]}，实为 {table.schema[name]}",
                f"column {name} must be {wanted[name]}, not {table.schema[name]}",
            ),
        )
    return table


@attrs.frozen
class _Listed:
    """The values of another table among which a value must be, and how many of its records cannot be decided."""

    values: tuple[str, ...]
    unknown: int


def _listed(
    quantity: Quantity | None, frame: pl.DataFrame | None, window: Period, as_of: dt.date
) -> _Listed | None:
    import polars as pl

    if quantity is None or frame is None:
        return None
    lower = Lowering(pl, as_of, {})
    rows = known(frame.lazy(), quantity.record, as_of).with_columns(
        *_columns(quantity, 0, window, lower, None)
    )
    taken = pl.col("_hit0").fill_null(False) & pl.col("_value0").is_not_null()
    told = rows.select(
        pl.col("_value0").filter(taken).unique(maintain_order=True).implode().alias("values"),
        (pl.col("_inside0").fill_null(True) & _undecided(0)).sum().alias("unknown"),
    ).collect()
    return _Listed(tuple(told["values"][0]), int(told["unknown"][0]))


def _beside(tally: Subtotal, listed: _Listed | None) -> Subtotal:
    """The tally with the records of the other table that cannot be decided, numbered below zero.

    Where that table has no other records, nothing can be told.
    """
    if listed is None or not listed.unknown:
        return tally
    unknown = tally.unknown | frozenset(range(-listed.unknown, 0))
    return attrs.evolve(tally, value=tally.value if listed.values else None, unknown=unknown)


def _columns(
    quantity: Quantity, at: int, window: Period, lower: Lowering, listed: _Listed | None
) -> Iterator[pl.Expr]:
    import polars as pl

    inside = within(quantity, window)
    conditions = tuple(node for node in (inside, quantity.where) if node)
    named = {
        "inside": lower.column(inside) if inside else pl.lit(True),
        "hit": lower.column(nodes.AllOf(conditions)) if conditions else pl.lit(True),
        "value": _valued(quantity),
        "needed": lower.column(quantity.expected) if quantity.expected else pl.lit(True),
    }
    if listed is not None:
        among = pl.col(quantity.fact or "").is_in(list(listed.values))
        named["hit"] = named["hit"] & among.fill_null(True)
    once = quantity.period is not None and quantity.day is None
    named["twice"] = named["hit"] & _twice(quantity, named["hit"]) if once else pl.lit(False)
    yield from (column.alias(f"_{name}{at}") for name, column in named.items())


def _twice(quantity: Quantity, hit: pl.Expr) -> pl.Expr:
    """Whether another record that is taken names the same thing and period, as two vintages of one do."""
    import polars as pl

    apart = {"id", quantity.period, quantity.scale.fact if quantity.scale else None}
    facts = quantity.record.facts().values()
    same = [fact.name for fact in facts if fact.kind in ("text", "choice") and fact.name not in apart]
    return hit.fill_null(False).cast(pl.Int64).sum().over(same) > 1


def _valued(quantity: Quantity) -> pl.Expr:
    """The value of a record: its fact, with the factor of its unit beside it where units differ."""
    import polars as pl

    if quantity.fact is None:
        return pl.lit(True)
    value = pl.col(quantity.fact)
    if quantity.scale is None:
        return value
    known = [unit for unit, _ in quantity.scale.factors]
    unit = pl.col(quantity.scale.fact)
    return pl.when(unit.is_in(known) & value.is_not_null()).then(pl.struct(value=value, unit=unit))


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
    sum_ = value if isinstance(value, int) else _exact_sum(value, scale)
    return Subtotal(sum_, frozenset(unknown), frozenset(twice))


def _exact_sum(values: Sequence[Any], scale: UnitFactors | None) -> int | Decimal:
    """The sum as the decimals that were written add up, without the noise of binary fractions."""
    if scale is None:
        found = sum((Decimal(repr(value)) for value in values), Decimal())
    else:
        factors = dict(scale.factors)
        found = sum((Decimal(repr(v["value"])) * factors[v["unit"]] for v in values), Decimal())
    return int(found) if found == found.to_integral_value() else found


def _few(names: Sequence[str], comma: str) -> str:
    return comma.join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _not_typed(record: type[Facts], words: Words) -> InputError:
    return InputError(
        Words(
            f"“{record.title}”表（{record.table}）的列与采集项不符，{words.zh}；请先用 Dossier.of 转换，再取其 tables",
            f"the table {record.table!r} is not a typed table: {words.en}; type it with Dossier.of and take its tables",
        )
    )
