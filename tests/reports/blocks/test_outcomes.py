"""Outcomes, accidents, control indices and vintages in blocks."""

import datetime as dt
from decimal import Decimal

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

SUNK = {"是否生产安全事故": "是", "重伤人数": "0", "直接经济损失（万元）": "10"}
ACCIDENTS = (
    {
        **SUNK,
        "编号": "S1",
        "事故名称": "甲厂坍塌",
        "地区": "甲镇",
        "发生日期": "2020-03-05",
        "行业领域": "建筑施工",
        "死亡人数": "3",
    },
    {**SUNK, "编号": "S2", "地区": "乙镇", "发生日期": "2020-06-01", "行业领域": "工贸", "死亡人数": "1"},
    {
        **SUNK,
        "编号": "S3",
        "地区": "乙镇",
        "发生日期": "2020-07-01",
        "事故单位": HOSTILE,
        "行业领域": "工贸",
        "死亡人数": "0",
        "重伤人数": "2",
    },
    {**SUNK, "编号": "S4", "地区": "乙镇", "发生日期": "2019-05-01", "行业领域": "工贸", "死亡人数": "2"},
    {**SUNK, "编号": "S5", "地区": "乙镇", "发生日期": "2018-05-01", "行业领域": "工贸", "死亡人数": "4"},
)
REPORTS = (
    {"事故编号": "S1", "接报方": "单位负责人", "接报时间": "2020-03-05 08:00", "报告来源": "事故单位"},
    {"事故编号": "S1", "接报方": "县级", "接报时间": "2020-03-05 11:30", "报告来源": "事故单位"},
    {"事故编号": "S2", "接报方": "县级", "接报时间": "2020-06-02 08:00", "报告来源": "举报"},
)
INVESTIGATIONS = ({"事故编号": "S1", "调查报告提交日期": "2020-05-10", "批复日期": "2020-05-20"},)
CEILINGS = (
    {
        "编号": "K1",
        "指标名称": "死亡",
        "指标年度": "2020",
        "控制内容": "死亡人数",
        "控制方式": "上限",
        "控制数": "3",
    },
    {
        "编号": "K2",
        "指标名称": HOSTILE,
        "指标年度": "2020",
        "控制内容": "事故起数",
        "控制方式": "上限",
        "控制数": "5",
    },
    {"编号": "K3", "指标名称": "往年", "指标年度": "2019", "控制内容": "事故起数", "控制数": "5"},
)
MAJOR = {"隐患等级": "重大", "整改要求": "停用", "责任部门": "应急局", "发现日期": "2020-05-01"}
HAZARDS = (
    {**MAJOR, "编号": "Y1", "整改期限": "2020-06-15", "是否整改": "是", "整改日期": "2020-07-10"},
    {**MAJOR, "编号": "Y2", "整改期限": "2021-06-15", "是否整改": "否"},
)
SMALL = dossier_of(事故=ACCIDENTS, 事故报告=REPORTS, 事故调查=INVESTIGATIONS, 控制指标=CEILINGS, 隐患=HAZARDS)


def test_outcomes_beside_the_year_before_and_a_fixed_base() -> None:
    report = told("[[事故情况；基期=2018；等级=较大、重大]]", SMALL)
    assert texts(report) == [
        "统计期间内共发生生产安全事故3起，死亡人数4人，重伤人数2人，较大及以上事故1起，"
        "较大及以上事故死亡人数3人，直接经济损失30.00万元。",
        "与上年同期相比，生产安全事故增加2起，死亡人数增加2人。",
        "与基期相比，生产安全事故增加2起，死亡人数持平。",
        "连续未发生较大及以上生产安全事故9个月（2020年4—12月）。",
        "连续未发生重大及以上生产安全事故32个月（2018年5月—2020年12月）。",
    ]
    beside, sectors, grades = tables(report)
    assert beside.columns == ("指标", "2020年", "2019年", "2018年")
    assert beside.rows[:2] == (("生产安全事故", 3, 1, 1), ("死亡人数", 4, 2, 4))
    assert sectors.rows == (
        ("工贸", 2, Decimal("66.7"), 1),
        ("建筑施工", 1, Decimal("33.3"), 3),
        ("合计", 3, Decimal("100.0"), 4),
    )
    assert [row[:2] for row in grades.rows] == [
        ("一般", 2),
        ("较大", 1),
        ("重大", 0),
        ("特别重大", 0),
        ("合计", 3),
    ]
    assert SMALL.rows(report.figure("accidents[grade=larger]"))["id"].to_list() == ["S1"]
    assert SMALL.rows(report.figure("deaths@2018-01-01..2018-12-31"))["id"].to_list() == ["S5"]


