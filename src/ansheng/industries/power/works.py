"""The rules on power construction (第十条) and its quality (第十一条)."""

from ansheng import Case, Rule

from .standards import LAW
from .works_facts import PowerContract as Contract
from .works_facts import PowerDangerousWork as Work
from .works_facts import PowerProject as Project
from .works_facts import PowerSpecialPlan as Plan
from .works_facts import PowerSupervision as Supervision

contract_period_cut = Rule(
    LAW.clause("period"),
    when=Project.period_cut,
    hazard=~(Project.period_cut_studied & Project.period_measures_done),
)

works_awarded_unqualified = Rule(
    LAW.clause("awarding"), hazard=~Contract.safety_conditions | (Contract.qualification == "none")
)

works_undertaken_unqualified = Rule(LAW.clause("undertaking"), hazard=Contract.qualification != "within")

special_plan_faulty = Rule(
    LAW.clause("special_plan"),
    when=Plan.over_scale,
    hazard=~(Plan.compiled & Plan.reviewed & Plan.briefed & Plan.key_measures_done)
    | Plan.serious_defect
    | (Plan.great_change & ~(Plan.adjusted & Plan.procedure_repeated)),
    given={
        "over_scale": True, "compiled": True, "reviewed": True, "briefed": True, "key_measures_done": True,
        "serious_defect": False, "great_change": True, "adjusted": True,
    },
    cases=[
        Case.hazard(procedure_repeated=False),
        Case.hazard(adjusted=False),
        Case.hazard(reviewed=False),
        Case.hazard(serious_defect=True),
        Case.clear(procedure_repeated=True),
        Case.clear(great_change=False),
        Case.undetermined(),
        Case.out_of_scope(over_scale=False, reviewed=False),
    ],
)  # fmt: skip

main_works_sublet = Rule(
    LAW.clause("subletting"), hazard=Contract.main_works & (Contract.subletting != "none")
)

dangerous_work_unapproved = Rule(
    LAW.clause("dangerous_work"), when=Work.kind != "other", hazard=~(Work.approved & Work.supervised)
)

hot_work_uncertified = Rule(
    LAW.clause("hot_work"),
    when=Work.kind == "hot_work",
    hazard=Work.place.is_in(["crowded", "flammable"]) & ~Work.worker_certified,
)

camp_in_danger = Rule(LAW.clause("camp"), hazard=Project.camp_hazard != "none")

quality_unsupervised = Rule(
    LAW.clause("quality_supervision"),
    hazard=~(Project.quality_registered & Project.quality_supervised)
    | (Project.on_grid & ~Project.grid_letter),
)

delivered_unaccepted = Rule(
    LAW.clause("acceptance"),
    hazard=(Project.acceptance == "failed_quality") | ((Project.acceptance == "failed") & Project.delivered),
)

design_substandard = Rule(
    LAW.clause("design"),
    hazard=~(Project.design_meets_standards & Project.design_depth_met)
    | (Project.great_design_change & ~Project.design_change_procedure),
)

key_parts_shoddy = Rule(
    LAW.clause("key_parts"), hazard=Project.corners_cut | Project.bad_materials | Project.off_drawings
)

supervision_faked = Rule(
    LAW.clause("supervisor"),
    hazard=Supervision.colluding
    | Supervision.records_faked
    | Supervision.signed_unchecked
    | Supervision.unqualified_passed,
)

safety_facilities_not_together = Rule(
    LAW.clause("three_together"),
    hazard=~(Project.facilities_designed & Project.facilities_built & Project.facilities_used),
)
