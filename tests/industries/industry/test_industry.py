"""The industry and trade rules: every legal case on a record and on a table, the clauses, the first day, traps."""

from __future__ import annotations

import itertools
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng.industries import industry
from tests.industries import legal_cases
from tests.industries.legal_cases import outcome

CATALOGUE = ansheng.load(plugins=[], modules={"industry": industry})
RULES = list(CATALOGUE.rules.values())
CLASSES = sorted({rule.facts.__name__ for rule in RULES})
CRITERIA = CATALOGUE.standards["industry.major-hazards"]
TODAY = date(2026, 7, 1)
LEGAL = legal_cases.cases_of("industry")

ITEMS = {3: 3, 4: 8, 5: 13, 6: 8, 7: 7, 8: 7, 9: 2, 10: 2, 11: 10, 12: 2, 13: 2}
NUMBERS = [f"{article}({n})" for article, items in ITEMS.items() for n in range(1, items + 1)] + ["14"]
INDUSTRY_OF = {
    4: "metallurgy",
    5: "nonferrous",
    6: "building_materials",
    7: "machinery",
    8: "light",
    9: "textile",
    10: "tobacco",
}


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


def article(rule: str) -> int:
    """The article that a rule rests on."""
    (_, _, clause), *_ = CATALOGUE.rule(rule).cited_on(TODAY)
    return int(clause.number.partition("(")[0])


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert (got.state, list(got.missing)) == (case["expect"], case.get("missing", []))
    assert got.clause in (case["clause"], "")


def test_every_rule_has_a_legal_case_of_a_hazard_and_one_of_none() -> None:
    found = {(case["rule"], case["expect"]) for case in LEGAL}
    assert {(rule.id, state) for rule in RULES for state in ("hazard", "clear")} <= found


def test_the_clauses_are_the_64_items_and_article_14() -> None:
    (edition,) = CRITERIA.editions
    assert [clause.number for clause in edition.clause.values()] == NUMBERS
    assert len(NUMBERS) == 65
    assert {clause.seen for clause in edition.clause.values()} == {"text"}


def test_each_clause_is_decided_by_one_rule() -> None:
    (edition,) = CRITERIA.editions
    cited = [citation.key for rule in RULES for citation in rule.cites]
    assert sorted(cited) == sorted(edition.clause)
    (figures,) = CRITERIA.overview(TODAY)
    assert (figures["clauses"], figures["encoded"], figures["judged"], figures["gaps"]) == (65, 64, 1, 0)
    assert [clause.number for clause in edition.clause.values() if clause.state == "judged"] == ["11(10)"]


def test_every_limit_is_read_by_a_rule() -> None:
    (edition,) = CRITERIA.editions
    stated = {(name, limit.value) for c in edition.clause.values() for name, limit in c.limits.items()}
    assert {name for name, _ in stated} == {ref.name for rule in RULES for ref in rule.limits()}
    assert stated == {("steel_seal_pressure", 30), ("nonferrous_seal_pressure", 30), ("freezer_workers", 9)}


@pytest.mark.parametrize("facts", CLASSES)
def test_nothing_is_judged_before_15_may_2023(facts: str) -> None:
    before = ansheng.check({"id": "1"}, on="2023-05-14", as_=facts, catalogue=CATALOGUE)
    first = ansheng.check({"id": "1"}, on="2023-05-15", as_=facts, catalogue=CATALOGUE)
    assert (len(before), before.manifest.rules) == (0, ())
    assert {finding.verdict.value for finding in first} == {"undetermined"}


