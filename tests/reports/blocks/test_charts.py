"""Charts in blocks: which figures a line, bars, a funnel and a wall show."""

import pytest

from ansheng.errors import InputError
from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, diagrams, dossier_of, notes, told, walls, whole

FOUND = [
    ("2020-03-02", "消防", "东镇", "是", "是"),
    ("2020-03-09", "消防", "西镇", "是", "否"),
    ("2020-05-05", "煤矿", "东镇", "否", "否"),
]
HAZARDS = [
    {"发现日期": day, "行业领域": sector, "地区": region, "是否整改": done, "是否销号": closed}
    for day, sector, region, done, closed in FOUND
]
TASKS = [
    {
        "任务名称": "甲",
        "牵头单位": "应急局",
        "开始日期": "2020-01-01",
        "完成时限": "2020-06-30",
        "是否完成": "否",
    },
    {"任务名称": "乙", "牵头单位": "教育局", "完成时限": "2021-06-30", "是否完成": "否"},
    {
        "任务名称": HOSTILE,
        "牵头单位": "教育局",
        "完成时限": "2020-05-31",
        "完成日期": "2020-05-01",
        "是否完成": "是",
    },
]
SMALL = dossier_of(隐患=HAZARDS, 任务=TASKS)


def test_a_trend_begins_with_the_first_record() -> None:
    report = told("[[走势图：排查隐患；标题=隐患走势]]", SMALL, period="2020-01..2020-06", as_of="2020-06-30")
    (diagram,) = diagrams(report)
    assert (diagram.title, diagram.form) == ("隐患走势", "lines")
    assert diagram.labels == ("2020年3月", "2020年4月", "2020年5月", "2020年6月")
    assert diagram.series[0].values == (2, 0, 1, 0)
    assert all(limit.centre is not None for limit in diagram.series[0].limits)
    assert SMALL.rows(report.figure("hazards_found@2020-03-01..2020-03-31")).height == 2
    assert "“隐患”表无2020年2月29日及以前的记录" in notes(report)


def test_a_trend_by_quarters_and_one_of_a_single_point() -> None:
    (diagram,) = diagrams(told("[[走势图：排查隐患；周期=季度]]", SMALL))
    assert diagram.series[0].values == (2, 1, 0, 0)
    short = told("[[走势图：排查隐患；周期=年]]", SMALL)
    assert diagrams(short) == []
    assert "排查隐患走势不足两期，未作图" in notes(short)
    with pytest.raises(InputError, match="季度"):
        told("[[走势图：排查隐患；周期=季]]", SMALL)
    with pytest.raises(InputError, match="只画一项"):
        told("[[走势图：排查隐患、已整改]]", SMALL)


def test_bars_of_groups_side_by_side_and_stacked() -> None:
    (diagram,) = diagrams(told("[[柱状图：排查隐患、已整改；按=行业领域]]", SMALL))
    assert diagram.labels == ("消防", "煤矿")
    assert [(one.name, one.values) for one in diagram.series] == [("排查隐患", (2, 1)), ("已整改", (2, 0))]
    stacked = told("[[柱状图：已整改、未整改；按=行业领域；堆叠=是；排序=未整改；行数=1]]", SMALL)
    assert (diagrams(stacked)[0].form, diagrams(stacked)[0].labels) == ("stacked", ("煤矿",))
    assert "已整改柱状图另有1组未列出" in notes(stacked)
    with pytest.raises(InputError, match="按哪一列"):
        told("[[柱状图：排查隐患]]", SMALL)
    with pytest.raises(InputError, match="单位应一致"):
        told("[[柱状图：排查隐患、整改率；按=行业领域]]", SMALL)


def test_a_funnel_goes_from_hazards_found_to_closed_out() -> None:
    (diagram,) = diagrams(told("[[漏斗图]]", SMALL))
    assert (diagram.labels, diagram.series[0].values) == (("排查隐患", "已整改", "已销号"), (3, 2, 1))
    unknown = dossier_of(隐患=[{**row, "是否销号": None} for row in HAZARDS])
    report = told("[[漏斗图]]", unknown)
    assert diagrams(report)[0].labels == ("排查隐患", "已整改")
    assert "已销号无法统计，未列入漏斗图" in notes(report)
    assert diagrams(told("[[漏斗图：排查隐患、未整改]]", SMALL))[0].series[0].values == (3, 1)


def test_a_wall_has_overdue_tasks_first() -> None:
    (chart,) = walls(told("[[挂图]]", SMALL))
    assert [(one.group, one.name, one.standing) for one in chart.tasks] == [
        ("应急局", "甲", "overdue"),
        ("教育局", "乙", "on_track"),
        ("教育局", HOSTILE, "done"),
    ]
    (short,) = walls(told("[[挂图；行数=1；按=任务名称；标题=作战图]]", SMALL))
    assert (short.title, short.left, short.tasks[0].group) == ("作战图", 2, "甲")


def test_a_place_has_its_own_charts() -> None:
    report = told("[[漏斗图]]\n[[柱状图：排查隐患；按=行业领域]]", SMALL, place=Place("region", "东镇"))
    assert [one.series[0].values for one in diagrams(report)] == [(2, 1, 1), (1, 1)]
    assert report.figure("hazards_found[region=东镇]").value == 2


def test_without_tables_nothing_is_drawn() -> None:
    report = told(
        "[[走势图：排查隐患]]\n[[柱状图：排查隐患；按=行业领域]]\n[[漏斗图]]\n[[挂图]]",
        dossier_of(方案=[{"方案名称": "总体方案"}]),
    )
    assert whole(report) == ""
    assert "未提供“隐患”表" in notes(report)
    assert "未提供“任务”表" in notes(report)


def test_english() -> None:
    said = whole(
        told(
            "[[trend: hazards_found]]\n[[bars: hazards_found; by=region]]\n[[funnel]]\n[[wall]]",
            SMALL,
            lang="en",
        )
    )
    assert chinese(said, "东镇", "西镇", "应急局", "教育局", "甲", "乙") == []
