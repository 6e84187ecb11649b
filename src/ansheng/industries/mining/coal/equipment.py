"""The rules on equipment, blasting, hoists, conveyors, batteries (2020 art. 13, 18(7), (8); 2026 art. 13, 20)."""

from typing import Any

from ansheng import Case, Condition, Rule, rule

from .equipment_facts import CoalBatteryCharging as Battery
from .equipment_facts import CoalBlasting as Blasting
from .equipment_facts import CoalChairlift as Chairlift
from .equipment_facts import CoalConveyor as Conveyor
from .equipment_facts import CoalEquipment as Item
from .equipment_facts import CoalHoist as Hoist
from .standards import CRITERIA as LAW
from .standards import REGULATION

_FAULTS = (
    "shell_cracked", "bearing_cover_missing", "entry_unsealed", "several_cables", "window_defective",
    "chambers_connected", "interlock_failed",
)  # fmt: skip
_SOUND: dict[str, Any] = dict.fromkeys(_FAULTS, False)
_FAULTY: list[dict[str, Any]] = [{fault: True} for fault in _FAULTS]


coal_banned_item = Rule(LAW.clause("banned_items"), hazard=Item.banned)


coal_no_safety_mark = Rule(
    LAW.clause("safety_mark"),
    when=Item.underground,
    hazard=Item.kind.is_in(["electrical", "cable"]) & ~Item.safety_mark,
    given={"underground": True, "safety_mark": False},
    cases=[
        Case.hazard(kind="electrical"),
        Case.hazard(kind="cable"),
        Case.clear(kind="air_duct"),
        Case.clear(safety_mark=True),
        Case.undetermined(),
    ],
)


coal_product_unmarked = Rule(
    LAW.clause("safety_mark_products"),
    when=Item.underground,
    hazard=Item.kind.is_in(["electrical", "polymer", "air_duct", "belt"]) & ~Item.safety_mark,
    replaces=["coal_no_safety_mark"],
    given={"underground": True, "safety_mark": False},
    cases=[
        Case.hazard(kind="electrical"),
        Case.hazard(kind="polymer"),
        Case.hazard(kind="air_duct"),
        Case.hazard(kind="belt"),
        Case.clear(kind="cable"),
        Case.clear(kind="belt", safety_mark=True),
        Case.undetermined(),
    ],
)


coal_electrical_selection = Rule(
    LAW.clause("electrical_selection"),
    LAW.clause("electrical_ex"),
    when=Item.kind == "electrical",
    hazard=~Item.matches_gas_class,
)


coal_explosion_proofness_lost = Rule(
    LAW.clause("electrical_ex"),
    when=(Item.kind == "electrical") & Item.in_panel,
    hazard=Item.explosion_proofness_lost,
    title="采（盘）区防爆电气设备失爆",
    en="Explosion-proofness lost in a panel",
)


@rule(
    LAW.clause("explosion_proofness"),
    when=(Item.kind == "electrical") & Item.in_panel,
    replaces=["coal_explosion_proofness_lost"],
    given={"kind": "electrical", "in_panel": True},
    cases=[
        Case.clear(deformed_length=50, dent_depth=5, **_SOUND),
        Case.hazard(deformed_length=51),
        Case.hazard(dent_depth=6),
        *(Case.hazard(**faulty) for faulty in _FAULTY),
        Case.undetermined(deformed_length=50, dent_depth=5),
    ],
)
def coal_explosion_proofness_six() -> Condition:
    bent = Item.deformed_length > LAW.limit("deformed_length")
    shell = bent | Item.shell_cracked | (Item.dent_depth > LAW.limit("dent_depth"))
    entries = Item.bearing_cover_missing | Item.entry_unsealed | Item.several_cables
    return shell | entries | Item.window_defective | Item.chambers_connected | Item.interlock_failed


coal_trackless_vehicle = Rule(
    LAW.clause("electrical_ex"),
    when=(Item.kind == "trackless_vehicle") & Item.underground,
    hazard=~Item.explosion_proof,
    title="井下使用非防爆无轨胶轮车",
    en="Trackless vehicle underground not explosion-proof",
)


