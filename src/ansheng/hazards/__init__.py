"""Hazards: what must be put right: records, life cycle and ledger, lists, clocks and penalties.

Each name is loaded from its module when it is first used: a check needs the records and not the life cycle, and the
ledger needs the extra ``ledger``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ansheng.hazards.enforcement import (
        CaseRecord,
        DrawnRecord,
        InspectionRecord,
        PenaltyRecord,
        SanctionRecord,
    )
    from ansheng.hazards.entry import HazardEntry, State
    from ansheng.hazards.events import Event
    from ansheng.hazards.guards import GuardError, RoleError
    from ansheng.hazards.ledger import Ledger as Ledger
    from ansheng.hazards.lifecycle import Hazard, event
    from ansheng.hazards.penalties import Scale, not_highest, scale, scales
    from ansheng.hazards.records import EscalationRecord, HazardRecord, ListingRecord, RiskRecord

__all__ = [
    "CaseRecord",
    "DrawnRecord",
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

_HOME = {
    "ansheng.hazards.enforcement": (
        "CaseRecord",
        "DrawnRecord",
        "InspectionRecord",
        "PenaltyRecord",
        "SanctionRecord",
    ),
    "ansheng.hazards.entry": ("HazardEntry", "State"),
    "ansheng.hazards.events": ("Event",),
    "ansheng.hazards.guards": ("GuardError", "RoleError"),
    "ansheng.hazards.ledger": ("Ledger",),
    "ansheng.hazards.lifecycle": ("Hazard", "event"),
    "ansheng.hazards.penalties": ("Scale", "not_highest", "scale", "scales"),
    "ansheng.hazards.records": ("EscalationRecord", "HazardRecord", "ListingRecord", "RiskRecord"),
}
"""Where the names live."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A name of the package, from its module."""

        for module, names in _HOME.items():
            if name in names:
                globals()[name] = getattr(import_module(module), name)
                return globals()[name]
        raise AttributeError(f"module 'ansheng.hazards' has no attribute {name!r}")
