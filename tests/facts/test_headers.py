"""Headers: which column is which fact, whatever stands around its title and beside it."""

from __future__ import annotations

import pytest

from ansheng import Day, Facts, Flag, Number, Text
from ansheng.errors import FactError
from ansheng.facts.kinds.spelling import spelled


class Order(Facts, title="整改单", en="order"):
    text = Text("内容", aliases=("描述", "名称", "标题"))
    due_on = Day("期限")
    done_on = Day("完成日期", beside={"due_on": ("整改时间",)})
    fine = Number("罚款", unit="yuan", minimum=0)


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        ("等级", ("等级",)),
        ("{|隐患}等级", ("等级", "隐患等级")),
        ("{甲|乙}{日期|时间} 丙", ("甲日期", "甲时间", "乙日期", "乙时间", "丙")),
        ("甲 {甲|乙}", ("甲", "乙")),
        ("@running", ("序号", "序", "No.", "No")),
    ],
)
def test_headers_written_short(form: str, headers: tuple[str, ...]) -> None:
    assert spelled(form) == headers


@pytest.mark.parametrize(
    "header",
    ["内容", "*内容", "内容*", "内容：", "3.内容", "12、内容", "一、内容", "*内容（必填）", " 内 容 "],
)
def test_what_stands_around_a_title_is_no_part_of_it(header: str) -> None:
    assert Order.headers([header]) == [(header, "text", "")]


@pytest.mark.parametrize("header", ["第一内容", "内容1", "3内容"])
def test_a_longer_title_is_another(header: str) -> None:
    assert Order.headers([header]) == []


def test_a_header_may_need_another_column_to_be_understood() -> None:
    assert Order.headers(["整改时间"]) == []
    assert [name for _, name, _ in Order.headers(["整改时间", "期限"])] == ["done_on", "due_on"]
    assert [problem.kind for problem in Order.match(["整改时间"]).problems] == ["ambiguous_column"]


def test_a_header_may_mean_another_fact_beside_another_column() -> None:
    class Penalty(Facts, title="处罚", en="penalty"):
        unit = Text("单位", aliases=("处罚单位",))
        office = Text("机关", beside={"unit": ("处罚单位",)})

    assert Penalty.headers(["处罚单位"]) == [("处罚单位", "unit", "")]
    assert [name for _, name, _ in Penalty.headers(["处罚单位", "单位"])] == ["office", "unit"]


def test_of_several_columns_for_a_fact_the_likeliest_is_read() -> None:
    found = Order.match(["标题", "名称", "描述"])
    assert found.matched["text"][0] == "描述"
    assert [(problem.kind, problem.column) for problem in found.problems] == [
        ("duplicate_header", "名称"),
        ("duplicate_header", "标题"),
    ]
    assert Order.match(["描述", "内容"]).matched["text"][0] == "内容"


def test_a_header_with_a_unit_is_that_fact_in_that_unit() -> None:
    assert Order.headers(["*罚款（万元）"]) == [("*罚款（万元）", "fine", "万元")]


@pytest.mark.parametrize("part", [{"beside": {"due": ("时间",)}}, {"implies": {"是": {"due": True}}}])
def test_what_a_fact_says_of_others_must_be_of_its_class(part: dict[str, object]) -> None:
    with pytest.raises(FactError, match="due"):
        type("Bad", (Facts,), {"flag": Flag("是否整改", **part)}, title="坏")  # type: ignore[arg-type]


def test_headers_may_be_kept_apart_from_the_facts() -> None:
    class Trip(Facts, title="运次", en="trip", headers={"id": "车次", "place": "{地|站}点"}):
        place = Text("到达站", aliases=("站",))

    assert [name for _, name, _ in Trip.headers(["车次", "编号", "地点", "站"])] == [
        "id",
        "id",
        "place",
        "place",
    ]
    assert Facts.headers(["车次"]) == []


def test_headers_of_a_fact_that_is_none_are_refused() -> None:
    with pytest.raises(FactError, match="place"):
        type("Bad", (Facts,), {}, title="坏", headers={"place": "地点"})


@pytest.mark.parametrize(
    "header",
    ["罚款（万元）", "罚款/万元", "罚款，万元", "罚款(万)", "罚款（单位：万元）", "罚款，单位：万元"],
)
def test_a_unit_may_stand_in_brackets_or_behind_a_slash_or_comma(header: str) -> None:
    assert Order.read({header: "1.5"}).fine == 15_000


@pytest.mark.parametrize("header", ["内容/人", "内容，项"])
def test_what_stands_behind_a_slash_is_no_unit_of_a_text(header: str) -> None:
    assert Order.headers([header]) == []
