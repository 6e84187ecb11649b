"""Facts: one declaration gives the constructor, the import headers, the units and what is said of bad values."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from ansheng import Choice, Facts, FactValueError, Flag, Many, Number, UnknownNameError
from tests.rules.engine import Thing, records


class Fine(Facts, title="处罚", en="penalty"):
    amount = Number("罚款金额", unit="yuan", aliases=("罚款",), minimum=0)
    paid = Flag("已缴纳")
    kind = Choice("方式", options={"none": "无", "bank": "银行转账"})


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (1, 1.0),
        (Decimal("2.5"), 2.5),
        ("15.53万元", 155300.0),
        ("１２元", 12.0),
        ("1,234.5", 1234.5),
        ("", None),
        ("—", None),
        ("不详", None),
        (float("nan"), None),
        (None, None),
    ],
)
def test_numbers_as_people_write_them(written: Any, kept: float | None) -> None:
    assert Fine(amount=written).amount == kept


@pytest.mark.parametrize("written", ["约20", "3-5", "二十多", -1, "inf", True, "20 kPa"])
def test_what_is_no_number_is_refused_with_what_was_expected(written: Any) -> None:
    with pytest.raises(FactValueError, match="罚款金额"):
        Fine(amount=written)
    kept = Fine.read({"罚款": written})
    assert kept.amount is None
    assert list(kept.invalid) == ["amount"]


def test_zero_is_a_value_and_blank_is_missing() -> None:
    assert Fine(amount=0).amount == 0
    assert Fine().amount is None


def test_an_option_may_have_a_name_that_elsewhere_means_blank() -> None:
    assert Fine(kind="none").kind == "none"
    assert Fine(kind="无").kind == "none"


def test_headers_carry_titles_aliases_and_units() -> None:
    record = Fine.read({"罚款金额（万元）": "15.53", "已 缴纳": "是", "方式": "银行转账", "无关": 1})
    assert (record.amount, record.paid, record.kind) == (155300.0, True, "bank")
    assert Fine.read({"罚款（万元）": "2000元"}).amount == 2000.0


def test_a_misspelt_keyword_lists_the_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="amount"):
        Fine(amuont=1)
    with pytest.raises(UnknownNameError, match="amount"):
        getattr(Fine, "amuont")  # noqa: B009 - a static checker refuses Fine.amuont


def test_records_are_values() -> None:
    one = Thing(x="1 m", parts=[{"q": 2, "ok": "是"}], d="2024年3月31日")
    assert one == Thing(x=1.0, parts=[{"q": "2000 mm", "ok": True}], d=date(2024, 3, 31))
    assert one.evolve(x=None) == Thing(parts=one.parts, d=one.d)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError, match="evolve"):
        one.x = 2


@given(records)
def test_a_record_read_back_from_its_own_data_is_the_same(values: dict[str, Any]) -> None:
    record = Thing(**values)
    assert Thing.read(record.to_dict()) == record


def test_items_cannot_have_items() -> None:
    with pytest.raises(Exception, match="一对多"):
        Many("套娃", Thing)
