"""Ink: what the parts of a document are written with: language, styles, room, links, and where pictures go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Paragraph, Part, Report
from ansheng.reports.writers.word.looks import ROOM
from ansheng.reports.writers.word.xml import Xml, run, tag
from ansheng.words import Lang

EMU = 635
"""Units of drawings to a twip."""


@attrs.frozen
class Ink:
    """How a document is written.

    :param picture: a graphic as a run with its picture; None where it cannot be drawn
    :param styles: the ids of the styles in this document by those of :data:`ansheng.reports.writers.word.looks.LOOKS`
    :param links: the bookmarks of the figures that are explained in it, by the figures' ids
    :param room: the width of its type area in twips
    """

    lang: Lang
    picture: Callable[[Graphic, int], Xml | None]
    styles: Mapping[str, str]
    links: Mapping[str, str] = {}
    room: int = ROOM

    def style(self, look: str) -> str:
        """The id that a style has in this document."""
        return self.styles[look]

    def parts(self, text: Paragraph) -> Xml:
        """A text as runs, each figure among them linked to where it is explained."""
        return Xml("".join(self._part(part) for part in text.parts))

    def linked(self, figure: str | None, words: Xml) -> Xml:
        """Runs as a link to where the figure that they print is explained; as they are where it is not."""
        mark = self.links.get(figure or "")
        return tag("hyperlink", words, anchor=mark, history=1) if mark else words

    def _part(self, part: Part) -> Xml:
        return run(part) if isinstance(part, str) else self.linked(part.figure, run(part.text))


def quoted(report: Report) -> tuple[str, ...]:
    """The ids of the figures that the text prints, in the order in which it first does."""
    items = (item for _, section in report.walk() for item in section.items)
    return tuple(dict.fromkeys(figure for item in items for figure in item.figures))
