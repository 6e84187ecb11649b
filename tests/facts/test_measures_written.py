"""Measures as an author writes them: a number may stand on either side, and says the same."""

from __future__ import annotations

import pytest

from ansheng import Condition
from ansheng.facts import nodes
from tests.rules.engine import Thing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (2 * Thing.x > 3, Thing.x * 2 > 3),
        (0.5 * Thing.x > Thing.y, Thing.x * 0.5 > Thing.y),
    ],
)
def test_a_number_may_stand_on_either_side(one: Condition, other: Condition) -> None:
    assert one.node == other.node
    assert nodes.structure(one.node) == nodes.structure(other.node)
