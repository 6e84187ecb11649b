"""Training, examinations, certificates, and what enterprises have in order, in blocks."""

import datetime as dt
from decimal import Decimal

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

STAFF = (
    {
        "姓名": "赵某",
        "所在单位": "甲厂",
        "人员类别": "其他从业人员",
        "到岗日期": "2020-03-01",
        "在岗情况": "在岗",
    },
    {
        "姓名": "钱某",
        "所在单位": "乙厂",
        "人员类别": "主要负责人",
        "到岗日期": "2018-03-01",
        "在岗情况": "在岗",
    },
)
TRAINING = (
    {
        "培训名称": "三级教育",
        "培训类别": "培训",
        "姓名": "赵某",
        "单位名称": "甲厂",
        "培训级别": "厂级",
        "举办日期": "2020-02-27",
    },
    {
        "培训名称": "负责人培训班",
        "培训类别": "培训",
        "举办日期": "2020-05-27",
        "应参加人数": "20",
        "实际参加人数": "18",
    },
    {"培训名称": HOSTILE, "培训类别": "理论学习", "举办日期": "2020-05-28"},
)
EXAMS = (
    {
        "考试名称": "过关考核",
        "考试人员": "钱某",
        "单位名称": "乙厂",
        "人员类别": "主要负责人",
        "考试日期": "2020-06-01",
        "成绩": "75",
        "是否合格": "不合格",
    },
    {
        "考试名称": "过关考核",
        "考试人员": "赵某",
        "单位名称": "甲厂",
        "人员类别": "其他从业人员",
        "考试日期": "2020-06-01",
        "成绩": "85",
        "是否合格": "合格",
    },
)
CERTIFICATES = (
    {
        "姓名": "钱某",
        "单位名称": "乙厂",
        "岗位类别": "主要负责人",
        "核验日期": "2020-06-01",
        "是否持证": "是",
        "证书有效期至": "2020-08-01",
        "证书编号": "1",
    },
    {
        "姓名": HOSTILE,
        "单位名称": "甲厂",
        "岗位类别": "特种作业人员",
        "核验日期": "2020-06-01",
        "是否持证": "否",
    },
)
UNITS = ({"企业名称": "甲厂", "行业领域": "化工"}, {"企业名称": "乙厂", "行业领域": "工贸"})
POLICIES = (
    {"投保单位": "甲厂", "保险起期": "2020-06-01", "保险止期": "2021-05-31", "保单号": "1"},
    {"投保单位": "甲厂", "保险起期": "2019-06-01", "保险止期": "2020-05-31", "保单号": "2"},
    {"投保单位": "乙厂", "保险起期": "2019-06-01", "保险止期": "2020-05-31", "保单号": "3"},
)
GRADES = (
    {"单位名称": "甲厂", "标准化等级": "二级", "定级日期": "2019-01-01", "等级有效期至": "2022-01-01"},
    {"单位名称": "乙厂", "标准化等级": "三级", "定级日期": "2016-01-01", "等级有效期至": "2019-01-01"},
)
DEVICES = (
    {"用户名称": "甲户", "装置名称": "报警器", "是否安装": "是", "安装日期": "2020-02-01"},
    {"用户名称": "乙户", "装置名称": "报警器", "是否安装": "否"},
)
DRILLS = (
    {
        "演练名称": "消防演练",
        "演练单位": "甲厂",
        "应演练日期": "2020-06-30",
        "是否演练": "是",
        "演练日期": "2020-06-01",
    },
    {"演练名称": HOSTILE, "演练单位": "乙厂", "应演练日期": "2020-06-30", "是否演练": "否"},
)
SMALL = dossier_of(
    人员名册=STAFF,
    教育培训=TRAINING,
    考试考核=EXAMS,
    持证情况=CERTIFICATES,
    企业=UNITS,
    安责险保单=POLICIES,
    标准化定级=GRADES,
    安装情况=DEVICES,
    应急演练=DRILLS,
)


def test_training_and_compulsory_courses() -> None:
    report = told("[[教育培训；高危行业=化工]]", SMALL)
    assert texts(report)[0].startswith("培训完成率90.0%")
    assert texts(report)[1] == "法定必训事项4人次，其中未到期1人次、无符合要求的记录2人次、无法判断1人次。"
    held, courses, wrong = tables(report)
    assert [row[1] for row in held.rows] == ["负责人培训班", HOSTILE]
    assert ("三级安全教育", 0, 1, 0) in courses.rows
    assert wrong.rows[1] == ("赵某", "甲厂", "三级安全教育", "无符合要求的记录", "车间级、班组级")


def test_the_sectors_of_high_risk_are_the_office_s_to_name() -> None:
    report = told("[[教育培训]]", SMALL)
    assert "未写明高危行业（选项“高危行业”），单位是否属高危行业按不明处理" in notes(report)


def test_examinations() -> None:
    report = told("[[考试考核情况：过关考核；人员类别=主要负责人]]", SMALL)
    assert texts(report) == ["参加考试2人次，考试合格率50.0%。", "在册人员1人，其中不合格1人。"]
    groups, wrong = tables(report)
    assert groups.rows[0] == ("主要负责人", 1, Decimal("0.0"))
    assert wrong.rows == (("钱某", "乙厂", "不合格", dt.date(2020, 6, 1), "75"),)


def test_certificates() -> None:
    report = told("[[持证上岗]]", SMALL)
    assert texts(report) == ["核验人数2人，核验企业2家，持证率50.00%，无证上岗1人。"]
    assert [row[0] for row in tables(report)[1].rows] == ["钱某", HOSTILE]


def test_insurance_and_standardisation() -> None:
    report = told("[[安责险]]\n[[标准化]]", SMALL)
    assert texts(report) == [
        "安责险在保企业1家，安责险覆盖率50.0%。",
        "标准化达标企业1家，标准化达标率50.0%。",
    ]
    _, lapsed, grades, over = tables(report)
    assert lapsed.rows == (("乙厂", "3", dt.date(2020, 5, 31)),)
    assert grades.rows == (("二级", 1), ("合计", 1))
    assert over.rows == (("乙厂", "三级", dt.date(2019, 1, 1)),)


def test_devices_and_drills() -> None:
    report = told("[[安装情况]]\n[[应急演练]]", SMALL)
    assert texts(report) == ["已安装1户，安装率50.00%。", "演练完成率50.0%。"]
    devices, held, late = tables(report)
    assert devices.rows == (("报警器", 1, Decimal("50.00")), ("合计", 1, Decimal("50.00")))
    assert held.rows == ((dt.date(2020, 6, 1), "消防演练", "甲厂"),)
    assert late.rows == ((dt.date(2020, 6, 30), HOSTILE, "乙厂"),)


def test_without_tables() -> None:
    blocks = ("教育培训", "考试考核情况", "持证上岗", "安责险", "标准化", "安装情况", "应急演练")
    report = told("\n".join(f"[[{name}]]" for name in blocks), dossier_of(任务=[{"任务名称": "摸底"}]))
    assert items(report) == []
    for name in (
        "教育培训",
        "人员名册",
        "考试考核",
        "持证情况",
        "安责险保单",
        "标准化定级",
        "安装情况",
        "应急演练",
    ):
        assert f"未提供“{name}”表" in notes(report)


def test_english() -> None:
    blocks = ("training", "exams", "certificates", "insurance", "standardisation", "installations", "drills")
    said = whole(told("\n".join(f"[[{name}]]" for name in blocks), SMALL, lang="en"))
    names = ("负责人培训班", "赵某", "钱某", "甲厂", "乙厂", "化工", "工贸", "报警器", "消防演练")
    assert chinese(said, *names) == []
