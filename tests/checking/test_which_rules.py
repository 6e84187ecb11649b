"""Which rules: standards among what a selection names, and what is left of rules that rest on several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ansheng
from ansheng import Findings, UnknownNameError

VALVE = {"id": "V-1", "kind": "safety_valve", "as_designed": True, "in_service": False}
ARM = {"id": "L-1", "medium": "chlorine", "articulated_arm": False}
DAY = "2026-09-30"


def check(record: dict[str, object], name: str, rules: str | None, on: str = DAY) -> Findings:
    return ansheng.check(record, on=on, as_=f"hazchem.{name}", rules=rules).hazards()


@pytest.mark.parametrize(
    "name",
    [
        "hazchem.criteria",
        "化工和危险化学品生产经营单位重大生产安全事故隐患判定标准（试行）",
    ],
)
def test_a_standard_is_left_out_by_its_id_or_its_title(name: str) -> None:
    for record, kind in ((VALVE, "HazchemReliefDevice"), (ARM, "HazchemLoading")):
        [both], [one] = check(record, kind, None), check(record, kind, f"-{name}")
        assert [source.standard.id for source in both.cites] == ["hazchem.aq3067", "hazchem.criteria"]
        assert [source.standard.id for source in one.cites] == ["hazchem.aq3067"]
        assert one.rule == both.rule


def test_what_is_left_without_the_newer_document() -> None:
    [found] = check(VALVE, "HazchemReliefDevice", "-AQ 3067-2026")
    assert (found.rule, found.clause) == ("hazchem.safety_accessory_out_of_service", "十五")
    assert found.hazard_id == "hazchem.relief_device_deficient/V-1"


def test_a_standard_that_is_named_stands_for_the_rules_that_cite_it() -> None:
    rules = ansheng.load(["hazchem"]).select("hazchem.criteria")
    assert {c.standard.id for r in rules for c in r.cites} == {"hazchem.criteria", "hazchem.aq3067"}
    assert all(any(c.standard.id == "hazchem.criteria" for c in r.cites) for r in rules)


def test_a_check_of_something_else_knows_the_standard_too() -> None:
    tank = {"id": "T-1", "monitored": False}
    for rules in ("-hazchem.criteria", "-AQ 3067-2026"):
        findings = ansheng.check(tank, on=DAY, as_="gas.GasTank", rules=rules)
        assert ([f.rule for f in findings], findings.manifest.problems) == (["gas.tank_unmonitored"], ())


def test_a_number_that_two_annexes_share_is_refused_with_both() -> None:
    with pytest.raises(UnknownNameError) as error:
        check(VALVE, "HazchemReliefDevice", "-安监总管三〔2017〕121号")
    assert {"hazchem.criteria", "fireworks.criteria"} <= set(
        re.findall(r"[a-z]+\.[a-z]+", error.value.text("en"))
    )


def test_an_unknown_standard_is_an_error() -> None:
    with pytest.raises(UnknownNameError) as error:
        check(VALVE, "HazchemReliefDevice", "-hazchem.criterion")
    assert "hazchem.criteria" in error.value.text("en")


def test_a_dossier_says_which_rules_its_campaign_is_checked_by(tmp_path: Path) -> None:
    settings = '[campaign]\ntitle = "专项整治"\n[check]\nrules = "-hazchem.criteria"\n'
    (tmp_path / "campaign.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "隐患.csv").write_text(
        "隐患编号,地区,隐患描述,发现日期\n1,甲县,阀坏,2026-10-01\n", encoding="utf-8"
    )
    dossier = ansheng.open_dossier(tmp_path)
    [found] = check(VALVE, "HazchemReliefDevice", dossier.campaign.rules)
    assert [source.standard.id for source in found.cites] == ["hazchem.aq3067"]
