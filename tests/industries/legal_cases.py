"""Legal cases as data: the facts of a case, the day, what the law says of it; tried on one record and on a table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import polars as pl

import ansheng
from ansheng import Facts, Findings

CASES = Path(__file__).parents[1] / "cases"


@attrs.frozen
class Outcome:
    """What one rule said of one record; out of scope and not in force are states too."""

    state: str
    missing: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    clause: str = ""


def cases_of(name: str) -> list[dict[str, Any]]:
    """The cases of ``tests/cases/NAME.toml``."""
    text = CASES.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return found


def outcome(findings: Findings, rule: str) -> Outcome:
    """What one rule said of the one record that was checked."""
    for finding in findings:
        if finding.rule == rule:
            return Outcome(finding.verdict.value, finding.missing, finding.invalid, finding.clause)
    if rule in {idle.rule.id for idle in findings.manifest.not_in_force}:
        return Outcome("not_in_force")
    counts = dict(findings.manifest.rules)[rule]
    return Outcome("clear" if counts.in_scope else "out_of_scope")


def table(facts: type[Facts], values: Mapping[str, Any]) -> pl.DataFrame:
    """One row under the Chinese headers; a fact that is not given has no column."""
    return pl.DataFrame({facts.fact(n).title: [v] for n, v in {"id": "1", **values}.items()})


def both_ways(
    catalogue: ansheng.Catalogue,
    rule: str,
    values: Mapping[str, Any],
    on: date,
    as_: type[Facts] | None = None,
) -> Outcome:
    """The outcome on one record, which the outcome on a table of one row must equal."""
    facts = catalogue.rule(rule).facts if as_ is None else as_
    record, frame = (
        outcome(catalogue.check(records, on=on, as_=facts, rules=rule), rule)
        for records in (dict(values), table(facts, values))
    )
    assert record == frame
    return record


def hold(case: Mapping[str, Any], catalogue: ansheng.Catalogue) -> None:
    """Assert that a case comes out as it says, from one record and from a table of one row."""
    found = both_ways(catalogue, case["rule"], case["facts"], case["on"])
    assert (found.state, found.clause in (case["clause"], "")) == (case["expect"], True)
    assert found.missing == tuple(case.get("missing", found.missing))
