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
