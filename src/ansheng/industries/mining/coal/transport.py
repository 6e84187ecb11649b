"""The rules on hoists, chairlifts, conveyors and batteries (2020 18(7), 18(8); 2026 20(7) to (11), (18))."""

from ansheng import Case, Condition, Rule, rule

from .equipment_facts import CoalBatteryCharging, CoalChairlift, CoalConveyor, CoalHoist
from .standards import CRITERIA, REGULATION

coal_hoist_unsafe = Rule(
    CRITERIA.clause("man_hoists"),
    hazard=~CoalHoist.protections_complete
    | ~CoalHoist.protections_work
    | (CoalHoist.persons > CoalHoist.person_limit),
    title="载人提升机保护装置缺失、失效，或超员",
    en="man-hoist protection missing or failed, or overloaded",
    note="恰为核定人数的不构成。",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False),
        Case.hazard(persons=21, person_limit=20),
        Case.clear(protections_complete=True, protections_work=True, persons=20, person_limit=20),
        Case.undetermined(protections_complete=True, protections_work=True, persons=20),
    ],
)


coal_hoist_protections = Rule(
    CRITERIA.clause("hoist_protections"),
    hazard=~CoalHoist.protections_complete | (~CoalHoist.protections_work & CoalHoist.running),
    en="man-hoist lacks a listed protection or runs with one failed",
    replaces=["coal_hoist_unsafe"],
    note="失效而已停止运行的不构成。",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False, running=True),
        Case.clear(protections_complete=True, protections_work=False, running=False),
        Case.clear(protections_complete=True, protections_work=True),
        Case.undetermined(protections_complete=True, protections_work=False),
    ],
)


@rule(
    REGULATION.clause("hoist_protection_values"),
    title="提升机过卷、超速、限速保护的动作值不符合规程",
    en="over-wind, over-speed or speed-limit protection not set as laid down",
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
    """属一般隐患；恰为限值的不构成。限速保护只要求最大速度超过限值的提升机。"""
    law = REGULATION.limit
    acts_late = (CoalHoist.over_wind > law("over_wind")) | (CoalHoist.over_speed > law("over_speed"))
    unlimited = ~CoalHoist.speed_limiter | (CoalHoist.arrival_speed > law("arrival_speed"))
    return acts_late | ((CoalHoist.greatest_speed > law("speed_limited_above")) & unlimited)


coal_chairlift_protections = Rule(
    CRITERIA.clause("chairlift_protections"),
    hazard=~CoalChairlift.protections_complete | (~CoalChairlift.protections_work & CoalChairlift.running),
    en="chairlift lacks a listed protection or runs with one failed",
    note="失效而已停止运行的不构成。",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False, running=True),
        Case.clear(protections_complete=True, protections_work=False, running=False),
        Case.clear(protections_complete=True, protections_work=True),
        Case.undetermined(protections_complete=True, protections_work=False),
    ],
)


@rule(
    CRITERIA.clause("conveyors"),
    title="输送带没有经第三方试验合格，或输送机保护、监测失效",
    en="belt untested, or conveyor protection or monitor failed",
    cases=[
        Case.hazard(third_party_test=False),
        Case.hazard(slip_ok=False),
        Case.hazard(misalignment_ok=False),
        Case.hazard(pile_up_ok=False),
        Case.hazard(temperature_ok=False),
        Case.hazard(smoke_ok=False),
        Case.clear(
            third_party_test=True,
            slip_ok=True,
            misalignment_ok=True,
            pile_up_ok=True,
            temperature_ok=True,
            smoke_ok=True,
        ),
        Case.undetermined(third_party_test=True, slip_ok=True, misalignment_ok=True, pile_up_ok=True),
    ],
)
def coal_conveyor_unsafe() -> Condition:
    """没有装的按失效判定。"""
    protections = CoalConveyor.slip_ok & CoalConveyor.misalignment_ok & CoalConveyor.pile_up_ok
    return ~CoalConveyor.third_party_test | ~(
        protections & CoalConveyor.temperature_ok & CoalConveyor.smoke_ok
    )


coal_belt_flame_test = Rule(
    CRITERIA.clause("belt_flame_test"),
    hazard=~CoalConveyor.flame_test,
    en="belt without a passed flame test",
    note="修订后不再要求第三方和抗静电试验。",
)


coal_belt_smoke = Rule(
    CRITERIA.clause("belt_smoke"),
    hazard=~CoalConveyor.smoke_ok,
    en="smoke monitor of a belt conveyor missing or failed",
    replaces=["coal_conveyor_unsafe"],
    note="没有装的填“否”。",
)


coal_belt_drums = Rule(
    CRITERIA.clause("belt_drums"),
    hazard=~(CoalConveyor.drum_smoke_ok & CoalConveyor.drum_co_ok),
    en="smoke or CO sensor at the drums missing or failed",
    note="机头、机尾都有效才填“是”。",
)


@rule(
    CRITERIA.clause("battery_charging"),
    en="large lithium battery charged underground without a compliant chamber",
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
def coal_battery_charging() -> Condition:
    """恰为限值的已构成。"""
    large = CoalBatteryCharging.energy >= CRITERIA.limit("battery_energy")
    return (
        large
        & CoalBatteryCharging.charged_underground
        & ~(
            CoalBatteryCharging.own_chamber
            & CoalBatteryCharging.own_ventilation
            & CoalBatteryCharging.sensors_trip
        )
    )
