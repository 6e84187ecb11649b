"""Names that are of one unit, and names that look alike and are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.errors import InputError


def found(*names: str, **columns: list[str | None]) -> list[tuple[str, ...]]:
    """The reasons of the pairs that are proposed among names."""
    rows = [
        {"单位名称": name, **{head: values[at] for head, values in columns.items()}}
        for at, name in enumerate(names)
    ]
    return [tuple(pair["reasons"]) for pair in ansheng.same_units(rows).to_dicts("en")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华阳化工有限公司", "华阳化工有限责任公司"),
        ("华阳化工（山东）有限公司", "山东华阳化工有限公司"),
        ("华阳化工有限公司", "华阳化工有限公司（停产）"),
        ("济南市华阳精细化工有限公司", "华阳精细化工有限公司"),
        ("华阳精细化工有限公司", "华洋精细化工有限公司"),
        ("华阳精细化工有限公司", "华阳精化工有限公司"),
        ("华阳精细化工有限公司", "华阳精细化工有限公司生产车间"),
        ("明德广场百货", "通达百货（原明德广场百货）"),
        ("岚凯水产养殖有限公司", "岚凯养殖"),
        ("华阳化工有限公司", "华阳化工有限公司（经营者：李四）"),
    ],
)
def test_one_unit_under_two_names_is_proposed(one: str, other: str) -> None:
    assert len(found(one, other, "济南市别的厂", "济南市另一家店", "济南市又一家")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华阳化工第一分公司", "华阳化工第二分公司"),
        ("华阳化工一厂", "华阳化工二厂"),
        ("东风机械制造厂", "西风机械制造厂"),
        ("老街照相馆店", "新街照相馆店"),
        ("山东华阳化工有限公司", "江苏华阳化工有限公司"),
        ("华阳集团有限公司", "华阳有限公司"),
        ("华阳化工有限公司", "华德化工有限公司"),
        ("甲厂", "乙厂"),
    ],
)
def test_units_that_differ_by_what_tells_units_apart_are_not(one: str, other: str) -> None:
    assert found(one, other) == []


def test_the_same_code_speaks_for_one_unit_and_another_code_against_it() -> None:
    codes: list[str | None] = ["91370200MA3ABCDX01", "91370200MA3ABCDX01"]
    assert found("华阳化工", "青岛某厂", 统一社会信用代码=codes) == [("the same id of the unit",)]
    codes = ["91370200MA3ABCDX01", "91370200MA3ABCDX02"]
    assert found("华阳化工有限公司", "华阳化工有限责任公司", 统一社会信用代码=codes) == []


def test_a_bare_name_that_goes_with_two_places_is_less_likely_of_either() -> None:
    names = ("华阳化工有限公司", "山东华阳化工有限公司", "江苏华阳化工有限公司")
    assert found(*names) == []
    regions: list[str | None] = ["历下区", "历下区", "玄武区"]
    assert found(*names, 地区=regions) == [("one names a place", "the same region")]


def test_a_threshold_can_be_moved_up_and_not_below_what_was_looked_for() -> None:
    pairs = ansheng.same_units(
        [{"单位名称": "华阳化工有限公司"}, {"单位名称": "华阳化工公司"}, {"单位名称": "华洋化工公司"}]
    )
    assert len(pairs.above(0.94)) == 1 < len(pairs)
    with pytest.raises(InputError, match="重新查找"):
        pairs.above(0.5)
    with pytest.raises(InputError, match="0到1"):
        ansheng.same_units([{"单位名称": "甲"}], threshold=2)


def test_groups_join_what_a_chain_of_pairs_connects() -> None:
    names = ["华阳化工有限公司", "华阳化工公司", "华阳化工", "别的厂"]
    groups = ansheng.same_units([{"单位名称": name} for name in names]).groups()
    assert groups.select("group", "size", "unit").rows() == [(1, 3, name) for name in names[:3]]


@given(st.lists(st.text("华阳化工厂有限公司山东（） 一二", max_size=9), max_size=8))
def test_any_names_give_pairs_of_different_names_with_reasons(names: list[str]) -> None:
    pairs = ansheng.same_units([{"单位名称": name, "隐患描述": "漏电"} for name in ["甲厂", *names]])
    for pair in pairs.to_dicts():
        assert pair["first_unit"] != pair["second_unit"]
        assert pair["reasons"]
        assert pairs.threshold <= pair["score"] <= 1
