"""Coal mines: the criteria for major hazards of 2020 and 2026, and the numbers of the safety regulation."""

from __future__ import annotations

from . import (
    air_regulation,
    barriers,
    boundaries,
    burst_layout,
    capacity,
    contracting,
    drainage,
    equipment,
    face_ventilation,
    fire,
    gas,
    gas_drainage,
    gas_identification,
    gas_regulation,
    layout_regulation,
    management,
    monitoring,
    outburst,
    outburst_tests,
    pit_slopes,
    power,
    probing,
    projects,
    rock_burst,
    sensors,
    shifts,
    transport,
    ventilation,
    water,
    workplaces,
)
from .leader_standards import COAL_LEADERS, METAL_LEADERS
from .standards import CRITERIA, REGULATION

MODULES = (
    capacity,
    gas,
    outburst,
    outburst_tests,
    gas_drainage,
    ventilation,
    face_ventilation,
    sensors,
    gas_regulation,
    air_regulation,
    layout_regulation,
    water,
    probing,
    barriers,
    drainage,
    boundaries,
    rock_burst,
    burst_layout,
    fire,
    equipment,
    transport,
    power,
    pit_slopes,
    workplaces,
    monitoring,
    contracting,
    projects,
    management,
    gas_identification,
    shifts,
)
"""The modules of rules."""

STANDARDS = (CRITERIA, REGULATION, COAL_LEADERS, METAL_LEADERS)
"""The standards that the rules cite."""
