"""The rules on hoists, inclined shafts and trackless man-carriers (一(二十二), 一(二十三))."""

from ansheng import Case, Condition, Rule, rule

from .hoisting_facts import NoncoalHoist, NoncoalIncline, NoncoalManCarrier
from .standards import UNDERGROUND

noncoal_man_hoist = Rule(
    UNDERGROUND.clause("man_hoist"),
    when=NoncoalHoist.carries_people,
    hazard=~(NoncoalHoist.tested_in_time & NoncoalHoist.protections_work),
    title="载人提升设备未定期检测或保护失效",
    en="man-hoist not tested in time or protection failed",
    note="检测周期因设备而异，是否到期由检查人判断。",
)


noncoal_hoist_interlock = Rule(
    UNDERGROUND.clause("hoist_interlock"),
    when=NoncoalHoist.carries_people,
    hazard=~(NoncoalHoist.gates_interlocked & NoncoalHoist.platforms_interlocked),
    title="安全门或摇台与提升机没有联锁",
    en="gates or landing platforms not interlocked with the hoist",
    note="按载人提升系统判定。",
)


noncoal_overwind = Rule(
    UNDERGROUND.clause("overwind"),
    when=NoncoalHoist.carries_people,
    hazard=~(NoncoalHoist.overwind_devices_work & NoncoalHoist.cage_catch_works),
    title="过卷段装置或罐笼过卷防坠缺失、失效",
    en="over-wind devices missing or failed",
    note="按载人提升系统判定。",
)


noncoal_incline_runaway = Rule(
    UNDERGROUND.clause("incline_runaway"),
    when=NoncoalIncline.train,
    hazard=~(NoncoalIncline.runaway_devices & NoncoalIncline.couplings_fit),
    title="斜井串车提升缺防跑车、阻车器、挡车栏，或连接件不合规",
    en="inclined shaft without anti-runaway devices or fit couplings",
    note="只适用于串车提升。",
)


noncoal_incline_signal = Rule(
    UNDERGROUND.clause("incline_signal"),
    hazard=~NoncoalIncline.signal_interlocked,
    en="signal of an inclined shaft not interlocked",
    note="闭锁是否有效由检查人试验判断。",
)


noncoal_vehicle_unmarked = Rule(
    UNDERGROUND.clause("vehicle_mark"),
    hazard=~NoncoalManCarrier.marked,
    en="trackless man-carrier without safety mark",
    note="标志是否在有效期内由检查人判断。",
)


noncoal_vehicle_overloaded = Rule(
    UNDERGROUND.clause("vehicle_load"),
    hazard=(NoncoalManCarrier.persons > UNDERGROUND.limit("vehicle_persons"))
    | (NoncoalManCarrier.persons > NoncoalManCarrier.rated_persons),
    title="无轨运人车载人超过限值或超过核载",
    en="trackless man-carrier carries too many people",
    note="恰为限值、恰为核载的不构成。",
    cases=[
        Case.hazard(persons=26),
        Case.hazard(persons=20, rated_persons=19),
        Case.clear(persons=25, rated_persons=25),
        Case.undetermined(persons=25),
    ],
)


@rule(
    UNDERGROUND.clause("vehicle_brakes"),
    title="无轨运人车用干式制动器，或三种制动不齐",
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
def noncoal_vehicle_brakes() -> Condition:
    """制动性能是否合格由检测判断，不在本条。"""
    dry: Condition = NoncoalManCarrier.brakes == "dry"
    return dry | ~(
        NoncoalManCarrier.service_brake & NoncoalManCarrier.parking_brake & NoncoalManCarrier.emergency_brake
    )


noncoal_vehicle_uninspected = Rule(
    UNDERGROUND.clause("vehicle_inspection"),
    hazard=~NoncoalManCarrier.inspected_in_time,
    title="无轨运人车未按规定检测检验",
    en="trackless man-carrier not inspected as required",
    note="检验周期不在条文内，由检查人判断。",
)
