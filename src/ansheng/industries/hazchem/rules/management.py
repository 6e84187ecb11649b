"""The rules on management systems, licences, changes and crowding (2017 十六至十八；AQ 3067 5.5.2、5.7)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.design import HazchemBuilding
from ..facts.management import HazchemAbnormal, HazchemChange, HazchemChemical, HazchemEnterprise
from ..standards import AQ3067, CRITERIA

responsibility_system_missing = Rule(
    CRITERIA.clause("responsibility_and_hazard_system"),
    AQ3067.clause("responsibility_system"),
    hazard=~HazchemEnterprise.responsibility_matched,
    title="未建立与岗位匹配的全员安全生产责任制",
    en="no job-matched responsibility system",
    note="只看制度有无和是否与岗位匹配。",
)


hazard_system_missing = Rule(
    CRITERIA.clause("responsibility_and_hazard_system"),
    hazard=~HazchemEnterprise.hazard_system_made | ~HazchemEnterprise.hazard_system_implemented,
    title="未制定实施隐患排查治理制度",
    en="no hazard inspection system made and implemented",
    note="2026 年的准则里这一部分未见条文。",
)


procedures_missing = Rule(
    CRITERIA.clause("procedures"),
    AQ3067.clause("procedures"),
    hazard=~HazchemEnterprise.procedures | ~HazchemEnterprise.process_limits,
    title="未制定操作规程或工艺控制指标",
    en="no operating procedures or no process control limits",
    note="条文用“和”连接两者，缺一即算是我们的读法。",
)


special_work_system_missing = Rule(
    CRITERIA.clause("special_work_system"),
    hazard=~HazchemEnterprise.special_work_system,
    title="未按国家标准制定特殊作业管理制度",
    en="no special-work system as the national standard requires",
    note="国家标准即 GB 30871；2026 年的准则改为看每次作业。",
)


special_work_system_unexecuted = Rule(
    CRITERIA.clause("special_work_system"),
    hazard=~HazchemEnterprise.special_work_executed,
    title="特殊作业管理制度未有效执行",
    en="special-work system is not effectively executed",
    note="执行是否有效由检查人判断。",
)


unlicensed_chemical = Rule(
    AQ3067.clause("licence_scope"),
    hazard=~HazchemChemical.licensed | ~HazchemChemical.within_scope,
    title="品种没有许可或超出许可范围",
    en="chemical made, traded or used without licence or outside it",
    note="依法无须许可的品种不要录入。",
)


chemical_unclassified = Rule(
    AQ3067.clause("classification"),
    when=HazchemChemical.hazard_unknown,
    hazard=~HazchemChemical.classified,
    title="物理危险性不明的化学品未鉴定分类",
    en="chemical of unknown physical hazard is not classified",
    note="何者属危险性不明由检查人判断。",
)


@rule(
    AQ3067.clause("positioning"),
    when=HazchemEnterprise.major_hazard | HazchemEnterprise.high_risk_process,
    title="人员定位系统未投用、终端未携带或监控数据未接入",
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
def positioning_missing() -> Condition:
    """接入数据只对有重大危险源的企业判定，是我们的理解。"""
    unconnected = HazchemEnterprise.major_hazard & ~HazchemEnterprise.data_connected
    return ~HazchemEnterprise.positioning | ~HazchemEnterprise.terminals_carried | unconnected


abnormal_handling_crowded = Rule(
    AQ3067.clause("crowding"),
    hazard=(HazchemAbnormal.people > AQ3067.limit("abnormal_people")) | HazchemAbnormal.unrelated_people,
    title="异常处置时同一装置区超员或有无关人员",
    en="too many or unrelated people while an abnormal state is handled",
    note="人数按同一时刻同一装置区计。",
    cases=[
        Case.hazard(people=7, unrelated_people=False),
        Case.hazard(people=2, unrelated_people=True),
        Case.clear(people=6, unrelated_people=False),
        Case.undetermined(people=6),
        Case.undetermined(unrelated_people=False),
    ],
)


@rule(
    AQ3067.clause("crowding"),
    when=HazchemBuilding.fine_chemical,
    title="高危工艺或危险度高的精细化工厂房同时在场超员",
    en="too many people at once in a fine-chemical building",
    given={"fine_chemical": True},
    cases=[
        Case.hazard(high_risk_process=True, people=3),
        Case.hazard(high_risk_process=False, process_hazard_grade=4, people=3),
        Case.clear(high_risk_process=True, people=2),
        Case.clear(high_risk_process=False, process_hazard_grade=3, people=9),
        Case.undetermined(high_risk_process=False, people=3),
        Case.undetermined(people=3),
    ],
)
def building_crowded() -> Condition:
    """符合要求的抗爆墙隔开的各区域各填一条。"""
    dangerous = HazchemBuilding.high_risk_process | (
        HazchemBuilding.process_hazard_grade >= AQ3067.limit("process_hazard_grade")
    )
    return dangerous & (HazchemBuilding.people > AQ3067.limit("building_people"))


change_system_missing = Rule(
    AQ3067.clause("change_management"),
    hazard=~HazchemEnterprise.change_system,
    title="未建立变更管理制度",
    en="no change-management system",
    note="只看制度有无。",
)


change_unassessed = Rule(
    AQ3067.clause("change_management"),
    hazard=~HazchemChange.assessed,
    title="变更前未做风险评估",
    en="change without risk assessment before it",
    note="审批和培训只在题库答案中出现，没有编入。",
)


commitment_untrue = Rule(
    AQ3067.clause("risk_commitment"),
    hazard=~HazchemEnterprise.commitment_made | HazchemEnterprise.commitment_untrue,
    title="未作安全风险承诺，或承诺与现场严重不符",
    en="no risk commitment, or it is seriously untrue",
    note="是否严重不符由人判断。",
)
