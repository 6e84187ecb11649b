"""Jingzhou 2022: the figures of its report, recomputed from records and printed as it prints them."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ansheng import Dossier
from ansheng.accidents.moments import hours_between
from ansheng.dates import Period
from ansheng.indicators import Against, Figure, Indicator, Print, evaluate
from ansheng.indicators.approximate import approximated, in_measure, in_scale
from ansheng.indicators.comparing.wording import together
from ansheng.indicators.core import DEATHS, HAZARDS_FOUND, HAZARDS_RECTIFIED, RECTIFICATION_RATE, TASKS
from ansheng.indicators.definitions.coverage import INSTALLATION_RATE, INSTALLED
from ansheng.indicators.definitions.enforcement import (
    ACCEPTANCE_RATE,
    CASE_CLOSURE_RATE,
    CASES,
    CASES_PUBLISHED,
    CASES_REVIEWED,
)
from ansheng.indicators.definitions.outcomes import FATAL_ACCIDENTS
from ansheng.indicators.definitions.people import (
    CERTIFICATE_RATE,
    PERSONS_CHECKED,
    SUBMISSION_RATE,
    UNCERTIFIED,
    UNITS_CHECKED,
)
from ansheng.indicators.definitions.rectification import ORDERS
from ansheng.indicators.definitions.streaks import streak
from ansheng.indicators.definitions.work import MEETINGS, TASK_PLANS, activity
from ansheng.indicators.derived import mean_of

from .ledgers import activities, dossier, spread

END = date(2022, 8, 31)
MONTHS = Period.parse("2022-01..2022-08")
HALF = Period.parse("2022H1")


def shown(indicator: Indicator, found: Dossier, period: Period = MONTHS) -> Figure:
    return evaluate(indicator, found.tables, period=period, as_of=END)


@pytest.fixture(scope="module")
def outcomes() -> Dossier:
    def row(day: date, deaths: int) -> dict[str, object]:
        return {
            "发生日期": day,
            "死亡人数": deaths,
            "重伤人数": 0,
            "直接经济损失": 0,
            "是否生产安全事故": "是",
        }

    before = [row(day, 2 if at < 5 else 1) for at, day in enumerate(spread(68, "2021-01..2021-08"))]
    now = [row(day, 1) for day in spread(59, "2022-01..2022-08")]
    return dossier(事故=[row(date(2018, 8, 20), 3), *before, *now])


@pytest.mark.covers(86, by="ansheng.indicators.comparing.wording.together")
def test_fatal_accidents_and_deaths_year_on_year(outcomes: Dossier) -> None:
    changes = []
    for indicator in (FATAL_ACCIDENTS, DEATHS):
        two = attrs.evolve(indicator, style=Print(places=2))
        found = evaluate(two, outcomes.tables, period=MONTHS, as_of=END, against=Against.YEAR_BEFORE)
        assert found.comparison is not None
        changes.append(found.comparison)
    assert [change.base for change in changes] == [68, 73]
    assert (
        together(["生产安全亡人事故", "死亡人数"], changes)
        == "生产安全亡人事故、死亡人数同比分别下降13.24%、19.18%"
    )


@pytest.mark.covers(87, by="ansheng.indicators.definitions.streaks.streak")
def test_forty_eight_months_without_a_larger_accident(outcomes: Dossier) -> None:
    found = streak(outcomes.tables, to=END, since=date(2018, 1, 1))
    assert found.text() == "连续48个月未发生较大及以上生产安全事故"
    assert found.window == Period.parse("2018-09..2022-08")


@pytest.mark.covers(91, by="ansheng.indicators.definitions.coverage.INSTALLATION_RATE")
def test_gas_alarms_fitted() -> None:
    users = [
        {"用户名称": f"用户{n}", "装置名称": "燃气报警器", "是否安装": "是" if n < 2474 else "否"}
        for n in range(2543)
    ]
    found = dossier(安装情况=users, 工作计数=activities(("改造管道", "公里", 184.4, "2022-08-01")))
    rate = shown(INSTALLATION_RATE, found)
    assert (rate.display, rate.denominator) == ("97.29%", 2543)
    assert shown(INSTALLED, found).display == "2474户"
    assert shown(activity("改造管道", "公里"), found).display == "184.4公里"


@pytest.mark.covers(93, by="ansheng.indicators.core.RECTIFICATION_RATE")
def test_hazards_orders_and_their_rectification() -> None:
    hazards = [
        {"发现日期": "2022-07-01", "是否整改": "是" if n < 256 else "否", "整改指令书文号": f"{n % 23}号"}
        for n in range(280)
    ]
    found = dossier(隐患=hazards)
    told = [in_measure(shown(i, found), "处").display for i in (HAZARDS_FOUND, HAZARDS_RECTIFIED)]
    assert [*told, shown(RECTIFICATION_RATE, found).display] == ["280处", "256处", "91.4%"]
    assert shown(ORDERS, found).display == "23份"


@pytest.mark.covers(96, by="ansheng.indicators.definitions.people.CERTIFICATE_RATE")
def test_certificates_of_three_posts() -> None:
    people = [
        {
            "单位名称": f"企业{n % 591}",
            "岗位类别": ("主要负责人", "安全管理人员", "特种作业人员")[n % 3],
            "核验日期": "2022-05-01",
            "是否持证": "否" if n < 18 else "是",
        }
        for n in range(5628)
    ]
    found = dossier(持证情况=people)
    told = [shown(i, found).display for i in (UNITS_CHECKED, PERSONS_CHECKED, UNCERTIFIED, CERTIFICATE_RATE)]
    assert told == ["591家", "5628人", "18人", "99.68%"]


@pytest.mark.covers(97, 99, by="ansheng.indicators.definitions.enforcement")
def test_cases_by_level_closed_published_and_reviewed() -> None:
    cases = [
        {
            "立案日期": "2022-03-01",
            "办案层级": "市级" if n < 4 else "县级",
            "是否结案": "是",
            "是否公示": "是",
            "是否法制审核": "是" if n == 0 else "否",
        }
        for n in range(37)
    ]
    found = dossier(执法案件=cases, 工作计数=activities(("执法信息公示", "条", 39, "2022-06-30")))
    assert shown(CASES, found, HALF).display == "37起"
    levels = evaluate(CASES, found.tables, period=HALF, as_of=END, by="level")
    assert {figure.label: figure.display for figure in levels} == {
        "执法案件（市级）": "4起",
        "执法案件（县级）": "33起",
    }
    assert shown(CASE_CLOSURE_RATE, found, HALF).display == "100.0%"
    assert (shown(CASES_PUBLISHED, found, HALF).value, shown(CASES_REVIEWED, found, HALF).display) == (
        37,
        "1起",
    )
    assert shown(activity("执法信息公示", "条"), found, HALF).display == "39条"


@pytest.mark.covers(98, by="ansheng.indicators.definitions.people.SUBMISSION_RATE")
def test_typical_cases_submitted_and_accepted() -> None:
    due = [
        {"报送单位": f"县{n}", "报送时限": "2022-06-30", "是否报送": "是", "报送日期": "2022-06-29"}
        for n in range(8)
    ]
    cases = [
        {
            "地区": f"县{n}",
            "立案日期": "2022-03-01",
            "是否典型案例": "是",
            "典型案例是否合格": "是" if n < 5 else "否",
        }
        for n in range(8)
    ]
    found = dossier(报送情况=due, 执法案件=cases)
    assert shown(SUBMISSION_RATE, found, HALF).display == "100.0%"
    accepted = evaluate(ACCEPTANCE_RATE, found.tables, period=HALF, as_of=END, by="region")
    assert sum(figure.display == "100.0%" for figure in accepted) == 5


@pytest.mark.covers(90, by="ansheng.indicators.approximate.approximated")
def test_meetings_and_led_inspections_in_round_numbers() -> None:
    meetings = [
        {"会议名称": f"会{n}", "召开日期": day} for n, day in enumerate(spread(43, "2022-01..2022-08"))
    ]
    found = dossier(会议=meetings, 工作计数=activities(("领导带队检查", "次", 147, "2022-08-31")))
    held, led = shown(MEETINGS, found).value, shown(activity("领导带队检查", "次"), found).value
    assert held is not None
    assert led is not None
    assert approximated(held, "余", 1).text("次") == "40余次"
    assert approximated(led, "余", 2).text("次") == "140余次"


@pytest.mark.covers(89, 92, by="ansheng.indicators.definitions.work.TASK_PLANS")
@pytest.mark.parametrize(("aspects", "tasks", "mean"), [(15, 54, "3.6"), (5, 30, "6")])
def test_tasks_by_aspect(aspects: int, tasks: int, mean: str) -> None:
    found = dossier(任务=[{"任务名称": f"任务{n}", "所属方案": f"方面{n % aspects}"} for n in range(tasks)])
    whole, parts = shown(TASKS, found), shown(TASK_PLANS, found)
    assert (whole.value, parts.value) == (tasks, aspects)
    assert mean_of(whole, parts, unit="项/方面", unit_en="per aspect").display == f"{mean}项/方面"


@pytest.mark.covers(94, by="ansheng.indicators.definitions.work.activity")
def test_totals_of_the_three_year_supervision() -> None:
    rows = [
        ("督导组", "个", 11576),
        ("督导检查", "次", 51336),
        ("检查单位", "家", 72466),
        ("督导问题", "个", 72466),
        ("停产停业整顿", "家", 227),
        ("关停取缔", "家", 79),
        ("约谈警示", "家", 1200),
        ("联合惩戒", "家", 19),
    ]
    found = dossier(工作计数=activities(*((*row, "2022-08-01") for row in rows)))
    told = {kind: shown(activity(kind, measure), found) for kind, measure, _ in rows}
    assert {kind: figure.value for kind, figure in told.items()} == {kind: number for kind, _, number in rows}
    rounds = mean_of(
        told["督导检查"], told["督导组"], unit="次/组", unit_en="rounds a team", style=Print(places=2)
    )
    assert rounds.display == "4.43次/组"


@pytest.mark.covers(100, by="ansheng.accidents.moments.hours_between")
def test_how_long_the_flood_response_lasted() -> None:
    found = dossier(
        应急响应=[
            {
                "响应名称": "防汛",
                "响应级别": "四级",
                "启动时间": "2022年6月26日14时",
                "终止时间": "2022年6月28日10时",
            }
        ]
    )
    (response,) = found.tables["responses"].iter_rows(named=True)
    assert hours_between(response["started_at"], response["ended_at"]) == 44
    assert hours_between("2022年6月26日", "2022年6月28日10时") is None


@pytest.mark.covers(101, 102, by="ansheng.indicators.approximate")
def test_counters_in_their_units() -> None:
    found = dossier(
        工作计数=activities(
            ("砂石料", "方", 750_000, "2022-06-01"),
            ("袋类", "条", 6_870_000, "2022-06-01"),
            ("桩木", "立方米", 17_000, "2022-06-01"),
            ("编织布", "平米", 690_000, "2022-06-01"),
            ("抢险劳力", "人", 220_000, "2022-06-01"),
            ("防汛责任人培训", "名", 165, "2022-06-01"),
            ("防汛演练", "场次", 412, "2022-06-01"),
            ("救生绳", "米", 31_500, "2022-06-01"),
        )
    )

    def value(kind: str, measure: str) -> int:
        told = shown(activity(kind, measure), found).value
        assert isinstance(told, int)
        return told

    assert in_scale(value("砂石料", "方"), "万", 0, "方") == "75万方"
    assert in_scale(value("袋类", "条"), "万", 0, "条") == "687万条"
    assert in_scale(value("桩木", "立方米"), "万", 1, "立方米") == "1.7万立方米"
    assert in_scale(value("编织布", "平米"), "万", 0, "平米") == "69万平米"
    assert in_scale(value("抢险劳力", "人"), "万", 0, "人") == "22万人"
    assert f"{value('防汛责任人培训', '名')}名" == "165名"
    assert approximated(value("防汛演练", "场次"), "多", 1).text("场次") == "400多场次"
    assert approximated(value("救生绳", "米"), "余", 1).text("米") == "3万余米"
