"""Owners in blocks: division of work, gaps and overlaps, levels, teams, and chains of hazards."""

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

PARTIES = (
    {"名称": "应急局", "类别": "部门", "层级": "县级"},
    {"名称": "教育局", "类别": "部门", "层级": "县级"},
    {"名称": "东镇", "类别": "乡镇", "层级": "乡级"},
)
POSTS = (
    {"姓名": "张三", "职务": "局长", "所在单位": "应急局", "层级": "县级", "责任层次": "第一责任人"},
    {"姓名": "李四", "职务": "镇长", "所在单位": "东镇", "层级": "乡级", "责任层次": "第一责任人"},
)
WORK = (
    {"事项": "摸底", "责任单位": "应急局", "责任方式": "牵头"},
    {"事项": "摸底", "责任单位": "教育局", "责任方式": "配合"},
    {"事项": "宣传", "责任单位": "教育局", "责任方式": "配合"},
)
SECTORS = (
    {"行业领域": "煤矿", "监管部门": "应急局"},
    {"行业领域": "煤矿", "监管部门": "教育局"},
    {"行业领域": "电竞酒店", "新业态": "是"},
)
TEAMS = (
    {
        "名称": "领导小组",
        "类别": "领导小组",
        "组长": "张三",
        "成员单位": "应急局、教育局",
        "承担科室": "综合科",
    },
    {"名称": HOSTILE, "类别": "工作专班"},
)
HAZARDS = (
    {
        "编号": "Y1",
        "单位名称": "甲厂",
        "隐患等级": "重大",
        "责任部门": "应急局",
        "地区": "东镇",
        "发现日期": "2020-05-01",
        "是否整改": "否",
    },
    {
        "编号": "Y2",
        "单位名称": "甲厂",
        "隐患等级": "一般",
        "责任部门": "教育局",
        "地区": "西镇",
        "发现日期": "2020-05-01",
        "是否整改": "否",
    },
)
SMALL = dossier_of(责任主体=PARTIES, 岗位=POSTS, 分工=WORK, 行业监管=SECTORS, 工作组=TEAMS, 隐患=HAZARDS)


def test_who_answers_for_what_and_the_load_of_each() -> None:
    report = told("[[责任分工]]", SMALL)
    assert texts(report) == ["2项事项已明确责任，涉及单位2个。"]
    division, load = tables(report)
    assert division.rows == (("摸底", "应急局", None, "教育局"), ("宣传", None, None, "教育局"))
    assert load.rows == (("教育局", 2), ("应急局", 1))
    assert report.figure("items_of[party=教育局]").value == 2


def test_tasks_of_one_name_are_told_apart_by_their_plan() -> None:
    tasks = [{"任务名称": "摸底", "所属方案": plan, "牵头单位": "应急局"} for plan in ("消防", "燃气")]
    (division, _) = tables(told("[[责任分工]]", dossier_of(任务=tasks)))
    assert [row[0] for row in division.rows] == ["消防：摸底", "燃气：摸底"]


def test_gaps_and_overlaps() -> None:
    assert texts(told("[[责任缺口]]", SMALL)) == [
        "责任缺口2处：",
        "新业态“电竞酒店”无监管部门。",
        "“宣传”无责任单位。",
        "责任交叉1处：",
        "行业领域“煤矿”有2个监管部门：应急局、教育局。",
    ]
    clear = dossier_of(责任主体=PARTIES, 分工=WORK[:1], 行业监管=SECTORS[:1])
    assert texts(told("[[责任缺口]]", clear)) == ["未发现责任缺口或责任交叉的情况。"]


def test_what_a_missing_register_leaves_untold_is_no_gap() -> None:
    report = told("[[责任缺口]]", dossier_of(分工=WORK[:1], 企业=[{"企业名称": "甲厂", "行业领域": "煤矿"}]))
    assert texts(report) == ["未发现责任缺口或责任交叉的情况。"]
    assert "未提供“责任主体”表" in notes(report)
    assert "未提供“行业监管”表" in notes(report)


def test_levels() -> None:
    (table,) = tables(told("[[分级责任]]", SMALL))
    assert table.rows == (("乡级", 1, 1, None), ("县级", 2, 1, "教育局"))


def test_teams_and_what_they_lack() -> None:
    report = told("[[工作组]]", SMALL)
    assert texts(report) == [
        "设立工作组2个，其中领导小组1个、工作专班1个。",
        "工作组登记不全3处：",
        f"{HOSTILE}未登记组长。",
        f"{HOSTILE}未登记成员单位。",
        f"{HOSTILE}未登记承担科室。",
    ]
    assert tables(report)[0].rows[0] == ("领导小组", "领导小组", "张三", None, "应急局、教育局", "综合科")


def test_the_chain_of_a_major_hazard() -> None:
    (table,) = tables(told("[[责任链]]", SMALL))
    assert table.rows == (("Y1 甲厂", "甲厂 未登记", "应急局 局长 张三", "东镇 镇长 李四", "未登记 未登记"),)


def test_without_tables_and_for_a_place() -> None:
    blocks = "[[责任分工]]\n[[责任缺口]]\n[[分级责任]]\n[[工作组]]\n[[责任链]]"
    report = told(blocks, dossier_of(隐患=HAZARDS))
    assert whole(report) == ""
    for name in ("分工", "责任主体", "工作组", "岗位"):
        assert f"未提供“{name}”表" in notes(report)
    placed = told("[[责任分工]]", SMALL, place=Place("party", "教育局"))
    assert tables(placed)[0].rows == (("摸底", None, None, "教育局"), ("宣传", None, None, "教育局"))


def test_english() -> None:
    report = told("[[owners]]\n[[responsibility_gaps]]\n[[levels]]\n[[teams]]\n[[chains]]", SMALL, lang="en")
    names = (
        "领导小组",
        "应急局",
        "教育局",
        "东镇",
        "张三",
        "李四",
        "局长",
        "镇长",
        "甲厂",
        "摸底",
        "宣传",
        "综合科",
        "煤矿",
        "电竞酒店",
    )
    assert chinese(whole(report), *names, "、") == []
