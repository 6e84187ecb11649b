"""Compact tables: lines of a CSV with how often each stands, of which the table that an office has is made.

The column 次数 says how many rows a line stands for. In a cell ``{n}`` is the number of the row from 0 on, ``{n%23}``
its remainder, ``甲|乙`` takes one after the other, and ``2021-01..2021-08`` spreads days over the months.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ansheng.dates import Period

TIMES = "次数"
_NUMBER = re.compile(r"\{n(?:%(\d+))?\}")
_SPAN = re.compile(r"\d{4}(-\d\d)?\.\.\d{4}(-\d\d)?")


def expand(folder: Path, into: Path) -> Path:
    """Write the tables of a folder in full into another, where ``campaign.toml`` and more tables may lie already."""
    into.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.iterdir()):
        if path.suffix != ".csv":
            shutil.copy(path, into)
            continue
        with (
            path.open(encoding="utf-8", newline="") as file,
            (into / path.name).open("w", encoding="utf-8", newline="") as out,
        ):
            lines = csv.DictReader(file)
            heads = [head for head in lines.fieldnames or () if head != TIMES]
            writer = csv.DictWriter(out, heads)
            writer.writeheader()
            writer.writerows(_rows(lines))
    return into


def _rows(lines: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    number = 0
    for line in lines:
        times = int(line.pop(TIMES, "") or 1)
        for at in range(times):
            yield {head: _cell(text, at, times, number) for head, text in line.items()}
            number += 1


def _cell(text: str, at: int, times: int, number: int) -> str:
    if _SPAN.fullmatch(text):
        window = Period.parse(text)
        return str(window.first + timedelta(days=at * window.days // times))
    choices = text.split("|")
    return _NUMBER.sub(
        lambda found: str(number % int(found[1]) if found[1] else number), choices[at % len(choices)]
    )
