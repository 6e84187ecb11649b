"""Core indicators, those of a campaign's bulletin: outcomes, plans, meetings, reporting, hazards, enforcement."""

from __future__ import annotations

from ansheng.accidents.records import AccidentRecord
from ansheng.campaigns.records import (
    AttendanceRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TaskRecord,
)
from ansheng.facts import nodes
from ansheng.facts.handles import CHECK_DAY, Condition
from ansheng.hazards.enforcement import InspectionRecord, PenaltyRecord, SanctionRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator
from ansheng.responsibility.records import PartyRecord

_accident, _hazard, _task, _report = AccidentRecord, HazardRecord, TaskRecord, SubmissionRecord
_UNDATED = Condition(nodes.Negation(nodes.Known(_report.due_on.node)))

ACCIDENTS = Indicator(
    "accidents",
    "生产安全事故",
    "production safety accidents",
    "起",
    count(_accident, on=_accident.occurred_on, where=_accident.production),
    definition="发生日期在统计期间内、注明为生产安全事故的起数",
    definition_en="accidents that occurred in the period and are marked as production safety accidents",
)
DEATHS = Indicator(
    "deaths",
    "死亡人数",
    "deaths",
    "人",
    total(_accident.deaths, on=_accident.occurred_on, where=_accident.production),
    definition="统计期间内生产安全事故的死亡人数之和",
    definition_en="deaths in the production safety accidents of the period",
)
INJURED = Indicator(
    "injured",
    "受伤人数",
    "injured",
    "人",
    total(_accident.injured, on=_accident.occurred_on, where=_accident.production),
    definition="统计期间内生产安全事故的受伤人数之和",
    definition_en="persons injured in the production safety accidents of the period",
)

PLANS = Indicator(
    "plans",
    "方案",
    "plans",
    "个",
    count(PlanRecord),
    definition="方案表中的方案数",
    definition_en="plans in the register",
)
OVERALL_PLANS = Indicator(
    "overall_plans",
    "总体方案",
    "overall plans",
    "个",
    count(PlanRecord, where=PlanRecord.kind == "overall"),
    definition="方案表中的总体方案数",
    definition_en="overall plans in the register",
)
TOPIC_PLANS = Indicator(
    "topic_plans",
    "专题方案",
    "topic plans",
    "个",
    count(PlanRecord, where=PlanRecord.kind == "topic"),
    definition="方案表中的专题方案数",
    definition_en="topic plans in the register",
)
SPECIAL_PLANS = Indicator(
    "special_plans",
    "专项方案",
    "special plans",
    "个",
    count(PlanRecord, where=PlanRecord.kind == "special"),
    definition="方案表中的专项方案数",
    definition_en="special plans in the register",
)
LEAD_UNITS = Indicator(
    "lead_units",
    "专项牵头单位",
    "lead units of special plans",
    "个",
    distinct(PlanRecord.lead, where=PlanRecord.kind == "special"),
    definition="方案表中专项方案的牵头单位数（不重复计）",
    definition_en="different lead units of the special plans",
)

TASKS = Indicator(
    "tasks",
    "任务",
    "tasks",
    "项",
    count(_task),
    definition="任务表中的任务数",
    definition_en="tasks in the register",
)
TASKS_FINISHED = Indicator(
    "tasks_finished",
    "完成任务",
    "tasks finished",
    "项",
    count(_task, where=_task.finished),
    definition="到统计截止日已完成的任务数",
    definition_en="tasks finished by the as-of day",
)
TASKS_OVERDUE = Indicator(
    "tasks_overdue",
    "逾期未完成任务",
    "overdue tasks",
    "项",
    count(_task, where=~_task.finished & (_task.due_on < CHECK_DAY)),
    definition="完成时限早于统计截止日而未完成的任务数",
    definition_en="tasks not finished whose due day lies before the as-of day",
)

