"""Figures of a report as data: JSON of the schema ``ansheng.figures/1`` and Parquet; and the records themselves."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ansheng.errors import check_lang, word
from ansheng.indicators.figure import Figure
from ansheng.plain import as_data
from ansheng.reports.model import Report
from ansheng.words import Lang
from ansheng.wrapping import escaped

if TYPE_CHECKING:
    import polars as pl

SCHEMA = "ansheng.figures/1"

_BEFORE = ("indicator", "id", "label")
_COUNTED = (
    "first",
    "last",
    "value",
    "unit",
    "numerator",
    "denominator",
    "unknown",
    "reason",
    "display",
    "as_of",
)
_COMPARED = ("base", "change", "difference", "comparison")
_AFTER = ("definition",)
_KEYS = (*_BEFORE, *_COUNTED, *_COMPARED, *_AFTER)
_DAYS, _NUMBERS, _WHOLE = (
    ("first", "last", "as_of"),
    ("value", "numerator", "denominator", "base", "change"),
    ("unknown",),
)


def figures_files(report: Report, lang: Lang = "zh") -> Mapping[str, str | bytes]:
    """The figures of a report as ``figures.json`` and ``figures.parquet``; the same report gives the same bytes.

    Each is a row: ``indicator``, ``id`` and ``label``, the facts of its group, and what ``Figures.to_polars`` has of a
    figure, with its comparison and definition in words. A value that cannot be told is null, never 0.
    """
    lang = check_lang(lang)
    by = _facts(report.figures)
    rows = [_row(one, by, lang) for one in report.figures]
    return {"figures.json": _json(report, by, rows), "figures.parquet": _parquet(by, rows)}


def tables_files(report: Report, lang: Lang = "zh") -> Mapping[str, str | bytes]:
    """The typed tables from which a report was counted, ``data/hazards.parquet`` and so on, every row of them.

    What documents and workbooks cut, since nobody opens so much, is whole there. Columns are named by the facts.
    """
    check_lang(lang)
    return {f"data/{name}.parquet": _whole(frame) for name, frame in report.tables.items()}


def _whole(frame: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def _facts(figures: Sequence[Figure]) -> dict[str, str]:
    """The facts of all groups, with the column of each: the facts in the order in which the figures name them."""
    names = dict.fromkeys(name for one in figures for name in one.group)
    return {name: f"by_{name}" if name in _KEYS else name for name in names}


def _row(one: Figure, by: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    """A figure in columns; those of its comparison where it is compared."""
    row: dict[str, Any] = {
        "indicator": one.id.partition("[")[0],
        "id": one.id,
        "label": one.name(lang),
        **{column: one.group.get(name) for name, column in by.items()},
        "first": one.window.first,
        "last": one.window.last,
        "value": one.value,
        "unit": one.measure(lang),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "unknown": one.unknown,
        "reason": None if one.reason is None else word(lang, one.reason),
        "display": one.shown(lang),
        "as_of": one.as_of,
    }
    if one.comparison is not None:
        told = one.comparison.to_dict(lang)
        row |= {"base": told["base"], "change": told["change"], "difference": told["chance"]["difference"]}
        row["comparison"] = told["text"]
    return {**row, "definition": one.meaning(lang)}


def _json(report: Report, by: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> str:
    against = {one.comparison.against.value for one in report.figures if one.comparison is not None}
    data = {
        "schema": SCHEMA,
        "dossier": report.dossier,
        "first": report.period.first,
        "last": report.period.last,
        "as_of": report.as_of,
        "by": list(by),
        "every": None,
        "against": against.pop() if len(against) == 1 else None,
        "figures": rows,
    }
    return escaped(json.dumps(as_data(data), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _parquet(by: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    import polars as pl

    columns = (*_BEFORE, *by.values(), *_COUNTED, *_COMPARED, *_AFTER)
    frame = pl.DataFrame([_column(name, [row.get(name) for row in rows]) for name in columns])
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def _column(name: str, values: list[Any]) -> pl.Series:
    """A column of the type that its name has, and of a group of the type that its values have, if they share one."""
    import polars as pl

    known = {
        **dict.fromkeys(_DAYS, pl.Date),
        **dict.fromkeys(_NUMBERS, pl.Float64),
        **dict.fromkeys(_WHOLE, pl.Int64),
    }
    types = {type(value) for value in values if value is not None}
    kind: Any = known.get(name)
    if kind is None and name not in _KEYS and types in ({bool}, {int}, {float}, {dt.date}):
        kind = {bool: pl.Boolean, int: pl.Int64, float: pl.Float64, dt.date: pl.Date}[types.pop()]
    if kind is None:
        kind, values = pl.String, [None if value is None else str(as_data(value)) for value in values]
    if kind == pl.Float64:
        values = [None if value is None else float(value) for value in values]
    return pl.Series(name, values, dtype=kind)
