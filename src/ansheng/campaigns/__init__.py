"""Campaigns: what is to be done, by when, measured how: schemes of plans, cascades, schedules, targets, records."""

from __future__ import annotations

from ansheng.campaigns.campaign import (
    Presence,
    Span,
    bare_key_tasks,
    campaign_problems,
    presence,
    presence_by_party,
    span_of,
)
from ansheng.campaigns.cascade import SLIPS, Cascade, Slip, cascade
from ansheng.campaigns.enumeration import Enumeration, declared_in, enumeration
from ansheng.campaigns.records import (
    AttendanceRecord,
    CampaignRecord,
    MechanismRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TargetRecord,
    TaskRecord,
)
from ansheng.campaigns.schedule import Slot, TaskStanding, backward, task_standing
from ansheng.campaigns.scheme import Scheme, SchemeCheck
from ansheng.campaigns.submissions import SubmissionStanding, careless, submission_standings, unreached
from ansheng.campaigns.targets import Reached, TargetStanding, target_forecast, target_standing

__all__ = [
    "SLIPS",
    "AttendanceRecord",
    "CampaignRecord",
    "Cascade",
    "Enumeration",
    "MechanismRecord",
    "MeetingRecord",
    "PlanRecord",
    "Presence",
    "Reached",
    "Scheme",
    "SchemeCheck",
    "Slip",
    "Slot",
    "Span",
    "SubmissionRecord",
    "SubmissionStanding",
    "TargetRecord",
    "TargetStanding",
    "TaskRecord",
    "TaskStanding",
    "backward",
    "bare_key_tasks",
    "campaign_problems",
    "careless",
    "cascade",
    "declared_in",
    "enumeration",
    "presence",
    "presence_by_party",
    "span_of",
    "submission_standings",
    "target_forecast",
    "target_standing",
    "task_standing",
    "unreached",
]
