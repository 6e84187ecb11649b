"""Where to go first: what counts, ties as ties, what is not known said and bounded, and the interval of a rank."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng import InputError, UnknownNameError
from ansheng.precedence import Placed, Precedence, Weights, where_first
from ansheng.precedence.rates import ALIKE, beta_of, gamma_of
from tests.durations.tables import hazard, tables

DAY = dt.date(2024, 6, 30)
MAY, JUNE = dt.date(2024, 5, 10), dt.date(2024, 6, 10)


def listed(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"unit_id": f"Q{at}", "name": name, "risk_class": "B", **more} for at, name in enumerate(names)]


def order(found: Precedence) -> list[tuple[int, str]]:
    return [(one.rank, one.unit) for one in found]


def one(found: Precedence, unit: str) -> Placed:
    return next(each for each in found if each.unit == unit)


def parts(found: Placed) -> dict[str, float]:
    return {reason.part: round(reason.points, 2) for reason in found.reasons}


def test_what_speaks_for_a_unit_puts_it_first_with_its_reasons() -> None:
    rows = [
        hazard(1, MAY, unit="甲厂", grade="major", due_on=JUNE),
        hazard(2, MAY, unit="乙厂", grade="general", due_on=DAY),
        hazard(3, MAY, JUNE, unit="丙厂", grade="general", due_on=DAY),
    ]
    found = where_first(
        tables(enterprises=listed("丁厂", "丙厂", "乙厂", "甲厂"), hazards=rows), on=DAY, draws=50
    )
    assert [unit for _, unit in order(found)] == ["甲厂", "乙厂", "丙厂", "丁厂"]
    first = next(iter(found))
    told = parts(first)
    assert (told["open"], told["major"], told["overdue"]) == (1, 5, 2)
    assert "未整改重大隐患1条（5分）" in first.why()
    assert "open major" in first.why("en")
    assert first.score == pytest.approx(sum(reason.points for reason in first.reasons), abs=1e-5)


def test_equal_scores_share_a_rank_and_the_next_is_skipped() -> None:
    rows = [hazard(1, MAY, unit="丙厂", grade="general", due_on=DAY)]
    found = where_first(
        tables(enterprises=listed("甲厂", "乙厂", "丙厂", "丁厂"), hazards=rows), on=DAY, draws=50
    )
    assert order(found) == [(1, "丙厂"), (2, "甲厂"), (2, "乙厂"), (2, "丁厂")]
    assert len(list(found.first(2))) == 4, "those that share the last rank come with it"
    assert len(list(found.first(1))) == 1


def test_a_hazard_found_again_in_the_same_words_counts_and_one_found_twice_on_a_day_does_not() -> None:
    rows = [
        hazard(1, MAY, MAY, unit="甲厂", description="灭火器压力不足。"),
        hazard(2, JUNE, JUNE, unit="甲厂", description="灭火器 压力不足"),
        hazard(3, MAY, MAY, unit="乙厂", description="灭火器压力不足"),
        hazard(4, MAY, MAY, unit="乙厂", description="灭火器压力不足"),
    ]
    found = where_first(tables(hazards=rows), on=DAY, draws=50)
    assert parts(one(found, "甲厂"))["repeated"] == 1
    assert "repeated" not in parts(one(found, "乙厂"))


def test_nothing_that_came_later_is_looked_at() -> None:
    rows = [
        hazard(1, MAY, JUNE, unit="甲厂", due_on=MAY),
        hazard(2, JUNE, unit="乙厂", grade="major", due_on=JUNE),
    ]
    accidents = [{"id": "S1", "unit": "乙厂", "occurred_on": JUNE, "production": True}]
    visits = [{"id": "J1", "unit": "甲厂", "inspected_on": JUNE}]
    made = tables(enterprises=listed("甲厂", "乙厂"), hazards=rows, accidents=accidents, inspections=visits)
    then = where_first(made, on="2024-05-31", draws=50)
    assert parts(one(then, "甲厂"))["open"] == 1
    assert {"open", "accidents", "major"}.isdisjoint(parts(one(then, "乙厂")))
    assert then.visits_since is None
    assert "visit" not in then.parts
    now = where_first(made, on=DAY, draws=50)
    assert parts(one(now, "乙厂"))["accidents"] == 5
    assert "open" not in parts(one(now, "甲厂"))


def test_what_is_not_known_is_said_and_widens_the_score_but_is_no_zero() -> None:
    rows = [
        hazard(1, MAY, unit="甲厂", grade=None, rectified=None, due_on=None),
        hazard(2, None, unit="乙厂", grade="general"),
        hazard(3, MAY, unit=None),
    ]
    units = [*listed("甲厂", "乙厂"), {"unit_id": "Q9", "name": "丙厂", "risk_class": None}]
    accidents = [{"id": "S1", "unit": "丙厂", "occurred_on": None, "production": True}]
    found = where_first(tables(enterprises=units, hazards=rows, accidents=accidents), on=DAY, draws=50)
    doubted = one(found, "甲厂")
    assert doubted.least < doubted.score < doubted.most
    assert "可能有1条" in doubted.why()
    assert doubted.most - doubted.least == pytest.approx(1 + 5 + 2), "open, major, overdue"
    graded = one(found, "丙厂")
    assert "未评定风险等级" in graded.why()
    assert graded.most - graded.least == pytest.approx(4 + 5), "any class, and an accident on no stated day"
    assert (found.unplaced, found.undated) == (1, 1)
    assert "inspections" in found.absent
    assert parts(one(found, "乙厂"))["open"] == 1


def test_a_unit_is_matched_by_its_number_or_its_name_and_others_are_their_own() -> None:
    rows = [
        hazard(1, MAY, unit="甲 厂", unit_id=None),
        hazard(2, MAY, unit="写错的名", unit_id="Q0"),
        hazard(3, MAY, unit="外厂", unit_id=None),
    ]
    found = where_first(tables(enterprises=listed("甲厂", "乙厂"), hazards=rows), on=DAY, draws=50)
    assert {each.unit: each.listed for each in found} == {"甲厂": True, "外厂": False, "乙厂": True}
    assert parts(one(found, "甲厂"))["open"] == 2


def test_the_time_since_the_last_visit_counts_to_a_limit() -> None:
    visits = [
        {"id": "J1", "unit": "甲厂", "inspected_on": DAY - dt.timedelta(days=180)},
        {"id": "J2", "unit": "甲厂", "inspected_on": dt.date(2020, 1, 1)},
        {"id": "J3", "unit": "乙厂", "inspected_on": dt.date(2021, 1, 1)},
    ]
    found = where_first(
        tables(enterprises=listed("甲厂", "乙厂", "丙厂"), inspections=visits), on=DAY, draws=50
    )
    assert (parts(one(found, "甲厂"))["visit"], parts(one(found, "乙厂"))["visit"]) == (1, 3)
    assert "2020年1月1日以来无检查记录" in one(found, "丙厂").why()


def test_weights_are_the_offices_own() -> None:
    rows = [hazard(1, MAY, unit="甲厂", grade="general", due_on=DAY)]
    accidents = [{"id": "S1", "unit": "乙厂", "occurred_on": JUNE, "production": True}]
    made = tables(enterprises=listed("甲厂", "乙厂"), hazards=rows, accidents=accidents)
    assert order(where_first(made, on=DAY, draws=50))[0] == (1, "乙厂")
    own = where_first(made, on=DAY, weights={"事故": 0, "open": 10}, draws=50)
    assert order(own)[0] == (1, "甲厂")
    assert "accidents" not in own.parts
    with pytest.raises(UnknownNameError, match="事故"):
        where_first(made, on=DAY, weights={"事顾": 1})
    for wrong in (-1, float("nan"), "三", None):
        with pytest.raises(InputError, match=f"“未整改隐患”的分值应为不小于0的数，收到{wrong}"):
            where_first(made, on=DAY, weights={"open": wrong})  # type: ignore[dict-item]
    with pytest.raises(InputError, match="分值应按项给出"):
        where_first(made, on=DAY, weights=3)  # type: ignore[arg-type]


def test_the_interval_is_narrow_where_units_differ_and_wide_where_they_do_not() -> None:
    rows = [hazard(at, MAY, unit="甲厂", grade="major", due_on=JUNE) for at in range(20)]
    rows += [hazard(100 + at, MAY, unit=f"乙{at}厂", grade="general", due_on=DAY) for at in range(20)]
    found = ansheng.where_first(tables(hazards=rows), on=DAY)
    first, *others = found
    assert (first.rank_low, first.rank_high, first.first) == (1, 1, 1.0)
    assert all(each.rank_low <= each.rank <= each.rank_high for each in found)
    assert max(each.rank_high for each in others) - min(each.rank_low for each in others) >= 15
    assert found.to_dicts() == ansheng.where_first(tables(hazards=rows), on=DAY).to_dicts(), "seeded"


def test_empty_tables_and_none_at_all() -> None:
    empty = tables(enterprises=listed("甲厂"))["enterprises"].clear()
    assert len(where_first({"enterprises": empty}, on=DAY)) == 0
    with pytest.raises(InputError, match="企业名单"):
        where_first({}, on=DAY)
    with pytest.raises(InputError):
        where_first({"enterprises": empty}, on=DAY, top=0)


@pytest.mark.parametrize("source", [None, "案卷", 3, [{"单位名称": "甲厂"}]])
def test_what_is_no_dossier_and_no_tables_is_said(source: Any) -> None:
    with pytest.raises(InputError, match="应为案卷"):
        where_first(source, on=DAY)
    with pytest.raises(InputError, match="应为案卷"):
        ansheng.early_warnings(source, as_of=DAY)
    with pytest.raises(InputError, match="应为案卷"):
        ansheng.figures(source, "整改率", period="2024", as_of=DAY)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=60), st.floats(0.5, 24))
def test_rates_are_drawn_towards_that_of_all(counts: list[int], months: float) -> None:
    law = gamma_of(counts, months)
    if not any(counts):
        assert 0 < law.mean < 1
        return
    common = sum(counts) / len(counts) / months
    assert law.mean == pytest.approx(common)
    for count in counts:
        drawn = (count + law.first) / (months + law.second)
        low, high = sorted((count / months, common))
        assert low - 1e-9 <= drawn <= high + 1e-9


def test_units_that_differ_no_more_than_chance_have_one_rate() -> None:
    assert gamma_of([3, 4, 3, 4], 1.0).second == ALIKE
    assert gamma_of([0, 0, 20, 0], 1.0).second < 1
    assert beta_of([(1, 2), (2, 4), (4, 8)]).share == pytest.approx(0.5)
    assert beta_of([(0, 10), (10, 10), (0, 10), (10, 10)]).first < 2
    assert beta_of([(0, 0)]).share == 0.5


def test_weights_are_told_by_name_or_title() -> None:
    assert Weights.of({"风险等级": 2}).risk_class == 2
    assert Weights.of(None) == Weights()
