"""The steps of a limit: a value within a part in 10⁹ of where a step ends is at its end, whatever its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.test_standard import GOOD, read
from tests.rules.test_bounds import FORMS, Bench, verdict

LIMITS = """seen = "text"
limits.l = { unit = "m", by = "m", steps = [{ %s = %r, value = 20 }, { value = 30 }] }"""


def near(end: float, parts: float) -> float:
    """The value so many parts of itself away from an end."""
    return end + parts * abs(end)


ENDS = [4000.0, -0.02]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    ("word", "parts", "first"),
    [
        ("below", -1e-7, True),
        ("below", -2e-9, True),
        ("below", -5e-10, False),
        ("below", 0.0, False),
        ("below", 1e-7, False),
        ("to", -1e-7, True),
        ("to", 0.0, True),
        ("to", 5e-10, True),
        ("to", 2e-9, False),
        ("to", 1e-7, False),
    ],
)
def test_what_is_at_the_end_of_a_step(
    form: str, end: float, word: str, parts: float, first: bool, tmp_path: Path
) -> None:
    """The first step gives 20, the second 30."""
    law = read(tmp_path, GOOD.replace('seen = "text"', LIMITS % (word, end)))
    found = verdict(law.limit("l").at(Bench.height) < 25, form, height=near(end, parts))
    assert found == ("hazard" if first else "clear")