def test_the_mean_of_several_years() -> None:
    report = told("[[事故情况]]", SMALL, period="2018-01-01..2020-12-31")
    assert "年均生产安全事故1.7起，年均死亡人数3.3人，年均直接经济损失16.67万元。" in texts(report)
    assert "无2017—2019年及以前的记录" not in notes(report)


def test_no_accident_is_said_as_none_and_an_open_grade_is_told() -> None:
    report = told("[[事故情况]]", SMALL, period="2020-08", as_of="2020-12-31")
    assert texts(report)[0] == "统计期间内未发生生产安全事故。"
    doubt = [{**ACCIDENTS[2], "直接经济损失（万元）": None}]
    open_ = told("[[事故情况]]", dossier_of(事故=doubt))
    assert texts(open_)[-1] == "有1起事故的伤亡或损失未填全，等级待定，未计入各等级。"
    assert "有1起事故的等级或日期不明，无法计算连续未发生较大及以上生产安全事故的月数" in notes(open_)


def test_a_place_has_its_own_accidents() -> None:
    report = told("[[事故情况]]\n[[事故清单]]", SMALL, place=Place("region", "甲镇"))
    assert texts(report)[0].startswith("统计期间内共发生生产安全事故1起，死亡人数3人")
    assert [row[1] for row in tables(report)[-1].rows] == ["甲厂坍塌"]


def test_the_list_of_accidents_with_the_grades_found() -> None:
    (table,) = tables(told("[[事故清单；行数=2]]", SMALL))
    assert [(row[0], row[-2], row[-1]) for row in table.rows] == [
        (dt.date(2020, 3, 5), "较大", dt.date(2020, 4, 4)),
        (dt.date(2020, 6, 1), "一般", dt.date(2020, 7, 1)),
    ]
    assert "注：另有1项未列出。" in table.notes
    assert HOSTILE in whole(told("[[事故清单]]", SMALL))


def test_what_follows_accidents() -> None:
    report = told("[[事故查处]]", SMALL)
    assert texts(report) == [
        "事故调查、批复、评估事项7项，其中逾期未完成4项、未到期1项、逾期完成1项、已完成1项。"
    ]
    rows = {(row[0], row[4]): row[5:] for row in tables(report)[0].rows}
    assert rows["甲厂坍塌", "提交调查报告"] == (dt.date(2020, 5, 4), dt.date(2020, 5, 10), "逾期完成")
    assert rows["S2", "提交调查报告"] == (dt.date(2020, 7, 31), None, "逾期未完成")


def test_reports_to_be_checked() -> None:
    report = told("[[事故报告]]", SMALL)
    assert texts(report) == ["事故报告待核事项6项，其中疑似瞒报1项、疑似漏报4项、疑似迟报1项。"]
    rows = tables(report)[0].rows
    assert rows[0][2:] == ("疑似瞒报", "由举报或核查获知，未见事故单位报告的记录")
    assert rows[-1][3] == "单位负责人报至县级的用时至少为210分钟，时限60分钟"


