"""From a check to the agenda: a hazard that a rule found is kept in a ledger, and the day asks for its listing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import ansheng
from ansheng import cli
from ansheng.hazards import Ledger
from ansheng.hazards.entry import FIVE


@pytest.fixture
def address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A ledger that keeps the major hazard that a check of one tank found, as a command and as a call."""
    table = tmp_path / "储罐.csv"
    table.write_text("编号,单位编号,监测能超限报警,检查日期\nT-01,一站,否,2026-07-01\n", encoding="utf-8")
    assert (
        cli.run(("check", str(table), "--as", "gas.GasTank", "--on", "2026-07-01", "--format", "json")) == 1
    )
    listed = json.loads(capsys.readouterr().out)["findings"]
    [finding] = ansheng.check(table, on="2026-07-01", as_="gas.GasTank").hazards()
    assert finding.rule in {found["rule"] for found in listed if found["verdict"] == "hazard"}
    made = f"sqlite:///{tmp_path / '台账.db'}"
    with Ledger.open(made, create=True) as ledger:
        ledger.record(finding.to_hazard(unit="示例一站", sector="城镇燃气"), by="检查组")
    return made


def proposed(address: str, on: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, bool]]:
    """The steps that the command ``due`` proposes, with what they concern and whether that is certain."""
    assert cli.run(("due", address, "--on", on, "--format", "json")) == 0
    found = json.loads(capsys.readouterr().out)
    return [(step["title"], step["concerning"], step["certain"]) for step in found["proposals"]]


def test_a_major_hazard_of_a_finding_is_proposed_for_listing(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ("挂牌督办", "gas.tank_unmonitored/一站/T-01", True)
    assert wanted in proposed(address, "2026-07-02", capsys)
    assert proposed(address, "2026-06-30", capsys) == []


def test_a_hazard_that_was_struck_off_is_not(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(address) as ledger:
        [name] = ledger.frame()["id"]
        for kind, by, fields in (
            ("grade", "检查组", {"grade": "major", "rule": "gas.tank_unmonitored"}),
            (
                "order",
                "检查组",
                {"department": "住建局", "requirement": "装设报警", "due_on": date(2026, 7, 20)},
            ),
            (
                "plan",
                "一站",
                {
                    "goals": "装设报警",
                    "interim": "专人值守",
                    "leader": "张某",
                    **dict.fromkeys(FIVE, "已落实"),
                },
            ),
            ("start", "一站", {}),
            ("rectify", "一站", {}),
            ("request", "一站", {}),
            ("pass", "复查组", {"checkers": "复查组", "unit_signed": "站长"}),
            ("close", "复查组", {}),
        ):
            ledger.act(name, kind, by=by, on="2026-07-05", data=fields)
    assert proposed(address, "2026-07-06", capsys) == []
    assert ("挂牌督办", "gas.tank_unmonitored/一站/T-01", True) in proposed(address, "2026-07-04", capsys)
