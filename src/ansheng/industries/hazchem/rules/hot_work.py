"""The rules on hot work: grade, upgrade, approval, surroundings and special grade (GB 30871 5.1, 5.2, 5.4, 5.5)."""

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from ..facts.hot_work import FixedHotWorkArea, HotWorkPermit
from ..standards import SPECIAL_WORK


@rule(
    SPECIAL_WORK.clause("hot_work_grade"),
    when=~HotWorkPermit.in_fixed_area,
    title="动火作业票的级别低于应有的级别",
    en="hot work is permitted at a lower grade than it has",
    given={"in_fixed_area": False},
    cases=[
        Case.hazard(
            grade="first", shut_down_and_cleaned=False, explosive_area=True, on_running_equipment=True
        ),
        Case.hazard(grade="first", shut_down_and_cleaned=False, in_flammable_dike=True),
        Case.hazard(grade="second", shut_down_and_cleaned=False, explosive_area=True),
        Case.hazard(grade="second", shut_down_and_cleaned=False, on_pipe_rack=True),
        Case.clear(grade="special"),
        Case.clear(grade="first", explosive_area=True, on_running_equipment=False, in_flammable_dike=False),
        Case.clear(grade="second", explosive_area=False, in_flammable_dike=False, on_pipe_rack=False),
        Case.clear(grade="second", shut_down_and_cleaned=True),
        Case.undetermined(grade="first", shut_down_and_cleaned=False, explosive_area=True),
        Case.undetermined(grade="second", explosive_area=True),
    ],
)
def hot_work_undergraded() -> Condition:
    """级别也可由 grade_hot_work() 得出。升级管理另有规则；定得偏高不算。"""
    special = (
        HotWorkPermit.explosive_area & HotWorkPermit.on_running_equipment
    ) | HotWorkPermit.in_flammable_dike
    first = HotWorkPermit.explosive_area | HotWorkPermit.on_pipe_rack | special
    lower = (special & HotWorkPermit.grade.is_in(["first", "second"])) | (
        first & (HotWorkPermit.grade == "second")
    )
    return ~HotWorkPermit.shut_down_and_cleaned & lower


hot_work_upgrade_missing = Rule(
    SPECIAL_WORK.clause("upgrade"),
    when=~HotWorkPermit.in_fixed_area,
    hazard=(HotWorkPermit.holiday | HotWorkPermit.rest_day | HotWorkPermit.night | HotWorkPermit.special_case)
    & ~HotWorkPermit.upgraded,
    title="节假日、公休日、夜间或特殊情况的动火没有升级管理",
    en="hot work at a holiday, rest day, night or in a special case is not upgraded",
    note="升几级条文没有写，不判定。固定动火区内的动火不分级，不适用。",
    cases=[
        Case.hazard(in_fixed_area=False, holiday=True, upgraded=False),
        Case.hazard(in_fixed_area=False, rest_day=True, upgraded=False),
        Case.hazard(in_fixed_area=False, night=True, upgraded=False),
        Case.hazard(in_fixed_area=False, special_case=True, upgraded=False),
        Case.clear(night=True, upgraded=True),
        Case.clear(holiday=False, rest_day=False, night=False, special_case=False, upgraded=False),
        Case.undetermined(in_fixed_area=False, holiday=False, rest_day=False, night=False, upgraded=False),
        Case.undetermined(in_fixed_area=False, holiday=True),
        Case.undetermined(holiday=True, upgraded=False),
    ],
)


hot_work_in_wind = Rule(
    SPECIAL_WORK.clause("hot_work_wind"),
    when=HotWorkPermit.open_air,
    hazard=(HotWorkPermit.wind_force >= SPECIAL_WORK.limit("hot_work_wind"))
    & ~(HotWorkPermit.cannot_wait & HotWorkPermit.upgraded),
    title="五级及以上风露天动火",
    en="open-air hot work in strong wind",
    note="确需动火而已升级管理的除外。",
    cases=[
        Case.hazard(open_air=True, wind_force=5, cannot_wait=False),
        Case.hazard(open_air=True, wind_force=5, cannot_wait=True, upgraded=False),
        Case.clear(open_air=True, wind_force=4),
        Case.clear(open_air=True, wind_force=6, cannot_wait=True, upgraded=True),
        Case.undetermined(open_air=True, wind_force=5, cannot_wait=True),
        Case.undetermined(wind_force=5, cannot_wait=False),
    ],
)


