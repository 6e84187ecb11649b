"""Looking back: an order made with what was known, against the most open hazards and against chance."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest

import ansheng
from ansheng import InputError
from ansheng.precedence import check_backwards
from tests.durations.tables import hazard, tables

DAY = dt.date(2024, 3, 31)


def county(seed: int) -> list[dict[str, Any]]:
    """Forty units, four of which have many hazards, quickly put right; the open ones are at others."""
    random = Random(seed)  # noqa: S311
    rows: list[dict[str, Any]] = []
    for unit in range(40):
        many = unit < 4
        for day in range(180):
            if random.random() < (0.15 if many else 0.01):
                found = dt.date(2024, 1, 1) + dt.timedelta(days=day)
                ended = found + dt.timedelta(days=1) if many else None
                rows.append(
                    hazard(
                        len(rows),
                        found,
                        ended,
                        unit=f"{unit}号厂",
                        grade="general",
                        due_on=found + dt.timedelta(days=30),
                    )
                )
    return rows


def test_units_of_a_high_rate_are_found_though_nothing_is_open_there() -> None:
    found = ansheng.check_backwards(tables(hazards=county(1)), on=DAY, top=4, weights={"coming": 5})
    assert found.until == dt.date(2024, 6, 30)
    new = found.look("new")
    assert new.caught is not None
    assert new.naive is not None
    assert new.chance == pytest.approx(4 / found.many)
    assert new.caught > new.naive + 0.3
    assert new.better
    assert "优于" in new.text()
    assert new.events + new.elsewhere == sum(DAY < row["found_on"] <= found.until for row in county(1))
    assert found.to_polars().height == len(found.to_dicts("en")) == len(found)


def test_where_the_rule_is_all_there_is_the_order_is_not_called_better() -> None:
    random, rows = Random(2), []  # noqa: S311
    for at in range(300):
        found = dt.date(2024, 1, 1) + dt.timedelta(days=random.randrange(180))
        rows.append(hazard(at, found, unit=f"{random.randrange(40)}号厂", due_on=dt.date(2025, 1, 1)))
    new = check_backwards(tables(hazards=rows), on=DAY).look("new")
    assert new.better is False
    assert "无明显差别" in new.text() or "不如" in new.text()


def test_the_order_knows_nothing_of_what_came() -> None:
    rows = county(3)
    later = [dict(row, unit="别的厂") if row["found_on"] > DAY else row for row in rows]
    one, other = (check_backwards(tables(hazards=made), on=DAY, top=4) for made in (rows, later))
    assert one.many == other.many
    assert other.look("new").events == 0
    assert other.look("new").elsewhere == one.look("new").events + one.look("new").elsewhere
    assert "另有" in other.look("new").text()


def test_what_came_is_counted_once_and_on_its_day() -> None:
    due = dt.date(2024, 4, 20)
    rows = [
        hazard(1, dt.date(2024, 2, 1), unit="甲厂", due_on=due),
        hazard(2, dt.date(2024, 2, 1), due + dt.timedelta(days=1), unit="甲厂", due_on=due),
        hazard(3, dt.date(2024, 2, 1), due, unit="甲厂", due_on=due),
        hazard(4, DAY, unit="乙厂", due_on=None),
        hazard(5, DAY + dt.timedelta(days=1), unit="乙厂", grade="major", due_on=None),
        hazard(6, dt.date(2024, 7, 1), unit="乙厂", due_on=None),
    ]
    accidents = [{"id": "S1", "unit": "甲厂", "occurred_on": dt.date(2024, 5, 1), "production": True}]
    found = check_backwards(tables(hazards=rows, accidents=accidents), on=DAY, top=1)
    events = {look.outcome: look.events for look in found}
    assert events == {"new": 1, "again": 0, "major": 1, "overdue": 2, "accidents": 1}
    assert found.look("accidents").caught == 1


def test_those_that_share_the_last_place_count_for_their_part() -> None:
    rows = [hazard(at, dt.date(2024, 2, 1), dt.date(2024, 2, 2), unit=f"{at}号厂") for at in range(4)]
    rows += [hazard(10 + at, dt.date(2024, 5, 1), unit=f"{at}号厂") for at in range(4)]
    new = check_backwards(tables(hazards=rows), on=DAY, top=1).look("new")
    assert (new.caught, new.naive, new.chance) == (0.25, 0.25, 0.25)
    assert new.auc is None, "something came everywhere"


def test_wrong_questions_are_refused() -> None:
    made = tables(hazards=county(1))
    with pytest.raises(InputError, match="排序日"):
        check_backwards(made, on=DAY, until=DAY)
    with pytest.raises(InputError):
        check_backwards(made, on=DAY, top=0)
    with pytest.raises(InputError):
        check_backwards({}, on=DAY)
