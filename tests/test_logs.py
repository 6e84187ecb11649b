"""Logs: what is told under the logger of the library, and that no data of records are."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import ansheng

HIDDEN = "某某机密"
ON = "2026-07-01"


def told(caplog: pytest.LogCaptureFixture) -> str:
    assert {record.name for record in caplog.records} <= {"ansheng"}
    return caplog.text


def test_files_and_checks_are_told_and_no_record(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "ansheng")
    table = f"编号,监测能超限报警,{HIDDEN}列\n{HIDDEN},{HIDDEN},{HIDDEN}\n"
    path = tmp_path / "储罐.csv"
    path.write_text(table, encoding="utf-8")
    pl.DataFrame({"编号": [HIDDEN]}).write_parquet(tmp_path / "储罐.parquet")
    for file in (path, tmp_path / "储罐.parquet"):
        ansheng.check(file, on=ON, as_="gas.GasTank")
        assert f"file {file}" in told(caplog)
    assert "1 records judged by polars" in told(caplog)
    assert "1 columns are not used" in told(caplog)
    assert {record.levelname for record in caplog.records} == {"INFO", "WARNING"}
    assert HIDDEN not in told(caplog)


def test_plugins_are_told_and_one_that_fails_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "ansheng")
    (tmp_path / "broken.py").write_text("1 / 0")
    ansheng.load([], files=[tmp_path / "broken.py"], on_error="report")
    assert "plugin broken is left out" in told(caplog)
    assert caplog.records[-1].levelname == "WARNING"


def test_nothing_is_shown_unless_a_program_sets_logging_up(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("1 / 0")
    code = f"import ansheng; ansheng.load(files=[{str(tmp_path / 'broken.py')!r}], on_error='report')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_a_plugin_that_is_read_is_told_with_its_rules() -> None:
    code = "import logging, ansheng; logging.basicConfig(level=20); ansheng.load(['gas'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "INFO:ansheng:plugin gas" in done.stderr
