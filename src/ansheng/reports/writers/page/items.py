"""Items on the page: sections with their texts, tables and graphics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ansheng.errors import check_lang, word
from ansheng.reports.graphics import Diagram, WallChart
from ansheng.reports.model import Bullets, Cell, Item, Paragraph, Section, Table
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.drawn import drawing
from ansheng.reports.writers.page.figures import reference
from ansheng.reports.writers.page.tags import Html, cut, joined, tag, text
from ansheng.reports.writers.page.wall import wall
from ansheng.reports.writers.text_tables import EMPTY, cell_text
from ansheng.words import Lang

DEEPEST = 6


@attrs.frozen
class Page:
    """What all parts of one page share.

    :param places: the number of each figure by its id
    """

    lang: Lang = attrs.field(converter=check_lang)
    places: Mapping[str, int]

    def section(self, section: Section, level: int, anchor: str) -> Html:
        """A section with those below it; ``anchor`` is the id of its heading."""
        head = tag(f"h{min(level, DEEPEST)}", section.title, id=anchor) if section.title else Html()
        items = joined(self.item(item, f"{anchor}-{at}") for at, item in enumerate(section.items, 1))
        below = joined(
            self.section(one, level + bool(section.title), f"{anchor}.{at}")
            for at, one in enumerate(section.sections, 1)
        )
        labelled = anchor if section.title else None
        return tag("section", head, items, below, aria_labelledby=labelled)

    def item(self, item: Item, anchor: str) -> Html:
        """One item; ``anchor`` is an id for what it holds."""
        if isinstance(item, Paragraph):
            return tag("p", self.paragraph(item))
        if isinstance(item, Bullets):
            return tag("ul", joined(tag("li", self.paragraph(one)) for one in item.items))
        if isinstance(item, Table):
            return self.table(item, anchor)
        return self.diagram(item, anchor) if isinstance(item, Diagram) else self.wall(item, anchor)

    def paragraph(self, paragraph: Paragraph) -> Html:
        """A text, the figures in it linked to where they come from."""
        if len(paragraph.text) > words.LONGEST_TEXT:
            return text(cut(paragraph.text, self.lang))
        return joined(
            part if isinstance(part, str) else self.link(part.figure, part.text) for part in paragraph.parts
        )

    def link(self, figure: str, said: str) -> Html:
        """A figure as it is printed, a link to where it comes from."""
        return tag("a", said, class_="q", **reference(self.places[figure]))

    def table(self, table: Table, anchor: str) -> Html:
        """A table and its notes."""
        title = cut(table.title, self.lang)
        caption = tag("caption", title) if title else Html()
        heads = tag("tr", joined(self._head(table, at) for at in range(len(table.columns))))
        body = tag("tbody", joined(self._rows(table)))
        made = tag("table", caption, tag("thead", heads), body, id=anchor, data_total=table.total or None)
        region = tag(
            "div",
            made,
            class_="scroll",
            tabindex=0,
            role="region",
            aria_label=title or word(self.lang, words.TABLE),
        )
        notes = joined(tag("p", cut(note, self.lang), class_="note") for note in table.notes)
        return tag("div", region, notes, class_="table")

    def _head(self, table: Table, at: int) -> Html:
        title = cut(table.columns[at], self.lang)
        kind = "n" if table.numeric(at) else None
        return tag("th", title, scope="col", class_=kind) if title else tag("td")

    def _rows(self, table: Table) -> Iterator[Html]:
        right = [table.numeric(at) for at in range(len(table.columns))]
        last = len(table.rows) - 1 if table.total else -1
        for at, row in enumerate(table.rows):
            sources = table.sources[at] if at < len(table.sources) else (None,) * len(row)
            cells = (self._cell(*each) for each in zip(row, sources, right, strict=True))
            yield tag("tr", joined(cells), class_="total" if at == last else None)

    def _cell(self, cell: Cell, source: str | None, right: bool) -> Html:
        said = cut(shown(cell), self.lang)
        inside = self.link(source, said) if source else text(said)
        return tag("td", inside, class_="n" if right else None)

    def diagram(self, diagram: Diagram, anchor: str) -> Html:
        """A diagram with its table; where nothing can draw it, the table alone."""
        drawn = drawing(diagram, self.lang)
        if not drawn:
            return self.table(diagram.table(), anchor)
        told = tag("summary", word(self.lang, words.AS_TABLE))
        table = tag("details", told, self.table(attrs.evolve(diagram.table(), title=""), anchor))
        return tag("figure", drawn, table, class_="diagram")

    def wall(self, chart: WallChart, anchor: str) -> Html:
        """A wall chart with its table."""
        whole = chart.table()
        first = attrs.evolve(whole, title="", rows=whole.rows[: words.FIRST_TASKS])
        return wall(chart, self.table(first, anchor), anchor, self.lang)


def shown(cell: Cell) -> str:
    """A cell as the page prints it."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell_text(cell) or EMPTY


def contents(sections: Iterable[Section], anchors: Iterable[str]) -> Html:
    """A list of sections, and of those just below them, as links to their headings."""
    return tag("ol", joined(_entry(*each) for each in zip(sections, anchors, strict=True)))


def _entry(section: Section, anchor: str) -> Html:
    link = tag("a", section.title, href=f"#{anchor}")
    below = [(f"{anchor}.{at}", one) for at, one in enumerate(section.sections, 1) if one.title]
    inner = joined(tag("li", tag("a", one.title, href=f"#{name}")) for name, one in below)
    return tag("li", link, tag("ol", inner) if inner else "")
