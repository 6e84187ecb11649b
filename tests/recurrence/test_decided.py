"""Pairs that people have accepted or refused: read back, counted, and put before what is likely."""

from __future__ import annotations

import polars as pl
import pytest

import ansheng
from ansheng.errors import InputError

ROWS = [
    {"编号": "H1", "单位名称": "华阳化工有限公司", "隐患描述": "安全出口堵塞", "发现日期": "2026-03-01"},
    {"编号": "H2", "单位名称": "华阳化工公司", "隐患描述": "安全出口被堵塞", "发现日期": "2026-03-01"},
    {"编号": "H3", "单位名称": "华阳化工公司", "隐患描述": "通道走不通", "发现日期": "2026-03-02"},
    {"编号": "H4", "单位名称": "明德百货", "隐患描述": "压力表破损", "发现日期": "2026-03-02"},
]


def decided(*rows: tuple[str, str, str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["种类", "甲", "乙", "认定"], orient="row")


def test_refused_pairs_are_left_out_and_counted() -> None:
    pairs = ansheng.same_hazards(ROWS, decided=decided(("重复登记", "H2", "H1", "否")))
    assert (len(pairs), pairs.refused) == (0, 1)
    units = ansheng.same_units(ROWS, decided=decided(("同一单位", "华阳化工公司", "华阳化工有限公司", "否")))
    assert (len(units), units.refused) == (0, 1)


def test_accepted_pairs_stand_whatever_their_score() -> None:
    pairs = ansheng.same_hazards(ROWS, decided=decided(("重复登记", "H1", "H3", "是")))
    assert [(pair["second_id"], pair["accepted"]) for pair in pairs.to_dicts()] == [
        ("H3", True),
        ("H2", None),
    ]
    assert [pair["second_id"] for pair in pairs.above(1).to_dicts()] == ["H3"]
    units = ansheng.same_units(ROWS, decided=decided(("同一单位", "明德百货", "华阳化工公司", "是")))
    assert units.to_dicts("en")[0]["reasons"] == ["decided"]


def test_a_refused_unit_keeps_its_hazards_apart() -> None:
    refused = decided(("同一单位", "华阳化工公司", "华阳化工有限公司", "否"))
    assert len(ansheng.same_hazards(ROWS)) == 1
    assert len(ansheng.same_hazards(ROWS, decided=refused)) == 0


def test_rows_without_an_answer_decide_nothing_and_the_last_answer_counts() -> None:
    assert len(ansheng.same_hazards(ROWS, decided=decided(("重复登记", "H1", "H2", None)))) == 1
    twice = decided(("重复登记", "H1", "H2", "否"), ("重复登记", "H2", "H1", "是"))
    assert ansheng.same_hazards(ROWS, decided=twice).to_dicts()[0]["accepted"] is True


def test_what_is_no_table_of_decisions_is_refused() -> None:
    with pytest.raises(InputError, match="认定"):
        ansheng.same_hazards(ROWS, decided=pl.DataFrame({"甲": ["H1"]}))


def test_hazards_of_one_id_are_told_apart_by_what_they_say() -> None:
    rows = [{**one, "编号": "1"} for one in ROWS[:2]]
    (pair,) = ansheng.same_hazards(rows).to_dicts()
    assert pair["first_ref"] != pair["second_ref"]
    refused = decided(("重复登记", pair["first_ref"], pair["second_ref"], "否"))
    assert len(ansheng.same_hazards(rows, decided=refused)) == 0
