"""Expenses: drawn against a rate that holds in the year, or what was entered; no rate is invented."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ansheng.errors import InputError
from ansheng.registers import ExpenseRecord, expense_standings, read_rates

RATES = """
[[rate]]
sector = "化工"
base = "revenue"
source = "某办法"
seen = "text"
since = "2023-01-01"
band = [{ over = "0", rate = "0.05" }, { over = "1000000", rate = "0.02" }]

[[rate]]
sector = "煤矿"
base = "output"
source = "某办法"
seen = "secondary"
since = "2022-07-01"
until = "2024-06-30"
band = [{ over = "0", rate = "10" }]
"""
"""Made up, to show the arithmetic; no rate of a real rule."""


@pytest.fixture
def rates(tmp_path: Path) -> Path:
    path = tmp_path / "提取标准.toml"
    path.write_text(RATES, encoding="utf-8")
    return path


def spent(**facts: object) -> ExpenseRecord:
    return ExpenseRecord(**{"unit": "甲厂", "year": "2023年", "sector": "化工", "used": 90_000, **facts})


@pytest.mark.covers(85, by="ansheng.registers.expense_standings")
@pytest.mark.parametrize(
    ("facts", "year", "required", "state"),
    [
        ({"revenue": 1_500_000, "drawn": 60_000}, 2023, "60000", "enough"),
        ({"revenue": 1_500_000, "drawn": 59_999.99}, 2023, "60000", "short"),
        ({"revenue": 1_000_000, "drawn": 60_000}, 2023, "50000", "enough"),
        ({"revenue": 0, "drawn": 0}, 2023, "0", "enough"),
        ({"revenue": 1_500_000}, 2023, "60000", "unknown"),
        ({"drawn": 60_000}, 2023, None, "unknown"),
        ({"drawn": 60_000, "required": 70_000}, 2023, "70000", "short"),
        ({"drawn": 60_000, "required": 50_000, "revenue": 1_500_000}, 2023, "60000", "enough"),
        ({"sector": "家具", "drawn": 60_000}, 2023, None, "unknown"),
        ({"sector": None, "drawn": 60_000}, 2023, None, "unknown"),
        ({"sector": "煤矿", "output": 100, "drawn": 999}, 2023, "1000", "short"),
        ({"sector": "煤矿", "output": 100, "drawn": 999, "year": "2024"}, 2024, None, "unknown"),
        ({"sector": "煤矿", "output": 100, "drawn": 999, "year": "2022"}, 2022, None, "unknown"),
        ({"year": "2022", "revenue": 1_500_000, "drawn": 60_000}, 2022, None, "unknown"),
    ],
)
def test_what_was_drawn_against_the_rate_in_force(
    rates: Path, facts: dict[str, object], year: int, required: str | None, state: str
) -> None:
    [found] = expense_standings([spent(**facts)], read_rates(rates), year)
    assert found.state == state
    assert found.required == (None if required is None else Decimal(required))


def test_without_a_rate_nothing_is_assumed() -> None:
    [found] = expense_standings([spent(revenue=1_500_000, drawn=60_000)], [], 2023)
    assert found.text() == (
        "甲厂2023年：应提取未知数额（无适用的提取标准），实际提取6.00万元，使用9.00万元，是否足额无法判断"
    )


def test_another_year_is_left_out(rates: Path) -> None:
    rows = [spent(year="2022"), spent(year=None), spent(year="近年")]
    assert expense_standings(rows, read_rates(rates), 2023) == ()


@pytest.mark.parametrize(
    ("facts", "left", "misused"),
    [
        ({"carried": 10_000, "drawn": 100_000, "used": 90_000.5, "misused": 1}, "19999.5", True),
        ({"carried": 0, "drawn": 80_000, "misused": 0}, "-10000", False),
        ({"drawn": 80_000}, None, None),
    ],
)
def test_what_is_left_and_what_was_misused(
    facts: dict[str, object], left: str | None, misused: bool | None
) -> None:
    [found] = expense_standings([spent(**facts)], [], 2023)
    assert found.misused is misused
    assert found.left == (None if left is None else Decimal(left))


def test_what_is_said_of_a_unit(rates: Path) -> None:
    [found] = expense_standings(
        [spent(revenue=1_500_000, drawn=50_000, misused=20_000)], read_rates(rates), 2023
    )
    assert found.text() == (
        "甲厂2023年：应提取6.00万元（某办法），实际提取5.00万元，使用9.00万元，提取不足；超范围使用2.00万元"
    )
    assert found.text("en") == (
        "甲厂, 2023年: 60,000.00 yuan to be drawn (某办法), 50,000.00 yuan drawn, 90,000.00 yuan used: "
        "drawn too little; 20,000.00 yuan misused"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('seen = "text"', 'seen = "memory"'),
        ('source = "某办法"', 'source = ""'),
        ('base = "revenue"', 'base = "profit"'),
        ('over = "0", rate = "0.05"', 'over = "5", rate = "0.05"'),
        ('over = "1000000"', 'over = "0"'),
        ('rate = "0.02"', 'rate = "-0.02"'),
        ('rate = "0.02"', 'rate = "一"'),
        ('since = "2023-01-01"', 'since = "昨天"'),
        ("[[rate]]", "[[rates]]"),
    ],
)
def test_a_rate_that_does_not_hold_together_is_refused(rates: Path, old: str, new: str) -> None:
    rates.write_text(RATES.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match="提取标准"):
        read_rates(rates)
