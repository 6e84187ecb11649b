"""Control indices: use, breach, decline, zero, parts and parents."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from ansheng.accidents.records import AccidentRecord, CeilingRecord
from ansheng.agenda import Ladder, ceiling_signals
from ansheng.errors import DayError
from ansheng.indicators.definitions.ceilings import CeilingStanding, ceiling_problems, ceiling_standings
from tests.indicators.ledger import frame

END = date(2013, 12, 31)


def tables(index: dict[str, Any], *accidents: dict[str, Any]) -> dict[str, pl.DataFrame]:
    base = {"year": "2013", "measure": "deaths", "kind": "ceiling", "name": "死亡"}
    row = {"deaths": 1, "serious": 0, "loss": 0.0, "production": True}
    return {
        "ceilings": frame(CeilingRecord, [{**base, **index}]),
        "accidents": frame(AccidentRecord, [{**row, **accident} for accident in accidents]),
    }


def one(found: dict[str, pl.DataFrame], on: date = END) -> CeilingStanding:
    (standing,) = ceiling_standings(found, 2013, on)
    return standing


def on(month: int, **more: Any) -> dict[str, Any]:
    return {"occurred_on": date(2013, month, 1), **more}


def test_a_value_at_the_ceiling_is_within_it() -> None:
    assert one(tables({"ceiling": 2.0}, on(1), on(5))).state == "within"
    broken = one(tables({"ceiling": 2.0}, on(1), on(5), on(6)))
    assert (broken.state, broken.text()) == ("broken", "死亡：3人，占控制数2的150.0%，突破")


def test_more_than_its_part_of_the_year_is_ahead_of_time() -> None:
    found = tables({"ceiling": 45.0}, *(on(1) for _ in range(11)))
    assert one(found, date(2013, 2, 28)).text() == "死亡：11人，占控制数45的24.4%，超时间进度"
    assert one(found, date(2013, 3, 1)).state == "within"


def test_zero_control() -> None:
    assert one(tables({"kind": "zero", "measure": "larger"}, on(1))).state == "within"
    assert one(tables({"kind": "zero", "measure": "larger"}, on(1, deaths=3))).state == "broken"


def test_a_decline_is_measured_from_the_year_before() -> None:
    before = [{"occurred_on": date(2012, 5, 1), "deaths": 5}, {"occurred_on": date(2012, 6, 1), "deaths": 5}]
    index = {"kind": "decline", "decline": 15.0}
    assert one(tables(index, *before, on(1, deaths=8))).state == "within"
    assert one(tables(index, *before, on(1, deaths=9))).state == "broken"
    alone = one(tables(index, on(1)))
    assert (alone.state, alone.limit) == ("unknown", None)


@pytest.mark.parametrize(
    ("domain", "value"), [("煤矿", 1), ("工矿商贸", 3), ("道路交通", 4), ("冶金", 2), (None, 7)]
)
def test_an_index_counts_its_own_scope(domain: str | None, value: int) -> None:
    rows = [
        on(1, domain="coal"),
        on(2, domain="industrial", sector="冶金", deaths=2),
        on(3, domain="road", deaths=4),
    ]
    found = one(tables({"domain": domain, "ceiling": 100.0}, *rows))
    assert found.figure.value == value


def test_records_that_lack_deaths_can_break_an_index_but_not_keep_it() -> None:
    assert one(tables({"ceiling": 2.0}, on(1), on(2, deaths=None))).state == "unknown"
    assert one(tables({"ceiling": 2.0}, on(1, deaths=3), on(2, deaths=None))).state == "broken"
    assert one(tables({"ceiling": None}, on(1))).state == "unknown"


@pytest.mark.parametrize("year", ["2013", "2013年", "2013年度", " ２０１３年度 "])
def test_a_year_is_read_however_it_is_written(year: str) -> None:
    assert one(tables({"year": year, "ceiling": 0.0}, on(1))).state == "broken"


def test_a_part_of_a_domain_does_not_count_the_whole_domain() -> None:
    rows = [
        on(1, domain="industrial", sector="建筑施工"),
        on(2, domain="industrial", sector="冶金", deaths=5),
        on(3, domain="road"),
    ]
    for domain, value in (("建筑施工", 1), ("工矿商贸（煤矿除外）", 6), ("道路运输", 1)):
        assert one(tables({"domain": domain, "ceiling": 9.0}, *rows)).figure.value == value


def test_indices_of_other_years_and_days_before_the_year() -> None:
    assert ceiling_standings(tables({"year": "2014年"}, on(1)), 2013, END) == ()
    with pytest.raises(DayError):
        ceiling_standings(tables({}, on(1)), 2013, date(2012, 12, 31))


def indices(total: float, *parts: float | None) -> list[CeilingRecord]:
    whole = CeilingRecord(id="总", name="总体", year="2013", ceiling=total)
    return [
        whole,
        *(CeilingRecord(id=f"分{n}", year="2013", ceiling=p, part_of="总") for n, p in enumerate(parts)),
    ]


def test_parts_make_up_their_index() -> None:
    assert ceiling_problems(indices(66, 25, 40, 0, 1)) == ()
    assert ceiling_problems(indices(66, 25, None)) == ()
    (problem,) = ceiling_problems(indices(66, 25, 40))
    assert (problem.kind, problem.words.zh) == (
        "parts_do_not_add_up",
        "各分项之和为65，与上级指标“总体”的66不一致；请核对",
    )
    (orphan,) = ceiling_problems([CeilingRecord(id="分", year="2013", ceiling=1, part_of="总")])
    assert orphan.kind == "no_parent"


def test_zero_control_adds_nothing_and_an_index_without_a_year_is_named() -> None:
    zero = CeilingRecord(id="零", year="2013", kind="zero", part_of="总")
    assert ceiling_problems([*indices(66, 25, 41), zero]) == ()
    (problem,) = ceiling_problems([*indices(66, 25, 40), zero])
    assert problem.kind == "parts_do_not_add_up"
    (undated,) = ceiling_problems([CeilingRecord(id="总", name="总体", ceiling=1)])
    assert (undated.kind, undated.words.zh) == ("no_year", "指标“总体”的年度未填；请填写")


def test_a_broken_index_is_a_ground_for_escalation() -> None:
    broken = tables(
        {"id": "K1", "ceiling": 0.0, "region": "甲县"}, on(1, region="甲县"), on(1, region="乙县")
    )
    (signal,) = ceiling_signals(broken, END)
    assert (signal.kind, signal.object, signal.region) == ("index_exceeded", "K1", "甲县")
    assert "1人" in signal.words.zh
    (proposal,) = [p for p in Ladder.read().propose([signal], END) if p.ground.id == "ceiling_broken"]
    assert proposal.concerning == "甲县"
    assert list(ceiling_signals(tables({"ceiling": 9.0}, on(1)), END)) == list(ceiling_signals({}, END)) == []
