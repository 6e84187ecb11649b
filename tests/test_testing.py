"""The kit for plugin authors finds what it promises to find: each faulty rule fails the test that is for it."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng import Case, Rule, Standard
from ansheng.catalogue import Catalogue
from ansheng.plugins import Plugin
from ansheng.testing import suite
from tests.rules.engine import LAW, Thing

THREE = (Case.hazard(a=True), Case.clear(a=False), Case.undetermined())


def outcomes(made: Rule, standard: Standard = LAW) -> set[str]:
    """The names of the suite's tests of rules that a plugin with this one rule fails, and of those of its cases."""
    named = made.of_plugin("faulty")
    kit: Any = suite("faulty", Catalogue((Plugin("faulty", "1", "here", (named,), (standard,)),)))
    failed = set()
    for name in (name for name in dir(kit) if name.startswith("test_")):
        (mark,) = getattr(kit, name).pytestmark
        for argument in mark.args[1] if mark.args[0] != "facts" else ():
            try:
                getattr(kit(), name)(argument)
            except AssertionError:
                failed.add(name)
    return failed - {"test_clauses_are_encoded_judged_or_excused"}


def test_a_sound_rule_passes() -> None:
    sound = Rule(LAW.clause("leak"), hazard=Thing.a, title="没有毛病的规则", en="sound", cases=THREE)

    assert outcomes(sound) == set()


def test_a_wrong_case_fails() -> None:
    wrong = Rule(
        LAW.clause("leak"),
        hazard=Thing.a,
        title="例子与规则不符",
        en="wrong",
        cases=(Case.hazard(a=False), *THREE),
    )

    assert outcomes(wrong) == {"test_cases_hold"}


def test_a_rule_without_an_undetermined_case_fails() -> None:
    cases = (Case.hazard(x=2), Case.clear(x=1))
    few = Rule(LAW.clause("leak"), hazard=Thing.x > 1, title="例子不全", en="few", cases=cases)

    assert outcomes(few) == {"test_has_all_three_cases"}


def test_a_limit_that_decides_nothing_fails() -> None:
    idle_limit = Rule(
        LAW.clause("table"),
        hazard=Thing.a | (Thing.a & (Thing.x >= LAW.limit("single"))),
        title="限值不起作用的规则",
        en="idle limit",
        cases=THREE,
    )

    assert outcomes(idle_limit) == {
        "test_limits_decide",
        "test_facts_decide",
        "test_cases_stand_at_the_numbers_of_the_law",
    }


def test_a_clause_that_no_rule_cites_fails_unless_it_is_excused() -> None:
    alone = Rule(LAW.clause("leak"), hazard=Thing.a, title="只引一条的规则", en="alone", cases=THREE)

    named = alone.of_plugin("p")
    tests: Any = suite("p", Catalogue((Plugin("p", "1", "here", (named,), (LAW,)),)))()
    with pytest.raises(AssertionError, match="gone"):
        tests.test_clauses_are_encoded_judged_or_excused(LAW)
