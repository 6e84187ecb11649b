"""Where two conditions differ on any record, they differ on one of those that are tried."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.turning.apart import held
from ansheng.turning.records import parsed
from ansheng.turning.stated import Stated
from tests.rules.engine import LAW, TODAY, Thing, records, trees

EDITION = LAW.edition_on(TODAY)


def stated(node: Node) -> Stated:
    assert EDITION is not None
    refs = {ref for ref in nodes.walk(node) if isinstance(ref, nodes.LimitRef)}
    found = {ref: EDITION.limits[ref.name].in_unit(ref.unit) for ref in refs}
    return Stated(node, {ref: limit.keyed_in(LAW.limit_kind(ref.name).by) for ref, limit in found.items()})


@settings(max_examples=60, deadline=None)
@given(trees(), trees(), st.lists(records, min_size=5, max_size=20))
def test_a_difference_on_any_record_is_found(first: Node, second: Node, drawn: list[dict[str, Any]]) -> None:
    one, other = stated(first), stated(second)
    truths = one.on(TODAY), other.on(TODAY)
    differ = [
        values
        for values in drawn
        if truths[0](Thing(**values).values()) is not truths[1](Thing(**values).values())
    ]
    assume(differ)
    found = held(Thing, one, other, TODAY, most=3000)
    assert found.differences or not found.exhaustive


@settings(max_examples=60, deadline=None)
@given(trees(), trees())
def test_the_smallest_record_differs_and_states_no_fact_in_vain(first: Node, second: Node) -> None:
    one, other = stated(first), stated(second)
    found = held(Thing, one, other, TODAY, most=500)
    truths = one.on(TODAY), other.on(TODAY)
    for kind, apart in found.smallest().items():
        values = parsed(Thing, apart.record)
        assert (truths[0](values), truths[1](values)) == kind == apart.kind
        for name in (name for name, value in apart.record.items() if value is not None):
            fewer = parsed(Thing, {**apart.record, name: None})
            assert (truths[0](fewer), truths[1](fewer)) != kind
