"""Cascades in blocks: who answers for the tasks of plans, lower plans beside higher ones, and schemes."""

import pytest

from ansheng.errors import InputError

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

TASKS = (
    {
        "编号": "A1",
        "任务名称": "消防整治",
        "所属方案": "市方案",
        "牵头单位": "市消防队",
        "完成时限": "2020-10-31",
    },
    {
        "编号": "A2",
        "任务名称": "燃气整治",
        "所属方案": "市方案",
        "牵头单位": "市住建局",
        "完成时限": "2020-11-30",
    },
    {
        "编号": "B1",
        "任务名称": "消防排查",
        "所属方案": "县方案",
        "上级任务": "A1",
        "牵头单位": "县消防队",
        "配合单位": "各镇",
        "完成时限": "2020-12-31",
    },
    {"编号": "B2", "任务名称": "冬季取暖", "所属方案": "县方案"},
)
PLANS = (
    {"方案名称": "总体", "方案类型": "总体方案", "方案类别": "总体", "牵头单位": "安委办"},
    {"方案名称": "消防", "方案类型": "专项方案", "方案类别": "专项", "牵头单位": "消防队"},
    {"方案名称": "燃气", "方案类型": "专项方案", "方案类别": "专项"},
)
SMALL = dossier_of(任务=TASKS, 方案=PLANS)


def test_who_answers_for_the_tasks_of_plans() -> None:
    report = told("[[责任分解]]", SMALL)
    assert texts(report) == ["有1项任务未明确牵头单位，1项任务未明确完成时限。"]
    (table,) = tables(report)
    assert [row[:4] for row in table.rows] == [
        ("市方案", "消防整治", "市消防队", None),
        ("市方案", "燃气整治", "市住建局", None),
        ("县方案", "消防排查", "县消防队", "各镇"),
        ("县方案", "冬季取暖", None, None),
    ]
    one = told("[[责任分解：市方案；行数=1]]", SMALL)
    assert texts(one) == []
    assert (tables(one)[0].title, tables(one)[0].notes) == ("市方案责任分解表", ("注：另有1项未列出。",))
    with pytest.raises(InputError, match="市方案"):
        told("[[责任分解：市方安]]", SMALL)


def test_a_lower_plan_beside_the_one_from_which_its_tasks_derive() -> None:
    report = told("[[上下衔接]]", SMALL)
    assert texts(report) == [
        "“县方案”对照上级“市方案”：上级任务2项，本级2项；保留1项，拆分0项，新增1项，未承接1项。"
    ]
    rows = [row[:3] for row in tables(report)[0].rows]
    assert rows == [
        ("燃气整治", "未承接", None),
        ("消防整治", "消防排查", "完成时限晚于上级要求（上级：2020年10月31日，本级为2020年12月31日）"),
    ]
    assert whole(told("[[上下衔接：市方案；下级=县方案]]", SMALL)) == whole(report)
    bare = told("[[上下衔接]]", dossier_of(任务=TASKS[:2]))
    assert whole(bare) == ""
    assert "任务表未填“上级任务”" in notes(bare)


def test_what_plans_lack_and_how_they_agree_with_a_scheme() -> None:
    report = told("[[方案核对：1+3；类别=总体、专项]]", SMALL)
    assert texts(report) == ["方案3个中，有1个未明确牵头单位。"]
    assert tables(report)[0].rows == (("总体", 1, 1, None, None), ("专项", 3, 2, 1, None))
    assert texts(told("[[方案核对]]", dossier_of(方案=PLANS[:2]))) == ["方案2个均已明确类别和牵头单位。"]
    with pytest.raises(InputError, match="方案体系"):
        told("[[方案核对：一加三]]", SMALL)


def test_hostile_names_of_plans_stay_text() -> None:
    lower = [{**task, "所属方案": HOSTILE} if task["所属方案"] == "县方案" else task for task in TASKS]
    report = told("[[上下衔接]]\n[[责任分解]]", dossier_of(任务=lower))
    assert texts(report)[0].startswith(f"“{HOSTILE}”对照上级“市方案”：上级任务2项，本级2项")
    assert tables(report)[1].rows[2][0] == HOSTILE


def test_without_tables() -> None:
    report = told("[[责任分解]]\n[[上下衔接]]\n[[方案核对]]", dossier_of(隐患=[{"发现日期": "2020-01-01"}]))
    assert whole(report) == ""
    assert "未提供“任务”表" in notes(report)
    assert "未提供“方案”表" in notes(report)


def test_english() -> None:
    said = whole(
        told("[[breakdown]]\n[[cascade]]\n[[scheme_check: 1+3; groups=总体、专项]]", SMALL, lang="en")
    )
    names = (
        *(str(value) for task in TASKS for value in task.values()),
        *(str(value) for plan in PLANS for value in plan.values()),
    )
    assert chinese(said, *sorted(names, key=len, reverse=True)) == []
