"""The rules on machinery (article 7): foundries, burners, solvents and paint."""

from ansheng import Case, Rule

from . import shared
from .facts.fuel_gas import IndustryBurner as Burner
from .facts.molten import IndustryCooling as Cooling
from .facts.molten import IndustryGatheringPlace as Place
from .facts.molten import IndustryMoltenUnit as Unit
from .facts.molten import IndustryWaterArea as Area
from .facts.workshops import IndustryCleaning as Cleaning
from .facts.workshops import IndustryPaintRoom as PaintRoom
from .standards import CRITERIA as LAW

foundry_gathering_place = Rule(
    LAW.clause("foundry_gathering"),
    when=Place.industry == "machinery",
    hazard=Place.kind.is_in(["meeting", "activity", "rest", "changing", "shift_change"])
    & Place.bay.is_in(["lifting", "pouring"]),
)

_FOUNDRY_FURNACES = [
    "tilting_melting", "tilting_holding", "tilting_combined", "fixed_melting_with_holding", "melting",
    "refining", "holding",
]  # fmt: skip

foundry_emergency_discharge_missing = Rule(
    LAW.clause("foundry_emergency_discharge"),
    when=(Unit.industry == "machinery") & Unit.in_casting & Unit.kind.is_in(_FOUNDRY_FURNACES),
    hazard=~Unit.emergency_discharge | ~Unit.emergency_storage,
)

_FOUNDRY_PITS = ["furnace_bottom", "furnace_pit", "accident_pit"]
_FOUNDRY_SPLASHED = ["platform", "furnace_base", "moulding_pit", "pouring_pit", "transfer_way"]

foundry_area_wet = Rule(
    LAW.clause("foundry_water"),
    when=(Area.industry == "machinery") & shared.area_must_be_dry(_FOUNDRY_PITS, _FOUNDRY_SPLASHED),
    hazard=Area.water,
    cases=[Case.out_of_scope(kind="moulding_pit", in_splash_range=False)],
)

foundry_cooling_unwatched = Rule(
    LAW.clause("foundry_cooling"),
    when=(Cooling.industry == "machinery")
    & Cooling.equipment.is_in(["foundry_melting", "foundry_refining", "die_caster", "oxygen_lance"]),
    hazard=~Cooling.outlet_temperature_alarm | ~Cooling.flow_difference_alarm | ~Cooling.metal_interlock,
)

gas_burner_unprotected = Rule(
    LAW.clause("burner"),
    when=(Burner.industry == "machinery") & shared.fired_with_gas,
    hazard=shared.main_unprotected | ~Burner.flame_monitoring | ~Burner.flame_failure_protection,
)

solvent_vapour_gathers = Rule(
    LAW.clause("solvent_cleaning"),
    when=Cleaning.industry == "machinery",
    hazard=Cleaning.flammable_solvent & ~Cleaning.gathering_prevented,
)

machinery_paint_room = Rule(
    LAW.clause("paint_room"),
    when=(PaintRoom.industry == "machinery") & shared.solvent_paint_room,
    hazard=shared.paint_room_unprotected,
)
