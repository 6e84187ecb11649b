"""The coal rules on output, gas, outbursts, drainage, air and sensors: legal cases, editions, complete records."""

from __future__ import annotations

import tomllib
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
from ansheng import Facts, rules_in
from ansheng.industries import mining
from ansheng.industries.mining.coal import (
    air_regulation,
    capacity,
    gas,
    gas_regulation,
    layout_regulation,
    outburst,
    sensors,
    ventilation,
)
from ansheng.law.standard import Edition
from ansheng.sheets.cells import title_key
from tests.industries import legal_cases

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
MODULES = (
    capacity, gas, outburst, ventilation, sensors,
    gas_regulation, air_regulation, layout_regulation,
)  # fmt: skip
RULES = [CATALOGUE.rule(f"mining.{rule.name}") for module in MODULES for rule in rules_in(module)]
CLASSES = sorted({rule.facts.__name__ for rule in RULES})
CRITERIA = CATALOGUE.standards["mining.coal-major-hazards"]
REGULATION = CATALOGUE.standards["mining.coal-regulation"]
FOLDER = Path(__file__).parents[2] / "cases"
LEGAL = tomllib.loads(FOLDER.joinpath("mining-coal.toml").read_text(encoding="utf-8"))["case"]
COMPLETE = tomllib.loads(FOLDER.joinpath("mining-coal-complete.toml").read_text(encoding="utf-8"))
LAST_OF_2020, FIRST_OF_2026 = date(2026, 6, 30), date(2026, 7, 1)

ITEMS_2020 = {
    4: 6,
    5: 3,
    6: 7,
    7: 2,
    8: 10,
    9: 9,
    10: 3,
    11: 5,
    12: 4,
    13: 6,
    14: 3,
    15: 4,
    16: 5,
    17: 3,
    18: 10,
}
ITEMS_2026 = {
    4: 3, 5: 9, 6: 6, 7: 5, 8: 17, 9: 3, 10: 16, 11: 9, 12: 3, 13: 6, 14: 8, 15: 4, 16: 3, 17: 3, 18: 7, 19: 2,
    20: 19,
}  # fmt: skip
SUB_ITEMS_2026 = {"5(9)": 3, "6(2)": 3, "6(3)": 3, "6(4)": 3}


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    if "missing" in case:
        assert got.missing == tuple(case["missing"])
    assert got.clause in (case["clause"], "")


def items(numbers: list[str]) -> list[str]:
    return list(dict.fromkeys(number.rstrip("0123456789") for number in numbers))


@pytest.mark.parametrize(("label", "articles"), [("2020", ITEMS_2020), ("2026", ITEMS_2026)])
def test_every_item_of_the_document_is_a_clause(label: str, articles: Mapping[int, int]) -> None:
    edition = next(e for e in CRITERIA.editions if e.label == label)
    numbers = [clause.number for clause in edition.clause.values()]
    stated = {f"{article}({n})" for article, count in articles.items() for n in range(1, count + 1)}
    assert set(items(numbers)) == stated
    assert len(set(numbers)) == len(numbers)
    assert sum(articles.values()) == {"2020": 80, "2026": 123}[label]


@pytest.mark.parametrize(("item", "parts"), list(SUB_ITEMS_2026.items()))
def test_numbered_sub_items_are_clauses_of_their_own(item: str, parts: int) -> None:
    edition = CRITERIA.editions[-1]
    numbers = [c.number for c in edition.clause.values() if c.number.startswith(item)]
    assert numbers == [f"{item}{n}" for n in range(1, parts + 1)]


@pytest.mark.parametrize("edition", CRITERIA.editions, ids=lambda edition: edition.label)
def test_every_item_of_articles_4_to_8_has_a_case_that_is_a_hazard(edition: Edition) -> None:
    shown = {case["clause"] for case in LEGAL if case["expect"] == "hazard" and is_criteria(case, edition)}
    stated = {c.number for c in edition.clause.values() if int(c.number.partition("(")[0]) <= 8}
    assert stated - shown == set()


def is_criteria(case: dict[str, Any], edition: Edition) -> bool:
    standard = CATALOGUE.rule(case["rule"]).cites[0].standard
    return standard is CRITERIA and standard.edition_on(case["on"]) is edition


def test_articles_4_to_8_are_all_judged() -> None:
    cited = {c.key for rule in RULES for c in rule.cites if c.standard is CRITERIA}
    for edition in CRITERIA.editions:
        early = {key: c for key, c in edition.clause.items() if int(c.number.partition("(")[0]) <= 8}
        judged = {key for key, c in early.items() if c.state == "judged"}
        assert judged == {"outburst_measures", "outburst_protection"} & set(early)
        assert {c.state for c in early.values()} <= {"encoded", "judged"}
        assert set(early) <= cited


