"""Searching a ledger: by words, parties, states and days; what is a wildcard to a database is a character to people."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from ansheng import DayError, UnknownNameError
from ansheng.dates import Period
from ansheng.hazards.ledger import Ledger

HAZARDS: tuple[dict[str, Any], ...] = (
    {
        "id": "A1",
        "description": "100%堵塞",
        "unit": "甲厂",
        "region": "一镇",
        "grade": "一般",
        "due_on": "2026-07-31",
    },
    {
        "id": "A2",
        "description": "漏_电",
        "unit": "乙厂",
        "region": "二镇",
        "grade": "重大",
        "due_on": "2026-08-31",
    },
    {
        "id": "A3",
        "description": "漏x电",
        "unit": "乙厂",
        "department": "甲局",
        "closed": True,
        "rectified": True,
    },
    {"id": "A4", "description": "c:\\'; DROP TABLE hazards; --", "unit": "Ab厂"},
)


@pytest.fixture
def four(ledger: Ledger) -> Ledger:
    """A ledger of four hazards, one of them closed."""
    for told in HAZARDS:
        ledger.record({**told, "found_on": "2026-07-01"}, by="科员")
    return ledger


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "1234"),
        ({"text": "%"}, "1"),
        ({"text": "_"}, "2"),
        ({"text": "\\"}, "4"),
        ({"text": "'; DROP"}, "4"),
        ({"text": "漏 乙厂"}, "23"),
        ({"text": "ab"}, "4"),
        ({"text": "a3"}, "3"),
        ({"text": "没有"}, ""),
        ({"text": "  "}, "1234"),
        ({"party": "甲"}, "13"),
        ({"region": "一"}, "1"),
        ({"grade": "重大"}, "2"),
        ({"grade": "general"}, "1"),
        ({"states": ["已责令整改"]}, "12"),
        ({"states": ["ordered", "已销号"]}, "123"),
        ({"states": []}, ""),
        ({"open_only": True}, "124"),
        ({"due_by": date(2026, 7, 30)}, ""),
        ({"due_by": date(2026, 7, 31)}, "1"),
        ({"due_by": date(2026, 8, 31), "party": "乙"}, "2"),
        ({"unit": "乙厂"}, "23"),
        ({"unit": "甲局"}, ""),
        ({"department": "甲局"}, "3"),
        ({"overdue_on": date(2026, 7, 31)}, ""),
        ({"overdue_on": date(2026, 8, 1)}, "1"),
        ({"overdue_on": date(2026, 9, 1)}, "12"),
        ({"found": "2026-07"}, "1234"),
        ({"found": Period(date(2026, 6, 1), date(2026, 6, 30))}, ""),
        ({"found": "2026-07-01..2026-07-02", "unit": "ab"}, "4"),
    ],
)
def test_what_is_asked_is_found(asked: dict[str, Any], found: str, four: Ledger) -> None:
    assert four.find(**asked)["编号"].to_list() == [f"A{n}" for n in found]


def test_what_is_found_is_told_in_either_language(four: Ledger) -> None:
    zh, en = (four.find("A1", lang=lang).row(0, named=True) for lang in ("zh", "en"))
    assert (zh["状态"], zh["隐患等级"], zh["整改期限"]) == ("已责令整改", "一般", date(2026, 7, 31))
    assert (en["state"], en["grade"], en["due on"]) == ("rectification ordered", "general", date(2026, 7, 31))
    assert four.find("没有").schema == four.find().schema
    assert four.find().schema["发现日期"] == pl.Date


LATER = date(2026, 8, 5)


@pytest.fixture
def changed(four: Ledger) -> Ledger:
    """The same, where something has happened on a later day to the first, the second and the fourth."""
    told = {"department": "丙局", "requirement": "清理", "due_on": date(2026, 9, 30)}
    four.act("A1", "order", by="检查组", on=LATER, data=told)
    four.act("A2", "report", by="检查组", on=LATER)
    four.correct("A4", by="科长", on=LATER, reason="笔误", unit="丁厂")
    return four


@pytest.mark.parametrize(
    ("asked", "then", "now"),
    [
        ({}, "1234", "1234"),
        ({"department": "丙局"}, "", "1"),
        ({"due_by": date(2026, 8, 31)}, "12", "2"),
        ({"overdue_on": date(2026, 8, 1)}, "1", ""),
        ({"unit": "丁厂"}, "4", "4"),
        ({"text": "漏 乙厂"}, "23", "23"),
        ({"states": ["registered"]}, "4", "4"),
        ({"open_only": True, "limit": 2}, "12", "12"),
        ({"limit": 3}, "123", "123"),
        ({"found": "2026-07", "limit": 1}, "1", "1"),
    ],
)
def test_what_is_asked_is_found_as_of_a_day_too(
    asked: dict[str, Any], then: str, now: str, changed: Ledger
) -> None:
    for day, found in ((date(2026, 8, 4), then), (LATER, now), (None, now)):
        hazards = changed.find(**asked, as_of=day)
        assert hazards["编号"].to_list() == [f"A{n}" for n in found]
        rest = {name: value for name, value in asked.items() if name != "limit"}
        assert changed.count(**rest, as_of=day) == changed.find(**rest, as_of=day).height
    assert changed.find(as_of=date(2026, 6, 30)).is_empty()
    assert changed.count(as_of=date(2026, 6, 30)) == 0


def test_a_program_gets_names_and_values_as_a_frame_has_them(four: Ledger) -> None:
    found = four.find("A2", words=False)
    assert found.equals(four.frame(ids=["A2"]).select(found.columns))


@pytest.mark.parametrize("asked", [{"states": ["开着"]}, {"grade": "特大"}, {"lang": "fr"}])
def test_what_is_not_known_is_told(asked: dict[str, Any], four: Ledger) -> None:
    with pytest.raises(UnknownNameError):
        four.find(**asked)


def test_a_period_that_is_none_is_told(four: Ledger) -> None:
    with pytest.raises(DayError):
        four.find(found="前年")
