"""The rules on hoists, chairlifts, conveyors and batteries (2020 18(7), 18(8); 2026 20(7) to (11), (18))."""

from ansheng import Case, Condition, Rule, rule

from .equipment_facts import CoalBatteryCharging as Battery
from .equipment_facts import CoalChairlift as Chairlift
from .equipment_facts import CoalConveyor as Conveyor
from .equipment_facts import CoalHoist as Hoist
from .standards import CRITERIA as LAW
from .standards import REGULATION

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
    title="提升机过卷、超速、限速保护动作值不符合规程",
    en="Over-wind, over-speed or speed-limit protection not set as laid down",
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
