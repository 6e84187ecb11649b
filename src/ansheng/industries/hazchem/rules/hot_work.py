"""The rules on hot work: grade, upgrade, approval, surroundings and special grade (GB 30871 5.1, 5.2, 5.4, 5.5)."""

from __future__ import annotations

from ansheng import CHECK_DAY, Case, Condition, rule

from ..facts.hot_work import FixedHotWorkArea, HotWorkPermit
from ..standards import SPECIAL_WORK


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("hot_work_grade"),
    when=lambda p: ~p.in_fixed_area,
    en="hot work is permitted at a lower grade than it has",
    cases=[
        Case.hazard(
            grade="first",
            in_fixed_area=False,
            shut_down_and_cleaned=False,
            explosive_area=True,
            on_running_equipment=True,
        ),
        Case.hazard(grade="first", in_fixed_area=False, shut_down_and_cleaned=False, in_flammable_dike=True),
        Case.hazard(grade="second", in_fixed_area=False, shut_down_and_cleaned=False, explosive_area=True),
        Case.hazard(grade="second", in_fixed_area=False, shut_down_and_cleaned=False, on_pipe_rack=True),
        Case.clear(grade="special", in_fixed_area=False),
        Case.clear(
            grade="first",
            in_fixed_area=False,
            explosive_area=True,
            on_running_equipment=False,
            in_flammable_dike=False,
        ),
        Case.clear(
            grade="second",
            in_fixed_area=False,
            explosive_area=False,
            in_flammable_dike=False,
            on_pipe_rack=False,
        ),
        Case.clear(grade="second", in_fixed_area=False, shut_down_and_cleaned=True),
        Case.undetermined(
            grade="first", in_fixed_area=False, shut_down_and_cleaned=False, explosive_area=True
        ),
        Case.undetermined(grade="second", in_fixed_area=False, explosive_area=True),
    ],
)
def hot_work_undergraded(p: type[HotWorkPermit]) -> Condition:
    """动火作业票的级别低于应有的级别

    级别也可由 grade_hot_work() 得出。升级管理另有规则；定得偏高不算。
    """
    special = (p.explosive_area & p.on_running_equipment) | p.in_flammable_dike
    first = p.explosive_area | p.on_pipe_rack | special
    lower = (special & p.grade.is_in(["first", "second"])) | (first & (p.grade == "second"))
    return ~p.shut_down_and_cleaned & lower


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("upgrade"),
    when=lambda p: ~p.in_fixed_area,
    en="hot work at a holiday, rest day, night or in a special case is not upgraded",
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
def hot_work_upgrade_missing(p: type[HotWorkPermit]) -> Condition:
    """节假日、公休日、夜间或特殊情况的动火没有升级管理

    升几级条文没有写，不判定。固定动火区内的动火不分级，不适用。
    """
    return (p.holiday | p.rest_day | p.night | p.special_case) & ~p.upgraded


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("hot_work_wind"),
    when=lambda p: p.open_air,
    en="open-air hot work in strong wind",
    cases=[
        Case.hazard(open_air=True, wind_force=5, cannot_wait=False),
        Case.hazard(open_air=True, wind_force=5, cannot_wait=True, upgraded=False),
        Case.clear(open_air=True, wind_force=4),
        Case.clear(open_air=True, wind_force=6, cannot_wait=True, upgraded=True),
        Case.undetermined(open_air=True, wind_force=5, cannot_wait=True),
        Case.undetermined(wind_force=5, cannot_wait=False),
    ],
)
def hot_work_in_wind(p: type[HotWorkPermit]) -> Condition:
    """五级及以上风露天动火

    确需动火而已升级管理的除外。
    """
    return (p.wind_force >= SPECIAL_WORK.limit("hot_work_wind")) & ~(p.cannot_wait & p.upgraded)


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("hot_work_validity"),
    when=lambda p: ~p.in_fixed_area,
    en="hot-work permit valid for too long",
    cases=[
        Case.hazard(in_fixed_area=False, grade="special", validity="8.5 h"),
        Case.hazard(in_fixed_area=False, grade="first", validity="72 h"),
        Case.hazard(in_fixed_area=False, grade="second", validity="73 h"),
        Case.clear(in_fixed_area=False, grade="special", validity="8 h"),
        Case.clear(in_fixed_area=False, grade="first", validity="8 h"),
        Case.clear(in_fixed_area=False, grade="second", validity="3 day"),
        Case.undetermined(in_fixed_area=False, validity="24 h"),
        Case.undetermined(in_fixed_area=False, grade="second"),
    ],
)
def hot_work_permit_too_long(p: type[HotWorkPermit]) -> Condition:
    """动火作业票有效期过长"""
    return p.validity > SPECIAL_WORK.limit("hot_work_validity").at(p.grade)


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("approver"),
    when=lambda p: ~p.in_fixed_area,
    en="hot-work permit approved below the level required",
    cases=[
        Case.hazard(in_fixed_area=False, grade="special", approver="safety"),
        Case.hazard(in_fixed_area=False, grade="first", approver="base_unit"),
        Case.hazard(in_fixed_area=False, grade="second", approver="other"),
        Case.clear(in_fixed_area=False, grade="special", approver="leader"),
        Case.clear(in_fixed_area=False, grade="first", approver="safety"),
        Case.clear(in_fixed_area=False, grade="second", approver="base_unit"),
        Case.undetermined(in_fixed_area=False, approver="safety"),
        Case.undetermined(in_fixed_area=False, grade="special"),
    ],
)
def hot_work_wrong_approver(p: type[HotWorkPermit]) -> Condition:
    """动火作业票的审批人级别不够"""
    below_first = p.approver.is_in(["base_unit", "specialist", "power_supplier", "other"])
    return (
        ((p.grade == "special") & (p.approver != "leader"))
        | ((p.grade == "first") & below_first)
        | ((p.grade == "second") & p.approver.is_in(["power_supplier", "other"]))
    )


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("hot_work_separation"),
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
def hot_work_too_near(p: type[HotWorkPermit]) -> Condition:
    """动火点近处有可燃物排放、清洗、喷漆、粉尘清扫或未隔离的可能泄漏设备"""
    limit = SPECIAL_WORK.limit("hot_work_separation")
    return p.neighbours.any(
        lambda n: (n.distance <= limit.at(n.kind)) & ~((n.kind == "leakable_equipment") & n.isolated)
    )


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("cylinders"),
    when=lambda p: p.gas_cutting,
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
def cylinders_unsafe(p: type[HotWorkPermit]) -> Condition:
    """气焊、气割的气瓶未直立、无防回火装置或间距不够"""
    apart = p.cylinder_spacing >= SPECIAL_WORK.limit("cylinder_spacing")
    away = p.cylinder_fire_distance >= SPECIAL_WORK.limit("cylinder_fire_distance")
    return ~p.acetylene_upright | ~p.flashback_arrester | ~apart | ~away


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("cylinders"),
    when=lambda p: p.electric_welding,
    en="a distant welder is not managed as a hot-work point",
    cases=[
        Case.hazard(electric_welding=True, welder_distance="10.1 m", welder_as_hot_work=False),
        Case.clear(electric_welding=True, welder_distance="10 m"),
        Case.clear(electric_welding=True, welder_as_hot_work=True),
        Case.undetermined(electric_welding=True, welder_distance="12 m"),
        Case.undetermined(welder_distance="12 m", welder_as_hot_work=False),
    ],
)
def welder_far(p: type[HotWorkPermit]) -> Condition:
    """电焊机离动火点过远而未按动火点管理"""
    return (p.welder_distance > SPECIAL_WORK.limit("welder_distance")) & ~p.welder_as_hot_work


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("railway"),
    en="hot work goes on near a train with hazardous chemicals",
    cases=[
        Case.hazard(hazardous_train=True, railway_distance="25 m", working=True),
        Case.clear(hazardous_train=True, railway_distance="25.1 m", working=True),
        Case.clear(hazardous_train=True, railway_distance="10 m", working=False),
        Case.clear(hazardous_train=False),
        Case.undetermined(hazardous_train=True, railway_distance="25 m"),
    ],
)
def hot_work_near_train(p: type[HotWorkPermit]) -> Condition:
    """铁路近处有危化品列车通过或停留时仍在动火"""
    return p.hazardous_train & (p.railway_distance <= SPECIAL_WORK.limit("railway_distance")) & p.working


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("special_grade"),
    when=lambda p: p.grade == "special",
    en="special-grade hot work not filmed throughout with an explosion-proof camera",
    cases=[
        Case.hazard(grade="special", fully_filmed=False),
        Case.hazard(grade="special", fully_filmed=True, camera_explosion_proof=False),
        Case.clear(grade="special", fully_filmed=True, camera_explosion_proof=True),
        Case.undetermined(grade="special", fully_filmed=True),
        Case.undetermined(fully_filmed=False),
    ],
)
def special_hot_work_film_missing(p: type[HotWorkPermit]) -> Condition:
    """特级动火没有全过程影像，或摄录设备不防爆"""
    return ~p.fully_filmed | ~p.camera_explosion_proof


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("special_grade"),
    when=lambda p: p.grade == "special",
    en="special-grade hot work without plan or slight positive pressure",
    cases=[
        Case.hazard(grade="special", plan=False),
        Case.hazard(grade="special", slight_positive_pressure=False),
        Case.clear(grade="special", plan=True, slight_positive_pressure=True),
        Case.undetermined(grade="special", plan=True),
        Case.undetermined(plan=False),
    ],
)
def special_hot_work_unprepared(p: type[HotWorkPermit]) -> Condition:
    """特级动火没有作业方案，或没有保持微正压

    不存在维持压力问题的（如罐区防火堤内的地面），微正压填“是”。
    """
    return ~p.plan | ~p.slight_positive_pressure


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("special_grade"),
    when=lambda p: p.grade == "special",
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
def special_hot_work_forbidden(p: type[HotWorkPermit]) -> Condition:
    """在有热分解、自爆物料的设备上特级动火，或生产不稳定时带压不置换动火"""
    return p.decomposing_material | (p.unpurged_under_pressure & ~p.production_stable)


