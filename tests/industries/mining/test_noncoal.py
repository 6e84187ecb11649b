"""The non-coal rules: every legal case on one record and on a table, the clauses of the documents, their first days."""

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
from ansheng.industries import mining
from ansheng.sheets import cells
from tests.industries import legal_cases

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
RULES = [r for r in CATALOGUE.rules.values() if r.name.startswith(("noncoal_", "tailings_"))]
CLASSES = sorted({f"mining.{r.facts.__name__}" for r in RULES})
STANDARDS = [s for n, s in CATALOGUE.standards.items() if n.startswith("mining.noncoal")]
CODES = [CATALOGUE.standards["mining.gb16423"], CATALOGUE.standards["mining.gb39496"]]
TODAY = date(2026, 7, 1)
LEGAL = legal_cases.cases_of("mining-noncoal")

DIGITS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
ORDINALS = [
    *DIGITS,
    *("十" + d for d in DIGITS[:9]),
    "二十",
    *("二十" + d for d in DIGITS[:9]),
    "三十",
    "三十一",
    "三十二",
]


def numbers(part: str, items: int, sub_items: Mapping[str, int]) -> list[str]:
    """The numbers of the clauses of one part, where some items have numbered sub-items."""
    found = []
    for ordinal in ORDINALS[:items]:
        subs = sub_items.get(ordinal, 0)
        found += [f"{part}({ordinal}){n}" for n in range(1, subs + 1)] or [f"{part}({ordinal})"]
    return found


DOCUMENTS = {
    "mining.noncoal-underground": numbers(
        "一", 32, {"一": 5, "四": 5, "七": 4, "二十": 6, "二十二": 5, "二十三": 4}
    ),
    "mining.noncoal-open-pit": numbers("二", 13, {"七": 3, "十一": 3}),
    "mining.noncoal-tailings": numbers("三", 19, {}),
    "mining.noncoal-supplement": [*numbers("补一", 4, {}), *numbers("补二", 2, {}), *numbers("补三", 2, {})],
}
ITEMS = {
    "mining.noncoal-underground": 32,
    "mining.noncoal-open-pit": 13,
    "mining.noncoal-tailings": 19,
    "mining.noncoal-supplement": 8,
}


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert got.state == case["expect"]
    if "missing" in case:
        assert got.missing == tuple(case["missing"])
    assert got.invalid == tuple(case.get("invalid", ()))
    assert got.clause in (case["clause"], "")


def test_every_rule_has_a_legal_case() -> None:
    assert {case["rule"] for case in LEGAL} == {rule.id for rule in RULES}


@pytest.mark.parametrize("standard", DOCUMENTS)
def test_the_clauses_are_those_of_the_document(standard: str) -> None:
    (edition,) = CATALOGUE.standards[standard].editions
    clauses = edition.clause.values()
    assert [clause.number for clause in clauses] == DOCUMENTS[standard]
    assert len({clause.group for clause in clauses}) == ITEMS[standard]
    groups = [(clause.number, clause.group) for clause in clauses]
    assert all(g and cells.title_key(g.title).startswith(number.rstrip("123456")) for number, g in groups)
    assert {clause.seen for clause in clauses} == {"text"}


@pytest.mark.parametrize("standard", DOCUMENTS)
def test_every_clause_is_encoded_and_judged_at_one_or_two_grains(standard: str) -> None:
    cited = [c.key for rule in RULES for c in rule.cites if c.standard.id == standard]
    (edition,) = CATALOGUE.standards[standard].editions
    assert set(cited) == set(edition.clause)
    assert {key for key in cited if cited.count(key) > 1} <= {"ladderways"}
    (figures,) = CATALOGUE.standards[standard].overview(TODAY)
    assert (figures["encoded"], figures["judged"], figures["gaps"]) == (len(edition.clause), 0, 0)


def test_every_limit_is_read_by_a_rule() -> None:
    read = {(ref.standard.id, ref.name) for rule in RULES for ref in rule.limits()}
    stated = {
        (standard.id, name)
        for standard in (*STANDARDS, *CODES)
        for edition in standard.editions
        for clause in edition.clause.values()
        for name in clause.limits
    }
    assert read == stated


@pytest.mark.parametrize("facts", CLASSES)
def test_a_table_without_the_columns_of_a_rule_skips_no_clause(facts: str) -> None:
    rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
    findings = ansheng.check(rows, on=TODAY, as_=facts, catalogue=CATALOGUE)
    assert all(counts.undetermined == 2 for _, counts in findings.manifest.rules)
    assert len(findings) == 2 * sum(f"mining.{rule.facts.__name__}" == facts for rule in RULES)


@pytest.mark.parametrize("facts", CLASSES)
def test_nothing_is_judged_before_the_standards_took_effect(facts: str) -> None:
    before = ansheng.check({"id": "1"}, on="2021-08-31", as_=facts, catalogue=CATALOGUE)
    assert (len(before), before.manifest.rules) == (0, ())


