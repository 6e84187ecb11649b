"""The rules on lifting (GB 30871 chapter 9, annex B)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.height import LiftingPermit
from ..standards import SPECIAL_WORK

lifting_unapproved = Rule(
    SPECIAL_WORK.clause("approval"),
    SPECIAL_WORK.clause("lifting_waiver"),
    hazard=(LiftingPermit.mass >= SPECIAL_WORK.limit("lifting_permit_mass")) & ~LiftingPermit.approved,
    title="应办票的吊装未先审批",
    en="lifting that needs a permit begins without approval",
    cases=[
        Case.hazard(mass="10 t", approved=False),
        Case.clear(mass="9.9 t", approved=False),
        Case.clear(mass="10 t", approved=True),
        Case.undetermined(mass="10 t"),
        Case.undetermined(approved=False),
    ],
)


small_lift_unanalysed = Rule(
    SPECIAL_WORK.clause("lifting_waiver"),
    hazard=(LiftingPermit.mass < SPECIAL_WORK.limit("lifting_permit_mass"))
    & ~LiftingPermit.approved
    & ~LiftingPermit.risk_analysed,
    title="不办票的小吨位吊装没有作风险分析",
    en="lifting of a small mass without permit and without risk analysis",
    cases=[
        Case.hazard(mass="9.9 t", approved=False, risk_analysed=False),
        Case.clear(mass="9.9 t", approved=False, risk_analysed=True),
        Case.clear(mass="9.9 t", approved=True),
        Case.clear(mass="10 t"),
        Case.undetermined(mass="9.9 t", approved=False),
        Case.undetermined(approved=False, risk_analysed=False),
    ],
)


@rule(
    SPECIAL_WORK.clause("lifting_grade"),
    title="吊装作业票的级别低于质量对应的级别",
    en="lifting is permitted at a lower grade than the mass gives",
    cases=[
        Case.hazard(mass="100.1 t", grade="2"),
        Case.hazard(mass="40 t", grade="3"),
        Case.clear(mass="100 t", grade="2"),
        Case.clear(mass="39.9 t", grade="3"),
        Case.clear(mass="101 t", grade="1"),
        Case.undetermined(mass="40 t"),
        Case.undetermined(grade="2"),
    ],
)
def lifting_undergraded() -> Condition:
    """级别也可由 grade_lifting() 得出；定得偏高不算。"""
    grade = SPECIAL_WORK.limit("lifting_grade").at(LiftingPermit.mass)
    return ((grade <= 1) & LiftingPermit.grade.is_in(["2", "3"])) | (
        (grade <= 2) & (LiftingPermit.grade == "3")
    )


@rule(
    SPECIAL_WORK.clause("lifting_plan"),
    title="应有方案的吊装没有吊装方案",
    en="lifting that needs a plan has none",
    cases=[
        Case.hazard(mass="40 t", plan=False),
        Case.hazard(mass="5 t", special_object_or_condition=True, plan=False),
        Case.clear(mass="39.9 t", special_object_or_condition=False, plan=False),
        Case.clear(plan=True),
        Case.undetermined(mass="39.9 t", plan=False),
        Case.undetermined(mass="40 t"),
    ],
)
def lifting_plan_missing() -> Condition:
    graded = LiftingPermit.mass >= SPECIAL_WORK.limit("lifting_plan_mass")
    return (graded | LiftingPermit.special_object_or_condition) & ~LiftingPermit.plan


lifting_in_bad_weather = Rule(
    SPECIAL_WORK.clause("lifting_safety"),
    when=LiftingPermit.outdoors,
    hazard=(LiftingPermit.wind_force >= SPECIAL_WORK.limit("lifting_wind")) | LiftingPermit.bad_weather,
    title="六级及以上风或大雪、暴雨、大雾时露天吊装",
    en="outdoor lifting in strong wind, heavy snow, rainstorm or fog",
    cases=[
        Case.hazard(outdoors=True, wind_force=6),
        Case.hazard(outdoors=True, bad_weather=True),
        Case.clear(outdoors=True, wind_force=5, bad_weather=False),
        Case.undetermined(outdoors=True, wind_force=5),
        Case.undetermined(wind_force=6),
    ],
)


cranes_overloaded = Rule(
    SPECIAL_WORK.clause("lifting_safety"),
    when=LiftingPermit.several_cranes,
    hazard=LiftingPermit.load_ratio > SPECIAL_WORK.limit("multi_crane_load"),
    title="多机抬吊时单机载荷过大",
    en="a crane that lifts with others is loaded beyond its share",
    cases=[
        Case.hazard(several_cranes=True, load_ratio="81 %"),
        Case.clear(several_cranes=True, load_ratio="80 %"),
        Case.undetermined(several_cranes=True),
        Case.undetermined(load_ratio="90 %"),
    ],
)


@rule(
    SPECIAL_WORK.clause("approver"),
    when=LiftingPermit.mass >= SPECIAL_WORK.limit("lifting_permit_mass"),
    title="吊装作业票的审批人级别不够",
    en="lifting permit approved below the level required",
    cases=[
        Case.hazard(mass="120 t", grade="1", approver="specialist"),
        Case.hazard(mass="50 t", grade="2", approver="base_unit"),
        Case.hazard(mass="10 t", grade="3", approver="base_unit"),
        Case.clear(mass="120 t", grade="1", approver="leader"),
        Case.clear(mass="50 t", grade="2", approver="specialist"),
        Case.undetermined(mass="50 t", approver="specialist"),
        Case.undetermined(mass="120 t", grade="1"),
    ],
)
def lifting_wrong_approver() -> Condition:
    low = LiftingPermit.approver.is_in(["base_unit", "safety", "power_supplier", "other"])
    return ((LiftingPermit.grade == "1") & (LiftingPermit.approver != "leader")) | (
        LiftingPermit.grade.is_in(["2", "3"]) & low
    )
