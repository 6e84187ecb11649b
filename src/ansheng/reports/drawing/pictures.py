"""Pictures: a graphic of a report as SVG or PNG.

Vega, inside vl-convert, turns the specification into SVG; it starts in about a second when the first picture is drawn,
and the ones after it take some hundredths. It runs in this process, reads no file and has no network.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from ansheng.errors import InputError, check_lang, require
from ansheng.reports.drawing import bars, funnel, lines, wall
from ansheng.reports.drawing.canvas import Drawn, Look, nothing, specification
from ansheng.reports.drawing.colours import STYLE, Theme, colours_of, renamed
from ansheng.reports.drawing.fonts import STACK, chinese_font
from ansheng.reports.drawing.texts import clean
from ansheng.reports.graphics import Diagram, Form, Graphic
from ansheng.words import Lang, Words

NARROWEST, WIDEST = 320, 4000
"""How wide a picture may be, in pixels."""
MOST_PIXELS = 8
"""The greatest ``scale``."""

_FORMS: dict[Form, Callable[[Diagram, Look], Drawn]] = {
    "bars": bars.draw,
    "stacked": bars.draw,
    "lines": lines.draw,
    "funnel": funnel.draw,
}
_ENGINE = "vl-convert-python"
_FONT = re.compile(r' font-family="[^"]*"')
_ROLE = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|opacity)="[^"]*"')
_NUMBER = re.compile(r"\d+\.\d{3,}")
_TAG = re.compile(r"<[^<>]+>")
_ROOT = re.compile(r'<svg [^>]*width="([\d.]+)" height="([\d.]+)"[^>]*>')


def svg(graphic: Graphic, lang: Lang = "zh", *, width: int = 720, theme: Theme = "light") -> str:
    """A graphic as SVG: text stays text, and a reader of screens finds title and description.

    :param width: in pixels, from 320 to 4000; the height follows from what is shown
    :param theme: ``auto`` names its colours ``--ansheng-ink`` and so on, light or dark as the reader has it, for a page
        that may set them itself
    :raises InputError: there is no such width
    :raises UnknownNameError: there is no such theme
    :raises MissingExtraError: vl-convert is not installed
    """
    return _svg(graphic, check_lang(lang), width, theme, STACK)


def png(
    graphic: Graphic, lang: Lang = "zh", *, width: int = 720, scale: float = 2, theme: Theme = "light"
) -> bytes:
    """A graphic as PNG, ``width`` times ``scale`` pixels wide.

    :raises MissingFontError: no font with Chinese is installed; the message names the package
    :raises InputError: there is no such width or scale
    :raises UnknownNameError: there is no such theme
    :raises MissingExtraError: vl-convert is not installed
    """
    _check(scale, 0.5, MOST_PIXELS, "scale")
    drawn = _svg(graphic, check_lang(lang), width, "light" if theme == "auto" else theme, chinese_font())
    made: bytes = _engine().svg_to_png(drawn, scale=scale)
    return made


def _svg(graphic: Graphic, lang: Lang, width: int, theme: Theme, font: str) -> str:
    _check(width, NARROWEST, WIDEST, "width")
    look = Look(width, lang, colours_of(theme), font)
    made: str = _engine().vegalite_to_svg(
        specification(graphic.title, _drawn(graphic, look), look), allowed_base_urls=[]
    )
    return _finished(made, graphic, look, auto=theme == "auto")


def _drawn(graphic: Graphic, look: Look) -> Drawn:
    if not isinstance(graphic, Diagram):
        return wall.draw(graphic, look) if graphic.tasks else nothing(look)
    if not graphic.labels or not graphic.series:
        return nothing(look)
    form = "bars" if graphic.form == "funnel" and len(graphic.series) != 1 else graphic.form
    return _FORMS[form](graphic, look)


def _finished(made: str, graphic: Graphic, look: Look, *, auto: bool) -> str:
    """The SVG of Vega with its name and description, its letters said once, and its colours by name if asked."""
    head = _ROOT.match(made)
    if head is None:
        raise InputError(
            Words(f"{_ENGINE} 未生成图片；请核对其版本", f"{_ENGINE} gave no picture; look at its version")
        )
    width, height = map(_rounded, head.groups())
    body = _TAG.sub(lambda tag: _tidy(tag[0]), made[head.end() :])
    title, told = escape(clean(graphic.title)), escape(clean(graphic.alt, 2000))
    lang = "zh-CN" if look.lang == "zh" else "en"
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ansheng-picture" role="img" lang="{lang}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{escape(look.font)}">'
        f"<title>{title}</title><desc>{told or title}</desc>"
    )
    return root + (STYLE + renamed(body) if auto else body)


def _tidy(tag: str) -> str:
    """A tag without its letters, which the root names, and without roles: the picture as a whole has one.

    The rim of a text is drawn before the text; places are no finer than eyes.
    """
    rimmed = tag.startswith("<text ") and " stroke=" in tag
    plain = _NUMBER.sub(lambda found: _rounded(found[0]), _ROLE.sub("", tag))
    return _FONT.sub(' paint-order="stroke"' if rimmed else "", plain)


def _rounded(digits: str) -> str:
    """A place to a hundredth of a pixel."""
    return f"{float(digits):.2f}".rstrip("0").rstrip(".")


def _engine() -> Any:
    return require("vl_convert", _ENGINE, "report")


def _check(value: float, least: float, most: float, name: str) -> None:
    if not least <= value <= most:
        raise InputError(
            Words(
                f"{name} 应在{least}～{most}之间，收到{value}",
                f"{name} is from {least} to {most}, not {value}",
            )
        )
