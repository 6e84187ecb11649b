"""The rules on deep casting of aluminium (5(6) to 5(10))."""

from ansheng import Rule

from .facts.casting import IndustryDeepCasting as Caster
from .standards import CRITERIA as LAW

mould_water_unwatched = Rule(
    LAW.clause("mould_water"),
    when=Caster.industry == "nonferrous",
    hazard=~Caster.inlet_pressure_alarm
    | ~Caster.inlet_flow_alarm
    | ((Caster.furnace == "fixed") & ~Caster.water_valve_interlock)
    | ((Caster.furnace == "tilting") & ~Caster.water_tilting_interlock),
)

launder_unwatched = Rule(
    LAW.clause("launder_level"),
    when=Caster.industry == "nonferrous",
    hazard=~Caster.outlet_level_alarm
    | ~Caster.joint_level_alarm
    | ((Caster.furnace == "fixed") & ~Caster.mechanical_lock),
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
