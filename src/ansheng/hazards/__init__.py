"""Hazards: what must be put right: records, life cycle and ledger, lists, clocks and penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ansheng.hazards.enforcement import CaseRecord, InspectionRecord, PenaltyRecord, SanctionRecord
from ansheng.hazards.entry import HazardEntry, State
from ansheng.hazards.events import Event
from ansheng.hazards.guards import GuardError, RoleError
from ansheng.hazards.lifecycle import Hazard, event
from ansheng.hazards.penalties import Scale, not_highest, scale, scales
from ansheng.hazards.records import EscalationRecord, HazardRecord, ListingRecord, RiskRecord

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger as Ledger

__all__ = [
    "CaseRecord",
    "EscalationRecord",
    "Event",
    "GuardError",
    "Hazard",
    "HazardEntry",
    "HazardRecord",
    "InspectionRecord",
    "Ledger",
    "ListingRecord",
    "PenaltyRecord",
    "RiskRecord",
    "RoleError",
    "SanctionRecord",
    "Scale",
    "State",
    "event",
    "not_highest",
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
