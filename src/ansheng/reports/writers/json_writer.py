"""Report as JSON of the schema ``ansheng.report/1`` (``ansheng schema report``)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ansheng.indicators.printing import days
from ansheng.reports.model import Bullets, Cell, Item, Paragraph, Report, Section
from ansheng.words import Lang

SCHEMA = "ansheng.report/1"


def to_dict(report: Report, *, lang: Lang = "zh") -> dict[str, Any]:
    """The report as plain data: only dicts, lists, texts, numbers, booleans and None."""
    plain: dict[str, Any] = {
        "schema": SCHEMA,
        "title": report.title,
        "issuer": report.issuer,
        "dossier": report.dossier,
        "period": days(report.period, lang),
        "as_of": report.as_of.isoformat(),
        "figures": [_plain(figure.to_dict(lang)) for figure in report.figures],
        "sections": [_section(section) for section in report.sections],
        "problems": [problem.to_dict(lang) for problem in report.problems],
    }
    return {**plain, "made_up": report.made_up} if report.made_up else plain


def render(report: Report, *, lang: Lang = "zh") -> str:
    """The report as JSON text, Chinese characters unescaped."""
    return json.dumps(to_dict(report, lang=lang), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "items": [_item(item) for item in section.items],
        "sections": [_section(below) for below in section.sections],
    }


def _item(item: Item) -> dict[str, Any]:
    if isinstance(item, Paragraph):
        return {"kind": "paragraph", "text": item.text, "figures": list(item.figures)}
    if isinstance(item, Bullets):
        return {"kind": "list", "items": list(item.items), "figures": list(item.figures)}
    return {
        "kind": "table",
        "title": item.title,
        "columns": list(item.columns),
        "rows": [[_cell(cell) for cell in row] for row in item.rows],
        "notes": list(item.notes),
        "figures": list(item.figures),
    }


def _cell(cell: Cell) -> str | int | float | None:
    return _number(cell) if isinstance(cell, Decimal) else cell


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
