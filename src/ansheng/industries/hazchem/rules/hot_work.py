"""The rules on hot work: grade, upgrade, approval, surroundings, special grade, gas analysis (GB 30871 chapter 5)."""

from ansheng import CHECK_DAY, Case, Rule

from ..facts.hot_work import FixedHotWorkArea as FixedArea
from ..facts.hot_work import HotWorkPermit as Permit
from ..facts.permits import BELOW_BASE_UNIT
from ..standards import SPECIAL_WORK as LAW

_SPECIAL = (Permit.explosive_area & Permit.on_running_equipment) | Permit.in_flammable_dike
_SPECIAL_GRADE = Permit.grade == "special"

hot_work_undergraded = Rule(
    LAW.clause("hot_work_grade"),
    when=~Permit.in_fixed_area,
    hazard=(_SPECIAL & Permit.grade.is_in(["first", "second"]))
    | (
        (Permit.explosive_area | Permit.on_pipe_rack)
        & ~Permit.shut_down_and_cleaned
        & (Permit.grade == "second")
    ),
    given={"in_fixed_area": False, "shut_down_and_cleaned": False},
    cases=[
        Case.hazard(grade="first", explosive_area=True, on_running_equipment=True),
        Case.hazard(grade="first", in_flammable_dike=True),
        Case.hazard(grade="second", explosive_area=True),
        Case.hazard(grade="second", on_pipe_rack=True),
        Case.clear(grade="special"),
        Case.clear(grade="first", explosive_area=True, on_running_equipment=False, in_flammable_dike=False),
        Case.clear(grade="second", explosive_area=False, in_flammable_dike=False, on_pipe_rack=False),
        Case.clear(
            grade="second",
            shut_down_and_cleaned=True,
            explosive_area=True,
            on_running_equipment=False,
            in_flammable_dike=False,
        ),
        Case.hazard(grade="second", shut_down_and_cleaned=True, in_flammable_dike=True),
        Case.undetermined(grade="first", explosive_area=True),
    ],
)

hot_work_upgrade_missing = Rule(
    LAW.clause("upgrade"),
    when=~Permit.in_fixed_area,
    hazard=(Permit.holiday | Permit.rest_day | Permit.night | Permit.special_case) & ~Permit.upgraded,
)

hot_work_in_wind = Rule(
    LAW.clause("hot_work_wind"),
    when=Permit.open_air,
    hazard=(Permit.wind_force >= LAW.limit("hot_work_wind")) & ~(Permit.cannot_wait & Permit.upgraded),
    given={"open_air": True, "wind_force": 5},
    cases=[
        Case.hazard(cannot_wait=False),
        Case.hazard(cannot_wait=True, upgraded=False),
        Case.clear(wind_force=4),
        Case.clear(cannot_wait=True, upgraded=True),
        Case.undetermined(cannot_wait=True),
    ],
)

hot_work_permit_too_long = Rule(
    LAW.clause("hot_work_validity"),
    when=~Permit.in_fixed_area,
    hazard=Permit.validity > LAW.limit("hot_work_validity").at(Permit.grade),
    given={"in_fixed_area": False},
    cases=[
        *(Case.hazard(grade=g, validity=h) for g, h in (("special", 8.1), ("first", 8.1), ("second", 72.1))),
        *(Case.clear(grade=g, validity=h) for g, h in (("special", 8), ("first", 8), ("second", 72))),
        Case.undetermined(validity="24 h"),
    ],
)

hot_work_wrong_approver = Rule(
    LAW.clause("approver"),
    when=~Permit.in_fixed_area,
    hazard=Permit.approver.is_in(BELOW_BASE_UNIT)
    | ((Permit.grade == "first") & Permit.approver.is_in(["base_unit", "specialist"]))
    | (_SPECIAL_GRADE & (Permit.approver != "leader")),
    title="动火作业票的审批人级别低于规定级别",
    en="Hot-work permit approved below the level required",
    given={"in_fixed_area": False},
    cases=[
        Case.hazard(grade="special", approver="safety"),
        Case.hazard(grade="first", approver="base_unit"),
        Case.hazard(grade="second", approver="other"),
        Case.clear(grade="special", approver="leader"),
        Case.clear(grade="first", approver="safety"),
        Case.clear(grade="second", approver="base_unit"),
        Case.hazard(approver="other"),
        Case.undetermined(approver="safety"),
    ],
)

