"""The differences that second readings found: who was right, and what was mended."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import attrs

from tests.second_reading.language import ReadingError
from tests.second_reading.readings import FOLDER

Right = Literal["rule", "reading", "neither", "open"]
"""Who was right: the rule, so that the reading was mended; the reading; neither; or the clause does not decide it."""
FILE = FOLDER / "found.toml"


@attrs.frozen
class Found:
    """One difference, or several of one cause, as the two were when it was found."""

    standard: str
    edition: str
    clause: str
    of: str
    what: str
    right: Right
    mended: str = ""


def found(path: Path = FILE) -> list[Found]:
    """The differences of the file, in its order.

    :raises ReadingError: an entry lacks a part, has one too many, or does not say who was right; the message says which
    """
    entries = tomllib.loads(path.read_text("utf-8")).get("found", [])
    return [_entry(path, number, entry) for number, entry in enumerate(entries, 1)]


def _entry(path: Path, number: int, entry: Mapping[str, Any]) -> Found:
    needed = {field.name for field in attrs.fields(Found) if field.default is attrs.NOTHING}
    if not needed <= set(entry) <= needed | {"mended"} or not all(map(str.strip, entry.values())):
        raise ReadingError(
            f"{path.name}, entry {number}: write {', '.join(sorted(needed))} and mended, none of them empty"
        )
    if entry["right"] not in get_args(Right):
        raise ReadingError(f"{path.name}, entry {number}: right is one of {', '.join(get_args(Right))}")
    if entry["right"] != "open" and "mended" not in entry:
        raise ReadingError(
            f"{path.name}, entry {number}: say what was mended, or that the clause leaves it open"
        )
    return Found(**entry)
