"""Units drawn by lot in a block: how many were visited by the as-of day, by stratum, and which were not."""

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

DRAWN = (
    {"抽取序号": "1", "单位名称": "甲厂", "抽取分层": "C", "检查人员": "张三、李四", "抽取日期": "2020-03-01"}
    | {"是否检查": "是", "检查日期": "2020-03-20"},
    {"抽取序号": "2", "单位名称": "乙厂", "抽取分层": "C", "检查人员": "王五", "抽取日期": "2020-03-01"}
    | {"是否检查": "是", "检查日期": "2020-07-20"},
    {"抽取序号": "3", "单位名称": HOSTILE, "抽取分层": "D", "检查人员": "王五", "抽取日期": "2020-03-01"}
    | {"是否检查": "否"},
    {"抽取序号": "4", "单位名称": "丙厂", "抽取分层": "D", "检查人员": "王五", "抽取日期": "2020-03-01"},
    {"抽取序号": "1", "单位名称": "甲厂", "抽取分层": "C", "检查人员": "王五", "抽取日期": "2019-03-01"}
    | {"是否检查": "否"},
)


def test_units_drawn_and_visited_by_the_day_and_those_that_were_not() -> None:
    report = told("[[双随机抽查]]", dossier_of(draws=DRAWN), as_of="2020-06-30")
    assert texts(report)[0] == (
        "抽取单位4家，抽取后已检查1家（另有1条有缺项的记录，未计入），"
        "抽查完成率33.3%（另有1条有缺项的记录，分子、分母均未计入）。"
    )
    strata, waiting = tables(report)
    assert [tuple(row)[:3] for row in strata.rows] == [("C", 2, 1), ("D", 2, 0), ("合计", 4, 1)]
    assert [row[2] for row in waiting.rows] == ["乙厂", HOSTILE, "丙厂"]
    later = told("[[双随机抽查]]", dossier_of(draws=DRAWN))
    assert [row[2] for row in tables(later)[1].rows] == [HOSTILE, "丙厂"], "乙厂 was visited in July"


def test_no_draw_and_no_table_are_not_the_same() -> None:
    assert texts(told("[[双随机抽查]]", dossier_of(draws=DRAWN), period="2018", as_of="2018-12-31")) == [
        "统计期间内未抽取检查单位。"
    ]
    report = told("[[双随机抽查]]", dossier_of(hazards=({"编号": "H1"},)))
    assert "抽取结果" in notes(report)


def test_the_block_in_english() -> None:
    report = told("[[draws]]", dossier_of(draws=DRAWN), as_of="2020-06-30", lang="en")
    assert texts(report)[0].startswith("Units drawn: 4; drawn and visited: 1 (1 records lack a fact")
    assert not chinese(whole(report), "甲厂", "乙厂", "丙厂", "张三、李四", "王五")
