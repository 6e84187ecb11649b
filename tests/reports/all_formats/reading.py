"""Reading of every format with a reader of its own: what a person or a program finds in the files of a report."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl
import polars as pl
from docx.document import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from ansheng.reports import Report
from ansheng.reports.model import Bullets, Item, Paragraph, Section, Table
from ansheng.reports.writers.files import WRITERS, Content
from ansheng.words import Lang

PARSER = MarkdownIt("commonmark").enable("table")
Rows = list[list[str]]


def every_format(report: Report, lang: Lang) -> dict[str, Content]:
    """The files of all writers by name."""
    return {name: made for one in WRITERS for name, made in one.files(report, lang).items()}


def closed(text: str) -> str:
    """A text without blanks, which a format may set where a line ends."""
    return re.sub(r"\s", "", text)


def items(tops: Iterable[Section]) -> Iterator[tuple[Section, Item]]:
    """The items of sections in reading order, each with its section."""
    for top in tops:
        for _, section in top.walk():
            yield from ((section, item) for item in section.items)


def paragraphs(tops: Iterable[Section]) -> Iterator[tuple[Section, Paragraph]]:
    """The texts of sections in reading order, those of lists among them."""
    for section, item in items(tops):
        if isinstance(item, Paragraph):
            yield section, item
        elif isinstance(item, Bullets):
            yield from ((section, one) for one in item.items)


def tables(tops: Iterable[Section]) -> Iterator[Table]:
    """The tables of sections in reading order."""
    yield from (item for _, item in items(tops) if isinstance(item, Table))


def numbers(text: str) -> list[str]:
    """The numbers of a text in order."""
    return re.findall(r"-?\d[\d,]*(?:\.\d+)?", text)


def markdown(content: str) -> tuple[str, list[Rows]]:
    """The text of a Markdown file, and its tables with their heads."""
    told: list[str] = []
    found: list[Rows] = []
    for token in PARSER.parse(content):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline":
            text = "".join(one.content for one in token.children or () if one.type != "softbreak")
            told.append(text)
            if token.level > 3 and found:
                found[-1][-1].append(text)
    return "\n".join(told), found


def word(content: bytes) -> tuple[str, list[Rows]]:
    """The text of a Word file with that of its boxes, and its tables with their heads."""
    document: Document = docx.Document(io.BytesIO(content))
    lines = (
        "".join(one.text or "" for one in part.iter(qn("w:t")))
        for part in document.element.body.iter(qn("w:p"))
    )
    return "\n".join(lines), [
        [[cell.text for cell in row.cells] for row in one.rows] for one in document.tables
    ]


def sheets(content: bytes) -> dict[str, Rows]:
    """The sheets of a workbook by name, each cell as a spreadsheet shows it."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {sheet.title: [[shown(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def shown(cell: Any) -> str:
    """A cell with its format applied: decimals as many as the format has, days as ``2020-07-01``."""
    value, form = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        assert re.fullmatch(r"General|0(\.0+)?", form), form
        places = len(form.partition(".")[2])
        return f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return value.date().isoformat() if hasattr(value, "date") else str(value)


class Page(HTMLParser):
    """A page as its elements: text outside scripts, tables, links to figures, and the data for its script."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.told: list[str] = []
        self.tables: list[Rows] = []
        self.linked: list[tuple[int, str]] = []
        self.scripts: dict[str, str] = {}
        self._in: list[tuple[str, Mapping[str, str | None]]] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        told = dict(attrs)
        if tag not in ("meta", "input", "link", "br"):
            self._in.append((tag, told))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1][-1].append("")
        elif tag == "a" and told.get("class") == "q":
            place = told.get("data-f") or str(told["href"]).removeprefix("#f")
            self.linked.append((int(place), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._in.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        names = [name for name, _ in self._in]
        if "script" in names:
            name = self._in[-1][1].get("id")
            self.scripts[str(name)] = self.scripts.get(str(name), "") + data
        elif "style" not in names:
            self.told.append(data)
            if names[-1:] != ["caption"] and {"td", "th"} & set(names):
                self.tables[-1][-1][-1] += data
            if self._in and self._in[-1][1].get("class") == "q":
                place, said = self.linked[-1]
                self.linked[-1] = (place, said + data)

    def text(self) -> str:
        """All text that a reader may see, the text of each element on a line of its own."""
        return "\n".join(self.told)

    def displays(self) -> dict[str, str]:
        """How each figure is printed where it answers, by its id."""
        told = json.loads(self.scripts["provenance"])
        pool = told["common"]["pool"]

        def whole(value: Any) -> Any:
            return whole(pool[value["$"]]) if isinstance(value, dict) and "$" in value else value

        def named(text: str, places: list[int]) -> str:
            for at, place in enumerate(places):
                text = text.replace(f"\x01{at}", told["names"][place])
            return text

        common = [whole(each) for each in whole(told["common"]["data"])]
        return {named(whole(common[at][0]), places): own[0] for at, places, *own in told["figures"]}


def displays(files: Mapping[str, Content], lang: Lang) -> Iterator[tuple[str, dict[str, str]]]:
    """How each format that lists the figures prints each of them, by id."""
    for name in ("bulletin.json", "figures.json"):
        yield name, {one["id"]: one["display"] for one in json.loads(files[name])["figures"]}
    frame = pl.read_parquet(io.BytesIO(bytes_of(files["figures.parquet"])))
    yield "figures.parquet", dict(zip(frame["id"], frame["display"], strict=True))
    listed = sheets(bytes_of(files["lists.xlsx"]))["数字" if lang == "zh" else "figures"]
    yield "lists.xlsx", {row[0]: row[4] for row in listed[3:] if len(row) > 4 and row[0]}
    yield "page.html", Page(text_of(files["page.html"])).displays()


def bytes_of(content: Content) -> bytes:
    """The bytes of a file."""
    return content.encode() if isinstance(content, str) else content


def text_of(content: Content) -> str:
    """The text of a file."""
    return content.decode() if isinstance(content, bytes) else content
