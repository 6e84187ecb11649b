"""The page of coverage is what the markers of the tests say, and every row has a test, a reason, or is listed here."""

from __future__ import annotations

import importlib.util
import pkgutil
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@cache
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_page", ROOT / "docs" / "coverage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def rows() -> dict[int, str]:
    """The reason of each row, by its number; empty where none is given."""
    text = ROOT.joinpath("docs", "coverage.toml").read_text(encoding="utf-8")
    return {row["number"]: row.get("left", "") for row in tomllib.loads(text)["row"]}


@cache
def marked() -> dict[int, list[tuple[str, str]]]:
    """The calls and tests that markers name, by the number of the row."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number, call, test in generator().marks(path):
            found[number].append((call, test))
    return found


def test_the_page_is_what_the_markers_say() -> None:
    page = ROOT.joinpath("docs", "coverage.md").read_text(encoding="utf-8")
    assert page == generator().page(), "out of date; run: python docs/coverage.py"


def test_the_rows_are_numbered_through() -> None:
    assert list(rows()) == list(range(1, 128))


def test_markers_name_rows_that_exist() -> None:
    assert set(marked()) <= set(rows())


def test_every_row_has_a_test_or_a_reason() -> None:
    bare = {number for number, left in rows().items() if not left and number not in marked()}
    assert not bare


def test_a_row_with_a_test_needs_no_reason() -> None:
    assert not {number for number, left in rows().items() if left and number in marked()}


@pytest.mark.parametrize(
    "call", sorted({call for found in marked().values() for call, _ in found if call.startswith("ansheng.")})
)
def test_calls_are_there(call: str) -> None:
    assert pkgutil.resolve_name(call.partition("(")[0])


def test_tests_that_are_marked_have_their_own_markers_read() -> None:
    """A marker in a form that the page cannot read would be lost silently."""
    written = sum(
        line.strip().startswith("@pytest.mark.covers(")
        for path in (ROOT / "tests").rglob("test_*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    tests = {(call, test) for found in marked().values() for call, test in found}
    assert written == len(tests)
