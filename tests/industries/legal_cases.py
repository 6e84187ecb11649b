"""Legal cases as data: the facts of a case, the day, what the law says of it; tried on one record and on a table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

import ansheng
from ansheng import Findings

CASES = Path(__file__).parents[1] / "cases"


def cases_of(name: str) -> list[dict[str, Any]]:
    """The cases of ``tests/cases/NAME.toml``."""
    found: list[dict[str, Any]] = tomllib.loads(CASES.joinpath(f"{name}.toml").read_text(encoding="utf-8"))[
        "case"
    ]
    return found


def outcome(findings: Findings, rule: str) -> tuple[str, tuple[str, ...], str]:
    """What one rule said of the one record: state, missing facts, clause."""
    for finding in findings:
        if finding.rule == rule:
            return finding.verdict.value, finding.missing, finding.clause
    if rule in {idle.rule.id for idle in findings.manifest.not_in_force}:
        return "not_in_force", (), ""
    counts = dict(findings.manifest.rules)[rule]
    return "clear" if counts.in_scope else "out_of_scope", (), ""


def hold(case: Mapping[str, Any], catalogue: ansheng.Catalogue) -> None:
    """Assert that a case comes out as it says, from one record and from a table of one row."""
    rule, values = case["rule"], case["facts"]
    facts = catalogue.rule(rule).facts
    table = pl.DataFrame({facts.fact(name).title: [v] for name, v in {"id": "1", **values}.items()})
    for records in (dict(values), table):
        found = ansheng.check(records, on=case["on"], as_=facts, rules=rule, catalogue=catalogue)
        state, missing, clause = outcome(found, rule)
        assert (state, clause in (case["clause"], "")) == (case["expect"], True)
        assert missing == tuple(case.get("missing", missing))
