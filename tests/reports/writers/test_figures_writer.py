"""Figures as data: JSON of the published form and Parquet with the same rows, each printed as the report prints it."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import polars as pl
import pytest

from ansheng import figures
from ansheng.dossier import Dossier, open_dossier
from ansheng.reports import Report, bulletin, write
from ansheng.reports.writers.figures_writer import figures_files
from tests.schemas import hold

EXAMPLE = "examples/lingwu-2020"


@pytest.fixture(scope="module")
def example() -> Report:
    return bulletin(open_dossier(EXAMPLE), period="2020", as_of="2020-12-31")


def frame(report: Report) -> pl.DataFrame:
    content = figures_files(report)["figures.parquet"]
    assert isinstance(content, bytes)
    return pl.read_parquet(io.BytesIO(content))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_json_is_of_the_published_form(example: Report, report: Report, lang: str) -> None:
    for one in (example, report):
        data = json.loads(figures_files(one, lang)["figures.json"])  # type: ignore[arg-type]
        hold("figures", data)
        assert data["dossier"] == one.dossier
        assert [row["id"] for row in data["figures"]] == [figure.id for figure in one.figures]
        assert [row["display"] for row in data["figures"]] == [figure.shown(lang) for figure in one.figures]  # type: ignore[arg-type]


def test_both_files_hold_the_same_rows(example: Report) -> None:
    told = json.loads(figures_files(example)["figures.json"])["figures"]
    for row, kept in zip(told, frame(example).iter_rows(named=True), strict=True):
        for name, value in kept.items():
            stated = value.isoformat() if isinstance(value, date) else value
            assert row.get(name) == stated


def test_a_rate_stands_with_its_parts_and_its_group(example: Report) -> None:
    [row] = frame(example).filter(pl.col("id") == "rectification_rate[sector=煤矿]").to_dicts()
    assert (row["indicator"], row["sector"], row["department"]) == ("rectification_rate", "煤矿", None)
    assert (row["value"], row["numerator"], row["denominator"], row["display"]) == (83.7, 231, 276, "83.7%")


def test_the_columns_are_those_of_a_table_of_figures(example: Report) -> None:
    dossier: Dossier = open_dossier(EXAMPLE)
    made = figures(dossier, ["injured"], period="2020", as_of="2020-12-31", against="year_before").to_polars()
    mine = frame(example).filter(pl.col("indicator") == "injured")
    assert made.equals(mine.select(made.columns))
    assert made.schema == mine.select(made.columns).schema


def test_what_cannot_be_told_is_null_and_a_fact_called_like_a_column_keeps_apart(report: Report) -> None:
    one = attrs.evolve(report.figures[0], id="x[unit=甲]", value=None, group={"unit": "甲", "major": True})
    other = attrs.evolve(one, id="y", group={"unit": None, "major": None, "on": date(2020, 1, 2)})
    mixed = attrs.evolve(one, id="z", value=Decimal("1.5"), group={"unit": 3, "on": None})
    made = attrs.evolve(report, figures=(*report.figures, one, other, mixed))
    rows = frame(made).to_dicts()
    assert [row["value"] for row in rows] == [4, 76.4, None, None, 1.5]
    assert [row["by_unit"] for row in rows] == [None, None, "甲", None, "3"]
    assert [row["major"] for row in rows] == [None, None, True, None, None]
    assert rows[3]["on"] == date(2020, 1, 2)
    hold("figures", json.loads(figures_files(made)["figures.json"]))


def test_a_report_without_figures_has_none(report: Report) -> None:
    empty = attrs.evolve(report, figures=(), sections=())
    assert frame(empty).height == 0
    assert frame(empty).schema["value"] == pl.Float64
    hold("figures", json.loads(figures_files(empty)["figures.json"]))


def test_the_same_report_gives_the_same_bytes(example: Report) -> None:
    assert figures_files(example) == figures_files(example)


def test_every_record_is_written_as_parquet(example: Report, tmp_path: Path) -> None:
    records = pl.DataFrame({"id": ["H1", "H2"], "unit": ["=1+1", None]})
    report = attrs.evolve(example, tables={"hazards": records})
    (file,) = write(report, tmp_path, ["data"])
    assert file == tmp_path / "data" / "hazards.parquet"
    assert pl.read_parquet(file).equals(records)
