"""Mutants: each fault of ``tests/mutants.toml``, put into a copy of the code, makes the test fail that is for it."""

from __future__ import annotations

import compileall
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "ansheng"
MUTANTS = tomllib.loads(ROOT.joinpath("tests", "mutants.toml").read_text(encoding="utf-8"))["mutant"]
FAILED, PASSED = 1, 0


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package, in which Python looks before any other.

    Its compiled files are held against the text, not the time, of what they were made of.
    """
    folder = tmp_path_factory.mktemp("mutated")
    shutil.copytree(CODE, folder / "ansheng", ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


def run(copy: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests of this project on the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant["about"])
def test_the_code_has_the_line_that_a_mutant_changes(mutant: dict[str, str]) -> None:
    text = CODE.joinpath(mutant["file"]).read_text(encoding="utf-8")
    assert text.count(mutant["old"]) == 1, f"{mutant['file']} has changed; write the mutant anew"


@pytest.mark.long
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant["about"])
def test_a_mutant_is_killed(mutant: dict[str, str], copy: Path) -> None:
    path = copy / "ansheng" / mutant["file"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutant["old"], mutant["new"]), encoding="utf-8")
    try:
        done = run(copy, *shlex.split(mutant["test"]))
    finally:
        path.write_text(text, encoding="utf-8")
    assert done.returncode == FAILED, f"{mutant['test']} does not see it:\n{done.stdout}{done.stderr}"
    assert "Error" not in done.stderr, done.stderr


@pytest.mark.long
def test_the_tests_pass_on_the_copy_as_it_is(copy: Path) -> None:
    """Otherwise a test that fails anyway would be taken for one that kills."""
    done = run(copy, *sorted({shlex.split(mutant["test"])[0] for mutant in MUTANTS}), "-m", "not server")
    assert done.returncode == PASSED, done.stdout


@pytest.mark.long
def test_the_copy_is_what_is_tested(copy: Path) -> None:
    code = "import ansheng; print(ansheng.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(copy)
