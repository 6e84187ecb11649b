"""The example dossier: the totals of the bulletin, each of which its records can account for."""

import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pytest

from ansheng import Dossier, open_dossier
from ansheng.reports import Report
from ansheng.reports.composing import bulletin

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "lingwu-2020"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return open_dossier(FOLDER, strict=True)


@pytest.fixture(scope="module")
def report(dossier: Dossier) -> Report:
    assert dossier.campaign.period
    assert dossier.campaign.as_of
    return bulletin(dossier, period=dossier.campaign.period, as_of=dossier.campaign.as_of)


@pytest.mark.parametrize(
    ("figure", "display"),
    [
        ("accidents", "4起"),
        ("deaths", "4人"),
        ("injured", "4人"),
        ("plans", "23个"),
        ("overall_plans", "1个"),
        ("topic_plans", "2个"),
        ("special_plans", "20个"),
        ("lead_units", "15个"),
        ("briefings", "6次"),
        ("mobilisations", "4次"),
        ("progress_reports", "70次"),
        ("visits", "1208家次"),
        ("hazards_found", "2072条"),
        ("hazards_rectified", "1582条"),
        ("rectification_rate", "76.4%"),
        ("hazards_open", "490条"),
        ("penalties", "67起"),
        ("fines", "15.53万元"),
        ("sanctions", "28家"),
    ],
)
def test_the_totals_are_those_of_the_bulletin(report: Report, figure: str, display: str) -> None:
    assert report.figure(figure).display == display
    assert report.figure(figure).unknown == 0


@pytest.mark.parametrize(
    ("figure", "text"), [("accidents", "持平"), ("deaths", "持平"), ("injured", "上升33.3%")]
)
def test_outcomes_beside_the_year_before(report: Report, figure: str, text: str) -> None:
    comparison = report.figure(figure).comparison
    assert comparison
    assert text in comparison.text()


def test_the_special_plans_make_up_the_scheme(dossier: Dossier) -> None:
    special = dossier.tables["plans"].filter(pl.col("kind") == "special")
    assert special["group"].value_counts()["count"].sort(descending=True).to_list() == [9, 7, 3, 1]
    assert special["lead"].n_unique() == 15


def test_fifteen_departments_and_eight_townships_report_monthly(dossier: Dossier) -> None:
    reporting = dossier.tables["parties"].filter("reports")
    assert dict(reporting["kind"].value_counts().iter_rows()) == {"department": 15, "township": 8}
    assert dossier.tables["hazards"]["region"].n_unique() == 8


def test_the_hazards_are_those_of_the_sectors_named(dossier: Dossier) -> None:
    named = {"危险化学品", "煤矿", "非煤矿山", "消防", "道路运输", "养殖基地", "特种设备"}
    assert set(dossier.tables["hazards"]["sector"]) == named


def test_those_who_stayed_away_or_did_not_report_are_the_ones_named(dossier: Dossier) -> None:
    absent = dossier.tables["attendance"].filter(~pl.col("attended"))
    assert set(absent["sector"]) == {"非煤矿山", "养殖基地"}
    submissions = dossier.tables["submissions"]
    assert sorted(set(submissions["period"])) == [f"2020-{month:02}" for month in range(7, 13)]
    late = pl.col("submitted_on") > pl.col("due_on")
    assert set(submissions.filter(~pl.col("submitted") | late)["sector"]) == {"非煤矿山"}


def test_what_was_put_right_after_the_as_of_day_does_not_count(dossier: Dossier) -> None:
    assert dossier.tables["hazards"]["rectified"].sum() > 1582


def test_some_facts_are_left_out_and_said_to_be(report: Report) -> None:
    assert report.figure("hazards_overdue").unknown > 0
    assert report.figure("major_hazards").unknown > 0


def test_no_hazard_is_put_right_before_it_was_found(dossier: Dossier) -> None:
    hazards = dossier.tables["hazards"]
    wrong = (pl.col("rectified_on") < pl.col("found_on")) | (pl.col("closed_on") < pl.col("rectified_on"))
    assert hazards.filter(wrong | (pl.col("rectified") != pl.col("rectified_on").is_not_null())).height == 0


@pytest.mark.process
def test_the_generator_writes_the_files_that_are_here(tmp_path: Path) -> None:
    command = [sys.executable, str(EXAMPLES / "make_lingwu_2020.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    made, kept = ({path.name: path for path in folder.iterdir()} for folder in (tmp_path, FOLDER))
    assert set(made) == set(kept)
    assert [name for name in made if _contents(made[name]) != _contents(kept[name])] == []


def _contents(path: Path) -> dict[str, bytes]:
    """What the file holds; of a workbook its parts, since compressed bytes are those of a version of zlib."""
    if path.suffix != ".xlsx":
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.process
@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("scripts/*.py")), ids=lambda path: path.name)
def test_a_script_runs_from_anywhere(script: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout
