"""Tables of somebody who has not seen the code, honest and padded: outside/README.md says what is planted.

The generator is kept as it came, as data; the halves differ in county, columns and strength, and the kinds were
made with the half ``dev`` alone in view.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ansheng

OUTSIDE = Path(__file__).with_name("outside")
SEEN_BY = {
    "copied": {"copied_texts"},
    "sameday": {"closed_same_day"},
    "manyvisits": {"too_many_visits"},
    "farvisits": {"far_visits"},
    "lastday": {"deadline_heaps"},
    "round": {"end_digits"},
    "avoid": {"end_digits"},
    "equaltotals": {"equal_numbers"},
    "rates100": {"full_rates"},
    "nothing": {"nothing_found"},
    "onesitting": {"one_sitting"},
    "sameperunit": {"same_per_visit"},
}
"""Which kinds of tests see which padding; digits that are too even are looked at by none."""
HALVES = ("dev", "held")


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    for part in OUTSIDE.glob("*.py.txt"):
        shutil.copy(part, folder / part.name.removesuffix(".txt"))
    return folder / "generate.py"


def looked(generator: Path, kind: str, half: str, seed: int, *more: str) -> ansheng.Doubts:
    out = generator.parent / "-".join((kind, half, str(seed), *more))
    line = ("--kind", kind, "--half", half, "--seed", str(seed), "--out", str(out), *more)
    subprocess.run([sys.executable, str(generator), *line], check=True, capture_output=True)
    return ansheng.doubts(str(out))


def kinds(found: ansheng.Doubts) -> set[str]:
    return {doubt.kind.id for doubt in found}


@pytest.mark.process
@pytest.mark.parametrize("half", HALVES)
def test_honest_tables_raise_nothing(generator: Path, half: str) -> None:
    raised = {seed: kinds(looked(generator, "clean", half, seed, "--rows", "300")) for seed in range(1, 4)}
    assert not any(raised.values()), raised


@pytest.mark.process
@pytest.mark.parametrize("kind", SEEN_BY)
def test_padding_is_found(generator: Path, kind: str) -> None:
    found = kinds(looked(generator, kind, "dev", 1, "--strength", "strong", "--rows", "1000"))
    assert found & SEEN_BY[kind], found


@pytest.mark.hours
@pytest.mark.parametrize("half", HALVES)
def test_two_hundred_honest_tables(generator: Path, half: str) -> None:
    """At most 1 in 20 raises anything; the level asks for 1 in 100."""
    raised = {seed: kinds(looked(generator, "clean", half, seed)) for seed in range(1, 201)}
    assert sum(map(bool, raised.values())) <= 10, {seed: found for seed, found in raised.items() if found}


@pytest.mark.hours
@pytest.mark.parametrize("kind", SEEN_BY)
def test_most_strong_padding_is_found(generator: Path, kind: str) -> None:
    seeds = range(1001, 1011)
    found = [kinds(looked(generator, kind, "dev", seed, "--strength", "strong")) for seed in seeds]
    assert sum(bool(one & SEEN_BY[kind]) for one in found) >= 7, found
