"""Hostile values of data and templates are text in every file, whole or cut with a sign, and files stay of a size."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from functools import cache

import openpyxl
import polars as pl
import pytest

from ansheng.errors import InputError
from ansheng.reports import Report, bulletin
from ansheng.reports.templates.grammar import read
from ansheng.reports.templates.library import template_called
from ansheng.reports.writers.excel.cells import plain
from ansheng.reports.writers.files import Content
from ansheng.words import LANGS, Lang
from ansheng.wrapping import clean, width
from tests.reports.all_formats import hostile, made, reading
from tests.reports.all_formats.hostile import HOSTILE, LONG, SHORT
from tests.reports.all_formats.reading import bytes_of, closed, text_of
from tests.reports.writers.excel.parts import faults

EACH = [(name, lang) for name in ("bulletin", "overview", "template") for lang in LANGS]
each = pytest.mark.parametrize(("name", "lang"), EACH)

UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LARGEST = {
    "bulletin.txt": 2_000_000,
    "bulletin.md": 2_000_000,
    "bulletin.docx": 500_000,
    "lists.xlsx": 1_000_000,
    "page.html": 3_500_000,  # the filters that it hands on have the megabyte whole
    "figures.parquet": 2_000_000,
    "bulletin.json": 80_000_000,  # data, whole: a filter that is cut would choose other records
    "figures.json": 30_000_000,
}
"""Bytes; with a cell of a megabyte in the place of every name."""


def escaped(text: str) -> str:
    """A text as a template has it: brackets are signs like others, and a line ends where the template's does."""
    return re.sub(r"([\\{}\[\]])", r"\\\1", clean(text)) if "{{" not in text else text


@cache
def report(name: str, lang: Lang) -> Report:
    if name != "template":
        told = template_called(name).template(lang)
    else:
        lines = [f"{'说 ' if lang == 'zh' else 'Say '}{escaped(one)}。" for one in (*SHORT, LONG)]
        sections = [f"## {escaped(one)}\n说明。" for one in SHORT]
        told = read("\n".join((f"# {escaped(SHORT[3])}", "## 一", *lines, *sections)), "模板.txt")
    return bulletin(hostile.dossier(), period="2020", as_of=made.LAST_DAY, template=told, lang=lang)


@cache
def files(name: str, lang: Lang) -> dict[str, Content]:
    return reading.every_format(report(name, lang), lang)


def told(name: str, lang: Lang) -> list[str]:
    """The values that the running text of a report holds; those of a template lose their controls there."""
    if name == "template":
        return list(SHORT)
    text = "".join(
        [one.text for _, one in reading.paragraphs(report(name, lang).sections)]
        + [
            str(cell)
            for one in reading.tables(report(name, lang).sections)
            for row in one.rows
            for cell in row
        ]
    )
    found = [one for one in SHORT if one in text]
    assert len(found) > len(SHORT) / 2
    return found


def missing(text: str, name: str, lang: Lang) -> list[str]:
    """The values that a format does not show as they are."""
    whole = closed(text)
    return [one for one in told(name, lang) if closed(clean(one)) not in whole]


@each
def test_no_file_is_larger_than_sensible(name: str, lang: Lang) -> None:
    for file, content in files(name, lang).items():
        size = len(bytes_of(content))
        assert size < LARGEST.get(file, 1_000_000), (file, size)
        assert not UNFIT.search(file)
        assert re.fullmatch(r"[\w./\-]+", file) or file.startswith("charts/"), file


@each
def test_a_text_is_plain(name: str, lang: Lang) -> None:
    text = text_of(files(name, lang)["bulletin.txt"])
    assert not UNFIT.search(text)
    assert missing(text, name, lang) == []
    assert name == "bulletin" or re.search(r"另有\d{6}字未列出", closed(text))
    assert max(map(width, text.splitlines())) <= 88


@each
def test_markdown_has_no_mark_from_data(name: str, lang: Lang) -> None:
    content = text_of(files(name, lang)["bulletin.md"])
    assert not UNFIT.search(content)
    tokens = reading.PARSER.parse(content)
    kinds = {child.type for token in tokens for child in token.children or ()} | {
        token.type for token in tokens
    }
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "em_open",
    }
    text, tables = reading.markdown(content)
    assert missing(text, name, lang) == []
    assert all(len(row) == len(rows[0]) for rows in tables for row in rows)
    assert len(tables) >= sum(1 for _ in reading.tables(report(name, lang).sections))


@each
def test_data_hold_the_values_as_they_are(name: str, lang: Lang) -> None:
    def strict(text: str) -> object:
        raise AssertionError(text)

    content = files(name, lang)
    data = json.loads(text_of(content["bulletin.json"]), parse_constant=strict)
    figures = json.loads(text_of(content["figures.json"]), parse_constant=strict)
    assert data["title"] == report(name, lang).title
    assert [one["id"] for one in data["figures"]] == [one["id"] for one in figures["figures"]]
    assert all(len(one["id"]) < 2_000 and len(one["label"]) < 2_000 for one in data["figures"])
    frame = pl.read_parquet(io.BytesIO(bytes_of(content["figures.parquet"])))
    assert frame["id"].to_list() == [one["id"] for one in figures["figures"]]
    if name != "template":
        words = {
            cell
            for item in walked(data)
            for row in item.get("rows", ())
            for cell in row
            if isinstance(cell, str)
        }
        assert words & set(HOSTILE) >= set(SHORT[:3])


