"""Accident codes: lists by date, crosswalks, tables of industries, breaks of the series."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ansheng.accidents.codes import (
    breaks_between,
    codes,
    industry_table,
    industry_table_on,
    parts_gap,
    translated,
    type_list,
    type_problem,
)
from ansheng.dates import Period
from ansheng.errors import UnknownNameError


def test_the_new_list_of_types_is_in_force_from_its_day() -> None:
    old, new = type_list(date(2026, 6, 30)), type_list(date(2026, 7, 1))
    assert (old.id, new.id, len(new.names), new.count) == ("gb6441-1986", "gb6441-2025", 27, 27)
    assert len(set(new.names)) == 27
    assert len(old.names) < old.count
    assert not old.complete


def test_a_type_is_judged_by_the_list_of_its_day() -> None:
    assert type_problem("粉尘爆炸", date(2026, 7, 1)) is None
    told = type_problem("中毒和窒息", date(2026, 7, 1))
    assert told == "“中毒和窒息”不在生产安全事故分类与编码（GB 6441—2025）的类型中；可能属于中毒、窒息"
    assert type_problem("中毒和窒息", date(2026, 6, 30)) is None
    assert "GB 6441-2025" in (type_problem("瓦斯爆炸", date(2026, 8, 1), "en") or "")


def test_of_a_list_that_is_not_known_in_full_nothing_is_called_wrong() -> None:
    assert type_list(date(2026, 6, 30)).has("不知名的类型") is None
    assert type_problem("不知名的类型", date(2026, 6, 30)) is None


def test_one_type_can_become_several_or_none_that_is_known() -> None:
    assert translated("中毒和窒息", "gb6441-2025") == ("中毒", "窒息")
    assert translated("触电", "gb6441-2025") == ("触电",)
    assert translated("冒顶片帮", "gb6441-2025") == ()
    with pytest.raises(UnknownNameError, match="gb6441"):
        translated("触电", "gb6441")


def test_tables_of_industries_by_date() -> None:
    assert [industry_table_on(day).id for day in (date(2010, 1, 1), date(2024, 1, 1))] == ["A", "B"]
    assert industry_table("A").group_of("煤矿") == "工矿商贸"
    assert industry_table("B").group_of("煤矿") == "采矿业"
    assert industry_table("B").group_of("建筑业") == "建筑业"
    assert not industry_table("C").official
    with pytest.raises(UnknownNameError, match="煤矿"):
        industry_table("B").group_of("煤矿业")
    with pytest.raises(UnknownNameError):
        industry_table("D")


@pytest.mark.parametrize(
    ("earlier", "later", "ids"),
    [
        ("2011", "2015", []),
        ("2015", "2016", ["direct_reporting"]),
        ("2016", "2017", ["direct_reporting"]),
        ("2015", "2021", ["direct_reporting", "transfer"]),
        ("2019", "2020", ["transfer"]),
        ("2021", "2022", []),
    ],
)
def test_breaks_of_the_series(earlier: str, later: str, ids: list[str]) -> None:
    found = breaks_between(Period.parse(earlier), Period.parse(later))
    assert [one.id for one in found] == ids
    assert all(one.text().endswith(one.title) for one in found)


def test_parts_that_do_not_make_the_whole() -> None:
    assert parts_gap(165, [134, 13, 5]) == 13
    assert parts_gap(152, [134, 13, 5]) == 0
    assert parts_gap(152, [134, 13, None]) is None


def test_every_list_says_how_it_was_learnt() -> None:
    known = codes()
    told: list[Any] = [*known.types, *known.crosswalk, *known.industries, *known.breaks]
    assert all(one.seen in ("text", "secondary", "memory") and one.source for one in told)
