"""The rules on building while producing, and on restructuring (2020 art. 15, 17; 2026 art. 17, 19)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .project_facts import CoalProject, CoalRestructuring
from .standards import CRITERIA


@rule(
    CoalProject,
    cites=CRITERIA.clause("design_approval"),
    when=lambda p: p.constructing,
    en="coal mine built without an approved safety design",
    cases=[
        Case.hazard(constructing=True, design_approved=False),
        Case.hazard(constructing=True, design_approved=True, major_change=True, change_approved=False),
        Case.clear(constructing=True, design_approved=True, major_change=False),
        Case.clear(constructing=True, design_approved=True, major_change=True, change_approved=True),
        Case.undetermined(constructing=True, design_approved=True, major_change=True),
    ],
)
def coal_design_unapproved(p: type[CoalProject]) -> Condition:
    """安全设施设计没有批准，或重大变更没有再批准就施工

    2026 年修订后不再列为重大隐患。
    """
    return ~p.design_approved | (p.major_change & ~p.change_approved)


@rule(
    CoalProject,
    cites=CRITERIA.clause("mining_while_building"),
    when=lambda p: p.new_mine & p.constructing,
    en="new mine mines coal outside an approved trial run",
    cases=[
        Case.hazard(new_mine=True, constructing=True, mining=True, approved_trial_run=False),
        Case.clear(new_mine=True, constructing=True, mining=True, approved_trial_run=True),
        Case.clear(new_mine=True, constructing=True, mining=False),
        Case.undetermined(new_mine=True, constructing=True, mining=True),
    ],
)
def coal_mining_while_building(p: type[CoalProject]) -> Condition:
    """新建煤矿建设期间采煤，不在批准的联合试运转期内

    只有备案的不算批准。
    """
    return p.mining & ~p.approved_trial_run


@rule(
    CoalProject,
    cites=CRITERIA.clause("mining_in_construction"),
    when=lambda p: p.new_mine & p.constructing,
    replaces=["coal_mining_while_building"],
    en="new mine mines coal outside a filed trial run",
    cases=[
        Case.hazard(new_mine=True, constructing=True, mining=True, filed_trial_run=False),
        Case.clear(new_mine=True, constructing=True, mining=True, filed_trial_run=True),
        Case.clear(new_mine=True, constructing=True, mining=False),
        Case.undetermined(new_mine=True, constructing=True, mining=True),
    ],
)
def coal_mining_in_construction(p: type[CoalProject]) -> Condition:
    """新建煤矿建设期间采煤，不在备案的联合试运转期内

    备案由检查人核实。
    """
    return p.mining & ~p.filed_trial_run


@rule(
    CoalProject,
    cites=CRITERIA.clause("expansion_production"),
    when=lambda p: p.expansion,
    en="production in the expansion area",
    cases=[
        Case.hazard(expansion=True, producing_in_expansion=True),
        Case.clear(expansion=True, producing_in_expansion=False),
        Case.undetermined(expansion=True),
    ],
)
def coal_expansion_production(p: type[CoalProject]) -> Condition:
    """改扩建矿井在改扩建区域生产

    2020 年标准没有联合试运转的例外。
    """
    return p.producing_in_expansion


@rule(
    CoalProject,
    cites=CRITERIA.clause("mining_in_expansion"),
    when=lambda p: p.expansion,
    replaces=["coal_expansion_production"],
    en="coal mined in the expansion area outside a filed trial run",
    cases=[
        Case.hazard(expansion=True, producing_in_expansion=True, filed_trial_run=False),
        Case.clear(expansion=True, producing_in_expansion=True, filed_trial_run=True),
        Case.clear(expansion=True, producing_in_expansion=False),
        Case.undetermined(expansion=True, producing_in_expansion=True),
    ],
)
def coal_mining_in_expansion(p: type[CoalProject]) -> Condition:
    """在改扩建区域采煤

    备案的联合试运转除外。
    """
    return p.producing_in_expansion & ~p.filed_trial_run


@rule(
    CoalProject,
    cites=CRITERIA.clause("expansion_beyond_design"),
    when=lambda p: p.expansion,
    en="beyond the designed scope outside the expansion area",
    cases=[
        Case.hazard(expansion=True, beyond_design=True),
        Case.clear(expansion=True, beyond_design=False),
        Case.undetermined(expansion=True),
    ],
)
def coal_expansion_beyond_design(p: type[CoalProject]) -> Condition:
    """改扩建矿井在非改扩建区域超出设计范围和规模

    由检查人对照设计判断；2026-07-01 起建设超出的也算。
    """
    return p.beyond_design


@rule(
    CoalRestructuring,
    cites=CRITERIA.clause("restructuring_head"),
    when=lambda p: p.in_progress & p.working,
    en="work during restructuring without a named responsible person",
    cases=[
        Case.hazard(in_progress=True, working=True, responsible_named=False),
        Case.clear(in_progress=True, working=True, responsible_named=True),
        Case.undetermined(in_progress=True, working=True),
    ],
)
def coal_restructuring_headless(p: type[CoalRestructuring]) -> Condition:
    """改制期间没有明确安全生产责任人就生产建设

    2026-07-01 起改看安全主体和第一责任人。
    """
    return ~p.responsible_named


@rule(
    CoalRestructuring,
    cites=CRITERIA.clause("restructuring_subject"),
    when=lambda p: p.in_progress & p.working,
    replaces=["coal_restructuring_headless"],
    en="work during restructuring without named subject or first responsible person",
    cases=[
        Case.hazard(in_progress=True, working=True, subject_named=False),
        Case.hazard(in_progress=True, working=True, first_responsible_named=False),
        Case.clear(in_progress=True, working=True, subject_named=True, first_responsible_named=True),
        Case.undetermined(in_progress=True, working=True, subject_named=True),
    ],
)
def coal_restructuring_subject(p: type[CoalRestructuring]) -> Condition:
    """改制、合并、分立期间没有明确安全主体或第一责任人就生产建设

    两者都要明确。
    """
    return ~(p.subject_named & p.first_responsible_named)


@rule(
    CoalRestructuring,
    cites=CRITERIA.clause("restructuring_staff"),
    when=lambda p: p.in_progress & p.working,
    en="work during restructuring without safety unit or staff",
    cases=[
        Case.hazard(in_progress=True, working=True, unit_ok=False),
        Case.hazard(in_progress=True, working=True, staff_ok=False),
        Case.clear(in_progress=True, working=True, unit_ok=True, staff_ok=True),
        Case.undetermined(in_progress=True, working=True, unit_ok=True),
    ],
)
def coal_restructuring_unstaffed(p: type[CoalRestructuring]) -> Condition:
    """改制期间安全机构不健全、人员没有配齐就生产建设

    2026 年修订后不再列为重大隐患。
    """
    return ~(p.unit_ok & p.staff_ok)


@rule(
    CoalRestructuring,
    cites=CRITERIA.clause("restructuring_licences"),
    when=lambda p: p.done & p.working,
    en="work after restructuring without the three licences renewed",
    cases=[
        Case.hazard(done=True, working=True, mining_licence=False),
        Case.hazard(done=True, working=True, safety_licence=False),
        Case.hazard(done=True, working=True, business_licence=False),
        Case.clear(done=True, working=True, mining_licence=True, safety_licence=True, business_licence=True),
        Case.undetermined(done=True, working=True, mining_licence=True, safety_licence=True),
    ],
)
def coal_restructuring_licences(p: type[CoalRestructuring]) -> Condition:
    """改制后三证没有重新办理或变更就生产建设

    三证指采矿许可证、安全生产许可证、营业执照。
    """
    return ~(p.mining_licence & p.safety_licence & p.business_licence)


@rule(
    CoalRestructuring,
    cites=CRITERIA.clause("restructuring_safety_licence"),
    when=lambda p: p.done & p.working,
    replaces=["coal_restructuring_licences"],
    en="work after restructuring without the safety licence renewed in time",
    cases=[
        Case.hazard(done=True, working=True, safety_licence=False),
        Case.clear(done=True, working=True, safety_licence=True),
        Case.undetermined(done=True, working=True),
    ],
)
def coal_restructuring_safety_licence(p: type[CoalRestructuring]) -> Condition:
    """改制等完成后没有按时重新取得或变更安全生产许可证就生产建设

    办理的期限由检查人判断。
    """
    return ~p.safety_licence
