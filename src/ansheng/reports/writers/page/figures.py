"""Figures on the page: the ones above all as cards, and all of them in a table at the end."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest

from ansheng.errors import word
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.reports.model import Report
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.tags import Html, cut, joined, tag
from ansheng.words import Lang

MOST_CARDS = 8
MOST_LISTED = 300
"""So many figures stand in the table at the end; of the others the script of the page tells."""

_NO_VALUE = "—"


def headline(report: Report) -> list[Figure]:
    """The figures that stand above all: those with a comparison, then in turn the first of each section, rates first.

    Only figures of all records are taken, not those of a group.
    """
    known = {figure.id: figure for figure in report.figures}
    by_section = [
        [known[name] for item in section.items for name in getattr(item, "figures", ())]
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
        **reference(places[figure.id]),
    )


def reference(place: int) -> dict[str, str]:
    """The attributes of a link to a figure: its row in the table at the end, and its place where it has none there."""
    return {"href": f"#f{place}"} if place < MOST_LISTED else {"href": "#figures", "data_f": str(place)}


def _arrow(compared: Comparison | None) -> str:
    """A sign for the eye alone; the words beside it say the same."""
    sign = {1: "▲", -1: "▼"}.get((compared.direction if compared else None) or 0, "")
    return tag("span", sign, class_="arrow", aria_hidden="true") if sign else Html()


def printed(value: int | Decimal | None) -> str:
    """A part of a figure in digits."""
    return _NO_VALUE if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def appendix(report: Report, lang: Lang) -> Html:
    """All figures in a table: what a printed page and one without its script say of where they come from."""
    if not report.figures:
        return Html()
    heads = joined(tag("th", word(lang, head), scope="col") for head in words.APPENDIX)
    rows = joined(_row(at, figure, lang) for at, figure in enumerate(report.figures[:MOST_LISTED]))
    left = len(report.figures) - MOST_LISTED
    more = tag("p", word(lang, words.figures_left(left)), class_="note") if left > 0 else Html()
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
            more,
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
