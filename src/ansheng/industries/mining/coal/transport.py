"""The rules on hoists, chairlifts, conveyors and batteries (2020 18(7), 18(8); 2026 20(7) to (11), (18))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .equipment_facts import CoalBatteryCharging, CoalChairlift, CoalConveyor, CoalHoist
from .standards import CRITERIA, REGULATION


@rule(
    CoalHoist,
    cites=CRITERIA.clause("man_hoists"),
    en="man-hoist protection missing or failed, or overloaded",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False),
        Case.hazard(persons=21, person_limit=20),
        Case.clear(protections_complete=True, protections_work=True, persons=20, person_limit=20),
        Case.undetermined(protections_complete=True, protections_work=True, persons=20),
    ],
)
def coal_hoist_unsafe(p: type[CoalHoist]) -> Condition:
    """载人提升机保护装置缺失、失效，或超员

    恰为核定人数的不构成。
    """
    return ~p.protections_complete | ~p.protections_work | (p.persons > p.person_limit)


@rule(
    CoalHoist,
    cites=CRITERIA.clause("hoist_protections"),
    replaces=["coal_hoist_unsafe"],
    en="man-hoist lacks a listed protection or runs with one failed",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False, running=True),
        Case.clear(protections_complete=True, protections_work=False, running=False),
        Case.clear(protections_complete=True, protections_work=True),
        Case.undetermined(protections_complete=True, protections_work=False),
    ],
)
def coal_hoist_protections(p: type[CoalHoist]) -> Condition:
    """载人提升缺少列举的保护，或保护失效仍运行

    失效而已停止运行的不构成。
    """
    return ~p.protections_complete | (~p.protections_work & p.running)


@rule(
    CoalHoist,
    cites=REGULATION.clause("hoist_protection_values"),
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
def coal_hoist_settings(p: type[CoalHoist]) -> Condition:
    """提升机过卷、超速、限速保护的动作值不符合规程

    属一般隐患；恰为限值的不构成。限速保护只要求最大速度超过限值的提升机。
    """
    law = REGULATION.limit
    acts_late = (p.over_wind > law("over_wind")) | (p.over_speed > law("over_speed"))
    unlimited = ~p.speed_limiter | (p.arrival_speed > law("arrival_speed"))
    return acts_late | ((p.greatest_speed > law("speed_limited_above")) & unlimited)


@rule(
    CoalChairlift,
    cites=CRITERIA.clause("chairlift_protections"),
    en="chairlift lacks a listed protection or runs with one failed",
    cases=[
        Case.hazard(protections_complete=False),
        Case.hazard(protections_work=False, running=True),
        Case.clear(protections_complete=True, protections_work=False, running=False),
        Case.clear(protections_complete=True, protections_work=True),
        Case.undetermined(protections_complete=True, protections_work=False),
    ],
)
def coal_chairlift_protections(p: type[CoalChairlift]) -> Condition:
    """架空乘人装置缺少列举的保护，或保护失效仍运行

    失效而已停止运行的不构成。
    """
    return ~p.protections_complete | (~p.protections_work & p.running)


@rule(
    CoalConveyor,
    cites=CRITERIA.clause("conveyors"),
    en="belt untested, or conveyor protection or monitor failed",
    cases=[
        Case.hazard(third_party_test=False),
        Case.hazard(slip_ok=False),
        Case.hazard(misalignment_ok=False),
        Case.hazard(pile_up_ok=False),
        Case.hazard(temperature_ok=False),
        Case.hazard(smoke_ok=False),
        Case.clear(
            third_party_test=True, slip_ok=True, misalignment_ok=True, pile_up_ok=True, temperature_ok=True,
            smoke_ok=True,
        ),
        Case.undetermined(third_party_test=True, slip_ok=True, misalignment_ok=True, pile_up_ok=True),
    ],
)  # fmt: skip
def coal_conveyor_unsafe(p: type[CoalConveyor]) -> Condition:
    """输送带没有经第三方试验合格，或输送机保护、监测失效

    没有装的按失效判定。
    """
    protections = p.slip_ok & p.misalignment_ok & p.pile_up_ok
    return ~p.third_party_test | ~(protections & p.temperature_ok & p.smoke_ok)


@rule(
    CoalConveyor,
    cites=CRITERIA.clause("belt_flame_test"),
    en="belt without a passed flame test",
    cases=[Case.hazard(flame_test=False), Case.clear(flame_test=True), Case.undetermined()],
)
def coal_belt_flame_test(p: type[CoalConveyor]) -> Condition:
    """输送带入井前没有做阻燃试验或不合格

    修订后不再要求第三方和抗静电试验。
    """
    return ~p.flame_test


@rule(
    CoalConveyor,
    cites=CRITERIA.clause("belt_smoke"),
    replaces=["coal_conveyor_unsafe"],
    en="smoke monitor of a belt conveyor missing or failed",
    cases=[Case.hazard(smoke_ok=False), Case.clear(smoke_ok=True), Case.undetermined()],
)
def coal_belt_smoke(p: type[CoalConveyor]) -> Condition:
    """带式输送机没有烟雾监测或失效

    没有装的填“否”。
    """
    return ~p.smoke_ok


@rule(
    CoalConveyor,
    cites=CRITERIA.clause("belt_drums"),
    en="smoke or CO sensor at the drums missing or failed",
    cases=[
        Case.hazard(drum_smoke_ok=False),
        Case.hazard(drum_co_ok=False),
        Case.clear(drum_smoke_ok=True, drum_co_ok=True),
        Case.undetermined(drum_smoke_ok=True),
    ],
)
def coal_belt_drums(p: type[CoalConveyor]) -> Condition:
    """机头、机尾滚筒下风侧没有烟雾、一氧化碳传感器或失效

    机头、机尾都有效才填“是”。
    """
    return ~(p.drum_smoke_ok & p.drum_co_ok)


@rule(
    CoalBatteryCharging,
    cites=CRITERIA.clause("battery_charging"),
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
def coal_battery_charging(p: type[CoalBatteryCharging]) -> Condition:
    """大容量锂电池在井下充电，硐室、通风或传感器不符合规定

    恰为限值的已构成。
    """
    large = p.energy >= CRITERIA.limit("battery_energy")
    return large & p.charged_underground & ~(p.own_chamber & p.own_ventilation & p.sensors_trip)
