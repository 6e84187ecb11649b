"""Where no rule applies nobody knows: what findings say then, and that nothing takes them for clear."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl
import pytest

import ansheng
from ansheng import Findings
from ansheng.checking.manifest import NothingJudgedError

BEFORE, EFFECT = "2023-09-20", "2023-09-21"
TANK = {"id": "T-1", "monitored": False}


def check(records: Any, on: str, **more: Any) -> Findings:
    return ansheng.check(records, on=on, as_="gas.GasTank", **more)


@pytest.mark.parametrize("make", [dict, lambda r: [r], lambda r: pl.DataFrame([r])])
def test_a_day_without_a_rule_is_not_clear(make: Any) -> None:
    findings = check(make(TANK), BEFORE)
    for asked in (findings, findings.hazards(), findings.undetermined(), findings.without(findings)):
        with pytest.raises(NothingJudgedError) as error:
            bool(asked)
        assert "not in force on 2023-09-20" in error.value.text("en")
        assert repr(asked) == "<Findings: nothing judged, no rule applies to 1 records; on 2023-09-20>"
    assert (len(findings), list(findings)) == (0, [])
    assert [(p.kind, p.value) for p in findings.manifest.problems] == [("not_judged", "GasTank")]
    assert "均未判定" in findings._repr_html_()


def test_the_first_day_of_the_rule_is_judged() -> None:
    findings = check(TANK, EFFECT)
    assert bool(findings)
    assert bool(findings.hazards())
    assert findings.manifest.problems == ()
    assert not check({"id": "T-1", "monitored": True, "over_limit_alarm": True}, EFFECT)


def test_a_table_in_its_engine() -> None:
    tanks = duckdb.sql("select 'T-1' as id, false as monitored")
    with pytest.raises(NothingJudgedError):
        bool(check(tanks, BEFORE))


def test_rules_that_judge_something_else_judge_nothing() -> None:
    chosen: tuple[str | list[str], ...] = ("gas.unlicensed", [])
    for rules in chosen:
        findings = check(TANK, EFFECT, rules=rules)
        with pytest.raises(NothingJudgedError) as error:
            bool(findings)
        assert "none of the rules chosen judges GasTank" in error.value.text("en")


def test_without_records_there_is_nothing_to_find() -> None:
    assert not check([], BEFORE)
    assert check([], BEFORE).manifest.problems == ()


def test_of_several_classes_the_one_that_no_rule_judges_is_named() -> None:
    catalogue = ansheng.load(["gas"])
    tank, hose = (catalogue.facts_class(f"gas.{name}") for name in ("GasTank", "GasHose"))
    findings = catalogue.check([tank(id="T"), hose(id="H", rubber=True, residential=True)], on="2022-07-01")
    assert bool(findings)
    assert [(p.kind, p.value) for p in findings.manifest.problems] == [("not_judged", "GasTank")]