coal_explosives_unfit = Rule(
    LAW.clause("explosives_class"), LAW.clause("blasting"), hazard=~Blasting.explosives_match
)


coal_blasting_practice = Rule(
    LAW.clause("blasting_practice"),
    LAW.clause("blasting"),
    hazard=~Blasting.proper_exploder | Blasting.open_blasting,
)


coal_hoist_unsafe = Rule(
    LAW.clause("man_hoists"),
    hazard=~Hoist.protections_complete | ~Hoist.protections_work | (Hoist.persons > Hoist.person_limit),
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False),
        Case.hazard(persons=21, person_limit=20),
        Case.clear(protections_complete=True, protections_work=True, persons=20, person_limit=20),
        Case.undetermined(protections_complete=True, protections_work=True, persons=20),
    ],
)


coal_hoist_protections = Rule(
    LAW.clause("hoist_protections"),
    hazard=~Hoist.protections_complete | (~Hoist.protections_work & Hoist.running),
    replaces=["coal_hoist_unsafe"],
)


@rule(
    REGULATION.clause("hoist_protection_values"),
    cases=[
        Case.hazard(over_wind="0.51 m"),
        Case.hazard(over_speed="15.1 %"),
        Case.hazard(greatest_speed="3.1 m/s", speed_limiter=False),
        Case.hazard(greatest_speed="3.1 m/s", speed_limiter=True, arrival_speed="2.1 m/s"),
        Case.clear(over_wind=0.5, over_speed=15, greatest_speed=3, speed_limiter=False),
        Case.clear(over_wind=0.5, over_speed=15, greatest_speed=5, speed_limiter=True, arrival_speed=2),
        Case.undetermined(over_wind=0.5, over_speed=15, greatest_speed=5, speed_limiter=True),
    ],
)
def coal_hoist_settings() -> Condition:
    """限速保护只要求最大速度超过限值的提升机。"""
    law = REGULATION.limit
    acts_late = (Hoist.over_wind > law("over_wind")) | (Hoist.over_speed > law("over_speed"))
    unlimited = ~Hoist.speed_limiter | (Hoist.arrival_speed > law("arrival_speed"))
    return acts_late | ((Hoist.greatest_speed > law("speed_limited_above")) & unlimited)


coal_chairlift_protections = Rule(
    LAW.clause("chairlift_protections"),
    hazard=~Chairlift.protections_complete | (~Chairlift.protections_work & Chairlift.running),
)


@rule(LAW.clause("conveyors"))
def coal_conveyor_unsafe() -> Condition:
    protections = Conveyor.slip_ok & Conveyor.misalignment_ok & Conveyor.pile_up_ok
    return ~Conveyor.third_party_test | ~(protections & Conveyor.temperature_ok & Conveyor.smoke_ok)


coal_belt_flame_test = Rule(LAW.clause("belt_flame_test"), hazard=~Conveyor.flame_test)


coal_belt_smoke = Rule(LAW.clause("belt_smoke"), hazard=~Conveyor.smoke_ok, replaces=["coal_conveyor_unsafe"])


coal_belt_drums = Rule(LAW.clause("belt_drums"), hazard=~(Conveyor.drum_smoke_ok & Conveyor.drum_co_ok))


coal_battery_charging = Rule(
    LAW.clause("battery_charging"),
    hazard=(Battery.energy >= LAW.limit("battery_energy"))
    & Battery.charged_underground
    & ~(Battery.own_chamber & Battery.own_ventilation & Battery.sensors_trip),
    cases=[
        Case.hazard(energy="2 kW·h", charged_underground=True, own_chamber=False),
        Case.hazard(energy="2 kW·h", charged_underground=True, own_ventilation=False),
        Case.hazard(energy="50 kW·h", charged_underground=True, sensors_trip=False),
        Case.clear(energy="1.9 kW·h", charged_underground=True, own_chamber=False),
        Case.clear(charged_underground=True, own_chamber=True, own_ventilation=True, sensors_trip=True),
        Case.clear(charged_underground=False),
        Case.undetermined(energy="2 kW·h", charged_underground=True, own_chamber=True, own_ventilation=True),
    ],
)
