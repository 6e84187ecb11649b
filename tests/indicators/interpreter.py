"""Filters as a stranger applies them to plain rows; written from their published description alone."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl
import polars.selectors as selectors

Row = Mapping[str, Any]
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


def taken(rows: Sequence[Row], where: Sequence[Any]) -> list[Row]:
    """The rows that meet every condition."""
    return [row for row in rows if all(meets(row, condition) for condition in where)]


def measured(selection: Mapping[str, Any], tables: Mapping[str, Sequence[Row]]) -> Any:
    """What a filter gives: records counted, values told apart or added up."""
    rows = taken(tables[selection["table"]], selection["where"])
    if selection["measure"] == "count":
        return len(rows)
    values = [row[selection["fact"]] for row in rows if row[selection["fact"]] is not None]
    if selection["measure"] == "distinct":
        return len(set(values))
    return sum(Decimal(str(value)) for value in values)
