"""Agenda: what a day asks for, from the tables of a dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest

from ansheng import Words
from ansheng.agenda import Agenda, Ground, Ladder, Need, Rung, agenda
from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.responsibility import Duty
from tests.work import lines

DAY = dt.date(2024, 6, 30)
ENDS_OF_2099 = [p.last.isoformat() for p in Period.parse("2099").months()]


def on_that_day(ahead: int = 7, ladder: Ladder | None = None, **tables: list[dict[str, Any]]) -> Agenda:
    made = typed(**tables)
    return agenda(made, DAY, ahead=ahead, ladder=ladder)


def typed(**tables: list[dict[str, Any]]) -> Mapping[str, pl.DataFrame]:
    frames = {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in tables.items()}
    return Dossier.of(frames, Campaign("整治")).tables


def hazard(id_: str, **facts: Any) -> dict[str, Any]:
    row = {
        "id": id_,
        "description": "堵塞",
        "department": "甲局",
        "grade": "general",
        "found_on": "2024-05-01",
    }
    return {
        **row,
        "due_on": None,
        "rectified": None,
        "rectified_on": None,
        "closed": None,
        "closed_on": None,
        **facts,
    }


def report(id_: str, **facts: Any) -> dict[str, Any]:
    return {"id": id_, "party": "乙局", "period": "2024-05", "submitted": None, "submitted_on": None, **facts}


def states(found: Agenda) -> list[tuple[str, str, int | None]]:
    return [(matter.object, matter.state, matter.days) for matter in found.matters]


@pytest.mark.covers(23, by="ansheng due")
def test_hazards_late_due_unknown_and_done() -> None:
    found = on_that_day(
        hazards=[
            hazard("今天", due_on="2024-06-30", rectified=False),
            hazard("昨天", due_on="2024-06-29", rectified=False),
            hazard("七天", due_on="2024-07-07", rectified=False),
            hazard("八天", due_on="2024-07-08", rectified=False),
            hazard("没说", due_on="2024-06-29"),
            hazard("已改", due_on="2024-06-29", rectified=True),
            hazard("后改", due_on="2024-06-29", rectified_on="2024-07-01", rectified=False),
            hazard("销号", due_on="2024-06-29", closed=True),
            hazard("以后发现", found_on="2024-07-01", due_on="2024-06-29", rectified=False),
            hazard("无时限", rectified=False),
        ]
    )
    assert states(found) == [
        ("后改", "late", 1),
        ("昨天", "late", 1),
        ("没说", "unknown", 1),
        ("今天", "due", 0),
        ("七天", "due", 7),
    ]
    assert found.counts() == {"late": 2, "unknown": 1, "due": 2, "proposed": 2}
    assert found.matters[0].text() == "甲局：隐患整改 后改 堵塞 逾期1天（期限2024年6月29日，整改期限）"


def test_tasks_reports_and_duties() -> None:
    found = on_that_day(
        tasks=[
            {"id": "R1", "name": "摸底", "lead": "甲局", "due_on": "2024-06-28", "finished": False},
            {"id": "R2", "name": "整治", "lead": "甲局", "due_on": "2024-06-28", "finished": True},
            {"id": "R3", "name": "验收", "lead": "甲局", "due_on": "2024-06-28", "finished": None},
        ],
        submissions=[
            report("B1", due_on="2024-06-05", submitted=False),
            report("B2", due_on="2024-07-05"),
            report("B3", due_on="2024-05-05", submitted_on="2024-05-09"),
        ],
        duties=[
            {"name": "例会", "party": "丙局", "every": "每季度", "basis": "本办规定", "since": "2024-01-01"}
        ],
        occurrences=[{"duty": "例会", "party": "丙局", "on": "2024-02-01"}],
    )
    assert [(matter.kind, matter.object, matter.state) for matter in found.matters] == [
        ("report", "B1", "late"),
        ("task", "R1", "late"),
        ("task", "R3", "unknown"),
        ("duty", "例会", "due"),
        ("report", "B2", "due"),
    ]
    assert found.matters[3].rule.zh == "本办规定"
    assert {proposal.rung.id for proposal in found.proposals} == {"urging", "reminder", "bulletin"}


@pytest.mark.covers(52, by="ansheng due")
def test_absence_penalties_accidents_and_steps_already_taken() -> None:
    found = on_that_day(
        attendance=[{"meeting": "例会", "held_on": "2024-06-20", "party": "甲局", "attended": "缺席"}],
        accidents=[
            {"name": "某事故", "occurred_on": "2024-06-01", "region": "某县", "deaths": 3, "unit_id": "丙厂"}
        ],
        hazards=[
            hazard("重", grade="major", unit="丁厂", rectified=False),
            hazard("老", due_on="2024-05-30", rectified=False),
        ],
        penalties=[
            {"unit": "丁厂", "penalised_on": day} for day in ("2024-06-01", "2024-05-01", "2024-04-01")
        ],
        escalations=[
            {"step": "提示函", "concerning": "老", "issued_on": "2024-06-10"},
            {"step": "挂牌督办", "concerning": "重", "issued_on": "2024-07-10"},
        ],
    )
    told = [(proposal.rung.id, proposal.ground.id, proposal.concerning) for proposal in found.proposals]
    assert told == [
        ("supervision_letter", "key_problem", "老"),
        ("listing", "major_hazard", "重"),
        ("bulletin", "absent", "甲局"),
        ("talk", "unit_larger", "丙厂"),
        ("closure", "three_in_180_days", "丁厂"),
        ("veto", "larger_accident", "某县"),
    ]


def test_steps_of_a_ladder_of_ones_own_are_not_taken_twice() -> None:
    need = Need("hazard_overdue", days_late=3)
    call = Ground("late", "逾期", "late", "object", "本办规定", "text", (need,))
    visit = Ground(
        "deaf", "电话无效", "deaf", "object", "本办规定", "text", (Need("open_after:call", days_late=5),)
    )
    own = Ladder(
        (Rung("call", "电话提醒", "a call", (call,), ""), Rung("visit", "上门督促", "a visit", (visit,), ""))
    )
    found = on_that_day(
        ladder=own,
        hazards=[
            hazard("甲", due_on="2024-06-01", rectified=False),
            hazard("乙", due_on="2024-06-28", rectified=False),
        ],
        escalations=[
            {"step": "电话提醒", "concerning": "甲", "issued_on": "2024-06-25"},
            {"step": "电话提醒", "concerning": "甲", "issued_on": "2024-06-28"},
            {"step": "call", "concerning": "甲", "issued_on": "2024-07-28"},
        ],
    )
    assert [(step.rung.id, step.concerning, step.certain) for step in found.proposals] == [
        ("visit", "甲", True)
    ]
    assert found.proposals[0].reasons().startswith("隐患“甲 堵塞”逾期29天未整改，电话提醒发出5天后仍未解决")


def test_duties_of_years_without_a_party_and_beyond_the_known_holidays() -> None:
    rows: list[dict[str, Any]] = [
        {"name": "演练", "party": "丙局", "every": "每年", "years": 2},
        {"name": "会议", "party": None, "every": "每月", "years": None},
        {"name": "月报", "party": "丁局", "every": "每月", "years": None, "within": 5, "working": "是"},
    ]
    found = agenda(typed(duties=rows), dt.date(2100, 1, 31))
    assert [(m.object, m.state, m.due_on and m.due_on.isoformat()) for m in found.matters] == [
        ("演练", "late", "2099-12-31"),
        *[("月报", "unknown", month) for month in ENDS_OF_2099],
        ("会议", "unknown", None),
        ("月报", "due", "2100-01-31"),
    ]
    assert found.matters[-2].text() == "责任单位未填：定期职责 会议 会议 无法判断（名称、周期或责任主体未填）"


@pytest.mark.covers(49, by="ansheng.agenda.matters")
def test_a_cadence_that_only_says_regularly_cannot_be_judged() -> None:
    rows: list[dict[str, Any]] = [{"name": "会商研判", "party": "安委办", "every": "定期"}]
    [matter] = on_that_day(duties=rows).matters
    assert (matter.state, matter.due_on) == ("unknown", None)
    assert matter.text("en") == (
        "安委办: duty 会商研判 会商研判 unknown (its name, cadence or party is not stated)"
    )


REVIEW = Duty("review", "会商", "quarter", party="丙局", origin=Words("消防安全", "fire safety"))


def test_the_duties_of_a_plugin_are_looked_at_and_said_to_be_its() -> None:
    came = typed(occurrences=[{"duty": "会商", "party": "丙局", "on": "2024-02-01"}])
    found = agenda(came, dt.date(2024, 6, 30), duties=[REVIEW])
    assert [(m.state, m.due_on and m.due_on.isoformat()) for m in found.matters if m.kind == "duty"] == [
        ("late", "2023-06-30"),
        ("late", "2023-09-30"),
        ("late", "2023-12-31"),
        ("due", "2024-06-30"),
    ]
    assert found.matters[-1].rule == Words(
        "每季度至少1次（来自插件“消防安全”）", "at least 1 a quarter (from the plugin fire safety)"
    )


def test_where_nobody_records_performances_a_duty_of_a_plugin_is_not_said_to_be_late() -> None:
    found = agenda({}, dt.date(2024, 6, 30), duties=[REVIEW])
    assert [(matter.state, matter.days) for matter in found.matters] == [("unknown", None), ("due", 0)]
    assert found.matters[0].rule.zh == "无“履职记录”表（来自插件“消防安全”）"


def test_a_duty_that_the_office_has_itself_is_as_the_office_has_it() -> None:
    own = {"name": "会商", "party": "丙局", "every": "每月", "basis": "本办规定"}
    found = agenda(typed(duties=[own]), dt.date(2024, 6, 30), duties=[REVIEW])
    assert {matter.rule.zh for matter in found.matters} == {"本办规定"}


def large(size: int) -> Mapping[str, pl.DataFrame]:
    """A ledger of which twenty hazards are overdue, however large it is."""
    frame = pl.DataFrame({"id": pl.arange(size, eager=True).cast(pl.String)}).with_columns(
        description=pl.lit("堵塞"),
        department=pl.lit("甲局"),
        unit=pl.lit("丙厂"),
        grade=pl.lit("general"),
        found_on=dt.date(2024, 5, 1),
        due_on=dt.date(2024, 6, 1),
        rectified=pl.arange(size, eager=True) % (size // 20) > 0,
    )
    return Dossier.of({"hazards": frame}, Campaign("整治")).tables


def test_a_ledger_is_looked_through_in_columns_and_not_row_by_row() -> None:
    tables = [large(size) for size in (200, 20_000)]
    agenda(tables[0], DAY)
    small, many = (lines(lambda: agenda(made, DAY)) for made in tables)  # noqa: B023  called at once
    assert many < small + 1_000
    assert agenda(tables[1], DAY).counts() == {"late": 20, "proposed": 20}


def test_an_empty_dossier_asks_for_nothing() -> None:
    assert on_that_day().to_dict() == {
        "on": "2024-06-30",
        "counts": {"proposed": 0},
        "matters": [],
        "proposals": [],
    }
