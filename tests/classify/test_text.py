"""What is looked up of a description: without boilerplate, with one form of negation."""

from __future__ import annotations

import pytest

from ansheng.classifying.wording.text import grams, level, stripped


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("液位计失灵，责令限期改正", "液位计失灵"),
        ("液位计失灵，依据《安全生产法》第九十九条第二项的规定，处罚款2万元", "液位计失灵"),
        ("液位计失灵。违反了《城镇燃气管理条例》第二十七条，现已立案调查。", "液位计失灵"),
        ("经检查发现液位计失灵，下达《责令限期整改指令书》", "液位计失灵"),
        ("液位计失灵，要求3日内整改", "液位计失灵"),
        ("液位计失灵", "液位计失灵"),
        ("责令限期改正，逾期未改的处二万元以上五万元以下罚款", ""),
        ("对机电队罚款3000元，责任人扣当月奖，限5日内改完报安监站", ""),
    ],
)
def test_what_an_order_says_beside_the_hazard_is_set_aside(text: str, left: str) -> None:
    assert stripped(text) == left


def test_a_demand_that_is_the_hazard_itself_stays() -> None:
    assert "停产期间仍生产" in stripped("停产期间仍生产，责令立即停止作业")


@pytest.mark.parametrize("text", ["未安装报警器", "没有安装报警器", "没装报警器", "无报警器", "缺少报警器"])
def test_negations_have_one_form(text: str) -> None:
    assert level(text).startswith("没")


def test_what_is_no_negation_stays() -> None:
    assert level("无轨运人车辆") == "无轨运人车辆"


def test_pairs_words_of_letters_and_single_characters() -> None:
    assert list(grams("装DCS".lower())) == ["·装", "dcs"]
    assert list(grams("没装灯")) == ["没装", "装灯", "·没", "·装", "·灯"]
