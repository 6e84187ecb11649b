"""The road plugin: the legal cases on one record and on a table, its gaps, its severity, and tables as kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng import Case, Rule
from ansheng.industries import road
from tests.industries import legal_cases

CATALOGUE = ansheng.load(plugins=[], modules={"road": road})
TODAY = date(2026, 1, 5)
"""A day on which every rule is in force, the annual review of goods vehicles too."""

LEGAL = legal_cases.cases_of("road")

COUNTS = {
    "road.major-hazards": (18, 7, 2, 9),
    "road.highways": (6, 4, 0, 2),
    "road.points": (15, 14, 0, 1),
    "road.traffic-law": (7, 6, 0, 1),
    "road.traffic-regulation": (4, 4, 0, 0),
    "road.dynamic-monitoring": (18, 18, 0, 0),
    "road.passenger-enterprise": (7, 5, 0, 2),
    "road.relay": (2, 1, 0, 1),
    "road.vehicle-technology": (7, 7, 0, 0),
    "road.drivers": (6, 5, 0, 1),
    "road.freight": (1, 1, 0, 0),
    "road.dangerous-goods": (16, 16, 0, 0),
    "road.dangerous-goods-carriers": (5, 5, 0, 0),
    "road.stations": (9, 9, 0, 0),
    "road.modified-tractors": (4, 4, 0, 0),
    "road.rural-coverage": (7, 7, 0, 0),
}
"""Clauses, encoded, judged and gaps of each standard on the day above."""

MAJOR = {
    "unlicensed",
    "unfit_vehicle",
    "long_term_offences_tolerated",
    "grave_integrity_event_tolerated",
    "dispatched_in_severe_weather",
    "other_major_case",
    "long_line_unassessed",
    "long_line_runs_small_hours",
    "atmospheric_tank_medium_not_approved",
    "dangerous_goods_overloaded",
    "bus_battery_out_of_warranty",
    "worst_bridge_open",
    "worst_tunnel_open",
    "critical_bridge_unprotected",
    "critical_facility_unprotected",
}


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


RULE_CASES = [(rule, case) for rule in CATALOGUE.rules.values() for case in rule.examples]


@pytest.mark.parametrize(("rule", "case"), RULE_CASES, ids=lambda v: v.id if isinstance(v, Rule) else None)
def test_the_cases_of_a_rule_hold(rule: Rule, case: Case) -> None:
    expected = case.verdict.value if case.verdict else "out_of_scope"
    assert both_ways(rule.id, case.values, case.on or TODAY).state == expected


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['rule']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert (got.state, got.missing) == (case["expect"], tuple(case.get("missing", ())))
    assert not got.clause or case["clause"] in got.clause
    assert CATALOGUE.rule(case["rule"]).cited_on(TODAY)[0][2].number == case["clause"]


def test_every_rule_has_a_legal_case() -> None:
    assert {case["rule"] for case in LEGAL} == set(CATALOGUE.rules)


@pytest.mark.parametrize("standard", COUNTS)
def test_no_clause_is_forgotten(standard: str) -> None:
    (entry,) = (e for e in CATALOGUE.standards[standard].overview(TODAY) if e["status"] == "in_force")
    clauses, *parts = (entry[n] for n in ("clauses", "encoded", "judged", "gaps"))
    assert (clauses, *parts) == COUNTS[standard]
    assert clauses == sum(parts)


def test_there_are_no_other_standards() -> None:
    assert set(CATALOGUE.standards) == set(COUNTS)


def test_a_clause_that_was_never_read_is_a_gap_with_its_reason_and_no_rule() -> None:
    cited = {(c.standard.id, c.key) for rule in CATALOGUE.rules.values() for c in rule.cites}
    for standard in CATALOGUE.standards.values():
        for edition in standard.editions:
            gaps = {key: clause for key, clause in edition.clause.items() if clause.state == "gap"}
            assert all(clause.reason for clause in gaps.values())
            later = edition is not standard.editions[0]
            assert later or not {(standard.id, key) for key in gaps} & cited


def test_the_unread_items_of_the_criteria_are_named() -> None:
    (edition,) = CATALOGUE.standards["road.major-hazards"].editions
    assert [key for key, clause in edition.clause.items() if clause.state == "gap"] == [
        "passenger_rest",
        "freight",
        "dangerous_goods_first",
        "dangerous_goods_rest",
        "city_bus",
        "taxi",
        "driver_training",
        "vehicle_repair",
        "passenger_station",
    ]


def test_only_what_the_criteria_name_is_a_major_hazard() -> None:
    assert {rule.name for rule in CATALOGUE.rules.values() if rule.severity == "major"} == MAJOR


def test_every_limit_of_the_law_files_is_read_by_a_rule() -> None:
    read = {
        (ref.standard.id, ref.name.rpartition(".")[2])
        for rule in CATALOGUE.rules.values()
        for ref in rule.limits()
    }
    stated = {
        (standard.id, name)
        for standard in CATALOGUE.standards.values()
        for edition in standard.editions
        for clause in edition.clause.values()
        for name in clause.limits
    }
    assert read == stated


def test_a_record_without_facts_is_clear_of_nothing() -> None:
    for facts in set(CATALOGUE.facts.values()):
        found = CATALOGUE.check({}, on=TODAY, as_=facts)
        judged = [counts for _, counts in found.manifest.rules]
        assert judged
        assert all(counts.undetermined == 1 for counts in judged)


def test_a_day_after_the_last_look_is_marked_stale() -> None:
    driver = CATALOGUE.facts_class("road.RoadDriver")
    on_time, late = (CATALOGUE.check({}, on=day, as_=driver).manifest for day in ("2025-12-31", "2026-01-01"))
    assert (on_time.stale, late.stale) == ((), ("road.drivers",))


def test_one_overload_is_measured_against_two_denominators(tmp_path: Path) -> None:
    path = tmp_path / "超载.csv"
    path.write_text(
        "编号,最大允许总质量(吨),车货总重(吨),核载质量(吨),实载质量(吨)\n"
        "甲,31,34,18,21\n乙,31,31,15,15.5\n丙,31,31,18,18\n",
        encoding="utf-8",
    )
    found = CATALOGUE.check(path, on=TODAY, as_="road.FreightLoad")
    assert [(f.record, f.rule) for f in found] == [
        ("甲", "road.overload_1_point"),
        ("甲", "road.load_exceeded"),
        ("乙", "road.load_exceeded"),
    ]


def test_a_tanker_table_with_its_media_is_read() -> None:
    media = '[{"品名": "柴油", "UN编号": "1202"}, {"品名": "汽油", "UN编号": "1203"}]'
    rows = pl.DataFrame(
        {
            "编号": ["一", "二"],
            "罐体种类": ["常压", "常压"],
            "介质": ["粗苯", "汽油"],
            "装运介质UN编号": ["1114", "1203"],
            "适装介质列表": [media, media],
        }
    )
    found = CATALOGUE.check(
        rows, on=TODAY, as_="road.TankTrip", rules="road.atmospheric_tank_medium_not_approved"
    )
    assert [(f.record, f.verdict.value, f.clause) for f in found] == [("一", "hazard", "6(2)")]


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = set(CATALOGUE.facts.values())
    titles = [r.en for r in CATALOGUE.rules.values()] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    titles += [c.en for s in CATALOGUE.standards.values() for e in s.editions for c in e.clause.values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({r.en for r in CATALOGUE.rules.values()}) == len(CATALOGUE.rules)


@pytest.mark.parametrize("facts", sorted(set(CATALOGUE.facts)))
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(facts)
    stated = [
        (header, f.name) for f in cls.facts().values() for header in (f.name, f.title, f.en, *f.aliases)
    ]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated


SPEEDS = [rule for rule in CATALOGUE.rules if rule.startswith("road.overspeed_")]
readings = st.fixed_dictionaries(
    {
        "vehicle": st.sampled_from(["school_bus", "large_goods", "small_passenger", "motorcycle"]),
        "road": st.sampled_from(["expressway", "urban_expressway", "other"]),
        "speed": st.integers(0, 250),
        "speed_limit": st.integers(20, 120),
    }
)


def scored(values: Mapping[str, Any]) -> int:
    found = CATALOGUE.check(dict(values), on=TODAY, as_="road.SpeedReading", rules=",".join(SPEEDS))
    hazards = [f.rule for f in found.hazards()]
    assert len(hazards) <= 1
    return int(hazards[0].split("_")[-2]) if hazards else 0


@settings(max_examples=150, deadline=None)
@given(readings, st.integers(0, 50))
def test_a_speed_scores_once_and_more_speed_never_scores_less(values: dict[str, Any], more: int) -> None:
    assert scored(values) <= scored({**values, "speed": values["speed"] + more})


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 900), st.integers(0, 12))
def test_monitors_are_one_for_each_hundred_begun_and_two_at_least(vehicles: int, monitors: int) -> None:
    values = {"service": "passenger", "vehicles_online": vehicles, "monitors": monitors}
    found = CATALOGUE.check(values, on=TODAY, as_="road.MonitoringDuty", rules="road.too_few_monitors")
    assert bool(found.hazards()) is (monitors < max(2, -(-vehicles // 100)))