@pytest.mark.parametrize("facts", CLASSES)
def test_a_table_without_the_columns_of_a_rule_skips_no_clause(facts: str) -> None:
    rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
    findings = ansheng.check(rows, on=TODAY, as_=facts, catalogue=CATALOGUE)
    assert len(findings) == 2 * sum(rule.facts.__name__ == facts for rule in RULES)
    assert all("industry" in finding.missing for finding in findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_article_on_one_industry_judges_no_other_and_the_rest_judge_all(rule: ansheng.Rule) -> None:
    hazard = next(c for c in LEGAL if c["rule"] == rule.id and c["expect"] == "hazard" and c["on"] == TODAY)
    judged = {
        name
        for name in rule.facts.fact("industry").options
        if both_ways(rule.id, {**hazard["facts"], "industry": name}, TODAY).state == "hazard"
    }
    everywhere = set(rule.facts.fact("industry").options) - {"other"}
    own = INDUSTRY_OF.get(article(rule.id))
    assert judged == ({own} if own else everywhere)
    assert ("commerce" in judged) is (article(rule.id) in {3, 11, 12, 13, 14})


def test_the_note_says_what_goes_by_criteria_of_its_own() -> None:
    for word in ("危险化学品", "消防", "燃气", "特种设备"):
        assert word in CRITERIA.note


IN_SPACES = {"industry": "light", "poisoning_risk": True}
YES_OR_NO = [True, False]


@pytest.mark.parametrize(("identified", "registered", "sign"), list(itertools.product(YES_OR_NO, repeat=3)))
def test_13_1_asks_for_both_a_gap_in_the_register_and_a_missing_sign(
    identified: bool, registered: bool, sign: bool
) -> None:
    values = {**IN_SPACES, "identified": identified, "registered": registered, "warning_sign": sign}
    both = not (identified and registered) and not sign
    got = both_ways("industry.confined_space_unregistered", values, TODAY).state
    assert got == ("hazard" if both else "clear")


@pytest.mark.parametrize(
    ("approved", "ventilated", "tested", "attendant"), list(itertools.product(YES_OR_NO, repeat=4))
)
def test_13_2_asks_for_any_one(approved: bool, ventilated: bool, tested: bool, attendant: bool) -> None:
    kept = {
        "approved": approved,
        "ventilated_first": ventilated,
        "tested_before_work": tested,
        "attendant": attendant,
    }
    got = both_ways("industry.confined_space_work_unsafe", {**IN_SPACES, **kept}, TODAY).state
    assert got == ("clear" if all(kept.values()) else "hazard")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 600), st.booleans() | st.none(), st.booleans() | st.none())
def test_a_drainer_is_judged_alike_in_articles_4_and_5(
    tenths: int, seal: bool | None, joined: bool | None
) -> None:
    stated = {"positive_pressure": True, "water_seal": seal, "seal_pressure": tenths / 10}
    stated |= {"shared_across_isolator": False, "upper_pipes_joined": joined, "shared_media": False}
    values = {name: value for name, value in stated.items() if value is not None}
    low = (tenths < 300) if seal is None else seal and tenths < 300
    expected = (
        "hazard"
        if joined or (low and seal)
        else "undetermined"
        if joined is None or (low and seal is None)
        else "clear"
    )
    for rule, name in (("steel_gas_drainer", "metallurgy"), ("nonferrous_gas_drainer", "nonferrous")):
        found = CATALOGUE.check(
            {**values, "industry": name}, on=TODAY, as_="IndustryDrainer", rules=f"industry.{rule}"
        )
        assert outcome(found, f"industry.{rule}").state == expected


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "速冻.csv"
    path.write_text(
        "编号,单位编号,所属行业,液氨制冷,单独作业间,作业人数\n"
        "一,甲厂,轻工,是,是,10人\n二,甲厂,轻工,是,是,9\n三,乙厂,商贸企业,是,,4\n",
        encoding="utf-8",
    )
    found = ansheng.check(path, on=TODAY, as_="industry.IndustryQuickFreezer", catalogue=CATALOGUE)
    assert [(f.record, f.clause, f.verdict.value, f.missing) for f in found] == [
        ("一", "12(2)", "hazard", ()),
        ("三", "12(2)", "undetermined", ("own_room",)),
    ]
    assert "作业间内作业人数10人，超过9人" in next(iter(found)).message()


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = [CATALOGUE.facts_class(f"industry.{name}") for name in CLASSES]
    titles = [rule.en for rule in RULES] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({rule.en for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES) == 65
    assert len({cls.title for cls in facts}) == len({cls.en for cls in facts}) == len(facts)


@pytest.mark.parametrize("facts", CLASSES)
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(f"industry.{facts}")
    stated = [
        (header, f.name) for f in cls.facts().values() for header in (f.name, f.title, f.en, *f.aliases)
    ]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated
