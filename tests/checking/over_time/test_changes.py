"""Findings over time: the same finding is known again, and only what became of it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import Facts, Findings, Flag, Number, Rule, UnknownNameError
from ansheng.catalogue import Catalogue
from ansheng.plugins import Plugin
from tests.rules.engine import LAW


class Spot(Facts, title="点位", en="spot"):
    leak = Number("泄漏", unit="percent")
    vented = Flag("通风")


leaking = Rule(LAW.clause("leak"), hazard=Spot.leak > LAW.limit("leak"), title="泄漏超限")
stuffy = Rule(LAW.clause("table"), hazard=~Spot.vented, title="未通风", en="not vented")
RULES = tuple(rule.of_plugin("test") for rule in (leaking, stuffy))
CATALOGUE = Catalogue((Plugin("test", "1", "here", RULES, (LAW,)),))
NEW, OLD = "2024-06-01", "2023-06-01"

Rows = Iterable[Mapping[str, Any]]


def found(rows: Rows, on: str = NEW) -> Findings:
    return CATALOGUE.check(list(rows), on=on, as_=Spot)


def spot(
    id_: str | None, leak: float | None = 0.0, vented: bool | None = True, **more: Any
) -> dict[str, Any]:
    return {"id": id_, "leak": leak, "vented": vented, **more}


def told(earlier: Rows, later: Rows) -> dict[str, int]:
    return found(later).diff(found(earlier)).counts()


def test_the_fingerprint_says_what_was_judged_by_which_rule_and_law_and_nothing_else() -> None:
    [one] = found([spot("甲/1", leak=90, unit_id="某%厂")])
    assert one.fingerprint == "Spot/test.leaking/某%25厂/甲%2F1/test.engine/2024/3(1)"
    rows = [spot("先"), spot("甲/1", leak=95, unit_id="某%厂", region="一镇")]
    assert [f.fingerprint for f in found(rows)] == [one.fingerprint]


def test_a_record_without_an_id_is_known_by_its_region_day_and_facts_and_not_by_its_row() -> None:
    row = spot(None, leak=90, region="一镇", observed_on="2024-05-01")
    [one], [other] = found([row]), found([spot("先"), row])
    assert (one.record, other.record, one.fingerprint) == ("1", "2", other.fingerprint)
    for changed in ({"leak": 91}, {"region": "二镇"}, {"observed_on": "2024-05-02"}):
        [moved] = found([{**row, **changed}])
        assert moved.fingerprint != one.fingerprint
    [same] = found([{**row, "vented": None}]).hazards()
    assert same.fingerprint == one.fingerprint


def test_new_gone_changed_and_same_are_told_apart() -> None:
    earlier = [spot("甲", leak=90), spot("乙", leak=None), spot("丙", vented=False)]
    later = [spot("甲", leak=95), spot("乙", leak=90), spot("丁", vented=False)]
    changes = found(later).diff(found(earlier))
    assert changes.counts() == {"new": 1, "gone": 1, "changed": 2, "same": 0}
    assert changes.new["record"].to_list() == ["丁"]
    assert changes.gone.select("record", "verdict", "earlier_verdict").row(0) == ("丙", "hazard", "hazard")
    said = changes.changed.select("record", "earlier_verdict", "verdict").rows()
    assert said == [("甲", "hazard", "hazard"), ("乙", "undetermined", "hazard")]
    assert "90" in changes.changed["earlier_message"][0]
    assert "95" in changes.changed["message"][0]


def test_a_finding_under_another_edition_has_changed_and_is_not_new() -> None:
    rows = [spot("甲", leak=90)]
    changes = found(rows).diff(found(rows, on=OLD))
    assert changes.counts()["new"] == 0
    [row] = (
        changes.changed.filter(rule="test.leaking")
        .select("earlier_edition", "edition", "earlier_clause", "clause")
        .rows()
    )
    assert row == ("2020", "2024", "1", "3(1)")


def test_findings_that_are_alike_are_held_against_each_other_one_by_one() -> None:
    alike = spot(None, leak=90)
    assert told([alike], [alike, alike]) == {"new": 1, "gone": 0, "changed": 0, "same": 1}
    assert told([alike, alike], [alike]) == {"new": 0, "gone": 1, "changed": 0, "same": 1}


def test_changes_are_counted_by_unit_and_by_clause() -> None:
    earlier = [spot("甲", leak=90, unit_id="一厂"), spot("乙", vented=False, unit_id="二厂")]
    later = [spot("甲", leak=90, vented=False, unit_id="一厂")]
    changes = found(later).diff(found(earlier))
    assert changes.summary("unit_id") == [
        {"unit_id": "一厂", "new": 1, "gone": 0, "changed": 0, "same": 1},
        {"unit_id": "二厂", "new": 0, "gone": 1, "changed": 0, "same": 0},
    ]
    by_clause = {row["clause"]: (row["new"], row["gone"], row["same"]) for row in changes.summary("clause")}
    [stuffy_clause] = changes.new["clause"]
    assert by_clause == {stuffy_clause: (1, 1, 0), "3(1)": (0, 0, 1)}
    with pytest.raises(UnknownNameError, match="region"):
        changes.summary("regoin")


def test_a_frame_and_plain_data_tell_the_same() -> None:
    changes = found([spot("甲", leak=90)]).diff(found([spot("乙", leak=None)]))
    frame, data = changes.to_polars(), changes.to_dicts()
    assert [list(row) for row in data] == [frame.columns] * frame.height
    assert [row["state"] for row in data] == frame["state"].to_list() == ["new", "gone"]
    assert data[0]["evidence"][0]["value"] == 90.0


def test_without_an_earlier_check_only_what_is_new_is_left() -> None:
    earlier = found([spot("甲", leak=90), spot("乙", leak=None)])
    later = found([spot("甲", leak=95), spot("乙", leak=90), spot("丁", vented=False)])
    left = later.without(earlier)
    assert [(f.record, f.rule) for f in left] == [("乙", "test.leaking"), ("丁", "test.stuffy")]
    assert (len(left), len(left.hazards()), len(left.undetermined())) == (2, 2, 0)
    assert sorted(left.to_polars()["record"]) == sorted(row["record"] for row in left.to_dicts())
    assert left.summary("rule")[0] == {
        "rule": "test.leaking", "seen": 3, "in_scope": 3, "hazard": 1, "undetermined": 0,
        "joined": 0, "joined_undetermined": 0, "clear": 1, "known": 1,
    }  # fmt: skip
    assert left.summary("record") == [
        {"record": "丁", "hazard": 1, "undetermined": 0},
        {"record": "乙", "hazard": 1, "undetermined": 0},
    ]
    assert left.manifest is later.manifest


leaks = st.sampled_from([None, 0.0, 90.0, 95.0])
some_rows = st.lists(
    st.builds(spot, st.sampled_from([None, "甲", "乙"]), leaks, st.sampled_from([None, True, False])),
    max_size=5,
)


@given(some_rows, some_rows)
def test_every_finding_of_both_checks_is_told_once(earlier: Rows, later: Rows) -> None:
    before, now = found(earlier), found(later)
    counts = now.diff(before).counts()
    assert counts["new"] + counts["changed"] + counts["same"] == len(now)
    assert counts["gone"] + counts["changed"] + counts["same"] == len(before)
    back = before.diff(now).counts()
    assert (back["new"], back["gone"], back["same"]) == (counts["gone"], counts["new"], counts["same"])


@given(some_rows)
def test_a_check_has_nothing_new_beside_itself_in_any_order(rows: list[dict[str, Any]]) -> None:
    first = found(rows)
    again = CATALOGUE.check(
        pl.DataFrame(rows[::-1], schema={"id": pl.String, "leak": pl.Float64, "vented": pl.Boolean}),
        on=NEW,
        as_=Spot,
    )
    assert again.diff(first).counts() == {"new": 0, "gone": 0, "changed": 0, "same": len(first)}
    left = again.without(first)
    assert (len(left), list(left), left.to_dicts()) == (0, [], [])


@given(some_rows, some_rows)
def test_what_is_left_is_the_same_in_every_form(earlier: Rows, later: Rows) -> None:
    left = found(later).without(found(earlier))
    frame = left.to_polars().select("fingerprint", "verdict").rows()
    assert sorted((f.fingerprint, f.verdict.value) for f in left) == sorted(frame)
    assert len(left) == len(frame) == sum(row["hazard"] + row["undetermined"] for row in left.summary())
