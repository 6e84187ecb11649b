"""Report as JSON of the schema ``ansheng.report/1`` (``ansheng schema report``)."""

from __future__ import annotations

import json
from typing import Any

import attrs

from ansheng.indicators.printing import days
from ansheng.plain import as_data
from ansheng.reports.graphics import Graphic, WallChart
from ansheng.reports.model import Bullets, Item, Letterhead, Paragraph, Report, Section
from ansheng.words import Lang
from ansheng.wrapping import escaped

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
    more: dict[str, Any] = {"made_up": report.made_up} if report.made_up else {}
    if report.annexes:
        more["annexes"] = [_section(section) for section in report.annexes]
    if report.head != Letterhead():
        more["head"] = as_data(attrs.asdict(report.head))
    return {**data, **more}


def render(report: Report, *, lang: Lang = "zh") -> str:
    """The report as JSON text, Chinese characters unescaped, signs that steer a terminal escaped."""
    told = json.dumps(to_dict(report, lang=lang), ensure_ascii=False, indent=2, allow_nan=False)
    return escaped(told) + "\n"


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "items": [_item(item) for item in section.items],
        "sections": [_section(below) for below in section.sections],
    }


def _item(item: Item) -> dict[str, Any]:
    if isinstance(item, Paragraph):
        return {"kind": "paragraph", **_text(item), "figures": list(item.figures)}
    if isinstance(item, Bullets):
        quotes = [_quotes(one) for one in item.items]
        told = {"items": list(item.texts), "quotes": quotes, "figures": list(item.figures)}
        return {"kind": "list", **told}
    if isinstance(item, Graphic):
        return {**_item(item.table()), "graphic": "wall" if isinstance(item, WallChart) else item.form}
    return {
        "kind": "table",
        "title": item.title,
        "columns": list(item.columns),
        "rows": as_data(item.rows),
        "notes": list(item.notes),
        "sources": as_data(item.sources),
        "figures": list(item.figures),
    }


def _text(item: Paragraph) -> dict[str, Any]:
    return {"text": item.text, "quotes": _quotes(item)}


def _quotes(item: Paragraph) -> list[dict[str, Any]]:
    return [attrs.asdict(quote) for quote in item.quotes]
