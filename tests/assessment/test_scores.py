"""Composite scores: parts, ranges where one is missing, bands, kinds of assessment, marks of a table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.assessment import Mark, Scheme, assess, marks_of, ranking
from ansheng.assessment.records import MarkRecord
from ansheng.errors import InputError, UnknownNameError
from ansheng.words import Words
from tests.indicators.ledger import frame

DATA: dict[str, Any] = {
    "title": "年度考核",
    "en": "assessment of the year",
    "part": [
        {
            "id": "daily",
            "title": "日常",
            "en": "daily",
            "weight": 40,
            "mode": "daily",
            "nature": "quantitative",
        },
        {
            "id": "site",
            "title": "现场",
            "en": "on site",
            "weight": 40,
            "mode": "on_site",
            "nature": "qualitative",
        },
        {
            "id": "more",
            "title": "延伸",
            "en": "extended",
            "weight": 20,
            "mode": "extended",
            "nature": "quantitative",
        },
    ],
    "band": [
        {"id": "good", "title": "良好", "en": "good", "least": 80},
        {"id": "pass", "title": "合格", "en": "pass", "least": 60},
    ],
}
SCHEME = Scheme.of(DATA)


@pytest.mark.covers(27, 123, by="ansheng.assessment.assess")
def test_a_composite_of_daily_on_site_and_extended_parts() -> None:
    score = assess(
        SCHEME, {"日常": Mark(90), "现场": Mark(80, Words("查出2项", "2 found")), "延伸": Mark(75)}
    )
    assert score.value == 83
    assert score.band == SCHEME.band[0]
    assert score.text() == "年度考核：83分，良好（日常：36/40；现场：32/40（查出2项）；延伸：15/20）"
    assert score.text("en").startswith(
        "assessment of the year: 83, good (daily: 36 of 40; on site: 32 of 40 (2 found)"
    )
    counted, judged = score.of(nature="quantitative"), score.of(nature="qualitative")
    assert counted is not None
    assert judged is not None
    assert [counted.value, counted.scheme.full, judged.value] == [51, 60, 32]
    assert score.of(mode="yearly") is None


def test_a_missing_part_is_not_zero() -> None:
    score = assess(SCHEME, {"日常": Mark(90), "现场": Mark(None)})
    assert [score.value, score.low, score.high, score.band] == [None, 36, 96, None]
    assert [part.title for part in score.missing] == ["现场", "延伸"]
    assert "36～96分" in score.text()


def test_a_band_is_certain_where_both_bounds_are_in_it() -> None:
    assert assess(SCHEME, {"日常": Mark(100), "现场": Mark(100)}).band == SCHEME.band[0]
    assert assess(SCHEME, {"日常": Mark(75), "现场": Mark(75)}).band is None
    assert assess(SCHEME, {"日常": Mark(0), "现场": Mark(0), "延伸": Mark(0)}).band is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"part": []}, "缺少考核项目"),
        ({"part": [{**DATA["part"][0], "weight": 100}] * 2}, "编号重复"),
        ({"part": DATA["part"][:2]}, "权重之和为80"),
        ({"part": [{**DATA["part"][0], "weight": 100, "worst": 1}]}, "worst"),
        ({"part": [{**DATA["part"][0], "weight": 100, "full": 0}]}, "大于0"),
        ({"band": DATA["band"][::-1]}, "逐级降低"),
        ({"colour": "red"}, "colour"),
        ({"part": [{**DATA["part"][0], "weight": "many"}]}, "scheme.part[0].weight 不符合要求"),
    ],
)
def test_a_scheme_that_does_not_hold_together_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as caught:
        Scheme.of({**DATA, **changes})
    assert told in str(caught.value)


def test_a_scheme_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "scheme.toml"
    file.write_text(
        'title = "甲"\nen = "a"\n[[part]]\nid = "x"\ntitle = "项"\nen = "x"\nweight = 100\n', encoding="utf-8"
    )
    assert Scheme.read(file).part[0].weight == Decimal(100)
    file.write_text("title =", encoding="utf-8")
    with pytest.raises(InputError, match=r"scheme\.toml"):
        Scheme.read(file)


@pytest.mark.parametrize(
    "marks", [{"日常": Mark(101)}, {"日常": Mark(-1)}, {"日常": Mark(1), "daily": Mark(1)}]
)
def test_marks_that_cannot_be(marks: dict[str, Mark]) -> None:
    with pytest.raises(InputError):
        assess(SCHEME, marks)
    with pytest.raises(UnknownNameError, match="日常"):
        assess(SCHEME, {"日": Mark(1)})


def marks(*rows: tuple[Any, ...]) -> dict[str, Any]:
    names = ("party", "period", "part", "score", "full")
    return {"marks": frame(MarkRecord, [dict(zip(names, row, strict=True)) for row in rows])}


def test_marks_of_a_table_in_their_own_full_marks() -> None:
    tables = marks(
        ("甲局", "2024", "日常", 45.0, 50.0),
        ("甲局", "2024", "现场", None, None),
        ("甲局", "2023", "日常", 1.0, None),
        ("乙局", "2024", "延伸", 12.5, None),
    )
    found = marks_of(tables, SCHEME, "2024")
    assert {party: {part: mark.value for part, mark in told.items()} for party, told in found.items()} == {
        "甲局": {"daily": 90, "site": None},
        "乙局": {"more": Fraction(25, 2)},
    }
    for rows in ([("甲局", "2024", "日常", 1.0, None)] * 2, [(None, "2024", "日常", 1.0, None)]):
        with pytest.raises(InputError):
            marks_of(marks(*rows), SCHEME, "2024")
    with pytest.raises(UnknownNameError, match="延伸"):
        marks_of(marks(("甲局", "2024", "延", 1.0, None)), SCHEME, "2024")


scores = st.none() | st.integers(0, 100)


@given(scores, scores, scores)
def test_a_score_lies_in_its_range_whatever_the_missing_marks_turn_out_to_be(
    daily: int | None, site: int | None, more: int | None
) -> None:
    given_ = {"daily": daily, "site": site, "more": more}
    score = assess(SCHEME, {part: Mark(value) for part, value in given_.items()})
    for filler in (0, 50, 100):
        full = assess(SCHEME, {p: Mark(filler if v is None else v) for p, v in given_.items()})
        assert full.value is not None
        assert score.low <= full.value <= score.high
        if score.band is not None:
            assert full.band == score.band
    assert (score.value is None) == (None in given_.values())


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_a_rank_is_one_more_than_those_who_are_better(values: list[int]) -> None:
    told = {
        f"单位{at}": assess(SCHEME, dict.fromkeys(("日常", "现场", "延伸"), Mark(v)))
        for at, v in enumerate(values)
    }
    for place in ranking(told):
        value = values[int(place.party.removeprefix("单位"))]
        assert place.rank == 1 + sum(other > value for other in values)


def test_an_indicator_scores_between_its_worst_and_its_best() -> None:
    part = {"id": "x", "title": "死亡率", "en": "x", "weight": 100, "worst": "0.2", "best": "0.1"}
    index = Scheme.of({"title": "指数", "en": "index", "part": [part]})
    for value, points in (("0.25", 0), ("0.2", 0), ("0.15", 50), ("0.1", 100), ("0", 100)):
        assert assess(index, {"x": Mark(Decimal(value))}).value == points


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True, None])
@pytest.mark.parametrize("key", ["weight", "full", "best"])
def test_what_is_no_number_is_refused(key: str, number: object) -> None:
    part = {"id": "x", "title": "项", "en": "x", "weight": 100, "worst": 1, "best": 2, key: number}
    with pytest.raises(InputError):
        Scheme.of({"title": "甲", "en": "a", "part": [part]})
    with pytest.raises(InputError):
        assess(SCHEME, {"日常": Mark(Decimal("nan"))})


def test_marks_of_a_period_however_it_is_written_and_none_is_lost() -> None:
    tables = marks(("甲局", "2024年度", "日常", 45.0, 50.0))
    assert marks_of(tables, SCHEME, "2024")["甲局"]["daily"].value == 90
    assert (
        marks_of(marks(("甲局", "第一轮", "日常", 9.0, None)), SCHEME, "第一轮")["甲局"]["daily"].value == 9
    )
    for row in (("甲局", None, "日常", 1.0, None), ("甲局", "2024", "日常", 1.0, 0.0)):
        with pytest.raises(InputError):
            marks_of(marks(row), SCHEME, "2024")
