"""The rules on process technology and its control (2017 四、十一、十九；AQ 3067 5.3、5.5.1、5.5.3、5.5.4、5.5.7)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.design import HazchemFacility
from ..facts.process import (
    HazchemInterlock,
    HazchemProcess,
    HazchemProcessUnit,
    HazchemReaction,
    HazchemStartUp,
)
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemFacility,
    cites=[CRITERIA.clause("elimination"), AQ3067.clause("elimination")],
    en="an item of the elimination list is in use",
    cases=[
        Case.hazard(eliminated_item=True),
        Case.clear(eliminated_item=False),
        Case.undetermined(two_key_one_major=True),
    ],
)
def eliminated_item_used(p: type[HazchemFacility]) -> Condition:
    """使用淘汰目录列出的工艺或设备

    目录由检查人查对；2026 年的准则还包括技术和设施。
    """
    return p.eliminated_item


@rule(
    HazchemProcess,
    cites=[CRITERIA.clause("new_process"), AQ3067.clause("new_process")],
    when=lambda p: p.newly_developed,
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
def trials_skipped(p: type[HazchemProcess]) -> Condition:
    """新开发的工艺未经小试、中试、工业化试验即投产

    三级试验缺一即算。
    """
    tried = p.laboratory_trial & p.pilot_trial & p.industrial_trial
    return p.industrial_production & ~tried


@rule(
    HazchemProcess,
    cites=[CRITERIA.clause("new_process"), AQ3067.clause("new_process")],
    when=lambda p: p.first_in_china,
    en="first use in China without provincial demonstration",
    cases=[
        Case.hazard(first_in_china=True, provincial_demonstration=False),
        Case.clear(first_in_china=True, provincial_demonstration=True),
        Case.undetermined(first_in_china=True),
        Case.undetermined(provincial_demonstration=False),
    ],
)
def first_use_undemonstrated(p: type[HazchemProcess]) -> Condition:
    """国内首次使用的工艺未经省级论证

    是否国内首次使用由检查人判断。
    """
    return ~p.provincial_demonstration


@rule(
    HazchemProcess,
    cites=AQ3067.clause("new_process"),
    en="a trial unit is used for production",
    cases=[
        Case.hazard(trial_unit_as_production=True),
        Case.clear(trial_unit_as_production=False),
        Case.undetermined(newly_developed=True),
    ],
)
def trial_unit_as_production(p: type[HazchemProcess]) -> Condition:
    """以试验装置代替生产装置

    只见于 2026 年的准则。
    """
    return p.trial_unit_as_production


@rule(
    HazchemProcess,
    cites=AQ3067.clause("technology_source"),
    en="technology of unknown source or without its documents",
    cases=[
        Case.hazard(source_known=False),
        Case.hazard(source_known=True, transferred=True, documents_complete=False),
        Case.clear(source_known=True, transferred=False),
        Case.clear(source_known=True, documents_complete=True),
        Case.undetermined(source_known=True, transferred=True),
    ],
)
def technology_undocumented(p: type[HazchemProcess]) -> Condition:
    """工艺技术来源不明，或引进转让的技术资料不全

    只见到部分条文，可能还有其他情形。
    """
    return ~p.source_known | (p.transferred & ~p.documents_complete)


@rule(
    HazchemReaction,
    cites=[CRITERIA.clause("new_process"), AQ3067.clause("reaction_risk")],
    when=lambda p: p.fine_chemical,
    en="fine-chemical reaction without the required risk assessment",
    cases=[
        Case.hazard(fine_chemical=True, assessment_required=True, assessment_done=False),
        Case.clear(fine_chemical=True, assessment_done=True),
        Case.clear(fine_chemical=True, assessment_required=False),
        Case.undetermined(fine_chemical=True, assessment_required=True),
        Case.undetermined(assessment_required=True, assessment_done=False),
    ],
)
def reaction_unassessed(p: type[HazchemReaction]) -> Condition:
    """精细化工反应未按要求做安全风险评估

    哪些反应应做评估依规范性文件，由检查人判断。
    """
    return p.assessment_required & ~p.assessment_done


@rule(
    HazchemReaction,
    cites=AQ3067.clause("reaction_risk"),
    when=lambda p: p.fine_chemical,
    en="reaction not assessed again after a change",
    cases=[
        Case.hazard(fine_chemical=True, feed_order_changed=True, assessed_again=False),
        Case.hazard(fine_chemical=True, limits_beyond_design=True, assessed_again=False),
        Case.clear(fine_chemical=True, materials_changed=True, assessed_again=True),
        Case.clear(
            fine_chemical=True, limits_beyond_design=False, materials_changed=False, feed_order_changed=False
        ),
        Case.undetermined(fine_chemical=True, materials_changed=True),
    ],
)
def reaction_not_reassessed(p: type[HazchemReaction]) -> Condition:
    """工艺指标、原辅料或投料顺序变更后未重新评估反应风险

    设计范围内的指标变更不在此列。
    """
    changed = p.limits_beyond_design | p.materials_changed | p.feed_order_changed
    return changed & ~p.assessed_again


@rule(
    HazchemProcessUnit,
    cites=[CRITERIA.clause("process_control"), AQ3067.clause("automatic_control")],
    when=lambda p: p.key_process,
    en="key-process unit lacks automatic control",
    cases=[
        Case.hazard(key_process=True, automatic_control=False),
        Case.clear(key_process=True, automatic_control=True),
        Case.undetermined(key_process=True),
        Case.undetermined(automatic_control=False),
    ],
)
def automatic_control_missing(p: type[HazchemProcessUnit]) -> Condition:
    """重点监管危险化工工艺装置未实现自动化控制

    2026 年的准则还涉及其他装置，引文省略了。
    """
    return ~p.automatic_control


@rule(
    HazchemProcessUnit,
    cites=CRITERIA.clause("process_control"),
    when=lambda p: p.key_process,
    en="automatic control of a key-process unit is not in use",
    cases=[
        Case.hazard(key_process=True, automatic_control_in_use=False),
        Case.clear(key_process=True, automatic_control_in_use=True),
        Case.undetermined(key_process=True),
    ],
)
def automatic_control_out_of_use(p: type[HazchemProcessUnit]) -> Condition:
    """重点监管危险化工工艺装置的自动化控制未投用

    2026 年的准则把系统失效归入安全联锁一项。
    """
    return ~p.automatic_control_in_use


@rule(
    HazchemProcessUnit,
    cites=[CRITERIA.clause("process_control"), AQ3067.clause("emergency_shutdown")],
    when=lambda p: p.key_process,
    en="key-process unit lacks emergency shutdown",
    cases=[
        Case.hazard(key_process=True, emergency_shutdown=False),
        Case.clear(key_process=True, emergency_shutdown=True),
        Case.undetermined(key_process=True),
        Case.undetermined(emergency_shutdown=False),
    ],
)
def emergency_shutdown_missing(p: type[HazchemProcessUnit]) -> Condition:
    """重点监管危险化工工艺装置未实现紧急停车

    功能是否完整由检查人判断。
    """
    return ~p.emergency_shutdown


@rule(
    HazchemProcessUnit,
    cites=CRITERIA.clause("process_control"),
    when=lambda p: p.key_process,
    en="emergency shutdown of a key-process unit is not in use",
    cases=[
        Case.hazard(key_process=True, emergency_shutdown_in_use=False),
        Case.clear(key_process=True, emergency_shutdown_in_use=True),
        Case.undetermined(key_process=True),
    ],
)
def emergency_shutdown_out_of_use(p: type[HazchemProcessUnit]) -> Condition:
    """重点监管危险化工工艺装置的紧急停车未投用

    2026 年的准则把系统失效归入安全联锁一项。
    """
    return ~p.emergency_shutdown_in_use


@rule(
    HazchemProcessUnit,
    cites=AQ3067.clause("interlocks"),
    en="automatic control system has failed",
    cases=[
        Case.hazard(control_system_working=False),
        Case.clear(control_system_working=True),
        Case.undetermined(key_process=True),
    ],
)
def control_system_failed(p: type[HazchemProcessUnit]) -> Condition:
    """自动控制系统失效

    只见到部分条文，可能还有其他情形。
    """
    return ~p.control_system_working


@rule(
    HazchemInterlock,
    cites=AQ3067.clause("interlocks"),
    en="interlock removed without approval or not restored in time",
    cases=[
        Case.hazard(removed=True, approved=False),
        Case.hazard(removed=True, approved=True, restored=False),
        Case.clear(removed=False),
        Case.clear(removed=True, approved=True, restored=True),
        Case.undetermined(removed=True, approved=True),
    ],
)
def interlock_removed(p: type[HazchemInterlock]) -> Condition:
    """安全联锁摘除未经审批或未按期恢复

    批准的期限未到的不算。
    """
    return p.removed & (~p.approved | ~p.restored)


@rule(
    HazchemInterlock,
    cites=AQ3067.clause("interlocks"),
    when=lambda p: p.runaway_risk,
    en="interlock against runaway decomposition is out of use or has failed",
    cases=[
        Case.hazard(runaway_risk=True, in_use=False),
        Case.hazard(runaway_risk=True, in_use=True, working=False),
        Case.clear(runaway_risk=True, in_use=True, working=True),
        Case.undetermined(runaway_risk=True, in_use=True),
        Case.undetermined(in_use=False),
    ],
)
def runaway_interlock_out_of_use(p: type[HazchemInterlock]) -> Condition:
    """有热分解失控风险的装置联锁未投用或失效

    是否有热分解失控风险依评估报告。
    """
    return ~p.in_use | ~p.working


@rule(
    HazchemStartUp,
    cites=CRITERIA.clause("new_process"),
    when=lambda p: p.new_unit,
    en="new unit fed without a trial-production plan",
    cases=[
        Case.hazard(new_unit=True, feed_started=True, trial_plan=False),
        Case.clear(new_unit=True, feed_started=True, trial_plan=True),
        Case.clear(new_unit=True, feed_started=False),
        Case.undetermined(new_unit=True, feed_started=True),
        Case.undetermined(feed_started=True, trial_plan=False),
    ],
)
def trial_plan_missing(p: type[HazchemStartUp]) -> Condition:
    """新建装置未制定试生产方案即投料开车

    方案的质量不在判定之内。
    """
    return p.feed_started & ~p.trial_plan


@rule(
    HazchemStartUp,
    cites=AQ3067.clause("trial_production"),
    en="trial production without punch-list review, or feed without safety review",
    cases=[
        Case.hazard(trial_production=True, punch_list_done=False),
        Case.hazard(feed_started=True, safety_review_done=False),
        Case.clear(trial_production=False, feed_started=False),
        Case.clear(punch_list_done=True, safety_review_done=True),
        Case.undetermined(trial_production=True, punch_list_done=True, feed_started=True),
    ],
)
def trial_production_unprepared(p: type[HazchemStartUp]) -> Condition:
    """未完成三查四定即试生产，或未做启动前安全检查即投料

    检查做得是否到位不在判定之内。
    """
    unreviewed = p.feed_started & ~p.safety_review_done
    return (p.trial_production & ~p.punch_list_done) | unreviewed
