"""Responsibility: who answers for what, read from plans and tables; chains, gaps and overlaps; duties and cadence."""

from __future__ import annotations

from ansheng.responsibility.assignments import Assignment, read_assignments
from ansheng.responsibility.duties import Duty, Standing, standard_duties, standard_duty, standings
from ansheng.responsibility.organisation import Coverage, Hole, Link, Organisation
from ansheng.responsibility.parties import Parties
from ansheng.responsibility.plans.deadlines import Cadence, Deadline
from ansheng.responsibility.plans.files import open_plan
from ansheng.responsibility.plans.model import Bracket, PlanItem, UnknownParty, WorkPlan
from ansheng.responsibility.plans.reading import read_plan
from ansheng.responsibility.records import (
    AssignmentRecord,
    DutyRecord,
    EnterpriseRecord,
    OccurrenceRecord,
    PartyRecord,
    PostRecord,
    SectorRecord,
    TeamRecord,
)
from ansheng.responsibility.roles import Role
from ansheng.responsibility.teams import RescueNeeds, contact_holes, rescue_needs, team_holes

__all__ = [
    "Assignment",
    "AssignmentRecord",
    "Bracket",
    "Cadence",
    "Coverage",
    "Deadline",
    "Duty",
    "DutyRecord",
    "EnterpriseRecord",
    "Hole",
    "Link",
    "OccurrenceRecord",
    "Organisation",
    "Parties",
    "PartyRecord",
    "PlanItem",
    "PostRecord",
    "RescueNeeds",
    "Role",
    "SectorRecord",
    "Standing",
    "TeamRecord",
    "UnknownParty",
    "WorkPlan",
    "contact_holes",
    "open_plan",
    "read_assignments",
    "read_plan",
    "rescue_needs",
    "standard_duties",
    "standard_duty",
    "standings",
    "team_holes",
]
