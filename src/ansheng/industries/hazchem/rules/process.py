"""The rules on process technology and its control (2017 四、十一、十九；AQ 3067 5.3、5.5.1、5.5.3、5.5.4、5.5.7)."""

from ansheng import Rule

from ..facts.design import HazchemFacility
from ..facts.process import HazchemInterlock as Interlock
from ..facts.process import HazchemProcess as Process
from ..facts.process import HazchemProcessUnit as Unit
from ..facts.process import HazchemReaction as Reaction
from ..facts.process import HazchemStartUp as StartUp
from ..standards import AQ3067, CRITERIA, both

eliminated_item_used = Rule(*both("elimination"), hazard=HazchemFacility.eliminated_item)

trials_skipped = Rule(
    *both("new_process"),
    when=Process.newly_developed,
    hazard=Process.industrial_production
    & ~(Process.laboratory_trial & Process.pilot_trial & Process.industrial_trial),
    title="新开发的工艺未经小试、中试和工业化试验即投产",
    en="New process went into production without all trials",
)

first_use_undemonstrated = Rule(
    *both("new_process"),
    when=Process.first_in_china,
    hazard=~Process.provincial_demonstration,
    title="国内首次使用的化工工艺未经省级有关部门组织的安全可靠性论证",
    en="First use in China without provincial demonstration",
)

trial_unit_as_production = Rule(
    AQ3067.clause("new_process"),
    hazard=Process.trial_unit_as_production,
    title="以试验装置代替生产装置进行生产",
    en="A trial unit is used for production",
)

technology_undocumented = Rule(
    AQ3067.clause("technology_source"),
    hazard=~Process.source_known | (Process.transferred & ~Process.documents_complete),
)

reaction_unassessed = Rule(
    AQ3067.clause("reaction_risk"),
    CRITERIA.clause("new_process"),
    when=Reaction.fine_chemical,
    hazard=Reaction.assessment_required & ~Reaction.assessment_done,
    title="精细化工企业未按要求开展反应安全风险评估",
    en="Fine-chemical reaction without the required risk assessment",
)

reaction_not_reassessed = Rule(
    AQ3067.clause("reaction_risk"),
    when=Reaction.fine_chemical,
    hazard=(Reaction.limits_beyond_design | Reaction.materials_changed | Reaction.feed_order_changed)
    & ~Reaction.assessed_again,
    title="指标超设计范围或原辅料、投料顺序变更后未重新评估反应安全风险",
    en="Reaction not assessed again after a change",
)

automatic_control_missing = Rule(
    AQ3067.clause("automatic_control"),
    CRITERIA.clause("process_control"),
    when=Unit.key_process,
    hazard=~Unit.automatic_control,
)

automatic_control_out_of_use = Rule(
    CRITERIA.clause("process_control"),
    when=Unit.key_process,
    hazard=~Unit.automatic_control_in_use,
    title="重点监管危险化工工艺装置的自动化控制系统未投入使用",
    en="Automatic control of a key-process unit is not in use",
)

emergency_shutdown_missing = Rule(
    AQ3067.clause("emergency_shutdown"),
    CRITERIA.clause("process_control"),
    when=Unit.key_process,
    hazard=~Unit.emergency_shutdown,
)

emergency_shutdown_out_of_use = Rule(
    CRITERIA.clause("process_control"),
    when=Unit.key_process,
    hazard=~Unit.emergency_shutdown_in_use,
    title="重点监管危险化工工艺装置的紧急停车系统未投入使用",
    en="Emergency shutdown of a key-process unit is not in use",
)

control_system_failed = Rule(
    AQ3067.clause("interlocks"),
    hazard=~Unit.control_system_working,
    title="化工装置的自动控制系统失效",
    en="Automatic control system of a process unit has failed",
)

interlock_removed = Rule(
    AQ3067.clause("interlocks"),
    hazard=Interlock.removed & (~Interlock.approved | ~Interlock.restored),
    title="安全联锁摘除未经审批，或摘除后未按期恢复",
    en="Interlock removed without approval or not restored in time",
)

runaway_interlock_out_of_use = Rule(
    AQ3067.clause("interlocks"),
    when=Interlock.runaway_risk,
    hazard=~Interlock.in_use | ~Interlock.working,
    title="有热分解失控风险的装置的安全联锁未投用或失效",
    en="Interlock against runaway decomposition is out of use or has failed",
)

trial_plan_missing = Rule(
    CRITERIA.clause("new_process"),
    when=StartUp.new_unit,
    hazard=StartUp.feed_started & ~StartUp.trial_plan,
    title="新建装置未制定试生产方案即投料开车",
    en="New unit fed without a trial-production plan",
)

trial_production_unprepared = Rule(
    AQ3067.clause("trial_production"),
    hazard=(StartUp.trial_production & ~StartUp.punch_list_done)
    | (StartUp.feed_started & ~StartUp.safety_review_done),
)