def test_the_old_regulation_holds_a_gap_for_all_that_only_the_new_one_is_known_to_say() -> None:
    old, new = REGULATION.editions
    changed = {"total_return_reached": "total_return_over", "return_gas_reached": "return_gas_over"}
    assert {changed.get(key, key) for key in new.clause} == set(old.clause)
    known = [clause for clause in old.clause.values() if clause.state != "gap"]
    assert {clause.seen for clause in known} == {"memory"}
    assert {clause.group and clause.group.title for clause in known} == {"井下气体的处置"}
    assert all(clause.reason for clause in old.clause.values() if clause.state == "gap")


def changes(rule_class: str, values: dict[str, Any], first: str, second: str) -> set[tuple[str, str]]:
    found = CATALOGUE.diff([{"id": "1", **values}], first=first, second=second, as_=f"mining.{rule_class}")
    assert {change.record for change in found.changes} == {"1"}
    return {(change.before.text("en"), change.after.text("en")) for change in found.changes}


@pytest.mark.parametrize(
    ("facts", "values", "days", "change"),
    [
        (
            "CoalMine",
            {"approved_capacity": 100, "annual_output": 110, "mine_type": "openpit"},
            ("2026-06-30", "2026-07-01"),
            (
                "mining.coal-major-hazards 2020 4(1) hazard",
                "mining.coal-major-hazards 2026 4(1) clear",
            ),
        ),
        (
            "CoalFace",
            {"kind": "heading", "people": 24, "people_quota": 20, "approved_extra": 0},
            ("2026-06-30", "2026-07-01"),
            (
                "mining.coal-major-hazards 2020 4(6) hazard",
                "mining.coal-major-hazards 2026 4(3) clear",
            ),
        ),
        (
            "CoalGasReading",
            {"place": "panel_return", "ch4": 1.0, "co2": 0, "work_stopped": False},
            ("2026-01-31", "2026-02-01"),
            (
                "mining.coal-regulation 2022 172 clear",
                "mining.coal-regulation 2025 192 hazard",
            ),
        ),
        (
            "CoalFace",
            {"kind": "heading", "air": 80, "air_required": 100},
            ("2026-06-30", "2026-07-01"),
            (
                "mining.coal-major-hazards 2020 8(1) hazard",
                "mining.coal-major-hazards 2026 8(1) clear",
            ),
        ),
    ],
)
def test_the_difference_of_two_days_names_the_clauses_of_both(
    facts: str, values: dict[str, Any], days: tuple[str, str], change: tuple[str, str]
) -> None:
    assert change in changes(facts, values, *days)


def test_before_the_new_regulation_nothing_that_needs_its_numbers_is_silent() -> None:
    findings = CATALOGUE.check({"id": "1"}, on="2025-12-01", as_="mining.CoalPanel")
    idle = {rule.rule.id: rule.words.en for rule in findings.manifest.not_in_force}
    assert idle["mining.coal_panel_faces"].startswith("no limit")
    assert "mining.coal_panel_faces_allowed" in {finding.rule for finding in findings}


@pytest.mark.parametrize("facts", CLASSES)
def test_a_table_without_the_columns_of_a_rule_skips_no_clause(facts: str) -> None:
    rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
    findings = CATALOGUE.check(rows, on=FIRST_OF_2026, as_=f"mining.{facts}")
    assert findings.manifest.rules
    assert all(counts.undetermined == 2 for _, counts in findings.manifest.rules)


def test_the_complete_records_fill_in_every_fact() -> None:
    shared = {"id", "unit_id", "region", "observed_on"}
    for name in CLASSES:
        assert set(COMPLETE[name]) == set(CATALOGUE.facts_class(f"mining.{name}").facts()) - shared, name


@pytest.mark.parametrize("day", [LAST_OF_2020, FIRST_OF_2026])
@pytest.mark.parametrize("facts", CLASSES)
def test_a_complete_record_in_good_order_is_clear_of_everything(facts: str, day: date) -> None:
    findings = CATALOGUE.check({"id": "1", **COMPLETE[facts]}, on=day, as_=f"mining.{facts}")
    assert [(f.rule, f.verdict.value, f.missing) for f in findings] == []
    assert findings.manifest.rules or day < FIRST_OF_2026


def test_a_complete_record_that_breaks_many_items_names_each_of_them() -> None:
    poor = COMPLETE["CoalMine"] | {
        "annual_output": 132,
        "highest_monthly_output": 13,
        "highest_quarterly_output": 37,
        "planned_output": 125,
        "producing_levels": 3,
        "quota_kept": False,
        "drainage_compliant": False,
        "trolley_locomotive": True,
        "total_air": 11000,
        "main_fans_equal": False,
        "levels_zoned": False,
        "stage": "phase2",
        "surface_fan_ventilation": False,
    }

    def clauses(day: date) -> list[str]:
        found = CATALOGUE.check({"id": "1", **poor}, on=day, as_="mining.CoalMine")
        assert {f.verdict.value for f in found} == {"hazard"}
        return sorted(f.clause for f in found)

    old = ["4(1)", "4(2)", "4(4)", "4(5)", "4(6)", "6(7)", "8(1)", "8(10)", "8(2)", "8(4)"]
    assert clauses(LAST_OF_2020) == old
    assert clauses(FIRST_OF_2026) == ["4(1)", "4(2)", "8(1)", "8(15)", "8(2)", "8(5)"]