def test_by_when_accidents_had_to_be_reported() -> None:
    (table,) = tables(told("[[事故报告]]", SMALL))[1:]
    assert table.rows == (
        (
            "甲厂坍塌",
            "较大",
            "2020-03-05 08:00",
            "2020-03-05 09:00",
            "2020-03-05 11:00",
            "2020-03-05 13:00",
            None,
        ),
    )


def test_accidents_by_the_industries_of_their_day() -> None:
    road = {**ACCIDENTS[1], "行业领域": "道路运输"}
    mine = {**ACCIDENTS[0], "发生日期": "2015-03-01", "行业领域": "煤矿"}
    dossier = dossier_of(事故=[road, mine, ACCIDENTS[2]])
    report = told("[[事故行业]]", dossier)
    (table,) = tables(report)
    assert [row[1:] for row in table.rows] == [(1, 1)]
    assert texts(report) == ["行业未填或不在行业表内的事故1起（工贸）。"]
    assert tables(told("[[事故行业]]", dossier, period="2015"))[0].rows == (("工矿商贸", 1, 3),)


def test_control_indices_broken_ones_first() -> None:
    report = told("[[控制指标]]", SMALL)
    assert texts(report) == ["截至2020年12月31日的年度控制指标2项，其中突破1项、未突破1项。"]
    assert tables(report)[0].rows == (
        ("死亡", 4, 3, Decimal("133.3"), "突破"),
        (HOSTILE, 3, 5, Decimal("60.0"), "未突破"),
    )


def test_whether_major_hazards_stand_at_zero() -> None:
    report = told("[[动态清零]]", SMALL)
    assert texts(report) == ["截至2020年12月31日，重大事故隐患动态清零，未整改1条。"]
    rows = {row[0]: row[1:] for row in tables(report)[0].rows}
    assert rows["2020年6月30日"] == ("未清零", 2, 1, 0, 0)
    assert rows["2020年7月31日"] == ("动态清零", 1, 0, 0, 0)


def test_vintages_are_told_where_the_table_remembers_and_late_data_are_warned_of() -> None:
    found = [
        {"编号": "A", "发现日期": "2019-05-01", "是否整改": "是", "整改完成日期": "2020-03-01"},
        {"编号": "B", "发现日期": "2019-06-01", "是否整改": "是", "整改完成日期": "2019-07-01"},
        {"编号": "C", "发现日期": "2020-05-01", "是否整改": "是", "整改完成日期": "2020-06-01"},
    ]
    report = told("[[同比口径：已整改、排查隐患]]", dossier_of(隐患=found))
    assert tables(report)[0].rows == (("已整改", 1, 1, 2), ("排查隐患", 1, None, 2))
    assert texts(report) == [
        "已整改1条，与上年同期当时所知数相比持平、与现知数相比减少1条。",
        "排查隐患1条，与上年同期现知数相比减少1条。",
        "上年数据截至期末后第366天，本年数据仅截至期末后第0天；后续补报会使本年数增加，下降未必属实。",
    ]


def test_without_tables() -> None:
    blocks = (
        "[[事故情况]]\n[[事故清单]]\n[[事故查处]]\n[[事故报告]]\n[[控制指标]]\n[[动态清零]]\n[[同比口径]]"
    )
    report = told(blocks, dossier_of(任务=[{"任务名称": "摸底"}]))
    assert items(report) == []
    for name in ("事故", "事故调查", "事故报告", "控制指标", "隐患"):
        assert f"未提供“{name}”表" in notes(report)


def test_english() -> None:
    blocks = (
        "[[outcomes; base=2018]]\n[[accidents]]\n[[accident_follow_up]]\n[[accident_reports]]\n"
        "[[accident_industries]]\n[[ceilings]]\n[[clearing]]\n[[vintages]]"
    )
    said = whole(told(blocks, SMALL, lang="en"))
    assert chinese(said, "甲厂坍塌", "建筑施工", "工贸", "死亡") == []
