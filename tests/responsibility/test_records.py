"""Records of parties and enterprises; and what holds for the headers of every core table."""

import pytest

from ansheng import Facts
from ansheng.responsibility import EnterpriseRecord, PartyRecord
from ansheng.tables.core import TABLES


def test_a_row_of_a_register_of_parties() -> None:
    record = PartyRecord.read({"单位名称": "某镇", "类别": "乡镇", "层级": "乡镇级", "是否按月报送": "是"})
    assert record.to_dict() == {"name": "某镇", "kind": "township", "level": "township", "reports": True}


def test_a_row_of_a_register_of_enterprises() -> None:
    record = EnterpriseRecord.read(
        {
            "企业编号": "Q1",
            "企业名称": "甲厂",
            "所属行业": "化工",
            "主管部门": "应急局",
            "规模": "小型",
            "风险等级": "B级",
        }
    )
    assert record.to_dict() == {
        "unit_id": "Q1",
        "name": "甲厂",
        "sector": "化工",
        "department": "应急局",
        "scale": "small",
        "risk_class": "B",
    }


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_no_header_of_a_table_means_two_of_its_facts(record: type[Facts]) -> None:
    meant: dict[str, set[str]] = {}
    for fact in record.facts().values():
        for title in (fact.name, fact.title, fact.en, *fact.aliases):
            meant.setdefault(title.casefold(), set()).add(fact.name)
    assert {title: names for title, names in meant.items() if len(names) > 1} == {}


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_every_option_is_read_by_its_value_and_by_its_title(record: type[Facts]) -> None:
    for fact in record.facts().values():
        for value, title in fact.options.items():
            assert fact.parse(value) == fact.parse(title) == value
