"""Inspections, rounds and enforcement in blocks."""

import datetime as dt
from decimal import Decimal

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

UNITS = (
    {"企业名称": "甲厂", "监管部门": "应急局", "行业领域": "化工", "风险等级": "D级"},
    {"企业名称": "乙厂", "监管部门": "商务局", "行业领域": "工贸", "风险等级": "A级"},
    {"企业名称": "丙厂", "监管部门": "商务局", "行业领域": "工贸"},
)
INSPECTIONS = (
    {"单位名称": "甲厂", "检查部门": "应急局", "检查日期": "2020-02-01", "检查方式": "突击检查"},
    {"单位名称": "甲厂", "检查部门": "应急局", "检查日期": "2020-09-10", "检查方式": "回头看"},
    {"单位名称": HOSTILE, "检查部门": "商务局", "检查日期": "2020-09-11", "检查方式": "日常检查"},
    {"单位名称": "甲局", "检查日期": "2020-09-12", "检查方式": "日常检查"},
    {"单位名称": "丙厂", "检查部门": "商务局", "检查日期": "2019-09-11", "检查方式": "日常检查"},
)
HAZARDS = (
    {"编号": "Y1", "单位名称": "甲厂", "隐患等级": "重大", "发现日期": "2020-02-01", "是否销号": "否"},
    {"编号": "Y2", "单位名称": "甲厂", "隐患等级": "一般", "发现日期": "2020-09-10", "是否销号": "是"},
)
DOWN, UP = {"督查方向": "对下督查"}, {"督查方向": "迎接上级督查"}
ROUNDS = (
    {
        **DOWN,
        "督查名称": "第一轮",
        "督查开始日期": "2020-09-01",
        "督查结束日期": "2020-09-30",
        "督查组": "第一组",
        "被督查单位": "甲局、乙镇",
        "发现问题数": "4",
    },
    {
        **DOWN,
        "督查名称": "第二轮",
        "督查开始日期": "2020-11-01",
        "督查组": "第二组",
        "被督查单位": "乙镇、丙镇",
        "发现问题数": "1",
    },
    {
        **UP,
        "督查名称": "省督查",
        "督查开始日期": "2020-10-01",
        "督查单位": "省安委办",
        "整改报送期限": "2020-11-01",
        "是否报送整改情况": "否",
    },
)
PARTIES = ({"单位名称": "甲局"}, {"单位名称": "乙镇"}, {"单位名称": "丁镇"})
PENALTIES = (
    {
        "单位名称": "甲厂",
        "处罚日期": "2020-03-01",
        "处罚种类": "罚款",
        "罚款金额（万元）": "2",
        "处罚机关": "应急局",
        "行业领域": "化工",
    },
    {"单位名称": HOSTILE, "处罚日期": "2020-03-02", "处罚种类": "警告", "行业领域": "工贸"},
    {
        "单位名称": "甲厂",
        "处罚日期": "2021-10-02",
        "处罚种类": "罚款",
        "罚款金额（万元）": "3",
        "行业领域": "化工",
    },
    {
        "单位名称": "甲厂",
        "处罚日期": "2021-10-03",
        "处罚种类": "罚款",
        "罚款金额（万元）": "5",
        "行业领域": "化工",
    },
)
CASES = (
    {
        "案件名称": "一",
        "立案日期": "2020-03-01",
        "是否结案": "是",
        "是否事故案件": "否",
        "案件罚款（万元）": "2",
        "办案层级": "县级",
    },
    {
        "案件名称": "二",
        "立案日期": "2020-03-01",
        "是否结案": "否",
        "是否事故案件": "是",
        "案件罚款（万元）": "20",
        "办案层级": "市级",
    },
)
SANCTIONS = (
    {
        "单位名称": "甲厂",
        "惩戒日期": "2019-03-01",
        "惩戒期限": "2020-03-01",
        "惩戒种类": "联合惩戒",
        "是否移出": "否",
    },
    {
        "单位名称": "乙厂",
        "惩戒日期": "2020-05-01",
        "惩戒期限": "2023-03-01",
        "惩戒种类": "联合惩戒",
        "是否移出": "否",
    },
)
SMALL = dossier_of(
    企业=UNITS,
    检查=INSPECTIONS,
    隐患=HAZARDS,
    督查轮次=ROUNDS,
    责任单位=PARTIES,
    行政处罚=PENALTIES,
    执法案件=CASES,
    联合惩戒=SANCTIONS,
)


def test_inspections_by_mode() -> None:
    report = told("[[检查情况]]", SMALL)
    assert texts(report) == ["检查企业4家次，受检单位3家，平均每家次查出隐患0.5条/家次，回头看占比25.0%。"]
    assert tables(report)[0].rows == (
        ("日常检查", 2, Decimal("50.0"), 2),
        ("突击检查", 1, Decimal("25.0"), 1),
        ("回头看", 1, Decimal("25.0"), 1),
        ("合计", 4, Decimal("100.0"), 3),
    )
    assert SMALL.rows(report.figure("visits"))["unit"].to_list() == ["甲厂", "甲厂", HOSTILE, "甲局"]


