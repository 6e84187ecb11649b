"""The rules on equipment (2017 六、七、十二、十四、十五；AQ 3067 5.4、5.5.6、5.5.11、5.5.12)."""

from ansheng import Case, Rule

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

water_injection_noncompliant = Rule(
    CRITERIA.clause("water_injection"),
    when=HazchemTank.kind.is_in(["hydrocarbon_sphere", "hydrocarbon_pressure_tank"]),
    hazard=~HazchemTank.water_injection_compliant,
    title="全压力式液化烃储罐未按国家标准设注水措施",
    en="full-pressure hydrocarbon tank without water injection as the national standard requires",
    note="国家标准的要求由检查人对照。",
)


sphere_without_water_injection = Rule(
    AQ3067.clause("water_injection"),
    when=HazchemTank.kind == "hydrocarbon_sphere",
    hazard=~HazchemTank.water_injection,
    title="全压力式液化烃球罐未设注水设施",
    en="full-pressure hydrocarbon sphere without water injection",
    note="只见到部分条文，可能还有其他情形；只看球罐。",
)


articulated_arm_missing = Rule(
    CRITERIA.clause("articulated_arm"),
    AQ3067.clause("articulated_arm"),
    when=HazchemLoading.medium.is_in(["liquefied_hydrocarbon", "ammonia", "chlorine", "hydrogen_chloride"]),
    hazard=~HazchemLoading.articulated_arm,
    title="液化烃、液氨、液氯、无水氯化氢充装未使用万向管道",
    en="named liquefied gas is loaded without an articulated arm",
    note="2017 年的标准没有点名无水氯化氢，但列有“等”有毒有害液化气体，这里一并计入。",
)


other_gas_without_articulated_arm = Rule(
    CRITERIA.clause("articulated_arm"),
    when=HazchemLoading.medium == "other_hazardous_gas",
    hazard=~HazchemLoading.articulated_arm,
    title="其他易燃或有毒液化气体充装未使用万向管道",
    en="other flammable or toxic liquefied gas is loaded without an articulated arm",
    note="只见于 2017 年的标准。",
)


coupling_insecure = Rule(
    AQ3067.clause("articulated_arm"),
    when=HazchemLoading.medium == "liquefied_hydrocarbon",
    hazard=~HazchemLoading.coupling_lock | ~HazchemLoading.coupling_holds | ~HazchemLoading.coupling_seals,
    title="液化烃充装接头缺锁定、防脱或脱落自封",
    en="hydrocarbon coupling lacks lock, anti-drop or self-sealing",
    note="三种功能缺一即算。",
)


gas_detection_noncompliant = Rule(
    CRITERIA.clause("detection_and_explosion_protection"),
    when=HazchemArea.leak_risk != "none",
    hazard=~HazchemArea.detection_compliant,
    title="可燃、有毒气体可能泄漏的场所未按国家标准设检测报警",
    en="no gas detection as the national standard requires",
    note="国家标准的要求由检查人对照。",
)


gas_detectors_deficient = Rule(
    AQ3067.clause("gas_detection"),
    when=HazchemArea.leak_risk != "none",
    hazard=~HazchemArea.detectors_as_designed | ~HazchemArea.detectors_working,
    title="气体探测器未按设计设置或功能失效",
    en="gas detectors are not as designed or have failed",
    note="只见到部分条文，可能还有其他情形。",
)


explosion_protection_missing = Rule(
    CRITERIA.clause("detection_and_explosion_protection"),
    AQ3067.clause("explosion_protection"),
    when=HazchemArea.explosive_zone,
    hazard=~HazchemArea.explosion_protected,
    title="爆炸危险场所未按要求使用防爆电气",
    en="no explosion-proof electrics in an explosive zone",
    note="区域划分和防爆等级由检查人判断。",
)


dual_supply_missing = Rule(
    CRITERIA.clause("power"),
    AQ3067.clause("power"),
    when=HazchemPower.dual_required,
    hazard=~HazchemPower.dual_supply,
    title="未按标准设双重电源",
    en="no dual power supply where it is required",
    note="是否应设由负荷等级决定，由检查人判断。",
)


control_ups_missing = Rule(
    CRITERIA.clause("power"),
    hazard=~HazchemPower.control_ups,
    title="自动化控制系统无不间断电源",
    en="control system without uninterruptible supply",
    note="不间断电源的容量不在判定之内。",
)


