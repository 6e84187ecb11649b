"""Results of other engines: a snapshot of DuckDB, a plan of Spark's, and an error of ours where a table is gone."""

from __future__ import annotations

import gc
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from ansheng import Findings, InputError
from tests.checking.over_time.test_changes import CATALOGUE, NEW, Spot

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROWS = [
    ("甲", "一镇", 90.0, True),
    ("乙", "二镇", None, True),
    ("丙", None, 0.0, False),
    ("丁", None, 0.0, True),
]
TYPES = "id string, region string, leak double, vented boolean"
COLUMNS = ["id", "region", "leak", "vented"]


def check(table: Any) -> Findings:
    return CATALOGUE.check(table, on=NEW, as_=Spot)


def told(findings: Findings) -> list[dict[str, Any]]:
    return sorted((shown(row) for row in findings.to_dicts()), key=lambda row: str(row["fingerprint"]))


def shown(row: dict[str, Any]) -> dict[str, Any]:
    """A finding without the number of its row, which Spark gives as it likes."""
    return {name: value for name, value in row.items() if name != "row"}


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("create table spots (id varchar, region varchar, leak double, vented boolean)")
        made.executemany("insert into spots values (?, ?, ?, ?)", ROWS)
        yield made


EXPECTED = told(check([dict(zip(COLUMNS, row, strict=True)) for row in ROWS]))


@pytest.mark.parametrize(
    "change",
    [
        "update spots set leak = 0, vented = true",
        "delete from spots",
        "drop table spots",
        "alter table spots drop leak",
    ],
)
def test_findings_of_duckdb_stay_as_they_were_whatever_becomes_of_the_table(
    connection: duckdb.DuckDBPyConnection, change: str
) -> None:
    findings = check(connection.table("spots"))
    assert findings.manifest.engine == "duckdb"
    connection.execute(change)
    assert told(findings) == EXPECTED
    assert findings.summary("region") == check(pl.DataFrame(ROWS, COLUMNS, orient="row")).summary("region")
    assert [counts["seen"] for counts in findings.summary()] == [4, 4]


def test_findings_of_a_large_table_of_duckdb_lie_in_a_file_as_long_as_they_are_there(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ansheng.checking.parts.engines.SMALL", 3)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    findings = check(connection.table("spots"))
    assert [path.suffix for path in tmp_path.iterdir()] == [".parquet"]
    connection.execute("drop table spots")
    assert told(findings) == EXPECTED
    assert findings.summary("region") == check(found_rows()).summary("region")
    assert findings.summary() == check(found_rows()).summary()
    assert told(findings.hazards()) == [row for row in EXPECTED if row["verdict"] == "hazard"]
    sent = pickle.dumps(findings)
    del findings
    gc.collect()
    assert not list(tmp_path.iterdir())
    assert told(pickle.loads(sent)) == EXPECTED  # noqa: S301 - our own bytes


def test_a_relation_of_a_table_that_is_gone_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    spots = connection.table("spots")
    connection.execute("drop table spots")
    with pytest.raises(InputError, match="数据表无法读取"):
        check(spots)


def test_so_is_one_that_duckdb_would_leave_to_polars(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create table texts as select id, leak::varchar as leak from spots")
    texts = connection.table("texts")
    assert check(texts).manifest.engine == "polars"
    connection.execute("drop table texts")
    with pytest.raises(InputError, match="数据表无法读取"):
        check(texts)


def test_findings_stay_as_they_were_whatever_becomes_of_a_frame_or_of_mappings() -> None:
    frame = pl.DataFrame(ROWS, COLUMNS, orient="row")
    pandas = pd.DataFrame(ROWS, columns=COLUMNS)
    rows = frame.to_dicts()
    findings = [check(frame), check(pandas), check(rows)]
    frame[0, "leak"] = 0.0
    pandas.loc[:, "leak"] = 0.0
    pandas.loc[:, "vented"] = True
    for row in rows:
        row.update(leak=0.0, vented=True)
    assert [told(each) for each in findings] == [EXPECTED] * 3


class Jobs:
    """Counts the jobs that Spark runs for what is done between two looks."""

    def __init__(self, spark: SparkSession) -> None:
        self.context, self.number = spark.sparkContext, 0

    def begin(self) -> None:
        self.number += 1
        self.context.setJobGroup(f"looked-{self.number}", "a test")

    def seen(self) -> int:
        return len(self.context.statusTracker().getJobIdsForGroup(f"looked-{self.number}"))


def test_a_check_of_spark_is_one_pass_and_its_findings_stay_there(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One action of Spark is up to two jobs: one that adds up in each partition, one that puts the sums together."""
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
    monkeypatch.setattr(DataFrame, "toPandas", refused)
    jobs, table = Jobs(spark), spark.createDataFrame(ROWS, TYPES)
    jobs.begin()
    findings = check(table)
    assert (brought, jobs.seen() <= 2) == ([1], True)
    assert (findings.manifest.engine, len(findings), len(findings.hazards())) == ("pyspark", 3, 2)
    jobs.begin()
    plan = findings.to_spark()
    assert findings.summary("clause")
    assert findings.summary("severity") == [{"severity": "major", "hazard": 2, "undetermined": 1}]
    assert (brought, jobs.seen()) == ([1], 0)
    jobs.begin()
    assert findings.summary("region") == [
        {"region": None, "hazard": 1, "undetermined": 0},
        {"region": "一镇", "hazard": 1, "undetermined": 0},
        {"region": "二镇", "hazard": 0, "undetermined": 1},
    ]
    assert (brought, jobs.seen() <= 2) == ([1, 3], True)
    monkeypatch.undo()
    assert plan.columns == findings.to_polars().columns
    found = pl.DataFrame(pl.from_arrow(plan.toArrow()))
    same = findings.to_polars().drop("row").sort("fingerprint")
    assert found.drop("row").sort("fingerprint").equals(same)
    assert told(findings) == EXPECTED
    assert [row.record for row in findings.undetermined().to_spark("en").collect()] == ["乙"]
    sent = pickle.loads(pickle.dumps(findings))  # noqa: S301 - our own bytes
    assert sent.to_dicts() == findings.to_dicts()
    assert sent.manifest.to_dict() == findings.manifest.to_dict()
    with pytest.raises(InputError, match="to_polars"):
        findings.without(findings).to_spark()
    with pytest.raises(InputError, match="to_polars"):
        check(found_rows()).to_spark()


def found_rows() -> pl.DataFrame:
    return pl.DataFrame(ROWS, COLUMNS, orient="row")


def test_a_table_of_spark_that_is_gone_is_said(spark: SparkSession) -> None:
    spark.createDataFrame(ROWS, TYPES).write.saveAsTable("spots_gone")
    table = spark.table("spots_gone")
    findings = check(table)
    spark.sql("drop table spots_gone")
    for look in (lambda: findings.to_polars(), lambda: findings.summary("region"), lambda: check(table)):
        with pytest.raises(InputError, match="数据表无法读取"):
            look()
