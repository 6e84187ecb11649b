"""The criteria of the gas plugin: every case on one record and on a table, what is missing, and when they apply."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng import Case, Rule, Verdict
from ansheng.industries import gas
from tests.industries import legal_cases
from tests.industries.legal_cases import Outcome

WHOLE = ansheng.load(plugins=[], modules={"gas": gas})
CRITERIA = ModuleType("gas")
for _rule in WHOLE.rules.values():
    if _rule.severity == "major":
        setattr(CRITERIA, _rule.name, _rule)
CATALOGUE = ansheng.load(plugins=[], modules={"gas": CRITERIA})
TODAY = date(2026, 7, 1)
BEFORE, EFFECT = date(2023, 9, 20), date(2023, 9, 21)
ITEMS = {"4": 5, "5": 5, "6": 3, "7": 3, "8": 0, "9": 4, "10": 0}
NUMBERS = [f"{article}({n})" for article, last in ITEMS.items() for n in range(1, last + 1)] + ["8", "10"]
LEGAL = legal_cases.cases_of("gas")

NEEDS = {
    "gas.unlicensed": ["trading", "licence_held", "licence_valid_to"],
    "gas.no_risk_grading_system": ["risk_grading_system"],
    "gas.no_hazard_management_system": ["hazard_management_system"],
    "gas.no_emergency_plan": ["emergency_plan"],
    "gas.no_user_inspection_system": ["user_inspection_system"],
    "gas.tank_unmonitored": ["monitored", "over_limit_alarm"],
    "gas.overpressure_unprotected": ["auto_cutoff", "relief_device"],
    "gas.no_pull_away_interlock": ["medium", "pull_away_interlock"],
    "gas.explosion_protection_insufficient": ["zone", "protection_fits_zone"],
    "gas.no_fixed_gas_alarm": ["possible_leak", "fixed_gas_alarm"],
    "gas.pipeline_occupied": ["underground", "max_operating_pressure", "occupations"],
    "gas.pipeline_in_underground_structure": [
        "inside_structure",
        "crossing_necessary",
        "effective_protection",
    ],
    "gas.regulator_outlet_unprotected": ["outlet_overpressure_protection"],
    "gas.foreign_cylinder_filled": ["cylinder_owner", "filler", "authorised"],
    "gas.unlicensed_filling_sold": ["filler_licensed"],
    "gas.foreign_cylinder_filling_sold": ["cylinder_owner", "filler", "authorised"],
    "gas.no_warning_odour": ["odorous", "toxic", "noticeable_at", "noticeable_at_harmful_limit"],
    "gas.heavy_gas_underground_unnotified": ["relative_density", "location", "written_notice"],
    "gas.pipe_in_bathroom_unnotified": ["pipe_kind", "in_bathroom", "written_notice"],
    "gas.gas_in_sleeping_room_unnotified": ["in_sleeping_room", "written_notice"],
    "gas.obsolete_appliance_unnotified": ["obsolete_appliance", "written_notice"],
    "gas.other_serious_breach": ["serious_breach", "mass_casualty_danger"],
}
"""What an inspector who knows nothing yet must find out for each rule."""


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


def number(rule: str) -> str:
    return CATALOGUE.rule(rule).cited_on(TODAY)[0][2].number


RULE_CASES = [(rule, case) for rule in CATALOGUE.rules.values() for case in rule.examples]


@pytest.mark.parametrize(("rule", "case"), RULE_CASES, ids=lambda v: v.id if isinstance(v, Rule) else None)
def test_the_cases_of_a_rule_hold(rule: Rule, case: Case) -> None:
    got = both_ways(rule.id, case.values, case.on or TODAY)
    assert got.state == (case.verdict.value if case.verdict else "out_of_scope")


@pytest.mark.parametrize("rule", CATALOGUE.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_shows_a_hazard_a_clear_and_an_undetermined_case(rule: Rule) -> None:
    assert {case.verdict for case in rule.examples} >= set(Verdict)


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    assert got.missing == tuple(case.get("missing", ()))
    assert got.invalid == tuple(case.get("invalid", ()))
    assert number(case["rule"]) == case["clause"]
    assert got.clause in (case["clause"], "")


def test_every_clause_has_a_legal_case() -> None:
    assert {case["clause"] for case in LEGAL} == set(NUMBERS)


def test_every_clause_is_decided_by_exactly_one_rule() -> None:
    assert sorted(map(number, CATALOGUE.rules)) == sorted(NUMBERS)
    cited = {c.key for rule in CATALOGUE.rules.values() for c in rule.cites}
    assert cited == {
        key for edition in CATALOGUE.standards["gas.major-hazards"].editions for key in edition.clause
    }


@pytest.mark.parametrize("rule", NEEDS)
def test_a_record_without_facts_is_undetermined_and_names_what_the_rule_needs(rule: str) -> None:
    assert both_ways(rule, {}, TODAY) == Outcome("undetermined", tuple(NEEDS[rule]), (), number(rule))


def test_tables_without_the_columns_of_a_rule_skip_no_clause() -> None:
    found: list[ansheng.Finding] = []
    for facts in set(CATALOGUE.facts.values()):
        rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
        findings = ansheng.check(rows, on=TODAY, as_=facts, catalogue=CATALOGUE)
        assert all(counts.undetermined == 2 for _, counts in findings.manifest.rules)
        found += findings
    assert sorted(f.clause for f in found) == sorted(NUMBERS * 2)
    assert {f.rule: list(f.missing) for f in found} == NEEDS


def test_one_missing_column_is_the_one_that_is_named() -> None:
    rows = pl.DataFrame(
        {
            "编号": ["1"],
            "燃气相对密度": [1.6],
            "燃气设施所在位置": ["地下室"],
            "管道类型": ["立管"],
            "管道在卫生间内": ["是"],
            "管道、附件或燃具在居住休息房间内": ["否"],
            "使用国家明令淘汰的燃具或连接管": ["是"],
        }
    )
    found = ansheng.check(rows, on=TODAY, as_="gas.GasUserCheck", catalogue=CATALOGUE)
    assert {f.clause: f.missing for f in found} == dict.fromkeys(
        ("9(1)", "9(2)", "9(4)"), ("written_notice",)
    )


def test_written_notice_clears_all_of_article_nine() -> None:
    found = ansheng.check({"written_notice": True}, on=TODAY, as_="gas.GasUserCheck", catalogue=CATALOGUE)
    assert not found
    assert [counts.clear for _, counts in found.manifest.rules] == [1, 1, 1, 1]


@pytest.mark.parametrize("facts", sorted(set(CATALOGUE.facts)))
def test_nothing_is_judged_the_day_before_the_criteria_took_effect(facts: str) -> None:
    before = ansheng.check({"id": "1"}, on=BEFORE, as_=facts, catalogue=CATALOGUE)
    effect = ansheng.check({"id": "1"}, on=EFFECT, as_=facts, catalogue=CATALOGUE)
    assert (len(before), before.manifest.rules) == (0, ())
    assert {idle.rule.id for idle in before.manifest.not_in_force} == {f.rule for f in effect}
    assert effect.manifest.not_in_force == ()


def test_what_rests_on_memory_alone_is_said() -> None:
    empty = [facts() for facts in set(CATALOGUE.facts.values())]
    manifest = ansheng.check(empty, on=TODAY, catalogue=CATALOGUE).manifest
    assert sorted(map(number, manifest.memory_only)) == []


def test_a_day_after_the_last_look_at_the_criteria_is_marked_stale() -> None:
    on_time, late = (
        ansheng.check({}, on=day, as_="gas.GasTank", catalogue=CATALOGUE).manifest
        for day in ("2026-10-01", "2026-10-02")
    )
    assert (on_time.stale, late.stale) == ((), ("gas.major-hazards",))


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "管段.csv"
    path.write_text(
        "序号,是否埋地,最高运行压力(kPa),保护范围(厘米),占压清单,所在沟渠\n"
        '一,是,200,50,"[{""类型"": ""建筑物"", ""净距"": ""30 cm""}]",无\n'
        '二,是,200,50,"[{""类型"": ""建筑物"", ""净距"": 3}]",电缆沟\n'
        "三,是,5,,,无\n",
        encoding="utf-8",
    )
    found = ansheng.check(path, on=TODAY, as_="gas.GasPipeline", catalogue=CATALOGUE)
    assert [(f.record, f.clause, f.verdict.value) for f in found] == [
        ("一", "6(1)", "hazard"),
        ("二", "6(2)", "undetermined"),
    ]
    assert "水平净距0.3米，不超过0.5米" in next(iter(found)).message()


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = set(WHOLE.facts.values())
    titles = [r.en for r in WHOLE.rules.values()] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    titles += [c.en for s in WHOLE.standards.values() for e in s.editions for c in e.clause.values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({r.en for r in WHOLE.rules.values()}) == len(WHOLE.rules)


@pytest.mark.parametrize("facts", sorted(set(WHOLE.facts)))
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = WHOLE.facts_class(facts)
    stated = [
        (header, f.name) for f in cls.facts().values() for header in (f.name, f.title, f.en, *f.aliases)
    ]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated


metres = st.floats(0, 12).map(lambda value: round(value, 2))
segments = st.fixed_dictionaries(
    {"max_operating_pressure": st.sampled_from([0.005, 0.01, 0.2, 0.4, 0.8, 1.6, 2.5, 4.0])},
    optional={
        "underground": st.booleans(),
        "occupations": st.lists(st.fixed_dictionaries({}, optional={"distance": metres}), max_size=3),
    },
)


def occupied(values: Mapping[str, Any]) -> str:
    found = CATALOGUE.check(dict(values), on=TODAY, as_="gas.GasPipeline", rules="gas.pipeline_occupied")
    return next((f.verdict.value for f in found), "clear")


@settings(max_examples=150, deadline=None)
@given(segments, metres)
def test_the_local_range_settles_a_case_and_never_turns_it_round(
    values: dict[str, Any], reach: float
) -> None:
    before, after = occupied(values), occupied({**values, "protection_range": reach})
    assert before in ("undetermined", after)


@settings(max_examples=150, deadline=None)
@given(segments, metres, metres)
def test_a_wider_local_range_only_adds_hazards(values: dict[str, Any], one: float, other: float) -> None:
    rank = ["clear", "undetermined", "hazard"].index
    narrow, wide = (rank(occupied({**values, "protection_range": reach})) for reach in sorted((one, other)))
    assert narrow <= wide


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(segments, metres | st.none()), min_size=1, max_size=8))
def test_a_table_of_segments_says_what_single_records_say(
    rows: list[tuple[dict[str, Any], float | None]],
) -> None:
    records = [{"id": str(n), **values, "protection_range": reach} for n, (values, reach) in enumerate(rows)]
    facts = CATALOGUE.facts_class("gas.GasPipeline")
    frame = pl.DataFrame(
        records,
        schema={
            "id": pl.String,
            "underground": pl.Boolean,
            "max_operating_pressure": pl.Float64,
            "protection_range": pl.Float64,
            "occupations": pl.List(pl.Struct({"distance": pl.Float64})),
        },
    )
    single = CATALOGUE.check(records, on=TODAY, as_=facts).to_polars().sort("record", "rule")
    assert CATALOGUE.check(frame, on=TODAY, as_=facts).to_polars().sort("record", "rule").equals(single)
