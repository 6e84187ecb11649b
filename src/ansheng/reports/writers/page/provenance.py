"""Provenance on the page: what each figure answers when it is asked where it comes from, coded compactly.

Figures of one indicator by many groups differ in a name and a number. What they have in common stands once, with a mark
in the place of each name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ansheng.dates import day_label
from ansheng.errors import AnshengError, word
from ansheng.facts.data import from_data
from ansheng.facts.render import render
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.plain import as_data
from ansheng.reports.model import Report
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.figures import printed
from ansheng.reports.writers.page.tags import cut, shared
from ansheng.tables.core import TABLES
from ansheng.words import Lang
from ansheng.wrapping import clean

LONGEST_CONDITION = 400
"""So many characters of a condition are read; a longer one is told by its definition and its code."""
MARK = "\x01"
"""Stands with a digit for a name in what figures have in common; no text of a page holds it."""


def provenance(report: Report, lang: Lang) -> dict[str, Any]:
    """What the figures answer, in the order of the report, as the script of the page lays it out.

    ``common`` is what several have in common, ``names`` those of groups; of ``figures`` each is the place of its
    common part, the places of its names, and what is its own: how it is printed, its parts, what it lacks, how it
    compares.
    """
    common: dict[str, int] = {}
    kept: list[Any] = []
    names: dict[str, int] = {}
    figures = []
    for figure in report.figures:
        own = _names(figure)
        key = json.dumps(_marked(_key(figure, lang), own), ensure_ascii=False)
        if key not in common:
            common[key] = len(kept)
            kept.append(_marked(_common(figure, lang), own))
        places = [names.setdefault(name, len(names)) for name in own]
        figures.append(_short([common[key], places, *_own(figure, lang)]))
    return {"dossier": report.dossier, "common": shared(kept), "names": list(names), "figures": figures}


def _names(figure: Figure) -> list[str]:
    """The names of the figure's group, longest first, as many as there are digits."""
    told = {str(value) for value in figure.group.values() if value is not None}
    return sorted((name for name in told if len(name) > 1), key=lambda name: (-len(name), name))[:10]


def _marked(value: Any, names: list[str]) -> Any:
    """Data with marks in the places of names; as they are where a text holds the mark itself."""
    if isinstance(value, dict):
        return {key: _marked(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_marked(part, names) for part in value]
    if not isinstance(value, str) or MARK in value:
        return value
    for at, name in enumerate(names):
        value = value.replace(name, f"{MARK}{at}") if MARK not in name else value
    return value


def _key(figure: Figure, lang: Lang) -> list[Any]:
    """What tells apart figures that have nothing in common."""
    window = [figure.window.first.isoformat(), figure.window.last.isoformat(), figure.as_of.isoformat()]
    reason = word(lang, figure.reason) if figure.reason else ""
    return [figure.id, figure.name(lang), figure.meaning(lang), *window, reason, as_data(figure.filter)]


def _common(figure: Figure, lang: Lang) -> list[Any]:
    return [
        figure.id,
        clean(cut(figure.name(lang), lang)),
        clean(cut(figure.meaning(lang), lang)),
        figure.window.label(lang),
        day_label(figure.as_of, lang),
        word(lang, figure.reason) if figure.reason else "",
        [clean(said) for said in conditions(figure.filter, lang)],
        as_data(figure.filter),
    ]


def _own(figure: Figure, lang: Lang) -> list[Any]:
    rate = figure.denominator is not None
    return [
        figure.shown(lang),
        [printed(figure.numerator), printed(figure.denominator)] if rate else None,
        figure.caveat(lang) or None,
        _compared(figure.comparison, lang) if figure.comparison else None,
    ]


def _short(values: list[Any]) -> list[Any]:
    while values[-1] is None:
        values.pop()
    return values


def _compared(compared: Comparison, lang: Lang) -> list[str]:
    base = as_data(compared.to_dict(lang)["base"])
    window = compared.base_window.label(lang) if compared.base_window else ""
    told = "" if base is None else printed(Decimal(str(base)))
    return [compared.text(lang), told, window, compared.chance.text(lang)]


def conditions(chosen: Mapping[str, Any], lang: Lang) -> list[str]:
    """Which records a filter takes, in words: one text, or one for each of its two parts; none where that says nothing.

    >>> conditions({"table": "hazards", "as_of": "2020-12-31", "where": {"fact": "rectified"}}, "zh")
    ['“是否整改”为是']
    """
    parts = [chosen[key] for key in ("numerator", "denominator") if key in chosen] or [chosen]
    told = [_condition(part, lang) for part in parts]
    return told if all(told) else []


def _condition(chosen: Mapping[str, Any], lang: Lang) -> str:
    record = TABLES.get(str(chosen.get("table")))
    where = chosen.get("where")
    if record is None or where is None:
        return ""
    try:
        said = render(from_data(_dated(where, chosen.get("as_of")), record), lang)
    except AnshengError:  # of a plugin's table, or written by a later version: the code says it
        return ""
    return "" if len(said) > LONGEST_CONDITION else said or word(lang, words.EVERY)


def _dated(where: Any, as_of: object) -> Any:
    """The condition with the day to whose end events are known in the place of the day of the check."""
    if isinstance(where, dict):
        return (
            {"day": as_of}
            if "check_day" in where
            else {key: _dated(part, as_of) for key, part in where.items()}
        )
    return [_dated(part, as_of) for part in where] if isinstance(where, list) else where
