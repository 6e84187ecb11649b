"""Former: a script of this tree, run over the code of another commit, so that both can be compared in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIRST_COMPARED = "c36b971"
"""The commit that one compares with where no release is tagged."""


def last_release() -> str:
    """The last tag before this commit, or else the commit that was chosen to compare with."""
    git = ["git", "-C", str(ROOT), "describe", "--tags", "--abbrev=0"]
    return subprocess.run(git, capture_output=True, text=True).stdout.strip() or FIRST_COMPARED


@contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """The files of a commit in a folder of their own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def printed(tree: Path, script: str, *arguments: str) -> str:
    """What a script of this tree prints, in a process that imports ansheng from another tree."""
    env = {**os.environ, "PYTHONPATH": str(tree / "src")}
    command = [sys.executable, script, *arguments]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True, cwd=tree).stdout
