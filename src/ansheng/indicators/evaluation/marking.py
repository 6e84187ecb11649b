"""Marking: what each record of a table is to a quantity: inside the window, taken or not known, and its value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.facts import nodes
from ansheng.facts.as_of import as_of as known
from ansheng.indicators.evaluation.quantity import Quantity, UnitFactors
from ansheng.indicators.evaluation.selection import within
from ansheng.rules.lower import Lowering

if TYPE_CHECKING:
    import polars as pl

    from ansheng.dates import Period


@attrs.frozen
class Listed:
    """The values of another table among which a value must be, and how many of its records cannot be decided."""

    values: tuple[str, ...]
    unknown: int


def listing(
    quantity: Quantity | None, frame: pl.DataFrame | pl.LazyFrame | None, window: Period, as_of: dt.date
) -> Listed | None:
    """The values of a quantity of different ones in a window, as they are known at the end of a day."""
    import polars as pl

    if quantity is None or frame is None:
        return None
    lower = Lowering(pl, as_of, {})
    rows = known(frame.lazy(), quantity.record, as_of).with_columns(*marks(quantity, 0, window, lower, None))
    taken = pl.col("_hit0").fill_null(False) & pl.col("_value0").is_not_null()
    told = rows.select(
        pl.col("_value0").filter(taken).unique(maintain_order=True).implode().alias("values"),
        (pl.col("_inside0").fill_null(True) & undecided(quantity, 0)).sum().alias("unknown"),
    ).collect()
    return Listed(tuple(told["values"][0]), int(told["unknown"][0]))


def marks(
    quantity: Quantity, at: int, window: Period, lower: Lowering, listed: Listed | None
) -> Iterator[pl.Expr]:
    """What each record is to a quantity, as columns ``_inside``, ``_hit``, ``_value``, ``_needed`` and ``_twice``.

    :param at: the number that the names of the columns end in
    :param listed: the values of its ``found_in``
    """
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


def undecided(quantity: Quantity, at: int) -> pl.Expr:
    """Whether it is unknown if the row is taken, or it is taken and lacks the value that it needs."""
    import polars as pl

    hit, value, needed = (pl.col(f"_{name}{at}") for name in ("hit", "value", "needed"))
    if quantity.fact is None:
        return hit.is_null()
    return hit.is_null() | (hit & value.is_null() & needed.fill_null(True))


def exact_sum(values: Sequence[Any], scale: UnitFactors | None) -> int | Decimal:
    """The sum as the decimals that were written add up, without the noise of binary fractions."""
    if scale is None:
        found = sum((Decimal(repr(value)) for value in values), Decimal())
    else:
        factors = dict(scale.factors)
        found = sum((Decimal(repr(v["value"])) * factors[v["unit"]] for v in values), Decimal())
    return int(found) if found == found.to_integral_value() else found
