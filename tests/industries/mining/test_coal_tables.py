"""The tables of the coal criteria and of the coal regulation: every row, just below, at and just above."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

import ansheng
from ansheng.industries import mining

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})

DESORBABLE = [(1000, 8), (2500, 7), (4000, 6), (6000, 5.5), (8000, 5), (10000, 4.5), (20000, 4)]
FACE_RATE = [(5, 20), (10, 30), (20, 40), (40, 50), (70, 60), (100, 70)]
MINE_RATE = [(0, 25), (20, 35), (40, 40), (80, 45), (160, 50), (300, 55), (500, 60)]
SENSORS = {
    "return_corner": (1.0, 1.5, 1.0),
    "coal_face": (1.0, 1.5, 1.0),
    "face_return": (1.0, 1.0, 1.0),
    "face_intake": (0.5, 0.5, 0.5),
    "shearer": (1.0, 1.5, 1.0),
    "heading": (1.0, 1.5, 1.0),
    "heading_return": (1.0, 1.0, 1.0),
    "heading_intake": (0.5, 0.5, 0.5),
    "series_fan_heading": (0.5, 0.5, 0.5),
    "series_fan": (0.5, 1.5, 0.5),
    "header": (1.0, 1.5, 1.0),
    "tbm": (1.0, 1.0, 1.0),
    "drilling": (1.5, 1.5, 1.0),
    "chamber": (0.5, None, None),
    "belt_shaft_return": (0.5, 0.75, 0.5),
    "panel_return": (1.0, 1.0, 1.0),
    "total_return": (0.75, None, None),
    "trolley_loading": (0.5, 0.5, 0.5),
    "vehicle": (0.5, 0.5, 0.5),
    "bunker": (1.5, 1.5, 1.5),
    "pump_house": (0.5, None, None),
    "drainage_station": (0.5, 1.0, 0.5),
    "drainage_outlet": (1.0, 1.0, 1.0),
}
SPEEDS = {
    "fan_drift": (None, 15),
    "material_shaft": (None, 12),
    "air_bridge": (None, 10),
    "main_airway": (None, 8),
    "trolley_road": (1.0, 8),
    "skip_or_belt_shaft": (None, 6),
    "panel_airway": (0.25, 6),
    "belt_shaft_intake": (None, 4),
    "coal_face": (0.25, 4),
    "rock_heading": (0.15, 4),
    "other_road": (0.15, None),
}
DRAINED = [(40, 15), (60, 20), (100, 25), (150, 30)]


def verdict(rule: str, **values: Any) -> str:
    facts = CATALOGUE.rule(f"mining.{rule}").facts
    found = CATALOGUE.check(values, on="2026-07-01", as_=facts, rules=f"mining.{rule}")
    return next((f.verdict.value for f in found), "clear")


def around(limit: float) -> tuple[float, float, float]:
    return limit - 0.001, limit, limit + 0.001


@pytest.mark.parametrize(("output", "most"), DESORBABLE)
def test_table_1_desorbable_gas(output: float, most: float) -> None:
    got = [
        verdict("coal_desorbable_gas", main_source="mined_seam", daily_output=output, desorbable_gas=gas)
        for gas in around(most)
    ]
    assert got == ["clear", "clear", "hazard"]


@pytest.mark.parametrize(
    ("output", "next_most"),
    [(o, most) for (o, _), (_, most) in pairwise(DESORBABLE)],
)
def test_table_1_steps_down_above_each_output(output: float, next_most: float) -> None:
    values = {"main_source": "mined_seam", "desorbable_gas": next_most + 0.1}
    assert verdict("coal_desorbable_gas", daily_output=output, **values) == "clear"
    assert verdict("coal_desorbable_gas", daily_output=output + 1, **values) == "hazard"


@pytest.mark.parametrize(("emission", "least"), FACE_RATE)
def test_table_2_face_rate_begins_at_each_emission(emission: float, least: float) -> None:
    values = {"main_source": "adjacent", "drainage_rate": least - 0.1}
    assert verdict("coal_face_drainage_rate", emission=emission - 0.01, **values) == "clear"
    assert verdict("coal_face_drainage_rate", emission=emission, **values) == "hazard"
    values["drainage_rate"] = least
    assert verdict("coal_face_drainage_rate", emission=emission, **values) == "clear"


@pytest.mark.parametrize(("emission", "least"), MINE_RATE)
def test_table_3_mine_rate(emission: float, least: float) -> None:
    got = [
        verdict(
            "coal_mine_drainage_rate", drainage_built=True, absolute_emission=emission, drainage_rate=rate
        )
        for rate in around(least)
    ]
    assert got == ["hazard", "clear", "clear"]


@pytest.mark.parametrize(("emission", "least"), MINE_RATE[1:])
def test_table_3_begins_at_each_emission(emission: float, least: float) -> None:
    values = {"drainage_built": True, "drainage_rate": least - 0.1}
    assert verdict("coal_mine_drainage_rate", absolute_emission=emission - 0.01, **values) == "clear"
    assert verdict("coal_mine_drainage_rate", absolute_emission=emission, **values) == "hazard"


@pytest.mark.parametrize(
    ("index", "critical", "also"),
    [
        ("pressure", 0.74, {}),
        ("content", 8, {"in_structure": False}),
        ("content", 6, {"in_structure": True}),
        ("delta_h2", 200, {"test": "uncovering", "wet": False}),
        ("delta_h2", 160, {"test": "uncovering", "wet": True}),
        ("delta_h2", 200, {"test": "cuttings"}),
        ("k1", 0.5, {"test": "uncovering", "wet": False}),
        ("k1", 0.4, {"test": "uncovering", "wet": True}),
        ("k1", 0.5, {"test": "cuttings"}),
        ("cuttings_mass", 6, {}),
        ("cuttings_volume", 5.4, {}),
        ("velocity", 5, {}),
    ],
)
def test_tables_4_to_7_critical_values(index: str, critical: float, also: dict[str, Any]) -> None:
    values = {"gas_class": "outburst", "index": index, "own_critical": False, "measures_after": False, **also}
    got = [verdict("coal_critical_index", **values, **{index: value}) for value in around(critical)]
    assert got == ["clear", "hazard", "hazard"]


@pytest.mark.parametrize(
    ("kind", "broken", "least"),
    [("coal_face", False, 3), ("coal_face", True, 5), ("heading", False, 5), ("heading", True, 7)],
)
def test_the_lead_distance(kind: str, broken: bool, least: float) -> None:
    values = {"gas_class": "outburst", "kind": kind, "broken_structure": broken}
    got = [verdict("coal_lead_distance", **values, remaining_lead=lead) for lead in around(least)]
    assert got == ["hazard", "clear", "clear"]


@pytest.mark.parametrize(("place", "settings"), list(SENSORS.items()))
def test_table_19_sensor_settings(place: str, settings: tuple[float | None, ...]) -> None:
    for name, most in zip(("alarm", "trip", "restore"), settings, strict=True):
        tried = around(most) if most is not None else (0.1, 5.0)
        got = [verdict(f"coal_sensor_{name}", place=place, **{name: value}) for value in tried]
        assert got == (["clear", "clear", "hazard"] if most is not None else ["clear", "clear"]), name


@pytest.mark.parametrize(("airway", "bounds"), list(SPEEDS.items()))
def test_table_6_air_speed(airway: str, bounds: tuple[float | None, float | None]) -> None:
    values = {"airway": airway, "gassy": True, "mechanised_with_dust_measures": False}
    least, most = bounds
    low = [verdict("coal_air_speed_low", speed=v, **values) for v in around(least or 1)]
    high = [verdict("coal_air_speed_high", speed=v, **values) for v in around(most or 30)]
    assert low == (["hazard", "clear", "clear"] if least else ["clear"] * 3)
    assert high == (["clear", "clear", "hazard"] if most else ["clear"] * 3)


@pytest.mark.parametrize(("output", "most"), DRAINED)
def test_the_emission_that_requires_drainage(output: float, most: float) -> None:
    values = {
        "gas_class": "high",
        "yearly_output": output,
        "ventilation_reasonable": True,
        "drainage_built": False,
    }
    got = [verdict("coal_drainage_required", absolute_emission=value, **values) for value in around(most)]
    assert got == ["clear", "clear", "hazard"]
    larger = verdict(
        "coal_drainage_required", **{**values, "yearly_output": output + 1}, absolute_emission=most + 0.1
    )
    assert larger == "clear"
