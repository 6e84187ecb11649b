"""Figures of tables that stay in DuckDB or Spark: those of the same tables here, in one pass, without their rows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest

from ansheng.facts import nodes
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import DTYPES
from ansheng.facts.record import Facts
from ansheng.indicators import Against
from ansheng.indicators.definitions import indicators
from ansheng.indicators.figures import figures
from ansheng.indicators.indicator import Indicator

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROWS = 80
HOW: dict[str, Any] = {
    "period": "2020", "as_of": "2020-11-30", "by": "region", "every": "quarter", "against": Against.YEAR_BEFORE,
}  # fmt: skip
PERIODS = ("2020年", "2020年三季度", "2019年", "2020年上半年", None)


def read() -> dict[type[Facts], set[str]]:
    """The records that the indicators count, each with the texts that their conditions name."""
    found: dict[type[Facts], set[str]] = {}
    for one in indicators().values():
        for quantity in one.quantities:
            for part in (quantity, quantity.found_in):
                if part is not None:
                    texts = found.setdefault(part.record, set())
                    texts.update(
                        text for node in (part.where, part.expected) if node for text in _texts(node)
                    )
                    texts.update(unit for unit, _ in (part.scale.factors if part.scale else ()))
    return found


def _texts(condition: nodes.Node) -> Iterator[str]:
    for node in nodes.walk(condition):
        if isinstance(node, nodes.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, nodes.OneOf):
            yield from node.options


def drawn(record: type[Facts], texts: Iterable[str]) -> pl.DataFrame:
    """A typed table of made-up records, a sixth of the values missing, always the same."""
    rng = random.Random(record.__name__)  # noqa: S311 - a fixed draw, and no secret
    own = [*sorted(texts), "甲", "乙"]
    return pl.DataFrame(
        pl.Series(
            name, [_value(name, fact, own, rng) for _ in range(ROWS)], dtype=DTYPES[fact.kind], strict=False
        )
        for name, fact in record.facts().items()
        if fact.kind in DTYPES
    )


def _value(name: str, fact: Fact[Any], texts: list[str], rng: random.Random) -> Any:
    if rng.random() < 1 / 6:
        return None
    match fact.kind:
        case "flag":
            return rng.random() < 0.6
        case "choice":
            return rng.choice(list(fact.options))
        case "number":
            return rng.randrange(1, 4000) / 10
        case "count":
            return rng.randrange(1, 40)
        case "day":
            return date(2019, 7, 1) + timedelta(days=rng.randrange(520))
    if name == "region":
        return rng.choice(("甲镇", "乙镇", "丙镇"))
    return rng.choice(PERIODS) if name in ("period", "window") else rng.choice(texts)


TABLES = {record.table: drawn(record, texts) for record, texts in read().items()}


def told(tables: Mapping[str, Any], chosen: Iterable[Indicator]) -> list[dict[str, Any]]:
    """The figures in one order; an engine keeps no order of rows."""
    rows = figures(tables, chosen, **HOW).to_dicts()
    return sorted(rows, key=lambda row: (row["indicator"], str(row["region"]), row["first"]))


def regional() -> list[Indicator]:
    """The indicators of records that have a region, by which they are told apart."""
    return [one for one in indicators().values() if all("region" in q.record.facts() for q in one.quantities)]


def test_every_indicator_of_duckdb_is_that_of_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansheng.indicators.figures.distant.BATCH", 50)
    assert len(regional()) > 120
    with duckdb.connect() as connection:
        relations = {name: connection.from_arrow(frame.to_arrow()) for name, frame in TABLES.items()}
        assert told(relations, regional()) == told(TABLES, regional())


@pytest.mark.hours
def test_every_indicator_of_spark_is_that_of_the_frame(spark: SparkSession) -> None:
    frames = {
        name: spark.createDataFrame(frame.to_arrow(compat_level=pl.CompatLevel.oldest())).repartition(2)
        for name, frame in TABLES.items()
    }
    assert told(frames, regional()) == told(TABLES, regional())


def test_no_row_of_spark_comes_here_for_a_figure(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql.classic.dataframe import DataFrame

    brought: list[int] = []
    collect = DataFrame.collect

    def counting(self: Any) -> Any:
        rows = collect(self)
        brought.append(len(rows))
        return rows

    def refused(self: Any) -> Any:
        raise AssertionError("records were brought to the driver")

    monkeypatch.setattr(DataFrame, "collect", counting)
    monkeypatch.setattr(DataFrame, "toArrow", refused)
    table = spark.createDataFrame(TABLES["hazards"].to_arrow(compat_level=pl.CompatLevel.oldest()))
    chosen = [one for one in regional() if {q.table for q in one.quantities} == {"hazards"}]
    assert told({"hazards": table.coalesce(2)}, chosen) == told(TABLES, chosen)
    assert len(brought) == 1
    assert brought[0] <= 2
