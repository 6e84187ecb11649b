"""What holds for every file of the project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "ansheng"
MADE = {".git", ".venv", "build", "dist", "_build", "__pycache__", "spark-warehouse"}
MOST_LINES = 400

# In two parts, so that this file does not hold the words itself.
PARTS = [
    ("/wo", "rk/"),
    ("sub", "agent"),
    ("py", "pi.org"),
    ("python", "hosted.org"),
    ("registry.", "npmjs"),
    ("deb.", "debian.org"),
]
FORBIDDEN = [first + second for first, second in PARTS]


def project_files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in MADE and not f.endswith((".egg-info", "_cache"))]
        folders[:] = [f for f in folders if not f.startswith(".") or f == ".ci"]
        yield from (Path(folder, name) for name in names if name not in MADE)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_no_file_speaks_of_one_machine_or_of_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in project_files()
        for word in FORBIDDEN
        if word.encode() in path.read_bytes()
    ]
    assert found == []


def test_no_module_is_longer_than_a_reader_takes_in() -> None:
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()
    }
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_a_module_says_its_subject_on_its_first_line() -> None:
    firsts = {path: path.read_text(encoding="utf-8").split("\n", 1)[0] for path in modules()}
    no_sentences = [
        f"{path.relative_to(PACKAGE)}: {first}"
        for path, first in firsts.items()
        if not first.startswith('"""') or not first.removesuffix('"""').endswith((".", "。", ":"))
    ]
    assert firsts
    assert no_sentences == []
