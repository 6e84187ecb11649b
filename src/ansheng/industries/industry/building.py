"""The rules on building materials (article 6)."""

from ansheng import Rule

from . import shared
from .facts.fuel_gas import IndustryBurner as Burner
from .facts.kilns import IndustryCoalDust as CoalDust
from .facts.kilns import IndustryCooledKiln as Kiln
from .facts.kilns import IndustryEntry as Entry
from .facts.kilns import IndustryGasRoom as GasRoom
from .facts.kilns import IndustrySilo as Silo
from .standards import CRITERIA as LAW

coal_dust_unprotected = Rule(
    LAW.clause("coal_dust"),
    when=(CoalDust.industry == "building_materials") & (CoalDust.kind != "other"),
    hazard=~CoalDust.temperature_alarm | ~CoalDust.fixed_co_alarm | ~CoalDust.gas_extinguishing,
)

silo_cleaning_unsafe = Rule(
    LAW.clause("silo_cleaning"),
    when=Silo.industry == "building_materials",
    hazard=Silo.manual_cleaning & ~Silo.plan_measures_done,
)

carbide_slag_silo_unprotected = Rule(
    LAW.clause("carbide_slag_silo"),
    when=(Silo.industry == "building_materials") & Silo.cement_works & Silo.carbide_slag,
    hazard=~Silo.combustible_gas_alarm | ~Silo.ventilation_interlocked,
)

entry_unprotected = Rule(
    LAW.clause("entry"),
    when=(Entry.industry == "building_materials") & (Entry.equipment != "other"),
    hazard=~Entry.startup_isolated | ~Entry.inflow_isolated | ~Entry.fall_measures | ~Entry.collapse_measures,
)

premixed_kiln_unprotected = Rule(
    LAW.clause("premixed_kiln"),
    when=(Burner.industry == "building_materials") & shared.premixed_kiln,
    hazard=shared.main_unprotected,
    cases=shared.EXCEPTED_KILN,
)

gas_room_alarm_missing = Rule(
    LAW.clause("hydrogen_alarm"),
    when=(GasRoom.industry == "building_materials") & (GasRoom.kind != "other"),
    hazard=~GasRoom.fixed_gas_alarm,
)

electrofusion_cooling_failed = Rule(
    LAW.clause("electrofusion_cooling"),
    when=(Kiln.industry == "building_materials") & (Kiln.kind == "electrofusion"),
    hazard=Kiln.water_cooling_failed,
)

glass_cooling_unwatched = Rule(
    LAW.clause("glass_cooling"),
    when=(Kiln.industry == "building_materials") & Kiln.kind.is_in(["glass_furnace", "tin_bath", "similar"]),
    hazard=~Kiln.water_cooling_alarm | ~Kiln.air_cooling_alarm,
)
