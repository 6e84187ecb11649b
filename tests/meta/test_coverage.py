"""The map of what bulletins contain is read from the markers of the tests, and every row has a test or a reason."""

from __future__ import annotations

import pkgutil
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

from docs import coverage

ROOT = Path(__file__).parents[2]


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
        for number, call, test in coverage.marks(path):
            found[number].append((call, test))
    return found


def test_the_page_shows_each_row_once_with_its_calls_and_tests() -> None:
    lines = coverage.page().removeprefix(coverage.HEAD).splitlines()
    assert [int(line.split(" | ")[0].removeprefix("| ")) for line in lines] == list(rows())
    for line, (number, left) in zip(lines, rows().items(), strict=True):
        shown = {
            text for call, test in marked().get(number, ()) for text in (call, test.removeprefix("tests/"))
        }
        assert {text for text in shown or {left} if text not in line} == set()


def test_the_rows_are_numbered_through() -> None:
    assert list(rows()) == list(range(1, 128))


def test_markers_name_rows_that_exist() -> None:
    assert set(marked()) <= set(rows())


def test_every_row_has_a_test_or_a_reason() -> None:
    bare = {number for number, left in rows().items() if not left and number not in marked()}
    assert not bare


def test_a_row_with_a_test_needs_no_reason() -> None:
    assert not {number for number, left in rows().items() if left and number in marked()}


def test_calls_are_there() -> None:
    calls = {call for found in marked().values() for call, _ in found if call.startswith("ansheng.")}
    assert calls
    for call in sorted(calls):
        assert pkgutil.resolve_name(call.partition("(")[0]), call


def test_tests_that_are_marked_have_their_own_markers_read() -> None:
    """A marker in a form that the page cannot read would be lost silently."""
    written = sum(
        line.strip().startswith("@pytest.mark.covers(")
        for path in (ROOT / "tests").rglob("test_*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    tests = {(call, test) for found in marked().values() for call, test in found}
    assert written == len(tests)
