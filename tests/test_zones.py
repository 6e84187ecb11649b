"""Times with a zone: one instant is one day, whichever way the records come, and the conversion is listed once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import CHECK_DAY, Catalogue, Findings, check
from ansheng.dates import china_time, is_foreign, parse_day
from ansheng.dossier import Campaign, Dossier, open_dossier
from ansheng.plugins import Plugin
from tests.rules.engine import LAW, Thing, made

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

DAY = "2024-07-01"
UTC = dt.UTC
INSTANT = dt.datetime(2024, 6, 30, 17, tzinfo=UTC)
BEFORE = dt.datetime(2024, 6, 30, 15, 59, 59, 999999, tzinfo=UTC)
NAIVE = dt.datetime.fromisoformat
INSTANTS = st.datetimes(NAIVE("1950-01-01"), NAIVE("2099-12-31"), timezones=st.just(UTC))
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))

RULE = made(Thing.d >= CHECK_DAY, name="late").of_plugin("test")
CATALOGUE = Catalogue((Plugin("test", "1.0", "here", (RULE,), (LAW,)),))


def late(records: object, day: str = DAY) -> Findings:
    """Which records have their day on the day of the check, or after it."""
    return check(records, on=day, as_=Thing, catalogue=CATALOGUE)


def names(findings: Findings) -> list[str]:
    """The records of the hazards, of which there are as many as were counted where the data live."""
    found = sorted(hazard.record for hazard in findings.hazards())
    assert [counts.hazard for _, counts in findings.manifest.rules] == [len(found)]
    return found


def notes(findings: Findings) -> list[tuple[str | None, str | None]]:
    return [(p.column, p.value) for p in findings.manifest.problems if p.kind == "zoned_time"]


def mappings() -> object:
    return [{"id": "a", "日期": INSTANT}, {"id": "b", "日期": BEFORE}]


def texts() -> object:
    return [
        {"id": "a", "日期": "2024-06-30T17:00:00Z"},
        {"id": "b", "日期": "2024-06-30T15:59:59.999999+00:00"},
    ]


def polars() -> pl.DataFrame:
    return pl.DataFrame({"id": ["a", "b"], "日期": [INSTANT, BEFORE]})


def pandas() -> pd.DataFrame:
    return pd.DataFrame({"id": ["a", "b"], "日期": pd.to_datetime([INSTANT, BEFORE])})


def pandas_objects() -> pd.DataFrame:
    west = dt.timezone(dt.timedelta(hours=-5))
    return pd.DataFrame(
        {"id": ["a", "b"], "日期": pd.Series([INSTANT.astimezone(west), BEFORE], dtype=object)}
    )


def arrow() -> object:
    return polars().to_arrow()


def text_frame() -> pl.DataFrame:
    return pl.DataFrame({"id": ["a", "b"], "日期": ["2024-06-30 17:00:00+00:00", "2024-06-30 15:59:59Z"]})


WAYS = (mappings, texts, polars, pandas, pandas_objects, arrow, text_frame)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_an_instant_is_the_same_day_whichever_way_it_comes(way: Any) -> None:
    findings = late(way())
    assert names(findings) == ["a"]
    assert [column for column, _ in notes(findings)] == ["日期"]


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def connection(request: pytest.FixtureRequest) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(f"SET TimeZone = '{request.param}'")
        yield connection


INSTANTS_SQL = """
    SELECT * FROM (VALUES
        ('a', TIMESTAMPTZ '2024-06-30 17:00:00+00', 1.0),
        ('b', TIMESTAMPTZ '2024-06-30 15:59:59.999999+00', 1.0),
        ('c', NULL, 1.0)
    ) AS t(id, "日期", "读数甲")
