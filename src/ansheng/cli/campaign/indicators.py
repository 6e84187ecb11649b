"""Command ``indicators``: the definitions of the core and of the plugins."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page
from ansheng.errors import word
from ansheng.facts.record import Facts
from ansheng.indicators.indicator import Indicator
from ansheng.reports.model import Section, Table
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("编号", "指标", "单位", "数据表", "定义"),
    "en": ("id", "indicator", "unit", "tables", "definition"),
}
KEYS = ("id", "title", "unit", "tables", "definition")


def indicators(name: str | None, *, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """List every indicator, or the one called so, with its unit, the tables that it reads and what it counts.

    :raises UnknownNameError: there is no such indicator
    """
    catalogue = needed(files=files)
    found = catalogue.indicators
    if name is not None:
        one = catalogue.indicator(name)
        found = {one.id: one}
    rows = [_row(name, one, lang) for name, one in found.items()]
    data = [
        dict(zip(KEYS, (*row[:3], ", ".join(record.table for record in _records(one)), row[4]), strict=True))
        for row, one in zip(rows, found.values(), strict=True)
    ]
    title = word(lang, Words(f"指标{len(rows)}个", f"{len(rows)} indicators"))
    page = Page(title, (Section("", (Table("", HEADS[lang], tuple(rows)),)),), data)
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def _row(name: str, one: Indicator, lang: Lang) -> tuple[str, ...]:
    read = [word(lang, Words(record.title, record.table)) for record in _records(one)]
    return (
        name,
        word(lang, Words(one.title, one.en)),
        word(lang, Words(one.unit, one.unit_en or one.unit)),
        word(lang, Words("、", ", ")).join(read),
        word(lang, Words(one.definition, one.definition_en)),
    )


def _records(one: Indicator) -> list[type[Facts]]:
    """The classes of the records that an indicator reads, each once."""
    parts = (each for part in one.quantities for each in (part, part.found_in) if each)
    return list(dict.fromkeys(part.record for part in parts))
