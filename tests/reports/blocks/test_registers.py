"""What an office lists day by day, in blocks: papers, staff, health, tip-offs, expenses, agencies, rescue, data."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import attrs

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

PAPERS = (
    {
        "文件标题": "例会制度",
        "文号": "〔2020〕1号",
        "文种": "制度",
        "印发日期": "2020-02-01",
        "印发机关": "安委办",
        "是否废止": "否",
    },
    {
        "文件标题": "简报第1期",
        "文种": "简报",
        "印发日期": "2020-03-01",
        "印发机关": "安委办",
        "是否废止": "否",
        "档案盒号": "1",
        "归档日期": "2020-12-01",
    },
    {
        "文件标题": HOSTILE,
        "文种": "通知",
        "印发日期": "2019-03-01",
        "印发机关": "甲局",
        "是否废止": "是",
        "废止日期": "2020-05-01",
    },
)
MECHANISMS = ({"名称": "例会制度", "是否建立": "是"}, {"名称": HOSTILE, "是否建立": "否"})
HANDED = (
    {
        "宣传品名称": "手册",
        "发放日期": "2020-02-01",
        "发放份数": "65",
        "领取单位": "甲局、乙镇",
        "受众": "社会公众",
    },
    {"宣传品名称": HOSTILE, "发放日期": "2020-03-01", "发放份数": "5", "领取单位": "甲局", "受众": "企业"},
)
PARTIES = ({"单位名称": "甲局"}, {"单位名称": "乙镇"}, {"单位名称": "丁镇"})
STAFF = (
    {
        "姓名": "孙某",
        "所在单位": "乙镇",
        "人员类别": "监管执法人员",
        "到岗日期": "2020-03-01",
        "在岗情况": "在岗",
        "进入方式": "招录引进",
    },
)
HEALTH = (
    {
        "单位名称": "甲厂",
        "工作类型": "职业健康检查",
        "办理日期": "2019-03-01",
        "下次办理期限": "2020-03-01",
        "涉及人数": "40",
    },
    {"单位名称": "甲厂", "工作类型": "职业病危害检测", "办理日期": "2020-03-01", "涉及人数": "4"},
)
UNITS = (
    {"企业名称": "甲厂", "行业领域": "化工", "企业规模": "大型", "是否有职业病危害": "是"},
    {"企业名称": "乙厂", "行业领域": "工贸", "企业规模": "小型"},
)
COMMUNITIES = (
    {"社区名称": "甲社区", "命名级别": "国家级", "命名日期": "2020-06-01", "是否撤销命名": "否"},
    {
        "社区名称": HOSTILE,
        "命名级别": "省级",
        "命名日期": "2016-06-01",
        "命名有效期至": "2019-06-01",
        "是否撤销命名": "否",
    },
)
COUNTED = (
    {"工作类别": "简报", "计数": "12", "计数单位": "份", "工作日期": "2020-02-01"},
    {"工作类别": "简报", "计数": "3", "计数单位": "份", "工作日期": "2020-04-01"},
    {"工作类别": HOSTILE, "计数": "3", "计数单位": "次", "工作日期": "2020-04-01"},
)
TIPS = (
    {
        "编号": "1",
        "受理日期": "2020-02-01",
        "被举报单位": "甲厂",
        "答复期限": "2020-03-01",
        "是否答复": "否",
        "核查结果": "属实",
        "是否应予奖励": "是",
        "是否兑现奖励": "否",
    },
    {
        "编号": "2",
        "受理日期": "2020-02-01",
        "被举报单位": HOSTILE,
        "答复期限": "2020-03-01",
        "是否答复": "是",
        "答复日期": "2020-02-20",
        "核查结果": "不属实",
        "是否兑现奖励": "否",
    },
    {
        "编号": "3",
        "受理日期": "2020-02-01",
        "被举报单位": "丙厂",
        "是否答复": "是",
        "答复日期": "2020-02-20",
        "核查结果": "属实",
        "是否兑现奖励": "是",
        "奖励日期": "2020-03-20",
        "奖励金额": "500",
    },
)
STRUCK = {"查处单位": "公安局", "查处对象": "甲店", "行为类别": "非法", "非法违法行为": HOSTILE}
ACTIONS = (
    {
        **STRUCK,
        "查处日期": "2020-02-01",
        "文书种类": "整改指令书",
        "文书编号": "1",
        "是否办结": "否",
        "办结期限": "2020-03-01",
    },
    {**STRUCK, "查处日期": "2020-05-01", "文书种类": "处罚决定书", "文书编号": "2", "是否办结": "是"},
)
EXPENSES = (
    {
        "单位名称": "甲厂",
        "所属年度": "2020",
        "行业领域": "化工",
        "计提营业收入": "3000000",
        "实际提取额": "20000",
    },
    {
        "单位名称": HOSTILE,
        "所属年度": "2020",
        "行业领域": "工贸",
        "应提取额": "100000",
        "实际提取额": "100000",
    },
)
AGENCIES = (
    {
        "机构名称": "甲评价",
        "机构类别": "安全评价",
        "资质取得日期": "2018-01-01",
        "资质有效期至": "2020-06-30",
        "检查日期": "2020-04-01",
        "发现问题数": "3",
        "是否整改": "否",
        "是否出具虚假报告": "是",
    },
)
RESCUE = (
    {"单位名称": "甲厂", "应急力量类型": "应急机构", "设立日期": "2019-01-01", "是否撤销": "否"},
    {
        "单位名称": "市应急局",
        "应急力量类型": "救援队伍",
        "队伍类别": "综合",
        "设立日期": "2019-01-01",
        "是否撤销": "否",
    },
)
RESPONSES = (
    {
        "响应名称": "防汛",
        "响应级别": "Ⅳ级",
        "启动时间": "2020年6月26日14时",
        "终止时间": "2020年6月28日10时",
        "投入人数": "120",
    },
    {
        "响应名称": HOSTILE,
        "响应级别": "Ⅲ级",
        "启动时间": "2020年7月1日8时",
        "终止时间": "2020年7月1日20时30分",
    },
)
RATES = """
[[rate]]
sector = "化工"
base = "revenue"
source = "示例办法"
seen = "text"
since = "2020-01-01"
band = [{ over = "0", rate = "0.01" }]
"""
SMALL = dossier_of(
    文件=PAPERS,
    制度机制=MECHANISMS,
    宣传品发放=HANDED,
    责任单位=PARTIES,
    人员名册=STAFF,
    职业健康=HEALTH,
    企业=UNITS,
    安全社区=COMMUNITIES,
    工作计数=COUNTED,
    举报=TIPS,
    打非治违=ACTIONS,
    安全生产费用=EXPENSES,
    机构检查=AGENCIES,
    应急力量=RESCUE,
    应急响应=RESPONSES,
)


def test_papers_issued_and_in_force() -> None:
    report = told("[[文件印发]]", SMALL)
    assert texts(report) == [
        "印发文件2份，简报1份，废止文件1份，归档档案1盒（另有2条有缺项的记录，未计入）。",
        "登记文件3份，其中有效2份、已废止1份。",
    ]
    assert [(row[2], row[-1]) for row in tables(report)[1].rows] == [
        ("例会制度", "有效"),
        ("简报第1期", "有效"),
    ]


def test_rules_and_mechanisms() -> None:
    report = told("[[制度机制：例会制度、举报制度]]", SMALL)
    assert texts(report) == ["应建制度机制2项，其中有效1项、未登记文件1项。"]
    assert tables(report)[0].rows[1][:3] == ("举报制度", None, "未登记文件")
    by_party = told("[[制度机制：例会制度；单位=安委办、甲局；须公布=是]]", SMALL)
    assert [row[1:3] for row in tables(by_party)[0].rows] == [("安委办", "无法判断"), ("甲局", "未登记文件")]
    alone = told("[[制度机制：例会制度、约谈制度]]", dossier_of(制度机制=MECHANISMS))
    assert texts(alone) == ["制度机制2项，其中已建立1项、未建立1项。", "应建制度机制，未建立的有：约谈制度。"]


def test_publicity_handed_out() -> None:
    report = told("[[宣传品发放]]", SMALL)
    assert texts(report) == ["发放宣传品70份，面向社会公众发放宣传品65份。"]
    assert tables(report)[0].rows == (("手册", 1, 65, 2, 1, 0), (HOSTILE, 1, 5, 1, 2, 0))


def test_officers_of_each_body() -> None:
    report = told("[[监管队伍；至少=2；至多=4]]", SMALL)
    assert texts(report) == [
        "在岗监管执法人员1人，招录引进监管执法人员1人。",
        "须配备监管执法人员的单位3个，其中人数不足1个、无法判断2个。",
    ]
    assert tables(report)[0].rows[1] == ("乙镇", 1, 0, 2, 4, "人数不足")


def test_health_communities_and_counted_work() -> None:
    report = told("[[职业健康]]\n[[安全社区]]\n[[工作计数]]", SMALL)
    assert texts(report) == [
        "开展职业卫生工作的企业1家，检测职业病危害的企业1家。",
        "职业病危害企业应办事项4项，其中已办理1项、已办理，下次逾期未办1项、无办理记录2项。",
        "命名安全社区1个。",
        "登记的安全社区命名2个，其中命名有效1个、命名已到期1个。",
    ]
    _, wrong, named, counted = tables(report)
    assert ("甲厂", "职业健康检查", "已办理，下次逾期未办", dt.date(2019, 3, 1)) in wrong.rows
    assert [row[-1] for row in named.rows] == ["命名有效", "命名已到期"]
    assert counted.rows == (("简报", 15, "份"), (HOSTILE, 3, "次"))


def test_tip_offs_and_actions() -> None:
    report = told("[[举报奖励]]\n[[打非治违]]", SMALL)
    assert texts(report) == [
        "受理举报3件，举报属实率66.7%，兑现举报奖励1件，举报奖励金额0.05万元。",
        "到统计截止日受理的举报3件，其中已答复2件、逾期未答复1件。",
        "举报奖励3件，其中奖励已兑现1件、奖励未兑现1件、不予奖励1件。",
        "打击非法违法行为2起，打非治违整改指令书1份，打非治违处罚决定书1份。",
        "到统计截止日查处的非法违法行为2起，其中已办结1起、逾期未办结1起。",
    ]
    owed, _, again = tables(report)
    assert [row[0] for row in owed.rows] == ["1"]
    assert [row[-1] for row in again.rows] == [1, 2]


def test_expenses_by_what_was_entered_and_by_the_rates_of_a_file(tmp_path: Path) -> None:
    report = told("[[安全生产费用]]", SMALL)
    assert texts(report)[-1] == ("填报本年度安全生产费用的企业2家，其中是否足额无法判断1家、足额提取1家。")
    tmp_path.joinpath("提取标准.toml").write_text(RATES, encoding="utf-8")
    rated = told("[[安全生产费用：提取标准.toml]]", attrs.evolve(SMALL, path=tmp_path))
    assert texts(rated)[-1] == "填报本年度安全生产费用的企业2家，其中提取不足1家、足额提取1家。"
    assert tables(rated)[0].rows[0][-3:] == (Decimal("3.00"), "示例办法", "提取不足")


def test_agencies() -> None:
    report = told("[[机构检查]]", SMALL)
    assert texts(report) == [
        "检查技术服务机构1家，查出出具虚假报告的机构1家。",
        "登记的技术服务机构1家，其中资质已到期1家。",
    ]
    assert tables(report)[0].rows == (("甲评价", "资质已到期", 1, 3, 1, 0, 1, dt.date(2020, 4, 1)),)


def test_rescue_by_need_and_responses_with_their_hours() -> None:
    report = told("[[应急力量：化工]]\n[[应急响应]]", SMALL)
    assert texts(report) == [
        "应急救援队伍1支。",
        "企业应备应急力量4项，其中未登记或已失效3项、已有1项。",
        "启动应急响应2次，其中Ⅲ级响应1次、Ⅳ级响应1次。",
        "响应时长合计56.5小时。",
    ]
    _, matrix, lacking, responses = tables(report)
    assert matrix.rows[:2] == (("大型", "应急机构", 1, 0, 0), ("大型", "应急救援队伍", 0, 1, 0))
    assert [row[:2] for row in lacking.rows] == [
        ("甲厂", "应急救援队伍"),
        ("乙厂", "应急专人"),
        ("乙厂", "救护协议"),
    ]
    assert [row[-1] for row in responses.rows] == [Decimal("44.0"), Decimal("12.5")]
    bare = told("[[应急力量]]", SMALL)
    assert "未写明高危行业和人员密集场所所属行业" in notes(bare)


def test_problems_of_the_data() -> None:
    wrong = [{"发现日期": "上周", "是否整改": "否", HOSTILE: "x"}]
    report = told("[[数据问题；行数=1]]", dossier_of(隐患=wrong))
    assert texts(report) == ["数据问题2项，其中未计入2项。"]
    files, listed = tables(report)
    assert files.rows == (("隐患", 2),)
    assert listed.notes == ("注：另有1项未列出。",)
    assert texts(told("[[数据问题]]", SMALL)) == ["数据未发现问题。"]


BLOCKS = (
    "documents",
    "mechanisms: 例会制度",
    "distributions",
    "staff; least=2",
    "health",
    "communities",
    "activities",
    "tips",
    "actions",
    "expenses",
    "agencies",
    "rescue: 化工",
    "responses",
    "data_problems",
)


def test_without_tables() -> None:
    blocks = "\n".join(f"[[{name}]]" for name in BLOCKS[:-1])
    report = told(blocks, dossier_of(任务=[{"任务名称": "摸底"}]))
    assert items(report) == []
    for name in SMALL.tables:
        title = SMALL.known.by_table[name].title
        assert f"未提供“{title}”表" in notes(report) or name in ("parties", "enterprises")


def test_english() -> None:
    said = whole(told("\n".join(f"[[{name}]]" for name in BLOCKS), SMALL, lang="en"))
    names = ("例会制度", "〔2020〕1号", "简报第1期", "简报", "安委办", "手册", "甲局", "乙镇", "丁镇", "甲厂")
    more = ("乙厂", "丙厂", "甲社区", "公安局", "甲店", "甲评价", "综合", "防汛", "化工", "工贸", "份", "次")
    times = ("2020年6月26日14时", "2020年6月28日10时", "2020年7月1日8时", "2020年7月1日20时30分")
    assert chinese(said, *names, *more, *times) == []
