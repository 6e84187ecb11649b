"""What hand-filled cells say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.sheets.cells import (
    clean,
    is_blank,
    normalise,
    number_in,
    parse_flag,
    parse_number,
    split_unit,
    ticked,
    title_key,
)


def test_normalising_leaves_chinese_characters_alone() -> None:
    assert normalise("\ufeff　罚款（万元）：１，２３４\u200b ％\u00a0") == "罚款(万元):1,234 %"
    assert normalise("①〇。、《》㎡") == "①〇。、《》㎡"
    assert clean("\u200b　甲，乙 ") == "甲，乙"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "　",
        "\u200b",
        "-",
        "—",
        "——",
        "／",
        "\\",
        "不详",
        "无数据",
        "N/A",
        "Ｎ／Ａ",
        "NaN",
        "null",
        "#N/A",
    ],
)
def test_cells_that_say_nothing(text: str) -> None:
    assert is_blank(text)
    assert parse_number(text) is None
    assert parse_flag(text) is None


@pytest.mark.parametrize("text", ["无", "0", "否", "x", "未", "没有", "0.0"])
def test_cells_that_say_something(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234.5", 1234.5, None),
        ("1，234", 1234.0, None),
        ("76.4%", 76.4, "%"),
        ("76.4 ％", 76.4, "%"),
        ("15.53万元", 15.53, "万元"),
        ("１２", 12.0, None),
        ("-3", -3.0, None),
        ("－0.5", -0.5, None),
        ("1e-5", 1e-5, None),
        ("1.2E+3", 1200.0, None),
        ("0.4 MPa", 0.4, "MPa"),
        ("5m3/t", 5.0, "m3/t"),
        ("12%LEL", 12.0, "%LEL"),
        ("￥1,000", 1000.0, "¥"),
        ("3.5万", 3.5, "万"),
        ("12人", 12.0, "人"),
        ("十二人", 12.0, "人"),
        ("二十三", 23.0, None),
        ("一百零五", 105.0, None),
        ("三万", 30000.0, None),
    ],
)
def test_numbers(text: str, value: float, unit: str | None) -> None:
    assert parse_number(text) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "约20",
        "3-5",
        "3~5",
        "20以上",
        "20余家",
        "不足5",
        "inf",
        "-Infinity",
        "1e999",
        "1_000",
        "12,34",
        "1,2345",
        "1 000",
        "1.2.3",
        "0x10",
        "3人5家",
        "٣",
        "万元",
        "一次性",
        "2020-07-01",
        "$5",
        "+",
        ".",
    ],
)
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_printed_numbers_read_back(value: float) -> None:
    assert parse_number(repr(value)) == (value, None)


@pytest.mark.parametrize("value", [10**400, -(10**400), float("inf"), Decimal("1e999")])
def test_a_number_too_large_to_be_one_is_none(value: Any) -> None:
    assert number_in(value, "m") is None


@given(st.integers(-(10**15), 10**15), st.sampled_from(["", "元", "万元", "吨", "人", "%"]))
def test_grouped_and_wide_numbers_read_back(value: int, unit: str) -> None:
    written = f"{value:,}{unit}".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert parse_number(written) == (value, unit or None)


@given(st.text(max_size=12))
def test_parsers_take_any_text(text: str) -> None:
    parse_number(text)
    parse_flag(text)
    split_unit(text)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("是", "否"),
        ("有", "无"),
        ("已", "未"),
        ("√", "×"),
        ("✓", "✗"),
        ("TRUE", "false"),
        ("Ｙ", "n"),
        ("1", "0"),
        ("对", "错"),
        ("已整改", "未整改"),
        ("已销号", "未销号"),
        ("已报", "未报"),
        ("到会", "缺席"),
        (" 是 ", "没 有"),
    ],
)
def test_flags(yes: str, no: str) -> None:
    assert parse_flag(yes) is True
    assert parse_flag(no) is False


@pytest.mark.parametrize("text", ["部分", "2", "是否", "合格", "异常", "已整改3条"])
def test_other_answers_are_not_flags(text: str) -> None:
    assert parse_flag(text) is None


def test_titles_compare_without_blanks_width_and_case() -> None:
    assert title_key("整改 时限\n（天）") == title_key("整改时限(天)")
    assert title_key("ＩＤ") == title_key("id")


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("罚款金额（万元）", "罚款金额", "万元"),
        ("金额(单位：元)", "金额", "元"),
        ("泄漏浓度（%LEL）", "泄漏浓度", "%LEL"),
        ("整改率[%]", "整改率", "%"),
        ("数量(台(套))", "数量", "台(套)"),
        ("牵头单位（部门）", "牵头单位（部门）", None),
        ("名称", "名称", None),
    ],
)
def test_units_in_titles(title: str, name: str, unit: str | None) -> None:
    assert split_unit(title) == (name, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1万5千元", 15_000.0, "元"),
        ("1万5千", 15_000.0, None),
        ("2亿3千万元", 230_000_000.0, "元"),
        ("1万5000元", 15_000.0, "元"),
        ("3千5百人", 3_500.0, "人"),
        ("叁万元整", 30_000.0, "元"),
        ("人民币壹万伍仟元整", 15_000.0, "元"),
        ("贰拾叁", 23.0, None),
        ("3万元整", 3.0, "万元"),
        ("人民币2,000元", 2_000.0, "元"),
    ],
)
def test_amounts_as_they_are_spoken_and_as_cheques_write_them(
    text: str, value: float, unit: str | None
) -> None:
    assert parse_number(text) == (value, unit)


@pytest.mark.parametrize(
    "text", ["3万余元", "2,3000", "1万5", "3千5000", "1万5千吨级", "叁万元伍角", "1千2千", "整", "人民币"]
)
def test_amounts_that_are_not_certain_are_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("是□否☑", "否"),
        ("☑是 □否", "是"),
        ("□是 ■否", "否"),
        ("是√ 否□", "是"),
        ("( √ )是 (  )否", "是"),
        ("（  ）是　（√）否", "否"),
        ("[ ] 是 [√] 否", "否"),
        ("是√ 否×", "是"),
        ("☒是 ☐否", "是"),
        ("□一般 ☑重大", "重大"),
        ("是□ 否□", ""),
        ("( )是( )否", ""),
        ("□是", ""),
        ("□ 是 否", ""),
    ],
)
def test_the_printed_box_that_is_ticked_is_the_answer(text: str, answer: str) -> None:
    assert ticked(text) == answer


@pytest.mark.parametrize(
    "text", ["☑是 ☑否", "是√ 否", "是 否", "√", "×", "6×8", "否×", "□是 ×否", "是□否", "无", "", "是(否)"]
)
def test_without_one_tick_a_cell_answers_as_it_stands(text: str) -> None:
    assert ticked(text) == text
