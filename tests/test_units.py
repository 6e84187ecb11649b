"""Units: names, conversion and printing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.errors import UnitError
from ansheng.units import canonical, convert, factor, label, per, same_dimension, times

MONEY = ("元", "万元", "亿元", "yuan", "wanyuan", "yiyuan")
LENGTH = ("mm", "厘米", "米", "公里", "千米")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("万元", "wanyuan"),
        ("公斤", "kg"),
        ("兆帕", "MPa"),
        ("Mpa", "MPa"),
        ("℃", "degC"),
        ("％", "percent"),
        ("%lel", "%LEL"),
        ("㎡", "m2"),
        ("m³", "m3"),
        ("立方米/吨", "m3/t"),
        ("m³/min", "m3/min"),
        ("人／10万人", "人/10万人"),
        ("μL/L", "uL/L"),
        ("\u00b5L/L", "uL/L"),
        ("微升/升", "uL/L"),
        (" 小时 ", "h"),
        ("名", "人"),
        ("", ""),
    ],
)
def test_aliases_have_one_name(written: str, name: str) -> None:
    assert canonical(written) == name
    assert canonical(name) == name


@pytest.mark.parametrize(
    ("value", "frm", "to", "expected"),
    [
        (15.53, "万元", "元", 155300.0),
        (0.07, "亿元", "万元", 700.0),
        (5.7, "percent", "", 0.057),
        (3.0, "‰", "%", 0.3),
        (2.5, "吨", "千克", 2500.0),
        (400.0, "千帕", "MPa", 0.4),
        (90.0, "分钟", "小时", 1.5),
        (36.0, "小时", "天", 1.5),
        (25.0, "℃", "K", 298.15),
        (300.15, "K", "℃", 27.0),
        (2.0, "年", "月", 24.0),
        (1.2, "万", "", 12000.0),
        (3.0, "万人", "人", 30000.0),
        (7.0, "人", "", 7.0),
        (2.5, "人/10万人", "人/百万人", 25.0),
        (60.0, "m3/h", "m3/min", 1.0),
        (3.0, "百万吨", "万吨", 300.0),
        (10.0, "ft", "m", 3.048),
        (212.0, "degF", "degC", 100.0),
        (1.0, "kN", "N", 1000.0),
        (35.0, "mg/m3", "kg/m3", 35e-6),
    ],
)
def test_conversion(value: float, frm: str, to: str, expected: float) -> None:
    assert convert(value, frm, to) == pytest.approx(expected, rel=1e-12)
    multiply, add = factor(frm, to)
    assert value * multiply + add == pytest.approx(expected, rel=1e-9)
    assert same_dimension(frm, to)


def test_money_converts_without_binary_noise() -> None:
    assert convert(15.53, "万元", "yuan") == 155300.0
    assert convert(1.1, "万元", "yuan") == 11000.0
    assert convert(0.29, "", "percent") == 29.0


@given(st.integers(-(10**13), 10**13), st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_money_survives_the_way_there_and_back(fen: int, frm: str, to: str) -> None:
    value = fen / 100
    assert convert(convert(value, frm, to), to, frm) == pytest.approx(value, rel=1e-15)


@given(st.floats(-1e9, 1e9), st.sampled_from(LENGTH), st.sampled_from(LENGTH), st.sampled_from(LENGTH))
def test_conversions_compose(value: float, a: str, b: str, c: str) -> None:
    assert convert(convert(value, a, b), b, c) == pytest.approx(convert(value, a, c), rel=1e-12)


@pytest.mark.parametrize(
    ("frm", "to"),
    [
        ("元", "吨"),
        ("人", "家"),
        ("年", "天"),
        ("percent", "人"),
        ("", "m"),
        ("工作日", "天"),
        ("人次", "人"),
        ("m", "m2"),
    ],
)
def test_different_things_do_not_convert(frm: str, to: str) -> None:
    assert not same_dimension(frm, to)
    with pytest.raises(UnitError) as caught:
        factor(frm, to)
    assert "不能换算" in str(caught.value)
    with pytest.raises(UnitError):
        convert(1.0, frm, to)


@pytest.mark.parametrize(
    "unit", ["Mqa", "吨公", "9**9**9", "1/", "/", "以上", "__import__", "m" * 500, "余家"]
)
def test_unknown_units_are_refused(unit: str) -> None:
    with pytest.raises(UnitError) as caught:
        factor(unit, "percent")
    assert "无法识别单位" in str(caught.value)
    assert "unknown unit" in caught.value.text("en")


def test_near_names_are_offered() -> None:
    with pytest.raises(UnitError, match="MPa"):
        canonical("Mqa")


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        ("percent", "%", "%"),
        ("yuan", "元", "yuan"),
        ("MPa", "MPa", "MPa"),
        ("人", "人", "persons"),
        ("人/10万人", "人/10万人", "persons/100,000 person"),
        ("t/year", "吨/年", "t/year"),
        ("m3", "立方米", "m³"),
        ("", "", ""),
        ("ft", "ft", "ft"),
        ("uL/L", "μL/L", "μL/L"),
    ],
)
def test_labels(unit: str, zh: str, en: str) -> None:
    assert label(unit) == zh
    assert label(unit, "en") == en


@pytest.mark.process
def test_ordinary_units_do_not_load_pint() -> None:
    code = (
        "import sys; from ansheng.units import convert, factor, label\n"
        "convert(1, '万元', 'yuan'); factor('kPa', 'MPa'); factor('x', 'x'); label('m3/t'); factor('人/10万人', '‰')\n"
        "assert 'pint' not in sys.modules; factor('ft', 'm'); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("unit", ["%LEL", "%VOL"])
def test_a_percentage_of_something_is_a_percentage_but_not_one_of_something_else(unit: str) -> None:
    assert convert(5, "percent", unit) == convert(5, unit, "percent") == 5
    other = "%VOL" if unit == "%LEL" else "%LEL"
    assert not same_dimension(unit, other)
    with pytest.raises(UnitError, match=other):
        convert(5, unit, other)


@pytest.mark.parametrize(
    ("made", "same"),
    [
        (times("m", "m"), "m2"),
        (per("m3", "t"), "m3/t"),
        (per(times("m3/t", "t"), "m3"), ""),
        (per("", "s"), "1/s"),
        (times("", "m"), "m"),
        (per("t", "人"), "t/人"),
    ],
)
def test_units_are_composed(made: str, same: str) -> None:
    assert same_dimension(made, same)
