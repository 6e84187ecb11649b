"""Dezhou 2024: the goals and figures of its action, counted from records."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ansheng import Dossier
from ansheng.assessment import (
    Frequency,
    Mark,
    Scheme,
    assess,
    laggards,
    outdated,
    ranking,
    rating_conflicts,
    visit_standings,
)
from ansheng.campaigns import Reached, TargetRecord, target_standing
from ansheng.dates import Period
from ansheng.indicators import Figure, Indicator, Print, evaluate
from ansheng.indicators.approximate import Approximate, approximated
from ansheng.indicators.core import ACCIDENTS, DEATHS, HAZARDS_FOUND, MAJOR_HAZARDS
from ansheng.indicators.definitions.coverage import UNITS
from ansheng.indicators.definitions.outcomes import LARGER_ACCIDENTS
from ansheng.indicators.definitions.people import SURPRISE_DRILL_SHARE
from ansheng.indicators.definitions.rectification import MAJOR_SHARE

from .ledgers import dossier, spread

END = date(2026, 12, 31)
YEAR = Period.parse("2024")


@pytest.fixture(scope="module")
def outcomes() -> Dossier:
    counts = {2023: (12, 6), 2024: (11, 5), 2025: (9, 4), 2026: (9, 3)}
    return dossier(
        事故=[
            {
                "发生日期": day,
                "死亡人数": int(at < dead),
                "重伤人数": 0,
                "直接经济损失": 0,
                "是否生产安全事故": "是",
            }
            for year, (number, dead) in counts.items()
            for at, day in enumerate(spread(number, str(year)))
        ]
    )


def by_year(indicator: Indicator, found: Dossier) -> list[Figure]:
    return [
        evaluate(indicator, found.tables, period=Period.parse(str(year)), as_of=END)
        for year in range(2023, 2027)
    ]


@pytest.mark.covers(41, by="evaluate; target_standing")
def test_accidents_and_deaths_fall_year_by_year(outcomes: Dossier) -> None:
    states = []
    for indicator in (ACCIDENTS, DEATHS):
        series = tuple(figure.value for figure in by_year(indicator, outcomes))
        assert all(isinstance(value, int) for value in series)
        target = TargetRecord(name=indicator.title, kind="falling", by_day="2026-12-31")
        reached = Reached(series=tuple(int(value) for value in series if value is not None))
        states.append(target_standing(target, reached, date(2027, 1, 15)).text())
    assert states == [
        "生产安全事故：未达到；各年为12→11→9→9，未逐年下降",
        "死亡人数：已达到；各年为6→5→4→3",
    ]


@pytest.mark.covers(42, by="ansheng.indicators.definitions.outcomes.LARGER_ACCIDENTS")
def test_larger_accidents_are_prevented(outcomes: Dossier) -> None:
    larger = by_year(LARGER_ACCIDENTS, outcomes)
    assert [(figure.value, figure.unknown) for figure in larger] == [(0, 0)] * 4
    target = TargetRecord(name="有效防范较大事故", kind="zero", by_day="2026-12-31")
    assert target_standing(target, Reached(done=0), date(2025, 1, 1)).state == "open"


@pytest.mark.covers(53, by="ansheng.indicators.definitions.rectification.MAJOR_SHARE")
def test_hazards_and_the_share_of_major_ones() -> None:
    found = dossier(
        隐患=[{"发现日期": "2024-03-01", "隐患等级": "重大" if n < 207 else "一般"} for n in range(44_100)]
    )
    total, major, share = (
        evaluate(i, found.tables, period=YEAR, as_of=date(2024, 5, 20))
        for i in (HAZARDS_FOUND, MAJOR_HAZARDS, MAJOR_SHARE)
    )
    assert total.value is not None
    assert approximated(total.value, "余", 2).text("项") == "4.4万余项"
    assert (major.value, share.display) == (207, "0.47%")
    low, high = Approximate.parse("207").share_of(Approximate.parse("4.4万余"))
    assert share.exact is not None
    assert low <= share.exact / 100 <= (high or 1)


CLASSES = Scheme.of(
    {
        "title": "企业安全等级",
        "en": "class of a unit",
        "part": [
            {"id": "sector", "title": "行业特点", "en": "sector", "weight": 20},
            {"id": "inherent", "title": "固有风险", "en": "inherent risk", "weight": 40},
            {"id": "state", "title": "安全状况", "en": "state", "weight": 40},
        ],
        "band": [
            {"id": "A", "title": "A级", "en": "A", "least": 90},
            {"id": "B", "title": "B级", "en": "B", "least": 75},
            {"id": "C", "title": "C级", "en": "C", "least": 60},
            {"id": "D", "title": "D级", "en": "D", "least": 0},
        ],
    }
)


def rated(unit: str, scores: tuple[int | None, ...], given: str, day: str) -> dict[str, object]:
    heads = ("行业特点得分", "固有风险得分", "安全状况得分")
    return {"单位名称": unit, **dict(zip(heads, scores, strict=True)), "评定等级": given, "评定日期": day}


@pytest.mark.covers(45, 46, by="ansheng.assessment.rating_conflicts")
def test_classes_a_to_d_with_frequency_and_age() -> None:
    found = dossier(
        企业=[{"企业名称": name} for name in ("甲厂", "乙厂", "丙厂", "丁厂")],
        企业分级=[
            rated("甲厂", (95, 90, 90), "A级", "2024-02-01"),
            rated("乙厂", (50, 40, 50), "B级", "2024-02-01"),
            rated("丙厂", (95, None, 90), "D级", "2022-02-01"),
        ],
        检查=[{"单位名称": "甲厂", "检查日期": "2024-03-01"}],
    )
    assert evaluate(UNITS, found.tables, period=YEAR, as_of=date(2024, 6, 30)).display == "4家"
    ((rating, score),) = rating_conflicts(found.tables, CLASSES)
    assert (rating.unit, rating.risk_class, score.band and score.band.id) == ("乙厂", "B", "D")
    assert outdated(found.tables, date(2024, 6, 30), months=12) == (
        ("丙厂", date(2022, 2, 1)),
        ("丁厂", None),
    )
    frequencies = {"A": Frequency(1, 12), "B": Frequency(1, 6), "D": Frequency(1, 3)}
    states = {s.unit: s.state for s in visit_standings(found.tables, 2024, date(2024, 7, 1), frequencies)}
    assert states == {"甲厂": "kept", "乙厂": "missed", "丙厂": "missed", "丁厂": "unknown"}


@pytest.mark.covers(47, by="ansheng.indicators.definitions.people.SURPRISE_DRILL_SHARE")
def test_drills_without_notice_script_scene_or_place() -> None:
    flags = ("不预先通知", "不定脚本", "不设场景", "不定地点")
    drills = [
        {"演练名称": name, "演练日期": "2024-04-01", "是否演练": "是", **dict(zip(flags, told, strict=True))}
        for name, told in {"一": "是是是是", "二": "是否是是", "三": ("是", None, "是", "是")}.items()
    ]
    figure = evaluate(SURPRISE_DRILL_SHARE, dossier(应急演练=drills).tables, period=YEAR, as_of=END)
    assert (figure.display, figure.numerator, figure.denominator, figure.unknown) == ("50.0%", 1, 2, 1)


@pytest.mark.covers(52, by="ansheng.assessment.ranking")
def test_a_public_ranking_with_those_to_be_reminded() -> None:
    scores = {
        name: assess(CLASSES, {"行业特点": Mark(mark), "固有风险": Mark(mark), "安全状况": Mark(mark)})
        for name, mark in {"甲县": 92, "乙县": 80, "丙县": 92, "丁县": 55, "戊县": None}.items()
    }
    places = ranking(scores)
    assert [(place.rank, place.party) for place in places] == [
        (1, "甲县"),
        (1, "丙县"),
        (3, "乙县"),
        (4, "丁县"),
        (None, "戊县"),
    ]
    assert [place.party for place in laggards(places, last=1)] == ["丁县"]
    assert [place.party for place in laggards(places, bands={"D"})] == ["丁县"]


def test_a_style_is_a_part_of_the_definition() -> None:
    whole = attrs.evolve(MAJOR_SHARE, style=Print(places=0))
    found = dossier(隐患=[{"发现日期": "2024-03-01", "隐患等级": g} for g in ("重大", "一般", "一般")])
    assert evaluate(whole, found.tables, period=YEAR, as_of=END).display == "33%"
