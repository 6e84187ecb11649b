"""Accident clocks: growth, who investigates, due days; and the steps that follow an accident."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.clocks import clocks
from ansheng.accidents.follow_up import follow_ups
from ansheng.accidents.records import AccidentRecord, InvestigationRecord
from ansheng.errors import UnknownNameError
from tests.indicators.ledger import frame

LAW = clocks()


@pytest.mark.parametrize(
    ("domain", "last"),
    [
        ("coal", date(2026, 3, 31)),
        ("water", date(2026, 3, 31)),
        ("road", date(2026, 3, 8)),
        ("fire", date(2026, 3, 8)),
        (None, date(2026, 3, 31)),
    ],
)
def test_the_last_day_of_growth(domain: str | None, last: date) -> None:
    assert LAW.final_day(date(2026, 3, 1), domain) == last


@pytest.mark.parametrize(
    ("grade", "level", "reply"),
    [
        ("general", "county", date(2026, 5, 16)),
        ("larger", "city", date(2026, 5, 16)),
        ("grave", "province", date(2026, 5, 16)),
        ("extraordinary", "state", date(2026, 5, 31)),
    ],
)
def test_who_investigates_and_by_when_the_reply_is_due(grade: str, level: str, reply: date) -> None:
    assert LAW.investigating(grade).level == level
    assert LAW.reply_due(date(2026, 5, 1), grade) == reply


def test_due_days_and_their_extensions() -> None:
    day = date(2026, 3, 1)
    assert LAW.report_due(day) == date(2026, 4, 30)
    assert LAW.report_due(day, extended=60) == LAW.report_due(day, extended=90) == date(2026, 6, 29)
    assert LAW.report_due(day, appraisal=10) == date(2026, 5, 10)
    assert LAW.reply_due(day, "extraordinary", extended=30) == date(2026, 4, 30)
    assert LAW.reply_due(day, "general", extended=30) == date(2026, 3, 16)
    assert LAW.evaluation_due(date(2024, 2, 29)) == date(2025, 2, 28)
    with pytest.raises(UnknownNameError, match="larger"):
        LAW.investigating("large")


def test_every_period_says_where_it_stands_and_how_it_was_learnt() -> None:
    rules: list[Any] = [*LAW.window, *LAW.investigation, LAW.report, LAW.evaluation, LAW.reporting]
    assert all(rule.source and rule.seen in ("text", "secondary", "memory") for rule in rules)


def tables(accident: dict[str, Any], **investigation: Any) -> dict[str, pl.DataFrame]:
    base = {"id": "S1", "occurred_on": date(2026, 1, 10), "deaths": 1, "serious": 0, "loss": 0.0}
    return {
        "accidents": frame(AccidentRecord, [{**base, **accident}]),
        "investigations": frame(InvestigationRecord, [{"accident": "S1", **investigation}]),
    }


def test_a_step_is_judged_as_it_stood_on_the_day() -> None:
    found = tables({}, submitted_on=date(2026, 3, 20), replied_on=date(2026, 4, 1))
    (early,) = follow_ups(found, date(2026, 3, 15))
    assert [step.state for step in early.steps] == ["overdue"]
    (later,) = follow_ups(found, date(2026, 4, 2))
    assert [(step.name, step.state) for step in later.steps] == [
        ("report", "late"),
        ("reply", "done"),
        ("evaluation", "due"),
    ]
    assert not later.settled
    assert later.steps[0].text("en") == "report of the investigation: due 2026-03-11, done late"


def test_what_is_not_known_is_neither_due_nor_done() -> None:
    (found,) = follow_ups(tables({"occurred_on": None}), date(2026, 6, 1))
    assert (found.steps[0].state, found.final_on) == ("unknown", None)
    (bare,) = follow_ups(
        tables({"deaths": None, "serious": None, "loss": None}, submitted_on=date(2026, 2, 1)),
        date(2026, 6, 1),
    )
    assert (bare.graded, bare.level, bare.steps[1].state) == (None, None, "unknown")


def test_a_grade_is_final_after_its_window_and_only_when_all_numbers_are_known() -> None:
    (found,) = follow_ups(tables({"domain": "coal"}), date(2026, 2, 10))
    assert (found.final(date(2026, 2, 9)), found.final(date(2026, 2, 10))) == (False, True)
    (open_,) = follow_ups(tables({"loss": None}), date(2026, 6, 1))
    assert not open_.final(date(2026, 6, 1))


def test_accidents_that_are_no_production_accidents_or_later_are_left_out() -> None:
    assert follow_ups(tables({"production": False}), date(2026, 6, 1)) == ()
    assert follow_ups(tables({}), date(2026, 1, 9)) == ()


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(["coal", "road", "fire", None]))
def test_an_unknown_domain_never_closes_the_window_early(day: date, domain: str | None) -> None:
    assert LAW.final_day(day, None) >= LAW.final_day(day, domain) > day


def test_an_investigation_of_no_stated_accident_belongs_to_none() -> None:
    found = tables({"id": None, "name": "某事故"}, submitted_on=date(2026, 2, 1))
    lost = found["investigations"].with_columns(accident=pl.lit(None, pl.String))
    (bare,) = follow_ups({**found, "investigations": lost}, date(2026, 2, 10))
    assert [(step.name, step.state) for step in bare.steps] == [("report", "due")]
