"""Preparing: classes, owed visits, quotas, inspectors and conflicts, as tables of an office state them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ansheng import InputError, open_dossier
from ansheng.draws import DrawError, ListedUnit, Prepared, prepare
from tests.draws.lists import SOURCE

UNITS = [
    {"企业名称": "甲厂", "风险等级": "A级"},
    {"企业名称": "乙厂", "风险等级": "C类"},
    {"企业名称": "丙厂", "风险等级": "C"},
    {"企业名称": "丁厂", "风险等级": ""},
]
QUOTAS: Mapping[str, int | str] = {"A": 0, "C": 1, "未定级": 1}
PEOPLE = [{"姓名": "张三"}, {"姓名": "李四"}, {"姓名": "王五"}]
LINGWU = Path(__file__).parents[2] / "examples" / "lingwu-2020"


def prepared(units: object = UNITS, people: object = None, **more: Any) -> Prepared:
    given = {"title": "抽查", "source": SOURCE, "quotas": QUOTAS, "on": "2026-12-01", **more}
    return prepare(units, people, **given)


def test_classes_are_strata_and_those_without_one_are_a_stratum_of_their_own() -> None:
    listed = prepared().listed
    assert {name: [one.name for one in units] for name, units in listed.members.items()} == {
        "A": ["甲厂"],
        "C": ["乙厂", "丙厂"],
        "未定级": ["丁厂"],
    }
    assert (listed.team, listed.owed) == (0, "none")
    assert prepared(quotas={"A": 0, "C": 1, "unrated": 1}).listed.text == listed.text
    with pytest.raises(DrawError, match="分层“未定级”（1家）未定抽取数"):
        prepared(quotas={"A": 1, "C": 1})


def test_a_column_that_is_filled_late_is_read() -> None:
    late = [{"企业名称": f"{n}厂", "风险等级": None} for n in range(150)]
    made = prepared([*late, {"企业名称": "末厂", "风险等级": "A"}], quotas={"A": 1, "未定级": 0})
    assert [one.name for one in made.listed.members["A"]] == ["末厂"]


def test_a_class_that_cannot_be_read_is_listed_and_unrated() -> None:
    made = prepared([*UNITS, {"企业名称": "戊厂", "风险等级": "很高"}])
    assert [one.kind for one in made.problems] == ["invalid"]
    assert [one.name for one in made.listed.members["未定级"]] == ["丁厂", "戊厂"]


@pytest.mark.parametrize(
    ("told", "quota"),
    [(1, 1), ("2", 2), ("50%", 1), ("51％", 2), ("100%", 2), ("1%", 1), ("0%", 0), ("全部", 2), ("all", 2)],
)
def test_quotas_are_numbers_shares_rounded_up_or_all(told: int | str, quota: int) -> None:
    [found] = [one.quota for one in prepared(quotas={**QUOTAS, "C": told}).listed.strata if one.name == "C"]
    assert found == quota


@pytest.mark.parametrize("told", ["一半", "-1", "1.5", "", "%", "９", "1 0", "9999999999"])
def test_what_is_no_quota_is_said(told: str) -> None:
    with pytest.raises(InputError, match="抽取数应为整数、百分比"):
        prepared(quotas={**QUOTAS, "C": told})


def test_a_quota_of_no_class_names_near_ones() -> None:
    with pytest.raises(InputError, match="应为A、B、C、D、未定级") as refused:
        prepared(quotas={**QUOTAS, "未定": 1})
    assert "did you mean 未定级?" in refused.value.text("en")
    with pytest.raises(InputError, match="填写了两次"):
        prepared(quotas={**QUOTAS, "unrated": 2})


@pytest.mark.parametrize("told", [0, -1, 1201, "三", "0000112345", True])
def test_an_interval_is_a_number_of_months_of_a_class(told: int | str) -> None:
    with pytest.raises(InputError, match="检查间隔应为1～1200个月"):
        prepared(visits=VISITS, months={"C": told})
    with pytest.raises(InputError, match="收到“E”"):
        prepared(visits=VISITS, months={"E": 3})


def test_a_choice_that_decides_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="必抽不起作用"):
        prepared(owed="must")
    with pytest.raises(InputError, match="每人至多几家不起作用"):
        prepared(most=3)


def test_a_table_of_inspectors_that_names_nobody_is_no_draw_of_units_alone() -> None:
    empty = pl.DataFrame({"姓名": []}, schema={"姓名": pl.String})
    with pytest.raises(DrawError, match="每组2人，检查人员仅0人"):
        prepared(people=empty)


VISITS = [
    {"单位名称": "乙 厂", "检查日期": "2026-09-01"},
    {"单位名称": "乙厂", "检查日期": "2026-08-31"},
    {"单位名称": "丙厂", "检查日期": "2026-12-02"},
    {"单位名称": "丁厂", "检查日期": "2026-11-30"},
    {"单位名称": "甲厂", "检查日期": ""},
]


@pytest.mark.parametrize(
    ("on", "months", "owing", "never"),
    [
        ("2026-12-01", {"C": 3}, {"丙厂"}, 1),
        ("2026-12-02", {"C": 3}, {"乙厂"}, 0),
        ("2026-12-02", {"C": 4}, set(), 0),
        ("2026-12-02", {"A": 12, "C": 3}, {"甲厂", "乙厂"}, 1),
        ("2026-12-01", {"未定级": 1}, set(), 0),
        ("2026-12-31", {"未定级": 1}, {"丁厂"}, 0),
    ],
)
def test_a_visit_is_owed_once_the_last_one_by_the_day_lies_longer_back_than_the_class_allows(
    on: str, months: dict[str, int], owing: set[str], never: int
) -> None:
    made = prepared(visits=VISITS, months=months, on=on)
    assert {one.name for one in made.listed.units if one.owed} == owing
    assert (made.never, made.listed.owed) == (never, "first")


def test_visits_that_count_for_no_unit_of_the_list_are_counted() -> None:
    more = [
        {"单位名称": "丙广", "检查日期": "2026-11-01"},
        {"单位名称": "丙广", "检查日期": "2026-12-01"},
        {"单位名称": "丙广", "检查日期": "2026-12-02"},
        {"单位名称": "丙厂", "检查日期": ""},
        {"单位名称": "", "检查日期": "2026-11-01"},
    ]
    plain, made = (prepared(visits=rows, months={"C": 3}) for rows in (VISITS, [*VISITS, *more]))
    assert (plain.never, plain.elsewhere, plain.untold) == (1, 0, 1)
    assert (made.never, made.elsewhere, made.untold) == (1, 2, 3)


def test_owed_visits_want_a_table_of_visits_and_room_where_all_must_be_drawn() -> None:
    with pytest.raises(InputError, match="缺少检查表"):
        prepared(months={"C": 3})
    with pytest.raises(DrawError, match="分层“C”必抽2家，应抽仅1家，缺1个名额"):
        prepared(visits=VISITS[4:], months={"C": 3}, owed="must")


def test_two_of_one_name_are_told_apart_by_ids_that_all_have() -> None:
    same = [{"企业名称": "甲厂", "风险等级": "C", "单位编号": f"DW{n}"} for n in (1, 2)]
    assert prepared(same, quotas={"C": 1}).listed.units == (
        ListedUnit("DW1", "甲厂", "C"),
        ListedUnit("DW2", "甲厂", "C"),
    )
    with pytest.raises(InputError, match="“甲厂”重复"):
        prepared([same[0], {**same[1], "单位编号": ""}], quotas={"C": 1})
    people = [{"姓名": "张三", "执法证号": n} for n in ("1", "2")]
    assert [one.id for one in prepared(people=people).listed.inspectors] == ["1", "2"]
    with pytest.raises(InputError, match="“张三”重复"):
        prepared(people=[{"姓名": "张三"}, {"姓名": "张三"}])


def test_a_row_without_a_name_is_no_chance_lost_without_a_word() -> None:
    with pytest.raises(InputError, match="第2家未填企业名称"):
        prepared([UNITS[0], {"企业名称": "", "风险等级": "C"}])
    with pytest.raises(InputError, match="“企业名称”列"):
        prepared([{"风险等级": "C"}])
    with pytest.raises(InputError, match="“检查人员”列"):
        prepared(people=[{"电话": "1"}])
    with pytest.raises(InputError, match="应为数据框、字典的列表、文件"):
        prepared(units=3)


def test_conflicts_are_matched_by_name_and_number_and_none_is_lost_by_a_slip() -> None:
    units = [{**each, "单位编号": f"DW{n}"} for n, each in enumerate(UNITS, 1)]
    told = [{"检查人员": "张三", "回避单位": "乙厂"}, {"检查人员": "李 四", "回避单位": "DW3"}]
    assert prepared(units, PEOPLE, conflicts=told).listed.conflicts == {("张三", "DW2"), ("李四", "DW3")}
    with pytest.raises(DrawError, match="回避关系第1行的“张山”不在名单中"):
        prepared(units, PEOPLE, conflicts=[{"检查人员": "张山", "回避单位": "乙厂"}])
    with pytest.raises(DrawError, match="“乙广”不在名单中；是否指乙厂"):
        prepared(units, PEOPLE, conflicts=[{"检查人员": "张三", "回避单位": "乙广"}])
    others = [*told, {"检查人员": "张三", "回避单位": "别处的厂"}]
    made = prepared(units, PEOPLE, conflicts=others, others=True)
    assert (len(made.listed.conflicts), made.unused) == (2, 1)
    with pytest.raises(DrawError, match="第1行的“”不在名单中"):
        prepared(units, PEOPLE, conflicts=[{"检查人员": "张三", "回避单位": ""}], others=True)


def test_a_conflict_of_a_name_that_two_have_is_of_both() -> None:
    people = [{"姓名": "张三", "执法证号": n} for n in ("1", "2")]
    made = prepared(people=people, team=1, conflicts=[{"检查人员": "张三", "回避单位": "甲厂"}])
    assert made.listed.conflicts == {("1", "甲厂"), ("2", "甲厂")}


def test_files_are_hashed_into_the_list_and_frames_give_the_same_units(tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    path.write_text("企业名称,风险等级\n甲厂,A\n乙厂,C\n丙厂,C\n丁厂,\n", encoding="utf-8")
    made = prepared(path)
    assert [(one.role, one.sha256) for one in made.listed.inputs] == [
        ("units", hashlib.sha256(path.read_bytes()).hexdigest())
    ]
    frame = prepared(pl.read_csv(path))
    assert (frame.listed.inputs, frame.listed.units) == ((), made.listed.units)
    assert frame.listed.commitment != made.listed.commitment


def test_a_dossier_gives_units_their_latest_class_and_visits() -> None:
    tables = open_dossier(LINGWU).tables
    listed = prepared(
        tables,
        quotas=dict.fromkeys(("A", "B", "C", "D", "未定级"), "10%"),
        months={"D": 3},
        on="2020-12-31",
    ).listed
    assert len(listed.units) == tables["enterprises"].height
    assert sum(one.owed for one in listed.units) > 0
    assert {one.stratum for one in listed.units if one.owed} == {"D"}
    rated = {
        **tables,
        "ratings": pl.DataFrame(
            {"unit": [listed.units[0].name], "risk_class": ["D"], "graded_on": ["2020-12-01"]}
        ),
    }
    [first] = [
        one
        for one in prepared(rated, quotas=dict.fromkeys("ABCD", 1), on="2020-12-31").listed.units
        if one.name == listed.units[0].name
    ]
    assert first.stratum == "D"
