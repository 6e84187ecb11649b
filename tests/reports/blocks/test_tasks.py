"""Tasks in blocks: the list with days late and forecasts, and the schedule backwards."""

import datetime as dt

import pytest

from ansheng.errors import InputError
from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

TASKS = (
    {
        "编号": "R1",
        "任务名称": "摸底",
        "牵头单位": "应急局",
        "开始日期": "2020-01-01",
        "完成时限": "2020-06-30",
        "是否完成": "是",
        "完成日期": "2020-06-20",
    },
    {
        "编号": "R2",
        "任务名称": "整治",
        "牵头单位": "教育局",
        "开始日期": "2020-07-01",
        "完成时限": "2020-11-30",
        "是否完成": "否",
        "进度": "50",
    },
    {
        "编号": "R3",
        "任务名称": "总结",
        "牵头单位": "应急局",
        "开始日期": "2020-12-01",
        "完成时限": "2021-03-31",
        "是否完成": "否",
        "进度": "60",
    },
    {"编号": "R4", "任务名称": HOSTILE, "牵头单位": "教育局", "完成时限": "2020-10-31", "是否完成": "否"},
)
SMALL = dossier_of(任务=TASKS)


def test_the_list_has_overdue_tasks_first_with_days_late_and_forecasts() -> None:
    report = told("[[任务清单]]", SMALL)
    assert texts(report) == ["截至2020年12月31日，共有任务4项，其中逾期未完成2项、正常推进1项、按期完成1项。"]
    (table,) = tables(report)
    assert [(row[0], row[4], row[5], row[7]) for row in table.rows] == [
        (HOSTILE, "逾期未完成", 61, None),
        ("整治", "逾期未完成", 31, dt.date(2021, 7, 2)),
        ("总结", "正常推进", None, dt.date(2021, 1, 20)),
        ("摸底", "按期完成", None, None),
    ]
    assert report.figure("task_overdue").value == 2


def test_the_list_is_narrowed_to_a_standing() -> None:
    (table,) = tables(told("[[任务清单；只=未完成；行数=1；标题=未完成任务]]", SMALL))
    assert (table.title, len(table.rows), table.notes) == ("未完成任务", 1, ("注：另有2项未列出。",))
    (table,) = tables(told("[[任务清单；只=按期完成]]", SMALL))
    assert [row[0] for row in table.rows] == ["摸底"]
    with pytest.raises(InputError, match="逾期未完成"):
        told("[[任务清单；只=逾期]]", SMALL)


def test_the_schedule_goes_backwards_from_the_due_days() -> None:
    timed = dossier_of(
        任务=[
            {"编号": "1", "任务名称": "编制", "所需天数": "10", "开始日期": "2021-01-10", "是否完成": "否"},
            {
                "编号": "2",
                "任务名称": "评审",
                "所需天数": "5",
                "前置任务": "1",
                "完成时限": "2021-01-31",
                "是否完成": "否",
            },
        ]
    )
    report = told("[[倒排工期]]", timed)
    assert texts(report) == ["按倒排工期，未发现难以按期完成的任务。"]
    assert [(row[0], row[3], row[4], row[6]) for row in tables(report)[0].rows] == [
        ("编制", dt.date(2021, 1, 17), dt.date(2021, 1, 26), "可按期"),
        ("评审", dt.date(2021, 1, 27), dt.date(2021, 1, 31), "可按期"),
    ]
    late = told("[[倒排工期]]", timed, period="2021-01", as_of="2021-01-28")
    assert texts(late) == ["按倒排工期，有1项任务最迟开始日期已过或安排过晚，难以按期完成。"]


def test_what_cannot_be_scheduled_is_said() -> None:
    assert "任务表未填“所需天数”，未倒排工期" in notes(told("[[倒排工期]]", SMALL))
    circle = dossier_of(
        任务=[
            {"编号": "1", "任务名称": "甲", "所需天数": "1", "前置任务": "2", "完成时限": "2021-01-01"},
            {"编号": "2", "任务名称": "乙", "所需天数": "1", "前置任务": "1", "完成时限": "2021-01-01"},
        ]
    )
    report = told("[[倒排工期]]", circle)
    assert whole(report) == ""
    assert "未倒排工期：任务互为前置，无法排定先后" in notes(report)


def test_without_the_table_and_for_a_place() -> None:
    report = told("[[任务清单]]\n[[倒排工期]]", dossier_of(方案=[{"方案名称": "甲"}]))
    assert whole(report) == ""
    assert notes(report).count("未提供“任务”表") == 1
    placed = told("[[任务清单]]", SMALL, place=Place("party", "应急局"))
    assert [row[0] for row in tables(placed)[0].rows] == ["总结", "摸底"]
    assert texts(placed)[0].startswith("截至2020年12月31日，共有任务2项")


def test_english() -> None:
    report = told("[[task_list]]", SMALL, lang="en")
    assert chinese(whole(report), "应急局", "教育局", "摸底", "整治", "总结") == []
    assert texts(report) == ["On 31 December 2020, tasks: 4: overdue 2, on track 1, done 1."]
