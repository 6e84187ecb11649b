"""Indicators of work: meetings, tasks and their aspects, risk points, counted activities."""

from __future__ import annotations

from collections.abc import Mapping

from immutabledict import immutabledict

from ansheng.campaigns.records import AttendanceRecord, MeetingRecord, TargetRecord, TaskRecord
from ansheng.campaigns.schedule import STATES, State
from ansheng.campaigns.work_records import ActivityRecord, StatisticsRecord
from ansheng.facts import nodes
from ansheng.facts.handles import CHECK_DAY, Condition, Expr
from ansheng.hazards.records import RiskRecord
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.indicator import Indicator
from ansheng.responsibility.records import TeamRecord

_a, _r, _s, _t = ActivityRecord, RiskRecord, StatisticsRecord, TaskRecord

MEETINGS = Indicator(
    "meetings",
    "会议",
    "meetings",
    "次",
    count(MeetingRecord, on=MeetingRecord.held_on),
    definition="统计期间内召开的会议次数",
    definition_en="meetings held in the period",
)
ATTENDANCES_DUE = Indicator(
    "attendances_due",
    "应到会",
    "attendances due",
    "次",
    count(AttendanceRecord, on=AttendanceRecord.held_on),
    definition="统计期间内的会议上各单位应到会的次数",
    definition_en="attendances expected of parties at the meetings of the period",
)
TEAMS = Indicator(
    "teams",
    "工作组",
    "teams",
    "个",
    count(TeamRecord),
    definition="工作组表中的安委会、专委会、领导小组、工作专班、督查组个数",
    definition_en="committees, leading groups, working and inspection teams in the register",
)
TARGETS = Indicator(
    "targets",
    "行动目标",
    "targets",
    "项",
    count(TargetRecord),
    definition="目标表中的目标、里程碑项数",
    definition_en="targets and milestones in the register",
)
TASK_PLANS = Indicator(
    "task_plans",
    "任务所属方案",
    "plans or aspects of the tasks",
    "个",
    distinct(TaskRecord.plan),
    definition="任务表中的所属方案（方面）数（不重复计）",
    definition_en="different plans or aspects to which the tasks belong",
)
RISKS = Indicator(
    "risks",
    "风险点",
    "risk points",
    "个",
    count(_r),
    definition="风险清单中的风险点数",
    definition_en="risk points on the list",
)
RISK_SECTORS = Indicator(
    "risk_sectors",
    "风险点所涉行业",
    "sectors with risk points",
    "个",
    distinct(_r.sector),
    definition="风险清单中的行业领域数（不重复计）",
    definition_en="different sectors of the risk points on the list",
)
RISKS_UPDATED = Indicator(
    "risks_updated",
    "更新风险点",
    "risk points updated",
    "个",
    count(_r, on=_r.updated_on),
    definition="更新日期在统计期间内的风险点数",
    definition_en="risk points whose last update fell in the period",
)
ACTIVITIES = Indicator(
    "activities",
    "工作计数",
    "counted activities",
    "",
    total(_a.number, on=_a.on),
    definition="统计期间内的工作计数之和；应按工作类别、计数单位分组，不同单位不相加",
    definition_en="the sum of counted activities of the period; group it by kind and measure word",
)
REPORTED_FOUND = Indicator(
    "reported_hazards_found",
    "报送排查隐患数",
    "hazards found, as reported",
    "条",
    total(_s.found, on=_s.until),
    definition="统计截止日在统计期间内的统计报表中报送的排查隐患数之和；为报送数，不与隐患台账的隐患相加",
    definition_en="the sum of hazards found that statistics of the period report; never added to hazards counted",
)
REPORTED_RECTIFIED = Indicator(
    "reported_hazards_rectified",
    "报送整改隐患数",
    "hazards rectified, as reported",
    "条",
    total(_s.rectified, on=_s.until),
    definition="统计截止日在统计期间内的统计报表中报送的已整改隐患数之和；为报送数，不与隐患台账的隐患相加",
    definition_en="the sum of hazards rectified that statistics of the period report; never added to hazards counted",
)


def activity(kind: str, measure: str) -> Indicator:
    """The indicator of one kind of counted activity, in its measure word: 简报, 份."""
    where = (_a.kind == kind) & (_a.measure == measure)
    return Indicator(
        f"activities[{kind}]",
        kind,
        kind,
        measure,
        total(_a.number, on=_a.on, where=where),
        definition=f"统计期间内“{kind}”的计数之和，单位{measure}",
        definition_en=f"the sum of {kind} of the period, in {measure}",
    )


def _known(fact: Expr) -> Condition:
    return Condition(nodes.Known(fact.node))


_DONE = _known(_t.finished) & _t.finished
_NOT = _known(_t.finished) & ~_t.finished
_DATED = _known(_t.finished_on) & _known(_t.due_on)
_PAST = _known(_t.due_on) & (_t.due_on < CHECK_DAY)
_LATER = _known(_t.starts_on) & (_t.starts_on > CHECK_DAY)
_OPEN = ~_DONE & ~_PAST & ~_LATER
_JUDGED = _known(_t.due_on) & (_known(_t.finished) | _known(_t.progress))
_PACE = _known(_t.progress) & _known(_t.starts_on) & _known(_t.due_on) & (_t.due_on > _t.starts_on)
_SLOW = _PACE & (_t.progress * (_t.due_on - _t.starts_on) < (CHECK_DAY - _t.starts_on))

_WHERE: Mapping[State, Condition] = immutabledict(
    {
        "done": _DONE & ((_DATED & (_t.finished_on <= _t.due_on)) | (~_DATED & ~_PAST)),
        "done_late": _DONE & _DATED & (_t.finished_on > _t.due_on),
        "overdue": _NOT & _PAST,
        "behind": _OPEN & _JUDGED & _SLOW,
        "on_track": _OPEN & _JUDGED & ~_SLOW,
        "not_begun": ~_DONE & ~_PAST & _LATER,
        "unknown": (_DONE & ~_DATED & _PAST) | (~_known(_t.finished) & _PAST) | (_OPEN & ~_JUDGED),
    }
)

TASKS_BY_STATE: Mapping[State, Indicator] = immutabledict(
    {
        state: Indicator(
            f"task_{state}",
            f"{words.zh}的任务",
            f"tasks {words.en}",
            "项",
            count(_t, where=_WHERE[state]),
            definition=f"按统计截止日的情况判断为“{words.zh}”的任务数",
            definition_en=f"tasks that stand as {words.en!r} at the end of the as-of day",
        )
        for state, words in STATES.items()
    }
)
"""By the state of the schedule, how many tasks stand in it; each task stands in one."""