hot_work_too_near = Rule(
    LAW.clause("hot_work_separation"),
    hazard=Permit.neighbours.any(
        lambda n: (
            (n.distance <= LAW.limit("hot_work_separation").at(n.kind))
            & ~((n.kind == "leakable_equipment") & n.isolated)
        )
    ),
    cases=[
        Case.hazard(neighbours=[{"kind": "gas_vent", "distance": "30 m"}]),
        Case.clear(neighbours=[{"kind": "gas_vent", "distance": "30.1 m"}]),
        Case.hazard(neighbours=[{"kind": "liquid_drain", "distance": "15 m"}]),
        Case.clear(neighbours=[{"kind": "liquid_drain", "distance": "15.1 m"}]),
        Case.hazard(neighbours=[{"kind": "solvent_or_paint", "distance": "10 m"}]),
        Case.hazard(neighbours=[{"kind": "dust_sweep", "distance": "10 m"}]),
        Case.hazard(neighbours=[{"kind": "leakable_equipment", "distance": "15 m", "isolated": False}]),
        Case.clear(neighbours=[{"kind": "leakable_equipment", "distance": "15 m", "isolated": True}]),
        Case.clear(neighbours=[]),
        Case.undetermined(neighbours=[{"kind": "leakable_equipment", "distance": "15 m"}]),
    ],
)

cylinders_unsafe = Rule(
    LAW.clause("cylinders"),
    when=Permit.gas_cutting,
    hazard=~Permit.acetylene_upright
    | ~Permit.flashback_arrester
    | ~(Permit.cylinder_spacing >= LAW.limit("cylinder_spacing"))
    | ~(Permit.cylinder_fire_distance >= LAW.limit("cylinder_fire_distance")),
    title="乙炔瓶未直立放置或无防回火装置，或气瓶安全距离小于规定值",
    en="Acetylene cylinder not upright or without flashback arrester, or cylinders too near",
    given={
        "gas_cutting": True,
        "acetylene_upright": True,
        "flashback_arrester": True,
        "cylinder_spacing": "5 m",
    },
    cases=[
        Case.hazard(acetylene_upright=False),
        Case.hazard(flashback_arrester=False),
        Case.hazard(cylinder_spacing="4.9 m"),
        Case.hazard(cylinder_fire_distance="9.9 m"),
        Case.clear(cylinder_fire_distance="10 m"),
        Case.undetermined(),
    ],
)

welder_far = Rule(
    LAW.clause("cylinders"),
    when=Permit.electric_welding,
    hazard=(Permit.welder_distance > LAW.limit("welder_distance")) & ~Permit.welder_as_hot_work,
    title="电焊机距动火点超过10米且未按动火点管理",
    en="A welder more than 10 m away is not managed as a hot-work point",
    given={"electric_welding": True, "welder_distance": "10.1 m"},
    cases=[Case.hazard(welder_as_hot_work=False), Case.clear(welder_distance="10 m"), Case.undetermined()],
)

hot_work_near_train = Rule(
    LAW.clause("railway"),
    hazard=Permit.hazardous_train
    & (Permit.railway_distance <= LAW.limit("railway_distance"))
    & Permit.working,
    given={"hazardous_train": True, "railway_distance": "25 m", "working": True},
    cases=[
        Case.hazard(),
        Case.clear(railway_distance="25.1 m"),
        Case.clear(hazardous_train=False),
        Case.undetermined(working=None),
    ],
)

special_hot_work_film_missing = Rule(
    LAW.clause("special_grade"),
    when=_SPECIAL_GRADE,
    hazard=~Permit.fully_filmed | ~Permit.camera_explosion_proof,
    title="特级动火作业未采集全过程影像，或未使用防爆型摄录设备",
    en="Special-grade hot work not filmed throughout with an explosion-proof camera",
)

special_hot_work_unprepared = Rule(
    LAW.clause("special_grade"),
    when=_SPECIAL_GRADE,
    hazard=~Permit.plan | ~Permit.slight_positive_pressure,
    title="特级动火作业无作业方案，或设备内未保持微正压",
    en="Special-grade hot work without plan or slight positive pressure",
)

special_hot_work_forbidden = Rule(
    LAW.clause("special_grade"),
    when=_SPECIAL_GRADE,
    hazard=Permit.decomposing_material | (Permit.unpurged_under_pressure & ~Permit.production_stable),
    title="在含受热分解爆炸、自爆物料设备上动火，或生产不稳定时带压动火",
    en="Special-grade hot work on decomposing material or under pressure while unstable",
)

