"""The coal rules on water, rock burst, fire, equipment, power, slopes, contracts and leaders: cases and editions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng import Facts, Findings, rules_in
from ansheng.industries import mining
from ansheng.industries.mining.coal import (
    boundaries,
    drainage,
    equipment,
    fire,
    gas_identification,
    management,
    monitoring,
    pit_slopes,
    power,
    projects,
    rock_burst,
    shifts,
    water,
    workplaces,
)

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
MODULES = (
    water, drainage, boundaries, rock_burst, fire, equipment, power,
    pit_slopes, workplaces, monitoring, projects, management, gas_identification, shifts,
)  # fmt: skip
RULES = [CATALOGUE.rule(f"mining.{rule.name}") for module in MODULES for rule in rules_in(module)]
CLASSES = sorted({rule.facts.__name__ for rule in RULES})
CRITERIA = CATALOGUE.standards["mining.coal-major-hazards"]
REGULATION = CATALOGUE.standards["mining.coal-regulation"]
LEADERS = [
    CATALOGUE.standards["mining.coal-leader-on-shift"],
    CATALOGUE.standards["mining.metal-leader-on-shift"],
]
FOLDER = Path(__file__).parents[2] / "cases"
LEGAL = tomllib.loads(FOLDER.joinpath("mining-coal-conditions.toml").read_text(encoding="utf-8"))["case"]
COMPLETE = tomllib.loads(FOLDER.joinpath("mining-coal-conditions-complete.toml").read_text(encoding="utf-8"))
LAST_OF_2020, FIRST_OF_2026 = date(2026, 6, 30), date(2026, 7, 1)
JUDGED = {"banned_items", "burst_sequence", "underground_hot_work"}
SUB_ITEMS_2026 = {"10(4)": 4, "10(7)": 3, "11(7)": 10, "14(3)": 2, "20(4)": 4}


@attrs.frozen
class Outcome:
    """What one rule said of one record."""

    state: str
    missing: frozenset[str] = frozenset()
    clause: str = ""


def outcome(findings: Findings, rule: str) -> Outcome:
    for finding in findings:
        if finding.rule == rule:
            return Outcome(finding.verdict.value, frozenset(finding.missing), finding.clause)
    if rule in {idle.rule.id for idle in findings.manifest.not_in_force}:
        return Outcome("not_in_force")
    counts = dict(findings.manifest.rules)[rule]
    return Outcome("clear" if counts.in_scope else "out_of_scope")


def table(facts: type[Facts], values: Mapping[str, Any]) -> pl.DataFrame:
    """One row under the Chinese headers; a fact that is not given has no column."""
    return pl.DataFrame({facts.fact(n).title: [v] for n, v in {"id": "1", **values}.items()})


def both_ways(rule: str, values: Mapping[str, Any], on: date) -> Outcome:
    """The outcome on one record, which the outcome on a table of one row must equal."""
    facts = CATALOGUE.rule(rule).facts
    record = CATALOGUE.check(dict(values), on=on, as_=facts, rules=rule)
    frame = CATALOGUE.check(table(facts, values), on=on, as_=facts, rules=rule)
    assert outcome(record, rule) == outcome(frame, rule)
    return outcome(record, rule)


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    if "missing" in case:
        assert got.missing == frozenset(case["missing"])
    assert got.clause in (case["clause"], "")


def test_every_rule_has_a_legal_case() -> None:
    assert {case["rule"] for case in LEGAL} == {rule.id for rule in RULES}


def test_the_articles_from_9_on_are_all_judged() -> None:
    cited = {c.key for rule in RULES for c in rule.cites if c.standard is CRITERIA}
    for edition in CRITERIA.editions:
        late = {key: c for key, c in edition.clause.items() if int(c.number.partition("(")[0]) >= 9}
        assert set(late) <= cited
        assert {key for key, c in late.items() if c.state == "judged"} <= JUDGED
        assert {c.state for c in late.values()} <= {"encoded", "judged"}
        assert {c.seen for c in late.values()} == {"text"}


@pytest.mark.parametrize(("item", "parts"), list(SUB_ITEMS_2026.items()))
def test_numbered_sub_items_are_clauses_of_their_own(item: str, parts: int) -> None:
    edition = CRITERIA.editions[-1]
    numbers = [c.number for c in edition.clause.values() if c.number.startswith(item)]
    assert numbers == [f"{item}{n}" for n in range(1, parts + 1)]


def test_every_limit_of_the_cited_clauses_is_read_by_a_rule() -> None:
    read = {(ref.standard.id, ref.name) for rule in CATALOGUE.rules.values() for ref in rule.limits()}
    for cited in {(c.standard, c.key) for rule in RULES for c in rule.cites}:
        for edition in cited[0].editions:
            clause = edition.clause.get(cited[1])
            assert {(cited[0].id, name) for name in (clause.limits if clause else {})} <= read, cited[1]


def test_what_the_revision_dropped_is_out_of_force_and_what_it_kept_has_its_new_number() -> None:
    old, new = CRITERIA.editions
    kept = {key: (old.clause[key].number, new.clause[key].number) for key in old.clause if key in new.clause}
    assert kept["inrush_evacuation"] == ("9(5)", "10(10)")
    assert kept["steep_seam_water"] == ("9(9)", "10(14)")
    assert kept["banned_items"] == ("13(1)", "13(1)")
    assert kept["face_exits"] == ("13(5)", "20(17)")
    assert kept["expansion_beyond_design"] == ("15(4)", "17(3)")
    assert kept["contract_licence"] == ("16(3)", "18(3)")
    for key in ("water_organisation", "burst_organisation", "burst_access", "advancing_method", "managers"):
        assert key in old.clause
        assert key not in new.clause


@pytest.mark.parametrize(
    ("facts", "values", "days", "change"),
    [
        (
            "CoalPumpStation",
            {"normal_inflow": 100, "working_pumps": 110, "required_pumps": 110, "working_pipes": 130,
             "required_pipes": 110, "sump": 900, "required_sump": 800, "standby_pumps": 100, "repair_pumps": 50,
             "greatest_inflow": 150, "all_pipes": 260},
            ("2025-12-01", "2026-07-01"),
            ("2020 9(8) clear", "2026 10(13) hazard"),
        ),
        (
            "CoalFacePair",
            {"burst_seam": True, "kind": "faces", "distance": 400, "one_stopped": False},
            ("2026-01-31", "2026-02-01"),
            ("no rule in force", "2020 11(4) hazard"),
        ),
        (
            "CoalProject",
            {"new_mine": True, "constructing": True, "mining": True, "approved_trial_run": False,
             "filed_trial_run": True},
            ("2026-06-30", "2026-07-01"),
            ("2020 15(2) hazard", "2026 17(1) clear"),
        ),
        (
            "CoalSlope",
            {"final_benches": 1, "angle": 36, "design_angle": 35},
            ("2026-06-30", "2026-07-01"),
            ("2020 18(10) hazard", "2026 15(1) clear"),
        ),
        (
            "CoalEquipment",
            {"underground": True, "kind": "cable", "safety_mark": False},
            ("2026-06-30", "2026-07-01"),
            ("2020 13(2) hazard", "2026 13(2) clear"),
        ),
        (
            "CoalGasChecks",
            {"place": "manned_face", "missed": True, "faked": False, "working": False},
            ("2026-06-30", "2026-07-01"),
            ("2020 5(1) clear", "2026 20(3) hazard"),
        ),
        (
            "CoalSeamGas",
            {"gas_class": "low", "outburst_seam": False, "dynamic_event": True, "identified": True,
             "identified_in_time": False, "directly_deemed": False, "managed_as_outburst": True},
            ("2026-06-30", "2026-07-01"),
            ("2020 18(4) hazard", "2026 20(5) clear"),
        ),
    ],
)  # fmt: skip
def test_the_difference_of_two_days_names_the_clauses_of_both(
    facts: str, values: dict[str, Any], days: tuple[str, str], change: tuple[str, str]
) -> None:
    found = CATALOGUE.diff([{"id": "1", **values}], first=days[0], second=days[1], as_=f"mining.{facts}")
    sides = {(c.before.text("en"), c.after.text("en")) for c in found.changes}
    assert tuple(s if s.startswith("no rule") else f"{CRITERIA.id} {s}" for s in change) in sides


@pytest.mark.parametrize(
    ("facts", "computed", "asked"),
    [
        ("CoalPumpStation", "coal_main_drainage_short", "coal_main_drainage_required"),
        ("CoalFireArea", "coal_fire_area_burning", "coal_fire_area_reopened"),
    ],
)
def test_before_the_new_regulation_the_criteria_ask_a_person_instead(
    facts: str, computed: str, asked: str
) -> None:
    early = CATALOGUE.check({"id": "1"}, on="2026-01-31", as_=f"mining.{facts}")
    late = CATALOGUE.check({"id": "1"}, on="2026-02-01", as_=f"mining.{facts}")
    assert f"mining.{computed}" in {idle.rule.id for idle in early.manifest.not_in_force}
    assert f"mining.{asked}" in {finding.rule for finding in early}
    told = {finding.rule for finding in late}
    replaced = asked in CATALOGUE.rules[f"mining.{computed}"].replaces
    assert f"mining.{computed}" in told
    assert (f"mining.{asked}" in told) is not replaced


@pytest.mark.parametrize("day", [LAST_OF_2020, FIRST_OF_2026])
@pytest.mark.parametrize("facts", CLASSES)
def test_a_table_without_the_columns_of_a_rule_skips_no_clause(facts: str, day: date) -> None:
    rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
    findings = CATALOGUE.check(rows, on=day, as_=f"mining.{facts}")
    assert all(counts.undetermined == 2 for _, counts in findings.manifest.rules)


def test_the_complete_records_fill_in_every_fact() -> None:
    shared = {"id", "unit_id", "region", "observed_on"}
    for name in CLASSES:
        assert set(COMPLETE[name]) == set(CATALOGUE.facts_class(f"mining.{name}").facts()) - shared, name


@pytest.mark.parametrize("day", [date(2025, 12, 1), LAST_OF_2020, FIRST_OF_2026])
@pytest.mark.parametrize("facts", CLASSES)
def test_a_complete_record_in_good_order_is_clear_of_everything(facts: str, day: date) -> None:
    findings = CATALOGUE.check({"id": "1", **COMPLETE[facts]}, on=day, as_=f"mining.{facts}")
    assert [(f.rule, f.verdict.value, f.missing) for f in findings] == []


def test_only_the_order_on_leaders_rests_on_memory() -> None:
    empty = [CATALOGUE.facts_class(f"mining.{name}")() for name in CLASSES]
    ours = {rule.id for rule in RULES}
    for day in (date(2025, 12, 1), LAST_OF_2020, FIRST_OF_2026):
        recalled = CATALOGUE.check(empty, on=day).manifest.memory_only
        assert ours & set(recalled) == {"mining.coal_shift_without_leader"}


def test_a_rule_is_major_only_by_the_criteria() -> None:
    assert all((rule.severity == "major") == (rule.cites[0].standard is CRITERIA) for rule in RULES)


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = [CATALOGUE.facts_class(f"mining.{name}") for name in CLASSES]
    titles = [rule.en for rule in RULES] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    titles += [c.en for s in LEADERS for e in s.editions for c in e.clause.values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    every = [rule for rule in CATALOGUE.rules.values() if rule.name.startswith(("coal_", "metal_"))]
    assert len({rule.en for rule in every}) == len({rule.title for rule in every}) == len(every)


@pytest.mark.parametrize("facts", CLASSES)
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(f"mining.{facts}")
    stated = [(h, f.name) for f in cls.facts().values() for h in (f.name, f.title, f.en, *f.aliases)]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "主排水.csv"
    path.write_text(
        "编号,正常涌水量(m3/h),最大涌水量,工作泵能力,备用泵能力,检修泵能力,工作水管能力,管路总能力,水仓容量\n"
        "甲,1200,1500,1440,1008,360,1440,1800,8400\n乙,1200,1500,1440,1008,360,1440,1800,8399\n",
        encoding="utf-8",
    )
    found = CATALOGUE.check(
        path, on=FIRST_OF_2026, as_="mining.CoalPumpStation", rules="mining.coal_main_drainage_short"
    )
    assert [(f.record, f.clause) for f in found if f.verdict == "hazard"] == [("乙", "10(13)")]


def verdict(rule: str, values: Mapping[str, Any], on: date = FIRST_OF_2026) -> str:
    facts = CATALOGUE.rule(f"mining.{rule}").facts
    found = CATALOGUE.check(dict(values), on=on, as_=facts, rules=f"mining.{rule}")
    return next((f.verdict.value for f in found), "clear")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 12000))
def test_a_sump_holds_eight_hours_or_twice_the_inflow_and_three_thousand(inflow: int, sump: int) -> None:
    ample = dict.fromkeys(("standby_pumps", "repair_pumps", "working_pipes", "all_pipes"), 10_000)
    values = {"normal_inflow": inflow, "greatest_inflow": inflow, "working_pumps": 10_000, "sump": sump}
    least = 8 * inflow if inflow <= 1000 else 2 * (inflow + 3000)
    assert verdict("coal_main_drainage_short", {**values, **ample}) == ("hazard" if sump < least else "clear")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 500), st.integers(0, 700), st.integers(0, 500), st.integers(0, 300))
def test_pumps_drain_a_day_of_inflow_in_twenty_hours(
    inflow: int, work: int, standby: int, repair: int
) -> None:
    values = {
        "normal_inflow": inflow, "greatest_inflow": 2 * inflow, "working_pumps": work, "standby_pumps": standby,
        "repair_pumps": repair, "working_pipes": 10_000, "all_pipes": 10_000, "sump": 100_000,
    }  # fmt: skip
    short = 20 * work < 24 * inflow or 20 * (work + standby) < 48 * inflow
    few = 10 * standby < 7 * work or 4 * repair < work
    assert verdict("coal_main_drainage_short", values) == ("hazard" if short or few else "clear")


FACE_DISTANCES = {"headings": 150, "heading_face": 350, "faces": 500}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(FACE_DISTANCES)), st.integers(0, 6000), st.booleans(), st.booleans())
def test_faces_keep_their_distance_unless_one_stops_or_both_are_in_rock(
    kind: str, tenths: int, rock: bool, stopped: bool
) -> None:
    values: dict[str, Any] = {"burst_seam": True, "kind": kind, "distance": tenths / 10}
    values |= {"full_rock": rock, "one_stopped": stopped}
    near = tenths < 10 * FACE_DISTANCES[kind] and not stopped and not (kind == "headings" and rock)
    assert verdict("coal_burst_spacing", values) == ("hazard" if near else "clear")
    assert verdict("coal_burst_faces_near", values, LAST_OF_2020) == ("hazard" if near else "clear")


PEOPLE = {
    "face_production": 16,
    "face_repair": 40,
    "heading_key": 9,
    "heading_other": 15,
    "repair_or_relief": 9,
}


@pytest.mark.parametrize("zone", ["none", "weak", "medium", "strong"])
@pytest.mark.parametrize(("work", "most"), list(PEOPLE.items()))
def test_the_people_allowed_in_a_burst_zone(work: str, most: int, zone: str) -> None:
    got = [
        verdict("coal_burst_crowded", {"zone": zone, "work": work, "people": most + n}) for n in (-1, 0, 1)
    ]
    free = zone == "none" or (zone == "weak" and work == "repair_or_relief")
    assert got == ["clear", "clear", "clear" if free else "hazard"]


hours = st.integers(0, 30)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.booleans(), hours, hours), max_size=3), hours, st.integers(1, 12))
def test_one_leader_covers_the_whole_shift_or_none_does(
    leaders: list[tuple[bool, int, int]], first: int, length: int
) -> None:
    people = [{"qualified": q, "down": d, "up": u} for q, d, u in leaders]
    values = {"workers": 20, "first_down": first, "last_up": first + length, "leaders": people}
    covered = any(q and d <= first and u >= first + length for q, d, u in leaders)
    assert verdict("coal_shift_without_leader", values) == ("clear" if covered else "hazard")
