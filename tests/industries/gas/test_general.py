"""The gas rules beside the criteria: every threshold from both sides, the clauses of every standard, their days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ansheng
from ansheng.industries import gas
from tests.industries.legal_cases import cases_of, hold

CATALOGUE = ansheng.load(plugins=[], modules={"gas": gas})
LEGAL = cases_of("gas-general")
TODAY = date(2026, 7, 1)
PLAN_DAY = date(2025, 12, 31)
"""The last day of the renewal plan."""

COUNTS = {
    "gas.major-hazards": (22, 21, 1, 0),
    "gas.gb55009": (16, 15, 0, 1),
    "gas.regulation": (14, 9, 0, 5),
    "gas.work-safety-law": (3, 2, 0, 1),
    "gas.cjj51": (1, 1, 0, 0),
    "gas.renewal": (8, 7, 0, 1),
    "gas.lpg-cylinders": (2, 2, 0, 0),
    "gas.tsg23": (2, 1, 0, 1),
    "gas.gb51142": (9, 9, 0, 0),
    "gas.gb55037": (1, 1, 0, 0),
    "gas.campaign-2023": (3, 3, 0, 0),
    "gas.gb17905": (2, 2, 0, 0),
    "gas.gb50028": (3, 2, 0, 1),
    "gas.gb15322": (2, 2, 0, 0),
    "gas.gbt50493": (1, 0, 0, 1),
}
"""Of each standard: clauses, decided by rules, judged by a person, gaps."""


def verdict(rule: str, on: date = TODAY, **facts: Any) -> str:
    found = CATALOGUE.check(facts, on=on, as_=CATALOGUE.rule(f"gas.{rule}").facts, rules=f"gas.{rule}")
    if found.manifest.not_in_force:
        return "not_in_force"
    return next((f.verdict.value for f in found), "clear")


@pytest.mark.parametrize("standard", COUNTS)
def test_no_clause_is_forgotten(standard: str) -> None:
    (entry,) = CATALOGUE.standards[standard].overview(PLAN_DAY)
    assert tuple(entry[n] for n in ("clauses", "encoded", "judged", "gaps")) == COUNTS[standard]


def test_there_are_no_other_standards() -> None:
    assert set(CATALOGUE.standards) == set(COUNTS)


def test_only_the_criteria_make_a_major_hazard() -> None:
    for rule in CATALOGUE.rules.values():
        criteria = {c.standard.id for c in rule.cites} == {"gas.major-hazards"}
        assert rule.severity == ("major" if criteria else "general"), rule.id


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


WORKS: dict[str, Any] = {"kind": "excavation", "protection_plan": False}
RANGED: dict[str, Any] = {**WORKS, "protection_range": 0}
BLAST: dict[str, Any] = {"kind": "blasting", "protection_range": 0}
ROOM: dict[str, Any] = {"dedicated_room": True, "forced_vaporisation": False, "counts_as_over": False}
TALL: dict[str, Any] = {"piped_gas": True, "service_pipe_alarm": False}
LIGHT: dict[str, Any] = {
    "lighter_than_air": True,
    "above_appliance": False,
    "distance": 8,
    "below_ceiling": 0.3,
}
HEAVY: dict[str, Any] = {"lighter_than_air": False, "distance": 4, "above_floor": 0.3}

BELOW_AT_ABOVE = [
    ("design_life_too_short", {}, "design_life", ("29.9 年", "30 年", "360 个月"), "HCC"),
    (
        "works_without_protection_plan",
        {**RANGED, "max_operating_pressure": 0.4},
        "distance",
        (0.4, 0.5, 0.6),
        "HHC",
    ),
    (
        "works_without_protection_plan",
        {**RANGED, "max_operating_pressure": 0.41},
        "distance",
        (1.4, 1.5, 1.6),
        "HHC",
    ),
    (
        "works_without_protection_plan",
        {**RANGED, "max_operating_pressure": 1.6},
        "distance",
        (1.4, 1.5, 1.6),
        "HHC",
    ),
    (
        "works_without_protection_plan",
        {**RANGED, "max_operating_pressure": 1.61},
        "distance",
        (4.9, 5, 5.1),
        "HHC",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 0.4},
        "distance",
        (4.9, 5, 5.1),
        "HHC",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 0.41},
        "distance",
        (14.9, 15, 15.1),
        "HHC",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 1.6},
        "distance",
        (14.9, 15, 15.1),
        "HHC",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 1.61},
        "distance",
        (49.9, 50, 50.1),
        "HHC",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 0.4},
        "distance",
        (0.4, 0.5, 0.6),
        "CCH",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 1.6},
        "distance",
        (1.4, 1.5, 1.6),
        "CCH",
    ),
    (
        "works_unplanned_in_control_range",
        {**WORKS, "max_operating_pressure": 4.0},
        "distance",
        (4.9, 5, 5.1),
        "CCH",
    ),
    ("prohibited_activity", {**BLAST, "max_operating_pressure": 0.4}, "distance", (0.4, 0.5, 0.6), "HHC"),
    ("prohibited_activity", {**BLAST, "max_operating_pressure": 1.6}, "distance", (1.4, 1.5, 1.6), "HHC"),
    ("prohibited_activity", {**BLAST, "max_operating_pressure": 4.0}, "distance", (4.9, 5, 5.1), "HHC"),
    ("interruption_without_notice", {"planned": True, "notified": True}, "notice", (47.9, "2 天", 49), "HCC"),
    ("closure_without_report", {"reported": True}, "reported_ahead", (89, 90, 91), "HCC"),
    (
        "large_cylinder_misplaced",
        {"model": "other", "outside_room": False},
        "filling_capacity",
        (49.5, 50, 51),
        "CHH",
    ),
    ("no_cylinder_room", {"dedicated_room": False}, "total_mass", (99, 100, 101), "CCH"),
    ("cylinder_room_not_apart", {**ROOM, "independent": False}, "total_mass", (419, 420, 421), "CCH"),
    (
        "cylinder_room_not_apart",
        {**ROOM, "independent": True, "total_mass": 500},
        "clearance",
        (9.9, 10, 11),
        "HCC",
    ),
    ("cylinder_room_too_low", {"dedicated_room": True}, "clear_height", (2.1, 2.2, 2.3), "HCC"),
    (
        "cylinder_room_extinguishers",
        {"dedicated_room": True, "extinguisher_charge": 8},
        "extinguishers",
        (1, 2, 3),
        "HCC",
    ),
    (
        "cylinder_room_extinguishers",
        {"dedicated_room": True, "extinguishers": 2},
        "extinguisher_charge",
        (7.9, 8, 9),
        "HCC",
    ),
    ("heavy_gas_underground", {"closed_underground": True}, "relative_density", (0.74, 0.75, 0.76), "CHH"),
    ("tall_building_unprotected", TALL, "building_height", (99, 100, 100.1), "CCH"),
    ("hose_misrouted", {"jointed": False, "through_structure": False}, "length", (1.9, 2, 2.1), "CCH"),
    ("light_gas_detector_misplaced", LIGHT, "distance", (7.9, 8, 8.1), "CCH"),
    ("light_gas_detector_misplaced", LIGHT, "below_ceiling", (0.2, 0.3, 0.4), "CCH"),
    ("heavy_gas_detector_misplaced", HEAVY, "distance", (3.9, 4, 4.1), "CCH"),
    ("heavy_gas_detector_misplaced", HEAVY, "above_floor", (0.2, 0.3, 0.4), "CCH"),
    ("set_point_out_of_range", {"household": True}, "set_point", (4.9, 5, 5.1), "HCC"),
    ("set_point_out_of_range", {"household": True}, "set_point", (24.9, 25, 25.1), "CCH"),
]
"""Rule, the facts that stay, the fact that moves, its values, and the verdicts: H a hazard, C clear."""


@pytest.mark.parametrize(("rule", "facts", "moves", "values", "expect"), BELOW_AT_ABOVE)
def test_a_threshold_turns_the_verdict_where_the_law_says(
    rule: str, facts: dict[str, Any], moves: str, values: tuple[Any, ...], expect: str
) -> None:
    got = [verdict(rule, **{**facts, moves: value}) for value in values]
    assert got == [{"H": "hazard", "C": "clear"}[letter] for letter in expect]


LAST_DAYS = [
    ("user_check_overdue", {"kind": "non_residential"}, "last_checked_on", "2025-07-01"),
    ("user_check_overdue", {"kind": "residential"}, "last_checked_on", "2024-07-01"),
    ("user_check_past_due_day", {}, "check_due_on", "2026-07-01"),
    (
        "cylinder_past_design_life",
        {"made_to_2006": True, "passed_after_design_life": False},
        "made_on",
        "2018-07-01",
    ),
    ("cylinder_past_scrapping_age", {"made_to_2006": True}, "made_on", "2014-07-01"),
    ("cylinder_inspection_overdue", {}, "next_inspection_on", "2026-07-01"),
    ("appliance_past_scrapping_age", {"kind": "stove", "longer_life_marked": False}, "sold_on", "2018-07-02"),
    (
        "appliance_past_scrapping_age",
        {"kind": "heater", "gas": "natural", "longer_life_marked": False},
        "sold_on",
        "2018-07-02",
    ),
    (
        "appliance_past_scrapping_age",
        {"kind": "heater", "gas": "manufactured", "longer_life_marked": False},
        "sold_on",
        "2020-07-02",
    ),
    ("appliance_past_scrapping_age", {"kind": "other", "longer_life_marked": False}, "sold_on", "2016-07-02"),
    ("detector_expired", {"household": True}, "valid_to", "2026-07-01"),
]
"""Rule, the facts that stay, the day that moves, and the last day that is not late on 2026-07-01."""


@pytest.mark.parametrize(("rule", "facts", "moves", "last"), LAST_DAYS)
def test_the_last_day_of_a_period_counts_and_the_day_after_is_late(
    rule: str, facts: dict[str, Any], moves: str, last: str
) -> None:
    stated: dict[str, Any] = {**facts, moves: last}
    assert verdict(rule, **stated) == "clear"
    assert verdict(rule, on=date(2026, 7, 2), **stated) == "hazard"


def test_a_pipe_is_old_on_the_day_it_turns_twenty_and_age_alone_never_decides() -> None:
    pipe: dict[str, Any] = {
        "material": "steel",
        "commissioned_on": "2004-06-01",
        "controls_insufficient": False,
    }
    young, old = date(2024, 5, 31), date(2024, 6, 1)
    found = [
        verdict("old_steel_or_pe_pipe", on=day, assessed_hazardous=hazardous, **pipe)
        for day in (young, old)
        for hazardous in (True, False)
    ]
    assert found == ["clear", "clear", "hazard", "clear"]


def test_nothing_is_put_on_the_renewal_list_after_the_plan_has_ended() -> None:
    assert verdict("cast_iron_pipe", on=PLAN_DAY, material="grey_cast_iron") == "hazard"
    assert verdict("cast_iron_pipe", on=date(2026, 1, 1), material="grey_cast_iron") == "not_in_force"


def test_a_mass_exactly_at_the_undecided_limit_asks_a_person() -> None:
    store: dict[str, Any] = {
        "dedicated_room": True,
        "forced_vaporisation": False,
        "independent": False,
        "total_mass": 420,
    }
    assert verdict("cylinder_room_not_apart", **store) == "undetermined"
    assert verdict("cylinder_room_not_apart", **store, counts_as_over=True) == "hazard"
    assert verdict("cylinder_room_not_apart", **store, counts_as_over=False) == "clear"


@pytest.mark.parametrize("case", LEGAL, ids=[f"{c['clause']}: {c['about']}" for c in LEGAL])
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    hold(case, CATALOGUE)


def test_a_cylinder_is_large_by_its_model_even_below_the_number() -> None:
    assert (
        verdict("large_cylinder_misplaced", model="YSP118", filling_capacity=49.5, outside_room=False)
        == "hazard"
    )
    assert (
        verdict("large_cylinder_misplaced", model="other", filling_capacity=49.5, outside_room=False)
        == "clear"
    )


def test_a_marked_life_extends_the_scrapping_age_and_never_shortens_it() -> None:
    stove: dict[str, Any] = {"kind": "stove", "longer_life_marked": True}
    assert (
        verdict("appliance_past_scrapping_age", sold_on="2017-01-01", marked_until="2027-01-01", **stove)
        == "clear"
    )
    assert (
        verdict("appliance_past_scrapping_age", sold_on="2017-01-01", marked_until="2026-06-30", **stove)
        == "hazard"
    )
    assert (
        verdict("appliance_past_scrapping_age", sold_on="2020-01-01", marked_until="2025-01-01", **stove)
        == "clear"
    )


FIRST_DAYS = [
    ("bottled_gas_in_high_rise", "2022-01-01"),
    ("gas_to_unlicensed_trader", "2016-02-06"),
    ("dining_place_without_alarm", "2021-09-01"),
    ("user_check_overdue", "2016-12-01"),
    ("cast_iron_pipe", "2022-05-10"),
    ("cylinder_past_scrapping_age", "2007-02-01"),
    ("cylinder_inspection_overdue", "2021-06-01"),
    ("no_cylinder_room", "2016-08-01"),
    ("large_cylinder_misplaced", "2023-06-01"),
    ("adjustable_regulator", "2023-08-09"),
    ("appliance_past_scrapping_age", "2010-01-01"),
    ("light_gas_detector_misplaced", "2020-06-01"),
    ("set_point_out_of_range", "2020-11-01"),
]


@pytest.mark.parametrize(("rule", "first"), FIRST_DAYS)
def test_a_rule_judges_from_the_first_day_of_its_standard(rule: str, first: str) -> None:
    day = date.fromisoformat(first)
    assert verdict(rule, on=date.fromordinal(day.toordinal() - 1)) == "not_in_force"
    assert verdict(rule, on=day) == "undetermined"


def test_what_rests_on_memory_alone_is_said() -> None:
    empty = [facts() for facts in set(CATALOGUE.facts.values())]
    manifest = CATALOGUE.check(empty, on=TODAY).manifest
    general = {r.id for r in CATALOGUE.rules.values() if r.severity == "general"}
    assert general & set(manifest.memory_only) == {
        "gas.works_unplanned_in_control_range",
        "gas.prohibited_activity",
        "gas.prohibited_activity_in_published_range",
        "gas.cylinder_inspection_overdue",
        "gas.set_point_out_of_range",
        "gas.detector_expired",
    }


def test_a_record_without_facts_is_clear_of_nothing() -> None:
    for facts in set(CATALOGUE.facts.values()):
        judged = [counts for _, counts in CATALOGUE.check({}, on=PLAN_DAY, as_=facts).manifest.rules]
        assert judged
        assert all(counts.undetermined == 1 for counts in judged)
