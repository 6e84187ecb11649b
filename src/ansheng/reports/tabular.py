"""Pages that are not a bulletin: a title, then sections of tables, lists and lines, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ansheng.reports.layout import clean, text_table, width, wrap
from ansheng.reports.markdown import _list as markdown_list
from ansheng.reports.markdown import _table as markdown_table
from ansheng.reports.markdown import escape
from ansheng.reports.model import Bullets, Item, Paragraph, Section


def text(title: str, sections: Iterable[Section], columns: int) -> str:
    """The page as plain text, columns aligned for wide characters, in lines of at most ``columns`` if it can be."""
    head = wrap(title, columns)
    blocks = ["\n".join([*head, "=" * max(map(width, head))])]
    for section in sections:
        heading = wrap(section.title, columns) if section.title else []
        blocks.append(
            "\n".join([*heading, *(line for item in section.items for line in _lines(item, columns))])
        )
    return "\n\n".join(blocks) + "\n"


def markdown(title: str, sections: Iterable[Section]) -> str:
    """The page as Markdown (CommonMark with pipe tables)."""
    blocks = ["# " + escape(title)]
    for section in sections:
        blocks += ["## " + escape(section.title)] if section.title else []
        blocks += [block for item in section.items for block in _blocks(item)]
    return "\n\n".join(blocks) + "\n"


def _lines(item: Item, columns: int) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield from wrap(item.text, columns)
    elif isinstance(item, Bullets):
        for entry in item.items:
            first, *rest = wrap(entry, columns - 2)
            yield "- " + first
            yield from ("  " + line for line in rest)
    else:
        yield from [clean(item.title)] if item.title else []
        yield text_table(item, columns)
        for note in item.notes:
            yield from wrap(note, columns)


def _blocks(item: Item) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield escape(item.text)
    elif isinstance(item, Bullets):
        yield markdown_list(item.items)
    else:
        yield from [f"**{escape(item.title)}**"] if item.title else []
        yield markdown_table(item)
        yield from (escape(note) for note in item.notes)
