"""Report: the one model that every writer prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
from immutabledict import immutabledict

from ansheng import looking
from ansheng.dates import day_label
from ansheng.errors import InputError, Problem, UnknownNameError
from ansheng.gravity import Gravity
from ansheng.looking import Html, Mark, Row
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.dates import Period
    from ansheng.indicators.figure import Figure
    from ansheng.reports.graphics import Graphic

Cell = str | int | Decimal | date | None

_PROBLEMS = ("程度", "位置", "问题")
_MARKS: Mapping[Gravity, Mark] = {
    Gravity.UNUSABLE: "bad",
    Gravity.LOST: "bad",
    Gravity.DOUBTFUL: "doubt",
    Gravity.NOTE: "quiet",
}
_LONGEST = 2000
"""How many characters of a paragraph are shown."""


@attrs.frozen
class Quote:
    """Where a text prints a figure of the report, or how it compares: from the character ``start`` up to ``end``."""

    figure: str
    start: int
    end: int


@attrs.frozen
class Quoted:
    """A piece of a text that prints the figure with this id."""

    figure: str
    text: str


Part = str | Quoted
"""A piece of a text: words, or a figure as it is printed."""


@attrs.frozen
class Paragraph:
    """A paragraph of text; ``quotes`` say where it prints figures of the report."""

    text: str
    quotes: tuple[Quote, ...] = ()

    @staticmethod
    def of(*parts: Part) -> Paragraph:
        """The paragraph of pieces, each figure among them quoted where it stands.

        >>> Paragraph.of("死亡", Quoted("deaths", "4人"), "。").quotes
        (Quote(figure='deaths', start=2, end=4),)
        """
        text, quotes = "", []
        for part in parts:
            told = part if isinstance(part, str) else part.text
            if isinstance(part, Quoted):
                quotes.append(Quote(part.figure, len(text), len(text) + len(told)))
            text += told
        return Paragraph(text, tuple(quotes))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pieces of which the text is made, none of them empty."""
        found: list[Part] = []
        at = 0
        for quote in self.quotes:
            found += [self.text[at : quote.start], Quoted(quote.figure, self.text[quote.start : quote.end])]
            at = quote.end
        return tuple(part for part in (*found, self.text[at:]) if part)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that it prints."""
        return tuple(dict.fromkeys(quote.figure for quote in self.quotes))


def _paragraphs(items: Iterable[str | Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(item) if isinstance(item, str) else item for item in items)


@attrs.frozen
class Bullets:
    """A list of short texts, in order."""

    items: tuple[Paragraph, ...] = attrs.field(converter=_paragraphs)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts alone."""
        return tuple(item.text for item in self.items)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that it prints."""
        return tuple(dict.fromkeys(figure for item in self.items for figure in item.figures))


@attrs.frozen
class Table:
    """A table of plain values; an empty cell is None.

    :param sources: row by row and cell by cell the id of the figure that the cell prints, None for words; empty where
        no cell prints one
    :param total: whether the last row is that of the whole, so that a column of counts adds up to it
    :raises InputError: a row, of the cells or of their sources, has more or fewer cells than there are columns
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    sources: tuple[tuple[str | None, ...], ...] = ()
    total: bool = False

    def __attrs_post_init__(self) -> None:
        for at, row in (
            *enumerate(self.rows, start=1),
            *enumerate(self.sources, start=1),
        ):
            if len(row) != len(self.columns):
                raise InputError(
                    Words(
                        f"表“{self.title}”第{at}行应有{len(self.columns)}格，实有{len(row)}格；请核对该行",
                        f"table {self.title!r}: row {at} has {len(row)} cells for {len(self.columns)} columns; "
                        "look at it",
                    )
                )

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that its cells print."""
        return tuple(dict.fromkeys(name for row in self.sources for name in row if name))

    def numeric(self, column: int) -> bool:
        """Whether the column holds numbers, so that a writer sets it to the right."""
        cells = [row[column] for row in self.rows if row[column] is not None]
        return bool(cells) and all(isinstance(cell, int | Decimal) for cell in cells)


Item: TypeAlias = "Paragraph | Bullets | Table | Graphic"


@attrs.frozen
class Section:
    """A titled part of a report: items in order, then sections below it."""

    title: str
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self, level: int = 1) -> Iterator[tuple[int, Section]]:
        """This section and all below it in reading order, each with its level (1 for this one)."""
        yield level, self
        for section in self.sections:
            yield from section.walk(level + 1)


@attrs.frozen
class Letterhead:
    """What an official document has around its text; what is empty is left to the office.

    :param number: 文号, such as 示安委办〔2026〕5号
    :param addressees: 主送 to whom it is sent
    :param signed: 落款 who signs it; where nobody is named, the issuer of the report
    :param dated: 成文日期 the day it is dated
    :param copies: 抄送 who gets a copy
    :param attachments: 附件 the names of what is attached
    """

    number: str = ""
    addressees: tuple[str, ...] = ()
    signed: str = ""
    dated: date | None = None
    copies: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@attrs.frozen
class Report:
    """A whole report.

    :param dossier: the name of the dossier it was made from
    :param issuer: who issues it
    :param period: the window of its figures
    :param as_of: the day to whose end events are known
    :param figures: every figure that the text quotes, by whose ids the items refer to them
    :param annexes: what belongs to it and stands in workbooks and on pages, not in the running text
    :param head: what an official document has around its text
    :param tables: the typed tables by name from which it was counted, for those who want every record
    :param problems: what is wrong in the data and was neither guessed nor dropped
    :param made_up: a note that the records are made up, if they are; every writer prints it
    """

    title: str
    issuer: str
    dossier: str
    period: Period
    as_of: date
    figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_up: str | None = None
    annexes: tuple[Section, ...] = ()
    head: Letterhead = Letterhead()
    tables: Mapping[str, Any] = attrs.field(factory=immutabledict, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        known = {figure.id for figure in self.figures}
        quoted = {
            name
            for top in (*self.sections, *self.annexes)
            for _, section in top.walk()
            for item in section.items
            for name in item.figures
        }
        if len(known) != len(self.figures) or quoted - known:
            wrong = "、".join(sorted(quoted - known)) or "编号重复"
            raise InputError(
                Words(
                    f"报告引用的数字与其清单不符：{wrong}；请更正",
                    f"figures quoted are not those listed: {wrong}; correct them",
                )
            )

    def __repr__(self) -> str:
        title, parts = looking.short(self.title, 60), len(self.sections)
        return (
            f"<Report {title}: {parts} sections, {len(self.figures)} figures, {len(self.problems)} problems>"
        )

    def _repr_html_(self) -> str:
        problems = ((_MARKS[p.gravity], (p.gravity.words.zh, p.place(), p.words.zh)) for p in self.problems)
        told = [
            part
            for _, section in self.walk()
            for part in (looking.line(section.title, "title"), *map(_html, section.items))
        ]
        return looking.block(
            self.title,
            looking.line(f"{self.issuer}；统计期间{self.period.label()}；数据截至{day_label(self.as_of)}"),
            *([looking.line(self.made_up)] if self.made_up else []),
            *(
                [looking.table(_PROBLEMS, problems, of=len(self.problems), title="数据问题")]
                if self.problems
                else []
            ),
            *told,
        )

    def walk(self) -> Iterator[tuple[int, Section]]:
        """All sections in reading order with their levels, from 1."""
        for section in self.sections:
            yield from section.walk()

    def figure(self, name: str) -> Figure:
        """The figure of that id.

        :raises UnknownNameError: there is none, with near ids listed
        """
        for figure in self.figures:
            if figure.id == name:
                return figure
        raise UnknownNameError.of(Words("数字", "figure"), name, [figure.id for figure in self.figures])


def _html(item: Item) -> Html:
    if isinstance(item, Paragraph):
        return looking.line(item.text, longest=_LONGEST)
    if isinstance(item, Bullets):
        return looking.bullets(item.texts, _LONGEST)
    if not isinstance(item, Paragraph | Bullets | Table):
        item = item.table()
    rows: Iterator[Row] = (("", row) for row in item.rows)
    table = looking.table(item.columns, rows, of=len(item.rows), title=item.title)
    return Html(table + "".join(looking.line(note, "more") for note in item.notes))
