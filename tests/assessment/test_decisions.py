"""Decisions on scores: ratings of a year, visits by class, and the veto with its joins and dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.accidents.records import AccidentRecord
from ansheng.assessment import (
    Effect,
    Frequency,
    Mark,
    Scheme,
    Trigger,
    VetoRule,
    assess,
    judged,
    key_units,
    laggards,
    outdated,
    ranking,
    rated_year,
    visit_standings,
)
from ansheng.assessment.records import RatingRecord
from ansheng.assessment.veto import Join
from ansheng.dates import Period
from ansheng.errors import InputError, UnknownNameError
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.hazards.records import HazardRecord
from ansheng.responsibility import EnterpriseRecord
from tests.indicators.ledger import frame

SCHEME = Scheme.of(
    {
        "title": "评级",
        "en": "rating",
        "part": [
            {"id": "a", "title": "甲", "en": "a", "weight": 50},
            {"id": "b", "title": "乙", "en": "b", "weight": 50},
        ],
        "band": [
            {"id": "good", "title": "良好", "en": "good", "least": 60},
            {"id": "ordinary", "title": "一般", "en": "ordinary", "least": 0},
        ],
    }
)
FIRST, SECOND = Period.parse("2023H1").halves()[0], Period.parse("2023H2")


def rated(first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> bool | None:
    scores = {
        half: assess(SCHEME, {"甲": Mark(marks[0]), "乙": Mark(marks[1])})
        for half, marks in ((FIRST, first), (SECOND, second))
    }
    return rated_year("某专委会", 2023, scores, {"ordinary"}).award


def test_the_award_of_the_year_needs_both_halves() -> None:
    assert rated((90, 90), (60, 60)) is True
    assert rated((90, 90), (50, 50)) is False
    assert rated((90, 90), (90, None)) is None
    assert rated((100, 100), (None, 20)) is None
    assert rated((50, 50), (90, None)) is False
    assert rated_year("某", 2023, {}, {"ordinary"}).award is None
    with pytest.raises(UnknownNameError, match="ordinary"):
        rated_year("某", 2023, {FIRST: assess(SCHEME, {})}, {"ordinari"})


def test_those_at_the_end_are_reminded_with_their_ties() -> None:
    scores = {
        name: assess(SCHEME, {"甲": Mark(mark), "乙": Mark(mark)})
        for name, mark in {"一": 90, "二": 70, "三": 70, "四": None}.items()
    }
    places = ranking(scores)
    assert [place.party for place in laggards(places, last=1)] == ["二", "三"]
    assert [place.party for place in laggards(places, last=9)] == ["一", "二", "三"]
    assert laggards(places) == laggards((), last=2) == ()


def visits(risk_class: str | None, *days: str) -> str:
    tables = {
        "enterprises": frame(EnterpriseRecord, [{"name": "甲厂", "risk_class": risk_class}]),
        "inspections": frame(
            InspectionRecord, [{"unit": "甲厂", "inspected_on": date.fromisoformat(day)} for day in days]
        ),
    }
    told = visit_standings(tables, 2024, date(2024, 8, 15), {"D": Frequency(1, 3), "A": Frequency(1, 12)})
    return told[0].state if told else "left out"


def test_visits_are_counted_span_by_span() -> None:
    assert visits("D", "2024-01-05", "2024-04-05", "2024-07-05") == "kept"
    assert visits("D", "2024-01-05", "2024-04-05") == "open"
    assert visits("D", "2024-01-05", "2024-01-06", "2024-07-05") == "missed"
    assert visits("A") == "open"
    assert visits("A", "2024-12-01") == "open"
    assert visits(None) == "unknown"
    assert visits("B") == "left out"
    for wrong in ((0, 3), (1, 5), (1, 0)):
        with pytest.raises(InputError):
            Frequency(*wrong)
    with pytest.raises(InputError, match="企业名单"):
        visit_standings({}, 2024, date(2024, 8, 15), {})


TRIGGERS = (Trigger("a", "甲", "a"), Trigger("b", "乙", "b"))
EFFECTS = (Effect("取消评先", "no award", "单位"), Effect("不得晋升", "no promotion", "负责人", year=1))
states = st.sampled_from([True, False, None])


@given(st.sampled_from(["any", "all"]), states, states)
def test_a_veto_is_certain_only_when_no_answer_could_change_it(
    join: Join, a: bool | None, b: bool | None
) -> None:
    rule = VetoRule("否决", "veto", join, True, TRIGGERS, EFFECTS)
    found = judged(rule, "某局", 2023, {"a": a, "b": b})
    fills = [
        (any if join == "any" else all)((x, y))
        for x in ([a] if a is not None else [True, False])
        for y in ([b] if b is not None else [True, False])
    ]
    assert found.applies == (fills[0] if len(set(fills)) == 1 else None)
    assert bool(found.effects()) == (found.applies is True)


def test_a_trigger_left_out_is_not_known_and_another_is_refused() -> None:
    rule = VetoRule("否决", "veto", "any", False, TRIGGERS, EFFECTS)
    found = judged(rule, "某局", 2023, {"a": False})
    assert (found.applies, [trigger.id for trigger in found.unknown]) == (None, ["b"])
    assert "by the office's reading" in found.text("en")
    assert "not known: b" in found.text("en")
    with pytest.raises(UnknownNameError):
        judged(rule, "某局", 2023, {"c": True})
    with pytest.raises(InputError):
        VetoRule("否决", "veto", "any", False, (), EFFECTS)


def test_a_rule_in_a_file_says_how_its_triggers_are_joined(tmp_path: Path) -> None:
    file = tmp_path / "veto.toml"
    body = (
        'title = "否决"\nen = "veto"\nstated = true\n{join}\n'
        '[[trigger]]\nid = "a"\ntitle = "甲"\nen = "a"\n'
        '[[effect]]\ntitle = "取消评先"\nen = "no award"\nwhom = "单位"\n'
    )
    file.write_text(body.format(join='join = "any"'), encoding="utf-8")
    assert VetoRule.read(file).join == "any"
    for join in ("", 'join = "or"'):
        file.write_text(body.format(join=join), encoding="utf-8")
        with pytest.raises(InputError, match=r"veto\.toml"):
            VetoRule.read(file)


def test_units_cannot_be_judged_without_a_list_or_inspections() -> None:
    units = {"enterprises": frame(EnterpriseRecord, [{"name": "甲厂", "risk_class": "D"}])}
    with pytest.raises(InputError, match="缺少检查表"):
        visit_standings(units, 2024, date(2024, 8, 15), {"D": Frequency(1, 3)})
    with pytest.raises(InputError, match="缺少企业名单"):
        outdated({}, date(2024, 8, 15), months=12)


def test_key_units_go_by_the_latest_rating() -> None:
    found = {
        "enterprises": frame(
            EnterpriseRecord, [{"name": n, "risk_class": c} for n, c in ("甲A", "乙D", "丙D")]
        ),
        "ratings": frame(
            RatingRecord,
            [
                {"unit": "甲", "risk_class": "D", "graded_on": date(2024, 2, 1)},
                {"unit": "乙", "risk_class": "A", "graded_on": date(2024, 2, 1)},
                {"unit": "丙", "risk_class": "A", "graded_on": date(2024, 9, 1)},
            ],
        ),
    }
    told = key_units(found, accidents_in=Period.parse("2024"), on=date(2024, 6, 30), classes={"D"})
    assert [unit.text() for unit in told] == ["甲：风险等级D级", "丙：风险等级D级"]


def test_a_ground_that_may_hold_is_said_as_such() -> None:
    day = date(2024, 3, 1)
    found = {
        "enterprises": frame(EnterpriseRecord, [{"name": n, "unit_id": n} for n in "甲乙丙丁"]),
        "accidents": frame(
            AccidentRecord,
            [
                {"unit_id": "甲", "occurred_on": day, "production": True},
                {"unit_id": "甲", "occurred_on": None, "production": True},
                {"unit_id": "乙", "occurred_on": day, "production": None},
                {"unit_id": "丁", "occurred_on": None, "production": False},
            ],
        ),
        "hazards": frame(HazardRecord, [{"unit": "丙", "grade": None, "found_on": day, "rectified": False}]),
    }
    told = key_units(found, accidents_in=Period.parse("2024"), on=date(2024, 6, 30))
    assert [unit.text() for unit in told] == [
        "甲：发生事故1起；日期或性质不明的事故1起",
        "乙：日期或性质不明的事故1起",
        "丙：可能属未整改重大事故隐患1条",
    ]
