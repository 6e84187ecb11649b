"""Files: named after the bulletin, whole or absent, and refused with one clear line."""

import json
from pathlib import Path

import pytest

from ansheng.errors import InputError, UnknownNameError
from ansheng.reports import Report, render, write
from ansheng.writing import write_whole


def test_three_files(tmp_path: Path, report: Report) -> None:
    paths = write(report, tmp_path / "new" / "deep", ("table", "md", "json"))
    assert [path.name for path in paths] == ["bulletin.txt", "bulletin.md", "bulletin.json"]
    assert paths[0].read_text("utf-8") == render(report, "table")
    assert json.loads(paths[2].read_text("utf-8"))["dossier"] == "sample"
    assert sorted(paths[0].parent.iterdir()) == sorted(paths)


def test_an_older_file_is_replaced(tmp_path: Path, report: Report) -> None:
    (tmp_path / "bulletin.md").write_text("old", "utf-8")
    write(report, tmp_path, ("md",))
    assert "old" not in (tmp_path / "bulletin.md").read_text("utf-8")


def test_an_unknown_format_touches_nothing(tmp_path: Path, report: Report) -> None:
    with pytest.raises(UnknownNameError, match="json"):
        write(report, tmp_path, ("md", "jsn"))
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_a_file_is_refused(tmp_path: Path, report: Report) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    with pytest.raises(InputError, match="无法写入文件夹"):
        write(report, tmp_path / "taken", ("md",))


def test_a_failed_write_leaves_no_draft(tmp_path: Path, report: Report) -> None:
    (tmp_path / "bulletin.md").mkdir()
    with pytest.raises(InputError):
        write(report, tmp_path, ("md",))
    assert [path.name for path in tmp_path.iterdir()] == ["bulletin.md"]


def test_a_text_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.csv", "一\n")
    assert (tmp_path / "a.csv").read_bytes() == "一\n".encode()
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "a.csv", "二\udc80")
    assert (tmp_path / "a.csv").read_text("utf-8") == "一\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_changed_copy_is_kept(tmp_path: Path, report: Report) -> None:
    (first,) = write(report, tmp_path, ("docx",))
    assert write(report, tmp_path, ("docx",)) == [first]
    first.write_bytes(first.read_bytes() + b"changed")
    (second,) = write(report, tmp_path, ("docx",))
    assert second.name == "bulletin（2）.docx"
    assert write(report, tmp_path, ("docx",)) == [second]
    second.write_bytes(b"changed as well")
    (third, page) = write(report, tmp_path, ("docx", "md"))
    assert (third.name, page.name) == ("bulletin（3）.docx", "bulletin.md")
    assert first.read_bytes().endswith(b"changed")
    assert second.read_bytes() == b"changed as well"


def test_a_document_is_not_shown_on_a_screen(report: Report) -> None:
    with pytest.raises(InputError, match="--out"):
        render(report, "docx")
