"""The rules on building while producing, and on restructuring (2020 art. 15, 17; 2026 art. 17, 19)."""

from ansheng import Case, Rule

from .project_facts import CoalProject, CoalRestructuring
from .standards import CRITERIA

coal_design_unapproved = Rule(
    CRITERIA.clause("design_approval"),
    when=CoalProject.constructing,
    hazard=~CoalProject.design_approved | (CoalProject.major_change & ~CoalProject.change_approved),
    en="coal mine built without an approved safety design",
    note="2026 年修订后不再列为重大隐患。",
    given={"constructing": True},
    cases=[
        Case.hazard(design_approved=False),
        Case.hazard(design_approved=True, major_change=True, change_approved=False),
        Case.clear(design_approved=True, major_change=False),
        Case.clear(design_approved=True, major_change=True, change_approved=True),
        Case.undetermined(design_approved=True, major_change=True),
    ],
)


coal_mining_while_building = Rule(
    CRITERIA.clause("mining_while_building"),
    when=CoalProject.new_mine & CoalProject.constructing,
    hazard=CoalProject.mining & ~CoalProject.approved_trial_run,
    title="新建煤矿建设期间采煤，不在批准的联合试运转期内",
    en="new mine mines coal outside an approved trial run",
    note="只有备案的不算批准。",
)


coal_mining_in_construction = Rule(
    CRITERIA.clause("mining_in_construction"),
    when=CoalProject.new_mine & CoalProject.constructing,
    hazard=CoalProject.mining & ~CoalProject.filed_trial_run,
    title="新建煤矿建设期间采煤，不在备案的联合试运转期内",
    en="new mine mines coal outside a filed trial run",
    replaces=["coal_mining_while_building"],
    note="备案由检查人核实。",
)


coal_expansion_production = Rule(
    CRITERIA.clause("expansion_production"),
    when=CoalProject.expansion,
    hazard=CoalProject.producing_in_expansion,
    en="production in the expansion area",
    note="2020 年标准没有联合试运转的例外。",
)


coal_mining_in_expansion = Rule(
    CRITERIA.clause("mining_in_expansion"),
    when=CoalProject.expansion,
    hazard=CoalProject.producing_in_expansion & ~CoalProject.filed_trial_run,
    title="在改扩建区域采煤",
    en="coal mined in the expansion area outside a filed trial run",
    replaces=["coal_expansion_production"],
    note="备案的联合试运转除外。",
)


coal_expansion_beyond_design = Rule(
    CRITERIA.clause("expansion_beyond_design"),
    when=CoalProject.expansion,
    hazard=CoalProject.beyond_design,
    title="改扩建矿井在非改扩建区域超出设计范围和规模",
    en="beyond the designed scope outside the expansion area",
    note="由检查人对照设计判断；2026-07-01 起建设超出的也算。",
)


coal_restructuring_headless = Rule(
    CRITERIA.clause("restructuring_head"),
    when=CoalRestructuring.in_progress & CoalRestructuring.working,
    hazard=~CoalRestructuring.responsible_named,
    en="work during restructuring without a named responsible person",
    note="2026-07-01 起改看安全主体和第一责任人。",
)


coal_restructuring_subject = Rule(
    CRITERIA.clause("restructuring_subject"),
    when=CoalRestructuring.in_progress & CoalRestructuring.working,
    hazard=~(CoalRestructuring.subject_named & CoalRestructuring.first_responsible_named),
    en="work during restructuring without named subject or first responsible person",
    replaces=["coal_restructuring_headless"],
    note="两者都要明确。",
)


coal_restructuring_unstaffed = Rule(
    CRITERIA.clause("restructuring_staff"),
    when=CoalRestructuring.in_progress & CoalRestructuring.working,
    hazard=~(CoalRestructuring.unit_ok & CoalRestructuring.staff_ok),
    en="work during restructuring without safety unit or staff",
    note="2026 年修订后不再列为重大隐患。",
)


coal_restructuring_licences = Rule(
    CRITERIA.clause("restructuring_licences"),
    when=CoalRestructuring.done & CoalRestructuring.working,
    hazard=~(
        CoalRestructuring.mining_licence
        & CoalRestructuring.safety_licence
        & CoalRestructuring.business_licence
    ),
    en="work after restructuring without the three licences renewed",
    note="三证指采矿许可证、安全生产许可证、营业执照。",
)


coal_restructuring_safety_licence = Rule(
    CRITERIA.clause("restructuring_safety_licence"),
    when=CoalRestructuring.done & CoalRestructuring.working,
    hazard=~CoalRestructuring.safety_licence,
    en="work after restructuring without the safety licence renewed in time",
    replaces=["coal_restructuring_licences"],
    note="办理的期限由检查人判断。",
)
