"""Records of the core: a sheet without a telling name is told by its headers as the table that it is."""

from __future__ import annotations

import pytest

from ansheng import Facts
from ansheng.tables.core import CORE, TABLES


@pytest.mark.parametrize("table", TABLES)
def test_the_titles_of_a_table_tell_it(table: str) -> None:
    titles = [fact.title for name, fact in TABLES[table].facts().items() if name not in Facts.facts()]
    assert CORE.best_fit(titles) == (TABLES[table],)


@pytest.mark.parametrize(
    ("headers", "table"),
    [
        ("序号 检查时间 受检单位 检查人员 检查情况 备注", "inspections"),
        ("序号 检查时间 受检单位 隐患内容 整改期限 整改情况", "hazards"),
        ("姓名 工种 证书编号 发证日期 有效期至", "certificates"),
        ("姓名 岗位 培训时间 培训内容 学时 考核结果", "trainings"),
        ("风险点 危险因素 可能性 严重性 风险等级 管控措施 责任人", "risks"),
        ("乡镇 月份 检查企业数 排查隐患数 已整改数 整改率", "statistics"),
        ("企业名称 法定代表人 联系电话 从业人数 经营范围", "enterprises"),
        ("事故单位 发生时间 死亡人数 重伤人数 事故经过 事故原因", "accidents"),
        ("单位名称 违法行为 处罚依据 罚款金额 处罚日期", "penalties"),
    ],
)
def test_a_usual_header_tells_its_table(headers: str, table: str) -> None:
    assert CORE.best_fit(headers.split()) == (TABLES[table],)
