"""Xianning 2023: what its plan asks for, counted from records."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from ansheng.accidents.follow_up import follow_ups
from ansheng.accidents.reporting import latest_arrivals, reporting_flags
from ansheng.assessment import (
    Frequency,
    Mark,
    Scheme,
    assess,
    judged,
    rated_year,
    visit_standings,
)
from ansheng.assessment.veto import Effect, Trigger, VetoRule
from ansheng.dates import Period
from ansheng.indicators import Print, evaluate
from ansheng.indicators.core import VISITS
from ansheng.indicators.definitions.coverage import COVERAGE_RATE, INSURANCE_RATE, STANDARDISATION_RATE
from ansheng.indicators.definitions.people import PASS_RATE
from ansheng.indicators.definitions.society import (
    AGENCIES_CHECKED,
    DISHONEST_ENTERED,
    DISHONEST_REMOVED,
    EXPENSES_DRAWN,
    EXPENSES_USED,
    FALSE_REPORTS,
    REWARD_AMOUNT,
    REWARDS,
    RISKS_OVERDUE,
    TIPS,
    TIPS_TRUE_RATE,
)
from ansheng.indicators.definitions.work import RISK_SECTORS, RISKS, RISKS_UPDATED
from ansheng.indicators.derived import mean_of
from ansheng.responsibility import EnterpriseRecord

from .ledgers import dossier

YEAR = Period.parse("2023")
END = date(2023, 12, 31)

UNITS = [
    {
        "企业名称": f"{n}厂",
        "行业领域": "危险化学品" if n < 4 else "工贸",
        "风险等级": "D级" if n < 2 else "A级",
    }
    for n in range(10)
]


@pytest.mark.covers(80, 81, by="ansheng.indicators.definitions.work.RISKS")
def test_risk_points_by_sector_and_level_of_control() -> None:
    levels = ("市级", "县级", "乡级", "企业")
    found = dossier(
        风险=[
            {
                "风险点名称": f"风险{n}",
                "行业领域": f"行业{n % 18}",
                "管控层级": levels[n % 4],
                "更新日期": "2023-03-01" if n < 64 else "2022-03-01",
            }
            for n in range(1064)
        ]
    )
    total, sectors, updated = (
        evaluate(i, found.tables, period=YEAR, as_of=END) for i in (RISKS, RISK_SECTORS, RISKS_UPDATED)
    )
    assert (total.display, sectors.display, updated.display) == ("1064个", "18个", "64个")
    mean = mean_of(total, sectors, unit="个/行业", unit_en="per sector", style=Print(places=1))
    assert mean.display == "59.1个/行业"
    by_level = evaluate(RISKS, found.tables, period=YEAR, as_of=END, by="control_level")
    assert [figure.label for figure in by_level] == [f"风险点（{level}）" for level in levels]
    assert sum(figure.value or 0 for figure in by_level) == 1064


@pytest.mark.covers(80, by="ansheng.indicators.definitions.society.RISKS_OVERDUE")
def test_risk_points_overdue_for_review() -> None:
    days = ("2023-12-30", "2023-12-31", "2024-01-01", None)
    found = dossier(风险=[{"风险点名称": f"风险{n}", "下次评估期限": day} for n, day in enumerate(days)])
    overdue = evaluate(RISKS_OVERDUE, found.tables, period=YEAR, as_of=END)
    assert (overdue.value, overdue.unknown) == (1, 1)


@pytest.mark.covers(85, by="ansheng.indicators.definitions.society.REWARD_AMOUNT")
def test_tip_offs_and_rewards() -> None:
    rows: list[dict[str, object]] = [
        {"受理日期": "2023-03-01", "核查结果": "属实", "奖励日期": "2023-12-31", "奖励金额": 1000},
        {"受理日期": "2023-04-01", "核查结果": "部分属实", "奖励日期": "2024-01-01", "奖励金额": 2000},
        {"受理日期": "2023-05-01", "核查结果": "不属实"},
        {"受理日期": "2023-06-01"},
    ]
    found = dossier(举报=rows)
    told = [
        evaluate(each, found.tables, period=YEAR, as_of=END).display
        for each in (TIPS, REWARDS, REWARD_AMOUNT, TIPS_TRUE_RATE)
    ]
    assert told == ["4件", "1件", "0.10万元", "66.7%"]


@pytest.mark.covers(85, by="ansheng.indicators.definitions.society.EXPENSES_DRAWN")
def test_expenses_agencies_and_the_dishonest() -> None:
    found = dossier(
        安全生产费用=[
            {"单位名称": "甲厂", "所属年度": "2023", "实际提取额": 60_000, "实际使用额": 50_000},
            {"单位名称": "乙厂", "所属年度": "2022", "实际提取额": 70_000, "实际使用额": 70_000},
        ],
        机构检查=[
            {"机构名称": "甲公司", "检查日期": "2023-05-01", "是否出具虚假报告": "是"},
            {"机构名称": "甲公司", "检查日期": "2023-06-01", "是否出具虚假报告": "否"},
            {"机构名称": "乙公司", "检查日期": "2023-07-01", "是否出具虚假报告": "否"},
        ],
        联合惩戒=[
            {"单位名称": "甲厂", "惩戒日期": "2023-11-01", "惩戒种类": "严重失信", "移出日期": "2023-12-31"},
            {"单位名称": "乙厂", "惩戒日期": "2023-03-01", "惩戒种类": "联合惩戒"},
        ],
    )
    told = [
        evaluate(each, found.tables, period=YEAR, as_of=END).value
        for each in (
            EXPENSES_DRAWN, EXPENSES_USED, AGENCIES_CHECKED, FALSE_REPORTS, DISHONEST_ENTERED, DISHONEST_REMOVED,
        )
    ]  # fmt: skip
    assert told == [60_000, 50_000, 2, 1, 1, 1]


@pytest.mark.covers(64, by="ansheng.indicators.definitions.coverage.COVERAGE_RATE")
def test_full_coverage_of_key_units_and_of_all() -> None:
    visits = [
        {"单位名称": unit, "检查日期": "2023-05-01", "检查方式": "日常检查"}
        for unit in ("0厂", "0厂", "1厂", "2厂", "3厂", "名单外的厂")
    ]
    found = dossier(企业=UNITS, 检查=visits)
    key = COVERAGE_RATE.narrowed("key", "重点企业", "key units", EnterpriseRecord.sector == "危险化学品")
    told = [evaluate(i, found.tables, period=YEAR, as_of=END) for i in (key, COVERAGE_RATE)]
    assert [figure.display for figure in told] == ["100.0%", "40.0%"]
    assert [(figure.numerator, figure.denominator) for figure in told] == [(4, 4), (4, 10)]
    assert evaluate(VISITS, found.tables, period=YEAR, as_of=END).value == 6


@pytest.mark.covers(65, by="ansheng.assessment.visit_standings")
def test_units_of_higher_risk_are_inspected_more_often() -> None:
    visits = [
        {"单位名称": unit, "检查日期": day, "检查方式": "日常检查"}
        for unit, days in {
            "0厂": ("2023-01-09", "2023-05-09", "2023-09-09", "2023-10-09"),
            "2厂": ("2023-11-01",),
        }.items()
        for day in days
    ]
    found = dossier(企业=UNITS[:4], 检查=visits)
    frequencies = {"D": Frequency(1, 3), "A": Frequency(1, 12)}
    states = {s.unit: s.state for s in visit_standings(found.tables, 2023, date(2024, 1, 5), frequencies)}
    assert states == {"0厂": "kept", "1厂": "missed", "2厂": "kept", "3厂": "missed"}


@pytest.mark.covers(66, by="ansheng.indicators.definitions.people.PASS_RATE")
def test_heads_who_passed_their_examination() -> None:
    rows = [
        {
            "培训名称": "过关考核",
            "培训类别": "考核",
            "举办日期": "2023-06-01",
            "实际参加人数": 50,
            "合格人数": 47,
        }
    ]
    assert evaluate(PASS_RATE, dossier(教育培训=rows).tables, period=YEAR, as_of=END).display == "94.0%"


@pytest.mark.covers(68, 69, by="ansheng.indicators.definitions.coverage.INSURANCE_RATE")
def test_standardised_and_insured_units() -> None:
    grades = [
        {"单位名称": f"{n}厂", "标准化等级": "三级", "定级日期": "2023-02-01", "等级有效期至": "2026-01-31"}
        for n in range(10)
    ]
    policies = [
        {"投保单位": f"{n}厂", "保险起期": "2023-01-01", "保险止期": "2023-12-31" if n < 3 else "2023-06-30"}
        for n in range(4)
    ]
    found = dossier(企业=UNITS, 标准化定级=grades, 安责险保单=policies)
    high = INSURANCE_RATE.narrowed(
        "insurance_hazchem", "危化企业安责险覆盖率", "hazchem", EnterpriseRecord.sector == "危险化学品"
    )
    assert evaluate(STANDARDISATION_RATE, found.tables, period=YEAR, as_of=END).display == "100.0%"
    assert evaluate(high, found.tables, period=YEAR, as_of=END).display == "75.0%"


RATING = Scheme.of(
    {
        "title": "专委会评级",
        "en": "rating of sector committees",
        "part": [
            {"id": "work", "title": "履职", "en": "work", "weight": 60},
            {"id": "result", "title": "成效", "en": "results", "weight": 40},
        ],
        "band": [
            {"id": "excellent", "title": "优秀", "en": "excellent", "least": 90},
            {"id": "good", "title": "良好", "en": "good", "least": 80},
            {"id": "ordinary", "title": "一般", "en": "ordinary", "least": 0},
        ],
    }
)


@pytest.mark.covers(71, by="ansheng.assessment.rated_year")
def test_a_committee_rated_ordinary_loses_the_award_of_the_year() -> None:
    first, second = Period.parse("2023H1"), Period.parse("2023H2")
    good = assess(RATING, {"履职": Mark(90), "成效": Mark(80)})
    ordinary = assess(RATING, {"履职": Mark(70), "成效": Mark(60)})
    told = rated_year("甲专委会", 2023, {first: good, second: ordinary}, {"ordinary"})
    assert told.award is False
    assert told.text() == "甲专委会2023年：2023年上半年评为良好；2023年下半年评为一般；取消年度评先资格"
    assert rated_year("乙专委会", 2023, {first: good}, {"ordinary"}).award is None
    assert rated_year("丙专委会", 2023, {first: good, second: good}, {"ordinary"}).award is True


@pytest.mark.covers(72, by="ansheng.assessment.assess")
def test_a_safety_index_of_weighted_indicators() -> None:
    index = Scheme.of(
        {
            "title": "安全生产指数",
            "en": "safety index",
            "part": [
                {"id": "rate", "title": "整改率", "en": "rectified", "weight": 60, "worst": 60, "best": 100},
                {
                    "id": "deaths",
                    "title": "亿元GDP死亡率",
                    "en": "deaths",
                    "weight": 40,
                    "worst": "0.1",
                    "best": 0,
                },
            ],
        }
    )
    score = assess(index, {"rate": Mark(90), "deaths": Mark(Fraction(25, 1000))})
    assert score.value == 75
    assert score.text() == "安全生产指数：75分（整改率：45/60；亿元GDP死亡率：30/40）"


@pytest.mark.covers(73, by="ansheng.assessment.judged")
def test_the_veto_is_undecided_while_a_trigger_is_not_known() -> None:
    rule = VetoRule(
        "一票否决",
        "veto",
        "all",
        True,
        (
            Trigger("larger", "较大以上责任事故", "larger accident"),
            Trigger("order", "整改不力", "poor rectification"),
        ),
        (Effect("取消评先", "no award", "单位"),),
    )
    assert judged(rule, "甲局", 2023, {"larger": True}).applies is None
    assert judged(rule, "甲局", 2023, {"larger": False}).applies is False
    assert judged(rule, "甲局", 2023, {"larger": True, "order": True}).applies is True
    assert "同时成立方否决" in judged(rule, "甲局", 2023, {}).text()


@pytest.mark.covers(74, by="ansheng.accidents.reporting.reporting_flags")
def test_late_and_concealed_reports_are_flagged_for_a_person() -> None:
    accidents = [
        {
            "编号": f"S{n}",
            "事故名称": f"事故{n}",
            "发生日期": "2023-04-01",
            "死亡人数": 1,
            "重伤人数": 0,
            "直接经济损失": 0,
        }
        for n in (1, 2)
    ]
    reports = [
        ("S1", "单位负责人", "2023-04-01 08:00", None),
        ("S1", "县级", "2023-04-01 09:30", "事故单位"),
        ("S1", "市级", "2023-04-01 11:00", "下级上报"),
        ("S2", "县级", "2023-04-20 10:00", "举报"),
    ]
    found = dossier(
        事故=accidents,
        事故报告=[
            dict(zip(("事故编号", "接报方", "接报时间", "报告来源"), row, strict=True)) for row in reports
        ],
    )
    flags = reporting_flags(found.tables, END)
    assert [(flag.accident.id, flag.kind) for flag in flags] == [("S1", "late"), ("S2", "concealed")]
    assert all("待核" in flag.text() for flag in flags)
    assert latest_arrivals(datetime(2023, 4, 1, 8), "general")["city"] == datetime(2023, 4, 1, 11)  # noqa: DTZ001


@pytest.mark.covers(76, by="ansheng.accidents.follow_up.follow_ups")
def test_investigation_reply_and_evaluation_are_followed() -> None:
    found = dossier(
        事故=[
            {
                "编号": "S1",
                "发生日期": "2022-06-01",
                "死亡人数": 3,
                "重伤人数": 0,
                "直接经济损失": 0,
                "统计大类": "煤矿",
            },
            {
                "编号": "S2",
                "发生日期": "2023-09-01",
                "死亡人数": 1,
                "重伤人数": 0,
                "直接经济损失": 0,
                "统计大类": "煤矿",
            },
        ],
        事故调查=[{"事故编号": "S1", "调查报告提交日期": "2022-07-20", "批复日期": "2022-08-01"}],
    )
    first, second = follow_ups(found.tables, END)
    assert (first.level, [step.state for step in first.steps]) == ("city", ["done", "done", "overdue"])
    assert first.steps[2].text() == "评估整改措施落实情况：期限2023年8月1日，逾期未完成"
    assert (second.level, [(s.name, s.due, s.state) for s in second.steps]) == (
        "county",
        [("report", date(2023, 10, 31), "overdue")],
    )
