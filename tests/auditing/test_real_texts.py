"""The five published texts, where they are beside the project: Lingwu 2020, Dezhou 2024, Xianning 2023, Jingzhou 2022,
and a district's report on 2011 to 2015."""

from __future__ import annotations

from functools import cache

import pytest

from ansheng.auditing import Audit, Claim, audit
from tests.published import NAMES, published

pytestmark = pytest.mark.texts(*NAMES)


@cache
def of(name: str) -> Audit:
    return audit(published(name))


def the(name: str, kind: str, stated: str | None) -> Claim:
    found = [claim for claim in of(name).claims if claim.kind == kind and claim.stated == stated]
    assert len(found) == 1, [claim.to_dict() for claim in of(name).claims]
    return found[0]


@pytest.mark.parametrize(
    ("name", "kind", "stated", "computed", "verdict"),
    [
        ("lingwu_2020", "change", "+33.3%", "3→4", "rounded"),
        ("lingwu_2020", "rate", "76.4%", "76.4%", "rounded"),
        ("lingwu_2020", "sum", "20", "20", "consistent"),
        ("lingwu_2020", "count", "3", "3", "consistent"),
        ("dezhou_2024", "sum", "10", "10", "consistent"),
        ("dezhou_2024", "sum", "32", "32", "consistent"),
        ("dezhou_2024", "count", "10", "10", "consistent"),
        ("dezhou_2024", "count", "6", "6", "consistent"),
        ("dezhou_2024", "count", "5", "5", "consistent"),
        ("jingzhou_2022", "change", "-13.24%", "68→59", "consistent"),
        ("jingzhou_2022", "change", "-19.18%", "73→59", "consistent"),
        ("jingzhou_2022", "streak", "48个月", "2018-09", "unverifiable"),
        ("jingzhou_2022", "rate", "97.29%", "97.29%", "rounded"),
        ("jingzhou_2022", "rate", "91.4%", "91.4%", "rounded"),
        ("jingzhou_2022", "sum", "37", "37", "consistent"),
        ("jingzhou_2022", "count", "5", "5", "consistent"),
        ("district_2015", "change", "-71%", "-71%", "rounded"),
        ("district_2015", "mean", "33.6", "33.6", "consistent"),
        ("district_2015", "mean", "10.8", "10.8", "consistent"),
        ("district_2015", "share", "56%", "94/168", "rounded"),
        ("district_2015", "share", "74%", "40/54", "rounded"),
        ("district_2015", "share", "6.5%", "11/168", "rounded"),
        ("district_2015", "share", "16.7%", "9/54", "rounded"),
    ],
)
def test_a_ratio_or_sum_is_found_and_right(
    name: str, kind: str, stated: str, computed: str, verdict: str
) -> None:
    claim = the(name, kind, stated)
    assert (claim.computed, claim.verdict.value) == (computed, verdict)


def test_nothing_else_is_called_wrong() -> None:
    faults = {
        name: [(claim.kind, claim.verdict.value, claim.stated) for claim in of(name).faults] for name in NAMES
    }
    assert faults == {
        "lingwu_2020": [("span", "wrong", "100天")],
        "dezhou_2024": [],
        "xianning_2023": [],
        "jingzhou_2022": [],
        "district_2015": [
            ("repeat", "contradictory", "-53.6%"),
            ("change", "impossible", "-71.6%"),
            ("repeat", "contradictory", "-71.6%"),
        ],
    }


@pytest.mark.covers(104, by="ansheng.audit")
def test_two_falls_for_one_pair_of_years_contradict_each_other() -> None:
    assert the("district_2015", "repeat", "-53.6%").computed == "-41%"
    assert the("district_2015", "repeat", "-71.6%").computed == "-22.2%"


@pytest.mark.covers(105, by="ansheng.audit")
def test_a_fall_that_five_years_of_deaths_leave_no_room_for_is_impossible() -> None:
    claim = the("district_2015", "change", "-71.6%")
    assert claim.operands == (67, 19, 54)


def test_a_hundred_days_are_a_hundred_and_seven() -> None:
    claim = the("lingwu_2020", "span", "100天")
    assert (claim.computed, str(claim.distance)) == ("107天", "-7")
    assert "2021年3月24日" in claim.note.zh


def test_one_number_for_firms_and_for_problems_is_suspicious() -> None:
    assert the("jingzhou_2022", "duplicate", "72466").verdict.value == "suspicious"


def test_more_departments_and_fewer_reports_than_bodies_are_suspicious() -> None:
    assert (the("lingwu_2020", "count", "31").verdict.value, the("lingwu_2020", "count", "31").computed) == (
        "suspicious",
        "23",
    )
    assert (the("lingwu_2020", "count", "70").verdict.value, the("lingwu_2020", "count", "70").computed) == (
        "suspicious",
        "90",
    )


def test_certificates_have_two_readings_that_print_alike() -> None:
    claim = the("jingzhou_2022", "rate", None)
    assert (claim.verdict.value, claim.computed) == ("unverifiable", "99.68%")


@pytest.mark.covers(109, by="ansheng.audit")
@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("lingwu_2020", {"window", "term", "cadence"}),
        ("dezhou_2024", {"advert", "cadence"}),
        ("xianning_2023", {"advert", "cadence"}),
        ("jingzhou_2022", {"date", "term", "precision"}),
        ("district_2015", {"date", "verdict_words", "cadence"}),
    ],
)
def test_what_is_no_arithmetic_is_remarked(name: str, kinds: set[str]) -> None:
    assert {remark.kind for remark in of(name).remarks} == kinds


def test_three_advertisements_are_taken_out_of_one_text() -> None:
    assert [remark.kind for remark in of("dezhou_2024").remarks].count("advert") == 3
