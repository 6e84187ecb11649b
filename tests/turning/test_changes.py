"""What changes between two editions, or two documents, each with the smallest record that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ansheng
from ansheng import CHECK_DAY, Choice, Day, Facts, Flag, InputError, Many, Number, Rule, Standard
from ansheng.catalogue import Catalogue
from ansheng.rules.verdicts import Verdict
from ansheng.testing import verdict
from ansheng.turning.changes import Change, changes, facing, successions, successors

HEAD = 'title = "测试"\nen = "test"\n'
EDITION = """
[[edition]]
label = "{label}"
number = "测试〔{label}〕1号"
issuer = "测试"
effective = {label}-01-01
{repealed}
verified = 2026-01-01
source = "测试"
"""
CLAUSE = """
[edition.clause.{key}]
number = "{number}"
title = "{title}"
en = "{title}"
{more}
"""


def clause(key: str, number: str, more: str = "", title: str = "t") -> str:
    return CLAUSE.format(key=key, number=number, title=title, more=more)


def edition(label: str, *clauses: str, repealed: str = "") -> str:
    gone = f"repealed = {repealed}" if repealed else ""
    return EDITION.format(label=label, repealed=gone) + "".join(clauses)


def standard(folder: Path, name: str, *editions: str) -> Standard:
    path = folder / f"{name}.toml"
    path.write_text(f'id = "test.{name}"\n{HEAD}{"".join(editions)}', encoding="utf-8")
    return Standard.read(path)


class Part(Facts, title="部件", en="part"):
    worn = Flag("磨损")


class Lift(Facts, title="电梯", en="lift"):
    load = Number("载荷", unit="kg", minimum=0)
    kind = Choice("类别", options={"goods": "货梯", "people": "客梯", "other": "其他"})
    tested_on = Day("检验日期")
    alarm = Flag("有报警")
    parts = Many("部件", Part)


LIMIT = "limits.load = {{ value = {0}, unit = 'kg' }}"


@pytest.fixture
def law(tmp_path: Path) -> Standard:
    """Two editions: a limit is lowered, an option goes, a clause comes, one goes, one is renumbered, one a gap."""
    former = edition(
        "2020",
        clause("load", "1", LIMIT.format(500)),
        clause("alarm", "2"),
        clause("parts", "3"),
        clause("tested", "4", "limits.interval = { value = 12, unit = 'month' }"),
        clause("empty", "5", "reason = '未读'"),
        repealed="2024-01-01",
    )
    latter = edition(
        "2024",
        clause("load", "1", LIMIT.format(400)),
        clause("alarm_people", "2"),
        clause("tested", "7", "limits.interval = { value = 12, unit = 'month' }"),
        clause("kind", "8"),
        clause("empty", "9"),
    )
    return standard(tmp_path, "lifts", former, latter)


def rules(law: Standard) -> list[Rule]:
    return [
        Rule(law.clause("load"), hazard=Lift.load > law.limit("load"), name="load"),
        Rule(law.clause("alarm"), hazard=~Lift.alarm, name="alarm"),
        Rule(
            law.clause("alarm_people"),
            when=Lift.kind == "people",
            hazard=~Lift.alarm,
            name="alarm_people",
            replaces=["alarm"],
        ),
        Rule(law.clause("parts"), hazard=Lift.parts.any(lambda part: part.worn), name="parts"),
        Rule(
            law.clause("tested"),
            hazard=Lift.tested_on.plus(months=law.limit("interval")) < CHECK_DAY,
            name="tested",
        ),
        Rule(law.clause("kind"), hazard=Lift.kind == "other", name="kind"),
        Rule(law.clause("empty"), hazard=Lift.load > "9 kg", name="empty"),
    ]


def numbered(change: Change) -> tuple[list[str], list[str]]:
    return [c.number for c in change.before], [c.number for c in change.after]


def test_each_clause_that_changed_has_the_smallest_record_on_which_the_editions_differ(law: Standard) -> None:
    [(before, after)] = successions(law)
    assert (before.day, after.day) == (date(2023, 12, 31), date(2024, 1, 1))
    found = changes(rules(law), before, after)
    told = [(numbered(one), one.outcome, one.stricter, one.looser) for one in found]
    assert told == [
        ((["1"], ["1"]), "stricter", {"load": 500.0}, None),
        ((["2"], ["2"]), "looser", None, {"kind": "goods", "alarm": False}),
        ((["3"], []), "dropped", None, {"parts": [{"worn": True}]}),
        ((["4"], ["7"]), "same", None, None),
        ((["5"], ["9"]), "uncompared", None, None),
        (([], ["8"]), "added", {"kind": "other"}, None),
    ]
    assert all(one.exhaustive for one in found)


def test_every_record_that_is_shown_differs_between_the_two_days(law: Standard) -> None:
    [(before, after)] = successions(law)
    by_name = {rule.name: rule for rule in rules(law)}
    for change in changes(by_name.values(), before, after):
        judging = [by_name[name] for name in change.rules]
        for record, ways in ((change.stricter, (False, True)), (change.looser, (True, False))):
            if record is not None:
                said = [
                    Verdict.HAZARD in {verdict(rule, record, version.day) for rule in judging}
                    for version in (before, after)
                ]
                assert tuple(said) == ways


def test_two_editions_that_differ_in_what_they_ask_are_told_by_what_one_need_not_know(tmp_path: Path) -> None:
    law = standard(
        tmp_path,
        "asks",
        edition("2020", clause("one", "1"), repealed="2024-01-01"),
        edition("2024", clause("two", "1")),
    )
    known = (Lift.load > "5 kg") | (Lift.load <= "5 kg")
    both = [
        Rule(law.clause("one"), hazard=~Lift.alarm, name="one"),
        Rule(law.clause("two"), hazard=~Lift.alarm & known, name="two", replaces=["one"]),
    ]
    [change] = changes(both, *next(successions(law)))
    assert (change.outcome, change.asks) == ("asks", {"alarm": False})


def test_a_document_is_held_against_another_and_against_what_took_its_place(tmp_path: Path) -> None:
    old = standard(tmp_path, "old", edition("2017", clause("alarm", "一"), repealed="2024-01-01"))
    new = standard(
        tmp_path, "new", edition("2024", clause("alarm", "5.1"), clause("load", "5.2", LIMIT.format(9)))
    )
    local = standard(tmp_path, "local", edition("2020", clause("load", "8", LIMIT.format(7))))
    judging = [
        Rule(old.clause("alarm"), new.clause("alarm"), hazard=~Lift.alarm, name="alarm"),
        Rule(new.clause("load"), hazard=Lift.load > new.limit("load"), name="load"),
        Rule(local.clause("load"), hazard=Lift.load >= local.limit("load"), name="local_load"),
    ]
    [(before, after)] = successors(old, judging)
    assert (before.day, after.day, after.standard) == (date(2023, 12, 31), date(2024, 1, 1), new)
    found = changes(judging, before, after)
    assert [(numbered(one), one.outcome) for one in found] == [
        ((["一"], ["5.1"]), "same"),
        (([], ["5.2"]), "added"),
    ]
    assert successors(new, judging) == []

    national, stricter = facing(new, local)
    assert (national.day, stricter.day) == (date(2024, 1, 1), date(2024, 1, 1))
    assert [(numbered(one), one.outcome, one.stricter) for one in changes(judging, national, stricter)] == [
        ((["5.1"], []), "dropped", None),
        ((["5.2"], ["8"]), "stricter", {"load": 7.0}),
    ]


def test_documents_of_which_one_is_a_draft_cannot_be_compared(tmp_path: Path, law: Standard) -> None:
    draft = standard(
        tmp_path,
        "draft",
        edition("2027", clause("load", "1")).replace("verified", "pending = true\nverified"),
    )
    with pytest.raises(InputError, match="只有草案"):
        facing(law, draft)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return ansheng.load(["mining", "hazchem"])


def found_in(catalogue: Catalogue, *names: str) -> dict[tuple[str, str, str], Change]:
    law = catalogue.standards[names[0]]
    pair = next(successions(law)) if len(names) == 1 else facing(law, catalogue.standards[names[1]])
    found = changes(catalogue.rules.values(), *pair)
    return {
        (one.facts.__name__, "、".join(numbered(one)[0]), "、".join(numbered(one)[1])): one for one in found
    }


CASES: list[tuple[tuple[str, ...], tuple[str, str, str], str, Mapping[str, Any] | None, Mapping[str, Any] | None]] = [
    (("mining.coal-major-hazards",), ("CoalMine", "4(2)", ""), "dropped", None,
     {"planned_output": 9.0, "approved_capacity": 1.0}),
    (("mining.coal-major-hazards",), ("CoalMine", "8(2)", "8(2)"), "looser", None,
     {"mine_type": "underground", "standby_main_fan": False, "fan_upgrade_with_measures": True}),
    (("mining.coal-major-hazards",), ("CoalPowerSupply", "14(2)", "16(3)"), "stricter",
     {"circuits": 1, "same_bus": True}, None),
    (("mining.coal-major-hazards",), ("CoalMethaneSensor", "", "14(7)"), "added", {"tampered": True}, None),
    (("hazchem.criteria", "hazchem.aq3067"), ("HazchemPipe", "八", "5.2.4"), "looser", None,
     {"medium": "other_highly_toxic_gas", "crosses_public_area": True}),
    (("hazchem.criteria", "hazchem.aq3067"), ("HazchemFacility", "十", "5.2.1"), "stricter",
     {"formal_design": True, "major_change": True, "redesigned": False}, None),
    (("hazchem.criteria", "hazchem.aq3067"), ("HazchemFacility", "三", "5.2.2"), "same", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("names", "place", "outcome", "stricter", "looser"), CASES)
def test_the_criteria_of_coal_mines_and_of_chemicals_changed(
    catalogue: Catalogue,
    names: tuple[str, ...],
    place: tuple[str, str, str],
    outcome: str,
    stricter: Mapping[str, Any] | None,
    looser: Mapping[str, Any] | None,
) -> None:
    change = found_in(catalogue, *names)[place]
    assert (change.outcome, change.stricter, change.looser) == (outcome, stricter, looser)
