"""The newest month beside those before it: false alarms rarely, true ones mostly, and nothing where little is known."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import ansheng
from ansheng.dates import Period, shift
from ansheng.durations.chances import count_drawn, quantile, student, student_limit
from ansheng.durations.warning import Warned, warned
from ansheng.indicators.figure import Figure

from .tables import hazard, tables

FIRST = dt.date(2023, 1, 1)


def figure(at: int, value: int, whole: int | None = None) -> Figure:
    """The figure of one month: a count, or a share."""
    first = shift(FIRST, months=at)
    window = Period(first, shift(first, months=1) - dt.timedelta(days=1))
    share = None if whole is None else 100 * value // max(whole, 1)
    return Figure(
        "demo", "示例", value if share is None else share, "条" if whole is None else "%", window, window.last,
        "", {}, numerator=None if whole is None else value, denominator=whole,
    )  # fmt: skip


def alone(values: list[int], wholes: list[int] | None = None) -> Warned:
    made = [figure(at, value, wholes[at] if wholes else None) for at, value in enumerate(values)]
    [found] = warned([(made[-1], made[:-1])])
    return found


def test_a_month_far_out_is_warned_of_and_one_within_is_not() -> None:
    assert alone([20, 25, 18, 22, 24, 19, 60]).kinds == ("above",)
    assert alone([20, 25, 18, 22, 24, 19, 2]).kinds == ("below",)
    assert alone([20, 25, 18, 22, 24, 19, 27]).kinds == ()
    assert alone([90, 92, 88, 91, 93, 90, 50], [100] * 7).kinds == ("below",)


def test_months_that_spread_widely_make_a_wide_range() -> None:
    calm, wild = alone([20, 22, 19, 21, 20, 22, 40]), alone([5, 40, 12, 33, 8, 25, 40])
    assert calm.kinds == ("above",)
    assert wild.kinds == ()
    assert calm.high is not None
    assert wild.high is not None
    assert wild.high > calm.high


def test_a_steady_rise_is_a_drift() -> None:
    assert "rising" in alone([10, 12, 13, 15, 18, 20, 23, 25]).kinds
    assert "falling" in alone([25, 23, 20, 18, 15, 13, 12, 10]).kinds


def test_false_alarms_stay_rare_for_counts_and_for_counts_that_spread_more() -> None:
    random, alarms = Random(7), 0  # noqa: S311
    for trial in range(300):
        spread = 1.0 if trial % 2 else random.gammavariate(4, 0.25)
        rates = [15 * (random.gammavariate(4, 0.25) if trial % 2 else spread) for _ in range(13)]
        counts = [sum(random.random() < rate / 200 for _ in range(200)) for rate in rates]
        alarms += any(kind in ("above", "below") for kind in alone(counts).kinds)
    assert alarms <= 27, "one of twenty is meant"


def test_what_is_looked_at_with_others_needs_more() -> None:
    odd = [figure(at, value) for at, value in enumerate([20, 25, 18, 22, 24, 19, 35])]
    calm = [figure(at, value) for at, value in enumerate([20, 25, 18, 22, 24, 19, 21])]
    [one] = warned([(odd[-1], odd[:-1])])
    many = warned([(odd[-1], odd[:-1]), *[(calm[-1], calm[:-1])] * 20])
    assert one.p is not None
    assert many[0].p == pytest.approx(min(1.0, 21 * one.p))


def test_little_is_no_ground_for_a_warning() -> None:
    few = alone([1, 2, 1, 90])
    assert (few.kinds, few.low, few.p) == ((), None, None)
    assert "不足" in few.text()
    assert alone([0] * 8).reason.zh == "此前各月均为0"


@given(st.floats(-30, 30), st.integers(1, 60))
def test_the_law_of_student_is_that_of_scipy(value: float, freedom: int) -> None:
    assert student(value, freedom) == pytest.approx(2 * stats.t.sf(abs(value), freedom), abs=1e-6)


@pytest.mark.parametrize("freedom", [4, 11, 23])
def test_its_limits_too(freedom: int) -> None:
    assert student_limit(0.05, freedom) == pytest.approx(stats.t.isf(0.025, freedom), abs=1e-6)


def test_the_drift_is_exact_among_all_orders() -> None:
    values = (11, 12, 13, 14, 15, 16)
    seen = alone(list(values)).drift
    orders = list(permutations(values))
    rises = [sum(b > a for at, a in enumerate(one) for b in one[at + 1 :]) for one in orders]
    extreme = sum(abs(2 * count - 15) >= 15 for count in rises)
    assert seen == pytest.approx(extreme / len(orders))


def test_draws_have_the_mean_and_the_spread_of_what_they_stand_for() -> None:
    random = Random(3)  # noqa: S311
    parts = [(5, 0.9), (40, 0.1), (300, 0.5)]
    drawn = [count_drawn(random, parts) for _ in range(3000)]
    assert sum(drawn) / 3000 == pytest.approx(158.5, abs=1)
    assert quantile(drawn, 0.975) - quantile(drawn, 0.025) == pytest.approx(2 * 1.96 * 79.05**0.5, rel=0.08)
    assert count_drawn(random, [(0, 0.5)]) == 0
    assert {count_drawn(random, [(3, 1.0)]) for _ in range(20)} == {3}


def test_months_are_taken_as_they_were_known_at_their_own_ends() -> None:
    """A rate of the newest month is as young as those of the months before were, and so no alarm."""
    days = [(dt.date(2024, month, 20), 5 if at < 10 else 25) for month in range(1, 9) for at in range(30)]
    rows = [hazard(at, found, found + dt.timedelta(days=later)) for at, (found, later) in enumerate(days)]
    made = ansheng.early_warnings(tables(hazards=rows), "整改率", as_of="2024-08-31")
    [one] = made
    assert [float(figure.value or 0) for figure in (*one.before, one.figure)] == [33.3] * 8
    assert made.signals == ()


def test_a_group_without_hazards_in_a_month_has_a_zero_there() -> None:
    rows = [
        hazard(at, dt.date(2024, month, 2), department="甲局") for at, month in enumerate([1, 2, 3, 5, 6, 7])
    ]
    rows += [hazard(50 + at, dt.date(2024, 8, 3), department="甲局") for at in range(12)]
    found = ansheng.early_warnings(tables(hazards=rows), ["排查隐患"], as_of="2024-09-15", by="责任部门")
    [one] = found
    assert [figure.value for figure in one.before] == [1, 1, 1, 0, 1, 1, 1]
    assert one.kinds == ("above",)
    assert found.month == dt.date(2024, 8, 31)
    assert found.to_polars()["department"].to_list() == ["甲局"]


def test_a_stock_is_not_tested() -> None:
    rows = [hazard(month, dt.date(2024, month, 2)) for month in range(1, 9)]
    [one] = ansheng.early_warnings(tables(hazards=rows), "存量隐患", as_of="2024-08-31")
    assert one.kinds == ()
    assert "存量" in one.text()


def test_tables_that_are_not_there_or_not_typed_are_said() -> None:
    with pytest.raises(ansheng.InputError, match="缺少“隐患”表"):
        ansheng.early_warnings({}, "整改率", as_of="2024-06-30")
    with pytest.raises(ansheng.InputError, match="列与采集项不符"):
        ansheng.early_warnings({"hazards": pl.DataFrame({"发现日期": ["x"]})}, as_of="2024-06-30")
    assert len(ansheng.early_warnings({}, as_of="2024-06-30")) == 0
