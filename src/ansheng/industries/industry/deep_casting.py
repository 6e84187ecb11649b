"""The rules on deep casting of aluminium (5(6) to 5(10))."""

from ansheng import Case, Rule

from .facts.casting import IndustryDeepCasting as Caster
from .standards import CRITERIA as LAW

mould_water_unwatched = Rule(
    LAW.clause("mould_water"),
    when=Caster.industry == "nonferrous",
    hazard=~Caster.inlet_pressure_alarm
    | ~Caster.inlet_flow_alarm
    | ((Caster.furnace == "fixed") & ~Caster.water_valve_interlock)
    | ((Caster.furnace == "tilting") & ~Caster.water_tilting_interlock),
    given={
        "industry": "nonferrous",
        "inlet_pressure_alarm": True,
        "inlet_flow_alarm": True,
        "furnace": "fixed",
    },
    cases=[
        Case.hazard(inlet_pressure_alarm=False),
        Case.hazard(water_valve_interlock=False),
        Case.clear(water_valve_interlock=True, water_tilting_interlock=False),
        Case.hazard(furnace="tilting", water_tilting_interlock=False),
        Case.clear(furnace="tilting", water_tilting_interlock=True, water_valve_interlock=False),
        Case.undetermined(furnace="tilting", water_valve_interlock=True),
    ],
)

launder_unwatched = Rule(
    LAW.clause("launder_level"),
    when=Caster.industry == "nonferrous",
    hazard=~Caster.outlet_level_alarm
    | ~Caster.joint_level_alarm
    | ((Caster.furnace == "fixed") & ~Caster.mechanical_lock),
    given={"industry": "nonferrous", "outlet_level_alarm": True, "joint_level_alarm": True},
    cases=[
        Case.hazard(outlet_level_alarm=False),
        Case.hazard(furnace="fixed", mechanical_lock=False),
        Case.clear(furnace="fixed", mechanical_lock=True),
        Case.clear(furnace="tilting", mechanical_lock=False),
        Case.undetermined(mechanical_lock=False),
    ],
)

fixed_furnace_unprotected = Rule(
    LAW.clause("fixed_furnace_valves"),
    when=(Caster.industry == "nonferrous") & (Caster.furnace == "fixed"),
    hazard=~Caster.discharge_valve
    | ~Caster.shutoff_valve
    | ~Caster.level_shutoff_interlock
    | ~Caster.level_discharge_interlock,
)

tilting_furnace_unprotected = Rule(
    LAW.clause("tilting_furnace_valves"),
    when=(Caster.industry == "nonferrous") & (Caster.furnace == "tilting"),
    hazard=~Caster.shutoff_valve | ~Caster.level_shutoff_interlock | ~Caster.level_tilting_interlock,
)

winch_rope_unsafe = Rule(
    LAW.clause("winch_rope"),
    when=(Caster.industry == "nonferrous") & Caster.rope_winch,
    hazard=~Caster.steel_core_rope | ~Caster.rope_checked_and_replaced,
)
