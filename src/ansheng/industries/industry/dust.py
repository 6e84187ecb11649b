"""The rules on the danger of dust explosions (article 11), for all industries."""

from ansheng import Rule

from .facts.dust import IndustryDustDevice as Device
from .facts.dust import IndustryDustMachine as Machine
from .facts.dust import IndustryDustPlace as Place
from .facts.dust import IndustryDustSystem as System
from .facts.dust import IndustryMetalDustStore as Store
from .standards import CRITERIA as LAW

_at_risk = (System.industry != "other") & System.dust_explosion_risk

dust_building_unsafe = Rule(
    LAW.clause("dust_building"),
    when=(Place.industry != "other") & Place.dust_explosion_risk,
    hazard=(Place.multi_storey & ~Place.frame_structure) | Place.gathering_inside,
)

dust_system_shared = Rule(
    LAW.clause("shared_system"),
    when=_at_risk,
    hazard=System.shared_dust_kinds | System.shared_with_gas | System.shared_places | System.interconnected,
)

explosion_control_missing = Rule(
    LAW.clause("explosion_control"),
    when=_at_risk & System.dry,
    hazard=~(System.venting | System.inerting | System.suppression | System.other_control),
)

dust_under_positive_pressure = Rule(
    LAW.clause("positive_pressure"),
    when=_at_risk,
    hazard=System.positive_pressure & ((System.dust == "metal") | ~System.ignition_guard),
)

settling_chamber_used = Rule(
    LAW.clause("settling_chamber"), when=_at_risk, hazard=System.settling_chamber | System.tunnel_duct
)

airlock_missing = Rule(
    LAW.clause("airlock"),
    when=_at_risk & System.dry & System.dust.is_in(["metal", "wood"]),
    hazard=~System.airlock,
)

zone_20_device_unprotected = Rule(
    LAW.clause("zone_20"),
    when=(Device.industry != "other") & Device.dust_explosion_risk,
    hazard=(Device.zone == "20") & ~Device.explosion_proof,
)

debris_or_sparks_unremoved = Rule(
    LAW.clause("debris_removal"),
    when=(Machine.industry != "other") & Machine.dust_explosion_risk,
    hazard=(Machine.kind.is_in(["crusher", "grinder", "pelletiser", "similar"]) & ~Machine.debris_remover)
    | ((Machine.kind == "sander") & Machine.wood_products & ~Machine.spark_removal),
)

water_reactive_dust_unprotected = Rule(
    LAW.clause("water_reactive_dust"),
    when=(Store.industry != "other") & Store.dust_explosion_risk & Store.water_reactive,
    hazard=~Store.hydrogen_measures | (Store.dry & ~(Store.waterproof & Store.dampproof)),
)

dust_heaped_up = Rule(
    LAW.clause("dust_cleaning"),
    when=(Place.industry != "other") & Place.dust_explosion_risk,
    hazard=~Place.cleaning_carried_out & Place.heavy_dust,
)