fixed_area_too_near = Rule(
    LAW.clause("fixed_area"),
    hazard=FixedArea.distance < LAW.limit("fixed_area_distance"),
    title="固定动火区与火灾爆炸危险场所的距离小于30米",
    en="Fixed hot-work area less than 30 m from hazardous places",
    cases=[Case.hazard(distance="29.9 m"), Case.clear(distance="30 m"), Case.undetermined()],
)

fixed_area_unreviewed = Rule(
    LAW.clause("fixed_area"),
    hazard=FixedArea.reviewed_on.plus(months=LAW.limit("fixed_area_review")) < CHECK_DAY,
    title="固定动火区超过12个月未重新辨识风险",
    en="Fixed hot-work area not reviewed for more than 12 months",
    cases=[Case.hazard(reviewed_on="2021-09-30"), Case.clear(reviewed_on="2021-10-01"), Case.undetermined()],
)

fixed_area_without_detector = Rule(
    LAW.clause("fixed_area"),
    when=FixedArea.in_unit_area,
    hazard=~FixedArea.fixed_detector,
    title="生产装置区内的固定动火区未设固定式可燃气体检测报警装置",
    en="Fixed hot-work area inside a unit area without fixed gas detector",
)

hot_work_gas_high = Rule(
    LAW.clause("combustible_gas"),
    hazard=Permit.concentration > LAW.limit("combustible_gas").at(Permit.explosive_limit),
    cases=[
        Case.hazard(explosive_limit="4 %VOL", concentration="0.51 %VOL"),
        Case.clear(explosive_limit="4 %VOL", concentration="0.5 %VOL"),
        Case.hazard(explosive_limit="3.9 %VOL", concentration="0.21 %VOL"),
        Case.clear(explosive_limit="3.9 %VOL", concentration="0.2 %VOL"),
        Case.undetermined(concentration="0.3 %VOL"),
    ],
)

hot_work_sample_old = Rule(
    LAW.clause("sampling"),
    hazard=Permit.sample_to_start > LAW.limit("sample_to_start"),
    cases=[Case.hazard(sample_to_start="31 min"), Case.clear(sample_to_start="0.5 h"), Case.undetermined()],
)

hot_work_break_unanalysed = Rule(
    LAW.clause("interruption"),
    hazard=(Permit.longest_break > LAW.limit("hot_work_break").at(Permit.grade))
    & ~Permit.analysed_after_break,
    title="动火中断时间超过限值后未重新进行气体分析",
    en="Hot work goes on after a long break without fresh analysis",
    given={"analysed_after_break": False},
    cases=[
        *(Case.hazard(grade=g, longest_break=m) for g, m in (("special", 31), ("first", 31), ("second", 61))),
        *(Case.clear(grade=g, longest_break=m) for g, m in (("special", 30), ("first", 30), ("second", 60))),
        Case.clear(grade="second", longest_break=61, analysed_after_break=True),
        Case.undetermined(longest_break=45),
    ],
)

hot_work_day_unanalysed = Rule(
    LAW.clause("interruption"),
    hazard=~Permit.analysed_each_day,
    title="每日动火前未进行气体分析",
    en="Gas not analysed each day before hot work",
)

special_hot_work_unmonitored = Rule(
    LAW.clause("interruption"),
    when=_SPECIAL_GRADE,
    hazard=~Permit.continuously_monitored,
    title="特级动火作业未连续监测可燃气体",
    en="Special-grade hot work without continuous gas monitoring",
)

hot_work_zone_small = Rule(
    LAW.clause("analysis_zone"),
    when=Permit.outside_equipment,
    hazard=Permit.analysis_radius < LAW.limit("analysis_radius"),
    given={"outside_equipment": True},
    cases=[Case.hazard(analysis_radius="9.9 m"), Case.clear(analysis_radius="10 m"), Case.undetermined()],
)

oxygen_equipment_rich = Rule(
    LAW.clause("oxygen_equipment"),
    when=Permit.oxygen_equipment,
    hazard=Permit.oxygen > LAW.limit("oxygen_in_equipment"),
    given={"oxygen_equipment": True},
    cases=[Case.hazard(oxygen="23.6 %VOL"), Case.clear(oxygen="23.5 %VOL"), Case.undetermined()],
)