def test_what_rests_on_recalled_numbers_is_general_and_marked() -> None:
    empty = [CATALOGUE.facts_class(f"mining.{name}")() for name in CLASSES]
    recalled = CATALOGUE.check(empty, on="2026-01-31").manifest.memory_only
    names = {rule.name for rule in rules_in(gas_regulation)}
    assert {r.removeprefix("mining.") for r in recalled} == names - {
        "coal_total_return_reached", "coal_return_gas_reached", "coal_gas_check_times"
    }  # fmt: skip
    assert {CATALOGUE.rule(rule).severity for rule in recalled} == {"general"}
    assert CATALOGUE.check(empty, on="2026-02-01").manifest.memory_only == ()


def test_a_rule_is_major_only_by_the_criteria() -> None:
    assert all((rule.severity == "major") == (rule.cites[0].standard is CRITERIA) for rule in RULES)


def test_a_rule_takes_the_place_only_of_rules_on_the_same_things() -> None:
    coal = {r.name: r for r in CATALOGUE.rules.values() if r.cites[0].standard in (CRITERIA, REGULATION)}
    pairs = [(rule, coal[old]) for rule in coal.values() for old in rule.replaces]
    assert len(pairs) > 30
    assert [(new.name, old.name) for new, old in pairs if new.facts is not old.facts] == []


def test_a_judged_clause_is_decided_by_a_judgement_alone() -> None:
    for edition in CRITERIA.editions:
        for key, clause in edition.clause.items():
            cited = [
                r for r in CATALOGUE.rules.values() for c in r.cites if (c.standard, c.key) == (CRITERIA, key)
            ]
            needs = {(r, n) for r in cited for n in r.needs() if n not in ("gas_class", "seam_grade")}
            judged = all(getattr(rule.facts.fact(name), "judged", False) for rule, name in needs)
            assert judged == (clause.state == "judged"), (edition.label, key)


def test_the_class_of_the_mine_decides_nothing() -> None:
    assert not any("mine_class" in rule.needs() for rule in CATALOGUE.rules.values())


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = [CATALOGUE.facts_class(f"mining.{name}") for name in CLASSES]
    titles = [rule.en for rule in RULES] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    titles += [c.en for s in (CRITERIA, REGULATION) for e in s.editions for c in e.clause.values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({rule.en for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("facts", CLASSES)
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(f"mining.{facts}")
    stated = [(h, f.name) for f in cls.facts().values() for h in (f.name, f.title, f.en, *f.aliases)]
    own = {title_key(header): name for header, name in stated if name not in Facts.facts()}
    wanted = [(header, own.get(title_key(header), name)) for header, name in stated]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == wanted


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "煤矿.csv"
    path.write_text(
        "矿井编号,编号,矿井类型,核定能力(吨),年产量,季度最高产量,瓦斯等级\n"
        "甲,1,井工,900000,99.1万吨,27 万吨,高瓦斯\n乙,2,露天矿,900000,99 万吨,60 万吨,低瓦斯\n",
        encoding="utf-8",
    )
    found = CATALOGUE.check(path, on=FIRST_OF_2026, as_="mining.CoalMine")
    assert [(f.record, f.clause) for f in found if f.verdict == "hazard"] == [("1", "4(1)")]


def verdict(rule: str, values: Mapping[str, Any], on: date = FIRST_OF_2026) -> str:
    facts = CATALOGUE.rule(f"mining.{rule}").facts
    found = CATALOGUE.check(dict(values), on=on, as_=facts, rules=f"mining.{rule}")
    return next((f.verdict.value for f in found), "clear")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 500), st.integers(0, 700), st.integers(0, 200))
def test_the_two_editions_part_at_exactly_110_percent(capacity: int, year: int, quarter: int) -> None:
    values = {"approved_capacity": capacity, "annual_output": year, "mine_type": "underground"}
    old = verdict("coal_over_capacity", {**values, "highest_monthly_output": 0}, LAST_OF_2020)
    new = verdict("coal_over_capacity_or_quarter", {**values, "highest_quarterly_output": quarter})
    assert old == ("hazard" if 100 * year >= 110 * capacity else "clear")
    assert new == ("hazard" if 100 * year > 110 * capacity or 100 * quarter > 30 * capacity else "clear")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(0, 10), st.integers(0, 40))
def test_approved_people_never_count(people: int, extra: int, quota: int) -> None:
    values = {"kind": "coal_face", "people": people, "approved_extra": extra, "people_quota": quota}
    over = 100 * (people - extra) > 120 * quota
    assert verdict("coal_staff_exceeded", values) == ("hazard" if over else "clear")
