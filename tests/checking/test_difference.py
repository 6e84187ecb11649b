"""Edition difference: the same facts, two days, and what each clause makes of them."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from ansheng import Facts, Number, Rule, Verdict
from ansheng.catalogue import Catalogue
from ansheng.plugins import Plugin
from tests.rules.engine import LAW


class Spot(Facts, title="点位", en="spot"):
    leak = Number("泄漏", unit="percent")
    gap = Number("间距", unit="m")


leaking = Rule(LAW.clause("leak"), hazard=Spot.leak > LAW.limit("leak"), title="泄漏超限")


narrow = Rule(LAW.clause("gone"), hazard=Spot.gap < 5, title="旧版的间距规则")


too_narrow = Rule(
    LAW.clause("table"), hazard=Spot.gap < LAW.limit("single"), title="新版的间距规则", replaces=["narrow"]
)


RULES = tuple(r.of_plugin("test") for r in (leaking, narrow, too_narrow))
CATALOGUE = Catalogue((Plugin("test", "1", "here", RULES, (LAW,)),))
ROWS = [
    {"id": "甲", "unit_id": "u", "leak": 15.0, "gap": 4.0},
    {"id": "乙", "leak": 5.0, "gap": 9.0},
    {"id": "丙", "leak": None, "gap": 2.0},
]


@pytest.mark.parametrize("form", [list, pl.DataFrame])
def test_only_what_changes_is_listed_with_both_clauses(form: Any) -> None:
    found = CATALOGUE.diff(form(ROWS), first="2023-12-31", second="2024-01-01", as_=Spot)
    leak, gap = found.changes
    assert (leak.record, leak.unit_id) == (gap.record, gap.unit_id) == ("甲", "u")
    assert (leak.before.edition, leak.before.clause, leak.before.verdict) == ("2020", "1", Verdict.CLEAR)
    assert (leak.after.edition, leak.after.clause, leak.after.verdict) == ("2024", "3(1)", Verdict.HAZARD)
    assert (gap.before.rule, gap.before.verdict) == ("test.narrow", Verdict.HAZARD)
    assert (gap.after.rule, gap.after.verdict) == ("test.too_narrow", Verdict.CLEAR)
    assert "2024" in gap.after.text()


def test_days_of_one_edition_do_not_differ() -> None:
    assert CATALOGUE.diff(ROWS, first="2024-01-01", second="2026-01-01", as_=Spot).changes == ()


def test_a_rule_that_only_begins_is_said_so() -> None:
    found = CATALOGUE.diff(
        ROWS, first="2019-12-31", second="2020-01-01", as_=Spot, rules="test.leaking,test.narrow"
    )
    assert [(c.record, c.before.rule, c.after.verdict) for c in found.changes] == [
        ("甲", None, Verdict.HAZARD),
        ("丙", None, Verdict.UNDETERMINED),
        ("丙", None, Verdict.HAZARD),
    ]
    assert found.changes[0].before.text("en") == "no rule in force"


def test_an_heir_that_judges_something_else_is_not_held_against_the_rule() -> None:
    class Elsewhere(Facts, title="别处", en="elsewhere"):
        gap = Number("间距", unit="m")

    narrow_elsewhere = Rule(
        LAW.clause("table"),
        hazard=Elsewhere.gap < LAW.limit("single"),
        title="别处的间距规则",
        replaces=["narrow"],
    )

    rules = tuple(r.of_plugin("test") for r in (narrow, narrow_elsewhere))
    catalogue = Catalogue((Plugin("test", "1", "here", rules, (LAW,)),))
    found = catalogue.diff(ROWS, first="2023-12-31", second="2024-01-01", as_=Spot)
    assert {change.after.rule for change in found.changes} == {None}