system_ups_missing = Rule(
    AQ3067.clause("power"),
    hazard=~HazchemPower.bpcs_ups | ~HazchemPower.gds_ups | ~HazchemPower.sis_ups,
    title="基本过程控制、气体检测报警或安全仪表系统无不间断电源",
    en="process control, gas detection or safety system without uninterruptible supply",
    note="三种系统缺一即算；依规定不设某系统的，该项填“是”。",
)


safety_accessory_out_of_service = Rule(
    CRITERIA.clause("safety_accessory"),
    hazard=~HazchemReliefDevice.in_service,
    title="安全附件未正常投用",
    en="safety accessory is not in normal service",
    note="安全阀前后切断阀关闭等情形由检查人判断。",
)


relief_device_deficient = Rule(
    AQ3067.clause("relief_device"),
    when=HazchemReliefDevice.kind.is_in(["safety_valve", "rupture_disc"]),
    hazard=~HazchemReliefDevice.as_designed | ~HazchemReliefDevice.in_service,
    title="安全阀、爆破片未按设计设置或未正常投用",
    en="safety valve or rupture disc is missing or out of service",
    note="只看安全阀和爆破片，其他安全附件不在 2026 年的准则之内。",
)


vapour_collection_unsafe = Rule(
    AQ3067.clause("vapour_collection"),
    hazard=(HazchemVapourSystem.volatile_tanks & ~HazchemVapourSystem.arrester)
    | HazchemVapourSystem.reactive_gases_shared,
    title="油气收集管道无阻爆轰型阻火器，或相互反应的气体共用系统",
    en="vapour collection without detonation arrester, or reactive gases share it",
    note="只见到部分条文，引文中的器件名称有缺损。",
    cases=[
        Case.hazard(volatile_tanks=True, arrester=False),
        Case.hazard(reactive_gases_shared=True),
        Case.clear(arrester=True, reactive_gases_shared=False),
        Case.clear(volatile_tanks=False, reactive_gases_shared=False),
        Case.undetermined(volatile_tanks=True, reactive_gases_shared=False),
    ],
)


concentration_unmonitored = Rule(
    AQ3067.clause("ammonium_nitrate_solution"),
    when=HazchemTank.kind == "ammonium_nitrate_solution",
    hazard=~HazchemTank.concentration_monitored,
    title="硝酸铵溶液储罐无浓度在线监测",
    en="ammonium-nitrate solution tank without concentration monitoring",
    note="只见到部分条文，可能还有其他情形。",
)


chlorine_building_open = Rule(
    AQ3067.clause("chlorine_tank_building"),
    when=HazchemBuilding.chlorine_tanks,
    hazard=~HazchemBuilding.enclosed,
    title="液氯储罐厂房未封闭",
    en="building of liquid-chlorine tanks is not enclosed",
    note="只见到部分条文，吸收设施的要求未见。",
)


tank_shutoff_missing = Rule(
    AQ3067.clause("tank_shutoff"),
    when=HazchemTank.farm_level.is_in(["1", "2"]),
    hazard=~HazchemTank.shutoff | ~HazchemTank.shutoff_working,
    title="一级、二级重大危险源罐区的储罐液相管道无紧急切断或切断失效",
    en="liquid lines of a level 1 or 2 tank lack emergency shut-off, or it failed",
    note="罐区级别由 GB 18218 确定，可取 identify() 的结果。",
)


nitrogen_blanket_missing = Rule(
    AQ3067.clause("nitrogen_blanket"),
    when=HazchemTank.kind.is_in(["combustible_fixed_roof", "internal_floating_roof"]),
    hazard=HazchemTank.blanket_required & ~HazchemTank.blanket,
    title="可燃液体常压储罐应设氮封而未设",
    en="atmospheric tank of combustible liquid without nitrogen blanket",
    note="哪些储罐应设氮封未见条文，由人判断。",
)


floating_roof_unsafe = Rule(
    AQ3067.clause("floating_roof"),
    when=HazchemTank.kind == "internal_floating_roof",
    hazard=~HazchemTank.low_low_alarm_compliant | HazchemTank.roof_landed,
    title="内浮顶储罐低低液位报警不符合规范，或正常运行时浮顶落底",
    en="internal floating roof without low-low alarm, or landed in operation",
    note="检修清罐时落底不算。",
)
