"""Filters as a stranger applies them to plain rows; written from their published description alone."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl
import polars.selectors as selectors

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda value, options: value in options,
}


def plain(table: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, days as text."""
    return table.with_columns(selectors.date().cast(pl.String)).to_dicts()


def meets(row: Row, condition: Any) -> bool:
    """Whether a row meets one condition."""
    if isinstance(condition, dict):
        return any(all(meets(row, part) for part in group) for group in condition["any"])
    fact, op, *rest = condition
    value = row[fact]
    if op in ("is null", "not null"):
        return bool((value is None) == (op == "is null"))
    other = row[rest[0]["fact"]] if isinstance(rest[0], dict) else rest[0]
    return value is not None and other is not None and bool(COMPARE[op](value, other))


def taken(rows: Sequence[Row], where: Sequence[Any], tables: Tables | None = None) -> list[Row]:
    """The rows that meet every condition."""
    plainly = [condition for condition in where if "found_in" not in condition]
    found = [row for row in rows if all(meets(row, condition) for condition in plainly)]
    for condition in (condition for condition in where if "found_in" in condition):
        other = condition["found_in"]
        values = {row[other["fact"]] for row in taken((tables or {})[other["table"]], other["where"], tables)}
        found = [row for row in found if row[condition["fact"]] in values - {None}]
    return found


def measured(selection: Mapping[str, Any], tables: Tables) -> Any:
    """What a filter gives: records counted, values told apart or added up."""
    rows = taken(tables[selection["table"]], selection["where"], tables)
    if selection["measure"] == "count":
        return len(rows)
    fact, scale = selection["fact"], selection.get("scale")
    held = [row for row in rows if row[fact] is not None]
    if selection["measure"] == "distinct":
        return len({row[fact] for row in held})
    factors = [Decimal(scale["by"][row[scale["fact"]]]) if scale else Decimal(1) for row in held]
    return sum(Decimal(str(row[fact])) * factor for row, factor in zip(held, factors, strict=True))
