"""Documents: encodings, Word files, and Word files that are not to be trusted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ansheng.auditing import audit
from ansheng.auditing.files import decode, read_document
from ansheng.errors import InputError

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
