"""The rules on metallurgy (article 4): molten iron and steel, blast furnaces, coal gas."""

from ansheng import Case, Rule

from . import shared
from .facts.fuel_gas import IndustryDrainer as Drainer
from .facts.fuel_gas import IndustryGasFacility as Facility
from .facts.fuel_gas import IndustryGasPlace as GasPlace
from .facts.molten import IndustryBlastFurnace as BlastFurnace
from .facts.molten import IndustryCastingLine as Line
from .facts.molten import IndustryCooling as Cooling
from .facts.molten import IndustryGatheringPlace as Place
from .facts.molten import IndustryWaterArea as Area
from .standards import CRITERIA as LAW

steel_gathering_place = Rule(
    LAW.clause("steel_gathering"),
    when=Place.industry == "metallurgy",
    hazard=Place.kind.is_in([*shared.SIX_GATHERING_PLACES, "ladle_repair"]) & (Place.bay == "lifting"),
)

steel_area_wet = Rule(
    LAW.clause("steel_water"),
    when=(Area.industry == "metallurgy") & shared.area_must_be_dry(shared.PITS, shared.SPLASHED),
    hazard=Area.water,
    cases=[Case.out_of_scope(kind="platform", in_splash_range=False)],
)

casting_line_incomplete = Rule(
    LAW.clause("casting_line"),
    when=Line.industry == "metallurgy",
    hazard=(Line.process.is_in(["continuous", "ingot"]) & ~Line.accident_ladle)
    | (
        (Line.process == "continuous")
        & ~(Line.tundish_leak_pit & Line.tundish_overflow_pit & Line.swing_chute)
    ),
)

_STEEL_FURNACES = [
    "converter", "arc_furnace", "argon_oxygen", "ladle_furnace", "vacuum_circulation", "vacuum_oxygen",
    "other_steel",
]  # fmt: skip

steel_furnace_cooling = Rule(
    LAW.clause("steel_cooling"),
    when=(Cooling.industry == "metallurgy") & Cooling.equipment.is_in(_STEEL_FURNACES),
    hazard=~Cooling.outlet_temperature_alarm | ~Cooling.flow_difference_alarm | ~Cooling.furnace_interlock,
)

blast_furnace_pressure = Rule(
    LAW.clause("blast_furnace"),
    when=BlastFurnace.industry == "metallurgy",
    hazard=(BlastFurnace.in_production & (BlastFurnace.set_pressure > BlastFurnace.design_highest_pressure))
    | ~BlastFurnace.bleeder_interlocked
    | (BlastFurnace.bleeder_set_pressure > BlastFurnace.equipment_design_pressure),
    given={
        "industry": "metallurgy", "in_production": True, "bleeder_interlocked": True,
        "set_pressure": "250 kPa", "design_highest_pressure": "250 kPa",
        "bleeder_set_pressure": "280 kPa", "equipment_design_pressure": "280 kPa",
    },
    cases=[
        Case.clear(),
        Case.hazard(set_pressure="251 kPa"),
        Case.clear(set_pressure="251 kPa", in_production=False),
        Case.hazard(bleeder_interlocked=False),
        Case.hazard(bleeder_set_pressure="0.281 MPa"),
        Case.clear(bleeder_set_pressure="279 kPa"),
        Case.undetermined(equipment_design_pressure=None),
    ],
)  # fmt: skip

coal_gas_alarm_missing = Rule(
    LAW.clause("gas_alarm"),
    when=(GasPlace.industry == "metallurgy")
    & (
        (GasPlace.kind.is_in(shared.SIX_GATHERING_PLACES) & GasPlace.near_gas_facility)
        | GasPlace.gas_may_gather
    ),
    hazard=~GasPlace.fixed_co_alarm | ~GasPlace.signal_staffed,
    cases=[Case.hazard(industry="metallurgy", gas_may_gather=True, fixed_co_alarm=False)],
)

coal_gas_isolation_missing = Rule(
    LAW.clause("gas_isolation"),
    when=(Facility.industry == "metallurgy") & (Facility.kind != "other"),
    hazard=~Facility.isolating_device,
)

steel_gas_drainer = Rule(
    LAW.clause("drainer"),
    when=Drainer.industry == "metallurgy",
    hazard=shared.drainer_faulty(LAW.limit("steel_seal_pressure")),
    given={"industry": "metallurgy", **shared.DRAINER_SOUND},
    cases=shared.DRAINER_CASES,
)
