"""Accidents: grades with their bounds, what is not known, and signals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.grades import grade_of, grades
from ansheng.errors import InputError

WAN = 10_000


@pytest.mark.parametrize(
    ("deaths", "serious", "loss", "expected"),
    [
        (2, 0, 0, "general"),
        (3, 0, 0, "larger"),
        (9, 49, 4999.99 * WAN, "larger"),
        (10, 0, 0, "grave"),
        (29, 0, 0, "grave"),
        (30, 0, 0, "extraordinary"),
        (0, 9, 0, "general"),
        (0, 10, 0, "larger"),
        (0, 50, 0, "grave"),
        (0, 100, 0, "extraordinary"),
        (0, 0, 999.99 * WAN, "general"),
        (0, 0, 1000 * WAN, "larger"),
        (0, 0, 5000 * WAN, "grave"),
        (0, 0, 10_000 * WAN, "extraordinary"),
        (2, 60, 100 * WAN, "grave"),
    ],
)
def test_the_grade_is_the_highest_that_one_number_reaches(
    deaths: int, serious: int, loss: float, expected: str
) -> None:
    graded = grade_of(deaths, serious, loss)
    assert graded is not None
    assert (graded.grade.id, graded.provisional) == (expected, False)


def test_what_is_not_known_is_not_zero() -> None:
    graded = grade_of(1, None, None)
    assert graded is not None
    assert (graded.grade.id, graded.provisional, graded.missing) == ("general", True, ("serious", "loss"))
    assert graded.text("en") == "at least general"
    assert grade_of() is None
    top = grade_of(30)
    assert top is not None
    assert not top.provisional


@pytest.mark.parametrize("loss", [-1.0, float("nan")])
def test_numbers_that_no_accident_has(loss: float) -> None:
    with pytest.raises(InputError, match="损失"):
        grade_of(0, 0, loss)


numbers = st.one_of(st.none(), st.integers(0, 200))


@given(numbers, numbers, numbers, st.integers(0, 200))
def test_more_knowledge_never_lowers_a_grade(
    deaths: int | None, serious: int | None, wan: int | None, more: int
) -> None:
    order = [grade.id for grade in grades()]
    loss = None if wan is None else wan * 100.0 * WAN
    before, after = grade_of(deaths, serious, loss), grade_of(max(deaths or 0, more), serious, loss)
    assert after is not None
    if before is not None:
        assert order.index(after.grade.id) >= order.index(before.grade.id)
