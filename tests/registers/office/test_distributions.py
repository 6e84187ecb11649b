"""Distributions: copies handed out by a day, to whom, and who got none."""

from __future__ import annotations

import pytest

from ansheng.registers import DistributionRecord, distributed


def handed(
    copies: int | None, receivers: str | None = None, day: str | None = "2020-11-01"
) -> DistributionRecord:
    return DistributionRecord(name="摘编手册", handed_on=day, copies=copies, receivers=receivers)


@pytest.mark.covers(25, by="ansheng.registers.distributed")
def test_copies_are_added_up_and_receivers_counted_once() -> None:
    rows = [handed(1000, "甲局、乙镇"), handed(560, "乙镇、丙厂", "2020-11-05"), handed(None, "丁镇")]
    [found] = distributed(rows, "2020-12-31", ["甲局", "乙镇", "丁镇", "戊镇"])
    assert (found.times, found.copies, found.blank) == (3, 1560, 1)
    assert (found.receivers, found.unreached) == (("甲局", "乙镇", "丙厂", "丁镇"), ("戊镇",))
    assert found.text() == "摘编手册：发放3次共1560份，领取单位4家；另有1行未填份数或日期；名册内1家未领取"
    assert found.text("en") == (
        "摘编手册: 1560 copies, handed out 3 times to 4 bodies; 1 rows without a number or a day; not to 1 of the list"
    )


@pytest.mark.parametrize(("on", "copies"), [("2020-10-31", None), ("2020-11-01", 5)])
def test_what_is_handed_out_later_does_not_count(on: str, copies: int | None) -> None:
    assert next((each.copies for each in distributed([handed(5)], on)), None) == copies


def test_a_row_without_a_day_is_told_and_not_counted() -> None:
    [found] = distributed([handed(5, day=None)], "2020-12-31")
    assert (found.copies, found.times, found.blank) == (0, 0, 1)