"""


def test_duckdb_takes_the_day_in_china_whatever_the_zone_of_its_session(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    findings = late(connection.sql(INSTANTS_SQL))
    assert findings.manifest.engine == "duckdb"
    assert names(findings) == ["a"]
    assert [found.record for found in findings.undetermined()] == ["c"]
    assert [column for column, _ in notes(findings)] == ["日期"]
    (hazard,) = findings.hazards()
    assert hazard.evidence[0].value == dt.date(2024, 7, 1)


def test_a_relation_that_duckdb_leaves_to_polars_agrees(connection: duckdb.DuckDBPyConnection) -> None:
    relation = connection.sql(INSTANTS_SQL).project('* EXCLUDE "读数甲", \'1\' AS "读数甲"')
    mixed = made((Thing.d >= CHECK_DAY) & (Thing.x > 0), name="mixed").of_plugin("test")
    catalogue = Catalogue((Plugin("test", "1.0", "here", (mixed,), (LAW,)),))
    findings = check(relation, on=DAY, as_=Thing, catalogue=catalogue)
    assert findings.manifest.engine == "polars"
    assert names(findings) == ["a"]


def test_times_of_chinese_zones_and_without_a_zone_are_not_listed() -> None:
    east = dt.timezone(dt.timedelta(hours=8))
    at = NAIVE("2024-07-01T01:00")
    for value in (at, at.replace(tzinfo=east), "2024-07-01T01:00:00+08:00", "2024-07-01 01:00"):
        findings = late([{"id": "a", "日期": value}])
        assert (names(findings), notes(findings)) == (["a"], [])
    frame = pl.DataFrame({"id": ["a"], "日期": [at]})
    zoned = frame.with_columns(pl.col("日期").dt.replace_time_zone("Asia/Shanghai"))
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'Asia/Shanghai'")
        relation = connection.sql("SELECT 'a' AS id, TIMESTAMPTZ '2024-07-01 01:00:00' AS \"日期\"")
        plain = connection.sql("SELECT 'a' AS id, TIMESTAMP '2024-07-01 01:00:00' AS \"日期\"")
        for table in (frame, zoned, relation, plain):
            findings = late(table)
            assert (names(findings), notes(findings)) == (["a"], [])


def test_a_time_without_a_zone_is_taken_as_it_stands() -> None:
    naive = NAIVE("2024-06-30T17:00")
    for records in ([{"id": "a", "日期": naive}], pl.DataFrame({"id": ["a"], "日期": [naive]})):
        assert names(late(records)) == []


def test_the_note_is_told_in_both_languages_and_does_not_stop_a_strict_dossier(tmp_path: Path) -> None:
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "整治"\n', encoding="utf-8")
    (tmp_path / "隐患台账.csv").write_text(
        "编号,发现日期,是否整改\nH1,2024-06-30T17:00:00Z,否\nH2,2024-06-30T18:00:00Z,否\n", encoding="utf-8"
    )
    dossier = open_dossier(tmp_path, strict=True)
    assert dossier.tables["hazards"]["found_on"].to_list() == [dt.date(2024, 7, 1)] * 2
    (note,) = [p for p in dossier.problems if p.kind == "zoned_time"]
    assert (note.file, note.column, note.value) == ("隐患台账.csv", "发现日期", "2024-06-30T17:00:00Z")
    assert "北京时间" in note.text()
    assert "UTC+8" in note.text("en")


def test_a_frame_of_a_dossier_is_converted_and_listed() -> None:
    frame = pl.DataFrame({"发现日期": [INSTANT], "是否整改": ["否"]})
    dossier = Dossier.of({"隐患": frame}, Campaign("整治"))
    assert dossier.tables["hazards"]["found_on"].to_list() == [dt.date(2024, 7, 1)]
    assert [(p.kind, p.value) for p in dossier.problems if p.kind == "zoned_time"] == [("zoned_time", "UTC")]


def test_spark_takes_the_day_in_china_of_its_instants(spark: SparkSession) -> None:
    table = spark.sql("""
        SELECT id, CAST(at AS TIMESTAMP) AS `日期` FROM VALUES
            ('a', '2024-06-30 17:00:00Z'), ('b', '2024-06-30 15:59:59Z'), ('c', NULL) AS t(id, at)
    """)
    findings = late(table)
    assert names(findings) == ["a"]
    assert [column for column, _ in notes(findings)] == ["日期"]
    naive = spark.sql("SELECT 'a' AS id, TIMESTAMP_NTZ '2024-06-30 17:00:00' AS `日期`")
    assert (names(late(naive)), notes(late(naive))) == ([], [])


@given(INSTANTS, OFFSETS)
def test_every_way_of_writing_an_instant_is_one_day(instant: dt.datetime, zone: dt.timezone) -> None:
    written = instant.replace(microsecond=0).astimezone(zone)
    day = (instant.replace(tzinfo=None) + dt.timedelta(hours=8)).date()
    texts = [written.isoformat(), str(written), instant.strftime("%Y-%m-%dT%H:%M:%SZ")]
    assert {parse_day(text) for text in texts} == {day}
    assert parse_day(written) == day
    assert pl.Series("d", [written]).dt.convert_time_zone("Etc/GMT-8").dt.date().to_list() == [day]
    assert is_foreign(written) == (written.utcoffset() != dt.timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-30T15:59:59Z", dt.date(2024, 6, 30)),
        ("2024-06-30T16:00:00Z", dt.date(2024, 7, 1)),
        ("2024-06-30T24:00:00Z", dt.date(2024, 7, 1)),
        ("2024-06-30 17:00:00+00", dt.date(2024, 7, 1)),
        ("2024-06-30 17:00:00 UTC", dt.date(2024, 7, 1)),
        ("2024-06-30T11:00-05:00", dt.date(2024, 7, 1)),
        ("2024-06-30 23:30+0800", dt.date(2024, 6, 30)),
        ("2024/6/30 17:00:00Z", dt.date(2024, 7, 1)),
        ("9999-12-31T23:00:00Z", dt.date.max),
        ("2024-06-30 08:00-12:00", dt.date(2024, 6, 30)),
        ("2024-06-30 17:00", dt.date(2024, 6, 30)),
        ("2024-06-30T17:00:00+15:00", None),
        ("2024-06-30T25:00:00Z", None),
        ("1900-01-01T00:00:00+14:00", None),
    ],
)
def test_what_a_text_with_a_time_means(text: str, day: dt.date | None) -> None:
    assert parse_day(text) == day


def test_the_ends_of_the_calendar_stay() -> None:
    assert parse_day(dt.datetime(9999, 12, 31, 23, tzinfo=UTC)) == dt.date.max
    west = dt.timezone(dt.timedelta(hours=14))
    assert parse_day(dt.datetime.min.replace(tzinfo=west)) == dt.date.min


def test_what_states_no_zone_has_no_time_in_china() -> None:
    for value in (
        None,
        3,
        "",
        "2024-06-30",
        "2024-06-30 17:00",
        dt.date(2024, 6, 30),
        NAIVE("2024-06-30T17:00"),
    ):
        assert china_time(value) is None
