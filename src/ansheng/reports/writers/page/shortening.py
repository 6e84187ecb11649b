"""Shortening: a report with as much of its tables and walls as a page holds, and a line where something is left out."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ansheng.errors import word
from ansheng.reports.graphics import ORDER, WallChart
from ansheng.reports.model import Item, Report, Section, Table
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.tags import cut
from ansheng.words import Lang

MOST_TASKS = 10_000
"""So many tasks stand on a wall."""


def shortened(report: Report, most: int, lang: Lang) -> Report:
    """The report with at most so many rows of each table, and without the figures that it then prints no more.

    :param most: rows; the row of the whole stays last
    """
    sections, annexes = (
        tuple(_section(one, most, lang) for one in tops) for tops in (report.sections, report.annexes)
    )
    lost = _printed((*report.sections, *report.annexes)) - _printed((*sections, *annexes))
    figures = tuple(figure for figure in report.figures if figure.id not in lost)
    return attrs.evolve(report, sections=sections, annexes=annexes, figures=figures)


def _printed(tops: Iterable[Section]) -> set[str]:
    """The ids of the figures that sections print."""
    return {name for top in tops for _, one in top.walk() for item in one.items for name in item.figures}


def _section(section: Section, most: int, lang: Lang) -> Section:
    return attrs.evolve(
        section,
        title=cut(section.title, lang),
        items=tuple(_item(item, most, lang) for item in section.items),
        sections=tuple(_section(one, most, lang) for one in section.sections),
    )


def _item(item: Item, most: int, lang: Lang) -> Item:
    if isinstance(item, Table) and len(item.rows) > most:
        return _table(item, most, lang)
    if isinstance(item, WallChart) and len(item.tasks) > MOST_TASKS:
        tasks = sorted(item.tasks, key=lambda one: ORDER.index(one.standing))[:MOST_TASKS]
        return attrs.evolve(item, tasks=tuple(tasks), left=item.left + len(item.tasks) - MOST_TASKS)
    return item


def _table(table: Table, most: int, lang: Lang) -> Table:
    kept = [*range(most - 1), len(table.rows) - 1] if table.total else [*range(most)]
    note = word(lang, words.rows_left(len(table.rows), most))
    return attrs.evolve(
        table,
        rows=tuple(table.rows[at] for at in kept),
        sources=tuple(table.sources[at] for at in kept) if table.sources else (),
        notes=(note, *table.notes),
    )
