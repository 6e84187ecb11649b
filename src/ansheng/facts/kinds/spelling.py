"""Spelling: the headers under which offices keep the facts of a record, kept as data and written short."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path

from ansheng.sheets.door import read_toml

SHARED = Path(__file__).with_name("headers.toml")
"""The headers that tables of many kinds have."""


@cache
def spelled(*forms: str) -> tuple[str, ...]:
    """Every header that the forms stand for, each once: braces hold alternatives.

    A form ``@units`` stands for those forms of :data:`SHARED`; one that begins with ``-`` takes headers away again.

    >>> spelled("{|隐患}等级 级别")
    ('等级', '隐患等级', '级别')
    >>> spelled("{甲|乙}{日期|时间} -乙时间")
    ('甲日期', '甲时间', '乙日期')
    """
    found: dict[str, None] = {}
    for form in " ".join(forms).split():
        if form.startswith("-"):
            found = {header: None for header in found if header not in _expanded(form[1:])}
        else:
            found |= dict.fromkeys(spelled(_shared()[form[1:]]) if form.startswith("@") else _expanded(form))
    return tuple(found)


def _expanded(form: str) -> list[str]:
    parts = (part.split("|") for part in re.split(r"[{}]", form))
    return ["".join(chosen) for chosen in product(*parts)]


def headers_of(file: Path, table: str) -> Mapping[str, str]:
    """The headers of the facts of a table, by fact and written short, as a file of them beside the records says."""
    return _read(file)[table]


@cache
def _read(file: Path) -> Mapping[str, Mapping[str, str]]:
    return read_toml(file)


def _shared() -> Mapping[str, str]:
    return _read(SHARED)["shared"]
