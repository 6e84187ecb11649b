"""Pairs planted in a city's hazards by somebody else (tests/again): found, and little else."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

import ansheng
from ansheng.recurrence.pairs import Pairs

GENERATOR = Path(__file__).parents[1] / "again" / "generate.py"
Found = set[tuple[str, str]]


def planted(folder: Path, half: str, rows: int) -> tuple[Path, dict[str, Found]]:
    """A table, and the pairs that are planted in it by their kind."""
    table, truth = folder / "hazards.csv", folder / "truth.csv"
    line = [GENERATOR, "--half", half, "--rows", rows, "--seed", 5, "--out", table, "--truth", truth]
    subprocess.run([sys.executable, *map(str, line)], check=True, capture_output=True)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    with truth.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["kind"], row["group"]].append(row["id"])
    found: dict[str, Found] = defaultdict(set)
    for (kind, _), ids in groups.items():
        found[kind] |= set(combinations(sorted(ids), 2))
    return table, found


def told(pairs: Pairs) -> Found:
    return {(min(a, b), max(a, b)) for a, b in pairs.to_polars().select("first_id", "second_id").iter_rows()}


@pytest.mark.process
@pytest.mark.thorough
@pytest.mark.parametrize(("half", "recall"), [("dev", 0.86), ("third", 0.75)])
def test_planted_entries_are_found_and_hardly_anything_else(half: str, recall: float, tmp_path: Path) -> None:
    """Renamed, reworded, merged from two sources; in a smaller table less is learnt, so the bounds are lower."""
    table, truth = planted(tmp_path, half, 20_000)
    wanted = truth["duplicate"] | truth["merged"]
    found = told(ansheng.same_hazards(table))
    assert len(found & wanted) >= recall * len(wanted)
    assert len(found & wanted) >= 0.94 * len(found)
