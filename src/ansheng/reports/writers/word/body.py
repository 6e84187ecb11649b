"""The body of a document: sections with their headings, paragraphs, tables and pictures, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Bullets, Item, Paragraph, Section
from ansheng.reports.writers.word.ink import Ink
from ansheng.reports.writers.word.looks import HEADINGS
from ansheng.reports.writers.word.tables import table
from ansheng.reports.writers.word.xml import Xml, paragraph, run


def blocks(sections: Iterable[Section], ink: Ink) -> Iterator[Xml]:
    """Sections as paragraphs and tables; a level below the fourth looks like the fourth."""
    for level, section in (pair for top in sections for pair in top.walk()):
        if section.title:
            look = HEADINGS[min(level, len(HEADINGS)) - 1]
            yield paragraph(ink.style(look), run(section.title))
        for item in section.items:
            yield from _item(item, ink)


def _item(item: Item, ink: Ink) -> Iterator[Xml]:
    if isinstance(item, Paragraph):
        yield _text(item, ink)
    elif isinstance(item, Bullets):
        for one in item.items:
            yield _text(one, ink)
    elif isinstance(item, Graphic):
        yield from _graphic(item, ink)
    else:
        yield from table(item, ink)


def _text(text: Paragraph, ink: Ink) -> Xml:
    return paragraph(ink.style("BodyText"), ink.parts(text))


def _graphic(item: Graphic, ink: Ink) -> Iterator[Xml]:
    """A picture, which has its title in it; its table where there is none."""
    picture = ink.picture(item, ink.room)
    if picture is None:
        yield from table(item.table(), ink)
    else:
        yield paragraph(ink.style("Picture"), picture)
