"""JSON: valid against its published schema, exact in its numbers."""

import json

import jsonschema
import pytest

from ansheng.reports import Report
from ansheng.reports.writers.json_writer import render, to_dict
from ansheng.words import Lang
from tests.reports.conftest import MANY, many_problems
from tests.schemas import schema, validator

REPORT = validator("report/1")


def test_the_schema_has_the_definitions_of_a_condition_word_for_word() -> None:
    condition, report = schema("condition/1")["$defs"], schema("report/1")["$defs"]
    assert {name: report.get(name) for name in condition} == condition


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_output_is_valid_against_its_schema(lang: Lang, report: Report) -> None:
    REPORT.validate(json.loads(render(report, lang=lang)))


def test_the_schema_refuses_what_is_not_a_report(report: Report) -> None:
    broken = to_dict(report)
    broken["figures"][0]["display"] = 4
    with pytest.raises(jsonschema.ValidationError):
        REPORT.validate(broken)


def test_numbers_are_numbers(report: Report) -> None:
    data = json.loads(render(report))
    rate = data["figures"][1]
    assert (rate["value"], rate["numerator"], rate["denominator"], rate["unknown"]) == (76.4, 1582, 2072, 3)
    assert data["sections"][0]["sections"][0]["items"][0]["rows"][0] == ["煤矿", 120, 8]


def test_all_problems_are_there(report: Report) -> None:
    assert len(to_dict(many_problems(report))["problems"]) == MANY


def test_keys_and_days(report: Report) -> None:
    data = json.loads(render(report))
    assert list(data) == [
        "schema",
        "title",
        "issuer",
        "dossier",
        "period",
        "as_of",
        "figures",
        "sections",
        "problems",
        "made_up",
    ]
    assert data["schema"] == "ansheng.report/1"
    assert (data["period"]["first"], data["period"]["last"]) == ("2020-01-01", "2020-12-31")
    assert data["as_of"] == "2021-01-20"
    assert data["problems"][0]["row"] == 3
