"""The fines of the work safety law: since when, and where an amount lies, at each bound, below and above."""

from __future__ import annotations

from datetime import date

import pytest

from ansheng.errors import UnknownNameError
from ansheng.hazards.penalties import scale, scales


def test_the_fines_are_those_of_the_law_in_force_since_september_2021() -> None:
    assert {each.since for each in scales()} == {date(2021, 9, 1)}
    assert len({each.id for each in scales()}) == len(scales())


@pytest.mark.parametrize(
    ("name", "amount", "place"),
    [
        ("hazard_not_removed", 0, "within"),
        ("hazard_not_removed", 49_999, "within"),
        ("hazard_not_removed", 50_000, "highest"),
        ("hazard_not_removed", 50_001, "above"),
        ("hazard_not_removed", None, "unknown"),
        ("hazard_not_removed_persons", 49_999, "below"),
        ("hazard_not_removed_persons", 50_000, "within"),
        ("hazard_not_removed_persons", 100_000, "highest"),
        ("hazard_not_removed_persons", 100_001, "above"),
    ],
)
def test_where_a_fine_lies(name: str, amount: float | None, place: str) -> None:
    assert scale(name).place(amount) == place


def test_a_scale_that_is_not_there_is_answered_with_the_near_one() -> None:
    with pytest.raises(UnknownNameError, match="hazard_not_removed"):
        scale("hazard_not_remove")
