"""What is written for documents that were audited."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ansheng import audit
from ansheng.errors import InputError
from ansheng.reports.returned.audited import Audited, write_audited
from ansheng.sheets.documents import decode

TEXT = "排查隐患280处，整改256处，整改率95.4%。"


def audited(name: str, data: bytes) -> Audited:
    return Audited(name, data, audit(decode(data, name)))


def test_each_document_has_its_page_and_a_word_file_its_copy(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "通报.docx"))
    documents = [
        audited("通报.docx", (tmp_path / "通报.docx").read_bytes()),
        audited("乡镇/通报.txt", TEXT.encode()),
    ]
    written = write_audited(documents, tmp_path / "核对")
    assert {path.name for path in written} == {"通报.docx", "通报.html", "通报（2）.html"}
    assert all(path.is_file() for path in written)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "通报.html").write_text("改过")
    with pytest.raises(InputError, match="已有文件"):
        write_audited([audited("通报.txt", TEXT.encode())], tmp_path)
    assert (tmp_path / "通报.html").read_text() == "改过"
