"""The rules of a class as one function say what the evaluator of one condition says, of every record."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng import Facts
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.facts.record import known
from ansheng.layering import judging
from ansheng.rules.bind import Bound
from ansheng.rules.compiled import compiled
from ansheng.rules.evaluate import compile_node
from tests.rules.engine import LAW, TODAY, Thing, conditions, made, records, trees
from tests.rules.test_interpreted import bound

DAY = date(2026, 11, 1)
EVERYTHING = ansheng.load()
CLASSES = list(dict.fromkeys(rule.facts for rule in EVERYTHING.rules.values()))
RECORDS = 40
UNREADABLE: tuple[object, ...] = ("看不清", "3-5", [], object(), float("nan"), True, 10**400)
BLANK = (None, "", "不详", "不适用", "—")


def reference(rules: list[Bound]) -> Callable[[Facts], tuple[bool | None, ...]]:
    """What the conditions say one by one."""
    each = [(compile_node(b.rule.truth, b.limits), b.day) for b in rules]
    return lambda record: tuple(evaluate(record.values(), None, day) for evaluate, day in each)


def limits_of(rules: list[Bound]) -> list[float]:
    """The numbers that the rules hold facts against."""
    stated = [limit for b in rules for limit in b.limits.values()]
    steps = [value for limit in stated for step in limit.steps for value in (step.to, step.below, step.value)]
    own = [n.value for b in rules for n in nodes.walk(b.rule.truth) if isinstance(n, nodes.Constant)]
    numbers = [*(limit.value for limit in stated), *steps, *own]
    return [float(n) for n in numbers if isinstance(n, int | float)] or [1.0]


def value(facts: type[Facts], name: str, turning: list[float], made: random.Random) -> Any:
    """A value of a fact as it may stand in a table: readable, blank or not readable."""
    fact, what = facts.fact(name), made.random()
    if what < 0.15:
        return made.choice(BLANK)
    if what < 0.2:
        return made.choice(UNREADABLE)
    if fact.kind == "many":
        assert fact.item is not None
        return [record(fact.item, turning, made) for _ in range(made.randrange(4))]
    if fact.kind == "number":
        at = made.choice(turning)
        return made.choice(
            [at, at * (1 + 1e-10), at * (1 - 1e-10), at * 1.01, at * 0.99, 0, made.uniform(0, 50)]
        )
    pools: dict[str, list[Any]] = {
        "flag": [True, False, "是", "否", "有", "无"],
        "choice": [*fact.options, *fact.options.values()],
        "count": [0, 1, 2, 3, *(int(n) + step for n in turning for step in (-1, 0, 1) if 0 <= n < 10**6)],
        "day": [
            DAY,
            "2024-02-29",
            "从未",
            *(DAY + timedelta(days=n) for n in (-1, 1, -31, -365, -366, -1096)),
        ],
        "text": ["甲", "乙", "山东省济南市", "山东省", "北京市朝阳区"],
    }
    return made.choice(pools[fact.kind])


def record(facts: type[Facts], turning: list[float], made: random.Random) -> dict[str, Any]:
    """A made-up record of a class, some of its facts left out."""
    return {name: value(facts, name, turning, made) for name in facts.facts() if made.random() < 0.9}


@pytest.mark.parametrize("facts", CLASSES, ids=lambda facts: facts.__name__)
def test_every_built_in_rule_says_the_same_of_every_record(facts: type[Facts]) -> None:
    made = random.Random(facts.__name__)  # noqa: S311 - made-up records, no secrets
    rules, _ = judging(EVERYTHING.select(None), DAY, "").on(facts)
    judge, one_by_one, turning = compiled(rules), reference(rules), limits_of(rules)
    for _ in range(RECORDS):
        read = facts.read(record(facts, turning, made))
        assert judge(known(read)) == one_by_one(read), read


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=4), st.lists(records, min_size=1, max_size=6))
def test_any_tree_says_the_same(stated: list[Node], found: list[dict[str, Any]]) -> None:
    rules = [bound(node) for node in stated]
    judge = compiled(rules)
    for values in found:
        read = Thing(**values)
        assert judge(known(read)) == reference(rules)(read)


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions(), min_size=1, max_size=4), records)
def test_what_rules_share_is_read_once_and_says_the_same(stated: list[Any], values: dict[str, Any]) -> None:
    rules = [attrs.evolve(bound(c.node)) for c in (*stated, *stated)]
    read = Thing(**values)
    assert compiled(rules)(known(read)) == reference(rules)(read)


def test_no_rule_says_nothing() -> None:
    assert compiled([])({}) == ()


def deep(levels: int) -> Iterator[Node]:
    for number in range(levels):
        part = (Thing.x > number).node if number % 2 else Thing.a.node
        yield nodes.Negation(part) if number % 3 else part


def test_conditions_deep_inside_each_other_say_the_same() -> None:
    node: Node = Thing.b.node
    for number, part in enumerate(deep(90)):
        node = nodes.AllOf((part, node)) if number % 2 else nodes.AnyOf((node, part))
    rules = [bound(node)]
    for values in ({}, {"a": True}, {"a": False, "x": 3}, {"a": True, "b": False, "x": 100}, {"b": True}):
        read = Thing(**values)
        assert compiled(rules)(known(read)) == reference(rules)(read)


def test_what_a_rule_states_never_becomes_code() -> None:
    """Names and texts that would be code, if they stood in it, are bound as objects."""
    odd = 'x"); raise SystemExit; ("\n'
    rules = [bound(condition.node) for condition in (Thing.t == odd, Thing.t.is_in([odd, "名"]))]
    assert compiled(rules)(known(Thing(t=odd.strip()))) == (False, False)
    assert compiled(rules)({"t": odd}) == (True, True)
    assert made(Thing.t == odd).cites[0].standard is LAW
    assert rules[0].day == TODAY
