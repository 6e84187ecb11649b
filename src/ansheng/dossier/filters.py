"""Filters: the rows that a figure was made of, found again from its machine-readable filter."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from ansheng.errors import InputError, UnknownNameError

_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_OPERATORS = (*_COMPARE, "in", "is null", "not null")


def rows_of(tables: Mapping[str, pl.DataFrame], chosen: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a table that meet a filter ``{"table", "where", ...}``.

    ``where`` lists conditions that must all hold: ``[fact, op, value]``, ``[fact, "is null"]``, ``[fact, "not null"]``
    or ``{"any": [[...], ...]}``. A day is written as text; ``{"fact": name}`` is another column. A missing value meets
    only ``is null``. ``{"found_in": filter, "fact": name}`` holds where the value is one that the fact of another
    filter has among its rows.

    :raises InputError: the table is not there
    :raises UnknownNameError: a fact or an operator is not known; near names are listed
    """
    table = chosen["table"]
    if table not in tables:
        raise InputError(f"案卷里没有“{table}”表", f"the dossier has no table {table!r}")
    frame = tables[table]
    linked = [condition for condition in chosen["where"] if _is_linked(condition)]
    frame = frame.filter(_all(frame.schema, [c for c in chosen["where"] if not _is_linked(c)]))
    for condition in linked:
        among = rows_of(tables, condition["found_in"])[condition["found_in"]["fact"]]
        frame = frame.filter(pl.col(condition["fact"]).is_in(among.drop_nulls().unique().to_list()))
    return frame


def _is_linked(condition: Any) -> bool:
    return isinstance(condition, Mapping) and "found_in" in condition


def _all(schema: pl.Schema, where: Sequence[Any]) -> pl.Expr:
    return pl.all_horizontal(pl.lit(True), *(_holds(schema, condition) for condition in where))


def _holds(schema: pl.Schema, condition: Any) -> pl.Expr:
    if isinstance(condition, Mapping):
        return pl.any_horizontal(pl.lit(False), *(_all(schema, group) for group in condition["any"]))
    name, op, *value = condition
    if name not in schema:
        raise UnknownNameError.of("事实", "fact", name, schema.names())
    if op not in _OPERATORS:
        raise UnknownNameError.of("比较", "operator", op, _OPERATORS)
    column = pl.col(name)
    match op:
        case "is null":
            return column.is_null()
        case "not null":
            return column.is_not_null()
        case "in":
            held = column.is_in([_literal(schema[name], option) for option in value[0]])
        case _:
            held = _COMPARE[op](column, _value(schema[name], value[0]))
    return held.fill_null(False)


def _value(dtype: pl.DataType, value: Any) -> pl.Expr:
    return pl.col(value["fact"]) if isinstance(value, Mapping) else pl.lit(_literal(dtype, value))


def _literal(dtype: pl.DataType, value: Any) -> Any:
    return dt.date.fromisoformat(value) if dtype == pl.Date and isinstance(value, str) else value
