"""Figure: its printed value, its data form, and what it says about missing facts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ansheng.dates import Period
from ansheng.indicators import Comparison, Figure, Print

COUNT = Figure(
    id="hazards_found",
    label="排查隐患",
    label_en="hazards found",
    value=2072,
    unit="条",
    window=Period.parse("2020"),
    as_of=date(2021, 1, 20),
    definition="发现日期在统计期间内的隐患条数",
    definition_en="hazards found in the period",
    filter={"table": "hazards", "measure": "count", "fact": None, "where": {"all": []}},
)
RATE = attrs.evolve(
    COUNT,
    id="rectification_rate",
    value=Decimal("76.4"),
    unit="%",
    numerator=1582,
    denominator=2072,
    style=Print(places=1),
)


def test_a_value_is_printed_with_its_unit() -> None:
    assert COUNT.display == "2072条"
    assert COUNT.shown("en") == "2,072"
    assert RATE.display == "76.4%"
    assert attrs.evolve(COUNT, value=155300, unit="元").display == "15.53万元"
    assert attrs.evolve(COUNT, value=150000, unit="元", style=Print(zeros="keep")).display == "15.00万元"
    assert attrs.evolve(COUNT, value=155300, unit="元").shown("en") == "CNY 155,300"


def test_a_value_that_cannot_be_told_is_not_zero() -> None:
    lost = attrs.evolve(COUNT, value=None, unknown=5)
    assert lost.display == "无法统计"
    assert lost.shown("en") == "not known"
    assert lost.exact is None
    assert lost.to_dict()["value"] is None
    assert lost.caveat() == "另有5条有缺项的记录，未计入"


def test_a_rate_says_that_both_its_parts_leave_records_out() -> None:
    rate = attrs.evolve(RATE, unknown=5)
    assert rate.caveat() == "另有5条有缺项的记录，分子、分母均未计入"
    assert rate.caveat("en") == "5 records lack a fact and are left out of both parts"


def test_a_rate_is_exact_behind_its_printed_value() -> None:
    assert RATE.exact == Fraction(158200, 2072)


def test_the_data_form_has_the_keys_that_others_script_against() -> None:
    data: dict[str, Any] = attrs.evolve(COUNT, comparison=Comparison(2072, 2000)).to_dict()
    assert list(data) == [
        "id",
        "label",
        "value",
        "unit",
        "display",
        "numerator",
        "denominator",
        "window",
        "as_of",
        "definition",
        "filter",
        "unknown",
        "comparison",
    ]
    assert data["window"] == {"first": "2020-01-01", "last": "2020-12-31", "label": COUNT.window.label("zh")}
    assert data["comparison"]["text"] == "同比上升3.6%"
    assert COUNT.to_dict("en")["label"] == "hazards found"
    assert COUNT.to_dict("en")["definition"] == "hazards found in the period"
