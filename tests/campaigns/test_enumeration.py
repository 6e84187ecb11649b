"""Shorthands and headings against the members that are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.campaigns.enumeration import declared_in, enumeration
from ansheng.numerals import integer

GAPS = "理念、责任、规划、法治、标准、科技、工程、素质"


@pytest.mark.covers(39, 40, 83, by="ansheng.campaigns.enumeration.enumeration")
@pytest.mark.parametrize(
    ("title", "members", "agrees"),
    [
        ("八个补短板", GAPS, True),
        ("八个补短板", GAPS.removesuffix("、素质"), False),
        ("八个补短板", GAPS.replace("素质", "理念"), False),
        ("五项机制", "清单管理、工作调度、督查督办、示范带动、晾晒考评", True),
        ("两客一危一货一面", "班线客车、旅游客车、危险货物运输车、重型货车、面包车", True),
        ("三超一疲劳", "超速、超员、超载、疲劳驾驶", True),
        ("三合一", "生产、储存、住宿", True),
        ("2+X", "甲、乙、丙", None),
        ("补短板", GAPS, None),
    ],
)
def test_as_many_as_declared(title: str, members: str, agrees: bool | None) -> None:
    assert enumeration(title, members).agrees is agrees


def test_a_number_that_the_title_does_not_say() -> None:
    found = enumeration("第三部分保障措施", ["组织", "资金"], declared=6)
    assert found.text() == "“第三部分保障措施”列出2项，标题所称为6项"
    assert found.text("en") == "第三部分保障措施: 2 named of 6 declared"
    assert declared_in("第三部分保障措施") is None


@given(st.text(alphabet="一二三四五六七八九十百两0123456789第X大项 合", max_size=12))
def test_any_title_is_read(title: str) -> None:
    found = declared_in(title)
    assert found is None or found >= 0
    assert integer("") is None
