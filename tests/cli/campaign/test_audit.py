"""Command ``audit``: what it prints, its exit codes, standard input and a dossier."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ansheng import cli

ROOT = Path(__file__).parents[3]
RIGHT = "排查隐患280处，整改256处，整改率91.4%。"
WRONG = "排查隐患280处，整改256处，整改率95.4%。"
SUSPICIOUS = "检查企业72466家，整改隐患72466个。"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["audit", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "通报.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_a_fault_is_listed_and_the_exit_code_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(file))
    assert code == 1
    assert "有误" in out
    assert "91.4%" in out


def test_a_right_text_ends_with_zero(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(RIGHT, encoding="utf-8")
    code, out, _ = run(capsys, str(file), "--format", "md", "--lang", "en")
    assert code == 0
    assert "rounded" in out


def test_the_json_keeps_its_shape(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(file), "--format", "json")
    data = json.loads(out)
    assert set(data["figures"][0]) == {"text", "value", "qualifier", "unit", "noun", "start", "end"}
    (claim,) = data["claims"]
    kept = {"kind", "verdict", "text", "start", "end", "stated", "computed", "operands", "note"}
    assert kept <= set(claim)
    assert (claim["kind"], claim["verdict"], claim["operands"]) == ("rate", "wrong", [256, 280])
    assert data["unread"] == 0


@pytest.mark.process
def test_standard_input_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ansheng", "audit", "-"],
        input=RIGHT.encode("gb18030"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "91.4%" in done.stdout.decode()


def test_a_dossier_is_compared(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("2020年行政处罚76起。", encoding="utf-8")
    code, out, _ = run(capsys, str(file), "--dossier", str(ROOT / "examples" / "lingwu-2020"))
    assert code == 1
    assert "67起" in out


def test_a_file_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "没有.txt")
    assert code == 2
    assert "没有.txt" in err


def test_what_is_only_suspicious_has_an_exit_code_of_its_own(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(SUSPICIOUS, encoding="utf-8")
    assert run(capsys, str(file))[0] == 3


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_a_text_without_words_is_an_error(file: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    file.write_text(text, encoding="utf-8")
    code, _, err = run(capsys, str(file))
    assert (code, "无文字" in err) == (2, True)


def test_a_folder_has_one_summary_and_each_document_its_own(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "好.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "~$好.docx").write_text("x")
    (tmp_path / "表.xlsx").write_text("x")
    code, out, _ = run(capsys, ".")
    assert code == 1
    assert "数字核对汇总" in out
    assert [f"数字核对：{name}" in out for name in (file.name, "好.md")] == [True, True]
    _, out, _ = run(capsys, ".", "--format", "json")
    data = json.loads(out)
    assert data["schema"] == "ansheng.audits/1"
    assert [each["text"] for each in data["files"]] == [RIGHT, WRONG]


def test_a_document_that_cannot_be_read_does_not_stop_the_others(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    code, out, err = run(capsys, str(file), str(tmp_path / "坏.docx"))
    assert (code, "91.4%" in out, "坏.docx" in err) == (2, True, True)


def test_a_folder_without_documents_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, str(tmp_path))
    assert (code, "无可核对的文件" in err) == (2, True)


def test_pages_are_written_and_named(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, str(file), "--out", str(tmp_path / "核对"))
    page = tmp_path / "核对" / "通报.html"
    assert (code, str(page) in err) == (1, True)
    assert "91.4%" in page.read_text(encoding="utf-8")


def test_the_places_of_the_json_mean_the_text_in_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(run(capsys, str(file), "--format", "json")[1])
    assert all(data["text"][f["start"] : f["end"]] == f["text"] for f in (*data["figures"], *data["claims"]))
