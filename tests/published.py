"""Published texts: bulletins of others, which are not the project's to hand on and lie beside it where they are had."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "shared"
NAMES = {
    "lingwu_2020": "灵安专发",
    "dezhou_2024": "德州",
    "xianning_2023": "市安委会2023年工作要点",
    "jingzhou_2022": "江陵縣",
    "district_2015": "逗硬奖惩",
}
"""The texts, each by a phrase that no other holds."""
TABLES_OF_OFFICES = FOLDER / "office-tables" / "tables.jsonl"
"""Headers of tables that offices really use, one table a line."""

HOSTILE = FOLDER / "hostile"
"""Files that are damaged, or made to harm whoever reads them."""

LABELLED = FOLDER / "audit-dev"
"""Texts adapted from printed bulletins, with the relations in them, and a scorer."""


@cache
def found() -> dict[str, Path]:
    """The files of the texts that are there, by name."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.txt"))}
    held = {name: [path for path, text in texts.items() if phrase in text] for name, phrase in NAMES.items()}
    return {name: paths[0] for name, paths in held.items() if paths}


def published(name: str) -> str:
    """A text that is there; tests that ask for it are marked with ``texts`` and are deselected where it is not."""
    return found()[name].read_text(encoding="utf-8")
