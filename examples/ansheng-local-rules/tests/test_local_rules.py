"""每个插件都应守的约定，和本例的三层规定各在何处判定。"""

from __future__ import annotations

import ansheng
import pytest
from ansheng.testing import suite

TestShandong = suite("shandong")
TestExampleCounty = suite("example_county")

DAY = "2026-07-01"
COUNTY, PROVINCE, ELSEWHERE = "山东省示例市示例县", "山东省济南市历下区", "河北省石家庄市"
UNIT = {"编号": "D-1", "行业类别": "其他", "安全管理机构": "否", "专职安全员数": 0, "兼职安全员数": 1}


def cited(region: str | None, staff: int, **more: object) -> dict[str, list[str]]:
    """构成隐患的规则，各引哪些标准。"""
    unit = {**UNIT, "从业人员数": staff, **({"地区": region} if region else {}), **more}
    found = ansheng.check(unit, on=DAY, as_="shandong.ShandongStaffing").hazards()
    return {finding.rule: [source.standard.id for source in finding.cites] for finding in found}


@pytest.mark.parametrize(("region", "staff", "rules"), [
    (COUNTY, 50, []),
    (COUNTY, 51, ["example_county.staffing_short"]),
    (COUNTY, 101, ["example_county.staffing_short"]),
    (PROVINCE, 100, []),
    (PROVINCE, 101, ["general.staffing_short"]),
    (ELSEWHERE, 101, ["general.staffing_short"]),
    (None, 101, ["general.staffing_short"]),
])  # fmt: skip
def test_the_county_is_stricter_than_the_law_and_elsewhere_the_law_judges_alone(
    region: str | None, staff: int, rules: list[str]
) -> None:
    found = cited(region, staff, 安全总监="是", 企业安委会="是")
    assert list(found) == rules
    both = ["example_county.safety-rules", "general.work-safety-law"]
    assert found.get("example_county.staffing_short", both) == both
    assert found.get("general.staffing_short", both[1:]) == both[1:]


def test_a_national_hazard_in_the_county_is_one_of_the_county_too() -> None:
    """全国的规定对矿山不论人数；在县内由县的规则一并判定。"""
    assert list(cited(COUNTY, 20, 行业类别="矿山")) == ["example_county.staffing_short"]


def test_the_county_is_stricter_than_the_province() -> None:
    high_risk = {"是否高危": "是", "专职安全员数": 1, "企业安委会": "是", "安全总监": "否"}
    law = ["example_county.safety-rules", "shandong.work-safety-regulation"]
    assert cited(COUNTY, 50, **high_risk) == {"example_county.no_director": law}
    assert cited(PROVINCE, 99, **high_risk) == {}
    assert cited(PROVINCE, 100, **high_risk) == {"shandong.no_director": law[1:]}
    assert cited(ELSEWHERE, 100, **high_risk) == {}


def test_the_county_has_a_rule_instead_of_that_of_the_province() -> None:
    large = {"是否高危": "是", "专职安全员数": 1, "企业安委会": "否", "安全总监": "是"}
    assert list(cited(COUNTY, 200, **large)) == ["example_county.no_committee"]
    assert list(cited(PROVINCE, 299, **large)) == []
    assert list(cited(PROVINCE, 300, **large)) == ["shandong.no_committee"]


def test_where_a_unit_lies_is_asked_where_it_is_not_known() -> None:
    unit = {**UNIT, "从业人员数": 101, "安全总监": "是", "企业安委会": "是"}
    found = ansheng.check(unit, on=DAY, as_="shandong.ShandongStaffing")
    assert [f.rule for f in found.hazards()] == ["general.staffing_short"]
    missing = {f.rule: f.missing for f in found.undetermined()}
    assert missing["example_county.staffing_short"] == ("region",)
    kinds = [problem.kind for problem in found.manifest.problems]
    assert kinds == ["unknown_region", "unknown_region"]

    told = ansheng.check(unit, on=DAY, as_="shandong.ShandongStaffing", region=COUNTY)
    assert [f.rule for f in told.hazards()] == ["example_county.staffing_short"]
    assert told.manifest.problems == ()


def test_what_people_determined_before_the_rules_moved_still_counts() -> None:
    unit = {
        **UNIT,
        "地区": PROVINCE,
        "从业人员数": 200,
        "专职安全员数": 1,
        "安全总监": "否",
        "企业安委会": "是",
    }
    found = ansheng.check(unit, on=DAY, as_="shandong.ShandongStaffing")
    (open_,) = [f for f in found.undetermined() if f.rule == "shandong.no_director"]
    answer = open_.determine("clear", by="甲", on=DAY, reason="已核对，不属于高危单位")
    settled = found.with_determinations([answer.evolve(rule="general.no_director")])
    assert [(f.rule, str(f.verdict)) for f in settled.determined()] == [("shandong.no_director", "clear")]
