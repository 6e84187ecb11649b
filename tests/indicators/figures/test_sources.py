"""Tables of other engines and of databases give the figures of the same table in Polars."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from ansheng.dossier import Campaign, Dossier
from ansheng.errors import InputError
from ansheng.indicators import Against
from ansheng.indicators.core import HAZARDS_FOUND
from ansheng.indicators.definitions import indicators
from ansheng.indicators.figures import Stored, figures
from tests.hazards import postgres
from tests.indicators.ledger import TABLES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OF_HAZARDS = [
    one for one in indicators().values() if {t for q in one.quantities for t in q.tables} == {"hazards"}
]
HOW: dict[str, Any] = {
    "period": "2020", "as_of": "2020-11-30", "by": "region", "every": "quarter", "against": Against.YEAR_BEFORE,
}  # fmt: skip
OFFICE = pl.DataFrame(
    {
        "编号": [f"H{n}" for n in range(60)],
        "地区": ["甲镇" if n % 3 else "乙镇" for n in range(60)],
        "单位名称": [f"{n % 7}厂" for n in range(60)],
        "隐患等级": ["重大" if n % 10 == 0 else "一般" for n in range(60)],
        "发现日期": [date(2019 + n % 2, 1 + n % 12, 1 + n % 28) if n % 11 else None for n in range(60)],
        "是否整改": [None if n % 9 == 0 else n % 4 > 0 for n in range(60)],
        "整改完成日期": [date(2020, 1 + n % 12, 28) if n % 4 else None for n in range(60)],
    }
)


def told(hazards: Any) -> list[dict[str, Any]]:
    """The figures of all indicators of hazards, by what they are of; an engine keeps no order of rows."""
    rows = figures({"hazards": hazards}, OF_HAZARDS, **HOW).to_dicts()
    return sorted(rows, key=lambda row: (row["indicator"], str(row["region"]), row["first"]))


def typed() -> list[dict[str, Any]]:
    """Those of the table in memory."""
    return told(Dossier.of({"隐患": OFFICE}, Campaign("示例")).tables["hazards"])


@settings(max_examples=25)
@given(TABLES)
def test_a_relation_of_duckdb_is_told_as_the_frame_is(tables: dict[str, pl.DataFrame]) -> None:
    frame = tables["hazards"]
    with duckdb.connect() as connection:
        connection.register("frame", frame.to_arrow())
        assert told(connection.table("frame")) == told(frame)


def test_a_relation_of_duckdb_with_the_headers_of_an_office_is_read() -> None:
    with duckdb.connect() as connection:
        connection.register("office", OFFICE.to_arrow())
        assert told(connection.table("office")) == typed()


def test_a_table_of_sqlite_is_read_batch_by_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansheng.indicators.figures.sources.BATCH", 7)
    address = f"sqlite:///{tmp_path / '数据.db'}"
    store(address)
    assert told(Stored(address, "隐患")) == typed()


@pytest.mark.spark
def test_a_frame_of_spark_is_told_as_the_frame_is(spark: SparkSession) -> None:
    kinds = {pl.String: "string", pl.Date: "date", pl.Boolean: "boolean"}
    schema = ", ".join(f"`{name}` {kinds[kind.base_type()]}" for name, kind in OFFICE.schema.items())
    assert told(spark.createDataFrame(OFFICE.rows(), schema)) == typed()


@pytest.mark.server
def test_a_table_of_postgresql_is_read() -> None:
    with postgres.server() as folder, postgres.database(folder) as address:
        store(address)
        assert told(Stored(address, "隐患")) == typed()


def test_a_database_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "无.db"
    with pytest.raises(InputError, match=r"无\.db"):
        told(Stored(f"sqlite:///{missing}", "隐患"))
    assert not missing.exists()
    sqlite3.connect(missing).close()
    for stored in (
        Stored(f"sqlite:///{missing}", "隐患"),
        Stored("nothing", "x"),
        Stored("mysql://x/y", "x"),
    ):
        with pytest.raises(InputError):
            figures({"hazards": stored}, [HAZARDS_FOUND], period="2020", as_of="2020-12-31")


def store(address: str) -> None:
    """The table of an office in a database."""
    kinds = {pl.String: sa.Text, pl.Date: sa.Date, pl.Boolean: sa.Boolean}
    table = sa.Table(
        "隐患",
        sa.MetaData(),
        *(sa.Column(name, kinds[kind.base_type()]()) for name, kind in OFFICE.schema.items()),
    )
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table), OFFICE.to_dicts())
    engine.dispose()
