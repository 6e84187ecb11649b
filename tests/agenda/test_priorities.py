"""Units to be inspected first, rounds of supervision, how visits were made, and fines against their bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest

from ansheng.agenda.priorities import priority_units
from ansheng.agenda.rounds import round_coverage
from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.errors import UnknownNameError
from ansheng.facts.handles import Condition
from ansheng.hazards import InspectionRecord
from ansheng.hazards.penalties import not_highest, scale, scales
from ansheng.indicators import evaluate
from ansheng.indicators.core import VISITS
from ansheng.indicators.definitions.work import activity
from ansheng.responsibility import PartyRecord

DAY = dt.date(2024, 6, 30)


def tables(**rows: list[dict[str, Any]]) -> Mapping[str, pl.DataFrame]:
    frames = {name: pl.DataFrame(table, infer_schema_length=None) for name, table in rows.items()}
    return Dossier.of(frames, Campaign("整治")).tables


@pytest.mark.covers(35, by="ansheng.agenda.priorities.priority_units")
def test_units_with_accidents_high_risk_and_key_sectors_come_first() -> None:
    made = tables(
        enterprises=[
            {"id": "E1", "name": "甲厂", "sector": "家具", "risk_class": "A"},
            {"id": "E2", "name": "乙厂", "sector": "家具", "risk_class": "D"},
            {"id": "E3", "name": "丙厂", "sector": "危险化学品", "risk_class": "A"},
            {"id": "E4", "name": "丁厂", "sector": "家具", "risk_class": None},
            {"id": "E5", "name": "戊厂", "sector": "家具", "risk_class": "A"},
            {"id": "E6", "name": "己厂", "sector": "家具", "risk_class": "A"},
        ],
        accidents=[
            {"name": "事故一", "unit_id": "E5", "occurred_on": "2024-01-01", "production": None},
            {"name": "事故二", "unit_id": "E1", "occurred_on": "2023-06-30", "production": None},
            {"name": "事故三", "unit_id": "E1", "occurred_on": "2024-06-01", "production": False},
        ],
        hazards=[
            {"id": "Y", "unit": "己厂", "grade": "重大", "found_on": "2024-05-01", "closed": False},
            {"id": "Z", "unit": "甲厂", "grade": "重大", "found_on": "2024-05-01", "closed": True},
        ],
    )
    found = priority_units(made, DAY, classes={"D"}, sectors={"危险化学品"})
    assert [(each.text(), each.certain) for each in found] == [
        ("乙厂：风险等级D级", True),
        ("丙厂：属重点行业领域“危险化学品”", True),
        ("丁厂：未评定风险等级", False),
        ("戊厂：发生事故（2024年1月1日）", True),
        ("己厂：有未销号的重大事故隐患", True),
    ]
    assert [each.unit for each in priority_units(made, DAY)] == ["戊厂", "己厂"]


def test_a_unit_is_one_however_its_name_is_typed() -> None:
    made = tables(
        enterprises=[{"id": "E1", "name": "东方（集团）公司"}, {"id": "ｅ2", "name": "乙厂"}],
        accidents=[{"name": "事故", "unit_id": "E2\u200b", "occurred_on": "2024-01-01", "production": True}],
        hazards=[
            {
                "id": "Y",
                "unit": "东方(集团) 公司",
                "grade": "重大",
                "found_on": "2024-05-01",
                "closed": False,
            },
        ],
        penalties=[
            {
                "unit": "东方【集团】公司",
                "penalised_on": "2024-06-01",
                "amount": 30_000,
                "kind": "罚款",
                "case_no": "1",
            },
        ],
    )
    assert [each.unit for each in priority_units(made, DAY)] == ["东方（集团）公司", "乙厂"]
    assert [p.case_no for p, _ in not_highest(made, DAY, scale("hazard_not_removed"))] == ["1"]


@pytest.mark.covers(13, by="ansheng.agenda.rounds.round_coverage")
def test_a_round_of_supervision_over_the_bodies_that_it_should_reach() -> None:
    bodies = [
        PartyRecord(name="市应急管理局", short_names="市应急局"),
        PartyRecord(name="甲镇"),
        PartyRecord(name="乙镇"),
    ]
    visits = [
        InspectionRecord(unit="市应急局", inspected_on="2020-08-03"),
        InspectionRecord(unit="市应急管理局", inspected_on="2020-08-04"),
        InspectionRecord(unit="某公司", inspected_on="2020-08-05"),
        InspectionRecord(unit="甲镇", inspected_on="2020-11-02"),
        InspectionRecord(unit="乙镇"),
        InspectionRecord(inspected_on="2020-08-05"),
    ]
    first, second = round_coverage(
        bodies, {"第一轮": Period.parse("2020-08"), "第二轮": Period.parse("2020-11")}, visits
    )
    assert (first.covered, first.total, first.bare, first.strangers) == (1, 3, ("甲镇", "乙镇"), ("某公司",))
    assert (second.bare, second.undated) == (("市应急管理局", "乙镇"), 1)
    assert first.text() == "第一轮：应覆盖3个，已覆盖1个，名册外1个"


VISIT_HEADS = (
    "单位名称",
    "检查日期",
    "督查对象",
    "督查范围",
    "事先通知",
    "专家参与",
    "媒体曝光",
    "互联网执法",
)
MADE = [
    ("甲厂", "2024-01-01", "督企", "督点", "否", "是", "是", "否"),
    ("乙县", "2024-01-02", "督政", "督面", "否", "否", "否", "否"),
    ("丙厂", "2024-01-03", "督企", "督面", "否", None, "否", "是"),
]


def visits() -> Mapping[str, pl.DataFrame]:
    return tables(inspections=[dict(zip(VISIT_HEADS, row, strict=True)) for row in MADE])


@pytest.mark.covers(50, by="ansheng.indicators.evaluate(VISITS, tables, by=...)")
@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("target", {"检查企业（督政）": 1, "检查企业（督企）": 2}),
        ("scope", {"检查企业（督点）": 1, "检查企业（督面）": 2}),
    ],
)
def test_visits_by_whom_and_how_wide(by: str, expected: dict[str, int]) -> None:
    found = evaluate(VISITS, visits(), period=Period.parse("2024"), as_of=DAY, by=by)
    assert {figure.label: figure.value for figure in found if figure.value} == expected


@pytest.mark.covers(50, 78, 84, by="VISITS.narrowed(...)")
@pytest.mark.parametrize(
    ("where", "count", "unknown"),
    [
        (~InspectionRecord.announced, 3, 0),
        (InspectionRecord.experts, 1, 1),
        (InspectionRecord.exposed, 1, 0),
        (~InspectionRecord.announced & InspectionRecord.experts & InspectionRecord.exposed, 1, 0),
        (InspectionRecord.online, 1, 0),
    ],
)
def test_visits_by_how_they_were_made(where: Condition, count: int, unknown: int) -> None:
    narrowed = VISITS.narrowed("recipe", "检查方法", "visits of a kind", where)
    found = evaluate(narrowed, visits(), period=Period.parse("2024"), as_of=DAY)
    assert (found.value, found.unknown) == (count, unknown)


@pytest.mark.covers(51, by="ansheng.indicators.definitions.work.activity")
def test_model_cases_are_counted_by_kind() -> None:
    rows = [
        {"工作类别": kind, "计数": number, "计数单位": "个", "工作日期": "2024-05-01"}
        for kind, number in (("创新案例", 3), ("标杆企业", 2), ("创新案例", 1))
    ]
    made = tables(activities=rows)
    found = [
        evaluate(activity(kind, "个"), made, period=Period.parse("2024"), as_of=DAY).display
        for kind in ("创新案例", "标杆企业")
    ]
    assert found == ["4个", "2个"]


@pytest.mark.covers(122, by="ansheng.hazards.penalties.not_highest")
def test_a_fine_is_the_highest_where_a_major_hazard_is_open() -> None:
    made = tables(
        hazards=[
            {
                "id": "Y",
                "unit": "甲厂",
                "grade": "重大",
                "found_on": "2024-03-01",
                "closed": True,
                "closed_on": "2024-05-01",
            },
            {
                "id": "Z",
                "unit": "乙厂",
                "grade": "一般",
                "found_on": "2024-03-01",
                "closed": False,
                "closed_on": None,
            },
        ],
        penalties=[
            {"unit": "甲厂", "penalised_on": "2024-03-10", "amount": 30_000, "kind": "罚款", "case_no": "1"},
            {"unit": "甲厂", "penalised_on": "2024-03-11", "amount": 50_000, "kind": "罚款", "case_no": "2"},
            {"unit": "甲厂", "penalised_on": "2024-03-12", "amount": None, "kind": "罚款", "case_no": "3"},
            {"unit": "甲厂", "penalised_on": "2024-03-12", "amount": None, "kind": "警告", "case_no": "4"},
            {"unit": "甲厂", "penalised_on": "2024-05-01", "amount": 30_000, "kind": "罚款", "case_no": "5"},
            {"unit": "乙厂", "penalised_on": "2024-03-10", "amount": 30_000, "kind": "罚款", "case_no": "6"},
            {"unit": "甲厂", "penalised_on": "2024-03-13", "amount": 60_000, "kind": "罚款", "case_no": "7"},
        ],
    )
    found = not_highest(made, DAY, scale("hazard_not_removed"))
    assert [(penalty.case_no, place) for penalty, place in found] == [
        ("1", "within"),
        ("3", "unknown"),
        ("7", "above"),
    ]


@pytest.mark.parametrize(
    ("amount", "place"), [(49_999, "below"), (50_000, "within"), (100_000, "highest"), (100_001, "above")]
)
def test_the_bounds_of_a_fine_are_included(amount: float, place: str) -> None:
    assert scale("hazard_not_removed_persons").place(amount) == place
    assert all(each.floor < each.ceiling and each.clause for each in scales())
    with pytest.raises(UnknownNameError, match="hazard_not_removed"):
        scale("hazard_not_remove")
