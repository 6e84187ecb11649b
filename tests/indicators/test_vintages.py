"""Vintages: equally mature counts, the latest base, and what is said about an immature year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.indicators.vintages import Vintage, against_published, year_on_year

NOW = Period.parse("2025H1")
BEFORE = Period.parse("2024H1")


def test_a_base_known_at_the_same_distance_is_taken() -> None:
    current = Vintage(8562, NOW, date(2025, 7, 12))
    known = [Vintage(9229, BEFORE, date(2024, 7, 10)), Vintage(11105, BEFORE, date(2025, 7, 12))]
    found = year_on_year(current, known, tolerance=5, unit="起")
    assert found.comparison.text() == "同比下降7.2%"
    assert found.on_latest.text() == "同比下降22.9%"
    assert (found.immature, found.warning()) == (False, "")


def test_a_mature_base_against_an_immature_year_warns() -> None:
    current = Vintage(8562, NOW, date(2025, 7, 12))
    found = year_on_year(current, [Vintage(11105, BEFORE, date(2025, 7, 12))], tolerance=5, places=1)
    assert found.aligned is None
    assert found.comparison.text() == "同比下降22.9%"
    assert (
        found.warning()
        == "上年数据截至期末后第377天，本年数据仅截至期末后第12天；后续补报会使本年数增加，下降未必属实"
    )
    assert "12 days" in found.warning("en")


def test_other_windows_are_no_base() -> None:
    current = Vintage(5, NOW, date(2025, 7, 12))
    found = year_on_year(current, [Vintage(9, Period.parse("2023H1"), date(2023, 7, 12))], tolerance=5)
    assert found.comparison.text() == "缺少上年同期数据，无法同比"
    assert not found.immature


@pytest.mark.parametrize(("base", "published"), [(389, 389), (None, 389), (389, None)])
def test_a_base_that_was_published_so_or_is_not_known_says_nothing(
    base: int | None, published: int | None
) -> None:
    assert against_published(base, published, grave=True) is None


def test_a_mismatch_is_graver_for_graver_accidents() -> None:
    told = [against_published(11105, 9229, grave=grave) for grave in (False, True)]
    assert [one.level for one in told if one] == ["warning", "error"]
    assert told[0] is not None
    assert told[0].text() == "提示：上年公布数为9229，本次比较的基数为11105"


@given(st.integers(0, 400), st.lists(st.integers(0, 800), max_size=5), st.integers(0, 40))
def test_the_aligned_base_is_the_nearest_and_never_outside_the_tolerance(
    lag: int, lags: list[int], tolerance: int
) -> None:
    current = Vintage(1, NOW, NOW.last + timedelta(days=lag))
    known = [Vintage(2, BEFORE, BEFORE.last + timedelta(days=one)) for one in lags]
    found = year_on_year(current, known, tolerance=tolerance)
    distances = [abs(one - lag) for one in lags]
    if found.aligned is None:
        assert all(distance > tolerance for distance in distances)
    else:
        assert abs(found.aligned.lag - lag) == min(distances) <= tolerance
        assert not found.immature
