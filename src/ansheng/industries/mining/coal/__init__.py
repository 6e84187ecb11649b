"""Coal mines: the criteria for major hazards of 2020 and 2026, and the numbers of the safety regulation."""

from . import (
    air_regulation,
    boundaries,
    capacity,
    drainage,
    equipment,
    fire,
    gas,
    gas_identification,
    gas_regulation,
    layout_regulation,
    management,
    monitoring,
    outburst,
    pit_slopes,
    power,
    projects,
    rock_burst,
    sensors,
    shifts,
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
    ventilation,
    sensors,
    gas_regulation,
    air_regulation,
    layout_regulation,
    water,
    drainage,
    boundaries,
    rock_burst,
    fire,
    equipment,
    power,
    pit_slopes,
    workplaces,
    monitoring,
    projects,
    management,
    gas_identification,
    shifts,
)
"""The modules of rules."""

STANDARDS = (CRITERIA, REGULATION, COAL_LEADERS, METAL_LEADERS)
"""The standards that the rules cite."""
