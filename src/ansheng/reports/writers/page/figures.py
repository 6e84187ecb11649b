"""Figures on the page: how each is printed, and what it answers to the question where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from ansheng.dates import day_label
from ansheng.dossier.tables import TABLES
from ansheng.errors import AnshengError, word
from ansheng.facts.data import from_data
from ansheng.facts.render import render
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.plain import as_data
from ansheng.reports.model import Report
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.tags import Html, cut, joined, tag
from ansheng.words import Lang
from ansheng.wrapping import clean

MOST_CARDS = 8
LONGEST_CONDITION = 400
"""So many characters of a condition are read; a longer one is told by its definition and its code."""

_NO_VALUE = "—"


def headline(report: Report) -> list[Figure]:
    """The figures that stand above all: those with a comparison, then in turn the first of each section, rates first.

    Only figures of all records are taken, not those of a group.
    """
    by_section = [
        [report.figure(name) for item in section.items for name in getattr(item, "figures", ())]
        for _, section in report.walk()
    ]
    whole = [
        [figure for figure in found if not figure.group and figure.value is not None] for found in by_section
    ]
    compared = [figure for found in whole for figure in found if figure.comparison]
    in_turn = zip_longest(*(sorted(found, key=lambda figure: figure.denominator is None) for found in whole))
    others = [figure for found in in_turn for figure in found if figure]
    chosen = {figure.id: figure for figure in (*compared, *others)}
    return list(chosen.values())[:MOST_CARDS]


def cards(report: Report, places: Mapping[str, int], lang: Lang) -> Html:
    """The headline figures, each a link to where it comes from."""
    shown = headline(report)
    if not shown:
        return Html()
    head = tag("h2", word(lang, words.HEADLINE), id="headline")
    listed = joined(tag("li", _card(figure, places, lang)) for figure in shown)
    return tag("section", head, tag("ul", listed, class_="cards"), aria_labelledby="headline")


def _card(figure: Figure, places: Mapping[str, int], lang: Lang) -> Html:
    compared = figure.comparison
    said = compared.text(lang) if compared else ""
    return tag(
        "a",
        tag("span", figure.name(lang), class_="name"),
        tag("span", figure.shown(lang), class_="value"),
        tag("span", _arrow(compared), said, class_="change") if said else "",
        class_="card",
        href=f"#f{places[figure.id]}",
    )


def _arrow(compared: Comparison | None) -> str:
    """A sign for the eye alone; the words beside it say the same."""
    sign = {1: "▲", -1: "▼"}.get((compared.direction if compared else None) or 0, "")
    return tag("span", sign, class_="arrow", aria_hidden="true") if sign else Html()


def answers(report: Report, lang: Lang) -> list[list[Any]]:
    """What each figure answers, in the order of the report, as the script of the page lays it out."""
    return [_answer(figure, lang) for figure in report.figures]


def _answer(figure: Figure, lang: Lang) -> list[Any]:
    compared = figure.comparison
    return [
        figure.id,
        clean(figure.name(lang)),
        figure.shown(lang),
        clean(figure.meaning(lang)),
        [printed(figure.numerator), printed(figure.denominator)] if figure.denominator is not None else None,
        figure.window.label(lang),
        day_label(figure.as_of, lang),
        figure.caveat(lang),
        word(lang, figure.reason) if figure.reason else "",
        _compared(compared, lang) if compared else None,
        [clean(said) for said in conditions(figure.filter, lang)],
        as_data(figure.filter),
    ]


def _compared(compared: Comparison, lang: Lang) -> list[str]:
    base = "" if compared.base is None else printed(Decimal(str(as_data(compared.to_dict(lang)["base"]))))
    window = compared.base_window.label(lang) if compared.base_window else ""
    return [compared.text(lang), base, window, compared.chance.text(lang)]


def printed(value: int | Decimal | None) -> str:
    """A part of a figure in digits."""
    return _NO_VALUE if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


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
    if record is None or not where:
        return ""
    try:
        said = render(from_data(_dated(where, chosen.get("as_of")), record), lang)
    except AnshengError:  # of a plugin's table, or written by a later version: the code says it
        return ""
    return said if len(said) <= LONGEST_CONDITION else ""


def _dated(where: Any, as_of: object) -> Any:
    """The condition with the day to whose end events are known in the place of the day of the check."""
    if isinstance(where, dict):
        return (
            {"day": as_of}
            if "check_day" in where
            else {key: _dated(part, as_of) for key, part in where.items()}
        )
    return [_dated(part, as_of) for part in where] if isinstance(where, list) else where


def appendix(report: Report, lang: Lang) -> Html:
    """All figures in a table: what a printed page and one without its script say of where they come from."""
    if not report.figures:
        return Html()
    heads = joined(tag("th", word(lang, head), scope="col") for head in words.APPENDIX)
    rows = joined(_row(at, figure, lang) for at, figure in enumerate(report.figures))
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))
    title = word(lang, words.FIGURES)
    return tag(
        "section",
        tag("h2", title, id="figures"),
        tag("p", word(lang, words.FIGURES_NOTE), class_="note"),
        tag(
            "details",
            tag("summary", word(lang, words.counted(words.ALL_FIGURES, len(report.figures)))),
            tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=title),
        ),
        aria_labelledby="figures",
        class_="appendix",
    )


def _row(at: int, figure: Figure, lang: Lang) -> Html:
    rate = figure.denominator is not None
    parts = f"{printed(figure.numerator)} / {printed(figure.denominator)}" if rate else ""
    told = (figure.shown(lang), figure.window.label(lang), parts, cut(figure.meaning(lang), lang))
    cells = joined(tag("td", cell) for cell in told)
    return tag("tr", tag("th", cut(figure.name(lang), lang), scope="row"), cells, id=f"f{at}")
