"""Lingwu 2020: the figures of its bulletin that the example dossier has no table for, and those printed with words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ansheng import Dossier, open_dossier
from ansheng.assessment import key_units
from ansheng.dates import Period
from ansheng.errors import DayError
from ansheng.facts.frames import records_of
from ansheng.indicators import Against, Figure, Indicator, Print, evaluate
from ansheng.indicators.approximate import Approximate, approximated
from ansheng.indicators.comparing.wording import together
from ansheng.indicators.core import (
    ACCIDENTS,
    BRIEFINGS,
    DEATHS,
    FINES,
    HAZARDS_FOUND,
    INJURED,
    MOBILISATIONS,
    PENALTIES,
    PROGRESS_REPORTS,
    RECTIFICATION_RATE,
    REPORTING_PARTIES,
    SANCTIONS,
    VISITS,
)
from ansheng.indicators.definitions.coverage import HAZARDS_PER_VISIT, REVISIT_SHARE
from ansheng.indicators.definitions.enforcement import FINE_PER_PENALTY
from ansheng.indicators.definitions.office import (
    ARCHIVE_BOXES,
    BULLETINS,
    CIRCULARS,
    COPIES_HANDED_OUT,
    COPIES_TO_PUBLIC,
    DOCUMENTS,
    EXAM_PASS_RATE,
    ROUNDS,
    TEAM_PAPERS,
    UPWARD_VISITS,
)
from ansheng.indicators.definitions.people import STUDIES, TRAINING_RATE
from ansheng.indicators.definitions.rectification import LISTING_CLOSURE_RATE
from ansheng.indicators.definitions.work import activity
from ansheng.indicators.derived import mean_of
from ansheng.registers import DistributionRecord, RoundRecord, distributed, rounds_reached

from .ledgers import activities, dossier

YEAR = Period.parse("2020")
END = date(2020, 12, 31)
EXAMPLE = Path(__file__).parents[3] / "examples" / "lingwu-2020"


@pytest.fixture(scope="module")
def lingwu() -> Dossier:
    return open_dossier(EXAMPLE, strict=True)


def shown(indicator: Indicator, found: Dossier) -> Figure:
    return evaluate(indicator, found.tables, period=YEAR, as_of=END)


@pytest.mark.covers(1, by="evaluate(..., against=Against.YEAR_BEFORE)")
def test_outcomes_year_on_year(lingwu: Dossier) -> None:
    told = [
        evaluate(i, lingwu.tables, period=YEAR, as_of=END, against=Against.YEAR_BEFORE)
        for i in (ACCIDENTS, DEATHS, INJURED)
    ]
    assert [figure.display for figure in told] == ["4起", "4人", "4人"]
    changes = [figure.comparison for figure in told if figure.comparison is not None]
    assert (
        together(["事故起数", "死亡人数", "受伤人数"], changes)
        == "事故起数、死亡人数同比均持平，受伤人数同比上升33.3%"
    )


@pytest.mark.covers(2, by="ansheng.dates.Period.parse")
def test_a_window_that_is_not_stated_is_asked_for() -> None:
    with pytest.raises(DayError, match="统计期间"):
        Period.parse("截至目前")


@pytest.mark.covers(18, 20, 21, 24, 14, by="ansheng.indicators.evaluate")
def test_counts_rates_money_and_means(lingwu: Dossier) -> None:
    told = [
        shown(i, lingwu).display for i in (HAZARDS_FOUND, RECTIFICATION_RATE, PENALTIES, FINES, SANCTIONS)
    ]
    assert told == ["2072条", "76.4%", "67起", "15.53万元", "28家"]
    assert shown(FINE_PER_PENALTY, lingwu).display == "2318元/起"
    assert (shown(MOBILISATIONS, lingwu).display, shown(REPORTING_PARTIES, lingwu).value) == ("4次", 23)


@pytest.mark.covers(11, by="ansheng.indicators.derived.mean_of")
def test_reports_at_each_briefing(lingwu: Dossier) -> None:
    reports, meetings = shown(PROGRESS_REPORTS, lingwu), shown(BRIEFINGS, lingwu)
    mean = mean_of(reports, meetings, unit="次/次会", unit_en="a briefing", style=Print(places=2))
    assert (reports.value, meetings.value, mean.display) == (70, 6, "11.67次/次会")


@pytest.mark.covers(19, 30, by="ansheng.indicators.definitions.coverage.HAZARDS_PER_VISIT")
def test_visits_hazards_for_each_and_modes(lingwu: Dossier) -> None:
    visits = shown(VISITS, lingwu)
    assert visits.value is not None
    assert approximated(visits.value, "余", 2).text("家次") == "1200余家次"
    assert shown(HAZARDS_PER_VISIT, lingwu).display == "1.72条/家次"
    _, most = Approximate.parse("2072").share_of(Approximate.parse("1200余"))
    assert most is not None
    assert round(float(most), 2) == 1.73
    modes = evaluate(VISITS, lingwu.tables, period=YEAR, as_of=END, by="mode")
    assert sum(figure.value or 0 for figure in modes) == visits.value
    assert shown(REVISIT_SHARE, lingwu).unknown == 0


DEPARTMENTS, TOWNSHIPS = [f"部门{n}" for n in range(15)], [f"乡镇{n}" for n in range(8)]


def papers() -> list[dict[str, str]]:
    """The papers of the team, each with its number, day and box."""
    kinds = [*["专班文件"] * 21, *["简报"] * 20, *["通报"] * 2]
    return [
        {
            "文种": kind,
            "文号": f"灵安专发〔2020〕{at}号",
            "印发机关": "市专班",
            "印发日期": f"2020-{7 + at % 6:02}-10",
            "主送单位": "各成员单位",
            "档案盒号": f"{at % 30}",
            "归档日期": "2020-12-20",
        }
        for at, kind in enumerate(kinds)
    ]


@pytest.mark.covers(12, by="ansheng.indicators.definitions.office.TEAM_PAPERS")
@pytest.mark.covers(15, by="ansheng.indicators.definitions.office.ARCHIVE_BOXES")
def test_papers_count_themselves() -> None:
    found = dossier(文件=papers())
    told = [shown(each, found).display for each in (TEAM_PAPERS, BULLETINS, CIRCULARS, DOCUMENTS)]
    assert told == ["21份", "20份", "2份", "43份"]
    assert shown(ARCHIVE_BOXES, found).display == "30盒"
    later = dossier(文件=[{**row, "印发日期": "2021-01-10"} for row in papers()])
    assert shown(DOCUMENTS, later).value == 0
    undated = dossier(文件=[{"文种": "简报", "文号": "一号", "主送单位": "各成员单位", "印发机关": "市专班"}])
    assert (shown(BULLETINS, undated).value, shown(BULLETINS, undated).unknown) == (None, 1)


@pytest.mark.covers(13, 15, by="ansheng.indicators.definitions.office.ROUNDS")
def test_rounds_and_the_visits_of_higher_authorities() -> None:
    rounds = {"第一轮": DEPARTMENTS, "第二轮": [*DEPARTMENTS[:8], *TOWNSHIPS]}
    rows = [
        {
            "督查名称": name,
            "督查方向": "对下督查",
            "督查开始日期": day,
            "督查组": "巡查督查组",
            "被督查单位": "、".join(bodies),
        }
        for (name, bodies), day in zip(rounds.items(), ("2020-09-01", "2020-11-01"), strict=True)
    ] + [
        {
            "督查名称": f"自治区第{n}次督查",
            "督查方向": "迎接上级督查",
            "督查开始日期": f"2020-1{n}-01",
            "督查单位": "自治区安委会",
        }
        for n in range(3)
    ]
    found = dossier(督查轮次=rows)
    assert (shown(ROUNDS, found).display, shown(UPWARD_VISITS, found).display) == ("2轮次", "3次")
    whole = rounds_reached([*DEPARTMENTS, *TOWNSHIPS], records_of(found.tables, RoundRecord), END)[-1]
    assert (whole.visits, len(whole.bodies), whole.listed) == (31, 23, 23)


@pytest.mark.covers(25, by="ansheng.indicators.definitions.office.COPIES_HANDED_OUT")
def test_leaflets_and_handbooks_handed_out() -> None:
    bodies = [*DEPARTMENTS, *TOWNSHIPS]
    rows = [
        {"宣传品名称": "宣传册", "发放日期": "2020-11-01", "受众": "社会公众", "发放份数": 260, "发放单位": "专班"},
        {"宣传品名称": "宣传册", "发放日期": "2020-11-20", "受众": "社会公众", "发放份数": 260, "发放单位": "专班"},
        *(
            {"宣传品名称": "摘编手册", "发放日期": "2020-11-05", "受众": "成员单位", "发放份数": 68, "领取单位": body}
            for body in bodies
        ),
    ]  # fmt: skip
    found = dossier(宣传品发放=rows)
    public, whole = shown(COPIES_TO_PUBLIC, found).value, shown(COPIES_HANDED_OUT, found).value
    assert (public, whole) == (520, 520 + 23 * 68)
    assert approximated(public or 0, "余", 1).text("份") == "500余份"
    assert approximated((whole or 0) - (public or 0), "余", 2).text("份") == "1500余份"
    handbooks = distributed(records_of(found.tables, DistributionRecord), END, bodies)[1]
    assert (handbooks.copies, len(handbooks.receivers), handbooks.unreached) == (1564, 23, ())


def test_papers_rounds_files_and_leaflets_as_counts() -> None:
    rows = [
        ("专班文件", "份", 21),
        ("简报", "期", 20),
        ("通报", "期", 2),
        ("专项督查", "轮次", 2),
        ("督查部门", "个", 31),
        ("迎接上级督查", "次", 3),
        ("档案", "盒", 30),
        ("面向公众宣传册", "份", 520),
        ("摘编手册", "份", 1560),
    ]
    found = dossier(工作计数=activities(*((*row, "2020-11-01") for row in rows)))
    told = {kind: shown(activity(kind, measure), found) for kind, measure, _ in rows}
    assert [told[kind].display for kind in ("专班文件", "简报", "通报", "专项督查")] == [
        "21份",
        "20期",
        "2期",
        "2轮次",
    ]
    assert [told[kind].display for kind in ("督查部门", "迎接上级督查", "档案")] == ["31个", "3次", "30盒"]
    leaflets = [told[kind].value or 0 for kind in ("面向公众宣传册", "摘编手册")]
    assert [
        approximated(value, "余", digits).text("份") for value, digits in zip(leaflets, (1, 2), strict=True)
    ] == [
        "500余份",
        "1500余份",
    ]


@pytest.mark.covers(16, by="ansheng.indicators.definitions.people.STUDIES")
def test_leaders_study_and_compulsory_courses() -> None:
    rows = [
        ("专题辅导", "中心组学习", None, None),
        ("三类人员必训课", "培训", 40, 38),
        ("三级安全教育", "三级安全教育", 60, 57),
    ]
    heads = ("培训名称", "培训类别", "应参加人数", "实际参加人数")
    found = dossier(
        教育培训=[{"举办日期": "2020-06-01", **dict(zip(heads, row, strict=True))} for row in rows]
    )
    assert shown(STUDIES, found).display == "1次"
    assert shown(TRAINING_RATE, found).display == "95.0%"


@pytest.mark.covers(17, by="ansheng.indicators.definitions.office.EXAM_PASS_RATE")
def test_examinations_of_the_three_kinds_of_persons() -> None:
    rows = [
        {"考试人员": f"{n}号", "单位名称": "甲厂", "人员类别": "主要负责人", "考试日期": "2020-06-10", "是否合格": said}
        for n, said in enumerate(["是"] * 19 + ["否", ""])
    ]  # fmt: skip
    found = shown(EXAM_PASS_RATE, dossier(考试考核=rows))
    assert (found.display, found.numerator, found.denominator, found.unknown) == ("95.0%", 19, 20, 1)


@pytest.mark.covers(7, by="ansheng.indicators.definitions.rectification.LISTING_CLOSURE_RATE")
def test_listed_tasks_closed() -> None:
    listed = [
        {
            "挂牌名称": f"任务{n}",
            "挂牌类别": "任务",
            "挂牌日期": "2020-05-01",
            "是否摘牌": "是" if n < 75 else "否",
        }
        for n in range(102)
    ]
    figure = shown(LISTING_CLOSURE_RATE, dossier(挂牌事项=listed))
    assert (figure.display, figure.numerator, figure.denominator) == ("73.5%", 75, 102)


@pytest.mark.covers(35, by="ansheng.assessment.key_units")
def test_units_to_be_inspected_first() -> None:
    units = [
        ("Q1", "甲厂", "危险化学品", "D级"),
        ("Q2", "乙厂", "消防", "A级"),
        ("Q3", "丙厂", "消防", None),
        ("Q4", "丁厂", "消防", "A级"),
    ]
    found = dossier(
        企业=[dict(zip(("单位编号", "企业名称", "行业领域", "风险等级"), row, strict=True)) for row in units],
        事故=[{"单位编号": "Q1", "发生日期": "2020-05-01", "死亡人数": 1, "是否生产安全事故": "是"}],
        隐患=[
            {
                "单位名称": "乙厂",
                "隐患等级": "重大",
                "发现日期": "2020-10-01",
                "是否整改": "否",
                "是否销号": "否",
            }
        ],
    )
    told = key_units(found.tables, accidents_in=YEAR, on=END, classes={"C", "D"}, sectors={"危险化学品"})
    assert [unit.text() for unit in told] == [
        "甲厂：发生事故1起；风险等级D级；属重点行业领域“危险化学品”",
        "乙厂：未整改重大事故隐患1条",
        "丙厂：风险等级不明",
    ]
    assert (
        key_units(found.tables, accidents_in=Period.parse("2019"), on=date(2020, 9, 30), sectors={"煤矿"})
        == ()
    )
