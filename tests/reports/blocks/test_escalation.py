"""Escalation and the matters of a day in blocks."""

import datetime as dt

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

HAZARDS = (
    {
        "编号": "Y1",
        "隐患描述": HOSTILE,
        "责任部门": "应急局",
        "地区": "东镇",
        "隐患等级": "一般",
        "发现日期": "2020-05-01",
        "整改期限": "2020-12-01",
        "是否整改": "否",
    },
    {
        "编号": "Y2",
        "隐患描述": "通道堵塞",
        "责任部门": "消防队",
        "地区": "西镇",
        "隐患等级": "一般",
        "发现日期": "2020-12-01",
        "整改期限": "2021-01-03",
        "是否整改": "否",
    },
)
SMALL = dossier_of(隐患=HAZARDS)


def test_the_step_that_is_proposed_and_its_letter() -> None:
    report = told("[[督办建议]]", SMALL)
    assert texts(report) == ["建议采取督办措施1项，其中督办函1项；拟发函件1份，由人工决定。"]
    (table,) = tables(report)
    assert table.rows[0][:2] == ("督办函", "应急局")
    assert HOSTILE in str(table.rows[0][3])
    assert report.figure("letters_due").value == 1


def test_nothing_to_escalate() -> None:
    assert texts(told("[[督办建议]]", dossier_of(隐患=HAZARDS[1:]))) == ["未发现须采取督办措施的情况。"]


def test_the_matters_of_the_day() -> None:
    report = told("[[待办事项]]", SMALL)
    assert texts(report) == ["截至2020年12月31日，待办事项2项，其中逾期1项、即将到期1项。"]
    assert tables(report)[0].rows == (
        ("逾期", "应急局", "隐患整改", "Y1", HOSTILE, dt.date(2020, 12, 1), 30),
        ("即将到期", "消防队", "隐患整改", "Y2", "通道堵塞", dt.date(2021, 1, 3), 3),
    )
    assert texts(told("[[待办事项；提前天数=2]]", dossier_of(隐患=HAZARDS[1:]))) == [
        "未发现逾期事项，2日内无到期事项。"
    ]
    assert "未提供“任务”表" in notes(report)


def test_a_place_has_its_own_matters() -> None:
    report = told("[[待办事项]]\n[[督办建议]]", SMALL, place=Place("region", "西镇"))
    assert texts(report) == [
        "截至2020年12月31日，待办事项1项，其中即将到期1项。",
        "未发现须采取督办措施的情况。",
    ]


def test_without_tables_nothing_is_said_to_be_clear() -> None:
    report = told("[[待办事项]]\n[[督办建议]]", dossier_of(方案=[{"方案名称": "甲"}]))
    assert whole(report) == ""
    assert "未提供“隐患”表" in notes(report)


def test_english() -> None:
    said = whole(told("[[escalation]]\n[[agenda]]", SMALL, lang="en"))
    assert chinese(said, "应急局", "消防队", "通道堵塞") == []
