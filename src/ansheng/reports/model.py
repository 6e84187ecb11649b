"""Report: the one model that every writer prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ansheng import looking
from ansheng.dates import day_label
from ansheng.errors import InputError, Problem, UnknownNameError
from ansheng.gravity import Gravity
from ansheng.looking import Html, Mark, Row
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.dates import Period
    from ansheng.indicators.figure import Figure

Cell = str | int | Decimal | None

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
class Paragraph:
    """A paragraph of text; ``figures`` are the ids of the report's figures that it quotes."""

    text: str
    figures: tuple[str, ...] = ()


@attrs.frozen
class Bullets:
    """A list of short texts, in order."""

    items: tuple[str, ...]
    figures: tuple[str, ...] = ()


@attrs.frozen
class Table:
    """A table of plain values; an empty cell is None. ``figures`` are the ids of the report's figures in it.

    :raises InputError: a row has more or fewer cells than there are columns
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for at, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise InputError(
                    Words(
                        f"表“{self.title}”第{at}行应有{len(self.columns)}格，实有{len(row)}格；请核对该行",
                        f"table {self.title!r}: row {at} has {len(row)} cells for {len(self.columns)} columns; "
                        "look at it",
                    )
                )

    def numeric(self, column: int) -> bool:
        """Whether the column holds numbers, so that a writer sets it to the right."""
        cells = [row[column] for row in self.rows if row[column] is not None]
        return bool(cells) and all(not isinstance(cell, str) for cell in cells)


Item = Paragraph | Bullets | Table


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
class Report:
    """A whole report.

    :param dossier: the name of the dossier it was made from
    :param issuer: who issues it
    :param period: the window of its figures
    :param as_of: the day to whose end events are known
    :param figures: every figure that the text quotes, by whose ids the items refer to them
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

    def __attrs_post_init__(self) -> None:
        known = {figure.id for figure in self.figures}
        quoted = {name for _, section in self.walk() for item in section.items for name in item.figures}
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
        return looking.bullets(item.items, _LONGEST)
    rows: Iterator[Row] = (("", row) for row in item.rows)
    table = looking.table(item.columns, rows, of=len(item.rows), title=item.title)
    return Html(table + "".join(looking.line(note, "more") for note in item.notes))
