"""Hazards: what must be put right: life cycle and ledger, records, what a day asks for, the ladder of escalation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ansheng.hazards.agenda import Agenda, Matter, agenda
from ansheng.hazards.entry import HazardEntry, State
from ansheng.hazards.escalation import Ground, Ladder, Need, Proposal, Rung, Signal, letter
from ansheng.hazards.events import Event
from ansheng.hazards.findings import NoHazardError, from_finding, hazard_table
from ansheng.hazards.guards import GuardError, RoleError
from ansheng.hazards.lifecycle import Hazard, event
from ansheng.hazards.penalties import Scale, not_highest, scale, scales
from ansheng.hazards.priorities import Priority, priority_units
from ansheng.hazards.records import (
    EscalationRecord,
    HazardRecord,
    InspectionRecord,
    PenaltyRecord,
    RiskRecord,
    SanctionRecord,
)
from ansheng.hazards.rounds import RoundCoverage, round_coverage

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger as Ledger

__all__ = [
    "Agenda",
    "EscalationRecord",
    "Event",
    "Ground",
    "GuardError",
    "Hazard",
    "HazardEntry",
    "HazardRecord",
    "InspectionRecord",
    "Ladder",
    "Ledger",
    "Matter",
    "Need",
    "NoHazardError",
    "PenaltyRecord",
    "Priority",
    "Proposal",
    "RiskRecord",
    "RoleError",
    "RoundCoverage",
    "Rung",
    "SanctionRecord",
    "Scale",
    "Signal",
    "State",
    "agenda",
    "event",
    "from_finding",
    "hazard_table",
    "letter",
    "not_highest",
    "priority_units",
    "round_coverage",
    "scale",
    "scales",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """The ledger, loaded when it is first used: it needs the extra ``ledger``."""
        if name == "Ledger":
            from ansheng.hazards.ledger import Ledger

            return Ledger
        raise AttributeError(f"module 'ansheng.hazards' has no attribute {name!r}")
