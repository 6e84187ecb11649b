"""Listings, the two lists, risks by level of control, and the statutory clocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ansheng import DayError, LawError, UnknownNameError
from ansheng.hazards.clocks import clock, clocks, read_clocks
from ansheng.hazards.guards import GuardError
from ansheng.hazards.listing import Listing, ListingTally, Target, tally
from ansheng.hazards.lists import MeasureRecord, completeness, control_levels, incomplete


def listing(target: Target = Target.HAZARD, level: str = "city") -> Listing:
    return Listing(target, "X1", level, "市安委会", date(2026, 7, 1), date(2026, 9, 30))


def test_a_listing_ends_step_by_step() -> None:
    open_ = listing()
    for refused in (open_.publish, open_.delist):
        with pytest.raises(GuardError):
            refused(date(2026, 8, 1))
    done = open_.finish(date(2026, 8, 1))
    with pytest.raises(GuardError, match="公示"):
        done.delist(date(2026, 8, 2))
    with pytest.raises(GuardError, match="的次序"):
        done.publish(date(2026, 7, 31))
    ended = done.publish(date(2026, 8, 2)).delist(date(2026, 8, 9))
    with pytest.raises(GuardError, match="已摘牌"):
        ended.finish(date(2026, 8, 10))
    with pytest.raises(GuardError, match="县级"):
        listing(level="town")


def test_kinds_of_listings_are_counted_apart() -> None:
    done = listing().finish(date(2026, 8, 1))
    many = [done, listing(), listing(Target.TASK), listing(Target.ACCIDENT).finish(date(2026, 10, 5))]
    assert tally(many, date(2026, 10, 1)) == {
        Target.HAZARD: ListingTally(2, 1, 1),
        Target.TASK: ListingTally(1, 0, 1),
        Target.ACCIDENT: ListingTally(1, 0, 1),
    }
    assert tally(many, date(2026, 6, 30)) == {}
    assert [target.title for target in tally(many, date(2026, 7, 1))] == ["隐患", "事故", "任务"]


@pytest.mark.covers(22, by="ansheng.hazards.lists.completeness")
def test_the_fields_that_a_list_must_hold_are_counted() -> None:
    frame = pl.DataFrame(
        {
            "department": ["应急局", None, "住建局"],
            "requirement": ["清理", "修理", None],
            "due_on": [date(2026, 7, 1), None, None],
        }
    )
    found = completeness(frame)
    assert (found.rows, found.complete, found.incomplete) == (3, 1, 2)
    assert found.filled == {"department": 2, "requirement": 2, "due_on": 1}
    assert incomplete(frame)["missing"].to_list() == [["department", "due_on"], ["requirement", "due_on"]]
    assert incomplete(frame.head(1)).height == 0
    with pytest.raises(UnknownNameError, match="due_on"):
        completeness(frame, ["due"])


@pytest.mark.covers(22, by="ansheng.hazards.lists.MeasureRecord")
def test_a_line_of_the_list_of_measures() -> None:
    record = MeasureRecord.read(
        {"制度名称": "动火审批办法", "类型": "修订", "责任单位": "应急局", "工作进展": "印发"}
    )
    assert record.to_dict() == {
        "name": "动火审批办法",
        "kind": "revised",
        "lead": "应急局",
        "progress": "issued",
    }


def test_risks_are_counted_by_level_and_control() -> None:
    frame = pl.DataFrame(
        {"level": ["major", "major", "low", None], "control_level": ["city", None, "enterprise", "city"]}
    )
    assert control_levels(frame) == {"major": {"city": 1, None: 1}, "low": {"enterprise": 1}, "": {"city": 1}}


@pytest.mark.parametrize(
    ("name", "start", "due"),
    [
        ("recheck", date(2026, 7, 31), date(2026, 8, 14)),
        ("recheck", date(2026, 9, 25), date(2026, 10, 15)),
        ("extension_window", date(2026, 8, 31), date(2026, 8, 17)),
        ("temporary_stop", date(2026, 8, 31), date(2027, 2, 28)),
        ("seizure", date(2026, 7, 1), date(2026, 7, 31)),
        ("penalty_publication", date(2026, 7, 1), date(2026, 7, 10)),
    ],
)
def test_clocks_count_as_their_instruments_say(name: str, start: date, due: date) -> None:
    assert clock(name).due(start) == due


def test_a_clock_whose_days_are_not_stated_does_not_guess() -> None:
    coal = clock("coal_acceptance")
    with pytest.raises(DayError, match="未载明"):
        coal.due(date(2026, 7, 1))
    assert coal.due(date(2026, 7, 1), unstated="calendar") == date(2026, 7, 21)
    assert coal.due(date(2026, 7, 1), unstated="working") == date(2026, 7, 29)


def test_every_clock_says_where_it_comes_from() -> None:
    for each in clocks().values():
        assert each.title
        assert each.en
        assert each.instrument in each.text()
        assert each.who
        assert each.starts
    with pytest.raises(UnknownNameError, match="recheck"):
        clock("rechek")


def test_clocks_of_ones_own_are_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "clocks.toml"
    entry = 'title="甲"\nen="a"\ninstrument="乙"\nclause="1"\nwho="丙"\nstarts="丁"\namount=3\nseen="text"\n'
    path.write_text(f'[clock.mine]\n{entry}day_kind="calendar"\ncounts_start=true\n', encoding="utf-8")
    assert read_clocks(path)["mine"].due(date(2026, 7, 1)) == date(2026, 7, 3)
    path.write_text(f'[clock.mine]\n{entry}day_kind="lunar"\n', encoding="utf-8")
    with pytest.raises(LawError, match="day_kind"):
        read_clocks(path)
    path.write_text("[clock", encoding="utf-8")
    with pytest.raises(LawError):
        read_clocks(path)
