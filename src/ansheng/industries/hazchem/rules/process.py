"""The rules on process technology and its control (2017 四、十一、十九；AQ 3067 5.3、5.5.1、5.5.3、5.5.4、5.5.7)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.design import HazchemFacility
from ..facts.process import (
    HazchemInterlock,
    HazchemProcess,
    HazchemProcessUnit,
    HazchemReaction,
    HazchemStartUp,
)
from ..standards import AQ3067, CRITERIA

eliminated_item_used = Rule(
    CRITERIA.clause("elimination"),
    AQ3067.clause("elimination"),
    hazard=HazchemFacility.eliminated_item,
    title="使用淘汰目录列出的工艺或设备",
    en="an item of the elimination list is in use",
    note="目录由检查人查对；2026 年的准则还包括技术和设施。",
)


@rule(
    CRITERIA.clause("new_process"),
    AQ3067.clause("new_process"),
    when=HazchemProcess.newly_developed,
    title="新开发的工艺未经小试、中试、工业化试验即投产",
    en="new process went into production without all trials",
    cases=[
        Case.hazard(newly_developed=True, industrial_production=True, pilot_trial=False),
        Case.clear(
            newly_developed=True,
            industrial_production=True,
            laboratory_trial=True,
            pilot_trial=True,
            industrial_trial=True,
        ),
        Case.clear(newly_developed=True, industrial_production=False),
        Case.undetermined(
            newly_developed=True, industrial_production=True, laboratory_trial=True, pilot_trial=True
        ),
        Case.undetermined(industrial_production=True, pilot_trial=False),
    ],
)
def trials_skipped() -> Condition:
    """三级试验缺一即算。"""
    tried = HazchemProcess.laboratory_trial & HazchemProcess.pilot_trial & HazchemProcess.industrial_trial
    return HazchemProcess.industrial_production & ~tried


first_use_undemonstrated = Rule(
    CRITERIA.clause("new_process"),
    AQ3067.clause("new_process"),
    when=HazchemProcess.first_in_china,
    hazard=~HazchemProcess.provincial_demonstration,
    title="国内首次使用的工艺未经省级论证",
    en="first use in China without provincial demonstration",
    note="是否国内首次使用由检查人判断。",
)


trial_unit_as_production = Rule(
    AQ3067.clause("new_process"),
    hazard=HazchemProcess.trial_unit_as_production,
    title="以试验装置代替生产装置",
    en="a trial unit is used for production",
    note="只见于 2026 年的准则。",
)


technology_undocumented = Rule(
    AQ3067.clause("technology_source"),
    hazard=~HazchemProcess.source_known | (HazchemProcess.transferred & ~HazchemProcess.documents_complete),
    title="工艺技术来源不明，或引进转让的技术资料不全",
    en="technology of unknown source or without its documents",
    note="只见到部分条文，可能还有其他情形。",
    cases=[
        Case.hazard(source_known=False),
        Case.hazard(source_known=True, transferred=True, documents_complete=False),
        Case.clear(source_known=True, transferred=False),
        Case.clear(source_known=True, documents_complete=True),
        Case.undetermined(source_known=True, transferred=True),
    ],
)


reaction_unassessed = Rule(
    CRITERIA.clause("new_process"),
    AQ3067.clause("reaction_risk"),
    when=HazchemReaction.fine_chemical,
    hazard=HazchemReaction.assessment_required & ~HazchemReaction.assessment_done,
    title="精细化工反应未按要求做安全风险评估",
    en="fine-chemical reaction without the required risk assessment",
    note="哪些反应应做评估依规范性文件，由检查人判断。",
)


@rule(
    AQ3067.clause("reaction_risk"),
    when=HazchemReaction.fine_chemical,
    title="工艺指标、原辅料或投料顺序变更后未重新评估反应风险",
    en="reaction not assessed again after a change",
    given={"fine_chemical": True},
    cases=[
        Case.hazard(feed_order_changed=True, assessed_again=False),
        Case.hazard(limits_beyond_design=True, assessed_again=False),
        Case.clear(materials_changed=True, assessed_again=True),
        Case.clear(limits_beyond_design=False, materials_changed=False, feed_order_changed=False),
        Case.undetermined(materials_changed=True),
    ],
)
def reaction_not_reassessed() -> Condition:
    """设计范围内的指标变更不在此列。"""
    changed = (
        HazchemReaction.limits_beyond_design
        | HazchemReaction.materials_changed
        | HazchemReaction.feed_order_changed
    )
    return changed & ~HazchemReaction.assessed_again


automatic_control_missing = Rule(
    CRITERIA.clause("process_control"),
    AQ3067.clause("automatic_control"),
    when=HazchemProcessUnit.key_process,
    hazard=~HazchemProcessUnit.automatic_control,
    title="重点监管危险化工工艺装置未实现自动化控制",
    en="key-process unit lacks automatic control",
    note="2026 年的准则还涉及其他装置，引文省略了。",
)


automatic_control_out_of_use = Rule(
    CRITERIA.clause("process_control"),
    when=HazchemProcessUnit.key_process,
    hazard=~HazchemProcessUnit.automatic_control_in_use,
    title="重点监管危险化工工艺装置的自动化控制未投用",
    en="automatic control of a key-process unit is not in use",
    note="2026 年的准则把系统失效归入安全联锁一项。",
)


emergency_shutdown_missing = Rule(
    CRITERIA.clause("process_control"),
    AQ3067.clause("emergency_shutdown"),
    when=HazchemProcessUnit.key_process,
    hazard=~HazchemProcessUnit.emergency_shutdown,
    title="重点监管危险化工工艺装置未实现紧急停车",
    en="key-process unit lacks emergency shutdown",
    note="功能是否完整由检查人判断。",
)


emergency_shutdown_out_of_use = Rule(
    CRITERIA.clause("process_control"),
    when=HazchemProcessUnit.key_process,
    hazard=~HazchemProcessUnit.emergency_shutdown_in_use,
    title="重点监管危险化工工艺装置的紧急停车未投用",
    en="emergency shutdown of a key-process unit is not in use",
    note="2026 年的准则把系统失效归入安全联锁一项。",
)


control_system_failed = Rule(
    AQ3067.clause("interlocks"),
    hazard=~HazchemProcessUnit.control_system_working,
    title="自动控制系统失效",
    en="automatic control system has failed",
    note="只见到部分条文，可能还有其他情形。",
)


interlock_removed = Rule(
    AQ3067.clause("interlocks"),
    hazard=HazchemInterlock.removed & (~HazchemInterlock.approved | ~HazchemInterlock.restored),
    title="安全联锁摘除未经审批或未按期恢复",
    en="interlock removed without approval or not restored in time",
    note="批准的期限未到的不算。",
    cases=[
        Case.hazard(removed=True, approved=False),
        Case.hazard(removed=True, approved=True, restored=False),
        Case.clear(removed=False),
        Case.clear(removed=True, approved=True, restored=True),
        Case.undetermined(removed=True, approved=True),
    ],
)


runaway_interlock_out_of_use = Rule(
    AQ3067.clause("interlocks"),
    when=HazchemInterlock.runaway_risk,
    hazard=~HazchemInterlock.in_use | ~HazchemInterlock.working,
    title="有热分解失控风险的装置联锁未投用或失效",
    en="interlock against runaway decomposition is out of use or has failed",
    note="是否有热分解失控风险依评估报告。",
)


trial_plan_missing = Rule(
    CRITERIA.clause("new_process"),
    when=HazchemStartUp.new_unit,
    hazard=HazchemStartUp.feed_started & ~HazchemStartUp.trial_plan,
    title="新建装置未制定试生产方案即投料开车",
    en="new unit fed without a trial-production plan",
    note="方案的质量不在判定之内。",
)


@rule(
    AQ3067.clause("trial_production"),
    title="未完成三查四定即试生产，或未做启动前安全检查即投料",
    en="trial production without punch-list review, or feed without safety review",
    cases=[
        Case.hazard(trial_production=True, punch_list_done=False),
        Case.hazard(feed_started=True, safety_review_done=False),
        Case.clear(trial_production=False, feed_started=False),
        Case.clear(punch_list_done=True, safety_review_done=True),
        Case.undetermined(trial_production=True, punch_list_done=True, feed_started=True),
    ],
)
def trial_production_unprepared() -> Condition:
    """检查做得是否到位不在判定之内。"""
    unreviewed = HazchemStartUp.feed_started & ~HazchemStartUp.safety_review_done
    return (HazchemStartUp.trial_production & ~HazchemStartUp.punch_list_done) | unreviewed