def walked(data: dict[str, object]) -> list[dict[str, list[list[object]]]]:
    """All items of a report in JSON."""
    open_, found = [*data["sections"], *data.get("annexes", ())], []  # type: ignore[misc]
    while open_:
        section = open_.pop()
        found += section["items"]
        open_ += section["sections"]
    return found


@each
def test_word_opens_and_shows_text(name: str, lang: Lang) -> None:
    content = bytes_of(files(name, lang)["bulletin.docx"])
    text, tables = reading.word(content)
    assert missing(text + "".join("".join(row) for rows in tables for row in rows), name, lang) == []
    assert not UNFIT.search(text.replace("\n", "").replace("\t", ""))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {
            one: packed.read(one).decode() for one in packed.namelist() if one.endswith((".xml", ".rels"))
        }
    codes = {
        one.strip() for part in parts.values() for one in re.findall(r"<w:instrText[^>]*>([^<]*)<", part)
    }
    assert codes <= {"PAGE"}
    assert not any('TargetMode="External"' in part for part in parts.values())
    assert sum(len(part) for part in parts.values()) < 10_000_000


@each
def test_the_workbook_opens_without_repair_and_has_no_formula_of_data(name: str, lang: Lang) -> None:
    content = bytes_of(files(name, lang)["lists.xlsx"])
    assert faults(content) == []
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = {re.sub(r"[A-Z]+\d+", "x", str(cell.value)) for cell in cells if cell.data_type == "f"}
    assert all(
        re.fullmatch(r"=SUM\(x:x\)|=ROUND\(SUM\(x:x\),\d\)|=IF\(x=0,\"—\",ROUND\(.*\)\)", one)
        for one in formulas
    )
    words = {str(cell.value) for cell in cells if cell.data_type == "s"}
    for one in told(name, lang) if name == "overview" else ():
        assert plain(one) in words or any(plain(one) in word for word in words), one
    assert all(len(word) <= 32_767 for word in words)
    assert not any(UNFIT.search(word.replace("\n", "")) for word in words)
    assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)


@each
def test_the_page_has_no_element_of_data(name: str, lang: Lang) -> None:
    content = text_of(files(name, lang)["page.html"])
    page, usual = reading.Page(content), reading.Page(text_of(of_example(lang)))
    assert set(page.tags) <= set(usual.tags) | {"details", "summary", "tspan"}
    assert page.tags.count("script") == usual_scripts(content)
    assert not re.search(
        r"<[a-z][^<>]*\son\w+=", re.sub(r"<script.*?</script>", "", content, flags=re.DOTALL)
    )
    assert not re.search(r"(?:href|src|xlink:href)=\"(?!#|data:)", content)
    assert missing(page.text(), name, lang) == []
    assert not UNFIT.search(re.sub(r"[\n\t]", "", page.text()))
    assert name == "bulletin" or re.search(r"共3500\d\d字|of 3500\d\d", page.text())


def usual_scripts(content: str) -> int:
    """The scripts that the page has of itself: words, provenance, its script, and the tasks of each wall."""
    return 3 + content.count('<script type="application/json" class="tasks"')


@cache
def of_example(lang: Lang) -> Content:
    from ansheng.reports.writers.page import page_files

    return page_files(made.report("overview", lang), lang)["page.html"]


@each
def test_pictures_hold_text_alone(name: str, lang: Lang) -> None:
    pictures = {file: made for file, made in files(name, lang).items() if file.startswith("charts/")}
    for file, content in pictures.items():
        if file.endswith(".png"):
            assert bytes_of(content)[:8] == b"\x89PNG\r\n\x1a\n"
            continue
        root = ET.fromstring(text_of(content))  # noqa: S314 - of our own making
        tags = {one.tag.rpartition("}")[2] for one in root.iter()}
        assert tags <= {
            "svg",
            "g",
            "path",
            "text",
            "tspan",
            "rect",
            "line",
            "defs",
            "clipPath",
            "style",
            "title",
            "desc",
        }
        assert not any(
            key.lower().startswith("on") or key.endswith("href") for one in root.iter() for key in one.attrib
        )
        words = "".join(root.itertext())
        assert not any(
            unicodedata.bidirectional(sign) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI") for sign in words
        )
        assert len(words) < 20_000


@pytest.mark.parametrize(
    "text", ["{% for x in y %}", "{7*7}", "[[<script>]]", "{0.__class__}", "{行动.__class__}"]
)
def test_what_is_no_name_of_a_template_is_said_with_its_place(text: str) -> None:
    with pytest.raises(InputError, match="第3行") as caught:
        bulletin(
            hostile.dossier(),
            period="2020",
            as_of=made.LAST_DAY,
            template=read(f"# 题\n## 一\n{text}", "模板.txt"),
        )
    assert "49" not in str(caught.value)


def test_a_template_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="模板超过"):
        read("# 题\n## 一\n" + "长" * (1 << 20), "模板.txt")
