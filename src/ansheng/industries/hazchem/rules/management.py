"""The rules on management systems, licences, changes and crowding (2017 十六至十八；AQ 3067 5.5.2、5.7)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.design import HazchemBuilding
from ..facts.management import HazchemAbnormal, HazchemChange, HazchemChemical, HazchemEnterprise
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemEnterprise,
    cites=[CRITERIA.clause("responsibility_and_hazard_system"), AQ3067.clause("responsibility_system")],
    en="no job-matched responsibility system",
    cases=[
        Case.hazard(responsibility_matched=False),
        Case.clear(responsibility_matched=True),
        Case.undetermined(procedures=True),
    ],
)
def responsibility_system_missing(p: type[HazchemEnterprise]) -> Condition:
    """未建立与岗位匹配的全员安全生产责任制

    只看制度有无和是否与岗位匹配。
    """
    return ~p.responsibility_matched


@rule(
    HazchemEnterprise,
    cites=CRITERIA.clause("responsibility_and_hazard_system"),
    en="no hazard inspection system made and implemented",
    cases=[
        Case.hazard(hazard_system_made=False),
        Case.hazard(hazard_system_made=True, hazard_system_implemented=False),
        Case.clear(hazard_system_made=True, hazard_system_implemented=True),
        Case.undetermined(hazard_system_made=True),
    ],
)
def hazard_system_missing(p: type[HazchemEnterprise]) -> Condition:
    """未制定实施隐患排查治理制度

    2026 年的准则里这一部分未见条文。
    """
    return ~p.hazard_system_made | ~p.hazard_system_implemented


@rule(
    HazchemEnterprise,
    cites=[CRITERIA.clause("procedures"), AQ3067.clause("procedures")],
    en="no operating procedures or no process control limits",
    cases=[
        Case.hazard(procedures=False),
        Case.hazard(procedures=True, process_limits=False),
        Case.clear(procedures=True, process_limits=True),
        Case.undetermined(procedures=True),
    ],
)
def procedures_missing(p: type[HazchemEnterprise]) -> Condition:
    """未制定操作规程或工艺控制指标

    条文用“和”连接两者，缺一即算是我们的读法。
    """
    return ~p.procedures | ~p.process_limits


@rule(
    HazchemEnterprise,
    cites=CRITERIA.clause("special_work_system"),
    en="no special-work system as the national standard requires",
    cases=[
        Case.hazard(special_work_system=False),
        Case.clear(special_work_system=True),
        Case.undetermined(procedures=True),
    ],
)
def special_work_system_missing(p: type[HazchemEnterprise]) -> Condition:
    """未按国家标准制定特殊作业管理制度

    国家标准即 GB 30871；2026 年的准则改为看每次作业。
    """
    return ~p.special_work_system


@rule(
    HazchemEnterprise,
    cites=CRITERIA.clause("special_work_system"),
    en="special-work system is not effectively executed",
    cases=[
        Case.hazard(special_work_executed=False),
        Case.clear(special_work_executed=True),
        Case.undetermined(special_work_system=True),
    ],
)
def special_work_system_unexecuted(p: type[HazchemEnterprise]) -> Condition:
    """特殊作业管理制度未有效执行

    执行是否有效由检查人判断。
    """
    return ~p.special_work_executed


@rule(
    HazchemChemical,
    cites=AQ3067.clause("licence_scope"),
    en="chemical made, traded or used without licence or outside it",
    cases=[
        Case.hazard(licensed=False),
        Case.hazard(licensed=True, within_scope=False),
        Case.clear(licensed=True, within_scope=True),
        Case.undetermined(licensed=True),
    ],
)
def unlicensed_chemical(p: type[HazchemChemical]) -> Condition:
    """品种没有许可或超出许可范围

    依法无须许可的品种不要录入。
    """
    return ~p.licensed | ~p.within_scope


@rule(
    HazchemChemical,
    cites=AQ3067.clause("classification"),
    when=lambda p: p.hazard_unknown,
    en="chemical of unknown physical hazard is not classified",
    cases=[
        Case.hazard(hazard_unknown=True, classified=False),
        Case.clear(hazard_unknown=True, classified=True),
        Case.undetermined(hazard_unknown=True),
        Case.undetermined(classified=False),
    ],
)
def chemical_unclassified(p: type[HazchemChemical]) -> Condition:
    """物理危险性不明的化学品未鉴定分类

    何者属危险性不明由检查人判断。
    """
    return ~p.classified


@rule(
    HazchemEnterprise,
    cites=AQ3067.clause("positioning"),
    when=lambda p: p.major_hazard | p.high_risk_process,
    en="no positioning system, no terminals, or monitoring data not connected",
    cases=[
        Case.hazard(major_hazard=True, positioning=False),
        Case.hazard(high_risk_process=True, terminals_carried=False),
        Case.hazard(major_hazard=True, data_connected=False),
        Case.clear(major_hazard=True, positioning=True, terminals_carried=True, data_connected=True),
        Case.clear(major_hazard=False, high_risk_process=True, positioning=True, terminals_carried=True),
        Case.undetermined(major_hazard=True, positioning=True, terminals_carried=True),
        Case.undetermined(positioning=False),
    ],
)
def positioning_missing(p: type[HazchemEnterprise]) -> Condition:
    """人员定位系统未投用、终端未携带或监控数据未接入

    接入数据只对有重大危险源的企业判定，是我们的理解。
    """
    unconnected = p.major_hazard & ~p.data_connected
    return ~p.positioning | ~p.terminals_carried | unconnected


@rule(
    HazchemAbnormal,
    cites=AQ3067.clause("crowding"),
    en="too many or unrelated people while an abnormal state is handled",
    cases=[
        Case.hazard(people=7, unrelated_people=False),
        Case.hazard(people=2, unrelated_people=True),
        Case.clear(people=6, unrelated_people=False),
        Case.undetermined(people=6),
        Case.undetermined(unrelated_people=False),
    ],
)
def abnormal_handling_crowded(p: type[HazchemAbnormal]) -> Condition:
    """异常处置时同一装置区超员或有无关人员

    人数按同一时刻同一装置区计。
    """
    return (p.people > AQ3067.limit("abnormal_people")) | p.unrelated_people


@rule(
    HazchemBuilding,
    cites=AQ3067.clause("crowding"),
    when=lambda p: p.fine_chemical,
    en="too many people at once in a fine-chemical building",
    cases=[
        Case.hazard(fine_chemical=True, high_risk_process=True, people=3),
        Case.hazard(fine_chemical=True, high_risk_process=False, process_hazard_grade=4, people=3),
        Case.clear(fine_chemical=True, high_risk_process=True, people=2),
        Case.clear(fine_chemical=True, high_risk_process=False, process_hazard_grade=3, people=9),
        Case.undetermined(fine_chemical=True, high_risk_process=False, people=3),
        Case.undetermined(people=3),
    ],
)
def building_crowded(p: type[HazchemBuilding]) -> Condition:
    """高危工艺或危险度高的精细化工厂房同时在场超员

    符合要求的抗爆墙隔开的各区域各填一条。
    """
    dangerous = p.high_risk_process | (p.process_hazard_grade >= AQ3067.limit("process_hazard_grade"))
    return dangerous & (p.people > AQ3067.limit("building_people"))


@rule(
    HazchemEnterprise,
    cites=AQ3067.clause("change_management"),
    en="no change-management system",
    cases=[
        Case.hazard(change_system=False),
        Case.clear(change_system=True),
        Case.undetermined(procedures=True),
    ],
)
def change_system_missing(p: type[HazchemEnterprise]) -> Condition:
    """未建立变更管理制度

    只看制度有无。
    """
    return ~p.change_system


@rule(
    HazchemChange,
    cites=AQ3067.clause("change_management"),
    en="change without risk assessment before it",
    cases=[
        Case.hazard(assessed=False),
        Case.clear(assessed=True),
        Case.undetermined(id="1"),
    ],
)
def change_unassessed(p: type[HazchemChange]) -> Condition:
    """变更前未做风险评估

    审批和培训只在题库答案中出现，没有编入。
    """
    return ~p.assessed


@rule(
    HazchemEnterprise,
    cites=AQ3067.clause("risk_commitment"),
    en="no risk commitment, or it is seriously untrue",
    cases=[
        Case.hazard(commitment_made=False),
        Case.hazard(commitment_made=True, commitment_untrue=True),
        Case.clear(commitment_made=True, commitment_untrue=False),
        Case.undetermined(commitment_made=True),
    ],
)
def commitment_untrue(p: type[HazchemEnterprise]) -> Condition:
    """未作安全风险承诺，或承诺与现场严重不符

    是否严重不符由人判断。
    """
    return ~p.commitment_made | p.commitment_untrue
