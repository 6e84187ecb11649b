"""Drawn graphics on the page: SVG as the drawing gives it, in the colours of the page."""

from __future__ import annotations

import re
from functools import cache

from ansheng.errors import MissingExtraError
from ansheng.reports.drawing import svg
from ansheng.reports.drawing.colours import DARK, LIGHT, css
from ansheng.reports.graphics import Diagram
from ansheng.reports.writers.page.tags import Html, joined, tag
from ansheng.words import Lang

WIDTHS = {"wide": 880, "narrow": 340}
"""How wide a diagram is drawn for a desk and for a telephone, in pixels."""

_STYLE = re.compile(r"<style>[^<]*</style>")
_TAG = re.compile(r"<g [^<>]+>")
_ROLE = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')


def drawing(diagram: Diagram, lang: Lang) -> Html:
    """A diagram as SVG for a desk and for a telephone; nothing where the library that draws is not installed."""
    try:
        drawn = {kind: svg(diagram, lang, width=width, theme="auto") for kind, width in WIDTHS.items()}
    except MissingExtraError:
        return Html()
    return joined(tag("div", _fitted(made), class_=kind) for kind, made in drawn.items())


def _fitted(made: str) -> Html:
    """SVG without colours of its own, and with one name for the whole instead of roles for its groups."""
    return Html(_TAG.sub(lambda found: _ROLE.sub("", found[0]), _STYLE.sub("", made)))


@cache
def palette() -> str:
    """The colours that diagrams and the wall name, light and dark, by the system or by the switch of the page."""
    light, dark = css(LIGHT), css(DARK)
    return (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n@media print{{:root:root,:root[data-theme]{{{light}}}}}\n"
    )
