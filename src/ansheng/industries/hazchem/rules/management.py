"""The rules on the safety of work and its management (2017 十六至十八；AQ 3067 5.5.2、5.6、5.7)."""

from ansheng import Case, Rule

from ..facts.design import HazchemBuilding as Building
from ..facts.management import HazchemAbnormal as Abnormal
from ..facts.management import HazchemChange
from ..facts.management import HazchemChemical as Chemical
from ..facts.management import HazchemEnterprise as Enterprise
from ..facts.management import HazchemWork as Work
from ..standards import AQ3067, CRITERIA, both

responsibility_system_missing = Rule(
    AQ3067.clause("responsibility_system"),
    CRITERIA.clause("responsibility_and_hazard_system"),
    hazard=~Enterprise.responsibility_matched,
)

hazard_system_missing = Rule(
    CRITERIA.clause("responsibility_and_hazard_system"),
    hazard=~Enterprise.hazard_system_made | ~Enterprise.hazard_system_implemented,
    title="企业未制定或未实施隐患排查治理制度",
    en="No hazard inspection system made and implemented",
)

procedures_missing = Rule(*both("procedures"), hazard=~Enterprise.procedures | ~Enterprise.process_limits)

special_work_system_missing = Rule(
    CRITERIA.clause("special_work_system"),
    hazard=~Enterprise.special_work_system,
    title="企业未按国家标准制定特殊作业管理制度",
    en="No special-work system as the national standard requires",
)

special_work_system_unexecuted = Rule(
    CRITERIA.clause("special_work_system"),
    hazard=~Enterprise.special_work_executed,
    title="企业未有效执行特殊作业管理制度",
    en="Special-work system is not effectively executed",
)

work_unapproved = Rule(
    AQ3067.clause("work_approval"),
    hazard=~Work.approved,
    title="特殊作业未经审批",
    en="Special work without approval",
)

hot_work_not_upgraded = Rule(
    AQ3067.clause("work_approval"),
    when=Work.kind == "hot_work",
    hazard=Work.upgrade_required & ~Work.upgraded,
    title="动火作业未按规定升级管理",
    en="Hot work is not upgraded as GB 30871 requires",
)

work_not_isolated = Rule(
    AQ3067.clause("isolation"),
    when=((Work.kind == "hot_work") & Work.hazardous_medium) | (Work.kind == "confined_space"),
    hazard=~Work.isolated | ~Work.clean_up_confirmed,
)

confined_space_unmonitored = Rule(
    AQ3067.clause("work_monitoring"),
    when=Work.kind == "confined_space",
    hazard=~Work.monitored,
    title="受限空间作业未连续监测可燃气体、有毒气体和氧含量",
    en="Confined space is not continuously monitored",
)

special_hot_work_unfilmed = Rule(
    AQ3067.clause("work_monitoring"),
    when=(Work.kind == "hot_work") & (Work.hot_work_grade == "special"),
    hazard=~Work.full_video,
    title="特级动火作业无全过程视频监控",
    en="Special-grade hot work without full video",
)

workers_uncontrolled = Rule(
    AQ3067.clause("worker_control"), hazard=~Work.workers_educated | ~Work.briefed | ~Work.supervised
)

unlicensed_chemical = Rule(AQ3067.clause("licence_scope"), hazard=~Chemical.licensed | ~Chemical.within_scope)

chemical_unclassified = Rule(
    AQ3067.clause("classification"), when=Chemical.hazard_unknown, hazard=~Chemical.classified
)

positioning_missing = Rule(
    AQ3067.clause("positioning"),
    when=Enterprise.major_hazard | Enterprise.high_risk_process,
    hazard=~Enterprise.positioning
    | ~Enterprise.terminals_carried
    | (Enterprise.major_hazard & ~Enterprise.data_connected),
)

abnormal_handling_crowded = Rule(
    AQ3067.clause("crowding"),
    hazard=(Abnormal.people > AQ3067.limit("abnormal_people")) | Abnormal.unrelated_people,
    title="异常工况处置时同一装置区人员超过6人，或存在无关人员",
    en="More than 6 or unrelated people in a unit area while an abnormal state is handled",
    given={"unrelated_people": False},
    cases=[
        Case.hazard(people=7),
        Case.hazard(people=2, unrelated_people=True),
        Case.clear(people=6),
        Case.undetermined(),
    ],
)

building_crowded = Rule(
    AQ3067.clause("crowding"),
    when=Building.fine_chemical,
    hazard=(
        Building.high_risk_process | (Building.process_hazard_grade >= AQ3067.limit("process_hazard_grade"))
    )
    & (Building.people > AQ3067.limit("building_people")),
    title="高危工艺或反应危险度4级及以上的精细化工厂房内人员超过2人",
    en="More than 2 people at once in a fine-chemical building of a high-risk process or of hazard grade 4 or more",
    given={"fine_chemical": True, "high_risk_process": False, "people": 3},
    cases=[
        Case.hazard(high_risk_process=True),
        Case.hazard(process_hazard_grade=4),
        Case.clear(high_risk_process=True, people=2),
        Case.clear(process_hazard_grade=3),
        Case.undetermined(),
    ],
)

change_system_missing = Rule(
    AQ3067.clause("change_management"),
    hazard=~Enterprise.change_system,
    title="企业未建立变更管理制度",
    en="No change-management system",
)

change_unassessed = Rule(
    AQ3067.clause("change_management"),
    hazard=~HazchemChange.assessed,
    title="工艺、设备或管理变更前未进行风险评估",
    en="Change of process, equipment or management without risk assessment before it",
)

commitment_untrue = Rule(
    AQ3067.clause("risk_commitment"), hazard=~Enterprise.commitment_made | Enterprise.commitment_untrue
)
