"""The rules on work safety (AQ 3067 5.6)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.management import HazchemWork
from ..standards import AQ3067


@rule(
    HazchemWork,
    cites=AQ3067.clause("work_approval"),
    en="special work without approval",
    cases=[
        Case.hazard(approved=False),
        Case.clear(approved=True),
        Case.undetermined(kind="other"),
    ],
)
def work_unapproved(p: type[HazchemWork]) -> Condition:
    """特殊作业未经审批

    审批的权限和内容由检查人核对。
    """
    return ~p.approved


@rule(
    HazchemWork,
    cites=AQ3067.clause("work_approval"),
    when=lambda p: p.kind == "hot_work",
    en="hot work is not upgraded as GB 30871 requires",
    cases=[
        Case.hazard(kind="hot_work", upgrade_required=True, upgraded=False),
        Case.clear(kind="hot_work", upgraded=True),
        Case.clear(kind="hot_work", upgrade_required=False),
        Case.undetermined(kind="hot_work", upgrade_required=True),
        Case.undetermined(upgrade_required=True, upgraded=False),
    ],
)
def hot_work_not_upgraded(p: type[HazchemWork]) -> Condition:
    """动火作业未按 GB 30871 升级管理

    何时应升级由检查人依 GB 30871 判断。
    """
    return p.upgrade_required & ~p.upgraded


@rule(
    HazchemWork,
    cites=AQ3067.clause("isolation"),
    when=lambda p: ((p.kind == "hot_work") & p.hazardous_medium) | (p.kind == "confined_space"),
    en="no isolation or clean-up not confirmed before the work",
    cases=[
        Case.hazard(kind="confined_space", isolated=False),
        Case.hazard(kind="hot_work", hazardous_medium=True, isolated=True, clean_up_confirmed=False),
        Case.clear(kind="confined_space", isolated=True, clean_up_confirmed=True),
        Case.undetermined(kind="confined_space", isolated=True),
        Case.undetermined(kind="hot_work", isolated=False),
    ],
)
def work_not_isolated(p: type[HazchemWork]) -> Condition:
    """动火或受限空间作业前未隔离，或未确认工艺处置结果

    隔离的方式由检查人判断。
    """
    return ~p.isolated | ~p.clean_up_confirmed


@rule(
    HazchemWork,
    cites=AQ3067.clause("work_monitoring"),
    when=lambda p: p.kind == "confined_space",
    en="confined space is not continuously monitored",
    cases=[
        Case.hazard(kind="confined_space", monitored=False),
        Case.clear(kind="confined_space", monitored=True),
        Case.undetermined(kind="confined_space"),
        Case.undetermined(monitored=False),
    ],
)
def confined_space_unmonitored(p: type[HazchemWork]) -> Condition:
    """受限空间作业未连续监测可燃、有毒气体和氧含量

    三者缺一填“否”；作业前气体分析的要求未见条文。
    """
    return ~p.monitored


@rule(
    HazchemWork,
    cites=AQ3067.clause("work_monitoring"),
    when=lambda p: (p.kind == "hot_work") & (p.hot_work_grade == "special"),
    en="special-grade hot work without full video",
    cases=[
        Case.hazard(kind="hot_work", hot_work_grade="special", full_video=False),
        Case.clear(kind="hot_work", hot_work_grade="special", full_video=True),
        Case.undetermined(kind="hot_work", hot_work_grade="special"),
        Case.undetermined(kind="hot_work", full_video=False),
    ],
)
def special_hot_work_unfilmed(p: type[HazchemWork]) -> Condition:
    """特级动火未全过程视频监控

    动火级别依作业票，由检查人核对。
    """
    return ~p.full_video


@rule(
    HazchemWork,
    cites=AQ3067.clause("worker_control"),
    en="workers without education or briefing, or work not supervised",
    cases=[
        Case.hazard(workers_educated=False),
        Case.hazard(briefed=False),
        Case.hazard(workers_educated=True, briefed=True, supervised=False),
        Case.clear(workers_educated=True, briefed=True, supervised=True),
        Case.undetermined(workers_educated=True, briefed=True),
    ],
)
def workers_uncontrolled(p: type[HazchemWork]) -> Condition:
    """作业人员未经教育、未交底，或企业未对作业管理检查

    只见到部分条文，可能还有其他情形。
    """
    return ~p.workers_educated | ~p.briefed | ~p.supervised
