"""Conditions as sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from ansheng import CHECK_DAY, Choice, Count, Day, Facts, Flag, Many, Number, Text, choose, units
from ansheng.facts import nodes
from ansheng.facts.render import itemised, render
from ansheng.words import Words


class Part(Facts, title="构件", en="part"):
    """One part."""

    width = Number("宽度", unit="mm", en="width", minimum=0)
    sound = Flag("完好", en="sound")


class Frame(Facts, title="支架", en="frame"):
    """One frame."""

    height = Number("高度", unit="m", en="height", minimum=0)
    share = Number("占比", unit="percent", en="share", minimum=0)
    output = Number("产量", unit="t", en="output", minimum=0)
    capacity = Number("能力", unit="t", en="capacity", minimum=0)
    notice = Number("提前时间", unit="h", en="notice", minimum=0)
    layers = Count("层数", en="layers")
    valve = Flag("已装阀门", en="valve fitted")
    measures = Flag("有措施", en="measures taken")
    kind = Choice("类型", options={"a": "甲类", "b": "乙类", "c": "丙类"}, en="kind")
    owner = Text("产权单位", en="owner")
    user = Text("使用单位", en="user")
    since = Day("有效期起", en="valid from")
    until = Day("有效期止", en="valid to")
    parts = Many("构件", Part, en="parts")


@attrs.frozen
class Stated:
    """A limit as an edition states it."""

    value: float | None = None
    unit: str = ""
    steps: tuple[Any, ...] = ()
    cases: dict[str, float] = attrs.field(factory=dict)


class Law:
    """What states limits, as far as a reference to one needs it."""

    id = "demo.law"


LAW = Law()


def limit(unit: str = "") -> nodes.LimitRef:
    return nodes.LimitRef(LAW, "bound", unit)  # type: ignore[arg-type]


SAID: dict[str, tuple[Callable[[type[Frame]], Any], Words]] = {
    "two flags": (
        lambda p: ~p.valve | ~p.measures,
        Words("“已装阀门”为否，或“有措施”为否", '"valve fitted" is no, or "measures taken" is no'),
    ),
    "not both": (
        lambda p: ~(p.valve & p.measures),
        Words("“已装阀门”为否，或“有措施”为否", '"valve fitted" is no, or "measures taken" is no'),
    ),
    "neither": (
        lambda p: ~(p.valve | p.measures),
        Words("“已装阀门”为否，且“有措施”为否", '"valve fitted" is no, and "measures taken" is no'),
    ),
    "brackets": (
        lambda p: p.valve & (p.measures | (p.layers >= 3)),
        Words(
            "“已装阀门”为是，且（“有措施”为是，或层数达到或超过3）",
            '"valve fitted" is yes, and ("measures taken" is yes, or layers is at least 3)',
        ),
    ),
    "share": (lambda p: p.share < 20, Words("占比低于20%", "share is below 20 %")),
    "length": (lambda p: p.height < 5, Words("高度小于5米", "height is below 5 m")),
    "time": (lambda p: p.notice < 48, Words("提前时间少于48小时", "notice is below 48 h")),
    "count": (lambda p: p.layers < 2, Words("层数少于2", "layers is below 2")),
    "at most": (lambda p: p.height <= 5, Words("高度不超过5米", "height is at most 5 m")),
    "above": (lambda p: p.height > 5, Words("高度超过5米", "height is above 5 m")),
    "denied": (lambda p: ~(p.height >= 5), Words("高度小于5米", "height is below 5 m")),
    "option": (lambda p: p.kind == "a", Words("类型为“甲类”", 'kind is "a"')),
    "no option": (lambda p: p.kind != "a", Words("类型不是“甲类”", 'kind is not "a"')),
    "options": (
        lambda p: p.kind.is_in(["a", "b", "c"]),
        Words("类型为“甲类”“乙类”或“丙类”", 'kind is "a", "b" or "c"'),
    ),
    "texts": (lambda p: p.owner != p.user, Words("产权单位与使用单位不同", "owner is other than user")),
    "day": (
        lambda p: p.until < CHECK_DAY,
        Words("“有效期止”早于检查当日", '"valid to" is before the day of the check'),
    ),
    "since": (
        lambda p: p.since.plus(months=12) < CHECK_DAY,
        Words("自“有效期起”起超过12个月", 'more than 12 months have passed since "valid from"'),
    ),
    "within": (
        lambda p: p.since.plus(months=12) > CHECK_DAY,
        Words("自“有效期起”起未满12个月", 'less than 12 months have passed since "valid from"'),
    ),
    "between": (
        lambda p: p.until > p.since.plus(days=30),
        Words("“有效期止”晚于“有效期起”后30天", '"valid to" is after 30 days after "valid from"'),
    ),
    "days": (
        lambda p: (p.until - p.since) > 30,
        Words(
            "“有效期起”至“有效期止”的天数超过30天",
            'the time from "valid from" to "valid to" is above 30 days',
        ),
    ),
    "ratio": (
        lambda p: (p.output / p.capacity) > 2,
        Words("产量与能力之比超过2", "the ratio of output to capacity is above 2"),
    ),
    "excess": (
        lambda p: ((p.output - p.capacity) / p.capacity) > 2,
        Words("产量超出能力的比例超过2", "the share by which output exceeds capacity is above 2"),
    ),
    "choice of values": (
        lambda p: choose(p.valve, p.output, p.capacity) > 2,
        Words(
            "（若“已装阀门”为是，则取产量，否则取能力）超过2吨",
            '(output if "valve fitted" is yes, otherwise capacity) is above 2 t',
        ),
    ),
    "any": (
        lambda p: p.parts.any(lambda q: ~q.sound),
        Words("至少一条“构件”符合（“完好”为否）", 'at least one of "parts" meets ("sound" is no)'),
    ),
    "not any": (
        lambda p: ~p.parts.any(lambda q: ~q.sound),
        Words("每条“构件”均符合（“完好”为是）", 'every one of "parts" meets ("sound" is yes)'),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_a_condition_reads_as_a_sentence(case: str) -> None:
    condition, words = SAID[case]
    node = condition(Frame).node
    assert Words(render(node), render(node, "en")) == words


def test_a_limit_is_its_value_and_names_the_clause_that_is_given() -> None:
    node = nodes.Compare("<", Frame.height.node, limit("m"))
    stated = {limit("m"): Stated(5, "m")}
    assert render(node) == "高度小于规定值"
    assert render(node, limits=stated) == "高度小于5米"
    assert (
        render(node, "zh", stated, {limit("m"): "GB 1234—2020第5.2.1条"})
        == "高度小于5米（GB 1234—2020第5.2.1条）"
    )
    assert render(node, "en", stated, {limit("m"): "GB 1234-2020, 5.2.1"}) == (
        "height is below 5 m (GB 1234-2020, 5.2.1)"
    )


def test_a_limit_with_a_table_says_what_it_depends_on_and_its_range() -> None:
    node = nodes.Compare("<", Frame.layers.node, nodes.Lookup(limit(), Frame.height.node))
    stated = {limit(): Stated(cases={"low": 1, "high": 3})}
    assert render(node) == "层数少于按高度确定的限值"
    assert render(node, limits=stated) == "层数少于按高度确定的限值（1～3，见表）"
    assert render(node, "en", stated) == "layers is below the limit for height (1–3, see the table)"
    assert render(node, limits={limit(): Stated(cases={"any": 2})}) == "层数少于2"


def test_a_day_moved_back_by_a_limit_is_before_it() -> None:
    node = nodes.Compare("<", Frame.since.node, nodes.Shift(Frame.until.node, months=limit("month")))
    assert render(node, limits={limit("month"): Stated(-6, "month")}) == "“有效期起”早于“有效期止”前6个月"
    assert render(node, limits={limit("month"): Stated(6, "month")}) == "“有效期起”早于“有效期止”后6个月"


def test_a_condition_in_items_holds_what_its_sentence_holds() -> None:
    node = (Frame.valve & ~(Frame.measures & (Frame.height > 5))).node
    assert itemised(node) == [
        (0, "同时符合"),
        (1, "“已装阀门”为是"),
        (1, "符合下列之一"),
        (2, "“有措施”为否"),
        (2, "高度不超过5米"),
    ]


def test_an_amount_has_a_space_before_letters_and_none_before_a_chinese_unit() -> None:
    found = [units.measured("5", unit, "zh") for unit in ("", "m", "percent", "MPa", "degC", "deg")]
    assert found == ["5", "5米", "5%", "5 MPa", "5℃", "5°"]
    assert units.measured("5", "percent", "en") == "5 %"
