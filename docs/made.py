"""Pages that are made, never written by hand: standards and rules, what bulletins contain, second readings, licences.

They lie in the folder of the documentation while it is built, and are not part of the repository.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import ansheng
from ansheng.reports.reference.pages import reference_pages
from docs import coverage, measures, readings, supply

ROOT = Path(__file__).parents[1]
REFERENCE = "reference"
"""The folder that holds made pages and nothing else; the others lie between the pages that are written."""


def plugins() -> list[str]:
    """The plugins that the project itself brings, whatever else is installed beside them."""
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(project["entry-points"]["ansheng"])


def pages() -> dict[str, str]:
    """The text of every made page, by its path below the folder of the documentation."""
    reference = reference_pages(ansheng.load(plugins()))
    return {
        "coverage.md": coverage.page(),
        "licences.md": supply.page(),
        "second-reading.md": readings.page(),
        "units.md": measures.page(),
        **{f"{REFERENCE}/{path}": text for path, text in reference.items()},
    }


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Bring the made pages of a folder up to date: their texts, by their paths in it.

    A page that is the same already is left alone, so that the next build need not read it again; one whose rule or
    standard is gone is removed.
    """
    for path, text in texts.items():
        file = folder / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for file in folder.joinpath(REFERENCE).rglob("*.md"):
        if file.relative_to(folder).as_posix() not in texts:
            file.unlink()
