"""The rules of the safety regulation on air, fans, reversal and tests; general, not major hazards."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, choose, rule

from .air_facts import CoalAirQuality, CoalAirway, CoalChargingChamber, CoalMainFan, CoalVentilationSystem
from .place_facts import CoalFace, CoalPanel
from .standards import REGULATION

_FIRST_DAY = date(2026, 2, 1)
_WITHOUT_LEAST = ("fan_drift", "material_shaft", "air_bridge", "main_airway", "skip_or_belt_shaft")
_NO_LEAST = (*_WITHOUT_LEAST, "belt_shaft_intake")


@rule(
    CoalAirQuality,
    cites=REGULATION.clause("intake_air"),
    en="too little oxygen or too much carbon dioxide in the intake",
    cases=[
        Case.hazard(oxygen="19.9 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(oxygen="20 %", co2="0.5 %"),
        Case.undetermined(oxygen="20 %"),
    ],
)
def coal_intake_air(p: type[CoalAirQuality]) -> Condition:
    """采掘面进风的氧气过低或二氧化碳过高

    恰为限值不构成。
    """
    return (p.oxygen < REGULATION.limit("intake_oxygen")) | (p.co2 > REGULATION.limit("intake_co2"))


@rule(
    CoalAirQuality,
    cites=REGULATION.clause("harmful_gases"),
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
def coal_harmful_gases(p: type[CoalAirQuality]) -> Condition:
    """井下有害气体超过表 5 的浓度

    表由图像识别；没有测的气体待定。
    """
    limit = REGULATION.limit
    return (
        (p.co > limit("co"))
        | (p.no > limit("no"))
        | (p.so2 > limit("so2"))
        | (p.h2s > limit("h2s"))
        | (p.nh3 > limit("nh3"))
    )


@rule(
    CoalChargingChamber,
    cites=REGULATION.clause("charging_hydrogen"),
    en="hydrogen of a charging chamber at the limit",
    cases=[
        Case.hazard(hydrogen="0.5 %"),
        Case.clear(hydrogen="0.49 %"),
        Case.undetermined(),
    ],
)
def coal_charging_hydrogen(p: type[CoalChargingChamber]) -> Condition:
    """充电硐室的氢气达到限值

    恰为限值即构成。
    """
    return p.hydrogen >= REGULATION.limit("charging_hydrogen")


@rule(
    CoalAirway,
    cites=REGULATION.clause("air_speed"),
    when=lambda p: ~p.airway.is_in(_NO_LEAST),
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
def coal_air_speed_low(p: type[CoalAirway]) -> Condition:
    """井巷风速低于表 6

    表由图像识别；没有最低风速的井巷不判。架线电机车巷道没有瓦斯涌出的可以较低。
    """
    lower = (p.airway == "trolley_road") & ~p.gassy
    least = REGULATION.limit("least_speed").at(p.airway)
    return p.speed < choose(lower, REGULATION.limit("trolley_speed_no_gas"), least)


@rule(
    CoalAirway,
    cites=REGULATION.clause("air_speed"),
    when=lambda p: p.airway != "other_road",
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
def coal_air_speed_high(p: type[CoalAirway]) -> Condition:
    """井巷风速高于表 6

    表由图像识别；其他通风人行巷道没有最高风速。
    """
    higher = (p.airway == "coal_face") & p.mechanised_with_dust_measures
    highest = REGULATION.limit("highest_speed").at(p.airway)
    return p.speed > choose(higher, REGULATION.limit("mechanised_face_speed"), highest)


@rule(
    CoalAirway,
    cites=REGULATION.clause("air_per_person"),
    en="too little air for people or diesel equipment",
    cases=[
        Case.hazard(air="79 m3/min", people=20),
        Case.hazard(air="399 m3/min", diesel_power="100 kW"),
        Case.clear(air="400 m3/min", people=20, diesel_power="100 kW"),
        Case.undetermined(air="80 m3/min", people=20),
    ],
)
def coal_air_per_person(p: type[CoalAirway]) -> Condition:
    """风量不足以供给人员或柴油设备

    两项各自比较；相加还是取大没有核实，故可能漏判。
    """
    for_people = p.people * REGULATION.limit("air_per_person")
    for_diesel = p.diesel_power * REGULATION.limit("air_per_diesel")
    return (p.air < for_people) | (p.air < for_diesel)


@rule(
    CoalVentilationSystem,
    cites=REGULATION.clause("intake_temperature"),
    en="intake air too cold",
    cases=[
        Case.hazard(intake_temperature="1.9 ℃"),
        Case.clear(intake_temperature="2 ℃"),
        Case.undetermined(),
    ],
)
def coal_intake_temperature(p: type[CoalVentilationSystem]) -> Condition:
    """进风井口以下的空气温度过低

    恰为限值不构成。
    """
    return p.intake_temperature < REGULATION.limit("intake_temperature")


@rule(
    CoalVentilationSystem,
    cites=REGULATION.clause("air_survey"),
    en="full air survey overdue",
    cases=[
        Case.hazard(surveyed_on="2026-01-21", on=_FIRST_DAY),
        Case.clear(surveyed_on="2026-01-22", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)
def coal_air_survey_overdue(p: type[CoalVentilationSystem]) -> Condition:
    """没有按期全面测风

    从上次测风起满期当日仍算按期。
    """
    return p.surveyed_on.plus(days=REGULATION.limit("air_survey")) < CHECK_DAY


@rule(
    CoalMainFan,
    cites=REGULATION.clause("main_fans"),
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
def coal_main_fans(p: type[CoalMainFan]) -> Condition:
    """主要通风机外部漏风率过高，或备用风机启动过慢

    恰为限值不构成。
    """
    leaking = p.leakage > choose(
        p.hoisting, REGULATION.limit("leakage_hoisting"), REGULATION.limit("leakage")
    )
    return leaking | (p.standby_start > REGULATION.limit("standby_start"))


@rule(
    CoalVentilationSystem,
    cites=REGULATION.clause("air_reversal"),
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
def coal_air_reversal(p: type[CoalVentilationSystem]) -> Condition:
    """反风过慢、反风量不足，或反风设施检查、演习过期

    “每季度”“每年”从上次起计，满期当日仍算按期。
    """
    slow = p.reversal_time > REGULATION.limit("reversal_time")
    weak = p.reversed_share < REGULATION.limit("reversed_share")
    unchecked = p.reversal_checked_on.plus(months=REGULATION.limit("reversal_check")) < CHECK_DAY
    undrilled = p.reversal_drilled_on.plus(months=REGULATION.limit("reversal_drill")) < CHECK_DAY
    return slow | weak | unchecked | undrilled


@rule(
    CoalFace,
    cites=REGULATION.clause("local_fan_tests"),
    when=lambda p: p.kind == "heading",
    en="test of the interlock of a local fan overdue",
    cases=[
        Case.hazard(kind="heading", fan_interlock_tested_on="2026-01-16", on=_FIRST_DAY),
        Case.clear(kind="heading", fan_interlock_tested_on="2026-01-17", on=_FIRST_DAY),
        Case.undetermined(kind="heading"),
    ],
)
def coal_fan_interlock_test(p: type[CoalFace]) -> Condition:
    """局部通风机的闭锁试验过期

    从上次试验起满期当日仍算按期。
    """
    return p.fan_interlock_tested_on.plus(days=REGULATION.limit("fan_interlock_test")) < CHECK_DAY


@rule(
    CoalFace,
    cites=REGULATION.clause("local_fan_tests"),
    when=lambda p: (p.kind == "heading") & p.gas_class.is_in(["high", "outburst"]),
    en="daily change-over test of a local fan overdue",
    cases=[
        Case.hazard(kind="heading", gas_class="high", switch_tested_on="2026-01-30", on=_FIRST_DAY),
        Case.clear(kind="heading", gas_class="high", switch_tested_on="2026-01-31", on=_FIRST_DAY),
        Case.undetermined(kind="heading", gas_class="high"),
    ],
)
def coal_fan_switch_test(p: type[CoalFace]) -> Condition:
    """局部通风机的自动切换试验过期

    每天一次；前一天试验过而当天尚未试验的不算过期。
    """
    return p.switch_tested_on.plus(days=REGULATION.limit("switch_test")) < CHECK_DAY


@rule(
    CoalPanel,
    cites=REGULATION.clause("panel_sealing"),
    when=lambda p: p.ended,
    en="ended panel not sealed in time",
    cases=[
        Case.hazard(ended=True, ended_on="2025-12-17", sealed=False, on=_FIRST_DAY),
        Case.clear(ended=True, ended_on="2025-12-18", sealed=False, on=_FIRST_DAY),
        Case.clear(ended=True, sealed=True),
        Case.undetermined(ended=True, sealed=False),
    ],
)
def coal_panel_unsealed(p: type[CoalPanel]) -> Condition:
    """采(盘)区结束后没有限期封闭

    只判已经结束开采的采(盘)区；满期当日仍算按期。
    """
    return ~p.sealed & (p.ended_on.plus(days=REGULATION.limit("panel_sealing")) < CHECK_DAY)


@rule(
    CoalFace,
    cites=REGULATION.clause("panel_sealing"),
    when=lambda p: (p.kind == "coal_face") & p.ended,
    en="ended coal face not sealed in time",
    cases=[
        Case.hazard(kind="coal_face", ended=True, ended_on="2025-12-17", sealed=False, on=_FIRST_DAY),
        Case.clear(kind="coal_face", ended=True, ended_on="2025-12-18", sealed=False, on=_FIRST_DAY),
        Case.clear(kind="coal_face", ended=True, sealed=True),
        Case.undetermined(kind="coal_face", ended=True, sealed=False),
    ],
)
def coal_face_unsealed(p: type[CoalFace]) -> Condition:
    """采煤面结束后没有限期封闭

    只判已经结束回采的采煤面；满期当日仍算按期。
    """
    return ~p.sealed & (p.ended_on.plus(days=REGULATION.limit("panel_sealing")) < CHECK_DAY)
