"""Sectors: each word of an office is one sector, each standard of a plugin names sectors that exist."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import ansheng
from ansheng import UnknownNameError
from ansheng.accidents.codes import type_list
from ansheng.accidents.records import AccidentRecord
from ansheng.sectors import sector_of, sectors, unit_kind, unit_kinds
from ansheng.sectors.sector import meant

PUBLISHED = {
    "灵武 2020": ("危险化学品", "煤矿", "非煤矿山", "消防", "道路运输", "养殖基地", "特种设备", "城市管理运行", "工贸"),
    "德州 2024": ("化工园区", "煤矿", "粉尘涉爆", "变型拖拉机", "消防", "有限空间作业"),
    "咸宁 2023": (
        "危化", "非煤矿山", "交通运输", "燃气", "旅游", "工贸", "消防", "建筑", "尾矿库", "道路交通", "建设领域",
        "自建房", "公路", "水利", "电力", "水上交通", "渔业船舶", "冶金", "特种设备", "民用爆炸物品", "水电站大坝",
        "公共场所", "环保设备设施", "学校实验室", "疫苗", "油气长输管道", "电动自行车", "醇基燃料", "电化学储能电站",
        "室内冰雪场所", "养老院", "医院", "文博单位", "城市运行",
    ),
    "荆州 2022": ("钢铁", "铝加工", "粉尘涉爆", "工矿商贸", "危险化学品领域", "城镇燃气", "矿山行业", "防汛抗旱"),
    "某区 2011—2015": ("矿山", "道路交通", "危化", "火灾", "煤矿", "烟花爆竹", "建筑", "交通运输", "职业卫生"),
}  # fmt: skip


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_sectors_of_published_texts_are_known(text: str) -> None:
    assert [name for name in PUBLISHED[text] if meant(name) is None] == []


def test_no_word_names_two_sectors() -> None:
    words = Counter(
        word.casefold() for one in sectors() for word in (one.name, one.en, *one.aliases, *one.parts)
    )
    assert [word for word, times in words.items() if times > 1] == []
    assert all(
        meant(word) is one for one in sectors() for word in (one.name, one.en, *one.aliases, *one.parts)
    )


def test_what_a_sector_names_exists() -> None:
    names = {one.name for one in sectors()}
    domains = set(AccidentRecord.fact("domain").options)
    types = set(type_list(date(2026, 7, 1)).names)
    for one in sectors():
        assert set(one.holds) <= names
        assert one.domain in domains or (one.holds and not one.domain)
        assert set(one.accidents) <= types


def test_each_standard_names_sectors_that_exist() -> None:
    names = {one.name for one in sectors()}
    catalogue = ansheng.load()
    wrong = {s.id: s.sectors for s in catalogue.standards.values() if not set(s.sectors) <= names}
    assert wrong == {}
    bare = {s.id.partition(".")[0] for s in catalogue.standards.values() if not s.sectors}
    assert bare <= {"general"}


@pytest.mark.parametrize("name", ["危化品", "危 化 品", "危险化学品领域", "化工", "hazardous chemicals"])
def test_a_sector_is_found_by_its_names(name: str) -> None:
    assert sector_of(name).name == "危险化学品"


def test_a_part_is_not_the_whole() -> None:
    trade = sector_of("冶金")
    assert trade.name == "工贸"
    assert trade.is_called("工贸行业")
    assert not trade.is_called("冶金")


def test_an_unknown_sector_lists_near_names() -> None:
    with pytest.raises(UnknownNameError, match="是否指道路运输"):
        sector_of("道路运送")


def test_the_law_of_a_sector_is_that_of_those_it_holds() -> None:
    catalogue = ansheng.load()
    mines = {one.id for one in catalogue.standards_of("矿山")}
    assert mines == {one.id for name in ("煤矿", "非煤矿山") for one in catalogue.standards_of(name)}
    assert "mining.coal-major-hazards" in mines


@pytest.mark.parametrize("kind", [kind.name for kind in unit_kinds()])
def test_what_a_kind_of_unit_takes_exists(kind: str) -> None:
    catalogue = ansheng.load()
    loaded = {plugin.name for plugin in catalogue.plugins}
    assert {name.partition(".")[0] for name in unit_kind(kind).takes} <= loaded
    for name in unit_kind(kind).takes:
        assert catalogue.classes_of(name)
    assert sector_of(unit_kind(kind).sector).name == unit_kind(kind).sector


def test_a_chemical_plant_is_looked_at_across_plugins() -> None:
    catalogue = ansheng.load()
    classes = catalogue.classes_at(unit_kind("化工厂"))
    assert {name.partition(".")[0] for name in classes} == {"hazchem", "special_equipment", "general"}
    assert "hazchem.SpecialWork" in classes
    assert len(classes) == len(set(classes))