BRIEFINGS = Indicator(
    "briefings",
    "工作例会",
    "briefings",
    "次",
    count(MeetingRecord, on=MeetingRecord.held_on, where=MeetingRecord.kind == "briefing"),
    definition="统计期间内召开的例会次数",
    definition_en="briefings held in the period",
)
MOBILISATIONS = Indicator(
    "mobilisations",
    "动员部署（推进）会",
    "mobilisation meetings",
    "次",
    count(MeetingRecord, on=MeetingRecord.held_on, where=MeetingRecord.kind == "mobilisation"),
    definition="统计期间内召开的动员部署会、推进会次数",
    definition_en="mobilisation meetings held in the period",
)
PROGRESS_REPORTS = Indicator(
    "progress_reports",
    "汇报进展",
    "progress reports made at meetings",
    "次",
    count(AttendanceRecord, on=AttendanceRecord.held_on, where=AttendanceRecord.reported),
    definition="统计期间内各单位在会上汇报进展的次数",
    definition_en="progress reports that parties made at meetings of the period",
)
ATTENDANCE_RATE = Indicator(
    "attendance_rate",
    "到会率",
    "attendance rate",
    "%",
    count(AttendanceRecord, on=AttendanceRecord.held_on, where=AttendanceRecord.attended),
    count(AttendanceRecord, on=AttendanceRecord.held_on),
    definition="统计期间内会议的到会次数占应到次数的比例；是否到会不明的不计入分子、分母",
    definition_en="attendances as a share of those expected at the meetings of the period; where it is not known "
    "whether a party came, it is left out of both",
    style=Print(places=1),
)
ABSENCES = Indicator(
    "absences",
    "缺席",
    "absences",
    "次",
    count(AttendanceRecord, on=AttendanceRecord.held_on, where=~AttendanceRecord.attended),
    definition="统计期间内应到会而未到会的次数",
    definition_en="absences from the meetings of the period",
)

REPORTING_PARTIES = Indicator(
    "reporting_parties",
    "须按月报送单位",
    "parties that must report monthly",
    "个",
    count(PartyRecord, where=PartyRecord.reports),
    definition="责任主体表中须按月报送的单位数",
    definition_en="parties in the register that must report monthly",
)
SUBMISSIONS_DUE = Indicator(
    "submissions_due",
    "应报送",
    "submissions due",
    "份",
    count(_report, on=_report.due_on, of=_report.period),
    definition="报送时限在统计期间内的报表份数；未填报送时限的，按报送期计入",
    definition_en="submissions whose due day lies in the period, or without one those that are for it",
)
SUBMISSIONS_RECEIVED = Indicator(
    "submissions_received",
    "已报送",
    "submissions received",
    "份",
    count(_report, on=_report.due_on, where=_report.submitted, of=_report.period),
    definition="报送时限在统计期间内、到统计截止日已报送的份数，含迟报；未填报送时限的，按报送期计入",
    definition_en="submissions due in the period, or without a due day for it, and received by the as-of day, late "
    "ones included",
)
SUBMISSIONS_MISSING = Indicator(
    "submissions_missing",
    "未报送",
    "submissions missing",
    "份",
    count(
        _report,
        on=_report.due_on,
        where=~_report.submitted & ((_report.due_on < CHECK_DAY) | _UNDATED),
        of=_report.period,
    ),
    definition="报送时限在统计期间内且早于统计截止日而仍未报送的份数；未填报送时限的，按报送期计入，以所填“未报”为准",
    definition_en="submissions due in the period, before the as-of day, and not received by then; those without a due "
    "day are counted where they are for the period and said not to have come",
)
SUBMISSIONS_LATE = Indicator(
    "submissions_late",
    "迟报",
    "submissions late",
    "份",
    count(_report, on=_report.due_on, where=_report.submitted & (_report.submitted_on > _report.due_on)),
    definition="报送时限在统计期间内、报送日期晚于时限的份数",
    definition_en="submissions due in the period and received after their due day",
)

