"""The rules on spontaneous combustion (2020 art. 12; 2026 art. 12; regulation art. 273 and 283)."""

from typing import Any

from ansheng import Case, Condition, Rule, rule

from .fire_facts import CoalFireArea as Area
from .fire_facts import CoalFireFace as Face
from .fire_facts import CoalFireSeam as Seam
from .fire_facts import CoalInertGas as Gas
from .standards import CRITERIA as LAW
from .standards import REGULATION

_EXTINGUISHED: dict[str, Any] = {
    "air_temperature": 30, "oxygen": 5, "hydrocarbons": False, "co": 0.001, "water_temperature": 24.9
}  # fmt: skip


coal_fire_design = Rule(
    LAW.clause("fire_design"),
    when=Seam.spont_class.is_in(["easy", "spont"]),
    hazard=~(Seam.fire_design & Seam.fire_measures),
)


coal_caving_uncontrolled = Rule(
    LAW.clause("top_coal_caving"),
    when=Seam.gas_class == "high",
    hazard=Seam.top_coal_caving & ~Seam.fire_control_effective,
)


coal_fire_signs_ignored = Rule(
    LAW.clause("fire_signs_ignored"), hazard=Face.fire_signs & Face.working & ~Face.actions_taken
)


@rule(LAW.clause("fire_response"), replaces=["coal_fire_signs_ignored"])
def coal_fire_response() -> Condition:
    poor = ~(Face.stopped & Face.handled) | (~Face.controlled & ~Face.evacuated)
    return (Face.fire_signs & poor) | (Face.sealing & ~Face.uninvolved_evacuated)


@rule(LAW.clause("fire_injection"), when=Face.spont_class.is_in(["easy", "spont"]) & ~Face.backfill)
def coal_fire_injection() -> Condition:
    grout = Face.grouting & ~Face.grout_pipe_direct
    return ~Face.injection_done | grout | (Face.inerting & ~Face.outlet_in_oxidation_zone)


coal_fire_area_reopened = Rule(
    LAW.clause("fire_area_reopening"),
    LAW.clause("fire_area_rules"),
    hazard=Area.reopened & ~Area.reopening_rules_met,
)


@rule(
    LAW.clause("fire_area_reopening"),
    LAW.clause("fire_area_rules"),
    title="火区未达到规定的熄灭条件即启封",
    en="Fire area reopened before it counts as extinguished",
    given={"reopened": True, "reopened_on": "2026-07-01"},
    cases=[
        Case.hazard(air_temperature=30.1),
        Case.hazard(oxygen=5.1),
        Case.hazard(hydrocarbons=True),
        Case.hazard(co=0.0011),
        Case.hazard(water_temperature=25),
        Case.hazard(stable_since="2026-06-02"),
        Case.clear(stable_since="2026-06-01", **_EXTINGUISHED),
        Case.clear(reopened=False),
        Case.undetermined(**_EXTINGUISHED),
    ],
)
def coal_fire_area_burning() -> Condition:
    """空气温度、氧气、一氧化碳恰为限值的算达到，水温须低于限值，稳定恰满期限的算达到。"""
    law = REGULATION.limit
    hot = (Area.air_temperature > law("fire_air_temperature")) | (
        Area.water_temperature >= law("fire_water_temperature")
    )
    gas = (Area.oxygen > law("fire_oxygen")) | Area.hydrocarbons | (Area.co > law("fire_co"))
    short = Area.stable_since.plus(months=law("fire_stable")) > Area.reopened_on
    return Area.reopened & (hot | gas | short)


coal_fire_area_sealed = Rule(
    LAW.clause("fire_area_rules"),
    hazard=Area.sealed & ~Area.sealing_rules_met,
    title="违反规定封闭火区",
    en="Fire area sealed against the regulation",
)


coal_inert_gas = Rule(
    REGULATION.clause("inert_gas"),
    hazard=Gas.purity < REGULATION.limit("inert_purity").at(Gas.kind),
    cases=[
        Case.hazard(kind="nitrogen", purity="96.9 %"),
        Case.hazard(kind="carbon_dioxide", purity="98.9 %"),
        Case.clear(kind="carbon_dioxide", purity="99 %"),
        Case.clear(kind="nitrogen", purity="97 %"),
        Case.undetermined(purity="98 %"),
    ],
)
