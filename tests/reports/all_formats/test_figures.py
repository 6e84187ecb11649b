"""Every figure is printed the same in all formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import attrs
import pytest

from ansheng.dates import Period
from ansheng.dossier import Dossier
from ansheng.indicators import Figure, Print
from ansheng.indicators.printing import half_up, number
from ansheng.reports import Diagram, Report
from ansheng.reports.drawing.files import graphics_of
from ansheng.reports.graphics import Graphic
from ansheng.reports.model import Paragraph, Table
from ansheng.reports.writers.files import Content
from ansheng.reports.writers.text_tables import cell_text
from ansheng.words import LANGS, Lang
from tests.reports.all_formats import made, reading
from tests.reports.all_formats.reading import bytes_of, closed, text_of
from tests.reports.drawing.reading import texts

EACH = [(name, lang) for name in made.REPORTS for lang in LANGS]
each = pytest.mark.parametrize(("name", "lang"), EACH)


@cache
def files(name: str, lang: Lang) -> dict[str, Content]:
    return reading.every_format(made.report(name, lang), lang)


def said_of(figure: Figure, lang: Lang) -> Iterator[str]:
    """What a text may say of a figure: its value, with other decimals where a template asks for them, how it compares,
    and what it lacks."""
    yield figure.shown(lang)
    if figure.exact is not None:
        for places in range(4):
            style = Print(places, figure.style.zeros)
            yield attrs.evolve(figure, value=half_up(figure.exact, places), style=style).shown(lang)
    if figure.value is not None:
        yield number(figure.value, group=lang == "en")
    if figure.unknown:
        yield from (figure.caveat(lang), str(figure.unknown))
    if "period" in figure.group:  # which papers are missing: told by their period, one figure each
        yield Period.parse(figure.group["period"]).label(lang)
    if figure.comparison is not None:
        yield from (figure.comparison.text(lang), figure.comparison.size(lang), figure.comparison.moved(lang))


def great(text: str) -> str:
    return text[:1].upper() + text[1:]


@each
def test_what_a_text_quotes_is_what_the_figure_says(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    quoted = 0
    for _, paragraph in reading.paragraphs((*report.sections, *report.annexes)):
        for quote in paragraph.quotes:
            text = paragraph.text[quote.start : quote.end]
            told = set(said_of(report.figure(quote.figure), lang))
            assert text in told | set(map(great, told)), quote
            quoted += 1
    assert quoted > 20


@each
def test_every_text_stands_in_every_printed_format(name: str, lang: Lang) -> None:
    report, content = made.report(name, lang), files(name, lang)
    printed = {
        "bulletin.txt": text_of(content["bulletin.txt"]),
        "bulletin.md": reading.markdown(text_of(content["bulletin.md"]))[0],
        "bulletin.docx": reading.word(bytes_of(content["bulletin.docx"]))[0],
        "page.html": reading.Page(text_of(content["page.html"])).text(),
    }
    for file, text in printed.items():
        told = closed(text).replace("-", "")
        at = 0
        for _, paragraph in reading.paragraphs(report.sections):
            at = told.find(closed(paragraph.text).replace("-", ""), at)
            assert at >= 0, (file, paragraph.text)


@each
def test_the_data_quote_the_same_places(name: str, lang: Lang) -> None:
    report, data = made.report(name, lang), json.loads(files(name, lang)["bulletin.json"])

    def walk(section: dict[str, object]) -> Iterator[dict[str, object]]:
        yield from section["items"]  # type: ignore[misc]
        for below in section["sections"]:  # type: ignore[attr-defined]
            yield from walk(below)

    items = [item for section in data["sections"] for item in walk(section)]
    told = [(item["text"], item["quotes"]) for item in items if item["kind"] == "paragraph"]
    own = [
        (item.text, [attrs.asdict(one) for one in item.quotes])
        for _, item in reading.items(report.sections)
        if isinstance(item, Paragraph)
    ]
    assert told == own


@each
def test_every_list_of_figures_displays_them_alike(name: str, lang: Lang) -> None:
    expected = {one.id: one.shown(lang) for one in made.report(name, lang).figures}
    found = dict(reading.displays(files(name, lang), lang))
    assert list(found) == ["bulletin.json", "figures.json", "figures.parquet", "lists.xlsx", "page.html"]
    for file, told in found.items():
        assert told == expected, file


@each
def test_a_link_of_the_page_leads_to_the_figure_that_it_prints(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    page = reading.Page(text_of(files(name, lang)["page.html"]))
    ids = list(page.displays())
    assert len(page.linked) > 50
    for place, text in page.linked:
        figure = report.figure(ids[place])
        cell = cell_text(figure.number(lang))
        told = {*said_of(figure, lang), cell, figure.name(lang)}
        assert text in told | set(map(great, told)), figure.id


def in_cell(figure: Figure, lang: Lang) -> str:
    """The number of a figure as a text prints it, without its unit; 20 yuan are 0.002 of a column of 万元."""
    shown = figure.shown(lang)
    if figure.value is None:
        return "—"
    if lang == "zh" and figure.unit == "元":
        return shown[:-2] if shown.endswith("万元") else f"{Decimal(shown[:-1]) / 10_000:f}"
    return shown.removeprefix("CNY ").removesuffix(figure.measure(lang)).strip().replace(",", "")


def expected(table: Table, report: Report, lang: Lang) -> reading.Rows:
    """A table with its heads: cells of figures as texts print these, others as they are."""
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    for row, names in zip(rows, table.sources, strict=False):
        for column, name in enumerate(names):
            if name:
                row[column] = in_cell(report.figure(name), lang)
    return [list(table.columns), *rows]


def drawn(report: Report) -> list[Table]:
    """The tables of the running text, those of diagrams among them."""
    items = (item for _, item in reading.items(report.sections))
    return [
        item if isinstance(item, Table) else item.table()
        for item in items
        if isinstance(item, Table | Diagram)
    ]


@each
def test_a_table_has_the_numbers_of_the_text_in_every_format(name: str, lang: Lang) -> None:
    report, content = made.report(name, lang), files(name, lang)
    wanted = [expected(one, report, lang) for one in drawn(report)]
    assert len(wanted) > 2
    assert [one for one in reading.markdown(text_of(content["bulletin.md"]))[1] if one in wanted] == wanted
    page = reading.Page(text_of(content["page.html"])).tables
    assert [one for one in page if one in wanted] == wanted
    word = reading.word(bytes_of(content["bulletin.docx"]))[1]
    plain = [expected(one, report, lang) for one in reading.tables(report.sections)]
    assert [one for one in word if one in plain] == plain


@each
def test_a_text_prints_the_numbers_of_its_tables_in_order(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    found = iter(reading.numbers(text_of(files(name, lang)["bulletin.txt"])))
    for table in drawn(report):
        for row, names in zip(expected(table, report, lang)[1:], table.sources, strict=False):
            for cell, source in zip(row, names, strict=True):
                assert not source or cell == "—" or cell in found, (table.title, row)


@each
def test_a_cell_of_the_workbook_shows_what_is_printed(name: str, lang: Lang) -> None:
    report = made.report(name, lang)
    sheets = list(reading.sheets(bytes_of(files(name, lang)["lists.xlsx"])).values())[1:]
    for sheet, table in zip(sheets, listed(report), strict=False):
        wanted = expected(table, report, lang)[1:]
        found = [row[: len(table.columns)] for row in sheet[3 : 3 + len(wanted)]]
        assert [["—" if cell == "" else cell for cell in row] for row in found] == wanted


def listed(report: Report) -> Iterator[Table]:
    """The tables that have a sheet of their own, in order."""
    for _, item in reading.items((*report.sections, *report.annexes)):
        if isinstance(item, Table):
            yield item
        elif isinstance(item, Graphic):
            yield item.table()


@each
def test_a_chart_is_labelled_with_what_is_printed(name: str, lang: Lang) -> None:
    report, content = made.report(name, lang), files(name, lang)
    pictures = [text_of(made) for file, made in content.items() if file.endswith(".svg")]
    charts = list(graphics_of(report))
    assert len(pictures) == len(charts) > 3
    labelled = 0
    for picture, chart in zip(pictures, charts, strict=True):
        if not isinstance(chart, Diagram) or chart.form == "lines":
            continue
        told = [text.replace(",", "") for text in texts(picture)]
        for series in chart.series:
            for figure in (report.figure(id_) for id_ in series.figures if id_):
                label = figure.shown(lang).replace(",", "")
                assert figure.value is None or label in told, (chart.title, figure.id, told)
                labelled += figure.value is not None
    assert labelled > 2


def test_the_report_by_hand_has_every_kind() -> None:
    dossier: Dossier = made.small()
    figures = made.report("every kind", "zh").figures
    shown = {one.id: one.shown() for one in figures}
    assert dossier.tables["penalties"].height == len(made.FINES)
    assert {"20元", "15.53万元", "12345.68万元", "无法统计", "8%", "8.0%", "-3条", "6个月"} <= set(
        shown.values()
    )
    assert any(one.unknown for one in figures)
    assert any(one.comparison and (one.comparison.direction or 0) < 0 for one in figures)
    assert any("/year" in one.id for one in figures)
    assert any(one.per == 1 for one in figures)
