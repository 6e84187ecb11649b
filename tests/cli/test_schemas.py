"""JSON of commands: real output is valid against the published schemas, which are closed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ansheng
from ansheng.gravity import KINDS
from tests.cli.conftest import Run

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
BOILERS = ("boilers.csv", "--as", "boiler.Boiler", "--plugin-file", "boiler.py")
OPTIONAL = {
    "whole": {"ledger", "file", "changes", "questions", "one_sided"},
    "figure": {"matches"},
    "claim": {"row", "column"},
    "problem": {"costs"},
    "outcome": {"id", "unit_id", "region", "observed_on", "until", "edition", "basis"},
}
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


def schema(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    """The JSON of a check, which is valid against its schema."""
    data: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json").out)
    jsonschema.validate(data, schema("check.json"))
    return data


def closed(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The object schemas of a file, by name."""
    whole = schema(name)
    parts = {"whole": whole, **whole["$defs"]}
    yield from ((key, part) for key, part in parts.items() if part.get("type") == "object")


@pytest.mark.parametrize("name", ["audit-1.json", "check.json", "problems-1.json", "standards.json"])
def test_a_schema_states_every_key_of_every_object(name: str) -> None:
    for key, part in closed(name):
        assert part["additionalProperties"] is False, key
        assert sorted(part["required"]) == sorted({*part["properties"]} - OPTIONAL.get(key, set())), key


@LANGS
def test_hazards_and_undetermined_findings_are_valid(run: Run, lang: str) -> None:
    data = checked(run, *BOILERS, "--on", "2023-01-01", "--lang", lang)
    assert {f["verdict"] for f in data["findings"]} == {"hazard", "undetermined"}
    assert data["manifest"]["stale"] == ["boiler.demo"]


