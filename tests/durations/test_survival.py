"""The curve of Kaplan and Meier against lifelines (as written down) and SciPy, and its numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ansheng.durations.survival import kaplan_meier, quartiles, restricted_mean

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("lifelines.json").read_text(encoding="utf-8")
)
Spells = list[tuple[int, bool]]
SPELLS = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=60)


def frame(spells: Spells) -> pl.DataFrame:
    return pl.DataFrame({"days": [one[0] for one in spells], "ended": [bool(one[1]) for one in spells]})


def near(found: list[Any], wanted: list[Any]) -> bool:
    """Equal where both are known; where ours is null the other says nothing either, or stands at an end."""
    return all(
        one == pytest.approx(other, abs=1e-9) if one is not None else other != other or other in (0.0, 1.0)
        for one, other in zip(found, wanted, strict=True)
    )


def reached(case: dict[str, Any], name: str, share: float) -> int | None:
    """The first day on which lifelines has so few standing, whatever the last digits of a float."""
    pairs = zip(case["days"], case[name], strict=True)
    return next((day for day, value in pairs if value <= share + 1e-9), None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(len(case["spells"])))
def test_the_same_as_lifelines(case: dict[str, Any]) -> None:
    curve = kaplan_meier(frame(case["spells"]))
    at = {day: place for place, day in enumerate(case["days"])}
    for name in ("standing", "low", "high"):
        wanted = [case[name][at[day]] for day in curve["days"]]
        assert near(curve[name].to_list(), wanted), name
    found = quartiles(curve).row(0, named=True)
    first = [reached(case, "standing", share) for share in (0.75, 0.5, 0.25)]
    assert [found["q25"], found["median"], found["q75"]] == first
    assert all(one == other for one, other in zip(first, case["quartiles"], strict=True)) or case in (
        CASES[0],
        CASES[5],
    ), "but where rounding keeps the share of lifelines above three quarters"
    assert found["median_low"] == case["limits"][0]
    if found["median_high"] is not None:
        assert found["median_high"] == case["limits"][1]
    mean = restricted_mean(curve, max(case["horizon"], 1))["mean"][0]
    if case["horizon"]:
        assert mean == pytest.approx(case["mean"], abs=1e-6)


@given(SPELLS)
def test_the_same_as_scipy(spells: Spells) -> None:
    days = np.array([one[0] for one in spells])
    open_ = np.array([not one[1] for one in spells])
    if open_.all():
        return
    wanted = stats.ecdf(stats.CensoredData.right_censored(days, open_)).sf
    curve = kaplan_meier(frame(spells))
    assert curve["standing"].to_list() == pytest.approx(wanted.evaluate(curve["days"].to_numpy()).tolist())


@given(SPELLS, SPELLS)
def test_groups_are_curves_of_their_own(first: Spells, second: Spells) -> None:
    both = pl.concat(
        [
            frame(first).with_columns(unit=pl.lit("甲")),
            frame(second).with_columns(unit=pl.lit(None, pl.String)),
        ]
    )
    made = kaplan_meier(both, ["unit"])
    one = made.filter(pl.col("unit") == "甲").drop("unit")
    other = made.filter(pl.col("unit").is_null()).drop("unit")
    assert one.equals(kaplan_meier(frame(first)))
    assert other.equals(kaplan_meier(frame(second)))


@given(SPELLS)
def test_the_share_falls_and_lies_in_its_band(spells: Spells) -> None:
    curve = kaplan_meier(frame(spells))
    standing = curve["standing"].to_list()
    assert standing == sorted(standing, reverse=True)
    assert curve["at_risk"][0] == len(spells)
    for low, value, high in curve.select("low", "standing", "high").rows():
        if low is not None:
            assert 0 <= low <= value <= (1 if high is None else high) <= 1


def test_where_all_have_ended_the_share_is_the_plain_one() -> None:
    spells = [(day, True) for day in (1, 1, 2, 4)]
    curve = kaplan_meier(frame(spells))
    assert curve["standing"].to_list() == [0.5, 0.25, 0.0]
    assert restricted_mean(curve, 100)["mean"][0] == pytest.approx(2.0), "the mean of the days"
    assert quartiles(curve).row(0)[:3] == (1, 1, 2)


def test_a_mean_beyond_what_was_seen_is_not_known() -> None:
    curve = kaplan_meier(frame([(5, True), (9, False)]))
    assert restricted_mean(curve, 10)["mean"][0] is None
    assert restricted_mean(curve, 9)["mean"][0] == pytest.approx(5 + 4 * 0.5)


def test_the_limits_of_a_mean_cover_it_as_often_as_they_say() -> None:
    random = np.random.default_rng(5)
    true, held = 20 * (1 - np.exp(-30 / 20)), 0
    for _ in range(150):
        days = random.exponential(20, 80)
        seen = random.uniform(0, 90, 80)
        rows = [(int(min(a, b) * 1000), bool(a <= b)) for a, b in zip(days, seen, strict=True)]
        found = restricted_mean(kaplan_meier(frame(rows)), 30_000)
        if found["mean"][0] is not None:
            held += found["mean_low"][0] <= true * 1000 <= found["mean_high"][0]
    assert held >= 132
