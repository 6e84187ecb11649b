"""Odd values: what is no number, no day and no answer is an invalid value at its place, by whichever way it comes."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from ansheng import Catalogue, Findings, check
from ansheng.dossier import Campaign, Dossier
from ansheng.plugins import Plugin
from tests.rules.engine import LAW, Thing, made

ON = "2024-07-01"
RULES = {"x": Thing.x > 1, "n": Thing.n > 1, "d": Thing.d < ON, "a": Thing.a, "k": Thing.k == "p"}
CATALOGUE = Catalogue(
    (
        Plugin(
            "test",
            "1.0",
            "here",
            tuple(made(condition, name=name).of_plugin("test") for name, condition in RULES.items()),
            (LAW,),
        ),
    )
)


class Silent:
    """What cannot say what it is."""

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__


ODD: dict[str, object] = {
    "long": 10**400,
    "long and negative": -(10**400),
    "longer than Python writes": 10**5000,
    "signalling": Decimal("sNaN"),
    "no decimal": Decimal("NaN"),
    "endless decimal": Decimal("-Infinity"),
    "beyond floats": Decimal("1e999"),
    "endless": math.inf,
    "endless below": -math.inf,
    "fraction": Fraction(10**400, 3),
    "imaginary": 1j,
    "span": dt.timedelta(days=3),
    "bytes": b"\xff",
    "list": [1],
    "mapping": {"a": 1},
    "thing": object(),
    "silent": Silent(),
}


def told(records: object) -> dict[str, str]:
    """What each rule says of the first record: its verdict, or why it is not determined."""
    findings: Findings = check(records, on=ON, as_=Thing, catalogue=CATALOGUE)
    said: dict[str, str] = {}
    for finding in findings:
        why = "invalid" if finding.invalid else "missing" if finding.missing else finding.verdict
        said.setdefault(finding.rule.removeprefix("test."), why)
    problems = {problem.column for problem in findings.manifest.problems if problem.kind == "invalid"}
    assert {name for name, why in said.items() if why == "invalid"} == problems
    return said


def mapping(name: str, value: object) -> object:
    return [{"id": "T1", name: value}, {"id": "T2"}]


def objects_of_pandas(name: str, value: object) -> object:
    return pd.DataFrame({"id": ["T1", "T2"], name: pd.Series([value, None], dtype=object)})


def objects_of_polars(name: str, value: object) -> object:
    return pl.DataFrame({"id": ["T1", "T2"], name: pl.Series([value, None], dtype=pl.Object)})


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
@pytest.mark.parametrize("way", [mapping, objects_of_pandas, objects_of_polars])
def test_an_odd_value_is_invalid_at_its_place(
    way: Callable[[str, object], object], value: object, name: str
) -> None:
    said = told(way(name, value))
    assert {fact: why for fact, why in said.items() if why != "missing"} == {name: "invalid"}


ARROW: dict[str, pa.Array] = {
    "halves": pa.array([np.float16("inf")]),
    "endless": pa.array([math.inf]),
    "time": pa.array([dt.time(2)]),
    "length": pa.array([dt.timedelta(days=2)]),
    "months and days": pa.array([(1, 2, 3)], pa.month_day_nano_interval()),
    "day beyond the calendar": pa.array([2**31 - 1], pa.date32()),
    "time beyond the calendar": pa.array([2**62], pa.timestamp("us")),
    "zone of nowhere": pa.array([0], pa.timestamp("us", "Mars/Base")),
    "bytes": pa.array([b"\xff"], pa.binary(1)),
    "view of lists": pa.array([[1]], pa.list_view(pa.int64())),
    "mapping": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())),
}
GOOD: dict[str, pa.Array] = {
    "256 bits": pa.array([Decimal("2.5")], pa.decimal256(76, 10)),
    "70 digits": pa.array([Decimal("1" * 70)], pa.decimal256(76, 0)),
    "128 bits": pa.array([Decimal("2.5")], pa.decimal128(38, 10)),
    "without a sign": pa.array([2**64 - 1], pa.uint64()),
    "runs": pa.RunEndEncodedArray.from_arrays(pa.array([1], pa.int32()), pa.array([5])),
    "union": pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([5])]),
}


@pytest.mark.parametrize("name", ["x", "d"])
@pytest.mark.parametrize("column", ARROW.values(), ids=ARROW)
def test_an_odd_column_of_arrow_is_invalid_at_its_place(column: pa.Array, name: str) -> None:
    said = told(pa.table({"id": ["T1"], name: column}))
    day = "day" in name and "beyond" not in name
    assert (said[name], day) == ("invalid", False)


@pytest.mark.parametrize("column", GOOD.values(), ids=GOOD)
def test_a_number_of_arrow_is_a_number_whatever_its_width(column: pa.Array) -> None:
    assert told(pa.table({"id": ["T1"], "x": column}))["x"] == "hazard"


def test_a_number_of_256_bits_in_pandas_is_a_number() -> None:
    column = pd.Series([Decimal("2.5")], dtype=pd.ArrowDtype(pa.decimal256(76, 10)))
    assert told(pd.DataFrame({"id": ["T1"], "x": column}))["x"] == "hazard"


DUCK = {
    "INTERVAL 3 DAY": "invalid",
    "[INTERVAL 3 DAY]": "invalid",
    "{'a': INTERVAL '999 years'}": "invalid",
    "NULL::INTERVAL": "missing",
    "'03:00:00+02'::TIMETZ": "invalid",
    "'{\"a\": 1}'::JSON": "invalid",
    "'101'::BIT": "invalid",
    "'inf'::DOUBLE": "invalid",
    "'nan'::DOUBLE": "missing",
    "'infinity'::TIMESTAMPTZ": "invalid",
    "union_value(num := 2)": "hazard",
    "170141183460469231731687303715884105727::HUGEINT": "hazard",
    "340282366920938463463374607431768211455::UHUGEINT": "hazard",
    "'123456789012345678901234567890123456789012345678901'::BIGNUM": "hazard",
}


@pytest.mark.parametrize("value", ["infinity", "-infinity", "5000-01-01 (BC)", "20000-01-01"])
@pytest.mark.parametrize("kind", ["DATE", "TIMESTAMP", "TIMESTAMPTZ", "VARCHAR"])
def test_a_day_of_duckdb_beyond_the_calendar_is_invalid_and_listed(value: str, kind: str) -> None:
    with duckdb.connect() as connection:
        assert told(connection.sql(f"SELECT 'T1' AS id, '{value}'::{kind} AS d"))["d"] == "invalid"


@pytest.mark.parametrize(("value", "why"), DUCK.items())
def test_a_value_of_duckdb_means_the_same_as_elsewhere(value: str, why: str) -> None:
    with duckdb.connect() as connection:
        assert told(connection.sql(f"SELECT 'T1' AS id, {value} AS x"))["x"] == why


def test_a_field_that_is_called_like_a_type_leaves_its_column_as_it_is() -> None:
    with duckdb.connect() as connection:
        relation = connection.sql("SELECT 'T1' AS id, [{'q': 2, 'json': 1, 'interval': 2}] AS parts, 2 AS x")
        assert told(relation)["x"] == "hazard"
        rule = made(Thing.parts.any(lambda part: part.q > 1), name="parts").of_plugin("test")
        catalogue = Catalogue((Plugin("test", "1.0", "here", (rule,), (LAW,)),))
        assert len(check(relation, on=ON, as_=Thing, catalogue=catalogue).hazards()) == 1


def test_a_relation_with_intervals_is_a_table_of_a_dossier() -> None:
    with duckdb.connect() as connection:
        relation = connection.sql(
            "SELECT 'H1' AS 编号, DATE '2024-07-01' AS 发现日期, INTERVAL 3 DAY AS 整改时限"
        )
        dossier = Dossier.of({"隐患": relation}, Campaign("整治"))
    assert dossier.tables["hazards"]["found_on"].to_list() == [dt.date(2024, 7, 1)]


INSTANT = dt.datetime(2024, 6, 30, 17, tzinfo=dt.UTC)
"""Which is July in China, and June where it was written."""
LOCAL = np.datetime64("2024-07-01T01:00")


def _files(folder: Path) -> dict[str, object]:
    frame = pl.DataFrame({"id": ["T1"], "d": [INSTANT]})
    frame.write_parquet(folder / "a.parquet")
    frame.select("id", pl.col("d").dt.strftime("%Y-%m-%dT%H:%M:%S%z")).write_csv(folder / "a.csv")
    return {"parquet": folder / "a.parquet", "csv": folder / "a.csv"}


def _frames() -> dict[str, object]:
    at = int(INSTANT.timestamp())
    arrow = {
        f"arrow {unit}": pa.array([at * 10**power], pa.timestamp(unit, "America/New_York"))
        for unit, power in (("s", 0), ("ms", 3), ("us", 6), ("ns", 9))
    }
    polars = {
        f"polars {unit}": pl.Series([INSTANT], dtype=pl.Datetime(unit, "UTC")) for unit in ("ms", "us", "ns")
    }
    pandas = {
        "pandas": pd.Series(pd.to_datetime([INSTANT])),
        "pandas of arrow": pd.Series([INSTANT], dtype=pd.ArrowDtype(pa.timestamp("us", "UTC"))),
        "stamps of pandas": pd.Series([pd.Timestamp(INSTANT)], dtype=object),
        "numpy in pandas": pd.Series([LOCAL], dtype=object),
    }
    return {
        **{name: pa.table({"id": ["T1"], "d": column}) for name, column in arrow.items()},
        **{name: pl.DataFrame({"id": ["T1"], "d": column}) for name, column in polars.items()},
        **{name: pd.DataFrame({"id": ["T1"], "d": column}) for name, column in pandas.items()},
    }


def _records() -> dict[str, object]:
    values = {
        "python": INSTANT,
        "numpy": LOCAL,
        "numpy ns": LOCAL.astype("datetime64[ns]"),
        "numpy days": LOCAL.astype("datetime64[D]"),
        "stamp of pandas": pd.Timestamp(INSTANT),
        "text": INSTANT.isoformat(),
    }
    return {name: [{"id": "T1", "d": value}] for name, value in values.items()}


def test_one_instant_is_one_day_in_china_by_every_way(tmp_path: Path) -> None:
    rule = made(Thing.d == ON, name="that_day").of_plugin("test")
    catalogue = Catalogue((Plugin("test", "1.0", "here", (rule,), (LAW,)),))
    ways: dict[str, Any] = {**_records(), **_frames(), **_files(tmp_path)}
    with duckdb.connect() as connection:
        ways["duckdb"] = connection.sql("SELECT 'T1' AS id, TIMESTAMPTZ '2024-06-30 17:00:00+00' AS d")
        found = {name: check(way, on=ON, as_=Thing, catalogue=catalogue) for name, way in ways.items()}
        assert [name for name, findings in found.items() if len(findings.hazards()) != 1] == []


@pytest.mark.parametrize("value", [np.datetime64("NaT"), pd.NaT, pd.NA, math.nan, np.float64("nan"), None])
def test_what_says_nothing_is_missing_by_every_way(value: object) -> None:
    for way in (mapping, objects_of_pandas, objects_of_polars):
        assert told(way("d", value))["d"] == "missing"


def test_a_time_of_numpy_outside_the_calendar_is_invalid() -> None:
    assert told(mapping("d", np.datetime64("12024-07-01")))["d"] == "invalid"
