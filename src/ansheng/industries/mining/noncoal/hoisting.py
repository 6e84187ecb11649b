"""The rules on hoists, inclined shafts and trackless man-carriers (一(二十二), 一(二十三))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .hoisting_facts import NoncoalHoist, NoncoalIncline, NoncoalManCarrier
from .standards import UNDERGROUND


@rule(
    NoncoalHoist,
    cites=UNDERGROUND.clause("man_hoist"),
    when=lambda p: p.carries_people,
    en="man-hoist not tested in time or protection failed",
    cases=[
        Case.hazard(carries_people=True, tested_in_time=False),
        Case.hazard(carries_people=True, protections_work=False),
        Case.clear(carries_people=True, tested_in_time=True, protections_work=True),
        Case.undetermined(carries_people=True, tested_in_time=True),
    ],
)
def noncoal_man_hoist(p: type[NoncoalHoist]) -> Condition:
    """载人提升设备未定期检测或保护失效

    检测周期因设备而异，是否到期由检查人判断。
    """
    return ~(p.tested_in_time & p.protections_work)


@rule(
    NoncoalHoist,
    cites=UNDERGROUND.clause("hoist_interlock"),
    when=lambda p: p.carries_people,
    en="gates or landing platforms not interlocked with the hoist",
    cases=[
        Case.hazard(carries_people=True, gates_interlocked=False),
        Case.hazard(carries_people=True, platforms_interlocked=False),
        Case.clear(carries_people=True, gates_interlocked=True, platforms_interlocked=True),
        Case.undetermined(carries_people=True, gates_interlocked=True),
    ],
)
def noncoal_hoist_interlock(p: type[NoncoalHoist]) -> Condition:
    """安全门或摇台与提升机没有联锁

    按载人提升系统判定。
    """
    return ~(p.gates_interlocked & p.platforms_interlocked)


@rule(
    NoncoalHoist,
    cites=UNDERGROUND.clause("overwind"),
    when=lambda p: p.carries_people,
    en="over-wind devices missing or failed",
    cases=[
        Case.hazard(carries_people=True, overwind_devices_work=False),
        Case.hazard(carries_people=True, cage_catch_works=False),
        Case.clear(carries_people=True, overwind_devices_work=True, cage_catch_works=True),
        Case.undetermined(carries_people=True, overwind_devices_work=True),
    ],
)
def noncoal_overwind(p: type[NoncoalHoist]) -> Condition:
    """过卷段装置或罐笼过卷防坠缺失、失效

    按载人提升系统判定。
    """
    return ~(p.overwind_devices_work & p.cage_catch_works)


@rule(
    NoncoalIncline,
    cites=UNDERGROUND.clause("incline_runaway"),
    when=lambda p: p.train,
    en="inclined shaft without anti-runaway devices or fit couplings",
    cases=[
        Case.hazard(train=True, runaway_devices=False),
        Case.hazard(train=True, couplings_fit=False),
        Case.clear(train=True, runaway_devices=True, couplings_fit=True),
        Case.undetermined(train=True, runaway_devices=True),
    ],
)
def noncoal_incline_runaway(p: type[NoncoalIncline]) -> Condition:
    """斜井串车提升缺防跑车、阻车器、挡车栏，或连接件不合规

    只适用于串车提升。
    """
    return ~(p.runaway_devices & p.couplings_fit)


@rule(
    NoncoalIncline,
    cites=UNDERGROUND.clause("incline_signal"),
    en="signal of an inclined shaft not interlocked",
    cases=[
        Case.hazard(signal_interlocked=False),
        Case.clear(signal_interlocked=True),
        Case.undetermined(),
    ],
)
def noncoal_incline_signal(p: type[NoncoalIncline]) -> Condition:
    """斜井提升信号与提升机没有闭锁

    闭锁是否有效由检查人试验判断。
    """
    return ~p.signal_interlocked


@rule(
    NoncoalManCarrier,
    cites=UNDERGROUND.clause("vehicle_mark"),
    en="trackless man-carrier without safety mark",
    cases=[Case.hazard(marked=False), Case.clear(marked=True), Case.undetermined()],
)
def noncoal_vehicle_unmarked(p: type[NoncoalManCarrier]) -> Condition:
    """无轨运人车没有矿用产品安全标志

    标志是否在有效期内由检查人判断。
    """
    return ~p.marked


@rule(
    NoncoalManCarrier,
    cites=UNDERGROUND.clause("vehicle_load"),
    en="trackless man-carrier carries too many people",
    cases=[
        Case.hazard(persons=26),
        Case.hazard(persons=20, rated_persons=19),
        Case.clear(persons=25, rated_persons=25),
        Case.undetermined(persons=25),
    ],
)
def noncoal_vehicle_overloaded(p: type[NoncoalManCarrier]) -> Condition:
    """无轨运人车载人超过限值或超过核载

    恰为限值、恰为核载的不构成。
    """
    return (p.persons > UNDERGROUND.limit("vehicle_persons")) | (p.persons > p.rated_persons)


@rule(
    NoncoalManCarrier,
    cites=UNDERGROUND.clause("vehicle_brakes"),
    en="trackless man-carrier with dry or incomplete brakes",
    cases=[
        Case.hazard(brakes="dry"),
        Case.hazard(brakes="wet", service_brake=False),
        Case.hazard(parking_brake=False),
        Case.hazard(emergency_brake=False),
        Case.clear(brakes="wet", service_brake=True, parking_brake=True, emergency_brake=True),
        Case.undetermined(brakes="wet", service_brake=True),
    ],
)
def noncoal_vehicle_brakes(p: type[NoncoalManCarrier]) -> Condition:
    """无轨运人车用干式制动器，或三种制动不齐

    制动性能是否合格由检测判断，不在本条。
    """
    dry: Condition = p.brakes == "dry"
    return dry | ~(p.service_brake & p.parking_brake & p.emergency_brake)


@rule(
    NoncoalManCarrier,
    cites=UNDERGROUND.clause("vehicle_inspection"),
    en="trackless man-carrier not inspected as required",
    cases=[
        Case.hazard(inspected_in_time=False),
        Case.clear(inspected_in_time=True),
        Case.undetermined(),
    ],
)
def noncoal_vehicle_uninspected(p: type[NoncoalManCarrier]) -> Condition:
    """无轨运人车未按规定检测检验

    检验周期不在条文内，由检查人判断。
    """
    return ~p.inspected_in_time
