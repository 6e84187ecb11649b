"""Which values of a fact conditions can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.evaluate import Evaluator, compile_node
from ansheng.turning.roots import place
from ansheng.turning.stated import Stated


@attrs.frozen
class Telling:
    """What conditions tell of a fact: the parts that read it alone, by its path, and the facts read ``together``."""

    alone: Mapping[str, Sequence[tuple[Evaluator, nodes.FactRef]]]
    together: frozenset[str]
    day: date

    @classmethod
    def of(cls, stated: Iterable[Stated], day: date) -> Telling:
        """What these conditions tell on a day."""
        alone: dict[str, list[tuple[Evaluator, nodes.FactRef]]] = {}
        together: set[str] = set()
        for one in stated:
            for node, read in _parts(one.truth, None):
                if len(read) == 1:
                    [(path, ref)] = read.items()
                    alone.setdefault(path, []).append((compile_node(node, one.limits), ref))
                else:
                    together.update(read)
        return cls(alone, frozenset(together), day)

    def apart(self, path: str, values: Sequence[Any]) -> list[Any]:
        """Of the values that no condition can tell from each other, the first of each kind; missing is its own."""
        if path in self.together:
            return list(values)
        found: dict[Any, Any] = {}
        for value in values:
            found.setdefault((value is None, *self._told(path, value)), value)
        return list(found.values())

    def _told(self, path: str, value: Any) -> Iterator[Any]:
        for evaluate, ref in self.alone.get(path, ()):
            given = {ref.name: value}
            yield evaluate(given, {**given, "__class__": ref.owner} if "." in path else None, self.day)


def _parts(node: Node, many: nodes.FactRef | None) -> Iterator[tuple[Node, dict[str, nodes.FactRef]]]:
    """The parts that are true or false by themselves, each with the facts that it reads, by path."""
    match node:
        case nodes.AllOf() | nodes.AnyOf() | nodes.Negation():
            for part in node.children():
                yield from _parts(part, many)
        case nodes.Quantify():
            yield from _parts(node.condition, node.many)
        case _:
            read: dict[str, nodes.FactRef] = {}
            conditions: list[tuple[Node, nodes.FactRef]] = []
            _read(node, many, read, conditions)
            yield node, read
            for condition, inner in conditions:
                yield from _parts(condition, inner)


def _read(
    node: Node,
    many: nodes.FactRef | None,
    read: dict[str, nodes.FactRef],
    conditions: list[tuple[Node, nodes.FactRef]],
) -> None:
    """The facts that a part reads itself, and the conditions on items inside it."""
    match node:
        case nodes.FactRef():
            read[place(node.name, node, many)] = node
        case nodes.Quantify(condition=condition):
            read[node.many.name] = node.many
            conditions.append((condition, node.many))
        case nodes.Aggregate(value=value, where=where):
            read[node.many.name] = node.many
            if value is not None:
                _read(value, node.many, read, conditions)
            if where is not None:
                conditions.append((where, node.many))
        case _:
            for child in node.children():
                _read(child, many, read, conditions)
