"""A district 2011–2015: the figures of its report, recomputed from records and printed as it prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from ansheng import Dossier
from ansheng.accidents.records import AccidentRecord
from ansheng.assessment import Effect, Trigger, VetoRule, judged
from ansheng.dates import Period
from ansheng.facts.frames import records_of
from ansheng.indicators import Against, Figure, Indicator, Print, evaluate
from ansheng.indicators.approximate import approximated
from ansheng.indicators.comparing.wording import against, together
from ansheng.indicators.core import ACCIDENTS, DEATHS
from ansheng.indicators.definitions.ceilings import ceiling_standings
from ansheng.indicators.definitions.coverage import STANDARDISATION_RATE
from ansheng.indicators.definitions.office import (
    CHECK_UP_UNITS,
    CHECKED_UP,
    COMMUNITIES,
    HEALTH_DECLARED,
    HEALTH_TESTED,
    HEALTH_TRAINED,
    OFFICERS,
    RECRUITS,
    RESCUE_TEAMS,
)
from ansheng.indicators.definitions.outcomes import (
    COAL_DEATHS_PER_MT,
    DEATHS_PER_100K,
    DEATHS_PER_ACCIDENT,
    DEATHS_PER_GDP,
    LARGER_ACCIDENTS,
    ROAD_DEATHS_PER_10K,
)
from ansheng.indicators.definitions.society import ACTION_DECISIONS, ACTION_ORDERS, ACTIONS
from ansheng.indicators.definitions.work import activity
from ansheng.indicators.derived import rest, share_of, summed, yearly
from ansheng.registers import StaffRecord, staffing

from .ledgers import activities, dossier, spread

FIVE = Period.parse("2011..2015")
END = date(2015, 12, 31)

# By year: how many accidents, and which deaths, of road traffic, coal mines and others.
YEARS = {
    2011: ((22, [1] * 7), (3, [1]), (14, [1])),
    2012: ((22, [3, *[1] * 6]), (2, [2, 1]), (16, [1])),
    2013: ((20, [3, *[1] * 6]), (2, [2, 1]), (13, [1])),
    2014: ((17, [1] * 10), (2, [1]), (12, [1])),
    2015: ((13, [1] * 5), (2, [1]), (8, [1])),
}
DOMAINS = ("道路交通", "煤矿", "其他")


VETO_TRIGGERS = (
    Trigger("ceiling_broken", "突破控制考核指标", "a control index is broken"),
    Trigger("larger_accident", "发生较大及以上责任事故", "a larger accident with responsibility"),
)
VETO_EFFECTS = (
    Effect("取消当年评先评优资格", "no awards of the year", "单位"),
    Effect("取消下一年度晋级提拔资格", "no promotion in the next year", "主要负责人和相关责任人", year=1),
)


def accidents() -> list[dict[str, object]]:
    """The accidents of the five years, and the seven larger ones of the five years before."""
    rows: list[dict[str, object]] = []
    for year, groups in YEARS.items():
        for domain, (number, deaths) in zip(DOMAINS, groups, strict=True):
            killed = [*deaths, *[0] * (number - len(deaths))]
            rows += [
                {"发生日期": day, "统计大类": domain, "死亡人数": dead}
                for day, dead in zip(spread(number, str(year)), killed, strict=True)
            ]
    rows += [{"发生日期": day, "统计大类": "道路交通", "死亡人数": 3} for day in spread(7, "2006..2010")]
    return [{**row, "重伤人数": 0, "直接经济损失": 0, "是否生产安全事故": "是"} for row in rows]


@pytest.fixture(scope="module")
def district() -> Dossier:
    references = [
        ("地区生产总值", 2011, 100, "亿元"),
        ("地区生产总值", 2015, 150, "亿元"),
        ("从业人员", 2011, 20, "万人"),
        ("从业人员", 2015, 22, "万人"),
        ("机动车保有量", 2011, 5, "万辆"),
        ("机动车保有量", 2015, 90000, "辆"),
        ("原煤产量", 2011, 200, "万吨"),
        ("原煤产量", 2015, 300, "万吨"),
    ]
    return dossier(
        事故=accidents(),
        基准数据=[dict(zip(("指标", "统计期", "数值", "计量单位"), row, strict=True)) for row in references],
        工作计数=activities(
            ("综合应急救援队伍", "支", 55, "2015-06-30"),
            ("专业应急救援队伍", "支", 12, "2015-06-30"),
            ("矿山救护队", "支", 31, "2015-06-30"),
            ("职业危害申报", "家", 83, "2013-10-01"),
            ("职业健康体检", "人", 1034, "2013-10-01"),
            ("负责人职业卫生培训", "人", 242, "2013-10-01"),
            ("打击非法违法行为", "起", 150, "2013-10-01"),
            ("打击非法违法行为", "起", 160, "2014-10-01"),
            ("打击非法违法行为", "起", 155, "2015-10-01"),
            ("安全社区", "个", 2, "2014-10-01"),
            ("安全社区", "个", 1, "2015-10-01"),
            ("引进人才", "人", 8, "2014-10-01"),
        ),
    )


def figure(indicator: Indicator, district: Dossier, period: Period = FIVE) -> Figure:
    return evaluate(indicator, district.tables, period=period, as_of=END)


def of_domain(indicator: Indicator, domain: str) -> Indicator:
    return indicator.narrowed(f"{domain}_{indicator.id}", domain, domain, AccidentRecord.domain == domain)


@pytest.mark.covers(107, by="ansheng.indicators.derived.yearly")
def test_totals_and_yearly_means(district: Dossier) -> None:
    total, deaths = figure(ACCIDENTS, district), figure(DEATHS, district)
    assert (total.display, deaths.display) == ("168起", "54人")
    assert (yearly(total).display, yearly(deaths).display) == ("33.6起", "10.8人")
    assert figure(DEATHS_PER_ACCIDENT, district).display == "0.32人/起"


@pytest.mark.covers(103, by="ansheng.indicators.comparing.wording.together")
def test_the_change_against_a_fixed_base(district: Dossier) -> None:
    changes = []
    for indicator in (ACCIDENTS, DEATHS):
        found = evaluate(
            indicator,
            district.tables,
            period=Period.parse("2015"),
            as_of=END,
            against=Against.BASE,
            base=Period.parse("2011"),
        )
        assert found.comparison is not None
        changes.append(found.comparison)
    assert (
        together(["事故起数", "死亡人数"], changes, base=against(Period.parse("2011")), last="和")
        == "事故起数和死亡人数与2011年相比分别下降41.0%和22.2%"
    )


@pytest.mark.covers(106, by="evaluate(..., against=Against.PLAN)")
def test_larger_accidents_of_two_plans(district: Dossier) -> None:
    whole = attrs.evolve(LARGER_ACCIDENTS, style=Print(places=0))
    found = evaluate(whole, district.tables, period=FIVE, as_of=END, against=Against.PLAN)
    assert (found.display, found.unknown) == ("2起", 0)
    assert found.comparison is not None
    assert found.comparison.base == 7
    assert found.comparison.text() == "较上一规划期下降71%"


@pytest.mark.covers(108, by="ansheng.indicators.derived.share_of")
def test_shares_of_road_and_coal(district: Dossier) -> None:
    whole = Print(places=0)
    total, deaths = figure(ACCIDENTS, district), figure(DEATHS, district)
    parts = {
        domain: (figure(of_domain(ACCIDENTS, domain), district), figure(of_domain(DEATHS, domain), district))
        for domain in ("road", "coal")
    }
    road, coal = parts["road"], parts["coal"]
    assert [share_of(p, w, style=whole).display for p, w in zip(road, (total, deaths), strict=True)] == [
        "56%",
        "74%",
    ]
    assert [share_of(p, w).display for p, w in zip(coal, (total, deaths), strict=True)] == ["6.5%", "16.7%"]
    assert (rest(total, [road[0], coal[0]]), rest(deaths, [road[1], coal[1]])) == (63, 5)


@pytest.mark.covers(110, by="ansheng.indicators.definitions.outcomes")
def test_four_relative_rates_and_their_fall(district: Dossier) -> None:
    shown = {}
    for year in ("2011", "2015"):
        for indicator in (DEATHS_PER_GDP, DEATHS_PER_100K, ROAD_DEATHS_PER_10K, COAL_DEATHS_PER_MT):
            found = figure(indicator, district, Period.parse(year))
            shown[indicator.id, year] = found.display
            assert found.unknown == 0
    assert shown == {
        ("deaths_per_gdp", "2011"): "0.090人/亿元",
        ("deaths_per_gdp", "2015"): "0.047人/亿元",
        ("deaths_per_100k", "2011"): "0.500人/10万人",
        ("deaths_per_100k", "2015"): "0.455人/10万人",
        ("road_deaths_per_10k", "2011"): "1.4人/万车",
        ("road_deaths_per_10k", "2015"): "0.56人/万车",
        ("coal_deaths_per_mt", "2011"): "0.500人/百万吨",
        ("coal_deaths_per_mt", "2015"): "0.333人/百万吨",
    }
    assert figure(DEATHS_PER_GDP, district, Period.parse("2013")).display == "无法统计"
    fallen = evaluate(
        DEATHS_PER_GDP,
        district.tables,
        period=Period.parse("2015"),
        as_of=END,
        against=Against.BASE,
        base=Period.parse("2011"),
    ).comparison
    assert fallen is not None
    assert fallen.percent == Decimal("-48.1")


@pytest.mark.covers(116, by="ansheng.indicators.derived.summed")
def test_rescue_teams_of_three_kinds(district: Dossier) -> None:
    kinds = ("综合应急救援队伍", "专业应急救援队伍", "矿山救护队")
    teams = [figure(activity(kind, "支"), district) for kind in kinds]
    assert [team.display for team in teams] == ["55支", "12支", "31支"]
    assert summed(teams, "teams", "应急救援队伍", "rescue teams").display == "98支"


@pytest.mark.covers(113, by="ansheng.indicators.definitions.office.RECRUITS")
def test_officers_recruited_and_those_of_the_townships() -> None:
    head = {"人员类别": "监管执法人员", "是否离岗": "否"}
    rows = [
        {
            "姓名": f"引进{n}",
            "所在单位": "区安监局",
            "进入方式": "招录引进",
            "到岗日期": f"201{1 + n % 5}-06-01",
            **head,
        }
        for n in range(8)
    ]
    rows += [
        {"姓名": f"乡镇{n}", "所在单位": f"{n // 4}乡", "进入方式": "调入", "到岗日期": "2010-06-01", **head}
        for n in range(256)
    ]
    found = dossier(人员名册=rows)
    assert (figure(RECRUITS, found).display, figure(OFFICERS, found).value) == ("8人", 264)
    townships = staffing(
        [f"{n}乡" for n in range(64)], records_of(found.tables, StaffRecord), END, least=3, most=4
    )
    assert {each.state for each in townships} == {"enough"}
    assert sum(each.there or 0 for each in townships) == 256


@pytest.mark.covers(115, by="ansheng.indicators.definitions.office.CHECKED_UP")
def test_occupational_health() -> None:
    def rows(kind: str, units: int, persons: int | None = None) -> list[dict[str, object]]:
        told = {"工作类型": kind, "办理日期": "2014-05-01", "承办机构": "区疾控中心", "涉及人数": persons}
        return [{"单位名称": f"{n}厂", **told} for n in range(units)]

    found = dossier(
        职业健康=[
            *rows("职业病危害申报", 85),
            *rows("职业病危害检测", 83),
            *rows("职业健康检查", 41, 25),
            *rows("职业卫生培训", 121, 2),
        ]
    )
    units = [figure(each, found).value or 0 for each in (HEALTH_DECLARED, HEALTH_TESTED, CHECK_UP_UNITS)]
    assert [approximated(each, "余", 1).text("家") for each in units] == ["80余家", "80余家", "40余家"]
    persons = figure(CHECKED_UP, found).value or 0
    assert (persons, approximated(persons, "余", 1).text("人")) == (1025, "1000余人")
    assert figure(HEALTH_TRAINED, found).display == "242人"


@pytest.mark.covers(118, by="ansheng.indicators.definitions.society.ACTIONS")
def test_actions_against_illegal_activity() -> None:
    papers = ("整改指令书", "处罚决定书", "检查记录")
    rows = [
        {
            "查处日期": f"{year}-03-01",
            "查处单位": "区安监局",
            "查处对象": f"{n}矿",
            "文书种类": papers[0 if n < 62 else 1 if n < 85 else 2],
            "文书编号": f"{year}-{n}",
        }
        for year in (2013, 2014, 2015)
        for n in range(153)
    ]
    three = Period.parse("2013..2015")
    found = dossier(打非治违=rows)
    means = [
        yearly(figure(each, found, three)).value or 0 for each in (ACTIONS, ACTION_ORDERS, ACTION_DECISIONS)
    ]
    told = [approximated(mean, "余", digits).text("") for mean, digits in zip(means, (2, 1, 1), strict=True)]
    assert told == ["150余", "60余", "20余"]


@pytest.mark.covers(119, by="ansheng.indicators.definitions.office.COMMUNITIES")
def test_safety_communities_named() -> None:
    rows = [
        {"社区名称": f"{name}社区", "命名级别": "国家级", "命名日期": day, "命名机关": "国家安委会办公室"}
        for name, day in (("甲", "2014-06-01"), ("乙", "2014-12-31"), ("丙", "2015-01-01"))
    ]
    found = dossier(安全社区=rows)
    assert [figure(COMMUNITIES, found, Period.parse(year)).value for year in ("2014", "2015")] == [2, 1]


@pytest.mark.covers(116, by="ansheng.indicators.definitions.office.RESCUE_TEAMS")
def test_rescue_teams_by_sort_from_their_register() -> None:
    sorts = {"综合应急救援队伍": 55, "专业应急救援队伍": 12, "矿山救护队": 31}
    rows = [
        {
            "单位名称": f"{sort}{n}",
            "应急力量类型": "应急救援队伍",
            "队伍类别": sort,
            "设立日期": "2013-01-01",
            "是否撤销": "否",
        }
        for sort, number in sorts.items()
        for n in range(number)
    ]
    found = dossier(应急力量=rows)
    assert figure(RESCUE_TEAMS, found).display == "98支"
    by_sort = evaluate(RESCUE_TEAMS, found.tables, period=FIVE, as_of=END, by="sort")
    assert sorted(each.value or 0 for each in by_sort) == [12, 31, 55]


def test_counted_activities(district: Dossier) -> None:
    def shown(kind: str, measure: str, period: Period = FIVE) -> Figure:
        return figure(activity(kind, measure), district, period)

    assert shown("引进人才", "人").display == "8人"
    assert shown("负责人职业卫生培训", "人").display == "242人"
    declared, examined = shown("职业危害申报", "家").value, shown("职业健康体检", "人").value
    assert declared is not None
    assert examined is not None
    assert approximated(declared, "余", 1).text("家") == "80余家"
    assert approximated(examined, "余", 1).text("人") == "1000余人"
    struck = yearly(shown("打击非法违法行为", "起", Period.parse("2013..2015"))).value
    assert struck is not None
    assert approximated(struck, "余", 2).text("起") == "150余起"
    assert [shown("安全社区", "个", Period.parse(year)).value for year in ("2014", "2015")] == [2, 1]


@pytest.mark.covers(117, by="ansheng.indicators.definitions.coverage.STANDARDISATION_RATE")
def test_key_enterprises_with_a_grade() -> None:
    units = [{"企业名称": f"{n}厂", "行业领域": "化工"} for n in range(20)]
    grades = [
        {"单位名称": f"{n}厂", "标准化等级": "三级", "定级日期": "2013-05-01", "等级有效期至": "2016-04-30"}
        for n in range(18)
    ]
    grades.append(
        {"单位名称": "18厂", "标准化等级": "三级", "定级日期": "2011-05-01", "等级有效期至": "2014-04-30"}
    )
    found = figure(STANDARDISATION_RATE, dossier(企业=units, 标准化定级=grades))
    assert (found.display, found.numerator, found.denominator) == ("90.0%", 18, 20)


@pytest.mark.covers(124, by="ansheng.indicators.definitions.ceilings.ceiling_standings")
def test_the_control_index_of_a_year(district: Dossier) -> None:
    ceilings = dossier(
        控制指标=[
            {
                "编号": "总",
                "指标名称": "全年死亡",
                "指标年度": "2015",
                "控制内容": "死亡人数",
                "控制方式": "上限",
                "控制数": 7,
            },
            {
                "编号": "路",
                "指标名称": "道路死亡",
                "指标年度": "2015",
                "控制内容": "死亡人数",
                "控制方式": "上限",
                "控制数": 4,
                "控制范围": "道路交通",
            },
        ]
    )
    states = ceiling_standings({**district.tables, **ceilings.tables}, 2015, END)
    assert [(s.figure.value, s.state) for s in states] == [(7, "within"), (5, "broken")]
    assert states[1].text() == "道路死亡：5人，占控制数4的125.0%，突破"


@pytest.mark.covers(125, by="ansheng.assessment.judged")
def test_the_veto_cancels_awards_now_and_promotion_next_year() -> None:
    rule = VetoRule(
        "一票否决",
        "veto",
        "any",
        False,
        VETO_TRIGGERS,
        VETO_EFFECTS,
        source="某区2011—2015年报告",
    )
    veto = judged(rule, "某镇", 2015, {"ceiling_broken": False, "larger_accident": True})
    assert [(effect.whom, days.label()) for effect, days in veto.effects()] == [
        ("单位", "2015年"),
        ("主要负责人和相关责任人", "2016年"),
    ]
    assert veto.barred("主要负责人和相关责任人", date(2016, 5, 1))
    assert not veto.barred("主要负责人和相关责任人", date(2015, 5, 1))
    assert "原文未写明" in veto.text()


def test_the_sums_of_years_and_domains_are_the_total(district: Dossier) -> None:
    for indicator in (ACCIDENTS, DEATHS):
        total = figure(indicator, district).value
        years = [figure(indicator, district, Period.parse(str(year))).value for year in YEARS]
        domains = evaluate(indicator, district.tables, period=FIVE, as_of=END, by="domain")
        assert sum(v or 0 for v in years) == sum(f.value or 0 for f in domains) == total
