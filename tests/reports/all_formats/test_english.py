"""English reports hold no Chinese but names and words of the data themselves."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache

import docx
import openpyxl
import polars as pl
import pytest
from docx.oxml.ns import qn

from ansheng.dates import Period
from ansheng.reports.writers.files import Content
from tests.reports.all_formats import made, reading
from tests.reports.all_formats.reading import bytes_of, text_of

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
CHINESE_SIGNS = re.compile(r"[\u3000-\u3002\u3008-\u3011\uff01-\uff5e]")

REPORTS = ("bulletin", "overview")
FORMATS = (
    "bulletin.txt", "bulletin.md", "bulletin.json", "figures.json", "figures.parquet", "page.html", "lists.xlsx",
    "bulletin.docx", "charts",
)  # fmt: skip


@cache
def files(name: str) -> dict[str, Content]:
    return reading.every_format(made.report(name, "en"), "en")


@cache
def own() -> frozenset[str]:
    """The texts of the data: cells, names of the campaign, and the cells that were not read."""
    dossier = made.example()
    texts = {dossier.campaign.title, dossier.campaign.issuer, dossier.campaign.made_up or "", dossier.name}
    tasks = dossier.tables["tasks"].select("plan", "name").unique().iter_rows()
    texts |= {
        f"{plan}：{name}" for plan, name in tasks
    }  # what an item of a plan is called where responsibility is told
    for frame in dossier.tables.values():
        for column in frame.iter_columns():
            texts |= {str(value) for value in column.unique().to_list() if value is not None}
    for one in dossier.problems:
        texts |= {str(told) for told in (one.file, one.sheet, one.column, one.value) if told}
    return frozenset(texts)


def runs() -> set[str]:
    """The runs of Chinese characters in the data."""
    return {run for text in own() for run in HAN.findall(text)}


def without_filters(data: object) -> object:
    """Data without the filters of figures, which name the words that records may hold, for a machine."""
    if isinstance(data, dict):
        return {key: without_filters(value) for key, value in data.items() if key != "filter"}
    return [without_filters(one) for one in data] if isinstance(data, list) else data


def told(name: str, form: str) -> Iterator[str]:
    """The texts of a format that people read."""
    content = files(name)
    if form == "charts":
        yield from (text_of(one) for file, one in content.items() if file.endswith(".svg"))
        yield from content
    elif form.endswith(".json"):
        yield json.dumps(without_filters(json.loads(content[form])), ensure_ascii=False)
    elif form.endswith(".parquet"):
        frame = pl.read_parquet(io.BytesIO(bytes_of(content[form])))
        yield from (str(value) for column in frame.iter_columns() for value in column)
    elif form.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(bytes_of(content[form])))
        for sheet in book:
            edges = (sheet.oddHeader, sheet.oddFooter)
            yield sheet.title
            yield from (str(part.text) for edge in edges for part in (edge.left, edge.center, edge.right))
            yield from (str(cell.value) for row in sheet.iter_rows() for cell in row)
            yield from (
                str(cell.hyperlink.tooltip) for row in sheet.iter_rows() for cell in row if cell.hyperlink
            )
            yield from (str(one.formula1) for one in sheet.data_validations.dataValidation)
    elif form.endswith(".docx"):
        yield reading.word(bytes_of(content[form]))[0]
        document = docx.Document(io.BytesIO(bytes_of(content[form])))
        about, pictures = document.core_properties, document.element.body.iter(qn("wp:docPr"))
        yield from (about.title, about.author, about.subject)
        yield from (one.get("descr", "") + one.get("title", "") for one in pictures)
        for section in document.sections:
            yield from (one.text for edge in (section.header, section.footer) for one in edge.paragraphs)
    elif form.endswith(".html"):
        page = reading.Page(text_of(content[form]))
        yield page.text()
        yield page.scripts["words"]
        yield from re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text_of(content[form]))
        yield from page.displays()
    else:
        yield text_of(content[form])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_there_is_no_chinese_but_of_the_data(name: str, form: str) -> None:
    names, text = runs(), "\n".join(told(name, form))
    found = set(HAN.findall(text))
    assert found
    strange = found - names
    if form == "bulletin.txt":  # whose lines part long names
        strange = {run for run in strange if not any(run in whole for whole in names)}
    assert strange == set()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_signs_are_those_of_english(name: str, form: str) -> None:
    text = "\n".join(told(name, form))
    for one in sorted(own(), key=len, reverse=True):
        if CHINESE_SIGNS.search(one):
            text = text.replace(one, "").replace(json.dumps(one, ensure_ascii=False)[1:-1], "")
    if form == "bulletin.txt":  # whose lines part what the data say
        pairs = re.findall(r"[\u4e00-\u9fff][\u3001\u3002\uff0c\uff1b\uff1a\uff08\uff09]", text)
        assert {pair for pair in pairs if not any(pair in whole for whole in own())} == set()
        return
    assert CHINESE_SIGNS.findall(text) == []


def test_the_filters_name_nothing_but_periods_and_words_of_the_data() -> None:
    """What a filter may say in Chinese: the values of records, and how they may write a month or quarter."""
    report = made.report("overview", "en")
    spelled = re.compile(r"年度?|月份?|至|第|[一二三四]?季度|全年|[上下]半年")
    texts = json.dumps([one.filter for one in report.figures], ensure_ascii=False)
    assert {run for run in set(HAN.findall(texts)) - runs() if spelled.sub("", run)} == set()
    assert Period.parse("2020年第三季度") == Period.parse("2020-Q3")
