"""A misspelt word of a rule is answered with the word that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng import Rule
from ansheng.errors import RuleError
from tests.rules.engine import LAW, Thing

WORDS = (
    "hazard", "when", "title", "en", "cases", "given", "severity", "note", "replaces", "formerly", "same_as", "name",
)  # fmt: skip
TYPED: Any = Rule


@pytest.mark.parametrize("word", [word for word in WORDS if word != "en"])
def test_a_misspelt_word_is_answered_with_the_near_one(word: str) -> None:
    with pytest.raises(RuleError) as caught:
        TYPED(LAW.clause("leak"), **{"name": "r", "hazard": Thing.a, f"{word}x": "x"})
    told, near = str(caught.value).split("；可写：")
    assert told == f"规则 r 不接受 {word}x="
    assert near.split("、")[0] == word


def test_a_word_that_is_near_none_is_answered_with_all() -> None:
    with pytest.raises(RuleError) as caught:
        TYPED(LAW.clause("leak"), name="r", hazard=Thing.a, zzzzzzzz=1)
    assert str(caught.value) == f"规则 r 不接受 zzzzzzzz=；可写：{'、'.join(WORDS)}"
