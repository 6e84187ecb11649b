"""Tables, pictures and quoted figures of a document."""

import zlib
from struct import pack
from typing import Any

import attrs
import pytest
from docx.oxml.ns import qn

from ansheng.reports import Report, Section, Table
from ansheng.reports.drawing import MissingFontError
from ansheng.reports.writers.word import pictures, tables
from ansheng.words import Words
from tests.reports.writers.word.reading import every_text, opened, value


def tables_of(report: Report) -> dict[str, Any]:
    """The tables of a document by their first cells."""
    return {table.cell(0, 0).text: table._tbl for table in opened(report).tables}


def test_heads_stand_on_every_page_and_rows_are_whole(full: Report) -> None:
    for table in tables_of(full).values():
        head, *rows = table.findall(qn("w:tr"))
        assert head.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in (head, *rows))
        assert not any(row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows)


def test_numbers_stand_right_and_words_left(full: Report) -> None:
    head, *rows = tables_of(full)["名称"].findall(qn("w:tr"))
    looks = [[value(cell, "p/pPr/pStyle") for cell in row.findall(qn("w:tc"))] for row in rows]
    assert {tuple(row) for row in looks} == {("TableText", "TableNumber", "TableText")}
    assert {value(cell, "p/pPr/pStyle") for cell in head.findall(qn("w:tc"))} == {"TableHead"}
    assert value(rows[-1], "tc/p/r/rPr/rFonts", "eastAsia") == "黑体"


def test_columns_are_as_wide_as_what_they_hold_and_fill_the_type_area(full: Report) -> None:
    for table in tables_of(full).values():
        widths = [int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid"))]
        assert 8844 - len(widths) <= sum(widths) <= 8844
    name, count, note = (int(one.get(qn("w:w"))) for one in tables_of(full)["名称"].find(qn("w:tblGrid")))
    assert count < name < note


def test_notes_stand_below(full: Report) -> None:
    assert "注：按发现日期统计。" in [
        p.text for p in opened(full).paragraphs if p.style and p.style.name == "表注"
    ]


@pytest.mark.parametrize("columns", [1, 2, 30, 63])
def test_tables_of_any_width_fit(report: Report, columns: int) -> None:
    wide = Table("宽表", tuple(f"第{at}列" for at in range(columns)), (tuple(range(columns)),) * 3)
    made = tables_of(attrs.evolve(report, sections=(Section("一、", (wide,)),), figures=()))
    widths = [int(one.get(qn("w:w"))) for one in made["第0列"].find(qn("w:tblGrid"))]
    assert sum(widths) <= max(8844, columns * 170)
    assert min(widths) > 0


def test_a_long_table_says_how_many_rows_are_left_out(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert "另有1行未列出" in every_text(opened(report))


def test_a_row_that_no_page_holds_may_be_parted(report: Report) -> None:
    tall = Table("长表", ("甲", "乙"), (("长" * 3000, 1),))
    made = tables_of(attrs.evolve(report, sections=(Section("一、", (tall,)),), figures=()))
    (_, row) = made["甲"].findall(qn("w:tr"))
    assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is None


def test_figures_lead_to_where_they_come_from(full: Report) -> None:
    document = opened(full, sources=True)
    body = document.element.body
    marks = {one.get(qn("w:name")): one for one in body.iter(qn("w:bookmarkStart"))}
    links = [
        (one.get(qn("w:anchor")), "".join(text.text or "" for text in one.iter(qn("w:t"))))
        for one in body.iter(qn("w:hyperlink"))
    ]
    assert {anchor for anchor, _ in links} == set(marks)
    assert ("figure_1", "4人") in links
    assert ("figure_2", "76.4%") in links
    assert ("figure_2", "76.4") in links
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[0] == ["数字", "数值", "含义", "分子/分母", "统计期间", "截止日", "缺项记录"]
    assert rows[2] == ["整改率", "76.4%", "已整改占排查隐患的比例", "1582/2072", "2020年", "2021-01-20", "3"]
    assert len({one.get(qn("w:id")) for one in marks.values()}) == len(marks)


def test_without_sources_there_is_no_appendix(full: Report) -> None:
    document = opened(full)
    assert not list(document.element.body.iter(qn("w:hyperlink")))
    assert "数字来源" not in every_text(document)


def picture(wide: int, high: int) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\x00" + b"\x80" * wide) * high)
    head = pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def drawing(monkeypatch: pytest.MonkeyPatch, png: Any) -> None:
    """Let graphics be drawn by a function."""
    monkeypatch.setattr(pictures, "png", png)


@pytest.mark.parametrize(("wide", "high"), [(800, 400), (600, 1000)])
def test_graphics_are_pictures_that_say_what_they_show(
    full: Report, monkeypatch: pytest.MonkeyPatch, wide: int, high: int
) -> None:
    drawing(monkeypatch, lambda graphic, lang: picture(wide, high))
    document = opened(full)
    told = [one.get("descr") for one in document.element.body.xpath(".//wp:inline/wp:docPr")]
    assert told == ["1月3条，2月4条", "挂图作战"]
    assert [one.get("title") for one in document.element.body.xpath(".//wp:inline/wp:docPr")] == [
        "各月隐患",
        "挂图作战",
    ]
    assert len(document.inline_shapes) == 2
    for shape in document.inline_shapes:
        assert shape.width.mm <= 156.1
        assert shape.height.mm <= 200
        assert shape.width / shape.height == pytest.approx(wide / high, rel=0.01)
    numbers = [one.get("id") for one in document.element.body.xpath(".//wp:docPr")]
    assert len(numbers) == len(set(numbers))
    assert "责任单位" not in every_text(document)


def test_a_graphic_that_cannot_be_drawn_is_its_table(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    def png(graphic: object, lang: str) -> bytes:
        raise MissingFontError(Words("未安装中文字体", "no Chinese typeface is installed"))

    for draw in (png, lambda graphic, lang: picture(100, 600)):
        drawing(monkeypatch, draw)
        assert not opened(full).inline_shapes
        assert "责任单位" in every_text(opened(full))
