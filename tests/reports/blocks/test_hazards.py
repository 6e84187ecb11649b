"""Hazards in blocks: those open now, the spread over a fact, and those that came again, by figures counted by hand."""

import datetime as dt

import pytest

from ansheng.dossier import Dossier
from ansheng.errors import InputError
from ansheng.reports import render
from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

HAZARDS = (
    {
        "编号": "Y1",
        "单位名称": "甲厂",
        "隐患描述": "阀门渗漏",
        "隐患等级": "重大",
        "隐患类别": "设备",
        "责任部门": "应急局",
        "地区": "东镇",
        "发现日期": "2019-11-01",
        "整改期限": "2019-12-01",
        "是否整改": "否",
    },
    {
        "编号": "Y2",
        "单位名称": "甲厂",
        "隐患描述": "通道堵塞",
        "隐患等级": "一般",
        "隐患类别": "消防",
        "责任部门": "消防队",
        "地区": "西镇",
        "发现日期": "2020-03-01",
        "整改期限": "2020-04-01",
        "是否整改": "是",
        "整改完成日期": "2020-03-20",
    },
    {
        "编号": "Y3",
        "单位名称": "甲厂",
        "隐患描述": "通道堵塞",
        "隐患等级": "一般",
        "隐患类别": "消防",
        "责任部门": "消防队",
        "地区": "西镇",
        "发现日期": "2020-12-01",
        "整改期限": "2021-01-15",
        "是否整改": "否",
    },
    {
        "编号": "Y4",
        "单位名称": "乙矿",
        "隐患描述": "支护失修",
        "隐患等级": "一般",
        "责任部门": "应急局",
        "地区": "东镇",
        "发现日期": "2020-10-10",
        "整改期限": "2020-11-10",
        "是否整改": "否",
    },
)


@pytest.fixture
def small() -> Dossier:
    return dossier_of(隐患=HAZARDS)


def test_the_list_holds_all_open_hazards_whenever_found_the_longest_overdue_first(small: Dossier) -> None:
    report = told("[[隐患清单]]", small)
    assert texts(report) == ["截至2020年12月31日，存量隐患3条，其中逾期2条、重大隐患1条。"]
    (table,) = tables(report)
    assert [(row[0], row[5], row[-1]) for row in table.rows] == [
        ("Y1", dt.date(2019, 11, 1), 396),
        ("Y4", dt.date(2020, 10, 10), 51),
        ("Y3", dt.date(2020, 12, 1), None),
    ]
    assert small.rows(report.figure("hazards_outstanding"))["id"].to_list() == ["Y1", "Y3", "Y4"]


def test_a_list_says_how_many_more_there_are_and_can_be_narrowed(small: Dossier) -> None:
    (table,) = tables(told("[[隐患清单；只=逾期；行数=1]]", small))
    assert table.title == "逾期未整改隐患清单"
    assert [row[0] for row in table.rows] == ["Y1"]
    assert table.notes == ("注：另有1项未列出。",)
    with pytest.raises(InputError, match="重大"):
        told("[[隐患清单；只=特大]]", small)


def test_a_list_by_a_fact_has_a_part_for_each_value(small: Dossier) -> None:
    report = told("[[隐患清单；按=责任部门]]", small)
    assert [section.title for level, section in report.walk() if level == 2] == [
        "（一）应急局",
        "（二）消防队",
    ]
    assert [[row[0] for row in table.rows] for table in tables(report)] == [["Y1", "Y4"], ["Y3"]]


def test_no_open_hazard_is_said_to_be_none() -> None:
    done = dossier_of(隐患=[HAZARDS[1]])
    assert texts(told("[[隐患清单]]", done)) == ["截至2020年12月31日，未发现尚未整改的隐患。"]
    unknown = dossier_of(隐患=[{**HAZARDS[1], "是否整改": None, "整改完成日期": None}])
    (text,) = texts(told("[[隐患清单]]", unknown))
    assert text == "截至2020年12月31日，存量隐患无法统计（另有1条有缺项的记录，未计入）。"


