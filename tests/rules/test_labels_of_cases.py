"""What a case is called: its verdict in words, Chinese where no language is asked for."""

from __future__ import annotations

import pytest

from ansheng import Case


@pytest.mark.parametrize(
    ("case", "zh", "en"),
    [
        (Case.hazard(), "构成隐患", "hazard"),
        (Case.clear(), "不构成", "clear"),
        (Case.undetermined(), "待定", "undetermined"),
        (Case.out_of_scope(), "不在适用范围", "out of scope"),
    ],
)
def test_a_case_is_called_by_its_verdict(case: Case, zh: str, en: str) -> None:
    assert case.label() == case.label("zh") == zh
    assert case.label("en") == en
