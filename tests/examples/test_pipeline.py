"""The example pipeline: its Parquet files hold what the library says, and its lines what is in them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

import ansheng
from examples.pipeline.pipeline import DAY, INDICATORS, PERIOD, main


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("pipeline")
    main(made)
    return made


def test_the_findings_are_those_that_sql_finds_in_the_checks(folder: Path) -> None:
    found = pl.read_parquet(folder / "findings.parquet")
    faults = [("in_sleeping_room", "gas.gas_in_sleeping_room_unnotified")]
    faults += [("obsolete_appliance", "gas.obsolete_appliance_unnotified")]
    for fact, rule in faults:
        for verdict, notice in (("hazard", "not written_notice"), ("undetermined", "written_notice is null")):
            checks = duckdb.read_parquet(str(folder / "checks.parquet"))
            wanted = {row[0] for row in checks.filter(f"{fact} and {notice}").select("id").fetchall()}
            told = found.filter(pl.col("rule") == rule, pl.col("verdict") == verdict)
            assert set(told["record"]) == wanted != set()


def test_the_figures_are_those_of_the_same_table_in_polars(folder: Path) -> None:
    typed = ansheng.figures(
        {"hazards": duckdb.read_parquet(str(folder / "hazards.parquet"))},
        INDICATORS, period=PERIOD, as_of=DAY, by="region", every="month",
    )  # fmt: skip
    kept = pl.read_parquet(folder / "figures.parquet")
    assert kept.equals(typed.to_polars())
    found = kept.filter(pl.col("indicator") == "hazards_found")
    assert found["value"].sum() == pl.read_parquet(folder / "hazards.parquet").height
    assert found.height == 18


def test_what_is_printed_is_a_line_for_each_region_and_month(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = folder.joinpath("checks.parquet").stat().st_mtime_ns
    main(folder)
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 18
    assert folder.joinpath("checks.parquet").stat().st_mtime_ns == before
    figures = pl.read_parquet(folder / "figures.parquet")
    for row in figures.iter_rows(named=True):
        (line,) = [line for line in told if line.startswith(f"{row['region']} {row['first']:%Y-%m}")]
        assert row["display"] in line