@rule(
    FixedHotWorkArea,
    cites=SPECIAL_WORK.clause("fixed_area"),
    en="fixed hot-work area too near to hazardous places",
    cases=[Case.hazard(distance="29.9 m"), Case.clear(distance="30 m"), Case.undetermined()],
)
def fixed_area_too_near(p: type[FixedHotWorkArea]) -> Condition:
    """固定动火区与火灾爆炸危险场所距离不够"""
    return p.distance < SPECIAL_WORK.limit("fixed_area_distance")


@rule(
    FixedHotWorkArea,
    cites=SPECIAL_WORK.clause("fixed_area"),
    en="fixed hot-work area not reviewed within a year",
    cases=[
        Case.hazard(reviewed_on="2021-09-30"),
        Case.clear(reviewed_on="2021-10-01"),
        Case.undetermined(),
    ],
)
def fixed_area_unreviewed(p: type[FixedHotWorkArea]) -> Condition:
    """固定动火区一年内没有辨识

    从未辨识的，日期填设立之日。
    """
    return p.reviewed_on.plus(months=SPECIAL_WORK.limit("fixed_area_review")) < CHECK_DAY


@rule(
    FixedHotWorkArea,
    cites=SPECIAL_WORK.clause("fixed_area"),
    when=lambda p: p.in_unit_area,
    en="fixed hot-work area inside a unit area without fixed gas detector",
    cases=[
        Case.hazard(in_unit_area=True, fixed_detector=False),
        Case.clear(in_unit_area=True, fixed_detector=True),
        Case.undetermined(in_unit_area=True),
        Case.undetermined(fixed_detector=False),
    ],
)
def fixed_area_without_detector(p: type[FixedHotWorkArea]) -> Condition:
    """装置区内的固定动火区没有固定式可燃气体报警"""
    return ~p.fixed_detector
