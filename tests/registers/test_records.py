"""Records of the registers: rows under the headers that offices write."""

from __future__ import annotations

from typing import Any

import pytest

from ansheng import Facts
from ansheng.tables.core import CORE, TABLES


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        (
            "documents",
            {
                "件号": "3",
                "题名": "第五期简报",
                "文件种类": "工作简报",
                "责任者": "专班",
                "成文日期": "2020.9.1",
                "盒号": "12",
            },
            {
                "id": "3",
                "name": "第五期简报",
                "kind": "bulletin",
                "issuer": "专班",
                "issued_on": "2020-09-01",
                "box": "12",
            },
        ),
        (
            "rounds",
            {
                "督查轮次": "第一轮",
                "督查方向": "迎检",
                "督查时间": "2020-9-1",
                "上级督查单位": "省安委会",
                "问题数": "5个",
            },
            {"name": "第一轮", "direction": "up", "starts_on": "2020-09-01", "by": "省安委会", "problems": 5},
        ),
        (
            "distributions",
            {
                "资料名称": "宣传册",
                "发放时间": "2020-11-1",
                "发放对象": "群众",
                "发放数量": "500份",
                "接收单位": "甲社区",
            },
            {
                "name": "宣传册",
                "handed_on": "2020-11-01",
                "audience": "public",
                "copies": 500,
                "receivers": "甲社区",
            },
        ),
        (
            "communities",
            {"安全社区名称": "甲社区", "级别": "全国", "认定日期": "2014-06-01", "认定机关": "国家"},
            {"name": "甲社区", "level": "state", "named_on": "2014-06-01", "named_by": "国家"},
        ),
        (
            "staff",
            {
                "姓名": "赵某",
                "工作单位": "甲镇",
                "人员类型": "安监员",
                "来源方式": "考录",
                "入职时间": "2014-03-01",
            },
            {
                "name": "赵某",
                "body": "甲镇",
                "group": "officer",
                "entry": "recruited",
                "entered_on": "2014-03-01",
            },
        ),
        (
            "exams",
            {
                "姓名": "赵某",
                "企业名称": "甲厂",
                "考试时间": "2023-05-01",
                "得分": "85",
                "合格线": "80",
                "结果": "合格",
            },
            {
                "person": "赵某",
                "unit": "甲厂",
                "sat_on": "2023-05-01",
                "score": 85.0,
                "pass_mark": 80.0,
                "passed": True,
            },
        ),
        (
            "health",
            {
                "企业名称": "甲厂",
                "工作类型": "体检",
                "体检时间": "2015-03-01",
                "体检机构": "某医院",
                "体检人数": "25",
            },
            {"unit": "甲厂", "kind": "check_up", "done_on": "2015-03-01", "by": "某医院", "persons": 25},
        ),
        (
            "actions",
            {
                "查处时间": "2014-03-01",
                "执法单位": "安监局",
                "当事人": "某矿",
                "违法行为": "无证开采",
                "文书": "指令书",
            },
            {
                "struck_on": "2014-03-01",
                "by": "安监局",
                "unit": "某矿",
                "activity": "无证开采",
                "document": "order",
            },
        ),
        (
            "tips",
            {
                "举报时间": "2023-03-01",
                "涉及企业": "甲厂",
                "是否属实": "属实",
                "奖金": "1000",
                "奖励时间": "2023-06-01",
            },
            {
                "received_on": "2023-03-01",
                "unit": "甲厂",
                "result": "true",
                "amount": 1000.0,
                "paid_on": "2023-06-01",
            },
        ),
        (
            "agencies",
            {
                "评价机构名称": "甲公司",
                "资质编号": "A1",
                "检查日期": "2023-05-01",
                "问题数量": "3",
                "检查部门": "应急局",
            },
            {
                "name": "甲公司",
                "licence": "A1",
                "checked_on": "2023-05-01",
                "problems": 3,
                "checked_by": "应急局",
            },
        ),
        (
            "expenses",
            {
                "企业名称": "甲厂",
                "年度": "2023",
                "上年度营业收入（万元）": "150",
                "应提取金额": "6万元",
                "实际提取金额": "5万元",
            },
            {"unit": "甲厂", "year": "2023", "revenue": 1_500_000.0, "required": 60_000.0, "drawn": 50_000.0},
        ),
        (
            "rescue",
            {
                "依托单位": "甲厂",
                "队伍名称": "甲队",
                "类型": "救援队",
                "队员人数": "31",
                "成立时间": "2013-01-01",
            },
            {"unit": "甲厂", "name": "甲队", "kind": "team", "persons": 31, "since": "2013-01-01"},
        ),
    ],
)
def test_a_row_as_an_office_has_it(table: str, row: dict[str, str], expected: dict[str, Any]) -> None:
    record = TABLES[table].read(row)
    assert record.invalid == {}
    assert record.to_dict() == expected
    assert CORE.best_fit(row) == (TABLES[table],)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("专班发文登记表", "documents"),
        ("2020年督查轮次", "rounds"),
        ("宣传资料发放登记表", "distributions"),
        ("安全社区名单", "communities"),
        ("乡镇监管人员名册", "staff"),
        ("考试成绩", "exams"),
        ("职业卫生台账", "health"),
        ("打非治违台账", "actions"),
        ("举报奖励台账", "tips"),
        ("安全评价机构名单", "agencies"),
        ("安全费用提取使用情况", "expenses"),
        ("应急救援队伍一览表", "rescue"),
    ],
)
def test_a_name_tells_a_table(name: str, table: str) -> None:
    found: type[Facts] | None = CORE.meant(name)
    assert found is TABLES[table]


def test_a_list_of_contacts_is_no_roster() -> None:
    assert TABLES["staff"] not in CORE.best_fit(["姓名", "职务", "所在单位", "联系电话"])


@pytest.mark.parametrize(
    ("headers", "table"),
    [
        ("姓名 单位 考试成绩 证书编号", "trainings"),
        ("标题 发布时间 生效时间 发布人 状态 法规级别", "measures"),
        ("违法行为 罚款金额 单位名称 办结日期", "penalties"),
        ("单位名称 检查日期 检查人员 整改情况", "inspections"),
    ],
)
def test_a_register_gives_way_to_what_offices_keep_more_often(headers: str, table: str) -> None:
    assert CORE.best_fit(headers.split()) == (TABLES[table],)