@LANGS
def test_what_became_of_hazards_in_a_ledger_is_valid(run: Run, folder: Path, lang: str) -> None:
    table = folder / "boilers.csv"
    table.write_text(table.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert run("ledger", "init", "sqlite:///台账.db").code == 0
    line = (*BOILERS, "--on", "2023-01-01", "--lang", lang, "--to-ledger", "sqlite:///台账.db")
    assert checked(run, *line)["ledger"]["registered"] > 0
    data = checked(run, *line)["ledger"]
    assert (data["registered"], data["unchanged"] > 0) == (0, True)


def test_rules_not_in_force_and_problems_of_the_data_are_valid(run: Run, folder: Path) -> None:
    folder.joinpath("boilers.csv").write_text("工作压力,燃料,备注栏\n很高,煤,x\n", encoding="utf-8")
    data = checked(run, *BOILERS, "--on", "2025-01-01")
    assert [f["invalid"] for f in data["findings"]] == [["pressure"]]
    assert {p["kind"] for p in data["manifest"]["problems"]} == {"invalid", "unknown_column"}
    assert [i["rule"] for i in data["manifest"]["not_in_force"]] == ["boiler.no_valve"]


def test_days_choices_and_items_are_valid_evidence(run: Run, folder: Path) -> None:
    operators, pipelines = folder / "operators.csv", folder / "pipelines.csv"
    heads = "编号,trading,licence_held,许可证有效期至"
    operators.write_text(f"{heads}\nA,是,是,2020-01-01\n", encoding="utf-8")
    heads = "编号,underground,max_operating_pressure,inside_structure,crossing_necessary,occupations"
    items = '"[{""净距"": 0.1}]"'
    pipelines.write_text(f"{heads}\nP,是,0.4,drain,否,{items}\n", encoding="utf-8")
    on = ("--on", "2026-07-01")
    expired = checked(run, str(operators), "--as", "gas.GasOperator", "--rules", "gas.unlicensed", *on)
    occupied = checked(run, str(pipelines), "--as", "gas.GasPipeline", *on)
    facts = {e["fact"] for data in (expired, occupied) for f in data["findings"] for e in f["evidence"]}
    assert {"licence_valid_to", "inside_structure", "occupations.distance"} <= facts


@LANGS
def test_determinations_are_valid_whatever_became_of_them(run: Run, folder: Path, lang: str) -> None:
    catalogue = ansheng.load(files=["boiler.py"])
    [unknown] = catalogue.check("boilers.csv", on="2023-01-01", as_="boiler.Boiler").undetermined()
    given = unknown.determine(
        "hazard", by="张三", on="2022-12-01", reason="现场看过", until="2023-12-31"
    ).to_dict()
    others = [{**given, "rule": "boiler.no_valve"}, {**given, "record": "九号"}]
    with folder.joinpath("answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, given)
        writer.writeheader()
        writer.writerows([given, *others])
    answers = ("--determinations", "answers.csv")
    data = checked(run, *BOILERS, *answers, "--on", "2023-01-01", "--lang", lang)
    assert [o["state"] for o in data["manifest"]["determinations"]] == ["applied", "refused", "unmatched"]
    assert [f["determination"]["by"] for f in data["findings"] if f["determination"]] == ["张三"]


def test_the_schema_refuses_a_finding_without_its_clause(run: Run) -> None:
    data = checked(run, *BOILERS, "--on", "2023-01-01")
    del data["findings"][0]["clause"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema("check.json"))


@LANGS
def test_standards_are_valid(run: Run, lang: str) -> None:
    done = run(
        "standards", "--on", "2023-12-31", "--plugin-file", "boiler.py", "--format", "json", "--lang", lang
    )
    data = json.loads(done.out)
    jsonschema.validate(data, schema("standards.json"))
    assert {entry["status"] for entry in data} == {"in_force", "not_yet"}


@LANGS
def test_claims_remarks_and_matches_of_an_audit_are_valid(run: Run, folder: Path, lang: str) -> None:
    table = "| 地区 | 事故 |\n|---|---|\n| 甲县 | 4 |\n| 合计 | 5 |\n"
    text = f"截至目前，排查隐患2073条，同比上升5%。近9341人参加，配备3-4名人员，占1/3。\n\n{table}"
    folder.joinpath("bulletin.md").write_text(text, encoding="utf-8")
    dossier = str(Path(__file__).parents[2] / "examples" / "lingwu-2020")
    done = run("audit", "bulletin.md", "--dossier", dossier, "--format", "json", "--lang", lang)
    data = json.loads(done.out)
    jsonschema.validate(data, schema("audit-1.json"))
    assert done.code == 1
    assert "hazards_found" in {figure.get("matches") for figure in data["figures"]}
    assert [claim["distance"] for claim in data["claims"] if claim["kind"] == "repeat"] == [1]
    assert {"row", "column"} <= {key for claim in data["claims"] for key in claim}
    assert {remark["kind"] for remark in data["remarks"]} == {"precision", "window"}
    assert data["unread"] > 0
    assert "accidents" in data["missing"]


def test_the_audits_of_several_documents_are_valid(run: Run, folder: Path) -> None:
    for name in ("a.md", "b.md"):
        folder.joinpath(name).write_text("排查隐患280处，整改256处，整改率95.4%。", encoding="utf-8")
    data = json.loads(run("audit", "a.md", "b.md", "--format", "json").out)
    jsonschema.validate(data, schema("audits-1.json"))
    for each in data["files"]:
        jsonschema.validate(each, schema("audit-1.json"))
    assert [each["file"] for each in data["files"]] == ["a.md", "b.md"]


def troubled(folder: Path) -> str:
    """A dossier with a document called like a table, a column that is not known, a bad day and a total."""
    (folder / "case").mkdir()
    (folder / "case" / "campaign.toml").write_text(
        '[campaign]\ntitle = "示例"\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n', encoding="utf-8"
    )
    rows = ("编号,单位名称,发现日期,备用", "A1,甲厂,下月,x", "合计,1条,,")
    (folder / "case" / "隐患.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "case" / "事故.doc").write_text("", encoding="utf-8")
    return "case"


@LANGS
def test_the_problems_of_a_dossier_and_of_its_report_are_valid(run: Run, folder: Path, lang: str) -> None:
    dossier = troubled(folder)
    listed = json.loads(run("problems", dossier, "--format", "json", "--lang", lang).out)
    jsonschema.validate(listed, schema("problems-1.json"))
    assert listed["counts"] == {"unusable": 1, "lost": 2, "doubtful": 0, "note": 1}
    assert [p["kind"] for p in listed["problems"]] == [
        "unread_file",
        "unknown_column",
        "invalid",
        "total_row",
    ]
    assert listed["problems"][0]["costs"] == ["accidents", "deaths", "injured"]
    report = json.loads(run("report", dossier, "--format", "json", "--lang", lang).out)
    jsonschema.validate(report, schema("report-1.json"))
    assert [p for p in report["problems"] if p["kind"] != "uncounted"] == listed["problems"]
    assert {p["kind"] for p in report["problems"]} <= set(KINDS)
