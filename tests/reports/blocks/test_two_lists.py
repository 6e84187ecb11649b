"""The two lists in blocks, and the situation told before them."""

import datetime as dt

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

HAZARDS = (
    {
        "编号": "Y1",
        "责任部门": "应急局",
        "整改要求": "停用",
        "整改期限": "2020-06-01",
        "发现日期": "2020-05-01",
        "是否整改": "否",
    },
    {"编号": "Y2", "责任部门": "应急局", "发现日期": "2020-05-02", "是否整改": "是"},
)
MEASURES = (
    {
        "制度措施名称": "动火管理办法",
        "措施类型": "新制定",
        "牵头单位": "应急局",
        "完成时限": "2020-09-30",
        "进展": "印发",
        "文号": "〔2020〕1号",
    },
    {"制度措施名称": HOSTILE, "措施类型": "修订", "完成时限": "2020-10-31", "进展": "拟定"},
)
SMALL = dossier_of(隐患=HAZARDS, 制度措施=MEASURES)


def test_how_complete_the_lists_are() -> None:
    report = told("[[两个清单]]", SMALL)
    assert texts(report) == [
        "问题隐患清单列入隐患2条，其中责任部门、整改要求、整改期限均已明确的1条，占50.0%。",
        "制度措施清单列入制度措施2项，其中已印发或实施1项、逾期未出台1项。",
    ]
    (table,) = tables(report)
    assert table.rows == (
        ("动火管理办法", None, "新制定", "应急局", dt.date(2020, 9, 30), "印发", "〔2020〕1号"),
        (HOSTILE, None, "修订", None, dt.date(2020, 10, 31), "拟定", None),
    )
    assert SMALL.rows(report.figure("hazards_complete_on_list"))["id"].to_list() == ["Y1"]


def test_the_situation_and_the_two_lists_have_headings_of_their_own() -> None:
    report = told("[[一情况两清单；行数=1]]", SMALL)
    titles = [section.title for level, section in report.walk() if level == 2]
    assert titles == ["（一）工作情况", "（二）问题隐患清单", "（三）制度措施清单"]
    assert texts(report)[0] == ("2020年，排查隐患2条，已整改1条，整改率50.0%，存量隐患1条，存量逾期隐患1条。")
    assert [row[0] for table in tables(report) for row in table.rows] == ["Y1", "动火管理办法"]


def test_without_tables() -> None:
    report = told("[[两个清单]]\n[[一情况两清单]]", dossier_of(任务=[{"任务名称": "摸底"}]))
    assert whole(report) == ""
    assert "未提供“隐患”表" in notes(report)
    assert "未提供“制度措施”表" in notes(report)


def test_english() -> None:
    said = whole(told("[[two_lists]]\n[[situation_and_lists]]", SMALL, lang="en"))
    assert chinese(said, "应急局", "动火管理办法", "〔2020〕1号", "停用") == []
