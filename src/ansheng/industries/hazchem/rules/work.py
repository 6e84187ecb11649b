"""The rules on work safety (AQ 3067 5.6)."""

from ansheng import Rule

from ..facts.management import HazchemWork
from ..standards import AQ3067

work_unapproved = Rule(
    AQ3067.clause("work_approval"),
    hazard=~HazchemWork.approved,
    title="特殊作业未经审批",
    en="special work without approval",
    note="审批的权限和内容由检查人核对。",
)


hot_work_not_upgraded = Rule(
    AQ3067.clause("work_approval"),
    when=HazchemWork.kind == "hot_work",
    hazard=HazchemWork.upgrade_required & ~HazchemWork.upgraded,
    title="动火作业未按 GB 30871 升级管理",
    en="hot work is not upgraded as GB 30871 requires",
    note="何时应升级由检查人依 GB 30871 判断。",
)


work_not_isolated = Rule(
    AQ3067.clause("isolation"),
    when=((HazchemWork.kind == "hot_work") & HazchemWork.hazardous_medium)
    | (HazchemWork.kind == "confined_space"),
    hazard=~HazchemWork.isolated | ~HazchemWork.clean_up_confirmed,
    title="动火或受限空间作业前未隔离，或未确认工艺处置结果",
    en="no isolation or clean-up not confirmed before the work",
    note="隔离的方式由检查人判断。",
)


confined_space_unmonitored = Rule(
    AQ3067.clause("work_monitoring"),
    when=HazchemWork.kind == "confined_space",
    hazard=~HazchemWork.monitored,
    title="受限空间作业未连续监测可燃、有毒气体和氧含量",
    en="confined space is not continuously monitored",
    note="三者缺一填“否”；作业前气体分析的要求未见条文。",
)


special_hot_work_unfilmed = Rule(
    AQ3067.clause("work_monitoring"),
    when=(HazchemWork.kind == "hot_work") & (HazchemWork.hot_work_grade == "special"),
    hazard=~HazchemWork.full_video,
    title="特级动火未全过程视频监控",
    en="special-grade hot work without full video",
    note="动火级别依作业票，由检查人核对。",
)


workers_uncontrolled = Rule(
    AQ3067.clause("worker_control"),
    hazard=~HazchemWork.workers_educated | ~HazchemWork.briefed | ~HazchemWork.supervised,
    title="作业人员未经教育、未交底，或企业未对作业管理检查",
    en="workers without education or briefing, or work not supervised",
    note="只见到部分条文，可能还有其他情形。",
)
