"""A table of hazards in any form of an office reads back to the same records, or what was not read is listed.

The forms differ in all that :mod:`tests.sheets.office_forms` counts. A form that fails is made anew by its number:
``python -m tests.sheets.office_forms NUMBER form.xlsx``.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.sheets.office_forms import CHANCES, SHEET_CHANCES, SUFFIXES, features, form
from tests.sheets.office_reading import outcome

ALL, SOME, CHUNK = 2000, 200, 100


def misread(start: int, count: int) -> list[str]:
    """What differs in silence in so many forms, each with its number; half of them are to be read wholly."""
    outcomes = [outcome(form(seed)) for seed in range(start, start + count)]
    assert sum(not each.doubts for each in outcomes) >= count // 2
    return [f"form {each.form.seed}: {line}" for each in outcomes for line in each.silent]


def test_a_form_is_the_same_each_time() -> None:
    assert form(7) == form(7)


def test_the_forms_are_of_all_kinds_and_have_all_that_forms_may_have() -> None:
    made = [features(Random(seed)) for seed in range(ALL)]  # noqa: S311
    kinds, odd = Counter(suffix for suffix, _ in made), Counter(name for _, names in made for name in names)
    assert all(kinds[suffix] >= ALL // 10 for suffix in SUFFIXES)
    assert all(odd[name] >= ALL // 100 for name in {**CHANCES, **SHEET_CHANCES})
    assert sum(len(names) >= 2 for _, names in made) >= ALL // 2


def test_some_forms_of_offices() -> None:
    assert misread(0, 25) == []


@pytest.mark.thorough
@pytest.mark.parametrize("start", range(0, SOME, CHUNK))
def test_forms_of_offices(start: int) -> None:
    assert misread(start, CHUNK) == []


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, ALL, CHUNK))
def test_all_forms_of_offices(start: int) -> None:
    assert misread(start, CHUNK) == []
