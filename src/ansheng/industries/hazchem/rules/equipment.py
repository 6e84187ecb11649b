"""The rules on equipment (2017 六、七、十二、十四、十五；AQ 3067 5.4、5.5.6、5.5.11、5.5.12)."""

from ansheng import Rule

from ..facts.design import HazchemBuilding as Building
from ..facts.equipment import HazchemArea as Area
from ..facts.equipment import HazchemLoading as Loading
from ..facts.equipment import HazchemPower as Power
from ..facts.equipment import HazchemReliefDevice as ReliefDevice
from ..facts.equipment import HazchemTank as Tank
from ..facts.equipment import HazchemVapourSystem as VapourSystem
from ..standards import AQ3067, CRITERIA, both

water_injection_noncompliant = Rule(
    CRITERIA.clause("water_injection"),
    when=Tank.kind.is_in(["hydrocarbon_sphere", "hydrocarbon_pressure_tank"]),
    hazard=~Tank.water_injection_compliant,
    same_as="sphere_without_water_injection",
)

sphere_without_water_injection = Rule(
    AQ3067.clause("water_injection"), when=Tank.kind == "hydrocarbon_sphere", hazard=~Tank.water_injection
)

articulated_arm_missing = Rule(
    *both("articulated_arm"),
    when=Loading.medium.is_in(["liquefied_hydrocarbon", "ammonia", "chlorine", "hydrogen_chloride"]),
    hazard=~Loading.articulated_arm,
    title="液化烃、液氨、液氯或无水氯化氢充装未使用万向管道充装系统",
    en="Named liquefied gas is loaded without an articulated arm",
)

other_gas_without_articulated_arm = Rule(
    CRITERIA.clause("articulated_arm"),
    when=Loading.medium == "other_hazardous_gas",
    hazard=~Loading.articulated_arm,
)

coupling_insecure = Rule(
    AQ3067.clause("articulated_arm"),
    when=Loading.medium == "liquefied_hydrocarbon",
    hazard=~Loading.coupling_lock | ~Loading.coupling_holds | ~Loading.coupling_seals,
    title="液化烃充装接头无锁定、防脱或脱落自封功能",
    en="Hydrocarbon coupling lacks lock, anti-drop or self-sealing",
)

gas_detection_noncompliant = Rule(
    CRITERIA.clause("detection_and_explosion_protection"),
    when=Area.leak_risk != "none",
    hazard=~Area.detection_compliant | ~Area.detectors_working,
    title="可燃或有毒气体可能泄漏的场所未按国家标准设置检测报警装置",
    en="No gas detection where gas may leak as the national standard requires",
    same_as="gas_detectors_deficient",
)

gas_detectors_deficient = Rule(
    AQ3067.clause("gas_detection"),
    when=Area.leak_risk != "none",
    hazard=~Area.detectors_as_designed | ~Area.detectors_working,
)

explosion_protection_missing = Rule(
    AQ3067.clause("explosion_protection"),
    CRITERIA.clause("detection_and_explosion_protection"),
    when=Area.explosive_zone,
    hazard=~Area.explosion_protected,
)

dual_supply_missing = Rule(
    *both("power"),
    when=Power.dual_required,
    hazard=~Power.dual_supply,
    title="化工生产装置未按标准设置双重电源",
    en="Chemical production unit without a dual power supply where it is required",
)

control_ups_missing = Rule(
    CRITERIA.clause("power"),
    hazard=~Power.control_ups,
    title="自动化控制系统未设不间断电源",
    en="Control system without uninterruptible supply",
    same_as="system_ups_missing",
)

system_ups_missing = Rule(
    AQ3067.clause("power"),
    hazard=~Power.bpcs_ups | ~Power.gds_ups | ~Power.sis_ups,
    title="基本过程控制系统、气体检测报警系统或安全仪表系统无不间断电源",
    en="Process control, gas detection or safety system without uninterruptible supply",
)

safety_accessory_out_of_service = Rule(
    CRITERIA.clause("safety_accessory"), hazard=~ReliefDevice.in_service, same_as="relief_device_deficient"
)

relief_device_deficient = Rule(
    AQ3067.clause("relief_device"),
    when=ReliefDevice.kind.is_in(["safety_valve", "rupture_disc"]),
    hazard=~ReliefDevice.as_designed | ~ReliefDevice.in_service,
)

vapour_collection_unsafe = Rule(
    AQ3067.clause("vapour_collection"),
    hazard=(VapourSystem.volatile_tanks & ~VapourSystem.arrester) | VapourSystem.reactive_gases_shared,
)

concentration_unmonitored = Rule(
    AQ3067.clause("ammonium_nitrate_solution"),
    when=Tank.kind == "ammonium_nitrate_solution",
    hazard=~Tank.concentration_monitored,
)

chlorine_building_open = Rule(
    AQ3067.clause("chlorine_tank_building"), when=Building.chlorine_tanks, hazard=~Building.enclosed
)

tank_shutoff_missing = Rule(
    AQ3067.clause("tank_shutoff"),
    when=Tank.farm_level.is_in(["1", "2"]),
    hazard=~Tank.shutoff | ~Tank.shutoff_working,
)

nitrogen_blanket_missing = Rule(
    AQ3067.clause("nitrogen_blanket"),
    when=Tank.kind.is_in(["combustible_fixed_roof", "internal_floating_roof"]),
    hazard=Tank.blanket_required & ~Tank.blanket,
)

floating_roof_unsafe = Rule(
    AQ3067.clause("floating_roof"),
    when=Tank.kind == "internal_floating_roof",
    hazard=~Tank.low_low_alarm_compliant | Tank.roof_landed,
)
