"""Pages of titled sections, a report among them, as plain text for a terminal, columns aligned for wide characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ansheng.errors import word
from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Bullets, Item, Paragraph, Report, Section
from ansheng.reports.writers.text_tables import text_table
from ansheng.reports.writers.wording import heading_lines, printed_sections
from ansheng.words import Lang, Words
from ansheng.wrapping import bounded, width, wrap

WIDTH = 88


def render(report: Report, *, lang: Lang = "zh", columns: int = WIDTH) -> str:
    """The report as text in lines of at most ``columns``."""
    return page(
        report.title,
        printed_sections(report, lang),
        columns=columns,
        head=heading_lines(report, lang),
        indent=word(lang, Words("　　", "")),
    )


def page(
    title: str,
    sections: Iterable[Section],
    *,
    columns: int = WIDTH,
    head: Iterable[str] = (),
    indent: str = "",
) -> str:
    """A title and sections as text; ``head`` are the lines under the title, ``indent`` begins a paragraph."""
    lines = [*_ruled(title, "=", columns), *(part for line in head for part in _lines(line, columns))]
    for level, section in (pair for top in sections for pair in top.walk()):
        if section.title:
            lines.append("")
            lines += _ruled(section.title, "-", columns) if level == 1 else _lines(section.title, columns)
        for item in section.items:
            lines += ["", *_item(item, columns, indent)]
    return "\n".join(lines) + "\n"


def _ruled(title: str, sign: str, columns: int) -> list[str]:
    lines = _lines(title, columns)
    return [*lines, sign * max(map(width, lines))]


def _lines(text: str, columns: int, indent: str = "") -> list[str]:
    return wrap(bounded(text), columns, indent)


def _item(item: Item, columns: int, indent: str) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield from _lines(item.text, columns, indent)
    elif isinstance(item, Bullets):
        for text in item.texts:
            first, *rest = _lines(text, columns - 2)
            yield "- " + first
            yield from ("  " + line for line in rest)
    elif isinstance(item, Graphic):
        yield from _item(item.table(), columns, indent)
    else:
        yield from _lines(item.title, columns) if item.title else []
        yield text_table(item, columns)
        for note in item.notes:
            yield from _lines(note, columns)
