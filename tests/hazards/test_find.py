"""Searching a ledger: by words, parties, states and days; what is a wildcard to a database is a character to people."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from ansheng import UnknownNameError
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


@pytest.mark.parametrize("asked", [{"states": ["开着"]}, {"grade": "特大"}, {"lang": "fr"}])
def test_what_is_not_known_is_told(asked: dict[str, Any], four: Ledger) -> None:
    with pytest.raises(UnknownNameError):
        four.find(**asked)