def test_only_the_numbers_recalled_are_marked_as_from_memory() -> None:
    empty = [CATALOGUE.facts_class(name)() for name in CLASSES]
    manifest = ansheng.check(empty, on=TODAY, catalogue=CATALOGUE).manifest
    assert sorted(r.removeprefix("mining.") for r in manifest.memory_only) == [
        "noncoal_air_quality",
        "noncoal_air_quantity",
        "noncoal_air_speed",
        "tailings_beach_short",
        "tailings_beach_short_downstream",
        "tailings_factor_low",
        "tailings_freeboard_low",
    ]


def test_what_rests_on_recalled_numbers_is_never_a_major_hazard() -> None:
    graded = {rule.id: rule.severity for rule in RULES}
    assert {graded[r.id] for r in RULES if r.cites[0].standard in CODES} == {"general"}
    assert {graded[r.id] for r in RULES if r.cites[0].standard in STANDARDS} == {"major"}


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "矿山.csv"
    path.write_text(
        "序号,安全出口数,设计安全出口数,出口间距(m),各翼,设计生产能力(吨),年产量(万吨),月最高产量,预警等级,停工撤人\n"
        '一,2,2,25,"[{""翼长"": ""1.2 km"", ""该翼有安全出口"": ""是""}]",1000000,125,9 万吨,红色预警,是\n',
        encoding="utf-8",
    )
    found = ansheng.check(path, on=TODAY, as_="mining.NoncoalMine", catalogue=CATALOGUE)
    hazards = [f for f in found if f.verdict == "hazard"]
    assert [(f.record, f.clause) for f in hazards] == [("一", "一(一)2"), ("一", "一(三十)")]
    assert "安全出口间距25米，小于30米" in hazards[0].message()


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = [CATALOGUE.facts_class(name) for name in CLASSES]
    titles = [rule.en for rule in RULES] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    titles += [c.en for s in (*STANDARDS, *CODES) for e in s.editions for c in e.clause.values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({rule.en for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("facts", CLASSES)
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(facts)
    stated = [
        (header, f.name) for f in cls.facts().values() for header in (f.name, f.title, f.en, *f.aliases)
    ]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated


@pytest.mark.parametrize(
    ("facts", "header", "fact"),
    [
        ("NoncoalPowerSupply", "双回路", "dual_source"),
        ("NoncoalStopeSupply", "中性点接地", "neutral_directly_earthed"),
        ("TailingsPond", "安全超高", "flood_height"),
        ("NoncoalPortal", "是否进风", "intake"),
        ("NoncoalProject", "联合试运转", "approved_trial_run"),
    ],
)
def test_a_header_of_another_meaning_is_not_taken_for_the_fact(facts: str, header: str, fact: str) -> None:
    read = CATALOGUE.facts_class(f"mining.{facts}").headers([header])
    assert (header, fact) not in [(stated, name) for stated, name, _ in read]


tenths = st.integers(1, 400).map(lambda n: n / 10)


def verdict(rule: str, values: Mapping[str, Any]) -> str:
    facts = CATALOGUE.rule(f"mining.{rule}").facts
    found = CATALOGUE.check(dict(values), on=TODAY, as_=facts, rules=f"mining.{rule}")
    return next((f.verdict.value for f in found), "clear")


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 500), st.integers(0, 700), st.integers(0, 200))
def test_output_is_held_against_the_design_in_exact_hundredths(design: int, year: int, month: int) -> None:
    over = 100 * year >= 120 * design or 100 * month >= 20 * design
    got = verdict(
        "noncoal_over_capacity",
        {"design_output": design / 10, "annual_output": year / 10, "highest_monthly_output": month / 10},
    )
    assert got == ("hazard" if over else "clear")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 2500), st.booleans() | st.none()), max_size=4))
def test_one_long_wing_without_exit_is_enough_and_only_a_long_one_can_leave_it_open(
    wings: list[tuple[int, bool | None]],
) -> None:
    values = [{"strike_length": n} | ({} if end is None else {"has_exit": end}) for n, end in wings]
    got = verdict("noncoal_exits_badly_placed", {"surface_exits": 3, "wings": values})
    long = [end for n, end in wings if n > 1000]
    assert got == ("hazard" if False in long else "undetermined" if None in long else "clear")


@settings(max_examples=150, deadline=None)
@given(st.tuples(tenths, tenths, tenths, tenths), st.sampled_from(["wet", "dry"]))
def test_a_pond_short_of_one_designed_value_only_is_clear(
    sizes: tuple[float, float, float, float], kind: str
) -> None:
    height, design, reach, design_reach = sizes
    name = "beach_length" if kind == "wet" else "flood_width"
    values = {"flood_routing": True, "kind": kind, "flood_height": height, "design_flood_height": design}
    got = verdict("tailings_flood_control", {**values, name: reach, f"design_{name}": design_reach})
    assert got == ("hazard" if height < design and reach < design_reach else "clear")
