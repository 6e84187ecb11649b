"""The rules on light industry, textiles and tobacco (articles 8 to 10)."""

from ansheng import Rule

from . import shared
from .facts.fuel_gas import IndustryBurner as Burner
from .facts.kilns import IndustryCooledKiln as Kiln
from .facts.workshops import IndustryBatteryStore as BatteryStore
from .facts.workshops import IndustryChemicalStore as ChemicalStore
from .facts.workshops import IndustryChlorine as Chlorine
from .facts.workshops import IndustryExpandedTobacco as ExpandedTobacco
from .facts.workshops import IndustryFoodHeater as FoodHeater
from .facts.workshops import IndustryFumigation as Fumigation
from .facts.workshops import IndustryHeatSetting as HeatSetting
from .facts.workshops import IndustryLiquorPlace as LiquorPlace
from .facts.workshops import IndustryPaintRoom as PaintRoom
from .standards import CRITERIA as LAW

food_overheat_cutoff_missing = Rule(
    LAW.clause("food_heating"),
    when=(FoodHeater.industry == "light") & FoodHeater.food_maker & (FoodHeater.kind != "other"),
    hazard=~FoodHeater.overheat_cutoff,
)

liquor_place_unprotected = Rule(
    LAW.clause("liquor"),
    when=(LiquorPlace.industry == "light") & (LiquorPlace.kind != "other"),
    hazard=~LiquorPlace.ethanol_alarm | ~LiquorPlace.ventilation_interlocked,
)

chlorine_cylinder_heated = Rule(
    LAW.clause("chlorine_heating"),
    when=(Chlorine.industry == "light") & Chlorine.paper_maker,
    hazard=Chlorine.heating.is_in(["steam", "open_fire"]),
)

household_kiln_unprotected = Rule(
    LAW.clause("household_kiln"),
    when=(Burner.industry == "light") & Burner.branch.is_in(["glass", "ceramics"]) & shared.premixed_kiln,
    hazard=shared.main_unprotected,
    cases=shared.EXCEPTED_KILN,
)

household_glass_cooling_unwatched = Rule(
    LAW.clause("household_glass_cooling"),
    when=(Kiln.industry == "light") & Kiln.household_glass & (Kiln.kind == "glass_furnace"),
    hazard=~Kiln.cooling_alarm,
)

light_paint_room = Rule(
    LAW.clause("light_paint_room"),
    when=(PaintRoom.industry == "light") & shared.solvent_paint_room,
    hazard=shared.paint_room_unprotected,
)

faulty_batteries_unseparated = Rule(
    LAW.clause("faulty_batteries"),
    when=BatteryStore.industry == "light",
    hazard=BatteryStore.faulty_present & ~BatteryStore.separated,
)

heat_setting_unseparated = Rule(
    LAW.clause("heat_setting"),
    when=(HeatSetting.industry == "textile") & (HeatSetting.kind != "other"),
    hazard=~HeatSetting.separated & ~HeatSetting.set_apart,
)

textile_chemicals_mixed = Rule(
    LAW.clause("chemical_store"),
    when=(ChemicalStore.industry == "textile") & (ChemicalStore.substance != "other"),
    hazard=ChemicalStore.mixed_with_incompatible
    | ((ChemicalStore.substance == "dithionite") & ~(ChemicalStore.waterproof & ChemicalStore.dampproof)),
)

fumigation_unprotected = Rule(
    LAW.clause("fumigation"),
    when=Fumigation.industry == "tobacco",
    hazard=~Fumigation.phosphine_alarm | ~Fumigation.gas_masks | ~Fumigation.evacuation_confirmed,
)

expanded_tobacco_unprotected = Rule(
    LAW.clause("expanded_tobacco"),
    when=(ExpandedTobacco.industry == "tobacco") & ExpandedTobacco.liquid_carbon_dioxide,
    hazard=~ExpandedTobacco.carbon_dioxide_alarm | ~ExpandedTobacco.ventilation_interlocked,
)
