"""The made-up Facts, law and strategies that the engine's tests share."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ansheng import (
    CHECK_DAY,
    Choice,
    Condition,
    Count,
    Day,
    Facts,
    Flag,
    Many,
    Number,
    Rule,
    Standard,
    Text,
    choose,
)
from ansheng.facts import nodes
from ansheng.facts.nodes import Node

LAW = Standard.read(Path(__file__).with_name("engine_law.toml"))
TODAY = date(2024, 3, 31)


class Part(Facts, title="部件", en="part"):
    q = Number("数量", unit="m")
    ok = Flag("合格")


class Thing(Facts, title="被判定物", en="thing"):
    x = Number("读数甲", unit="m")
    y = Number("读数乙", unit="m")
    n = Count("个数", unit="个")
    a = Flag("甲")
    b = Flag("乙")
    k = Choice("类别", options={"p": "类一", "q": "类二"})
    d = Day("日期")
    t = Text("名称")
    parts = Many("部件", Part)


NUMBERS = [-1.0, 0.0, 0.5, 1.0, 1.0 + 1e-10, 1.0 - 1e-10, 1.001, 2.0, 0.1 + 0.2, 0.3]


def made(condition: Condition, when: Condition | None = None, name: str = "stated") -> Rule:
    """A rule of the made-up law that states ``condition``."""
    clause = LAW.clause("leak")
    return Rule(clause, hazard=condition, when=when, name=name, title="测试规则", en="stated")


def atoms(*, items: bool) -> st.SearchStrategy[Condition]:
    p = Thing
    number = st.sampled_from(NUMBERS)
    scalar = [
        st.sampled_from([p.a, p.b]),
        number.map(lambda v: p.x >= v),
        number.map(lambda v: p.x < v),
        number.map(lambda v: p.x.between(v, v + 1)),
        st.sampled_from([p.x > p.y, p.x + p.y <= 1, p.x / p.y >= 0.5, p.x * 2 < p.y, p.x - p.y > 0]),
        st.integers(0, 3).map(lambda v: p.n == v),
        st.integers(0, 3).map(lambda v: p.n != v),
        st.sampled_from([p.k == "p", p.k != "q", p.k.is_in(["p"]), p.t == "名", p.t.is_in(["名", "字"])]),
        st.sampled_from([p.d <= CHECK_DAY, p.d < "2024-02-29", p.d.plus(months=1) < CHECK_DAY]),
        st.sampled_from([p.d.plus(years=-1, days=3) >= "2023-03-31"]),
        number.map(lambda v: p.x > choose(p.a, v, p.y)),
    ]
    many = [
        st.sampled_from([p.parts.any(lambda i: i.ok), p.parts.all(lambda i: i.ok | (i.q < p.x))]),
        st.sampled_from([p.parts.count() >= 2, p.parts.count(lambda i: ~i.ok) == 1]),
        number.map(lambda v: p.parts.sum(lambda i: i.q) > v),
        st.sampled_from([p.parts.max(lambda i: i.q) >= 1, p.parts.min(lambda i: i.q, lambda i: i.ok) < p.y]),
    ]
    return st.one_of(*scalar, *(many if items else []))


def conditions(*, items: bool = True) -> st.SearchStrategy[Condition]:
    """Random conditions over every kind of node."""
    return st.recursive(
        atoms(items=items),
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
            st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
            inner.map(lambda one: ~one),
        ),
        max_leaves=6,
    )


def trees() -> st.SearchStrategy[Node]:
    """Random trees over every kind of node, with what no rule can say: that a part is known."""
    p = Thing
    limits = [
        p.x >= LAW.limit("single"),
        p.d.plus(months=1) < CHECK_DAY,
        Condition(nodes.Compare("<", nodes.Lookup(_limit("kind", "m"), p.k.node), p.y.node)),
        Condition(nodes.Compare("<", nodes.Lookup(_limit("right", "m"), p.y.node), p.x.node)),
        Condition(nodes.Compare(">=", (p.x / p.y).node, nodes.Lookup(_limit("left", "percent"), p.y.node))),
    ]
    facts = st.sampled_from([p.x.node, p.a.node, p.t.node, p.d.node, (p.x / p.y).node, p.parts.count().node])
    stated = st.one_of(conditions(), st.sampled_from(limits)).map(lambda condition: condition.node)
    return st.recursive(
        st.one_of(stated, facts.map(nodes.Known)),
        lambda inner: st.one_of(
            inner.map(nodes.Known),
            inner.map(nodes.Negation),
            st.lists(inner, max_size=3).map(lambda parts: nodes.AllOf(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: nodes.AnyOf(tuple(parts))),
        ),
        max_leaves=5,
    )


def _limit(name: str, unit: str) -> nodes.LimitRef:
    return nodes.LimitRef(LAW, name, unit)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


part = st.fixed_dictionaries({"q": _maybe(st.sampled_from(NUMBERS)), "ok": _maybe(st.booleans())})

records: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "x": _maybe(st.sampled_from(NUMBERS)),
        "y": _maybe(st.sampled_from(NUMBERS)),
        "n": _maybe(st.integers(0, 3)),
        "a": _maybe(st.booleans()),
        "b": _maybe(st.booleans()),
        "k": _maybe(st.sampled_from(["p", "q"])),
        "d": _maybe(st.integers(-500, 100).map(lambda n: TODAY + timedelta(days=n))),
        "t": _maybe(st.sampled_from(["名", "字", "号"])),
        "parts": _maybe(st.lists(part, max_size=3)),
    }
)
