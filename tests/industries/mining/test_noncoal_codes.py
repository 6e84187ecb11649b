"""The tables of the regulations for dams and underground air: every cell, just below, at and just above."""

from __future__ import annotations

from typing import Any

import pytest

import ansheng
from ansheng.industries import mining

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
GRADES = ["1", "2", "3", "4", "5"]
NUDGES = [(-0.001, "hazard"), (0.0, "clear"), (0.001, "clear")]

FACTORS = {
    ("bishop", "normal"): [1.50, 1.35, 1.30, 1.25, 1.25],
    ("bishop", "flood"): [1.30, 1.25, 1.20, 1.15, 1.15],
    ("bishop", "special"): [1.20, 1.15, 1.15, 1.10, 1.10],
    ("swedish", "normal"): [1.30, 1.25, 1.20, 1.15, 1.15],
    ("swedish", "flood"): [1.20, 1.15, 1.10, 1.05, 1.05],
    ("swedish", "special"): [1.10, 1.05, 1.05, 1.00, 1.00],
}
FREEBOARD = [1.5, 1.0, 0.7, 0.5, 0.4]
UPSTREAM = [150.0, 100.0, 70.0, 50.0, 40.0]
PROVEN = [150.0, 100.0, 49.0, 35.0, 28.0]
DOWNSTREAM = [100.0, 70.0, 50.0, 35.0, 25.0]
SPEEDS = {"chamber": 0.15, "road_stope": 0.25, "heading": 0.25, "scraper_road": 0.5, "crushing": 0.5}


def verdict(rule: str, **values: Any) -> str:
    facts = CATALOGUE.rule(f"mining.{rule}").facts
    found = CATALOGUE.check(values, on="2026-07-01", as_=facts, rules=f"mining.{rule}")
    return next((f.verdict.value for f in found), "clear")


@pytest.mark.parametrize(("nudge", "expected"), NUDGES)
@pytest.mark.parametrize(("method", "load_case"), list(FACTORS))
def test_the_factor_against_sliding(method: str, load_case: str, nudge: float, expected: str) -> None:
    for grade, least in zip(GRADES, FACTORS[method, load_case], strict=True):
        got = verdict(
            "tailings_factor_low", method=method, load_case=load_case, grade=grade, factor=least + nudge
        )
        assert got == expected, grade


@pytest.mark.parametrize(("nudge", "expected"), NUDGES)
@pytest.mark.parametrize(("grade", "least"), list(zip(GRADES, FREEBOARD, strict=True)))
def test_the_freeboard(grade: str, least: float, nudge: float, expected: str) -> None:
    got = verdict("tailings_freeboard_low", construction="upstream", grade=grade, freeboard=least + nudge)
    assert got == expected


@pytest.mark.parametrize(("nudge", "expected"), NUDGES)
@pytest.mark.parametrize(("proven", "table"), [(False, UPSTREAM), (True, PROVEN)])
def test_the_beach_of_an_upstream_dam(proven: bool, table: list[float], nudge: float, expected: str) -> None:
    for grade, least in zip(GRADES, table, strict=True):
        got = verdict(
            "tailings_beach_short",
            construction="upstream",
            grade=grade,
            beach_length=least + nudge,
            seepage_proven=proven,
        )
        assert got == expected, grade


@pytest.mark.parametrize(("nudge", "expected"), NUDGES)
@pytest.mark.parametrize("construction", ["downstream", "centre"])
def test_the_beach_of_another_dam(construction: str, nudge: float, expected: str) -> None:
    for grade, least in zip(GRADES, DOWNSTREAM, strict=True):
        got = verdict(
            "tailings_beach_short_downstream",
            construction=construction,
            grade=grade,
            beach_length=least + nudge,
        )
        assert got == expected, grade


@pytest.mark.parametrize(("nudge", "expected"), NUDGES)
@pytest.mark.parametrize(("place", "least"), list(SPEEDS.items()))
def test_the_lowest_air_speed(place: str, least: float, nudge: float, expected: str) -> None:
    assert verdict("noncoal_air_speed", place=place, air_speed=least + nudge) == expected


def test_a_dam_built_at_once_has_no_least_beach() -> None:
    for rule in ("tailings_beach_short", "tailings_beach_short_downstream"):
        assert verdict(rule, construction="single", grade="1", beach_length=0) == "clear"
