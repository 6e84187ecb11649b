"""Campaigns, shorthands, gaps of lists and registers, and parties named for their reports, in blocks."""

import datetime as dt

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

CAMPAIGNS = (
    {
        "行动名称": "百日行动",
        "开始日期": "2020-12-15",
        "结束日期": "2021-03-31",
        "宣布天数": "100",
    },
    {"行动名称": HOSTILE, "上级行动": "百日行动", "开始日期": "2020-12-20", "结束日期": "2020-12-31"},
)
HAZARDS = (
    {
        "编号": "Y1",
        "单位名称": "甲厂",
        "行业领域": "班线客车",
        "责任部门": "交通局",
        "整改要求": "停运",
        "发现日期": "2020-02-01",
        "整改期限": "2020-06-01",
        "是否整改": "否",
    },
    {"编号": "Y2", "单位名称": HOSTILE, "行业领域": "旅游客车", "发现日期": "2020-02-02", "是否整改": "是"},
)
TASKS = ({"任务名称": "摸底", "挂牌跟踪": "是", "包保领导": "赵某"}, {"任务名称": HOSTILE, "挂牌跟踪": "否"})
PARTIES = ({"名称": "甲局", "须按月报送": "是"}, {"名称": "乙局", "须按月报送": "是"})
POSTS = ({"岗位": "紧急联络人", "单位": "甲局", "姓名": "赵某"},)
REPORTS = (
    {
        "报送单位": "甲局",
        "报送期": "2020-01",
        "报送时限": "2020-02-05",
        "是否报送": "是",
        "报送日期": "2020-02-09",
        "零报告": "是",
        "报送对象": "区委",
    },
    {"报送单位": "乙局", "报送期": "2020-01", "报送时限": "2020-02-05", "是否报送": "否"},
)
DUTIES = ({"职责名称": "现场处置方案演练", "责任主体": "甲厂", "周期": "每半年"},)
SMALL = dossier_of(
    专项行动=CAMPAIGNS,
    隐患=HAZARDS,
    任务=TASKS,
    责任单位=PARTIES,
    岗位责任=POSTS,
    报送情况=REPORTS,
    定期职责=DUTIES,
)


def test_campaigns_and_the_days_that_they_declare() -> None:
    report = told("[[专项行动]]", SMALL)
    assert tables(report)[0].rows[0] == (
        "百日行动",
        None,
        dt.date(2020, 12, 15),
        dt.date(2021, 3, 31),
        107,
        100,
    )
    assert tables(report)[1].rows == (
        ("“百日行动”宣布为期100天，按起止日期实为107天（第100天为2021年3月24日）；请核对",),
    )


def test_a_shorthand_with_the_figures_of_its_members() -> None:
    report = told("[[列举：两客一危；成员=班线客车、旅游客车；指标=排查隐患、已整改]]", SMALL)
    assert tables(report)[0].rows == (("班线客车", 1, 0), ("旅游客车", 1, 1))
    assert "“两客一危”列出2项，标题所称为3项，请核对" in notes(report)
    assert SMALL.rows(report.figure("hazards_found[sector=班线客车]"))["id"].to_list() == ["Y1"]


def test_how_complete_the_list_of_hazards_is() -> None:
    report = told("[[清单缺项]]", SMALL)
    assert texts(report) == ["隐患清单2条，其中要素不全1条。"]
    fields, lacking = tables(report)
    assert fields.rows == (("责任部门", 1, 1), ("整改要求", 1, 1), ("整改期限", 1, 1))
    assert lacking.rows == (("Y2", HOSTILE, None, dt.date(2020, 2, 2), "责任部门、整改要求、整改期限"),)


def test_key_tasks_and_contacts() -> None:
    report = told("[[重点任务]]\n[[紧急联络人]]", SMALL)
    assert texts(report) == [
        "重点任务“摸底”缺少一事一策方案；请补齐",
        "未登记紧急联络人或其电话的单位2个。",
    ]
    assert tables(report)[0].rows == (
        ("甲局", "甲局的紧急联络人“赵某”未登记联系电话"),
        ("乙局", "乙局未登记紧急联络人"),
    )


def test_parties_named_for_their_reports() -> None:
    report = told("[[报送点名；应送=区委、区政府]]", SMALL, period="2020-02", as_of="2020-12-31")
    assert texts(report)[0] == "应报月报2份，其中无法判断2份。"
    report = told("[[报送点名；应送=区委、区政府]]", SMALL, period="2020-01-01..2020-02-29")
    assert texts(report) == ["应报月报4份，其中未报1份、迟报1份、无法判断2份。"]
    named, left = tables(report)
    assert named.rows == (("乙局", 1, 0, 0), ("甲局", 0, 1, 1))
    assert left.rows == (("甲局", "2020年1月", "区政府"),)


def test_duties_that_the_law_lays_down_and_who_registered_them() -> None:
    (table,) = tables(told("[[法定职责]]", SMALL))
    counts = {row[0]: row[3] for row in table.rows}
    assert counts["现场处置方案演练"] == 1
    assert counts["制定年度监督检查计划"] == 0
    assert {row[5] for row in table.rows} <= {"已读条文", "据转引", "待核对条文"}


def test_without_tables() -> None:
    blocks = ("专项行动", "清单缺项", "重点任务", "紧急联络人", "报送点名", "法定职责")
    report = told("\n".join(f"[[{name}]]" for name in blocks), dossier_of(检查=[{"检查人员": "赵某"}]))
    assert items(report) == []
    for name in ("专项行动", "隐患", "任务", "责任主体", "报送情况", "定期职责"):
        assert f"未提供“{name}”表" in notes(report)


def test_english() -> None:
    blocks = (
        "campaigns",
        "enumeration: 两客一危; members=班线客车、旅游客车",
        "list_gaps",
        "key_tasks",
        "contacts",
        "reports_named; to=区政府",
    )
    report = told("\n".join(f"[[{name}]]" for name in blocks), SMALL, lang="en", period="2020")
    names = (
        "百日行动",
        "两客一危",
        "班线客车",
        "旅游客车",
        "摸底",
        "紧急联络人",
        "甲局",
        "乙局",
        "甲厂",
        "赵某",
    )
    assert chinese(whole(report), *names, "区政府") == []
