"""How often the right clause is found: on rows of somebody who had not seen the index, and on published cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.classify.score import BOILERPLATE, area, last_day, ours, plain, published, rows_in, shares

CASES = Path(__file__).parents[1] / "cases" / "classify"
ROWS = [rows_in(path) for path in sorted(CASES.glob("rows-*.toml"))]
NONE = [rows_in(path) for path in sorted(CASES.glob("none-*.toml"))]


@pytest.mark.parametrize(("known", "first", "three"), [(True, 70, 85), (False, 60, 75)])
@pytest.mark.parametrize("rows", ROWS, ids=len)
def test_the_right_clause_comes_first_or_in_three(rows: list, known: bool, first: int, three: int) -> None:  # type: ignore[type-arg]
    found, base = shares(rows, ours, known=known), shares(rows, plain, known=known)
    assert found.first >= max(first, base.first + 15)
    assert found.three >= max(three, base.three + 15)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("each", range(len(NONE)))
def test_statements_without_a_clause_are_told_apart(each: int, known: bool) -> None:
    assert area(ROWS[each], NONE[each], ours, known=known) >= 0.9


@pytest.mark.parametrize("rows", ROWS, ids=len)
def test_boilerplate_of_penalties_costs_little(rows: list) -> None:  # type: ignore[type-arg]
    bare = shares(rows, ours, known=True)
    for after in BOILERPLATE:
        assert shares(rows, ours, known=True, after=after).first >= bare.first - 3


def test_published_cases() -> None:
    rows = published()
    assert len(rows) >= 65
    known, unknown = shares(rows, ours, known=True), shares(rows, ours, known=False)
    assert (known.first >= 88, known.three >= 95) == (True, True), str(known)
    assert (unknown.first >= 78, unknown.three >= 90) == (True, True), str(unknown)


def test_a_clause_that_is_no_longer_in_force_is_asked_for_on_its_last_day() -> None:
    assert last_day("gas.renewal 灰口铸铁", date(2026, 12, 1)) == date(2025, 12, 31)
    assert last_day("gas.major-hazards 5(1)", date(2026, 12, 1)) == date(2026, 12, 1)
    assert last_day("gas.major-hazards 5(1)", date(2020, 1, 1)) is None
