"""Rescue: what enterprises need by size against what is there, and the matrix of duty."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng.registers import RescueRecord, duty_matrix, rescue_standings
from ansheng.responsibility import EnterpriseRecord

RISKY = {"危险化学品"}


def ready(kind: str | None, unit: str = "甲厂", **facts: Any) -> RescueRecord:
    return RescueRecord(**{"unit": unit, "kind": kind, "since": "2013-01-01", "dissolved": False, **facts})


@pytest.mark.covers(126, by="ansheng.registers.rescue_standings")
@pytest.mark.parametrize(
    ("scale", "sector", "rows", "expected"),
    [
        ("large", "危险化学品", [ready("body"), ready("team")], {"body": "there", "team": "there"}),
        ("large", "危险化学品", [ready("person")], {"body": "lacking", "team": "lacking"}),
        ("small", "家具", [ready("person")], {"person": "there", "agreement": "lacking"}),
        ("micro", "家具", [], {"person": "lacking", "agreement": "lacking"}),
        ("large", "家具", [ready(None)], {"body": "unknown", "agreement": "unknown"}),
        ("large", "家具", [ready("body", dissolved=None)], {"body": "unknown", "agreement": "lacking"}),
        ("large", "家具", [ready("body", unit="乙厂")], {"body": "lacking", "agreement": "lacking"}),
        (None, "家具", [ready("body")], {"agreement": "lacking", "body person": "unknown"}),
        (None, "家具", [], {"agreement": "lacking", "body person": "lacking"}),
        ("large", None, [ready("team")], {"body": "lacking", "team agreement": "unknown"}),
    ],
)
def test_needs_against_what_is_there(
    scale: str | None, sector: str | None, rows: list[RescueRecord], expected: dict[str, str]
) -> None:
    plant = EnterpriseRecord(name="甲厂", scale=scale, sector=sector)
    found = rescue_standings([plant], rows, RISKY, "2015-12-31")
    assert {" ".join(each.kinds): each.state for each in found} == expected


@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({"until": "2015-12-31"}, "2015-12-31", "there"),
        ({"until": "2015-12-31"}, "2016-01-01", "lacking"),
        ({"until": "2015-12-31"}, "2012-12-31", "lacking"),
        ({"until": None}, "2015-12-31", "unknown"),
        ({"until": "2015-12-31", "dissolved_on": "2015-07-01"}, "2015-06-30", "there"),
        ({"until": "2015-12-31", "dissolved_on": "2015-07-01"}, "2015-07-01", "lacking"),
    ],
)
def test_an_agreement_holds_to_its_last_day(facts: dict[str, Any], on: str, state: str) -> None:
    plant = EnterpriseRecord(name="甲厂", scale="small", sector="家具")
    found = rescue_standings([plant], [ready("agreement", dissolved=None, **facts)], RISKY, on)
    assert found[-1].state == state


@pytest.mark.covers(126, by="ansheng.registers.duty_matrix")
def test_the_matrix_of_duty() -> None:
    units = [
        EnterpriseRecord(name="甲厂", scale="large", sector="危险化学品"),
        EnterpriseRecord(name="乙厂", scale="large", sector="危险化学品"),
        EnterpriseRecord(name="丙厂", sector="家具"),
    ]
    rows = [ready("body"), ready("team", "乙厂"), ready("person", "丙厂")]
    cells = duty_matrix(rescue_standings(units, rows, RISKY, "2015-12-31"))
    assert [cell.text() for cell in cells] == [
        "大型企业应急机构：已有1家，缺1家，不明0家",
        "大型企业应急救援队伍：已有1家，缺1家，不明0家",
        "规模未填企业救护协议：已有0家，缺1家，不明0家",
        "规模未填企业应急机构或应急专人：已有0家，缺0家，不明1家",
    ]
    assert cells[-1].text("en") == (
        "size not stated, emergency body or named person: 0 there, 0 lacking, 1 unknown"
    )


def test_what_is_said_of_an_unknown_size() -> None:
    found = rescue_standings(
        [EnterpriseRecord(name="甲厂", sector="家具")], [ready("body")], RISKY, "2015-12-31"
    )
    assert found[-1].text() == "甲厂应有应急机构或应急专人：无法判断（企业规模未填）"
    assert found[-1].text("en") == "甲厂, emergency body or named person: unknown (the size is not stated)"