def test_the_spread_over_any_fact_has_shares_and_the_whole(small: Dossier) -> None:
    report = told("[[隐患分布：隐患类别、地区]]", small)
    kinds, regions = tables(report)
    assert kinds.columns == ("隐患类别", "排查隐患", "占比（%）", "已整改", "整改率（%）", "存量隐患")
    assert [tuple(map(str, row)) for row in kinds.rows] == [
        ("消防", "2", "66.7", "1", "50.0", "1"),
        ("设备", "0", "0.0", "0", "None", "1"),
        ("未填", "1", "33.3", "0", "0.0", "1"),
        ("合计", "3", "None", "1", "33.3", "3"),
    ]
    assert regions.title == "按地区分布"
    bare = told("[[隐患分布：风险点]]", small)
    assert tables(bare) == []
    assert "隐患表未填“风险点”，未作该项分布统计" in notes(bare)


def test_what_came_again_is_told_by_unit_and_words(small: Dossier) -> None:
    report = told("[[重复隐患]]", small)
    assert texts(report) == ["同一单位反复出现的隐患1项。"]
    (table,) = tables(report)
    assert table.rows == (("甲厂", "通道堵塞", 2, dt.date(2020, 3, 1), dt.date(2020, 12, 1), 1),)
    assert texts(told("[[重复隐患]]", dossier_of(隐患=HAZARDS[:2]))) == ["未发现同一单位反复出现的隐患。"]


@pytest.mark.parametrize("block", ["隐患清单", "隐患分布", "重复隐患", "复发隐患"])
def test_without_the_table_nothing_is_told_and_the_notes_say_so(block: str) -> None:
    report = told(f"[[{block}]]", dossier_of(任务=[{"任务名称": "摸底"}]))
    assert whole(report) == ""
    assert "未提供“隐患”表" in notes(report)


def test_a_place_has_its_own_hazards(small: Dossier) -> None:
    report = told("[[隐患清单]]\n[[隐患分布：隐患类别]]", small, place=Place("region", "东镇"))
    assert texts(report) == ["截至2020年12月31日，存量隐患2条，其中逾期2条、重大隐患1条。"]
    assert [row[0] for row in tables(report)[0].rows] == ["Y1", "Y4"]
    found = report.figure("hazards_outstanding[region=东镇]")
    assert small.rows(found)["id"].to_list() == ["Y1", "Y4"]


def test_hostile_values_stay_text() -> None:
    hostile = dossier_of(隐患=[{**HAZARDS[0], "单位名称": HOSTILE, "隐患类别": HOSTILE}])
    report = told("[[隐患清单]]\n[[隐患分布：隐患类别]]", hostile)
    assert tables(report)[0].rows[0][1] == HOSTILE
    assert tables(report)[1].rows[0][0] == HOSTILE
    assert "{{ 7*7 }}" in render(report).replace("\n", "")


def test_an_english_report_has_no_chinese_but_names(small: Dossier) -> None:
    english = told("[[hazard_list]]\n[[hazard_spread: grade]]\n[[repeated_hazards]]", small, lang="en")
    said = whole(english)
    assert chinese(said, "甲厂", "乙矿", "阀门渗漏", "通道堵塞", "支护失修", "应急局", "消防队") == []
    assert "On 31 December 2020, hazards outstanding: 3, of which 2 overdue, 1 major." in whole(english)


CAME_BACK = tuple(
    {"编号": name, "单位名称": "甲厂", "隐患描述": text, "发现日期": found, "整改完成日期": done}
    for name, text, found, done in (
        ("F1", "安全出口堵塞", "2020-03-01", "2020-03-05"),
        ("F2", "安全出口被堵塞", "2020-06-20", None),
        ("F3", "安全出口被堵塞", "2020-06-21", None),
    )
)


def test_what_likely_came_back_is_counted_and_listed_for_people_to_decide() -> None:
    report = told("[[复发隐患]]", dossier_of(隐患=CAME_BACK))
    assert texts(report) == ["疑似整改后复发的隐患2条，疑似重复登记的隐患1条，均待人工认定。"]
    (table,) = tables(report)
    assert table.rows[0][2:5] == (dt.date(2020, 3, 1), dt.date(2020, 3, 5), dt.date(2020, 6, 20))
    assert tables(told("[[recurrences]]", dossier_of(隐患=CAME_BACK[1:]), lang="en")) == []


def test_without_the_extra_the_notes_say_that_nobody_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rapidfuzz", None)
    report = told("[[复发隐患]]", dossier_of(隐患=CAME_BACK))
    assert whole(report) == ""
    assert "ansheng[again]" in notes(report)
