"""Statements that all is well, and numbers that keep the limit beside them."""

from __future__ import annotations

import pytest

from ansheng.classifying.wording.quantities import quantities
from ansheng.classifying.wording.readings import is_compliant, keeps_limit, weights
from ansheng.classifying.wording.text import level


@pytest.mark.parametrize(
    "part", ["检验合格", "试了灵敏", "都在校验期", "牌子齐", "风量够", "已更换", "切断阀试过能动作"]
)
def test_what_says_that_all_is_well(part: str) -> None:
    assert is_compliant(level(part))


@pytest.mark.parametrize(
    "part",
    ["检验不合格", "没试过", "不在岗", "合格证没有", "记录不齐", "达标要40", "还开着干", "有记录但坏了"],
)
def test_what_does_not(part: str) -> None:
    assert not is_compliant(level(part))


def test_one_part_that_is_amiss_counts_in_full() -> None:
    assert [weight for _, weight in weights("限重器试了能停，夹轨器没装")] == [0.15, 1.0]


@pytest.mark.parametrize(("found", "kept"), [("49箱", True), ("50箱", True), ("51箱", False)])
def test_a_limit_is_kept_below_and_at_it(found: str, kept: bool) -> None:
    assert keeps_limit(f"限50箱，点了{found}") is kept


def test_what_must_be_reached_is_no_limit_from_above() -> None:
    assert not keeps_limit("设计需要1100m3/min，实测706m3/min")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("瓦斯1.2%", 1.2, "percent"),
        ("涌出55方/分", 55.0, "m3/min"),
        ("空了1米3", 1.3, "m"),
        ("高一米八", 1.8, "m"),
        ("50万伏站", 500.0, "kV"),
        ("660MW机组".lower(), 660.0, "MW"),
        ("罐温45℃", 45.0, "degC"),
        ("跑到95码", 95.0, "km/h"),
        ("开了十二小时", 12.0, "h"),
    ],
)
def test_numbers_as_inspectors_write_them(text: str, value: float, unit: str) -> None:
    [found, *_] = quantities(text)
    assert (found.value, found.unit) == (value, unit)


def test_a_unit_of_another_kind_does_not_convert() -> None:
    [found] = quantities("3米")
    assert found.in_("mm") == 3000.0
    assert found.in_("kg") is None
