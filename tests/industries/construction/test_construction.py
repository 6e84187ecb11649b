"""The rules on housing and municipal works: each legal case on a record and on a table, the clauses, the first day."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng.industries import construction
from tests.industries import legal_cases

CATALOGUE = ansheng.load(plugins=[], modules={"construction": construction})
RULES = list(CATALOGUE.rules.values())
CLASSES = sorted({f"construction.{rule.facts.__name__}" for rule in RULES})
CRITERIA = CATALOGUE.standards["construction.major-hazards"]
TODAY = date(2026, 7, 1)
BEFORE, EFFECT = date(2024, 12, 12), date(2024, 12, 13)
ITEMS = dict(zip(range(4, 16), (5, 4, 4, 3, 9, 5, 2, 4, 2, 7, 3, 3), strict=True))
"""How many items each article has; articles 16 and 17 have none."""
NUMBERS = [f"{article}({n})" for article, last in ITEMS.items() for n in range(1, last + 1)] + ["16", "17"]
LEGAL = legal_cases.cases_of("construction")


both_ways = partial(legal_cases.both_ways, CATALOGUE)
"""The outcome on one record, which that on a table of one row must equal."""


def verdict(rule: str, **values: Any) -> str:
    """The verdict on one record, ``clear`` where it is out of scope."""
    facts = CATALOGUE.rule(f"construction.{rule}").facts
    found = CATALOGUE.check(values, on=TODAY, as_=facts, rules=f"construction.{rule}")
    return next((finding.verdict.value for finding in found), "clear")


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"])
    assert (got.state, got.missing) == (case["expect"], tuple(case.get("missing", ())))
    assert got.clause in (case["clause"], "")
    assert CATALOGUE.rule(case["rule"]).cited_on(TODAY)[0][2].number == case["clause"]


def test_every_clause_has_legal_cases_that_fire_and_that_do_not() -> None:
    states = {(case["clause"], case["expect"] == "hazard") for case in LEGAL}
    assert states == set(product(NUMBERS, (True, False)))


def test_the_clauses_are_those_of_the_document() -> None:
    (edition,) = CRITERIA.editions
    assert [clause.number for clause in edition.clause.values()] == NUMBERS
    assert len(edition.clause) == 53
    assert {clause.seen for clause in edition.clause.values()} == {"text"}
    articles = [clause.group for clause in edition.clause.values()]
    assert all(
        group and group.en.startswith(f"Article {n.split('(')[0]}:")
        for group, n in zip(articles, NUMBERS, strict=True)
    )


def test_every_clause_is_decided_by_exactly_one_rule() -> None:
    cited = [citation.key for rule in RULES for citation in rule.cites]
    assert sorted(cited) == sorted(CRITERIA.editions[0].clause)
    (figures,) = CRITERIA.overview(TODAY)
    assert [figures[n] for n in ("clauses", "encoded", "judged", "gaps", "memory_only")] == [53, 52, 1, 0, 0]
    assert {rule.severity for rule in RULES} == {"major"}


def test_article_17_alone_is_judged_by_a_person() -> None:
    (edition,) = CRITERIA.editions
    assert [clause.number for clause in edition.clause.values() if clause.judged] == ["17"]
    facts = CATALOGUE.rule("construction.other_serious_breach").facts
    assert all(facts.fact(name).judged for name in ("serious_breach", "real_danger"))


@pytest.mark.parametrize("facts", CLASSES)
def test_nothing_is_judged_the_day_before_the_criteria_took_effect(facts: str) -> None:
    before = ansheng.check({"id": "1"}, on=BEFORE, as_=facts, catalogue=CATALOGUE)
    effect = ansheng.check({"id": "1"}, on=EFFECT, as_=facts, catalogue=CATALOGUE)
    assert (len(before), before.manifest.rules) == (0, ())
    assert {idle.rule.id for idle in before.manifest.not_in_force} == {finding.rule for finding in effect}
    assert effect.manifest.not_in_force == ()


@pytest.mark.parametrize("facts", CLASSES)
def test_a_table_without_the_columns_of_a_rule_skips_no_clause(facts: str) -> None:
    rows = pl.DataFrame({"编号": ["甲", "乙"], "备注": ["", ""]})
    findings = ansheng.check(rows, on=TODAY, as_=facts, catalogue=CATALOGUE)
    assert all(counts.undetermined == 2 for _, counts in findings.manifest.rules)
    assert len(findings) == 2 * sum(f"construction.{rule.facts.__name__}" == facts for rule in RULES)


def test_a_day_after_the_last_look_at_the_criteria_is_marked_stale() -> None:
    on_time, late = (
        ansheng.check({}, on=day, as_="construction.ConstructionPit", catalogue=CATALOGUE).manifest
        for day in ("2026-10-01", "2026-10-02")
    )
    assert (on_time.stale, late.stale) == ((), ("construction.major-hazards",))


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "起重机械.csv"
    path.write_text(
        "序号,设备类型,在用,验收合格,使用登记,安全装置状况,受力构件缺陷,螺栓销轴\n"
        "一,塔吊,是,是,否,齐全有效,无,完好\n"
        "二,施工电梯,是,是,是,失效,开焊,缺失\n"
        "三,物料提升机,否,否,否,齐全有效,无,完好\n",
        encoding="utf-8",
    )
    found = ansheng.check(path, on=TODAY, as_="construction.ConstructionCrane", catalogue=CATALOGUE)
    hazards = [(f.record, f.clause) for f in found if f.verdict == "hazard"]
    assert hazards == [("一", "8(1)"), ("二", "8(4)"), ("二", "8(5)"), ("三", "8(1)")]


def test_a_load_is_read_in_the_units_of_the_trade() -> None:
    for load, state in (("20 kN/m²", "clear"), ("20.1 kN/m²", "hazard"), ("0.02 MPa", "clear")):
        assert verdict("pit_edge_overloaded", place="pit_edge", load=load, allowed_load=20) == state


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = [CATALOGUE.facts_class(name) for name in CLASSES]
    titles = [rule.en for rule in RULES] + [cls.en for cls in facts]
    titles += [fact.en for cls in facts for fact in cls.facts().values()]
    assert [title for title in titles if not title or not title.isascii()] == []
    assert len({rule.en for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("facts", CLASSES)
def test_every_header_is_read_as_the_fact_that_it_stands_for(facts: str) -> None:
    cls = CATALOGUE.facts_class(facts)
    stated = [
        (header, f.name) for f in cls.facts().values() for header in (f.name, f.title, f.en, *f.aliases)
    ]
    assert [(header, name) for header, name, _ in cls.headers([header for header, _ in stated])] == stated


known = st.booleans() | st.none()


@settings(max_examples=150, deadline=None)
@given(known, known, known)
def test_a_procedure_kept_in_part_is_never_decided_without_a_person(
    approved: bool | None, trained: bool | None, tested: bool | None
) -> None:
    done = [approved, trained, tested]
    got = verdict("space_entry_procedure", approved=approved, trained=trained, ventilated_and_tested=tested)
    whole = "clear" if all(done) else "hazard" if done == [False] * 3 else "undetermined"
    assert got == whole


@settings(max_examples=150, deadline=None)
@given(known, known, known, known)
def test_a_platform_needs_both_halves(
    bearing: bool | None, tie: bool | None, prop: bool | None, connected: bool | None
) -> None:
    points = (bearing, tie, prop)
    got = verdict(
        "platform_unsupported",
        bearing_points_stable=bearing,
        tie_points_stable=tie,
        prop_points_stable=prop,
        reliably_connected=connected,
    )
    clear = connected or all(points)
    assert got == (
        "clear" if clear else "hazard" if connected is False and False in points else "undetermined"
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_a_load_beside_an_unsupported_pit_counts_up_to_its_depth(
    away: int, depth: int, supported: bool
) -> None:
    got = verdict(
        "unsupported_pit_loaded",
        place="pit_edge",
        pit_supported=supported,
        pit_depth=depth / 10,
        distance_to_bottom_edge=away / 10,
    )
    assert got == ("hazard" if away <= depth and not supported else "clear")
