"""Every number answers where it comes from: a figure in a text or cell, the record of a row, or a reason given here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from ansheng.dossier import Dossier
from ansheng.errors import RuleError
from ansheng.indicators import Figure
from ansheng.reports import Diagram, Report
from ansheng.reports.model import Table
from ansheng.words import LANGS, Lang
from tests.reports.all_formats import made, reading

EACH = [(name, lang) for name in made.REPORTS for lang in LANGS]
each = pytest.mark.parametrize(("name", "lang"), EACH)

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?<=In )\d{4}(?=: )|\d{4}-\d\d-\d\d"
    rf"|(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}}"
)
"""Days and periods as texts write them."""

DERIVED: Mapping[str, str] = {
    "名次": "the place among the rates of its rows, each a figure",
    "rank": "the place among the rates of its rows, each a figure",
}
"""Columns of numbers that no figure has, and from what they follow."""

LISTS: Mapping[str, str] = {
    "逾期天数": "from the due day in its row",
    "days overdue": "from the due day in its row",
    "days late": "from the due day in its row",
    "天数": "from the day in its row",
    "days": "from the day in its row",
    "完成进度（%）": "stated by the record of its row",
    "progress (%)": "stated by the record of its row",
    "发现次数": "the days of the hazards with the unit and the words of its row",
    "times found": "the days of the hazards with the unit and the words of its row",
    **dict.fromkeys(
        ("死亡人数", "重伤人数", "轻伤人数", "deaths", "serious injuries", "minor injuries"),
        "stated by the record of its row",
    ),
    "尚未整改": "the open ones of the hazards with the unit and the words of its row",
    "still open": "the open ones of the hazards with the unit and the words of its row",
}
"""Columns of numbers in lists of records, where the record of the row is the source."""

NOTES = re.compile(
    r"另有\d+[项行]未列出|\d+ (?:rows )?more are not shown"  # of the length of the table itself
)


@each
def test_every_number_of_a_text_is_quoted(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    loose = []
    for _, paragraph in reading.paragraphs((*report.sections, *report.annexes)):
        bare = "".join(part if isinstance(part, str) else "·" for part in paragraph.parts)
        if re.search(r"\d", DAYS.sub("", bare)):
            loose.append(bare)
    assert loose == []


@each
def test_every_number_of_a_cell_has_a_source(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    known, seen = 0, set()
    for table in reading.tables((*report.sections, *report.annexes)):
        for head, cell, source in cells(table):
            if not isinstance(cell, int | Decimal) or source:
                known += bool(source)
                continue
            assert head in DERIVED or (head in LISTS and not table.sources), (table.title, head, cell)
            seen.add(head)
    assert known > 50
    assert name == "every kind" or seen


def cells(table: Table) -> Iterator[tuple[str, Any, str | None]]:
    """The cells of a table, each with its head and its figure."""
    for at, row in enumerate(table.rows):
        names = table.sources[at] if table.sources else (None,) * len(row)
        yield from zip(table.columns, row, names, strict=True)


@each
def test_notes_count_nothing_but_their_table(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    for table in reading.tables((*report.sections, *report.annexes)):
        for note in (table.title, *table.notes):
            assert not re.search(r"\d", NOTES.sub("", note)), note


@each
def test_every_point_of_a_chart_is_a_figure(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    charts = [
        one for _, one in reading.items((*report.sections, *report.annexes)) if isinstance(one, Diagram)
    ]
    points = [
        (one.title, series.name, figure)
        for one in charts
        for series in one.series
        for figure in series.figures or (None,) * len(series.values)
    ]
    assert len(points) > 10
    assert [point for point in points if point[2] is None] == []


def chosen(figure: Figure) -> Iterator[tuple[str, Mapping[str, Any], int | Decimal | None]]:
    """The parts of a figure: the name, the filter and the value of each."""
    if "numerator" in figure.filter:
        yield "numerator", figure.filter["numerator"], figure.numerator
        yield "denominator", figure.filter["denominator"], figure.denominator
    elif figure.filter:
        yearly = figure.numerator is not None
        yield "numerator", figure.filter, figure.numerator if yearly else figure.value


def measured(rows: pl.DataFrame, told: Mapping[str, Any]) -> float:
    """What a filter measures of its rows."""
    if told["measure"] == "count":
        return rows.height
    column = rows[told["fact"]].drop_nulls()
    return float(column.n_unique() if told["measure"] == "distinct" else column.sum())


@pytest.mark.parametrize("name", made.REPORTS)
def test_every_figure_hands_out_its_records(name: str) -> None:
    report: Report = made.report(name, "zh")
    dossier: Dossier = made.small() if name == "every kind" else made.example()
    shown = 0
    for figure in report.figures:
        for part, told, value in chosen(figure):
            rows = dossier.rows(figure, "denominator" if part == "denominator" else "numerator")
            if value is not None:
                assert measured(rows, told) == pytest.approx(float(value), abs=0.005), figure.id
                shown += 1
    assert shown > 30


@pytest.mark.parametrize("name", made.REPORTS)
def test_a_figure_without_a_filter_says_what_was_counted(name: str) -> None:
    """Judgements of people, plans and days are no filter of a table: they say in words what they count."""
    report = made.report(name, "zh")
    for figure in (one for one in report.figures if not one.filter):
        assert figure.definition
        assert figure.definition_en
        with pytest.raises(RuleError, match="无对应的记录"):
            made.example().rows(figure)
