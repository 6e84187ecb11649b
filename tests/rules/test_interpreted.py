"""A condition as data, read by a stranger, is what the evaluators of one record and of tables say of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng import CHECK_DAY, Condition, Rule
from ansheng.facts import nodes
from ansheng.facts.nodes import Node, to_data
from ansheng.facts.render import render
from ansheng.rules.bind import Bound, bind
from ansheng.rules.evaluate import compile_node
from ansheng.rules.items import item_nodes, with_items
from ansheng.rules.lower import Lowering
from tests.indicators.interpreter import At, value
from tests.rules.engine import LAW, TODAY, Thing, records, trees
from tests.rules.test_agreement import frame

EDITION = tomllib.loads(Path(__file__).with_name("engine_law.toml").read_text("utf-8"))["edition"][-1]
LIMITS: Mapping[tuple[str, str], Any] = {
    ("test.engine", name): limit
    for clause in EDITION["clause"].values()
    for name, limit in clause.get("limits", {}).items()
}


def bound(node: Node) -> Bound:
    """A rule that states the node, as it applies today."""
    known = nodes.Known(Thing.a.node)
    never = nodes.AllOf((known, nodes.Negation(known)))  # so that the rule reads a fact
    stated = Rule(LAW.clause("table"), hazard=Condition(nodes.AnyOf((node, never))))
    found = bind(stated, TODAY)
    assert isinstance(found, Bound)
    return found


def in_table(rule: Bound, table: pl.DataFrame) -> list[Any]:
    items = item_nodes([rule])
    ready, _ = with_items(table, items, TODAY)
    lower = Lowering(pl, TODAY, rule.limits, {node: column for node, (column, _) in items.items()})
    return ready.with_columns(lower.column(rule.rule.truth).alias("truth"))["truth"].to_list()


def interpreted(node: Node, values: Mapping[str, Any]) -> Any:
    return value(to_data(node), At(values, TODAY, limits=LIMITS))


@settings(max_examples=150, deadline=None)
@given(trees(), st.lists(records, min_size=1, max_size=6))
def test_a_stranger_a_record_and_a_table_agree(node: Node, found: list[dict[str, Any]]) -> None:
    rule = bound(node)
    rows = [{**dict.fromkeys(("id", "unit_id", "region", "observed_on")), **values} for values in found]
    told = [interpreted(node, row) for row in rows]
    assert [rule.truth(Thing(**values).values()) for values in found] == told
    assert in_table(rule, frame(found)) == told


@pytest.mark.parametrize(
    ("values", "known"), [({}, False), ({"x": 1}, False), ({"x": 1, "y": 0}, False), ({"x": 0, "y": 2}, True)]
)
def test_a_part_is_known_where_it_has_a_value(values: dict[str, Any], known: bool) -> None:
    node = nodes.Known((Thing.x / Thing.y).node)
    evaluate = compile_node(node, {})
    assert evaluate(Thing(**values).values(), None, TODAY) is known
    assert compile_node(nodes.Negation(node), {})(Thing(**values).values(), None, TODAY) is not known
    assert in_table(bound(node), frame([values])) == [known]


def test_that_a_part_is_known_is_said_in_words_and_in_the_structure() -> None:
    node = nodes.Known((Thing.x > 1).node)
    assert (render(node), render(node, "en")) == ("“读数甲超过1米”已知", '"x is above 1 m" is known')
    assert nodes.structure(node)[0] == "Known"
    assert nodes.structure(node) != nodes.structure(nodes.Known((Thing.x > 2).node))
    assert list(nodes.facts_in(node)) == ["x"]


def test_no_handle_offers_a_rule_to_ask_whether_a_fact_is_known() -> None:
    offered = {
        name
        for handle in (Thing.a, Thing.x, Thing.k, Thing.d, Thing.parts, CHECK_DAY)
        for name in dir(handle)
    }
    assert not {name for name in offered if "known" in name or "null" in name}