hot_work_permit_too_long = Rule(
    SPECIAL_WORK.clause("hot_work_validity"),
    when=~HotWorkPermit.in_fixed_area,
    hazard=HotWorkPermit.validity > SPECIAL_WORK.limit("hot_work_validity").at(HotWorkPermit.grade),
    title="动火作业票有效期过长",
    en="hot-work permit valid for too long",
    given={"in_fixed_area": False},
    cases=[
        Case.hazard(grade="special", validity="8.5 h"),
        Case.hazard(grade="first", validity="72 h"),
        Case.hazard(grade="second", validity="73 h"),
        Case.clear(grade="special", validity="8 h"),
        Case.clear(grade="first", validity="8 h"),
        Case.clear(grade="second", validity="3 day"),
        Case.undetermined(validity="24 h"),
        Case.undetermined(grade="second"),
    ],
)


@rule(
    SPECIAL_WORK.clause("approver"),
    when=~HotWorkPermit.in_fixed_area,
    title="动火作业票的审批人级别不够",
    en="hot-work permit approved below the level required",
    given={"in_fixed_area": False},
    cases=[
        Case.hazard(grade="special", approver="safety"),
        Case.hazard(grade="first", approver="base_unit"),
        Case.hazard(grade="second", approver="other"),
        Case.clear(grade="special", approver="leader"),
        Case.clear(grade="first", approver="safety"),
        Case.clear(grade="second", approver="base_unit"),
        Case.undetermined(approver="safety"),
        Case.undetermined(grade="special"),
    ],
)
def hot_work_wrong_approver() -> Condition:
    below_first = HotWorkPermit.approver.is_in(["base_unit", "specialist", "power_supplier", "other"])
    return (
        ((HotWorkPermit.grade == "special") & (HotWorkPermit.approver != "leader"))
        | ((HotWorkPermit.grade == "first") & below_first)
        | ((HotWorkPermit.grade == "second") & HotWorkPermit.approver.is_in(["power_supplier", "other"]))
    )


@rule(
    SPECIAL_WORK.clause("hot_work_separation"),
    title="动火点近处有可燃物排放、清洗、喷漆、粉尘清扫或未隔离的可能泄漏设备",
    en="something that may feed a fire is too near to hot work",
    cases=[
        Case.hazard(neighbours=[{"kind": "gas_vent", "distance": "30 m"}]),
        Case.hazard(neighbours=[{"kind": "liquid_drain", "distance": "15 m"}]),
        Case.hazard(neighbours=[{"kind": "solvent_or_paint", "distance": "10 m"}]),
        Case.hazard(neighbours=[{"kind": "dust_sweep", "distance": "10 m"}]),
        Case.hazard(neighbours=[{"kind": "leakable_equipment", "distance": "15 m", "isolated": False}]),
        Case.clear(neighbours=[{"kind": "leakable_equipment", "distance": "15 m", "isolated": True}]),
        Case.clear(
            neighbours=[
                {"kind": "gas_vent", "distance": "30.1 m"},
                {"kind": "liquid_drain", "distance": "15.1 m"},
                {"kind": "solvent_or_paint", "distance": "10.1 m"},
                {"kind": "dust_sweep", "distance": "10.1 m"},
                {"kind": "leakable_equipment", "distance": "15.1 m"},
            ]
        ),
        Case.clear(neighbours=[]),
        Case.undetermined(neighbours=[{"kind": "leakable_equipment", "distance": "15 m"}]),
        Case.undetermined(neighbours=[{"distance": "20 m"}]),
    ],
)
def hot_work_too_near() -> Condition:
    limit = SPECIAL_WORK.limit("hot_work_separation")
    return HotWorkPermit.neighbours.any(
        lambda n: (n.distance <= limit.at(n.kind)) & ~((n.kind == "leakable_equipment") & n.isolated)
    )


@rule(
    SPECIAL_WORK.clause("cylinders"),
    when=HotWorkPermit.gas_cutting,
    title="气焊、气割的气瓶未直立、无防回火装置或间距不够",
    en="gas cylinders not upright, not protected or not apart",
    cases=[
        Case.hazard(gas_cutting=True, acetylene_upright=False),
        Case.hazard(gas_cutting=True, flashback_arrester=False),
        Case.hazard(gas_cutting=True, cylinder_spacing="4.9 m"),
        Case.hazard(gas_cutting=True, cylinder_fire_distance="9.9 m"),
        Case.clear(
            gas_cutting=True,
            acetylene_upright=True,
            flashback_arrester=True,
            cylinder_spacing="5 m",
            cylinder_fire_distance="10 m",
        ),
        Case.undetermined(
            gas_cutting=True, acetylene_upright=True, flashback_arrester=True, cylinder_spacing="5 m"
        ),
        Case.undetermined(cylinder_spacing="4 m"),
    ],
)
def cylinders_unsafe() -> Condition:
    apart = HotWorkPermit.cylinder_spacing >= SPECIAL_WORK.limit("cylinder_spacing")
    away = HotWorkPermit.cylinder_fire_distance >= SPECIAL_WORK.limit("cylinder_fire_distance")
    return ~HotWorkPermit.acetylene_upright | ~HotWorkPermit.flashback_arrester | ~apart | ~away


