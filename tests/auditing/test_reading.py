"""Reading: figures with their qualifiers, units and nouns; texts as pages have them; nothing raises."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.auditing import audit
from ansheng.dates import Period
from ansheng.errors import InputError

ALPHABET = (
    "0123456789一二三十百万亿零.,，。；：、（）()“”%％起人家处项条个元率占同比上升下降减少增加"
    "至到由从其中共整改排查隐患年月日第余近超 \n|-+"
)


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        ("检查企业1200余家次", 1200, "余", "家次"),
        ("消除隐患4.4万余项", 44000, "余", "项"),
        ("近9340人次参加", 9340, "近", "人次"),
        ("罚款15.53万元", 155300, "", "元"),
        ("投入1.2亿元", 120000000, "", "元"),
        ("事故五起", 5, "", "起"),
        ("死亡二十一人", 21, "", "人"),
        ("超过300家", 300, "超", "家"),
        ("约40起", 40, "约", "起"),
        ("不足50家", 50, "不足", "家"),
        ("下降百分之十二点五", Decimal("12.5"), "", "%"),
        ("占三成", 30, "约", "%"),
        ("超九成", 90, "超", "%"),
        ("提高2.3个百分点", Decimal("2.3"), "", "个百分点"),
        ("１２３起", 123, "", "起"),
        ("11,576个", 11576, "", "个"),
        ("产量翻一番", 100, "", "%"),
        ("合格率过半", 50, "超", "%"),
    ],
)
def test_a_figure_is_read(text: str, value: int | Decimal, qualifier: str, unit: str) -> None:
    (figure,) = audit(text).figures
    assert (figure.value, figure.qualifier, figure.unit) == (value, qualifier, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2020年12月15日",
        "灵安专发〔2021〕2号",
        "640181-124/2021-00014",
        "第3条",
        "GB 6441-2025",
        "1至8月",
        "14:05:30",
        "工矿商贸10万人死亡率下降",
        "（3）加强检查",
        "一批问题",
        "统一部署",
    ],
)
def test_what_is_no_figure_is_not_read_as_one(text: str) -> None:
    made = audit(text)
    assert (made.figures, made.unread) == ((), 0)


@pytest.mark.parametrize("text", ["配备3-4名执法人员", "1" * 40 + "起"])
def test_what_cannot_be_read_is_counted(text: str) -> None:
    made = audit(text)
    assert (made.figures, made.unread) == ((), 1)


@pytest.mark.parametrize(
    "text",
    [
        "排查隱患280處，整改256處，整改率91.4%",
        "排查隐患 280 处, 整改 256 处, 整改 率 91.4%",
        "排查隐患２８０处，整改２５６处，整改率９１．４％",
        "排查隐患280处，整改256处，整改星空体育官网率91.4%",
        "全市深入开展安全生产专项整治行动取得明显成效共排查隐患280处，整改256处，整\n改率91.4%",
    ],
)
def test_a_page_may_be_untidy(text: str) -> None:
    assert [(claim.kind, claim.verdict.value) for claim in audit(text).claims] == [("rate", "rounded")]


def test_prose_without_arithmetic_gives_no_fault() -> None:
    page = (
        "各级各部门要提高站位，坚持问题导向、目标导向和结果导向，落实“三管三必须”要求，压实党政同责、一岗双责。\n"
        "一是加强组织领导。成立工作专班，下设3个组，每月召开1次会议，每季度至少研究1次，每半年开展1次演练。\n"
        "二是突出重点。聚焦矿山、危化、燃气等行业领域，紧盯“两客一危一货”，深化“两个清单”，抓好十五条措施。\n"
        "2023年5月4日印发的方案明确23项要点，涉及18个行业，要求2025年底前基本完成，10人以上企业全部接入系统。\n"
        "坚持人民至上、生命至上，四不两直、明查暗访、百日攻坚、九小场所、三合一场所、一企一策、千方百计抓落实。\n"
    )
    assert audit(page * 60).faults == ()


def test_a_streak_is_reckoned_from_the_period() -> None:
    text = "连续48个月未发生较大及以上事故。"
    (told,) = audit(text, period=Period.parse("2022年1-8月")).claims
    assert (told.verdict.value, told.computed) == ("unverifiable", "2018-09")


def test_a_change_so_far_needs_a_window() -> None:
    text = "截至目前，发生事故4起，同比持平。"
    assert [remark.kind for remark in audit(text).remarks] == ["window"]
    assert audit(text, period=Period.parse("2020")).remarks == ()


def test_only_a_report_or_figures_can_be_compared() -> None:
    with pytest.raises(InputError, match="dossier"):
        audit("事故4起", dossier=7)  # type: ignore[arg-type]


@given(st.text(alphabet=ALPHABET, max_size=200))
def test_any_text_of_such_signs_can_be_audited(text: str) -> None:
    made = audit(text)
    assert all(figure.text == text[figure.start : figure.end] for figure in made.figures)
    assert all(0 <= claim.start <= claim.end <= len(text) for claim in made.claims)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_audited(text: str) -> None:
    made = audit(text)
    assert all(figure.text == text[figure.start : figure.end] for figure in made.figures)
