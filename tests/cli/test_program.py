"""The program as a whole: help, version, exit codes, and one clear line for whatever is wrong."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from ansheng import __version__, shelf
from ansheng.cli.app import app
from ansheng.cli.help import BETWEEN
from ansheng.wrapping import width
from tests.cli.conftest import ALL_COMMANDS, Run

CHECK = ("check", "boilers.csv", "--plugin-file", "boiler.py")

BAD_USE = [
    (("chek",), "chek"),
    (("--verbose",), "--verbose"),
    (("check",), "FILE"),
    (("check", "boilers.csv", "more.csv"), "more.csv"),
    (("check", "boilers.csv", "--formt", "json"), "--format"),
    (("check", "boilers.csv", "--format", "xml"), "xml"),
    (("check", "boilers.csv", "--limit", "-1"), "--limit"),
    (("check", "boilers.csv", "--on"), "--on"),
    (("explain",), "RULE"),
    ((*CHECK, "--on", "2025-01-01"), "--as"),
    ((*CHECK, "--as", "boiler.Boiler"), "--on"),
    ((*CHECK, "--as", "boiler.Boiler", "--on", "2025-02-30"), "2025-02-30"),
    ((*CHECK, "--as", "boiler.Boilr", "--on", "2025-01-01"), "boiler.Boiler"),
    (
        (*CHECK, "--as", "boiler.Boiler", "--on", "2025-01-01", "--rules", "boiler.overpresure"),
        "boiler.overpressure",
    ),
    ((*CHECK, "--as", "boiler.Boiler", "--on", "2001-01-01"), "--rules"),
    ((*CHECK, "--as", "boiler.Boiler", "--on", "2025-01-01", "--rules", "-boiler"), "boiler.Boiler"),
    (("explain", "boiler.overpresure", "--plugin-file", "boiler.py"), "boiler.overpressure"),
    (("rules", "--as", "nothing"), "nothing"),
    (("rules", "--on", "soon"), "soon"),
    (("standards", "--stale"), "--on"),
    (("facts", "hazrds"), "hazards"),
    (("facts", "--template", "new.csv"), "--template"),
    (("facts", "hazards", "--template", "boilers.csv"), "--force"),
    (("facts", "hazards", "--template", "new.xlsx"), ".csv"),
    (("facts", "hazards", "--template", "missing/new.csv"), "missing"),
    (("plugins", "--format", "yaml"), "yaml"),
    (("rules", "--plugin-file", "missing.py"), "missing.py"),
    (("rules", "--plugin-file", "boilers.csv"), "boilers"),
    (("report", "no-such-folder"), "no-such-folder"),
    (("report", ".", "--format", "md", "--format", "json"), "--out"),
    (("report", ".", "--format", "pdf"), "pdf"),
    (("report", ".", "--period", "whenever"), "whenever"),
    (("report", ".", "--as-of", "whenever"), "whenever"),
]


@pytest.mark.parametrize(("arguments", "named"), BAD_USE, ids=lambda value: " ".join(value)[-40:])
def test_wrong_use_is_one_line_that_names_what_is_wrong(
    run: Run, arguments: tuple[str, ...], named: str
) -> None:
    assert named in run(*arguments).complaint


@pytest.mark.parametrize(("arguments", "named"), BAD_USE, ids=lambda value: " ".join(value)[-40:])
def test_wrong_use_is_said_in_english_too(run: Run, arguments: tuple[str, ...], named: str) -> None:
    complaint = run(arguments[0], "--lang=en", *arguments[1:]).complaint
    assert complaint.startswith("error: ")
    assert named in complaint
    assert complaint.split(";")[0].strip().isascii()


def test_a_language_that_is_not_known_is_wrong_use(run: Run) -> None:
    assert "fr" in run("rules", "--lang", "fr").complaint


@pytest.mark.parametrize(("arguments", "named"), [case for case in BAD_USE if len(case[0]) < 6])
def test_wrong_use_is_said_in_chinese(run: Run, arguments: tuple[str, ...], named: str) -> None:
    said = run(*arguments).complaint.removeprefix("错误：")
    assert sum(ord(sign) >= 0x2E80 for sign in said) >= 2
    assert not any(
        word in said for word in ("Input", "Invalid", "Missing", "unexpected", "requires", "No such option")
    )


def test_several_mistakes_stand_apart_on_the_one_line(run: Run, folder: Path) -> None:
    folder.joinpath("campaign.toml").write_text("[campaign]\nname = 1\n", encoding="utf-8")
    assert "title 未填；请填写；" in run("problems", ".").complaint
    assert ".title is missing; " in run("problems", ".", "--lang", "en").complaint


BAD_FILES = {
    "empty.csv": b"",
    "blank.csv": b"\n\n,,\n",
    "header.csv": "编号,燃料\n".encode(),
    "binary.csv": b"\x00\x01\x02\xff\xfe\x00" * 50,
    "notes.docx": b"PK\x03\x04",
    "cut.xlsx": b"PK\x03\x04" + b"\x00" * 40,
    "text.xlsx": "编号,燃料\n1,煤\n".encode(),
    "cut.parquet": b"PAR1\x00\x00",
    "plain": b"1,2\n",
}


@pytest.mark.parametrize("name", [*BAD_FILES, "missing.csv", "", "."])
def test_a_table_that_cannot_be_read_is_one_line(run: Run, folder: Path, name: str) -> None:
    for file, content in BAD_FILES.items():
        folder.joinpath(file).write_bytes(content)
    done = run("check", name, "--as", "Boiler", "--on", "2025-01-01", "--plugin-file", "boiler.py")
    assert done.complaint.startswith("错误：")


def test_a_rule_file_that_fails_is_named_with_its_reason(run: Run, folder: Path) -> None:
    folder.joinpath("broken.py").write_text("def (", encoding="utf-8")
    complaint = run("rules", "--plugin-file", "broken.py").complaint
    assert "broken" in complaint
    assert "SyntaxError" in complaint


def test_a_name_cannot_move_the_cursor_of_the_reader(run: Run) -> None:
    assert "\x1b" not in run("check", "a\x1b[2Jb.csv", "--as", "x", "--on", "2025-01-01").complaint


def test_a_defect_is_one_line_too_and_says_how_to_see_more(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr(shelf, "_read", fail)
    done = run("rules", "--plugin-file", "boiler.py")
    assert (done.code, done.out, done.err.count("\n")) == (70, "", 1)
    assert "ZeroDivisionError" in done.err
    assert "ANSHENG_DEBUG=1" in done.err
    monkeypatch.setenv("ANSHENG_DEBUG", "1")
    assert "Traceback" in run("rules", "--plugin-file", "boiler.py").err


def test_an_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "_read", interrupt)
    done = run("rules", "--plugin-file", "boiler.py")
    assert (done.code, done.out, done.err) == (130, "", "")


DOCS = Path(__file__).parents[2] / "docs"


def test_without_arguments_the_help_is_shown_and_the_use_is_wrong(run: Run) -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert [name for name in ALL_COMMANDS if len(name) == 1 and name[0] not in done.err] == []


@pytest.mark.parametrize("page", ["command-line.md", "zh/command-line.md"])
def test_every_command_is_on_the_page_of_commands(page: str) -> None:
    spans = re.findall(r"`([^`]+)`", DOCS.joinpath(page).read_text(encoding="utf-8"))
    told = {word for span in spans for word in re.findall(r"[a-z]+", span)}
    assert [name for name in ALL_COMMANDS if not set(name) <= told] == []


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [80, 44])
def test_every_help_fits_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    done = run(*command, "--help")
    lines = done.out.splitlines()
    assert done.code == 0
    assert max(map(width, lines)) <= columns
    assert any(ord(sign) > 0x2E80 for sign in done.out)
    if command not in ((), ("draw",), ("ledger",), ("template",)):
        english = run(*command, "--lang", "en", "--help").out
        assert max(map(width, english.splitlines())) <= columns
        unbroken = "".join(english.split()).replace("导入", "").replace("检查", "")
        assert not any(ord(sign) > 0x2E80 for sign in unbroken)
        chinese = run(*command, "--lang", "zh", "--help").out
        assert max(map(width, chinese.splitlines())) <= columns
        assert "language" not in chinese


def test_every_option_says_what_it_is_in_both_languages() -> None:
    for name in ALL_COMMANDS:
        command = get_command(app)
        for part in name:
            command = command.commands[part]  # type: ignore[attr-defined]
        for said in (command.help, *(param.help for param in command.params)):  # type: ignore[attr-defined]
            chinese, between, english = (said or "").partition(BETWEEN)
            assert between, (name, said)
            assert any(ord(sign) > 0x2E80 for sign in chinese), (name, said)
            assert english.isascii(), (name, said)


def test_the_version_is_that_of_the_library(spawn: Run) -> None:
    done = spawn("--version")
    assert (done.code, done.out, done.err) == (0, f"ansheng {__version__}\n", "")


@pytest.mark.process
def test_the_help_loads_no_frame_library_and_no_rich(folder: Path) -> None:
    code = "import sys; from ansheng.cli import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"polars", "pandas", "rich", "tabulate", "pint"} & set(done.stderr.split()) == set()


def test_a_process_ends_with_the_code_and_no_traceback(spawn: Run) -> None:
    assert "--as" in spawn(*CHECK, "--on", "2025-01-01").complaint
    done = spawn(*CHECK, "--as", "boiler.Boiler", "--on", "2025-01-01", "--format", "json")
    assert (done.code, done.err) == (1, "")


def test_output_is_utf_8_where_the_locale_is_not(spawn: Run) -> None:
    done = spawn("facts", "hazards", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "隐患描述" in done.out
    assert (done.code, done.err) == (0, "")


@pytest.mark.process
def test_a_terminal_is_not_overrun_and_sees_that_work_goes_on(folder: Path) -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ansheng", *CHECK, "--as", "boiler.Boiler", "--on", "2023-01-01"],
        stdout=follower,
        stderr=follower,
        env={**os.environ, "COLUMNS": "72", "TERM": "xterm", "NO_COLOR": "1"},
    ) as process:
        os.close(follower)
        shown = b"".join(_all_of(leader)).decode("utf-8")
    assert process.returncode == 1
    before, _, page = shown.rpartition("锅炉：")
    assert "正在检查" in before
    assert "汇总" in page
    assert max(map(width, page.splitlines())) <= 72


def _all_of(descriptor: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError), os.fdopen(descriptor, "rb", buffering=0) as file:
        while chunk := file.read(4096):
            yield chunk


@pytest.mark.process
def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ansheng", "facts", "hazards"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141
