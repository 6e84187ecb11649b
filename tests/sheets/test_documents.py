"""Documents: encodings, Word files, and Word files that are not to be trusted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ansheng.auditing import audit
from ansheng.errors import InputError
from ansheng.sheets.documents import decode, read_document
from tests.pdfs import pdf

SENTENCE = "排查隐患280处，整改256处，整改率91.4%。"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def word(body: str, head: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", head + WORD.format(body))
    return packed.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(SENTENCE.encode(encoding))
    assert read_document(file) == SENTENCE


def test_a_word_file_is_read_run_by_run() -> None:
    text = decode(word(paragraph("排查隐患28", "0处，整改256处，", "整改率91.4%。")), "a.docx")
    assert [claim.verdict.value for claim in audit(text).claims] == ["rounded"]


def test_the_tables_of_a_word_file_are_audited() -> None:
    rows = [("地区", "排查隐患", "已整改", "整改率(%)"), ("甲", "32", "13", "40.62"), ("乙", "10", "5", "50")]
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows
    )
    text = decode(word(f"{paragraph('见下表')}<w:tbl>{cells}</w:tbl>"), "a.docx")
    assert [claim.verdict.value for claim in audit(text).claims] == ["truncated", "consistent"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 cut off",
        word("<w:p>"),
        word(paragraph("x"), '<!DOCTYPE a [<!ENTITY b "c">]>'),
        word(paragraph("x"), '<?xml version="1.0" encoding="ATF-8"?>'),
        b"\x80\xff\xff\xff",
    ],
    ids=["damaged", "not XML", "entities", "no such encoding", "no text"],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.docx"):
        decode(data, "a.docx")


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match="Word"):
        decode(packed.getvalue(), "a.zip")


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""
STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="Task"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Own"><w:basedOn w:val="Task"/></w:style>
<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
</w:styles>"""


def numbered(text: str, list_: str, level: int = 0) -> str:
    stated = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(text).replace("<w:p>", f"<w:p><w:pPr>{stated}</w:pPr>")


def styled(text: str, style: str) -> str:
    return paragraph(text).replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def with_lists(body: str) -> bytes:
    packed = io.BytesIO(word(body))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/styles.xml", STYLES)
    return packed.getvalue()


def test_the_numbers_that_word_shows_are_read() -> None:
    body = [
        numbered("总则", "5"),
        styled("抓落实", "Task"),
        styled("抓检查", "Own"),
        numbered("分项", "5", 2),
        numbered("重点", "5"),
        styled("抓宣传", "Task"),
        numbered("要点", "6"),
        numbered("三", "7"),
        numbered("三之一", "7", 1),
        numbered("四", "7"),
        numbered("无此列表", "9"),
        styled("循环", "Ring"),
        paragraph("正文"),
    ]
    assert decode(with_lists("".join(body)), "a.docx").splitlines() == [
        "一、总则",
        "1.抓落实",
        "2.抓检查",
        "①分项",
        "二、重点",
        "1.抓宣传",
        "要点",
        "3.三",
        "3.a三之一",
        "4.四",
        "无此列表",
        "循环",
        "正文",
    ]


def test_what_stands_in_a_content_control_is_read_in_its_place() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = control.format(paragraph("二") + control.format(paragraph("三")))
    assert decode(word(paragraph("一") + inner + paragraph("四")), "a.docx").splitlines() == [
        "一",
        "二",
        "三",
        "四",
    ]


def test_merged_cells_of_a_table_keep_its_columns() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("任务", '<w:gridSpan w:val="2"/>') + cell("单位"),
        cell("甲", '<w:vMerge w:val="restart"/>') + cell("a") + cell("甲局"),
        cell("", "<w:vMerge/>") + cell("b") + cell("乙局"),
        cell("", '<w:gridSpan w:val="99999999999999999999"/>'),
    ]
    text = decode(word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"), "a.docx")
    lines = text.strip().splitlines()
    assert lines[:1] + lines[2:4] == ["| 任务 |  | 单位 |", "| 甲 | a | 甲局 |", "| 甲 | b | 乙局 |"]
    assert len(lines[4]) < 500


@pytest.mark.parametrize("tag", ["w:sdt", "w:p", "w:tbl", "w:ins"])
def test_what_is_nested_very_deep_is_no_trouble(tag: str) -> None:
    deep = f"<{tag}>" * 20_000 + paragraph("底") + f"</{tag}>" * 20_000
    assert len(decode(word(deep), "a.docx")) < 10


def test_a_word_file_in_another_encoding_cannot_hide_an_entity() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<!DOCTYPE a [<!ENTITY b "c">]>{WORD.format("")}'.encode("utf-16")
        )
    with pytest.raises(InputError, match=r"a\.docx"):
        decode(packed.getvalue(), "a.docx")


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    assert read_document(tmp_path / "empty.docx") == ""


PAGE = """<!DOCTYPE html><html><head><title>题</title><style>p {{}}</style></head><body><h1>通报</h1>
<p>排查隐患280处，<b>整改256处</b>，
整改率91.4%。</p><script>alert(1)</script>{}</body></html>"""


def test_a_web_page_is_read_as_it_shows_without_script_and_style() -> None:
    assert (
        decode(PAGE.format("完<br>了").encode(), "a.html")
        == f"通报\n{SENTENCE[:16]} {SENTENCE[16:]}\n完\n了\n"
    )


def test_the_tables_of_a_web_page_are_audited_with_their_merged_cells() -> None:
    rows = (
        "<tr><th rowspan=2>地区<th colspan=3>隐患</tr><tr><td>排查隐患<td>已整改<td>整改率(%)</tr>"
        "<tr><td>甲</td><td>32</td><td>13</td><td>41.62</td></tr>"
    )
    text = decode(PAGE.format(f"<table>{rows}</table>").encode("gb18030"), "a.html")
    assert (
        "| 地区 | 隐患 |  |  |\n| --- | --- | --- | --- |\n| 地区 | 排查隐患 | 已整改 | 整改率(%) |\n" in text
    )
    assert "| 甲 | 32 | 13 | 41.62 |" in text


@pytest.mark.parametrize(
    "page", ["<table>" * 5000, "<p>" * 5000, "<table><tr><td colspan=999 rowspan=99999>x" * 50]
)
def test_a_web_page_of_nothing_but_marks_ends(page: str) -> None:
    assert len(decode(f"<html>{page}".encode(), "a.html")) < 1_000_000


def test_a_pdf_with_text_is_read() -> None:
    text = decode(pdf(["一、隐患", "排查隐患280处，整改256处，整", "改率91.4%。"]), "a.pdf")
    assert text == f"一、隐患\n{SENTENCE}\n"
    assert [claim.verdict.value for claim in audit(text).claims] == ["rounded"]


@pytest.mark.parametrize(
    ("data", "why"),
    [(pdf([]), "扫描件"), (b"%PDF-1.7\nx", "已损坏"), (pdf(["整改256处"])[:300], "已损坏")],
    ids=["scan", "no PDF", "cut off"],
)
def test_a_pdf_without_text_or_damaged_is_told_apart(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=rf"a\.pdf：PDF .*{why}"):
        decode(data, "a.pdf")
