"""Report as JSON of the schema ``ansheng.report/1`` (``ansheng schema report``)."""

from __future__ import annotations

import json
from typing import Any

from ansheng.indicators.printing import days
from ansheng.plain import as_data
from ansheng.reports.model import Bullets, Item, Paragraph, Report, Section
from ansheng.words import Lang

SCHEMA = "ansheng.report/1"


def to_dict(report: Report, *, lang: Lang = "zh") -> dict[str, Any]:
    """The report as plain data: only dicts, lists, texts, numbers, booleans and None."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "title": report.title,
        "issuer": report.issuer,
        "dossier": report.dossier,
        "period": days(report.period, lang),
        "as_of": report.as_of.isoformat(),
        "figures": [figure.to_dict(lang) for figure in report.figures],
        "sections": [_section(section) for section in report.sections],
        "problems": [problem.to_dict(lang) for problem in report.problems],
    }
    return {**data, "made_up": report.made_up} if report.made_up else data


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
        "rows": as_data(item.rows),
        "notes": list(item.notes),
        "figures": list(item.figures),
    }
