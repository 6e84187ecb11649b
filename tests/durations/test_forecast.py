"""The backlog expected: its mean and range where nothing changes, against what came, and what is refused."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

import ansheng
from ansheng import InputError
from ansheng.durations import backlog_held_back, expected_backlog
from ansheng.durations.backlog import Stock, ahead
from ansheng.durations.forecast import fit_text
from ansheng.durations.spells import hazards_of, spells

from .tables import hazard, of_spells, steady, tables

END = dt.date(2023, 12, 26)


def test_the_same_seed_gives_the_same_range() -> None:
    made = tables(hazards=steady(1))
    first, second = (
        ansheng.expected_backlog(made, as_of="2023-10-31", until="2023-12-31", draws=60) for _ in range(2)
    )
    assert first.to_dicts() == second.to_dicts()
    other = expected_backlog(made, as_of="2023-10-31", until="2023-12-31", draws=60, seed=2)
    assert other.last.expected == pytest.approx(first.last.expected, rel=0.2)
    assert [row.day.isoformat() for row in first] == ["2023-11-30", "2023-12-31"]
    assert first.to_polars()["expected"].to_list() == [row.expected for row in first]


def test_where_nothing_changes_most_of_what_comes_lies_in_the_range() -> None:
    inside = made = 0
    for seed in range(5):
        for one in backlog_held_back(tables(hazards=steady(seed)), as_of=END, ahead_months=2, draws=60):
            if one.as_of >= dt.date(2023, 6, 30):
                made += 1
                inside += one.inside
    assert made >= 30
    assert 0.75 * made <= inside, "nine of ten are meant; months that overlap come in together"


def test_hazards_that_stand_longer_fall_as_the_curve_says() -> None:
    rows = steady(3)
    day = dt.date(2023, 9, 30)
    counted = spells(hazards_of(tables(hazards=rows)), day).counted
    stock = Stock.of(counted, day, dt.date(2023, 1, 1), 12)
    still = sum(stock.ages.values())
    assert still == counted.filter(~pl.col("ended")).height
    [soon] = ahead(stock, [day + dt.timedelta(days=1)], draws=60, seed=1, level=0.9)
    [late] = ahead(stock, [day + dt.timedelta(days=200)], draws=60, seed=1, level=0.9)
    assert soon.expected == pytest.approx(still, rel=0.1)
    assert late.expected == pytest.approx(30 * 20 / 30, rel=0.3), "one a day, and each stands 20 days"


def test_each_group_goes_by_its_own_hazards() -> None:
    rows = [*steady(1), *(dict(row, id=f"B{at}", department="慢局", rectified=False, rectified_on=None)
                          for at, row in enumerate(steady(2)))]  # fmt: skip
    found = expected_backlog(
        tables(hazards=rows), as_of="2023-11-30", until="2023-12-31", by="department", draws=50
    )
    ends = {one.group.get("department"): one for one in found.ends()}
    assert ends["应急管理局"].expected is not None
    assert ends["慢局"].expected is None, "none of its hazards was ever put right"
    assert "不足" in ends["慢局"].text()
    assert ends[None].now == sum(one.now for one in ends.values() if one.group)


def test_too_little_to_go_by_is_said_and_is_no_number() -> None:
    few = tables(hazards=of_spells([(10, True)] * 20, day=dt.date(2023, 2, 10)))
    found = expected_backlog(few, as_of="2023-02-28", until="2023-03-31")
    assert (found.last.expected, found.last.low) == (None, None)
    assert "完整月份不足" in found.last.text()
    assert backlog_held_back(few, as_of="2023-02-28") == ()
    assert fit_text((), "en").startswith("Looking back: too few")


def test_hazards_that_may_be_open_are_counted_apart() -> None:
    rows = [*steady(1), hazard(9001, None), hazard(9002, dt.date(2023, 5, 1), rectified=None)]
    found = expected_backlog(tables(hazards=rows), as_of="2023-10-31", until="2023-11-30", draws=20)
    assert found.last.unaged == 2
    assert "另有2条不明" in found.last.text()


@pytest.mark.parametrize(
    "wrong",
    [{"until": "2023-10-31"}, {"months": 2}, {"draws": 0}, {"level": 1.0}],
    ids=lambda one: next(iter(one)),
)
def test_wrong_questions_are_refused(wrong: dict[str, object]) -> None:
    asked: dict[str, object] = {"as_of": "2023-10-31", "until": "2023-12-31", **wrong}
    with pytest.raises(InputError):
        expected_backlog(tables(hazards=steady(1)), **asked)  # type: ignore[arg-type]


def test_an_old_hazard_beside_such_as_are_put_right_at_once_is_no_division_by_nothing() -> None:
    days = [dt.date(2024, month, day) for month in range(1, 13) for day in range(1, 11)]
    rows = [hazard(at, day, day) for at, day in enumerate(days)]
    made = tables(hazards=[*rows, hazard(999, dt.date(2021, 1, 5))])
    found = expected_backlog(made, as_of="2024-12-31", until="2025-03-31").last
    assert (found.now, found.low, found.high) == (1, 0, 0)
