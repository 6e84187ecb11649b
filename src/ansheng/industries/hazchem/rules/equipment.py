"""The rules on equipment (2017 六、七、十二、十四、十五；AQ 3067 5.4、5.5.6、5.5.11、5.5.12)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.design import HazchemBuilding
from ..facts.equipment import (
    HazchemArea,
    HazchemLoading,
    HazchemPower,
    HazchemReliefDevice,
    HazchemTank,
    HazchemVapourSystem,
)
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemTank,
    cites=CRITERIA.clause("water_injection"),
    when=lambda p: p.kind.is_in(["hydrocarbon_sphere", "hydrocarbon_pressure_tank"]),
    en="full-pressure hydrocarbon tank without water injection as the national standard requires",
    cases=[
        Case.hazard(kind="hydrocarbon_pressure_tank", water_injection_compliant=False),
        Case.clear(kind="hydrocarbon_sphere", water_injection_compliant=True),
        Case.undetermined(kind="hydrocarbon_sphere"),
        Case.undetermined(water_injection_compliant=False),
    ],
)
def water_injection_noncompliant(p: type[HazchemTank]) -> Condition:
    """全压力式液化烃储罐未按国家标准设注水措施

    国家标准的要求由检查人对照。
    """
    return ~p.water_injection_compliant


@rule(
    HazchemTank,
    cites=AQ3067.clause("water_injection"),
    when=lambda p: p.kind == "hydrocarbon_sphere",
    en="full-pressure hydrocarbon sphere without water injection",
    cases=[
        Case.hazard(kind="hydrocarbon_sphere", water_injection=False),
        Case.clear(kind="hydrocarbon_sphere", water_injection=True),
        Case.undetermined(kind="hydrocarbon_sphere"),
        Case.undetermined(water_injection=False),
    ],
)
def sphere_without_water_injection(p: type[HazchemTank]) -> Condition:
    """全压力式液化烃球罐未设注水设施

    只见到部分条文，可能还有其他情形；只看球罐。
    """
    return ~p.water_injection


@rule(
    HazchemLoading,
    cites=[CRITERIA.clause("articulated_arm"), AQ3067.clause("articulated_arm")],
    when=lambda p: p.medium.is_in(["liquefied_hydrocarbon", "ammonia", "chlorine", "hydrogen_chloride"]),
    en="named liquefied gas is loaded without an articulated arm",
    cases=[
        Case.hazard(medium="ammonia", articulated_arm=False),
        Case.clear(medium="chlorine", articulated_arm=True),
        Case.undetermined(medium="liquefied_hydrocarbon"),
        Case.undetermined(articulated_arm=False),
    ],
)
def articulated_arm_missing(p: type[HazchemLoading]) -> Condition:
    """液化烃、液氨、液氯、无水氯化氢充装未使用万向管道

    2017 年的标准没有点名无水氯化氢，但列有“等”有毒有害液化气体，这里一并计入。
    """
    return ~p.articulated_arm


@rule(
    HazchemLoading,
    cites=CRITERIA.clause("articulated_arm"),
    when=lambda p: p.medium == "other_hazardous_gas",
    en="other flammable or toxic liquefied gas is loaded without an articulated arm",
    cases=[
        Case.hazard(medium="other_hazardous_gas", articulated_arm=False),
        Case.clear(medium="other_hazardous_gas", articulated_arm=True),
        Case.undetermined(medium="other_hazardous_gas"),
    ],
)
def other_gas_without_articulated_arm(p: type[HazchemLoading]) -> Condition:
    """其他易燃或有毒液化气体充装未使用万向管道

    只见于 2017 年的标准。
    """
    return ~p.articulated_arm


@rule(
    HazchemLoading,
    cites=AQ3067.clause("articulated_arm"),
    when=lambda p: p.medium == "liquefied_hydrocarbon",
    en="hydrocarbon coupling lacks lock, anti-drop or self-sealing",
    cases=[
        Case.hazard(medium="liquefied_hydrocarbon", coupling_seals=False),
        Case.clear(
            medium="liquefied_hydrocarbon", coupling_lock=True, coupling_holds=True, coupling_seals=True
        ),
        Case.undetermined(medium="liquefied_hydrocarbon", coupling_lock=True, coupling_holds=True),
    ],
)
def coupling_insecure(p: type[HazchemLoading]) -> Condition:
    """液化烃充装接头缺锁定、防脱或脱落自封

    三种功能缺一即算。
    """
    return ~p.coupling_lock | ~p.coupling_holds | ~p.coupling_seals


@rule(
    HazchemArea,
    cites=CRITERIA.clause("detection_and_explosion_protection"),
    when=lambda p: p.leak_risk != "none",
    en="no gas detection as the national standard requires",
    cases=[
        Case.hazard(leak_risk="toxic", detection_compliant=False),
        Case.clear(leak_risk="combustible", detection_compliant=True),
        Case.undetermined(leak_risk="both"),
        Case.undetermined(detection_compliant=False),
    ],
)
def gas_detection_noncompliant(p: type[HazchemArea]) -> Condition:
    """可燃、有毒气体可能泄漏的场所未按国家标准设检测报警

    国家标准的要求由检查人对照。
    """
    return ~p.detection_compliant


@rule(
    HazchemArea,
    cites=AQ3067.clause("gas_detection"),
    when=lambda p: p.leak_risk != "none",
    en="gas detectors are not as designed or have failed",
    cases=[
        Case.hazard(leak_risk="toxic", detectors_as_designed=False),
        Case.hazard(leak_risk="both", detectors_as_designed=True, detectors_working=False),
        Case.clear(leak_risk="combustible", detectors_as_designed=True, detectors_working=True),
        Case.undetermined(leak_risk="toxic", detectors_as_designed=True),
        Case.undetermined(detectors_working=False),
    ],
)
def gas_detectors_deficient(p: type[HazchemArea]) -> Condition:
    """气体探测器未按设计设置或功能失效

    只见到部分条文，可能还有其他情形。
    """
    return ~p.detectors_as_designed | ~p.detectors_working


@rule(
    HazchemArea,
    cites=[CRITERIA.clause("detection_and_explosion_protection"), AQ3067.clause("explosion_protection")],
    when=lambda p: p.explosive_zone,
    en="no explosion-proof electrics in an explosive zone",
    cases=[
        Case.hazard(explosive_zone=True, explosion_protected=False),
        Case.clear(explosive_zone=True, explosion_protected=True),
        Case.undetermined(explosive_zone=True),
        Case.undetermined(explosion_protected=False),
    ],
)
def explosion_protection_missing(p: type[HazchemArea]) -> Condition:
    """爆炸危险场所未按要求使用防爆电气

    区域划分和防爆等级由检查人判断。
    """
    return ~p.explosion_protected


@rule(
    HazchemPower,
    cites=[CRITERIA.clause("power"), AQ3067.clause("power")],
    when=lambda p: p.dual_required,
    en="no dual power supply where it is required",
    cases=[
        Case.hazard(dual_required=True, dual_supply=False),
        Case.clear(dual_required=True, dual_supply=True),
        Case.undetermined(dual_required=True),
        Case.undetermined(dual_supply=False),
    ],
)
def dual_supply_missing(p: type[HazchemPower]) -> Condition:
    """未按标准设双重电源

    是否应设由负荷等级决定，由检查人判断。
    """
    return ~p.dual_supply


@rule(
    HazchemPower,
    cites=CRITERIA.clause("power"),
    en="control system without uninterruptible supply",
    cases=[
        Case.hazard(control_ups=False),
        Case.clear(control_ups=True),
        Case.undetermined(dual_required=False),
    ],
)
def control_ups_missing(p: type[HazchemPower]) -> Condition:
    """自动化控制系统无不间断电源

    不间断电源的容量不在判定之内。
    """
    return ~p.control_ups


@rule(
    HazchemPower,
    cites=AQ3067.clause("power"),
    en="process control, gas detection or safety system without uninterruptible supply",
    cases=[
        Case.hazard(sis_ups=False),
        Case.hazard(bpcs_ups=True, gds_ups=False),
        Case.clear(bpcs_ups=True, gds_ups=True, sis_ups=True),
        Case.undetermined(bpcs_ups=True, gds_ups=True),
    ],
)
def system_ups_missing(p: type[HazchemPower]) -> Condition:
    """基本过程控制、气体检测报警或安全仪表系统无不间断电源

    三种系统缺一即算；依规定不设某系统的，该项填“是”。
    """
    return ~p.bpcs_ups | ~p.gds_ups | ~p.sis_ups


@rule(
    HazchemReliefDevice,
    cites=CRITERIA.clause("safety_accessory"),
    en="safety accessory is not in normal service",
    cases=[
        Case.hazard(in_service=False),
        Case.clear(in_service=True),
        Case.undetermined(kind="other"),
    ],
)
def safety_accessory_out_of_service(p: type[HazchemReliefDevice]) -> Condition:
    """安全附件未正常投用

    安全阀前后切断阀关闭等情形由检查人判断。
    """
    return ~p.in_service


@rule(
    HazchemReliefDevice,
    cites=AQ3067.clause("relief_device"),
    when=lambda p: p.kind.is_in(["safety_valve", "rupture_disc"]),
    en="safety valve or rupture disc is missing or out of service",
    cases=[
        Case.hazard(kind="safety_valve", in_service=False),
        Case.hazard(kind="rupture_disc", as_designed=False),
        Case.clear(kind="safety_valve", as_designed=True, in_service=True),
        Case.undetermined(kind="safety_valve", as_designed=True),
        Case.undetermined(in_service=False),
    ],
)
def relief_device_deficient(p: type[HazchemReliefDevice]) -> Condition:
    """安全阀、爆破片未按设计设置或未正常投用

    只看安全阀和爆破片，其他安全附件不在 2026 年的准则之内。
    """
    return ~p.as_designed | ~p.in_service


@rule(
    HazchemVapourSystem,
    cites=AQ3067.clause("vapour_collection"),
    en="vapour collection without detonation arrester, or reactive gases share it",
    cases=[
        Case.hazard(volatile_tanks=True, arrester=False),
        Case.hazard(reactive_gases_shared=True),
        Case.clear(arrester=True, reactive_gases_shared=False),
        Case.clear(volatile_tanks=False, reactive_gases_shared=False),
        Case.undetermined(volatile_tanks=True, reactive_gases_shared=False),
    ],
)
def vapour_collection_unsafe(p: type[HazchemVapourSystem]) -> Condition:
    """油气收集管道无阻爆轰型阻火器，或相互反应的气体共用系统

    只见到部分条文，引文中的器件名称有缺损。
    """
    return (p.volatile_tanks & ~p.arrester) | p.reactive_gases_shared


@rule(
    HazchemTank,
    cites=AQ3067.clause("ammonium_nitrate_solution"),
    when=lambda p: p.kind == "ammonium_nitrate_solution",
    en="ammonium-nitrate solution tank without concentration monitoring",
    cases=[
        Case.hazard(kind="ammonium_nitrate_solution", concentration_monitored=False),
        Case.clear(kind="ammonium_nitrate_solution", concentration_monitored=True),
        Case.undetermined(kind="ammonium_nitrate_solution"),
        Case.undetermined(concentration_monitored=False),
    ],
)
def concentration_unmonitored(p: type[HazchemTank]) -> Condition:
    """硝酸铵溶液储罐无浓度在线监测

    只见到部分条文，可能还有其他情形。
    """
    return ~p.concentration_monitored


@rule(
    HazchemBuilding,
    cites=AQ3067.clause("chlorine_tank_building"),
    when=lambda p: p.chlorine_tanks,
    en="building of liquid-chlorine tanks is not enclosed",
    cases=[
        Case.hazard(chlorine_tanks=True, enclosed=False),
        Case.clear(chlorine_tanks=True, enclosed=True),
        Case.undetermined(chlorine_tanks=True),
        Case.undetermined(enclosed=False),
    ],
)
def chlorine_building_open(p: type[HazchemBuilding]) -> Condition:
    """液氯储罐厂房未封闭

    只见到部分条文，吸收设施的要求未见。
    """
    return ~p.enclosed


@rule(
    HazchemTank,
    cites=AQ3067.clause("tank_shutoff"),
    when=lambda p: p.farm_level.is_in(["1", "2"]),
    en="liquid lines of a level 1 or 2 tank lack emergency shut-off, or it failed",
    cases=[
        Case.hazard(farm_level="1", shutoff=False),
        Case.hazard(farm_level="2", shutoff=True, shutoff_working=False),
        Case.clear(farm_level="2", shutoff=True, shutoff_working=True),
        Case.undetermined(farm_level="1", shutoff=True),
        Case.undetermined(shutoff=False),
    ],
)
def tank_shutoff_missing(p: type[HazchemTank]) -> Condition:
    """一级、二级重大危险源罐区的储罐液相管道无紧急切断或切断失效

    罐区级别由 GB 18218 确定，可取 identify() 的结果。
    """
    return ~p.shutoff | ~p.shutoff_working


@rule(
    HazchemTank,
    cites=AQ3067.clause("nitrogen_blanket"),
    when=lambda p: p.kind.is_in(["combustible_fixed_roof", "internal_floating_roof"]),
    en="atmospheric tank of combustible liquid without nitrogen blanket",
    cases=[
        Case.hazard(kind="combustible_fixed_roof", blanket_required=True, blanket=False),
        Case.clear(kind="internal_floating_roof", blanket=True),
        Case.clear(kind="internal_floating_roof", blanket_required=False),
        Case.undetermined(kind="combustible_fixed_roof", blanket=False),
    ],
)
def nitrogen_blanket_missing(p: type[HazchemTank]) -> Condition:
    """可燃液体常压储罐应设氮封而未设

    哪些储罐应设氮封未见条文，由人判断。
    """
    return p.blanket_required & ~p.blanket


@rule(
    HazchemTank,
    cites=AQ3067.clause("floating_roof"),
    when=lambda p: p.kind == "internal_floating_roof",
    en="internal floating roof without low-low alarm, or landed in operation",
    cases=[
        Case.hazard(kind="internal_floating_roof", low_low_alarm_compliant=False),
        Case.hazard(kind="internal_floating_roof", roof_landed=True),
        Case.clear(kind="internal_floating_roof", low_low_alarm_compliant=True, roof_landed=False),
        Case.undetermined(kind="internal_floating_roof", roof_landed=False),
        Case.undetermined(roof_landed=True),
    ],
)
def floating_roof_unsafe(p: type[HazchemTank]) -> Condition:
    """内浮顶储罐低低液位报警不符合规范，或正常运行时浮顶落底

    检修清罐时落底不算。
    """
    return ~p.low_low_alarm_compliant | p.roof_landed
