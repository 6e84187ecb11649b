"""Faults of the gas rules that a specialist and published cases showed, each with its record, clause and day."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl
import pytest

import ansheng
from ansheng import Finding
from ansheng.industries import gas

CATALOGUE = ansheng.load(plugins=[], modules={"gas": gas})
BEFORE, EFFECT = "2023-09-20", "2023-09-21"


def hazards(record: Any, as_: str, on: str) -> list[Finding]:
    return list(CATALOGUE.check(record, on=on, as_=f"gas.{as_}").hazards())


def clauses(record: Any, as_: str, on: str) -> list[tuple[str, list[str]]]:
    return [(f.severity, [source.clause.number for source in f.cites]) for f in hazards(record, as_, on)]


@pytest.mark.parametrize(
    ("filler", "owner"),
    [
        ("青岛（能源）燃气有限公司", "青岛(能源)燃气有限公司"),
        ("青岛（能源）燃气有限公司", " 青岛【能源】 燃气有限公司"),
        ("91370200MA3ABCDX01", "91370200ma3abcdx01"),
        ("ＡＢＣ燃气", "abc燃气"),
    ],
)
@pytest.mark.parametrize(("as_", "clause"), [("GasFilling", "7(1)"), ("GasSale", "7(3)")])
def test_a_name_is_the_same_however_it_is_typed(filler: str, owner: str, as_: str, clause: str) -> None:
    rows = [
        {
            "编号": "1",
            "充装单位": filler,
            "气瓶产权单位": owner,
            "authorised": False,
            "filler_licensed": True,
        },
        {
            "编号": "2",
            "充装单位": filler,
            "气瓶产权单位": "另一公司",
            "authorised": False,
            "filler_licensed": True,
        },
    ]
    frame = pl.DataFrame(rows)
    for records in (rows, frame, duckdb.from_arrow(frame.to_arrow())):
        found = hazards(records, as_, EFFECT)
        assert [(f.record, f.clause) for f in found] == [("2", clause)]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2016-02-05", []),
        ("2016-02-06", [("general", ["15"])]),
        (BEFORE, [("general", ["15"])]),
        (EFFECT, [("major", ["4(1)", "15"])]),
    ],
)
def test_gas_is_traded_without_a_licence(on: str, said: list[tuple[str, list[str]]]) -> None:
    assert clauses({"编号": "A", "从事燃气经营": "是", "燃气经营许可证": "否"}, "GasOperator", on) == said


def test_what_is_not_known_of_a_licence_is_one_question() -> None:
    for on in (BEFORE, EFFECT):
        found = CATALOGUE.check({"编号": "A", "trading": True}, on=on, as_="gas.GasOperator").undetermined()
        assert len([f for f in found if "licence_held" in f.missing]) == 1


WORKS = {"编号": "S", "活动类型": "挖掘", "净距": "0.8 m", "保护方案": "否", "已采取安全保护措施": "否"}
BUILDING = {"编号": "B", "活动类型": "占压", "净距": "0 m"}


@pytest.mark.parametrize(
    ("record", "clause"), [(WORKS, "34"), (BUILDING, "33"), ({**BUILDING, "活动类型": "爆破"}, "33")]
)
def test_an_activity_in_the_published_range_is_judged_before_gb_55009_too(
    record: dict[str, Any], clause: str
) -> None:
    near = {**record, "当地公布的保护范围": "1 m"}
    assert clauses(near, "GasWorks", "2016-02-05") == []
    for on in ("2016-02-06", "2021-12-31", "2022-01-01", EFFECT):
        assert ("general", [clause]) in clauses({**near, "最高工作压力": "0.4 MPa"}, "GasWorks", on)
    assert clauses({**near, "当地公布的保护范围": "0.5 m", "净距": "0.6 m"}, "GasWorks", "2021-12-31") == []


def test_the_least_range_leaves_no_question_about_the_published_one() -> None:
    record = {**WORKS, "净距": "0.5 m", "最高工作压力": "0.4 MPa"}
    found = CATALOGUE.check(record, on="2022-01-01", as_="gas.GasWorks")
    assert [(f.rule, f.verdict.value) for f in found] == [("gas.works_without_protection_plan", "hazard")]
    before = CATALOGUE.check(record, on="2021-12-31", as_="gas.GasWorks")
    assert [(f.verdict.value, f.missing) for f in before] == [("undetermined", ("protection_range",))]


def test_what_the_criteria_say_was_read() -> None:
    [edition] = CATALOGUE.standards["gas.major-hazards"].editions
    assert {key for key, clause in edition.clause.items() if clause.seen != "text"} == set()
