"""Cases that follow from a rule itself, for conditions of flags alone.

Where a clause has a number, a day, a choice or an exception, its author writes the cases by hand: they say once more
what the law says. A condition of flags says it all itself, and its cases are the fewest facts that decide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product
from math import prod
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.case import Case
from ansheng.rules.evaluate import Evaluator, compile_node

MOST_RECORDS = 4096
MOST_CASES = 6
_ANY_DAY = date(2000, 1, 1)
"""Flags and choices say the same on every day."""

Record = Mapping[str, Any]


def derived(condition: Node, when: Node | None) -> tuple[Case, ...]:
    """The cases of a rule whose condition asks for flags and whose scope for flags or choices; none for others.

    In the first state of affairs that puts a record in scope, each smallest set of facts that makes a hazard, or
    clear, is a case; so is each hazard with a fact left out, where that leaves it open; the first hazard, moved out of
    scope, is the last.
    """
    if not derivable(condition, when):
        return ()
    inside, outside = ({}, None) if when is None else (_first(when, True), _first(when, False))
    if inside is None:
        return ()
    truth = compile_node(condition, {})
    rest = {name: values for name, values in _values(condition).items() if name not in inside}
    hazards = [{**inside, **found} for found in _smallest(truth, rest, inside, True)]
    clear = [{**inside, **found} for found in _smallest(truth, rest, inside, False)]
    left = [fewer for record in hazards for fewer in _fewer(record, inside)]
    undecided = [record for record in left if truth(record, None, _ANY_DAY) is None]
    cases = [
        *(Case.hazard(**record) for record in hazards),
        *(Case.clear(**record) for record in clear),
        *(Case.undetermined(**record) for record in _distinct(undecided)),
    ]
    if outside is not None and hazards:
        cases.append(Case.out_of_scope(**{**hazards[0], **outside}))
    return tuple(cases)


def derivable(condition: Node, when: Node | None) -> bool:
    """Whether the cases of a rule follow from its condition: few flags, and a scope of flags and choices."""
    stated = (condition,) if when is None else (condition, when)
    values = {path: found for node in stated for path, found in _values(node).items()}
    return (
        _kinds(condition) <= {"flag"}
        and (when is None or _kinds(when) <= {"flag", "choice"})
        and prod(len(found) + 1 for found in values.values()) <= MOST_RECORDS
    )


def _kinds(node: Node) -> set[str]:
    """What a node asks for: the kinds of its facts, and whether it needs items, a limit or the day."""
    others = (nodes.LimitRef, nodes.Quantify, nodes.Aggregate, nodes.CheckDay)
    asked = {ref.fact.kind for ref in nodes.facts_in(node).values()}
    return asked | {type(part).__name__ for part in nodes.walk(node) if isinstance(part, others)}


def _values(node: Node) -> dict[str, tuple[Any, ...]]:
    """What each fact of a node can be, by path."""
    return {
        path: (True, False) if ref.fact.kind == "flag" else tuple(ref.fact.options)
        for path, ref in nodes.facts_in(node).items()
    }


def _first(node: Node, wanted: bool) -> Record | None:
    return next(iter(_smallest(compile_node(node, {}), _values(node), {}, wanted)), None)


def _smallest(
    truth: Evaluator, values: Mapping[str, tuple[Any, ...]], given: Record, wanted: bool
) -> list[Record]:
    """The records with the fewest facts that give the truth that is wanted, none of them part of another."""
    found: list[Record] = []
    for record in _records(values):
        known = any(smaller.items() <= record.items() for smaller in found)
        if not known and truth({**given, **record}, None, _ANY_DAY) is wanted:
            found.append(record)
        if len(found) == MOST_CASES:
            break
    return found


def _records(values: Mapping[str, tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Every record of the facts, those with the fewest facts first."""
    for size in range(len(values) + 1):
        for names in combinations(values, size):
            for chosen in product(*(values[name] for name in names)):
                yield dict(zip(names, chosen, strict=True))


def _fewer(record: Record, given: Record) -> Iterator[Record]:
    """The record with one of its facts left out, but for those that are given."""
    for left_out in record:
        if left_out not in given:
            yield {name: value for name, value in record.items() if name != left_out}


def _distinct(records: list[Record]) -> list[Record]:
    kept: list[Record] = []
    for record in records:
        if record not in kept:
            kept.append(record)
    return kept[:MOST_CASES]
