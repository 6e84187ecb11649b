"""Three-valued logic: Kleene's laws, and missing facts that never flip a verdict once they are known."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings

from ansheng import Condition, Verdict
from ansheng.testing import verdict
from tests.rules.engine import TODAY, Thing, conditions, made, records


def truth(condition: Condition, values: dict[str, Any]) -> Verdict | None:
    return verdict(made(condition), values, TODAY)


@settings(max_examples=60, deadline=None)
@given(conditions(), conditions(), conditions(), records)
def test_kleene_laws(a: Condition, b: Condition, c: Condition, values: dict[str, Any]) -> None:
    def same(left: Condition, right: Condition) -> None:
        assert truth(left, values) is truth(right, values)

    same(a & b, b & a)
    same(a | b, b | a)
    same((a & b) & c, a & (b & c))
    same(a & (b | c), (a & b) | (a & c))
    same(a | (a & b), a)
    same(~(a & b), ~a | ~b)
    same(~(a | b), ~a & ~b)
    same(~~a, a)
    assert truth(a | ~a, values) is not Verdict.CLEAR
    assert truth(a & ~a, values) is not Verdict.HAZARD


@settings(max_examples=150, deadline=None)
@given(conditions(), records, records)
def test_filling_missing_facts_never_flips_a_verdict(
    condition: Condition, values: dict[str, Any], more: dict[str, Any]
) -> None:
    before = truth(condition, values)
    assume(before is not Verdict.UNDETERMINED)
    filled = {name: more[name] if value is None else value for name, value in values.items()}
    assert truth(condition, filled) is before


@settings(max_examples=150, deadline=None)
@given(conditions(items=False), records, records)
def test_only_the_facts_named_missing_can_decide(
    condition: Condition, values: dict[str, Any], more: dict[str, Any]
) -> None:
    from ansheng.checking.check import Check

    found = list(Check((made(condition),), TODAY).run([Thing(**values)]).undetermined())
    assume(found)
    others = {n: more[n] for n, v in values.items() if v is None and n not in found[0].missing}
    assert truth(condition, {**values, **others}) is Verdict.UNDETERMINED
    assert found[0].missing or "x" in repr(condition)