welder_far = Rule(
    SPECIAL_WORK.clause("cylinders"),
    when=HotWorkPermit.electric_welding,
    hazard=(HotWorkPermit.welder_distance > SPECIAL_WORK.limit("welder_distance"))
    & ~HotWorkPermit.welder_as_hot_work,
    title="电焊机离动火点过远而未按动火点管理",
    en="a distant welder is not managed as a hot-work point",
    cases=[
        Case.hazard(electric_welding=True, welder_distance="10.1 m", welder_as_hot_work=False),
        Case.clear(electric_welding=True, welder_distance="10 m"),
        Case.clear(electric_welding=True, welder_as_hot_work=True),
        Case.undetermined(electric_welding=True, welder_distance="12 m"),
        Case.undetermined(welder_distance="12 m", welder_as_hot_work=False),
    ],
)


hot_work_near_train = Rule(
    SPECIAL_WORK.clause("railway"),
    hazard=HotWorkPermit.hazardous_train
    & (HotWorkPermit.railway_distance <= SPECIAL_WORK.limit("railway_distance"))
    & HotWorkPermit.working,
    title="铁路近处有危化品列车通过或停留时仍在动火",
    en="hot work goes on near a train with hazardous chemicals",
    cases=[
        Case.hazard(hazardous_train=True, railway_distance="25 m", working=True),
        Case.clear(hazardous_train=True, railway_distance="25.1 m", working=True),
        Case.clear(hazardous_train=True, railway_distance="10 m", working=False),
        Case.clear(hazardous_train=False),
        Case.undetermined(hazardous_train=True, railway_distance="25 m"),
    ],
)


special_hot_work_film_missing = Rule(
    SPECIAL_WORK.clause("special_grade"),
    when=HotWorkPermit.grade == "special",
    hazard=~HotWorkPermit.fully_filmed | ~HotWorkPermit.camera_explosion_proof,
    title="特级动火没有全过程影像，或摄录设备不防爆",
    en="special-grade hot work not filmed throughout with an explosion-proof camera",
)


special_hot_work_unprepared = Rule(
    SPECIAL_WORK.clause("special_grade"),
    when=HotWorkPermit.grade == "special",
    hazard=~HotWorkPermit.plan | ~HotWorkPermit.slight_positive_pressure,
    title="特级动火没有作业方案，或没有保持微正压",
    en="special-grade hot work without plan or slight positive pressure",
    note="不存在维持压力问题的（如罐区防火堤内的地面），微正压填“是”。",
)


special_hot_work_forbidden = Rule(
    SPECIAL_WORK.clause("special_grade"),
    when=HotWorkPermit.grade == "special",
    hazard=HotWorkPermit.decomposing_material
    | (HotWorkPermit.unpurged_under_pressure & ~HotWorkPermit.production_stable),
    title="在有热分解、自爆物料的设备上特级动火，或生产不稳定时带压不置换动火",
    en="special-grade hot work on decomposing material or under pressure while unstable",
    cases=[
        Case.hazard(grade="special", decomposing_material=True),
        Case.hazard(grade="special", unpurged_under_pressure=True, production_stable=False),
        Case.clear(grade="special", decomposing_material=False, unpurged_under_pressure=False),
        Case.clear(grade="special", decomposing_material=False, production_stable=True),
        Case.undetermined(grade="special", decomposing_material=False, unpurged_under_pressure=True),
        Case.undetermined(decomposing_material=True),
    ],
)


fixed_area_too_near = Rule(
    SPECIAL_WORK.clause("fixed_area"),
    hazard=FixedHotWorkArea.distance < SPECIAL_WORK.limit("fixed_area_distance"),
    title="固定动火区与火灾爆炸危险场所距离不够",
    en="fixed hot-work area too near to hazardous places",
    cases=[Case.hazard(distance="29.9 m"), Case.clear(distance="30 m"), Case.undetermined()],
)


fixed_area_unreviewed = Rule(
    SPECIAL_WORK.clause("fixed_area"),
    hazard=FixedHotWorkArea.reviewed_on.plus(months=SPECIAL_WORK.limit("fixed_area_review")) < CHECK_DAY,
    title="固定动火区一年内没有辨识",
    en="fixed hot-work area not reviewed within a year",
    note="从未辨识的，日期填设立之日。",
    cases=[Case.hazard(reviewed_on="2021-09-30"), Case.clear(reviewed_on="2021-10-01"), Case.undetermined()],
)


fixed_area_without_detector = Rule(
    SPECIAL_WORK.clause("fixed_area"),
    when=FixedHotWorkArea.in_unit_area,
    hazard=~FixedHotWorkArea.fixed_detector,
    title="装置区内的固定动火区没有固定式可燃气体报警",
    en="fixed hot-work area inside a unit area without fixed gas detector",
)
