"""The rules on non-ferrous metals (article 5), without deep casting of aluminium."""

from ansheng import Case, Rule

from . import shared
from .facts.fuel_gas import IndustryBurner as Burner
from .facts.fuel_gas import IndustryDrainer as Drainer
from .facts.fuel_gas import IndustryToxicPlace as ToxicPlace
from .facts.molten import IndustryCooling as Cooling
from .facts.molten import IndustryGatheringPlace as Place
from .facts.molten import IndustryMoltenUnit as Unit
from .facts.molten import IndustryWaterArea as Area
from .standards import CRITERIA as LAW

nonferrous_gathering_place = Rule(
    LAW.clause("nonferrous_gathering"),
    when=Place.industry == "nonferrous",
    hazard=Place.kind.is_in(shared.SIX_GATHERING_PLACES) & (Place.bay == "lifting"),
)

nonferrous_area_wet = Rule(
    LAW.clause("nonferrous_water"),
    when=(Area.industry == "nonferrous") & shared.area_must_be_dry(shared.PITS, shared.SPLASHED),
    hazard=Area.water & ~Area.process_water,
    cases=[Case.out_of_scope(kind="furnace_base", in_splash_range=False)],
)

_EXCEPTED = ["tilting_melting", "tilting_holding", "tilting_combined", "fixed_melting_with_holding"]

nonferrous_emergency_discharge_missing = Rule(
    LAW.clause("nonferrous_emergency_discharge"),
    when=(Unit.industry == "nonferrous") & Unit.in_casting & ~Unit.kind.is_in(_EXCEPTED),
    hazard=~Unit.emergency_discharge | ~Unit.emergency_storage,
    cases=[Case.out_of_scope(kind=kind, emergency_storage=False) for kind in _EXCEPTED],
)

emergency_water_missing = Rule(
    LAW.clause("emergency_water"),
    when=(Unit.industry == "nonferrous")
    & Unit.water_cooled
    & ~Unit.kind.is_in(["deep_casting_mould", "other"]),
    hazard=~Unit.emergency_water,
    cases=[Case.out_of_scope(kind="deep_casting_mould", emergency_water=False)],
)

_open_loop_unwatched = (
    ~Cooling.inlet_flow_alarm | ~Cooling.inlet_pressure_alarm | ~Cooling.outlet_temperature_monitored
)

nonferrous_furnace_cooling = Rule(
    LAW.clause("nonferrous_cooling"),
    when=(Cooling.industry == "nonferrous") & (Cooling.equipment == "smelting"),
    hazard=((Cooling.loop == "closed") & (~Cooling.outlet_temperature_alarm | ~Cooling.flow_difference_alarm))
    | ((Cooling.loop == "open") & _open_loop_unwatched),
)

toxic_gas_alarm_missing = Rule(
    LAW.clause("toxic_gas_alarm"),
    when=(ToxicPlace.industry == "nonferrous")
    & ToxicPlace.gas.is_in(["carbon_monoxide", "arsine", "chlorine", "hydrogen_sulfide"]),
    hazard=(~ToxicPlace.fixed_alarm | ~ToxicPlace.signal_staffed)
    & ~((ToxicPlace.gas == "arsine") & ToxicPlace.equivalent_check),
    cases=[Case.hazard(industry="nonferrous", gas="arsine", fixed_alarm=False, equivalent_check=False)],
)

forced_air_burner_unprotected = Rule(
    LAW.clause("forced_air_burner"),
    when=(Burner.industry == "nonferrous") & shared.fired_with_gas & Burner.forced_air,
    hazard=shared.main_unprotected,
)

nonferrous_gas_drainer = Rule(
    LAW.clause("nonferrous_drainer"),
    when=Drainer.industry == "nonferrous",
    hazard=shared.drainer_faulty(LAW.limit("nonferrous_seal_pressure")),
    given={"industry": "nonferrous", **shared.DRAINER_SOUND},
    cases=shared.DRAINER_CASES,
)
