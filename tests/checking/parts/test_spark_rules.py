"""Spark against Polars: every rule and indicator that ships, on made-up tables with gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

import ansheng
from ansheng import Facts, Findings
from ansheng.rules.bind import Bound
from tests.rules.drawn import judging, table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DAY, ROWS = date(2026, 7, 1), 60
CATALOGUE = ansheng.load()
RULES = judging(CATALOGUE, DAY)
SEVERAL = [facts for facts in RULES if any(fact.kind == "many" for fact in facts.facts().values())]


def told(findings: Findings) -> list[dict[str, Any]]:
    """What a check found, its numbers and its findings in one order; the number of a row is Spark's own."""
    rows = findings.to_polars().drop("row").sort("record", "rule").to_dicts()
    return [*sorted(findings.summary(), key=lambda row: str(row["rule"])), *rows]


def in_spark(spark: SparkSession, frame: pl.DataFrame) -> DataFrame:
    return spark.createDataFrame(frame.to_arrow(compat_level=pl.CompatLevel.oldest()))


def same(spark: SparkSession, facts: type[Facts], rules: list[Bound]) -> str:
    """Where the records of a class lie when both engines find the same in them."""
    frame = table(facts, rules, DAY, ROWS)
    here = CATALOGUE.check(frame, on=DAY, as_=facts)
    there = CATALOGUE.check(in_spark(spark, frame), on=DAY, as_=facts)
    assert told(there) == told(here), facts.__name__
    return there.manifest.engine


@pytest.fixture
def interpreted(spark: SparkSession) -> Iterator[SparkSession]:
    """Spark that compiles no code for a query, which takes longer than sixty rows do."""
    told = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}
    for name, value in told.items():
        spark.conf.set(name, value)
    yield spark
    for name in told:
        spark.conf.unset(name)


@pytest.mark.long
def test_rules_find_the_same_in_spark(interpreted: SparkSession) -> None:
    """One class in twenty; `make soak` has them all."""
    chosen = list(RULES.items())[::20]
    assert {same(interpreted, facts, rules) for facts, rules in chosen} == {"pyspark"}


@pytest.mark.hours
def test_every_rule_finds_the_same_in_spark(interpreted: SparkSession) -> None:
    assert sum(map(len, RULES.values())) > 900
    assert {same(interpreted, facts, rules) for facts, rules in RULES.items()} == {"pyspark"}


def test_rules_over_several_items_are_judged_inside_spark(spark: SparkSession) -> None:
    facts = next(facts for facts in SEVERAL if facts.__name__ == "GasPipeline")
    frame = table(facts, RULES[facts], DAY, ROWS)
    rows = in_spark(spark, frame).repartition(2)
    findings, here = (CATALOGUE.check(each, on=DAY, as_=facts) for each in (rows, frame))
    assert findings.manifest.engine == "pyspark"
    assert [p.kind for p in findings.manifest.problems] == ["engine"]
    assert told(findings) == told(here)
    assert findings.summary("region") == here.summary("region")
    plan = pl.DataFrame(pl.from_arrow(findings.to_spark().toArrow())).drop("row")
    assert plan.sort("fingerprint").equals(here.to_polars().drop("row").sort("fingerprint"))


def test_an_empty_table_of_several_items_has_been_judged(spark: SparkSession) -> None:
    facts = next(facts for facts in SEVERAL if facts.__name__ == "GasPipeline")
    empty = in_spark(spark, table(facts, RULES[facts], DAY, 1)).where("false")
    findings = CATALOGUE.check(empty, on=DAY, as_=facts)
    assert {row["seen"] for row in findings.summary()} == {0}
    assert findings.to_polars().height == 0
