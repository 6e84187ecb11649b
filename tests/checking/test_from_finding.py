"""A finding that is a hazard becomes the record of one, and nothing in it is guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import Choice, Facts, Findings, Flag, Rule, Text, Verdict, check
from ansheng.checking.check import Check
from ansheng.checking.finding import NoHazardError, from_finding, hazard_table
from ansheng.hazards import HazardRecord
from tests.rules.engine import LAW, TODAY

TANK = {"编号": "T-01", "单位编号": "U1", "地区": "一镇", "监测能超限报警": "否"}


class Shop(Facts, title="门店", en="shop"):
    open = Flag("营业", en="open")
    unit = Text("单位名称", en="unit")
    sector = Choice("行业领域", en="sector", options={"shop": "商贸"})


class Meter(Facts, title="表", en="meter"):
    open = Flag("打开", en="open")
    unit = Choice("计量单位", en="unit", options={"m": "米"})


def judging(facts: Any, **options: Any) -> Rule:
    return Rule(LAW.clause("leak"), hazard=facts.open, name="is_open", title="开着", en="is open", **options)


def of_tanks(*tanks: dict[str, Any], on: str = "2026-07-01") -> Findings:
    return check(list(tanks), on=on, as_="gas.GasTank")


def the_hazard(record: object, facts: type[Facts], **options: Any) -> HazardRecord:
    [hazard] = Check((judging(facts, **options),), TODAY).run(record, facts).to_hazards()
    return hazard


@pytest.mark.parametrize("form", [list, pl.DataFrame])
@pytest.mark.parametrize(("header", "hazard"), [("编号", "is_open/7"), ("序号", None), ("No.", None)])
def test_a_running_number_calls_the_record_and_is_no_id_of_its_hazard(
    form: Any, header: str, hazard: str | None
) -> None:
    [found] = Check((judging(Shop),), TODAY).run(form([{header: "7", "营业": "是"}]), Shop)
    assert (found.record, found.to_hazard().id) == ("7", hazard)


def test_the_record_of_a_hazard() -> None:
    [hazard] = of_tanks({**TANK, "检查日期": "2026-06-30"}).to_hazards(sector="燃气")
    values = hazard.to_dict()
    assert {name: values[name] for name in ("id", "unit_id", "region", "grade", "rule", "sector")} == {
        "id": "gas.tank_unmonitored/U1/T-01",
        "unit_id": "U1",
        "region": "一镇",
        "grade": "major",
        "rule": "gas.tank_unmonitored",
        "sector": "燃气",
    }
    assert (values["found_on"], values["observed_on"]) == ("2026-06-30", "2026-07-01")
    for words in ("城镇燃气经营安全重大隐患判定标准", "建城规〔2023〕4号", "第五条第（一）项"):
        assert words in values["basis"]
    assert "第五条第（一）项" in values["requirement"]
    assert "监测能超限报警" in values["description"]
    assert not {"unit", "rectified", "closed", "due_on", "source"} & set(values)


def test_without_a_day_of_inspection_the_day_of_the_check_is_taken_and_said() -> None:
    [dated] = of_tanks({**TANK, "检查日期": "2026-06-30"}).to_hazards()
    [hazard] = of_tanks(TANK).to_hazards()
    assert hazard.found_on == date(2026, 7, 1)
    assert "发现日期取判定日2026年7月1日" in str(hazard.description)
    assert "判定日" not in str(dated.description)


def test_a_record_without_an_id_gives_a_hazard_without_one() -> None:
    [hazard] = of_tanks({"监测能超限报警": "否"}).to_hazards()
    assert hazard.id is None


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "a/b", "%"]), st.sampled_from(["a", "b/c", "b", "%2F"])),
        max_size=8,
    )
)
def test_ids_are_the_same_only_for_the_same_rule_unit_and_record(found: list[tuple[str, str]]) -> None:
    records = [Shop(open=True, unit_id=unit or None, id=name) for unit, name in found]
    ids = [h.id for h in Check((judging(Shop),), TODAY).run(records, Shop).to_hazards()]
    assert len(set(ids)) == len(set(found))


@pytest.mark.parametrize("severity", ["major", "general"])
def test_the_grade_is_the_severity_of_the_rule(severity: str) -> None:
    assert the_hazard(Shop(open=True), Shop, severity=severity).grade == severity


@pytest.mark.parametrize("table", [False, True])
def test_unit_and_sector_are_those_of_the_record_or_as_given(table: bool) -> None:
    values = {"open": True, "unit": "甲店", "sector": "shop"}
    record: object = pl.DataFrame([values]) if table else values
    hazard = the_hazard(record, Shop)
    assert (hazard.unit, hazard.sector) == ("甲店", "商贸")
    [finding] = Check((judging(Shop),), TODAY).run(record, Shop)
    given = from_finding(finding, unit="乙店", sector="餐饮")
    assert (given.unit, given.sector) == ("乙店", "餐饮")


def test_a_unit_of_measurement_is_no_unit() -> None:
    assert the_hazard({"open": True, "unit": "m"}, Meter).unit is None


def test_a_table_and_records_give_the_same_hazards(tmp_path: Path) -> None:
    path = tmp_path / "tanks.csv"
    path.write_text(
        ",".join(TANK) + ",检查日期\n" + ",".join(TANK.values()) + ",2026-06-30\n", encoding="utf-8"
    )
    read = check(str(path), on="2026-07-01", as_="gas.GasTank").to_hazards()
    assert read == of_tanks({**TANK, "检查日期": "2026-06-30"}).to_hazards()


def test_english() -> None:
    [finding] = of_tanks(TANK)
    hazard = finding.to_hazard(lang="en")
    assert str(hazard.requirement).startswith("put right: ")
    assert "no day of inspection" in str(hazard.description)


def test_an_undetermined_finding_is_no_hazard_yet() -> None:
    found = of_tanks({"编号": "T-02", "监测能超限报警": "是"})
    [finding] = found
    with pytest.raises(NoHazardError, match="待定") as error:
        finding.to_hazard()
    assert "determine" in error.value.text("en")
    assert found.to_hazards() == []


def test_a_hazard_by_determination_says_who_determined_it() -> None:
    found = of_tanks({"编号": "T-02", "监测能超限报警": "是"})
    [finding] = found
    answer = finding.determine("hazard", by="张三", on="2026-07-01", reason="现场没有报警器")
    [hazard] = found.with_determinations([answer]).to_hazards()
    assert "张三" in str(hazard.description)
    assert "现场没有报警器" in str(hazard.description)


def test_a_finding_determined_to_be_clear_is_refused() -> None:
    found = of_tanks({"编号": "T-02", "监测能超限报警": "是"})
    [finding] = found
    answer = finding.determine("clear", by="张三", on="2026-07-01", reason="有报警器")
    [settled] = found.with_determinations([answer]).determined()
    assert settled.verdict is Verdict.CLEAR
    with pytest.raises(NoHazardError, match="不构成隐患"):
        settled.to_hazard()


def test_hazards_as_a_table_have_the_columns_of_the_record() -> None:
    table = hazard_table(of_tanks(TANK, {**TANK, "编号": "T-02"}).to_hazards())
    assert table.columns == list(HazardRecord.facts())
    assert table["id"].to_list() == ["gas.tank_unmonitored/U1/T-01", "gas.tank_unmonitored/U1/T-02"]
    assert [str(table.schema[name]) for name in ("found_on", "rectified")] == ["Date", "Boolean"]
    assert table["rectified"].null_count() == 2
    assert hazard_table([]).schema == table.schema


def test_the_record_reads_back_from_its_own_table() -> None:
    [hazard] = of_tanks(TANK).to_hazards()
    [row] = hazard_table([hazard]).rows(named=True)
    assert HazardRecord.read(row) == hazard


@pytest.mark.parametrize(
    ("header", "name"), [("判定依据", "basis"), ("违反条款", "basis"), ("判定规则", "rule")]
)
def test_ledgers_may_state_basis_and_rule(header: str, name: str) -> None:
    assert HazardRecord.read({header: "甲"}).to_dict() == {name: "甲"}
