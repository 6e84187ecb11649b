"""The register of risks and listings in blocks."""

import datetime as dt
from decimal import Decimal

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

RISKS = (
    {
        "编号": "F1",
        "风险点名称": "1号储罐",
        "单位名称": "甲厂",
        "地区": "甲镇",
        "风险等级": "重大",
        "管控层级": "市级",
        "管控措施": "巡检",
        "管控责任人": "赵某",
        "下次评估期限": "2020-06-30",
        "更新日期": "2020-01-10",
    },
    {
        "编号": "F2",
        "风险点名称": "仓库",
        "单位名称": "乙厂",
        "地区": "乙镇",
        "风险等级": "一般",
        "下次评估期限": "2021-06-30",
    },
    {"风险点名称": HOSTILE, "单位名称": "丙厂", "地区": "乙镇", "风险等级": "一般", "更新日期": "2019-01-10"},
)
OPEN = {"单位名称": "甲厂", "地区": "甲镇", "发现日期": "2020-05-01", "是否整改": "否"}
HAZARDS = ({**OPEN, "风险点": "1号储罐"}, {**OPEN, "风险点": "2号储罐"}, OPEN)
LISTINGS = (
    {
        "挂牌名称": HOSTILE,
        "挂牌类别": "重大隐患",
        "挂牌层级": "市级",
        "挂牌日期": "2020-02-01",
        "督办期限": "2020-06-01",
        "是否摘牌": "否",
    },
    {
        "挂牌名称": "重点任务",
        "挂牌类别": "重点任务",
        "挂牌层级": "国家级",
        "挂牌日期": "2020-02-01",
        "督办期限": "2020-06-01",
        "是否摘牌": "是",
        "摘牌日期": "2020-05-01",
    },
    {"挂牌名称": "日期未填", "挂牌类别": "重点任务", "挂牌日期": "2020-03-01"},
)
SMALL = dossier_of(风险=RISKS, 隐患=HAZARDS, 挂牌事项=LISTINGS)


def test_the_register_of_risks_and_the_hazards_at_its_points() -> None:
    report = told("[[风险管控]]", SMALL)
    assert texts(report)[1:] == [
        "风险点复评3个，其中未到复评期限1个、逾期未复评1个、复评期限不明1个。",
        "风险点要素不全的，未填管控层级2个、未填管控责任人或责任单位2个、未填管控措施2个。",
        "有未整改隐患的风险点1个，风险点未登记的隐患1条，未填风险点的隐患1条。",
    ]
    levels, control, overdue, failing = tables(report)
    assert levels.rows == (
        ("一般", 2, Decimal("66.7")),
        ("重大", 1, Decimal("33.3")),
        ("合计", 3, Decimal("100.0")),
    )
    assert control.rows == (("重大", 1, 0), ("一般", 0, 2))
    assert overdue.rows == (("1号储罐", "甲厂", "重大", "赵某", dt.date(2020, 1, 10), dt.date(2020, 6, 30)),)
    assert failing.rows == (("1号储罐", "甲厂", "重大", "赵某", 1, 1),)


def test_an_interval_of_review_that_the_office_lays_down() -> None:
    report = told("[[风险管控；复评月数=12]]", SMALL)
    assert "风险点复评3个，其中未到复评期限1个、逾期未复评2个。" in texts(report)
    assert HOSTILE in whole(report)


def test_a_place_has_its_own_risks() -> None:
    report = told("[[风险管控]]", SMALL, place=Place("region", "乙镇"))
    assert "风险点复评2个，其中未到复评期限1个、复评期限不明1个。" in texts(report)


def test_listings_by_kind() -> None:
    report = told("[[挂牌督办]]", SMALL)
    kinds, late = tables(report)
    assert kinds.rows == (("重大隐患", 1, 0, 1), ("重点任务", 1, 1, 0))
    assert [row[0] for row in late.rows] == [HOSTILE]
    assert "有1项挂牌事项的类别、层级、日期或是否办结不全或有误" in notes(report)


def test_without_tables() -> None:
    report = told("[[风险管控]]\n[[挂牌督办]]", dossier_of(任务=[{"任务名称": "摸底"}]))
    assert items(report) == []
    assert "未提供“风险”表" in notes(report)
    assert "未提供“挂牌事项”表" in notes(report)


def test_english() -> None:
    said = whole(told("[[risks; months=12]]\n[[listings]]", SMALL, lang="en"))
    assert chinese(said, "1号储罐", "仓库", "甲厂", "乙厂", "丙厂", "重点任务", "赵某") == []
