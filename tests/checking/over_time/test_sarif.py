"""SARIF: the log holds to the format, says each finding once, and where it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest

from ansheng import Findings, Lang
from tests.checking.over_time.test_changes import CATALOGUE, NEW, Spot, found, spot


def closed(required: str, properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": {**properties, "properties": {"type": "object"}},
        "additionalProperties": False,
        **more,
    }


TEXT = {"type": "string", "minLength": 1}
MESSAGE = closed("text", {"text": TEXT})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = closed("startLine", {"startLine": {"type": "integer", "minimum": 1}})
PHYSICAL = closed(
    "artifactLocation",
    {"artifactLocation": closed("uri", {"uri": {**TEXT, "format": "uri-reference"}}), "region": REGION},
)
LOGICAL = closed("", {"name": TEXT, "fullyQualifiedName": TEXT, "kind": TEXT})
LOCATION = closed("", {"physicalLocation": PHYSICAL, "logicalLocations": {"type": "array", "items": LOGICAL}})
RULE = closed(
    "id",
    {
        "id": TEXT,
        "name": TEXT,
        "shortDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": closed("", {"level": LEVEL}),
    },
)
NOTIFICATION = closed(
    "message",
    {
        "descriptor": closed("id", {"id": TEXT}),
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
    },
)
RESULT = closed(
    "message",
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
    },
)
RUN = closed(
    "tool",
    {
        "tool": closed(
            "driver",
            {
                "driver": closed(
                    "name",
                    {
                        "name": TEXT,
                        "version": TEXT,
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                )
            },
        ),
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {
            "type": "array",
            "items": closed(
                "executionSuccessful",
                {
                    "executionSuccessful": {"type": "boolean"},
                    "toolExecutionNotifications": {"type": "array", "items": NOTIFICATION},
                },
            ),
        },
        "results": {"type": "array", "items": RESULT},
    },
)
LOG = closed(
    "version runs",
    {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
)
"""What SARIF 2.1.0 asks of the objects that are written here: their keys, what must be there, and the words allowed."""


def run_of(findings: Findings, earlier: Findings | None = None, lang: Lang = "zh") -> dict[str, Any]:
    """The one run of the log, which JSON takes as it is and which holds to the format."""
    log = json.loads(json.dumps(findings.to_sarif(earlier, lang), allow_nan=False))
    jsonschema.Draft202012Validator(LOG).validate(log)
    [one] = log["runs"]
    for result in one["results"]:
        assert (result["kind"] == "fail") == (result["level"] != "none")
        if "ruleIndex" in result:
            assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return dict(one)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_is_a_result_with_rule_clause_and_fingerprint(lang: Lang) -> None:
    findings = found([spot("甲", leak=90), spot("乙", leak=None)])
    run = run_of(findings, lang=lang)
    assert [(r["ruleId"], r["kind"], r["level"]) for r in run["results"]] == [
        ("test.leaking", "fail", "error"),
        ("test.leaking", "open", "none"),
    ]
    for result, finding in zip(run["results"], findings, strict=True):
        assert result["message"]["text"] == finding.message(lang)
        assert result["partialFingerprints"] == {"ansheng/v1": finding.fingerprint}
        assert result["properties"]["clause"] == "3(1)"
        assert "baselineState" not in result
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {"test.leaking", "test.stuffy"}
    [clause] = rules["test.leaking"]["properties"]["clauses"]
    assert (clause["standard"], clause["edition"], clause["clause"]) == ("test.engine", "2024", "3(1)")
    assert run["properties"]["manifest"] == findings.manifest.to_dict(lang)


def test_a_result_says_whether_the_baseline_has_it_and_what_is_gone_is_listed() -> None:
    earlier = found([spot("甲", leak=90), spot("乙", leak=None), spot("丙", vented=False)])
    later = found([spot("甲", leak=90), spot("乙", leak=90), spot("丁", vented=False)])
    states = {r["properties"]["record"]: r["baselineState"] for r in run_of(later, earlier)["results"]}
    assert states == {"甲": "unchanged", "乙": "updated", "丁": "new", "丙": "absent"}


def test_a_result_names_file_line_sheet_and_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = pl.DataFrame({"编号": ["甲"], "通风": ["是"], "泄漏": ["90"]})
    table.write_csv(tmp_path / "点 位.csv")
    table.write_excel(tmp_path / "点位.xlsx", worksheet="一镇")
    places = []
    for name in ("点 位.csv", "点位.xlsx"):
        [result] = run_of(CATALOGUE.check(name, on=NEW, as_=Spot))["results"]
        [location] = result["locations"]
        [logical] = location["logicalLocations"]
        physical = location["physicalLocation"]
        places.append(
            (
                physical["artifactLocation"]["uri"],
                physical.get("region"),
                logical["fullyQualifiedName"],
                logical["name"],
            )
        )
    assert places == [
        ("%E7%82%B9%20%E4%BD%8D.csv", {"startLine": 2}, "C2", "甲"),
        ("%E7%82%B9%E4%BD%8D.xlsx", None, "一镇!C2", "甲"),
    ]


def test_problems_of_the_data_are_notifications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("t.csv")
    path.write_text("编号,泄漏,备注栏\n甲,很大,x\n", encoding="utf-8")
    [invocation] = run_of(CATALOGUE.check(path, on=NEW, as_=Spot))["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert {n["descriptor"]["id"] for n in told} == {"invalid", "unknown_column"}
    assert all(n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "t.csv" for n in told)


def test_a_log_without_findings_is_one_too() -> None:
    assert run_of(found([spot("甲")]))["results"] == []
