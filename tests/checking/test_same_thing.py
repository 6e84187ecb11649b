"""One thing that several rules find in a record: one finding with the clauses of all, in every engine and over time."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import duckdb
import polars as pl
import pytest

import ansheng
from ansheng import Catalogue, Condition, Findings, PluginError, Rule, RuleError
from ansheng.checking.recording import record_hazards
from ansheng.hazards.ledger import Ledger
from ansheng.industries import gas
from tests.rules.engine import LAW, Thing

DAY = "2024-03-31"
LEADER = "stranger.leader"


def rule(name: str, condition: Condition, **more: Any) -> Rule:
    clause = LAW.clause("leak")
    return Rule(clause, hazard=condition, name=name, title=name, en=name, severity="major", **more)


def catalogue(*rules: Rule) -> Catalogue:
    module = ModuleType("stranger")
    module.ansheng_rules = ansheng.hookimpl(lambda: list(rules))  # type: ignore[attr-defined]
    module.ansheng_standards = ansheng.hookimpl(lambda: [LAW])  # type: ignore[attr-defined]
    return ansheng.load(plugins=[], modules={"stranger": module})


FOLLOWER = rule("follower", Thing.b, same_as="leader")
KNOWN = catalogue(FOLLOWER, rule("leader", Thing.a), rule("third", Thing.a & Thing.b, same_as="leader"))
ROWS: list[dict[str, Any]] = [
    {"id": "both", "a": True, "b": True},
    {"id": "one", "a": True, "b": False},
    {"id": "other", "a": False, "b": True},
    {"id": "open", "a": True, "b": None},
    {"id": "none", "a": False, "b": False},
]
SAID = [
    ("both", LEADER, "hazard", ("stranger.follower", "stranger.third")),
    ("one", LEADER, "hazard", ()),
    ("other", "stranger.follower", "hazard", ()),
    ("open", "stranger.follower", "undetermined", ()),
    ("open", LEADER, "hazard", ()),
    ("open", "stranger.third", "undetermined", ()),
]


def engines() -> Mapping[str, Any]:
    frame = pl.DataFrame(ROWS, schema={"id": pl.String, "a": pl.Boolean, "b": pl.Boolean})
    return {"records": ROWS, "polars": frame, "duckdb": duckdb.from_arrow(frame.to_arrow())}


def check(records: object, known: Catalogue = KNOWN, **more: Any) -> Findings:
    return known.check(records, on=DAY, as_=Thing, **more)


@pytest.mark.parametrize("engine", ["records", "polars", "duckdb"])
def test_what_several_rules_find_is_one_finding(engine: str) -> None:
    findings = check(engines()[engine])
    assert findings.manifest.engine == engine
    found = [(f.record, f.rule, f.verdict.value, tuple(b.rule.id for b in f.also)) for f in findings]
    assert sorted(found) == sorted(SAID)
    assert len(findings) == len(SAID)
    assert len(findings.hazards()) == len(findings.to_hazards()) == 4
    listed = findings.to_polars(told=False).select("record", "rule", "verdict", "also").rows()
    assert sorted((*row[:3], tuple(row[3])) for row in listed) == sorted(SAID)


@pytest.mark.parametrize("engine", ["records", "polars", "duckdb"])
def test_each_rule_is_counted_by_what_it_saw(engine: str) -> None:
    counts = dict(check(engines()[engine]).manifest.rules)
    said = {rule: (c.hazard, c.joined, c.undetermined, c.clear) for rule, c in counts.items()}
    assert said == {
        "stranger.follower": (2, 1, 1, 2),
        LEADER: (3, 0, 0, 2),
        "stranger.third": (1, 1, 1, 3),
    }
    tally = {row["rule"]: row["hazard"] for row in check(engines()[engine]).summary()}
    assert tally == {"stranger.follower": 2, LEADER: 3, "stranger.third": 1}
    assert sum(row["hazard"] for row in check(engines()[engine]).summary(by="record")) == 4


@pytest.mark.parametrize("engine", ["records", "polars", "duckdb"])
def test_what_the_same_facts_decide_is_one_question(engine: str) -> None:
    known = catalogue(rule("leader", Thing.a), rule("twin", Thing.a, same_as="leader"), FOLLOWER)
    rows = [{"id": "open", "a": None, "b": None}, {"id": "twice", "a": True, "b": None}]
    frame = pl.DataFrame(rows, schema={"id": pl.String, "a": pl.Boolean, "b": pl.Boolean})
    records = {"records": rows, "polars": frame, "duckdb": duckdb.from_arrow(frame.to_arrow())}[engine]
    findings = check(records, known)
    said = [(f.record, f.rule, f.verdict.value, tuple(b.rule.id for b in f.also)) for f in findings]
    assert sorted(said) == [
        ("open", "stranger.follower", "undetermined", ()),
        ("open", LEADER, "undetermined", ("stranger.twin",)),
        ("twice", "stranger.follower", "undetermined", ()),
        ("twice", LEADER, "hazard", ("stranger.twin",)),
    ]
    assert (len(findings), len(findings.undetermined()), findings.to_polars().height) == (4, 3, 4)
    twin = dict(findings.manifest.rules)["stranger.twin"]
    assert (twin.hazard, twin.joined, twin.undetermined, twin.joined_undetermined) == (1, 1, 1, 1)


@pytest.mark.parametrize("engine", ["records", "polars", "duckdb"])
def test_a_hazard_found_from_more_facts_leaves_no_question(engine: str) -> None:
    known = catalogue(rule("leader", Thing.a | Thing.b), rule("part", Thing.b, same_as="leader"))
    rows = [{"id": "found", "a": True, "b": None}, {"id": "both", "a": None, "b": True}]
    frame = pl.DataFrame(rows, schema={"id": pl.String, "a": pl.Boolean, "b": pl.Boolean})
    records = {"records": rows, "polars": frame, "duckdb": duckdb.from_arrow(frame.to_arrow())}[engine]
    findings = check(records, known)
    said = [(f.record, f.rule, f.verdict.value, tuple(b.rule.id for b in f.also)) for f in findings]
    assert sorted(said) == [
        ("both", LEADER, "hazard", ("stranger.part",)),
        ("found", LEADER, "hazard", ()),
    ]
    assert len(findings) == 2


def test_the_finding_has_the_evidence_of_all() -> None:
    [found] = check(ROWS[0])
    assert [atom.fact for atom in found.evidence] == ["a", "b"]
    assert found.message("en") == "leader; a: yes; b: yes"


@pytest.mark.parametrize("record", ROWS[:3])
def test_the_hazard_is_called_the_same_by_whichever_rule_it_was_found(record: dict[str, Any]) -> None:
    [hazard] = check(record).to_hazards()
    assert hazard.id == f"{LEADER}/{record['id']}"


def test_the_same_hazard_found_by_another_rule_is_not_registered_again() -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        for a, b, registered in ((False, True, 1), (True, True, 0), (True, False, 0)):
            done = record_hazards(check({"id": "T", "a": a, "b": b}), ledger, by="检查组", source="表")
            assert (done.registered, done.problems) == (registered, ())


def test_what_a_person_determines_of_the_same_thing_is_one_hazard_too() -> None:
    open_ = check(ROWS[3])
    answers = [f.determine("hazard", by="张三", on=DAY, reason="现场查看") for f in open_.undetermined()]
    decided = open_.with_determinations(answers)
    assert [hazard.id for hazard in decided.to_hazards()] == [f"{LEADER}/open"]
    with Ledger.open("sqlite://", create=True) as ledger:
        done = record_hazards(decided, ledger, by="检查组", source="表")
        assert (done.registered, done.problems) == (1, ())


def test_a_rule_may_be_the_same_as_one_of_another_plugin() -> None:
    module = ModuleType("county")
    area = ansheng.load(plugins=[], modules={"gas": gas}).facts_class("gas.GasArea")
    own = Rule(
        LAW.clause("leak"),
        hazard=~area.fixed_gas_alarm,  # type: ignore[attr-defined]
        name="no_alarm",
        title="未设报警器",
        en="no alarm",
        same_as="gas.no_fixed_gas_alarm",
    )
    module.ansheng_rules = ansheng.hookimpl(lambda: [own])  # type: ignore[attr-defined]
    module.ansheng_standards = ansheng.hookimpl(lambda: [LAW])  # type: ignore[attr-defined]
    both = ansheng.load(plugins=[], modules={"gas": gas, "county": module})
    record = {"id": "Q", "possible_leak": "30 %LEL", "fixed_gas_alarm": False}
    [found] = both.check(record, on=DAY, as_=area).hazards()
    assert (found.rule, [source.standard.id for source in found.cites]) == (
        "gas.no_fixed_gas_alarm",
        ["gas.major-hazards", LAW.id],
    )
    alone = ansheng.load(plugins=[], modules={"county": module})
    [found] = alone.check(record, on=DAY, as_=area).hazards()
    assert (found.rule, found.hazard_id) == ("county.no_alarm", "gas.no_fixed_gas_alarm/Q")


@pytest.mark.parametrize(
    ("same_as", "said"),
    [
        ("nobody", "should name a rule"),
        ("follower", "should name a rule"),
        ("tank", "judge different things"),
    ],
)
def test_what_same_as_must_name(same_as: str, said: str) -> None:
    from tests.rules.engine import Part

    tank = Rule(LAW.clause("leak"), hazard=Part.ok, name="tank", title="部件", en="part")
    with pytest.raises(PluginError) as error:
        catalogue(FOLLOWER, rule("leader", Thing.a), tank, rule("wrong", Thing.b, same_as=same_as))
    assert said in error.value.text("en")


def test_a_rule_is_not_the_same_as_itself() -> None:
    with pytest.raises(RuleError):
        rule("leader", Thing.a, same_as="leader")


def test_between_the_law_of_two_days_a_joined_hazard_has_not_gone() -> None:
    changed = KNOWN.diff(ROWS, first=DAY, second="2024-04-01", as_=Thing).changes
    assert changed == ()


def test_a_finding_of_an_earlier_check_is_known_again() -> None:
    earlier = check(ROWS[:2])
    left = check(ROWS).without(earlier)
    assert sorted({f.record for f in left}) == ["open", "other"]
    known = {row["rule"]: row["known"] for row in left.summary()}
    assert known == {"stranger.follower": 0, LEADER: 2, "stranger.third": 0}
