"""Faults of the hazchem rules that a specialist and published cases showed, each with its record, clause and day."""

from __future__ import annotations

from typing import Any

import pytest

import ansheng
from ansheng.industries import hazchem

CATALOGUE = ansheng.load(plugins=[], modules={"hazchem": hazchem})
BEFORE, EFFECT = "2026-09-29", "2026-09-30"


def cited(record: dict[str, Any], as_: str, on: str) -> list[list[str]]:
    found = CATALOGUE.check({"编号": "1", **record}, on=on, as_=f"hazchem.{as_}").hazards()
    return [[source.clause.number for source in finding.cites] for finding in found]


@pytest.mark.parametrize(
    ("as_", "record", "before", "effect"),
    [
        (
            "HazchemTank",
            {"kind": "hydrocarbon_sphere", "water_injection": False, "water_injection_compliant": False},
            ["六"],
            ["5.4.7", "六"],
        ),
        (
            "HazchemArea",
            {"leak_risk": "combustible", "detection_compliant": False, "detectors_as_designed": False},
            ["十二"],
            ["5.4.2", "十二"],
        ),
        ("HazchemPower", {"control_ups": False, "bpcs_ups": False}, ["十四"], ["5.4.1", "十四"]),
        ("HazchemReliefDevice", {"kind": "safety_valve", "in_service": False}, ["十五"], ["5.4.6", "十五"]),
        (
            "HazchemManager",
            {"enterprise_kind": "production", "role": "principal", "assessment_passed": False},
            ["一"],
            ["5.1.1", "一"],
        ),
        (
            "HazchemMajorHazard",
            {
                "level": "1",
                "tank_farm": True,
                "toxic_gas": True,
                "independent_sis": False,
                "compliant_sis": False,
            },
            ["五"],
            ["5.5.5", "五"],
        ),
        (
            "HazchemSpecialWorker",
            {"special_operation": True, "certificate_valid": False},
            ["二"],
            ["5.1.4", "二"],
        ),
        ("HazchemFacility", {"formal_design": False, "design_diagnosis": False}, ["十"], ["5.2.1", "十"]),
    ],
)
def test_what_both_documents_find_is_one_hazard_that_cites_both(
    as_: str, record: dict[str, Any], before: list[str], effect: list[str]
) -> None:
    assert cited(record, as_, BEFORE) == [before]
    assert cited(record, as_, EFFECT) == [effect]
    assert cited(record, as_, "2017-11-12") == []


def test_what_only_one_of_them_finds_cites_that_alone() -> None:
    record = {
        "leak_risk": "toxic",
        "detection_compliant": True,
        "detectors_as_designed": False,
        "detectors_working": True,
    }
    assert cited(record, "HazchemArea", BEFORE) == []
    assert cited(record, "HazchemArea", EFFECT) == [["5.4.2"]]


@pytest.mark.parametrize("compliant", [True, False, None])
def test_a_detector_that_does_not_work_counts_as_none_in_2017_too(compliant: bool | None) -> None:
    record = {"leak_risk": "combustible", "detection_compliant": compliant, "detectors_working": False}
    assert cited(record, "HazchemArea", "2017-11-13") == [["十二"]]
    assert cited(record, "HazchemArea", EFFECT) == [["5.4.2", "十二"]]
