"""Files of pictures: one a graphic of a report and its annexes, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ansheng.errors import check_lang, word
from ansheng.reports.drawing.fonts import MissingFontError
from ansheng.reports.drawing.pictures import png, svg
from ansheng.reports.drawing.texts import clean
from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Report
from ansheng.words import Lang

_FORBIDDEN = re.compile(r'[\s\x00-\x1f\x7f/\\:*?"<>|.]+')
_LONGEST = 40


def graphics_of(report: Report) -> Iterator[Graphic]:
    """The graphics of a report and its annexes, in reading order."""
    for top in (*report.sections, *report.annexes):
        for _, section in top.walk():
            yield from (item for item in section.items if isinstance(item, Graphic))


def svg_files(report: Report, lang: Lang) -> dict[str, str | bytes]:
    """The graphics of a report as files of SVG, ``charts/01-….svg``."""
    check_lang(lang)
    return _files(report, "svg", lambda graphic: svg(graphic, lang))


def png_files(report: Report, lang: Lang) -> dict[str, str | bytes]:
    """The graphics of a report as files of PNG; without a Chinese font SVG, and a line that names what to install."""
    check_lang(lang)
    try:
        return _files(report, "png", lambda graphic: png(graphic, lang))
    except MissingFontError as error:
        return {**svg_files(report, lang), "charts/png.txt": word(lang, error.words) + "\n"}


def _files(report: Report, ending: str, draw: Callable[[Graphic], str | bytes]) -> dict[str, str | bytes]:
    return {
        f"charts/{at:02d}-{_name(graphic.title)}.{ending}": draw(graphic)
        for at, graphic in enumerate(graphics_of(report), start=1)
    }


def _name(title: str) -> str:
    """A title as part of a file name: without what a system of files forbids, and short."""
    return _FORBIDDEN.sub("-", clean(title, _LONGEST)).strip("-") or "chart"
