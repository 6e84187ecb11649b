"""Pages of titled sections, a report among them, as Markdown; what Markdown or HTML reads as a mark is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Bullets, Item, Paragraph, Report, Section, Table
from ansheng.reports.writers.text_tables import cell_text
from ansheng.reports.writers.wording import heading_lines, printed_sections
from ansheng.words import Lang
from ansheng.wrapping import bounded, clean

_MARKS = re.compile(r"([\\`*_\[\]|~])")
_LEADING = re.compile(r"^(\s*)([#=]|[+-](?!\d)|\d+[.)](?!\d))")

_CLOSING = re.compile(r"(?<=[\s#])#$")
"""The sign that would end a heading and be no part of it."""


def render(report: Report, *, lang: Lang = "zh") -> str:
    """The report as Markdown (CommonMark with pipe tables)."""
    return page(report.title, printed_sections(report, lang), head=heading_lines(report, lang))


def page(title: str, sections: Iterable[Section], *, head: Iterable[str] = ()) -> str:
    """A title and sections as Markdown; ``head`` are the lines under the title."""
    blocks = ["# " + _said(title), *map(_said, head)]
    for level, section in (pair for top in sections for pair in top.walk()):
        blocks += ["#" * min(level + 1, 6) + " " + _said(section.title)] if section.title else []
        blocks += [block for item in section.items for block in _item(item)]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` on one line that Markdown shows as it stands, in a table cell too.

    >>> escape("A|B <b>*x*</b>")
    'A\\\\|B &lt;b&gt;\\\\*x\\\\*&lt;/b&gt;'
    """
    plain = clean(text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _LEADING.sub(_escape_leading, _MARKS.sub(r"\\\1", plain))
    return _CLOSING.sub(r"\\#", marked)


def _said(text: str) -> str:
    return escape(bounded(text))


def _escape_leading(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield _said(item.text)
    elif isinstance(item, Bullets):
        yield "\n".join("- " + _said(text) for text in item.texts)
    elif isinstance(item, Graphic):
        yield from _item(item.table())
    else:
        yield from [f"**{_said(item.title)}**"] if item.title else []
        yield _table(item)
        yield from (_said(note) for note in item.notes)


def _table(table: Table) -> str:
    rules = ["---:" if table.numeric(at) else "---" for at in range(len(table.columns))]
    rows = [[_said(head) for head in table.columns], rules]
    rows += [[_said(cell_text(cell)) for cell in row] for row in table.rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