VISITS = Indicator(
    "visits",
    "检查企业",
    "inspection visits",
    "家次",
    count(InspectionRecord, on=InspectionRecord.inspected_on),
    definition="统计期间内的检查次数，同一单位检查多次的，按次数计",
    definition_en="inspections made in the period, each visit counted",
)
UNITS_INSPECTED = Indicator(
    "units_inspected",
    "受检单位",
    "units inspected",
    "家",
    distinct(InspectionRecord.unit, on=InspectionRecord.inspected_on),
    definition="统计期间内受过检查的单位数（按单位名称，不重复计）",
    definition_en="different units inspected in the period, told apart by name",
)
HAZARDS_FOUND = Indicator(
    "hazards_found",
    "排查隐患",
    "hazards found",
    "条",
    count(_hazard, on=_hazard.found_on),
    definition="发现日期在统计期间内的隐患条数",
    definition_en="hazards found in the period",
)
HAZARDS_RECTIFIED = Indicator(
    "hazards_rectified",
    "已整改",
    "hazards rectified",
    "条",
    count(_hazard, on=_hazard.found_on, where=_hazard.rectified),
    definition="统计期间内发现、到统计截止日已整改的隐患条数",
    definition_en="hazards found in the period and rectified by the as-of day",
)
RECTIFICATION_RATE = Indicator(
    "rectification_rate",
    "整改率",
    "rectification rate",
    "%",
    HAZARDS_RECTIFIED.numerator,
    HAZARDS_FOUND.numerator,
    definition="统计期间内发现的隐患中，到统计截止日已整改的比例（同一批隐患）；是否已整改不明的不计入分子、分母",
    definition_en="of the hazards found in the period, the share rectified by the as-of day; those of which it is not "
    "known are left out of both",
    style=Print(places=1),
)
HAZARDS_OPEN = Indicator(
    "hazards_open",
    "未整改",
    "hazards open",
    "条",
    count(_hazard, on=_hazard.found_on, where=~_hazard.rectified),
    definition="统计期间内发现、到统计截止日未整改的隐患条数",
    definition_en="hazards found in the period and not rectified by the as-of day",
)
HAZARDS_OVERDUE = Indicator(
    "hazards_overdue",
    "逾期未整改",
    "hazards overdue",
    "条",
    count(_hazard, on=_hazard.found_on, where=~_hazard.rectified & (_hazard.due_on < CHECK_DAY)),
    definition="统计期间内发现、整改期限早于统计截止日而未整改的隐患条数",
    definition_en="hazards found in the period, due before the as-of day and not rectified by then",
)
MAJOR_HAZARDS = Indicator(
    "major_hazards",
    "重大隐患",
    "major hazards",
    "条",
    count(_hazard, on=_hazard.found_on, where=_hazard.grade == "major"),
    definition="统计期间内发现的重大隐患条数",
    definition_en="major hazards found in the period",
)
PENALTIES = Indicator(
    "penalties",
    "行政处罚",
    "penalties",
    "起",
    count(PenaltyRecord, on=PenaltyRecord.penalised_on),
    definition="处罚日期在统计期间内的行政处罚起数",
    definition_en="penalties imposed in the period",
)
FINES = Indicator(
    "fines",
    "罚款",
    "fines",
    "元",
    total(PenaltyRecord.amount, on=PenaltyRecord.penalised_on, expected=PenaltyRecord.kind == "fine"),
    definition="处罚日期在统计期间内的罚款金额之和（元），通报按万元保留两位小数",
    definition_en="fines imposed in the period, in yuan",
    style=Print(places=2),
)
SANCTIONS = Indicator(
    "sanctions",
    "联合惩戒",
    "joint sanctions",
    "家",
    distinct(SanctionRecord.unit, on=SanctionRecord.sanctioned_on, where=SanctionRecord.kind == "joint"),
    definition="惩戒日期在统计期间内受联合惩戒的单位数（按单位名称，不重复计）",
    definition_en="different units put under joint sanctions in the period, told apart by name",
)
