"""The rules of the safety regulation on air, fans, reversal and tests; general, not major hazards."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, choose, rule

from .air_facts import CoalAirQuality, CoalAirway, CoalChargingChamber, CoalMainFan, CoalVentilationSystem
from .place_facts import CoalFace, CoalPanel
from .standards import REGULATION

_FIRST_DAY = date(2026, 2, 1)
_WITHOUT_LEAST = ("fan_drift", "material_shaft", "air_bridge", "main_airway", "skip_or_belt_shaft")
_NO_LEAST = (*_WITHOUT_LEAST, "belt_shaft_intake")


coal_intake_air = Rule(
    REGULATION.clause("intake_air"),
    hazard=(CoalAirQuality.oxygen < REGULATION.limit("intake_oxygen"))
    | (CoalAirQuality.co2 > REGULATION.limit("intake_co2")),
    title="采掘面进风的氧气过低或二氧化碳过高",
    en="too little oxygen or too much carbon dioxide in the intake",
    note="恰为限值不构成。",
    cases=[
        Case.hazard(oxygen="19.9 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(oxygen="20 %", co2="0.5 %"),
        Case.undetermined(oxygen="20 %"),
    ],
)


@rule(
    REGULATION.clause("harmful_gases"),
    title="井下有害气体超过表 5 的浓度",
    en="a harmful gas above table 5",
    cases=[
        Case.hazard(co="0.0025 %"),
        Case.hazard(no="0.00026 %"),
        Case.hazard(so2="0.0006 %"),
        Case.hazard(h2s="0.0007 %"),
        Case.hazard(nh3="0.0041 %"),
        Case.clear(co="0.0024 %", no="0.00025 %", so2="0.0005 %", h2s="0.00066 %", nh3="0.004 %"),
        Case.undetermined(co="0.0024 %"),
    ],
)
def coal_harmful_gases() -> Condition:
    """表由图像识别；没有测的气体待定。"""
    limit = REGULATION.limit
    return (
        (CoalAirQuality.co > limit("co"))
        | (CoalAirQuality.no > limit("no"))
        | (CoalAirQuality.so2 > limit("so2"))
        | (CoalAirQuality.h2s > limit("h2s"))
        | (CoalAirQuality.nh3 > limit("nh3"))
    )


coal_charging_hydrogen = Rule(
    REGULATION.clause("charging_hydrogen"),
    hazard=CoalChargingChamber.hydrogen >= REGULATION.limit("charging_hydrogen"),
    title="充电硐室的氢气达到限值",
    en="hydrogen of a charging chamber at the limit",
    note="恰为限值即构成。",
    cases=[Case.hazard(hydrogen="0.5 %"), Case.clear(hydrogen="0.49 %"), Case.undetermined()],
)


@rule(
    REGULATION.clause("air_speed"),
    when=~CoalAirway.airway.is_in(_NO_LEAST),
    title="井巷风速低于表 6",
    en="air speed too low",
    cases=[
        Case.hazard(airway="coal_face", speed="0.24 m/s"),
        Case.clear(airway="coal_face", speed="0.25 m/s"),
        Case.hazard(airway="trolley_road", gassy=True, speed="0.9 m/s"),
        Case.clear(airway="trolley_road", gassy=False, speed="0.9 m/s"),
        Case.hazard(airway="trolley_road", gassy=False, speed="0.49 m/s"),
        Case.hazard(airway="rock_heading", speed="0.14 m/s"),
        Case.undetermined(airway="trolley_road", speed="0.9 m/s"),
    ],
)
def coal_air_speed_low() -> Condition:
    """表由图像识别；没有最低风速的井巷不判。架线电机车巷道没有瓦斯涌出的可以较低。"""
    lower = (CoalAirway.airway == "trolley_road") & ~CoalAirway.gassy
    least = REGULATION.limit("least_speed").at(CoalAirway.airway)
    return CoalAirway.speed < choose(lower, REGULATION.limit("trolley_speed_no_gas"), least)


@rule(
    REGULATION.clause("air_speed"),
    when=CoalAirway.airway != "other_road",
    title="井巷风速高于表 6",
    en="air speed too high",
    cases=[
        Case.hazard(airway="main_airway", speed="8.1 m/s"),
        Case.clear(airway="main_airway", speed="8 m/s"),
        Case.hazard(airway="coal_face", mechanised_with_dust_measures=False, speed="4.1 m/s"),
        Case.clear(airway="coal_face", mechanised_with_dust_measures=True, speed="5 m/s"),
        Case.hazard(airway="coal_face", mechanised_with_dust_measures=True, speed="5.1 m/s"),
        Case.undetermined(airway="coal_face", speed="4.5 m/s"),
    ],
)
def coal_air_speed_high() -> Condition:
    """表由图像识别；其他通风人行巷道没有最高风速。"""
    higher = (CoalAirway.airway == "coal_face") & CoalAirway.mechanised_with_dust_measures
    highest = REGULATION.limit("highest_speed").at(CoalAirway.airway)
    return CoalAirway.speed > choose(higher, REGULATION.limit("mechanised_face_speed"), highest)


@rule(
    REGULATION.clause("air_per_person"),
    title="风量不足以供给人员或柴油设备",
    en="too little air for people or diesel equipment",
    cases=[
        Case.hazard(air="79 m3/min", people=20),
        Case.hazard(air="399 m3/min", diesel_power="100 kW"),
        Case.clear(air="400 m3/min", people=20, diesel_power="100 kW"),
        Case.undetermined(air="80 m3/min", people=20),
    ],
)
def coal_air_per_person() -> Condition:
    """两项各自比较；相加还是取大没有核实，故可能漏判。"""
    for_people = CoalAirway.people * REGULATION.limit("air_per_person")
    for_diesel = CoalAirway.diesel_power * REGULATION.limit("air_per_diesel")
    return (CoalAirway.air < for_people) | (CoalAirway.air < for_diesel)


coal_intake_temperature = Rule(
    REGULATION.clause("intake_temperature"),
    hazard=CoalVentilationSystem.intake_temperature < REGULATION.limit("intake_temperature"),
    title="进风井口以下的空气温度过低",
    en="intake air too cold",
    note="恰为限值不构成。",
    cases=[
        Case.hazard(intake_temperature="1.9 ℃"),
        Case.clear(intake_temperature="2 ℃"),
        Case.undetermined(),
    ],
)


coal_air_survey_overdue = Rule(
    REGULATION.clause("air_survey"),
    hazard=CoalVentilationSystem.surveyed_on.plus(days=REGULATION.limit("air_survey")) < CHECK_DAY,
    title="没有按期全面测风",
    en="full air survey overdue",
    note="从上次测风起满期当日仍算按期。",
    cases=[
        Case.hazard(surveyed_on="2026-01-21", on=_FIRST_DAY),
        Case.clear(surveyed_on="2026-01-22", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)


@rule(
    REGULATION.clause("main_fans"),
    title="主要通风机外部漏风率过高，或备用风机启动过慢",
    en="main fan leaks too much or its standby starts too slowly",
    cases=[
        Case.hazard(hoisting=False, leakage="5.1 %"),
        Case.clear(hoisting=False, leakage="5 %", standby_start="10 min"),
        Case.hazard(hoisting=True, leakage="15.1 %"),
        Case.clear(hoisting=True, leakage="15 %", standby_start="10 min"),
        Case.hazard(standby_start="10.1 min"),
        Case.undetermined(leakage="10 %", standby_start="10 min"),
    ],
)
def coal_main_fans() -> Condition:
    """恰为限值不构成。"""
    leaking = CoalMainFan.leakage > choose(
        CoalMainFan.hoisting, REGULATION.limit("leakage_hoisting"), REGULATION.limit("leakage")
    )
    return leaking | (CoalMainFan.standby_start > REGULATION.limit("standby_start"))


@rule(
    REGULATION.clause("air_reversal"),
    title="反风过慢、反风量不足，或反风设施检查、演习过期",
    en="reversal too slow, too weak, unchecked or undrilled",
    cases=[
        Case.hazard(reversal_time="10.1 min"),
        Case.hazard(reversed_share="39 %"),
        Case.hazard(reversal_checked_on="2025-10-31", on=_FIRST_DAY),
        Case.hazard(reversal_drilled_on="2025-01-31", on=_FIRST_DAY),
        Case.clear(
            reversal_time="10 min",
            reversed_share="40 %",
            reversal_checked_on="2025-11-01",
            reversal_drilled_on="2025-02-01",
            on=_FIRST_DAY,
        ),
        Case.undetermined(reversal_time="10 min", reversed_share="40 %"),
    ],
)
def coal_air_reversal() -> Condition:
    """“每季度”“每年”从上次起计，满期当日仍算按期。"""
    slow = CoalVentilationSystem.reversal_time > REGULATION.limit("reversal_time")
    weak = CoalVentilationSystem.reversed_share < REGULATION.limit("reversed_share")
    unchecked = (
        CoalVentilationSystem.reversal_checked_on.plus(months=REGULATION.limit("reversal_check")) < CHECK_DAY
    )
    undrilled = (
        CoalVentilationSystem.reversal_drilled_on.plus(months=REGULATION.limit("reversal_drill")) < CHECK_DAY
    )
    return slow | weak | unchecked | undrilled


coal_fan_interlock_test = Rule(
    REGULATION.clause("local_fan_tests"),
    when=CoalFace.kind == "heading",
    hazard=CoalFace.fan_interlock_tested_on.plus(days=REGULATION.limit("fan_interlock_test")) < CHECK_DAY,
    title="局部通风机的闭锁试验过期",
    en="test of the interlock of a local fan overdue",
    note="从上次试验起满期当日仍算按期。",
    given={"kind": "heading"},
    cases=[
        Case.hazard(fan_interlock_tested_on="2026-01-16", on=_FIRST_DAY),
        Case.clear(fan_interlock_tested_on="2026-01-17", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)


coal_fan_switch_test = Rule(
    REGULATION.clause("local_fan_tests"),
    when=(CoalFace.kind == "heading") & CoalFace.gas_class.is_in(["high", "outburst"]),
    hazard=CoalFace.switch_tested_on.plus(days=REGULATION.limit("switch_test")) < CHECK_DAY,
    title="局部通风机的自动切换试验过期",
    en="daily change-over test of a local fan overdue",
    note="每天一次；前一天试验过而当天尚未试验的不算过期。",
    given={"kind": "heading", "gas_class": "high"},
    cases=[
        Case.hazard(switch_tested_on="2026-01-30", on=_FIRST_DAY),
        Case.clear(switch_tested_on="2026-01-31", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)


coal_panel_unsealed = Rule(
    REGULATION.clause("panel_sealing"),
    when=CoalPanel.ended,
    hazard=~CoalPanel.sealed & (CoalPanel.ended_on.plus(days=REGULATION.limit("panel_sealing")) < CHECK_DAY),
    title="采(盘)区结束后没有限期封闭",
    en="ended panel not sealed in time",
    note="只判已经结束开采的采(盘)区；满期当日仍算按期。",
    given={"ended": True},
    cases=[
        Case.hazard(ended_on="2025-12-17", sealed=False, on=_FIRST_DAY),
        Case.clear(ended_on="2025-12-18", sealed=False, on=_FIRST_DAY),
        Case.clear(sealed=True),
        Case.undetermined(sealed=False),
    ],
)


coal_face_unsealed = Rule(
    REGULATION.clause("panel_sealing"),
    when=(CoalFace.kind == "coal_face") & CoalFace.ended,
    hazard=~CoalFace.sealed & (CoalFace.ended_on.plus(days=REGULATION.limit("panel_sealing")) < CHECK_DAY),
    title="采煤面结束后没有限期封闭",
    en="ended coal face not sealed in time",
    note="只判已经结束回采的采煤面；满期当日仍算按期。",
    given={"kind": "coal_face", "ended": True},
    cases=[
        Case.hazard(ended_on="2025-12-17", sealed=False, on=_FIRST_DAY),
        Case.clear(ended_on="2025-12-18", sealed=False, on=_FIRST_DAY),
        Case.clear(sealed=True),
        Case.undetermined(sealed=False),
    ],
)