def test_inspections_by_another_fact_and_of_one_department() -> None:
    report = told("[[检查情况；按=检查部门]]", SMALL, place=Place("party", "应急局"))
    assert tables(report)[0].rows == (
        ("应急局", 2, Decimal("100.0"), 1),
        ("合计", 2, Decimal("100.0"), 1),
    )
    assert texts(told("[[检查情况]]", SMALL, period="2020-12")) == ["统计期间内无检查记录。"]


def test_coverage_of_the_list_by_class() -> None:
    report = told("[[检查覆盖：风险等级；行数=2]]", SMALL)
    assert texts(report) == ["监管企业3家，名单内受检企业1家，检查覆盖率33.3%。"]
    (table,) = tables(report)
    assert table.rows == (
        ("D级", 1, 1, Decimal("100.0")),
        ("A级", 1, 0, Decimal("0.0")),
        ("合计", 3, 1, Decimal("33.3")),
    )
    assert table.notes == ("注：另有1行未列出，合计含未列出的。",)


def test_rounds_and_visits_of_higher_authorities() -> None:
    report = told("[[督查轮次]]", SMALL)
    assert texts(report) == [
        "开展督查轮次2轮次，督查组2个，督查发现问题5个，迎接上级督查1次。",
        "上级督查反馈1次，其中逾期未报整改情况1次。",
    ]
    reach, upward = tables(report)
    assert reach.rows == (
        ("第一轮", "第一组", 2, 2, 3, 2, 0, "丁镇", 1),
        ("第二轮", "第二组", 2, 2, 3, 1, 1, "甲局、丁镇", 0),
        ("各轮合计", "第一组、第二组", 4, 3, 3, 2, 1, "丁镇", None),
    )
    assert upward.rows[0][-1] == "逾期未报整改情况"
    assert report.figure("round_covered[round=第二轮]").value == 1


def test_penalties_and_cases() -> None:
    report = told("[[执法处罚；清单=是]]\n[[执法案件]]", SMALL)
    assert texts(report) == [
        "实施行政处罚2起，罚款2.00万元，案均罚款10000元/起。",
        "办理执法案件2起，已结案1起，结案率50.0%，日常监督罚款2.00万元，事故罚款20.00万元，总体处罚率33.3%。",
    ]
    kinds, sectors, listed, levels = tables(report)
    assert kinds.rows[0] == ("罚款", 1, Decimal("50.0"), Decimal("2.00"))
    assert [row[0] for row in sectors.rows] == ["化工", "工贸", "合计"]
    assert [row[1] for row in listed.rows] == ["甲厂", HOSTILE]
    assert levels.rows[0] == ("县级", 1, 1, Decimal("2.00"), Decimal("0.00"))
    assert texts(told("[[执法处罚]]", SMALL, period="2020-12")) == ["统计期间内未实施行政处罚。"]


def test_fines_short_of_the_highest_under_the_law_in_force() -> None:
    report = told("[[顶格处罚]]", SMALL, period="2021", as_of="2021-12-31")
    assert texts(report) == ["对有未销号重大隐患的单位未顶格处罚的罚款1起。"]
    assert tables(report)[0].rows == ((dt.date(2021, 10, 2), "甲厂", "30000", "幅度内，未顶格"),)
    before = told("[[顶格处罚]]", SMALL)
    assert texts(before) == ["未发现应顶格而未顶格处罚的情况。"]


def test_the_lists_of_the_dishonest() -> None:
    report = told("[[失信惩戒]]", SMALL)
    assert texts(report) == ["联合惩戒1家。", "惩戒名单记录2条，其中在列1条、期满未移出1条。"]
    moved, wrong = tables(report)
    assert moved.rows == (("联合惩戒", 1, 1, 0, 2, 0),)
    assert wrong.rows[0][0] == "甲厂"


def test_without_tables() -> None:
    blocks = ("检查情况", "检查覆盖", "督查轮次", "执法处罚", "执法案件", "顶格处罚", "失信惩戒")
    report = told("\n".join(f"[[{name}]]" for name in blocks), dossier_of(任务=[{"任务名称": "摸底"}]))
    assert items(report) == []
    for name in ("检查", "企业", "督查轮次", "行政处罚", "执法案件", "隐患", "联合惩戒"):
        assert f"未提供“{name}”表" in notes(report)


def test_english() -> None:
    blocks = ("inspections", "coverage", "rounds", "penalties; list=yes", "cases", "not_highest", "dishonest")
    said = whole(told("\n".join(f"[[{name}]]" for name in blocks), SMALL, lang="en"))
    names = ("甲厂", "乙厂", "丙厂", "甲局", "乙镇", "丙镇", "丁镇", "应急局", "商务局", "化工", "工贸")
    assert chinese(said, *names, "第一轮", "第二轮", "第一组", "第二组", "省督查", "省安委办") == []
