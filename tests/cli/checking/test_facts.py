"""Command ``facts``: the columns to collect, and the empty table that reads back as those columns."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ansheng import load
from tests.cli.conftest import Run

FILE = ("--plugin-file", "boiler.py")
CORE = [
    "parties", "enterprises", "plans", "tasks", "meetings", "attendance", "submissions",
    "hazards", "inspections", "penalties", "sanctions", "risks", "accidents", "references",
]  # fmt: skip


def test_columns_are_listed_with_titles_kinds_units_and_options(run: Run) -> None:
    data = json.loads(run("facts", "boiler.Boiler", *FILE, "--format", "json").out)
    columns = {column["name"]: column for column in data["columns"]}
    assert list(columns)[:4] == ["id", "unit_id", "region", "observed_on"]
    pressure = columns["pressure"]
    assert [pressure[key] for key in ("title", "header", "kind", "unit", "minimum")] == [
        "工作压力", "工作压力（MPa）", "number", "MPa", 0,
    ]  # fmt: skip
    assert columns["fuel"]["options"] == {"coal": "煤", "gas": "气"}
    assert "works" in [column["name"] for column in columns["gauges"]["items"]]


def test_the_page_says_kinds_units_and_options_in_words(run: Run) -> None:
    text = run("facts", "Boiler", *FILE).out
    line = {row.split()[0]: row.split() for row in text.splitlines() if row.strip()}
    assert line["工作压力"][1:3] == ["数值", "MPa"]
    assert line["原值"][2] == "元"
    assert line["燃料"][3:5] == ["煤、气", "fuel"]
    assert "完好" in text.partition("压力表 (gauges)")[2]


def test_all_tables_of_the_core_and_classes_of_plugins_are_listed(run: Run) -> None:
    names = {entry["name"] for entry in json.loads(run("facts", *FILE, "--format", "json").out)}
    assert {*CORE, "boiler.Boiler"} <= names


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_reads_back_as_all_columns(run: Run, folder: Path, lang: str) -> None:
    assert run("facts", "boiler.Boiler", *FILE, "--template", "new.csv", "--lang", lang).code == 0
    content = folder.joinpath("new.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    [header] = csv.reader(content.decode("utf-8-sig").splitlines())
    boiler = load([], files=[folder / "boiler.py"]).facts_class("Boiler")
    assert [name for _, name, _ in boiler.headers(header)] == list(boiler.facts())
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in header)
    assert header[4] == ("工作压力（MPa）" if lang == "zh" else "working pressure (MPa)")


@pytest.mark.parametrize("table", CORE)
def test_a_template_of_a_core_table_reads_back(run: Run, folder: Path, table: str) -> None:
    data = json.loads(run("facts", table, "--template", "t.csv", "--format", "json").out)
    [header] = csv.reader(folder.joinpath("t.csv").read_text(encoding="utf-8-sig").splitlines())
    assert header == [column["header"] for column in data["columns"]]
    assert len(set(header)) == len(header)


def test_a_filled_template_is_read_in_the_units_of_its_header(run: Run, folder: Path) -> None:
    run("facts", "boiler.Boiler", *FILE, "--template", "new.csv")
    header = folder.joinpath("new.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    values = {"工作压力（MPa）": "1.5", "燃料": "煤", "valve": "是"}
    with folder.joinpath("new.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(values.get(title, "") for title in header) + "\n")
    assert run("check", "new.csv", "--as", "Boiler", "--on", "2025-01-01", *FILE).code == 1


def test_a_file_is_overwritten_only_by_force(run: Run, folder: Path) -> None:
    folder.joinpath("t.csv").write_text("kept", encoding="utf-8")
    assert "--force" in run("facts", "hazards", "--template", "t.csv").complaint
    assert folder.joinpath("t.csv").read_text(encoding="utf-8") == "kept"
    assert run("facts", "hazards", "--template", "t.csv", "--force").code == 0
    assert folder.joinpath("t.csv").read_text(encoding="utf-8-sig").startswith("编号")
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
