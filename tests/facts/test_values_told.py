"""A value as a reader writes it, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ansheng
from ansheng.errors import AnshengError
from ansheng.facts.render import render_value


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (None, None, "未填", "unknown"),
        (True, None, "是", "yes"),
        (False, None, "否", "no"),
        ("东门", None, "东门", "东门"),
        ("", None, "", ""),
        (("a", "b"), None, "a、b", "a, b"),
        ([1, 2], None, "1、2", "1, 2"),
        (20, "percent", "20%", "20 %"),
        (2, None, "2", "2"),
        (0, None, "0", "0"),
        (date(2026, 7, 1), None, "2026年7月1日", "2026-07-01"),
        (ansheng.NEVER, None, "从未", "never"),
    ],
)
def test_a_value_is_told(value: Any, unit: str | None, zh: str, en: str) -> None:
    assert render_value(value, unit) == render_value(value, unit, "zh") == zh
    assert render_value(value, unit, "en") == en


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(AnshengError):
        render_value(1, None, "fr")  # type: ignore[arg-type]
