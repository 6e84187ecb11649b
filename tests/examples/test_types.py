"""The examples as somebody else's code: a type checker without our settings finds nothing in them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = ("service", "pipeline", "dashboard", "phone")


@pytest.mark.types
def test_the_examples_type_check_under_strict_without_our_settings(tmp_path: Path) -> None:
    folders = [str(EXAMPLES / name) for name in FOLDERS]
    command = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path / 'mypy'}", *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
