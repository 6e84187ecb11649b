"""A condition as data: what is written is read back the same, and what is not of the form is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng import AnshengError, Condition, Facts, Flag, Number, RuleError, UnknownNameError, choose
from ansheng.errors import UnitError
from ansheng.facts import nodes
from ansheng.facts.data import FORMS, from_data
from ansheng.facts.handles import CHECK_DAY
from ansheng.facts.nodes import Node, to_data
from tests.rules.engine import LAW, Thing, trees
from tests.schemas import validator

X, D = {"fact": "x"}, {"fact": "d"}
ONE = {"number": 1.0, "unit": "m"}


def again(node: Node) -> Node:
    """The node written as JSON text and read back."""
    data = json.loads(json.dumps(to_data(node), allow_nan=False))
    validator("condition/1").validate(data)
    return from_data(data, Thing, standards=[LAW])


@settings(max_examples=150, deadline=None)
@given(trees())
def test_a_tree_is_read_back_as_it_was_written(node: Node) -> None:
    assert again(node) == node


@pytest.mark.parametrize(
    ("condition", "data"),
    [
        (Thing.a & ~Thing.b, {"all": [{"fact": "a"}, {"not": {"fact": "b"}}]}),
        (Thing.x >= "100 cm", {"compare": [X, ">=", ONE]}),
        (Thing.n == 3, {"compare": [{"fact": "n"}, "==", {"number": 3.0}]}),
        (Thing.n <= 3, {"compare": [{"fact": "n"}, "<=", {"number": 3.0}], "exact": True}),
        (Thing.d < "2024-02-29", {"compare": [D, "<", {"day": "2024-02-29"}]}),
        (Thing.d.plus(years=1, days=-3) < CHECK_DAY,
         {"compare": [{"shift": D, "months": 12, "days": -3}, "<", {"check_day": True}]}),
        (Thing.k.is_in(["p", "q"]), {"in": [{"fact": "k"}, ["p", "q"]]}),
        (Thing.t != "名", {"compare": [{"fact": "t"}, "!=", {"text": "名"}]}),
        (Thing.x > LAW.limit("single"),
         {"compare": [X, ">", {"limit": "single", "standard": "test.engine", "unit": "m"}]}),
        (Thing.x > LAW.limit("kind").at(Thing.k),
         {"compare": [X, ">", {"limit": "kind", "standard": "test.engine", "unit": "m", "at": {"fact": "k"}}]}),
        (Thing.x > choose(Thing.a, "1 m", Thing.y),
         {"compare": [X, ">", {"if": {"fact": "a"}, "then": ONE, "else": {"fact": "y"}}]}),
        (Thing.parts.any(lambda i: i.ok | (i.q < Thing.x)),
         {"any_item": "parts", "where": {"any": [{"fact": "parts.ok"}, {"compare": [{"fact": "parts.q"}, "<", X]}]}}),
        (Thing.parts.sum(lambda i: i.q, lambda i: ~i.ok) < 1,
         {"compare": [{"sum": "parts", "value": {"fact": "parts.q"}, "where": {"not": {"fact": "parts.ok"}}},
                      "<", ONE]}),
        (Condition(nodes.Negation(nodes.Known(Thing.parts.node))), {"not": {"known": {"fact": "parts"}}}),
    ],
)  # fmt: skip
def test_how_conditions_are_written(condition: Condition, data: dict[str, Any]) -> None:
    assert to_data(condition.node) == data
    assert again(condition.node) == condition.node


def test_a_fact_of_every_record_is_the_items_own_inside_its_items() -> None:
    node = Thing.parts.any(lambda i: (i.id == "甲") & (Thing.id == "甲")).node
    assert [part["compare"][0] for part in to_data(node)["where"]["all"]] == [
        {"fact": "parts.id"},
        {"fact": "id"},
    ]
    assert again(node) == node


class Tank(Facts, title="罐", en="tank"):
    full = Flag("满")
    hot = Number("温度", unit="degC")
    pressure = Number("压力", unit="MPa")


def test_units_that_were_converted_are_read_back() -> None:
    for condition in (
        Tank.hot.to("K") > "300 K",
        Tank.pressure * 2 > "10 kPa",
        Tank.pressure > choose(Tank.full, 1, 2),
    ):
        assert from_data(to_data(condition.node), Tank) == condition.node


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        ([], RuleError, "字典"),
        ({}, RuleError, "字典"),
        ({"facts": "x"}, UnknownNameError, "fact"),
        ({"fact": "xx"}, UnknownNameError, "x"),
        ({"fact": ["x"]}, RuleError, "文字"),
        ({"fact": "x", "unit": "m"}, UnknownNameError, "unit"),
        ({"fact": "x", 1: "m"}, UnknownNameError, "1"),
        ({"fact": "parts.q"}, RuleError, "条目“parts”"),
        ({"text": "\ud800"}, RuleError, "文字"),
        ({"number": True}, RuleError, "数值"),
        ({"number": float("nan")}, RuleError, "数值"),
        ({"number": 10**400}, RuleError, "数值"),
        ({"number": 1, "unit": "颗粒度"}, UnitError, "颗粒度"),
        ({"day": "20240101"}, RuleError, "2024-01-01"),
        ({"day": "2024-02-30"}, RuleError, "2024-02-30"),
        ({"check_day": False}, RuleError, "true"),
        ({"all": {"fact": "a"}}, RuleError, "列表"),
        ({"all": [{"fact": "a"}, {"any": [X]}]}, RuleError, r"all\[1\].any\[0\]：应为条件"),
        ({"not": ONE}, RuleError, "条件的 not"),
        ({"compare": [X, "<"]}, RuleError, "3项"),
        ({"compare": [X, "=<", ONE]}, UnknownNameError, "运算符“=<”；是否指 <、>= 或 ==？"),
        ({"compare": [X, ["<"], ONE]}, UnknownNameError, "运算符"),
        ({"compare": [D, "<", ONE]}, RuleError, "日期与数值不能用 <"),
        ({"compare": [{"fact": "a"}, "==", {"fact": "b"}]}, RuleError, "条件与条件不能用 =="),
        ({"compare": [{"fact": "t"}, "<", {"text": "甲"}]}, RuleError, "文字与文字不能用 <"),
        ({"compare": [{"fact": "parts"}, "==", {"fact": "parts"}]}, RuleError, "条目"),
        ({"compare": [X, ">", {"number": 1, "unit": "km"}]}, RuleError, "km"),
        ({"compare": [X, ">", ONE], "exact": 1}, RuleError, "exact"),
        ({"compare": [{"fact": "t"}, "==", {"text": "甲"}], "exact": False}, RuleError, "exact"),
        ({"compare": [{"fact": "k"}, "==", {"text": "pp"}]}, UnknownNameError, "p"),
        ({"in": [{"fact": "k"}, ["pp"]]}, UnknownNameError, "p"),
        ({"in": [{"fact": "k"}, []]}, RuleError, "至少一个"),
        ({"in": [X, ["1"]]}, RuleError, "文字"),
        ({"compute": [X, "-", D]}, RuleError, "运算"),
        ({"compute": [D, "+", D]}, RuleError, "运算"),
        ({"compute": [X, "+", {"number": 1, "unit": "km"}]}, RuleError, "km"),
        ({"shift": X}, RuleError, "日期"),
        ({"shift": D, "days": 1.5}, RuleError, "days"),
        ({"shift": D, "months": 10**9}, RuleError, "months"),
        ({"shift": D, "months": ONE}, RuleError, "months"),
        ({"if": {"fact": "a"}, "then": X}, RuleError, "else"),
        ({"if": {"fact": "a"}, "then": X, "else": D}, RuleError, "种类相同的 then"),
        ({"any_item": "x", "where": {"fact": "a"}}, RuleError, "一对多"),
        ({"any_item": "parts"}, RuleError, "where"),
        ({"any_item": "parts", "where": {"fact": "parts.okay"}}, UnknownNameError, "ok"),
        ({"max": "parts", "value": {"fact": "parts.ok"}}, RuleError, "数值"),
        ({"limit": "single", "standard": "test.engin", "unit": "m"}, UnknownNameError, "test.engine"),
        ({"limit": "singel", "standard": "test.engine", "unit": "m"}, UnknownNameError, "single"),
        ({"limit": "single", "standard": "test.engine", "unit": "t"}, RuleError, "单位"),
        ({"limit": "kind", "standard": "test.engine", "unit": "m"}, RuleError, "at"),
        ({"limit": "kind", "standard": "test.engine", "unit": "m", "at": X}, RuleError, "文字"),
        ({"limit": "single", "standard": "test.engine", "unit": "m", "at": X}, RuleError, "单一限值"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_form_is_refused(data: object, error: type[AnshengError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        from_data(data, Thing, standards=[LAW])
    assert raised.value.text("en") != raised.value.text("zh")


def nested(levels: int) -> dict[str, Any]:
    data: dict[str, Any] = {"fact": "a"}
    for _ in range(levels - 1):
        data = {"not": data}
    return data


def test_a_condition_nests_a_hundred_levels_and_no_more() -> None:
    assert to_data(from_data(nested(100), Thing)) == nested(100)
    for levels in (101, 100_000):
        with pytest.raises(RuleError, match="100层"):
            from_data(nested(levels), Thing)
    node: Node = Thing.a.node
    for _ in range(100):
        node = nodes.Negation(node)
    with pytest.raises(RuleError, match="100层"):
        to_data(node)


def test_a_number_that_is_none_is_not_written() -> None:
    with pytest.raises(RuleError, match="inf"):
        to_data(nodes.Constant(float("inf")))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
    | st.sampled_from(["x", "d", "k", "parts", "parts.q", "p", "m", "<=", "==", "-", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*FORMS, "where", "value", "unit", "at", "exact"]), inner, max_size=3)
    | st.tuples(st.sampled_from(["compare", "compute"]), inner, st.sampled_from(["<", "-"]), inner).map(
        lambda parts: {parts[0]: list(parts[1:])}
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PLAIN)
def test_any_data_are_read_or_refused(data: object) -> None:
    try:
        node = from_data(data, Thing, standards=[LAW])
    except AnshengError:
        return
    assert from_data(to_data(node), Thing, standards=[LAW]) == node


def test_days_are_days() -> None:
    assert from_data({"day": "2024-02-29"}, Thing) == nodes.Constant(date(2024, 2, 29))
