"""One record and a table of any library give the same verdicts, and name the same missing facts."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pyarrow as pa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ansheng import Condition
from ansheng.checking.check import Check
from tests.rules.engine import TODAY, Thing, conditions, made, records
from tests.rules.test_never import NATIVE, verdicts

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import SparkSession

PART = pl.Struct({"q": pl.Float64, "ok": pl.Boolean})
SCHEMA: dict[str, Any] = {
    "id": pl.String, "x": pl.Float64, "y": pl.Float64, "n": pl.Int64, "a": pl.Boolean, "b": pl.Boolean,
    "k": pl.String, "d": pl.Date, "t": pl.String, "parts": pl.List(PART),
}  # fmt: skip
rows = st.lists(records, min_size=1, max_size=12).map(
    lambda found: [{"id": f"r{n}", **values} for n, values in enumerate(found)]
)


def frame(found: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(found, schema=SCHEMA)


def outcome(check: Check, table: object) -> tuple[list[tuple[Any, ...]], list[dict[str, Any]]]:
    findings = check.run(table, Thing)
    listed = findings.to_polars().select("record", "rule", "verdict", "missing").sort("record", "rule").rows()
    return listed, sorted(findings.summary(), key=lambda row: str(row["rule"]))


@settings(max_examples=150, deadline=None)
@given(st.lists(conditions(), min_size=1, max_size=3), st.none() | conditions(), rows)
def test_records_and_polars_agree(
    stated: list[Condition], scope: Condition | None, found: list[dict[str, Any]]
) -> None:
    check = _check(stated, scope)
    assert outcome(check, found) == outcome(check, frame(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(conditions(), min_size=1, max_size=3), rows)
def test_records_arrow_and_pandas_agree(stated: list[Condition], found: list[dict[str, Any]]) -> None:
    check = _check(stated, None)
    expected = outcome(check, found)
    assert outcome(check, frame(found).to_arrow()) == expected
    assert outcome(check, _classic_pandas(found)) == expected
    assert outcome(check, frame(found).to_pandas(use_pyarrow_extension_array=True)) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(conditions(items=False), min_size=1, max_size=3), st.none() | conditions(items=False), rows)
def test_records_and_duckdb_agree(
    stated: list[Condition], scope: Condition | None, found: list[dict[str, Any]]
) -> None:
    check = _check(stated, scope)
    with duckdb.connect() as connection:
        table: pa.Table = frame(found).drop("parts").to_arrow()
        relation = connection.from_arrow(table)
        assert outcome(check, relation) == outcome(check, found)


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(st.lists(conditions(items=False), min_size=6, max_size=10), rows)
def test_records_and_spark_agree(
    spark: SparkSession, stated: list[Condition], found: list[dict[str, Any]]
) -> None:
    check = _check(stated, None)
    types = "id string, x double, y double, n bigint, a boolean, b boolean, k string, d date, t string"
    names = [c for c in SCHEMA if c != "parts"]
    table = spark.createDataFrame([tuple(row[c] for c in names) for row in found], types)
    assert outcome(check, table) == outcome(check, found)


def test_spark_judges_never_where_it_lies(spark: SparkSession) -> None:
    """Texts among which 从未 stands; 0001-01-01, which databases keep for no day at all, is missing in both columns."""
    rows = [("n", "从未"), ("d", "2023-03-30"), ("e", "2024-03-30"), ("m", None), ("w", "2024年3月1日")]
    days = [(*row, date(2024, 1, 1)) for row in rows]
    told = pl.DataFrame(days, schema=["id", "检测日期", "购入日期"], orient="row")
    types = "id string, `检测日期` string, `购入日期` date"
    assert verdicts(spark.createDataFrame(days, types), *NATIVE) == verdicts(told, *NATIVE)
    assert ("n", "late") in verdicts(told, *NATIVE)
    vague = pl.DataFrame([("x", "上周")], schema=["id", "检测日期"], orient="row")
    assert verdicts(spark.createDataFrame([("x", "上周", None)], types), "late") == verdicts(vague, "late")
    unset = spark.sql("select 'z' as id, to_date('0001-01-01') as `检测日期`")
    assert verdicts(unset, "late") == {("z", "late"): "undetermined"}


def test_spark_keeps_a_missing_truth_value_missing(spark: SparkSession) -> None:
    """The session of the tests works on a machine without Java; its tests are in one file, so that there is one."""
    frame = spark.createDataFrame([(True,), (None,), (False,)], "fitted boolean")
    assert [row.fitted for row in frame.where("not fitted").collect()] == [False]
    assert frame.where("fitted is null").count() == 1


def test_duckdb_stays_in_duckdb_and_spares_what_it_cannot() -> None:
    found = [{"id": "r0", "x": 2.0, "parts": [{"q": 1.0, "ok": False}]}]
    with duckdb.connect() as connection:
        relation = connection.from_arrow(frame(found).to_arrow())
        native = _check([Thing.x > 1], None).run(relation, Thing)
        assert native.manifest.engine == "duckdb"
        moved = _check([Thing.parts.any(lambda i: ~i.ok)], None).run(relation, Thing)
        assert moved.manifest.engine == "polars"
        assert [p.kind for p in moved.manifest.problems] == ["engine"]
        assert [f.record for f in moved.hazards()] == ["r0"]


def test_nan_is_missing_on_every_engine_and_is_counted() -> None:
    import pandas as pd

    check = _check([Thing.x > 1, Thing.x <= 1], None)
    values = [math.nan, 2.0]
    with duckdb.connect() as connection:
        tables = [
            pl.DataFrame({"x": values}),
            pa.table({"x": values}),
            pd.DataFrame({"x": values}),
            connection.sql("select 'nan'::double as x union all select 2.0"),
        ]
        for table in tables:
            counts = [(s["hazard"], s["undetermined"], s["clear"]) for s in check.run(table, Thing).summary()]
            assert counts == [(1, 1, 0), (0, 1, 1)], type(table)
    assert check.run(pl.DataFrame({"x": values}), Thing).manifest.nan_as_missing == 1


def _check(stated: list[Condition], scope: Condition | None) -> Check:

    rules = [made(c, scope, name=f"r{n}") for n, c in enumerate(stated)]
    return Check(tuple(rules), TODAY)


def _classic_pandas(found: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in found], dtype="object") for name in SCHEMA}
    ).assign(x=lambda f: f["x"].astype("float64"), y=lambda f: f["y"].astype("float64"))
