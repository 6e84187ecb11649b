"""Campaigns: what is to be done and by when. This part holds the records of plans, tasks, meetings and submissions."""

from __future__ import annotations

from ansheng.campaigns.records import (
    AttendanceRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TaskRecord,
)

__all__ = ["AttendanceRecord", "MeetingRecord", "PlanRecord", "SubmissionRecord", "TaskRecord"]
