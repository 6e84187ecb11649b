"""The texts that an author states of a fact: what is none is refused by its name."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng import Flag
from ansheng.errors import FactError

TYPED: Any = Flag


@pytest.mark.parametrize("part", ["en", "note"])
@pytest.mark.parametrize("value", [5, None, ("a",)])
def test_what_is_no_text_is_refused_by_its_name(part: str, value: object) -> None:
    with pytest.raises(FactError) as caught:
        TYPED("旗", **{part: value})
    assert str(caught.value) == f"采集项“旗”的 {part} 应为文字，收到“{value}”；请加引号"


def test_a_title_that_is_no_text_is_refused() -> None:
    with pytest.raises(FactError, match="的 title 应为文字"):
        TYPED(5)
