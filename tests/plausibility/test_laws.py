"""The laws against scipy, and the correction against its definition."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ansheng.plausibility import laws
from ansheng.plausibility.correcting import holm, shared

CLOSE = 1e-9


@given(of=st.integers(1, 400), share=st.floats(0.01, 0.99), seen=st.integers(0, 400))
def test_binomial_tail_is_that_of_scipy(of: int, share: float, seen: int) -> None:
    expected = stats.binom.sf(seen - 1, of, share)
    assert laws.binomial(seen, of, share) == pytest.approx(expected, rel=1e-7, abs=1e-290)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_hypergeometric_tail_is_that_of_scipy(marked: int, others: int, drawn: int, seen: int) -> None:
    whole, drawn = marked + others, min(drawn, marked + others)
    expected = stats.hypergeom.sf(seen - 1, whole, marked, drawn)
    assert laws.hypergeometric(seen, drawn, marked, whole) == pytest.approx(expected, rel=1e-7, abs=1e-12)


@given(st.floats(0.01, 200), st.integers(0, 300))
def test_poisson_tail_is_that_of_scipy(mean: float, seen: int) -> None:
    expected = stats.poisson.sf(seen - 1, mean)
    assert laws.poisson(seen, mean) == pytest.approx(expected, rel=1e-7, abs=1e-290)


@given(st.floats(0.02, 0.98), st.floats(0.05, 0.9), st.integers(1, 200), st.integers(0, 200))
def test_shares_tail_is_the_beta_binomial_of_scipy(mean: float, alike: float, of: int, seen: int) -> None:
    size = 1 / alike - 1
    expected = stats.betabinom.sf(seen - 1, of, mean * size, (1 - mean) * size)
    assert laws.Shares(mean, alike).at_least(seen, of) == pytest.approx(expected, rel=1e-6, abs=1e-12)


@given(st.floats(0.2, 30), st.floats(0.1, 4), st.integers(0, 120))
def test_waves_tail_is_the_negative_binomial_of_scipy(mean: float, shape: float, seen: int) -> None:
    expected = stats.nbinom.sf(seen - 1, shape, shape / (shape + mean))
    assert laws.Waves(mean, shape).at_least(seen) == pytest.approx(expected, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("places", range(1, 9))
def test_the_longest_run_is_counted_over_all_orders(places: int) -> None:
    for marked in range(places + 1):
        orders = [f"{n:0{places}b}" for n in range(2**places) if n.bit_count() == marked]
        for run in range(1, places + 1):
            counted = sum("0" * run in order for order in orders) / len(orders)
            assert laws.longest_run(run, places, marked) == pytest.approx(counted, abs=CLOSE)


def test_a_fit_recovers_the_law_of_its_peers() -> None:
    drawn = stats.betabinom.rvs(20, 2, 6, size=4000, random_state=1)
    found = laws.Shares.of([(int(k), 20) for k in drawn])
    assert found.mean == pytest.approx(0.25, abs=0.02)
    assert found.alike == pytest.approx(1 / 9, abs=0.03)
    counts = stats.nbinom.rvs(1.5, 1.5 / 6.5, size=4000, random_state=1)
    waves = laws.Waves.of([int(k) for k in counts])
    assert waves.mean == pytest.approx(5, abs=0.3)
    assert waves.shape == pytest.approx(1.5, abs=0.3)


def test_no_fit_is_tighter_than_honest_work() -> None:
    assert laws.Shares.of([(5, 10)] * 50).alike == laws.LOOSE
    assert laws.Waves.of([3] * 50).shape == laws.WAVES


def test_expected_texts_add_up_to_the_uses() -> None:
    """Summed over sizes, how many texts of a size are expected times the size is all uses."""
    law = laws.Phrases(3.0, 0.5)
    at_least = [law.expected(seen, 60) for seen in range(1, 62)]
    exactly = [one - other for one, other in pairwise(at_least)]
    assert math.fsum(n * k for n, k in enumerate(exactly, start=1)) == pytest.approx(60)


def test_texts_drawn_by_the_process_are_used_as_often_as_it_expects() -> None:
    law, of, seen, runs = laws.Phrases(4.0, 0.5), 80, 25, 400
    rng = stats.uniform.rvs
    numbers = iter(rng(size=of * runs, random_state=7))
    found = 0
    for _ in range(runs):
        uses: list[int] = []
        for n in range(of):
            point = next(numbers) * (n + law.fresh)
            for place, count in enumerate(uses):
                point -= count - law.heavy
                if point < 0:
                    uses[place] += 1
                    break
            else:
                uses.append(1)
        found += sum(count >= seen for count in uses)
    assert found / runs == pytest.approx(law.expected(seen, of), rel=0.2)


@given(st.lists(st.floats(1e-9, 1), max_size=12), st.integers(0, 20))
def test_holm_is_step_down_bonferroni(found: list[float], more: int) -> None:
    tests = len(found) + more
    corrected = holm(found, tests)
    order = sorted(range(len(found)), key=found.__getitem__)
    for rank, place in enumerate(order):
        steps = [min(1.0, (tests - i) * found[order[i]]) for i in range(rank + 1)]
        assert corrected[place] == pytest.approx(max(steps))


def test_kinds_share_the_level() -> None:
    tests = {"a": 100, "b": 1, "c": 0}
    assert shared([("b", 0.01), ("a", 0.0001)], tests) == [0.02, pytest.approx(0.02)]
