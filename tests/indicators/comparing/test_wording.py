"""Wording: several nouns with their changes, in one order; plan periods and fixed bases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.records import AccidentRecord
from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.indicators import Against, Comparison, evaluate
from ansheng.indicators.comparing.comparison import plan_before, plan_period
from ansheng.indicators.comparing.wording import against, together
from ansheng.indicators.core import ACCIDENTS
from tests.indicators.ledger import frame


def test_percentages_come_in_the_order_of_their_nouns() -> None:
    told = [Comparison(1, 4, places=1), Comparison(2, 6), Comparison(0, 5)]
    assert together(["起数", "受伤", "死亡"], told) == "起数、受伤、死亡同比分别下降75.0%、66.7%、100.0%"
    assert together(["起数", "受伤"], told[:2], last="和") == "起数和受伤同比分别下降75.0%和66.7%"
    assert together(["起数"], told[:1], verbs=("增长", "减少")) == "起数同比减少75.0%"


def test_nouns_that_move_apart_have_a_clause_each() -> None:
    told = [
        Comparison(4, 3),
        Comparison(3, 4),
        Comparison(4, 4),
        Comparison(16, 0, unit="人"),
        Comparison(1, None),
    ]
    assert (
        together(["甲", "乙", "丙", "丁", "戊"], told)
        == "甲同比上升33.3%，乙同比下降25.0%，丙同比持平，丁同比增加16人（上年同期为0），戊缺少上年同期数据，无法同比"
    )


def test_rates_move_by_percentage_points_and_styles_keep_zeros() -> None:
    told = [
        Comparison(Decimal("76.4"), Decimal("70.2"), rate=True),
        Comparison(Decimal(80), Decimal(75), rate=True),
    ]
    assert together(["整改率", "覆盖率"], told) == "整改率、覆盖率同比分别提高6.2个百分点、5.0个百分点"
    kept = [Comparison(54, 50, zeros="keep"), Comparison(21, 20, zeros="keep")]
    assert together(["甲", "乙"], kept) == "甲、乙同比分别上升8.0%、5.0%"


def test_as_many_changes_as_nouns() -> None:
    with pytest.raises(InputError, match="2个名词、1个变化"):
        together(["起数", "死亡"], [Comparison(1, 2)])
    with pytest.raises(InputError):
        together([], [])


@given(st.lists(st.tuples(st.integers(0, 50), st.none() | st.integers(0, 50)), min_size=1, max_size=6))
def test_every_noun_is_said_once_and_in_order(pairs: list[tuple[int, int | None]]) -> None:
    nouns = [f"〈{at}〉" for at in range(len(pairs))]
    text = together(nouns, [Comparison(now, base, unit="起") for now, base in pairs])
    assert [text.count(noun) for noun in nouns] == [1] * len(nouns)
    assert sorted(nouns, key=text.index) == nouns


def test_plan_periods() -> None:
    assert [plan_period(n).label() for n in (11, 12, 15)] == ["2006—2010年", "2011—2015年", "2026—2030年"]
    assert plan_before(plan_period(12)) == plan_period(11)
    for wrong in ("2011..2014", "2012..2016", "2011"):
        with pytest.raises(InputError, match="五年规划期"):
            plan_before(Period.parse(wrong))
    with pytest.raises(InputError):
        plan_period(2)
    assert against(Period.parse("2011"), "en") == "compared with 2011"


def accidents(*days: date) -> dict[str, Any]:
    return {"accidents": frame(AccidentRecord, [{"occurred_on": day, "production": True} for day in days])}


def test_a_plan_is_compared_with_the_plan_before() -> None:
    tables = accidents(date(2008, 1, 1), date(2009, 1, 1), date(2013, 1, 1))
    found = evaluate(
        ACCIDENTS, tables, period=plan_period(12), as_of=date(2015, 12, 31), against=Against.PLAN
    ).comparison
    assert found is not None
    assert (found.text(), found.text("en")) == ("较上一规划期下降50.0%", "down 50.0% on the plan before")
    assert Comparison(1, None, against=Against.PLAN).text() == "缺少上一规划期数据，无法与上一规划期比较"


@pytest.mark.parametrize(
    ("places", "text"), [(0, "同比下降13%"), (1, "同比下降13.2%"), (2, "同比下降13.24%")]
)
def test_decimals_of_a_change(places: int, text: str) -> None:
    assert attrs.evolve(Comparison(59, 68), places=places).text() == text


def test_a_rate_that_hardly_moves_keeps_its_direction() -> None:
    told = [Comparison(Decimal("66.66"), Decimal("66.64"), rate=True)]
    assert together(["整改率"], told) == "整改率同比提高不足0.1个百分点"


def test_what_a_base_leaves_out_is_said_by_noun() -> None:
    lacking = Comparison(3, 4, base_unknown=2)
    assert together(["死亡"], [lacking]) == "死亡同比下降25.0%（上年同期另有2条有缺项的记录，未计入）"
    assert (
        together(["起数", "死亡"], [Comparison(1, 4), lacking])
        == "起数、死亡同比分别下降75.0%、25.0%（死亡上年同期另有2条有缺项的记录，未计入）"
    )
    level = [Comparison(4, 4, base_unknown=1), Comparison(4, 4)]
    assert together(["甲", "乙"], level) == "甲、乙同比均持平（甲上年同期另有1条有缺项的记录，未计入）"
    lost = Comparison(3, 0, unit="人", base_unknown=1)
    assert together(["丙"], [lost]) == "丙同比增加3人（上年同期为0）（上年同期另有1条有缺项的记录，未计入）"


def test_a_named_base_is_not_called_the_year_before() -> None:
    named = against(Period.parse("2011"))
    assert (
        together(["死亡"], [Comparison(3, 0, unit="人")], base=named) == "死亡与2011年相比增加3人（基期为0）"
    )
