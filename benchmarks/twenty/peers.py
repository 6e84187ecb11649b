"""The same rules for other engines that judge one record: written for them from the rules' own trees.

zen-engine is given them twice: as a decision whose expressions spell out what is not known, and as compiled expressions
that know only true and false, which is what rule-engine takes too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from ansheng import Rule
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.bind import Bound, bind

Judge = Callable[[Mapping[str, Any]], dict[str, bool | None]]


def zen_decision(rules: Iterable[Rule], day: date) -> Judge | None:
    """A decision of zen-engine that knows what is not known; ``None`` where zen-engine is not installed."""
    try:
        import zen
    except ImportError:
        return None
    expressions = [{"id": rule.name, "key": rule.name, "value": _three(_bound(rule, day))} for rule in rules]
    places = {"position": {"x": 0, "y": 0}}
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", **places},
            {"id": "all", "type": "expressionNode", "name": "all", "content": {"expressions": expressions}, **places},
            {"id": "out", "type": "outputNode", "name": "out", **places},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "all", "type": "edge"},
            {"id": "2", "sourceId": "all", "targetId": "out", "type": "edge"},
        ],
    }  # fmt: skip
    decision = zen.ZenEngine().create_decision(json.dumps(graph))
    return lambda record: decision.evaluate(record)["result"]


def zen_expressions(rules: Iterable[Rule], day: date) -> Judge | None:
    """Compiled expressions of zen-engine, true or false; ``None`` where zen-engine is not installed."""
    try:
        import zen
    except ImportError:
        return None
    said = {rule.name: zen.compile_expression(_Two("zen").of(_bound(rule, day))) for rule in rules}
    return lambda record: {name: one.evaluate(record) for name, one in said.items()}


def rule_engine(rules: Iterable[Rule], day: date) -> Judge | None:
    """Rules of rule-engine, true or false; ``None`` where rule-engine is not installed."""
    try:
        import rule_engine as peer
    except ImportError:
        return None
    said = {rule.name: peer.Rule(_Two("rule").of(_bound(rule, day))) for rule in rules}
    return lambda record: {name: one.matches(record) for name, one in said.items()}


def _bound(rule: Rule, day: date) -> Bound:
    found = bind(rule, day)
    assert isinstance(found, Bound)
    return found


class _Two:
    """Expressions that are true or false."""

    def __init__(self, dialect: str) -> None:
        self.zen = dialect == "zen"
        self.bound: Bound

    def of(self, bound: Bound) -> str:
        """The condition of a rule."""
        self.bound = bound
        return self.text(bound.rule.truth)

    def day(self, value: str) -> str:
        return f"date({value})" if self.zen else f"$parse_datetime({value})"

    def text(self, node: Node) -> str:
        match node:
            case nodes.FactRef(fact=fact):
                return self.day(fact.name) if fact.kind == "day" else fact.name
            case nodes.Constant(value=date() as value):
                return self.day(f"'{value}'")
            case nodes.Constant(value=value):
                return repr(value)
            case nodes.CheckDay():
                return self.day(f"'{self.bound.day}'")
            case nodes.LimitRef():
                return repr(self.bound.limits[node].value)
            case (
                nodes.Compare(op=op, left=left, right=right) | nodes.Arithmetic(op=op, left=left, right=right)
            ):
                return f"({self.text(left)} {op} {self.text(right)})"
            case nodes.OneOf(left=left, options=options):
                return f"({self.text(left)} in [{', '.join(map(repr, options))}])"
            case nodes.AllOf(parts=parts):
                return f"({' and '.join(map(self.text, parts))})"
            case nodes.AnyOf(parts=parts):
                return f"({' or '.join(map(self.text, parts))})"
            case nodes.Negation(part=part):
                return f"(not {self.text(part)})"
        raise TypeError(f"not among the twenty rules: {node!r}")


def _three(bound: Bound) -> str:
    """The condition of a rule in zen, null where it is not known."""
    two = _Two("zen")
    two.bound = bound

    def sure(node: Node, wanted: bool) -> str:
        match node:
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                word = " and " if isinstance(node, nodes.AllOf) is wanted else " or "
                return f"({word.join(sure(part, wanted) for part in parts)})"
            case nodes.Negation(part=part):
                return sure(part, not wanted)
        known = " and ".join(f"{name} != null" for name in nodes.facts_in(node))
        return f"({known} and {two.text(node) if wanted else f'not {two.text(node)}'})"

    truth = bound.rule.truth
    return f"{sure(truth, True)} ? true : {sure(truth, False)} ? false : null"
