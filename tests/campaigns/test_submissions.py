"""Submissions month by month: late, missing, nil; careless parties; recipients."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.campaigns import SubmissionRecord
from ansheng.campaigns.submissions import careless, submission_standings, unreached
from ansheng.dates import Period
from ansheng.responsibility import PartyRecord

DAY = dt.date(2023, 6, 30)
SPRING = Period.parse("2023-03..2023-06")


def report(party: str, period: str | None, **facts: object) -> SubmissionRecord:
    return SubmissionRecord(party=party, period=period, **facts)


@pytest.mark.covers(77, 14, by="ansheng.campaigns.submissions.submission_standings")
@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"due_on": "2023-04-05", "submitted_on": "2023-04-05"}, "in_time"),
        ({"due_on": "2023-04-05", "submitted_on": "2023-04-06"}, "late"),
        ({"due_on": "2023-04-05", "submitted": True}, "undated"),
        ({"submitted_on": "2023-04-06"}, "undated"),
        ({"due_on": "2023-04-05", "submitted": False}, "missing"),
        ({"due_on": "2023-04-05", "submitted_on": "2023-07-01"}, "missing"),
        ({"due_on": "2023-06-30", "submitted": False}, "due"),
        ({"due_on": "2023-04-05"}, "unknown"),
        ({"submitted": False}, "unknown"),
    ],
)
def test_how_a_report_stands(facts: dict[str, object], state: str) -> None:
    [found] = submission_standings(
        ["甲局"], Period.parse("2023-03"), [report("甲局", "2023-03", **facts)], DAY
    )
    assert found.state == state


@pytest.mark.covers(77, 14, by="ansheng.campaigns.submissions.submission_standings")
def test_every_month_of_every_body_that_must_report() -> None:
    parties = [
        PartyRecord(name="甲局", reports=True),
        PartyRecord(name="乙镇"),
        PartyRecord(name="丙会", reports=False),
    ]
    rows = [
        report("甲局", "2023-03", due_on="2023-04-05", submitted_on="2023-04-01", nil=True),
        report("甲局", "2023年4月", due_on="2023-05-05", submitted=False),
        report("甲局", "2023年4月", due_on="2023-05-05", submitted_on="2023-05-09"),
        report("乙镇", "上个月", due_on="2023-05-05", submitted=False),
    ]
    found = submission_standings(parties, SPRING, rows, DAY)
    assert [(each.party, each.state) for each in found] == [
        ("甲局", "in_time"),
        ("甲局", "late"),
        ("甲局", "unknown"),
        ("甲局", "unknown"),
        *[("乙镇", "unknown")] * 4,
    ]
    assert found[0].text() == "甲局2023年3月按时报送（零报告）"
    assert found[1].text("en") == "甲局, April 2023: late"


@pytest.mark.covers(111, by="ansheng.campaigns.submissions.careless")
def test_who_is_named_for_careless_reports() -> None:
    rows = [report("甲局", f"2023-0{n}", due_on="2023-06-05", submitted=False) for n in (3, 4)]
    rows += [
        report("乙镇", "2023-03", due_on="2023-04-05", submitted_on="2023-04-09", nil=True),
        report("丙镇", "2023-03", due_on="2023-04-05", submitted_on="2023-04-01"),
    ]
    named = careless(submission_standings(["丙镇", "乙镇", "甲局"], SPRING, rows, DAY))
    assert named == (("甲局", {"missing": 2}), ("乙镇", {"late": 1, "nil": 1}))


@pytest.mark.covers(127, by="ansheng.campaigns.submissions.unreached")
@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        ("区委、区政府；区纪委", ()),
        ("区政府", ("区委", "区纪委")),
        (None, None),
    ],
)
def test_a_report_goes_to_the_leaders_and_to_discipline(
    recipients: str | None, expected: tuple[str, ...] | None
) -> None:
    assert (
        unreached(report("应急局", "2023", recipients=recipients), ["区委", "区政府", "区纪委"]) == expected
    )


@given(st.lists(st.integers(1, 12), max_size=20))
def test_a_month_has_one_standing_however_many_rows(months: list[int]) -> None:
    rows = [report("甲局", f"2023-{n:02d}", due_on="2023-01-01", submitted=False) for n in months]
    found = submission_standings(["甲局"], Period.parse("2023"), rows, DAY)
    assert len(found) == 12
    assert sum(each.state == "missing" for each in found) == len(set(months))
