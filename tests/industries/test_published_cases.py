"""Published cases: what authorities found and published, filled in as records by somebody who had seen no rule.

Each case states only what its page says, so that a clause may stay undetermined for want of a fact; what may never be
is that a clause which the authority names is called clear, unless a reason stands in ``WHY``.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ansheng
from ansheng import Verdict
from ansheng.checking.finding import Finding

FILE = Path(__file__).parents[1] / "cases" / "published.toml"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
}
NAMED = [name for name, case in CASES.items() if "clause" in case]
NUMBERS = {"yh-01": "八"}
"""A clause as the criteria print it, where the authority writes another numeral."""

WHY = {
    "gm-08": "the clause lists places where water may not stand, and a slag pit under a furnace is none of them",
    "jz-01": "judged by the edition of 2022, whose clauses are not here; that of 2024 begins four days later",
}
"""Why a case does not come out as the authority judged it."""

LATER = date(2026, 12, 1)
"""A day on which the present criteria of all sectors are in force."""


def found(case: dict[str, Any], on: date) -> Iterator[Finding]:
    """The findings on the records of a case."""
    for one in case.get("records") or [case]:
        if one.get("as") and one.get("record"):
            yield from ansheng.check([dict(one["record"])], on=on, as_=one["as"])


def number(name: str) -> str:
    """The clause that the authority names, as the criteria print it."""
    return NUMBERS.get(name, str(CASES[name]["clause"]))


@pytest.mark.parametrize("name", [name for name in NAMED if name not in WHY])
def test_the_clause_of_the_authority_is_a_hazard_or_lacks_a_fact(name: str) -> None:
    case = CASES[name]
    told = [one for one in found(case, case["on"]) if one.clause == number(name)]
    assert told
    assert all(one.verdict is Verdict.HAZARD or one.missing for one in told)


@pytest.mark.parametrize("name", sorted(WHY))
def test_a_case_with_a_reason_does_not_come_out(name: str) -> None:
    case = CASES[name]
    assert number(name) not in {
        one.clause for one in found(case, case["on"]) if one.verdict is Verdict.HAZARD
    }


def test_what_a_page_tells_is_enough_for_most_cases() -> None:
    by_then = Counter(
        "hazard" if any(one.verdict is Verdict.HAZARD for one in found(case, case["on"])) else "open"
        for case in CASES.values()
    )
    by_now = Counter(
        "hazard" if any(one.verdict is Verdict.HAZARD for one in found(case, LATER)) else "open"
        for case in CASES.values()
    )
    assert len(CASES) >= 95
    assert (by_then["hazard"], by_now["hazard"]) == (27, 54)


def test_each_sector_has_cases() -> None:
    assert set(Counter(case["sector"] for case in CASES.values())) == {
        "工贸", "煤矿", "非煤矿山", "危险化学品", "城镇燃气", "道路运输", "房屋市政", "特种设备", "电力", "烟花爆竹",
        "民爆",
    }  # fmt: skip
