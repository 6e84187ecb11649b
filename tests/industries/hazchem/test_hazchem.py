"""Every case on one record and on a table, what is missing, and when each document applies."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ansheng
from ansheng import Standard
from ansheng.industries import hazchem
from tests.industries import legal_cases
from tests.industries.legal_cases import Outcome

CATALOGUE = ansheng.load(plugins=[], modules={"hazchem": hazchem})
CRITERIA, AQ3067, GB18218, SPECIAL_WORK, PARK_GRADING, PARK_CONDITIONS, COLOUR = (
    CATALOGUE.standards[f"hazchem.{name}"]
    for name in (
        "criteria",
        "aq3067",
        "gb18218",
        "special-operations",
        "park-grading",
        "park-conditions",
        "enterprise-colour",
    )
)
BEFORE, EFFECT = date(2026, 9, 29), date(2026, 9, 30)
FILES = sorted(Path(__file__).parents[2].joinpath("cases").glob("hazchem*.toml"))
LEGAL = [case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]
SIZES = {1: 5, 2: 10, 3: 6, 4: 9, 5: 12, 6: 4, 7: 7}
GAPS = ["5.2.8", "5.2.10", "5.3.4", "5.3.6"]


def both_ways(rule: str, values: Mapping[str, Any], on: date, as_: str = "") -> Outcome:
    """The outcome on one record, which the outcome on a table of one row must equal."""
    return legal_cases.both_ways(
        CATALOGUE, rule, values, on, CATALOGUE.facts_class(f"hazchem.{as_}") if as_ else None
    )


def numbers(standard: Standard, *states: str) -> list[str]:
    return [c.number for e in standard.editions for c in e.clause.values() if c.state in states]


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: f"{case['clause']} {case['on']}: {case['about']}")
def test_the_legal_cases_hold(case: dict[str, Any]) -> None:
    got = both_ways(case["rule"], case["facts"], case["on"], case.get("as", ""))
    assert got.state == case["expect"]
    assert got.missing == tuple(case.get("missing", ()))
    assert got.invalid == tuple(case.get("invalid", ()))
    assert got.clause == "" or case["clause"] in got.clause.split("、")


def test_every_clause_that_can_be_judged_and_every_rule_has_a_legal_case() -> None:
    documents = (CRITERIA, AQ3067, SPECIAL_WORK, PARK_GRADING, PARK_CONDITIONS)
    judged = [n for s in documents for n in numbers(s, "encoded", "judged")]
    assert set(judged) <= {case["clause"] for case in LEGAL}
    assert {case["rule"] for case in LEGAL} == set(CATALOGUE.rules)


def test_the_standards_hold_every_clause_and_name_the_four_that_are_not_known() -> None:
    assert len(numbers(CRITERIA, "encoded")) == 20
    assert numbers(AQ3067, "encoded", "judged", "gap") == [
        f"5.{group}.{n}" for group, last in SIZES.items() for n in range(1, last + 1)
    ]
    assert (numbers(AQ3067, "gap"), numbers(AQ3067, "judged")) == (GAPS, ["5.1.5"])
    assert len(numbers(GB18218, "encoded")) == 9


@pytest.mark.parametrize(
    ("standard", "clauses", "gaps"),
    [
        (SPECIAL_WORK, [48], ["9.2.4 9.2.10（十不吊）"]),
        (PARK_GRADING, [9], ["其余评分项", "直接判A"]),
        (PARK_CONDITIONS, [6, 12], []),
        (COLOUR, [18], []),
    ],
    ids=lambda value: value.id if isinstance(value, Standard) else None,
)
def test_the_other_documents_hold_what_was_read_of_them(
    standard: Standard, clauses: list[int], gaps: list[str]
) -> None:
    assert [len(edition.clause) for edition in standard.editions] == clauses
    assert numbers(standard, "gap") == gaps
    assert numbers(standard, "judged") == []


def test_the_criteria_of_2017_go_on_beside_those_of_2026() -> None:
    assert [s.edition_on(BEFORE) is not None for s in (CRITERIA, AQ3067)] == [True, False]
    assert [s.edition_on(EFFECT) is not None for s in (CRITERIA, AQ3067)] == [True, True]


def test_what_the_change_of_criteria_does_to_an_empty_record_of_each_class() -> None:
    empty = [facts() for facts in dict.fromkeys(CATALOGUE.facts.values())]
    before, after = (CATALOGUE.check(empty, on=day) for day in (BEFORE, EFFECT))
    others = {s.id for s in (GB18218, SPECIAL_WORK, PARK_GRADING, PARK_CONDITIONS, COLOUR)}
    assert {f.standard for f in before} == {"hazchem.criteria", *others}
    assert {f.standard for f in after} == {"hazchem.aq3067", "hazchem.criteria", *others}
    assert {f.clause for f in before if f.standard == CRITERIA.id} == set(numbers(CRITERIA, "encoded"))
    cited = {(c.standard.id, c.clause.number) for f in after for c in f.cites}
    assert {n for id_, n in cited if id_ == AQ3067.id} == set(numbers(AQ3067, "encoded", "judged"))
    assert {n for id_, n in cited if id_ == CRITERIA.id} == set(numbers(CRITERIA, "encoded"))
    assert {f.verdict for f in [*before, *after]} == {"undetermined"}


def test_a_hazard_that_both_documents_name_keeps_its_rule_and_cites_the_newer_first() -> None:
    record = {"id": "T-1", "two_key_one_major": True, "external_distance_ok": False, "formal_design": True}
    found = [
        [(f.rule, f.clause) for f in CATALOGUE.check(record, on=day, as_="hazchem.HazchemFacility").hazards()]
        for day in (BEFORE, EFFECT)
    ]
    rule = "hazchem.external_distance_insufficient"
    assert found == [[(rule, "三")], [(rule, "5.2.2")]]


def test_a_day_after_the_last_look_at_the_criteria_is_marked_stale() -> None:
    on_time, late = (
        CATALOGUE.check({}, on=day, as_="hazchem.HazchemTank").manifest
        for day in ("2026-10-01", "2026-10-02")
    )
    assert (on_time.stale, late.stale) == ((), ("hazchem.criteria", "hazchem.aq3067"))


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_the_grade_of_identify_goes_into_the_rules_on_tank_farms(grade: int) -> None:
    tonnes = {1: 100, 2: 50, 3: 10, 4: 5}[grade]
    found = hazchem.identify([{"name": "液氯", "quantity": tonnes}], exposed_population=50)
    record = {"level": found.grade, "tank_farm": True, "shutoff": False}
    assert found.level == grade
    got = both_ways("hazchem.tank_farm_shutoff_missing", record, date(2020, 7, 1))
    assert got.state == ("hazard" if grade <= 2 else "out_of_scope")


def test_a_table_as_offices_keep_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "充装口.csv"
    path.write_text(
        "序号,充装介质,万向管道,锁定功能,防脱功能,脱落自封\n一,液化烃,是,是,是,否\n二,液氨,否,,,\n三,液氯,,,,\n",
        encoding="utf-8",
    )
    found = CATALOGUE.check(path, on=EFFECT, as_="hazchem.HazchemLoading")
    assert sorted((f.record, f.clause, f.verdict.value) for f in found) == [
        ("一", "5.4.4", "hazard"),
        ("三", "5.4.4", "undetermined"),
        ("二", "5.4.4", "hazard"),
    ]


def test_everything_has_an_english_title_of_its_own() -> None:
    facts = {*CATALOGUE.facts.values()}
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
