"""Registers: what an office lists day by day beside its plans and hazards: papers, rounds, people, tips, money, risks.

Each row is a dated record with who and to whom, so that what is counted is counted here and not entered as a sum; each
function says how the rows stand at the end of a day.
"""

from __future__ import annotations

from ansheng.registers.office.communities import CommunityRecord, CommunityStanding, community_standings
from ansheng.registers.office.distributions import Distributed, DistributionRecord, distributed
from ansheng.registers.office.documents import (
    DocumentRecord,
    DocumentStanding,
    LaidDown,
    document_standings,
    laid_down,
    laid_down_by_party,
)
from ansheng.registers.office.rounds import (
    RoundReach,
    RoundRecord,
    UpwardStanding,
    rounds_reached,
    upward_standings,
)
from ansheng.registers.people.courses import (
    Course,
    CourseStanding,
    compulsory_courses,
    course_standings,
    high_risk_units,
)
from ansheng.registers.people.exams import ExamRecord, ExamStanding, exam_standings
from ansheng.registers.people.health import HealthRecord, HealthStanding, health_standings
from ansheng.registers.people.staff import BodyStaff, StaffRecord, staffing
from ansheng.registers.rescue import DutyCell, RescueRecord, RescueStanding, duty_matrix, rescue_standings
from ansheng.registers.risks import RiskRegister, RiskStanding, risk_register
from ansheng.registers.society.actions import ActionRecord, ActionStanding, action_standings
from ansheng.registers.society.agencies import AgencyRecord, AgencyStanding, agency_standings
from ansheng.registers.society.dishonest import (
    DishonestStanding,
    Movement,
    dishonest_standings,
    movements,
)
from ansheng.registers.society.expenses import (
    ExpenseRecord,
    ExpenseStanding,
    Rate,
    expense_standings,
    read_rates,
)
from ansheng.registers.society.tips import TipRecord, TipStanding, tip_standings

__all__ = [
    "ActionRecord",
    "ActionStanding",
    "AgencyRecord",
    "AgencyStanding",
    "BodyStaff",
    "CommunityRecord",
    "CommunityStanding",
    "Course",
    "CourseStanding",
    "DishonestStanding",
    "Distributed",
    "DistributionRecord",
    "DocumentRecord",
    "DocumentStanding",
    "DutyCell",
    "ExamRecord",
    "ExamStanding",
    "ExpenseRecord",
    "ExpenseStanding",
    "HealthRecord",
    "HealthStanding",
    "LaidDown",
    "Movement",
    "Rate",
    "RescueRecord",
    "RescueStanding",
    "RiskRegister",
    "RiskStanding",
    "RoundReach",
    "RoundRecord",
    "StaffRecord",
    "TipRecord",
    "TipStanding",
    "UpwardStanding",
    "action_standings",
    "agency_standings",
    "community_standings",
    "compulsory_courses",
    "course_standings",
    "dishonest_standings",
    "distributed",
    "document_standings",
    "duty_matrix",
    "exam_standings",
    "expense_standings",
    "health_standings",
    "high_risk_units",
    "laid_down",
    "laid_down_by_party",
    "movements",
    "read_rates",
    "rescue_standings",
    "risk_register",
    "rounds_reached",
    "staffing",
    "tip_standings",
    "upward_standings",
]
