"""The algorithm: quotas kept to the unit, every choice as likely as any other, and nobody where they may not go."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from ansheng.draws.algorithm import Drawn, drawn
from ansheng.draws.listed import DrawList, ListedInspector, ListedUnit, Stratum
from ansheng.draws.sources import PublicSource, seed_of
from tests.draws.lists import made

TIMES = 10_000
RARE = 1e-4
"""A test of fixed seeds: below this the counts are not those of a fair draw."""


def seeds(listed: DrawList, times: int = TIMES) -> list[Drawn]:
    return [drawn(listed, seed_of(listed.commitment, (str(each),))) for each in range(times)]


@pytest.fixture(scope="module")
def ten_thousand() -> tuple[DrawList, list[Drawn]]:
    """Two strata of five and four units, of which two and one are drawn; four inspectors, of whom two go to each."""
    listed = made({"C": 5, "D": 4}, {"C": 2, "D": 1}, people=4, team=2)
    return listed, seeds(listed)


def test_ten_thousand_draws_are_uniform_over_every_subset_of_each_stratum(
    ten_thousand: tuple[DrawList, list[Drawn]],
) -> None:
    listed, draws = ten_thousand
    for name, quota in (("C", 2), ("D", 1)):
        units = [unit.id for unit in listed.members[name]]
        found = Counter(
            frozenset(one.unit.id for one in each.units if one.unit.stratum == name) for each in draws
        )
        ways = [found[frozenset(way)] for way in combinations(units, quota)]
        assert sum(ways) == TIMES, "strata are exact in every draw"
        assert chisquare(ways).pvalue > RARE


def test_ten_thousand_draws_send_every_team_equally_often(ten_thousand: tuple[DrawList, list[Drawn]]) -> None:
    listed, draws = ten_thousand
    teams = Counter(
        frozenset(person.id for person in one.inspectors) for each in draws for one in each.units[:1]
    )
    assert len(teams) == comb(4, 2)
    assert chisquare(list(teams.values())).pvalue > RARE
    visits = Counter(person.id for each in draws for one in each.units for person in one.inspectors)
    assert chisquare([visits[one.id] for one in listed.inspectors]).pvalue > RARE
    for each in draws:
        each_one = Counter(person.id for one in each.units for person in one.inspectors)
        assert max(each_one.values()) <= 2, "six visits of four people: nobody goes more than twice"


def test_the_strata_are_drawn_independently(ten_thousand: tuple[DrawList, list[Drawn]]) -> None:
    _, draws = ten_thousand
    pairs = Counter((each.units[0].unit.id, each.units[2].unit.id) for each in draws)
    assert len(pairs) == 20
    assert chisquare(list(pairs.values())).pvalue > RARE


def test_owed_units_come_first_and_are_drawn_by_lot_among_themselves() -> None:
    listed = made({"C": 6}, {"C": 2}, owed=("C1", "C2", "C3"), rule="first")
    found = Counter(frozenset(one.unit.id for one in each.units) for each in seeds(listed, 3000))
    assert set(found) == {frozenset(way) for way in combinations(("C1", "C2", "C3"), 2)}
    assert chisquare(list(found.values())).pvalue > RARE


def test_places_beyond_those_of_owed_units_are_drawn_from_the_others() -> None:
    listed = made({"C": 6}, {"C": 3}, owed=("C1",), rule="must")
    found = Counter(one.unit.id for each in seeds(listed, 3000) for one in each.units)
    assert found.pop("C1") == 3000
    assert len(found) == 5
    assert chisquare(list(found.values())).pvalue > RARE


def test_owed_units_have_no_other_chance_where_no_visit_is_asked_for() -> None:
    plain, marked = made({"C": 6}, {"C": 2}), made({"C": 6}, {"C": 2}, owed=("C1",), rule="none")
    seed = "ab" * 32
    assert [one.unit.id for one in drawn(plain, seed).units] == [
        one.unit.id for one in drawn(marked, seed).units
    ]


def test_who_may_go_is_as_likely_as_the_others_who_may() -> None:
    listed = made({"D": 1}, {"D": 1}, people=5, team=2, conflicts={("P1", "D1"), ("P2", "D1")})
    found = Counter(frozenset(p.id for p in each.units[0].inspectors) for each in seeds(listed, 3000))
    assert set(found) == {frozenset(way) for way in combinations(("P3", "P4", "P5"), 2)}
    assert chisquare(list(found.values())).pvalue > RARE


@st.composite
def lists(draw: st.DrawFn) -> DrawList:
    """Lists that can be drawn from, crowded with conflicts and with a bound that may have to give way."""
    sizes = {name: draw(st.integers(1, 5)) for name in draw(st.sets(st.sampled_from("ABCD"), min_size=1))}
    quotas = {name: draw(st.integers(0, size)) for name, size in sizes.items()}
    people = draw(st.integers(1, 5))
    team = draw(st.integers(1, people))
    barred = set[tuple[str, str]]()
    for unit in (f"{name}{n}" for name, size in sizes.items() for n in range(1, size + 1)):
        each = draw(st.sets(st.integers(1, people), max_size=people - team))
        barred |= {(f"P{n}", unit) for n in each}
    if not sum(quotas.values()):
        quotas[min(quotas)] = 1
    seats = team * sum(quotas.values())
    most = draw(st.sampled_from((0, -(-seats // people), seats)))
    return made(sizes, quotas, people=people, team=team, most=most, conflicts=barred)


@settings(max_examples=150, deadline=None)
@given(lists(), st.integers(0, 2**64))
def test_every_draw_keeps_quotas_teams_conflicts_and_the_smallest_bound(listed: DrawList, value: int) -> None:
    assert listed.refusals() == ()
    found = drawn(listed, seed_of(listed.commitment, (str(value),)))
    counts = Counter(one.unit.stratum for one in found.units)
    assert all(counts[stratum.name] == stratum.quota for stratum in listed.strata)
    assert len({one.unit.id for one in found.units}) == len(found.units)
    visits = Counter(person.id for one in found.units for person in one.inspectors)
    for one in found.units:
        assert len({person.id for person in one.inspectors}) == len(one.inspectors) == listed.team
        assert not {(person.id, one.unit.id) for person in one.inspectors} & listed.conflicts
    assert max(visits.values()) <= found.most
    asked = listed.most or -(-listed.seats // len(listed.inspectors))
    if found.most > asked:
        assert not _fits(listed, [one.unit.id for one in found.units], found.most - 1)


def _fits(listed: DrawList, units: list[str], most: int) -> bool:
    """Whether the units can be staffed with at most so many visits each, told by a linear programme of flows."""
    import numpy as np
    from scipy.optimize import linprog

    people = [one.id for one in listed.inspectors]
    edges = [(u, p) for u in units for p in people if (p, u) not in listed.conflicts]
    ways = np.array([[float(u == unit) for u, _ in edges] for unit in units])
    loads = np.array([[float(p == person) for _, p in edges] for person in people])
    done = linprog(
        np.zeros(len(edges)),
        A_eq=ways,
        b_eq=[listed.team] * len(units),
        A_ub=loads,
        b_ub=[most] * len(people),
        bounds=(0, 1),
    )
    return bool(done.status == 0)


def test_the_order_of_rows_changes_nothing() -> None:
    one = made({"C": 5, "D": 4}, {"C": 2, "D": 1}, people=4, team=2, conflicts={("P1", "C1"), ("P2", "D3")})
    other = DrawList(
        one.title,
        one.source,
        one.strata,
        one.units[::-1],
        one.inspectors[::-1],
        one.conflicts,
        one.team,
    )
    assert one.text == other.text
    assert drawn(one, "cd" * 32) == drawn(other, "cd" * 32)


def test_a_change_of_one_unit_is_another_draw() -> None:
    source = PublicSource("甲", "2026-12-03 21:15")
    units = (ListedUnit("1", "甲厂", "C"), ListedUnit("2", "乙厂", "C"))
    first = DrawList("抽查", source, (Stratum("C", 1),), units, (ListedInspector("1", "张三"),))
    second = DrawList("抽查", source, (Stratum("C", 1),), units[:1], (ListedInspector("1", "张三"),))
    assert first.commitment != second.commitment
    assert seed_of(first.commitment, ("1",)) != seed_of(second.commitment, ("1",))
